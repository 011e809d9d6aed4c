import { builtInCadences } from '../engine/builtInCadences';
import { cadenceBook } from '../engine/cadence';
import { type Rules, rulesOf } from '../engine/rules';
import { defaultSettings } from '../engine/settings';
import { type Zone, zoneOf } from '../engine/zones';
import type { Spreadsheet } from '../ports/spreadsheet';
import { readCadences } from '../sheet/cadencesSheet';
import type { Cell, Reading } from '../sheet/cells/cell';
import type { Grid } from '../sheet/cells/table';
import { type HashKey, readHashKeys } from '../sheet/doNotContactKeys';
import { type DoNotContactBook, doNotContactBook, readDoNotContact } from '../sheet/doNotContactSheet';
import { fieldOf } from '../sheet/fields';
import { formatOf, formatWords } from '../sheet/format';
import { findHeadingRow, type HeadingMap, headingText, matchHeadings } from '../sheet/headings';
import { readHolidays } from '../sheet/holidaysSheet';
import { type ProspectRow, readProspects } from '../sheet/prospects';
import type { SettingPart } from '../sheet/settings/setting';
import { defaultZoneOf, readSettings } from '../sheet/settingsSheet';
import { sheetNames } from '../sheet/sheetNames';
import { formatVersion, readSystem, rememberedColumns, type SystemRead, systemNames } from '../sheet/systemSheet';

/** The team's file as it was read, each sheet once. */
export interface Book {
  readonly sheetZone: Zone;
  readonly rules: Rules;
  readonly system: SystemRead;
  /** Name of the sheet with the prospects. */
  readonly prospectsSheet: string;
  readonly headings: HeadingMap;
  readonly prospects: readonly ProspectRow[];
  readonly doNotContact: DoNotContactBook;
  /** Why nobody can be compared with the list: the sheet is gone, or has a line that cannot be read. Somebody asked for it. '' for nothing. */
  readonly doNotContactDoubt: string;
  /** Under which the hashes of erased people were made. */
  readonly hashKeys: readonly HashKey[];
  /** Cadences that cannot be used, by folded name, with the reason. */
  readonly brokenCadences: ReadonlyMap<string, string>;
  /** Parts of the settings in doubt: what rests on them waits. */
  readonly doubtful: ReadonlySet<SettingPart>;
  /** Everything on the product's own sheets that a person should correct, one sentence each. */
  readonly problems: readonly string[];
}

export type BookReading =
  | { readonly kind: 'book'; readonly book: Book }
  /** `older`: a run can bring the file up to date. */
  | { readonly kind: 'none'; readonly words: string; readonly older?: boolean };

/** What a file that was never set up reads as. */
export const noSetUp = 'This file is not set up yet: open the sidebar in the menu Next Touch, which begins with that.';

interface Told {
  readonly row: number;
  readonly column: string;
  readonly words: string;
}

const sentences = (sheet: string, problems: readonly Told[]): string[] =>
  problems.map(({ row, column, words }) => `${sheet} row ${row}, ${column}: ${words}.`);

/** What a sheet says, or what it would say empty; a sheet that cannot be read at all is one problem. */
function read<T>(sheet: string, grid: Grid | null, reader: (grid: Grid) => Reading<T>, empty: T, problems: string[]): T {
  if (grid === null) {
    problems.push(`The sheet ${sheet} is missing: run set-up again, it puts it back.`);
    return empty;
  }
  const reading = reader(grid);
  if (reading.kind === 'problem') problems.push(`${sheet}: ${reading.words}.`);
  return reading.kind === 'value' ? reading.value : empty;
}

/** What a heading cell with a formula can show: its field's heading, nothing yet, or that it does not work. */
const showsFormula = (cell: Cell, heading: string): boolean => {
  const shown = headingText(cell);
  return shown === '' || shown === heading || /^(#|⚠|Loading)/.test(shown);
};

/** Somebody who moves columns at every moment of a reading is no longer waited for. */
const readings = 3;

/**
 * The prospects sheet: its headings found again by name or formula, and its rows. Cells and formulas are two requests: where a column
 * moved between them, both are asked for again.
 */
function readProspectsSheet(sheets: Spreadsheet, name: string, first: Grid, system: SystemRead, sheetZone: Zone) {
  const remembered = rememberedColumns(system);
  let grid = first;
  for (let reading = 1; ; reading += 1) {
    const headingRow = findHeadingRow(grid, remembered);
    const cells = grid[headingRow - 1] || [];
    const headings = matchHeadings(
      { row: headingRow, cells, formulas: sheets.formulas(name, headingRow), below: grid.slice(headingRow) },
      remembered,
    );
    const isTorn = headings.matches.some(
      ({ field, column, sureness }) => sureness === 'formula' && !showsFormula(cells[column - 1] ?? '', fieldOf(field).heading),
    );
    if (!isTorn || reading === readings) return { headings, prospects: readProspects(grid, headings, { sheetZone }) };
    grid = sheets.read(name) || [];
  }
}

/**
 * Reads the whole file: seven reads and one for the formulas of the heading row, however many rows there are.
 * @throws when the file's own zone is unknown, since no date could be trusted
 */
export function readBook(sheets: Spreadsheet): BookReading {
  const sheetZone = zoneOf(sheets.zone());
  if (sheetZone === null)
    throw new Error(`The file's time zone "${sheets.zone()}" is unknown: choose another under File → Settings.`);
  const systemGrid = sheets.read(sheetNames.system);
  if (systemGrid === null) return { kind: 'none', words: noSetUp };
  const system = readSystem(systemGrid);
  const format = system.names.length === 0 ? '' : formatWords(system);
  if (format !== '') return { kind: 'none', words: format, older: (formatOf(system) ?? formatVersion) < formatVersion };
  const name = String(system.value(systemNames.prospects));
  const grid = name === '' ? null : sheets.read(name);
  if (grid === null)
    return {
      kind: 'none',
      words: name === '' ? noSetUp : `The prospects sheet "${name}" is gone or was renamed: run set-up again.`,
    };

  const problems: string[] = [];
  const settings = read(
    sheetNames.settings,
    sheets.read(sheetNames.settings),
    (cells) => readSettings(cells, sheetZone),
    { settings: defaultSettings, problems: [] },
    problems,
  );
  const builtIn = cadenceBook(builtInCadences);
  const cadences = read(
    sheetNames.cadences,
    sheets.read(sheetNames.cadences),
    (cells) => readCadences(cells, builtIn),
    { own: [], broken: new Map<string, string>(), problems: [] },
    problems,
  );
  const holidays = read(
    sheetNames.holidays,
    sheets.read(sheetNames.holidays),
    (cells) => readHolidays(cells, sheetZone),
    { holidays: [], problems: [] },
    problems,
  );
  const hashKeys = readHashKeys(system);
  const listProblems: string[] = [];
  const listed = read(
    sheetNames.doNotContact,
    sheets.read(sheetNames.doNotContact),
    (cells) => readDoNotContact(cells, sheetZone, hashKeys),
    { entries: [], problems: [] },
    listProblems,
  );
  listProblems.push(...sentences(sheetNames.doNotContact, listed.problems));
  problems.push(
    ...sentences(sheetNames.settings, settings.problems),
    ...sentences(sheetNames.cadences, cadences.problems),
    ...sentences(sheetNames.holidays, holidays.problems),
    ...listProblems,
  );
  const { headings, prospects } = readProspectsSheet(sheets, name, grid, system, sheetZone);
  return {
    kind: 'book',
    book: {
      sheetZone,
      rules: rulesOf({
        settings: {
          ...settings.settings,
          sending: { ...settings.settings.sending, avoid: String(system.value(systemNames.avoidSending)) },
        },
        book: cadenceBook(builtInCadences, cadences.own),
        holidays: holidays.holidays,
        sheetZone,
        defaultZone: defaultZoneOf(settings.settings, sheetZone),
      }),
      system,
      prospectsSheet: name,
      headings,
      prospects,
      doNotContact: doNotContactBook(listed.entries, hashKeys),
      doNotContactDoubt: listProblems[0] ?? '',
      hashKeys,
      brokenCadences: cadences.broken,
      doubtful: new Set(settings.problems.flatMap(({ part }) => (part === null ? [] : [part]))),
      problems,
    },
  };
}

/** The file as it stands now. @throws words for the person where it cannot be read as a whole */
export function bookNow(sheets: Spreadsheet): Book {
  const reading = readBook(sheets);
  if (reading.kind === 'none') throw new Error(reading.words);
  return reading.book;
}
