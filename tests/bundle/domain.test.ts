/** The custom functions of the built file in a sealed realm, held to rows worked out by hand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { builtBundle } from '../support/builtBundle';

const code = new vm.Script(readFileSync(join(builtBundle(), 'Code.js'), 'utf8'));

type Call = (...given: unknown[]) => unknown;

/** The functions of one spreadsheet; nothing but its zone is there to be asked. */
const spreadsheet = (zone: string): Record<string, Call> => {
  const realm = Object.assign(Object.create(null), {
    SpreadsheetApp: { getActive: () => ({ getSpreadsheetTimeZone: () => zone }) },
  });
  vm.createContext(realm);
  code.runInContext(realm);
  return realm;
};

const india = spreadsheet('Asia/Kolkata');
const dateInRealm = vm.runInContext('(at) => new Date(at)', india) as (at: number) => Date;

/** A date as the cell of a sheet in India holds it: that day's midnight there. */
const day = (text: string): Date => dateInRealm(Date.parse(`${text}T00:00:00+05:30`));
const at = (text: string): Date => dateInRealm(Date.parse(text));

/** What a cell of text stands for: a date, an instant, or itself. */
const cell = (text: unknown): unknown => {
  if (typeof text !== 'string') return text;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return day(text);
  return /^\d{4}-\d\d-\d\dT.*Z$/.test(text) ? at(text) : text;
};

/** An answer as people read it: a date by the wall clock of a zone, a warning by its sign. */
const shown = (answer: unknown, zone: string): unknown => {
  if (Object.prototype.toString.call(answer) === '[object Date]')
    return (answer as Date).toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return typeof answer === 'string' && answer.startsWith('⚠ ') ? '⚠' : answer;
};

const berlin = 'Europe/Berlin';
const words = (text: string): string[] => text.split(/\s*\|\s*/);
/** One argument a column, divided by bars; a blank stands for a blank cell. */
const cells = (text: string): unknown[] => words(text).map(cell);

describe('a cadence done on its due dates', () => {
  test.each`
    sequence             | anchor          | deal       | dues
    ${'Outbound 21-Day'} | ${'2026-03-02'} | ${30_000}  | ${'2026-03-03 08:00 | 2026-03-05 08:00 | 2026-03-06 09:00 | 2026-03-09 09:00 | 2026-03-17 08:00 | 2026-03-18 09:00 | 2026-03-24 08:00'}
    ${'outbound'}        | ${'2026-03-16'} | ${''}      | ${'2026-03-17 08:00 | 2026-03-19 08:00 | 2026-03-20 09:00 | 2026-03-23 09:00 | 2026-03-31 08:00 | 2026-04-01 09:00 | 2026-04-07 08:00'}
    ${'outbound'}        | ${'2026-10-12'} | ${49_999}  | ${'2026-10-13 08:00 | 2026-10-15 08:00 | 2026-10-16 09:00 | 2026-10-19 09:00 | 2026-10-27 08:00 | 2026-10-28 09:00 | 2026-11-03 08:00'}
    ${'post-demo'}       | ${'2026-12-28'} | ${''}      | ${'2026-12-29 08:00 | 2026-12-31 08:00 | 2027-01-05 08:00 | 2027-01-07 08:00 | 2027-01-12 08:00 | 2027-01-19 08:00 | 2027-01-21 08:00'}
    ${'re-engage'}       | ${'2028-02-28'} | ${''}      | ${'2028-02-29 08:00 | 2028-03-02 09:00 | 2028-03-07 08:00 | 2028-03-14 08:00'}
    ${'nurture-90'}      | ${'2026-03-02'} | ${500_000} | ${'2026-06-02 08:00'}
    ${'nurture-annual'}  | ${'2028-02-29'} | ${''}      | ${'2029-02-28 08:00 | 2030-02-28 08:00'}
  `('$sequence from $anchor', ({ sequence, anchor, deal, dues }) => {
    const expected = words(dues);
    const found: unknown[] = [];
    let last: unknown = '';
    for (let done = 0; done <= expected.length; done += 1) {
      last = india.NEXT_TOUCH!(sequence, day(anchor), done, last, deal, '', '', berlin);
      found.push(shown(last, berlin));
    }
    expect(found).toEqual([...expected, '']);
  });
});

describe('the days of a plan', () => {
  test.each`
    sequence                | deal         | people | level        | days
    ${'outbound'}           | ${8_000}     | ${''}  | ${''}        | ${'1 2 4 6 8 11 14'}
    ${'outbound'}           | ${0}         | ${''}  | ${''}        | ${'1 2 4 6 8 11 14'}
    ${'outbound'}           | ${9_999.99}  | ${''}  | ${''}        | ${'1 2 4 6 8 11 14'}
    ${'outbound'}           | ${10_000}    | ${''}  | ${''}        | ${'1 3 5 8 12 16 21'}
    ${'outbound'}           | ${49_999}    | ${''}  | ${''}        | ${'1 3 5 8 12 16 21'}
    ${'outbound'}           | ${50_000}    | ${''}  | ${''}        | ${'1 4 6 10 16 21 28'}
    ${'outbound'}           | ${99_999}    | ${''}  | ${''}        | ${'1 4 6 10 16 21 28'}
    ${'outbound'}           | ${100_000}   | ${''}  | ${''}        | ${'1 4 8 13 20 27 35'}
    ${'outbound'}           | ${-1}        | ${''}  | ${''}        | ${'1 3 5 8 12 16 21'}
    ${'outbound'}           | ${'€25,000'} | ${''}  | ${''}        | ${'1 3 5 8 12 16 21'}
    ${'outbound'}           | ${'8k'}      | ${''}  | ${''}        | ${'1 2 4 6 8 11 14'}
    ${'outbound'}           | ${'60.000€'} | ${''}  | ${''}        | ${'1 4 6 10 16 21 28'}
    ${'post-first-contact'} | ${20_000}    | ${''}  | ${''}        | ${'0 2 5 8 11'}
    ${'post-proposal'}      | ${150_000}   | ${''}  | ${''}        | ${'1 6 11 18 26 36 46 56'}
    ${'post-proposal'}      | ${25_000}    | ${''}  | ${''}        | ${'1 4 7 10 13 16 19 22'}
    ${'post-proposal'}      | ${25_001}    | ${''}  | ${''}        | ${'1 5 10 17 25 35 45 60'}
    ${'post-proposal'}      | ${''}        | ${2}   | ${'medium'}  | ${'1 5 10 17 25 35 45 60'}
    ${'post-proposal'}      | ${''}        | ${''}  | ${' HIGH '}  | ${'1 4 8 14 20 28 36 48'}
    ${'post-proposal'}      | ${''}        | ${''}  | ${'Low'}     | ${'1 7 15 26 38 52 66 81'}
    ${'post-proposal'}      | ${''}        | ${3}   | ${''}        | ${'1 7 15 26 38 52 66 81'}
    ${'post-proposal'}      | ${''}        | ${6}   | ${'Low'}     | ${'1 13 27 41 55 69 83 98'}
    ${'post-proposal'}      | ${''}        | ${9}   | ${''}        | ${'1 9 19 33 47 61 75 90'}
    ${'post-proposal'}      | ${''}        | ${10}  | ${''}        | ${'1 11 21 31 41 51 61 75'}
    ${'post-proposal'}      | ${''}        | ${10}  | ${'Low'}     | ${'1 11 21 32 44 58 72 86'}
    ${'post-proposal'}      | ${''}        | ${2.5} | ${'Unknown'} | ${'1 5 10 17 25 35 45 60'}
    ${'nurture-6m'}         | ${5_000}     | ${12}  | ${'Low'}     | ${'90 180 270 360'}
  `('$sequence, deal $deal, $people people, $level: $days', ({ sequence, deal, people, level, days }) => {
    const plan = india.CADENCE!(sequence, '', deal, people, level) as unknown[][];
    const column = plan[0]!.indexOf('Day');
    expect(
      plan
        .slice(1)
        .map((row) => row[column])
        .join(' '),
    ).toBe(days);
  });
});

describe('NEXT_TOUCH', () => {
  // sequence | anchor | steps_done | last_contact | deal | stakeholders | engagement | zone | exit_status | not_before
  test.each`
    why                               | given                                                                           | due
    ${'a late step moves the rest'}   | ${'outbound | 2026-03-02 | 3 | 2026-03-13 | | | | Europe/Berlin'}               | ${'2026-03-16 09:00'}
    ${'an early one pulls it'}        | ${'outbound | 2026-03-02 | 4 | 2026-03-06 | | | | Europe/Berlin'}               | ${'2026-03-10 08:00'}
    ${'no date: by the plan'}         | ${'outbound | 2026-03-02 | Call 4 of 9 | | | | | Europe/Berlin'}                | ${'2026-03-17 08:00'}
    ${'none done: no last contact'}   | ${'outbound | 2026-03-02 | | 2026-06-01 | | | | Europe/Berlin'}                 | ${'2026-03-03 08:00'}
    ${'office work on a Friday'}      | ${'post-first-contact | 2026-03-06 | 0 | | | | | Europe/Berlin'}                | ${'2026-03-06 08:00'}
    ${'office work on a Sunday'}      | ${'post-proposal | 2026-03-07 | 0 | | | | | Europe/Berlin'}                     | ${'2026-03-09 08:00'}
    ${'not before, by its date'}      | ${'outbound | 2026-03-02 | 1 | | | | | Europe/Berlin | | 2026-03-10T22:59:00Z'} | ${'2026-03-10 08:00'}
    ${'not before, moved on'}         | ${'outbound | 2026-03-02 | 1 | | | | | Europe/Berlin | | 2026-03-13'}           | ${'2026-03-17 08:00'}
    ${'not before, long past'}        | ${'outbound | 2026-03-02 | 1 | | | | | Europe/Berlin | | 2026-01-13'}           | ${'2026-03-05 08:00'}
    ${'a date is a date anywhere'}    | ${'outbound | 2026-03-03 | 0 | | | | | Pacific/Pago_Pago'}                      | ${'2026-03-03 08:00'}
    ${'an instant, west of the line'} | ${'outbound | 2026-03-03T10:30:00Z | 0 | | | | | Pacific/Pago_Pago'}            | ${'2026-03-03 08:00'}
    ${'an instant, east of it'}       | ${'outbound | 2026-03-03T10:30:00Z | 0 | | | | | Pacific/Kiritimati'}           | ${'2026-03-04 08:00'}
    ${'an instant, the day before'}   | ${'outbound | 2026-03-05T02:00:00Z | 0 | | | | | America/Los_Angeles'}          | ${'2026-03-04 08:00'}
    ${'three quarters of an hour'}    | ${'outbound | 2026-03-03 | 0 | | | | | Asia/Kathmandu'}                         | ${'2026-03-03 08:00'}
    ${'southern summer ends'}         | ${'outbound | 2026-04-02 | 1 | | | | | Pacific/Auckland'}                       | ${'2026-04-07 08:00'}
    ${'a change of half an hour'}     | ${'outbound | 2026-04-02 | 1 | | | | | australia/lord_howe'}                    | ${'2026-04-07 08:00'}
    ${'no zone is that of the sheet'} | ${'outbound | 2026-03-03 | 0 | | | | | | Active'}                               | ${'2026-03-03 08:00'}
    ${'a pause is still due'}         | ${'outbound | 2026-03-03 | 0 | | | | | Europe/Berlin | out of office'}          | ${'2026-03-03 08:00'}
    ${'a meeting set is, too'}        | ${'outbound | 2026-03-03 | 0 | | | | | Europe/Berlin | Meeting Set'}            | ${'2026-03-03 08:00'}
    ${'an answer is not'}             | ${'outbound | 2026-03-03 | 0 | | | | | Europe/Berlin | REPLIED'}                | ${''}
    ${'no sequence'}                  | ${' | soon | -1 | soon | | | | Mars | Gone | soon'}                             | ${''}
    ${'no anchor'}                    | ${'nope | | -1'}                                                                | ${''}
    ${'a wrong name before an exit'}  | ${'nope | 2026-03-03 | 0 | | | | | | Closed-Won'}                               | ${'⚠'}
    ${'wrong steps before an exit'}   | ${'outbound | 2026-03-03 | 2.5 | | | | | | Closed-Won'}                         | ${'⚠'}
    ${'an exit before a wrong date'}  | ${'outbound | soon | 1 | soon | | | | Mars | no response | soon'}               | ${''}
    ${'all done, a wrong date'}       | ${'outbound | soon | 8 | soon | | | | Mars'}                                    | ${''}
    ${'a wrong anchor'}               | ${'outbound | soon'}                                                            | ${'⚠'}
    ${'a wrong last contact'}         | ${'outbound | 2026-03-03 | 1 | soon'}                                           | ${'⚠'}
    ${'a wrong not before'}           | ${'outbound | 2026-03-03 | 1 | | | | | | | soon'}                               | ${'⚠'}
    ${'a wrong status'}               | ${'outbound | 2026-03-03 | 1 | | | | | | Gone'}                                 | ${'⚠'}
    ${'an unknown zone'}              | ${'outbound | 2026-03-03 | 1 | | | | | Mars/Phobos'}                            | ${'⚠'}
    ${'an abbreviation is no zone'}   | ${'outbound | 2026-03-03 | 1 | | | | | BST'}                                    | ${'⚠'}
  `('$why', ({ given, due }) => {
    const zone = words(given)[7];
    const clock = due.startsWith('2') && zone ? zone : 'Asia/Kolkata';
    expect(shown(india.NEXT_TOUCH!(...cells(given)), clock)).toBe(due);
  });

  test('midnight that a clock change skips is still the date', () => {
    const chile = spreadsheet('America/Santiago');
    const due = chile.NEXT_TOUCH!('outbound', at('2026-09-06T04:00:00Z'), 0, '', '', '', '', 'Pacific/Kiritimati');
    expect(shown(due, 'Pacific/Kiritimati')).toBe('2026-09-08 08:00');
    const call = chile.NEXT_TOUCH!(
      're-engage',
      at('2026-09-06T04:00:00Z'),
      1,
      at('2026-09-06T04:00:00Z'),
      '',
      '',
      '',
      'Asia/Tokyo',
    );
    expect(shown(call, 'Asia/Tokyo')).toBe('2026-09-07 09:00');
  });

  const settings = (windows: string, guard: string) => [
    ['Setting', 'Value'],
    ['Send Windows', windows],
    ['Guard Monday Mornings and Friday Afternoons', guard],
  ];
  test.each`
    windows                   | guard    | anchor          | due
    ${'Mon-Fri 08:00-10:00'}  | ${'yes'} | ${'2026-03-02'} | ${'2026-03-03 08:00'}
    ${'Mon-Fri 08:00-10:00'}  | ${'no'}  | ${'2026-03-02'} | ${'2026-03-02 08:00'}
    ${'Mon, Fri 10:00-14:00'} | ${'yes'} | ${'2026-03-02'} | ${'2026-03-02 12:00'}
    ${'Mon, Fri 10:00-14:00'} | ${'yes'} | ${'2026-03-03'} | ${'2026-03-06 10:00'}
    ${'Fri 13:00-15:00'}      | ${'yes'} | ${'2026-03-02'} | ${'⚠'}
    ${'Sat 11:00-12:00'}      | ${'yes'} | ${'2026-03-02'} | ${'2026-03-07 11:00'}
  `('windows $windows, guard $guard, from $anchor: $due', ({ windows, guard, anchor, due }) => {
    const given = ['outbound', day(anchor), 0, '', '', '', '', berlin, '', '', '', settings(windows, guard)];
    expect(shown(india.NEXT_TOUCH!(...given), berlin)).toBe(due);
  });

  const holidays = [
    ['Date', 'Country', 'Name'],
    [day('2026-03-03'), 'Germany', ''],
    [day('2026-03-06'), '', ''],
  ];
  test.each`
    country       | done | due
    ${'Germany'}  | ${0} | ${'2026-03-04 08:00'}
    ${' GERMANY'} | ${0} | ${'2026-03-04 08:00'}
    ${'France'}   | ${0} | ${'2026-03-03 08:00'}
    ${''}         | ${0} | ${'2026-03-03 08:00'}
    ${''}         | ${2} | ${'2026-03-09 09:00'}
  `('holidays, country "$country", $done done: $due', ({ country, done, due }) => {
    const given = ['outbound', day('2026-03-02'), done, '', '', '', '', berlin, '', '', '', '', holidays, country];
    expect(shown(india.NEXT_TOUCH!(...given), berlin)).toBe(due);
  });

  const cadences = [
    ['Sequence Name', 'Step', 'Day', 'Touches', 'Hours', 'Ends', 'Pace', 'Days'],
    ['Workdays', 1, 0, 'call', '', '', 'gaps', 'business'],
    ['Workdays', 2, 1, 'call', '', '', 'gaps', 'business'],
    ['Workdays', 3, 6, 'call', '', '', 'gaps', 'business'],
    ['Post-Demo Follow-Up', 1, 2, 'email', 'office', '', 'gaps', ''],
    ['Broken', 1, 'soon', 'email', '', '', 'gaps', ''],
  ];
  test.each`
    sequence       | done | last            | due
    ${'workdays'}  | ${0} | ${''}           | ${'2026-03-05 09:00'}
    ${'workdays'}  | ${1} | ${'2026-03-05'} | ${'2026-03-09 09:00'}
    ${'workdays'}  | ${2} | ${'2026-03-09'} | ${'2026-03-16 09:00'}
    ${'workdays'}  | ${2} | ${'2026-03-11'} | ${'2026-03-18 09:00'}
    ${'post-demo'} | ${0} | ${''}           | ${'2026-03-09 08:00'}
    ${'post-demo'} | ${1} | ${''}           | ${''}
    ${'broken'}    | ${0} | ${''}           | ${'⚠'}
    ${'outbound'}  | ${0} | ${''}           | ${'2026-03-05 08:00'}
  `('own cadence $sequence, $done done: $due', ({ sequence, done, last, due }) => {
    const given = [sequence, day('2026-03-05'), done, cell(last), '', '', '', berlin, '', '', cadences, '', holidays];
    expect(shown(india.NEXT_TOUCH!(...given), berlin)).toBe(due);
  });

  test('a committee or deal that cannot be read is told in Why alone', () => {
    const given = ['outbound', day('2026-03-02'), 1, '', '-5', 'some', ''];
    expect(shown(india.NEXT_TOUCH!(...given, berlin), berlin)).toBe('2026-03-05 08:00');
    expect(india.NEXT_TOUCH_WHY!(...given)).toMatch(/^⚠ .*Deal Size.*Stakeholders/);
    expect(india.NEXT_TOUCH_LABEL!(...given)).toBe('Email 2 of 7 · different angle');
    expect(india.NEXT_TOUCH_LABEL!('outbound', day('2026-03-02'), 4)).toBe('Email 5 of 7 · case study');
  });
});

describe('EXIT_STATUS on 20 March', () => {
  // sequence | steps_done | last_contact | outcome | last_reply | timeline_pushes | engagement | today | status
  const today = '2026-03-20';
  test.each`
    why                               | given                                                                                   | gives
    ${'no sequence'}                  | ${' | 2 | | Unsubscribed'}                                                              | ${''}
    ${'removal beats every error'}    | ${'nope | x | soon | unsubscribed | soon | x | | soon | x'}                             | ${'Unsubscribed'}
    ${'and every exit'}               | ${'outbound | 2 | | Unsubscribed | | | | | Closed-Won'}                                 | ${'Unsubscribed'}
    ${'an exit stays'}                | ${`outbound | 2 | | Replied | | 3 | | ${today} | bounced`}                              | ${'Bounced'}
    ${'an error beats an exit'}       | ${'outbound | -1 | | | | | | | Closed-Won'}                                             | ${'⚠'}
    ${'an answer beats the pushes'}   | ${'outbound | 2 | | replied | | 3'}                                                     | ${'Replied'}
    ${'won'}                          | ${'outbound | 2 | | WON | | 3 | | | Paused'}                                            | ${'Closed-Won'}
    ${'lost'}                         | ${'outbound | 2 | | Lost'}                                                              | ${'Closed-Lost'}
    ${'not interested'}               | ${'outbound | 2 | | Not Interested'}                                                    | ${'Not Interested'}
    ${'the wrong person'}             | ${'outbound | 2 | | Wrong Person'}                                                      | ${'Wrong Person'}
    ${'booked in outbound'}           | ${'outbound | 2 | | Booked Demo'}                                                       | ${'Meeting Booked'}
    ${'booked in nurture'}            | ${'nurture-90 | 0 | | Booked Demo'}                                                     | ${'Meeting Booked'}
    ${'booked after the demo'}        | ${'Post-Demo Follow-Up | 2 | | Booked Demo | | 3'}                                      | ${'Meeting Set'}
    ${'booked after the proposal'}    | ${'post-proposal | 2 | | booked demo'}                                                  | ${'Meeting Set'}
    ${'three pushes beat a pause'}    | ${'outbound | 2 | | | | 3 | | | Held'}                                                  | ${'Timeline Pushed 3x'}
    ${'two do not'}                   | ${'outbound | 2 | | | | 2 | | | Held'}                                                  | ${'Held'}
    ${'a pause beats a reply'}        | ${'outbound | 2 | 2026-03-01 | | 2026-03-02 | | | | out of office'}                     | ${'Out of Office'}
    ${'a pause beats the ghost'}      | ${`outbound | 7 | 2026-02-01 | Still Interested | 2026-02-18 | | | ${today} | Paused`}  | ${'Paused'}
    ${'30 days of silence'}           | ${`outbound | 7 | 2026-02-01 | Still Interested | 2026-02-18 | | | ${today} | Replied`} | ${'Ghosted'}
    ${'29 days'}                      | ${`outbound | 7 | 2026-02-01 | Still Interested | 2026-02-19 | | | ${today}`}           | ${'Replied'}
    ${'no breakup yet'}               | ${`outbound | 6 | 2026-02-01 | Still Interested | 2026-02-18 | | | ${today}`}           | ${'Replied'}
    ${'touched since'}                | ${`outbound | 7 | 2026-02-19 | Still Interested | 2026-02-18 | | | ${today}`}           | ${'No Response'}
    ${'same date'}                    | ${`outbound | 2 | 2026-03-19 | | 2026-03-19 | | | ${today}`}                            | ${'Replied'}
    ${'same date, one an instant'}    | ${`outbound | 2 | 2026-03-19T12:00:00Z | | 2026-03-19 | | | ${today}`}                  | ${'Replied'}
    ${'an hour before'}               | ${`outbound | 2 | 2026-03-19T12:00:00Z | | 2026-03-19T11:00:00Z | | | ${today}`}        | ${''}
    ${'the same instant'}             | ${`outbound | 2 | 2026-03-19T12:00:00Z | | 2026-03-19T12:00:00Z | | | ${today}`}        | ${'Replied'}
    ${'a reply, never contacted'}     | ${`outbound | 0 | | | 2026-01-01 | | | ${today}`}                                       | ${'Replied'}
    ${'the same, resumed'}            | ${`outbound | 0 | | | 2026-01-01 | | | ${today} | Resumed`}                             | ${''}
    ${'five emails unopened, 5 days'} | ${`post-demo | 5 | 2026-03-15 | | | | low | ${today}`}                                  | ${'Unresponsive'}
    ${'4 days'}                       | ${`post-demo | 5 | 2026-03-16 | | | | Low | ${today}`}                                  | ${''}
    ${'four emails'}                  | ${`post-demo | 4 | 2026-03-01 | | | | Low | ${today}`}                                  | ${''}
    ${'at the end, 9 days'}           | ${`post-demo | 7 | 2026-03-11 | | | | Low | ${today}`}                                  | ${''}
    ${'at the end, 10 days'}          | ${`post-demo | 7 | 2026-03-10 | | | | Low | ${today}`}                                  | ${'Unresponsive'}
    ${'four emails and three others'} | ${`outbound | 7 | 2026-03-10 | | | | Low | ${today}`}                                   | ${'No Response'}
    ${'unknown is not low'}           | ${`post-demo | 5 | 2026-03-01 | | | | Unknown | ${today}`}                              | ${''}
    ${'resumed, from last contact'}   | ${`post-demo | 5 | 2026-03-15 | | 2026-03-18 | | Low | ${today} | Resumed`}             | ${'Unresponsive'}
    ${'breakup, 9 days'}              | ${`outbound | 7 | 2026-03-11 | | | | | ${today}`}                                       | ${''}
    ${'breakup, 10 days'}             | ${`outbound | Email 7 of 7 | 2026-03-10 | | | | | ${today}`}                            | ${'No Response'}
    ${'resumed, 9 days from reply'}   | ${`outbound | 7 | 2026-03-01 | | 2026-03-11 | | | ${today} | Resumed`}                  | ${''}
    ${'resumed, 10 days from reply'}  | ${`outbound | 7 | 2026-03-01 | | 2026-03-10 | | | ${today} | Resumed`}                  | ${'No Response'}
    ${'no last contact'}              | ${`outbound | 7 | | | | | Low | ${today}`}                                              | ${''}
    ${'the breakup, a close to come'} | ${`post-proposal | 7 | 2026-01-01 | | | | | ${today}`}                                  | ${''}
    ${'the close'}                    | ${`post-proposal | 8 | ${today} | | | | Low | ${today}`}                                | ${'Completed'}
    ${'the close, unopened'}          | ${`post-proposal | 8 | 2026-03-10 | | | | Low | ${today}`}                              | ${'Unresponsive'}
    ${'nurture done'}                 | ${`nurture-90 | 1 | ${today} | | | | | ${today}`}                                       | ${'Completed'}
    ${'later says nothing here'}      | ${`outbound | 2 | ${today} | Later | | | | ${today} | Active`}                          | ${''}
    ${'an unknown outcome'}           | ${`outbound | 2 | | Maybe | | | | ${today}`}                                            | ${'⚠'}
    ${'an unknown status'}            | ${`outbound | 2 | | Won | | | | ${today} | Gone`}                                       | ${'⚠'}
    ${'a broken count of pushes'}     | ${`outbound | 2 | | Won | | 2.5 | | ${today}`}                                          | ${'⚠'}
    ${'a broken date'}                | ${`outbound | 2 | soon | Won | | | | ${today}`}                                         | ${'⚠'}
    ${'a broken today'}               | ${'outbound | 2 | | | | | | soon'}                                                      | ${'⚠'}
    ${'an unknown level is no error'} | ${`post-demo | 5 | 2026-03-01 | | | | Hot | ${today}`}                                  | ${''}
  `('$why: $gives', ({ given, gives }) => {
    expect(shown(india.EXIT_STATUS!(...cells(given)), berlin)).toBe(gives);
  });

  test('without today, the day it is calculated on', () => {
    expect(india.EXIT_STATUS!('outbound', 7, day('2020-01-01'))).toBe('No Response');
  });
});

test.each`
  steps              | step
  ${''}              | ${''}
  ${0}               | ${''}
  ${' 3 '}           | ${'Call 3 of 7'}
  ${'email 4 of ?'}  | ${'LinkedIn 4 of 7'}
  ${70}              | ${'Email 7 of 7'}
  ${-1}              | ${'⚠'}
  ${2.5}             | ${'⚠'}
  ${'Email -3 of 7'} | ${'⚠'}
  ${true}            | ${'⚠'}
`('SEQUENCE_STEP of $steps is "$step"', ({ steps, step }) => {
  expect(shown(india.SEQUENCE_STEP!('Outbound 21-Day', steps), berlin)).toBe(step);
});

test.each`
  sent  | opens | clicks | replies | level
  ${3}  | ${''} | ${''}  | ${1}    | ${'High'}
  ${3}  | ${0}  | ${1}   | ${''}   | ${'High'}
  ${3}  | ${1}  | ${0}   | ${0}    | ${'Medium'}
  ${3}  | ${0}  | ${''}  | ${''}   | ${'Low'}
  ${3}  | ${''} | ${0}   | ${0}    | ${'Unknown'}
  ${0}  | ${0}  | ${0}   | ${0}    | ${'Unknown'}
  ${-1} | ${0}  | ${0}   | ${0}    | ${'⚠'}
`('ENGAGEMENT_LEVEL($sent, $opens, $clicks, $replies) is $level', ({ sent, opens, clicks, replies, level }) => {
  expect(shown(india.ENGAGEMENT_LEVEL!(sent, opens, clicks, replies), berlin)).toBe(level);
});

describe('whole columns', () => {
  const sequences = [['Sequence Name'], ['outbound'], [''], ['nope'], ['post-demo'], [''], ['']];
  const anchors = [['Anchor Date'], [day('2026-03-02')], [''], [day('2026-03-02')], [day('2026-03-02')], [''], ['']];
  const seen = (answer: unknown): unknown[] => Array.from(answer as unknown[][], (row) => shown(row[0], 'Asia/Kolkata'));

  test('begin with a heading, end with the last row, and keep errors apart', () => {
    expect(seen(india.NEXT_TOUCH!(sequences, anchors))).toEqual([
      'Next Contact Due',
      '2026-03-03 08:00',
      '',
      '⚠',
      '2026-03-03 08:00',
    ]);
    expect(seen(india.SEQUENCE_STEP!(sequences, 1))).toEqual(['Sequence Step', 'Email 1 of 7', '', '⚠', 'Email 1 of 7']);
    expect(seen(india.NEXT_TOUCH_LABEL!(sequences, anchors))[0]).toBe('Next Touch');
    expect(seen(india.NEXT_TOUCH_WHY!(sequences, anchors))[0]).toBe('Why');
    expect(seen(india.EXIT_STATUS!(sequences, 0, ''))[0]).toBe('Exit Status');
    expect(seen(india.ENGAGEMENT_LEVEL!([['Sent'], [2]], [['Opens'], [0]], '', ''))).toEqual(['Engagement Level', 'Low']);
  });

  test('take one cell or one row for all', () => {
    expect(seen(india.NEXT_TOUCH!([['outbound']], [[day('2026-03-02')], [''], [day('2026-03-09')]]))).toEqual([
      '2026-03-03 08:00',
      '',
      '2026-03-10 08:00',
    ]);
    expect(seen(india.NEXT_TOUCH!([['outbound'], ['post-demo']], [[day('2026-03-02')]], 1))).toEqual([
      '2026-03-05 08:00',
      '2026-03-05 08:00',
    ]);
  });

  test('of different heights are one clear error', () => {
    expect(() => india.NEXT_TOUCH!(sequences, anchors.slice(1))).toThrow(/different heights.*7 rows.*6/);
    expect(() => india.EXIT_STATUS!(sequences, [[1], [2]], '')).toThrow(/different heights/);
  });

  test('take dates of another realm', () => {
    const outer = new Date(day('2026-03-02').getTime());
    expect(shown(india.NEXT_TOUCH!('outbound', outer), 'Asia/Kolkata')).toBe('2026-03-03 08:00');
  });
});

describe('TOUCH_LINT', () => {
  test.each([
    "Hi Lena, I'm checking in about the contract we mailed. Do reach out with any questions!",
    "Hi Lena, our quote went out on Tuesday and I still haven't had an answer. Were you able to read it?",
    'Hi Lena, thought I would reach out in case there is something we could do for you.',
    'Hi Lena, circling back on this. Any thoughts?',
    'Hi {{First Name}}, is late unloading still costing you two days a month?',
  ])('finds fault with: %s', (message) => {
    expect(india.TOUCH_LINT!(message)).not.toBe('');
  });

  test.each([
    'Hi Lena, as you are weighing up payroll tools, I built a table of ours beside Paywell and Coinly on the four points from our call. It is attached. No reply needed unless a figure looks odd.',
    "Hi Omar, should Nadia, your CFO, join Thursday's review? If yes, I will add her to the invite for 10:00. If no, we go ahead with operations.",
    'Hi Kim, teams often ask about downtime around now. We would move you in three steps: a weekend export, two weeks in parallel, then the switch. Does that settle it, or should we change the plan?',
    'Hi Kim, circling back on this. Is manual reconciliation still a priority for Q3?',
    'Hi Kim, circling back on the late invoices. Is that still a priority for Q2?',
    '',
  ])('leaves alone: %s', (message) => {
    expect(india.TOUCH_LINT!(message)).toBe('');
  });

  test('a follow-up is shorter than the first mail, one finding a line', () => {
    const found = india.TOUCH_LINT!('Just checking in!', 'Hello Ana.') as string;
    expect(found.split('\n')).toHaveLength(2);
  });
});
