/**
 * Formatters of dates, made once for all realms. A script that starts afresh for every hour would make the same few dozen again and
 * again, and making one costs more than most scripts do.
 */

const made = new Map<string, Intl.DateTimeFormat>();

/**
 * @param kind JSON of locale (null for the default) and options
 * @throws RangeError in Intl's own words
 */
export const formatterOf = (kind: string): Intl.DateTimeFormat => {
  let formatter = made.get(kind);
  if (formatter === undefined) {
    const [locale, options] = JSON.parse(kind) as [string | null, Intl.DateTimeFormatOptions];
    formatter = new Intl.DateTimeFormat(locale ?? undefined, options);
    made.set(kind, formatter);
  }
  return formatter;
};
