import type { Grid, Spreadsheet } from '../ports/spreadsheet';
import { findHeadingRow, type HeadingMap, headingText, matchHeadings } from '../sheet/headings';
import { ownFields } from '../sheet/ownCells';
import { type ProspectRow, readProspects } from '../sheet/prospects';
import type { CellWrite, RowChange } from '../sheet/rowWrites';
import { idAt, rowNumbers, type SheetRows } from '../sheet/sheetRows';
import { isInPlace } from '../sheet/strayCells';
import { rememberedColumns } from '../sheet/systemSheet';
import type { Book } from './book';

/** From so many cells on, only the columns that matter are read again. */
const largeSheet = 60_000;

const isLarge = ({ headings, prospects }: Book): boolean =>
  (prospects[prospects.length - 1]?.row ?? headings.headingRow) * headings.headings.length >= largeSheet;

/** The headings as they were read still stand over these columns. What a formula column shows changes by itself. */
const standsStill = (map: HeadingMap, line: readonly unknown[], firstColumn: number): boolean => {
  const computed = new Set(map.matches.filter(({ sureness }) => sureness === 'formula').map(({ column }) => column));
  return line.every((cell, index) => {
    const column = firstColumn + index;
    return computed.has(column) || headingText(cell as never) === (map.headings[column - 1] ?? '');
  });
};

/** The whole sheet as it stands now, its headings found anew where they moved. */
function lookAtAll(sheets: Spreadsheet, { prospectsSheet, headings, system }: Book): SheetRows {
  const grid = sheets.read(prospectsSheet);
  if (grid === null) throw new Error(`The prospects sheet "${prospectsSheet}" is gone: run set-up again.`);
  const line = grid[headings.headingRow - 1] || [];
  if (line.length >= headings.headings.length && standsStill(headings, line, 1))
    return { map: headings, firstColumn: 1, lines: grid.slice(headings.headingRow) };
  const remembered = rememberedColumns(system);
  const row = findHeadingRow(grid, remembered);
  const map = matchHeadings(
    { row, cells: grid[row - 1] || [], formulas: sheets.formulas(prospectsSheet, row), below: grid.slice(row) },
    remembered,
  );
  return { map, firstColumn: 1, lines: grid.slice(row) };
}

/** Rows under the last one that are looked at as well: there a copy of a row lands. */
const rowsBelow = 20;

/**
 * The rows of a small sheet in one request, from the headings to a little below the last row as it was read; null where the headings do
 * not stand as they did, or a row is not among them any more.
 */
function lookWhereItWas(sheets: Spreadsheet, { prospectsSheet, headings, prospects }: Book): SheetRows | null {
  const row = headings.headingRow;
  const known = (prospects[prospects.length - 1]?.row ?? row) - row + 1;
  const column = (headings.columnOf.prospectId || 0) - 1;
  // Where the grid ends before that, all of it is little more.
  for (const rows of [known + rowsBelow, Number.POSITIVE_INFINITY]) {
    try {
      const block = { row, column: 1, rows, columns: headings.headings.length };
      const [line = [], ...lines] = sheets.readBlock(prospectsSheet, block);
      const ids = new Set(lines.map((cells) => cells[column]));
      const isWhole = standsStill(headings, line, 1) && prospects.every(({ id }) => id === '' || ids.has(id));
      return isWhole ? { map: headings, firstColumn: 1, lines } : null;
    } catch {
      // Nothing was asked of Google yet: the block reaches beyond the sheet.
    }
  }
  return null;
}

const look = (sheets: Spreadsheet, book: Book): SheetRows =>
  (isLarge(book) ? null : lookWhereItWas(sheets, book)) ?? lookAtAll(sheets, book);

/** The columns that a write is planned on: what tells rows apart, what is written, and one beside them on either side. */
function columnsFor(changes: readonly RowChange[], { headings }: Book): { readonly first: number; readonly last: number } {
  const byAddress = changes.some(({ key, cells }) => key.kind === 'row' || cells.prospectId !== undefined);
  const fields = new Set([
    ...ownFields.filter((field) => field !== 'owner'),
    'state' as const,
    ...(byAddress ? (['email'] as const) : []),
    ...changes.flatMap(({ cells, seen }) => Object.keys({ ...cells, ...seen }) as (keyof typeof cells)[]),
  ]);
  const columns = [...fields].flatMap((field) => headings.columnOf[field] || []);
  return { first: Math.max(1, Math.min(...columns) - 1), last: Math.min(headings.headings.length, Math.max(...columns) + 1) };
}

/** The sheet right before a write. */
export function lookFor(sheets: Spreadsheet, book: Book, changes: readonly RowChange[]): SheetRows {
  const { headings, prospectsSheet } = book;
  if (!isLarge(book)) return look(sheets, book);
  const { first, last } = columnsFor(changes, book);
  try {
    const block = { row: headings.headingRow, column: first, rows: Number.POSITIVE_INFINITY, columns: last - first + 1 };
    const [line = [], ...lines] = sheets.readBlock(prospectsSheet, block);
    if (standsStill(headings, line, first)) return { map: headings, firstColumn: first, lines };
  } catch {
    // Rows or columns were deleted meanwhile, and the block reaches beyond the sheet.
  }
  return lookAtAll(sheets, book);
}

/** The sheet after a write; null where a glance at headings and ids of a large sheet shows that nothing moved. */
export function lookAfter(sheets: Spreadsheet, book: Book, before: SheetRows, writes: readonly CellWrite[]): SheetRows | null {
  if (!isLarge(book)) return look(sheets, book);
  const { map } = before;
  const { prospectId, email } = map.columnOf;
  const last = Math.max(...writes.map(({ row }) => row));
  try {
    const column = (at: number | undefined) =>
      at === undefined
        ? []
        : sheets.readBlock(book.prospectsSheet, { row: map.headingRow, column: at, rows: last - map.headingRow + 1, columns: 1 });
    const width = map.headings.length;
    const [line = []] = sheets.readBlock(book.prospectsSheet, { row: map.headingRow, column: 1, rows: 1, columns: width });
    const ids = column(prospectId);
    const emails = writes.some(({ key, who }) => key.kind === 'row' || who.id === '') ? column(email) : [];
    const lines = Array.from({ length: last - map.headingRow }, (_, index) => {
      const cells = Array.from({ length: width }, () => '' as SheetRows['lines'][number][number]);
      if (prospectId !== undefined) cells[prospectId - 1] = ids[index + 1]?.[0] ?? '';
      if (email !== undefined) cells[email - 1] = emails[index + 1]?.[0] ?? '';
      return cells;
    });
    const glance: SheetRows = { map, firstColumn: 1, lines };
    if (standsStill(map, line, 1) && writes.every((write) => isInPlace(write, glance))) return null;
  } catch {
    // As above.
  }
  return lookAtAll(sheets, book);
}

/** One row as it stands now, wherever it was moved; null where it cannot be found under its Prospect ID, or stands there twice. */
export function rowAsItStands(sheets: Spreadsheet, book: Book, prospectId: string, lastSeen: number): ProspectRow | null {
  const { prospectsSheet, headings, sheetZone } = book;
  const readIn = (map: HeadingMap, line: Grid[number]): ProspectRow | null =>
    readProspects([...Array.from({ length: map.headingRow }, () => []), line], map, { sheetZone })[0] ?? null;
  if (isLarge(book)) {
    try {
      const block = { row: lastSeen, column: 1, rows: 1, columns: headings.headings.length };
      const there = readIn(headings, sheets.readBlock(prospectsSheet, block)[0] || []);
      if (there?.id === prospectId) return there;
    } catch {
      // Rows or columns were deleted, and the row would reach beyond the sheet.
    }
  }
  const rows = look(sheets, book);
  const places = rowNumbers(rows).filter((row) => idAt(rows, row) === prospectId);
  const [row] = places;
  return row === undefined || places.length > 1 ? null : readIn(rows.map, rows.lines[row - rows.map.headingRow - 1] ?? []);
}
