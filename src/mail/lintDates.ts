/** Words about a time that will be over when the message goes out: a quarter, a month, a day, a year. */
import { type CivilDay, civilDay, msPerDay } from '../engine/calendar';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const yearOf = (day: CivilDay): number => new Date(day * msPerDay).getUTCFullYear();
const fullYear = (written: string): number => Number(written.length === 2 ? `20${written}` : written);

/** First day after a month; December's is in January. */
const afterMonth = (year: number, index: number): CivilDay | null =>
  index === 11 ? civilDay(year + 1, 1, 1) : civilDay(year, index + 2, 1);

/** A month or day without a year is the one nearest to the planned day: "by November" said in January looks back. */
const nearestYear = (planned: CivilDay, ofYear: (year: number) => CivilDay | null): CivilDay | null => {
  const near = [-1, 0, 1].flatMap((offset) => ofYear(yearOf(planned) + offset) || []);
  return near.sort((one, other) => Math.abs(one - planned) - Math.abs(other - planned))[0] ?? null;
};

interface Ending {
  readonly pattern: RegExp;
  /** First day on which what was found is over. */
  readonly end: (found: RegExpExecArray, planned: CivilDay) => CivilDay | null;
}

const endings: readonly Ending[] = [
  {
    pattern: /(?<!\bsince )\bQ([1-4])\b(?:\s*(?:of\s+|FY\s*|['’])?(20\d{2}|\d{2})\b(?!%))?/g,
    end: (found, planned) => afterMonth(found[2] === undefined ? yearOf(planned) : fullYear(found[2]), Number(found[1]) * 3 - 1),
  },
  {
    // "by 3 March", "before March 3rd", "until the end of March 2026"; "on 3 March you wrote" looks back and is right to.
    pattern: new RegExp(
      `\\b(?:by|until|till|before|end of)\\s+(?:the\\s+)?(?:(?:end|middle|beginning|start)\\s+of\\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s+)?(?:(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?\\s+)?(${month})\\b\\.?(?:\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d|%))?(?:,?\\s+(20\\d{2}))?`,
      'gi',
    ),
    end: (found, planned) => {
      const index = months.indexOf((found[2] || '').slice(0, 3).toLowerCase());
      const day = Number(found[1] ?? found[3] ?? 0);
      const ofYear = (year: number): CivilDay | null => {
        const on = day === 0 ? null : civilDay(year, index + 1, day);
        return on === null ? afterMonth(year, index) : on + 1;
      };
      return found[4] === undefined ? nearestYear(planned, ofYear) : ofYear(Number(found[4]));
    },
  },
  { pattern: /\b(?:by|until|before|for|in)\s+(20\d{2})-(\d{2})-(\d{2})\b/g, end: (found) => dayAfter(found) },
  { pattern: /\b(?:by|until|for|end of|during)\s+(20\d{2})\b(?!-)/g, end: (found) => civilDay(Number(found[1]) + 1, 1, 1) },
];

const dayAfter = (found: RegExpExecArray): CivilDay | null => {
  const day = civilDay(Number(found[1]), Number(found[2]), Number(found[3]));
  return day === null ? null : day + 1;
};

/** The first words that will be over on the planned day, as written; null where none is. */
export const overBy = (text: string, planned: CivilDay): string | null => {
  for (const { pattern, end } of endings) {
    pattern.lastIndex = 0;
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
      const over = end(found, planned);
      if (over !== null && planned >= over) return found[0];
    }
  }
  return null;
};
