/** Dates in a message as people write them to each other: `Tue 3 March`, not the sheet's `Tue 3 Mar 2026 00:00`. */

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What `as` after a token's name chooses: `{{Meeting Date as weekday}}` is `Tuesday`. */
export const dateForms = ['weekday', 'day', 'time', 'full date'] as const;
export type DateForm = (typeof dateForms)[number];

/** How a date cell reads as a value: the form that rows are read into. */
const dateCell = /^([A-Z][a-z]{2}) (\d{1,2}) ([A-Z][a-z]{2}) (\d{4})(?: (\d\d:\d\d))?$/;

const longName = (names: readonly string[], short: string): string | undefined => names.find((name) => name.startsWith(short));

/**
 * A token's value in the chosen form; without one a date reads `Tue 3 March`, with its time `Tue 3 March at 14:00`, and any
 * other text stays as it is.
 * @returns null where a form was chosen and the value is no date, or has no time of day to show
 */
export const dateAs = (value: string, form: DateForm | null): string | null => {
  const found = dateCell.exec(value.trim());
  const [, shortDay = '', day = '', shortMonth = '', year = '', time] = found || [];
  const weekday = longName(weekdays, shortDay);
  const month = longName(months, shortMonth);
  if (found === null || weekday === undefined || month === undefined) return form === null ? value : null;
  const forms: Readonly<Record<DateForm, string | null>> = {
    weekday,
    day: `${day} ${month}`,
    time: time ?? null,
    'full date': `${weekday} ${day} ${month} ${year}`,
  };
  return form === null ? `${shortDay} ${day} ${month}${time === undefined ? '' : ` at ${time}`}` : forms[form];
};
