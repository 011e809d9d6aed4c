import { draftSigns } from '../../mail/changedShare';
import { type IncomingMail, rawMail } from '../../mail/mimeIn';
import type { LogEntry } from '../../sheet/logSheet';
import type { OpenDraft } from '../../sheet/prospectState';
import { holdInDoubt } from './holdForReview';
import { claimId, mayGoOn } from './journal';
import { appendLog, readClaims } from './logTail';
import { journalLine, type KeyMaker, type Outgoing } from './outgoing';
import { messageIdOf, recordSent } from './recordSent';
import { isTimeUp, type Run } from './run';
import { stopsRun } from './senderFaults';
import { pauseBefore, timeLeft } from './sendPace';
import { type Known, knownFrom, lookInSent } from './sentBefore';

/** What stands in the way of one send at the last moment; null lets it go. Asked right before each send. */
export type LastLook = (mail: Outgoing, thread: readonly IncomingMail[] | null) => string | null;

/** A mail that was drafted and did not go. `sender` stops everything else as well. */
type Stop = { readonly kind: 'sender' | 'mail'; readonly words: string };

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
function newToMailbox(run: Run, mails: readonly Outgoing[]): readonly Outgoing[] {
  const known = lookInSent(run, mails);
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

function draft(run: Run, mails: readonly Outgoing[]): { drafted: readonly Drafted[]; stop: Stop | null } {
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
      drafted.push({ mail, ...made });
      lines.push(journalLine(run, mail, 'DRAFT', made));
    } catch (error) {
      // Whether the draft was made is not known, but nothing was sent: the claim stays open and the next run looks for the draft.
      stop = stopFor(error, run);
      run.told.push(`No draft for ${mail.row.email}: ${stop.words}`);
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

function removeDraft(run: Run, mail: Outgoing, draftId: string): void {
  try {
    run.world.mailbox.deleteDraft(draftId);
  } catch {
    run.told.push(`A draft to ${mail.row.email} that was not sent is still in the mailbox.`);
  }
}

function abort(run: Run, { mail, draftId }: Drafted, words: string): void {
  removeDraft(run, mail, draftId);
  appendLog(run, [journalLine(run, mail, 'ABORTED', { words })]);
  run.told.push(`Not sent to ${mail.row.email}: ${words}`);
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

/** A draft that was made and is not to go after all. */
function leave(run: Run, { mail, draftId }: Drafted, known: Known): void {
  removeDraft(run, mail, draftId);
  appendLog(run, [bringToRow(run, mail, known)]);
}

/** Sends one draft. Nothing is retried: after SENDING is written down, only the mailbox knows what happened. */
function send(run: Run, made: Drafted, lastLook: LastLook): 'sent' | 'left' | Stop {
  const { mail } = made;
  const { mailbox, sheets, clock } = run.world;
  const thread = mail.message.thread === null ? null : mailbox.thread(mail.message.thread.id);
  const known = thread === null ? null : knownFrom(run, mail, thread);
  if (known !== null) {
    leave(run, made, known);
    return 'left';
  }
  const hindrance = lastLook(mail, thread);
  if (hindrance !== null) {
    abort(run, made, hindrance);
    return 'left';
  }
  appendLog(run, [journalLine(run, mail, 'SENDING', { draftId: made.draftId, threadId: made.threadId })]);
  sheets.flush();
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
  appendLog(run, [
    journalLine(run, mail, 'SENT', {
      at,
      threadId: sent.threadId,
      messageId: sent.messageId,
      rfcMessageId,
      words: mail.message.subject,
    }),
  ]);
  recordSent(run, mail.row, {
    step: mail.touch.step,
    doneName: journalLine(run, mail, 'SENT').touch,
    at,
    threadId: sent.threadId,
    rfcMessageId,
    subject: mail.message.subject,
    words: wordsDigest(run, mail.message.words),
  });
  return 'sent';
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
  readonly stop: Stop | null;
}

/**
 * Claim, draft, look once more, send, record; in batches for what can share a write, one by one for what cannot.
 * Whatever moment the execution dies at, the Log says how far each mail came, and no second run takes a claimed key.
 */
export function mailOut(run: Run, mails: readonly Outgoing[], lastLook: LastLook): Mailed {
  const sent: Outgoing[] = [];
  const left: Outgoing[] = [];
  for (let first = 0; first < mails.length; first += batchSize) {
    if (isTimeUp(run)) break;
    const batch = draft(run, claim(run, newToMailbox(run, mails.slice(first, first + batchSize))));
    for (const made of batch.drafted) {
      if (made.mail.mode === 'draft') {
        const { draftId, threadId, mail } = made;
        keepDraft(run, mail, { draftId, threadId, signs: draftSigns(rawMail(mail.message.raw).text, mail.message.words) });
        left.push(made.mail);
        continue;
      }
      if (isTimeUp(run)) {
        abort(run, made, 'No time left in this run.');
        continue;
      }
      if (sent.length > 0)
        run.world.clock.pause(pauseBefore(made.mail.key, timeLeft(run), mails.length - sent.length - left.length));
      const result = send(run, made, lastLook);
      if (result === 'sent') sent.push(made.mail);
      else if (result !== 'left') return { sent, drafted: left, stop: result };
    }
    if (batch.stop !== null) return { sent, drafted: left, stop: batch.stop };
  }
  return { sent, drafted: left, stop: null };
}
