import { startOfDay } from '../engine/zones';
import { normalisedAddress } from '../mail/addresses';
import type { Grid } from '../ports/spreadsheet';
import { type Cell, isBlank, valueOr } from '../sheet/cells/cell';
import { readEmailAddress } from '../sheet/cells/emailAddress';
import { readMoment } from '../sheet/cells/moment';
import { fieldIds, fieldOf, formulaFields } from '../sheet/fields';
import { headingKey } from '../sheet/headings';
import { systemNames } from '../sheet/systemSheet';
import { type Book, bookNow } from './book';
import { counted } from './counted';
import { type ListPorts, note, withLock } from './doNotContactList';
import { assertUnmoved } from './eraseRows';
import type { ImportCell, ImportPart, ImportReport, UndoReport } from './exchangeContract';
import { contentPrint, importedId, importedRows, isUntouched } from './importedRows';
import { against, formulaColumns, isKept, lastImport, mailboxes, openColumns, spiltColumns } from './importLook';
import { writeSystem } from './systemCells';
import { enough } from './tick/run';
import { writeLines } from './writeLines';

/** What a file never fills in rows that stand on the sheet: the address by which they were found, and what acts on a running cadence. */
const neverFilled = ['email', 'outcome', 'mode'] as const;

/** Where each cell of a part goes, with the headings to be added on the right. */
function placed(
  book: Book,
  columns: ImportPart['columns'],
  computed: ReadonlySet<number>,
): { readonly places: readonly number[]; readonly added: readonly string[] } {
  const all = [...book.headings.headings];
  const open = new Set(openColumns(book, computed).map(({ column }) => column));
  const ours = new Set(fieldIds.filter(isKept).map((field) => headingKey(fieldOf(field).heading)));
  const places = columns.map(({ column, heading }) => {
    const key = headingKey(heading);
    const wanted =
      column !== null && all[column - 1] === heading ? column : all.findIndex((each) => headingKey(each) === key) + 1;
    if (wanted > 0 && (open.has(wanted) || wanted > book.headings.headings.length)) return wanted;
    if (column !== null || wanted > 0 || key === '' || ours.has(key))
      throw new Error(`There is no column "${heading}" to import into. Look at the file again.`);
    return all.push(heading);
  });
  if (new Set(places).size < places.length) throw new Error('Two columns of the file go into one column of the sheet.');
  return { places, added: all.slice(book.headings.headings.length) };
}

/** A cell as Sheets is to hold it. */
function cellOf(cell: ImportCell, { sheetZone }: Book): Cell {
  if (typeof cell !== 'object') return cell;
  const moment = valueOr(readMoment(cell.d, sheetZone), null);
  if (moment === null) return cell.d;
  return new Date(moment.kind === 'date' ? startOfDay(moment.day, sheetZone) : moment.at);
}

/** The last row in which a person or the product wrote anything: formulas that fill a column and empty checkboxes do not count. */
function lastUsed(grid: Grid, { headings }: Book, spilt: ReadonlySet<number>): number {
  const computed = new Set([...spilt, ...formulaFields.map((field) => headings.columnOf[field])]);
  for (let row = grid.length; row > headings.headingRow; row--)
    if ((grid[row - 1] || []).some((cell, index) => !computed.has(index + 1) && cell !== false && !isBlank(cell))) return row;
  return headings.headingRow;
}

/** What a part comes to on the sheet. */
interface Plan {
  readonly places: readonly number[];
  /** Headings to be added on the right. */
  readonly added: readonly string[];
  /** The first row to be written below the others, and what goes there. */
  readonly first: number;
  readonly joins: readonly (readonly Cell[])[];
  readonly fills: readonly { readonly row: number; readonly place: number }[];
  readonly refused: ImportReport['refused'];
  /** Rows that an earlier delivery of this part had added. */
  readonly before: number;
}

/** @throws words for the person where the part as a whole cannot be imported */
function planned(book: Book, first: number, computed: ReadonlySet<number>, { id, columns, rows, fill }: ImportPart): Plan {
  const { headings } = book;
  const { email, prospectId } = headings.columnOf;
  const { places, added } = placed(book, columns, computed);
  const mailAt = places.indexOf(email || 0);
  if (mailAt < 0 || prospectId === undefined || !/^\w{6,20}$/.test(id))
    throw new Error('The file needs a column with email addresses. Look at the file again.');
  if (book.doNotContactDoubt !== '') throw new Error(`${book.doNotContactDoubt} Until that is put right nobody is imported.`);
  const map = { ...headings, headings: [...headings.headings, ...added] };
  const there = mailboxes(book);
  const ids = new Set(book.prospects.map((row) => row.id));
  const refused: [number, string][] = [];
  const fills: Plan['fills'][number][] = [];
  const joins: Cell[][] = [];
  let before = 0;
  rows.forEach((cells, place) => {
    const address = String(cells[mailAt]);
    const line: Cell[] = map.headings.map(() => '');
    places.forEach((column, index) => {
      line[column - 1] = cellOf(cells[index] ?? '', book);
    });
    const own = importedId(id, contentPrint(map, line));
    const finding = against(address, book, there);
    const row = finding === null ? undefined : finding.row;
    if (ids.has(own)) before += 1;
    else if (fill && row !== undefined && row < first) fills.push({ row, place });
    else if (finding !== null) refused.push([place, finding.words]);
    else {
      line[prospectId - 1] = own;
      there.set(normalisedAddress(valueOr(readEmailAddress(address), '')), first + joins.length);
      joins.push(line);
    }
  });
  return { places, added, first, joins, fills, refused, before };
}

/** What lies between these columns as runs of neighbours, without the columns that a formula fills. */
function spansOf(columns: readonly number[], computed: ReadonlySet<number>): Set<number>[] {
  const spans: Set<number>[] = [];
  const last = Math.max(...columns);
  for (let column = Math.min(...columns), open = false; column <= last; column += 1) {
    if (computed.has(column)) open = false;
    else if (open) spans[spans.length - 1]?.add(column);
    else open = spans.push(new Set([column])) > 0;
  }
  return spans.filter((span) => columns.some((column) => span.has(column)));
}

/** @throws words for the person where somebody wrote below the last row meanwhile */
function assertFree({ sheets }: ListPorts, { prospectsSheet, headings }: Book, row: number, computed: ReadonlySet<number>): void {
  const rows = sheets.lastRow(prospectsSheet) - row + 1;
  const below = rows < 1 ? [] : sheets.readBlock(prospectsSheet, { row, column: 1, rows, columns: headings.headings.length });
  if (below.some((line) => line.some((cell, index) => !computed.has(index + 1) && cell !== false && !isBlank(cell))))
    throw new Error('Somebody wrote below the last row meanwhile. Nothing was written: try again.');
}

/**
 * Adds rows below the last one, each under a Prospect ID that tells this import and its content, and fills blank cells where that is
 * wanted. A row whose address stands on the sheet is never added, so a part that comes twice is added once. Nobody is enrolled by it.
 * @throws words for the person where nothing could be written
 */
export function importPart(ports: ListPorts, part: ImportPart): ImportReport {
  return withLock(ports, () => {
    const { sheets, clock, identity } = ports;
    const book = bookNow(sheets);
    const { prospectsSheet, headings } = book;
    const grid = sheets.read(prospectsSheet) || [];
    const spilt = spiltColumns(sheets, book, grid.length);
    const first = lastUsed(grid, book, spilt) + 1;
    const computed = new Set([...spilt, ...formulaColumns(sheets, book, first, grid.length)]);
    const plan = planned(book, first, computed, part);
    const { joins, fills, added, places } = plan;
    if (joins.length + fills.length > 0) {
      const last = lastImport(book);
      const kept = JSON.stringify({ id: part.id, at: clock.now(), by: identity.user() });
      if (last === null || last.id !== part.id) writeSystem(sheets, book.system, systemNames.lastImport, kept);
      assertUnmoved(ports, book, 'Nothing was written: try again.');
      if (joins.length > 0) assertFree(ports, book, plan.first, computed);
      if (added.length > 0) sheets.write(prospectsSheet, headings.headingRow, headings.headings.length + 1, [added]);
    }
    if (joins.length > 0) {
      // One block is one request: a run that dies leaves whole rows or none. Only what is computed parts it; then the id comes last.
      const id = headings.columnOf.prospectId || 1;
      const blocks = spansOf([id, ...places], computed).sort((one, other) => Number(one.has(id)) - Number(other.has(id)));
      for (const block of blocks) {
        const from = Math.min(...block);
        const lines = joins.map((line) => line.slice(from - 1, from - 1 + block.size));
        sheets.write(prospectsSheet, plan.first, from, lines);
      }
    }
    const filled = fillBlanks(ports, book, part, plan);
    if (joins.length + filled.filledCells > 0)
      note(ports, 'Import', `${counted(joins.length, 'prospect')} added, ${counted(filled.filledCells, 'blank cell')} filled.`);
    sheets.flush();
    return { added: joins.length, before: plan.before, refused: plan.refused, ...filled };
  });
}

/** Writes into blank cells of rows that stood there before, neighbours of a column at once. */
function fillBlanks(
  ports: ListPorts,
  book: Book,
  { rows }: ImportPart,
  { places, added, fills }: Plan,
): Pick<ImportReport, 'filledRows' | 'filledCells' | 'done'> {
  const { sheets, clock } = ports;
  const { headings, columnOf, headingRow } = book.headings;
  const names = [...headings, ...added].map(headingKey);
  const kept = neverFilled.flatMap((field) => [columnOf[field] || 0, names.indexOf(headingKey(fieldOf(field).heading)) + 1]);
  const changed = new Set<number>();
  let filledCells = 0;
  let done = true;
  places.forEach((column, index) => {
    done = done && (fills.length === 0 || clock.elapsed() < enough);
    if (!done || kept.includes(column)) return;
    const wanted = new Map<number, Cell>();
    const cells = fills.flatMap(({ row, place }): [number, Cell][] => {
      const cell = cellOf((rows[place] || [])[index] ?? '', book);
      return cell === false || isBlank(cell) ? [] : [[row, cell]];
    });
    if (cells.length === 0) return;
    // People sort and type while column after column is written: each is looked at right before.
    assertUnmoved(ports, book, 'What was filled in so far stays: try again.');
    const height = Math.max(...cells.map(([row]) => row)) - headingRow;
    const present = sheets.readBlock(book.prospectsSheet, { row: headingRow + 1, column, rows: height, columns: 1 });
    for (const [row, cell] of cells) if (isBlank((present[row - headingRow - 1] || [])[0] ?? '')) wanted.set(row, cell);
    writeLines(sheets, book.prospectsSheet, column, wanted);
    for (const row of wanted.keys()) changed.add(row);
    filledCells += wanted.size;
  });
  return { filledRows: changed.size, filledCells, done };
}

/**
 * Takes an import back: its rows go where nobody touched them since; what was filled into other rows stays.
 * @throws words for the person where nothing could be removed
 */
export function undoImport(ports: ListPorts, { id }: { readonly id: string }): UndoReport {
  return withLock(ports, () => {
    const { sheets, clock } = ports;
    const book = bookNow(sheets);
    const { prospectsSheet, headings } = book;
    if (lastImport(book)?.id !== id) throw new Error('Another import came after this one: only the last one can be undone.');
    const all = importedRows(book.prospects, id);
    const going = all.filter((row) => isUntouched(headings, id, row));
    const column = headings.columnOf.prospectId || 1;
    let removed = 0;
    let done = true;
    // From below, so that what is still to go keeps its row; neighbours go at once.
    for (let last = going.length; last > 0 && done; ) {
      let first = last - 1;
      while (first > 0 && going[first - 1]?.row === (going[first]?.row || 0) - 1) first -= 1;
      const run = going.slice(first, last);
      const row = run[0]?.row || 0;
      const now = sheets.readBlock(prospectsSheet, { row, column, rows: run.length, columns: 1 });
      done = clock.elapsed() < enough && run.every(({ id: own }, index) => String(now[index]) === own);
      if (done) sheets.deleteRows(prospectsSheet, row, run.length);
      if (done) removed += run.length;
      last = first;
    }
    if (removed > 0) note(ports, 'Import: undo', `${counted(removed, 'prospect')} removed.`);
    sheets.flush();
    return { removed, kept: all.length - going.length, done };
  });
}
