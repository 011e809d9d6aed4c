import type { Window } from '../../engine/settings';
import type { Cell, Reading } from '../cells/cell';
import { blank, brokenFormula, isBlank, onOneLine, problem, quoted, value } from '../cells/cell';

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const howTo = 'write days and hours such as "Tue–Thu 08:00–10:00, 13:00–15:00"';

const time = '(\\d{1,2})(?:[:.](\\d{2}))?\\s*([ap]m)?';
const timeRange = new RegExp(`^${time}\\s*(?:-|–|—|to)\\s*${time}`, 'i');
const days = /^([a-z]+)\.?(?:\s*(?:-|–|—|to\s)\s*([a-z]+)\.?)?/i;
const between = /^(?:[\s,;+&]|and\s|or\s)+/i;

const fullNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const weekdayOf = (word: string): number | null => {
  const found = fullNames.findIndex((name) => word.length >= 3 && name.startsWith(word.toLowerCase()));
  return found < 0 ? null : found;
};

/** The weekdays from one to another, over the end of the week where need be. */
const weekdaysFrom = (first: number, last: number): readonly number[] =>
  Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => (first + index) % 7);

/** Minutes since midnight, up to 24:00; null where the clock shows no such time. */
const minutes = (hours = '', rest = '0', half = ''): number | null => {
  const hour = Number(hours);
  if (half !== '' && (hour < 1 || hour > 12)) return null;
  const at = (half === '' ? hour : (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)) * 60 + Number(rest);
  return at > 24 * 60 || Number(rest) > 59 ? null : at;
};

const daysNamed = (first: string, last: string | undefined): readonly number[] | null => {
  if (/^weekdays?$/i.test(first)) return [1, 2, 3, 4, 5];
  const from = weekdayOf(first);
  const to = last === undefined ? from : weekdayOf(last);
  return from === null || to === null ? null : weekdaysFrom(from, to);
};

/** Reads hours of the week: days, then the hours that hold on them; several such groups one after another. */
export const readWindows = (cell: Cell): Reading<readonly Window[]> => {
  if (isBlank(cell)) return blank;
  const broken = brokenFormula(cell);
  if (broken !== null) return broken;
  const unreadable = problem(`${quoted(cell)} is not understood; ${howTo}`);
  if (typeof cell !== 'string' || cell.length > 500) return unreadable;
  const windows: Window[] = [];
  let weekdays: number[] = [];
  let hoursSeen = false;
  let rest = onOneLine(cell);
  while (rest !== '') {
    const hours = timeRange.exec(rest);
    const named = hours === null ? days.exec(rest) : null;
    if (hours !== null) {
      const to = minutes(hours[4], hours[5], hours[6] || '');
      // In "1–3 pm" the half of the day is said once, for both.
      const sameHalf = minutes(hours[1], hours[2], hours[3] ?? hours[6] ?? '');
      const from = sameHalf !== null && to !== null && sameHalf < to ? sameHalf : minutes(hours[1], hours[2], hours[3] || '');
      if (from === null || to === null || from >= to || weekdays.length === 0) return unreadable;
      windows.push({ weekdays: [...weekdays].sort((a, b) => a - b), from, to });
      hoursSeen = true;
    } else {
      const found = named === null ? null : daysNamed(named[1] || '', named[2]);
      if (found === null) return unreadable;
      weekdays = [...new Set([...(hoursSeen ? [] : weekdays), ...found])];
      hoursSeen = false;
    }
    rest = rest.slice((hours ?? named)?.[0].length).replace(between, '');
  }
  return hoursSeen ? value(windows) : unreadable;
};

/** Writes minutes since midnight as 08:00. */
const writtenTime = (at: number): string => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;

const writtenDays = (weekdays: readonly number[]): string => {
  const runs: number[][] = [];
  for (const day of weekdays) {
    const run = runs[runs.length - 1];
    if (run !== undefined && run[run.length - 1] === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined): string => dayNames[day || 0] || '';
  return runs.map((run) => (run.length === 1 ? name(run[0]) : `${name(run[0])}–${name(run[run.length - 1])}`)).join(', ');
};

/** Writes hours of the week as `readWindows` reads them. */
export const writtenWindows = (windows: readonly Window[]): string => {
  const groups = new Map<string, string[]>();
  for (const { weekdays, from, to } of windows) {
    const key = writtenDays(weekdays);
    groups.set(key, [...(groups.get(key) || []), `${writtenTime(from)}–${writtenTime(to)}`]);
  }
  return [...groups].map(([key, hours]) => `${key} ${hours.join(', ')}`).join('; ');
};

/**
 * Reads one time of day: "from 09:00", or the bare time as text. Sheets takes a bare time that is typed in for a date of 1899,
 * whose hours depend on what clocks showed then; that is asked, not guessed.
 */
export const readTime = (cell: Cell): Reading<number> => {
  if (isBlank(cell)) return blank;
  const broken = brokenFormula(cell);
  if (broken !== null) return broken;
  if (typeof cell === 'number' && cell >= 0 && cell < 1) return value(Math.round(cell * 24 * 60) % (24 * 60));
  const parts = typeof cell === 'string' ? new RegExp(`^(?:from\\s+)?${time}$`, 'i').exec(onOneLine(cell)) : null;
  const at = parts === null ? null : minutes(parts[1], parts[2], parts[3] || '');
  if (at !== null && at < 24 * 60) return value(at);
  return problem(`${typeof cell === 'string' ? quoted(cell) : 'this'} is no time of day as text; write it as "from 09:00"`);
};

/** Writes a time of day in words that Sheets leaves as they are. */
export const writtenFrom = (at: number): string => `from ${writtenTime(at)}`;
