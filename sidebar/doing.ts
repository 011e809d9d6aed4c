import { computed, signal } from '@preact/signals';
import type { NotedItem } from '../src/app/sidebarContract';
import { call } from './call';
import { refresh } from './overview';

/**
 * What a person does from the list. It is shown as done at once and written one after the other, since every act takes the file's lock;
 * what fails comes back to its place with the reason, and what was done can be taken back.
 */

export type Undo = NotedItem['undo'];

/** What is asked of the script, and what takes it back where the answer does not say. */
export interface Deed {
  /** Of the item it is about. */
  readonly key: string;
  readonly name: string;
  /** On the button. */
  readonly words: string;
  readonly work: () => Promise<{ readonly words: string; readonly undo: Undo | null }>;
}

type State = 'waits' | 'runs' | 'done';

export interface Made extends Deed {
  readonly id: number;
  readonly state: State;
  /** What the script said; the button's words until then. */
  readonly said: string;
  readonly undo: Undo | null;
  /** Asked to be taken back while it was still being written. */
  readonly unwanted: boolean;
}

/** Acts of this page that are kept in sight. */
const mostMade = 8;
/** Milliseconds without another act before the list is read again. */
const quiet = 1500;

/** Keys of items that are gone from the list although it has not been read again. */
export const gone = signal<ReadonlySet<string>>(new Set());
/** Why an item came back, by its key. */
export const failures = signal<Readonly<Record<string, string>>>({});
/** The latest first. */
export const made = signal<readonly Made[]>([]);
/** What could not be done or taken back, for the eye wherever it is. */
export const failed = signal<{ readonly key: string; readonly words: string } | null>(null);
/** What a person last heard, and of which act; null for what was taken back. */
export const told = signal<{ readonly words: string; readonly id: number | null }>({ words: '', id: null });

const named = (name: string, words: string): string => (name === '' || words.startsWith(name) ? words : `${name}: ${words}`);
const tell = (name: string, words: string, id: number | null = null): void => {
  told.value = { words: named(name, words), id };
};
export const unsaved = computed(() => made.value.filter(({ state }) => state !== 'done').length);

/** Ways back that were gone: the list that was read before still offers them. */
export const taken = signal<ReadonlySet<string>>(new Set());

const nothing: Deed['work'] = () => Promise.reject(new Error(''));

let count = 0;
let writing = false;
/** Keys whose act is written: the next reading of the sheet knows of it. */
const written = new Set<string>();

const without = <T>(set: ReadonlySet<T>, ...taken: readonly T[]): ReadonlySet<T> =>
  new Set([...set].filter((each) => !taken.includes(each)));

function change(id: number, part: Partial<Made>): void {
  made.value = made.value.map((each) => (each.id === id ? { ...each, ...part } : each));
}

function forget(id: number): void {
  made.value = made.value.filter((each) => each.id !== id);
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Reads the list again once nobody acts for a moment; what was written before the question is then known to the answer. */
function readSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    if (writing) return readSoon();
    const known = [...written];
    if ((await refresh()) === null) return;
    for (const key of known) written.delete(key);
    gone.value = without(gone.value, ...known);
  }, quiet);
}

export function clearFailure(key: string): void {
  const { [key]: _gone, ...others } = failures.value;
  failures.value = others;
  if (failed.value?.key === key) failed.value = null;
}

function fail(key: string, name: string, error: unknown): void {
  const { message } = error as Error;
  failures.value = { ...failures.value, [key]: message };
  gone.value = without(gone.value, key);
  failed.value = { key, words: named(name, message) };
}

async function writeAll(): Promise<void> {
  if (writing) return;
  writing = true;
  for (;;) {
    const next = [...made.value].reverse().find(({ state }) => state === 'waits');
    if (next === undefined) break;
    change(next.id, { state: 'runs' });
    try {
      const { words, undo } = await next.work();
      written.add(next.key);
      const { unwanted } = made.value.find(({ id }) => id === next.id) ?? next;
      change(next.id, { state: 'done', said: words, undo });
      tell(next.name, words, next.id);
      if (unwanted) await undoNow(next.id);
    } catch (error) {
      forget(next.id);
      fail(next.key, next.name, error);
    }
  }
  writing = false;
  readSoon();
}

/** Does it, as far as the eye can see at once. A second act about the same item waits until the first is known. */
export function make(deed: Deed): void {
  if (gone.value.has(deed.key)) return;
  clearFailure(deed.key);
  gone.value = new Set([...gone.value, deed.key]);
  count += 1;
  const one: Made = { ...deed, id: count, state: 'waits', said: deed.words, undo: null, unwanted: false };
  made.value = [one, ...made.value].filter(({ state }, index) => index < mostMade || state !== 'done');
  told.value = { words: '', id: null };
  writeAll();
}

async function callUndo(undo: Undo): Promise<string> {
  switch (undo.call) {
    case 'act':
      return (await call('sidebarAct', undo.request)).words;
    case 'task':
      return (await call('sidebarMarkDone', undo.request)).words;
    case 'enroll':
      return (await call('sidebarUndoEnroll', undo.request)).words;
  }
}

async function undoNow(id: number): Promise<void> {
  const one = made.value.find((each) => each.id === id);
  if (one?.undo == null) return;
  try {
    tell(one.name, await callUndo(one.undo));
    taken.value = new Set([...taken.value, JSON.stringify(one.undo)]);
    forget(id);
    gone.value = without(gone.value, one.key);
    written.delete(one.key);
  } catch (error) {
    change(id, { state: 'done', unwanted: false });
    failed.value = { key: one.key, words: named(one.name, (error as Error).message) };
  }
}

/** Takes an act back: at once where it is not written yet, else by another call. The item is in its place again meanwhile. */
export async function undo(id: number): Promise<void> {
  const one = made.value.find((each) => each.id === id);
  if (one === undefined || one.unwanted) return;
  failed.value = null;
  if (one.state === 'waits') {
    forget(id);
    gone.value = without(gone.value, one.key);
    tell(one.name, 'taken back.');
    return;
  }
  change(id, { unwanted: true });
  if (one.state === 'done') {
    await undoNow(id);
    readSoon();
  }
}

/** Takes back what an earlier page did, or what stands in the sheet: from now on it is one of this page's acts. */
export function undoNoted({ key, name, words, undo: way }: NotedItem): void {
  count += 1;
  const one = { key, name, words, work: nothing, id: count, state: 'done', said: words, undo: way, unwanted: false } as const;
  made.value = [one, ...made.value];
  undo(count);
}
