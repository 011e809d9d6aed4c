import type { Spreadsheet } from '../ports/spreadsheet';
import type { Cell } from '../sheet/cells/cell';
import { isBlank } from '../sheet/cells/cell';
import type { WrittenFieldId } from '../sheet/fields';
import { columnLetters } from '../sheet/headings';
import type { ProspectRow } from '../sheet/prospects';
import {
  blocksOf,
  type CellWrite,
  type KeptCell,
  planWrites,
  type RowCells,
  type RowChange,
  type RowKey,
  type UnwrittenRow,
} from '../sheet/rowWrites';
import { cellOf, isSameCell, type SheetRows } from '../sheet/sheetRows';
import { isInPlace, strayCells } from '../sheet/strayCells';
import type { Book } from './book';
import { lookAfter, lookFor } from './sheetLook';

/** What became of changes that were to be written. */
export interface RowsWritten {
  /** Rows of which nothing was written, each with its reason. */
  readonly unwritten: readonly UnwrittenRow[];
  /** Cells that stay as a person typed them while the call ran. */
  readonly kept: readonly KeptCell[];
  /** What a person should look at, a sentence each. */
  readonly told: readonly string[];
}

/** People and the product both change these: they are replaced only where they still say what was read. */
const contested: ReadonlySet<string> = new Set(['outcome', 'status', 'tags']);
/** So many requests for them, else they go out in rectangles with the rest; fewer where each row is written whole or not at all, as in enrolling. */
const mostContested = { apart: 20, whole: 3 } as const;

/** Sheets takes what a replacement leaves as if it were typed, and knows no way to say that it is a text. */
const mistakable = /^\s*[=+\-@'\d]/;

const isContested = ({ field, was, value }: CellWrite): boolean =>
  contested.has(field) && !mistakable.test(String(value)) && typeof was === 'string' && !isBlank(was) && !isSameCell(was, value);

/** Cells under one another that hold the same word and get the same: one request replaces them all, and passes over what somebody typed. */
function alike(writes: readonly CellWrite[]): readonly CellWrite[][] {
  const runs: CellWrite[][] = [];
  for (const write of [...writes].sort((one, other) => one.column - other.column || one.row - other.row)) {
    const run = runs[runs.length - 1] || [];
    const last = run[run.length - 1];
    const goesOn =
      last?.column === write.column && last.row + 1 === write.row && last.was === write.was && last.value === write.value;
    if (goesOn) run.push(write);
    else runs.push([write]);
  }
  return runs;
}

function writeBlocks(sheets: Spreadsheet, name: string, writes: readonly Pick<CellWrite, 'row' | 'column' | 'value'>[]): void {
  for (const { row, column, values } of blocksOf(writes)) sheets.write(name, row, column, values);
}

/**
 * State first: it says what was decided, whatever of the rest a dying execution leaves undone. Outcome last: it is cleared only when what
 * it led to stands in the row.
 */
function apply(sheets: Spreadsheet, name: string, writes: readonly CellWrite[], most: number): void {
  const found = alike(writes.filter(isContested));
  const runs = found.length <= most ? found : [];
  const contestants = new Set(runs.flat());
  const part = (isMeant: (field: CellWrite['field']) => boolean): void => {
    const cells = writes.filter(({ field }) => isMeant(field));
    writeBlocks(
      sheets,
      name,
      cells.filter((write) => !contestants.has(write)),
    );
    for (const run of runs)
      for (const { field, row, column, was, value } of run.slice(0, 1))
        if (isMeant(field)) sheets.replace(name, row, column, String(was), String(value), run.length);
  };
  part((field) => field === 'state');
  part((field) => field !== 'state' && field !== 'outcome');
  part((field) => field === 'outcome');
}

/** Puts back what a write took from cells that it was not meant for. */
function putBack(sheets: Spreadsheet, name: string, writes: readonly CellWrite[], before: SheetRows, after: SheetRows): string[] {
  const strays = strayCells(writes, before, after);
  writeBlocks(
    sheets,
    name,
    strays.flatMap(({ row, column, value }) => (value === null ? [] : [{ row, column, value }])),
  );
  return strays.flatMap(({ row, column, value }): string[] =>
    value === null
      ? [
          `Cell ${columnLetters(column)}${row} was overwritten while rows were being moved: look at it in the version history (File, Version history).`,
        ]
      : [],
  );
}

/**
 * Somebody typed between a write and the look after it: of a row that is refused for it, what was written so far goes again. Where another
 * run wrote the row since, it is that run's.
 */
function takeAway(
  sheets: Spreadsheet,
  name: string,
  written: readonly CellWrite[],
  refused: ReadonlySet<RowKey>,
  present: SheetRows,
): void {
  const left = written.filter((write) => refused.has(write.key) && isInPlace(write, present));
  const stands = ({ row, column, value }: CellWrite): boolean => isSameCell(cellOf(present, row, column) as Cell, value);
  const rewritten = new Set(left.filter((write) => write.field === 'state' && !stands(write)).map(({ key }) => key));
  writeBlocks(
    sheets,
    name,
    left
      .filter((write) => stands(write) && !rewritten.has(write.key))
      .map(({ row, column, was }) => ({ row, column, value: was })),
  );
}

const isWritten = (write: CellWrite, after: SheetRows, changes: ReadonlyMap<RowKey, RowChange>): boolean =>
  isInPlace(write, after) &&
  (changes.get(write.key)?.seen?.[write.field] === undefined ||
    isSameCell(cellOf(after, write.row, write.column) as Cell, write.value));

/** Somebody who sorts at every moment of a write is no longer waited for. */
const attempts = 4;

/**
 * Writes changes into the prospects sheet. Rows and columns are found again right before the write, since people sort, insert and type
 * while a call runs, and looked at again right after it: what landed elsewhere because something moved in that moment is put back and
 * written anew. What is written is permanent when this returns.
 */
export function writeRowsSeen(sheets: Spreadsheet, book: Book, changes: readonly RowChange[]): RowsWritten {
  const unwritten = new Map<RowKey, string>();
  const kept = new Map<RowKey, readonly KeptCell[]>();
  const told: string[] = [];
  const byKey = new Map(changes.map((change) => [change.key, change]));
  let pending = changes;
  let before: SheetRows | null = null;
  let written: readonly CellWrite[] = [];
  for (let attempt = 0; pending.length > 0; attempt += 1) {
    if (attempt === attempts) {
      for (const { key } of pending) unwritten.set(key, 'rows are being moved all the time; the next run tries again');
      break;
    }
    before = before ?? lookFor(sheets, book, changes);
    const plan = planWrites(pending, before, book.sheetZone);
    for (const { key } of pending) kept.delete(key);
    for (const { key, words } of plan.unwritten) unwritten.set(key, words);
    for (const cell of plan.kept) kept.set(cell.key, [...(kept.get(cell.key) || []), cell]);
    const refused = plan.unwritten.map(({ key }) => key).filter((key) => byKey.get(key)?.whole === true);
    takeAway(sheets, book.prospectsSheet, written, new Set(refused), before);
    if (plan.writes.length === 0) break;
    written = plan.writes;
    // A cell that cannot be found by its word, though it holds it, is written as any other the next time.
    const most = mostContested[changes.every(({ whole }) => whole === true) ? 'whole' : 'apart'];
    apply(sheets, book.prospectsSheet, plan.writes, attempt < 2 ? most : 0);
    const after = lookAfter(sheets, book, before, plan.writes);
    if (after === null) break;
    const present: SheetRows = after;
    const amiss = new Set(plan.writes.filter((write) => !isWritten(write, present, byKey)).map(({ key }) => key));
    if (amiss.size > 0) told.push(...putBack(sheets, book.prospectsSheet, plan.writes, before, present));
    pending = pending.filter(({ key }) => amiss.has(key));
    before = null;
  }
  return {
    unwritten: [...unwritten].map(([key, words]) => ({ key, words })),
    kept: [...kept.values()].flat(),
    told,
  };
}

/** What the cells of a row held when it was read: by it the write notices what somebody typed since. */
export const seenCells = (source: ProspectRow, { headings }: Book, fields: readonly WrittenFieldId[]): RowCells =>
  Object.fromEntries(fields.map((field) => [field, source.cells[(headings.columnOf[field] || 0) - 1] ?? '']));

/** As `writeRowsSeen`, for callers whose changes no person can have typed into. */
export const writeRows = (sheets: Spreadsheet, book: Book, changes: readonly RowChange[]): readonly UnwrittenRow[] =>
  writeRowsSeen(sheets, book, changes).unwritten;
