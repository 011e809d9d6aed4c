import type { IncomingMail } from '../../mail/mimeIn';
import { valueOr } from '../../sheet/cells/cell';
import { readStepsDone } from '../../sheet/cells/count';
import type { LogEntry } from '../../sheet/logSheet';
import { holdForReview } from './holdForReview';
import { type Claim, type ClaimState, isOpen } from './journal';
import { appendLog } from './logTail';
import { keyFor, personalDraft } from './outgoing';
import { messageIdOf, recordSent } from './recordSent';
import type { Run, TickRow } from './run';
import { findSent } from './sendMail';

/** What was begun this recently may still be under way in another run. */
const tooFresh = 10 * 60_000;

const stepOf = (claim: Claim): number => valueOr(readStepsDone(claim.entry.step), 0);

const settled = (run: Run, claim: Claim, state: ClaimState, learned: Partial<LogEntry>): LogEntry => ({
  ...claim.entry,
  at: run.world.clock.now(),
  key: claim.id,
  state,
  words: '',
  ...learned,
});

function record(
  run: Run,
  claim: Claim,
  row: TickRow,
  mail: { at: number; threadId: string; rfcMessageId: string; subject: string },
): void {
  recordSent(run, row, {
    step: stepOf(claim),
    doneName: claim.entry.touch,
    at: mail.at,
    threadId: mail.threadId,
    rfcMessageId: mail.rfcMessageId,
    subject: mail.subject,
    words: '',
    byHand: claim.entry.what === personalDraft,
  });
}

/** The mail of a claim, found by our own header: in its thread first, then among what was sent to that address since. */
function findInMailbox(run: Run, claim: Claim): IncomingMail | null {
  const { mailbox } = run.world;
  const thread = claim.entry.threadId === '' ? null : mailbox.thread(claim.entry.threadId);
  const inThread = thread === null ? null : findSent(thread, claim.key);
  if (inThread !== null) return inThread;
  const since = Math.floor((claim.entry.at ?? run.now) / 1000) - 60;
  for (const found of mailbox.search(`in:sent to:${claim.entry.email} after:${since}`, 10)) {
    const mail = mailbox.message(found.messageId);
    const ours = mail === null ? null : findSent([mail], claim.key);
    if (ours !== null) return ours;
  }
  return null;
}

/** Marks a mail of which nobody can say whether it went out: a person looks, nothing is sent again by itself. */
function leaveToPerson(run: Run, claim: Claim, row: TickRow | undefined): LogEntry {
  const words = `It is not certain whether step ${claim.entry.step} went out to ${claim.entry.email}: look in the Sent folder. If it did, raise Sequence Step by one; then set Status to Resumed.`;
  if (row !== undefined) holdForReview(row, words, stepOf(claim));
  run.told.push(words);
  return settled(run, claim, 'UNKNOWN', { words });
}

/** Nothing was sent: the draft goes, and the step may be claimed anew. */
function takeBack(run: Run, claim: Claim, draftId: string): LogEntry {
  run.world.mailbox.deleteDraft(draftId);
  return settled(run, claim, 'ABORTED', { words: 'A run ended before sending; its draft was removed.' });
}

function settle(run: Run, claim: Claim, row: TickRow | undefined): LogEntry | null {
  const { mailbox } = run.world;
  if (run.now - (claim.entry.at ?? 0) < tooFresh) return null;
  if (claim.state === 'INTENT') {
    const left = mailbox.draftWithKey(claim.key);
    return left === null
      ? settled(run, claim, 'ABORTED', { words: 'A run ended before the draft was made.' })
      : takeBack(run, claim, left.draftId);
  }
  if (mailbox.draft(claim.entry.draftId).kind === 'there') return takeBack(run, claim, claim.entry.draftId);
  const mail = findInMailbox(run, claim);
  if (mail === null) return leaveToPerson(run, claim, row);
  const sent = { at: mail.at, threadId: mail.threadId, rfcMessageId: messageIdOf(mail), subject: claim.entry.words };
  if (row !== undefined) record(run, claim, row, { ...sent, subject: mail.subject });
  return settled(run, claim, 'SENT', {
    at: sent.at,
    threadId: sent.threadId,
    messageId: mail.id,
    rfcMessageId: sent.rfcMessageId,
  });
}

/** The row that a claim speaks of, unless it has left that enrollment since. */
function rowOf(run: Run, claim: Claim): TickRow | undefined {
  const row = run.byId.get(claim.entry.prospectId);
  return row !== undefined && keyFor(run, row, stepOf(claim), claim.entry.channel) === claim.key ? row : undefined;
}

/** Whether what the Log says of a claim stands on its row as well, or concerns it no more. */
export function isRecorded(run: Run, claim: Claim): boolean {
  const row = rowOf(run, claim);
  if (row === undefined) return true;
  if (row.unwritten) return false;
  const { state } = row.hand;
  return claim.state === 'SENT' ? state.done.includes(claim.entry.touch) : state.draft?.key === claim.id;
}

/**
 * Settles what an earlier run of this user left behind, before anything new is decided: a mail that is out is recorded, one that is not is
 * taken back, and one of which nobody knows is handed to a person. Keys that cannot be settled yet are given back: their rows rest in this run.
 */
export function recover(run: Run): ReadonlySet<string> {
  const resting = new Set<string>();
  const lines: LogEntry[] = [];
  for (const claim of run.claims) {
    const row = rowOf(run, claim);
    if (claim.state === 'SENT' && row !== undefined && !isRecorded(run, claim)) {
      record(run, claim, row, {
        at: claim.entry.at ?? run.now,
        threadId: claim.entry.threadId,
        rfcMessageId: claim.entry.rfcMessageId,
        subject: claim.entry.words,
      });
    }
    if (!isOpen(claim) || (claim.state === 'DRAFT' && claim.entry.what === personalDraft)) continue;
    const line = claim.entry.owner === run.me ? settle(run, claim, row) : null;
    if (line === null) resting.add(claim.entry.prospectId);
    else lines.push(line);
  }
  appendLog(run, lines);
  if (lines.length > 0) run.world.sheets.flush();
  const states = new Map(lines.map((line) => [line.key, line]));
  run.claims = run.claims.map((claim) => {
    const line = states.get(claim.id);
    return line === undefined ? claim : { ...claim, state: line.state as ClaimState, entry: line };
  });
  return resting;
}
