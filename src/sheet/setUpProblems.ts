import { cadenceBook } from '../engine/cadence';
import { type Zone, zoneOf } from '../engine/zones';
import { readCadences } from './cadencesSheet';
import type { Cell } from './cells/cell';
import { isBlank, onOneLine, quoted } from './cells/cell';
import { doNotContactHeadings } from './doNotContactSheet';
import { type FormulaFieldId, fieldOf, formulaFields } from './fields';
import { formatOf, formatWords } from './format';
import { argumentFields, formulaTrouble, volatileFunction } from './formulaColumns';
import { columnLetters, headingKey } from './headings';
import { readHolidays } from './holidaysSheet';
import { logHeadings } from './logSheet';
import { type OtherSheetId, otherSheetIds, otherSheets } from './otherSheets';
import { readSettings } from './settingsSheet';
import { blockingCells, isCopy, mostCleared, type SetUpSurvey } from './setUpSurvey';
import { formatVersion, systemHeadings, systemNames } from './systemSheet';
import { readTemplates } from './templatesSheet';
import { workHeadings } from './workSheet';

/** Something wrong with the file, in words for the person who uses it. */
export interface SetUpProblem {
  readonly words: string;
  /** What set-up does about it; null where a person must. */
  readonly repair: string | null;
  /** Nothing is written while a blocking problem stands. */
  readonly blocks: boolean;
}

const told = (words: string, repair: string | null = null): SetUpProblem => ({ words, repair, blocks: false });
const blocking = (words: string): SetUpProblem => ({ words, repair: null, blocks: true });

type Grid = readonly (readonly Cell[])[];

/** The sheets that are appended to keep their columns in order; the others are read by heading alone. */
const inOrder =
  (headings: readonly string[]) =>
  ([first = []]: Grid): boolean =>
    headings.every((heading, index) => onOneLine(String(first[index] ?? '')).toLowerCase() === heading.toLowerCase());

const anyZone = zoneOf('UTC') as Zone;

const isOurs: Readonly<Record<OtherSheetId, (grid: Grid) => boolean>> = {
  work: inOrder(workHeadings),
  log: inOrder(logHeadings),
  doNotContact: inOrder(doNotContactHeadings),
  system: inOrder(systemHeadings),
  cadences: (grid) => readCadences(grid, cadenceBook([])).kind !== 'problem',
  templates: (grid) => readTemplates(grid).kind !== 'problem',
  settings: (grid) => readSettings(grid).kind !== 'problem',
  holidays: (grid) => readHolidays(grid, anyZone).kind !== 'problem',
};

const otherSheetProblems = ({ sheet, others }: SetUpSurvey): readonly SetUpProblem[] =>
  otherSheetIds.flatMap((id) => {
    const grid = others[id];
    const { name, columns } = otherSheets[id];
    if (sheet === name)
      return [blocking(`"${name}" is the name of a sheet of Next Touch: choose the sheet with your prospects.`)];
    if (grid === null || grid.every((row) => row.every(isBlank)) || isOurs[id](grid)) return [];
    const headings = columns.map((column) => column.heading).join(', ');
    return [
      blocking(`The sheet "${name}" is not as Next Touch needs it. Rename it, or give it the headings ${headings} in row 1.`),
    ];
  });

const emailProblems = ({ grid, map, none }: SetUpSurvey): readonly SetUpProblem[] => {
  if (map.columnOf.email !== undefined) return [];
  const prospects = grid.slice(map.headingRow).some((row) => row.some((cell) => !isBlank(cell) && cell !== false));
  if (!prospects && !none.includes('email')) return [];
  return [blocking('No column with email addresses was found: choose the one that holds them.')];
};

/** Columns that are gone, renamed, or stand twice. */
export const headingProblems = ({ map }: Pick<SetUpSurvey, 'map'>): readonly SetUpProblem[] => {
  const byKey = new Map<string, number[]>();
  map.headings.forEach((heading, index) => {
    const key = headingKey(heading);
    if (key !== '') byKey.set(key, [...(byKey.get(key) || []), index + 1]);
  });
  const inConflict = new Set(map.conflicts.flatMap((conflict) => conflict.columns));
  const doubles = [...byKey.values()].filter(
    (columns) => columns.length > 1 && !columns.every((column) => inConflict.has(column)),
  );
  return [
    ...map.conflicts.map(({ words, blocks }) => ({ words, repair: null, blocks })),
    ...doubles.map((columns) => {
      const [left = 1] = columns;
      const words = `Columns ${columns.map(columnLetters).join(' and ')} are both called "${map.headings[left - 1] || ''}"`;
      const hidden = map.matches.some(({ column }) => columns.includes(column) && column !== left);
      return hidden ? blocking(`${words}: rename the one that is not meant.`) : told(`${words}; messages take the left one.`);
    }),
    ...map.missing.map((field) => {
      const { heading, set } = fieldOf(field);
      const repair = 'An empty column is added; what stood in the old one comes back with Undo or the version history only.';
      return told(`The column "${heading}" is gone.`, set === 'owned' || set === 'formula' ? repair : null);
    }),
    ...map.matches
      .filter(({ sureness }) => sureness === 'renamed')
      .map(({ field, column, heading }) => {
        const { heading: own, set } = fieldOf(field);
        const words = `Column ${columnLetters(column)}, which was ${own}, is now called "${heading}".`;
        return told(words, set === 'owned' ? 'Its heading is put back.' : 'The new heading is remembered.');
      }),
  ];
};

/** Rows that bear one Prospect ID. */
export const idProblems = ({ grid, map }: Pick<SetUpSurvey, 'grid' | 'map'>): readonly SetUpProblem[] => {
  const column = map.columnOf.prospectId;
  if (column === undefined) return [];
  const rows = new Map<string, number[]>();
  grid.slice(map.headingRow).forEach((row, index) => {
    const id = onOneLine(String(row[column - 1] ?? ''));
    if (id !== '') rows.set(id, [...(rows.get(id) || []), map.headingRow + 1 + index]);
  });
  return [...rows.values()]
    .filter((same) => same.length > 1)
    .map((same) =>
      told(
        `Rows ${same.join(' and ')} bear one Prospect ID, so neither is written to: clear Prospect ID and State in the copied one.`,
      ),
    );
};

/** Formula columns that show an error instead of filling. */
export const spillProblems = ({ grid, map }: Pick<SetUpSurvey, 'grid' | 'map'>): readonly SetUpProblem[] =>
  formulaFields.flatMap((field): SetUpProblem[] => {
    const column = map.columnOf[field];
    if (column === undefined) return [];
    const words = formulaTrouble(field as FormulaFieldId, String(grid[map.headingRow - 1]?.[column - 1] ?? ''));
    if (words === null) return [];
    const cells = blockingCells({ grid, map }, column);
    const [first] = cells;
    if (first === undefined) return [told(words)];
    const where = `${columnLetters(column)}${first.row} holds ${quoted(first.shown)}`;
    if (cells.length > mostCleared)
      return [told(`${words} ${where}, and ${cells.length - 1} more cells are filled: empty the column.`)];
    return [told(`${words} ${where}.`, 'The cells in the way are cleared and kept in the Log.')];
  });

/** Cells that the formula columns read and that change by themselves. */
const unsteadyProblems = ({ map, formulas }: SetUpSurvey): readonly SetUpProblem[] =>
  argumentFields.flatMap((field): SetUpProblem[] => {
    const column = map.columnOf[field];
    if (column === undefined || fieldOf(field).set === 'formula') return [];
    const row = formulas.findIndex((line) => volatileFunction(line[column - 1] || '') !== null);
    if (row < 0) return [];
    const name = volatileFunction(formulas[row]?.[column - 1] || '') || '';
    const where = `${map.headings[column - 1] || ''}, row ${row + 1}`;
    return [
      told(
        `${where}: the formula uses ${name}, with which Sheets never finishes computing the due dates. Type the value instead.`,
      ),
    ];
  });

/** What a newer version made of the file, an older one would only damage. */
const formatProblems = ({ system }: SetUpSurvey): readonly SetUpProblem[] => {
  const isOlder = (formatOf(system) ?? formatVersion + 1) < formatVersion;
  const words = system.names.length === 0 || isOlder ? '' : formatWords(system);
  return words === '' ? [] : [blocking(words)];
};

const fileProblems = (survey: SetUpSurvey): readonly SetUpProblem[] => {
  const before = String(survey.system.value(systemNames.prospects));
  const copy = told(
    'This file is a copy of another one: whoever is enrolled here may be enrolled there too, and would be written to twice.',
    'Sending is switched off in this file. Clear Status in the rows that stay with the other file before you switch it on.',
  );
  return [
    ...(isCopy(survey) ? [copy] : []),
    ...(before === '' || before === survey.sheet
      ? []
      : [told(`The prospects stood on the sheet "${before}" so far.`, `From now on they stand on "${survey.sheet}".`)]),
  ];
};

/** Everything that is wrong with the file, blocking problems first. */
export const findProblems = (survey: SetUpSurvey): readonly SetUpProblem[] => {
  const all = [
    formatProblems,
    otherSheetProblems,
    emailProblems,
    headingProblems,
    idProblems,
    spillProblems,
    unsteadyProblems,
    fileProblems,
  ].flatMap((find) => find(survey));
  return [...all.filter((each) => each.blocks), ...all.filter((each) => !each.blocks)];
};
