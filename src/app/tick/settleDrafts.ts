import { shareWords } from '../../mail/changedShare';
import type { DraftPlace } from '../../ports/mailbox';
import type { LogEntry } from '../../sheet/logSheet';
import type { OpenDraft } from '../../sheet/prospectState';
import { draftLine, forget } from './draftLine';
import { followGone, keepGone } from './draftsGone';
import { draftMail, draftSent } from './draftsSent';
import { keepWaiting } from './draftsWaiting';
import { holdInDoubt } from './holdForReview';
import { appendLog } from './logTail';
import { doneName } from './outgoing';
import type { Run, TickRow } from './run';
import { findDraft, findSent, isSent } from './sentMails';
import { drop, type WorkQueue } from './workQueue';

/** To whom else it went, in its own thread or with our own header; null for nobody. */
function sentElsewhere(run: Run, { key, threadId, at }: OpenDraft): string | null {
  const sent = (run.world.mailbox.thread(threadId) ?? []).filter((each) => isSent(each) && each.at >= at);
  const mail = sent[0] ?? findSent(run.recentlySent(), key.split('#')[0] ?? '');
  return mail?.to[0]?.address ?? null;
}

/** Where a draft lies that changed its id: in its thread; else to the same address, made since, and no other row's. */
function movedTo(
  run: Run,
  row: TickRow,
  draft: OpenDraft,
  open: readonly DraftPlace[],
): Pick<OpenDraft, 'draftId' | 'threadId'> | null {
  const inThread = open.find(({ threadId }) => threadId === draft.threadId);
  const key = draft.key.split('#')[0] || '';
  const found = inThread ?? findDraft(run, { key, address: row.email, since: draft.at, edited: true });
  return found === null ? null : { draftId: found.draftId, threadId: found.threadId };
}

/** Nobody sent it to whom it was meant for. */
function unsent(run: Run, row: TickRow, draft: OpenDraft): readonly LogEntry[] {
  const other = sentElsewhere(run, draft);
  const name = doneName(draft.step, 'email', row.beside?.role);
  forget(row, draft);
  const words =
    other === null
      ? keepGone(run, row, draft)
      : `The draft of step ${draft.step} went to ${other} and not to ${row.email}. Set Status to Resumed to have it written anew; if you wrote to ${row.email} another way, raise Sequence Step by one first.`;
  if (row.beside === undefined) holdInDoubt(row, words, draft.step);
  else {
    // The account's cadence goes on: whoever threw this version away wanted none.
    const { state, noted } = row.hand;
    row.hand = {
      ...row.hand,
      state: { ...state, done: [...state.done, name] },
      noted: [
        ...noted,
        { what: 'Draft gone', words: `The draft to ${row.email} is gone, and no other is made.`, step: draft.step },
      ],
    };
  }
  return [
    draftLine(run, row, draft, 'ABORTED', { words: other === null ? 'The draft is gone.' : `The draft went to ${other}.` }),
  ];
}

/** A draft that is no longer where it was: sent, moved to another place, or deleted. */
function settle(
  run: Run,
  row: TickRow,
  draft: OpenDraft,
  { open, queue }: { readonly open: readonly DraftPlace[]; readonly queue: WorkQueue },
): readonly LogEntry[] {
  const sent = draftMail(run, row, draft);
  const moved = sent === null ? movedTo(run, row, draft, open) : null;
  if (moved !== null) {
    row.hand = { ...row.hand, state: { ...row.hand.state, draft: { ...draft, ...moved } } };
    return [];
  }
  const name = doneName(draft.step, 'email', row.beside?.role);
  drop(queue, row, ({ touch, enrollment }) => touch === name && enrollment === row.hand.state.enrollment);
  return sent === null ? unsent(run, row, draft) : draftSent(run, row, draft, sent);
}

/** Work about drafts that are no more, which a run that ended early left on the list: they went out, or a person is asked about them. */
function dropServed(row: TickRow, queue: WorkQueue): void {
  const { prospect, state } = row.hand;
  const asked = prospect.status === 'Held' && prospect.pause?.cause === 'review' && state.draft === null;
  const gone = asked ? [doneName(prospect.stepsDone + 1, 'email')] : [];
  const served = new Set([...state.done, ...gone].filter((name) => /^\d+\.email$/.test(name)));
  if (served.size > 0) drop(queue, row, ({ touch, enrollment }) => enrollment === state.enrollment && served.has(touch));
}

/** So many are named in the words of a run. */
const named = 5;

/** What a person is told of the drafts that they sent since the last run. */
function tellShares(run: Run): void {
  const { shares } = run;
  const [only] = shares;
  if (only === undefined) return;
  const each = shares.slice(0, named).map(({ email, share }) => `${email} ${Math.round(share * 100)} %`);
  run.told.push(
    shares.length === 1
      ? `The draft to ${only.email} went out: ${shareWords(only.share)}`
      : `${shares.length} drafts went out by hand. Changed: ${each.join(', ')}${shares.length > named ? ' …' : ''}; 30–50 % makes them yours.`,
  );
}

/** Looks after drafts that people finish: one list says which are still open; the others were sent, or are gone. */
export function settleDrafts(run: Run, rows: readonly TickRow[], queue: WorkQueue): void {
  for (const row of rows) if (row.mine && row.beside === undefined) dropServed(row, queue);
  const waiting = rows.filter((row) => row.mailbox === run.me && row.hand.state.draft !== null);
  if (waiting.length > 0) {
    const open = run.world.mailbox.drafts();
    const ids = new Set(open.map(({ draftId }) => draftId));
    const lines = waiting.flatMap((row) => {
      const { draft } = row.hand.state;
      return draft === null || ids.has(draft.draftId) ? [] : settle(run, row, draft, { open, queue });
    });
    appendLog(run, lines);
    for (const row of waiting) keepWaiting(run, row, queue);
  }
  appendLog(run, followGone(run, rows));
  tellShares(run);
}
