import type { Instant } from '../engine/calendar';
import type { Grid, Spreadsheet } from '../ports/spreadsheet';
import type { Cell } from '../sheet/cells/cell';
import { isDate, onOneLine } from '../sheet/cells/cell';
import { sheetNames } from '../sheet/sheetNames';
import { type WorkItem, workHeadings, writtenWork } from '../sheet/workSheet';

/** Lines of the Work sheet, on which people sort, delete and answer while something is written: what was hit by mistake is put back. */

const idColumn = workHeadings.indexOf('Task ID');
const dueColumn = workHeadings.indexOf('Due');
const doneColumn = workHeadings.indexOf('Done');
const noteColumn = workHeadings.indexOf('Row Note');

export const workGrid = (sheets: Spreadsheet): Grid => sheets.read(sheetNames.work) || [];

const cell = (line: readonly Cell[] | undefined, column: number): string => onOneLine(String(line?.[column] ?? ''));
const idsIn = (grid: Grid): ReadonlySet<string> => new Set(grid.slice(1).map((line) => cell(line, idColumn)));

/** What names a line on the list: its task, or all of it where it is a person's own note. */
const nameOf = (line: readonly Cell[]): string => cell(line, idColumn) || JSON.stringify(line.map(String));

const isFilled = (line: readonly Cell[]): boolean => line.some((each) => String(each).trim() !== '');

/**
 * Lines that stood there, were not meant to go, and are gone since something moved while others were written or deleted.
 * @param meant rows that were meant to go, counted from 1
 */
export const swallowed = (before: Grid, after: Grid, meant: ReadonlySet<number>): Grid => {
  const left = new Map<string, number>();
  for (const line of after.slice(1)) left.set(nameOf(line), (left.get(nameOf(line)) ?? 0) + 1);
  return before.slice(1).filter((line, index) => {
    if (meant.has(index + 2) || !isFilled(line)) return false;
    const count = left.get(nameOf(line)) ?? 0;
    left.set(nameOf(line), count - 1);
    return count < 1;
  });
};

/** Somebody who sorts at every moment of a write is no longer waited for. */
export const attempts = 3;

/** A task on its way to the list; `first` puts it on top. */
export interface Joining {
  readonly item: WorkItem;
  readonly first: boolean;
}

/** Adds tasks to the list, those that stand there by now left out: what is hot on top, the rest below by its due date. */
export function addWork(sheets: Spreadsheet, tasks: readonly Joining[]): void {
  let joining = tasks;
  for (let attempt = 0; joining.length > 0 && attempt < attempts; attempt += 1) {
    const before = workGrid(sheets);
    const known = idsIn(before);
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
    if (joining.length === 0) return;
    const after = workGrid(sheets);
    const lost = swallowed(before, after, new Set());
    if (lost.length > 0) sheets.append(sheetNames.work, lost);
    const present = idsIn(after);
    joining = joining.filter(({ item }) => !present.has(item.taskId));
  }
}

/**
 * Writes the Done cell of one task, wherever it stands by now.
 * @param was what Done must hold for that; null for whatever it holds
 * @param note what Row Note is to say; null leaves it
 * @returns false where the task is gone, or was answered otherwise meanwhile
 */
export function answerWork(sheets: Spreadsheet, taskId: string, was: string | null, by: string, note: string | null): boolean {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = workGrid(sheets);
    const row = before.findIndex((line) => cell(line, idColumn) === taskId) + 1;
    const present = cell(before[row - 1], doneColumn);
    if (row < 2 || (was !== null && present !== was)) return false;
    if (present === '') sheets.write(sheetNames.work, row, doneColumn + 1, [[by]]);
    else sheets.replace(sheetNames.work, row, doneColumn + 1, present, by);
    if (note !== null) sheets.write(sheetNames.work, row, noteColumn + 1, [[note]]);
    const after = workGrid(sheets);
    if (cell(after[row - 1], idColumn) === taskId) return cell(after[row - 1], doneColumn) === by;
    // Another line moved there in this moment: it gets its own answer and note back.
    const id = cell(after[row - 1], idColumn);
    const other = before.find((line) => id !== '' && cell(line, idColumn) === id);
    sheets.write(sheetNames.work, row, doneColumn + 1, [[other?.[doneColumn] ?? '']]);
    if (note !== null) sheets.write(sheetNames.work, row, noteColumn + 1, [[other?.[noteColumn] ?? '']]);
  }
  return false;
}

/** Ids of the tasks that nobody has answered. */
export const openIds = (sheets: Spreadsheet): ReadonlySet<string> =>
  idsIn(workGrid(sheets).filter((line, index) => index === 0 || cell(line, doneColumn) === ''));

/** Gives unanswered tasks another due date, wherever their lines stand by now. */
export function postponeWork(sheets: Spreadsheet, isMeant: (taskId: string) => boolean, due: Instant): void {
  const isDue = (line: readonly Cell[]): boolean => isDate(line[dueColumn] ?? '') && (line[dueColumn] as Date).getTime() === due;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = workGrid(sheets);
    const rows = before.flatMap((line, index) =>
      index > 0 && isMeant(cell(line, idColumn)) && cell(line, doneColumn) === '' && !isDue(line) ? [index + 1] : [],
    );
    if (rows.length === 0) return;
    for (const row of rows) sheets.write(sheetNames.work, row, dueColumn + 1, [[new Date(due)]]);
    const after = workGrid(sheets);
    const strays = rows.filter((row) => !isMeant(cell(after[row - 1], idColumn)));
    if (strays.length === 0) return;
    // Another line moved there in this moment: it gets its own date back.
    for (const row of strays) {
      const id = cell(after[row - 1], idColumn);
      const other = before.find((line) => id !== '' && cell(line, idColumn) === id);
      sheets.write(sheetNames.work, row, dueColumn + 1, [[other?.[dueColumn] ?? '']]);
    }
  }
}
