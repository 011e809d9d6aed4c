import { builtInCadences } from '../engine/builtInCadences';
import { type Cadence, type CadenceBook, cadenceBook } from '../engine/cadence';
import { defaultSettings } from '../engine/settings';
import type { Zone } from '../engine/zones';
import { readCadenceName, readCadences } from '../sheet/cadencesSheet';
import type { Cell, Reading } from '../sheet/cells/cell';
import type { TableProblem } from '../sheet/cells/table';
import { type HolidaysRead, readHolidays } from '../sheet/holidaysSheet';
import type { SettingPart } from '../sheet/settings/setting';
import { readSettings, type SettingsRead } from '../sheet/settingsSheet';
import { type Argument, gridOf, remembering } from './call';

/** The value of a range of the product's own sheets; nothing of it is of use when its headings are missing. */
const wholeRange = <T>(name: string, reading: Reading<T>, whenBlank: T): T => {
  if (reading.kind === 'problem') throw new Error(`${name}: ${reading.words}.`);
  return reading.kind === 'value' ? reading.value : whenBlank;
};

const builtInBook = cadenceBook(builtInCadences);

/** The cadences of a call, and how a cell finds one. */
export interface TeamCadences {
  readonly book: CadenceBook;
  readonly find: (cell: Cell) => Reading<Cadence>;
}

/** @throws Error where the range has no headings. */
export const teamCadences = (argument: Argument): TeamCadences => {
  const { own, broken } = wholeRange('cadences', readCadences(gridOf(argument), builtInBook), {
    own: [],
    broken: new Map<string, string>(),
    problems: [],
  });
  const book = own.length === 0 ? builtInBook : cadenceBook(builtInCadences, own);
  return { book, find: remembering((cell) => readCadenceName(cell, book, broken)) };
};

const inWords = (sheet: string, { row, column, words }: TableProblem): string => `${sheet} row ${row}, ${column}: ${words}`;

/** The settings of a call. */
export interface TeamSettings extends SettingsRead {
  /** What stands in the way of an answer that rests on a part of the settings, in words; null for nothing. */
  readonly doubt: (...parts: readonly SettingPart[]) => string | null;
}

/** @throws Error where the range has no headings. */
export const teamSettings = (argument: Argument): TeamSettings => {
  const read = wholeRange('settings', readSettings(gridOf(argument)), { settings: defaultSettings, problems: [] });
  return {
    ...read,
    doubt: (...parts) => {
      const found = read.problems.find(({ part }) => part !== null && parts.includes(part));
      return found === undefined ? null : inWords('Settings', found);
    },
  };
};

/** @throws Error where the range has no headings. */
export const teamHolidays = (argument: Argument, sheetZone: Zone): HolidaysRead & { readonly doubt: string | null } => {
  const read = wholeRange('holidays', readHolidays(gridOf(argument), sheetZone), { holidays: [], problems: [] });
  const [first] = read.problems;
  return { ...read, doubt: first === undefined ? null : inWords('Holidays', first) };
};
