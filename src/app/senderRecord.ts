import { type Instant, msPerDay, msPerMinute } from '../engine/calendar';
import { ofMailbox, type Store } from '../ports/world';

/** An automatic email that went out. */
export interface SentNote {
  /** The last characters of its journal key: by them a mail is counted once, wherever it is told of. */
  readonly key: string;
  readonly at: Instant;
}

export interface Halt {
  readonly until: Instant;
  readonly words: string;
}

/** What a sender's own store keeps beside the sheet, so that neither a copy nor an older version of the file can change it. */
export interface SenderRecord {
  /** When the first automatic email went out. */
  readonly since: Instant | null;
  /** Automatic emails of the last 24 hours and a little more. */
  readonly sent: readonly SentNote[];
  readonly halt: Halt | null;
  /** When a person ended the last halt: older signs of trouble no longer count. */
  readonly haltEnded: Instant | null;
}

export const freshRecord: SenderRecord = { since: null, sent: [], halt: null, haltEnded: null };

/** A mailbox has one limit, however many files it sends for. */
const recordName = `${ofMailbox}sending`;
const keyLength = 8;
/** A property holds 9 KB; older notes than the newest of these are of no use, since no mailbox may send as many in a day. */
const mostNotes = 500;

/** All keys of one file begin alike. */
export const shortKey = (key: string): string => key.slice(-keyLength);

/** Minutes are rounded up: no mail is forgotten before its 24 hours are over. */
const writtenNote = ({ key, at }: SentNote): string => `${Math.ceil(at / msPerMinute).toString(36)}:${key}`;

const readNote = (text: string): SentNote[] => {
  const [minute = '', key = ''] = text.split(':');
  const at = Number.parseInt(minute, 36) * msPerMinute;
  return Number.isFinite(at) && key !== '' ? [{ key, at }] : [];
};

const isInstant = (value: unknown): value is Instant => typeof value === 'number' && Number.isFinite(value);

const readHalt = (value: unknown): Halt | null => {
  const { until, words } = (value || {}) as Partial<Halt>;
  return isInstant(until) ? { until, words: String(words ?? '') } : null;
};

/** Null where nothing is kept, or nothing that can be read: then the counts must be found again. */
export function readRecord(store: Pick<Store, 'get'>): SenderRecord | null {
  const text = store.get(recordName);
  if (text === null) return null;
  try {
    const parsed = JSON.parse(text) as { since?: unknown; sent?: unknown; halt?: unknown; haltEnded?: unknown };
    return {
      since: isInstant(parsed.since) ? parsed.since : null,
      sent: String(parsed.sent ?? '')
        .split(' ')
        .flatMap(readNote),
      halt: readHalt(parsed.halt),
      haltEnded: isInstant(parsed.haltEnded) ? parsed.haltEnded : null,
    };
  } catch {
    return null;
  }
}

export function writeRecord(store: Store, record: SenderRecord): void {
  store.set(recordName, JSON.stringify({ ...record, sent: record.sent.slice(-mostNotes).map(writtenNote).join(' ') }));
}

/** Mails of the last 24 hours, each once. */
export const lately = (notes: readonly SentNote[], now: Instant): readonly SentNote[] => {
  const byKey = new Map(notes.filter(({ at }) => at > now - msPerDay).map((note) => [note.key, note]));
  return [...byKey.values()].sort((one, other) => one.at - other.at);
};

/** Adds what went out. Read anew right before: another run of the same sender may have added its own. */
export function noteSent(store: Store, notes: readonly SentNote[], now: Instant): void {
  if (notes.length === 0) return;
  const record = readRecord(store) ?? freshRecord;
  const sent = lately([...record.sent, ...notes], now);
  writeRecord(store, { ...record, sent, since: record.since ?? sent[0]?.at ?? now });
}

/** Leaves a mailbox alone until an instant; a longer halt stands. A halt that a person ended is not begun anew by older signs. */
export function halt(store: Store, { until, words }: Halt, sign: Instant): boolean {
  const record = readRecord(store) ?? freshRecord;
  const ended = record.haltEnded !== null && sign <= record.haltEnded;
  if (ended || (record.halt !== null && record.halt.until >= until)) return false;
  writeRecord(store, { ...record, halt: { until, words } });
  return true;
}

export function endHalt(store: Store, now: Instant): void {
  const record = readRecord(store) ?? freshRecord;
  writeRecord(store, { ...record, halt: null, haltEnded: now });
}
