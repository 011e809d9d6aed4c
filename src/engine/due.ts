import { type CivilDay, formatDay, type Instant, type Moment, weekday } from './calendar';
import { addDays, daysBetween } from './dayCount';
import { dayOf, type Place, type PlanInput, type PlannedStep, planSteps } from './plan';
import type { Rules } from './rules';
import { type Slot, type SlotKind, slotKindOf, snap } from './slot';
import { minuteOfDay } from './zones';

/** What the next touch needs to know of a row. */
export interface TouchInput extends PlanInput {
  /** Steps done or skipped; more than there are means all. */
  readonly stepsDone: number;
  /** Ignored while no step is done. */
  readonly lastContact: Moment | null;
  /** Counts by its date. */
  readonly notBefore: Moment | null;
}

/** Where a due date comes from, piece by piece, for the sentence that explains it. */
export interface DueTrace {
  readonly planned: PlannedStep;
  /** The step before, where one was done. */
  readonly before: PlannedStep | null;
  /** The day the step is wanted for, counted from what really happened. */
  readonly wanted: CivilDay;
  readonly lastContact: CivilDay | null;
  readonly notBefore: CivilDay | null;
  /** True where Not Before decided. */
  readonly heldBack: boolean;
  readonly slot: Slot;
}

export type NextTouch =
  | { readonly kind: 'due'; readonly step: number; readonly due: Instant; readonly trace: DueTrace }
  /** Every step is done. */
  | { readonly kind: 'done' }
  | { readonly kind: 'problem'; readonly words: string };

const noSlot: NextTouch = {
  kind: 'problem',
  words: 'No day is free for this step: look at the send windows on the Settings sheet and at the Holidays sheet.',
};

/**
 * The due instant of the next step, from the row's own facts alone: no clock, no quota.
 * On time it is the plan. What follows a late step comes as much later, what follows an early one as much earlier; nothing before Not Before.
 */
export const nextTouch = (input: TouchInput, rules: Rules): NextTouch => {
  const { cadence, zone } = input;
  const step = cadence.steps[input.stepsDone];
  if (step === undefined) return { kind: 'done' };

  const place: Place = { zone, off: rules.daysOff(input.country) };
  const number = input.stepsDone + 1;
  const plan = planSteps(cadence, dayOf(input.anchor, zone), rules.paceOf(cadence, input), number, place, rules);
  const planned = plan[number - 1];
  if (planned === undefined) return noSlot;

  const before = plan[number - 2] ?? null;
  const lastContact = before === null || input.lastContact === null ? null : dayOf(input.lastContact, zone);
  const wanted =
    before === null || lastContact === null
      ? planned.wanted
      : addDays(lastContact, daysBetween(before.slot.day, planned.wanted, cadence.days, place.off), cadence.days, place.off);
  const kind = slotKindOf(step);
  const counted = wanted === null ? null : snap(wanted, kind, rules.slots, zone, place.off);
  if (wanted === null || counted === null) return noSlot;

  const notBefore = input.notBefore === null ? null : dayOf(input.notBefore, zone);
  const earliest = notBefore === null ? counted : snap(notBefore, kind, rules.slots, zone, place.off);
  if (earliest === null) return noSlot;

  const heldBack = earliest.at > counted.at;
  const slot = heldBack ? earliest : counted;
  return { kind: 'due', step: number, due: slot.at, trace: { planned, before, wanted, lastContact, notBefore, heldBack, slot } };
};

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const counted = (days: number, kind: TouchInput['cadence']['days']): string =>
  `${days} ${kind === 'business' ? 'business ' : ''}${days === 1 ? 'day' : 'days'}`;

const gapWords = ({ planned, before }: DueTrace, input: TouchInput): string => {
  const { gap } = planned;
  const from = before === null ? 'the anchor' : `step ${before.number}`;
  const why = gap.setBy.length === 0 ? 'as written' : `${gap.written} as written; ${gap.setBy.join(', ')}`;
  return `${counted(gap.days, input.cadence.days)} after ${from} (${why})`;
};

const slotRule: Readonly<Record<SlotKind, string>> = {
  email: 'the next send window',
  office: 'the next office hours',
  task: 'the next working day',
};

const countedWords = ({ planned, before, lastContact, wanted }: DueTrace): string[] => {
  const plan = [`planned ${formatDay(planned.slot.day)}`];
  if (before === null || lastContact === null || lastContact === before.slot.day) return plan;
  const shift = Math.abs(lastContact - before.slot.day);
  const side = lastContact > before.slot.day ? 'late' : 'early';
  return [
    ...plan,
    `step ${before.number} was done ${shift} ${shift === 1 ? 'day' : 'days'} ${side}, so counted from ${formatDay(lastContact)}`,
    `wanted ${formatDay(wanted)}`,
  ];
};

const movedWords = (trace: DueTrace, input: TouchInput, rules: Rules): string[] => {
  if (trace.heldBack && trace.notBefore !== null) return [`held back by Not Before ${formatDay(trace.notBefore)}`];
  if (trace.wanted === trace.slot.day) return [];
  const why = rules.daysOff(input.country).has(trace.wanted)
    ? 'a holiday'
    : ['a Sunday', 'a Monday', 'a Tuesday', 'a Wednesday', 'a Thursday', 'a Friday', 'a Saturday'][weekday(trace.wanted)];
  const kind = slotKindOf(input.cadence.steps[trace.planned.number - 1]!);
  const between = Array.from({ length: trace.slot.day - trace.wanted - 1 }, (_, index) => trace.wanted + 1 + index);
  const skipped = between.find((day) => rules.daysOff(input.country).has(day));
  const past = skipped === undefined ? '' : `, past the holiday of ${formatDay(skipped)}`;
  return [`${formatDay(trace.wanted)} is ${why}, so moved to ${slotRule[kind]}${past}`];
};

/**
 * Says in one line why the next touch is due when it is: which step, how long after the one before and by which rule, on which day, what moved it.
 * Blank when every step is done.
 */
export const explainTouch = (touch: NextTouch, input: TouchInput, rules: Rules): string => {
  if (touch.kind === 'done') return '';
  if (touch.kind === 'problem') return touch.words;
  const { trace } = touch;
  const due = `due ${formatDay(trace.slot.day)} ${clock(minuteOfDay(trace.slot.at, input.zone))} ${input.zone.name}`;
  const pieces = [gapWords(trace, input), ...countedWords(trace), ...movedWords(trace, input, rules), due];
  return `Step ${touch.step} of ${input.cadence.steps.length}: ${pieces.join('; ')}.`;
};
