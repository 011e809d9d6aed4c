/** The line above a quote, "On … Ana wrote:", in some thirty languages. */

const oneOf = (...words: readonly string[]): string => `(?:${words.join('|')})`;

/** "Ana wrote": the verb, wherever the language puts it. */
const verb = oneOf(
  'wrote|writes|schrieb(?:en)?|hat (?:am .{1,40} )?geschrieben|geschrieben|geschreven|a [ée]crit|escribi[óo]',
  'va escriure|ha escrit(?:o)?|ha scritto|scrive|escreveu|schreef|skrev|napisał(?:a|\\(a\\))?',
  'napisal(?:a|\\(a\\))?|pisze|napsal(?:a|\\(a\\))?|píše|napísal(?:a|\\(a\\))?|je napisa[ol](?:\\/?-?la|a)?',
  'kirjoitti|kirjutas|yazdı|írta|a scris|rašė|rakstīja|έγραψε|написал(?:а|\\(а\\))?|пишет|пише',
  'написав(?:ла)?|написа|писал(?:а)?|כתב(?:ה)?|كتب(?:ت)?|menulis|đã viết|님이 작성|작성:|写道|寫道|のメール|さんは書きました',
  'さんのメッセージ',
);

const wrote = new RegExp(`(?<![\\p{L}])${verb}(?![\\p{L}])`, 'iu');

/** What a line above a quote begins with, where the date comes first. */
const opening = new RegExp(
  `^(?:${oneOf('on|am|le|el|il(?: giorno)?|em|op|den|på|w dniu|dnia|dne|dňa|v|în data|în|pe|a|στις|в|на|у|tarihinde|vào', 'pada|ב|בתאריך|في|在|於|于|del|kl\\.?')}[\\s,:־-]|${oneOf('mon|tue|wed|thu|fri|sat|sun')}[a-z]*,?\\s|\\d{1,4}[-./年 ])`,
  'iu',
);

const dateLike = new RegExp(
  oneOf(
    '\\d{1,2}[:.h]\\d{2}|\\b(?:19|20)\\d{2}\\b|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}\\s?月',
    '\\d{1,2}\\.? \\p{L}{3,10}|\\p{L}{3,10}\\.? \\d{1,2}\\b',
  ),
  'u',
);
const addressLike = /[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}/;

/** "I wrote to 3 people on 5 May:" is the writer's own. */
const firstPerson =
  /^(?:i|we|you|he|she|they|ich|wir|er|sie|je|j'ai|nous|yo|nosotros|io|noi|eu|nós|ik|wij|we|jag|jeg|vi|ja|my)\b/i;

/** Zoho puts dashes around it, mailing lists a list of their own. */
const bareOf = (line: string): string =>
  line
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/^[\s>*_-]+|[\s*_-]+$/g, '')
    .trim();

const longestIntroduction = 320;

/** True for one line, or several joined, that introduce a quote. */
export const introducesQuote = (line: string): boolean => {
  const bare = bareOf(line);
  if (bare === '' || bare.length > longestIntroduction || firstPerson.test(bare)) return false;
  // Old Gmail: date, zone, name and perhaps an address.
  if (/^\d{4}[-/]\d{1,2}[-/]\d{1,2}\b.{0,3}\d{1,2}:\d{2}(?::\d{2})?\s*(?:GMT|UTC|[+-]\d)/i.test(bare)) return true;
  if (/^\d{4}[-/]\d{1,2}[-/]\d{1,2}\b.{0,120}<[^<>]{3,120}>\s*:?$/.test(bare)) return true;
  if (/^(?:quoting|citando|zitat von|citation de|citat från|citando a|cytowanie|citerar)\s.{2,120}:$/i.test(bare)) return true;
  if (/^posted by .{2,80} on .{4,60}\d/i.test(bare)) return true;
  if (/^.{2,80}\bvia\b.{2,80}\bwrote\s*:?$/i.test(bare)) return true;
  if (/^(?:>{3,}\s*)?"[^"]{1,80}" == .{1,80} writes:$/i.test(bare)) return true;
  if (!wrote.test(bare) || !(dateLike.test(bare) || addressLike.test(bare))) return false;
  const ends = /[:：]$/.test(bare) || new RegExp(`${verb}$`, 'iu').test(bare);
  return ends && (opening.test(bare) || addressLike.test(bare) || dateLike.test(bare));
};

/** True for a line with which an introduction of several lines can begin. */
export const mayBeginIntroduction = (line: string): boolean => {
  const bare = bareOf(line);
  if (bare === '' || firstPerson.test(bare)) return false;
  if (addressLike.test(bare) && wrote.test(bare)) return true;
  if (/[.!?]$/.test(bare)) return false;
  return (opening.test(bare) && dateLike.test(bare)) || /<\S*$/.test(bare) || (addressLike.test(bare) && !/\s{2,}/.test(bare));
};
