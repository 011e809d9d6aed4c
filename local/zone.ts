/** Wall-clock time of a zone. Sheets keeps dates as days since 1899-12-30 on the wall clock of the spreadsheet's zone. */

const DAY = 86_400_000;
/** Days from 1899-12-30 to 1970-01-01. */
const EPOCH_SERIAL = 25_569;

interface ZoneClock {
  format: Intl.DateTimeFormat;
  /** Offset of a whole UTC day where it does not change within the day, else null. */
  days: Map<number, number | null>;
}

const clocks = new Map<string, ZoneClock>();

const clockOf = (zone: string): ZoneClock => {
  let clock = clocks.get(zone);
  if (!clock) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clock = { format, days: new Map() };
    clocks.set(zone, clock);
  }
  return clock;
};

const readOffset = (format: Intl.DateTimeFormat, instant: number): number => {
  const part: Record<string, string> = {};
  for (const p of format.formatToParts(instant)) part[p.type] = p.value;
  const year = part.era?.startsWith('B') ? 1 - Number(part.year) : Number(part.year);
  const wall = new Date(0);
  wall.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
  wall.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
  return wall.getTime() - Math.floor(instant / 1000) * 1000;
};

/** Milliseconds to add to an instant to get the zone's wall clock. @throws RangeError for an unknown zone */
export const offsetAt = (zone: string, instant: number): number => {
  const clock = clockOf(zone);
  const day = Math.floor(instant / DAY);
  let whole = clock.days.get(day);
  if (whole === undefined) {
    const first = readOffset(clock.format, day * DAY);
    whole = first === readOffset(clock.format, day * DAY + DAY - 1000) ? first : null;
    clock.days.set(day, whole);
  }
  return whole ?? readOffset(clock.format, instant);
};

/** The instant of a wall-clock time: a time in a gap moves on by the gap, of a doubled time the first is taken. */
export const instantOfWall = (zone: string, wall: number): number => {
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  const first = wall - Math.max(before, after);
  if (offsetAt(zone, first) === wall - first) return first;
  const second = wall - Math.min(before, after);
  return offsetAt(zone, second) === wall - second ? second : wall - before;
};

export const serialOfInstant = (zone: string, instant: number): number =>
  Math.round(instant + offsetAt(zone, instant)) / DAY + EPOCH_SERIAL;

export const instantOfSerial = (zone: string, serial: number): number =>
  instantOfWall(zone, Math.round((serial - EPOCH_SERIAL) * DAY));

/** YYYY-MM-DD HH:MM on the wall clock of the zone. */
export const wallText = (zone: string, instant: number): string =>
  new Date(instant + offsetAt(zone, instant)).toISOString().slice(0, 16).replace('T', ' ');
