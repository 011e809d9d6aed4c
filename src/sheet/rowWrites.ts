import { exitReasonOf, pauseOf, type Status, statusOf } from '../engine/vocabulary';
import type { Zone } from '../engine/zones';
import type { Cell } from './cells/cell';
import { isBlank } from './cells/cell';
import { fieldOf, type WrittenFieldId } from './fields';
import { isSameState, type OwnField, ownFields, withOwn, withOwnOf } from './ownCells';
import { readState } from './prospectState';
import { addressAt, cellOf, fieldCell, idAt, isSameCell, rowNumbers, type SheetRows } from './sheetRows';

/** Which row is meant: by its Prospect ID, or before it has one by the row number and the Email cell that were shown. */
export type RowKey =
  | { readonly kind: 'id'; readonly prospectId: string }
  | { readonly kind: 'row'; readonly row: number; readonly email: string };

/** Cells of one row, by field. */
export type RowCells = Partial<Readonly<Record<WrittenFieldId, Cell>>>;

/** What to write into one prospect's row. */
export interface RowChange {
  readonly key: RowKey;
  readonly cells: RowCells;
  /** What stood in these cells when the change was decided: where something else stands now, somebody else was quicker. */
  readonly seen?: RowCells;
  /** All of it or nothing: where a person typed into one of these cells since it was seen, the row is not written at all. */
  readonly whole?: boolean;
  /** Cells that a person typed over and that are taken as they stand from now on. */
  readonly accepts?: readonly OwnField[];
}

/** One cell to write, at a row and column counted from 1. */
export interface CellWrite {
  readonly key: RowKey;
  readonly field: WrittenFieldId;
  readonly row: number;
  readonly column: number;
  readonly value: Cell;
  /** What stands there before the write. */
  readonly was: Cell;
  /** By what the row is known once it is written. */
  readonly who: { readonly id: string; readonly address: string };
}

/** A rectangle to write at once. */
export interface WriteBlock {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly Cell[])[];
}

/** A row that was not written, and why. */
export interface UnwrittenRow {
  readonly key: RowKey;
  readonly words: string;
}

/** A cell that stays as a person typed it. */
export interface KeptCell {
  readonly key: RowKey;
  readonly field: WrittenFieldId;
}

export interface PlannedWrites {
  readonly writes: readonly CellWrite[];
  readonly unwritten: readonly UnwrittenRow[];
  readonly kept: readonly KeptCell[];
}

type Found = { readonly row: number } | { readonly words: string };

/** Rows by a text of theirs; a text that stands twice has several. */
const rowsBy = (rows: SheetRows, form: (rows: SheetRows, row: number) => string): ReadonlyMap<string, readonly number[]> => {
  const found = new Map<string, number[]>();
  for (const row of rowNumbers(rows)) {
    const key = form(rows, row);
    if (key === '') continue;
    const list = found.get(key);
    if (list === undefined) found.set(key, [row]);
    else list.push(row);
  }
  return found;
};

/** Finds rows as they stand now, whatever was sorted, inserted or deleted since. */
const rowFinder = (rows: SheetRows): ((key: RowKey) => Found) => {
  const byId = rowsBy(rows, idAt);
  let byAddress: ReadonlyMap<string, readonly number[]> | null = null;
  return (key) => {
    if (key.kind === 'id') {
      const places = byId.get(key.prospectId) || [];
      const [row] = places;
      if (row === undefined) return { words: 'the row is no longer on the sheet' };
      if (places.length > 1)
        return { words: `rows ${places.join(' and ')} bear the same Prospect ID; delete it in the copied row` };
      return { row };
    }
    byAddress = byAddress ?? rowsBy(rows, addressAt);
    const places = byAddress.get(key.email.trim().toLowerCase()) || [];
    const [only] = places;
    if (places.includes(key.row)) return { row: key.row };
    if (only === undefined) return { words: `row ${key.row} no longer holds ${key.email}` };
    if (places.length > 1) return { words: `${key.email} now stands in rows ${places.join(' and ')}` };
    return { row: only };
  };
};

const stops: readonly ((status: Status) => boolean)[] = [
  (status) => status === 'Unsubscribed',
  (status) => exitReasonOf(status) !== null,
  (status) => pauseOf(status) !== null,
];

/** How much a Status stops: the first of these, then any exit, any pause, and last what runs. */
const stopsLess = (one: Cell, other: Cell): boolean => {
  const rank = (cell: Cell): number => {
    const status = statusOf(String(cell));
    // What cannot be read may have been meant to stop it.
    if (status === null) return stops.length - 1;
    const found = stops.findIndex((test) => test(status));
    return found < 0 ? stops.length : found;
  };
  return rank(one) > rank(other);
};

const tagsOf = (cell: Cell): readonly string[] =>
  String(cell)
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

/** Tags that were added to what had been read join what a person typed meanwhile. */
const withAdded = (typed: Cell, seen: Cell, wanted: Cell): Cell => {
  const had = new Set(tagsOf(seen).map((tag) => tag.toLowerCase()));
  const present = new Set(tagsOf(typed).map((tag) => tag.toLowerCase()));
  const added = tagsOf(wanted).filter((tag) => !had.has(tag.toLowerCase()) && !present.has(tag.toLowerCase()));
  return [...tagsOf(typed), ...added].join(', ');
};

/** What goes into a cell in which a person typed since it was read; null leaves it to them. */
const overTyped: Partial<Readonly<Record<WrittenFieldId, (typed: Cell, seen: Cell, wanted: Cell) => Cell | null>>> = {
  // Only the product knows what it did: a State that a person damaged is put back.
  state: (_typed, _seen, wanted) => wanted,
  prospectId: (_typed, _seen, wanted) => wanted,
  exitReason: (_typed, _seen, wanted) => wanted,
  engagementLevel: (_typed, _seen, wanted) => wanted,
  needsYou: (_typed, _seen, wanted) => (isBlank(wanted) ? null : wanted),
  status: (typed, _seen, wanted) => (stopsLess(typed, wanted) ? wanted : null),
  tags: withAdded,
};

/** Another run, or a person in the sidebar, has written this row since it was read: what was decided before that is not written over it. */
const wasRewritten = (present: Cell, { seen, cells }: RowChange): boolean =>
  seen?.state !== undefined &&
  readState(String(present)).kind === 'state' &&
  ![seen.state, cells.state ?? seen.state].some((known) => isSameState(String(present), String(known)));

interface Row {
  readonly rows: SheetRows;
  readonly row: number;
  readonly sheetZone: Zone;
}

/** The values that one change comes to where its row stands now. */
const resolved = ({ cells, seen, accepts }: RowChange, { rows, row, sheetZone }: Row) => {
  const kept: WrittenFieldId[] = [];
  const touched: WrittenFieldId[] = [];
  const values = new Map<WrittenFieldId, Cell>();
  for (const [field, wanted] of Object.entries(cells) as [WrittenFieldId, Cell][]) {
    const present = fieldCell(rows, row, field);
    const before = seen?.[field];
    const typed = before !== undefined && !isSameCell(present, before) && !isSameCell(present, wanted);
    if (typed && field !== 'state') touched.push(field);
    const rule = overTyped[field];
    const value = !typed ? wanted : rule === undefined ? null : rule(present, before, wanted);
    if (value === null) kept.push(field);
    else values.set(field, value);
  }
  const standing = fieldCell(rows, row, 'state');
  const state = values.get('state') ?? standing;
  const written: Partial<Record<OwnField, Cell>> = {};
  for (const field of ownFields) {
    const value = values.get(field) ?? (accepts?.includes(field) === true ? fieldCell(rows, row, field) : undefined);
    if (value !== undefined) written[field] = value;
  }
  if (rows.map.columnOf.state !== undefined && String(state) !== '')
    values.set(
      'state',
      withOwn(withOwnOf(String(state), String(standing)), written, (field) => fieldCell(rows, row, field), sheetZone),
    );
  return { values, kept, typed: touched };
};

/**
 * Turns changes into the cells to write. Rows are found again as they stand now, columns by the headings as they are now, and only
 * columns that the product may write are ever touched. A row that vanished, that cannot be told from another, or that was written by
 * somebody else since it was read is not written at all; nor is any row where one of the product's columns is gone. A person's column
 * (Tags, Timeline Pushes) that the sheet does without is passed over, and a cell in which a person typed since it was read is theirs
 * wherever that is safe. A row that says all of it already is left out.
 */
export const planWrites = (changes: readonly RowChange[], rows: SheetRows, sheetZone: Zone): PlannedWrites => {
  const find = rowFinder(rows);
  const { columnOf } = rows.map;
  const writes: CellWrite[] = [];
  const unwritten: UnwrittenRow[] = [];
  const kept: KeptCell[] = [];
  for (const change of changes) {
    const { key } = change;
    const found = find(key);
    const gone = (Object.keys(change.cells) as WrittenFieldId[])
      .filter((field) => fieldOf(field).set === 'owned' && columnOf[field] === undefined)
      .map((field) => fieldOf(field).heading);
    if ('words' in found) unwritten.push({ key, words: found.words });
    else if (gone.length > 0) unwritten.push({ key, words: `the column ${gone.join(' and ')} is missing; run set-up` });
    else if (wasRewritten(fieldCell(rows, found.row, 'state'), change))
      unwritten.push({ key, words: `row ${found.row} was changed by another run meanwhile; the next run decides anew` });
    else {
      const { row } = found;
      const { values, kept: left, typed } = resolved(change, { rows, row, sheetZone });
      if (change.whole === true && typed.length > 0) {
        const where = typed.map((field) => fieldOf(field).heading).join(' and ');
        unwritten.push({ key, words: `somebody typed into ${where} of row ${row} meanwhile` });
        continue;
      }
      kept.push(...left.map((field) => ({ key, field })));
      const written = values.get('prospectId');
      const who = { id: written === undefined ? idAt(rows, row) : String(written), address: addressAt(rows, row) };
      const cells = [...values].flatMap(([field, value]): CellWrite[] => {
        const column = columnOf[field];
        return column === undefined ? [] : [{ key, field, row, column, value, was: cellOf(rows, row, column), who }];
      });
      const changed = cells.filter(({ was, value }) => !isSameCell(was, value));
      // Neighbouring cells of the product go out together, changed or not: one rectangle is one request.
      const beside = cells.filter((cell) => !changed.includes(cell) && fieldOf(cell.field).set === 'owned');
      if (changed.length > 0) writes.push(...changed, ...beside);
    }
  }
  return { writes: writes.filter(isBesideChange(writes)), unwritten, kept };
};

/** A cell in a run of neighbouring columns of which any changes in some row: what stands apart and stays as it is needs no request. */
const isBesideChange = (writes: readonly CellWrite[]): ((write: CellWrite) => boolean) => {
  // State goes first and Outcome last, each by itself.
  const columns = new Set(writes.flatMap(({ field, column }) => (field === 'state' || field === 'outcome' ? [] : [column])));
  const wanted = new Set(writes.filter(({ was, value }) => !isSameCell(was, value)).map(({ column }) => column));
  for (const changed of [...wanted].filter((column) => columns.has(column)))
    for (const step of [1, -1]) for (let at = changed + step; columns.has(at); at += step) wanted.add(at);
  return ({ column }) => wanted.has(column);
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

/** The fewest rectangles that write these cells; of two writes into one cell, the later counts. */
export const blocksOf = (writes: readonly Pick<CellWrite, 'row' | 'column' | 'value'>[]): readonly WriteBlock[] => {
  const byRow = new Map<number, Map<number, Cell>>();
  for (const { row, column, value } of writes) {
    const cells = byRow.get(row) ?? new Map<number, Cell>();
    cells.set(column, value);
    byRow.set(row, cells);
  }
  const rows = [...byRow].sort(([one], [other]) => one - other);
  return merged(rows.flatMap(([row, cells]) => runsOf(row, [...cells])));
};
