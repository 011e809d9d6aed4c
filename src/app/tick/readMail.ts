import type { Instant } from '../../engine/calendar';
import { exitReasonOf } from '../../engine/vocabulary';
import { normalisedAddress, unsubscribeToken } from '../../mail/addresses';
import { bounceRecipients } from '../../mail/classify';
import type { IncomingMail } from '../../mail/mimeIn';
import type { MailboxChange } from '../../ports/mailbox';
import { noSigns, noteMail, type RowSigns } from './mailSigns';
import type { Run, TickRow } from './run';

/** The point up to which the mailbox was read, and after it the ids of the mails that this sender's last run sent itself. */
const historyName = 'history';
/** Up to this many new mails are opened one by one; more are searched. Before a send all are opened, since the search index lags behind. */
const fewMails = 8;
const manyMails = 60;
/** Addresses asked for in one search, and searches a tick spends on rows that are not due. */
const addressesPerSearch = 40;
const searchesWhenIdle = 2;
const turnName = 'search turn';
const found = 20;

export interface MailReading {
  readonly signs: ReadonlyMap<TickRow, RowSigns>;
  /** To be kept once everything that was seen is written down; null leaves the old one. */
  readonly historyId: string | null;
}

/** The rows whose correspondence this mailbox holds. */
interface Correspondence {
  readonly byThread: ReadonlyMap<string, readonly TickRow[]>;
  readonly byAddress: ReadonlyMap<string, readonly TickRow[]>;
  readonly byMessageId: ReadonlyMap<string, readonly TickRow[]>;
}

const add = <K>(map: Map<K, TickRow[]>, key: K, row: TickRow): void => {
  const there = map.get(key);
  if (there === undefined) map.set(key, [row]);
  else if (!there.includes(row)) there.push(row);
};

/** The token in our unsubscribe address: it names the row and says nothing to anybody else. */
export const tokenFor = (run: Run, row: TickRow): string =>
  run.world.identity.digest(`${run.spreadsheetId}|unsubscribe|${row.hand.prospect.id}`).slice(0, 16);

function correspondence(rows: readonly TickRow[]): Correspondence {
  const byThread = new Map<string, TickRow[]>();
  const byAddress = new Map<string, TickRow[]>();
  const byMessageId = new Map<string, TickRow[]>();
  for (const row of rows) {
    const { threads, draft } = row.hand.state;
    if (threads.length === 0 && draft === null) continue;
    add(byAddress, normalisedAddress(row.email), row);
    for (const thread of threads) {
      add(byThread, thread.id, row);
      for (const id of thread.messageIds) add(byMessageId, id, row);
    }
    if (draft !== null) add(byThread, draft.threadId, row);
  }
  return { byThread, byAddress, byMessageId };
}

/** Whose mail it is, when it came outside the threads we know: by sender, by the mail it answers, by the recipient that bounced. */
function rowsOf(mail: IncomingMail, known: Correspondence, run: Run, rows: readonly TickRow[]): readonly TickRow[] {
  const token = [...mail.to, ...mail.cc].map(({ address }) => unsubscribeToken(address)).find((each) => each !== null);
  if (token != null) return rows.filter((row) => tokenFor(run, row) === token);
  const ids = `${mail.headers.get('In-Reply-To')} ${mail.headers.get('References')}`.match(/<[^<>\s]+>/g) ?? [];
  const addresses = [mail.from.address, mail.replyTo?.address ?? '', ...bounceRecipients(mail)].filter((each) => each !== '');
  return [
    ...new Set([
      ...ids.flatMap((id) => known.byMessageId.get(id) ?? []),
      ...addresses.flatMap((each) => known.byAddress.get(normalisedAddress(each)) ?? []),
    ]),
  ];
}

const isInbound = ({ labels }: MailboxChange): boolean =>
  !labels.includes('SENT') && !labels.includes('DRAFT') && !labels.includes('CHAT');

const orOf = (prefix: string, words: readonly string[]): string => `{${words.map((word) => `${prefix}:${word}`).join(' ')}}`;

function searches(run: Run, addresses: readonly string[], since: Instant): readonly MailboxChange[] {
  const results: MailboxChange[] = [];
  for (let first = 0; first < addresses.length; first += addressesPerSearch) {
    const query = `${orOf('from', addresses.slice(first, first + addressesPerSearch))} after:${Math.floor(since / 1000)} in:anywhere`;
    results.push(...run.world.mailbox.search(query, found));
  }
  return results;
}

/** Rows that are not due take turns: a reply in a new thread is seen within some ticks, and always before the next mail. */
function turn(run: Run, rows: readonly TickRow[]): readonly string[] {
  const addresses = rows.filter((row) => row.hand.state.threads.length > 0 && !isOut(row)).map((row) => row.email);
  const size = addressesPerSearch * searchesWhenIdle;
  if (addresses.length <= size) return addresses;
  const start = Number(run.world.store.get(turnName) ?? 0) % addresses.length;
  run.world.store.set(turnName, String(start + size));
  return [...addresses, ...addresses].slice(start, start + size);
}

const isOut = (row: TickRow): boolean => row.hand.prospect.status !== null && exitReasonOf(row.hand.prospect.status) !== null;

const searchSpan = 3 * 86_400_000;

/** New mail outside the known threads: opened when little or when a send is near, else searched for. */
function strangers(
  run: Run,
  unknown: readonly MailboxChange[],
  rows: readonly TickRow[],
  due: readonly TickRow[],
): readonly string[] {
  if (unknown.length === 0 && due.length === 0) return [];
  const ids = new Set<string>();
  if (due.length > 0) {
    for (const { messageId } of unknown.slice(-manyMails)) ids.add(messageId);
    const earliest = Math.min(...due.map((row) => row.hand.state.since ?? run.now));
    for (const { messageId } of searches(
      run,
      due.map((row) => row.email),
      earliest,
    ))
      ids.add(messageId);
  } else if (unknown.length <= fewMails) {
    for (const { messageId } of unknown) ids.add(messageId);
  } else {
    const since = run.now - searchSpan;
    const machines = run.world.mailbox.search(
      `{from:mailer-daemon from:postmaster to:+unsub} after:${Math.floor(since / 1000)} in:anywhere`,
      found,
    );
    for (const { messageId } of [...machines, ...searches(run, turn(run, rows), since)]) ids.add(messageId);
  }
  return [...ids];
}

/**
 * Reads what came into this user's mailbox since the last tick and says what it means for each row of theirs.
 * Known threads are read by id, which is complete and at once; Gmail's search lags behind and is only a net for mail outside them.
 * @param due rows that are about to be written to: nothing may be overlooked for them
 */
export function readMail(run: Run, rows: readonly TickRow[], due: readonly TickRow[]): MailReading {
  const { mailbox, store } = run.world;
  const signs = new Map<TickRow, RowSigns>();
  const note = (mail: IncomingMail, row: TickRow): void => {
    const there = signs.get(row) ?? noSigns();
    noteMail(there, mail, row, run);
    signs.set(row, there);
  };
  const known = correspondence(rows);
  const [last = '', ...own] = (store.get(historyName) ?? '').split(' ');
  const changes = last === '' ? { kind: 'expired' as const } : mailbox.changesSince(last);
  const historyId = changes.kind === 'changes' ? changes.historyId : mailbox.historyId();
  const ours = new Set(own);
  const added = changes.kind === 'changes' ? changes.added.filter(({ messageId }) => !ours.has(messageId)) : [];

  const everyThread = [...known.byThread].filter(([, each]) => each.some((row) => !isOut(row))).map(([id]) => id);
  const touched =
    changes.kind === 'expired'
      ? everyThread
      : [...new Set(added.map(({ threadId }) => threadId))].filter((id) => known.byThread.has(id));
  for (const threadId of touched) {
    for (const mail of mailbox.thread(threadId) ?? []) for (const row of known.byThread.get(threadId) ?? []) note(mail, row);
  }

  const unknown = added.filter((change) => isInbound(change) && !known.byThread.has(change.threadId));
  for (const id of strangers(run, unknown, rows, due)) {
    const mail = mailbox.message(id);
    if (mail === null || known.byThread.has(mail.threadId)) continue;
    for (const row of rowsOf(mail, known, run, rows)) note(mail, row);
  }
  return { signs, historyId };
}

/** Keeps the point up to which the mailbox was read. Called last: what was seen and not written down is seen again. */
export function keepHistory(run: Run, reading: MailReading | null): void {
  if (reading?.historyId != null) run.world.store.set(historyName, [reading.historyId, ...run.ownMails].join(' '));
}
