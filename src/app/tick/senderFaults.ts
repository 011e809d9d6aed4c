import { holdForReview } from './holdForReview';
import type { RowSigns } from './mailSigns';
import type { Run, TickRow } from './run';

/**
 * Mails that came back because of the sender: the prospects are not to blame, and nobody knows whether they read anything.
 * @returns true where there was any, and the sender should rest
 */
export function holdForSenderFaults(run: Run, signs: ReadonlyMap<TickRow, RowSigns>): boolean {
  let any = false;
  for (const [row, { senderFault }] of signs) {
    if (senderFault === null || senderFault.at <= (row.hand.state.since ?? 0)) continue;
    any = true;
    const words = `Your mail to ${senderFault.words} was refused because of your own mailbox or domain, not because of them. Mend that, then set Status to Resumed.`;
    holdForReview(row, words);
    run.told.push(words);
  }
  return any;
}
