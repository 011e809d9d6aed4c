import type { RowInHand } from './effects';
import type { TickRow } from './run';

/** A row that waits until a person has looked: no rule resumes it, and Needs You says what to look at. */
export function heldForReview(hand: RowInHand, words: string, step?: number): RowInHand {
  const pause = { cause: 'review' as const, until: null, remaining: null };
  return {
    ...hand,
    prospect: { ...hand.prospect, status: 'Held', pause },
    state: { ...hand.state, pause },
    needsYou: words,
    cells: { ...hand.cells, status: 'Held', needsYou: words },
    noted: [...hand.noted, { what: 'Pause: Held', words, ...(step === undefined ? {} : { step }) }],
  };
}

export function holdForReview(row: TickRow, words: string, step?: number): void {
  row.hand = heldForReview(row.hand, words, step);
}

/** Holds a row because nobody knows whether a step's mail went out. An answer or an Outcome may lead it into another pause: the doubt stays. */
export function holdInDoubt(row: TickRow, words: string, step: number): void {
  holdForReview(row, words, step);
  row.hand = { ...row.hand, state: { ...row.hand.state, doubt: { step, words } } };
}
