import { exitReasonOf } from '../../engine/vocabulary';
import { takenOver } from '../../sheet/prospectState';
import { holdForReview } from './holdForReview';
import type { Run, TickRow } from './run';

const words =
  'This row was under way in the file that this one was copied from, which may still write to them: two files must not. If this file is to go on with them, set Status to Resumed here and pause or delete the row there; else choose an Outcome.';

/** Rows that nothing sets running but a person: what they rest for stays. */
const restsForPerson = (row: TickRow): boolean => {
  const { status, pause } = row.hand.prospect;
  if (status === null || exitReasonOf(status) !== null) return true;
  return status === 'Replied' || status === 'Paused' || (status === 'Held' && pause?.cause === 'review');
};

/**
 * Rows that came with a copy of a file, or were pasted from another one, remember what that file did: its threads, its drafts, its keys.
 * Nothing of theirs is touched in the mailbox, and none goes on by itself.
 */
export function holdOtherFilesRows(run: Run): void {
  for (const row of run.rows) {
    const { state } = row.hand;
    if (state.file === run.fileMark || state.enrollment === 0 || row.stateLost) continue;
    const foreign = state.file !== null;
    row.hand = { ...row.hand, state: takenOver(state, run.fileMark) };
    if (foreign && !restsForPerson(row)) holdForReview(row, words);
  }
}
