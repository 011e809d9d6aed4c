import { type CivilDay, type Instant, msPerDay, msPerMinute } from './calendar';

/** An IANA zone. Offsets are milliseconds east of UTC. */
export interface Zone {
  readonly name: string;
  offset(at: Instant): number;
  /** The offset of a civil day with no clock change on it or within a day of it, which is nearly every day; NaN for the others. */
  steady(day: CivilDay): number;
}

type Offsets = { readonly start: number; readonly end: number; readonly changesAt: Instant };

/** How a zone's wall clock is asked of Intl. @throws RangeError for a name that is no zone */
const clockOf = (name: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

/** Offsets are measured this many days apart: no zone has ever changed its clocks twice within so few. */
const daysPerBlock = 8;
const msPerBlock = daysPerBlock * msPerDay;
/** Blocks from 1970 to 2200, between which sheets have dates; others are measured as well, only more slowly. */
const blocksKept = Math.ceil((230 * 365.25) / daysPerBlock);
/** What is kept of a block: 0 not yet measured, 1 the clocks change in it, else its one offset and this. */
const changing = 1;
const shift = 2 ** 30;

const zoneNamed = (name: string, clock: Intl.DateTimeFormat): Zone => {
  const atStart = new Map<number, number>();
  const changes = new Map<number, Offsets>();
  const kept = new Int32Array(blocksKept);

  /** Reads the wall clock as if it were UTC; Intl is slow, so it is asked once for a block and its answers are kept. */
  const measured = (at: Instant): number => {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (clock.format(at).match(/\d+/g) || []).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
  };

  const offsetAtStart = (block: number): number => {
    let offset = atStart.get(block);
    if (offset === undefined) {
      offset = measured(block * msPerBlock);
      atStart.set(block, offset);
    }
    return offset;
  };

  const offsetsOf = (block: number): Offsets => {
    const start = offsetAtStart(block);
    const end = offsetAtStart(block + 1);
    let before = block * msPerBlock;
    let after = before + msPerBlock;
    while (start !== end && after - before > 1000) {
      const middle = Math.floor((before + after) / 2000) * 1000;
      if (measured(middle) === start) before = middle;
      else after = middle;
    }
    return { start, end, changesAt: after };
  };

  const changeIn = (block: number): Offsets => {
    let offsets = changes.get(block);
    if (offsets === undefined) {
      offsets = offsetsOf(block);
      changes.set(block, offsets);
    }
    return offsets;
  };

  /** The one offset of a block, shifted; `changing` where it has two, or lies outside of what is kept. */
  const steadyIn = (block: number): number => {
    const known = kept[block];
    if (known === undefined) return changing;
    if (known !== 0) return known;
    const { start, end } = changeIn(block);
    const found = start === end ? start + shift : changing;
    kept[block] = found;
    return found;
  };

  return {
    name,
    offset: (at) => {
      const block = Math.floor(at / msPerBlock);
      const steady = steadyIn(block);
      if (steady !== changing) return steady - shift;
      const { start, end, changesAt } = changeIn(block);
      return at < changesAt ? start : end;
    },
    steady: (day) => {
      const first = steadyIn(Math.floor((day - 1) / daysPerBlock));
      const same = first !== changing && first === steadyIn(Math.floor((day + 2) / daysPerBlock));
      return same ? first - shift : Number.NaN;
    },
  };
};

const known = new Map<string, Zone | null>();

const properCase = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(^|[/_-])([a-z])/g, (_all, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/^Us\//, 'US/');

/** Intl answers some names with the one a place had long ago (Asia/Calcutta); people are shown the name that they wrote. */
const shown = (text: string, canonical: string): string => {
  if (text.toLowerCase() === canonical.toLowerCase() || !text.includes('/') || /^etc\//i.test(text)) return canonical;
  return /^[A-Z].*[a-z]/.test(text) ? text : properCase(text);
};

/** Intl also takes abbreviations such as BST, which it puts in Bangladesh, and SystemV/PST8; these few are IANA's own. */
const threeLetters = /^(cet|eet|est|gmt|hst|met|mst|prc|roc|rok|uct|utc|wet)$/i;
const isAbbreviation = (text: string): boolean => (text.length === 3 && !threeLetters.test(text)) || /^systemv\//i.test(text);

const zoneCalled = (text: string): Zone | null => {
  // Intl also takes offsets such as +05:00, which stand for no place and know no clock change.
  if (!/^[a-z][a-z0-9_+\-/]*$/i.test(text) || isAbbreviation(text)) return null;
  try {
    const clock = clockOf(text);
    return zoneNamed(shown(text, clock.resolvedOptions().timeZone), clock);
  } catch {
    return null;
  }
};

/** The zone of an IANA name, trimmed and in any case; null for a name that is none. Blank text is no zone. */
export const zoneOf = (text: string): Zone | null => {
  const key = text.trim().toLowerCase();
  let zone = known.get(key);
  if (zone === undefined) {
    zone = zoneCalled(text.trim());
    known.set(key, zone);
  }
  return zone;
};

/** The calendar date that a zone's wall clock shows at an instant. */
export const civilDayOf = (at: Instant, zone: Zone): CivilDay => Math.floor((at + zone.offset(at)) / msPerDay);

/** Minutes since midnight on the wall clock at an instant. */
export const minuteOfDay = (at: Instant, zone: Zone): number => {
  const local = at + zone.offset(at);
  return Math.floor((local - Math.floor(local / msPerDay) * msPerDay) / msPerMinute);
};

/**
 * The instant at which a zone's wall clock shows a day and a minute of it.
 * A time that a clock change skips is moved forward by what was skipped; of a time that comes twice, the first.
 */
export const instantAt = (day: CivilDay, minutes: number, zone: Zone): Instant => {
  const local = day * msPerDay + minutes * msPerMinute;
  const steady = zone.steady(day);
  if (!Number.isNaN(steady) && minutes >= 0 && minutes <= 1440) return local - steady;
  const before = zone.offset(local - msPerDay);
  const after = zone.offset(local + msPerDay);
  if (before === after) return local - before;
  const first = local - before;
  if (zone.offset(first) === before) return first;
  const second = local - after;
  return zone.offset(second) === after ? second : first;
};

/** The first instant of a day in a zone: midnight, or the end of the clock change that skips it. */
export const startOfDay = (day: CivilDay, zone: Zone): Instant => instantAt(day, 0, zone);
