import type { Cell } from './cells/cell';
import { isDate, valueOr } from './cells/cell';
import type { Column, Grid } from './cells/table';
import { findHeadings, readTable } from './cells/table';
import { readText } from './cells/text';
import type { CellWrite } from './rowWrites';

/** Some rows of a sheet that belong together, such as the steps of one cadence, on their way to what a person wants them to be. */

export interface PresentLine {
  /** Row of the sheet, from 1. */
  readonly row: number;
  /** The cells of the whole row, from column A on. */
  readonly cells: readonly Cell[];
}

export interface WantedLine {
  /** The present line, counted from 0, that this one is, with all that stands beside it in columns of the team's own; null for a new one. */
  readonly from: number | null;
  readonly cells: readonly Cell[];
  /** The row in which a line that comes back once stood. */
  readonly row?: number;
}

export interface LinePlan {
  /** Room to be made first, the lowest row first, so that no row number shifts before it is used. */
  readonly inserts: readonly { readonly before: number; readonly count: number }[];
  /** Cells that differ, by row numbers as they are once there is room. */
  readonly writes: readonly Pick<CellWrite, 'row' | 'column' | 'value'>[];
  /** Rows that go, the lowest first, by the same numbers. */
  readonly deletes: readonly number[];
  /** The lines that bring back what stood there before. */
  readonly back: readonly WantedLine[];
}

const same = (one: Cell, other: Cell): boolean =>
  isDate(one) && isDate(other) ? one.getTime() === other.getTime() : one === other;

/** Which present line each wanted one takes: its own where their order is kept, else the first free one from the top. */
function placesOf(wanted: readonly WantedLine[], count: number): readonly (number | null)[] {
  const taken = new Set<number>();
  const own = wanted.map(({ from }) => {
    if (from === null || from < 0 || from >= count || taken.has(from)) return null;
    taken.add(from);
    return from;
  });
  const free = [...taken].sort((one, other) => one - other);
  return own.map((from) => (from === null ? null : (free.shift() ?? null)));
}

/**
 * Plans how rows become what is wanted with as few cells written as possible: a row that stays is not touched where it holds the same.
 * @param at the row for the first line where none is there yet
 * @param lastRow the last row in use: below it no room needs to be made
 */
export function planLines(present: readonly PresentLine[], wanted: readonly WantedLine[], at: number, lastRow: number): LinePlan {
  const places = placesOf(wanted, present.length);
  const below = (present[present.length - 1]?.row ?? at - 1) + 1;
  const isNew = places.map((place) => place === null);
  // The row, as it is now, above which each new line goes: where it stood, between the lines beside it.
  let next: number | null = null;
  const before = new Map<number, number>();
  const targets: number[] = [];
  for (let index = wanted.length - 1; index >= 0; index--) {
    const place = places[index] ?? null;
    const { row } = wanted[index]!;
    const above = isNew.slice(0, index).filter(Boolean).length;
    const earliest = Math.max(0, ...places.slice(0, index).map((each) => (each === null ? 0 : present[each]!.row))) + 1;
    if (place !== null) next = present[place]!.row;
    else if (row !== undefined) next = Math.min(next ?? lastRow + 1, Math.max(earliest, row - above));
    else next = next ?? below;
    if (place === null) before.set(next, (before.get(next) || 0) + 1);
    targets[index] = next;
  }
  const rooms = [...before].sort(([one], [other]) => one - other);
  const shifted = (row: number): number => rooms.reduce((sum, [from, count]) => (from <= row ? sum + count : sum), row);
  const used = new Map<number, number>();
  const writes = wanted.flatMap(({ cells }, index) => {
    const place = places[index] ?? null;
    const target = targets[index]!;
    const ordinal = used.get(target) || 0;
    if (place === null) used.set(target, ordinal + 1);
    const row = place === null ? shifted(target) - (before.get(target) || 0) + ordinal : shifted(target);
    const there = place === null ? [] : present[place]!.cells;
    return cells.flatMap((value, column) => (same(value, there[column] ?? '') ? [] : [{ row, column: column + 1, value }]));
  });
  const kept = new Set(places);
  return {
    inserts: rooms
      .filter(([row]) => row <= lastRow)
      .map(([row, count]) => ({ before: row, count }))
      .reverse(),
    writes,
    deletes: present.flatMap(({ row }, index) => (kept.has(index) ? [] : [shifted(row)])).reverse(),
    back: present.map(({ row, cells }, index) => {
      const from = places.indexOf(index);
      return from === -1 ? { from: null, cells, row } : { from, cells };
    }),
  };
}

/** The rows of one of the product's sheets, sorted by what a column says. */
export interface LinesBy<Id extends string> {
  /** Places of the columns that were found, counted from 0. */
  readonly places: ReadonlyMap<Id, number>;
  /** The row of the headings, counted from 1; 0 where there is none. */
  readonly headingRow: number;
  /** Keys in the order in which they first stand there. */
  readonly keys: readonly string[];
  of(key: string): readonly PresentLine[];
}

/** @param keyOf gives the key of what the cell of `by` says; '' leaves the row out */
export function linesBy<Id extends string>(
  grid: Grid,
  columns: readonly Column<Id>[],
  needed: readonly Id[],
  by: Id,
  keyOf: (text: string) => string,
): LinesBy<Id> {
  const headings = findHeadings(grid, columns, needed);
  const table = readTable(grid, columns, needed);
  const groups = new Map<string, PresentLine[]>();
  for (const { row, cell } of table.kind === 'value' ? table.value : []) {
    const key = keyOf(valueOr(readText(cell(by)), ''));
    if (key === '') continue;
    const line = { row, cells: grid[row - 1] || [] };
    const there = groups.get(key);
    if (there === undefined) groups.set(key, [line]);
    else there.push(line);
  }
  return {
    places: headings?.places ?? new Map(),
    headingRow: headings === null ? 0 : headings.above + 1,
    keys: [...groups.keys()],
    of: (key) => groups.get(key) || [],
  };
}
