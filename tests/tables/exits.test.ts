import { type ExitFacts, exitFinding, exitStatus } from '../../src/engine/exits';
import { defaultSettings } from '../../src/engine/settings';
import { outcomes, type Status, statuses } from '../../src/engine/vocabulary';
import { cadence, day, moment, zone } from './team';

const rules = { exits: defaultSettings.exits, sheetZone: zone('Europe/Berlin') };

const facts = (changes: Partial<ExitFacts>): ExitFacts => ({
  cadence: cadence('outbound'),
  stepsDone: 0,
  lastContact: null,
  outcome: null,
  lastReply: null,
  timelinePushes: 0,
  engagement: null,
  today: day('2026-06-30'),
  status: 'Active',
  ...changes,
});

interface Row {
  name: string;
  done: number;
  last: string;
  outcome: ExitFacts['outcome'];
  reply: string;
  pushes: number;
  level: ExitFacts['engagement'];
  status: ExitFacts['status'];
  gives: string | null;
}

const read = ({ name, done, last, outcome, reply, pushes, level, status }: Row): ExitFacts =>
  facts({
    cadence: cadence(name),
    stepsDone: done,
    lastContact: moment(last),
    lastReply: moment(reply),
    timelinePushes: pushes,
    engagement: level,
    outcome,
    status,
  });

describe('an outcome', () => {
  test.each`
    outcome               | name                    | gives
    ${'Unsubscribed'}     | ${'outbound'}           | ${'Unsubscribed'}
    ${'Replied'}          | ${'outbound'}           | ${'Replied'}
    ${'Won'}              | ${'post-proposal'}      | ${'Closed-Won'}
    ${'Lost'}             | ${'post-proposal'}      | ${'Closed-Lost'}
    ${'Wrong Person'}     | ${'outbound'}           | ${'Wrong Person'}
    ${'Not Interested'}   | ${'outbound'}           | ${'Not Interested'}
    ${'Booked Demo'}      | ${'outbound'}           | ${'Meeting Booked'}
    ${'Booked Demo'}      | ${'outbound-14'}        | ${'Meeting Booked'}
    ${'Booked Demo'}      | ${'post-first-contact'} | ${'Meeting Booked'}
    ${'Booked Demo'}      | ${'re-engage'}          | ${'Meeting Booked'}
    ${'Booked Demo'}      | ${'nurture-6m'}         | ${'Meeting Booked'}
    ${'Booked Demo'}      | ${'post-demo'}          | ${'Meeting Set'}
    ${'Booked Demo'}      | ${'post-proposal'}      | ${'Meeting Set'}
    ${'Proposal Sent'}    | ${'post-demo'}          | ${null}
    ${'Timeline Pushed'}  | ${'post-proposal'}      | ${null}
    ${'Later'}            | ${'outbound'}           | ${null}
    ${'Still Interested'} | ${'outbound'}           | ${null}
  `('$outcome in $name gives $gives', ({ outcome, name, gives }) => {
    expect(exitStatus(facts({ outcome, cadence: cadence(name) }), rules)).toBe(gives);
  });

  test('booked from a cadence of the team’s own is a meeting booked', () => {
    const own = { ...cadence('post-demo'), id: 'partner cadence', name: 'Partner Cadence' };
    expect(exitStatus(facts({ outcome: 'Booked Demo', cadence: own }), rules)).toBe('Meeting Booked');
  });
});

describe('who is out or at rest stays so', () => {
  const atRest: readonly Status[] = statuses.filter((status) => status !== 'Active' && status !== 'Resumed');
  test.each(atRest)('%s', (status) => {
    expect(exitStatus(facts({ status, stepsDone: 3, lastContact: moment('2026-06-29') }), rules)).toBe(status);
  });

  test('Active, Resumed and blank run', () => {
    for (const status of ['Active', 'Resumed', null] as const) expect(exitStatus(facts({ status }), rules)).toBeNull();
  });
});

describe('which of two rules comes first', () => {
  test.each`
    name               | done | last            | outcome               | reply           | pushes | level    | status             | gives
    ${'outbound'}      | ${7} | ${'2026-06-01'} | ${'Unsubscribed'}     | ${'-'}          | ${3}   | ${'Low'} | ${'Closed-Won'}    | ${'Unsubscribed'}
    ${'outbound'}      | ${7} | ${'2026-06-01'} | ${'Replied'}          | ${'-'}          | ${0}   | ${null}  | ${'No Response'}   | ${'No Response'}
    ${'outbound'}      | ${7} | ${'2026-06-01'} | ${'Lost'}             | ${'-'}          | ${0}   | ${null}  | ${'Closed-Won'}    | ${'Closed-Won'}
    ${'outbound'}      | ${7} | ${'2026-06-01'} | ${'Replied'}          | ${'-'}          | ${3}   | ${'Low'} | ${'Paused'}        | ${'Replied'}
    ${'outbound'}      | ${7} | ${'2026-06-01'} | ${'Won'}              | ${'2026-06-02'} | ${3}   | ${'Low'} | ${'Replied'}       | ${'Closed-Won'}
    ${'outbound'}      | ${7} | ${'2026-06-01'} | ${'Booked Demo'}      | ${'-'}          | ${3}   | ${null}  | ${'Active'}        | ${'Meeting Booked'}
    ${'outbound'}      | ${7} | ${'2026-06-01'} | ${'Not Interested'}   | ${'-'}          | ${5}   | ${null}  | ${'Held'}          | ${'Not Interested'}
    ${'outbound'}      | ${3} | ${'2026-06-01'} | ${null}               | ${'-'}          | ${3}   | ${null}  | ${'Paused'}        | ${'Timeline Pushed 3x'}
    ${'outbound'}      | ${3} | ${'2026-06-01'} | ${null}               | ${'2026-06-02'} | ${4}   | ${null}  | ${'Replied'}       | ${'Timeline Pushed 3x'}
    ${'outbound'}      | ${3} | ${'2026-06-01'} | ${null}               | ${'-'}          | ${2}   | ${null}  | ${'Active'}        | ${null}
    ${'outbound'}      | ${7} | ${'2026-05-01'} | ${'Still Interested'} | ${'2026-05-02'} | ${0}   | ${null}  | ${'Paused'}        | ${'Paused'}
    ${'outbound'}      | ${7} | ${'2026-05-01'} | ${'Still Interested'} | ${'2026-05-02'} | ${0}   | ${null}  | ${'Meeting Set'}   | ${'Meeting Set'}
    ${'outbound'}      | ${7} | ${'2026-05-01'} | ${'Still Interested'} | ${'2026-05-02'} | ${0}   | ${null}  | ${'Held'}          | ${'Held'}
    ${'outbound'}      | ${7} | ${'2026-05-01'} | ${'Still Interested'} | ${'2026-05-02'} | ${0}   | ${null}  | ${'Out of Office'} | ${'Out of Office'}
    ${'outbound'}      | ${7} | ${'2026-05-01'} | ${'Still Interested'} | ${'2026-05-02'} | ${0}   | ${null}  | ${'Replied'}       | ${'Ghosted'}
    ${'outbound'}      | ${7} | ${'2026-05-01'} | ${'Still Interested'} | ${'2026-05-02'} | ${0}   | ${'Low'} | ${'Resumed'}       | ${'Ghosted'}
    ${'outbound'}      | ${7} | ${'2026-05-01'} | ${null}               | ${'2026-05-02'} | ${0}   | ${'Low'} | ${'Replied'}       | ${'Replied'}
    ${'outbound'}      | ${7} | ${'2026-05-01'} | ${null}               | ${'2026-05-02'} | ${0}   | ${null}  | ${'Active'}        | ${'Replied'}
    ${'outbound'}      | ${7} | ${'2026-05-01'} | ${null}               | ${'2026-05-02'} | ${0}   | ${null}  | ${'Resumed'}       | ${'No Response'}
    ${'post-demo'}     | ${7} | ${'2026-05-01'} | ${null}               | ${'-'}          | ${0}   | ${'Low'} | ${'Active'}        | ${'Unresponsive'}
    ${'post-proposal'} | ${8} | ${'2026-06-29'} | ${null}               | ${'-'}          | ${0}   | ${'Low'} | ${'Active'}        | ${'Completed'}
    ${'post-proposal'} | ${8} | ${'2026-06-20'} | ${null}               | ${'-'}          | ${0}   | ${'Low'} | ${'Active'}        | ${'Unresponsive'}
  `('$outcome, status $status, pushes $pushes, reply $reply, $level: $gives', (row: Row) => {
    expect(exitStatus(read(row), rules)).toBe(row.gives);
  });
});

describe('a reply', () => {
  test.each`
    reply                          | last                           | status       | gives        | why
    ${'2026-06-10'}                | ${'2026-06-09'}                | ${'Active'}  | ${'Replied'} | ${'after'}
    ${'2026-06-10'}                | ${'2026-06-10'}                | ${'Active'}  | ${'Replied'} | ${'on the day'}
    ${'2026-06-09'}                | ${'2026-06-10'}                | ${'Active'}  | ${null}      | ${'before'}
    ${'2026-06-10'}                | ${'-'}                         | ${'Active'}  | ${'Replied'} | ${'with no contact on record'}
    ${'2026-06-10'}                | ${'-'}                         | ${null}      | ${'Replied'} | ${'with no status either'}
    ${'2026-06-10'}                | ${'2026-06-09'}                | ${'Resumed'} | ${null}      | ${'already dealt with'}
    ${'2026-06-10T09:00:00+02:00'} | ${'2026-06-10T08:00:00+02:00'} | ${'Active'}  | ${'Replied'} | ${'an hour later'}
    ${'2026-06-10T08:00:00+02:00'} | ${'2026-06-10T08:00:00+02:00'} | ${'Active'}  | ${'Replied'} | ${'at the same instant'}
    ${'2026-06-10T08:00:00+02:00'} | ${'2026-06-10T09:00:00+02:00'} | ${'Active'}  | ${null}      | ${'an hour earlier'}
    ${'2026-06-10T08:00:00+02:00'} | ${'2026-06-10'}                | ${'Active'}  | ${'Replied'} | ${'one is a date: by date'}
    ${'2026-06-10'}                | ${'2026-06-10T23:59:00+02:00'} | ${'Active'}  | ${'Replied'} | ${'one is a date: by date'}
    ${'2026-06-10'}                | ${'2026-06-10T23:59:00Z'}      | ${'Active'}  | ${null}      | ${'which is the next day for the sheet'}
  `('$reply after $last, $status: $gives ($why)', ({ reply, last, status, gives }) => {
    const row = facts({ stepsDone: 3, lastReply: moment(reply), lastContact: moment(last), status, today: day('2026-06-11') });
    expect(exitStatus(row, rules)).toBe(gives);
  });
});

describe('timed exits', () => {
  test.each`
    rule               | name                    | done | last                           | outcome               | reply                          | level        | status       | gives
    ${'ghosted'}       | ${'outbound'}           | ${7} | ${'2026-05-01'}                | ${'Still Interested'} | ${'2026-05-31'}                | ${null}      | ${'Replied'} | ${'Ghosted'}
    ${'day 29'}        | ${'outbound'}           | ${7} | ${'2026-05-01'}                | ${'Still Interested'} | ${'2026-06-01'}                | ${null}      | ${'Replied'} | ${'Replied'}
    ${'by date'}       | ${'outbound'}           | ${7} | ${'2026-05-01'}                | ${'Still Interested'} | ${'2026-05-31T23:59:00+02:00'} | ${null}      | ${'Replied'} | ${'Ghosted'}
    ${'no breakup'}    | ${'outbound'}           | ${6} | ${'2026-05-01'}                | ${'Still Interested'} | ${'2026-05-02'}                | ${null}      | ${'Replied'} | ${'Replied'}
    ${'touched since'} | ${'post-proposal'}      | ${8} | ${'2026-06-29'}                | ${'Still Interested'} | ${'2026-05-02'}                | ${null}      | ${'Resumed'} | ${'Completed'}
    ${'no contact'}    | ${'outbound'}           | ${7} | ${'-'}                         | ${'Still Interested'} | ${'2026-05-02'}                | ${null}      | ${'Resumed'} | ${null}
    ${'before close'}  | ${'post-proposal'}      | ${7} | ${'2026-05-01'}                | ${'Still Interested'} | ${'2026-05-02'}                | ${null}      | ${'Resumed'} | ${'Ghosted'}
    ${'5 emails'}      | ${'post-demo'}          | ${5} | ${'2026-06-25'}                | ${null}               | ${'-'}                         | ${'Low'}     | ${'Active'}  | ${'Unresponsive'}
    ${'4 days'}        | ${'post-demo'}          | ${5} | ${'2026-06-26'}                | ${null}               | ${'-'}                         | ${'Low'}     | ${'Active'}  | ${null}
    ${'4 emails'}      | ${'post-demo'}          | ${4} | ${'2026-06-01'}                | ${null}               | ${'-'}                         | ${'Low'}     | ${'Active'}  | ${null}
    ${'unknown'}       | ${'post-demo'}          | ${5} | ${'2026-06-01'}                | ${null}               | ${'-'}                         | ${'Unknown'} | ${'Active'}  | ${null}
    ${'blank'}         | ${'post-demo'}          | ${5} | ${'2026-06-01'}                | ${null}               | ${'-'}                         | ${null}      | ${'Active'}  | ${null}
    ${'no contact'}    | ${'post-demo'}          | ${5} | ${'-'}                         | ${null}               | ${'-'}                         | ${'Low'}     | ${'Active'}  | ${null}
    ${'resumed'}       | ${'post-demo'}          | ${5} | ${'2026-06-25'}                | ${null}               | ${'2026-06-29'}                | ${'Low'}     | ${'Resumed'} | ${'Unresponsive'}
    ${'last step'}     | ${'post-first-contact'} | ${5} | ${'2026-06-21'}                | ${null}               | ${'-'}                         | ${'Low'}     | ${'Active'}  | ${null}
    ${'last step'}     | ${'post-first-contact'} | ${5} | ${'2026-06-20'}                | ${null}               | ${'-'}                         | ${'Low'}     | ${'Active'}  | ${'Unresponsive'}
    ${'calls'}         | ${'outbound'}           | ${7} | ${'2026-06-20'}                | ${null}               | ${'-'}                         | ${'Low'}     | ${'Active'}  | ${'No Response'}
    ${'5th of 14'}     | ${'outbound-14'}        | ${7} | ${'2026-06-01'}                | ${null}               | ${'-'}                         | ${'Low'}     | ${'Active'}  | ${null}
    ${'10 days'}       | ${'outbound'}           | ${7} | ${'2026-06-20'}                | ${null}               | ${'-'}                         | ${null}      | ${'Active'}  | ${'No Response'}
    ${'9 days'}        | ${'outbound'}           | ${7} | ${'2026-06-21'}                | ${null}               | ${'-'}                         | ${null}      | ${'Active'}  | ${null}
    ${'more done'}     | ${'outbound'}           | ${9} | ${'2026-06-20'}                | ${null}               | ${'-'}                         | ${null}      | ${'Active'}  | ${'No Response'}
    ${'by date'}       | ${'outbound'}           | ${7} | ${'2026-06-20T23:59:00+02:00'} | ${null}               | ${'-'}                         | ${null}      | ${'Active'}  | ${'No Response'}
    ${'no breakup'}    | ${'post-demo'}          | ${7} | ${'2026-06-20'}                | ${null}               | ${'-'}                         | ${null}      | ${'Active'}  | ${'No Response'}
    ${'resumed'}       | ${'outbound'}           | ${7} | ${'2026-06-01'}                | ${null}               | ${'2026-06-21'}                | ${null}      | ${'Resumed'} | ${null}
    ${'resumed'}       | ${'outbound'}           | ${7} | ${'2026-06-01'}                | ${null}               | ${'2026-06-20'}                | ${null}      | ${'Resumed'} | ${'No Response'}
    ${'no contact'}    | ${'outbound'}           | ${7} | ${'-'}                         | ${null}               | ${'-'}                         | ${null}      | ${'Active'}  | ${null}
    ${'breakup only'}  | ${'post-proposal'}      | ${7} | ${'2026-06-01'}                | ${null}               | ${'-'}                         | ${null}      | ${'Active'}  | ${null}
    ${'close'}         | ${'post-proposal'}      | ${8} | ${'2026-06-30'}                | ${null}               | ${'-'}                         | ${null}      | ${'Active'}  | ${'Completed'}
    ${'close'}         | ${'post-proposal'}      | ${8} | ${'-'}                         | ${null}               | ${'-'}                         | ${null}      | ${'Active'}  | ${'Completed'}
    ${'nurture'}       | ${'nurture-90'}         | ${1} | ${'2026-06-30'}                | ${null}               | ${'-'}                         | ${null}      | ${'Active'}  | ${'Completed'}
    ${'nurture'}       | ${'nurture-6m'}         | ${3} | ${'2026-01-01'}                | ${null}               | ${'-'}                         | ${'Low'}     | ${'Active'}  | ${null}
    ${'nurture'}       | ${'nurture-6m'}         | ${4} | ${'2026-01-01'}                | ${null}               | ${'-'}                         | ${'Low'}     | ${'Active'}  | ${'Completed'}
    ${'nurture'}       | ${'nurture-annual'}     | ${2} | ${'-'}                         | ${null}               | ${'-'}                         | ${null}      | ${'Active'}  | ${'Completed'}
    ${'nothing done'}  | ${'outbound'}           | ${0} | ${'2026-01-01'}                | ${null}               | ${'-'}                         | ${'Low'}     | ${'Active'}  | ${null}
  `('$rule: $name, $done done, last $last, reply $reply, $level, $status: $gives', (row: Row) => {
    expect(exitStatus({ ...read({ ...row, pushes: 0 }) }, rules)).toBe(row.gives);
  });

  test('a breakup in the middle, with no close, is not ended by silence', () => {
    const [first, ...rest] = cadence('outbound').steps;
    const own = {
      ...cadence('outbound'),
      steps: [{ ...first!, ends: 'breakup' as const }, ...rest.map((step) => ({ ...step, ends: null }))],
    };
    expect(exitStatus(facts({ cadence: own, stepsDone: 7, lastContact: moment('2026-06-20') }), rules)).toBeNull();
  });

  test('a close with no breakup before it ends in silence, too', () => {
    const own = { ...cadence('outbound'), steps: cadence('outbound').steps.map((step) => ({ ...step, ends: null })) };
    const closing = { ...own, steps: [...own.steps.slice(0, 6), { ...own.steps[6]!, ends: 'close' as const }] };
    expect(exitStatus(facts({ cadence: closing, stepsDone: 7, lastContact: moment('2026-06-29') }), rules)).toBeNull();
    expect(exitStatus(facts({ cadence: closing, stepsDone: 7, lastContact: moment('2026-06-20') }), rules)).toBe('No Response');
  });

  test('a team changes the days', () => {
    const patient = { ...rules, exits: { ...rules.exits, noResponseDays: 20, pushes: 5 } };
    expect(exitStatus(facts({ stepsDone: 7, lastContact: moment('2026-06-20') }), patient)).toBeNull();
    expect(exitStatus(facts({ stepsDone: 7, lastContact: moment('2026-06-10') }), patient)).toBe('No Response');
    expect(exitStatus(facts({ timelinePushes: 4 }), patient)).toBeNull();
  });
});

test('every finding names its rule and says it in words', () => {
  expect(exitFinding(facts({ stepsDone: 7, lastContact: moment('2026-06-20') }), rules)).toEqual({
    gives: 'No Response',
    rule: 'no response',
    words: 'All steps are done, and there were 10 days of silence.',
  });
  for (const outcome of outcomes) expect(exitFinding(facts({ outcome }), rules)?.words ?? 'runs').not.toBe('');
});
