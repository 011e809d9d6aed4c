import { allocate, type Candidate, capOf, type SentToday } from '../../src/engine/allocate';
import { defaultSettings } from '../../src/engine/settings';

const { sending } = defaultSettings;

const candidate = (id: string, changes: Partial<Candidate> = {}): Candidate => ({
  id,
  sender: 'ana@us.example',
  domain: `${id}.example`,
  step: 1,
  due: 1000,
  byHand: false,
  ...changes,
});

const today = (changes: Partial<SentToday> = {}): SentToday => ({
  bySender: new Map(),
  byDomain: new Map(),
  quotaLeft: new Map(),
  daysSending: new Map([['ana@us.example', 100]]),
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

test('what a person rescheduled goes first, then later steps, then the longest overdue, then by id', () => {
  const candidates = [
    candidate('e'),
    candidate('d'),
    candidate('old', { due: 1 }),
    candidate('late', { step: 5, due: 5000 }),
    candidate('hand', { byHand: true, due: 9000 }),
  ];
  expect(ids(allocate(candidates, today(), sending).goes)).toBe('hand late old d e');
});

test.each`
  why                  | sent                                                                             | goes
  ${'room'}            | ${today()}                                                                       | ${'a b c'}
  ${'a new sender'}    | ${today({ daysSending: new Map(), bySender: new Map([['ana@us.example', 9]]) })} | ${'a'}
  ${'nearly full'}     | ${today({ bySender: new Map([['ana@us.example', 38]]) })}                        | ${'a b'}
  ${'full'}            | ${today({ bySender: new Map([['ana@us.example', 40]]) })}                        | ${''}
  ${'quota of one'}    | ${today({ quotaLeft: new Map([['ana@us.example', 1]]) })}                        | ${'a'}
  ${'no quota'}        | ${today({ quotaLeft: new Map([['ana@us.example', 0]]) })}                        | ${''}
  ${'full company'}    | ${today({ byDomain: new Map([['b.example', 5]]) })}                              | ${'a c'}
  ${'another is full'} | ${today({ bySender: new Map([['ben@us.example', 40]]) })}                        | ${'a b c'}
`('$why: $goes', ({ sent, goes }) => {
  const result = allocate([candidate('c'), candidate('b'), candidate('a')], sent, sending);
  expect(ids(result.goes)).toBe(goes);
  expect(result.goes.length + result.waits.length).toBe(3);
});

test('one company gets its share over all senders, and free-mail is no company', () => {
  const many = (domain: string) =>
    Array.from({ length: 8 }, (_, index) =>
      candidate(`${domain}${index}`, { domain, sender: index % 2 === 0 ? 'ana@us.example' : 'ben@us.example' }),
    );
  expect(allocate(many('a.example'), today(), sending).goes).toHaveLength(5);
  expect(allocate(many(''), today(), sending).goes).toHaveLength(8);
  expect(allocate(many('a.example'), today(), sending).waits[0]?.words).toBe('a.example has had the 5 emails that a day allows.');
});
