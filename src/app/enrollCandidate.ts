import type { Cadence } from '../engine/cadence';
import { type CivilDay, formatDay, type Instant, type Moment } from '../engine/calendar';
import type { Prospect } from '../engine/decision';
import { nextTouch } from '../engine/due';
import { touchLabel } from '../engine/labels';
import { type PlanInput, planOf } from '../engine/plan';
import type { Rules } from '../engine/rules';
import { exitReasonOf } from '../engine/vocabulary';
import { civilDayOf, minuteOfDay, type Zone } from '../engine/zones';
import { normalisedAddress } from '../mail/addresses';
import { valueOr } from '../sheet/cells/cell';
import { toProspectFacts } from '../sheet/prospectFacts';
import type { ProspectRow } from '../sheet/prospects';
import type { PlannedTouch } from './sidebarContract';

/** One row on its way into a cadence. */
export interface Candidate {
  readonly source: ProspectRow;
  readonly prospect: Prospect;
  /** As written; '' where there is none that can be read. */
  readonly email: string;
  /** The form under which mailboxes are compared; '' likewise. */
  readonly mailbox: string;
  readonly name: string;
  readonly company: string;
  readonly owner: string;
  readonly zone: Zone;
  /** Not Before as it will stand once the row is enrolled. */
  readonly notBefore: Moment | null;
}

/** A row is in a cadence where it names one and has not left it. */
export const isInCadence = ({ sequence, status }: Prospect): boolean =>
  sequence !== '' && (status === null || exitReasonOf(status) === null);

const nameOf = ({ values }: ProspectRow): string =>
  [valueOr(values.firstName, ''), valueOr(values.lastName, '')].filter((part) => part !== '').join(' ');

export function candidateOf(source: ProspectRow, rules: Rules): Candidate {
  const prospect = toProspectFacts(source);
  const email = valueOr(source.values.email, '');
  return {
    source,
    prospect,
    email,
    mailbox: email === '' ? '' : normalisedAddress(email),
    name: nameOf(source),
    company: valueOr(source.values.company, ''),
    owner: valueOr(source.values.owner, '').toLowerCase(),
    zone: prospect.zone ?? rules.defaultZone,
    // What an earlier cadence was waiting for does not hold back a new start; a day that was set for a fresh row does.
    notBefore: prospect.sequence === '' ? prospect.notBefore : null,
  };
}

export interface Planned {
  readonly step: number;
  readonly at: Instant;
  readonly day: CivilDay;
}

/** A row that would be enrolled, with its dates. */
export interface Joining {
  readonly candidate: Candidate;
  readonly planned: readonly Planned[];
}

/** A row in a cadence, with the touches of it that are known. */
export interface Dated {
  readonly candidate: Candidate;
  readonly cadence: Cadence;
  readonly touches: readonly Planned[];
  /** What comes after them if each is done on its day. */
  readonly later: readonly Planned[];
}

const inputOf = (candidate: Candidate, cadence: Cadence, anchor: Moment): PlanInput => {
  const { dealSize, stakeholders, engagement, country } = candidate.prospect;
  return { cadence, anchor, zone: candidate.zone, country, dealSize, stakeholders, engagement };
};

/** The steps after the next one of a row that is under way, each as far behind it as the plan has it. */
export function laterTouches(candidate: Candidate, cadence: Cadence, next: Planned, rules: Rules): readonly Planned[] {
  const { anchor } = candidate.prospect;
  if (anchor === null) return [];
  const plan = planOf(inputOf(candidate, cadence, anchor), rules);
  const from = plan.find(({ number }) => number === next.step);
  if (from === undefined) return [];
  const moved = next.at - from.slot.at;
  return plan
    .filter(({ number }) => number > next.step)
    .map(({ number, slot }) => ({ step: number, at: slot.at + moved, day: slot.day + next.day - from.slot.day }));
}

/** Every due date as if each step were done on it; fewer than the cadence has steps where windows and holidays leave no room. */
export function plannedTouches(candidate: Candidate, cadence: Cadence, anchor: Moment, rules: Rules): readonly Planned[] {
  const input = inputOf(candidate, cadence, anchor);
  if (candidate.notBefore === null) {
    return planOf(input, rules).map(({ number, slot }) => ({ step: number, at: slot.at, day: slot.day }));
  }
  const planned: Planned[] = [];
  for (let done = 0; done < cadence.steps.length; done++) {
    const before = planned[done - 1];
    const lastContact: Moment | null = before === undefined ? null : { kind: 'date', day: before.day };
    const touch = nextTouch({ ...input, stepsDone: done, lastContact, notBefore: candidate.notBefore }, rules);
    if (touch.kind !== 'due') break;
    planned.push({ step: touch.step, at: touch.due, day: touch.trace.slot.day });
  }
  return planned;
}

/** An instant on a wall clock: "Tue 3 Mar 2026 08:00". */
export function onWallClock(at: Instant, zone: Zone): string {
  const minutes = minuteOfDay(at, zone);
  const two = (count: number): string => String(count).padStart(2, '0');
  return `${formatDay(civilDayOf(at, zone))} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export const shownTouch = ({ step, at }: Planned, cadence: Cadence, zone: Zone): PlannedTouch => ({
  step,
  label: touchLabel(cadence, step),
  due: new Date(at).toISOString(),
  words: onWallClock(at, zone),
});
