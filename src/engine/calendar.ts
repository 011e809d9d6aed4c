/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;
/** Whole days since 1970-01-01, of no zone. */
export type CivilDay = number;

/** What a date cell says: a calendar date that is the same everywhere, or a point in time. The reader of cells decides which. */
export type Moment = { readonly kind: 'date'; readonly day: CivilDay } | { readonly kind: 'instant'; readonly at: Instant };

export const msPerDay = 86_400_000;
export const msPerMinute = 60_000;

export const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The civil day of a year, month 1–12 and day of month; null where the calendar has no such day (31 February). */
export const civilDay = (year: number, month: number, day: number): CivilDay | null => {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.getTime() / msPerDay : null;
};

/** Reads `YYYY-MM-DD`; null for anything else, an impossible date included. */
export const parseCivil = (text: string): CivilDay | null => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  return parts === null ? null : civilDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
};

/** Writes `YYYY-MM-DD`. */
export const formatCivil = (day: CivilDay): string => new Date(day * msPerDay).toISOString().slice(0, 10);

/** Writes `Tue 3 Mar 2026`, the form in which people read a day here. */
export const formatDay = (day: CivilDay): string => {
  const date = new Date(day * msPerDay);
  return `${weekdayNames[weekday(day)]} ${date.getUTCDate()} ${monthNames[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

/** 0 Sunday … 6 Saturday. */
export const weekday = (day: CivilDay): number => (((day + 4) % 7) + 7) % 7;

export const isWeekend = (day: CivilDay): boolean => weekday(day) === 0 || weekday(day) === 6;

/** One line of the Holidays sheet; a blank country counts for everyone. */
export interface Holiday {
  readonly day: CivilDay;
  readonly country: string;
  readonly name: string;
}

/** The days off of one country. */
export type DaysOff = ReadonlySet<CivilDay>;

export const noDaysOff: DaysOff = new Set<CivilDay>();

/** Holidays by country, gathered once: `daysOffIn(' Germany ')` also holds those of every country. */
export const holidayBook = (holidays: readonly Holiday[]): ((country: string) => DaysOff) => {
  const everywhere = holidays.filter((holiday) => holiday.country.trim() === '').map((holiday) => holiday.day);
  const known = new Map<string, DaysOff>();
  return (country) => {
    let days = known.get(country);
    if (days === undefined) {
      const key = country.trim().toLowerCase();
      const own = key === '' ? [] : holidays.filter((holiday) => holiday.country.trim().toLowerCase() === key);
      days = new Set([...everywhere, ...own.map((holiday) => holiday.day)]);
      known.set(country, days);
    }
    return days;
  };
};

/** Monday to Friday and no holiday. */
export const isBusinessDay = (day: CivilDay, off: DaysOff): boolean => !isWeekend(day) && !off.has(day);

/** A calendar without a single business day in this many days is taken for a mistake in the Holidays sheet. */
export const longestSearch = 800;

/** The day itself where it is a business day, else the next one; null where `longestSearch` days hold none. */
export const businessDayFrom = (day: CivilDay, off: DaysOff): CivilDay | null => {
  for (let candidate = day; candidate < day + longestSearch; candidate++) if (isBusinessDay(candidate, off)) return candidate;
  return null;
};

/** `count` business days after a day (0: the day itself, whatever it is); null where the holidays leave none. */
export const addBusinessDays = (day: CivilDay, count: number, off: DaysOff): CivilDay | null => {
  let reached: CivilDay | null = day;
  for (let left = count; left > 0 && reached !== null; left--) reached = businessDayFrom(reached + 1, off);
  return reached;
};

/** Business days in (from, to]: 0 on the same day, negative where `to` is earlier. */
export const businessDaysBetween = (from: CivilDay, to: CivilDay, off: DaysOff): number => {
  if (to < from) return -businessDaysBetween(to, from, off);
  let count = 0;
  for (let day = from + 1; day <= to; day++) if (isBusinessDay(day, off)) count++;
  return count;
};
