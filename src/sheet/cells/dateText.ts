import { type CivilDay, civilDay, formatDay, weekday } from '../../engine/calendar';

/** A date found in a text. `minutes` since midnight and `offset` from UTC in minutes are null where the text names none. */
export type DateInText =
  | { readonly kind: 'date'; readonly day: CivilDay; readonly minutes: number | null; readonly offset: number | null }
  | { readonly kind: 'unclear'; readonly could: string }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'none' };

type DayInText = { readonly kind: 'day'; readonly day: CivilDay } | Exclude<DateInText, { kind: 'date' }>;

const none: DayInText = { kind: 'none' };
const impossible: DayInText = { kind: 'impossible' };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const weekdayWord = 'sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?';
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const yearLast = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})$/;
const shortYear = /^\d{1,2}\s*([-/.])\s*\d{1,2}\s*\1\s*\d{2}$/;
const monthSecond = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s-]+(?:of\\s+)?(${monthWord})\\.?,?[\\s-]+(\\d{4})$`, 'i');
const monthFirst = new RegExp(`^(${monthWord})\\.?[\\s-]+(\\d{1,2})(?:st|nd|rd|th)?,?[\\s-]+(\\d{4})$`, 'i');
const leadingWeekday = new RegExp(`^(${weekdayWord})\\.?,?\\s+`, 'i');
const trailingTime =
  /(?:\s*,\s*|\s+(?:at\s+)?|T)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

const dayOf = (year: number, month: number, day: number): DayInText => {
  const found = civilDay(year, month, day);
  return found === null ? impossible : { kind: 'day', day: found };
};

/** Day and month in an order that only the writer's country knows: understood where one order alone is possible. */
const eitherOrder = (first: number, second: number, year: number): DayInText => {
  const dayFirst = civilDay(year, second, first);
  const dayLast = civilDay(year, first, second);
  if (dayFirst !== null && dayLast !== null && dayFirst !== dayLast)
    return { kind: 'unclear', could: `${formatDay(dayFirst)} or ${formatDay(dayLast)}` };
  const only = dayFirst ?? dayLast;
  return only === null ? impossible : { kind: 'day', day: only };
};

const monthNumber = (word: string): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1;

const dayInText = (text: string): DayInText => {
  const year = yearFirst.exec(text);
  if (year !== null) return dayOf(Number(year[1]), Number(year[3]), Number(year[4]));
  const digits = compact.exec(text);
  if (digits !== null) return dayOf(Number(digits[1]), Number(digits[2]), Number(digits[3]));
  const last = yearLast.exec(text);
  // Points between the numbers are written day first wherever they are the custom; slashes and dashes are not.
  if (last !== null && last[2] === '.') return dayOf(Number(last[4]), Number(last[3]), Number(last[1]));
  if (last !== null) return eitherOrder(Number(last[1]), Number(last[3]), Number(last[4]));
  if (shortYear.test(text)) return { kind: 'unclear', could: 'several dates' };
  const second = monthSecond.exec(text);
  if (second !== null) return dayOf(Number(second[3]), monthNumber(second[2] || ''), Number(second[1]));
  const first = monthFirst.exec(text);
  if (first !== null) return dayOf(Number(first[3]), monthNumber(first[1] || ''), Number(first[2]));
  return none;
};

/** Minutes since midnight; null where the clock shows no such time. */
const minutesOf = (hour: number, minute: number, second: number, half: string): number | null => {
  if (minute > 59 || second > 59 || hour > 23 || (half !== '' && (hour < 1 || hour > 12))) return null;
  const hours = half === '' ? hour : (hour % 12) + (half.startsWith('p') ? 12 : 0);
  return hours * 60 + minute + second / 60;
};

const offsetOf = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (parts === null) return 0;
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
};

/** Finds the one date, and the time if there is one, that a whole text means; the text is trimmed and on one line. */
export const dateInText = (text: string): DateInText => {
  const named = leadingWeekday.exec(text);
  const rest = named === null ? text : text.slice(named[0].length);
  const time = trailingTime.exec(rest);
  const found = dayInText((time === null ? rest : rest.slice(0, time.index)).trim());
  if (found.kind !== 'day') return found;
  if (named !== null && weekday(found.day) !== weekdays.indexOf((named[1] || '').slice(0, 3).toLowerCase()))
    return { kind: 'impossible' };
  if (time === null) return { kind: 'date', day: found.day, minutes: null, offset: null };
  const minutes = minutesOf(Number(time[1]), Number(time[2]), Number(time[3] || 0), (time[4] || '').toLowerCase());
  return minutes === null ? { kind: 'impossible' } : { kind: 'date', day: found.day, minutes, offset: offsetOf(time[5]) };
};
