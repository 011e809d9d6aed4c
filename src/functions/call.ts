import { folded } from '../engine/vocabulary';
import { type Cell, isBlank } from '../sheet/cells/cell';
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

/** One argument as a column: a cell for every row of the call. Read it with `cellAt`. */
export interface ArgumentColumn {
  /** A range of several rows, else null: a single cell, or a range of one row, applies to every row. */
  readonly grid: Grid | null;
  readonly only: Cell;
}

/** One cell as a column. */
export const columnOfCell = (only: Cell): ArgumentColumn => ({ grid: null, only });

/** A column's cell in a row of the call, counted from 0. */
export const cellAt = ({ grid, only }: ArgumentColumn, row: number): Cell => (grid === null ? only : (grid[row]?.[0] ?? ''));

const columnOf = (name: string, argument: Argument): ArgumentColumn => {
  if (!isRange(argument)) return columnOfCell(argument ?? '');
  const width = argument[0]?.length ?? 0;
  if (width > 1) throw new Error(`${name} is ${width} columns wide; give one column, or one cell.`);
  return argument.length > 1 ? { grid: argument, only: '' } : columnOfCell(argument[0]?.[0] ?? '');
};

/** The arguments of a call that go row by row, under the names that Sheets shows. */
export type ArgumentTable<Name extends string> = Readonly<Record<Name, Argument>>;
/** The same as columns. */
export type ArgumentColumns<Name extends string> = Readonly<Record<Name, ArgumentColumn>>;

const commonHeight = (columns: readonly (readonly [string, ArgumentColumn])[]): number => {
  let tallest: readonly [string, number] | null = null;
  for (const [name, { grid }] of columns) {
    if (grid === null) continue;
    const height = grid.length;
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
 * Answers a call row by row. A column that begins with the heading of the first argument begins with the function's own; no
 * rows are answered below the lowest first argument.
 * @throws Error in words for the person where ranges differ in height or are wider than a column.
 */
export const answerRows = <Name extends string>(
  given: ArgumentTable<Name>,
  first: Name,
  own: OwnHeading | null,
  answerRow: (columns: ArgumentColumns<Name>, row: number) => Cell,
): Answer => {
  const names = Object.keys(given) as Name[];
  const named = names.map((name) => [name, columnOf(name, given[name])] as const);
  const height = commonHeight(named);
  const columns = Object.fromEntries(named) as ArgumentColumns<Name>;
  const firstColumn = columns[first];

  const top = cellAt(firstColumn, 0);
  const hasHeading = own !== null && typeof top === 'string' && folded(top) === folded(own.over);
  const answer = (row: number): Cell => (row === 0 && hasHeading ? own.heading : answerRow(columns, row));
  if (!names.some((name) => isRange(given[name]))) return answer(0);

  let last = height;
  while (last > 0 && isBlank(cellAt(firstColumn, last - 1))) last--;
  const rows: Cell[][] = [];
  for (let row = 0; row < last; row++) rows.push([answer(row)]);
  return rows.length === 0 ? [['']] : rows;
};

/** Reads equal texts once: a column of 10,000 rows holds few different zones and names. Numbers and dates are read faster than found. */
export const remembering = <T>(read: (cell: Cell) => T): ((cell: Cell) => T) => {
  const ofTexts = new Map<string, T>();
  return (cell) => {
    if (typeof cell !== 'string') return read(cell);
    let reading = ofTexts.get(cell);
    if (reading === undefined) {
      reading = read(cell);
      ofTexts.set(cell, reading);
    }
    return reading;
  };
};

/** A problem as a cell shows it. */
export const warning = (words: string): string => `⚠ ${words}`;
