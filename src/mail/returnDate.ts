/**
 * The day somebody is back, read from an absence notice in ten languages.
 *
 * A date counts only behind words that say "until" or "back", or at the end of a range, so that "your mail of 3 July" is none.
 * "Until 17 July" means the next business day; "back on 20 July" means that day. What cannot be told is no date.
 */
import { type CivilDay, civilDay, isWeekend, weekday } from '../engine/calendar';
import { plainLetters } from './wording';

const monthStems: readonly (readonly string[])[] = [
  ['januar', 'january', 'jan', 'janvier', 'janv', 'enero', 'ene', 'gennaio', 'gen', 'janeiro', 'januari', 'stycznia', 'styczen'],
  ['februar', 'february', 'feb', 'fevrier', 'fevr', 'fev', 'febrero', 'febbraio', 'fevereiro', 'februari', 'lutego', 'luty'],
  ['marz', 'march', 'mar', 'mars', 'marzo', 'marco', 'maart', 'mrt', 'marts', 'marca', 'marzec'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr', 'aprile', 'kwietnia', 'kwiecien'],
  ['mai', 'may', 'mayo', 'maggio', 'mag', 'maio', 'mei', 'maj', 'maja'],
  ['juni', 'june', 'jun', 'juin', 'junio', 'giugno', 'giu', 'junho', 'czerwca', 'czerwiec'],
  ['juli', 'july', 'jul', 'juillet', 'juil', 'julio', 'luglio', 'lug', 'julho', 'lipca', 'lipiec'],
  ['august', 'aug', 'aout', 'agosto', 'ago', 'augustus', 'augusti', 'sierpnia', 'sierpien'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'setiembre', 'settembre', 'set', 'setembro', 'wrzesnia', 'wrzesien'],
  ['oktober', 'october', 'oct', 'okt', 'octobre', 'octubre', 'ottobre', 'ott', 'outubro', 'out', 'pazdziernika', 'pazdziernik'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro', 'listopada', 'listopad'],
  ['dezember', 'december', 'dec', 'dez', 'decembre', 'diciembre', 'dic', 'dicembre', 'dezembro', 'grudnia', 'grudzien'],
];

const months = new Map<string, number>(
  monthStems.flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

const weekdayStems: readonly (readonly string[])[] = [
  ['sunday', 'sonntag', 'dimanche', 'domingo', 'domenica', 'zondag', 'sondag', 'niedziela', 'niedziele'],
  [
    'monday',
    'montag',
    'lundi',
    'lunes',
    'lunedi',
    'segunda-feira',
    'segunda',
    'maandag',
    'mandag',
    'poniedzialek',
    'poniedzialku',
  ],
  [
    'tuesday',
    'dienstag',
    'mardi',
    'martes',
    'martedi',
    'terca-feira',
    'terca',
    'dinsdag',
    'tisdag',
    'tirsdag',
    'wtorek',
    'wtorku',
  ],
  [
    'wednesday',
    'mittwoch',
    'mercredi',
    'miercoles',
    'mercoledi',
    'quarta-feira',
    'quarta',
    'woensdag',
    'onsdag',
    'sroda',
    'srode',
  ],
  [
    'thursday',
    'donnerstag',
    'jeudi',
    'jueves',
    'giovedi',
    'quinta-feira',
    'quinta',
    'donderdag',
    'torsdag',
    'czwartek',
    'czwartku',
  ],
  ['friday', 'freitag', 'vendredi', 'viernes', 'venerdi', 'sexta-feira', 'sexta', 'vrijdag', 'fredag', 'piatek', 'piatku'],
  ['saturday', 'samstag', 'sonnabend', 'samedi', 'sabado', 'sabato', 'zaterdag', 'lordag', 'sobota', 'sobote'],
];

const weekdays = new Map<string, number>(
  weekdayStems.flatMap((names, index) => names.map((name): [string, number] => [name, index])),
);

const tomorrow = /^(?:tomorrow|morgen|demain|manana|domani|amanha|imorgon|i morgon|i morgen|jutro)\b/;

const monthNames = [...months.keys()].sort((one, other) => other.length - one.length).join('|');
const dayNames = [...weekdays.keys()].sort((one, other) => other.length - one.length).join('|');

/** What may stand between a cue and its date, a weekday above all. */
const filler = `(?:(?:on|the|of|from|am|dem|den|der|zum|einschliesslich|inklusive|le|du|au|el|dia|il|giorno|al|o|a|em|dem|op|de|d\\.|dnia|til|till|tot|en met|och med|og med|and including|including|incl\\.?|inclusive|inclu|einschl\\.?|next|this|coming|week of|early|around|approximately|about|ca\\.|again|wieder|back|in the office|office|work|email|${dayNames}|sun|mon|tue|tues|wed|thu|thur|thurs|fri|sat|mo|di|mi|do|fr|lun|mar|mer|mie|jeu|jue|ven|vie|gio|seg|ter|qua|qui|sex|man|tis|ons|tor|tors|fre|ma|wo|vr|pon|wt|sr|czw|pt)\\b[\\s,.]*|[\\s,.:()]+)*`;

const year = '(20\\d{2})';
const dayNumber = '(\\d{1,2})(?:st|nd|rd|th|er|ere|\\.|º|°|ª|e)?';

const shapes: readonly { readonly pattern: RegExp; readonly read: (found: RegExpExecArray, monthFirst: boolean) => Found }[] = [
  {
    pattern: new RegExp(`^${year}[-/.](\\d{1,2})[-/.](\\d{1,2})\\b`),
    read: (f) => ({ year: num(f[1]), month: num(f[2]), day: num(f[3]) }),
  },
  {
    pattern: /^(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2}|\d{2})(?!\d)/,
    read: (f, monthFirst) =>
      numeric(num(f[1]), num(f[2]), num(f[3]) < 100 ? 2000 + num(f[3]) : num(f[3]), monthFirst, f[0].includes('/')),
  },
  {
    pattern: new RegExp(`^${dayNumber}\\s*(?:of\\s+|de\\s+|-\\s*)?(${monthNames})\\b\\.?(?:[\\s,]+(?:de\\s+|del\\s+)?${year})?`),
    read: (f) => ({ day: num(f[1]), month: months.get(f[2] ?? '') ?? 0, year: f[3] === undefined ? null : num(f[3]) }),
  },
  {
    pattern: new RegExp(`^(${monthNames})\\b\\.?\\s+${dayNumber}(?![\\d:])(?:[\\s,]+${year})?`),
    read: (f) => ({ day: num(f[2]), month: months.get(f[1] ?? '') ?? 0, year: f[3] === undefined ? null : num(f[3]) }),
  },
  {
    pattern: /^(\d{1,2})([/.])(\d{1,2})\b(?![:/\d]|\.\d)/,
    read: (f, monthFirst) => numeric(num(f[1]), num(f[3]), null, monthFirst, f[2] === '/'),
  },
];

interface Found {
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
}

const num = (text: string | undefined): number => Number(text ?? Number.NaN);

/** Day first, as all but one country writes it; month first with slashes where the reader's country is that one, or nothing else is a date. */
const numeric = (first: number, second: number, inYear: number | null, monthFirst: boolean, slashed: boolean): Found =>
  slashed && ((monthFirst && first <= 12) || second > 12)
    ? { month: first, day: second, year: inYear }
    : { day: first, month: second, year: inYear };

/** Nobody announces an absence longer than this; without a year named, four months is the limit. */
const longestNamed = 550;
const longestGuessed = 200;

const resolved = (found: Found, sent: CivilDay): CivilDay | null => {
  if (found.year !== null) return civilDay(found.year, found.month, found.day);
  const thisYear = new Date(sent * 86_400_000).getUTCFullYear();
  const near = civilDay(thisYear, found.month, found.day);
  return near !== null && near >= sent ? near : civilDay(thisYear + 1, found.month, found.day);
};

/** The date at the start of the text behind blanks, weekdays and articles; null where there is none. */
const dateAt = (
  text: string,
  sent: CivilDay,
  monthFirst: boolean,
): { readonly day: CivilDay; readonly length: number } | null => {
  const skipped = new RegExp(`^${filler}`).exec(text)?.[0] ?? '';
  const rest = text.slice(skipped.length);
  for (const { pattern, read } of shapes) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    const parts = read(found, monthFirst);
    const day = resolved(parts, sent);
    if (day === null || day < sent || day - sent > (parts.year === null ? longestGuessed : longestNamed)) return null;
    return { day, length: skipped.length + found[0].length };
  }
  if (tomorrow.test(rest)) return { day: sent + 1, length: text.length - rest.length + 8 };
  const names = new RegExp(`\\b(?:${dayNames})\\b`, 'g');
  const named = names.exec(skipped) ?? new RegExp(`^(?:${dayNames})\\b`).exec(rest);
  if (named === null) return null;
  const ahead = ((weekdays.get(named[0]) ?? 0) - weekday(sent) + 7) % 7 || 7;
  return { day: sent + ahead, length: skipped.length };
};

const backCue =
  /\b(?:(?:be|am|are|is|return(?:ing|s)?|back|again|available|reachable|respond|reply|answer|office|work|desk)\b[^.!?\n]{0,50}?\b(?:on|from|by|after my return on|as of|starting|beginning|until my return on)|back|return(?:ing|s)?(?: to (?:the office|work|my desk))?(?: on)?|(?:ab|ab dem|am|zuruck am|wieder am|erreichbar ab|zuruckkehren am)|(?:de retour|retour|a partir|des|reviens|revenir|rentre|joignable|disponible)(?: au bureau| parmi vous)?(?: (?:le|du|a partir du|des le))?|(?:vuelvo|volvere|regreso|regresare|de vuelta|estare de vuelta|disponible|reincorporo|reincorporare|a partir)(?: (?:a la oficina))?(?: (?:el|del|de|a partir del))?(?: dia)?|(?:torno|tornero|rientro|rientrero|rientrare|saro di nuovo|di ritorno|di nuovo|disponibile|a partire)(?: (?:in ufficio|operativo|disponibile))?(?: (?:il|dal|da|a partire dal))?(?: giorno)?|(?:volto|voltarei|regresso|regressarei|retorno|retornarei|estarei de volta|de volta|disponivel|a partir)(?: (?:ao escritorio|ao trabalho))?(?: (?:em|no dia|a|de|a partir de|do dia))?|(?:terug|weer|bereikbaar|aanwezig|vanaf)(?: (?:op kantoor|aanwezig|bereikbaar))?(?: (?:op|vanaf))?|(?:ater|tillbaka|tillbaks|aterkommer|anträffbar)(?: (?:pa kontoret|i tjanst|pa jobbet))?(?: (?:den|fran|fran och med))?|(?:tilbage|tilbake|igen|retur)(?: (?:pa kontoret|pa jobb|pa arbejde))?(?: (?:den|fra))?|(?:wracam|wroce|bede dostepn[ya]|powrot|ponownie od|od)(?: (?:do biura|do pracy))?(?: dnia)?)(?=[\s:,]|$)/g;

const untilCue =
  /\b(?:until|till?|thru|through|up to(?: and including)?|unti|bis(?: einschliesslich| einschl\.?| inklusive| inkl\.?| zum| einschliesslich zum)?|jusqu'?(?:au|a|en)?(?: inclus)?|hasta(?: el)?|fino (?:al?|alla|a)|sino al|ate(?: ao| o)?(?: dia)?|tot(?: en met)?|t\/m|til(?: og med)?|till(?: och med)?|t\.?o\.?m\.?|do(?: dnia)?|away to|out to)(?=[\s:,]|$)/g;

/** "from 6 July to 17 July", "06.07. – 17.07.2026", "July 10-31": the end of a range, with what stands between. */
const rangeJoin =
  /^\s*(?:to|-|–|—|bis(?: zum)?|au|al|a|ao|ate(?: ao)?|tot(?: en met)?|t\/m|til(?: og med)?|till(?: och med)?|do|through|thru|until|e il|y el|et le)\s*/;

const rangeEnd = (text: string, sent: CivilDay, monthFirst: boolean): CivilDay | null => {
  const within = new RegExp(
    `\\b(${monthNames})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?\\s*(?:-|–|—|to|through|until)\\s*(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s*${year})?`,
    'g',
  );
  for (let found = within.exec(text); found !== null; found = within.exec(text)) {
    const end = dateAt(`${found[1]} ${found[2]}${found[3] === undefined ? '' : ` ${found[3]}`}`, sent, monthFirst);
    if (end !== null) return end.day;
  }
  const starts = new RegExp(
    `(?:\\d{1,2}[/.-]\\d{1,2}\\.?(?:[/.-]?(?:20)?\\d{2})?|\\d{1,2}(?:st|nd|rd|th|er|\\.)?\\s*(?:of |de )?(?:${monthNames})\\b(?:,?\\s*(?:de )?20\\d{2})?|\\b(?:${monthNames})\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s*20\\d{2})?|\\b\\d{1,2}(?:st|nd|rd|th|er|\\.)?)(?=\\s*(?:to|-|–|—|bis|au|al|a|ao|ate|tot|t/m|til|till|do|through|thru|until)[\\s\\d])`,
    'g',
  );
  for (let found = starts.exec(text); found !== null; found = starts.exec(text)) {
    const rest = text.slice(found.index + found[0].length);
    const join = rangeJoin.exec(rest);
    const end = join === null ? null : dateAt(rest.slice(join[0].length), sent, monthFirst);
    if (end !== null && end.day > sent) return end.day;
  }
  return null;
};

const nextBusinessDay = (day: CivilDay): CivilDay => (isWeekend(day + 1) ? nextBusinessDay(day + 1) : day + 1);

const firstBehind = (cue: RegExp, text: string, sent: CivilDay, monthFirst: boolean): CivilDay | null => {
  cue.lastIndex = 0;
  for (let found = cue.exec(text); found !== null; found = cue.exec(text)) {
    const date = dateAt(text.slice(found.index + found[0].length, found.index + found[0].length + 120), sent, monthFirst);
    if (date !== null) return date.day;
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
  const back = firstBehind(backCue, text, sent, monthFirst);
  const until = rangeEnd(text, sent, monthFirst) ?? firstBehind(untilCue, text, sent, monthFirst);
  if (until !== null && (back === null || back <= until)) return nextBusinessDay(until);
  if (back !== null && back > sent) return back;
  return until === null ? null : nextBusinessDay(until);
};
