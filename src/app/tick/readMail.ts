import type { Instant } from '../../engine/calendar';
import type { MailSign } from '../../engine/decision';
import { isSameAddress } from '../../mail/addresses';
import type { IncomingMail } from '../../mail/mimeIn';
import type { Changes, MailboxChange } from '../../ports/mailbox';
import type { Store } from '../../ports/world';
import { addressesOf, type Correspondence, correspondence, rowsOf } from './correspondence';
import type { Foreseen } from './decideRow';
import type { AtWork } from './gather';
import { noSigns, noteCorrespondence, noteMail, type Place, type RowSigns } from './mailSigns';
import type { Run, TickRow } from './run';
import { limitSign } from './senderFaults';

/** Under this name stands, as JSON, how far the mailbox was read; under the other, with a number behind it, what is left to open. */
const readName = 'mail';
const unreadName = 'mail unread';
/** Milliseconds of a run after which no more mail is opened: what is left is opened by the next one, before anything is sent. */
const enoughReading = 150_000;
/** A store takes some nine thousand characters under one name. */
const idsPerPage = 400;
/** Addresses asked for in one search. */
const addressesPerSearch = 40;
const found = 500;
/** How far a search reaches back beyond the last reading. */
const margin = 3_600_000;
/** How long Google's index may lag behind. */
const lag = 1_800_000;
/** Strangers' mails that are opened at once, as many as may wait, and the milliseconds after which the next hourly run opens them. */
const few = 3;
const many = 100;
const longest = 2.5 * 3_600_000;
const searchedBack = 30 * 86_400_000;

export interface MailReading {
  readonly signs: ReadonlyMap<TickRow, RowSigns>;
  /** The latest sign that this mailbox itself is refused, whosever mail it was that came back. */
  readonly refused: MailSign | null;
  /** False while mail that is there could not be opened yet: until it is, nothing may be sent. */
  readonly complete: boolean;
  /** What was decided before, where nothing that came in can change it. */
  readonly foreseen: Foreseen;
  /** To be kept once everything that was seen is written down. */
  readonly read: Pick<ReadUpTo, 'historyId' | 'at' | 'lostAt' | 'later' | 'laterSince'>;
  readonly unread: readonly string[];
  /** Whose rows were told of each thing that was opened. */
  readonly heard: ReadonlyMap<string, readonly TickRow[]>;
}

/** How far this user's mailbox was read. */
interface ReadUpTo {
  readonly historyId: string;
  readonly at: Instant;
  /** When the mailbox had to be read anew and the search for the latest mail still has to be repeated; null otherwise. */
  readonly lostAt: Instant | null;
  /** Pages of ids that are left to open. */
  readonly pages: number;
  /** Ids of what the last run sent itself. */
  readonly own: readonly string[];
  /** Ids of strangers' mails that are opened before anything is done, and since when the first of them waits. */
  readonly later: readonly string[];
  readonly laterSince: Instant | null;
}

const neverRead: ReadUpTo = { historyId: '', at: 0, lostAt: null, pages: 0, own: [], later: [], laterSince: null };

function readUpTo(store: Store): ReadUpTo {
  try {
    return { ...neverRead, ...(JSON.parse(store.get(readName) ?? '{}') as Partial<ReadUpTo>) };
  } catch {
    return neverRead;
  }
}

const orOf = (prefix: string, words: readonly string[]): string => `{${words.map((word) => `${prefix}:${word}`).join(' ')}}`;

/** Message ids that Gmail's search finds: complete for what is older than some minutes, and never the only net. */
function searched(run: Run, query: string, since: Instant): readonly MailboxChange[] {
  return run.world.mailbox.search(`${query} after:${Math.floor(since / 1000)} in:anywhere`.trim(), found);
}

function fromAddresses(run: Run, rows: readonly TickRow[], since: Instant): readonly MailboxChange[] {
  const addresses = [...new Set(rows.flatMap(addressesOf).map((address) => address.toLowerCase()))];
  const results: MailboxChange[] = [];
  for (let first = 0; first < addresses.length; first += addressesPerSearch)
    results.push(...searched(run, orOf('from', addresses.slice(first, first + addressesPerSearch)), since));
  return results;
}

const machines = '{from:mailer-daemon from:postmaster to:+unsub}';

/** Everything that came in since, where that is little enough to be told; else what comes from people we know, and from machines. */
function since(run: Run, known: Correspondence, from: Instant): readonly MailboxChange[] {
  const all = searched(run, '-in:drafts -in:chats', from);
  if (all.length < found) return all;
  run.told.push('Very much mail came in since the mailbox was last read: only mail from the people on the sheet is looked at.');
  return [...fromAddresses(run, known.rows, from), ...searched(run, machines, from)];
}

/**
 * What is new in the mailbox; null where it cannot be read. That it tells what is new shows that it can be: only before the first reading
 * it is asked.
 */
export function newsOf({ world: { mailbox, store }, told }: Pick<Run, 'world' | 'told'>): Changes | null {
  const { historyId } = readUpTo(store);
  if (historyId === '') return mailbox.canRead() ? { kind: 'expired' } : null;
  try {
    return mailbox.changesSince(historyId);
  } catch (error) {
    told.push(`The mailbox could not be read: ${String((error as { message?: unknown } | null)?.message ?? error)}`);
    return null;
  }
}

/** What changed since; `lost` where the mailbox cannot tell any more. */
function changesOf(run: Run, before: ReadUpTo, known: Correspondence, news: Changes) {
  const { mailbox } = run.world;
  const ours = new Set(before.own);
  const isFirst = before.historyId === '' && known.byThread.size === 0;
  let changes = news;
  if (changes.kind === 'expired') {
    const historyId = mailbox.historyId();
    // An old id that is the present one as well is as good as new: nothing has come in since.
    if (historyId === before.historyId) changes = mailbox.changesSince(historyId);
    if (changes.kind === 'expired') return { lost: !isFirst, historyId, added: [] };
  }
  return {
    lost: false,
    historyId: changes.historyId,
    added: changes.added.filter(({ messageId }) => !ours.has(messageId)),
  };
}

/** What was left by the run before: message ids, and thread ids with a sign in front. */
const leftUnread = (store: Store, { pages }: ReadUpTo): readonly string[] =>
  Array.from({ length: pages }, (_, page) => store.get(`${unreadName} ${page}`) ?? '')
    .join(' ')
    .split(' ')
    .filter((id) => id !== '');

const threadSign = 't:';

/** How a mailbox whose history was lost is read anew: all threads by their ids, and by search what came in outside them. */
function anew(run: Run, before: ReadUpTo, known: Correspondence): readonly string[] {
  const begun = known.rows.map((row) => row.hand.state.since ?? run.now);
  const from = before.at > 0 ? before.at : begun.reduce((least, each) => Math.min(least, each), run.now);
  run.told.push('Gmail no longer tells what is new in this mailbox, so all of it was looked through again.');
  return [
    ...[...known.byThread.keys()].map((id) => `${threadSign}${id}`),
    ...since(run, known, from - margin)
      .filter(({ threadId }) => !known.byThread.has(threadId))
      .map(({ messageId }) => messageId),
  ];
}

/** Search lags behind: what it did not find while the mailbox was read anew, it finds some time later. */
function foundLater(run: Run, lostAt: Instant, known: Correspondence): readonly string[] {
  return since(run, known, lostAt - margin)
    .filter(({ threadId }) => !known.byThread.has(threadId))
    .map(({ messageId }) => messageId);
}

/** The people who were written to last, as many as one search asks for. */
function latestMailed({ rows }: Correspondence): readonly TickRow[] {
  const mailed = rows
    .flatMap((row) => (row.hand.state.mailed === null ? [] : [{ row, at: row.hand.state.mailed.at }]))
    .sort((one, other) => other.at - one.at);
  let left = addressesPerSearch;
  return mailed.flatMap(({ row }) => {
    left -= addressesOf(row).length;
    return left < 0 ? [] : [row];
  });
}

/**
 * Mails outside the known threads that are left closed in a run that has nothing to do. Only what is in them tells whom they concern, and
 * each is a request; all of them are opened before anything is sent, drafted or decided. What the search knows to come from a
 * machine, from somebody who unsubscribes or from one of those who were written to last is opened now.
 */
function putOff(run: Run, before: ReadUpTo, known: Correspondence, ids: Iterable<string>): readonly string[] {
  const strangers = [...ids].filter((id) => !id.startsWith(threadSign));
  const waited = run.now - (before.laterSince ?? run.now);
  if (strangers.length <= few || strangers.length > many || waited >= longest) return [];
  const from = before.at - waited - margin;
  const found = [...searched(run, machines, from), ...fromAddresses(run, latestMailed(known), from)];
  const told = new Set(found.map(({ messageId }) => messageId));
  return strangers.filter((id) => !told.has(id));
}

interface Work {
  /** Message ids, and thread ids with a sign in front, each once. */
  readonly ids: Set<string>;
  /** New mail in known threads that came from somebody, by thread: it may be deleted before it is read. */
  readonly inbound: ReadonlyMap<string, readonly string[]>;
  /** True for a mail that no run has seen before. */
  readonly isNew: (mail: IncomingMail) => boolean;
}

/** What of the changes must be opened: known threads whole, everything else one by one. */
function toOpen(added: readonly MailboxChange[], known: Correspondence): { ids: Set<string>; inbound: Map<string, string[]> } {
  const ids = new Set<string>();
  const inbound = new Map<string, string[]>();
  for (const change of added) {
    if (change.labels.includes('DRAFT') || change.labels.includes('CHAT')) continue;
    if (!known.byThread.has(change.threadId)) ids.add(change.messageId);
    else {
      ids.add(`${threadSign}${change.threadId}`);
      if (!change.labels.includes('SENT'))
        inbound.set(change.threadId, [...(inbound.get(change.threadId) || []), change.messageId]);
    }
  }
  return { ids, inbound };
}

/** Opens what there is to open and notes what it says; gives back what the time of this run did not suffice for. */
function open(
  run: Run,
  { ids, inbound, isNew }: Work,
  known: Correspondence,
  signs: Map<TickRow, RowSigns>,
  look: (mail: IncomingMail) => void,
): { readonly left: readonly string[]; readonly heard: MailReading['heard'] } {
  const { mailbox, clock } = run.world;
  const heard = new Map<string, readonly TickRow[]>();
  const note = (id: string, rows: readonly TickRow[], mails: readonly IncomingMail[], place: Place): void => {
    if (rows.length > 0) heard.set(id, [...(heard.get(id) || []), ...rows]);
    for (const row of rows) {
      const there = signs.get(row) ?? noSigns();
      noteCorrespondence(there, mails, row, run, place);
      signs.set(row, there);
    }
  };
  const left: string[] = [];
  for (const id of ids) {
    if (clock.elapsed() > enoughReading) {
      left.push(id);
      continue;
    }
    if (id.startsWith(threadSign)) {
      const threadId = id.slice(threadSign.length);
      const mails = mailbox.thread(threadId) || [];
      const isGone = (inbound.get(threadId) || []).some((each) => !mails.some((mail) => mail.id === each));
      const rows = known.byThread.get(threadId) || [];
      note(id, rows, mails, { threadId, isGone, isNew });
      // Who answers in the thread of another row may have a row of their own.
      for (const mail of mails.filter((each) => isNew(each) && !each.labels.includes('SENT'))) {
        const own = rowsOf(mail, known, run).filter((row) => !rows.includes(row) && isSameAddress(mail.from.address, row.email));
        note(id, own, [mail], { threadId: '', isGone: false, isNew });
      }
      continue;
    }
    const mail = mailbox.message(id);
    if (mail !== null) look(mail);
    if (mail === null) continue;
    // A thread that a row has learned of since this mail was left closed is read as every known one.
    if (known.byThread.has(mail.threadId)) ids.add(`${threadSign}${mail.threadId}`);
    else note(id, rowsOf(mail, known, run), [mail], { threadId: '', isGone: false, isNew });
  }
  return { left, heard };
}

/**
 * A no that reached this mailbox although the row is a colleague's, as after it changed hands: the mails of the Owner before bear their
 * unsubscribe address for ever. Whatever else is written to them there is for the two to sort out.
 */
function noteForColleague(run: Run, mail: IncomingMail, elsewhere: Correspondence, signs: Map<TickRow, RowSigns>): void {
  for (const row of rowsOf(mail, elsewhere, run)) {
    const found = noSigns();
    noteMail(found, mail, row, run, true);
    const { optOut, roles } = found;
    const silence = roles?.filter(({ kind }) => kind === 'silence') || [];
    if (optOut !== null || silence.length > 0) signs.set(row, { ...noSigns(), optOut, roles: silence });
  }
}

/**
 * Reads what came into this user's mailbox since the last tick and says what it means for each row of theirs.
 * Known threads are read by id, which is complete and at once, and every new mail outside them is opened, since an answer may come from
 * any address. Gmail's search lags behind and is only a second net.
 * @param news what is new in the mailbox
 * @param work rows that are about to be written to; `isIdle` where nothing at all is to be done for anybody
 */
export function readMail(run: Run, rows: readonly TickRow[], news: Changes, { due, isIdle, foreseen }: AtWork): MailReading {
  const { store } = run.world;
  const known = correspondence(rows);
  const before = readUpTo(store);
  const { lost, historyId, added } = changesOf(run, before, known, news);
  const { ids, inbound } = toOpen(added, known);
  const fresh = new Set(added.map(({ messageId }) => messageId));
  const unopened = leftUnread(store, before);
  const left = [...unopened, ...before.later];
  for (const id of left) fresh.add(id);
  const isNew = ({ id, at }: IncomingMail): boolean =>
    fresh.has(id) || (before.at > 0 && (lost || unopened.length > 0) && at > before.at - margin);
  const ask = (more: readonly string[]): void => {
    for (const id of more) ids.add(id);
  };
  ask(left);
  // A thread that a row learned of just now: an answer in it was a stranger's when it came.
  ask(run.foundSent.flatMap(({ row }) => row.hand.state.threads.slice(-1).map(({ id }) => `${threadSign}${id}`)));
  if (lost) ask(anew(run, before, known));
  const lagIsOver = before.lostAt !== null && run.now - before.lostAt >= lag;
  if (before.lostAt !== null && lagIsOver) ask(foundLater(run, before.lostAt, known));
  if (due.length > 0) {
    const earliest = Math.min(...due.map((row) => row.hand.state.since ?? run.now));
    const found = fromAddresses(run, due, Math.max(earliest, run.now - searchedBack));
    ask(found.filter(({ threadId }) => !known.byThread.has(threadId)).map(({ messageId }) => messageId));
  }
  const later = isIdle && !lost && before.lostAt === null ? putOff(run, before, known, ids) : [];
  for (const id of later) ids.delete(id);
  if (later.length > 0)
    run.told.push(`${later.length} mails from outside the known threads are opened before anything goes out.`);
  const signs = new Map<TickRow, RowSigns>();
  let refused: MailSign | null = null;
  let elsewhere: Correspondence | null = null;
  const { left: unread, heard } = open(run, { ids, inbound, isNew }, known, signs, (mail) => {
    const sign = limitSign(mail);
    if (sign !== null && (refused === null || sign.at > refused.at)) refused = sign;
    if (mail.labels.includes('SENT')) return;
    elsewhere ??= correspondence(run.rows.filter((row) => !row.mine));
    noteForColleague(run, mail, elsewhere, signs);
  });
  if (unread.length > 0) run.told.push(`${unread.length} new mails are still to be read; until they are, nothing is sent.`);
  const lostAt = lost ? run.now : lagIsOver ? null : before.lostAt;
  if (lostAt !== null) run.told.push('Nothing is sent until the search can have found the latest mail.');
  const complete = unread.length === 0 && lostAt === null;
  return {
    signs,
    refused,
    complete,
    foreseen: complete && signs.size === 0 && refused === null ? foreseen : new Map(),
    unread,
    heard,
    read: { historyId, at: run.now, lostAt, later, laterSince: later.length > 0 ? (before.laterSince ?? run.now) : null },
  };
}

/**
 * Keeps the point up to which the mailbox was read. Called last: what was seen and not written down is seen again.
 * @param isUnheard true for a row on which nothing could be written in this run: the next one opens its mail once more
 */
export function keepHistory(run: Run, reading: MailReading | null, isUnheard: (row: TickRow) => boolean): void {
  if (reading === null) return;
  const { store } = run.world;
  const { read, heard } = reading;
  const again = [...heard].flatMap(([id, rows]) => (rows.some(isUnheard) ? [id] : []));
  const unread = [...new Set([...reading.unread, ...again])];
  const pages = Math.ceil(unread.length / idsPerPage);
  const before = readUpTo(store).pages;
  for (let page = 0; page < pages; page++)
    store.set(`${unreadName} ${page}`, unread.slice(page * idsPerPage, (page + 1) * idsPerPage).join(' '));
  store.set(readName, JSON.stringify({ ...read, pages, own: run.ownMails }));
  for (let page = pages; page < before; page++) store.remove(`${unreadName} ${page}`);
}

/** The history id up to which this user's mailbox was read, '' for none. */
export const historyKept = (store: Store): string => readUpTo(store).historyId;

/** When the last run began that read this user's mailbox to the end of what there was; 0 for none. */
export const readUntil = (store: Store): Instant => readUpTo(store).at;

/** The next reading looks through the whole mailbox: the sheet has been taken back to an earlier state. */
export const forgetHistory = (store: Store): void => store.remove(readName);
