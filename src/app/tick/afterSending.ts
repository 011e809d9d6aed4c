import type { Book } from '../book';
import { noteSent, shortKey } from '../senderRecord';
import { showSince } from '../senderShown';
import type { Outgoing } from './outgoing';
import type { Run } from './run';
import { claimedNotes } from './standing';

/** Notes what went out, in the sender's own store and, the first time, on the System sheet. */
export function noteGone(run: Run, book: Book, sent: readonly Outgoing[]): void {
  if (sent.length === 0) return;
  const { store, sheets, clock } = run.world;
  const notes = sent.map(({ key, row }) => ({ key: shortKey(key), at: row.hand.state.mailed?.at ?? clock.now() }));
  noteSent(store, [...notes, ...claimedNotes(run)], run.now);
  const shown = { sheets, system: book.system, sender: run.me, sheetZone: run.rules.sheetZone, now: run.now };
  showSince(shown, Math.min(...notes.map(({ at }) => at)));
}

/** Mails that a run had no time left for have waited for room, and are not stale because of it. */
export function leaveWaiting(mails: readonly Outgoing[], sent: readonly Outgoing[]): void {
  for (const { row, mode } of mails.filter((mail) => !sent.includes(mail)))
    if (mode === 'send') row.hand = { ...row.hand, state: { ...row.hand.state, waiting: true } };
}
