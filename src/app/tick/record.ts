import { formatCivil } from '../../engine/calendar';
import { civilDayOf } from '../../engine/zones';
import type { Cell } from '../../sheet/cells/cell';
import { isDate } from '../../sheet/cells/cell';
import type { DoNotContactEntry } from '../../sheet/doNotContactSheet';
import type { WrittenFieldId } from '../../sheet/fields';
import { emptyLog, type LogEntry } from '../../sheet/logSheet';
import { freshState, writeState } from '../../sheet/prospectState';
import type { RowChange, RowKey } from '../../sheet/rowWrites';
import type { Book } from '../book';
import { addToList } from '../doNotContactNow';
import { writeRows } from '../writeRows';
import { silencedAddresses } from './askedForSilence';
import type { RowInHand } from './effects';
import { appendLog } from './logTail';
import type { Run, TickRow } from './run';

type Cells = Partial<Record<WrittenFieldId, Cell>>;

const same = (one: Cell, other: Cell): boolean =>
  isDate(one) && isDate(other) ? one.getTime() === other.getTime() : one === other;

/** What of the row in hand differs from what was written last. */
function changesOf(row: TickRow, book: Book): Cells {
  if (row.hand === row.recorded) return {};
  const stateText = writeState(row.hand.state);
  const wanted: Cells = { ...row.hand.cells, state: stateText === writeState(freshState) ? '' : stateText };
  const changed = (Object.entries(wanted) as [WrittenFieldId, Cell][]).filter(([field, cell]) => {
    const column = book.headings.columnOf[field];
    const stands = row.written[field] ?? (column === undefined ? '' : (row.source.cells[column - 1] ?? ''));
    return !same(stands, cell);
  });
  return Object.fromEntries(changed);
}

const keyOf = (row: TickRow): RowKey =>
  row.source.id === '' && row.written.prospectId === undefined
    ? { kind: 'row', row: row.source.row, email: row.email }
    : { kind: 'id', prospectId: row.hand.prospect.id };

const noteLine = (run: Run, row: TickRow, noted: RowInHand['noted'][number]): LogEntry => ({
  ...emptyLog,
  at: run.world.clock.now(),
  prospectId: row.hand.prospect.id,
  email: row.email,
  cadence: row.hand.prospect.sequence,
  step: noted.step === undefined ? '' : String(noted.step),
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
}

/** Writes down what was decided since the last time: rows, Log and Do Not Contact sheet, and makes it permanent. */
export function record(run: Run, book: Book): void {
  const changed = run.rows.flatMap((row) => {
    const cells = changesOf(row, book);
    return Object.keys(cells).length === 0 ? [] : [{ row, cells }];
  });
  block(run, book, run.rows);
  const unwritten = writeRows(
    run.world.sheets,
    book,
    changed.map(({ row, cells }): RowChange => ({ key: keyOf(row), cells })),
  );
  for (const { words } of unwritten) run.told.push(`A row was not written: ${words}.`);
  appendLog(
    run,
    run.rows.flatMap((row) => row.hand.noted.map((noted) => noteLine(run, row, noted))),
  );
  if (changed.length > 0) run.world.sheets.flush();
  for (const { row, cells } of changed) row.written = { ...row.written, ...cells };
  for (const row of run.rows) {
    if (row.hand.noted.length > 0 || row.hand.block !== null) row.hand = { ...row.hand, noted: [], block: null };
    row.recorded = row.hand;
  }
}
