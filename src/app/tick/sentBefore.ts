import { formatDay, type Instant } from '../../engine/calendar';
import { civilDayOf } from '../../engine/zones';
import type { IncomingMail } from '../../mail/mimeIn';
import type { MailboxChange } from '../../ports/mailbox';
import { isStepKey } from './journal';
import { keyFor, type Outgoing } from './outgoing';
import { messageIdOf } from './recordSent';
import type { Run, TickRow } from './run';
import { isSent, keyIn, wentTo } from './sentMails';
import { isDone } from './stakeholderRow';

/**
 * What the mailbox says of a mail that is about to go. The sheet may be older than the mailbox: an earlier version of the file was put
 * back, or a person wrote over its cells. What lies in Sent does not go out again.
 */
export type Known =
  /** This very touch went out: the row only has to learn it. */
  | { readonly kind: 'sent'; readonly mail: IncomingMail }
  /** Its draft lies in the mailbox already, for a person to finish. */
  | { readonly kind: 'draft'; readonly draftId: string; readonly threadId: string }
  /** Something went out that the row knows nothing of, or these very words did: a person looks. */
  | { readonly kind: 'doubt'; readonly words: string };

const sameWordsFor = 30 * 86_400_000;
/** Hits of one search beyond which each address is searched for on its own. */
const manyHits = 200;

const since = (row: TickRow): Instant => row.hand.state.since ?? 0;

/** From when on the mailbox is looked through for a mail: a first mail must not repeat words of the last month either. */
const lookFrom = (run: Run, mail: Outgoing): Instant =>
  mail.message.thread === null ? Math.min(since(mail.row), run.now - sameWordsFor) : since(mail.row);

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

const dayOf = (run: Run, mail: IncomingMail): string => formatDay(civilDayOf(mail.at, run.rules.sheetZone));

/** The keys of the steps that the row says are done; beside the prospect, of those that went to them. */
function knownKeys(run: Run, row: TickRow): ReadonlySet<string> {
  const steps = Array.from({ length: row.hand.prospect.stepsDone }, (_, index) => index + 1).filter(
    (step) => row.beside === undefined || isDone(row.hand.state, step),
  );
  return new Set(steps.map((step) => keyFor(run, row, step, 'email')));
}

const ahead = (run: Run, { row, touch }: Outgoing, found: IncomingMail): Known => ({
  kind: 'doubt',
  words:
    `Your mailbox is ahead of this sheet: on ${dayOf(run, found)} a mail of Next Touch went to ${row.email} that this row knows nothing of ("${found.subject}"). ` +
    `An older version of the file may have been put back, or another row or file writes to them. Look in Sent, correct Sequence Step (step ${touch.step} would be next), then set Status to Resumed.`,
});

const sameWords = (run: Run, { row, touch }: Outgoing, found: IncomingMail): Known => ({
  kind: 'doubt',
  words: `The words of step ${touch.step} went to ${row.email} on ${dayOf(run, found)} already. Change its template, or raise Sequence Step, then set Status to Resumed.`,
});

/** What one mail of this mailbox says about another that is about to go; null for nothing. */
function toldBy(run: Run, out: Outgoing, found: IncomingMail, known: ReadonlySet<string>): Known | null {
  const { row, message } = out;
  const key = keyIn(found);
  if (!isSent(found) || !isStepKey(key) || row.hand.state.returned.includes(messageIdOf(found))) return null;
  if (key === out.key) return { kind: 'sent', mail: found };
  if (!wentTo(found, row.email)) return null;
  if (found.at > since(row) && !known.has(key)) return ahead(run, out, found);
  const begins = message.thread === null && found.at > run.now - sameWordsFor;
  return begins && plain(found.text).startsWith(plain(message.words)) ? sameWords(run, out, found) : null;
}

/** What mails of a thread, or found elsewhere, say about one that is about to go. That it went out outweighs every doubt. */
export function knownFrom(run: Run, out: Outgoing, mails: readonly IncomingMail[]): Known | null {
  const known = knownKeys(run, out.row);
  const told = mails.flatMap((mail) => toldBy(run, out, mail, known) || []);
  return told.find(({ kind }) => kind === 'sent') ?? told[0] ?? null;
}

function search(run: Run, mails: readonly Outgoing[]): readonly MailboxChange[] {
  const from = Math.max(0, Math.floor(Math.min(...mails.map((mail) => lookFrom(run, mail))) / 1000));
  const addresses = [...new Set(mails.map(({ row }) => row.email))];
  const hits = run.world.mailbox.search(
    `in:sent {${addresses.map((each) => `to:${each}`).join(' ')}}${from === 0 ? '' : ` after:${from}`}`,
    manyHits,
  );
  if (hits.length < manyHits || mails.length === 1) return hits;
  return mails.flatMap((mail) => search(run, [mail]));
}

/** Drafts of these very touches that lie in the mailbox: never a second one for the same step. */
function draftsOf(run: Run, mails: readonly Outgoing[]): ReadonlyMap<Outgoing, Known> {
  const { mailbox } = run.world;
  const found = new Map<Outgoing, Known>();
  if (mails.length === 0) return found;
  const hits = mailbox.search(`in:draft {${mails.map(({ row }) => `to:${row.email}`).join(' ')}}`, manyHits);
  const opened = hits.flatMap(({ messageId }) => mailbox.message(messageId) || []);
  for (const out of mails) {
    const draft = opened.find((mail) => keyIn(mail) === out.key);
    const place = draft === undefined ? undefined : mailbox.drafts().find(({ messageId }) => messageId === draft.id);
    if (place !== undefined) found.set(out, { kind: 'draft', draftId: place.draftId, threadId: place.threadId });
  }
  return found;
}

/**
 * Looks through Sent, and Drafts, for mails that are about to be claimed, all at once. Threads that the row knows are not opened here where the mail
 * goes by itself: they are read right before the send.
 */
export function lookInSent(run: Run, mails: readonly Outgoing[]): ReadonlyMap<Outgoing, Known> {
  const { mailbox } = run.world;
  const found = new Map<Outgoing, Known>();
  if (mails.length === 0) return found;
  const readLater = new Set(mails.flatMap(({ mode, message }) => (mode === 'send' ? (message.thread?.id ?? []) : [])));
  const opened = search(run, mails)
    .filter(({ threadId }) => !readLater.has(threadId))
    .flatMap(({ messageId }) => mailbox.message(messageId) || []);
  for (const mail of mails) {
    const told = knownFrom(run, mail, opened);
    if (told !== null) found.set(mail, told);
  }
  const toFinish = mails.filter((mail) => mail.mode === 'draft' && !found.has(mail));
  for (const [mail, draft] of draftsOf(run, toFinish)) found.set(mail, draft);
  return found;
}
