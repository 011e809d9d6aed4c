/** Guesses what a person wants. A guess only: it changes what is suggested, never what is sent. */
import { type Intent, intentWords } from './intentWords';
import { plainLetters } from './wording';

const read = 1200;

/** "We will discuss it later" is no request to come back later. */
const ourOwnTurn =
  /\b(?:i|we)(?:'ll| will|'d| shall| can| could)[^.!?\n]{0,60}\b(?:get|come|be) (?:back|in touch)[^.!?\n]{0,30}/g;

const wordsOf = (wanted: Intent): RegExp | undefined => intentWords.find(({ intent }) => intent === wanted)?.words;

/** Reads intent from somebody's own words; null where they are mixed or say none of these. */
export const intentOf = (words: string): Intent | null => {
  const text = plainLetters(words).replace(ourOwnTurn, ' ').slice(0, read);
  const refused = wordsOf('not-interested');
  const rest = refused === undefined ? text : text.replace(new RegExp(refused.source, 'g'), ' ');
  const found = intentWords
    .filter(({ intent, words: pattern }) => pattern.test(intent === 'interested' ? rest : text))
    .map(({ intent }) => intent);
  if (found[0] === 'left-company') return 'left-company';
  if (found.includes('interested') && found.length > 1) return null;
  return found[0] ?? null;
};
