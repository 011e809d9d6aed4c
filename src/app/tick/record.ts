import { formatCivil } from '../../engine/calendar';
import { civilDayOf } from '../../engine/zones';
import type { Cell } from '../../sheet/cells/cell';
import { isDate, onOneLine } from '../../sheet/cells/cell';
import type { DoNotContactEntry } from '../../sheet/doNotContactSheet';
import type { WrittenFieldId } from '../../sheet/fields';
import { cameWords, emptyLog, type LogEntry } from '../../sheet/logSheet';
import { freshState, lostStateText, writeState } from '../../sheet/prospectState';
import type { RowChange, RowKey } from '../../sheet/rowWrites';
import type { Book } from '../book';
import { addToList } from '../doNotContactNow';
import { writeRowsSeen } from '../writeRows';
import { silencedAddresses } from './askedForSilence';
import type { RowInHand } from './effects';
import { appendLog } from './logTail';
import type { Run, TickRow } from './run';
import { nextWriting, seal, unfinishedOf, type Writing } from './unfinished';

type Cells = Partial<Record<WrittenFieldId, Cell>>;

const same = (one: Cell, other: Cell): boolean =>
  isDate(one) && isDate(other) ? one.getTime() === other.getTime() : one === other;

/** What this run knows to stand in a cell: what it wrote there, else what it read. */
function standsIn(row: TickRow, book: Book, field: WrittenFieldId): Cell {
  const column = book.headings.columnOf[field];
  return row.written[field] ?? (column === undefined ? '' : (row.source.cells[column - 1] ?? ''));
}

/** A State that was lost stays lost until a person enrolls the row anew: nothing fresh is put in its place. */
const stateTextOf = ({ hand, stateLost }: TickRow): string => {
  if (stateLost) return lostStateText;
  const text = writeState(hand.state);
  return text === writeState(freshState) ? '' : text;
};

/** What of the row in hand differs from what was written last, but for cells that a person took over in this very run. */
function changesOf(row: TickRow, book: Book): Cells {
  if (row.hand === row.recorded && !row.unwritten) return {};
  const wanted: Cells = { ...row.hand.cells, state: stateTextOf(row) };
  const changed = (Object.entries(wanted) as [WrittenFieldId, Cell][]).filter(
    ([field, cell]) => !row.kept.has(field) && !same(standsIn(row, book, field), cell),
  );
  return Object.fromEntries(changed);
}

const keyOf = (row: TickRow, book: Book): RowKey => {
  const isNew = row.source.id === '' && row.written.prospectId === undefined;
  if (!isNew && !row.isTwin) return { kind: 'id', prospectId: row.source.id === '' ? row.hand.prospect.id : row.source.id };
  const address = row.source.cells[(book.headings.columnOf.email ?? 0) - 1] ?? '';
  return { kind: 'row', row: row.source.row, email: onOneLine(String(address)) };
};

/** The change that writes a row down; null where there is nothing to write. */
function changeOf(row: TickRow, book: Book, writing: Writing): RowChange | null {
  const cells = changesOf(row, book);
  const accepts = row.accepts.length > 0 && Object.keys(row.written).length === 0 ? row.accepts : [];
  if (Object.keys(cells).length + accepts.length === 0) return null;
  const fields = [...(Object.keys(cells) as WrittenFieldId[]), 'state' as const];
  const seen = Object.fromEntries(fields.map((field) => [field, standsIn(row, book, field)]));
  const unfinished = row.stateLost ? null : unfinishedOf(cells, (field) => standsIn(row, book, field), row.hand, writing);
  const state =
    unfinished === null ? (cells.state ?? standsIn(row, book, 'state')) : writeState({ ...row.hand.state, unfinished });
  return { key: keyOf(row, book), cells: { ...cells, state }, seen, accepts };
}

const noteLine = (run: Run, row: TickRow, noted: RowInHand['noted'][number]): LogEntry => ({
  ...emptyLog,
  at: run.world.clock.now(),
  prospectId: row.hand.prospect.id,
  email: row.email,
  cadence: row.hand.prospect.sequence,
  step: noted.step === undefined ? '' : String(noted.step),
  touch: noted.came === undefined ? '' : cameWords(noted.came),
  channel: noted.channel ?? '',
  what: noted.what,
  owner: run.me,
  words: noted.words,
});

/** Puts addresses whose owners asked for silence on the Do Not Contact sheet, each once. */
function block(run: Run, book: Book, rows: readonly TickRow[]): void {
  const since = civilDayOf(run.now, run.rules.sheetZone);
  const source = `Next Touch, ${formatCivil(since)}`;
  const entries = rows.flatMap((row) => {
    const reason = row.hand.block;
    if (reason === null) return [];
    const addresses = silencedAddresses(run, row).filter((address) => book.doNotContact.find(address) === null);
    return addresses.map((entry): DoNotContactEntry => ({ scope: 'address', entry, since, reason, source }));
  });
  addToList(run.world.sheets, entries, run.rules.sheetZone);
  // Listed once, also where the row itself could not be written and is tried again.
  for (const row of rows) if (row.hand.block !== null) row.hand = { ...row.hand, block: null };
}

/**
 * Writes down what was decided since the last time: rows, Log and Do Not Contact sheet, and makes it permanent. A row that cannot be
 * written keeps all of it for the next try of this run, and is marked, so that nothing is built on what the sheet does not say.
 */
export function record(run: Run, book: Book): void {
  const writing = nextWriting(run, book);
  const changed = run.rows.flatMap((row) => {
    const change = changeOf(row, book, writing);
    return change === null ? [] : [{ row, change }];
  });
  block(run, book, run.rows);
  const { unwritten, kept, told } = writeRowsSeen(
    run.world.sheets,
    book,
    changed.map(({ change }) => change),
  );
  run.told.push(...told);
  const refused = new Map(unwritten.map(({ key, words }) => [key, words]));
  for (const { row, change } of changed) {
    const words = refused.get(change.key);
    if (words !== undefined && !row.unwritten) run.told.push(`A row was not written: ${words}.`);
    row.unwritten = words !== undefined;
    if (row.unwritten) continue;
    const left = kept.filter(({ key }) => key === change.key).map(({ field }) => field);
    for (const field of left) row.kept.add(field);
    row.written = { ...row.written, ...change.cells };
  }
  const written = run.rows.filter((row) => !row.unwritten);
  appendLog(
    run,
    written.flatMap((row) => row.hand.noted.map((noted) => noteLine(run, row, noted))),
  );
  if (changed.length > 0) {
    seal(run, writing);
    run.world.sheets.flush();
  }
  for (const row of written) {
    if (row.hand.noted.length > 0 || row.hand.block !== null) row.hand = { ...row.hand, noted: [], block: null };
    row.recorded = row.hand;
  }
}
