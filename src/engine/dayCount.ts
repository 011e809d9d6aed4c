import { addBusinessDays, businessDaysBetween, type CivilDay, type DaysOff } from './calendar';
import type { DayKind } from './vocabulary';

/** The day `count` days on, counted as a cadence counts; null where the holidays leave no such day. */
export const addDays = (day: CivilDay, count: number, kind: DayKind, off: DaysOff): CivilDay | null =>
  kind === 'business' ? addBusinessDays(day, count, off) : day + count;

/** Days from one day to another, counted as a cadence counts. */
export const daysBetween = (from: CivilDay, to: CivilDay, kind: DayKind, off: DaysOff): number =>
  kind === 'business' ? businessDaysBetween(from, to, off) : to - from;
