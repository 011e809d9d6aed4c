/** Wall clocks and instants for the run, by the host platform's own zone tables: none of the product's code takes part. */

export const hour = 3_600_000;
export const minute = 60_000;
export const day = 24 * hour;

export interface WallClock {
  /** `YYYY-MM-DD`. */
  date: string;
  /** 0 Sunday … 6 Saturday. */
  weekday: number;
  /** Minutes since midnight. */
  minutes: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, format);
  return format;
};

/** @throws RangeError for a zone that the platform does not know */
export function wallClock(at: number, zone: string): WallClock {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map((each) => [each.type, each.value]),
  );
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(part.weekday ?? ''),
    minutes: Number(part.hour) * 60 + Number(part.minute),
  };
}

/** `Tue 3 Mar 08:00` as a wall clock in that zone shows it. */
export function clockWords(at: number, zone: string): string {
  const { date, weekday, minutes } = wallClock(at, zone);
  const [, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const two = (value: number): string => String(value).padStart(2, '0');
  const weekdayName = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday];
  return `${weekdayName} ${dayOfMonth} ${names[month - 1]} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The instant at which the clocks of a zone show `YYYY-MM-DD HH:MM`; in an hour that comes twice, either. */
export function instantOf(text: string, zone: string): number {
  const wanted = Date.parse(`${text.replace(' ', 'T')}:00Z`);
  if (Number.isNaN(wanted)) throw new Error(`"${text}" is no time such as 2026-03-02 07:30.`);
  const shown = (at: number): number => {
    const clock = wallClock(at, zone);
    return Date.parse(`${clock.date}T00:00:00Z`) + clock.minutes * minute;
  };
  let at = wanted;
  for (let tries = 0; tries < 3; tries += 1) at += wanted - shown(at);
  return at;
}
