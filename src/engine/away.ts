import { type CivilDay, type DaysOff, noDaysOff } from './calendar';

/** Days from first to last, both included. */
export interface DayRange {
  readonly from: CivilDay;
  readonly to: CivilDay;
}

/**
 * When senders are away, by address in lower case; '' holds for everybody. Null stands for dates that are written and cannot be read:
 * whoever they are for may be away today.
 */
export type AwayDates = Readonly<Record<string, readonly DayRange[] | null>>;

/** The sender under which dates for everybody are kept. */
export const everybody = '';

const rangesOf = (away: AwayDates, sender: string): readonly DayRange[] => [
  ...(away[everybody] || []),
  ...(sender === everybody ? [] : away[sender] || []),
];

/** Whether dates that hold for this sender are written in a way that cannot be read. */
export const isAwayUnclear = (away: AwayDates, sender: string): boolean => away[everybody] === null || away[sender] === null;

/** Every day on which a sender is away. */
export const awayDays = (away: AwayDates, sender: string): DaysOff => {
  const ranges = rangesOf(away, sender);
  if (ranges.length === 0) return noDaysOff;
  return new Set(ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index)));
};

/** The last day of the absence that a day lies in; null where the sender is there. */
export const awayUntil = (away: AwayDates, sender: string, day: CivilDay): CivilDay | null => {
  const days = awayDays(away, sender);
  if (!days.has(day)) return null;
  let last = day;
  while (days.has(last + 1)) last++;
  return last;
};
