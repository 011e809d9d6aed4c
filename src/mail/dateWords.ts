/** Dates as people write them into notices: a day, a weekday, a part of a month or a week; day first unless told otherwise. */
import { type CivilDay, civilDay, weekday } from '../engine/calendar';
import { dayNames, monthNames, months, weekdays, wholeMonthNames } from './dateNames';

/** What a date stands for: the first day that may be meant by "back on …", and the last one that may be meant by "until …". */
export interface Dated {
  readonly back: CivilDay;
  readonly until: CivilDay;
  /** Characters that were read. */
  readonly length: number;
  /** False for a weekday or a part of a week or month. */
  readonly isExact: boolean;
}

/** How dates are read: the day the notice was written, and whether 07/08 is the eighth of July. */
export interface DateReading {
  readonly sent: CivilDay;
  readonly monthFirst: boolean;
}

/** What may stand between a cue and its date, a weekday above all. */
const filler = new RegExp(
  `^(?:(?:on|the|of|from|at|by|am|dem|den|der|zum|einschliesslich|inklusive|le|du|au|el|dia|dias|il|giorno|al|o|os|a|ao|as|em|na|no|dem|op|de|d|dnia|dniach|w|w dniu|til|till|tot|en met|och med|og med|and including|including|incl|inclusive|inclu|inclus|einschl|next|this|coming|upcoming|following|nachste[nrms]?|kommende[nrms]?|prochaine?|proxim[oa]|prossim[oa]|volgende|komende|nasta|naeste|neste|przyszly|najblizszy|week of|around|approximately|about|ca|again|wieder|back|in the office|office|work|email|noon|midday|lunch(?:time)?|close of business|eod|cob|klockan|kl|${dayNames}|sun|mon|tue|tues|wed|thu|thur|thurs|fri|sat|so|mo|di|mi|do|fr|sa|lun|mar|mer|mie|jeu|jue|ven|vie|gio|seg|ter|qua|qui|sex|man|tis|ons|tor|tors|fre|ma|wo|vr|pon|wt|sr|czw|pt)\\b[\\s,.]*|\\d{1,2}(?:[:.h]\\d{2})? ?(?:am|pm|uhr|h|hrs)\\b[\\s,.]*|[\\s,.:()]+)*`,
);

const year = '(20\\d{2})';
const dayNumber = '(\\d{1,2})(?:st|nd|rd|th|er|ere|\\.|º|°|ª|:e|e)?';

interface Found {
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
}

const num = (text: string | undefined): number => Number(text ?? Number.NaN);
const yearOf = (text: string | undefined): number | null =>
  text === undefined ? null : num(text) < 100 ? 2000 + num(text) : num(text);

/** Day first, as all but one country writes it; month first with slashes where the writer's country is that one, or nothing else is a date. */
const numeric = (first: number, second: number, inYear: number | null, { monthFirst }: DateReading, slashed: boolean): Found =>
  slashed && ((monthFirst && first <= 12) || second > 12)
    ? { month: first, day: second, year: inYear }
    : { day: first, month: second, year: inYear };

const shapes: readonly { readonly pattern: RegExp; readonly read: (found: RegExpExecArray, how: DateReading) => Found }[] = [
  {
    pattern: new RegExp(`^${year}[-/.](\\d{1,2})[-/.](\\d{1,2})\\b`),
    read: (f) => ({ year: num(f[1]), month: num(f[2]), day: num(f[3]) }),
  },
  {
    pattern: /^(?:(20\d{2})年)?(\d{1,2})月(\d{1,2})日/,
    read: (f) => ({ year: yearOf(f[1]), month: num(f[2]), day: num(f[3]) }),
  },
  {
    pattern: /^(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?[/.-]\s?(20\d{2}|\d{2})(?!\d)/,
    read: (f, how) => numeric(num(f[1]), num(f[3]), yearOf(f[4]), how, f[2] === '/'),
  },
  {
    pattern: new RegExp(
      `^${dayNumber}\\s*(?:of\\s+|de\\s+|-\\s*)?(${monthNames})\\b\\.?(?:[\\s,]+(?:de\\s+|del\\s+)?${year}|[\\s,]+'?(\\d{2})(?=[\\s.,;!)]|$)(?!\\s*(?:uhr|h\\b|am\\b|pm\\b)))?`,
    ),
    read: (f) => ({ day: num(f[1]), month: months.get(f[2] ?? '') ?? 0, year: yearOf(f[3] ?? f[4]) }),
  },
  {
    pattern: new RegExp(`^(${monthNames})\\b\\.?\\s+(?:the\\s+)?${dayNumber}(?![\\d:])(?:[\\s,]+${year})?`),
    read: (f) => ({ day: num(f[2]), month: months.get(f[1] ?? '') ?? 0, year: yearOf(f[3]) }),
  },
  {
    pattern: /^(\d{1,2})([/.])(\d{1,2})\b(?![:/\d]|\.\d)/,
    read: (f, how) => numeric(num(f[1]), num(f[3]), null, how, f[2] === '/'),
  },
];

/** Nobody announces an absence longer than this; without a year named, some months are the limit. */
const longestNamed = 800;
const longestGuessed = 200;

const yearOfDay = (day: CivilDay): number => new Date(day * 86_400_000).getUTCFullYear();
const monthOfDay = (day: CivilDay): number => new Date(day * 86_400_000).getUTCMonth() + 1;

const resolved = (found: Found, sent: CivilDay): CivilDay | null => {
  if (found.year !== null) return civilDay(found.year, found.month, found.day);
  const near = civilDay(yearOfDay(sent), found.month, found.day);
  return near !== null && near >= sent ? near : civilDay(yearOfDay(sent) + 1, found.month, found.day);
};

const exact = (day: CivilDay, length: number): Dated => ({ back: day, until: day, length, isExact: true });

const dayAt = (rest: string, how: DateReading): Dated | null | undefined => {
  for (const { pattern, read } of shapes) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    const parts = read(found, how);
    const day = resolved(parts, how.sent);
    if (day === null || day < how.sent || day - how.sent > (parts.year === null ? longestGuessed : longestNamed)) return null;
    return exact(day, found[0].length);
  }
  return undefined;
};

/** The first of a month, this year's or the next one's. */
const firstOf = (month: number, inYear: number | null, sent: CivilDay): CivilDay => {
  const here = yearOfDay(sent);
  const wanted = inYear ?? (month >= monthOfDay(sent) ? here : here + 1);
  return civilDay(wanted, month, 1) ?? sent;
};

const nextMonth = (first: CivilDay): CivilDay => firstOf((monthOfDay(first) % 12) + 1, yearOfDay(first + 31), first);

const parts = {
  end: 'end|late|ende|fin|fins|finales|final|fine|fim|eind(?:e)?|slutet|udgangen|utgangen|slutten|slutningen|koniec|konca|koncem|loppu\\w*',
  middle: 'mid|middle|mitte|mi|mediados|meta|meados|half|medio|mitten|midten|polow\\w|puoliv\\w*',
  start: 'beginning|start|early|anfang|debut|principios|inicios?|inizio|begin|borjan|begyndelsen|starten|poczatk\\w|alku\\w*',
};

const partOfMonth = new RegExp(
  `^(?:(?:the |le |el |la |il |a |o |meados|het )?(?:(${parts.end})|(${parts.middle})|(${parts.start}))(?:[- ](?:of|de|del|di|du|des|von|van|av|af|do|dem|the|d'))*[- ]+)?(?:(${wholeMonthNames})\\b\\.?(?:\\s+(?:de\\s+)?${year})?|(the|this|dieses|des|du|del|van de|deze|denna|denne)? ?(month|monats|mois|mes|mese|maand|manaden|maneden))`,
);

const partOfMonthAt = (rest: string, { sent }: DateReading): Dated | null => {
  const found = partOfMonth.exec(rest);
  if (found === null) return null;
  const [all, end, middle, start, name, inYear] = found;
  const isPart = end !== undefined || middle !== undefined || start !== undefined;
  if (name === undefined && !isPart) return null;
  const month = name === undefined ? monthOfDay(sent) : (months.get(name) ?? 1);
  const first = firstOf(month, yearOf(inYear), sent);
  if (first - sent > longestNamed) return null;
  const last = nextMonth(first) - 1;
  if (end !== undefined) return { back: last, until: last, length: all.length, isExact: false };
  if (middle !== undefined) return { back: first + 14, until: first + 14, length: all.length, isExact: false };
  // "Until September" is over when September begins.
  return first <= sent ? null : { back: first, until: first - 1, length: all.length, isExact: false };
};

const weekWords = 'week|woche|semaine|semana|settimana|vecka|uge|uke|tydzien|tygodni\\w*';

const thisWeek = new RegExp(
  `^(?:the )?(?:end of |rest of |ende |fin de |final de |fine |fim d[ae] |eind(?:e)? van |slutet av )(?:the |this |next |der |dieser |la |de la |cette |esta |questa |deze |de )*(?:${weekWords})\\b`,
);
const nextWeek = new RegExp(
  `^(?:(?:in |the )?(?:next|following|coming|nachste[nr]?|kommende[nr]?|la|proxima|prossima|volgende|nasta|naeste|neste|przyszly\\w*) )+(?:${weekWords})(?: (?:prochaine|proxima|que viene|prossima|que vem))?\\b`,
);
const tomorrow = /^(?:tomorrow|morgen|demain|manana|domani|amanha|imorgon|i morgon|i morgen|jutro|huomenna)\b/;
const ordinalAlone = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)\b(?! (?:of|floor|street|century|anniversary))/;

const mondayAfter = (sent: CivilDay): CivilDay => sent + ((1 - weekday(sent) + 7) % 7 || 7);

const numberedDay = (wanted: number, sent: CivilDay): CivilDay | null => {
  const here = civilDay(yearOfDay(sent), monthOfDay(sent), wanted);
  if (here !== null && here >= sent) return here;
  const first = nextMonth(civilDay(yearOfDay(sent), monthOfDay(sent), 1) ?? sent);
  return civilDay(yearOfDay(first), monthOfDay(first), wanted);
};

/** The date at the start of the text, behind blanks, weekdays and articles; null where there is none or none that can be meant. */
export const dateAt = (text: string, how: DateReading): Dated | null => {
  const { sent } = how;
  for (const lead of [/^[\s,]*/, filler]) {
    const skipped = lead.exec(text)?.[0] || '';
    const rest = text.slice(skipped.length);
    const week = thisWeek.exec(rest) ?? nextWeek.exec(rest);
    const behind =
      week === null ? null : new RegExp(`^[\\s,]*(?:on |am |le |el |op |pa )?(${dayNames})\\b`).exec(rest.slice(week[0].length));
    if (week !== null && behind !== null) {
      const day = mondayAfter(sent) + (((weekdays.get(behind[1] ?? '') ?? 1) + 6) % 7);
      return { ...exact(day, skipped.length + week[0].length + behind[0].length), isExact: false };
    }
    if (week !== null) {
      const monday = mondayAfter(sent);
      return { back: monday, until: monday - 1, length: skipped.length + week[0].length, isExact: false };
    }
    const month = partOfMonthAt(rest, how);
    const dated = dayAt(rest, how);
    if (dated !== undefined) return dated === null ? null : { ...dated, length: dated.length + skipped.length };
    if (month !== null) return { ...month, length: month.length + skipped.length };
  }
  const skipped = filler.exec(text)?.[0] || '';
  const rest = text.slice(skipped.length);
  if (tomorrow.test(rest)) return exact(sent + 1, skipped.length + 8);
  const ordinal = ordinalAlone.exec(rest);
  if (ordinal !== null) {
    const day = numberedDay(num(ordinal[1]), sent);
    return day === null ? null : { ...exact(day, skipped.length + ordinal[0].length), isExact: false };
  }
  const named = new RegExp(`\\b(?:${dayNames})\\b`).exec(skipped) ?? new RegExp(`^(?:${dayNames})\\b`).exec(rest);
  if (named === null) return null;
  const ahead = ((weekdays.get(named[0]) ?? 0) - weekday(sent) + 7) % 7 || 7;
  return { back: sent + ahead, until: sent + ahead, length: Math.max(1, skipped.length), isExact: false };
};

/** How a date can begin, so that a text can be looked through for all of them. */
export const dateStart = new RegExp(
  `\\b(?:20\\d{2}[-/.]|\\d{1,2}(?:[/.-]\\d|\\s?月|(?:st|nd|rd|th|er|\\.|º)?\\s*(?:of |de )?(?:${monthNames})\\b)|(?:${monthNames})\\.? \\d|(?:next|following|nachste[nr]?|kommende[nr]?|la semaine|proxima|prossima|volgende|nasta|naeste|neste) (?:${weekWords})|(?:${dayNames})\\b)`,
  'g',
);
