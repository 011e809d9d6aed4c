import type { Cadence } from '../cadence';
import { type CivilDay, type DaysOff, formatDay, type Instant, type Moment } from '../calendar';
import { daysBetween } from '../dayCount';
import type { Prospect, RuleApplied, Verdict, WorldFacts } from '../decision';
import { type NextTouch, nextTouch, type TouchInput } from '../due';
import { dayOf } from '../plan';
import type { Rules } from '../rules';
import { type ExitReason, exitReasonOf } from '../vocabulary';
import { civilDayOf, type Zone } from '../zones';

/** Everything a rule may look at. */
export interface Situation {
  readonly prospect: Prospect;
  /** Null where the row names no cadence, or one that nobody knows. */
  readonly cadence: Cadence | null;
  readonly facts: WorldFacts;
  readonly now: Instant;
  readonly rules: Rules;
  /** The day of the sheet's zone. */
  readonly today: CivilDay;
  readonly zone: Zone;
  readonly off: DaysOff;
  /** The next touch, with what it was worked out from; null where cadence or anchor is missing. Worked out once, when first asked. */
  readonly upcoming: () => Upcoming | null;
}

interface Upcoming {
  readonly touch: NextTouch;
  readonly input: TouchInput;
}

/** A verdict with the words of the rule that reached it, and those of smaller rules on the way. */
export interface Finding {
  readonly verdict: Verdict;
  readonly words: string;
  readonly notes?: readonly RuleApplied[];
}

export interface DecisionRule {
  readonly rule: string;
  readonly find: (situation: Situation) => Finding | null;
}

const upcomingOf = (prospect: Prospect, cadence: Cadence | null, zone: Zone, rules: Rules): Upcoming | null => {
  if (cadence === null || prospect.anchor === null) return null;
  const { anchor, country, stepsDone, lastContact, notBefore, dealSize, stakeholders, engagement } = prospect;
  const input = { cadence, anchor, zone, country, stepsDone, lastContact, notBefore, dealSize, stakeholders, engagement };
  return { touch: nextTouch(input, rules), input };
};

export const situationOf = (
  prospect: Prospect,
  cadence: Cadence | null,
  facts: WorldFacts,
  now: Instant,
  rules: Rules,
): Situation => {
  const zone = prospect.zone ?? rules.defaultZone;
  let known: Upcoming | null | undefined;
  return {
    prospect,
    cadence,
    facts,
    now,
    rules,
    today: civilDayOf(now, rules.sheetZone),
    zone,
    off: rules.daysOff(prospect.country),
    upcoming: () => {
      if (known === undefined) known = upcomingOf(prospect, cadence, zone, rules);
      return known;
    },
  };
};

/** The Exit Reason of a row that has left its cadence; null for any other. */
export const exitedWith = ({ prospect }: Situation): ExitReason | null =>
  prospect.status === null ? null : exitReasonOf(prospect.status);

/** A cadence runs or rests here: enrolled, and not out. */
export const isEnrolled = (situation: Situation): boolean =>
  situation.prospect.sequence !== '' && situation.prospect.status !== null && exitedWith(situation) === null;

export const isRunning = ({ prospect }: Situation): boolean =>
  prospect.sequence !== '' && (prospect.status === 'Active' || prospect.status === 'Resumed');

/** The calendar date a moment has for the team. */
export const sheetDay = (moment: Moment, { rules }: Situation): CivilDay => dayOf(moment, rules.sheetZone);

export const dayWords = formatDay;

/** Days of the present gap that remain today, as the cadence counts; null where no step is ahead. A row already paused keeps what it had. */
export const remainingDays = (situation: Situation): number | null => {
  const { prospect, cadence, off, now, zone } = situation;
  if (prospect.pause !== null) return prospect.pause.remaining;
  const next = situation.upcoming();
  if (cadence === null || next?.touch.kind !== 'due') return null;
  return Math.max(0, daysBetween(civilDayOf(now, zone), next.touch.trace.slot.day, cadence.days, off));
};
