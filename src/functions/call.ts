import { folded } from '../engine/vocabulary';
import { type Cell, isBlank, isDate, type Reading } from '../sheet/cells/cell';
import type { Grid } from '../sheet/cells/table';

/** What Sheets passes for one argument: a cell, a range as rows of cells, or nothing where it was left out. */
export type Argument = Cell | Grid | null | undefined;

/** What a custom function answers: one cell for a call of cells, rows of cells for a call with a range. */
export type Answer = Cell | Cell[][];

const isRange = (argument: Argument): argument is Grid => Array.isArray(argument);

/** A range of one of the product's own sheets, headings included; an empty one where the argument was left out. */
export const gridOf = (argument: Argument): Grid => {
  if (isRange(argument)) return argument;
  return argument === null || argument === undefined ? [] : [[argument]];
};

/** One argument as a column: a cell for every row of the call. */
interface ArgumentColumn {
  /** Rows of a range of several, else null: a single cell, or a range of one row, applies to every row. */
  readonly height: number | null;
  at(row: number): Cell;
}

const columnOf = (name: string, argument: Argument): ArgumentColumn => {
  if (!isRange(argument)) {
    const cell = argument ?? '';
    return { height: null, at: () => cell };
  }
  const width = argument[0]?.length ?? 0;
  if (width > 1) throw new Error(`${name} is ${width} columns wide; give one column, or one cell.`);
  if (argument.length > 1) return { height: argument.length, at: (row) => argument[row]?.[0] ?? '' };
  const only = argument[0]?.[0] ?? '';
  return { height: null, at: () => only };
};

/** The arguments of a call that go row by row, under the names that Sheets shows. */
export type ArgumentTable<Name extends string> = Readonly<Record<Name, Argument>>;
/** The cells of one row, by argument. */
export type CellsOf<Name extends string> = (name: Name) => Cell;

const commonHeight = (columns: readonly (readonly [string, ArgumentColumn])[]): number => {
  let tallest: readonly [string, number] | null = null;
  for (const [name, { height }] of columns) {
    if (height === null) continue;
    if (tallest !== null && tallest[1] !== height) {
      throw new Error(
        `The ranges are of different heights: ${tallest[0]} has ${tallest[1]} rows, ${name} has ${height}. Give whole columns, or ranges that begin and end in the same rows.`,
      );
    }
    tallest = [name, height];
  }
  return tallest?.[1] ?? 1;
};

/** The heading that a function's column has, and the heading of its first argument by which it is recognised. */
export interface OwnHeading {
  readonly over: string;
  readonly heading: string;
}

/**
 * Answers a call row by row. A column that begins with the heading of the first argument begins with the function's own; the
 * answer ends at the last row that has a first argument.
 * @throws Error in words for the person where ranges differ in height or are wider than a column.
 */
export const answerRows = <Name extends string>(
  given: ArgumentTable<Name>,
  first: Name,
  own: OwnHeading | null,
  answerRow: (cells: CellsOf<Name>) => Cell,
): Answer => {
  const names = Object.keys(given) as Name[];
  const columns = names.map((name) => [name, columnOf(name, given[name])] as const);
  const height = commonHeight(columns);
  const byName = Object.fromEntries(columns) as Record<Name, ArgumentColumn>;
  const firstColumn = byName[first];

  let row = 0;
  const cells: CellsOf<Name> = (name) => byName[name].at(row);
  const answer = (): Cell => {
    const cell = firstColumn.at(row);
    if (row === 0 && own !== null && typeof cell === 'string' && folded(cell) === folded(own.over)) return own.heading;
    return answerRow(cells);
  };
  if (!names.some((name) => isRange(given[name]))) return answer();

  let last = height;
  while (last > 0 && isBlank(firstColumn.at(last - 1))) last--;
  const rows: Cell[][] = [];
  for (; row < last; row++) rows.push([answer()]);
  return rows.length === 0 ? [['']] : rows;
};

/** Reads equal cells once: a column of 10,000 rows holds few different zones, names and days. */
export const remembering = <T>(read: (cell: Cell) => Reading<T>): ((cell: Cell) => Reading<T>) => {
  const ofDates = new Map<number, Reading<T>>();
  const ofOthers = new Map<Cell, Reading<T>>();
  return (cell) => {
    const [known, key]: [Map<Cell, Reading<T>>, Cell] = isDate(cell) ? [ofDates, cell.getTime()] : [ofOthers, cell];
    let reading = known.get(key);
    if (reading === undefined) {
      reading = read(cell);
      known.set(key, reading);
    }
    return reading;
  };
};

/** A problem as a cell shows it. */
export const warning = (words: string): string => `⚠ ${words}`;
