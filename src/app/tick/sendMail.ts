import { draftSigns } from '../../mail/changedShare';
import { type IncomingMail, rawMail } from '../../mail/mimeIn';
import type { LogEntry } from '../../sheet/logSheet';
import type { OpenDraft } from '../../sheet/prospectState';
import { holdInDoubt } from './holdForReview';
import { claimId, mayGoOn } from './journal';
import { appendLog, readClaims } from './logTail';
import { journalLine, type KeyMaker, type Outgoing } from './outgoing';
import { messageIdOf, recordSent } from './recordSent';
import { isTimeUp, type Run, type TickRow } from './run';
import { stopsRun } from './senderFaults';
import { pauseBefore, timeLeft } from './sendPace';
import { type Known, knownFrom, lookInSent } from './sentBefore';
import { noTime } from './whoGoes';

/** What stands in the way of one send at the last moment; null lets it go. Asked right before each send. */
export type LastLook = (mail: Outgoing, thread: readonly IncomingMail[] | null) => string | null;

/** Why a mail did not go. `sender` stops everything else as well, and so do several of `mail` in a row: then it is Google. */
type Stop = { readonly kind: 'sender' | 'mail'; readonly words: string };

const mostInARow = 3;

/** Claims and drafts are made for this many mails at once: they share one write each. */
const batchSize = 10;

/** Appends the claims, makes them permanent, and reads back which of them stand topmost: the lock is an aid, this is what counts. */
function claim(run: Run, mails: readonly Outgoing[]): readonly Outgoing[] {
  if (mails.length === 0) return [];
  appendLog(
    run,
    mails.map((mail) => journalLine(run, mail, 'INTENT')),
  );
  run.world.sheets.flush();
  run.claims = readClaims(run);
  const ours = mails.filter((mail) => mayGoOn(claimId(mail.key, run.attempt), run.claims, mail.row.hand.state.since));
  const others = mails.filter((mail) => !ours.includes(mail));
  appendLog(
    run,
    others.map((mail) => journalLine(run, mail, 'ABORTED', { words: 'Claimed before by another run.' })),
  );
  for (const { row, touch } of others)
    run.told.push(`Step ${touch.step} for ${row.email} was left alone: another run had claimed it before.`);
  return ours;
}

/** Leaves out what the mailbox says went out before, or has its doubts about. */
function newToMailbox(run: Run, mails: readonly Outgoing[], known: ReturnType<typeof lookInSent>): readonly Outgoing[] {
  const lines = mails.flatMap((mail) => {
    const found = known.get(mail);
    return found === undefined ? [] : [bringToRow(run, mail, found)];
  });
  appendLog(run, lines);
  return mails.filter((mail) => !known.has(mail));
}

interface Drafted {
  readonly mail: Outgoing;
  readonly draftId: string;
  readonly threadId: string;
  readonly messageId: string;
}

/**
 * Makes the drafts, and writes down where they lie before any of them goes: those that go by themselves as being sent, since from here on
 * only the mailbox knows. A draft that is still there was not sent.
 */
function draft(run: Run, mails: readonly Outgoing[], failed: Failed): { drafted: readonly Drafted[]; stop: Stop | null } {
  const drafted: Drafted[] = [];
  const lines: LogEntry[] = [];
  let stop: Stop | null = null;
  if (mails.length === 0) return { drafted, stop };
  for (const mail of mails) {
    if (stop !== null || isTimeUp(run)) {
      lines.push(journalLine(run, mail, 'ABORTED', { words: stop === null ? 'No time left in this run.' : stop.words }));
      continue;
    }
    try {
      const made = run.world.mailbox.createDraft(mail.message.raw, mail.message.thread?.id ?? null);
      failed.inARow = 0;
      drafted.push({ mail, ...made });
      lines.push(journalLine(run, mail, mail.mode === 'draft' ? 'DRAFT' : 'SENDING', made));
    } catch (error) {
      // Whether the draft was made is not known, but nothing was sent: the claim stays open and the next run looks for the draft.
      const trouble = stopFor(error, run);
      run.told.push(`No draft for ${mail.row.email}: ${trouble.words}`);
      stop = stopAfter(failed, mail, trouble);
    }
  }
  appendLog(run, lines);
  run.world.sheets.flush();
  return { drafted, stop };
}

const stopFor = (error: unknown, run: Run): Stop => {
  const words = String((error as { message?: unknown } | null)?.message ?? error);
  return { kind: stopsRun(words, run.now) ? 'sender' : 'mail', words };
};

/** Rows whose mail did not go, with the words for their cell; '' where the row or its Log says it already. */
interface Failed {
  readonly rows: Map<TickRow, string>;
  inARow: number;
}

const refusedWords = ({ words }: Stop): string => `Gmail refused it ("${words}"); the next run tries again.`;

/** One mail that Google would not take must not keep the others waiting, today and at every hour after. */
function stopAfter(failed: Failed, { row }: Outgoing, trouble: Stop): Stop | null {
  failed.rows.set(row, refusedWords(trouble));
  // A thread that was deleted says nothing about the next mail, however many were deleted.
  if (!/not found/i.test(trouble.words)) failed.inARow += 1;
  return trouble.kind === 'sender' || failed.inARow === mostInARow ? trouble : null;
}

function removeDraft(run: Run, mail: Outgoing, draftId: string): void {
  try {
    run.world.mailbox.deleteDraft(draftId);
  } catch {
    run.told.push(`A draft to ${mail.row.email} that was not sent is still in the mailbox.`);
  }
}

/** Drafts that do not go after all. That they were not sent is written down before they go: afterwards nobody could tell. */
function takeBack(run: Run, drafted: readonly Drafted[], lineOf: (mail: Outgoing) => LogEntry): void {
  if (drafted.length === 0) return;
  appendLog(
    run,
    drafted.map(({ mail, draftId, threadId }) =>
      journalLine(run, mail, 'DRAFT', { draftId, threadId, words: 'It does not go.' }),
    ),
  );
  run.world.sheets.flush();
  for (const { mail, draftId } of drafted) removeDraft(run, mail, draftId);
  appendLog(
    run,
    drafted.map(({ mail }) => lineOf(mail)),
  );
}

function abort(run: Run, drafted: readonly Drafted[], words: string): void {
  takeBack(run, drafted, (mail) => {
    run.told.push(`Not sent to ${mail.row.email}: ${words}`);
    return journalLine(run, mail, 'ABORTED', { words });
  });
}

/** The row remembers the draft that a person is to finish. */
function keepDraft(run: Run, out: Outgoing, place: Pick<OpenDraft, 'draftId' | 'threadId' | 'signs'>): void {
  const { row } = out;
  const draft = { ...place, key: claimId(out.key, run.attempt), step: out.touch.step, at: run.now, to: row.email };
  row.hand = { ...row.hand, state: { ...row.hand.state, draft } };
}

/** What is known of a mail that is not sent, because the mailbox tells more than the sheet: the row learns it, or is Held. */
function bringToRow(run: Run, out: Outgoing, known: Known): LogEntry {
  if (known.kind === 'doubt') {
    holdInDoubt(out.row, known.words, out.touch.step);
    run.told.push(known.words);
    return journalLine(run, out, 'ABORTED', { words: known.words });
  }
  if (known.kind === 'draft') {
    keepDraft(run, out, { draftId: known.draftId, threadId: known.threadId });
    return journalLine(run, out, 'DRAFT', { draftId: known.draftId, threadId: known.threadId });
  }
  const { mail } = known;
  const rfcMessageId = messageIdOf(mail);
  recordSent(run, out.row, {
    step: out.touch.step,
    doneName: journalLine(run, out, 'SENT').touch,
    at: mail.at,
    threadId: mail.threadId,
    rfcMessageId,
    subject: out.message.thread === null ? mail.subject : '',
    words: wordsDigest(run, out.message.words),
  });
  run.told.push(`Step ${out.touch.step} had gone out to ${out.row.email} before: found in Sent, and written down.`);
  const learned = { at: mail.at, threadId: mail.threadId, messageId: mail.id, rfcMessageId, words: mail.subject };
  return journalLine(run, out, 'SENT', learned);
}

/**
 * Sends one draft. Nothing is retried: as SENDING is written down, only the mailbox knows what happened.
 * @returns the line that says it went, 'left' for one that did not
 */
function send(run: Run, made: Drafted, lastLook: LastLook): LogEntry | 'left' | Stop {
  const { mail } = made;
  const { mailbox, clock } = run.world;
  let thread: readonly IncomingMail[] | null;
  try {
    thread = mail.message.thread === null ? null : mailbox.thread(mail.message.thread.id);
  } catch (error) {
    // The draft stays where it is: the next run finds it there, and knows that nothing was sent.
    const stop = stopFor(error, run);
    run.told.push(`Not sent to ${mail.row.email}: its thread could not be read ("${stop.words}").`);
    return stop;
  }
  const known = thread === null ? null : knownFrom(run, mail, thread);
  if (known !== null) {
    takeBack(run, [made], () => bringToRow(run, mail, known));
    return 'left';
  }
  const hindrance = lastLook(mail, thread);
  if (hindrance !== null) {
    abort(run, [made], hindrance);
    return 'left';
  }
  let sent: ReturnType<typeof mailbox.sendDraft>;
  try {
    sent = mailbox.sendDraft(made.draftId);
  } catch (error) {
    const stop = stopFor(error, run);
    run.told.push(
      `Sending to ${mail.row.email} ended with "${stop.words}". The next run looks in the mailbox before anything else.`,
    );
    return stop;
  }
  run.ownMails.push(sent.messageId);
  const at = clock.now();
  const rfcMessageId = readBack(run, sent.messageId);
  recordSent(run, mail.row, {
    step: mail.touch.step,
    doneName: journalLine(run, mail, 'SENT').touch,
    at,
    threadId: sent.threadId,
    rfcMessageId,
    subject: mail.message.subject,
    words: wordsDigest(run, mail.message.words),
  });
  const { threadId, messageId } = sent;
  return journalLine(run, mail, 'SENT', { at, threadId, messageId, rfcMessageId, words: mail.message.subject });
}

/** The mail is out; not learning its Message-ID now is no reason to stop, the thread is read again before the next one. */
function readBack(run: Run, messageId: string): string {
  try {
    return messageIdOf(run.world.mailbox.message(messageId));
  } catch {
    return '';
  }
}

export const wordsDigest = ({ world }: Pick<KeyMaker, 'world'>, words: string): string =>
  world.identity.digest(words.replace(/\s+/g, ' ').trim().toLowerCase()).slice(0, 12);

/** Mails that went out, and why the rest did not go now. */
export interface Mailed {
  readonly sent: readonly Outgoing[];
  readonly drafted: readonly Outgoing[];
  readonly failed: Pick<Failed, 'rows'>;
  readonly stop: Stop | null;
}

/** Sends what a batch drafted, one after the other; what went is written down together, also where the run breaks off. */
function sendAll(run: Run, drafted: readonly Drafted[], lastLook: LastLook, mailed: Progress, all: number): Stop | null {
  const lines: LogEntry[] = [];
  try {
    for (const [index, made] of drafted.entries()) {
      if (isTimeUp(run)) {
        abort(run, drafted.slice(index), 'No time left in this run.');
        return null;
      }
      if (mailed.sent.length > 0)
        run.world.clock.pause(pauseBefore(made.mail.key, timeLeft(run), all - mailed.sent.length - mailed.drafted.length));
      const result = send(run, made, lastLook);
      if (result === 'left') {
        mailed.failed.rows.set(made.mail.row, '');
        continue;
      }
      if ('kind' in result) {
        const stop = stopAfter(mailed.failed, made.mail, result);
        if (stop !== null) return stop;
        continue;
      }
      mailed.failed.inARow = 0;
      lines.push(result);
      mailed.sent.push(made.mail);
    }
    return null;
  } finally {
    appendLog(run, lines);
  }
}

interface Progress {
  readonly sent: Outgoing[];
  readonly drafted: Outgoing[];
  readonly failed: Failed;
}

/**
 * Claim, draft, look once more, send, record; in batches for what can share a write, one by one for what cannot.
 * Whatever moment the execution dies at, the Log says how far each mail came, and no second run takes a claimed key.
 */
export function mailOut(run: Run, mails: readonly Outgoing[], lastLook: LastLook): Mailed {
  const mailed: Progress = { sent: [], drafted: [], failed: { rows: new Map(), inARow: 0 } };
  for (let first = 0; first < mails.length && !isTimeUp(run); first += batchSize) {
    let known: ReturnType<typeof lookInSent>;
    const next = mails.slice(first, first + batchSize);
    try {
      known = lookInSent(run, next);
    } catch (error) {
      const stop = stopFor(error, run);
      run.told.push(`Sent could not be looked through ("${stop.words}"), so nothing more goes out in this run.`);
      return stopped(mailed, mails, stop);
    }
    const batch = draft(run, claim(run, newToMailbox(run, next, known)), mailed.failed);
    for (const { mail, draftId, threadId } of batch.drafted.filter(({ mail: { mode } }) => mode === 'draft')) {
      keepDraft(run, mail, { draftId, threadId, signs: draftSigns(rawMail(mail.message.raw).text, mail.message.words) });
      mailed.drafted.push(mail);
    }
    const own = batch.drafted.filter(({ mail }) => mail.mode === 'send');
    const stop = sendAll(run, own, lastLook, mailed, mails.length) ?? batch.stop;
    if (stop !== null) return stopped(mailed, mails, stop);
  }
  return isTimeUp(run) ? stopped(mailed, mails, null) : { ...mailed, stop: null };
}

/** Whoever was still to come learns why it did not. */
function stopped(mailed: Progress, mails: readonly Outgoing[], stop: Stop | null): Mailed {
  const { sent, drafted, failed } = mailed;
  const words = stop === null ? noTime : refusedWords(stop);
  for (const mail of mails)
    if (!failed.rows.has(mail.row) && !sent.includes(mail) && !drafted.includes(mail)) failed.rows.set(mail.row, words);
  return { ...mailed, stop };
}
