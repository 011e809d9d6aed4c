import { civilDayOf } from '../engine/zones';
import { valueOr } from '../sheet/cells/cell';
import type { WrittenFieldId } from '../sheet/fields';
import { emptyLog, writtenLog } from '../sheet/logSheet';
import { toProspectFacts } from '../sheet/prospectFacts';
import { freshState } from '../sheet/prospectState';
import type { RowCells } from '../sheet/rowWrites';
import { sheetNames } from '../sheet/sheetNames';
import type { Acted, ActRequest } from './actContract';
import { actedState, actKey, recordOf, undoActKey } from './actRecord';
import { bookNow } from './book';
import { type Acting, cellsOf, type Deed } from './deed';
import { deedOf } from './deeds';
import { needLog } from './needLog';
import { rowPrint } from './prospectPrint';
import type { ResumePorts } from './resume';
import { alignTasks } from './skipSnooze';
import { leftBefore } from './typedOver';
import { undoneState } from './undoEnroll';
import { seenCells, writeRows } from './writeRows';

/**
 * Writes a deed, all of it or nothing: where somebody typed into one of its cells since the row was read, or a run wrote the row, it is
 * refused. What a person could type goes through the same write, so that it is put where the row stands by then.
 */
function carryOut(acting: Acting, deed: Deed): Acted {
  const { ports, book, source, prospect } = acting;
  // The plan of a write takes any column that the headings name.
  const cells = cellsOf(acting, deed) as RowCells;
  const fields = Object.keys(cells) as WrittenFieldId[];
  const seen = seenCells(source, book, fields);
  const accepts = deed.accepts || [];
  const unwritten =
    fields.length === 0
      ? []
      : writeRows(ports.sheets, book, [{ key: { kind: 'id', prospectId: source.id }, cells, seen, whole: true, accepts }]);
  if (unwritten[0] !== undefined) throw new Error(`Nothing was written: ${unwritten[0].words}.`);
  if (cells.notBefore !== undefined && cells.sequenceStep === undefined) alignTasks(acting, cells.notBefore);
  const id = ports.identity.newId().replace(/-/g, '').slice(0, 12);
  const record = deed.undoes === undefined ? recordOf(seen, cells, deed.words) : null;
  const line = {
    ...emptyLog,
    at: ports.clock.now(),
    prospectId: source.id,
    email: valueOr(source.values.email, ''),
    cadence: prospect.sequence,
    owner: ports.identity.user(),
    ...(deed.undoes === undefined ? {} : { key: undoActKey(deed.undoes), state: undoneState }),
  };
  const lines = deed.noted.map(({ what, words, step, channel = '' }) => ({
    ...line,
    what,
    words,
    step: step === undefined ? '' : String(step),
    channel,
  }));
  if (record !== null)
    lines.push({ ...line, key: actKey(id), state: actedState, what: 'Kept for Undo', words: JSON.stringify(record) });
  if (lines.length > 0) ports.sheets.append(sheetNames.log, lines.map(writtenLog));
  ports.sheets.flush();
  return { words: deed.words, undo: record === null ? null : { does: 'take back', prospectId: source.id, act: id } };
}

/** What may be done about a row whatever Status was typed over. */
const anyway: ReadonlySet<ActRequest['does']> = new Set(['outcome', 'undo', 'date', 'dismiss', 'take back']);

/**
 * Does one of the moves that were offered about a row. Outcomes, dates and permission are written where a person would type them, so that
 * the next run acts on them as on any other; what concerns the row alone is written at once.
 * @throws words for the person where it cannot be done
 */
export function act(ports: ResumePorts, request: ActRequest): Acted {
  if (ports.lock.acquire() === 'busy') throw new Error('A run is at work on this sheet. Try again in a minute.');
  try {
    const book = bookNow(ports.sheets);
    needLog(ports.sheets);
    const source = book.prospects.find(({ id }) => id !== '' && id === request.prospectId);
    if (source === undefined) throw new Error('This prospect is no longer on the sheet.');
    if (request.print !== undefined && request.print !== rowPrint(source))
      throw new Error('The row has changed since it was shown. Nothing was written: look at it again.');
    if (source.state.kind === 'lost') throw new Error('What was sent to them can no longer be read: enroll them again.');
    const left = anyway.has(request.does) ? null : leftBefore(source, book);
    if (left !== null) throw new Error(left);
    const state = source.state.kind === 'state' ? source.state.state : freshState;
    const today = civilDayOf(ports.clock.now(), book.sheetZone);
    const acting: Acting = { ports, book, source, prospect: toProspectFacts(source), state, today };
    return carryOut(acting, deedOf(acting, request));
  } finally {
    ports.lock.release();
  }
}
