import { isSameAddress } from '../../mail/addresses';
import type { IncomingMail } from '../../mail/mimeIn';
import { ofMailbox, type Store } from '../../ports/world';

/**
 * Mails that a person sent to themselves to see what a step will say. They are nobody's touch, reply or take-over, also where somebody's
 * own address stands in a row, and neither is what they answer themselves below one.
 */

/** Marks a test. Composers drop it from an answer, so threads are remembered as well. */
export const testHeaderName = 'X-Next-Touch-Test';

/** Under this name stand the threads of the latest tests of this mailbox, whichever file they came from. */
const threadsName = `${ofMailbox}tests`;
const mostThreads = 40;

const testThreads = (store: Pick<Store, 'get'>): readonly string[] =>
  (store.get(threadsName) ?? '').split(' ').filter((id) => id !== '');

export const keepTestThread = (store: Pick<Store, 'get' | 'set'>, threadId: string): void =>
  store.set(threadsName, [threadId, ...testThreads(store)].slice(0, mostThreads).join(' '));

/** From oneself to nobody but oneself. */
const isToSelf = ({ from, to, cc }: IncomingMail, me: string): boolean =>
  me !== '' && [from, ...to, ...cc].every(({ address }) => isSameAddress(address, me));

/** A test, or a note to oneself below one. What somebody forwards from there to a prospect is a mail like any other. */
export const isTest = (mail: IncomingMail, me: string, store: Pick<Store, 'get'>): boolean =>
  isToSelf(mail, me) && (mail.headers.get(testHeaderName) !== '' || testThreads(store).includes(mail.threadId));
