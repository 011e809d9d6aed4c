import type { LogEntry } from '../../sheet/logSheet';
import { systemNames } from '../../sheet/systemSheet';
import type { Book } from '../book';
import { writeSystem } from '../systemCells';
import { type Claim, claimsOf, settledUpTo, unsettledOf } from './journal';
import { appendLog, type LogTail, readTail } from './logTail';
import { keepMark, lineOf, stillStands } from './mark';
import { isRecorded } from './recover';
import type { Run } from './run';

/** So far the pointer may lag behind the end of the Log; then what it waits for is written down anew at the end. */
const longestTail = 200;

/** A claim as it stands, said once more below: nothing above it needs to be read again. */
const again = ({ id, state, entry }: Claim): LogEntry => ({ ...entry, key: id, state });

function tailOf(run: Run, from: number): LogTail {
  const tail = readTail(run, from);
  if ('words' in tail) throw new Error(tail.words);
  return tail;
}

/**
 * Moves the pointer past what is settled, and the mark to the last line of the Log. One claim that stays open, such as that of a colleague
 * whose trigger is gone, would hold the pointer for ever while the Log grows: it is carried forward instead, so that a run reads the same
 * few rows whatever lies behind.
 */
export function keepJournal(run: Run, book: Book): void {
  const { mark } = run;
  let tail = run.log.appended === 0 ? run.log.tail : tailOf(run, Math.min(run.journalRow, mark?.row ?? run.journalRow));
  const claims = claimsOf(tail.lines, run.fileMark);
  // Somebody sorted or deleted lines while the run was at work: the old mark stays, and the next run stops for it.
  if (mark !== null && !stillStands(mark, tail.lines, run.rules.sheetZone)) return;
  if (run.claims.some(({ id }) => !claims.some((claim) => claim.id === id))) return;
  run.claims = claims;
  const unsettled = unsettledOf(run.claims, (claim) => isRecorded(run, claim));
  let pointer = settledUpTo(unsettled, tail.lastRow);
  if (tail.lastRow - pointer > longestTail) {
    pointer = tail.lastRow + 1;
    appendLog(run, unsettled.map(again));
    run.world.sheets.flush();
    tail = tailOf(run, pointer);
  }
  if (String(pointer) !== String(book.system.value(systemNames.journalRow)))
    writeSystem(run.world.sheets, book.system, systemNames.journalRow, pointer);
  const last = tail.lines[tail.lines.length - 1];
  if (last === undefined) return;
  keepMark(run.world.store, mark, { ...lineOf(last, run.rules.sheetZone), pointer, at: run.now });
}
