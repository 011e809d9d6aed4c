import type { Ceiling } from '../../engine/allocate';
import { type Instant, msPerDay, msPerMinute } from '../../engine/calendar';
import { ceilingsOf, type SenderCounts } from '../../engine/ceilings';
import { civilDayOf, startOfDay } from '../../engine/zones';
import { domainOf, normalisedAddress } from '../../mail/addresses';
import { isFreeMail } from '../../mail/freeMail';
import { stepHeaderName } from '../../mail/mimeOut';
import type { Book } from '../book';
import { freshRecord, lately, readRecord, type SenderRecord, type SentNote, shortKey, writeRecord } from '../senderRecord';
import { sendingSince } from '../senderShown';
import type { Claim } from './journal';
import { isPersonal } from './outgoing';
import type { Run, TickRow } from './run';
import { withBeside } from './stakeholderRow';

/** What the last 24 hours leave a sender, and the people and companies of the sheet. */
export interface Standing {
  readonly counts: SenderCounts;
  readonly ceilings: readonly Ceiling[];
  /** When the places that are taken now become free. */
  readonly freed: readonly Instant[];
  /** Mailboxes that had an email of ours within the last 24 hours, or on this very day. */
  readonly addresses: ReadonlySet<string>;
  /** Automatic emails by company domain within the last 24 hours, all senders together. */
  readonly byDomain: ReadonlyMap<string, number>;
}

export const companyDomain = (email: string): string => (isFreeMail(email) ? '' : domainOf(email).toLowerCase());

/** A claim of an automatic email that went out, or of which nobody can say that it did not. */
const mayHaveGone = (claim: Claim): boolean => !isPersonal(claim) && ['SENT', 'SENDING', 'UNKNOWN'].includes(claim.state);

/** What the Log still tells of this sender's mails: a run that was cut short wrote no other note of them. */
export const claimedNotes = (run: Run): readonly SentNote[] =>
  run.claims
    .filter((claim) => mayHaveGone(claim) && claim.entry.owner === run.me && claim.entry.at !== null)
    .map(({ key, entry }) => ({ key: shortKey(key), at: entry.at ?? run.now }));

/** Google lists at most this many at once. */
const page = 500;
/** Search lags behind: of the youngest mails nobody knows whether it has found them. */
const lag = 15 * msPerMinute;

const sentQuery = (from: Instant, to: Instant | null): string =>
  `in:sent after:${Math.floor(from / 1000)}${to === null ? '' : ` before:${Math.floor(to / 1000)}`}`;

/** How many mails the mailbox sent within 24 hours, whoever wrote them. One request, unless there are hundreds and the limit allows them. */
function listedAsSent(run: Run, limit: number): number {
  const { mailbox } = run.world;
  const from = run.now - msPerDay;
  const found = mailbox.search(sentQuery(from, null), page).length;
  if (found < page || limit <= page) return found;
  const quarter = msPerDay / 4;
  const parts = [0, 1, 2, 3].map(
    (part) => mailbox.search(sentQuery(from + part * quarter, from + (part + 1) * quarter), page).length,
  );
  return parts.reduce((sum, count) => sum + count, 0);
}

/** Mails opened at most to find out which of them were ours, where the counts were lost. */
const mostOpened = 60;

/**
 * Counts that were lost, found again in the Sent folder: our mails bear our own header. Where there are more than can be opened, the rest
 * is taken for ours.
 */
function foundAgain(run: Run, since: Instant | null): SenderRecord {
  const { mailbox, store } = run.world;
  const found = mailbox.search(sentQuery(run.now - msPerDay, null), page);
  const opened = found.slice(0, mostOpened).flatMap(({ messageId }): SentNote[] => {
    const mail = mailbox.message(messageId);
    const key = mail?.headers.get(stepHeaderName).trim() ?? '';
    return mail === null || key === '' ? [] : [{ key: shortKey(key), at: mail.at }];
  });
  const rest = found.slice(mostOpened).map(({ messageId }) => ({ key: shortKey(messageId), at: run.now }));
  const record = { ...freshRecord, since, sent: lately([...opened, ...rest], run.now) };
  writeRecord(store, record);
  return record;
}

const mailedAt = ({ hand }: TickRow): { readonly at: Instant; readonly byHand: boolean } | null => hand.state.mailed;

/** Prospects, and everybody beside them. */
const everybody = ({ rows }: Run): readonly TickRow[] => withBeside(rows);

/** The sender's record; one that was lost is found again where the sheet shows that there was one. */
export function recordOf(run: Run, book: Book): SenderRecord {
  const kept = readRecord(run.world.store);
  if (kept !== null) return kept;
  const shown = sendingSince(book.system, run.me, run.rules.sheetZone);
  const mailed = everybody(run).flatMap((row) => (row.mine && mailedAt(row)?.byHand === false ? (mailedAt(row)?.at ?? []) : []));
  if (shown === null && mailed.length === 0) return freshRecord;
  const since = shown === null ? Math.min(...mailed) : startOfDay(shown, run.rules.sheetZone);
  return foundAgain(run, since);
}

/** Who had an email within 24 hours, or on this day by the team's calendar or by their own. */
function peopleMailed(run: Run): Pick<Standing, 'addresses' | 'byDomain'> {
  const addresses = new Set<string>();
  const byDomain = new Map<string, number>();
  const { sheetZone, defaultZone } = run.rules;
  for (const row of everybody(run)) {
    const mailed = mailedAt(row);
    if (mailed === null || row.email === '') continue;
    const zones = [sheetZone, row.hand.prospect.zone ?? defaultZone];
    const recent = mailed.at > run.now - msPerDay;
    if (recent || zones.some((zone) => civilDayOf(mailed.at, zone) === civilDayOf(run.now, zone)))
      addresses.add(normalisedAddress(row.email));
    if (!recent || mailed.byHand) continue;
    const domain = companyDomain(row.email);
    byDomain.set(domain, (byDomain.get(domain) ?? 0) + 1);
  }
  return { addresses, byDomain };
}

/**
 * Where this sender stands: mails of the last 24 hours by our own notes, by what the Log still holds and by the rows, whichever is most;
 * mails by hand by the Sent folder; and what Google says is left. Two requests to Google beside the store.
 */
export function standingOf(run: Run, record: SenderRecord): Standing {
  const { sending } = run.rules.settings;
  const notes = lately([...record.sent, ...claimedNotes(run)], run.now);
  const onRows = everybody(run).filter((row) => {
    const mailed = mailedAt(row);
    return row.mine && mailed !== null && !mailed.byHand && mailed.at > run.now - msPerDay;
  }).length;
  const own = Math.max(notes.length, onRows);
  const listed = listedAsSent(run, sending.mailboxLimit);
  const surelyListed = notes.filter(({ at }) => at <= run.now - lag).length;
  const today = civilDayOf(run.now, run.rules.sheetZone);
  const counts: SenderCounts = {
    sender: run.me,
    since: record.since === null ? null : civilDayOf(record.since, run.rules.sheetZone),
    today,
    own,
    byHand: Math.max(0, listed - surelyListed),
    quotaLeft: run.world.mailbox.quotaLeft(),
  };
  return { counts, ceilings: ceilingsOf(counts, sending), freed: notes.map(({ at }) => at + msPerDay), ...peopleMailed(run) };
}
