import type { DayRange } from '../../engine/away';
import { type CivilDay, formatCivil, formatDay } from '../../engine/calendar';
import type { Zone } from '../../engine/zones';
import type { Cell, Reading } from '../cells/cell';
import { blank, isBlank, isDate, onOneLine, problem, quoted, value } from '../cells/cell';
import { dateInText } from '../cells/dateText';
import { readDay } from '../cells/moment';

const howTo = 'write days as "2026-12-24 to 2027-01-02, 2027-02-01"';

/** An absence longer than this is a slip of the keyboard. */
const longestAway = 400;
/** A date may have a comma in it, and a range of two such dates has two. */
const mostCommas = 2;

const separators = [
  /\s+(?:to|until|till|through|bis|al|au|tot|-|–|—|→)\s+/i,
  /\s*(?:–|—|→|\.\.\.?)\s*/,
  /^([^/]+-[^/]+)\/([^/]+-[^/]+)$/,
];

const dayIn = (text: string): CivilDay | null => {
  const read = dateInText(text);
  return read.kind === 'date' && read.minutes === null ? read.day : null;
};

/** The beginning of a range, which may leave to its end what both have in common: "24 to 31 Dec 2026", "24 Dec to 2 Jan 2027". */
const beginningIn = (text: string, endText: string, end: CivilDay): CivilDay | null => {
  const whole = dayIn(text);
  if (whole !== null) return whole;
  const bare = /^\d{1,2}\.?$/.exec(text);
  if (bare !== null) return dayIn(endText.replace(/^\d{1,2}\b\.?/, text));
  const year = Number(formatCivil(end).slice(0, 4));
  const candidates = [year, year - 1].flatMap((each) => dayIn(`${text}${text.endsWith('.') ? '' : ' '}${each}`) || []);
  return candidates.find((day) => day <= end) ?? null;
};

const rangeIn = (text: string): DayRange | null => {
  const day = dayIn(text);
  if (day !== null) return { from: day, to: day };
  for (const separator of separators) {
    const parts = separator.exec(text);
    if (parts === null) continue;
    const [beginning, ending] =
      parts[1] !== undefined && parts[2] !== undefined
        ? [parts[1], parts[2]]
        : [text.slice(0, parts.index), text.slice(parts.index + parts[0].length)];
    const to = dayIn(ending.trim());
    const from = to === null ? null : beginningIn(beginning.trim(), ending.trim(), to);
    if (from !== null && to !== null) return { from, to };
  }
  return null;
};

/** Ranges out of pieces between commas, joining a few where a date has a comma of its own; the first piece that is none otherwise. */
const rangesIn = (pieces: readonly string[]): readonly DayRange[] | string => {
  const ranges: DayRange[] = [];
  for (let at = 0; at < pieces.length; ) {
    let joined = 0;
    let found: DayRange | null = null;
    for (let more = 0; more <= mostCommas && found === null; more++) {
      joined = more + 1;
      found = at + joined > pieces.length ? null : rangeIn(pieces.slice(at, at + joined).join(', '));
    }
    if (found === null) return pieces[at] || '';
    ranges.push(found);
    at += joined;
  }
  return ranges;
};

/**
 * Reads days and ranges of days, both ends included, as people write them: "2026-12-24 to 2027-01-02, 2027-02-01", "24.12.2026 – 2.1.2027",
 * "24 Dec to 2 Jan 2027". A cell that Sheets made a date is that one day.
 *
 * @param sheetZone the file's zone; without it a date cell cannot be told apart from the day before, and counts as blank
 */
export const readAway = (cell: Cell, sheetZone: Zone | null): Reading<readonly DayRange[]> => {
  if (isBlank(cell)) return blank;
  if (isDate(cell) || typeof cell !== 'string') {
    if (sheetZone === null) return blank;
    const day = readDay(cell, sheetZone);
    return day.kind === 'value' ? value([{ from: day.value, to: day.value }]) : day;
  }
  const pieces = cell
    .split(/[;\r\n]+|\s+(?:and|und)\s+/)
    .flatMap((part) => part.split(','))
    .map((piece) => onOneLine(piece))
    .filter((piece) => piece !== '');
  const ranges = rangesIn(pieces);
  if (typeof ranges === 'string') return problem(`${quoted(ranges)} is no day and no range of days; ${howTo}`);
  for (const { from, to } of ranges) {
    if (to < from) return problem(`${formatDay(to)} comes before ${formatDay(from)}; ${howTo}`);
    if (to - from > longestAway) return problem(`from ${formatDay(from)} to ${formatDay(to)} is more than a year; ${howTo}`);
  }
  return value(ranges);
};

/** The same days as text that reads back alike, and that Sheets does not take for a date. */
export const writtenAway = (ranges: readonly DayRange[]): Cell =>
  ranges.map(({ from, to }) => `${formatCivil(from)} to ${formatCivil(to)}`).join(', ');
