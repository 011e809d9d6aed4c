import { exitReasonOf } from '../../engine/vocabulary';
import type { IncomingMail } from '../../mail/mimeIn';
import type { DraftPlace } from '../../ports/mailbox';
import { emptyLog, type LogEntry } from '../../sheet/logSheet';
import type { OpenDraft } from '../../sheet/prospectState';
import { holdForReview } from './holdForReview';
import type { ClaimState } from './journal';
import { appendLog } from './logTail';
import { doneName, keyFor, whatOf } from './outgoing';
import { messageIdOf, recordSent } from './recordSent';
import type { Run, TickRow } from './run';
import { findDraft, isSent, sentTo } from './sentMails';
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
  what: whatOf('draft'),
  draftId: draft.draftId,
  owner: run.me,
  ...learned,
});

/**
 * The mail that a person made of our draft. Composers rewrite bodies, headers and ids, so it is known by where and to whom it went:
 * what was sent to this address since, in the draft's thread or anywhere else, is that draft.
 */
const sentByHand = (run: Run, row: TickRow, { threadId, at }: OpenDraft): IncomingMail | null =>
  sentTo(run, { threadId, address: row.email, since: at }).next().value ?? null;

/** To whom else it went, in its own thread; null for nobody. */
function sentElsewhere(run: Run, { threadId, at }: OpenDraft): string | null {
  const mail = (run.world.mailbox.thread(threadId) ?? []).find((each) => isSent(each) && each.at >= at);
  return mail?.to[0]?.address ?? null;
}

/** A draft that is no longer where it was: sent, moved to another place, or deleted. Null where it only moved. */
function settle(
  run: Run,
  row: TickRow,
  draft: OpenDraft,
  { open, queue }: { readonly open: readonly DraftPlace[]; readonly queue: WorkQueue },
): LogEntry | null {
  const mail = sentByHand(run, row, draft);
  const moved = mail === null ? movedTo(run, row, draft, open) : null;
  if (moved !== null) {
    row.hand = { ...row.hand, state: { ...row.hand.state, draft: { ...draft, ...moved } } };
    return null;
  }
  const name = doneName(draft.step, 'email');
  drop(queue, row, ({ touch, enrollment }) => touch === name && enrollment === row.hand.state.enrollment);
  if (mail !== null) {
    recordSent(run, row, {
      step: draft.step,
      doneName: name,
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
      words: mail.subject,
      what: `${whatOf('draft')}, sent by hand`,
    });
  }
  const other = sentElsewhere(run, draft);
  const gone = other === null ? `is gone and nothing was sent to ${row.email}` : `went to ${other} and not to ${row.email}`;
  const words = `The draft of step ${draft.step} ${gone}. Set Status to Resumed for a new draft; if you sent it another way, raise Sequence Step by one first.`;
  row.hand = { ...row.hand, state: { ...row.hand.state, draft: null } };
  holdForReview(row, words, draft.step);
  return line(run, row, draft, 'ABORTED', { words: other === null ? 'The draft was deleted.' : `The draft went to ${other}.` });
}

/** Where a draft lies that changed its id: in its thread; else to the same address, made since, and no other row's. */
function movedTo(
  run: Run,
  row: TickRow,
  draft: OpenDraft,
  open: readonly DraftPlace[],
): Pick<OpenDraft, 'draftId' | 'threadId'> | null {
  const inThread = open.find(({ threadId }) => threadId === draft.threadId);
  const key = draft.key.split('#')[0] ?? '';
  const found = inThread ?? findDraft(run, { key, address: row.email, since: draft.at, edited: true });
  return found === null ? null : { draftId: found.draftId, threadId: found.threadId };
}

/** Work about drafts that are no more, which a run that ended early left on the list: they went out, or a person is asked about them. */
function dropServed(row: TickRow, queue: WorkQueue): void {
  const { prospect, state } = row.hand;
  const asked = prospect.status === 'Held' && prospect.pause?.cause === 'review' && state.draft === null;
  const gone = asked ? [doneName(prospect.stepsDone + 1, 'email')] : [];
  const served = new Set([...state.done, ...gone].filter((name) => /^\d+\.email$/.test(name)));
  if (served.size > 0) drop(queue, row, ({ touch, enrollment }) => enrollment === state.enrollment && served.has(touch));
}

/** Looks after drafts that people finish: one list says which are still open; the others were sent, or deleted. */
export function settleDrafts(run: Run, rows: readonly TickRow[], queue: WorkQueue): void {
  for (const row of rows) if (row.mine) dropServed(row, queue);
  const waiting = rows.filter((row) => row.mailbox === run.me && row.hand.state.draft !== null);
  if (waiting.length === 0) return;
  const open = run.world.mailbox.drafts();
  const ids = new Set(open.map(({ draftId }) => draftId));
  const lines = waiting.flatMap((row) => {
    const { draft } = row.hand.state;
    return draft === null || ids.has(draft.draftId) ? [] : (settle(run, row, draft, { open, queue }) ?? []);
  });
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

/** The row's draft as it was read. A draft that another file made, which a copy only remembers, is that file's to look after. */
function draftRead(run: Run, row: TickRow): OpenDraft | null {
  const draft = row.source.state.kind === 'state' ? row.source.state.state.draft : null;
  return draft?.key.startsWith(run.fileMark) === true ? draft : null;
}

/** Takes back drafts of earlier enrollments. Called before anything is decided: they say nothing about the present cadence. */
export function withdrawForeignDrafts(run: Run, rows: readonly TickRow[]): void {
  const lines = rows.flatMap((row) => {
    const draft = draftRead(run, row);
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
    const draft = draftRead(run, row);
    // A row that was handed to somebody else is written to from another mailbox.
    const over =
      draft !== null && !run.draftsTakenBack.has(row) && (isOver(row, draft) || isForeign(run, row, draft) || !row.mine);
    return over && row.mailbox === run.me && !row.hand.state.done.includes(doneName(draft.step, 'email'))
      ? [takeBack(run, row, draft)]
      : [];
  });
  appendLog(run, lines);
}
