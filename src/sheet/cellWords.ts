import { formatDay } from '../engine/calendar';
import { civilDayOf, minuteOfDay, type Zone } from '../engine/zones';
import type { Cell } from './cells/cell';
import { brokenFormula, isBlank, isDate, trimmed } from './cells/cell';
import { dayInSheet, readMoment } from './cells/moment';

const twoDigits = (count: number): string => String(count).padStart(2, '0');

/** A date as `Tue 3 Mar 2026`, with its time of day at the reader's where it is not date-only; null for a Date that is no real one. */
const dateWords = (cell: Date, sheetZone: Zone, readerZone: Zone): string | null => {
  const moment = readMoment(cell, sheetZone);
  if (moment.kind !== 'value') return null;
  if (moment.value.kind === 'date') return formatDay(dayInSheet(moment.value, sheetZone));
  const minutes = minuteOfDay(moment.value.at, readerZone);
  return `${formatDay(civilDayOf(moment.value.at, readerZone))} ${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
};

/**
 * A cell as words for a message: text as written, a number without rounding noise, a date in the sheet's zone, an instant in the
 * reader's, '' for a blank.
 * Null for a formula's error and for a date that is none: neither may ever reach a prospect.
 */
export const cellWords = (cell: Cell, sheetZone: Zone, readerZone: Zone = sheetZone): string | null => {
  if (isBlank(cell)) return '';
  if (isDate(cell)) return dateWords(cell, sheetZone, readerZone);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(Number(cell.toPrecision(15))) : null;
  return brokenFormula(cell) === null ? trimmed(cell as string) : null;
};
