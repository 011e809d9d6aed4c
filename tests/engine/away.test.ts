import { type AwayDates, awayDays, awayUntil, isAwayUnclear } from '../../src/engine/away';
import { formatCivil } from '../../src/engine/calendar';
import type { OwnerAway, WorldFacts } from '../../src/engine/decision';
import { day, on } from '../tables/team';
import { decided, row } from './row';

const ana = 'ana@firm.example';
const range = (from: string, to: string) => ({ from: day(from), to: day(to) });

describe('who is away when', () => {
  const away: AwayDates = {
    '': [range('2026-12-25', '2026-12-26')],
    [ana]: [range('2026-12-21', '2026-12-24'), range('2026-12-27', '2026-12-27'), range('2027-02-01', '2027-02-01')],
    'bob@firm.example': null,
  };
  test.each`
    sender                 | on              | until
    ${ana}                 | ${'2026-12-20'} | ${null}
    ${ana}                 | ${'2026-12-21'} | ${'2026-12-27'}
    ${ana}                 | ${'2026-12-27'} | ${'2026-12-27'}
    ${ana}                 | ${'2026-12-28'} | ${null}
    ${ana}                 | ${'2027-02-01'} | ${'2027-02-01'}
    ${'bob@firm.example'}  | ${'2026-12-25'} | ${'2026-12-26'}
    ${'cleo@else.example'} | ${'2026-12-26'} | ${'2026-12-26'}
    ${'cleo@else.example'} | ${'2026-12-24'} | ${null}
  `('$sender on $on: until $until', ({ sender, on: today, until }) => {
    const found = awayUntil(away, sender, day(today));
    expect(found === null ? null : formatCivil(found)).toBe(until);
  });
  test('dates that cannot be read hold for whom they are for', () => {
    expect([isAwayUnclear(away, 'bob@firm.example'), isAwayUnclear(away, ana), isAwayUnclear({ '': null }, ana)]).toEqual([
      true,
      false,
      true,
    ]);
    expect([...awayDays({}, ana)]).toEqual([]);
  });
});

describe('what waits while the Owner is away', () => {
  const away = (from: string, to: string, until: string | null): Partial<WorldFacts> => ({
    away: { days: awayDays({ [ana]: [range(from, to)] }, ana), until: until === null ? null : day(until) } satisfies OwnerAway,
  });
  const waits = 'Due, but its Owner is away until Fri 6 Mar 2026.';
  test.each([
    ['an automatic mail', { dealSize: 20_000 }, '2026-03-03T08:10+01:00'],
    ['a draft', { dealSize: 90_000 }, '2026-03-03T08:10+01:00'],
    ['a call', { stepsDone: 2, lastContact: on('2026-03-04') }, '2026-03-06T09:10+01:00'],
  ])('%s', (_what, changes, now) => {
    const decision = decided(row(changes), away('2026-03-03', '2026-03-06', '2026-03-06'), now);
    expect([decision.kind, decision.kind === 'wait' ? [decision.reason, decision.forCapacity] : null]).toEqual([
      'wait',
      [waits, false],
    ]);
    expect(decided(row(changes), away('2026-03-03', '2026-03-06', null), '2026-03-10T09:10+01:00').kind).toBe('touch');
  });
  test('what is not due says when it is', () => {
    const decision = decided(row(), away('2026-03-02', '2026-03-02', '2026-03-02'), '2026-03-02T10:00+01:00');
    expect(decision.kind === 'wait' ? decision.reason : '').toContain('due Tue 3 Mar 2026');
  });
  test('a mail that was due more than five business days before the return is reviewed, a younger one goes', () => {
    const back = (now: string) => decided(row({ dealSize: 20_000 }), away('2026-03-03', '2026-03-11', null), now).kind;
    expect([back('2026-03-10T08:10+01:00'), back('2026-03-12T08:10+01:00')]).toEqual(['touch', 'hold']);
  });
  test('a task does not lapse over days on which nobody was there', () => {
    const facts = (days: Partial<WorldFacts>): Partial<WorldFacts> => ({
      ...days,
      task: { due: Date.parse('2026-03-06T09:00+01:00'), done: null },
    });
    const call = row({ stepsDone: 2, lastContact: on('2026-03-04') });
    const now = '2026-03-20T09:00+01:00';
    expect(decided(call, facts({}), now).kind).toBe('lapse');
    expect(decided(call, facts(away('2026-03-09', '2026-03-13', null)), now).kind).toBe('wait');
    expect(decided(call, facts(away('2026-03-09', '2026-03-13', null)), '2026-03-27T09:00+01:00').kind).toBe('lapse');
    expect(decided(call, facts(away('2026-03-09', '2026-04-30', '2026-04-30')), '2026-04-27T09:00+02:00').kind).toBe('wait');
  });
});
