import type { RowInHand } from './effects';

/** What Needs You says for as long as something stands on the sheet, by how each of these sentences begins. */
const begins = {
  duplicate: 'The same Prospect ID stands in',
  silent: 'Due, and waiting for the hourly run of',
} as const;

export const duplicateWords = (rows: readonly number[]): string =>
  `${begins.duplicate} rows ${rows.slice(0, 5).join(', ')}: one of them is a copy, and nothing is sent to either. Delete the copy; or clear Prospect ID and State in it and give it an address of its own.`;

export const silentWords = (owner: string, since: string): string =>
  `${begins.silent} ${owner}, ${since}. ${owner} switches it on in the sidebar under Health; or write another address into Owner.`;

/** Sets one of these sentences, or takes it away once it is no longer so. Words of another kind are left alone where there is none to set. */
export function withNotice(row: RowInHand, kind: keyof typeof begins, words: string | null): RowInHand {
  if (words === null && !row.needsYou.startsWith(begins[kind])) return row;
  const needsYou = words ?? '';
  return needsYou === row.needsYou ? row : { ...row, needsYou, cells: { ...row.cells, needsYou } };
}
