import { isSameAddress } from '../../mail/addresses';
import type { IncomingMail } from '../../mail/mimeIn';
import { stepHeaderName } from '../../mail/mimeOut';
import type { DraftPlace } from '../../ports/mailbox';
import { historyKept } from './readMail';
import type { Run } from './run';
import { withBeside } from './stakeholderRow';
import { isTest } from './testMails';

/** What the mailbox itself knows of mails that went out, and of drafts that lie in it. */

/** The key in our own header, '' where a mail has none: a person wrote it, or finished our draft. */
export const keyIn = (mail: IncomingMail): string => mail.headers.get(stepHeaderName).trim();

export const isSent = ({ labels }: IncomingMail): boolean => labels.includes('SENT');

export const wentTo = (mail: IncomingMail, address: string): boolean =>
  [...mail.to, ...mail.cc].some((each) => isSameAddress(each.address, address));

/** A mail of ours, wherever Gmail put it. */
export const findSent = (mails: readonly IncomingMail[], key: string): IncomingMail | null =>
  mails.find((mail) => isSent(mail) && keyIn(mail) === key) ?? null;

/** So many of the newest are opened. */
const opened = 40;

/**
 * What this user sent since their last run, by hand or by a run that died: from the mailbox's history, which is complete at once, while
 * its search lags behind by minutes. Empty where the history is no longer kept.
 */
export function recentlySent({ world: { mailbox, store } }: Pick<Run, 'world'>): readonly IncomingMail[] {
  const kept = historyKept(store);
  const changes = kept === '' ? null : mailbox.changesSince(kept);
  if (changes === null || changes.kind === 'expired') return [];
  return changes.added
    .filter(({ labels }) => labels.includes('SENT'))
    .slice(-opened)
    .flatMap(({ messageId }) => mailbox.message(messageId) || []);
}

/** Seconds of grace for clocks that differ. */
const grace = 60;

/** Mails to an address that were sent at or after an instant: from the thread, the history and the search, whichever has them first. */
export function* sentTo(
  run: Run,
  { threadId, address, since }: { readonly threadId: string; readonly address: string; readonly since: number },
): Generator<IncomingMail> {
  const { mailbox } = run.world;
  const isMeant = (mail: IncomingMail): boolean =>
    isSent(mail) && mail.at >= since - grace * 1000 && wentTo(mail, address) && !isTest(mail, run.me, run.world.store);
  yield* ((threadId === '' ? null : mailbox.thread(threadId)) || []).filter(isMeant);
  yield* run.recentlySent().filter(isMeant);
  const query = `in:sent to:${address} after:${Math.floor(since / 1000) - grace}`;
  for (const { messageId } of mailbox.search(query, 10)) {
    const mail = mailbox.message(messageId);
    if (mail !== null && isMeant(mail)) yield mail;
  }
}

/** Drafts that are opened one by one, the newest first, where the search finds none: it does not know the latest yet. */
const draftsOpened = 40;

/**
 * The draft that was made under a key: by our own header; else, where a person may have edited it, which takes the header away and changes
 * its ids, a draft to the same address that was made since and is no row's.
 */
export function findDraft(
  run: Run,
  {
    key,
    address,
    since,
    edited,
  }: { readonly key: string; readonly address: string; readonly since: number; readonly edited: boolean },
): DraftPlace | null {
  const { mailbox } = run.world;
  const taken = new Set(withBeside(run.rows).flatMap(({ hand }) => hand.state.draft?.draftId ?? []));
  const open = mailbox.drafts().filter(({ draftId }) => !taken.has(draftId));
  if (open.length === 0) return null;
  const hits = new Set(mailbox.search(`in:draft to:${address}`, draftsOpened).map(({ messageId }) => messageId));
  const others = open.filter(({ messageId }) => !hits.has(messageId)).slice(0, draftsOpened);
  let other: DraftPlace | null = null;
  for (const place of [...open.filter(({ messageId }) => hits.has(messageId)), ...others]) {
    const mail = mailbox.message(place.messageId);
    if (mail === null) continue;
    const found = keyIn(mail);
    if (found === key) return place;
    if (edited && other === null && found === '' && mail.at >= since - grace * 1000 && wentTo(mail, address)) other = place;
  }
  return other;
}
