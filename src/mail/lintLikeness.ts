/** How like two mails to one person are: the same words, the same form, the same thing told again. */
import type { Format } from '../engine/vocabulary';
import { tellingWords, withoutGreeting } from './lintPhrases';
import { bulletsOf, sameWordsKey, sentencesOf } from './wording';

/** The form that catches the eye at a glance; null for running text, of which two in a row look like nothing in particular. */
export const shapeOf = (body: string): Format | null => {
  if (bulletsOf(body).length >= 2) return 'bullets';
  return sentencesOf(withoutGreeting(body)).length <= 1 ? 'one-liner' : null;
};

export const isEnglish = (text: string): boolean =>
  (text.match(/\b(?:the|you|your|and|to|is|are|we|i|i'm|for|of|with|our|this)\b/gi) || []).length >= 2;

const key = (text: string): string => sameWordsKey(withoutGreeting(text));

/** True where one earlier mail has the very words, whatever its greeting. */
export const saysSame = (body: string, earlier: readonly string[]): boolean => {
  const own = key(body);
  return own !== '' && earlier.some((sent) => key(sent) === own);
};

const shareThatRepeats = 0.8;
const fewestTelling = 8;

/** True where most of what a mail tells stands in one earlier mail, in other words or not quite: the angle is the same. */
export const tellsAgain = (body: string, earlier: readonly string[]): boolean => {
  const own = new Set(tellingWords(withoutGreeting(body)));
  if (own.size < fewestTelling || !isEnglish(body) || saysSame(body, earlier)) return false;
  return earlier.some((sent) => {
    const said = new Set(tellingWords(sent));
    return [...own].filter((word) => said.has(word)).length >= own.size * shareThatRepeats;
  });
};
