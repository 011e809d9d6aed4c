import { type LogEntry, logHeadings, readLog, writtenLog } from '../../sheet/logSheet';
import { sheetNames } from '../../sheet/sheetNames';
import { type Claim, claimsOf } from './journal';
import type { Run } from './run';

/** Appends lines to the Log; none is a request saved. */
export function appendLog(run: Pick<Run, 'world'>, entries: readonly LogEntry[]): void {
  if (entries.length > 0) run.world.sheets.append(sheetNames.log, entries.map(writtenLog));
}

/** The claims that are not known to be settled: the end of the Log only, however long it has grown. */
export function readClaims(run: Pick<Run, 'world' | 'journalRow' | 'rules'>): readonly Claim[] {
  const tail = run.world.sheets.readFrom(sheetNames.log, run.journalRow);
  const lines = readLog([logHeadings, ...tail], run.rules.sheetZone);
  if (lines.kind === 'problem') throw new Error(`The Log sheet: ${lines.words}`);
  if (lines.kind === 'blank') return [];
  return claimsOf(lines.value.map((line) => ({ ...line, row: line.row - 2 + run.journalRow })));
}
