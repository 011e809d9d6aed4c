import { signal } from '@preact/signals';
import { call } from './call';

/** Why a row could not be shown, and beside what to say so; null where it could. */
export const jumped = signal<{ readonly key: string; readonly words: string } | null>(null);

/** Selects a prospect's row in the sheet. */
export async function jump(key: string, prospectId: string, row: number): Promise<void> {
  jumped.value = null;
  try {
    await call('sidebarJump', { prospectId, row });
  } catch (error) {
    jumped.value = { key, words: (error as Error).message };
  }
}
