/** Reading a message as text: its words, sentences and questions. One way of counting for lint, templates and the sidebar. */

const link = /\bhttps?:\/\/\S+|\bwww\.\S+/gi;

/** Words separated by blanks that hold at least one letter or digit: a dash or a bullet sign is no word. */
export const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

export const wordCount = (text: string): number => wordsOf(text).length;

const signOff =
  /\n[ \t]*(?:(?:(?:kind|best|warm|many)(?:est)? )?(?:regards|wishes|thanks)|best|cheers|thanks|thank you|sincerely|yours(?: \w+)?|all the best|talk soon|mit freundlichen gr[uü](?:ß|ss)en|viele gr[uü](?:ß|ss)e|cordialement|saludos|cordiali saluti|atenciosamente|cumprimentos|--)[ \t]*[,.!]?[ \t]*(?:\n[\s\S]{0,300})?$/i;

/** The text up to its sign-off: a name, a firm and a telephone number below it are no part of what is said. */
export const withoutSignature = (text: string): string => text.replace(signOff, '');

/** Every link as written, without punctuation that belongs to the sentence. */
export const linksOf = (text: string): string[] => (text.match(link) || []).map((found) => found.replace(/[.,;:!?)\]>'"]+$/, ''));

export const withoutLinks = (text: string): string => text.replace(link, ' ');

/** Lines that begin as list items do, whatever sign a team uses. */
export const bulletsOf = (text: string): string[] =>
  text.split('\n').filter((line) => /^\s*(?:[-*•–‣▪◦]|\(?\d{1,2}[.)])\s+\S/.test(line));

/** Sentences with their closing mark; a line break ends one too, as in a list or after a greeting. */
export const sentencesOf = (text: string): string[] =>
  (withoutLinks(text).match(/[^.!?…\n]+(?:\.(?=\S)[^.!?…\n]+)*[.!?…]*/g) || [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

export const questionsOf = (text: string): string[] => sentencesOf(text).filter((sentence) => sentence.includes('?'));

/** The text by which two messages are the same words: case, blanks and punctuation aside. */
export const sameWordsKey = (text: string): string =>
  wordsOf(text.toLowerCase())
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .join(' ');

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  '’': "'",
  '‘': "'",
  '´': "'",
  '`': "'",
  ʼ: "'",
};

/** Lower case, no accents, straight apostrophes, plain blanks: the form that phrase rules of every Latin-script language match. */
export const plainLetters = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßłøæœđð’‘´`ʼ]/g, (sign) => letters[sign] ?? sign)
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .normalize('NFC');
