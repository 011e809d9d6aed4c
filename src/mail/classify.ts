/**
 * What came back: every mail that is not ours gets one kind.
 *
 * The order is the rule: complaint, bounce, a mail to our unsubscribe address, automatic reply, and only then a person.
 * In doubt it is a person, and a person stops the cadence.
 */
import { type CivilDay, formatCivil, msPerDay, parseCivil } from '../engine/calendar';
import { addressList, unsubscribeToken } from './addresses';
import { type AutoReply, autoReplyOf, statedEnd } from './autoReply';
import { arrived, type Bounce, bounceOf } from './bounce';
import { comeBackDay } from './comeBack';
import { intentOf } from './intent';
import type { IncomingMail } from './mimeIn';
import { optOutOf } from './optOut';
import { ownWords } from './quotes';
import { returnDay } from './returnDate';
import { sesNotice } from './sesNotice';

const mailKinds = [
  'reply',
  'interested',
  'not-interested',
  'not-now',
  'wrong-person',
  'left-company',
  'opt-out',
  'out-of-office',
  'acknowledgement',
  'bounce',
  'complaint',
  'other-machine',
] as const;
export type MailKind = (typeof mailKinds)[number];

export interface ClassifyContext {
  /** The team's opt-out line: it comes back in quotes and is never read as theirs. */
  readonly optOutLine?: string;
  /** The civil day the mail was written, in the writer's zone; else that of its Date header, by the clock that stands there. */
  readonly sentDay?: CivilDay;
  /** True where 07/08 means 8 July (the United States); where it is not known, what the notice and its clock suggest. */
  readonly monthFirst?: boolean;
}

export interface Classified {
  readonly kind: MailKind;
  /** Why, in words for the Log and for a person who doubts it. */
  readonly why: string;
  /** Set for a bounce. */
  readonly bounce: Bounce | null;
  /** For an absence: the first day the person is back as `YYYY-MM-DD`, null where the notice names none. */
  readonly returns: string | null;
  /** For a `not-now` that names one: the day to come back on, as `YYYY-MM-DD`. */
  readonly followUpOn: string | null;
  /** Their own words, quotes and signature cut; empty for bounces, complaints and other machines. */
  readonly text: string;
  /** True where a person wrote: the cadence stops, whatever the kind. */
  readonly isHuman: boolean;
  /** False for an opt-out that stands in a long or friendly mail: nothing more is sent, and a person is asked. */
  readonly isCertain: boolean;
  /** The token of our unsubscribe address, where the mail was sent to one; empty otherwise. */
  readonly unsubscribeToken: string;
}

const isSubscribersComplaint = (mail: IncomingMail): boolean => {
  if (sesNotice(mail.text)?.kind === 'complaint') return true;
  if (mail.feedback !== null) return !/^(?:auth-failure|not-spam|dmarc|dkim)/i.test(mail.feedback.get('feedback-type'));
  if (mail.reportType === 'feedback-report') return !/auth-failure|dmarc/i.test(mail.allText.slice(0, 5000));
  return (
    /^\s*(?:complaint about (?:message|mail|e-?mail) from|abuse report\b|\[?spam (?:report|complaint))/i.test(mail.subject) &&
    mail.embedded.length > 0
  );
};

const isOtherReport = (mail: IncomingMail): boolean =>
  sesNotice(mail.text) !== null ||
  mail.feedback !== null ||
  /^\s*report domain:/i.test(mail.subject) ||
  ['feedback-report', 'disposition-notification', 'delivery-status'].includes(mail.reportType);

/** A newsletter or list mail that answers nothing of ours. */
const isListMail = (mail: IncomingMail): boolean => {
  const { headers } = mail;
  const answers =
    headers.has('in-reply-to') || headers.has('references') || /^\s*(?:re|aw|sv|antw|rif|ref|odp)\s*:/i.test(mail.subject);
  return (
    !answers &&
    headers.has('list-unsubscribe') &&
    (headers.has('list-id') ||
      headers.has('list-unsubscribe-post') ||
      /^(?:bulk|list|junk)/i.test(headers.get('precedence').trim()) ||
      headers.has('feedback-id'))
  );
};

const addressed = (mail: IncomingMail): string => {
  const everywhere = [...mail.to, ...mail.cc]
    .map(({ address }) => address)
    .concat(mail.headers.all('delivered-to'), mail.headers.all('x-original-to'));
  return everywhere.map(unsubscribeToken).find((token) => token !== null) || '';
};

/** Classifies one mail that is not our own. Same mail, same context, same kind. */
export const classify = (mail: IncomingMail, context: ClassifyContext = {}): Classified => {
  const nothing = {
    bounce: null,
    returns: null,
    followUpOn: null,
    text: '',
    isHuman: false,
    isCertain: true,
    unsubscribeToken: '',
  };
  if (isSubscribersComplaint(mail)) return { ...nothing, kind: 'complaint', why: 'an abuse report about our mail' };
  const bounce = bounceOf(mail);
  if (bounce !== null) return { ...nothing, kind: 'bounce', why: bounceWhy(bounce), bounce };
  const token = addressed(mail);
  if (token !== '')
    return { ...nothing, kind: 'opt-out', why: 'sent to our unsubscribe address', isHuman: true, unsubscribeToken: token };
  if (isOtherReport(mail)) return { ...nothing, kind: 'other-machine', why: 'a report about a mail, not an answer to it' };
  const meeting = mail.calendar;
  if (meeting !== null && meeting.method !== 'publish' && meeting.method !== '') {
    const kind = meeting.method === 'request' || meeting.answer === 'accepted' ? 'interested' : 'reply';
    const text = ownWords(mail.text, ownLines(context)).text;
    return { ...nothing, kind, why: `a person and a calendar: ${meeting.answer || meeting.method}`, text, isHuman: true };
  }
  const auto = autoReplyOf(mail);
  if (auto !== null) return { ...nothing, ...machineKind(auto, mail, context) };
  if (isListMail(mail))
    return { ...nothing, kind: 'other-machine', why: 'a newsletter or list mail that answers nothing of ours' };
  return { ...nothing, ...humanKind(mail, context), isHuman: true };
};

/** Their notice may tell whom to write to instead, so its words are kept. */
const machineKind = (auto: AutoReply, mail: IncomingMail, context: ClassifyContext) => {
  const { kind, why, speaksOfAbsence } = auto;
  const text = kind === 'other-machine' ? '' : ownWords(mail.text, ownLines(context)).text;
  const returns = kind === 'out-of-office' || (kind === 'left-company' && speaksOfAbsence) ? returnOf(mail, context) : null;
  return { kind: returns === null ? kind : ('out-of-office' as const), why, text, returns };
};

const bounceWhy = ({ fault, status, reason, recipients }: Bounce): string =>
  `${reason === arrived ? 'a server reports' : 'mail came back'}${reason === '' ? '' : `: ${reason}`} (${fault}${status === '' ? '' : ` ${status}`})${recipients.length === 0 ? '' : ` for ${recipients.slice(0, 3).join(', ')}`}`;

/** The addresses a mail reports on, those not reached or the one that complained; empty where it is no report. */
export const bounceRecipients = (mail: IncomingMail): readonly string[] => {
  if (!isSubscribersComplaint(mail)) return bounceOf(mail)?.recipients || [];
  const named = mail.feedback?.all('original-rcpt-to') || [];
  const sentTo = mail.embedded.flatMap((headers) => [...headers.all('x-hmxmroriginalrecipient'), ...headers.all('to')]);
  const addresses = (named.length > 0 ? named : sentTo).flatMap((header) => addressList(header)).map(({ address }) => address);
  return [...new Set(addresses)];
};

/** Minutes that the writer's clock is ahead of UTC, as the Date header says. */
const clockOf = (mail: IncomingMail): number => {
  const [, sign, hours, minutes] = /([+-])(\d{2})(\d{2})\s*(?:\(|$)/.exec(mail.headers.get('date').trim()) || [];
  return sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
};

const dayWritten = (mail: IncomingMail): CivilDay => Math.floor((mail.at + clockOf(mail) * 60_000) / msPerDay);

/** Days after which an absence is rare, and within which it is usual. */
const rare = 60;
const usual = 30;

/** Reads a notice both ways where nobody said which: the way that gives a likely absence, an American's clock, or day first. */
const returnIn = (words: string, sent: CivilDay, mail: IncomingMail, { monthFirst }: ClassifyContext): CivilDay | null => {
  if (monthFirst !== undefined) return returnDay(words, sent, monthFirst);
  const dayFirst = returnDay(words, sent, false);
  const other = returnDay(words, sent, true);
  if (other === null || dayFirst === other) return dayFirst ?? other;
  if (dayFirst === null) return other;
  if (dayFirst - sent > rare && other - sent <= usual) return other;
  if (other - sent > rare && dayFirst - sent <= usual) return dayFirst;
  const isAmerican = clockOf(mail) <= -240 && /\b(?:office|vacation|leave|return|back)\b/i.test(words);
  return isAmerican ? other : dayFirst;
};

const returnOf = (mail: IncomingMail, context: ClassifyContext): string | null => {
  // A date without a year says nothing where the notice has none itself.
  if (context.sentDay === undefined && mail.at === 0) return null;
  const sent = context.sentDay ?? dayWritten(mail);
  const stated = parseCivil(statedEnd(mail));
  const words = ownWords(mail.text, ownLines(context)).text;
  const found =
    stated !== null && stated >= sent
      ? returnDay(`until ${statedEnd(mail)}`, sent)
      : (returnIn(words, sent, mail, context) ?? returnIn(mail.subject, sent, mail, context));
  return found === null ? null : formatCivil(found);
};

const ownLines = ({ optOutLine = '' }: ClassifyContext): string[] => (optOutLine.trim() === '' ? [] : [optOutLine]);

type Human = Pick<Classified, 'kind' | 'why' | 'text' | 'isCertain' | 'followUpOn'>;

const humanKind = (mail: IncomingMail, context: ClassifyContext): Human => {
  const { text, isForward } = ownWords(mail.text, ownLines(context));
  const human = { text, isCertain: true, followUpOn: null };
  if (isForward) return { ...human, kind: 'reply', why: 'a person forwarded something without a word' };
  const optOut = optOutOf(text);
  if (optOut !== null)
    return { ...human, kind: 'opt-out', why: `asks for it: "${optOut.sentence.slice(0, 120)}"`, isCertain: optOut.isCertain };
  if (text === '' && /^\s*(?:unsubscribe|stop|remove|opt[- ]?out)\s*[.!]?\s*$/i.test(mail.subject))
    return { ...human, kind: 'opt-out', why: `its subject is "${mail.subject.trim()}"` };
  const intent = intentOf(text);
  if (intent === null) return { ...human, kind: 'reply', why: 'a person wrote' };
  const day = intent === 'not-now' ? comeBackDay(text, context.sentDay ?? dayWritten(mail), context.monthFirst) : null;
  const why = 'a person wrote; the kind is a guess from the words';
  return { ...human, kind: intent, why, followUpOn: day === null ? null : formatCivil(day) };
};
