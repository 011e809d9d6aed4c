import type { Instant } from '../../engine/calendar';
import type { LogEntry, LogRow } from '../../sheet/logSheet';

/**
 * What happened to one touch of one enrollment, step by step. Nothing was sent before SENDING; after it, only the mailbox knows.
 * UNKNOWN is for a person to settle, and is never sent again by itself.
 */
export type ClaimState = 'INTENT' | 'DRAFT' | 'SENDING' | 'SENT' | 'ABORTED' | 'UNKNOWN';

export const claimStates: readonly string[] = ['INTENT', 'DRAFT', 'SENDING', 'SENT', 'ABORTED', 'UNKNOWN'] satisfies ClaimState[];
const closed: readonly ClaimState[] = ['SENT', 'ABORTED', 'UNKNOWN'];

/** One attempt at one key: the latest line of it, and the first row of the Log that speaks of it. */
export interface Claim {
  /** "key#attempt": the Log's Key cell. */
  readonly id: string;
  readonly key: string;
  readonly state: ClaimState;
  readonly firstRow: number;
  readonly entry: LogEntry;
}

const fileMarkLength = 8;

/** What tells one file from another in its keys and in the hidden State of its rows: a copy carries the mark of its original. */
export const fileMarkOf = (digest: (text: string) => string, spreadsheetId: string): string =>
  digest(spreadsheetId).slice(0, fileMarkLength);

/** Whatever one touch of one enrollment is, it has one key, which begins with its file's mark. */
export const keyOfTouch = (
  digest: (text: string) => string,
  spreadsheetId: string,
  touch: {
    readonly prospectId: string;
    readonly enrollment: number;
    readonly step: number;
    readonly channel: string;
    readonly role: string;
  },
): string => {
  const text = [spreadsheetId, touch.prospectId, touch.enrollment, touch.step, touch.channel, touch.role].join('|');
  return `${fileMarkOf(digest, spreadsheetId)}${digest(text).slice(0, 24)}`;
};

/** True for the key of a cadence's step, in a mail's own header; drafts that an exit owes have other keys. */
export const isStepKey = (key: string): boolean => /^[0-9a-f]{32}$/.test(key);

/** The key of a draft that belongs to no step. */
export const owedKey = (key: string): string => `${key.slice(0, fileMarkLength)}owed${key.slice(fileMarkLength + 4)}`;

export const isOwedKey = (key: string): boolean => key.slice(fileMarkLength, fileMarkLength + 4) === 'owed';

export const claimId = (key: string, attempt: string): string => `${key}#${attempt}`;

const keyOf = (id: string): string => id.split('#')[0] ?? id;

/**
 * Reads claims out of journal lines, oldest first. Lines that are history only have no key and are passed over, and so are the claims of
 * another file, which a copy brings along: their mails and drafts are the original's.
 */
export function claimsOf(lines: readonly LogRow[], fileMark = ''): readonly Claim[] {
  const claims = new Map<string, Claim>();
  for (const { row, ...entry } of lines) {
    if (entry.key === '' || !entry.key.startsWith(fileMark) || !claimStates.includes(entry.state)) continue;
    const before = claims.get(entry.key);
    claims.set(entry.key, {
      id: entry.key,
      key: keyOf(entry.key),
      state: entry.state as ClaimState,
      firstRow: before?.firstRow ?? row,
      // A later line says only what it learned.
      entry: before === undefined ? entry : { ...before.entry, ...filled(entry) },
    });
  }
  return [...claims.values()];
}

const filled = (entry: LogEntry): Partial<LogEntry> =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== '' && value !== null)) as Partial<LogEntry>;

export const isOpen = (claim: Claim): boolean => !closed.includes(claim.state);

/** Whether a doubt was settled by a person: they enrolled or resumed the row after it arose. */
export const isSettledBy = (claim: Claim, since: Instant | null): boolean => (claim.entry.at ?? 0) < (since ?? 0);

/**
 * Of several runs that claimed one key, the one whose claim stands topmost in the Log goes on; the others give way.
 * A key that was sent is nobody's to claim again, and neither is one of which nobody knows, wherever their lines stand.
 * @param since when the row was last enrolled or resumed: doubts from before are settled
 */
export function mayGoOn(id: string, claims: readonly Claim[], since: Instant | null): boolean {
  const own = claims.find((claim) => claim.id === id);
  if (own === undefined || !isOpen(own)) return false;
  return claims.every((claim) => {
    if (claim.id === id || claim.key !== own.key || claim.state === 'ABORTED') return true;
    if (claim.state === 'UNKNOWN') return isSettledBy(claim, since);
    return claim.state !== 'SENT' && claim.firstRow > own.firstRow;
  });
}

/** Claims of which something is still to be learned, or to be written on their row. */
export const unsettledOf = (claims: readonly Claim[], isRecorded: (claim: Claim) => boolean): readonly Claim[] =>
  claims.filter((claim) => claim.state !== 'ABORTED' && !isRecorded(claim));

/** The row of the Log from which the next run must read: everything above it is settled and recorded on its row. */
export const settledUpTo = (unsettled: readonly Claim[], lastRow: number): number =>
  unsettled.reduce((row, claim) => Math.min(row, claim.firstRow), lastRow + 1);
