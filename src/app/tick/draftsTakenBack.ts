import { formatDay, type Instant } from '../../engine/calendar';
import { nextTouch } from '../../engine/due';
import { exitReasonOf } from '../../engine/vocabulary';
import { civilDayOf } from '../../engine/zones';
import type { LogEntry } from '../../sheet/logSheet';
import type { OpenDraft } from '../../sheet/prospectState';
import { draftLine, forget } from './draftLine';
import { draftMail } from './draftsSent';
import { holdForReview } from './holdForReview';
import { appendLog } from './logTail';
import { doneName, keyFor } from './outgoing';
import type { Run, TickRow } from './run';
import { findDraft } from './sentMails';
import { roleAt } from './stakeholderRow';

/** Drafts that nobody should send any more, taken out of the mailbox in which they lie. */

/** Removes a draft. One that cannot be removed stays the row's, so that the next run tries again: it is told, and not sent by itself. */
export function takeBack(run: Run, row: TickRow, draft: OpenDraft): readonly LogEntry[] {
  run.draftsTakenBack.add(row);
  const present = row.hand.state.draft?.key === draft.key ? row.hand.state.draft : draft;
  try {
    run.world.mailbox.deleteDraft(present.draftId);
  } catch (error) {
    run.told.push(`A draft to ${row.email} should go and is still in the mailbox: ${(error as Error).message}`);
    return [];
  }
  forget(row, draft);
  return [draftLine(run, row, draft, 'ABORTED', { words: 'The draft was taken back: its step is over.' })];
}

/** A draft of an earlier enrollment: the row was moved to another cadence while it lay in the mailbox. */
const isForeign = (run: Run, row: TickRow, draft: OpenDraft): boolean =>
  !draft.key.startsWith(keyFor(run, row, draft.step, 'email'));

/** The draft of a step that the row has left: skipped or lapsed, out of the cadence, or answered by the prospect. */
function isOver(row: TickRow, draft: OpenDraft): boolean {
  const { status, stepsDone } = row.hand.prospect;
  const left = status !== null && (exitReasonOf(status) !== null || status === 'Replied');
  const isGone = row.hand.state.draft === null && status === 'Held';
  // Who stands beside the prospect hears of a step once it is done, some days later.
  const isDone = row.beside === undefined && stepsDone >= draft.step;
  return !isGone && (left || isDone || row.hand.state.draft?.key !== draft.key);
}

/** The row's draft as it was read. A draft that another file made, which a copy only remembers, is that file's to look after. */
function draftRead(run: Run, row: TickRow): OpenDraft | null {
  const state = row.source.state.kind === 'state' ? row.source.state.state : null;
  const draft = (row.beside === undefined || state === null ? state : roleAt(state, row.email))?.draft ?? null;
  return draft?.key.startsWith(run.fileMark) === true ? draft : null;
}

const msPerDay = 86_400_000;

/** Whether the cadence that the row is in now would write again before the least distance between two emails is over. */
function writesSoon(run: Run, { hand: { prospect } }: TickRow, mailedAt: Instant): boolean {
  const cadence = run.rules.book.find(prospect.sequence);
  if (cadence === null || prospect.anchor === null) return true;
  const zone = prospect.zone ?? run.rules.defaultZone;
  const next = nextTouch({ ...prospect, cadence, anchor: prospect.anchor, zone }, run.rules);
  return next.kind === 'due' && next.due < mailedAt + run.rules.settings.pace.leastBetweenEmails * msPerDay;
}

/** A person sent the draft of a cadence that the row had left by then, or sent it and then moved the row: it is told, and counts nowhere. */
function sentInVain(run: Run, row: TickRow, draft: OpenDraft): readonly LogEntry[] | null {
  if (run.world.mailbox.draft(draft.draftId).kind === 'there') return null;
  const found = draftMail(run, row, draft);
  if (found === null) return null;
  const day = formatDay(civilDayOf(found.mail.at, run.rules.sheetZone));
  const words = `The draft of step ${draft.step} of the cadence before went to ${row.email} on ${day}, and counts in neither.`;
  run.draftsTakenBack.add(row);
  forget(row, draft);
  row.hand = { ...row.hand, state: { ...row.hand.state, mailed: { at: found.mail.at, byHand: true } } };
  const begun = row.hand.state.since ?? 0;
  if (found.mail.at > begun && writesSoon(run, row, found.mail.at))
    holdForReview(row, `${words} Set Status to Resumed when this one should go on.`);
  else row.hand = { ...row.hand, noted: [...row.hand.noted, { what: 'Draft sent by hand', words }] };
  return [draftLine(run, row, draft, 'ABORTED', { words: 'A person sent it; the row was in another cadence.' })];
}

/** A person edits the draft of the cadence before, so that it has another id and no header of ours: nobody can be sure of it, and it is theirs. */
function editedStill(run: Run, row: TickRow, draft: OpenDraft): readonly LogEntry[] | null {
  const { mailbox } = run.world;
  const wanted = { key: draft.key.split('#')[0] || '', address: row.email, since: draft.at };
  if (mailbox.draft(draft.draftId).kind === 'there' || findDraft(run, { ...wanted, edited: true }) === null) return null;
  const sure = findDraft(run, { ...wanted, edited: false });
  if (sure !== null) {
    row.hand = { ...row.hand, state: { ...row.hand.state, draft: { ...draft, draftId: sure.draftId } } };
    return null;
  }
  forget(row, draft);
  const words = `The draft of step ${draft.step} of the cadence before was edited, and stays in Gmail: send it or delete it there.`;
  row.hand = { ...row.hand, noted: [...row.hand.noted, { what: 'Draft left', words }] };
  run.told.push(`${row.email}: ${words}`);
  return [draftLine(run, row, draft, 'ABORTED', { words: 'A person was editing it when the row went on.' })];
}

/** Takes back drafts of earlier enrollments. Called before anything is decided: they say nothing about the present cadence. */
export function withdrawForeignDrafts(run: Run, rows: readonly TickRow[]): void {
  const lines = rows.flatMap((row) => {
    const draft = draftRead(run, row);
    if (row.mailbox !== run.me || draft === null || !isForeign(run, row, draft)) return [];
    return sentInVain(run, row, draft) ?? editedStill(run, row, draft) ?? takeBack(run, row, draft);
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
    return over && row.mailbox === run.me && !row.hand.state.done.includes(doneName(draft.step, 'email', row.beside?.role))
      ? takeBack(run, row, draft)
      : [];
  });
  appendLog(run, lines);
}
