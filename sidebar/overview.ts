import { signal } from '@preact/signals';
import type { Move } from '../src/app/actContract';
import type { Overview, TaskAnswer } from '../src/app/sidebarContract';
import { requestOf } from './acting';
import { question } from './asked';
import { call } from './call';

/** Today and Status look at one overview, asked for once. */
export const overview = question('sidebarOverview');
export const who = signal<'me' | 'all'>('me');

export const refresh = (): Promise<Overview | null> => overview.ask({ who: who.value });

export function lookAt(whose: 'me' | 'all'): void {
  who.value = whose;
  refresh();
}

/** Keys of items, by what is being done to them or why it failed. */
export const acts = signal<Readonly<Record<string, { readonly busy: boolean; readonly words: string }>>>({});
/** What was done last, for the eye and the screen reader. */
export const lastAct = signal('');

/** Who was resumed last, while it can be taken back; '' for nobody. */
export const resumed = signal('');

async function act(key: string, work: () => Promise<{ readonly words: string }>): Promise<void> {
  if (acts.value[key]?.busy) return;
  acts.value = { ...acts.value, [key]: { busy: true, words: '' } };
  resumed.value = '';
  try {
    const { words } = await work();
    lastAct.value = words;
    const { [key]: _done, ...others } = acts.value;
    acts.value = others;
    await refresh();
  } catch (error) {
    acts.value = { ...acts.value, [key]: { busy: false, words: (error as Error).message } };
  }
}

export const resume = (key: string, prospectId: string, colleagues: boolean): Promise<void> =>
  act(key, async () => {
    const said = await call('sidebarResume', colleagues ? { prospectId, colleagues } : { prospectId });
    resumed.value = colleagues ? '' : prospectId;
    return said;
  });

export const pauseKey = 'pause again';

export function pauseAgain(): Promise<void> {
  const prospectId = resumed.value;
  return act(pauseKey, () => call('sidebarAct', { does: 'pause', prospectId }));
}

/** Makes a move that was offered about a row; the day is '' where it needs none. */
export function move(key: string, prospectId: string, made: Move, day: string): Promise<void> {
  const request = requestOf({ prospectId }, made, { day, text: '' });
  return request === null ? resume(key, prospectId, true) : act(key, () => call('sidebarAct', request));
}

export const markDone = (key: string, taskId: string, done: TaskAnswer): Promise<void> =>
  act(key, () => call('sidebarMarkDone', { taskId, done }));

/** After a stop: this version of the file is the right one. */
export const goOn = (): Promise<void> => act('go on', () => call('sidebarGoOn', {}));

export const restKey = 'rest';
export const endRest = (): Promise<void> => act(restKey, () => call('sidebarEndRest', {}));

export const tick = question('sidebarTickNow');
export const sendingFailed = signal('');
export const sendingBusy = signal(false);

export async function runTick(): Promise<void> {
  if (tick.state.value.busy) return;
  await tick.ask({});
  await refresh();
}

/** Throws the switch; the page shows what the sheet says afterwards, so a failure leaves it where it was. */
export async function throwSwitch(whose: 'all' | 'me', on: boolean): Promise<void> {
  if (sendingBusy.value) return;
  sendingBusy.value = true;
  sendingFailed.value = '';
  try {
    const sending = await call('sidebarSending', { who: whose, on });
    const state = overview.state.value;
    if (state.last !== null) overview.state.value = { ...state, last: { ...state.last, sending } };
    // The hourly run may have begun with it.
    await refresh();
  } catch (error) {
    sendingFailed.value = (error as Error).message;
  } finally {
    sendingBusy.value = false;
  }
}
