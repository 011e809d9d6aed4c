import { folded } from '../../engine/vocabulary';
import type { Cell, Reading } from './cell';
import { isBlank, problem } from './cell';

/** A range as Sheets hands it over: rows of cells, all of one length. */
export type Grid = readonly (readonly Cell[])[];

/** Something a person should correct on one of the product's own sheets. Rows count from 1, as in the range that was read. */
export interface TableProblem {
  readonly row: number;
  /** The heading of the column. */
  readonly column: string;
  readonly words: string;
}

/** One column of a sheet of the product: its heading, and what people call it otherwise. */
export interface Column<Id extends string> {
  readonly id: Id;
  readonly heading: string;
  readonly alsoCalled: readonly string[];
}

/** One row under the headings. A column that the sheet lacks reads as blank. */
export interface TableRow<Id extends string> {
  readonly row: number;
  cell(id: Id): Cell;
}

/** How many rows may stand above the headings, for a title or a note. */
const rowsAbove = 10;

/** A heading as compared: any case, without marks such as those of "Do Not Contact?" or "Sequence_Name". */
const plain = (text: string): string => folded(text.replace(/[_\-.:?*#()/]+/g, ' '));

const placesOf = <Id extends string>(headings: readonly Cell[], columns: readonly Column<Id>[]): Map<Id, number> => {
  const places = new Map<Id, number>();
  for (const names of [(column: Column<Id>) => [column.heading], (column: Column<Id>) => column.alsoCalled]) {
    for (const column of columns) {
      const wanted = new Set(names(column).map(plain));
      const taken = new Set(places.values());
      const place = headings.findIndex(
        (heading, index) => typeof heading === 'string' && !taken.has(index) && wanted.has(plain(heading)),
      );
      if (place >= 0 && !places.has(column.id)) places.set(column.id, place);
    }
  }
  return places;
};

/** Where the headings stand: how many rows are above them, and the place of each column that was found, counted from 0. */
export interface Headings<Id extends string> {
  readonly above: number;
  readonly places: ReadonlyMap<Id, number>;
}

/** Finds the row of headings of a range: the first of the topmost rows that has all that are needed; null where none has. */
export const findHeadings = <Id extends string>(
  grid: Grid,
  columns: readonly Column<Id>[],
  needed: readonly Id[],
): Headings<Id> | null => {
  for (let above = 0; above < Math.min(grid.length, rowsAbove + 1); above++) {
    const places = placesOf(grid[above] || [], columns);
    if (needed.every((id) => places.has(id))) return { above, places };
  }
  return null;
};

/**
 * Reads a range with headings into rows, by heading: columns in any order, in any case, under any of their names.
 * Rows that hold nothing in the known columns are left out. A range that holds nothing at all is an empty table; one without
 * the needed headings is a problem as a whole.
 */
export const readTable = <Id extends string>(
  grid: Grid,
  columns: readonly Column<Id>[],
  needed: readonly Id[],
): Reading<readonly TableRow<Id>[]> => {
  if (grid.every((cells) => cells.every(isBlank))) return { kind: 'blank' };
  const headings = findHeadings(grid, columns, needed);
  if (headings === null) {
    const names = columns.filter((column) => needed.includes(column.id)).map((column) => `"${column.heading}"`);
    return problem(`no row of headings was found; it needs ${names.join(' and ')}`);
  }
  const { above, places } = headings;
  const rows: TableRow<Id>[] = [];
  for (let index = above + 1; index < grid.length; index++) {
    const cells = grid[index] || [];
    if ([...places.values()].every((place) => isBlank(cells[place] ?? ''))) continue;
    rows.push({
      row: index + 1,
      cell: (id) => {
        const place = places.get(id);
        return place === undefined ? '' : (cells[place] ?? '');
      },
    });
  }
  return { kind: 'value', value: rows };
};
