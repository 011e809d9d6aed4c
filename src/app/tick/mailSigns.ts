import { type CivilDay, type Instant, type Moment, parseCivil } from '../../engine/calendar';
import type { MailFacts, MailSign } from '../../engine/decision';
import { civilDayOf, startOfDay } from '../../engine/zones';
import { isSameAddress } from '../../mail/addresses';
import { type Classified, classify } from '../../mail/classify';
import type { IncomingMail } from '../../mail/mimeIn';
import { stepHeaderName } from '../../mail/mimeOut';
import { noteAsker } from './askedForSilence';
import type { Run, TickRow } from './run';

/** A mail of ours that came back because of the sender; its journal key is '' where the report does not hold our headers. */
export type SenderFault = MailSign & { readonly stepKey: string };

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
}

export const noSigns = (): RowSigns => ({
  optOut: null,
  leftCompany: null,
  reply: null,
  outOfOffice: null,
  tookOver: null,
  bounced: null,
  senderFault: null,
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

const instantOf = (moment: Moment | null, run: Run): Instant => {
  if (moment === null) return 0;
  return moment.kind === 'instant' ? moment.at : startOfDay(moment.day, run.rules.sheetZone);
};

/** Signs older than this are settled: they came before the row was enrolled or resumed, or are written on it already. */
const settledUntil = (row: TickRow, run: Run): Instant =>
  Math.max(row.hand.state.since ?? 0, instantOf(row.hand.prospect.lastReply, run));

const isOurs = (mail: IncomingMail): boolean => mail.labels.includes('SENT');
const isUnsent = (mail: IncomingMail): boolean => mail.labels.includes('DRAFT') || mail.labels.includes('CHAT');

/** A mail that the Owner wrote by hand in the prospect's thread, after our last one: they took over. */
function byHand(mail: IncomingMail, row: TickRow, run: Run): MailSign | null {
  if (mail.headers.get(stepHeaderName) !== '' || row.hand.state.draft !== null) return null;
  const known = row.hand.state.threads.some((thread) => thread.messageIds.includes(mail.headers.get('Message-ID').trim()));
  if (known || mail.at <= instantOf(row.hand.prospect.lastContact, run)) return null;
  return { at: mail.at, words: excerpt(mail.subject) };
}

const kindWords: Partial<Record<Classified['kind'], string>> = {
  interested: 'sounds interested',
  'not-interested': 'sounds like a no: choose the Outcome Not Interested if so',
  'not-now': 'sounds like "not now": choose the Outcome Timeline Pushed or Later and fill Follow Up On if so',
  'wrong-person': 'points to somebody else: choose the Outcome Wrong Person if so',
};

/** Notes one message of a row's correspondence. In doubt it is a person, and the cadence stops. */
export function noteMail(signs: RowSigns, mail: IncomingMail, row: TickRow, run: Run): void {
  if (isUnsent(mail)) return;
  if (isOurs(mail)) {
    if (mail.at > (row.hand.state.since ?? 0)) signs.tookOver = byHand(mail, row, run) ?? signs.tookOver;
    return;
  }
  if (mail.at <= settledUntil(row, run)) return;
  const { country, zone } = row.hand.prospect;
  const found = classify(mail, {
    optOutLine: run.rules.settings.sending.optOutLine,
    sentDay: civilDayOf(mail.at, zone ?? run.rules.defaultZone),
    monthFirst: monthFirst.test(country.trim()),
  });
  const unsure = found.kind === 'opt-out' && !found.isCertain;
  const hint = unsure ? 'may be asking not to be contacted: choose the Outcome Unsubscribed if so' : kindWords[found.kind];
  const who = isSameAddress(mail.from.address, row.email) ? '' : `${senderWords(mail)}: `;
  const sign: MailSign = {
    at: mail.at,
    words: `${who}"${excerpt(found.text || mail.subject)}"${hint === undefined ? '' : ` (${hint})`}`,
  };
  switch (unsure ? 'reply' : found.kind) {
    case 'opt-out':
      noteAsker(run, row, mail);
      signs.optOut = sign;
      return;
    case 'complaint':
      signs.optOut = sign;
      return;
    case 'left-company':
      signs.leftCompany = sign;
      return;
    case 'out-of-office':
      signs.outOfOffice = { ...sign, returns: found.returns === null ? null : parseCivil(found.returns) };
      return;
    case 'acknowledgement':
    case 'other-machine':
      return;
    case 'bounce':
      noteBounce(signs, found, sign, row);
      return;
    default:
      signs.reply = sign;
  }
}

function noteBounce(signs: RowSigns, { bounce }: Classified, sign: MailSign, row: TickRow): void {
  if (bounce === null) return;
  const concernsRow = bounce.recipients.length === 0 || bounce.recipients.some((address) => isSameAddress(address, row.email));
  if (!concernsRow) return;
  const words = { at: sign.at, words: `${row.email} (${bounce.status || 'no code given'})` };
  if (bounce.fault === 'recipient') signs.bounced = words;
  if (bounce.fault === 'mailbox-full')
    signs.outOfOffice = { at: sign.at, words: `the mailbox of ${row.email} is full`, returns: null };
  if (bounce.fault === 'sender') signs.senderFault = { ...words, stepKey: bounce.stepKey };
}
