import { formatCivil } from '../../src/engine/calendar';
import { zoneOf } from '../../src/engine/zones';
import type { Cell } from '../../src/sheet/cells/cell';
import { readDay, readMoment } from '../../src/sheet/cells/moment';

/** A calendar date as YYYY-MM-DD, an instant as its UTC time, a blank, or the words after ⚠. */
const shown = (cell: Cell, zoneName: string): string => {
  const zone = zoneOf(zoneName);
  if (zone === null) throw new Error(zoneName);
  const reading = readMoment(cell, zone);
  if (reading.kind === 'blank') return 'blank';
  if (reading.kind === 'problem') return `⚠ ${reading.words}`;
  return reading.value.kind === 'date' ? formatCivil(reading.value.day) : new Date(reading.value.at).toISOString();
};

describe('readMoment of date cells', () => {
  it.each([
    // cell (UTC)                zone of the sheet          read as
    ['2026-03-01T23:00:00Z', 'Europe/Berlin', '2026-03-02'],
    ['2026-03-02T00:00:00Z', 'Europe/Berlin', '2026-03-02T00:00:00.000Z'],
    ['2026-03-02T13:30:00Z', 'Europe/Berlin', '2026-03-02T13:30:00.000Z'],
    ['2026-07-01T22:00:00Z', 'Europe/Berlin', '2026-07-02'],
    ['2026-03-01T18:15:00Z', 'Asia/Kathmandu', '2026-03-02'],
    ['2026-03-01T18:30:00Z', 'Asia/Kolkata', '2026-03-02'],
    ['2026-03-01T10:00:00Z', 'Pacific/Kiritimati', '2026-03-02'],
    ['2026-03-02T11:00:00Z', 'Pacific/Pago_Pago', '2026-03-02'],
    // Chile's clocks skip midnight of 6 September 2026: the day begins at 01:00 (04:00 UTC).
    ['2026-09-06T04:00:00Z', 'America/Santiago', '2026-09-06'],
    ['2026-09-06T05:00:00Z', 'America/Santiago', '2026-09-06T05:00:00.000Z'],
    // Havana's midnight of 1 November 2026 comes twice; only the first begins the day.
    ['2026-11-01T04:00:00Z', 'America/Havana', '2026-11-01'],
    ['2026-11-01T05:00:00Z', 'America/Havana', '2026-11-01T05:00:00.000Z'],
    ['2028-02-29T00:00:00Z', 'Etc/UTC', '2028-02-29'],
    ['2099-12-31T00:00:00Z', 'Etc/UTC', '2099-12-31'],
  ])('%s in %s is %s', (at, zone, expected) => {
    expect(shown(new Date(at), zone)).toBe(expected);
  });
  it.each([
    ['1899-12-30T14:30:00Z', 'the date is Sat 30 Dec 1899, which is what a bare time or a small number becomes'],
    ['1899-12-30T00:00:00Z', 'Sat 30 Dec 1899'],
    ['1900-01-29T00:00:00Z', 'Mon 29 Jan 1900, which is what a bare time or a small number becomes'],
    ['1905-07-18T00:00:00Z', 'Tue 18 Jul 1905'],
    ['2926-03-02T00:00:00Z', 'which is out of range; write a date such as 2026-03-02'],
  ])('asks about %s', (at, words) => {
    expect(shown(new Date(at), 'Etc/UTC')).toContain(`⚠ `);
    expect(shown(new Date(at), 'Etc/UTC')).toContain(words);
  });
  it('asks about a Date that is none, and takes one of another realm', () => {
    expect(shown(new Date(Number.NaN), 'Etc/UTC')).toBe('⚠ this is no real date; write a date such as 2026-03-02');
    const { runInNewContext } = jest.requireActual<typeof import('node:vm')>('node:vm');
    expect(shown(runInNewContext("new Date('2026-03-02T00:00:00Z')") as Date, 'Etc/UTC')).toBe('2026-03-02');
  });
});

describe('readMoment of everything else, in Berlin', () => {
  it.each<[Cell, string]>([
    ['', 'blank'],
    ['  ', 'blank'],
    ['2026-03-02', '2026-03-02'],
    [' 2026-03-02 ', '2026-03-02'],
    ['2026-3-2', '2026-03-02'],
    ['2026/03/02', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['2026-03-02 00:00', '2026-03-02'],
    ['2026-03-02 14:30', '2026-03-02T13:30:00.000Z'],
    ['2026-03-02T14:30:15', '2026-03-02T13:30:15.000Z'],
    ['2026-03-02 2:30 PM', '2026-03-02T13:30:00.000Z'],
    ['2026-03-02 12:15 am', '2026-03-01T23:15:00.000Z'],
    ['2026-03-02T14:30:00.000Z', '2026-03-02T14:30:00.000Z'],
    ['2026-03-02T14:30+05:45', '2026-03-02T08:45:00.000Z'],
    ['2 March 2026', '2026-03-02'],
    ['2. Mar 2026', '2026-03-02'],
    ['Mon, 2 Mar 2026', '2026-03-02'],
    ['02-Mar-2026', '2026-03-02'],
    ['March 2nd, 2026', '2026-03-02'],
    ['sept 9 2026, 14:30', '2026-09-09T12:30:00.000Z'],
    ['25/12/2026', '2026-12-25'],
    ['12/25/2026', '2026-12-25'],
    ['03/03/2026', '2026-03-03'],
    ['02.03.2026', '2026-03-02'],
    ['2.3.2026 14:30', '2026-03-02T13:30:00.000Z'],
    ['29 February 2028', '2028-02-29'],
    [46083, '2026-03-02'],
    [46083.5, '2026-03-02T11:00:00.000Z'],
  ])('%p is %s', (cell, expected) => {
    expect(shown(cell, 'Europe/Berlin')).toBe(expected);
  });
  it.each<[Cell, string]>([
    ['03/04/2026', '"03/04/2026" could be Fri 3 Apr 2026 or Wed 4 Mar 2026; write a date such as 2026-03-02'],
    ['3-4-2026', 'could be'],
    ['03/04/26', 'could be several dates'],
    ['2026-02-31', '"2026-02-31" is no date of the calendar'],
    ['31 February 2026', 'is no date of the calendar'],
    ['31/02/2026', 'is no date of the calendar'],
    ['29 February 2026', 'is no date of the calendar'],
    ['2026-13-01', 'is no date of the calendar'],
    ['2026-03-02 25:00', 'is no date of the calendar'],
    ['Tue 2 March 2026', 'is no date of the calendar'],
    ['1899-12-30', 'the date is Sat 30 Dec 1899'],
    ['next Tuesday', '"next Tuesday" is no date; write a date such as 2026-03-02'],
    ['14:30', 'is no date'],
    ['March', 'is no date'],
    ['Q2', 'is no date'],
    ['=TODAY()', 'is no date'],
    ['٢٠٢٦-٠٣-٠٢', 'is no date'],
    ['🦄'.repeat(2500), 'is no date'],
    ['#N/A', 'the cell shows #N/A'],
    ['#REF!', 'the cell shows #REF!'],
    [0, '"0" is a number, not a date'],
    [5, 'is a number, not a date'],
    [-46083, 'is a number, not a date'],
    [1772409600000, 'is a number, not a date'],
    [Number.NaN, 'is a number, not a date'],
    [true, 'a checkbox stands where a date belongs'],
    [false, 'a checkbox stands where a date belongs'],
  ])('asks about %p', (cell, words) => {
    expect(shown(cell, 'Europe/Berlin')).toContain('⚠ ');
    expect(shown(cell, 'Europe/Berlin')).toContain(words);
  });
});

it('reads the day that the sheet shows, whatever the time', () => {
  const berlin = zoneOf('Europe/Berlin');
  if (berlin === null) throw new Error('no zone');
  expect(readDay(new Date('2026-03-02T22:59:00Z'), berlin)).toEqual({ kind: 'value', value: 20514 });
  expect(readDay(new Date('2026-03-02T23:00:00Z'), berlin)).toEqual({ kind: 'value', value: 20515 });
});
