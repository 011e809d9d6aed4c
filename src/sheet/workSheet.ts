import type { Instant } from '../engine/calendar';
import type { TaskDone } from '../engine/decision';
import { folded } from '../engine/vocabulary';
import { startOfDay, type Zone } from '../engine/zones';
import type { Cell, Reading } from './cells/cell';
import { isBlank, valueOr } from './cells/cell';
import { readMoment } from './cells/moment';
import type { Column, Grid, TableProblem } from './cells/table';
import { readTable } from './cells/table';
import { readText, readWord } from './cells/text';

type WorkColumn =
  | 'taskId'
  | 'prospectId'
  | 'due'
  | 'person'
  | 'company'
  | 'channel'
  | 'what'
  | 'text'
  | 'reach'
  | 'done'
  | 'owner'
  | 'note';

const columns: readonly Column<WorkColumn>[] = [
  { id: 'taskId', heading: 'Task ID', alsoCalled: [] },
  { id: 'prospectId', heading: 'Prospect ID', alsoCalled: [] },
  { id: 'due', heading: 'Due', alsoCalled: [] },
  { id: 'person', heading: 'Person', alsoCalled: [] },
  { id: 'company', heading: 'Company', alsoCalled: [] },
  { id: 'channel', heading: 'Channel', alsoCalled: [] },
  { id: 'what', heading: 'What to do', alsoCalled: [] },
  { id: 'text', heading: 'Text', alsoCalled: [] },
  { id: 'reach', heading: 'Phone or Link', alsoCalled: [] },
  { id: 'done', heading: 'Done', alsoCalled: [] },
  { id: 'owner', heading: 'Owner', alsoCalled: [] },
  { id: 'note', heading: 'Row Note', alsoCalled: [] },
];

export const workHeadings: readonly string[] = columns.map((column) => column.heading);

/** What a person may answer a task with. Anything else is told and left for them to correct. */
export const taskAnswers: readonly TaskDone[] = ['Done', 'No answer', 'Left voicemail', 'Skipped'];
const answers = new Map(taskAnswers.map((answer) => [folded(answer), answer]));

/** One touch or chore that a person does by hand. */
export interface WorkItem {
  readonly taskId: string;
  readonly prospectId: string;
  /** Null where the cell holds no date; then it counts as due. */
  readonly due: Instant | null;
  readonly person: string;
  readonly company: string;
  readonly channel: string;
  readonly what: string;
  readonly text: string;
  /** A phone number or a link. */
  readonly reach: string;
  readonly done: TaskDone | null;
  readonly owner: string;
  readonly note: string;
}

export interface WorkRow extends WorkItem {
  /** Row of the sheet, counted from 1. */
  readonly row: number;
}

export interface WorkRead {
  readonly items: readonly WorkRow[];
  readonly problems: readonly TableProblem[];
}

/** Reads the Work sheet. A row without a Task ID is a person's own note and is left alone. */
export const readWork = (grid: Grid, sheetZone: Zone): Reading<WorkRead> => {
  const table = readTable(grid, columns, ['taskId', 'done']);
  if (table.kind !== 'value') return table;
  const items: WorkRow[] = [];
  const problems: TableProblem[] = [];
  for (const { row, cell } of table.value) {
    const text = (id: WorkColumn): string => valueOr(readText(cell(id)), '');
    if (isBlank(cell('taskId'))) continue;
    const due = readMoment(cell('due'), sheetZone);
    const done = readWord(cell('done'), (words) => answers.get(folded(words)) ?? null, `one of ${taskAnswers.join(', ')}`);
    if (done.kind === 'problem') problems.push({ row, column: 'Done', words: done.words });
    items.push({
      row,
      taskId: text('taskId'),
      prospectId: text('prospectId'),
      due: due.kind !== 'value' ? null : due.value.kind === 'date' ? startOfDay(due.value.day, sheetZone) : due.value.at,
      person: text('person'),
      company: text('company'),
      channel: text('channel'),
      what: text('what'),
      text: String(cell('text')),
      reach: text('reach'),
      done: valueOr(done, null),
      owner: text('owner'),
      note: text('note'),
    });
  }
  return { kind: 'value', value: { items, problems } };
};

/** One row as set-up laid the columns out. */
export const writtenWork = (item: WorkItem): Cell[] => [
  item.taskId,
  item.prospectId,
  item.due === null ? '' : new Date(item.due),
  item.person,
  item.company,
  item.channel,
  item.what,
  item.text,
  item.reach,
  item.done || '',
  item.owner,
  item.note,
];
