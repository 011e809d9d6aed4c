import { addressList, domainOf, isSameAddress, normalisedAddress, unsubscribeToken } from '../../mail/addresses';
import { bounceRecipients } from '../../mail/classify';
import { isFreeMail } from '../../mail/freeMail';
import type { IncomingMail } from '../../mail/mimeIn';
import { sameWordsKey } from '../../mail/wording';
import type { RowInHand } from './effects';
import { besideMark, type KeyedRow, type KeyMaker } from './outgoing';
import type { Run, TickRow } from './run';
import { withBeside } from './stakeholderRow';

/** The rows whose correspondence this mailbox holds, by all that a mail can be known by. */
export interface Correspondence {
  readonly rows: readonly TickRow[];
  readonly byThread: ReadonlyMap<string, readonly TickRow[]>;
  readonly byAddress: ReadonlyMap<string, readonly TickRow[]>;
  readonly byMessageId: ReadonlyMap<string, readonly TickRow[]>;
  /** Subject and employer: an answer of a colleague's to a mail that was handed on. */
  readonly bySubject: ReadonlyMap<string, readonly TickRow[]>;
}

const add = <K>(map: Map<K, TickRow[]>, key: K, row: TickRow): void => {
  const there = map.get(key);
  if (there === undefined) map.set(key, [row]);
  else if (!there.includes(row)) there.push(row);
};

/** The token in our unsubscribe address: it names the row, or one more person of it, and says nothing to anybody else. */
export const tokenFor = (
  { world, spreadsheetId }: KeyMaker,
  row: Pick<KeyedRow, 'email' | 'beside'> & { readonly hand: Pick<RowInHand, 'prospect'> },
): string => {
  const mark = besideMark(row);
  const whom = mark === '' ? row.hand.prospect.id : `${row.hand.prospect.id}|${mark}`;
  return world.identity.digest(`${spreadsheetId}|unsubscribe|${whom}`).slice(0, 16);
};

/** A subject without the prefixes of answers and forwards, and whose employer; '' where either says too little. */
const subjectKey = (subject: string, address: string): string => {
  const words = sameWordsKey(subject.replace(/^(?:\s*(?:re|aw|sv|vs|antw|rif|ref|odp|fwd?|wg|tr|rv|enc|i|vb)\s*:\s*)+/i, ''));
  const domain = domainOf(address);
  return words.length < 6 || domain === '' || isFreeMail(address) ? '' : `${domain} ${words}`;
};

/** Addresses at which a row's people are: the prospect, and the stakeholders who get versions of their own. */
export const addressesOf = (row: TickRow): readonly string[] =>
  [row.email, ...[...row.hand.prospect.stakeholderRoles, ...row.hand.state.roles].map(({ address }) => address ?? '')].filter(
    (address) => address !== '',
  );

/** The token of the unsubscribe address that a mail went to; null for none. */
function tokenIn(mail: IncomingMail): string | null {
  const reached = addressList([...mail.headers.all('Delivered-To'), ...mail.headers.all('X-Original-To')].join(', '));
  const tokens = [...mail.to, ...mail.cc, ...reached].map(({ address }) => unsubscribeToken(address));
  return tokens.find((each) => each !== null) ?? null;
}

/** Somebody beside the prospect: as the row names or remembers them. */
export interface Named {
  readonly role: string;
  readonly address: string;
}

/**
 * Which other person of the account a mail is from, or tells of: by our unsubscribe address, by its sender, by whom a report names or our
 * mail in it went to, by the thread. Null for the prospect, and for anybody who is not known.
 */
export function besideOf(mail: IncomingMail, row: TickRow, run: Run): Named | null {
  const { prospect, state } = row.hand;
  const people: readonly Named[] = [
    ...state.roles,
    ...prospect.stakeholderRoles.flatMap(({ role, address }) => (address === null ? [] : [{ role, address }])),
  ];
  if (people.length === 0) return null;
  const token = tokenIn(mail);
  const asked = token === null ? undefined : withBeside([row]).find((each) => tokenFor(run, each) === token);
  if (asked !== undefined) return asked.beside === undefined ? null : { role: asked.beside.role, address: asked.email };
  const named = [mail.from.address, mail.replyTo?.address ?? '', ...bounceRecipients(mail)];
  const carried = mail.embedded.flatMap((each) => addressList(each.get('To'))).map(({ address }) => address);
  for (const addresses of [named, carried]) {
    if (addresses.some((each) => isSameAddress(each, row.email))) return null;
    const known = people.find(({ address }) => addresses.some((each) => isSameAddress(each, address)));
    if (known !== undefined) return known;
  }
  return state.roles.find(({ threads }) => threads.some(({ id }) => id === mail.threadId)) ?? null;
}

/** Rows that never were in a cadence have no correspondence; one that has left its cadence still has. */
const isKnown = ({ hand: { prospect, state } }: TickRow): boolean =>
  prospect.sequence !== '' || state.enrollment > 0 || state.threads.length > 0;

export function correspondence(rows: readonly TickRow[]): Correspondence {
  const byThread = new Map<string, TickRow[]>();
  const byAddress = new Map<string, TickRow[]>();
  const byMessageId = new Map<string, TickRow[]>();
  const bySubject = new Map<string, TickRow[]>();
  const known = rows.filter(isKnown);
  for (const row of known) {
    for (const address of addressesOf(row)) add(byAddress, normalisedAddress(address), row);
    for (const id of row.hand.state.earlier) add(byThread, id, row);
    for (const { email, hand } of withBeside([row])) {
      const { threads, draft } = hand.state;
      for (const thread of threads) {
        add(byThread, thread.id, row);
        for (const id of thread.messageIds) add(byMessageId, id, row);
        const key = subjectKey(thread.subject, email);
        if (key !== '') add(bySubject, key, row);
      }
      if (draft !== null) add(byThread, draft.threadId, row);
    }
  }
  return { rows: known, byThread, byAddress, byMessageId, bySubject };
}

const isSent = (mail: IncomingMail): boolean => mail.labels.includes('SENT');

const repliedTo = (mail: IncomingMail): readonly string[] => {
  const headers = [mail.headers.get('In-Reply-To'), mail.headers.get('References')];
  // A report carries our own mail inside.
  const carried = mail.embedded.map((each) => each.get('Message-ID'));
  return [...headers, ...carried].flatMap((text) => text.match(/<[^<>\s]+>/g) || []);
};

/**
 * Whose mail it is, when it came outside the threads we know: by our unsubscribe address, by the mail it answers or carries, by its
 * sender, by the recipient that a report names; for a mail that the Owner sent, by its addressee.
 */
export function rowsOf(mail: IncomingMail, known: Correspondence, run: Run): readonly TickRow[] {
  const by = (addresses: readonly string[]): readonly TickRow[] =>
    addresses.flatMap((address) => (address === '' ? [] : known.byAddress.get(normalisedAddress(address)) || []));
  if (isSent(mail)) return [...new Set(by([...mail.to, ...mail.cc].map(({ address }) => address)))];
  const senders = [mail.from.address, mail.replyTo?.address ?? ''];
  const token = tokenIn(mail);
  if (token !== null) {
    const named = known.rows.filter((row) => withBeside([row]).some((each) => tokenFor(run, each) === token));
    return named.length > 0 ? named : [...new Set(by(senders))];
  }
  const found = new Set([
    ...repliedTo(mail).flatMap((id) => known.byMessageId.get(id) || []),
    ...by([...senders, ...bounceRecipients(mail)]),
  ]);
  if (found.size > 0) return [...found];
  return known.bySubject.get(subjectKey(mail.subject, mail.from.address)) || [];
}
