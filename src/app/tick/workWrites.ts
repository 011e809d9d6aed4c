import type { Grid } from '../../ports/spreadsheet';
import { sheetNames } from '../../sheet/sheetNames';
import { readWork, type WorkRow } from '../../sheet/workSheet';
import { addWork, answerWork, attempts, swallowed, workGrid } from '../workLines';
import type { Run } from './run';
import type { WorkQueue } from './workQueue';

/**
 * Writes what joined the list. Called before the rows are written down: a task that stands there twice is recognised by its id, one that
 * was never written would be lost with the run. What another run has added meanwhile is not added again.
 */
export const writeJoining = ({ world }: Run, queue: WorkQueue): void => addWork(world.sheets, queue.joining.splice(0));

/** Rows of tasks that have served, from the bottom up. One that a person has answered since it was read stays for the next run. */
function rowsLeaving(run: Run, grid: Grid, leaving: ReadonlyMap<string, WorkRow>): readonly number[] {
  const now = readWork(grid, run.rules.sheetZone);
  if (now.kind !== 'value') return [];
  return now.value.items
    .filter(({ taskId, done }) => {
      const item = leaving.get(taskId);
      return item !== undefined && (done === item.done || done === null);
    })
    .map(({ row }) => row)
    .sort((one, other) => other - one);
}

/**
 * Takes off the list what has served, whole rows from the bottom up, so that other rows keep what people type into them meanwhile.
 * Called last: an answer goes only when what it led to is written down. An answer that cannot be taken is cleared, if it still stands
 * there, and the reason is written beside it.
 */
export function removeLeaving(run: Run, queue: WorkQueue): void {
  const { sheets } = run.world;
  for (const [item, note] of queue.handedBack) if (!queue.leaving.has(item)) answerWork(sheets, item.taskId, item.done, '', note);
  const leaving = new Map([...queue.leaving].map((item) => [item.taskId, item]));
  for (let attempt = 0; leaving.size > 0 && attempt < attempts; attempt += 1) {
    const before = workGrid(sheets);
    const rows = rowsLeaving(run, before, leaving);
    for (let index = 0; index < rows.length; ) {
      let count = 1;
      while (rows[index + count] === (rows[index] ?? 0) - count) count += 1;
      sheets.deleteRows(sheetNames.work, (rows[index] ?? 0) - count + 1, count);
      index += count;
    }
    if (rows.length === 0) return;
    const after = workGrid(sheets);
    const lost = swallowed(before, after, new Set(rows));
    if (lost.length > 0) sheets.append(sheetNames.work, lost);
    if (rowsLeaving(run, after, leaving).length === 0) return;
  }
}
