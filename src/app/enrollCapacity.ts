import { capOf } from '../engine/allocate';
import type { Cadence } from '../engine/cadence';
import { type CivilDay, formatDay } from '../engine/calendar';
import { stepMode } from '../engine/decide/touch';
import type { Rules } from '../engine/rules';
import { civilDayOf } from '../engine/zones';
import type { Candidate, Dated, Joining, Planned } from './enrollCandidate';
import type { Finding } from './sidebarContract';

/** The person who enrolls, and since when their automatic mail goes out; null where it has yet to begin. */
export interface Sender {
  readonly address: string;
  readonly since: CivilDay | null;
}

interface Load {
  readonly sender: string;
  readonly day: CivilDay;
  mails: number;
}

/** What a sender may send on a day. A new sender's cap grows from the first day on; of other senders only the full cap is known. */
function capsOf(me: Sender, firstDay: CivilDay, rules: Rules): (load: Pick<Load, 'sender' | 'day'>) => number {
  const { sending } = rules.settings;
  const since = me.since ?? firstDay;
  return ({ sender, day }) => (sender === me.address ? capOf(day - since, sending) : sending.dailyCap);
}

/**
 * Days on which more automatic email is planned than its sender may send: told for all rows, and on each row that waits. Rows that are
 * under way count with their next touch alone, since later ones depend on what happens first.
 */
export function pastTheCap(
  joining: readonly Joining[],
  underWay: readonly Dated[],
  cadence: Cadence,
  rules: Rules,
  me: Sender,
): { readonly findings: Map<number, Finding>; readonly warnings: readonly string[] } {
  const loads = new Map<string, Load>();
  const count = (candidate: Candidate, of: Cadence, { step, at }: Planned): Load | null => {
    if (stepMode(step, of, candidate.prospect, rules.settings.work) !== 'send') return null;
    const day = civilDayOf(at, rules.sheetZone);
    const sender = candidate.owner === '' ? me.address : candidate.owner;
    const key = `${day} ${sender}`;
    const load = loads.get(key) ?? { sender, day, mails: 0 };
    load.mails++;
    loads.set(key, load);
    return load;
  };
  const firstDay = Math.min(...joining.flatMap(({ planned }) => planned.map(({ at }) => civilDayOf(at, rules.sheetZone))));
  const capFor = capsOf(me, firstDay, rules);
  for (const { candidate, cadence: of, touches } of underWay) for (const touch of touches) count(candidate, of, touch);
  const findings = new Map<number, Finding>();
  for (const { candidate, planned } of joining) {
    for (const touch of planned) {
      const load = count(candidate, cadence, touch);
      if (load === null || load.mails <= capFor(load) || findings.has(candidate.source.row)) continue;
      const words = `Step ${touch.step} comes after the ${capFor(load)} emails of ${formatDay(load.day)}: it waits for the next window.`;
      findings.set(candidate.source.row, { code: 'capacity', level: 'warning', words });
    }
  }
  const full = [...loads.values()].filter((load) => load.mails > capFor(load)).sort((one, other) => one.day - other.day);
  const shown = full.slice(0, 5).map((load) => {
    const whose = load.sender === '' ? 'one sender' : load.sender;
    return `${formatDay(load.day)}: ${load.mails} automatic emails for ${whose}, whose cap that day is ${capFor(load)}. The rest waits for the next windows.`;
  });
  const more = full.length > 5 ? [`${full.length - 5} more days are past the cap.`] : [];
  return { findings, warnings: [...shown, ...more] };
}
