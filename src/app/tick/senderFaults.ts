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
    const pause = { cause: 'review' as const, until: null, remaining: null };
    row.hand = {
      ...row.hand,
      prospect: { ...row.hand.prospect, status: 'Held', pause },
      state: { ...row.hand.state, pause },
      needsYou: words,
      cells: { ...row.hand.cells, status: 'Held', needsYou: words },
      noted: [...row.hand.noted, { what: 'Pause: Held', words }],
    };
    run.told.push(words);
  }
  return any;
}
