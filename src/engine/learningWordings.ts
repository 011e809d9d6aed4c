/** Two wordings of one message, side by side: which of them a person gets, and the mark by which the Log tells them apart. */

/** FNV-1a over the text, its bits then stirred (the finalizer of MurmurHash3), since FNV leaves those of like texts alike. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    if (unit > 0xff) hash = Math.imul(hash ^ (unit >> 8), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Four signs that stand for these words, wherever on the sheet they stand: changed words are another wording. Blanks and case aside. */
export const wordingMark = ({ subject, body }: { readonly subject: string; readonly body: string }): string =>
  (hash32(`${subject}\n${body}`.toLowerCase().replace(/\s+/g, ' ').trim()) >>> 16).toString(16).padStart(4, '0');

/**
 * The wording that one person gets of one message: each wording draws a number from the person, the message and its own words, and the
 * highest wins. Nothing is remembered, so preview, draft and send agree. Sorting the sheet moves nobody; a further wording takes its share
 * from all the others, and everybody else keeps theirs.
 * @param seed who it is for and which message it is
 * @returns null of none
 */
export function chosenWording<T extends { readonly subject: string; readonly body: string }>(
  wordings: readonly T[],
  seed: string,
): T | null {
  const [first = null, ...others] = wordings;
  if (first === null || others.length === 0) return first;
  const drawn = wordings.map((wording) => ({ wording, drawn: hash32(`${seed}|${wordingMark(wording)}`) }));
  return drawn.reduce((best, each) => (each.drawn > best.drawn ? each : best)).wording;
}
