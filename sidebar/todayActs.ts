import { signal } from '@preact/signals';
import { call } from './call';
import { type Deed, failures, make, type Undo } from './doing';
import type { Asks, Choice, Item } from './todayList';

/** Where a person is in the day's list, and what they have typed there. */

/** Key of the item that has, or had, the focus. */
export const current = signal('');
/** Items whose fold is open. */
export const unfolded = signal<ReadonlySet<string>>(new Set());
/** The choice that asks for its day. */
export const asking = signal<{ readonly key: string; readonly letter: string } | null>(null);
/** Days typed and not yet noted, by item and letter: a call that fails takes none away. */
const typed = signal<Readonly<Record<string, string>>>({});

const slot = (item: Item, { letter }: Choice): string => `${item.key} ${letter}`;
export const typedDay = (item: Item, choice: Choice): string => typed.value[slot(item, choice)] ?? choice.day ?? '';
export function typeDay(item: Item, choice: Choice, day: string): void {
  typed.value = { ...typed.value, [slot(item, choice)]: day };
}

/** The letter of the form that is open in an item: the one asked for, or the one whose call has just failed. */
export function askedIn(item: Item): string | null {
  if (asking.value?.key === item.key) return asking.value.letter;
  if (failures.value[item.key] === undefined) return null;
  return item.choices().find((choice) => typed.value[slot(item, choice)] !== undefined)?.letter ?? null;
}

export function toggle(key: string): void {
  const next = new Set(unfolded.value);
  if (!next.delete(key)) next.add(key);
  unfolded.value = next;
}

const cardOf = (key: string): HTMLElement | null => document.querySelector(`[data-key="${CSS.escape(key)}"]`);

/** Puts the focus on an item; one that is far from the eye is drawn first. */
export function focusOn(key: string): void {
  current.value = key;
  const look = (left: number): void => {
    const card = cardOf(key);
    if (card === null) {
      if (left > 0) requestAnimationFrame(() => look(left - 1));
      return;
    }
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest' });
  };
  requestAnimationFrame(() => look(3));
}

/** Moves the focus up or down the list; from nowhere, to the first item. */
export function step(order: readonly string[], by: number): void {
  const at = order.indexOf(current.value);
  const to = order[at < 0 ? 0 : Math.min(order.length - 1, Math.max(0, at + by))];
  if (to !== undefined) focusOn(to);
}

async function ask(asks: Asks): Promise<{ readonly words: string; readonly undo: Undo | null }> {
  switch (asks.call) {
    case 'act': {
      const { words, undo } = await call('sidebarAct', asks.request);
      return { words, undo: undo === null ? null : { call: 'act', request: undo } };
    }
    case 'task': {
      const { request, was = '' } = asks;
      const { words } = await call('sidebarMarkDone', request);
      const { taskId } = request;
      if ('done' in request) return { words, undo: { call: 'task', request: { taskId, done: '', was: request.done } } };
      return { words, undo: was === '' ? null : { call: 'task', request: { taskId, until: was } } };
    }
    case 'resume all': {
      const { words } = await call('sidebarResume', { prospectId: asks.prospectId, colleagues: true });
      return { words, undo: null };
    }
  }
}

/** Does what was chosen: the item leaves the list, and the focus goes on to the one below it. */
export function pick(item: Item, choice: Choice, day: string, order: readonly string[]): void {
  if (choice.day !== undefined && day === '') {
    asking.value = { key: item.key, letter: choice.letter };
    unfolded.value = new Set([...unfolded.value, item.key]);
    return;
  }
  const at = order.indexOf(item.key);
  const next = order[at + 1] ?? order[at - 1];
  const held = cardOf(item.key)?.contains(document.activeElement) === true;
  if (asking.value?.key === item.key) asking.value = null;
  const deed: Deed = {
    key: item.key,
    name: item.name,
    words: choice.words,
    work: async () => {
      const said = await ask(choice.asks(day));
      const { [slot(item, choice)]: _noted, ...others } = typed.value;
      typed.value = others;
      return said;
    },
  };
  make(deed);
  if (held && next !== undefined) focusOn(next);
}
