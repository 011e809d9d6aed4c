import type { TaskDone } from '../../engine/decision';
import { folded } from '../../engine/vocabulary';
import { type Reading, valueOr } from '../../sheet/cells/cell';
import type { ReadFieldId, ValueOf } from '../../sheet/prospects';
import type { WorkRow } from '../../sheet/workSheet';
import type { Joining } from '../workLines';
import type { TaskAsked } from './effects';
import type { TickRow } from './run';

/** The Work sheet during one tick: what stands there, what was answered, what joins it and what leaves. */
export interface WorkQueue {
  readonly items: readonly WorkRow[];
  readonly leaving: Set<WorkRow>;
  /** Answers that cannot be taken: cleared, with the reason as the row's note. */
  readonly handedBack: Map<WorkRow, string>;
  readonly joining: Joining[];
  /** Ids that this run has put on the list already. */
  readonly joined: Set<string>;
}

/** A task that stands there twice, since two runs listed it or a person copied it, is one task: whatever was answered in either. */
const once = (items: readonly WorkRow[]): readonly WorkRow[] => {
  const byId = new Map<string, WorkRow>();
  for (const item of items) {
    const known = byId.get(item.taskId);
    if (known === undefined || (known.done === null && item.done !== null)) byId.set(item.taskId, item);
  }
  return [...byId.values()];
};

export const workQueue = (items: readonly WorkRow[]): WorkQueue => ({
  items: once(items),
  leaving: new Set(),
  handedBack: new Map(),
  joining: [],
  joined: new Set(),
});

/** What a task's id says. Ids that a person made up say nothing. */
export interface TaskName {
  readonly prospectId: string;
  readonly enrollment: number;
  /** "3.call", "exit.…", …; the step is null for what is no step of a cadence. */
  readonly touch: string;
  readonly step: number | null;
}

export const taskId = (prospectId: string, enrollment: number, touch: string): string => `${prospectId}/${enrollment}/${touch}`;

export function taskName(id: string): TaskName | null {
  const parts = /^([^/]+)\/(\d+)\/(.+)$/.exec(id);
  if (parts === null) return null;
  const [, prospectId = '', enrollment = '', touch = ''] = parts;
  const step = /^(\d+)\./.exec(touch)?.[1];
  return { prospectId, enrollment: Number(enrollment), touch, step: step === undefined ? null : Number(step) };
}

type Named = Pick<TickRow, 'source' | 'email'>;

const text = <F extends ReadFieldId>(row: Pick<Named, 'source'>, field: F): string => {
  const reading: Reading<ValueOf<F>> = row.source.values[field];
  return String(valueOr(reading, ''));
};

export const personName = (row: Named): string => `${text(row, 'firstName')} ${text(row, 'lastName')}`.trim() || row.email;

const reachFor = (row: TickRow, channel: string): string => {
  if (channel === 'call' || channel === 'voicemail') return text(row, 'phone');
  return channel === 'linkedin' ? text(row, 'linkedin') : row.email;
};

/** The open task of one touch of the present enrollment. */
export function openTask(queue: WorkQueue, row: TickRow, touch: string): WorkRow | null {
  const id = taskId(row.hand.prospect.id, row.hand.state.enrollment, touch);
  return queue.items.find((item) => item.taskId === id && !queue.leaving.has(item)) ?? null;
}

/** Puts a task on the list, unless the same one is there already. */
export function ask(queue: WorkQueue, row: TickRow, task: TaskAsked): void {
  const id = taskId(row.hand.prospect.id, task.enrollment, task.touch);
  const standing = queue.items.find((item) => item.taskId === id);
  if (standing?.done === null) {
    // Asked for again in the run that meant to take it off: the line stays.
    queue.leaving.delete(standing);
    return;
  }
  if ((standing !== undefined && !queue.leaving.has(standing)) || queue.joined.has(id)) return;
  queue.joined.add(id);
  queue.joining.push({
    first: task.first,
    item: {
      taskId: id,
      prospectId: row.hand.prospect.id,
      due: task.due,
      person: personName(row),
      company: text(row, 'company'),
      channel: task.channel,
      what: task.what,
      text: task.text,
      reach: reachFor(row, task.channel),
      done: null,
      owner: text(row, 'owner'),
      note: '',
    },
  });
}

/**
 * Takes tasks of a prospect off the list.
 * @returns the tasks taken off, for the Log to say so
 */
export function drop(queue: WorkQueue, row: TickRow, isMeant: (name: TaskName) => boolean): readonly WorkRow[] {
  // Most tasks are somebody else's: their ids are not taken apart, every row asks this of every task.
  const own = `${row.hand.prospect.id}/`;
  const dropped = queue.items.filter((item) => {
    if (!item.taskId.startsWith(own)) return false;
    const name = taskName(item.taskId);
    return name !== null && name.prospectId === row.hand.prospect.id && !queue.leaving.has(item) && isMeant(name);
  });
  for (const item of dropped) queue.leaving.add(item);
  return dropped;
}

/** Tasks that a person answered and that are not the next step's primary touch: they are noted and leave the list. */
export function answeredBeside(
  queue: WorkQueue,
  primary: WorkRow | null,
  row: TickRow,
): readonly { readonly item: WorkRow; readonly done: TaskDone }[] {
  return queue.items.flatMap((item) => {
    if (item === primary || item.prospectId !== row.hand.prospect.id || item.done === null || queue.leaving.has(item)) return [];
    queue.leaving.add(item);
    return [{ item, done: item.done }];
  });
}

export const isCall = (channel: string): boolean => ['call', 'voicemail'].includes(folded(channel));
