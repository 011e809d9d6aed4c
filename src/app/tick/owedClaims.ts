import type { LogEntry } from '../../sheet/logSheet';
import type { Owed } from '../../sheet/prospectState';
import { type Claim, isOpen, isOwedKey, owedKey } from './journal';
import { keyFor } from './outgoing';
import type { Run, TickRow } from './run';
import { findDraft, sentTo } from './sentMails';

/** Drafts that an exit owes have claims of their own: a run that dies makes neither two of them nor none. */

/** The key of an owed draft: it belongs to the enrollment that was left, whatever the row entered since. */
export const keyOfOwed = (run: Run, row: TickRow, { what, enrollment }: Owed): string =>
  owedKey(keyFor(run, row, 0, 'email', what, enrollment));

export const isOwed = ({ key }: Claim): boolean => isOwedKey(key);

const owedBy = (run: Run, claim: Claim): { readonly row: TickRow; readonly owed: Owed } | null => {
  const row = run.byId.get(claim.entry.prospectId);
  const owed = row?.hand.state.owed.find((each) => keyOfOwed(run, row, each) === claim.key);
  return row === undefined || owed === undefined ? null : { row, owed };
};

/** Notes on the row that its owed draft lies in the mailbox. */
export function noteMade(row: TickRow, owed: Owed, draftId: string): void {
  const { state } = row.hand;
  row.hand = { ...row.hand, state: { ...state, owed: state.owed.map((each) => (each === owed ? { ...each, draftId } : each)) } };
}

/** Whether the row knows of an owed draft what the Log says of it. */
export function isOwedRecorded(run: Run, claim: Claim): boolean {
  if (claim.state === 'INTENT') return false;
  const found = owedBy(run, claim);
  return claim.state !== 'DRAFT' || found === null || found.owed.draftId !== '';
}

/** Settles the claim of an owed draft that a run left behind. What is closed for good is only brought to the row; null adds nothing to the Log. */
export function recoverOwed(run: Run, claim: Claim, tooFresh: number): LogEntry | null {
  const found = owedBy(run, claim);
  if (claim.state === 'DRAFT' && found !== null && found.owed.draftId === '')
    noteMade(found.row, found.owed, claim.entry.draftId);
  const since = claim.entry.at ?? 0;
  if (!isOpen(claim) || claim.state !== 'INTENT' || claim.entry.owner !== run.me || run.now - since < tooFresh) return null;
  const line = { ...claim.entry, at: run.world.clock.now(), words: '' };
  const address = claim.entry.email;
  const left = findDraft(run, { key: claim.key, address, since, edited: true });
  const gone = left === null ? sentTo(run, { threadId: '', address, since }).next().value : undefined;
  if (left === null && gone === undefined) return { ...line, state: 'ABORTED', words: 'A run ended before the draft was made.' };
  const draftId = left?.draftId ?? 'sent';
  if (found !== null) noteMade(found.row, found.owed, draftId);
  return { ...line, state: 'DRAFT', draftId };
}
