import { inOrder, type SimEvent } from './simulateEvents';
import { personOf, type Stage, standingOf, stepName, taskSteps } from './simulateStage';
import type { LogLine, Watch } from './simulateWatch';

/** Fills in what is learned only later: which step a mail was, and the id of a row that had none yet. */

/** The lines of the Log by the key of their touch, the part of the Key cell before the attempt. */
function linesByKey(log: readonly LogLine[]): Map<string, LogLine[]> {
  const found = new Map<string, LogLine[]>();
  for (const line of log) {
    const key = line.key.split('#')[0] ?? '';
    if (key !== '') found.set(key, [...(found.get(key) ?? []), line]);
  }
  return found;
}

/** `6.email.CFO`: the channel and the role of a touch. */
const touchOf = (text: string): { channel: string; role: string } => {
  const [, channel = '', role = ''] = /^\d+\.([^.]+)\.?(.*)$/.exec(text) ?? [];
  return { channel, role };
};

/** The step that a key stands for, as the Log says; nothing where it says nothing. */
function stepOf(stage: Stage, lines: readonly LogLine[] | undefined): Partial<SimEvent> {
  const line = lines?.find(({ step }) => step !== '') ?? lines?.[0];
  if (line === undefined) return {};
  const step = Number(line.step);
  if (line.step === '' || !Number.isFinite(step)) return { prospect: line.prospect, cadence: line.cadence };
  const { channel, role } = touchOf(line.touch);
  const shown = stage.cadences.get(stepName(line.cadence, step));
  const touch = (shown?.channels.indexOf(channel === '' ? 'email' : channel) ?? -1) + 1;
  return {
    prospect: line.prospect,
    cadence: line.cadence,
    step,
    ...(touch === 0 ? {} : { touch }),
    ...(role === '' ? {} : { role }),
    office: shown?.office ?? false,
  };
}

/** The enrollment that a row was in at an instant. */
function enrollments(events: readonly SimEvent[]): (prospect: string, at: number) => number | undefined {
  const byProspect = new Map<string, SimEvent[]>();
  for (const event of events)
    if (event.kind === 'enroll' && event.prospect !== undefined)
      byProspect.set(event.prospect, [...(byProspect.get(event.prospect) ?? []), event]);
  return (prospect, at) =>
    (byProspect.get(prospect) ?? [])
      .filter((event) => event.at <= at)
      .reduce<number | undefined>((_, event) => event.enrollment, undefined);
}

/** The step that a key of ours stands for, as the Log has it so far. */
export const stepOfKey = (stage: Stage, watch: Watch, key: string): Partial<SimEvent> =>
  key === ''
    ? {}
    : stepOf(
        stage,
        watch.log.filter((line) => line.key.startsWith(key)),
      );

/** The events as they are written: in order of time, every field that can be known filled in. */
export function settledEvents(stage: Stage, watch: Watch): SimEvent[] {
  const byKey = linesByKey(watch.log);
  const events = inOrder(stage.journal.events);
  for (const event of events) {
    const person = personOf(event);
    if (person !== null) event.prospect = standingOf(stage, person).id || `${person.email} (no id)`;
    if (['sent', 'draft', 'by-hand', 'done'].includes(event.kind) && event.key !== undefined)
      Object.assign(event, { ...stepOf(stage, byKey.get(event.key)), ...pickedOf(event) });
    if (event.kind === 'done') Object.assign(event, taskSteps(event.key ?? ''));
    if (event.prospect === undefined && event.to !== undefined && event.kind !== 'block') {
      const addressee = stage.byAddress.get(event.to);
      const id = addressee === undefined ? '' : standingOf(stage, addressee).id;
      if (id !== '') event.prospect = id;
    }
  }
  const enrollmentAt = enrollments(events);
  // A draft that outlived its enrollment still belongs to it.
  const first = new Map<string, number>();
  for (const event of events) {
    if (event.prospect === undefined || event.enrollment !== undefined) continue;
    const enrollment = first.get(event.key ?? '') ?? enrollmentAt(event.prospect, event.at);
    if (enrollment === undefined) continue;
    event.enrollment = enrollment;
    if (event.key !== undefined) first.set(event.key, enrollment);
  }
  return events;
}

/** What the world saw of an event stands against what the Log says. */
const pickedOf = (event: SimEvent): Partial<SimEvent> => (event.channel === undefined ? {} : { channel: event.channel });

/** Does this mail end its cadence with a breakup or a close? Asked as soon as it left. */
export function endsCadence(stage: Stage, watch: Watch, key: string): boolean {
  const line = watch.log.find((each) => key !== '' && each.key.startsWith(key) && each.step !== '');
  return line !== undefined && (stage.cadences.get(stepName(line.cadence, Number(line.step)))?.ends ?? '') === 'breakup';
}
