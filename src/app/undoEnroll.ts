import { emptyLog, type LogRow, logHeadings, readLog, writtenLog } from '../sheet/logSheet';
import type { RowChange } from '../sheet/rowWrites';
import { sheetNames } from '../sheet/sheetNames';
import { type Book, bookNow } from './book';
import { enrolledState, enrollKey } from './enroll';
import { type Candidate, candidateOf } from './enrollCandidate';
import type { EnrollPorts } from './enrollPorts';
import { type EnrollmentRecord, readRecord, restoredCells } from './enrollWrite';
import type { RowWords, UndoReport } from './sidebarContract';
import { seenCells, writeRows } from './writeRows';

export const undoneState = 'UNDONE';
export const undoKey = (batch: string, prospectId: string): string => `undo ${batch} ${prospectId}`;

/** Journal states after which something may have left the mailbox, or lies in it for a person. */
const spoken: ReadonlySet<string> = new Set(['INTENT', 'DRAFT', 'SENDING', 'SENT', 'UNKNOWN']);

/** The lines of the whole Log, oldest first. */
function linesOf({ sheets }: EnrollPorts, { sheetZone }: Book): readonly LogRow[] {
  const lines = readLog(sheets.read(sheetNames.log) ?? [logHeadings], sheetZone);
  if (lines.kind === 'problem') throw new Error(`The Log sheet: ${lines.words}. Nothing was undone.`);
  return lines.kind === 'value' ? lines.value : [];
}

/** Claims are told by their latest line: one that was given up left nothing behind. */
export function wasWrittenTo(line: LogRow, later: readonly LogRow[]): boolean {
  const latest = new Map<string, string>();
  for (const { key, state, row } of later) if (row > line.row && key !== '') latest.set(key, state);
  return [...latest.values()].some((state) => spoken.has(state));
}

function whyNot(
  line: LogRow,
  record: EnrollmentRecord | null,
  candidate: Candidate | undefined,
  later: readonly LogRow[],
): string | null {
  if (record === null) return 'What stood there before can no longer be read in the Log.';
  if (candidate === undefined) return 'The row is no longer on the sheet.';
  if (wasWrittenTo(line, later)) return 'A message was written to them since. Pause the row, or choose an Outcome, instead.';
  const { source, prospect } = candidate;
  const enrollment = source.state.kind === 'state' ? source.state.state.enrollment : null;
  const standing = prospect.status === 'Active' || prospect.status === 'Resumed' || prospect.status === 'Held';
  if (enrollment !== record.enrollment || prospect.stepsDone > 0 || !standing) return 'The row has moved on since.';
  return null;
}

/**
 * Puts back what stood in the rows of one batch before they were enrolled. A row to which anything was written since, or that moved
 * on, stays as it is and is told.
 * @throws an Error whose message is for the person
 */
export function undoEnroll(ports: EnrollPorts, batch: string): UndoReport {
  const { sheets, clock, identity, lock } = ports;
  if (lock.acquire('file') === 'busy')
    throw new Error('A run is at work on this file just now. Nothing was undone: try again in a minute.');
  try {
    const book = bookNow(sheets);
    const lines = linesOf(ports, book);
    const done = new Set(lines.filter(({ state }) => state === undoneState).map(({ key }) => key));
    const ours = lines.filter(
      ({ state, key, prospectId }) =>
        state === enrolledState && key === enrollKey(batch, prospectId) && !done.has(undoKey(batch, prospectId)),
    );
    if (ours.length === 0) throw new Error('There is nothing left to undo of that enrolling.');
    const byProspect = new Map<string, LogRow[]>();
    for (const line of lines) byProspect.set(line.prospectId, [...(byProspect.get(line.prospectId) || []), line]);
    const candidates = new Map(
      book.prospects.filter(({ id }) => id !== '').map((source) => [source.id, candidateOf(source, book.rules)] as const),
    );
    const kept: RowWords[] = [];
    const changes: { readonly line: LogRow; readonly row: number; readonly change: RowChange }[] = [];
    for (const line of ours) {
      const record = readRecord(line.words);
      const candidate = candidates.get(line.prospectId);
      const words = whyNot(line, record, candidate, byProspect.get(line.prospectId) || []);
      if (words !== null || record === null || candidate === undefined) {
        kept.push({ row: candidate?.source.row || 0, email: line.email, words: words || '' });
        continue;
      }
      const change: RowChange = {
        key: { kind: 'id', prospectId: line.prospectId },
        cells: restoredCells(record),
        seen: seenCells(candidate.source, book, record.fields),
        whole: true,
      };
      changes.push({ line, row: candidate.source.row, change });
    }
    const unwritten = new Map(
      writeRows(
        sheets,
        book,
        changes.map(({ change }) => change),
      ).map(({ key, words }) => [key, words]),
    );
    const restored = changes.filter(({ change }) => !unwritten.has(change.key));
    for (const { line, row, change } of changes) {
      const words = unwritten.get(change.key);
      if (words !== undefined) kept.push({ row, email: line.email, words: `Not written: ${words}.` });
    }
    const at = clock.now();
    const owner = identity.user();
    if (restored.length > 0) {
      const entries = restored.map(({ line: { prospectId, email, cadence } }) =>
        writtenLog({
          ...emptyLog,
          at,
          prospectId,
          email,
          key: undoKey(batch, prospectId),
          state: undoneState,
          cadence,
          what: 'Enrolling undone',
          owner,
        }),
      );
      sheets.append(sheetNames.log, entries);
    }
    sheets.flush();
    const words = `${restored.length} ${restored.length === 1 ? 'row is' : 'rows are'} as before${kept.length > 0 ? `, ${kept.length} stay enrolled` : ''}.`;
    return { restored: restored.length, kept, words };
  } finally {
    lock.release();
  }
}
