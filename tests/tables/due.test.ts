import fc from 'fast-check';
import { builtInCadences } from '../../src/engine/builtInCadences';
import type { Cadence } from '../../src/engine/cadence';
import { type Holiday, isWeekend, weekday } from '../../src/engine/calendar';
import { explainTouch, nextTouch } from '../../src/engine/due';
import { planOf } from '../../src/engine/plan';
import { defaultSettings, type Settings } from '../../src/engine/settings';
import { openFrom, type SlotKind, slotKindOf, slotTable, snap } from '../../src/engine/slot';
import { engagementLevels } from '../../src/engine/vocabulary';
import { civilDayOf, minuteOfDay } from '../../src/engine/zones';
import { at, cadence, civil, day, dueOn, holiday, input, moment, on, team, wall, zone } from './team';

// The same cases in every run: a test that fails must fail again.
fc.configureGlobal({ seed: 1789 });

const withWindows = (changes: Partial<Settings['slots']>): Settings => ({
  ...defaultSettings,
  slots: { ...defaultSettings.slots, ...changes },
});

const planDates = (name: string, anchor: string, changes: Parameters<typeof input>[2] = {}, rules = team()): string[] => {
  const plan = input(name, anchor, changes, rules);
  return planOf(plan, rules).map((step) => wall(step.slot.at, plan.zone.name));
};

/** Walks a cadence step by step; every step is done on its due date, or on the day given for it. */
const walk = (
  name: string,
  anchor: string,
  doneOn: Readonly<Record<number, string>> = {},
  changes: Parameters<typeof input>[2] = {},
) => {
  const rules = team();
  const dates: string[] = [];
  let lastContact = null as ReturnType<typeof moment>;
  for (let stepsDone = 0; ; stepsDone++) {
    const touch = input(name, anchor, { ...changes, stepsDone, lastContact });
    const next = nextTouch(touch, rules);
    if (next.kind !== 'due') return dates;
    dates.push(wall(next.due, touch.zone.name));
    lastContact = moment(doneOn[stepsDone + 1] ?? '') ?? { kind: 'instant', at: next.due + 17 * 60_000 };
  }
};

describe('the slot', () => {
  // March 2026:  Mo 2  Tu 3  We 4  Th 5  Fr 6  Sa 7  Su 8  Mo 9  Tu 10
  test.each`
    kind        | from            | slot
    ${'email'}  | ${'2026-03-02'} | ${'2026-03-03 08:00'}
    ${'email'}  | ${'2026-03-03'} | ${'2026-03-03 08:00'}
    ${'email'}  | ${'2026-03-05'} | ${'2026-03-05 08:00'}
    ${'email'}  | ${'2026-03-06'} | ${'2026-03-10 08:00'}
    ${'email'}  | ${'2026-03-08'} | ${'2026-03-10 08:00'}
    ${'office'} | ${'2026-03-02'} | ${'2026-03-02 08:00'}
    ${'office'} | ${'2026-03-06'} | ${'2026-03-06 08:00'}
    ${'office'} | ${'2026-03-07'} | ${'2026-03-09 08:00'}
    ${'task'}   | ${'2026-03-06'} | ${'2026-03-06 09:00'}
    ${'task'}   | ${'2026-03-07'} | ${'2026-03-09 09:00'}
  `('$kind from $from is $slot', ({ kind, from, slot }) => {
    const found = snap(day(from), kind, team().slots, zone('Europe/Berlin'), new Set())!;
    expect(wall(found.at, 'Europe/Berlin')).toBe(slot);
    expect(civil(found.day)).toBe(slot.slice(0, 10));
  });

  test.each`
    windows                                                                           | guard    | from            | slot
    ${[{ weekdays: [1, 2, 3, 4, 5], from: 480, to: 900 }]}                            | ${true}  | ${'2026-03-02'} | ${'2026-03-02 12:00'}
    ${[{ weekdays: [1, 2, 3, 4, 5], from: 480, to: 900 }]}                            | ${false} | ${'2026-03-02'} | ${'2026-03-02 08:00'}
    ${[{ weekdays: [1, 2, 3, 4, 5], from: 480, to: 900 }]}                            | ${true}  | ${'2026-03-06'} | ${'2026-03-06 08:00'}
    ${[{ weekdays: [1], from: 480, to: 600 }]}                                        | ${false} | ${'2026-03-03'} | ${'2026-03-09 08:00'}
    ${[{ weekdays: [1, 3], from: 480, to: 720 }]}                                     | ${true}  | ${'2026-03-05'} | ${'2026-03-11 08:00'}
    ${[{ weekdays: [5], from: 720, to: 900 }]}                                        | ${true}  | ${'2026-03-02'} | ${null}
    ${[{ weekdays: [6], from: 600, to: 900 }]}                                        | ${true}  | ${'2026-03-02'} | ${'2026-03-07 10:00'}
    ${[{ weekdays: [2], from: 780, to: 900 }, { weekdays: [2], from: 500, to: 600 }]} | ${true}  | ${'2026-03-02'} | ${'2026-03-03 08:20'}
    ${[{ weekdays: [2], from: 600, to: 600 }]}                                        | ${true}  | ${'2026-03-02'} | ${null}
    ${[]}                                                                             | ${true}  | ${'2026-03-02'} | ${null}
  `('windows $windows, guard $guard: from $from it is $slot', ({ windows, guard, from, slot }) => {
    const table = slotTable(withWindows({ sendWindows: windows, guard }).slots);
    const found = snap(day(from), 'email', table, zone('Europe/Berlin'), new Set());
    expect(found === null ? null : wall(found.at, 'Europe/Berlin')).toBe(slot);
  });

  test.each`
    zoneName              | windows                                    | from            | slot                  | why
    ${'Asia/Kolkata'}     | ${[]}                                      | ${'2026-03-03'} | ${'2026-03-03T02:30'} | ${'08:00 there'}
    ${'Pacific/Chatham'}  | ${[]}                                      | ${'2026-03-03'} | ${'2026-03-02T18:15'} | ${'08:00 there, the day before in UTC'}
    ${'Pacific/Apia'}     | ${[]}                                      | ${'2011-12-30'} | ${'2012-01-02T18:00'} | ${'the Friday that never was is no email day anyway'}
    ${'Pacific/Apia'}     | ${[{ weekdays: [5], from: 480, to: 600 }]} | ${'2011-12-30'} | ${'2012-01-05T18:00'} | ${'a day that never was is not used'}
    ${'America/Santiago'} | ${[{ weekdays: [0], from: 0, to: 60 }]}    | ${'2026-09-06'} | ${'2026-09-13T03:00'} | ${'an hour that never was is not used'}
    ${'America/Santiago'} | ${[{ weekdays: [0], from: 0, to: 120 }]}   | ${'2026-09-06'} | ${'2026-09-06T04:00'} | ${'what remains of a window is'}
    ${'Europe/Berlin'}    | ${[{ weekdays: [0], from: 120, to: 180 }]} | ${'2026-10-25'} | ${'2026-10-25T00:00'} | ${'of an hour that comes twice, the first'}
  `('in $zoneName, $why', ({ zoneName, windows, from, slot }) => {
    const slots = windows.length === 0 ? defaultSettings.slots : withWindows({ sendWindows: windows }).slots;
    const found = snap(day(from), 'email', slotTable(slots), zone(zoneName), new Set())!;
    expect(new Date(found.at).toISOString().slice(0, 16)).toBe(slot);
  });

  test.each`
    holidays                                               | country      | from            | slot
    ${[holiday('2026-03-03')]}                             | ${''}        | ${'2026-03-02'} | ${'2026-03-04 08:00'}
    ${[holiday('2026-03-03', 'Germany')]}                  | ${''}        | ${'2026-03-02'} | ${'2026-03-03 08:00'}
    ${[holiday('2026-03-03', ' GERMANY ')]}                | ${'germany'} | ${'2026-03-02'} | ${'2026-03-04 08:00'}
    ${[holiday('2026-03-03', 'Germany')]}                  | ${'France'}  | ${'2026-03-02'} | ${'2026-03-03 08:00'}
    ${[holiday('2026-03-03'), holiday('2026-03-04', 'X')]} | ${'x'}       | ${'2026-03-02'} | ${'2026-03-05 08:00'}
  `('holidays $holidays for "$country": from $from it is $slot', ({ holidays, country, from, slot }) => {
    const rules = team({ holidays });
    const found = snap(day(from), 'email', rules.slots, zone('Europe/Berlin'), rules.daysOff(country))!;
    expect(wall(found.at, 'Europe/Berlin')).toBe(slot);
  });

  test.each`
    now                            | kind        | opens
    ${'2026-03-03T08:00:00+01:00'} | ${'email'}  | ${'2026-03-03 08:00'}
    ${'2026-03-03T09:59:00+01:00'} | ${'email'}  | ${'2026-03-03 09:59'}
    ${'2026-03-03T10:00:00+01:00'} | ${'email'}  | ${'2026-03-03 13:00'}
    ${'2026-03-03T14:59:59+01:00'} | ${'email'}  | ${'2026-03-03 14:59'}
    ${'2026-03-03T15:00:00+01:00'} | ${'email'}  | ${'2026-03-04 08:00'}
    ${'2026-03-05T15:00:00+01:00'} | ${'email'}  | ${'2026-03-10 08:00'}
    ${'2026-03-06T16:59:00+01:00'} | ${'office'} | ${'2026-03-06 16:59'}
    ${'2026-03-06T17:00:00+01:00'} | ${'office'} | ${'2026-03-09 08:00'}
  `('at $now an email ($kind) may go at $opens', ({ now, kind, opens }) => {
    const found = openFrom(Date.parse(now), kind, team().slots, zone('Europe/Berlin'), new Set())!;
    expect(wall(found, 'Europe/Berlin')).toBe(opens);
  });
});

describe('worked examples of the outbound cadence at 30,000 in Berlin', () => {
  const deal = { dealSize: 30_000 };
  const onTime = [
    '2026-03-03 08:00',
    '2026-03-05 08:00',
    '2026-03-06 09:00',
    '2026-03-09 09:00',
    '2026-03-17 08:00',
    '2026-03-18 09:00',
    '2026-03-24 08:00',
  ]; // prettier-ignore

  test('done on time, it follows the plan', () => {
    expect(walk('Outbound 21-Day', '2026-03-02', {}, deal)).toEqual(onTime);
    expect(planDates('outbound', '2026-03-02', deal)).toEqual(onTime);
  });

  test('done on the dates alone, without hours, it follows the plan too', () => {
    const dates = Object.fromEntries(onTime.map((date, index) => [index + 1, date.slice(0, 10)]));
    expect(walk('outbound', '2026-03-02', dates, deal)).toEqual(onTime);
  });

  test('a late call moves the rest by as much', () => {
    expect(walk('outbound', '2026-03-02', { 3: '2026-03-13' }, deal).slice(3)).toEqual([
      '2026-03-16 09:00',
      '2026-03-24 08:00',
      '2026-03-25 09:00',
      '2026-03-31 08:00',
    ]);
  });

  test('across the clock change, 08:00 stays 08:00', () => {
    expect(walk('outbound', '2026-03-16', {}, deal).slice(4)).toEqual([
      '2026-03-31 08:00',
      '2026-04-01 09:00',
      '2026-04-07 08:00',
    ]);
  });

  test('steps done with no date for the last one are due as planned', () => {
    onTime.forEach((date, stepsDone) => {
      expect(dueOn(input('outbound', '2026-03-02', { ...deal, stepsDone }))).toBe(date);
    });
  });

  test('with all steps done nothing is due, however many are said to be done', () => {
    expect(dueOn(input('outbound', '2026-03-02', { stepsDone: 7 }))).toBe('done');
    expect(dueOn(input('outbound', '2026-03-02', { stepsDone: 99, lastContact: on('2026-03-24') }))).toBe('done');
  });

  test('with no step done the last contact is ignored', () => {
    expect(dueOn(input('outbound', '2026-03-02', { lastContact: on('2027-01-01') }))).toBe('2026-03-03 08:00');
  });
});

describe('due dates', () => {
  test.each`
    name                    | anchor                         | zoneName                | done | last                      | notBefore                      | due
    ${'post-first-contact'} | ${'2026-03-02'}                | ${'Europe/Berlin'}      | ${0} | ${'-'}                    | ${'-'}                         | ${'2026-03-02 08:00'}
    ${'post-first-contact'} | ${'2026-03-06'}                | ${'Europe/Berlin'}      | ${0} | ${'-'}                    | ${'-'}                         | ${'2026-03-06 08:00'}
    ${'post-first-contact'} | ${'2026-03-07'}                | ${'Europe/Berlin'}      | ${0} | ${'-'}                    | ${'-'}                         | ${'2026-03-09 08:00'}
    ${'post-demo'}          | ${'2026-03-02'}                | ${'Europe/Berlin'}      | ${0} | ${'-'}                    | ${'-'}                         | ${'2026-03-03 08:00'}
    ${'post-demo'}          | ${'2026-03-05'}                | ${'Europe/Berlin'}      | ${0} | ${'-'}                    | ${'-'}                         | ${'2026-03-06 08:00'}
    ${'post-demo'}          | ${'2026-03-05'}                | ${'Europe/Berlin'}      | ${1} | ${'2026-03-06'}           | ${'-'}                         | ${'2026-03-10 08:00'}
    ${'nurture-90'}         | ${'2026-03-02'}                | ${'Europe/Berlin'}      | ${0} | ${'-'}                    | ${'-'}                         | ${'2026-06-02 08:00'}
    ${'nurture-annual'}     | ${'2028-02-29'}                | ${'Europe/Berlin'}      | ${0} | ${'-'}                    | ${'-'}                         | ${'2029-02-28 08:00'}
    ${'outbound'}           | ${'2026-12-28'}                | ${'Europe/Berlin'}      | ${1} | ${'2026-12-29'}           | ${'-'}                         | ${'2026-12-31 08:00'}
    ${'outbound'}           | ${'2026-12-28'}                | ${'Europe/Berlin'}      | ${2} | ${'2026-12-31'}           | ${'-'}                         | ${'2027-01-01 09:00'}
    ${'outbound'}           | ${'2028-02-28'}                | ${'Europe/Berlin'}      | ${0} | ${'-'}                    | ${'-'}                         | ${'2028-02-29 08:00'}
    ${'outbound'}           | ${'2026-03-02'}                | ${'Europe/Berlin'}      | ${0} | ${'-'}                    | ${'2026-03-10'}                | ${'2026-03-10 08:00'}
    ${'outbound'}           | ${'2026-03-02'}                | ${'Europe/Berlin'}      | ${0} | ${'-'}                    | ${'2026-03-13'}                | ${'2026-03-17 08:00'}
    ${'outbound'}           | ${'2026-03-02'}                | ${'Europe/Berlin'}      | ${0} | ${'-'}                    | ${'2026-02-13'}                | ${'2026-03-03 08:00'}
    ${'outbound'}           | ${'2026-03-02'}                | ${'Europe/Berlin'}      | ${0} | ${'-'}                    | ${'2026-03-10T23:30:00+01:00'} | ${'2026-03-10 08:00'}
    ${'outbound'}           | ${'2026-03-02'}                | ${'Europe/Berlin'}      | ${2} | ${'2026-03-05'}           | ${'2026-03-07'}                | ${'2026-03-09 09:00'}
    ${'outbound'}           | ${'2026-03-02T23:30:00+01:00'} | ${'Asia/Kathmandu'}     | ${0} | ${'-'}                    | ${'-'}                         | ${'2026-03-03 08:00'}
    ${'outbound'}           | ${'2026-03-04T23:30:00+01:00'} | ${'Asia/Kathmandu'}     | ${0} | ${'-'}                    | ${'-'}                         | ${'2026-03-05 08:00'}
    ${'outbound'}           | ${'2026-03-06T01:00:00+01:00'} | ${'America/Santiago'}   | ${0} | ${'-'}                    | ${'-'}                         | ${'2026-03-05 08:00'}
    ${'outbound'}           | ${'2026-03-03'}                | ${'Pacific/Kiritimati'} | ${1} | ${'2026-03-03T09:00:00Z'} | ${'-'}                         | ${'2026-03-05 08:00'}
    ${'outbound'}           | ${'2026-03-03'}                | ${'Pacific/Kiritimati'} | ${1} | ${'2026-03-03T11:00:00Z'} | ${'-'}                         | ${'2026-03-10 08:00'}
    ${'outbound'}           | ${'2026-03-03'}                | ${'Pacific/Pago_Pago'}  | ${1} | ${'2026-03-04T09:00:00Z'} | ${'-'}                         | ${'2026-03-05 08:00'}
    ${'outbound'}           | ${'2026-03-02'}                | ${'Europe/Berlin'}      | ${4} | ${'2026-03-06'}           | ${'-'}                         | ${'2026-03-10 08:00'}
    ${'outbound'}           | ${'2026-03-02'}                | ${'Europe/Berlin'}      | ${4} | ${'2026-03-05'}           | ${'-'}                         | ${'2026-03-10 08:00'}
  `('$name from $anchor in $zoneName, $done done, last $last, not before $notBefore: $due', (row) => {
    const { name, anchor, zoneName, done, last, notBefore, due } = row;
    const touch = input(name, anchor, {
      zone: zone(zoneName),
      stepsDone: done,
      lastContact: moment(last),
      notBefore: moment(notBefore),
    });
    expect(dueOn(touch)).toBe(due);
  });

  test('a team without a send window is told so, instead of a date', () => {
    const rules = team({ settings: withWindows({ sendWindows: [] }) });
    const next = nextTouch(input('outbound', '2026-03-02', {}, rules), rules);
    expect(next).toEqual({ kind: 'problem', words: expect.stringContaining('Settings sheet') });
  });

  test('holidays push the step, and the next ones keep to the plan', () => {
    const rules = team({ holidays: [holiday('2026-12-25'), holiday('2026-12-24', 'Germany'), holiday('2027-01-01')] });
    expect(planDates('post-demo', '2026-12-22', { country: 'Germany' }, rules).slice(0, 3)).toEqual([
      '2026-12-23 08:00',
      '2026-12-29 08:00',
      '2026-12-31 08:00',
    ]);
    expect(planDates('post-demo', '2026-12-22', {}, rules).slice(0, 3)).toEqual([
      '2026-12-23 08:00',
      '2026-12-29 08:00',
      '2026-12-31 08:00',
    ]);
    expect(planDates('post-demo', '2026-12-21', { country: 'Germany' }, rules)[1]).toBe('2026-12-29 08:00');
    expect(planDates('post-demo', '2026-12-21', {}, rules)[1]).toBe('2026-12-24 08:00');
  });
});

describe('whole plans', () => {
  test.each`
    name                    | anchor          | changes                   | plan
    ${'post-first-contact'} | ${'2026-03-03'} | ${{}}                     | ${'03-03 03-05 03-10 03-12 03-17'}
    ${'post-demo'}          | ${'2026-03-02'} | ${{}}                     | ${'03-03 03-05 03-10 03-12 03-17 03-24 03-26'}
    ${'post-proposal'}      | ${'2026-03-02'} | ${{}}                     | ${'03-03 03-10 03-12 03-19 03-31 04-07 04-16 05-05'}
    ${'outbound'}           | ${'2026-03-02'} | ${{ dealSize: 8_000 }}    | ${'03-03 03-04 03-05 03-09 03-10 03-12 03-17'}
    ${'re-engage'}          | ${'2026-03-02'} | ${{}}                     | ${'03-03 03-05 03-10 03-17'}
    ${'outbound-14'}        | ${'2026-03-02'} | ${{}}                     | ${'03-03 03-05 03-06 03-09 03-11 03-13 03-17 03-18 03-23 03-24 03-31'}
    ${'nurture-6m'}         | ${'2026-03-02'} | ${{}}                     | ${'06-02 09-01 12-01 02-25'}
    ${'post-first-contact'} | ${'2026-03-03'} | ${{ stakeholders: 10 }}   | ${'03-03 03-17 03-24 04-02 04-14'}
    ${'post-demo'}          | ${'2026-03-02'} | ${{ engagement: 'High' }} | ${'03-03 03-05 03-10 03-12 03-17 03-19 03-24'}
  `('$name from $anchor with $changes: $plan', ({ name, anchor, changes, plan }) => {
    expect(planDates(name, anchor, changes).map((date) => date.slice(5, 10))).toEqual(plan.split(' '));
  });

  test('two emails keep two days between them where windows push the first', () => {
    const daily = [{ weekdays: [1, 2, 3, 4, 5], from: 480, to: 600 }];
    const rules = team({ settings: withWindows({ sendWindows: daily, guard: false }) });
    // Step 2 is wanted on Sat 7, so it goes on Mon 9: step 3, wanted on Tue 10, waits until Wed 11.
    const own: Cadence = {
      ...cadence('post-demo'),
      steps: [0, 5, 8].map((stepDay) => ({ ...cadence('post-demo').steps[1]!, day: stepDay })),
    };
    const plan = planOf(input('post-demo', '2026-03-02', { cadence: own }, rules), rules);
    expect(plan.map((step) => civil(step.slot.day))).toEqual(['2026-03-02', '2026-03-09', '2026-03-11']);
  });
});

describe('business days', () => {
  const own: Cadence = { ...cadence('post-demo'), days: 'business' };
  const rules = team({ holidays: [holiday('2026-03-11')] });
  const touch = (changes: Parameters<typeof input>[2]) => ({ ...input('post-demo', '2026-03-05', changes, rules), cadence: own });

  test('gaps, plan and differences skip weekends and holidays alike', () => {
    // Gaps 1 2 4 3 4 4 3 from Thu 5 Mar: Fri 6, Tue 10, Tue 17, Fri 20 (so Tue 24), Thu 26, Wed 1 Apr, Mon 6 Apr (so Tue 7).
    expect(planOf(touch({}), rules).map((step) => civil(step.slot.day))).toEqual([
      '2026-03-06',
      '2026-03-10',
      '2026-03-17',
      '2026-03-24',
      '2026-03-26',
      '2026-04-01',
      '2026-04-07',
    ]); // prettier-ignore
  });

  test.each`
    done | last            | due
    ${1} | ${'2026-03-06'} | ${'2026-03-10 08:00'}
    ${1} | ${'2026-03-09'} | ${'2026-03-12 08:00'}
    ${1} | ${'2026-03-07'} | ${'2026-03-10 08:00'}
    ${2} | ${'2026-03-12'} | ${'2026-03-18 08:00'}
    ${4} | ${'2026-03-24'} | ${'2026-03-26 08:00'}
    ${4} | ${'2026-03-25'} | ${'2026-03-31 08:00'}
  `('$done done, last on $last: due $due', ({ done, last, due }) => {
    expect(dueOn(touch({ stepsDone: done, lastContact: moment(last) }), rules)).toBe(due);
  });
});

describe('why', () => {
  test.each`
    changes                                                   | why
    ${{}}                                                     | ${'Step 1 of 7: 0 days after the anchor (as written); planned Tue 3 Mar 2026; Mon 2 Mar 2026 is a Monday, so moved to the next send window; due Tue 3 Mar 2026 08:00 Europe/Berlin.'}
    ${{ stepsDone: 2, lastContact: on('2026-03-05') }}        | ${'Step 3 of 7: 2 days after step 2 (as written); planned Fri 6 Mar 2026; due Fri 6 Mar 2026 09:00 Europe/Berlin.'}
    ${{ stepsDone: 3, lastContact: on('2026-03-13') }}        | ${'Step 4 of 7: 3 days after step 3 (as written); planned Mon 9 Mar 2026; step 3 was done 7 days late, so counted from Fri 13 Mar 2026; wanted Mon 16 Mar 2026; due Mon 16 Mar 2026 09:00 Europe/Berlin.'}
    ${{ stepsDone: 1, dealSize: 60_000, engagement: 'High' }} | ${'Step 2 of 7: 2 days after step 1 (2 as written; deal size sets the last day to 28, engagement High × 0.8); planned Thu 5 Mar 2026; due Thu 5 Mar 2026 08:00 Europe/Berlin.'}
    ${{ stepsDone: 1, notBefore: on('2026-03-20') }}          | ${'Step 2 of 7: 2 days after step 1 (as written); planned Thu 5 Mar 2026; held back by Not Before Fri 20 Mar 2026; due Tue 24 Mar 2026 08:00 Europe/Berlin.'}
  `('$why', ({ changes, why }) => {
    const touch = input('outbound', '2026-03-02', changes);
    expect(explainTouch(nextTouch(touch, team()), touch, team())).toBe(why);
  });

  test('a holiday is named as one, and business days as such', () => {
    const rules = team({ holidays: [holiday('2026-03-03')] });
    const touch = input('outbound', '2026-03-03', { cadence: { ...cadence('outbound'), days: 'business' } }, rules);
    expect(explainTouch(nextTouch(touch, rules), touch, rules)).toBe(
      'Step 1 of 7: 0 business days after the anchor (as written); planned Wed 4 Mar 2026; Tue 3 Mar 2026 is a holiday, so moved to the next send window; due Wed 4 Mar 2026 08:00 Europe/Berlin.',
    );
  });

  test('a holiday on the way is named, too', () => {
    const rules = team({ holidays: [holiday('2026-03-03')] });
    const touch = input('outbound', '2026-03-02', {}, rules);
    expect(explainTouch(nextTouch(touch, rules), touch, rules)).toContain(
      'Mon 2 Mar 2026 is a Monday, so moved to the next send window, past the holiday of Tue 3 Mar 2026; due Wed 4 Mar 2026 08:00',
    );
  });

  test('nothing due needs no reason', () => {
    const touch = input('outbound', '2026-03-02', { stepsDone: 7 });
    expect(explainTouch(nextTouch(touch, team()), touch, team())).toBe('');
  });
});

describe('laws', () => {
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'America/Santiago',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Pacific/Apia',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Asia/Beirut',
    'Africa/Cairo',
    'Asia/Kolkata',
    'America/Sao_Paulo',
  ); // prettier-ignore
  const anchors = fc.integer({ min: day('2010-01-01'), max: day('2035-12-31') });
  const holidays = fc.array(
    fc.integer({ min: 0, max: 60 }).map((offset) => offset),
    { maxLength: 12 },
  );
  const rows = fc.record({
    of: fc.constantFrom(...builtInCadences),
    business: fc.boolean(),
    zoneName: zones,
    anchor: anchors,
    off: holidays,
    dealSize: fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: null }),
    stakeholders: fc.option(fc.integer({ min: 1, max: 14 }), { nil: null }),
    engagement: fc.option(fc.constantFrom(...engagementLevels), { nil: null }),
  });

  const prepared = (row: typeof rows extends fc.Arbitrary<infer R> ? R : never) => {
    const days: Holiday[] = row.off.map((offset) => ({ day: row.anchor + offset, country: '', name: '' }));
    const rules = team({ holidays: days });
    const { dealSize, stakeholders, engagement } = row;
    const touch = input('outbound', '2026-01-01', {
      cadence: { ...row.of, days: row.business ? 'business' : 'calendar' },
      anchor: { kind: 'date', day: row.anchor },
      zone: zone(row.zoneName),
      dealSize,
      stakeholders,
      engagement,
    });
    return { rules, touch, off: rules.daysOff('') };
  };

  const allowed: Readonly<Record<SlotKind, (name: number, minute: number) => boolean>> = {
    email: (name, minute) => name >= 2 && name <= 4 && minute === 480,
    office: (name, minute) => name >= 1 && name <= 5 && minute === 480,
    task: (name, minute) => name >= 1 && name <= 5 && minute === 540,
  };

  test('a plan rises, and never touches a weekend, a holiday or an hour outside its windows', () => {
    fc.assert(
      fc.property(rows, (row) => {
        const { rules, touch, off } = prepared(row);
        const plan = planOf(touch, rules);
        expect(plan).toHaveLength(touch.cadence.steps.length);
        plan.forEach((step, index) => {
          const date = civilDayOf(step.slot.at, touch.zone);
          const kind = slotKindOf(touch.cadence.steps[index]!);
          expect(date).toBe(step.slot.day);
          expect(isWeekend(date) || off.has(date)).toBe(false);
          expect(allowed[kind](weekday(date), minuteOfDay(step.slot.at, touch.zone))).toBe(true);
          if (index > 0) expect(step.slot.at).toBeGreaterThan(plan[index - 1]!.slot.at);
        });
      }),
      { numRuns: 400 },
    );
  });

  test('on time, the due dates are the plan; a later contact never makes the next touch earlier', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 7 }), (row, late, step) => {
        const { rules, touch } = prepared(row);
        const plan = planOf(touch, rules);
        const stepsDone = Math.min(step, plan.length - 1);
        const before = plan[stepsDone - 1];
        const onTime = nextTouch(
          { ...touch, stepsDone, lastContact: before === undefined ? null : { kind: 'date', day: before.slot.day } },
          rules,
        );
        expect(onTime.kind === 'due' && onTime.due).toBe(plan[stepsDone]!.slot.at);
        if (before === undefined) return;
        const later = nextTouch({ ...touch, stepsDone, lastContact: { kind: 'date', day: before.slot.day + late } }, rules);
        expect(later.kind === 'due' && later.due >= plan[stepsDone]!.slot.at).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('Not Before is never undercut, and moves nothing that is later', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: -20, max: 60 }), (row, shift) => {
        const { rules, touch } = prepared(row);
        const free = nextTouch(touch, rules);
        const bound = nextTouch({ ...touch, notBefore: { kind: 'date', day: row.anchor + shift } }, rules);
        if (free.kind !== 'due' || bound.kind !== 'due') throw new Error('always due');
        expect(civilDayOf(bound.due, touch.zone)).toBeGreaterThanOrEqual(row.anchor + shift);
        expect(bound.due).toBeGreaterThanOrEqual(free.due);
        if (civilDayOf(free.due, touch.zone) >= row.anchor + shift) expect(bound.due).toBe(free.due);
      }),
      { numRuns: 400 },
    );
  });
});

test('an instant and its date give the same plan', () => {
  const byDate = planDates('outbound', '2026-03-02');
  const byInstant = planOf({ ...input('outbound', '2026-03-02'), anchor: at('2026-03-02T14:30:00+01:00') }, team());
  expect(byInstant.map((step) => wall(step.slot.at, 'Europe/Berlin'))).toEqual(byDate);
});
