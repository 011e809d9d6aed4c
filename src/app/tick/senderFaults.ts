import { type Instant, msPerDay } from '../../engine/calendar';
import type { MailSign } from '../../engine/decision';
import { sequenceStepLabel } from '../../engine/labels';
import { bounceOf } from '../../mail/bounce';
import type { IncomingMail } from '../../mail/mimeIn';
import type { Halt } from '../senderRecord';
import { holdForReview } from './holdForReview';
import type { RowSigns } from './mailSigns';
import { doneName, keyFor } from './outgoing';
import { messageIdOf } from './recordSent';
import type { Run, TickRow } from './run';

/** Errors about how fast requests come: this run stops, and the next one goes on. */
const tooFast = /per (?:minute|second)|concurrent|short time|queries/i;
/** Errors that mean that this mailbox may not send now, whoever it writes to. */
const refused =
  /sending (?:limit|quota)|limit for sending|limit exceeded|quota|user-?rate ?limit|rate ?limit ?exceeded|daily ?limit|too many (?:times|recipients|requests|messages)|\b429\b|resource_exhausted|mail service (?:is )?(?:not enabled|disabled)|service (?:is )?(?:disabled|suspended)|account (?:is |has been )?(?:disabled|suspended|restricted)|delegation denied|\b5\.(?:4\.5|7\.\d+)\b|policy|unauthenticated|sender (?:address )?(?:rejected|denied)|invalid from/i;

/**
 * What an error says about the sender: until when the mailbox should be left alone, a day unless Google names an instant; null for an
 * error about one mail only, or about the pace of requests.
 */
export function senderTrouble(words: string, now: Instant): Halt | null {
  if (tooFast.test(words) || !refused.test(words)) return null;
  const named = Date.parse(/retry after:? (\d{4}-\d{2}-\d{2}T[\d:.]+Z)/i.exec(words)?.[1] || '');
  const until = named > now && named < now + msPerDay ? named : now + msPerDay;
  return { until, words: `Gmail refused to send ("${words.trim().slice(0, 160)}").` };
}

/** The rest that a mail which came back asks for: a day from then. Whose it was is no matter here, and is not written down. */
export function restAfter({ at, words }: MailSign): Halt {
  const reason = /\([^()]*\)\s*$/.exec(words)?.[0].trim() ?? '';
  return {
    until: at + msPerDay,
    words: `A mail came back because of this mailbox or its domain${reason === '' ? '' : ` ${reason}`}.`,
  };
}

/** Whether what an error says stops every other mail of this run as well. */
export const stopsRun = (words: string, now: Instant): boolean => tooFast.test(words) || senderTrouble(words, now) !== null;

const isLimit = /\b5\.4\.5\b/;
const limitWords = /sending (?:limit|quota)|limit for sending|daily (?:user )?(?:sending|limit)|too many messages|rate limit/i;

/** A mail of this mailbox, by hand or by itself, that came back because the mailbox has reached its limit; null for any other mail. */
export function limitSign(mail: IncomingMail): MailSign | null {
  const bounce = bounceOf(mail);
  const limit = bounce?.each.find(
    ({ fault, status, diagnostic }) => fault === 'sender' && (status === '5.4.5' || limitWords.test(diagnostic)),
  );
  return limit === undefined
    ? null
    : { at: mail.at, words: `${limit.address || 'somebody'} (${limit.status || 'no code given'})` };
}

/** When the mail before a lost one went out in its thread; null where there is none. */
function lastBefore(run: Run, threadId: string, lost: string): Instant | null {
  const thread = threadId === '' ? null : run.world.mailbox.thread(threadId);
  const ours = (thread ?? []).filter((mail) => mail.labels.includes('SENT') && messageIdOf(mail) !== lost);
  return ours[ours.length - 1]?.at ?? null;
}

/**
 * Takes a step back that its recipient never got: it is to be done again, under a key of its own, and what the mailbox holds of it is no
 * part of the correspondence.
 */
function takeBack(run: Run, row: TickRow, step: number): void {
  const { prospect, state } = row.hand;
  const name = doneName(step, 'email');
  const thread = state.threads[state.threads.length - 1];
  const lost = thread?.messageIds[thread.messageIds.length - 1];
  const before = lastBefore(run, thread?.id ?? '', lost ?? '');
  const rest = thread?.messageIds.slice(0, -1) || [];
  const earlier = state.threads.slice(0, -1);
  const cadence = run.rules.book.find(prospect.sequence);
  row.hand = {
    ...row.hand,
    prospect: {
      ...prospect,
      stepsDone: step - 1,
      lastContact: step === 1 ? null : before === null ? prospect.lastContact : { kind: 'instant', at: before },
    },
    state: {
      ...state,
      enrollment: state.enrollment + 1,
      done: state.done.filter((each) => each !== name),
      threads: thread === undefined || rest.length === 0 ? earlier : [...earlier, { ...thread, messageIds: rest }],
      words: state.mailed?.byHand === false ? state.words.slice(0, -1) : state.words,
      mailed: before === null || state.mailed === null ? null : { ...state.mailed, at: before },
      returned: lost === undefined ? state.returned : [...state.returned, lost],
    },
    cells: {
      ...row.hand.cells,
      sequenceStep: step === 1 || cadence === null ? '' : sequenceStepLabel(cadence, step - 1),
      ...(step === 1 ? { lastContactDate: '' } : before === null ? {} : { lastContactDate: new Date(before) }),
    },
  };
}

/**
 * Mails that came back because of the sender: the prospects are not to blame, and never read them. The step that came back is taken back
 * and its row Held, so that a person can have it sent again.
 * @returns the latest sign that the sender should rest; null where there was none
 */
export function holdForSenderFaults(run: Run, signs: ReadonlyMap<TickRow, RowSigns>): MailSign | null {
  let latest: MailSign | null = null;
  for (const [row, { senderFault }] of signs) {
    if (senderFault === null || senderFault.at <= (row.hand.state.since ?? 0)) continue;
    const { prospect, state } = row.hand;
    if (latest === null || senderFault.at > latest.at) latest = senderFault;
    if (prospect.status !== 'Active' && prospect.status !== 'Resumed') continue;
    const step = prospect.stepsDone;
    const isLast =
      state.done.includes(doneName(step, 'email')) && [keyFor(run, row, step, 'email'), ''].includes(senderFault.stepKey);
    const refusal = isLimit.test(senderFault.words)
      ? `Your mail to ${senderFault.words} came back because your mailbox had reached its sending limit, not because of them.`
      : `Your mail to ${senderFault.words} was refused because of your own mailbox or domain, not because of them: mend that first.`;
    if (isLast) takeBack(run, row, step);
    const words = isLast
      ? `${refusal} It was not delivered: set Status to Resumed to send step ${step} again.`
      : `${refusal} Set Status to Resumed to go on.`;
    holdForReview(row, words, step);
    run.told.push(words);
  }
  return latest;
}
