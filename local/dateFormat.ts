/** Utilities.formatDate: patterns of Java's SimpleDateFormat. */
import { offsetAt } from './zone';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
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

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const hours = (minutes: number, between: string): string => {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${between}${pad(size % 60, 2)}`;
};

const zoneName = (zone: string, instant: number): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' })
    .formatToParts(instant)
    .find((part) => part.type === 'timeZoneName')?.value ?? zone;

/** @throws Error for a letter that is not known here, or an unknown zone */
export const javaDate = (instant: number, zone: string, pattern: string): string => {
  const minutes = Math.round(offsetAt(zone, instant) / 60_000);
  const wall = new Date(instant + minutes * 60_000);
  const hour = wall.getUTCHours();
  const letters: Record<string, (width: number) => string> = {
    y: (n) => (n === 2 ? pad(wall.getUTCFullYear() % 100, 2) : pad(wall.getUTCFullYear(), n)),
    M: (n) =>
      n >= 4 ? MONTHS[wall.getUTCMonth()]! : n === 3 ? MONTHS[wall.getUTCMonth()]!.slice(0, 3) : pad(wall.getUTCMonth() + 1, n),
    d: (n) => pad(wall.getUTCDate(), n),
    E: (n) => (n >= 4 ? DAYS[wall.getUTCDay()]! : DAYS[wall.getUTCDay()]!.slice(0, 3)),
    u: () => String(wall.getUTCDay() || 7),
    H: (n) => pad(hour, n),
    h: (n) => pad(hour % 12 || 12, n),
    a: () => (hour < 12 ? 'AM' : 'PM'),
    m: (n) => pad(wall.getUTCMinutes(), n),
    s: (n) => pad(wall.getUTCSeconds(), n),
    S: (n) => pad(wall.getUTCMilliseconds(), n),
    z: () => zoneName(zone, instant),
    Z: () => hours(minutes, ''),
    X: (n) =>
      minutes === 0 ? 'Z' : n === 3 ? hours(minutes, ':') : n === 2 ? hours(minutes, '') : hours(minutes, '').slice(0, 3),
  };
  return pattern.replace(
    /'((?:[^']|'')*)'|([A-Za-z])\2*/g,
    (run: string, quoted: string | undefined, letter: string | undefined) => {
      if (quoted !== undefined) return quoted === '' ? "'" : quoted.replace(/''/g, "'");
      const write = letters[letter!];
      if (!write) throw new Error(`not implemented locally: date pattern letter ${letter}`);
      return write(run.length);
    },
  );
};
