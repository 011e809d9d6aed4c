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

/** Whatever one touch of one enrollment is, it has one key; a copy of the file has others. */
export const keyText = (
  spreadsheetId: string,
  prospectId: string,
  enrollment: number,
  step: number,
  channel: string,
  role: string,
): string => [spreadsheetId, prospectId, enrollment, step, channel, role].join('|');

export const claimId = (key: string, attempt: string): string => `${key}#${attempt}`;

const keyOf = (id: string): string => id.split('#')[0] ?? id;

/** Reads claims out of journal lines, oldest first. Lines that are history only have no key and are passed over. */
export function claimsOf(lines: readonly LogRow[]): readonly Claim[] {
  const claims = new Map<string, Claim>();
  for (const { row, ...entry } of lines) {
    if (entry.key === '' || !claimStates.includes(entry.state)) continue;
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

/**
 * Of several runs that claimed one key, the one whose claim stands topmost in the Log goes on; the others give way.
 * A key that was sent, or of which nobody knows, is nobody's to claim again.
 */
export function mayGoOn(id: string, claims: readonly Claim[]): boolean {
  const rivals = claims.filter((claim) => claim.key === keyOf(id) && claim.state !== 'ABORTED');
  const topmost = rivals.reduce<Claim | null>(
    (top, claim) => (top === null || claim.firstRow < top.firstRow ? claim : top),
    null,
  );
  return topmost?.id === id;
}

/** The row of the Log from which the next run must read: everything above it is settled and recorded on its row. */
export function settledUpTo(claims: readonly Claim[], isRecorded: (claim: Claim) => boolean, lastRow: number): number {
  const unsettled = claims.filter((claim) => isOpen(claim) || (claim.state === 'SENT' && !isRecorded(claim)));
  return unsettled.reduce((row, claim) => Math.min(row, claim.firstRow), lastRow + 1);
}
