import type { Cadence } from './cadence';
import type { CivilDay, DaysOff, Moment } from './calendar';
import { addDays } from './dayCount';
import type { Gap, PaceInputs } from './pace';
import type { Rules } from './rules';
import type { PaceSettings } from './settings';
import { type Slot, slotKindOf, snap } from './slot';
import { civilDayOf, type Zone } from './zones';

/** One step of a plan, as if every step were done on its due date. */
export interface PlannedStep {
  /** Counts from 1. */
  readonly number: number;
  readonly gap: Gap;
  /** B: the day the step is wanted for, before windows, weekends and holidays push it. */
  readonly wanted: CivilDay;
  /** P: the first allowed slot from there. */
  readonly slot: Slot;
}

/** Where a prospect is, for everything that counts days. */
export interface Place {
  readonly zone: Zone;
  readonly off: DaysOff;
}

/** The calendar date of a moment: a date cell's own, an instant's in the zone. */
export const dayOf = (moment: Moment, zone: Zone): CivilDay =>
  moment.kind === 'date' ? moment.day : civilDayOf(moment.at, zone);

/** A pushed step keeps some distance from the one before it, so that two emails do not land on neighbouring days. */
const leastGap = (cadence: Cadence, index: number, settings: PaceSettings): number => {
  const bothEmail = cadence.steps[index]?.touches[0] === 'email' && cadence.steps[index - 1]?.touches[0] === 'email';
  return bothEmail ? settings.leastBetweenEmails : settings.leastBetweenOthers;
};

const later = (a: CivilDay | null, b: CivilDay | null): CivilDay | null => (a === null || b === null ? null : Math.max(a, b));

/**
 * The plan of the first `upTo` steps from an anchor day; fewer where windows and holidays leave no room.
 * Every step counts from the anchor, so that pushes do not add up.
 */
export const planSteps = (
  cadence: Cadence,
  anchor: CivilDay,
  gaps: readonly Gap[],
  upTo: number,
  place: Place,
  rules: Rules,
): readonly PlannedStep[] => {
  const planned: PlannedStep[] = [];
  let offset = 0;
  for (let index = 0; index < Math.min(upTo, cadence.steps.length); index++) {
    const step = cadence.steps[index]!;
    const gap = gaps[index]!;
    offset += gap.days;
    const fromAnchor = addDays(anchor, offset, cadence.days, place.off);
    const before = planned[index - 1];
    const apart = Math.min(gap.days, leastGap(cadence, index, rules.settings.pace));
    const wanted =
      before === undefined ? fromAnchor : later(fromAnchor, addDays(before.slot.day, apart, cadence.days, place.off));
    const slot = wanted === null ? null : snap(wanted, slotKindOf(step), rules.slots, place.zone, place.off);
    if (wanted === null || slot === null) break;
    planned.push({ number: index + 1, gap, wanted, slot });
  }
  return planned;
};

/** What a plan needs to know of a row. */
export interface PlanInput extends PaceInputs {
  readonly cadence: Cadence;
  readonly anchor: Moment;
  readonly zone: Zone;
  readonly country: string;
}

/** The whole plan of a cadence for one prospect, in step order. */
export const planOf = (input: PlanInput, rules: Rules): readonly PlannedStep[] =>
  planSteps(
    input.cadence,
    dayOf(input.anchor, input.zone),
    rules.paceOf(input.cadence, input),
    input.cadence.steps.length,
    { zone: input.zone, off: rules.daysOff(input.country) },
    rules,
  );
