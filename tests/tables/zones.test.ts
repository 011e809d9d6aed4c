import { tz, tzOffset } from '@date-fns/tz';
import { addBusinessDays as byDateFns, differenceInBusinessDays, format, startOfDay as midnightByDateFns } from 'date-fns';
import fc from 'fast-check';
import {
  addBusinessDays,
  businessDayFrom,
  businessDaysBetween,
  civilDay,
  formatCivil,
  formatDay,
  holidayBook,
  isBusinessDay,
  noDaysOff,
  parseCivil,
  weekday,
} from '../../src/engine/calendar';
import { civilDayOf, instantAt, minuteOfDay, startOfDay, zoneOf } from '../../src/engine/zones';
import { day, holiday, zone } from './team';

// The same cases in every run: a test that fails must fail again.
fc.configureGlobal({ seed: 1789 });

const iso = (instant: number): string => new Date(instant).toISOString();

describe('civil days', () => {
  test.each`
    text              | number
    ${'1970-01-01'}   | ${0}
    ${'1969-12-31'}   | ${-1}
    ${'2000-02-29'}   | ${11_016}
    ${'2026-03-02'}   | ${20_514}
    ${'2028-02-29'}   | ${21_243}
    ${' 2026-03-02 '} | ${20_514}
    ${'2026-02-29'}   | ${null}
    ${'1900-02-29'}   | ${null}
    ${'2026-02-31'}   | ${null}
    ${'2026-13-01'}   | ${null}
    ${'2026-00-10'}   | ${null}
    ${'2026-3-2'}     | ${null}
    ${'02.03.2026'}   | ${null}
    ${''}             | ${null}
  `('$text is day $number', ({ text, number }) => {
    expect(parseCivil(text)).toBe(number);
    if (number !== null) expect(formatCivil(number)).toBe(text.trim());
  });

  test.each`
    text            | written              | name
    ${'2026-03-03'} | ${'Tue 3 Mar 2026'}  | ${2}
    ${'2023-12-31'} | ${'Sun 31 Dec 2023'} | ${0}
    ${'1969-12-31'} | ${'Wed 31 Dec 1969'} | ${3}
    ${'2028-02-29'} | ${'Tue 29 Feb 2028'} | ${2}
  `('$text is written $written', ({ text, written, name }) => {
    expect(formatDay(day(text))).toBe(written);
    expect(weekday(day(text))).toBe(name);
  });

  test('a year below 100 is that year, and not one of the last century', () => {
    expect(formatCivil(civilDay(99, 1, 1)!)).toBe('0099-01-01');
  });
});

describe('business days', () => {
  const off = holidayBook([holiday('2026-12-25'), holiday('2026-12-24', 'Germany'), holiday('2027-01-01')]);

  test.each`
    from            | count | country      | reached
    ${'2026-03-02'} | ${0}  | ${''}        | ${'2026-03-02'}
    ${'2026-02-28'} | ${0}  | ${''}        | ${'2026-02-28'}
    ${'2026-02-28'} | ${1}  | ${''}        | ${'2026-03-02'}
    ${'2026-03-06'} | ${1}  | ${''}        | ${'2026-03-09'}
    ${'2026-03-06'} | ${5}  | ${''}        | ${'2026-03-13'}
    ${'2026-12-23'} | ${1}  | ${''}        | ${'2026-12-24'}
    ${'2026-12-23'} | ${2}  | ${''}        | ${'2026-12-28'}
    ${'2026-12-23'} | ${1}  | ${'germany'} | ${'2026-12-28'}
    ${'2026-12-31'} | ${1}  | ${' France'} | ${'2027-01-04'}
    ${'2028-02-28'} | ${1}  | ${''}        | ${'2028-02-29'}
  `('$count business days after $from in "$country" is $reached', ({ from, count, country, reached }) => {
    const days = off(country);
    expect(formatCivil(addBusinessDays(day(from), count, days)!)).toBe(reached);
    if (isBusinessDay(day(from), days)) expect(businessDaysBetween(day(from), day(reached), days)).toBe(count);
  });

  test.each`
    from            | to              | count
    ${'2026-03-02'} | ${'2026-03-02'} | ${0}
    ${'2026-03-06'} | ${'2026-03-09'} | ${1}
    ${'2026-03-06'} | ${'2026-03-08'} | ${0}
    ${'2026-03-09'} | ${'2026-03-06'} | ${-1}
    ${'2026-12-24'} | ${'2026-12-28'} | ${1}
  `('from $from to $to are $count business days', ({ from, to, count }) => {
    expect(businessDaysBetween(day(from), day(to), off(''))).toBe(count);
  });

  test('a calendar of nothing but holidays has no business day, and says so at once', () => {
    const never = new Set(Array.from({ length: 3000 }, (_, index) => day('2026-01-01') + index));
    expect(businessDayFrom(day('2026-01-01'), never)).toBeNull();
    expect(addBusinessDays(day('2026-01-01'), 3, never)).toBeNull();
  });

  test('agrees with date-fns where there are no holidays', () => {
    const noon = (text: number) => new Date(text * 86_400_000 + 43_200_000);
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 30_000 }), fc.integer({ min: 0, max: 400 }), (from, count) => {
        const utc = { in: tz('UTC') };
        fc.pre(weekday(from) !== 0 && weekday(from) !== 6);
        const reached = addBusinessDays(from, count, noDaysOff)!;
        expect(formatCivil(reached)).toBe(format(byDateFns(noon(from), count, utc), 'yyyy-MM-dd', utc));
        expect(businessDaysBetween(from, reached, noDaysOff)).toBe(differenceInBusinessDays(noon(reached), noon(from), utc));
      }),
    );
  });
});

describe('zone names', () => {
  test.each`
    text                                | name
    ${'Europe/Berlin'}                  | ${'Europe/Berlin'}
    ${' europe/berlin '}                | ${'Europe/Berlin'}
    ${'AMERICA/NEW_YORK'}               | ${'America/New_York'}
    ${'asia/kolkata'}                   | ${'Asia/Kolkata'}
    ${'ASIA/KATHMANDU'}                 | ${'Asia/Kathmandu'}
    ${'Europe/Kyiv'}                    | ${'Europe/Kyiv'}
    ${'america/argentina/buenos_aires'} | ${'America/Argentina/Buenos_Aires'}
    ${'america/port-au-prince'}         | ${'America/Port-au-Prince'}
    ${'us/pacific'}                     | ${'US/Pacific'}
    ${'nz'}                             | ${'Pacific/Auckland'}
    ${'etc/utc'}                        | ${'UTC'}
    ${'utc'}                            | ${'UTC'}
    ${'Etc/GMT+5'}                      | ${'Etc/GMT+5'}
    ${'Europe/Berln'}                   | ${null}
    ${'Berlin'}                         | ${null}
    ${'+05:00'}                         | ${null}
    ${'-0330'}                          | ${null}
    ${'UTC+2'}                          | ${null}
    ${'GMT+2'}                          | ${null}
    ${'BST'}                            | ${null}
    ${'PST'}                            | ${null}
    ${'SystemV/PST8'}                   | ${null}
    ${''}                               | ${null}
    ${'  '}                             | ${null}
    ${'Europe/Berlin\n'}                | ${'Europe/Berlin'}
    ${'constructor'}                    | ${null}
    ${'Europe/Berlin; --'}              | ${null}
  `('"$text" is $name', ({ text, name }) => {
    expect(zoneOf(text)?.name ?? null).toBe(name);
  });
});

describe('the wall clock', () => {
  test.each`
    zoneName                 | date            | time    | instant                       | why
    ${'Europe/Berlin'}       | ${'2026-03-27'} | ${480}  | ${'2026-03-27T07:00:00.000Z'} | ${'winter'}
    ${'Europe/Berlin'}       | ${'2026-03-30'} | ${480}  | ${'2026-03-30T06:00:00.000Z'} | ${'summer'}
    ${'Europe/Berlin'}       | ${'2026-03-29'} | ${150}  | ${'2026-03-29T01:30:00.000Z'} | ${'skipped 02:30 becomes 03:30'}
    ${'Europe/Berlin'}       | ${'2026-10-25'} | ${150}  | ${'2026-10-25T00:30:00.000Z'} | ${'02:30 comes twice: the first'}
    ${'Europe/Berlin'}       | ${'2026-10-26'} | ${480}  | ${'2026-10-26T07:00:00.000Z'} | ${'winter again'}
    ${'America/New_York'}    | ${'2026-03-08'} | ${150}  | ${'2026-03-08T07:30:00.000Z'} | ${'skipped'}
    ${'America/New_York'}    | ${'2026-11-01'} | ${90}   | ${'2026-11-01T05:30:00.000Z'} | ${'twice'}
    ${'Australia/Sydney'}    | ${'2026-04-05'} | ${150}  | ${'2026-04-04T15:30:00.000Z'} | ${'southern autumn, twice'}
    ${'Australia/Sydney'}    | ${'2026-10-04'} | ${150}  | ${'2026-10-03T16:30:00.000Z'} | ${'southern spring, skipped'}
    ${'Asia/Kolkata'}        | ${'2026-03-03'} | ${480}  | ${'2026-03-03T02:30:00.000Z'} | ${'half an hour'}
    ${'Asia/Kathmandu'}      | ${'2026-03-03'} | ${480}  | ${'2026-03-03T02:15:00.000Z'} | ${'three quarters'}
    ${'Australia/Lord_Howe'} | ${'2026-04-05'} | ${105}  | ${'2026-04-04T14:45:00.000Z'} | ${'half-hour change, twice'}
    ${'Australia/Lord_Howe'} | ${'2026-10-04'} | ${135}  | ${'2026-10-03T15:45:00.000Z'} | ${'half-hour change, skipped'}
    ${'Pacific/Chatham'}     | ${'2026-01-15'} | ${480}  | ${'2026-01-14T18:15:00.000Z'} | ${'13:45 in summer'}
    ${'Pacific/Chatham'}     | ${'2026-07-15'} | ${480}  | ${'2026-07-14T19:15:00.000Z'} | ${'12:45 in winter'}
    ${'Pacific/Kiritimati'}  | ${'2026-03-03'} | ${480}  | ${'2026-03-02T18:00:00.000Z'} | ${'first to wake'}
    ${'Pacific/Pago_Pago'}   | ${'2026-03-03'} | ${480}  | ${'2026-03-03T19:00:00.000Z'} | ${'last to wake'}
    ${'Pacific/Apia'}        | ${'2011-12-29'} | ${1439} | ${'2011-12-30T09:59:00.000Z'} | ${'before the date line moved'}
    ${'Pacific/Apia'}        | ${'2011-12-30'} | ${480}  | ${'2011-12-30T18:00:00.000Z'} | ${'the day that never was is the next'}
    ${'Pacific/Apia'}        | ${'2011-12-31'} | ${480}  | ${'2011-12-30T18:00:00.000Z'} | ${'after'}
  `('$zoneName $date + $time min: $why', ({ zoneName, date, time, instant }) => {
    expect(iso(instantAt(day(date), time, zone(zoneName)))).toBe(instant);
  });

  test.each`
    zoneName              | date            | starts
    ${'Europe/Berlin'}    | ${'2026-03-29'} | ${'2026-03-28T23:00:00.000Z'}
    ${'America/Santiago'} | ${'2026-09-06'} | ${'2026-09-06T04:00:00.000Z'}
    ${'America/Santiago'} | ${'2026-04-05'} | ${'2026-04-05T04:00:00.000Z'}
    ${'Asia/Beirut'}      | ${'2026-03-29'} | ${'2026-03-28T22:00:00.000Z'}
    ${'Asia/Beirut'}      | ${'2026-10-25'} | ${'2026-10-24T22:00:00.000Z'}
    ${'Africa/Cairo'}     | ${'2026-04-24'} | ${'2026-04-23T22:00:00.000Z'}
    ${'Africa/Cairo'}     | ${'2026-10-30'} | ${'2026-10-29T22:00:00.000Z'}
    ${'America/Havana'}   | ${'2026-03-08'} | ${'2026-03-08T05:00:00.000Z'}
    ${'America/Havana'}   | ${'2026-11-01'} | ${'2026-11-01T04:00:00.000Z'}
    ${'Pacific/Apia'}     | ${'2011-12-31'} | ${'2011-12-30T10:00:00.000Z'}
  `('$date starts in $zoneName at $starts', ({ zoneName, date, starts }) => {
    const start = startOfDay(day(date), zone(zoneName));
    expect(iso(start)).toBe(starts);
    expect(formatCivil(civilDayOf(start, zone(zoneName)))).toBe(date);
    expect(civilDayOf(start - 1, zone(zoneName))).toBeLessThan(day(date));
  });

  test.each`
    zoneName                | instant                   | date            | minute
    ${'America/Santiago'}   | ${'2026-09-06T03:59:00Z'} | ${'2026-09-05'} | ${1439}
    ${'America/Santiago'}   | ${'2026-09-06T04:00:00Z'} | ${'2026-09-06'} | ${60}
    ${'Pacific/Kiritimati'} | ${'2026-12-31T10:00:00Z'} | ${'2027-01-01'} | ${0}
    ${'Pacific/Pago_Pago'}  | ${'2027-01-01T10:59:00Z'} | ${'2026-12-31'} | ${1439}
    ${'Asia/Kathmandu'}     | ${'2028-02-28T18:15:00Z'} | ${'2028-02-29'} | ${0}
    ${'Europe/London'}      | ${'1969-12-31T23:00:00Z'} | ${'1970-01-01'} | ${0}
  `('$instant in $zoneName is $date, minute $minute', ({ zoneName, instant, date, minute }) => {
    expect(formatCivil(civilDayOf(Date.parse(instant), zone(zoneName)))).toBe(date);
    expect(minuteOfDay(Date.parse(instant), zone(zoneName))).toBe(minute);
  });
});

const zoneNames = [
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Asia/Beirut',
  'Africa/Cairo',
  'America/Havana',
  'Africa/Casablanca',
  'America/St_Johns',
  'Asia/Tehran',
  'Antarctica/Troll',
]; // prettier-ignore

test('offsets and days agree with @date-fns/tz at any instant', () => {
  const instants = fc.integer({ min: Date.parse('1995-01-01'), max: Date.parse('2037-12-31') });
  fc.assert(
    fc.property(fc.constantFrom(...zoneNames), instants, (name, seconds) => {
      const instant = Math.floor(seconds / 60_000) * 60_000;
      const zoned = { in: tz(name) };
      const mine = formatCivil(civilDayOf(instant, zone(name)));
      expect(mine).toBe(format(instant, 'yyyy-MM-dd', zoned));
      expect(minuteOfDay(instant, zone(name))).toBe(
        Number(format(instant, 'H', zoned)) * 60 + Number(format(instant, 'm', zoned)),
      );
    }),
    { numRuns: 2000 },
  );
});

test('every minute around a clock change reads as Intl reads it', () => {
  const changes: readonly (readonly [string, string])[] = [
    ['Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['America/Santiago', '2026-09-06T04:00:00Z'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['Africa/Casablanca', '2026-02-15T02:00:00Z'],
  ];
  for (const [name, change] of changes) {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: name, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    for (let minute = -90; minute <= 90; minute++) {
      const instant = Date.parse(change) + minute * 60_000;
      const [hours, minutes] = clock.format(instant).split(':').map(Number);
      expect([name, minute, minuteOfDay(instant, zone(name))]).toEqual([name, minute, hours! * 60 + minutes!]);
    }
  }
});

test('a wall-clock time is found again, or lies in the hour that was skipped', () => {
  const days = fc.integer({ min: day('2000-01-01'), max: day('2037-12-31') });
  fc.assert(
    fc.property(fc.constantFrom(...zoneNames), days, fc.integer({ min: 0, max: 1439 }), (name, date, minute) => {
      const found = instantAt(date, minute, zone(name));
      const shown = civilDayOf(found, zone(name)) * 1440 + minuteOfDay(found, zone(name));
      const skipped = shown - (date * 1440 + minute);
      expect(skipped === 0 || (skipped > 0 && skipped <= 1440)).toBe(true);
      if (skipped > 0) expect(zone(name).offset(found)).toBeGreaterThan(zone(name).offset(found - skipped * 60_000 - 1));
      const earlier = [30, 60, 120].map((shift) => found - shift * 60_000);
      if (skipped === 0) {
        for (const other of earlier) {
          expect(civilDayOf(other, zone(name)) === date && minuteOfDay(other, zone(name)) === minute).toBe(false);
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test('the first instant of a day agrees with date-fns where midnight is not skipped', () => {
  const days = fc.integer({ min: day('2000-01-01'), max: day('2037-12-31') });
  fc.assert(
    fc.property(fc.constantFrom('Europe/Berlin', 'Asia/Kolkata', 'America/New_York', 'Pacific/Chatham'), days, (name, date) => {
      const start = startOfDay(date, zone(name));
      // An hour later it is the same day and no clock has changed yet: past a change the yardstick counts back with the new offset.
      expect(start).toBe(+midnightByDateFns(start + 3_600_000, { in: tz(name) }));
    }),
  );
});

test('a steady day has one offset from the day before to the day after, as date-fns reads it, and every change has unsteady days', () => {
  const names = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'Asia/Kolkata'];
  const hours = [-24, -12, 0, 6, 12, 24, 36, 48];
  for (const name of names) {
    for (const year of ['2011', '2026']) {
      for (let date = day(`${year}-01-01`); date <= day(`${year}-12-31`); date++) {
        const steady = zone(name).steady(date);
        const offsets = hours.map((hour) => tzOffset(name, new Date(date * 86_400_000 + hour * 3_600_000)) * 60_000);
        const isOne = offsets.every((offset) => offset === offsets[0]);
        if (!isOne) expect([name, formatCivil(date), steady]).toEqual([name, formatCivil(date), Number.NaN]);
        else if (!Number.isNaN(steady)) expect([name, formatCivil(date), steady]).toEqual([name, formatCivil(date), offsets[0]]);
      }
    }
  }
  expect(zone('Europe/Berlin').steady(day('2026-03-10'))).toBe(3_600_000);
});
