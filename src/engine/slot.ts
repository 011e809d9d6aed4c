import type { Step } from './cadence';
import {
  type CivilDay,
  type DaysOff,
  type Instant,
  longestSearch,
  msPerDay,
  msPerMinute,
  weekday,
  weekdayNames,
} from './calendar';
import type { SlotSettings, Window } from './settings';
import { civilDayOf, instantAt, type Zone } from './zones';

/** What may be done when: email in send windows, answers in office hours, everything else as a task of the day. */
export type SlotKind = 'email' | 'office' | 'task';

/** The start of an allowed slot: its instant, and its date in the prospect's zone. */
export interface Slot {
  readonly at: Instant;
  readonly day: CivilDay;
}

type Hours = { readonly from: number; readonly to: number };
/** Allowed hours by weekday, Sunday first, earliest first. */
type Week = readonly (readonly Hours[])[];
export type SlotTable = Readonly<Record<SlotKind, Week>>;

const noon = 12 * 60;
const endOfDay = 24 * 60;
const monday = 1;
const friday = 5;

const weekOf = (windows: readonly Window[]): Week =>
  weekdayNames.map((_name, day) =>
    windows
      .filter((window) => window.weekdays.includes(day) && window.from < window.to)
      .map(({ from, to }) => ({ from, to }))
      .sort((a, b) => a.from - b.from),
  );

/** Cuts Monday mornings and Friday afternoons out of a week (G1 §FAQ). */
const guarded = (week: Week): Week =>
  week.map((hours, day) =>
    hours
      .map(({ from, to }) => ({
        from: day === monday ? Math.max(from, noon) : from,
        to: day === friday ? Math.min(to, noon) : to,
      }))
      .filter(({ from, to }) => from < to),
  );

/** Turns the team's windows into the hours of each weekday, once for all rows. */
export const slotTable = (settings: SlotSettings): SlotTable => {
  const email = weekOf(settings.sendWindows);
  return {
    email: settings.guard ? guarded(email) : email,
    office: weekOf(settings.officeHours),
    task: weekOf([{ weekdays: [1, 2, 3, 4, 5], from: settings.taskTime, to: endOfDay }]),
  };
};

/** A step is placed by its primary touch. */
export const slotKindOf = (step: Step): SlotKind => {
  if (step.touches[0] !== 'email') return 'task';
  return step.office ? 'office' : 'email';
};

/** The instant at which hours of a day begin; null where a clock change swallows them whole, or the day never was. */
const opening = (day: CivilDay, { from, to }: Hours, zone: Zone): Instant | null => {
  const steady = zone.steady(day);
  if (!Number.isNaN(steady)) return day * msPerDay + from * msPerMinute - steady;
  const opens = instantAt(day, from, zone);
  return civilDayOf(opens, zone) === day && opens < instantAt(day, to, zone) ? opens : null;
};

/**
 * The first allowed slot on or after a day of the prospect's calendar; null where windows and holidays leave none.
 * The zone's offset is read at the slot, so that eight in the morning stays eight when clocks change.
 */
export const snap = (day: CivilDay, kind: SlotKind, table: SlotTable, zone: Zone, off: DaysOff): Slot | null => {
  const week = table[kind];
  for (let candidate = day; candidate < day + longestSearch; candidate++) {
    if (off.has(candidate)) continue;
    for (const hours of week[weekday(candidate)] || []) {
      const at = opening(candidate, hours, zone);
      if (at !== null) return { at, day: candidate };
    }
  }
  return null;
};

/** The first instant from `at` on that lies in an allowed slot: `at` itself inside one, else the next start; null for none. */
export const openFrom = (at: Instant, kind: SlotKind, table: SlotTable, zone: Zone, off: DaysOff): Instant | null => {
  const today = civilDayOf(at, zone);
  for (let day = today; day < today + longestSearch; day++) {
    if (off.has(day)) continue;
    for (const hours of table[kind][weekday(day)] || []) {
      const opens = opening(day, hours, zone);
      if (opens !== null && at < instantAt(day, hours.to, zone)) return Math.max(at, opens);
    }
  }
  return null;
};
