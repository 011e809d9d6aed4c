import { formatDay, type Instant } from '../../engine/calendar';
import { exitReasonOf } from '../../engine/vocabulary';
import { civilDayOf } from '../../engine/zones';
import { allChanged, changedShare, shareWords } from '../../mail/changedShare';
import type { IncomingMail } from '../../mail/mimeIn';
import { emptyLog, type LogEntry } from '../../sheet/logSheet';
import type { OpenDraft } from '../../sheet/prospectState';
import { draftLine, forget } from './draftLine';
import { isOwedKey, isStepKey } from './journal';
import { doneName, whatOf } from './outgoing';
import { readUntil } from './readMail';
import { messageIdOf, recordSent } from './recordSent';
import type { Run, TickRow } from './run';
import { keyIn, sentTo } from './sentMails';
import { sentWords } from './sentWords';

/** Drafts that a person sent: which mail it was, and what is written down of it. */

export interface DraftMail {
  readonly mail: IncomingMail;
  /** How much of the draft's own words was changed; null where they are not known. */
  readonly share: number | null;
  /** It bears our header, or lies where the draft lay. */
  readonly isSure: boolean;
}

const keyOf = (draft: OpenDraft): string => draft.key.split('#')[0] || '';

const asDraft = (mail: IncomingMail, draft: OpenDraft): DraftMail => ({
  mail,
  share: changedShare(draft.signs ?? '', mail.text),
  isSure: keyIn(mail) === keyOf(draft) || mail.threadId === draft.threadId,
});

/** Our own header tells for certain, then the thread, then how much of the words is left; the earliest of equals. */
const rank = (draft: OpenDraft, { mail, share }: DraftMail): readonly number[] => [
  keyIn(mail) === keyOf(draft) ? 0 : 1,
  mail.threadId === draft.threadId ? 0 : 1,
  share ?? 1,
  mail.at,
];

const before = (one: readonly number[], other: readonly number[]): number => {
  const index = one.findIndex((each, place) => each !== other[place]);
  return index < 0 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
};

/** A mail that bears another key of ours is another touch, whoever sent it. */
const mayBe = (mail: IncomingMail, draft: OpenDraft): boolean => {
  const key = keyIn(mail);
  return key === keyOf(draft) || !(isStepKey(key) || isOwedKey(key));
};

/** The run that last read this mailbox to its end saw the draft in it: what went out before that is another mail. */
export const openUntil = ({ world }: Run, { at }: OpenDraft): Instant => Math.max(at, readUntil(world.store));

/**
 * The mail that a person made of a draft which is no longer there. Composers rewrite bodies, headers and ids, so it is known by where and to
 * whom it went: what was sent to this address since is that draft; of several, the one that is most like it.
 */
export function draftMail(run: Run, row: TickRow, draft: OpenDraft, since = openUntil(run, draft)): DraftMail | null {
  const known = new Set(row.hand.state.threads.flatMap(({ messageIds }) => messageIds));
  const mails = new Map<string, IncomingMail>();
  for (const mail of sentTo(run, { threadId: draft.threadId, address: row.email, since }))
    if (mayBe(mail, draft) && !known.has(mail.headers.get('Message-ID').trim())) mails.set(mail.id, mail);
  return (
    [...mails.values()]
      .map((mail) => asDraft(mail, draft))
      .sort((one, other) => before(rank(draft, one), rank(draft, other)))[0] ?? null
  );
}

const dayWords = (run: Run, at: Instant): string => formatDay(civilDayOf(at, run.rules.sheetZone));

/** What is told of a draft that a person sent: how much of it they made their own. */
const toldOf = (draft: OpenDraft, { mail, share, isSure }: DraftMail): string => {
  if (share === null) return 'How much of the draft was changed is not known.';
  const counted =
    share < allChanged || isSure
      ? ''
      : ` Hardly a word of it is in "${mail.subject}", which is counted as step ${draft.step} all the same, so that nothing goes out twice.`;
  return `${shareWords(share)}${counted}`;
};

/** Writes down that a person sent the draft: the step counts from the moment at which the mail went out. */
function recordDraft(run: Run, row: TickRow, draft: OpenDraft, sent: DraftMail, about: string): readonly LogEntry[] {
  const { mail, share } = sent;
  const [threadId, rfcMessageId] = [mail.threadId, messageIdOf(mail)];
  recordSent(run, row, {
    step: draft.step,
    doneName: doneName(draft.step, 'email', row.beside?.role),
    at: mail.at,
    threadId,
    rfcMessageId,
    subject: mail.subject,
    words: sentWords(run, mail),
    byHand: true,
  });
  if (share !== null) run.shares.push({ email: row.email, share });
  const learned = { at: mail.at, threadId, messageId: mail.id, rfcMessageId, words: mail.subject };
  const { prospectId, email, cadence, step, channel, owner } = draftLine(run, row, draft, 'SENT', learned);
  const told = { prospectId, email, cadence, step, channel, owner, threadId, what: 'Draft sent by hand' };
  return [
    draftLine(run, row, draft, 'SENT', { ...learned, what: `${whatOf('draft')}, sent by hand` }),
    { ...emptyLog, ...told, at: run.world.clock.now(), words: `${about}${toldOf(draft, sent)}` },
  ];
}

/** Who has left is not brought back by a mail, and their steps do not count on: it is told. */
function sentAfterExit(run: Run, row: TickRow, draft: OpenDraft, { mail }: DraftMail): readonly LogEntry[] {
  const words = `The draft of step ${draft.step} went to ${row.email} by hand on ${dayWords(run, mail.at)}. They had left as ${row.hand.prospect.status}, so it is not counted.`;
  row.hand = {
    ...row.hand,
    state: { ...row.hand.state, mailed: { at: mail.at, byHand: true } },
    noted: [...row.hand.noted, { what: 'Found after the exit', words, step: draft.step }],
  };
  forget(row, draft);
  return [draftLine(run, row, draft, 'ABORTED', { words: 'A person sent it after the exit.' })];
}

/**
 * Brings to the row that a person sent its draft.
 * @param about what is told before the share that they changed
 */
export function draftSent(run: Run, row: TickRow, draft: OpenDraft, sent: DraftMail, about = ''): readonly LogEntry[] {
  const { status } = row.hand.prospect;
  const hasLeft = status !== null && exitReasonOf(status) !== null;
  return hasLeft ? sentAfterExit(run, row, draft, sent) : recordDraft(run, row, draft, sent, about);
}
