import { exitReasonOf } from '../../engine/vocabulary';
import { isSameAddress } from '../../mail/addresses';
import type { IncomingMail } from '../../mail/mimeIn';
import type { DraftPlace } from '../../ports/mailbox';
import { emptyLog, type LogEntry } from '../../sheet/logSheet';
import type { OpenDraft } from '../../sheet/prospectState';
import { holdForReview } from './holdForReview';
import type { ClaimState } from './journal';
import { appendLog } from './logTail';
import { doneName, keyFor, personalDraft } from './outgoing';
import { messageIdOf, recordSent } from './recordSent';
import type { Run, TickRow } from './run';
import { drop, type WorkQueue } from './workQueue';

const line = (run: Run, row: TickRow, draft: OpenDraft, state: ClaimState, learned: Partial<LogEntry>): LogEntry => ({
  ...emptyLog,
  at: run.world.clock.now(),
  prospectId: row.hand.prospect.id,
  email: row.email,
  key: draft.key,
  state,
  cadence: row.hand.prospect.sequence,
  step: String(draft.step),
  touch: doneName(draft.step, 'email'),
  channel: 'email',
  what: personalDraft,
  draftId: draft.draftId,
  owner: run.me,
  ...learned,
});

/**
 * The mail that a person made of our draft. Composers rewrite bodies, headers and ids, so it is known by where and to whom it went:
 * what was sent to this address since, in the draft's thread or anywhere else, is that draft.
 */
function sentByHand(run: Run, row: TickRow, draft: OpenDraft): IncomingMail | null {
  const { mailbox } = run.world;
  const isIt = (mail: IncomingMail): boolean =>
    mail.labels.includes('SENT') &&
    mail.at >= draft.at &&
    [...mail.to, ...mail.cc].some(({ address }) => isSameAddress(address, row.email));
  const inThread = (mailbox.thread(draft.threadId) ?? []).find(isIt);
  if (inThread !== undefined) return inThread;
  for (const { messageId } of mailbox.search(`in:sent to:${row.email} after:${Math.floor(draft.at / 1000) - 1}`, 10)) {
    const mail = mailbox.message(messageId);
    if (mail !== null && isIt(mail)) return mail;
  }
  return null;
}

function settle(run: Run, row: TickRow, draft: OpenDraft, queue: WorkQueue): LogEntry {
  drop(
    queue,
    row,
    ({ touch, enrollment }) => touch === doneName(draft.step, 'email') && enrollment === row.hand.state.enrollment,
  );
  const mail = sentByHand(run, row, draft);
  if (mail !== null) {
    recordSent(run, row, {
      step: draft.step,
      doneName: doneName(draft.step, 'email'),
      at: mail.at,
      threadId: mail.threadId,
      rfcMessageId: messageIdOf(mail),
      subject: mail.subject,
      words: '',
      byHand: true,
    });
    return line(run, row, draft, 'SENT', {
      at: mail.at,
      threadId: mail.threadId,
      messageId: mail.id,
      rfcMessageId: messageIdOf(mail),
      words: 'Finished and sent by hand.',
    });
  }
  const words = `The draft of step ${draft.step} is gone and nothing was sent to ${row.email}. Set Status to Resumed for a new draft; if you sent it another way, raise Sequence Step by one first.`;
  row.hand = { ...row.hand, state: { ...row.hand.state, draft: null } };
  holdForReview(row, words, draft.step);
  return line(run, row, draft, 'ABORTED', { words: 'The draft was deleted.' });
}

/** Looks after drafts that people finish: one list says which are still open; the others were sent, or deleted. */
export function settleDrafts(run: Run, rows: readonly TickRow[], queue: WorkQueue): void {
  const waiting = rows.filter((row) => row.mailbox === run.me && row.hand.state.draft !== null);
  if (waiting.length === 0) return;
  const open = run.world.mailbox.drafts();
  const byId = new Map(open.map((place) => [place.draftId, place]));
  const byThread = new Map<string, DraftPlace>(open.map((place) => [place.threadId, place]));
  const lines: LogEntry[] = [];
  for (const row of waiting) {
    const { draft } = row.hand.state;
    if (draft === null || byId.has(draft.draftId)) continue;
    const renamed = byThread.get(draft.threadId);
    if (renamed === undefined) lines.push(settle(run, row, draft, queue));
    else row.hand = { ...row.hand, state: { ...row.hand.state, draft: { ...draft, draftId: renamed.draftId } } };
  }
  appendLog(run, lines);
}

/** A draft of an earlier enrollment: the row was moved to another cadence while it lay in the mailbox. */
const isForeign = (run: Run, row: TickRow, draft: OpenDraft): boolean =>
  !draft.key.startsWith(keyFor(run, row, draft.step, 'email'));

/** The draft of a step that the row has left: skipped or lapsed, out of the cadence, or answered by the prospect. */
function isOver(row: TickRow, draft: OpenDraft): boolean {
  const { status, stepsDone } = row.hand.prospect;
  const left = status !== null && (exitReasonOf(status) !== null || status === 'Replied');
  const isGone = row.hand.state.draft === null && status === 'Held';
  return !isGone && (left || stepsDone >= draft.step || row.hand.state.draft?.key !== draft.key);
}

function takeBack(run: Run, row: TickRow, draft: OpenDraft): LogEntry {
  run.draftsTakenBack.add(row);
  const present = row.hand.state.draft?.key === draft.key ? row.hand.state.draft : draft;
  if (row.hand.state.draft?.key === draft.key) row.hand = { ...row.hand, state: { ...row.hand.state, draft: null } };
  try {
    run.world.mailbox.deleteDraft(present.draftId);
  } catch (error) {
    run.told.push(`A draft to ${row.email} should go and is still in the mailbox: ${(error as Error).message}`);
  }
  return line(run, row, draft, 'ABORTED', { words: 'The draft was taken back: its step is over.' });
}

const draftRead = (row: TickRow): OpenDraft | null => (row.source.state.kind === 'state' ? row.source.state.state.draft : null);

/** Takes back drafts of earlier enrollments. Called before anything is decided: they say nothing about the present cadence. */
export function withdrawForeignDrafts(run: Run, rows: readonly TickRow[]): void {
  const lines = rows.flatMap((row) => {
    const draft = draftRead(row);
    return row.mailbox === run.me && draft !== null && isForeign(run, row, draft) ? [takeBack(run, row, draft)] : [];
  });
  appendLog(run, lines);
}

/**
 * Takes back drafts that nobody should send any more. Called once everything is decided, so that no draft outlives its step.
 * One that cannot be removed is told: it is not counted, and not sent by itself.
 */
export function withdrawDrafts(run: Run, rows: readonly TickRow[]): void {
  const lines = rows.flatMap((row) => {
    const draft = draftRead(row);
    // A row that was handed to somebody else is written to from another mailbox.
    const over = draft !== null && !run.draftsTakenBack.has(row) && (isOver(row, draft) || !row.mine);
    return over && row.mailbox === run.me && !row.hand.state.done.includes(doneName(draft.step, 'email'))
      ? [takeBack(run, row, draft)]
      : [];
  });
  appendLog(run, lines);
}
