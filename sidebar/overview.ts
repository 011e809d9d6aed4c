import { signal } from '@preact/signals';
import type { Overview } from '../src/app/sidebarContract';
import { question } from './asked';
import { call } from './call';

/** The views look at one overview, asked for once. */
export const overview = question('sidebarOverview');
export const who = signal<'me' | 'all'>('me');

export const refresh = (): Promise<Overview | null> => overview.ask({ who: who.value });

export function lookAt(whose: 'me' | 'all'): void {
  who.value = whose;
  refresh();
}

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
