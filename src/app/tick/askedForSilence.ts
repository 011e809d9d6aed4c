import { formatCivil } from '../../engine/calendar';
import { civilDayOf } from '../../engine/zones';
import { domainOf } from '../../mail/addresses';
import { isFreeMail } from '../../mail/freeMail';
import type { IncomingMail } from '../../mail/mimeIn';
import { mailboxOf } from '../../sheet/doNotContactKeys';
import type { Book } from '../book';
import { addToList } from '../doNotContactNow';
import type { Deciding } from './decideRow';
import type { Run, TickRow } from './run';

const isOfOurs = (address: string, me: string): boolean =>
  mailboxOf(address) === mailboxOf(me) || (!isFreeMail(me) && domainOf(address) === domainOf(me));

/** The addresses that a mail asks for silence from. */
export const askersIn = ({ me }: Pick<Run, 'me'>, { from, replyTo }: IncomingMail): readonly string[] =>
  [from.address, replyTo?.address ?? ''].filter((address) => address.includes('@') && !isOfOurs(address, me));

/**
 * Keeps the addresses from which a row's person asked for silence: an assistant's, an alias, the address their answers go to. They go
 * on the list together with the row's own address, so that nobody is written to under another of their names.
 */
export function noteAsker(run: Pick<Run, 'askedForSilence' | 'me'>, row: TickRow, mail: IncomingMail): void {
  const known = run.askedForSilence.get(row) ?? new Set<string>();
  for (const address of askersIn(run, mail)) known.add(address);
  run.askedForSilence.set(row, known);
}

/** Every address of a row that goes on the list: its own, and those from which silence was asked for in this run; each mailbox once. */
export function silencedAddresses(run: Pick<Run, 'askedForSilence'>, row: TickRow): readonly string[] {
  const byMailbox = new Map<string, string>();
  for (const address of [row.email, ...(run.askedForSilence.get(row) || [])])
    if (address !== '' && !byMailbox.has(mailboxOf(address))) byMailbox.set(mailboxOf(address), address);
  return [...byMailbox.values()];
}

/**
 * Whoever asked for silence and is not the prospect of a row of this user's goes on the Do Not Contact sheet, each once: somebody beside a
 * prospect, who did not ask and whose row waits for a person, and the prospect of a colleague's row, who leaves by the list.
 */
export function listSilenced({ run, signs }: Pick<Deciding, 'run' | 'signs'>, book: Book): void {
  const since = civilDayOf(run.now, run.rules.sheetZone);
  const asked = [...signs.values()].flatMap(({ roles }) => (roles || []).filter(({ kind }) => kind === 'silence'));
  const elsewhere = [...signs].flatMap(([row, { optOut }]) => (row.mine || optOut === null ? [] : silencedAddresses(run, row)));
  const addresses = [...elsewhere, ...asked.flatMap(({ address, from }) => [address, ...from])];
  const byMailbox = new Map(addresses.map((each) => [mailboxOf(each), each]));
  addToList(
    run.world.sheets,
    [...byMailbox.values()]
      .filter((entry) => book.doNotContact.find(entry) === null)
      .map((entry) => ({ scope: 'address', entry, since, reason: 'Unsubscribed', source: `Next Touch, ${formatCivil(since)}` })),
    run.rules.sheetZone,
  );
}
