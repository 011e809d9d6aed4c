import { type CivilDay, civilDay, formatDay, type Moment, msPerDay } from '../../engine/calendar';
import { civilDayOf, instantAt, startOfDay, type Zone } from '../../engine/zones';
import type { Cell, Reading } from './cell';
import { blank, brokenFormula, isBlank, isDate, onOneLine, problem, quoted, value } from './cell';
import { dateInText } from './dateText';

const howTo = 'write a date such as 2026-03-02';

/** 1970-01-01 and 2199-12-31: no follow-up is dated outside, but a mistyped year, a bare time or a zero shown as a date is. */
const earliest: CivilDay = 0;
const latest: CivilDay = civilDay(2199, 12, 31) as CivilDay;
/** Day 0 of a sheet's own count of days, 1899-12-30. */
const sheetDayZero = -25_569;
/** A bare number is taken for a sheet's day count from 2000-01-01 to 2100-12-31 only; others are likelier to be something else. */
const earliestSerial = 36_526;
const latestSerial = 73_415;

const outside = (day: CivilDay): Reading<never> | null => {
  if (day >= earliest && day <= latest) return null;
  const cause =
    day < 0 && day > sheetDayZero - 40_000
      ? 'which is what a bare time or a small number becomes when it is shown as a date'
      : 'which is out of range';
  return problem(`the date is ${formatDay(day)}, ${cause}; ${howTo}`);
};

const dateOnly = (day: CivilDay): Reading<Moment> => outside(day) ?? value({ kind: 'date', day });

/** An instant, or the calendar date where a day begins with it in the sheet's zone. */
const momentAt = (at: number, zone: Zone): Reading<Moment> => {
  if (!Number.isFinite(at)) return problem(`this is no real date; ${howTo}`);
  const day = civilDayOf(at, zone);
  return outside(day) ?? value(startOfDay(day, zone) === at ? { kind: 'date', day } : { kind: 'instant', at });
};

const momentOfNumber = (count: number, zone: Zone): Reading<Moment> => {
  if (count >= earliestSerial && count < latestSerial + 1) {
    const day = Math.floor(count) + sheetDayZero;
    const seconds = Math.round((count - Math.floor(count)) * 86_400);
    return seconds === 0 ? dateOnly(day) : momentAt(instantAt(day, seconds / 60, zone), zone);
  }
  return problem(`${quoted(count)} is a number, not a date; ${howTo}`);
};

const momentOfText = (text: string, zone: Zone): Reading<Moment> => {
  const read = dateInText(onOneLine(text.slice(0, 100)));
  if (text.length > 100 || read.kind === 'none') return problem(`${quoted(text)} is no date; ${howTo}`);
  if (read.kind === 'unclear') return problem(`${quoted(text)} could be ${read.could}; ${howTo}`);
  if (read.kind === 'impossible') return problem(`${quoted(text)} is no date of the calendar; ${howTo}`);
  if (read.minutes === null) return dateOnly(read.day);
  if (read.offset === null) return momentAt(instantAt(read.day, read.minutes, zone), zone);
  return momentAt(read.day * msPerDay + (read.minutes - read.offset) * 60_000, zone);
};

/**
 * Reads a date cell. A Date with which a day begins in the sheet's zone means that whole day; any other is a point
 * in time. Text is understood where it can mean one day only ("2026-03-02 14:30", "2 March 2026", "25/12/2026"), its time
 * being the sheet's unless it names an offset; "03/04/2026" is asked. Also understood is the bare count of days that a date
 * becomes when its number format is lost, between the years 2000 and 2100.
 */
export const readMoment = (cell: Cell, sheetZone: Zone): Reading<Moment> => {
  if (isDate(cell)) return momentAt(cell.getTime(), sheetZone);
  if (isBlank(cell)) return blank;
  const broken = brokenFormula(cell);
  if (broken !== null) return broken;
  if (typeof cell === 'number') return momentOfNumber(cell, sheetZone);
  if (typeof cell === 'boolean') return problem(`a checkbox stands where a date belongs; ${howTo}`);
  return momentOfText(cell as string, sheetZone);
};

/** Reads a date cell whose time of day does not matter: the calendar date that the sheet shows. */
export const readDay = (cell: Cell, sheetZone: Zone): Reading<CivilDay> => {
  const moment = readMoment(cell, sheetZone);
  return moment.kind === 'value' ? value(dayInSheet(moment.value, sheetZone)) : moment;
};

/** The calendar date of a moment as the sheet shows it. */
export const dayInSheet = (moment: Moment, sheetZone: Zone): CivilDay =>
  moment.kind === 'date' ? moment.day : civilDayOf(moment.at, sheetZone);
