import type { Instant } from '../../engine/calendar';
import { exitReasonOf, pauseOf, type Status } from '../../engine/vocabulary';
import type { IncomingMail } from '../../mail/mimeIn';
import type { ProspectState, ThreadState } from '../../sheet/prospectState';
import { type Done, stepDone } from './applyVerdict';
import type { Run, TickRow } from './run';

/** What is known of a mail that went out. */
export interface Sent {
  readonly step: number;
  readonly doneName: string;
  readonly at: Instant;
  readonly threadId: string;
  /** Message-ID as the mailbox holds it; '' where it could not be read back. */
  readonly rfcMessageId: string;
  /** Subject that began the thread, '' for a mail in a known thread. */
  readonly subject: string;
  /** Digest of the words, '' where they are not known. */
  readonly words: string;
  /** True where a person finished and sent it. */
  readonly byHand?: boolean;
}

const wordsKept = 30;

function withThread(threads: readonly ThreadState[], sent: Sent): readonly ThreadState[] {
  const ids = sent.rfcMessageId === '' ? [] : [sent.rfcMessageId];
  const known = threads.find((thread) => thread.id === sent.threadId);
  if (known === undefined) {
    // A mail meant for the thread before this one that Gmail put apart: it goes on with that one's subject and mails.
    const before = sent.subject === '' ? threads[threads.length - 1] : undefined;
    const subject = before?.subject ?? sent.subject;
    return [...threads, { id: sent.threadId, subject, messageIds: [...(before?.messageIds || []), ...ids] }];
  }
  const messageIds = [...known.messageIds, ...ids.filter((id) => !known.messageIds.includes(id))];
  return [...threads.filter((thread) => thread !== known), { ...known, messageIds }];
}

const withSent = (state: ProspectState, sent: Sent): ProspectState => ({
  ...state,
  mailed: { at: sent.at, byHand: sent.byHand === true },
  done: state.done.includes(sent.doneName) ? state.done : [...state.done, sent.doneName],
  threads: withThread(state.threads, sent),
  words: sent.words === '' ? state.words : [...state.words, sent.words].slice(-wordsKept),
});

/** A mail that turns out to be sent sets no paused row running, and brings back nobody who has left. */
const restsIn = (status: Status | null): Done['status'] =>
  status === null ? 'Active' : (exitReasonOf(status) ?? pauseOf(status) ?? 'Active');

/**
 * Writes down, on the row in hand, that a step's mail went out. Recording the same mail again changes nothing. A mail to one more person
 * of the account is theirs alone: the prospect's own touch is what the cadence goes by.
 */
export function recordSent(run: Run, row: TickRow, sent: Sent): void {
  if (row.beside !== undefined) {
    const { state } = row.hand;
    if (!state.done.includes(sent.doneName)) row.hand = { ...row.hand, state: { ...withSent(state, sent), draft: null } };
    return;
  }
  if (row.hand.state.done.includes(sent.doneName) && row.hand.prospect.stepsDone >= sent.step) return;
  const cadence = run.rules.book.find(row.hand.prospect.sequence);
  const stepped = stepDone(
    row.hand,
    Math.max(sent.step, row.hand.prospect.stepsDone),
    { now: run.now, sheetZone: run.rules.sheetZone, cadence },
    { at: sent.at, callAttempt: false, status: restsIn(row.hand.prospect.status) },
  );
  row.hand = { ...stepped, state: withSent(stepped.state, sent) };
}

/** The Message-ID of a mail as its mailbox holds it, '' where it has none. */
export const messageIdOf = (mail: IncomingMail | null): string => mail?.headers.get('Message-ID').trim() ?? '';
