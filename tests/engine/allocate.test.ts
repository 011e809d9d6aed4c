import { allocate, type Candidate, type Ceiling, capOf, keptWords, lowest, type Room } from '../../src/engine/allocate';
import { ceilingsOf, type SenderCounts } from '../../src/engine/ceilings';
import { forecast, type Line } from '../../src/engine/forecast';
import { defaultSettings } from '../../src/engine/settings';
import { day } from '../tables/team';

const { sending } = defaultSettings;
const dayMs = 86_400_000;
const now = Date.parse('2026-03-04T08:00:00Z');

const candidate = (id: string, changes: Partial<Candidate> = {}): Candidate => ({
  id,
  row: id.charCodeAt(0),
  address: `${id}@${id}.example`,
  domain: `${id}.example`,
  step: 1,
  due: now - 1000,
  byHand: false,
  ...changes,
});

const ceiling = (left: number, words = 'Full.'): Ceiling => ({ left, words });

const room = (changes: Partial<Room> = {}): Room => ({
  ceilings: [ceiling(100)],
  used: 0,
  addresses: new Set(),
  byDomain: new Map(),
  now,
  ...changes,
});

const ids = (list: readonly Candidate[]): string => list.map(({ id }) => id).join(' ');

test.each`
  days   | cap
  ${-1}  | ${10}
  ${0}   | ${10}
  ${1}   | ${11}
  ${7}   | ${20}
  ${14}  | ${30}
  ${20}  | ${38}
  ${21}  | ${40}
  ${400} | ${40}
`('on day $days a sender may send $cap', ({ days, cap }) => {
  expect(capOf(days, sending)).toBe(cap);
});

test('a cap below the ramp is the cap', () => {
  expect(capOf(0, { ...sending, dailyCap: 5 })).toBe(5);
});

test('what a person rescheduled goes first, then later steps, then the longest due, then the upper row', () => {
  const candidates = [
    candidate('e'),
    candidate('d'),
    candidate('old', { due: now - 5 * dayMs }),
    candidate('late', { step: 5, due: now - 1 }),
    candidate('hand', { byHand: true, due: now - 1 }),
  ];
  expect(ids(allocate(candidates, room(), sending).goes)).toBe('hand late old d e');
});

test('every fourth place of the day belongs to whoever has waited more than two weeks, behind what a person rescheduled', () => {
  const followUps = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'].map((id) => candidate(id, { step: 3 }));
  const waited = [candidate('w15', { due: now - 15 * dayMs }), candidate('w20', { due: now - 20 * dayMs })];
  const young = candidate('w13', { due: now - 13 * dayMs });
  const all = [...followUps, ...waited, young];
  expect(ids(allocate(all, room(), sending).goes)).toBe('f1 f2 f3 w20 f4 f5 f6 w15 w13');
  expect(ids(allocate(all, room({ used: 3, ceilings: [ceiling(2)] }), sending).goes)).toBe('w20 f1');
  expect(ids(allocate([...all, candidate('h', { byHand: true })], room({ used: 3 }), sending).goes)).toBe(
    'h f1 f2 f3 w20 f4 f5 f6 w15 w13',
  );
});

test.each`
  cap  | days                     | goes
  ${1} | ${[0, 1, 2, 3, 4, 5, 6]} | ${'f f f w f f f'}
  ${2} | ${[0, 1, 2, 3]}          | ${'ff ff fw wf'}
  ${3} | ${[0, 1, 2, 3]}          | ${'fff ffw fwf wff'}
  ${4} | ${[0, 1]}                | ${'fffw ffwf'}
`('a cap of $cap still has a fourth place for who waited long, some day', ({ cap, days, goes }) => {
  const letters = (of: readonly Candidate[]): string => of.map(({ id }) => id.charAt(0)).join('');
  const sent = days.map((number: number) => {
    const today = now + number * dayMs;
    const followUps = ['f1', 'f2', 'f3', 'f4'].map((id) => candidate(id, { step: 3, due: today }));
    const waited = ['w1', 'w2'].map((id) => candidate(id, { due: today - 15 * dayMs }));
    return letters(allocate([...followUps, ...waited], room({ now: today, ceilings: [ceiling(cap)] }), sending).goes);
  });
  expect(sent.join(' ')).toBe(goes);
});

describe('places that are kept for mails that may go later in the day', () => {
  const inHours = (hours: number): number => now + hours * 3_600_000;
  /** `f9` is a follow-up that must go within nine hours, `o9` a first mail that fell due before all others, `y9` one after them. */
  const later = (names: string): readonly Candidate[] =>
    names.split(' ').flatMap((name) => {
      if (name === '') return [];
      const [kind, hours] = [name.charAt(0), Number(name.slice(1, 2))];
      const due = kind === 'f' ? inHours(hours - 1) : kind === 'o' ? now - 5000 : kind === 'w' ? now - 15 * dayMs : now - 500;
      return [candidate(name, { step: kind === 'f' ? 2 : 1, due, latest: inHours(hours) })];
    });
  const firsts = ['a', 'b', 'c', 'd'].map((id) => candidate(id));
  const more: Readonly<Record<string, Candidate>> = {
    f: candidate('f', { step: 2 }),
    h: candidate('h', { byHand: true }),
    w: candidate('w', { due: now - 15 * dayMs }),
  };
  test.each`
    later                     | freed        | extra  | left | goes
    ${''}                     | ${[]}        | ${''}  | ${4} | ${'a b c d'}
    ${'f5 f6'}                | ${[]}        | ${''}  | ${4} | ${'a b'}
    ${'f5 f6'}                | ${[4]}       | ${''}  | ${4} | ${'a b c'}
    ${'f5 f6'}                | ${[6]}       | ${''}  | ${4} | ${'a b c'}
    ${'f5 f6'}                | ${[7]}       | ${''}  | ${4} | ${'a b'}
    ${'f5 f6'}                | ${[5, 2, 9]} | ${''}  | ${4} | ${'a b c d'}
    ${'f5 f6 f7 f8 f9'}       | ${[]}        | ${''}  | ${4} | ${''}
    ${'f5 f6 f7 f8 f9'}       | ${[]}        | ${'f'} | ${4} | ${'f'}
    ${'f5 f6'}                | ${[]}        | ${'f'} | ${4} | ${'f a'}
    ${'f5 f6 f7 f8'}          | ${[]}        | ${'h'} | ${4} | ${'h'}
    ${'o5'}                   | ${[]}        | ${''}  | ${4} | ${'a b c'}
    ${'y5'}                   | ${[]}        | ${''}  | ${4} | ${'a b c d'}
    ${'y5'}                   | ${[]}        | ${''}  | ${9} | ${'a b c d'}
    ${'f5 f6 f7 f8'}          | ${[]}        | ${'w'} | ${4} | ${'w'}
    ${'f5 f6 f7 f8 w9'}       | ${[]}        | ${''}  | ${5} | ${''}
    ${'f5 f6 f7 f8 f9 w5 w6'} | ${[]}        | ${'f'} | ${6} | ${'f'}
  `('$later later today, places free in $freed, $extra more, $left left: $goes', ({ later: names, freed, extra, left, goes }) => {
    const all = [...firsts, ...later(names), ...(extra === '' ? [] : [more[extra]!])];
    const result = allocate(all, room({ freed: freed.map(inHours), ceilings: [ceiling(left)] }), sending);
    expect(ids(result.goes)).toBe(goes);
    expect(result.waits.length).toBe(firsts.length + extra.length - result.goes.length);
  });
  test('who waits for them is told so', () => {
    const { waits } = allocate([...firsts, ...later('f5 f6')], room({ ceilings: [ceiling(3)] }), sending);
    expect(waits.map(({ candidate: { id }, before, words }) => [id, before, words])).toEqual([
      ['b', 0, keptWords],
      ['c', 1, keptWords],
      ['d', 2, keptWords],
    ]);
  });
  test('a company that has had its share keeps no place, nor does a person who had a mail', () => {
    const two = later('f5 f6');
    const full = room({ ceilings: [ceiling(4)], byDomain: new Map([['f5.example', 5]]), addresses: new Set(['f6@f6.example']) });
    expect(ids(allocate([...firsts, ...two], full, sending).goes)).toBe('a b c d');
  });
  test('what only the run lacks time for keeps no places of the day', () => {
    const short = room({ ceilings: [ceiling(9)], run: ceiling(3, 'No time.') });
    const { goes, waits } = allocate([...firsts, ...later('f5 f6')], short, sending);
    expect(ids(goes)).toBe('a b c');
    expect(waits.map(({ words }) => words)).toEqual(['No time.']);
  });
});

test.each`
  why                  | of                                                 | goes
  ${'room'}            | ${room()}                                          | ${'a b c'}
  ${'two left'}        | ${room({ ceilings: [ceiling(9), ceiling(2)] })}    | ${'a b'}
  ${'none left'}       | ${room({ ceilings: [ceiling(0), ceiling(2)] })}    | ${''}
  ${'over the cap'}    | ${room({ ceilings: [ceiling(-3)] })}               | ${''}
  ${'a full company'}  | ${room({ byDomain: new Map([['b.example', 5]]) })} | ${'a c'}
  ${'a person mailed'} | ${room({ addresses: new Set(['a@a.example']) })}   | ${'b c'}
`('$why: $goes', ({ of, goes }) => {
  const result = allocate([candidate('c'), candidate('b'), candidate('a')], of, sending);
  expect(ids(result.goes)).toBe(goes);
  expect(result.goes.length + result.waits.length).toBe(3);
});

test('who waits knows how many go before it, and what is full', () => {
  const all = [candidate('c'), candidate('b'), candidate('a'), candidate('x', { address: 'a@a.example', domain: 'a.example' })];
  const { waits } = allocate(all, room({ ceilings: [ceiling(1, 'The cap is reached.')] }), sending);
  expect(waits.map(({ candidate: { id }, before, words }) => [id, before, words])).toEqual([
    ['b', 0, 'The cap is reached.'],
    ['c', 1, 'The cap is reached.'],
    ['x', 2, 'They had an email within the last 24 hours.'],
  ]);
});

test('one company gets its share, and free-mail is no company', () => {
  const many = (domain: string) => Array.from({ length: 8 }, (_, index) => candidate(`${domain}${index}`, { domain }));
  expect(allocate(many('a.example'), room(), sending).goes).toHaveLength(5);
  expect(allocate(many(''), room(), sending).goes).toHaveLength(8);
  expect(allocate(many('a.example'), room(), sending).waits[0]?.words).toBe(
    'a.example has had 5 emails within 24 hours, which is what one company gets.',
  );
});

test('two rows with one address: one of them goes', () => {
  const twins = [candidate('a'), candidate('b', { address: 'a@a.example' })];
  expect(ids(allocate(twins, room(), sending).goes)).toBe('a');
});

describe('the smallest limit holds, and is named', () => {
  const counts: SenderCounts = {
    sender: 'ana@firm.example',
    since: day('2025-01-01'),
    today: day('2026-03-03'),
    own: 0,
    byHand: 0,
    quotaLeft: 1500,
  };
  test.each`
    changes                                      | left    | words
    ${{}}                                        | ${40}   | ${"0 emails went out automatically in the last 24 hours; today's cap for ana@firm.example is 40."}
    ${{ own: 39 }}                               | ${1}    | ${"39 emails went out automatically in the last 24 hours; today's cap for ana@firm.example is 40."}
    ${{ since: null }}                           | ${10}   | ${"0 emails went out automatically in the last 24 hours; today's cap for ana@firm.example is 10 (it grows to 40 by Tue 24 Mar 2026)."}
    ${{ since: day('2026-02-24'), own: 20 }}     | ${0}    | ${"20 emails went out automatically in the last 24 hours; today's cap for ana@firm.example is 20 (it grows to 40 by Tue 17 Mar 2026)."}
    ${{ own: 5, byHand: 440 }}                   | ${5}    | ${'The mailbox of ana@firm.example sent 445 emails within 24 hours, 440 of them by hand. Google allows 500, and a tenth stays free for you.'}
    ${{ byHand: 600 }}                           | ${-150} | ${'The mailbox of ana@firm.example sent 600 emails within 24 hours, 600 of them by hand. Google allows 500, and a tenth stays free for you.'}
    ${{ quotaLeft: 3 }}                          | ${3}    | ${"Google's own daily quota of ana@firm.example allows 3 emails more."}
    ${{ quotaLeft: 0 }}                          | ${0}    | ${"Google's own daily quota of ana@firm.example allows no mail more."}
    ${{ byHand: null, quotaLeft: null, own: 7 }} | ${33}   | ${"7 emails went out automatically in the last 24 hours; today's cap for ana@firm.example is 40."}
  `('$changes leaves $left', ({ changes, left, words }) => {
    expect(lowest(ceilingsOf({ ...counts, ...changes }, sending))).toEqual({ left, words });
  });

  test('a team may raise the cap, and what Google grants a gmail.com script still holds', () => {
    const raised = { ...sending, dailyCap: 400, rampWeeks: 0 };
    expect(lowest(ceilingsOf({ ...counts, sender: 'ana@gmail.com', own: 95 }, raised))).toEqual({
      left: 5,
      words: '95 emails went out automatically in the last 24 hours, and Google allows scripts 100.',
    });
    expect(lowest(ceilingsOf({ ...counts, own: 95 }, raised)).left).toBe(305);
  });
});

describe('the outlook', () => {
  // Tue 3 Mar 2026; emails go Tuesday to Thursday.
  const from = day('2026-03-03');
  const opensOn = (on: number): boolean => [2, 3, 4].includes((on + 4) % 7);
  const line = (id: string, mails: readonly (readonly [step: number, on: string])[], byHand = false): Line => ({
    id,
    byHand,
    mails: mails.map(([step, on]) => ({ step, day: day(on), office: false })),
  });
  const seen = (lines: readonly Line[], roomOn: (on: number) => number): Record<string, (string | null)[]> =>
    Object.fromEntries(
      [...forecast(lines, { from, roomOn, opensOn })].map(([id, days]) => [
        id,
        days.map((each) => (each === null ? null : new Date(each * dayMs).toISOString().slice(5, 10))),
      ]),
    );

  test('goes day by day over the days that emails go, later steps and reschedules first', () => {
    const lines = [
      line('a', [[1, '2026-03-02']]),
      line('b', [[1, '2026-03-03']]),
      line('c', [[4, '2026-03-03']]),
      line('d', [[1, '2026-03-04']], true),
      line('e', [[1, '2026-03-02']]),
    ];
    expect(seen(lines, () => 1)).toEqual({ a: ['03-05'], b: ['03-11'], c: ['03-03'], d: ['03-04'], e: ['03-10'] });
  });
  test('a mail that waits moves those after it, and the follow-ups come before new first mails', () => {
    const chain = (id: string): Line =>
      line(id, [
        [1, '2026-03-03'],
        [2, '2026-03-05'],
      ]);
    expect(seen([chain('a'), chain('b'), chain('c')], () => 1)).toEqual({
      a: ['03-03', '03-05'],
      b: ['03-04', '03-10'],
      c: ['03-11', '03-17'],
    });
  });
  test('no room at all is no day', () => {
    expect(seen([line('a', [[1, '2026-03-02']])], () => 0)).toEqual({ a: [null] });
  });
});
