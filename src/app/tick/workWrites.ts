import type { Grid } from '../../ports/spreadsheet';
import type { Cell } from '../../sheet/cells/cell';
import { onOneLine } from '../../sheet/cells/cell';
import { sheetNames } from '../../sheet/sheetNames';
import { readWork, type WorkRow, workHeadings, writtenWork } from '../../sheet/workSheet';
import type { Run } from './run';
import type { WorkQueue } from './workQueue';

/** Writing the Work sheet, on which people sort, delete and answer while a run is at work. */

const idColumn = workHeadings.indexOf('Task ID');
const doneColumn = workHeadings.indexOf('Done');
const noteColumn = workHeadings.indexOf('Row Note');

const read = ({ world }: Run): Grid => world.sheets.read(sheetNames.work) ?? [];
const cell = (line: readonly Cell[], column: number): string => onOneLine(String(line[column] ?? ''));
const idsIn = (grid: Grid): readonly string[] => grid.slice(1).map((line) => cell(line, idColumn));

/** What names a line on the list: its task, or all of it where it is a person's own note. */
const nameOf = (line: readonly Cell[]): string => cell(line, idColumn) || JSON.stringify(line.map(String));

const isFilled = (line: readonly Cell[]): boolean => line.some((each) => String(each).trim() !== '');

/** Lines that stood there, were not meant to go, and are gone since something moved while others were written or deleted. */
const swallowed = (before: Grid, after: Grid, meant: ReadonlySet<number>): Grid => {
  const left = new Map<string, number>();
  for (const line of after.slice(1)) left.set(nameOf(line), (left.get(nameOf(line)) ?? 0) + 1);
  return before.slice(1).filter((line, index) => {
    if (meant.has(index + 2) || !isFilled(line)) return false;
    const count = left.get(nameOf(line)) ?? 0;
    left.set(nameOf(line), count - 1);
    return count < 1;
  });
};

const attempts = 3;

/**
 * Writes what joined the list. Called before the rows are written down: a task that stands there twice is recognised by its id, one that
 * was never written would be lost with the run. What another run has added meanwhile is not added again.
 */
export function writeJoining(run: Run, queue: WorkQueue): void {
  const { sheets } = run.world;
  let joining = queue.joining.splice(0);
  for (let attempt = 0; joining.length > 0 && attempt < attempts; attempt += 1) {
    const before = read(run);
    const known = new Set(idsIn(before));
    joining = joining.filter(({ item }) => !known.has(item.taskId));
    const first = joining.filter((each) => each.first).map(({ item }) => writtenWork(item));
    const others = joining
      .filter((each) => !each.first)
      .sort((one, other) => (one.item.due ?? 0) - (other.item.due ?? 0))
      .map(({ item }) => writtenWork(item));
    if (first.length > 0) {
      sheets.insertRows(sheetNames.work, 2, first.length);
      sheets.write(sheetNames.work, 2, 1, first);
    }
    if (others.length > 0) sheets.append(sheetNames.work, others);
    if (first.length + others.length === 0) return;
    const after = read(run);
    const lost = swallowed(before, after, new Set());
    if (lost.length > 0) sheets.append(sheetNames.work, lost);
    const present = new Set(idsIn(after));
    joining = joining.filter(({ item }) => !present.has(item.taskId));
  }
}

/** An answer that cannot be taken: the cell is cleared if it still holds it, and the reason stands beside it. */
function handBack(run: Run, item: WorkRow, note: string): void {
  const { sheets } = run.world;
  const before = read(run);
  const row = before.findIndex((line) => cell(line, idColumn) === item.taskId) + 1;
  const line = before[row - 1];
  if (row < 2 || line === undefined || cell(line, doneColumn) !== item.done) return;
  if (item.done === null || !sheets.replace(sheetNames.work, row, doneColumn + 1, item.done, '')) return;
  sheets.write(sheetNames.work, row, noteColumn + 1, [[note]]);
  const after = read(run);
  if (cell(after[row - 1] ?? [], idColumn) === item.taskId) return;
  // Another line moved there in this moment: it gets its own answer and note back.
  const other = before.find((each) => nameOf(each) === nameOf(after[row - 1] ?? []));
  if (other === undefined) return;
  sheets.write(sheetNames.work, row, doneColumn + 1, [[other[doneColumn] ?? '']]);
  sheets.write(sheetNames.work, row, noteColumn + 1, [[other[noteColumn] ?? '']]);
}

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
 * Called last: an answer goes only when what it led to is written down.
 */
export function removeLeaving(run: Run, queue: WorkQueue): void {
  const { sheets } = run.world;
  for (const [item, note] of queue.handedBack) if (!queue.leaving.has(item)) handBack(run, item, note);
  const leaving = new Map([...queue.leaving].map((item) => [item.taskId, item]));
  for (let attempt = 0; leaving.size > 0 && attempt < attempts; attempt += 1) {
    const before = read(run);
    const rows = rowsLeaving(run, before, leaving);
    for (let index = 0; index < rows.length; ) {
      let count = 1;
      while (rows[index + count] === (rows[index] ?? 0) - count) count += 1;
      sheets.deleteRows(sheetNames.work, (rows[index] ?? 0) - count + 1, count);
      index += count;
    }
    if (rows.length === 0) return;
    const after = read(run);
    const lost = swallowed(before, after, new Set(rows));
    if (lost.length > 0) sheets.append(sheetNames.work, lost);
    if (rowsLeaving(run, after, leaving).length === 0) return;
  }
}
