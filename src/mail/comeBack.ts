/** The day on which somebody who says "not now" would rather be asked again; a suggestion, for a person to accept. */
import { type CivilDay, civilDay } from '../engine/calendar';
import { wholeMonthNames } from './dateNames';
import { type DateReading, dateAt, dateStart } from './dateWords';
import { plainLetters } from './wording';

const numbers: readonly (readonly string[])[] = [
  ['a', 'an', 'one', 'einem', 'einer', 'un', 'une', 'una', 'uno', 'um', 'uma', 'een', 'en', 'ett', 'et'],
  ['two', 'a couple of', 'couple of', 'zwei', 'deux', 'dos', 'due', 'dois', 'duas', 'twee', 'tva', 'to', 'dwa'],
  [
    'three',
    'a few',
    'few',
    'drei',
    'trois',
    'tres',
    'tre',
    'drie',
    'trzy',
    'some',
    'ein paar',
    'quelques',
    'unos',
    'alcuni',
    'alguns',
  ],
  ['four', 'vier', 'quatre', 'cuatro', 'quattro', 'quatro', 'fyra', 'fire', 'cztery'],
  ['five', 'funf', 'cinq', 'cinco', 'cinque', 'vijf', 'fem'],
  ['six', 'sechs', 'seis', 'sei', 'zes', 'sex', 'seks', 'szesc', 'half a dozen'],
];
const numbered = new Map(numbers.flatMap((words, index) => words.map((word): [string, number] => [word, index + 1])));
const numberWords = [...numbered.keys()].sort((one, other) => other.length - one.length).join('|');

const units = {
  week: 'weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|week|veckor|vecka|uger|uge|uker|tygodni\\w*',
  month: 'months?|monat\\w*|mois|mes(?:es)?|mes[ei]|maand\\w*|manad\\w*|maned\\w*|miesi\\w*',
  year: 'years?|jahr\\w*|ans?|annees?|anos?|ann[oi]|jaar|ar|rok\\w*|lat',
};
const span = new RegExp(
  `\\b(?:in|within|after|nach|dans|en|dentro de|tra|fra|em|daqui a|over|om|za) (?:about |etwa |environ |circa |ongeveer )?(\\d{1,2}|${numberWords}) (?:(${units.week})|(${units.month})|(${units.year}))\\b`,
);

const nextQuarter =
  /\b(?:next|following|nachste[sn]?|kommende[sn]?|proximo|prossimo|volgend|nasta|naeste|neste) (?:quarter|quartal|trimestre|kwartaal|kvartal)|\btrimestre prochain/;
const nextMonth =
  /\b(?:next|following|nachste[nr]?|kommende[nr]?|proximo|prossimo|volgende|nasta|naeste|neste) (?:month|monat|mes|mese|maand|manad|maned)|\bmois prochain|\bmes que viene/;
const nextYear =
  /\b(?:next|nachste[sn]?|kommende[sn]?|proximo|prossimo|volgend|nasta|naeste|neste) (?:year|jahr|ano|anno|jaar|ar)\b|\bl'annee prochaine|\bano que v(?:iene|em)|\b(?:in|after) the new year|\bim neuen jahr/;
const quarter = /\bq([1-4])(?: ?(20\d{2}))?\b/;

/** Seasons by the month in which people mean to be back at work. */
const seasons: readonly { readonly month: number; readonly words: RegExp }[] = [
  {
    month: 9,
    words:
      /\bafter (?:the )?summer|\bnach (?:dem|der) sommer|\bapres l'ete|\brentree\b|\bdespues del verano|\bdopo l'estate|\bdepois do verao|\bna de (?:zomer|vakantie)|\befter sommaren|\befter sommeren/,
  },
  {
    month: 9,
    words: /\b(?:in |im |this )?(?:the )?(?:autumn|fall|herbst|automne|otono|autunno|outono|najaar|herfst|hosten|efteraret)\b/,
  },
  { month: 3, words: /\b(?:in |im )?(?:the )?(?:spring|fruhjahr|fruhling|printemps|primavera|voorjaar|lente|varen|foraret)\b/ },
];

const yearOf = (day: CivilDay): number => new Date(day * 86_400_000).getUTCFullYear();
const monthOf = (day: CivilDay): number => new Date(day * 86_400_000).getUTCMonth() + 1;
const dayOf = (day: CivilDay): number => new Date(day * 86_400_000).getUTCDate();

const first = (year: number, month: number): CivilDay | null =>
  civilDay(year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1, 1);

const monthsOn = (day: CivilDay, count: number): CivilDay | null => {
  const start = first(yearOf(day), monthOf(day) + count);
  return start === null
    ? null
    : (civilDay(yearOf(start), monthOf(start), dayOf(day)) ?? first(yearOf(start), monthOf(start) + 1));
};

const spanFrom = (text: string, sent: CivilDay): CivilDay | null => {
  const found = span.exec(text);
  if (found === null) return null;
  const [, count = '', week, month] = found;
  const many = numbered.get(count) ?? Number(count);
  if (week !== undefined) return sent + many * 7;
  return monthsOn(sent, month === undefined ? many * 12 : many);
};

const quarterFrom = (text: string, sent: CivilDay): CivilDay | null => {
  const found = quarter.exec(text);
  if (found === null) return null;
  const month = (Number(found[1]) - 1) * 3 + 1;
  const year = found[2] === undefined ? yearOf(sent) + (month > monthOf(sent) ? 0 : 1) : Number(found[2]);
  return first(year, month);
};

const seasonFrom = (text: string, sent: CivilDay): CivilDay | null => {
  const season = seasons.find(({ words }) => words.test(text));
  return season === undefined ? null : first(yearOf(sent) + (season.month > monthOf(sent) ? 0 : 1), season.month);
};

const after =
  /\b(?:after|nach|apres|despues (?:del?|de)|dopo|depois de|na|efter|etter|po)(?: (?:the|dem|le|el|il|o|de|den))?\s*$/;

/** A date or the name of a month, wherever it stands; "after September" begins in October. */
const datedFrom = (text: string, how: DateReading): CivilDay | null => {
  const starts = new RegExp(`${dateStart.source}|\\b(?:${wholeMonthNames})\\b`, 'g');
  for (let found = starts.exec(text); found !== null; found = starts.exec(text)) {
    const before = text.slice(Math.max(0, found.index - 24), found.index);
    const lead =
      /\b(?:end of|late|ende|fin de|finales de|fine|fim de|eind|mid|mitte|beginning of|anfang|debut)\s*$/.exec(before)?.[0] || '';
    const date = dateAt(text.slice(found.index - lead.length), how);
    if (date === null || date.back <= how.sent) continue;
    const isAfter = after.test(before.slice(0, before.length - lead.length));
    if (!isAfter) return date.back;
    return date.isExact ? date.until + 1 : first(yearOf(date.back), monthOf(date.back) + 1);
  }
  return null;
};

/**
 * The first day to come back on, as a reply names it; null where it names none to come.
 *
 * @param sent the civil day the reply was written
 */
export const comeBackDay = (words: string, sent: CivilDay, monthFirst = false): CivilDay | null => {
  const text = plainLetters(words).replace(/\s+/g, ' ').slice(0, 1200);
  const next = (pattern: RegExp, day: CivilDay | null): CivilDay | null => (pattern.test(text) ? day : null);
  const year = yearOf(sent);
  return (
    spanFrom(text, sent) ??
    datedFrom(text, { sent, monthFirst }) ??
    quarterFrom(text, sent) ??
    next(nextQuarter, first(year, (Math.floor((monthOf(sent) - 1) / 3) + 1) * 3 + 1)) ??
    next(nextMonth, first(year, monthOf(sent) + 1)) ??
    next(nextYear, first(year + 1, 1)) ??
    seasonFrom(text, sent)
  );
};
