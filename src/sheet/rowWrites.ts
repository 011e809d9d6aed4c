import type { Cell } from './cells/cell';
import { onOneLine } from './cells/cell';
import { fieldOf, type WrittenFieldId } from './fields';
import type { HeadingMap } from './headings';

/** Which row is meant: by its Prospect ID, or before it has one by the row number and the Email cell that were shown. */
export type RowKey =
  | { readonly kind: 'id'; readonly prospectId: string }
  | { readonly kind: 'row'; readonly row: number; readonly email: string };

/** What to write into one prospect's row. */
export interface RowChange {
  readonly key: RowKey;
  readonly cells: Partial<Readonly<Record<WrittenFieldId, Cell>>>;
}

/** The sheet right before writing: who stands where now, and under which headings. */
export interface FreshRows {
  readonly map: HeadingMap;
  /** Cells of the Prospect ID column under the heading row, top to bottom; empty where the sheet has no such column. */
  readonly ids: readonly Cell[];
  /** Cells of the Email column likewise; needed for rows without an id. */
  readonly emails: readonly Cell[];
}

/** One rectangle to write, at a row and column counted from 1. */
interface WriteBlock {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly Cell[])[];
}

/** A row that was not written, and why. */
export interface UnwrittenRow {
  readonly key: RowKey;
  readonly words: string;
}

export interface PlannedWrites {
  readonly blocks: readonly WriteBlock[];
  readonly unwritten: readonly UnwrittenRow[];
}

type Found = { readonly row: number } | { readonly words: string };

const text = (cell: Cell): string => onOneLine(String(cell));

/** Rows by the text of one column; a text that stands twice has several. */
const rowsBy = (
  cells: readonly Cell[],
  firstRow: number,
  form: (cell: Cell) => string,
): ReadonlyMap<string, readonly number[]> => {
  const rows = new Map<string, number[]>();
  cells.forEach((cell, index) => {
    const key = form(cell);
    if (key === '') return;
    const list = rows.get(key);
    if (list === undefined) rows.set(key, [firstRow + index]);
    else list.push(firstRow + index);
  });
  return rows;
};

const finder = ({ map, ids, emails }: FreshRows): ((key: RowKey) => Found) => {
  const first = map.headingRow + 1;
  const byId = rowsBy(ids, first, text);
  const byEmail = rowsBy(emails, first, (cell) => text(cell).toLowerCase());
  return (key) => {
    if (key.kind === 'id') {
      const rows = byId.get(key.prospectId) ?? [];
      const [row] = rows;
      if (row === undefined) return { words: 'the row is no longer on the sheet' };
      if (rows.length > 1) return { words: `rows ${rows.join(' and ')} bear the same Prospect ID; delete it in the copied row` };
      return { row };
    }
    const rows = byEmail.get(key.email.trim().toLowerCase()) ?? [];
    const [only] = rows;
    if (rows.includes(key.row)) return { row: key.row };
    if (only === undefined) return { words: `row ${key.row} no longer holds ${key.email}` };
    if (rows.length > 1) return { words: `${key.email} now stands in rows ${rows.join(' and ')}` };
    return { row: only };
  };
};

type Placed = { readonly row: number; readonly column: number; readonly values: readonly Cell[] };

/** The cells of one row as runs of neighbouring columns. */
const runsOf = (row: number, cells: readonly (readonly [column: number, value: Cell])[]): Placed[] => {
  const runs: { row: number; column: number; values: Cell[] }[] = [];
  for (const [column, value] of [...cells].sort(([one], [other]) => one - other)) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last.column + last.values.length === column) last.values.push(value);
    else runs.push({ row, column, values: [value] });
  }
  return runs;
};

/** Runs that stand right under one another over the same columns become one block. */
const merged = (runs: readonly Placed[]): WriteBlock[] => {
  const blocks: { row: number; column: number; values: (readonly Cell[])[] }[] = [];
  const open = new Map<string, (typeof blocks)[number]>();
  for (const { row, column, values } of runs) {
    const place = `${column} ${values.length}`;
    const above = open.get(place);
    if (above !== undefined && above.row + above.values.length === row) above.values.push(values);
    else {
      const block = { row, column, values: [values] };
      blocks.push(block);
      open.set(place, block);
    }
  }
  return blocks;
};

/**
 * Turns changes into the fewest rectangles to write. Rows are found again as they stand now, columns by the headings as they are now,
 * and only columns that the product may write are ever touched. A row that vanished, or that cannot be told from another, is not
 * written at all; nor is any row where one of the product's columns is gone. A person's column (Tags, Timeline Pushes) that the sheet
 * does without is passed over.
 */
export const planWrites = (changes: readonly RowChange[], fresh: FreshRows): PlannedWrites => {
  const find = finder(fresh);
  const byRow = new Map<number, Map<number, Cell>>();
  const unwritten: UnwrittenRow[] = [];
  for (const { key, cells } of changes) {
    const found = find(key);
    const wanted = Object.entries(cells) as [WrittenFieldId, Cell][];
    const entries = wanted.filter(([field]) => fresh.map.columnOf[field] !== undefined);
    const gone = wanted
      .filter(([field]) => fieldOf(field).set === 'owned' && fresh.map.columnOf[field] === undefined)
      .map(([field]) => fieldOf(field).heading);
    if ('words' in found) unwritten.push({ key, words: found.words });
    else if (gone.length > 0) unwritten.push({ key, words: `the column ${gone.join(' and ')} is missing; run set-up` });
    else {
      const row = byRow.get(found.row) ?? new Map<number, Cell>();
      for (const [field, value] of entries) row.set(fresh.map.columnOf[field] ?? 0, value);
      byRow.set(found.row, row);
    }
  }
  const rows = [...byRow].sort(([one], [other]) => one - other);
  return { blocks: merged(rows.flatMap(([row, cells]) => runsOf(row, [...cells]))), unwritten };
};
