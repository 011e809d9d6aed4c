import { exitReasonOf } from '../../engine/vocabulary';
import type { RowInHand } from './effects';
import type { TickRow } from './run';

const hasLeft = ({ prospect: { status } }: RowInHand): boolean => status !== null && exitReasonOf(status) !== null;

/**
 * A row that waits until a person has looked: no rule resumes it, and Needs You says what to look at. Who has left stays away: there is
 * nothing to resume, and the Log says what was found.
 */
export function heldForReview(hand: RowInHand, words: string, step?: number): RowInHand {
  if (hasLeft(hand))
    return { ...hand, noted: [...hand.noted, { what: 'Found after the exit', words, ...(step === undefined ? {} : { step }) }] };
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

/**
 * Holds a row because nobody knows whether a step's mail went out. An answer or an Outcome may lead it into another pause: the doubt stays.
 * What went to somebody beside the prospect is no step of theirs.
 */
export function holdInDoubt(row: TickRow, words: string, step: number): void {
  holdForReview(row, words, step);
  if (row.beside === undefined && !hasLeft(row.hand))
    row.hand = { ...row.hand, state: { ...row.hand.state, doubt: { step, words } } };
}
