import type { Candidate, Planned } from './enrollCandidate';
import type { Finding } from './sidebarContract';

/** 53 bits of a text, enough to notice that a row changed while somebody looked at it. Not a secret, so not a service call a row. */
export function shortHash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** What a print says of a row, part by part, with the words for a part that is no longer the same. */
const parts: readonly { readonly words: string; readonly of: (row: Printed) => unknown }[] = [
  { words: 'who stands in it', of: ({ candidate }) => [candidate.email, candidate.name, candidate.company, candidate.source.id] },
  {
    words: 'where it stands in its cadence',
    of: ({ candidate: { prospect, source } }) => [prospect.sequence, prospect.status, prospect.stepsDone, source.state],
  },
  { words: 'its dates', of: ({ candidate, planned }) => [candidate.zone.name, planned.map(({ at }) => at)] },
  {
    words: 'what speaks against it',
    of: ({ findings }) => findings.filter(({ level }) => level !== 'warning').map(({ code, level }) => [code, level]),
  },
  { words: 'its owner or mode', of: ({ candidate: { owner, prospect } }) => [owner, prospect.mode] },
];

export interface Printed {
  readonly candidate: Candidate;
  readonly planned: readonly Planned[];
  /** Those of the row for itself: what rows do to one another depends on which are looked at. */
  readonly findings: readonly Finding[];
}

/** Stands for all that was shown of a row and for all that enrolling would write; not for the row's number. */
export const printOf = (row: Printed): string => parts.map(({ of }) => shortHash(JSON.stringify(of(row)))).join('.');

/** The part of a print by which a row is found again once it was moved. */
export const whoOf = (print: string): string => print.split('.')[0] || '';

/** What is no longer as it was shown: "its dates and what speaks against it". */
export function changedParts(before: string, now: string): string {
  const [then, present] = [before.split('.'), now.split('.')];
  return parts
    .filter((_part, index) => then[index] !== present[index])
    .map(({ words }) => words)
    .join(' and ');
}
