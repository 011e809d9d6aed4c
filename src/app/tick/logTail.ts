import { type LogEntry, type LogRow, logHeadings, readLog, writtenLog } from '../../sheet/logSheet';
import { sheetNames } from '../../sheet/sheetNames';
import { type Claim, claimsOf } from './journal';
import type { Run } from './run';

/**
 * Appends lines to the Log; none is a request saved. Where no lock is held, each line is a request of its own: Google puts appended rows
 * one below the other, while two runs that write blocks may write over each other.
 */
export function appendLog(run: Pick<Run, 'world' | 'log'>, entries: readonly LogEntry[]): void {
  if (entries.length === 0) return;
  run.log.appended += entries.length;
  const lines = entries.map(writtenLog);
  if (run.log.alone) run.world.sheets.append(sheetNames.log, lines);
  else for (const line of lines) run.world.sheets.append(sheetNames.log, [line]);
}

/** The end of the Log, from a row on: its lines, and the last row in use. */
export interface LogTail {
  readonly lines: readonly LogRow[];
  readonly lastRow: number;
}

/**
 * Reads the end of the Log only, however long it has grown.
 * @returns words where there is no Log to be read
 */
export function readTail({ world, rules }: Pick<Run, 'world' | 'rules'>, from: number): LogTail | { readonly words: string } {
  const tail = world.sheets.readFrom(sheetNames.log, from);
  if (tail === null) return { words: 'the Log sheet is missing.' };
  const lastRow = from + tail.length - 1;
  const read = readLog([logHeadings, ...tail], rules.sheetZone);
  if (read.kind === 'problem') return { words: `the Log sheet cannot be read: ${read.words}.` };
  const lines = read.kind === 'value' ? read.value.map((line) => ({ ...line, row: line.row - 2 + from })) : [];
  return { lines, lastRow };
}

/** The claims that are not known to be settled. */
export function readClaims(run: Pick<Run, 'world' | 'journalRow' | 'rules' | 'fileMark'>): readonly Claim[] {
  const tail = readTail(run, run.journalRow);
  if ('words' in tail) throw new Error(tail.words);
  return claimsOf(tail.lines, run.fileMark);
}
