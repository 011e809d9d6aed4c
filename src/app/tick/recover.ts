import { exitReasonOf } from '../../engine/vocabulary';
import type { IncomingMail } from '../../mail/mimeIn';
import { valueOr } from '../../sheet/cells/cell';
import { readStepsDone } from '../../sheet/cells/count';
import type { LogEntry } from '../../sheet/logSheet';
import { holdForReview, holdInDoubt } from './holdForReview';
import { type Claim, type ClaimState, isOpen, isSettledBy } from './journal';
import { appendLog } from './logTail';
import { isPersonal, keyFor } from './outgoing';
import { isOwed, isOwedRecorded, recoverOwed } from './owedClaims';
import { messageIdOf, recordSent } from './recordSent';
import type { Run, TickRow } from './run';
import { findDraft, findSent, sentTo } from './sentMails';
import { sentWords } from './sentWords';
import { roleWords, stakeholderRow } from './stakeholderRow';

/** Milliseconds. What was begun this recently may still be under way in another run. */
const tooFresh = 10 * 60_000;
/** So long the search may not know of a mail yet. */
const indexLag = 20 * 60_000;
/** After this a run that never came back is taken for gone, whoever's it was. */
const abandoned = 24 * 3_600_000;

const stepOf = (claim: Claim): number => valueOr(readStepsDone(claim.entry.step), 0);

const ageOf = (run: Run, claim: Claim): number => run.now - (claim.entry.at ?? 0);

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
  mail: Pick<LogEntry, 'at' | 'threadId' | 'rfcMessageId' | 'words'>,
  words = '',
): void {
  recordSent(run, row, {
    step: stepOf(claim),
    doneName: claim.entry.touch,
    at: mail.at ?? run.now,
    threadId: mail.threadId,
    rfcMessageId: mail.rfcMessageId,
    subject: mail.words,
    words,
    byHand: isPersonal(claim),
  });
  if (!isPersonal(claim) && row.beside === undefined) run.foundSent.push({ row, step: stepOf(claim) });
}

/** A mail that is out, as the Log and the row keep it. */
function sent(run: Run, claim: Claim, row: TickRow | undefined, mail: IncomingMail): LogEntry {
  const line = settled(run, claim, 'SENT', {
    at: mail.at,
    threadId: mail.threadId,
    messageId: mail.id,
    rfcMessageId: messageIdOf(mail),
    words: mail.subject,
  });
  if (row !== undefined) record(run, claim, row, line, sentWords(run, mail));
  return line;
}

const doubtWords = ({ entry }: Claim, run: Run, row: TickRow | undefined): string => {
  const where = entry.owner === run.me ? 'the Sent folder' : `the Sent folder of ${entry.owner}`;
  if (row?.beside !== undefined)
    return `It is not certain whether step ${entry.step} went out to ${roleWords({ ...row.beside, address: row.email })}: look in ${where}. It does not go to them again. Set Status to Resumed to go on.`;
  return `It is not certain whether step ${entry.step} went out to ${entry.email}: look in ${where}. If it did, raise Sequence Step by one; then set Status to Resumed.`;
};

/** A row whose mail is in doubt is Held. Who stands beside the prospect gets that mail no more, whatever a person finds. */
function doubt(claim: Claim, row: TickRow, words: string): void {
  const step = stepOf(claim);
  if (row.beside === undefined) holdInDoubt(row, words, step);
  else {
    row.hand = { ...row.hand, state: { ...row.hand.state, draft: null, done: [...row.hand.state.done, claim.entry.touch] } };
    holdForReview(row, words, step);
  }
}

/** Marks a mail of which nobody can say whether it went out: a person looks, nothing is sent again by itself. */
function leaveToPerson(run: Run, claim: Claim, row: TickRow | undefined): LogEntry {
  const words = doubtWords(claim, run, row);
  if (row !== undefined) doubt(claim, row, words);
  run.told.push(words);
  const line = settled(run, claim, 'UNKNOWN', { words });
  if (row !== undefined) run.doubts.push({ row, line });
  return line;
}

/** Nothing was sent: the draft goes, and the step may be claimed anew. */
function takeBack(run: Run, claim: Claim, draftId: string): LogEntry {
  run.world.mailbox.deleteDraft(draftId);
  return settled(run, claim, 'ABORTED', { words: 'A run ended before sending; its draft was removed.' });
}

/** A person's draft whose run died before the row knew of it becomes the row's draft: never a second one for the same step. */
function adopt(run: Run, claim: Claim, row: TickRow, place: { readonly draftId: string; readonly threadId: string }): void {
  const draft = {
    draftId: place.draftId,
    key: claim.id,
    step: stepOf(claim),
    threadId: place.threadId,
    at: claim.entry.at ?? run.now,
  };
  row.hand = { ...row.hand, state: { ...row.hand.state, draft } };
}

const nothingMade = { words: 'A run ended before the draft was made.' };

/** The run died before it wrote down a draft: there may be one all the same, and a person may have found it since. */
function settleIntent(run: Run, claim: Claim, row: TickRow | undefined): LogEntry {
  const since = claim.entry.at ?? run.now;
  const address = claim.entry.email;
  const personal = isPersonal(claim);
  const left = findDraft(run, { key: claim.key, address, since, edited: personal });
  if (left !== null && !personal) return takeBack(run, claim, left.draftId);
  if (left !== null) {
    if (row === undefined) return takeBack(run, claim, left.draftId);
    adopt(run, claim, row, left);
    return settled(run, claim, 'DRAFT', { at: since, draftId: left.draftId, threadId: left.threadId });
  }
  const byHand = sentTo(run, { threadId: '', address, since }).next().value ?? null;
  if (personal && byHand !== null) return sent(run, claim, row, byHand);
  // A mail written by hand, or one being written, may be our draft in a person's words: its header is gone then.
  if (byHand !== null || isBeingEdited(run, claim, since)) return leaveToPerson(run, claim, row);
  return settled(run, claim, 'ABORTED', nothingMade);
}

const isBeingEdited = (run: Run, { key, entry: { email: address } }: Claim, since: number): boolean =>
  findDraft(run, { key, address, since, edited: true }) !== null;

/** Before the draft goes: a run that dies in between must not leave a claim that looks as if the mail was being sent. */
function noteUnsent(run: Run, claim: Claim): void {
  if (claim.state !== 'SENDING') return;
  appendLog(run, [settled(run, claim, 'DRAFT', { words: 'The draft was still there: nothing was sent.' })]);
  run.world.sheets.flush();
}

/** The run died between making the draft and writing down that the mail went out. */
function settleSending(run: Run, claim: Claim, row: TickRow | undefined): LogEntry | null {
  if (run.world.mailbox.draft(claim.entry.draftId).kind === 'there') {
    noteUnsent(run, claim);
    return takeBack(run, claim, claim.entry.draftId);
  }
  const since = claim.entry.at ?? run.now;
  const mails = [...sentTo(run, { threadId: claim.entry.threadId, address: claim.entry.email, since })];
  const mail = findSent(mails, claim.key);
  if (mail !== null) return sent(run, claim, row, mail);
  if (ageOf(run, claim) < indexLag) return null;
  // No run sends before it has written SENDING: the draft was taken back by a run that died, or deleted by a person.
  const neverSent = claim.state === 'DRAFT' && mails.length === 0;
  return neverSent
    ? settled(run, claim, 'ABORTED', { words: 'The draft is gone, and nothing was sent.' })
    : leaveToPerson(run, claim, row);
}

function settle(run: Run, claim: Claim, row: TickRow | undefined): LogEntry | null {
  if (ageOf(run, claim) < tooFresh) return null;
  if (claim.entry.owner !== run.me) return ageOf(run, claim) < abandoned ? null : leaveToPerson(run, claim, row);
  return claim.state === 'INTENT' ? settleIntent(run, claim, row) : settleSending(run, claim, row);
}

/** The row that a claim speaks of, unless it has left that enrollment since. */
function rowOf(run: Run, claim: Claim): TickRow | undefined {
  const { prospectId, email, channel, touch } = claim.entry;
  const main = run.byId.get(prospectId);
  if (main === undefined) return undefined;
  const role = touch.split('.').slice(2).join('.');
  const row = role === '' ? main : stakeholderRow(main, role, email);
  return keyFor(run, row, stepOf(claim), channel) === claim.key ? row : undefined;
}

/** A touch that is behind its person for good, whatever else is said of it. */
const isPast = (claim: Claim, { beside, hand }: TickRow): boolean =>
  beside === undefined ? hand.prospect.stepsDone >= stepOf(claim) : hand.state.done.includes(claim.entry.touch);

/** Whether a doubt stands on its row, or was settled there: nothing goes out before a person has looked. */
function isDoubtRecorded(claim: Claim, row: TickRow): boolean {
  const { prospect, state } = row.hand;
  const out = prospect.status !== null && exitReasonOf(prospect.status) !== null;
  const held = prospect.status === 'Held' && state.pause?.cause === 'review';
  return out || (held && row.beside === undefined) || isPast(claim, row) || isSettledBy(claim, state.since);
}

/**
 * Whether what the Log says of a claim stands on its row as well, or concerns it no more. What is open for a run to settle is not; a draft
 * that a person finishes is, once the row knows of it, however long it lies there.
 */
export function isRecorded(run: Run, claim: Claim): boolean {
  if (isOwed(claim)) return isOwedRecorded(run, claim);
  const row = rowOf(run, claim);
  if (claim.state === 'DRAFT' && isPersonal(claim)) {
    if (row === undefined) return true;
    return row.hand.state.draft?.key === claim.id || isPast(claim, row);
  }
  if (isOpen(claim)) return false;
  if (row === undefined) return true;
  if (row.unwritten) return false;
  return claim.state === 'SENT' ? row.hand.state.done.includes(claim.entry.touch) : isDoubtRecorded(claim, row);
}

/** What the Log knows of a claim and its row does not, because the run that wrote it ended there. */
function bringToRow(run: Run, claim: Claim, row: TickRow): void {
  if (isRecorded(run, claim)) return;
  if (claim.state === 'SENT') record(run, claim, row, claim.entry);
  if (claim.state === 'UNKNOWN') doubt(claim, row, doubtWords(claim, run, row));
  if (claim.state === 'DRAFT' && claim.entry.owner === run.me && row.mine && row.hand.state.draft === null)
    adopt(run, claim, row, claim.entry);
}

/**
 * Settles what an earlier run of this user left behind, before anything new is decided: a mail that is out is recorded, one that is not is
 * taken back, and one of which nobody knows is handed to a person. Keys that cannot be settled yet are given back: their rows rest in this run.
 */
export function recover(run: Run): ReadonlySet<string> {
  const resting = new Set<string>();
  const lines: LogEntry[] = [];
  let failure: unknown = null;
  for (const claim of run.claims) {
    try {
      const { line, rests } = recovered(run, claim);
      if (line !== null) lines.push(line);
      if (rests) resting.add(claim.entry.prospectId);
    } catch (error) {
      // What was learned of the other claims is written down all the same.
      failure = failure ?? error;
    }
  }
  const later = new Set(run.doubts.map(({ line }) => line));
  const now = lines.filter((line) => !later.has(line));
  appendLog(run, now);
  if (now.length > 0) run.world.sheets.flush();
  const learned = new Map(lines.map((line) => [line.key, line]));
  run.claims = run.claims.map((claim) => {
    const line = learned.get(claim.id);
    return line === undefined ? claim : { ...claim, state: line.state as ClaimState, entry: line };
  });
  if (failure !== null) throw failure;
  return resting;
}

/** One claim: the line it adds to the Log, if any, and whether its row rests in this run. */
function recovered(run: Run, claim: Claim): { readonly line: LogEntry | null; readonly rests: boolean } {
  if (isOwed(claim)) return { line: recoverOwed(run, claim, tooFresh), rests: false };
  const row = rowOf(run, claim);
  const forPerson = claim.state === 'DRAFT' && isPersonal(claim);
  if (row !== undefined && (!isOpen(claim) || forPerson)) bringToRow(run, claim, row);
  if (!isOpen(claim) || forPerson) return { line: null, rests: false };
  const line = settle(run, claim, row);
  return { line, rests: line === null };
}
