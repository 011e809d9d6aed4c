import { domainOf } from '../../mail/addresses';
import { isFreeMail } from '../../mail/freeMail';
import type { IncomingMail } from '../../mail/mimeIn';
import { mailboxOf } from '../../sheet/doNotContactKeys';
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
  for (const address of [row.email, ...(run.askedForSilence.get(row) ?? [])])
    if (address !== '' && !byMailbox.has(mailboxOf(address))) byMailbox.set(mailboxOf(address), address);
  return [...byMailbox.values()];
}
