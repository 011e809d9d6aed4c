/**
 * The day somebody is back, read from an absence notice in eleven languages.
 *
 * A date counts only beside words that say "until" or "back", or at the end of a range, so that "your mail of 3 July" is none.
 * "Until 17 July" means the next business day; "back on 20 July" means that day. What cannot be told is no date.
 */
import { type CivilDay, isWeekend } from '../engine/calendar';
import { monthNames } from './dateNames';
import { type Dated, type DateReading, dateAt, dateStart } from './dateWords';
import { plainLetters } from './wording';

const cue = (...words: readonly string[]): RegExp => new RegExp(`\\b(?:${words.join('|')})(?=[\\s:,.]|$)`, 'g');

const backCue = cue(
  '(?:be|am|are|is|available|reachable|respond|reply|answer|office|work|desk)\\b[^.!?\\n]{0,50}?\\b(?:on|from|by|after my return on|as of|starting|beginning|again)',
  '(?:back|return(?:ing|s)?)(?: (?:to|in|at) (?:the office|work|my desk))?(?: on| in| at)?',
  'ab|ab dem|am|zuruck(?: am)?|wieder(?: am| ab)?|erreichbar(?: ab)?|zuruckkehren am',
  '(?:de retour|retour|a partir|des|reviens|revenir|rentre|joignable|disponible)(?: au bureau| parmi vous)?(?: (?:le|du|a partir du|des le))?',
  '(?:vuelvo|volvere|regreso|regresare|de vuelta|estare de vuelta|disponible|reincorporo|reincorporare|a partir)(?: (?:a la oficina))?(?: (?:el|del|de|a partir del))?(?: dia)?',
  '(?:torno|tornero|rientro|rientrero|rientrare|saro di nuovo|di ritorno|di nuovo|disponibile|a partire)(?: (?:in ufficio|operativo|disponibile))?(?: (?:il|dal|da|a partire dal))?(?: giorno)?',
  '(?:volto|voltarei|regresso|regressarei|retorno|retornarei|estarei de volta|de volta|disponivel|a partir)(?: (?:ao escritorio|ao trabalho))?(?: (?:em|no dia|na|no|a|de|a partir de|do dia))?',
  '(?:terug|weer|bereikbaar|aanwezig|vanaf)(?: (?:op kantoor|aanwezig|bereikbaar))?(?: (?:op|vanaf))?',
  '(?:ater|tillbaka|tillbaks|aterkommer|antraffbar)(?: (?:pa kontoret|i tjanst|pa jobbet))?(?: (?:den|fran|fran och med))?',
  '(?:tilbage|tilbake|igen|retur)(?: (?:pa kontoret|pa jobb|pa arbejde))?(?: (?:den|fra))?',
  '(?:wracam|wroce|bede dostepn[ya]|powrot|ponownie od|od)(?: (?:do biura|do pracy))?(?: dnia)?',
  '(?:palaan|takaisin|tavoitettavissa)(?: (?:toimistolle|toihin|toissa))?',
);

const untilCue = cue(
  'until|till?|thru|through|up to(?: and including)?|unti',
  'bis(?: einschliesslich| einschl\\.?| inklusive| inkl\\.?| zum| einschliesslich zum)?',
  "jusqu'?(?:au|a|en)?(?: inclus)?",
  'hasta(?: el| la)?',
  'fino (?:al?|alla|a)|sino al',
  'ate(?: ao| o| a)?(?: dia)?',
  'tot(?: en met)?|t\\/m',
  'til(?: og med)?|till(?: och med)?|t\\.?o\\.?m\\.?',
  'do(?: dnia)?',
  'away to|out to',
  '(?:out|away|absent|off|leave|vacation|holiday|abwesend|absent|ausente|assente|afwezig)\\b[^.!?\\n]{0,30}? (?:on|am|le|el|il|em|op|den)',
);

/** "I shall not be back until the 20th" means the 20th. */
const notBefore =
  /(?:\bnot|n't|\bnicht|\bpas|\bno|\bnon|\bnao|\bniet|\binte|\bikke|\bnie)\b[^.!?\n]{0,40}\b(?:return|back|be in|available|respond|reply|reachable|zuruck|erreichbar|retour|vuelv\w+|volver\w*|regres\w+|torn\w+|rientr\w+|volt\w+|terug|bereikbaar|tillbaka|tilbage|tilbake|wroc\w+)\b[^.!?\n]{0,30}$/;

const reads = {
  back: /\b(?:back|return(?:ing|s)?|again|wieder|zuruck|retour|reviens|rentre|joignable|vuelvo|vuelta|regreso|regresare|reincorporo|rientro|ritorno|di nuovo|volto|volta|regresso|retorno|weer|terug|tillbaka|ater|tilbage|tilbake|wracam|palaan)\b|戻|復帰|出社|返回|回来|上班/,
};

/** How the ends of a range are joined: "from 6 July to 17 July", "06.07. – 17.07.2026", "July 10-31", "between the 6th and the 17th". */
const joins =
  'to|-|–|—|bis(?: zum)?|au|al|a|ao|ate(?: ao)?|tot(?: en met)?|t\\/m|til(?: og med)?|till(?: och med)?|do|through|thru|until|e il|y el|et le';
const rangeJoin = new RegExp(`^\\s*(?:${joins})\\s*`);
const between =
  /\b(?:between|zwischen|entre|tra|fra|tussen|mellan|mellem|mellom|pomiedzy|miedzy)\b([^.!?\n]{1,40}?)\s(?:and|und|et|y|e|en|och|og|a)\s/g;

const startOfRange = new RegExp(
  `(?:\\d{1,2}[/.-]\\d{1,2}\\.?(?:[/.-]?(?:20)?\\d{2})?|\\d{1,2}(?:st|nd|rd|th|er|\\.)?\\s*(?:of |de )?(?:${monthNames})\\b(?:,?\\s*(?:de )?20\\d{2})?|\\b(?:${monthNames})\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s*20\\d{2})?|\\b\\d{1,2}(?:st|nd|rd|th|er|\\.)?)(?=\\s*(?:${joins})[\\s\\d])`,
  'g',
);
const withinMonth = new RegExp(
  `\\b(${monthNames})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?\\s*(?:-|–|—|to|through|until)\\s*(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s*(20\\d{2}))?`,
  'g',
);

/** Every match of a pattern with the flag `g`, without a state that outlives the call. */
const matches = (pattern: RegExp, text: string): RegExpExecArray[] => {
  const found: RegExpExecArray[] = [];
  const fresh = new RegExp(pattern.source, pattern.flags);
  for (let match = fresh.exec(text); match !== null; match = fresh.exec(text)) {
    found.push(match);
    if (match[0] === '') fresh.lastIndex += 1;
  }
  return found;
};

const rangeEnd = (text: string, how: DateReading): CivilDay | null => {
  for (const [, month, day, year] of matches(withinMonth, text)) {
    const end = dateAt(`${month} ${day}${year === undefined ? '' : ` ${year}`}`, how);
    if (end !== null) return end.until;
  }
  for (const found of matches(startOfRange, text)) {
    const rest = text.slice(found.index + found[0].length);
    const join = rangeJoin.exec(rest);
    const end = join === null ? null : dateAt(rest.slice(join[0].length), how);
    if (end?.isExact === true && end.until > how.sent) return end.until;
  }
  for (const found of matches(between, text)) {
    if (!/\d/.test(found[1] || '')) continue;
    const end = dateAt(text.slice(found.index + found[0].length), how);
    if (end?.isExact === true) return end.until;
  }
  return null;
};

const nextBusinessDay = (day: CivilDay): CivilDay => (isWeekend(day + 1) ? nextBusinessDay(day + 1) : day + 1);

interface Behind {
  readonly date: Dated;
  /** The words up to the date. */
  readonly before: string;
}

const firstBehind = (pattern: RegExp, text: string, how: DateReading): Behind | null => {
  for (const found of matches(pattern, text)) {
    const end = found.index + found[0].length;
    if (/\bclosed\b/.test(found[0]) || (pattern === untilCue && reads.back.test(found[0]))) continue;
    const date = dateAt(text.slice(end, end + 120), how);
    if (date !== null) return { date, before: text.slice(Math.max(0, found.index - 80), found.index) };
  }
  return null;
};

/** "On Monday 20 July I am back": the one date of a sentence that says so. */
const datedSentence = (text: string, how: DateReading): CivilDay | null => {
  for (const sentence of text.split(/[!?\n]|\.(?=\s+[a-z]{3})/)) {
    if (!reads.back.test(sentence)) continue;
    const dates = matches(dateStart, sentence)
      .map((found) => dateAt(sentence.slice(found.index), how))
      .filter((date): date is Dated => date !== null);
    const exact = dates.filter(({ isExact }) => isExact);
    const days = new Set((exact.length > 0 ? exact : dates).map(({ back }) => back));
    const [day] = days;
    if (days.size === 1 && day !== undefined && day > how.sent) return day;
  }
  return null;
};

/** Chinese and Japanese put the word behind the date. */
const eastern = (text: string, how: DateReading): CivilDay | null => {
  for (const found of matches(/(?:20\d{2}年)?\d{1,2}月\d{1,2}日/g, text)) {
    const date = dateAt(found[0], how);
    const after = text.slice(found.index + found[0].length, found.index + found[0].length + 12);
    const before = text.slice(Math.max(0, found.index - 2), found.index);
    if (date === null) continue;
    if (/^[^。\n]{0,6}(?:まで|迄)/.test(after) || /[至到]$/.test(before)) return nextBusinessDay(date.until);
    if (reads.back.test(after) || /^(?:から|より|以降)/.test(after)) return date.back;
  }
  return null;
};

/**
 * The first day somebody is back, as the notice says it; weekends are stepped over only where the notice names the last day away.
 *
 * @param sent the civil day the notice was written
 * @param monthFirst true where 07/08 means 8 July
 */
export const returnDay = (notice: string, sent: CivilDay, monthFirst = false): CivilDay | null => {
  const text = plainLetters(notice).replace(/[*_]+/g, ' ').replace(/\s+/g, ' ').slice(0, 2000);
  const how: DateReading = { sent, monthFirst };
  const east = eastern(text, how);
  if (east !== null) return east;
  const behindBack = firstBehind(backCue, text, how);
  const behindUntil = firstBehind(untilCue, text, how);
  if (behindUntil !== null && notBefore.test(behindUntil.before)) return behindUntil.date.back;
  const back = behindBack?.date.back ?? null;
  const until = rangeEnd(text, how) ?? behindUntil?.date.until ?? null;
  if (until !== null && (back === null || back <= until)) return nextBusinessDay(until);
  if (back !== null && back > sent) return back;
  return until === null ? datedSentence(text, how) : nextBusinessDay(until);
};
