import { type CivilDay, type Instant, type Moment, parseCivil } from '../../engine/calendar';
import type { MailFacts, MailSign, Suggestion } from '../../engine/decision';
import { civilDayOf, startOfDay } from '../../engine/zones';
import { domainOf, isSameAddress } from '../../mail/addresses';
import type { Bounce } from '../../mail/bounce';
import { type Classified, classify } from '../../mail/classify';
import { isFreeMail } from '../../mail/freeMail';
import type { IncomingMail } from '../../mail/mimeIn';
import { stepHeaderName } from '../../mail/mimeOut';
import { askersIn, noteAsker } from './askedForSilence';
import { besideOf, type Named } from './correspondence';
import type { Run, TickRow } from './run';
import { faultOf, type RoleSign, signOf } from './stakeholderSigns';
import { isTest } from './testMails';

/** A mail of ours that came back because of the sender; its journal key is '' where the report does not hold our headers. */
type SenderFault = MailSign & { readonly stepKey: string };

/** What the mailbox shows about one row and is not yet written on it. */
export interface RowSigns {
  optOut: MailSign | null;
  leftCompany: MailSign | null;
  reply: MailSign | null;
  outOfOffice: (MailSign & { readonly returns: CivilDay | null }) | null;
  tookOver: MailSign | null;
  bounced: MailSign | null;
  /** A mail came back through no fault of the prospect's. */
  senderFault: SenderFault | null;
  roles: readonly RoleSign[] | null;
}

export const noSigns = (): RowSigns => ({
  optOut: null,
  leftCompany: null,
  reply: null,
  outOfOffice: null,
  tookOver: null,
  bounced: null,
  senderFault: null,
  roles: null,
});

export const mailFactsOf = (signs: RowSigns | undefined, readable: boolean): MailFacts => ({
  readable,
  optOut: signs?.optOut ?? null,
  leftCompany: signs?.leftCompany ?? null,
  reply: signs?.reply ?? null,
  outOfOffice: signs?.outOfOffice ?? null,
  tookOver: signs?.tookOver ?? null,
});

/** Countries in which 07/08 is the eighth of July. */
const monthFirst = /^(us|usa|u\.s\.a?\.?|united states.*)$/i;

const excerptLength = 120;

const excerpt = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > excerptLength ? `${line.slice(0, excerptLength)}…` : line;
};

const senderWords = (mail: IncomingMail): string => mail.from.name || mail.from.address;

export const instantOf = (moment: Moment | null, run: Run): Instant => {
  if (moment === null) return 0;
  return moment.kind === 'instant' ? moment.at : startOfDay(moment.day, run.rules.sheetZone);
};

/** A cell keeps a time as a fraction of a day: it comes back a little off, and what it stands for must not look newer. */
const tolerance = 1000;

/** The last answer that is written on the row. */
const repliedUntil = (row: TickRow, run: Run): Instant => instantOf(row.hand.prospect.lastReply, run) + tolerance;

/** Signs older than this are settled: they came before the row was enrolled or resumed, or are written on it already. */
const settledUntil = (row: TickRow, run: Run): Instant => Math.max(row.hand.state.since ?? 0, repliedUntil(row, run));

const isOurs = (mail: IncomingMail): boolean => mail.labels.includes('SENT');
const isUnsent = (mail: IncomingMail): boolean => mail.labels.includes('DRAFT') || mail.labels.includes('CHAT');

/** Among ourselves: a mail handed to a colleague says nothing to the prospect. */
const isInternal = (mail: IncomingMail, run: Run): boolean =>
  [...mail.to, ...mail.cc].every(({ address }) => domainOf(address) === domainOf(run.me)) && !isFreeMail(run.me);

/** A mail that the Owner wrote to the prospect by hand, after our last one: they took over. */
function byHand(mail: IncomingMail, row: TickRow, run: Run): MailSign | null {
  if (mail.headers.get(stepHeaderName) !== '' || mail.calendar !== null || isInternal(mail, run)) return null;
  // Sent while this run was under way, it may be the draft that was just found still open.
  const people = [row.hand.state, ...row.hand.state.roles];
  if (people.some(({ draft }) => draft !== null) && mail.at > run.now) return null;
  const id = mail.headers.get('Message-ID').trim();
  const known = people.some(({ threads }) => threads.some(({ messageIds }) => messageIds.includes(id)));
  if (known || mail.at <= instantOf(row.hand.prospect.lastContact, run)) return null;
  return { at: mail.at, words: excerpt(mail.subject) };
}

/** What each intent would be as an Outcome, and how a person is told of it. */
const intents: Partial<Record<Classified['kind'], Pick<Suggestion, 'kind' | 'outcome'> & { readonly words: string }>> = {
  interested: { kind: 'interested', outcome: null, words: 'sounds interested' },
  'not-interested': {
    kind: 'not-interested',
    outcome: 'Not Interested',
    words: 'sounds like a no: choose the Outcome Not Interested if so',
  },
  'not-now': {
    kind: 'not-now',
    outcome: 'Timeline Pushed',
    words: 'sounds like "not now": choose the Outcome Timeline Pushed or Later and fill Follow Up On if so',
  },
  'wrong-person': {
    kind: 'wrong-person',
    outcome: 'Wrong Person',
    words: 'points to somebody else: choose the Outcome Wrong Person if so',
  },
  'left-company': {
    kind: 'left-company',
    outcome: 'Wrong Person',
    words: 'says that they have left: choose the Outcome Wrong Person if so',
  },
  'opt-out': {
    kind: 'opt-out',
    outcome: 'Unsubscribed',
    words: 'may be asking not to be contacted: choose the Outcome Unsubscribed if so',
  },
};

/** Before the first mail of all there is nothing to answer: what somebody wrote before they were enrolled is why they were. */
const isUnderWay = ({ hand: { state } }: TickRow): boolean =>
  state.threads.length > 0 || state.earlier.length > 0 || state.done.length > 0;

/** The later of two signs of one kind. */
const latest = <S extends MailSign>(one: S | null, other: S): S => (one !== null && one.at > other.at ? one : other);

/**
 * Notes one message of a row's correspondence. In doubt it is a person, and the cadence stops.
 * @param isNew no run has seen it before: whoever resumed or enrolled the row meanwhile did not know of it
 */
export function noteMail(signs: RowSigns, mail: IncomingMail, row: TickRow, run: Run, isNew = false): void {
  if (isUnsent(mail) || isTest(mail, run.me, run.world.store)) return;
  const begun = row.hand.state.since ?? 0;
  if (isOurs(mail)) {
    if (mail.at > begun) signs.tookOver = byHand(mail, row, run) ?? signs.tookOver;
    return;
  }
  if (mail.at <= begun && !isNew) return;
  const found = classified(mail, row, run);
  const asksForSilence = (found.kind === 'opt-out' && found.isCertain) || found.kind === 'complaint';
  // What nobody had seen is not settled by who resumed the row meanwhile; silence not even by an answer that stands on it.
  const overlooked = isNew && found.isHuman && isUnderWay(row) && mail.at > repliedUntil(row, run);
  if (mail.at <= settledUntil(row, run) && !asksForSilence && !overlooked) return;
  const intent = found.isHuman && !asksForSilence ? intents[found.kind] : undefined;
  const beside = besideOf(mail, row, run);
  const who = isSameAddress(mail.from.address, row.email)
    ? ''
    : `${senderWords(mail)}${beside === null ? '' : ` (their ${beside.role})`}: `;
  const sign: MailSign = {
    at: mail.at,
    words: `${who}"${excerpt(found.text || mail.subject)}"${intent === undefined ? '' : ` (${intent.words})`}`,
  };
  if (beside !== null && (asksForSilence || !found.isHuman)) {
    noteBeside(signs, found, mail, beside, sign.words, run);
    // Silence for them is an answer of the account: everybody of it waits until a person has decided.
    if (asksForSilence && mail.at > settledUntil(row, run))
      signs.reply = latest(signs.reply, { ...sign, words: `${sign.words} (asks not to be contacted, and is listed)` });
    return;
  }
  if (asksForSilence) {
    if (found.kind === 'opt-out') noteAsker(run, row, mail);
    signs.optOut = latest(signs.optOut, sign);
    return;
  }
  if (found.isHuman) {
    const suggests =
      intent === undefined
        ? null
        : {
            kind: intent.kind,
            outcome: intent.outcome,
            followUpOn: found.followUpOn === null ? null : parseCivil(found.followUpOn),
          };
    signs.reply = latest(signs.reply, { ...sign, suggests });
    return;
  }
  if (found.bounce !== null) noteBounce(signs, found.bounce, mail, row);
  if (found.kind === 'left-company') signs.leftCompany = latest(signs.leftCompany, sign);
  if (found.kind === 'out-of-office')
    signs.outOfOffice = latest(signs.outOfOffice, {
      ...sign,
      returns: found.returns === null ? null : parseCivil(found.returns),
    });
}

/** Notes what concerns one more person of the account alone. */
function noteBeside(signs: RowSigns, found: Classified, mail: IncomingMail, { address }: Named, words: string, run: Run): void {
  const { at } = mail;
  const sign = signOf(found, address, words);
  const returns = found.returns === null ? null : parseCivil(found.returns);
  const from = found.kind === 'opt-out' ? askersIn(run, mail) : [];
  if (sign !== null) signs.roles = [...(signs.roles || []), { ...sign, at, address, returns, from }];
  const { fault, why } = faultOf(found.bounce, address);
  // Whoever it was for, the mailbox that sent it is in trouble; the step of the prospect is not taken back for it.
  if (fault === 'sender')
    signs.senderFault = latest(signs.senderFault, {
      at,
      words: `${address} (${why})`,
      stepKey: found.bounce?.stepKey || address,
    });
}

function classified(mail: IncomingMail, row: TickRow, run: Run): Classified {
  const { country, zone } = row.hand.prospect;
  return classify(mail, {
    optOutLine: run.rules.settings.sending.optOutLine,
    sentDay: civilDayOf(mail.at, zone ?? run.rules.defaultZone),
    ...(country.trim() === '' ? {} : { monthFirst: monthFirst.test(country.trim()) }),
  });
}

/** Where mails of a row were found. */
export interface Place {
  /** '' outside the threads that the row knows. */
  readonly threadId: string;
  /** True where somebody's mail was there a moment ago and has been deleted since. */
  readonly isGone: boolean;
  readonly isNew: (mail: IncomingMail) => boolean;
}

/** Notes what was found in one place, oldest mail first. */
export function noteCorrespondence(
  signs: RowSigns,
  mails: readonly IncomingMail[],
  row: TickRow,
  run: Run,
  { threadId, isGone, isNew }: Place,
): void {
  const { threads, earlier } = row.hand.state;
  // What the Owner goes on writing in the thread of an earlier cadence has nothing to do with this one.
  const isEarlier = earlier.includes(threadId) && !threads.some(({ id }) => id === threadId);
  const before = signs.outOfOffice;
  for (const mail of mails) if (!isEarlier || !isOurs(mail)) noteMail(signs, mail, row, run, isNew(mail));
  if (signs.outOfOffice !== before && isFullAgain(mails, row, run)) {
    signs.bounced = { at: signs.outOfOffice?.at ?? run.now, words: `${row.email} (its mailbox was full before)` };
    signs.outOfOffice = before;
  }
  if (isGone)
    signs.reply = latest(signs.reply, {
      at: run.now,
      words: 'a mail in their thread was deleted before it could be read: look for it in the trash',
    });
}

/** A mailbox that was full weeks ago and is full still, or again: waiting once more would not help. */
function isFullAgain(mails: readonly IncomingMail[], row: TickRow, run: Run): boolean {
  const full = mails.filter((mail) => !isOurs(mail) && !isUnsent(mail) && isFull(classified(mail, row, run).bounce, row));
  const settled = settledUntil(row, run);
  return full.some(({ at }) => at <= settled) && full.some(({ at }) => at > settled);
}

const isFull = (bounce: Bounce | null, row: TickRow): boolean =>
  bounce !== null && (ofRow(bounce, row)?.fault ?? bounce.fault) === 'mailbox-full';

const ofRow = ({ each }: Bounce, row: TickRow) => each.find(({ address }) => isSameAddress(address, row.email));

function noteBounce(signs: RowSigns, bounce: Bounce, mail: IncomingMail, row: TickRow): void {
  const own = ofRow(bounce, row);
  // Their own server took it and handed it on to an address that is no good.
  const wasToThem = mail.embedded.some((each) => each.get('To').toLowerCase().includes(row.email.toLowerCase()));
  if (own === undefined && bounce.recipients.length > 0 && !wasToThem) return;
  const { fault, why } = faultOf(bounce, row.email);
  const sign: MailSign = { at: mail.at, words: `${row.email} (${why})` };
  if (fault === 'recipient') signs.bounced = latest(signs.bounced, sign);
  if (fault === 'mailbox-full')
    signs.outOfOffice = latest(signs.outOfOffice, {
      at: mail.at,
      words: `the mailbox of ${row.email} is full`,
      returns: null,
    });
  if (fault === 'sender') signs.senderFault = latest(signs.senderFault, { ...sign, stepKey: bounce.stepKey });
}
