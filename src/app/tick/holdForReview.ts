import type { TickRow } from './run';

/** Holds a row until a person has looked: no rule resumes it, and Needs You says what to look at. */
export function holdForReview(row: TickRow, words: string, step?: number): void {
  const pause = { cause: 'review' as const, until: null, remaining: null };
  row.hand = {
    ...row.hand,
    prospect: { ...row.hand.prospect, status: 'Held', pause },
    state: { ...row.hand.state, pause },
    needsYou: words,
    cells: { ...row.hand.cells, status: 'Held', needsYou: words },
    noted: [...row.hand.noted, { what: 'Pause: Held', words, ...(step === undefined ? {} : { step }) }],
  };
}
