import { type ExitArguments, exitStatuses } from '../../src/functions/exitStatus';
import type { Cell } from '../../src/sheet/cells/cell';
import { sheetIn } from './context';

const berlin = sheetIn('Europe/Berlin', '2026-03-20');
const blankCall: ExitArguments = {
  sequence: undefined,
  steps_done: undefined,
  last_contact: undefined,
  outcome: undefined,
  last_reply: undefined,
  timeline_pushes: undefined,
  engagement: undefined,
  today: undefined,
  status: undefined,
};
const exit = (given: Partial<ExitArguments>, context = berlin): unknown => exitStatuses({ ...blankCall, ...given }, context);
type Row = [what: string, given: Partial<ExitArguments>, expected: string];

/** Facts that by themselves lead to one answer, in the order in which they win over one another. */
const ghosted = {
  sequence: 'outbound',
  steps_done: 7,
  last_contact: '2026-02-10',
  outcome: 'Still Interested',
  last_reply: '2026-02-12',
  today: '2026-03-14',
};
const inOrder: readonly Row[] = [
  ['outcome Unsubscribed', { outcome: 'Unsubscribed' }, 'Unsubscribed'],
  ['a status that is an Exit Reason', { status: 'Closed-Lost' }, 'Closed-Lost'],
  ['outcome Replied', { outcome: 'Replied' }, 'Replied'],
  ['outcome Won', { outcome: 'Won' }, 'Closed-Won'],
  ['outcome Lost', { outcome: 'Lost' }, 'Closed-Lost'],
  ['outcome Wrong Person', { outcome: 'Wrong Person' }, 'Wrong Person'],
  ['outcome Not Interested', { outcome: 'Not Interested' }, 'Not Interested'],
  ['outcome Booked Demo', { outcome: 'Booked Demo' }, 'Meeting Booked'],
  ['three pushes', { timeline_pushes: 3 }, 'Timeline Pushed 3x'],
  ['status Paused', { status: 'Paused' }, 'Paused'],
  ['status Held', { status: 'Held' }, 'Held'],
  ['status Out of Office', { status: 'Out of Office' }, 'Out of Office'],
  ['status Meeting Set', { status: 'Meeting Set' }, 'Meeting Set'],
  ['ghosted', ghosted, 'Ghosted'],
  ['status Replied', { status: 'Replied' }, 'Replied'],
  ['a reply after the last contact', { steps_done: 1, last_contact: '2026-03-10', last_reply: '2026-03-11' }, 'Replied'],
  [
    'unresponsive',
    { sequence: 'post-first-contact', steps_done: 5, last_contact: '2026-03-10', engagement: 'Low', today: '2026-03-20' },
    'Unresponsive',
  ],
  ['no response', { sequence: 'outbound', steps_done: 7, last_contact: '2026-03-10', today: '2026-03-20' }, 'No Response'],
  ['completed', { sequence: 'nurture-90', steps_done: 1, last_contact: '2026-03-19', today: '2026-03-20' }, 'Completed'],
];

describe('EXIT_STATUS', () => {
  it.each(inOrder)('%s', (_what, given, expected) => {
    expect(exit({ sequence: 'outbound', ...given })).toBe(expected);
  });
  it('is blank while a cadence runs', () => {
    expect(
      exit({
        sequence: 'outbound',
        steps_done: 2,
        last_contact: '2026-03-19',
        outcome: 'Later',
        status: 'Active',
        engagement: 'High',
        timeline_pushes: 2,
      }),
    ).toBe('');
    expect(exit({ sequence: 'outbound' })).toBe('');
    expect(exit({ sequence: '' })).toBe('');
  });

  it.each<Row>([
    ['Unsubscribed over an Exit Reason', { outcome: 'Unsubscribed', status: 'Closed-Won' }, 'Unsubscribed'],
    ['an Exit Reason over outcome Replied', { status: 'Ghosted', outcome: 'Replied' }, 'Ghosted'],
    ['an Exit Reason over outcome Won', { status: 'No Response', outcome: 'Won' }, 'No Response'],
    ['outcome Replied over three pushes', { outcome: 'Replied', timeline_pushes: 3 }, 'Replied'],
    ['outcome Replied over a pause', { outcome: 'Replied', status: 'Paused' }, 'Replied'],
    ['outcome Won over three pushes', { outcome: 'Won', timeline_pushes: 3 }, 'Closed-Won'],
    ['outcome Lost over a pause', { outcome: 'Lost', status: 'Held' }, 'Closed-Lost'],
    ['outcome Not Interested over a reply', { outcome: 'Not Interested', status: 'Replied' }, 'Not Interested'],
    ['three pushes over a pause', { timeline_pushes: 3, status: 'Paused' }, 'Timeline Pushed 3x'],
    ['three pushes over ghosting', { ...ghosted, timeline_pushes: 4 }, 'Timeline Pushed 3x'],
    ['a pause over ghosting', { ...ghosted, status: 'Out of Office' }, 'Out of Office'],
    ['a pause over a reply', { status: 'Meeting Set', last_contact: '2026-03-10', last_reply: '2026-03-11' }, 'Meeting Set'],
    ['ghosting over status Replied', { ...ghosted, status: 'Replied' }, 'Ghosted'],
    ['ghosting over the reply itself', { ...ghosted, status: 'Active' }, 'Ghosted'],
    ['a day short of ghosting is still a reply', { ...ghosted, today: '2026-03-13' }, 'Replied'],
    [
      'status Replied over unresponsive',
      { sequence: 'post-first-contact', steps_done: 5, last_contact: '2026-01-10', engagement: 'Low', status: 'Replied' },
      'Replied',
    ],
    [
      'a reply over unresponsive',
      { sequence: 'post-first-contact', steps_done: 5, last_contact: '2026-01-10', last_reply: '2026-01-10', engagement: 'Low' },
      'Replied',
    ],
    [
      'unresponsive over no response',
      { sequence: 'post-first-contact', steps_done: 5, last_contact: '2026-01-10', engagement: 'low ' },
      'Unresponsive',
    ],
    [
      'unresponsive over completed',
      { sequence: 'post-proposal', steps_done: 8, last_contact: '2026-01-10', engagement: 'Low' },
      'Unresponsive',
    ],
  ])('orders %s', (_what, given, expected) => {
    expect(exit({ sequence: 'outbound', ...given })).toBe(expected);
  });

  it.each<Row>([
    ['Booked Demo in post-demo', { sequence: 'Post-Demo Follow-Up', outcome: 'Booked Demo' }, 'Meeting Set'],
    ['Booked Demo in post-proposal', { sequence: 'post-proposal', outcome: 'booked demo' }, 'Meeting Set'],
    ['Booked Demo in nurture', { sequence: 'nurture-6m', outcome: 'Booked Demo' }, 'Meeting Booked'],
    [
      "Booked Demo in a team's own",
      {
        sequence: 'Ours',
        cadences: [
          ['Sequence Name', 'Day'],
          ['Ours', 1],
        ],
        outcome: 'Booked Demo',
      },
      'Meeting Booked',
    ],
    ['outcomes that end nothing', { outcome: 'Proposal Sent' }, ''],
    ['two pushes', { timeline_pushes: '2' }, ''],
    ['words in any case, trimmed', { status: '  no RESPONSE ' }, 'No Response'],
    // A reply counts on or after the last contact: by instant where both are instants, else by date.
    [
      'a reply a minute after',
      { last_contact: new Date('2026-03-10T09:00:00Z'), last_reply: new Date('2026-03-10T09:01:00Z') },
      'Replied',
    ],
    [
      'a reply a minute before',
      { last_contact: new Date('2026-03-10T09:00:00Z'), last_reply: new Date('2026-03-10T08:59:00Z') },
      '',
    ],
    [
      'a reply at the same instant',
      { last_contact: new Date('2026-03-10T09:00:00Z'), last_reply: new Date('2026-03-10T09:00:00Z') },
      'Replied',
    ],
    [
      'a reply on the same date, one of them date-only',
      { last_contact: new Date('2026-03-10T09:00:00Z'), last_reply: new Date('2026-03-09T23:00:00Z') },
      'Replied',
    ],
    [
      'a reply on the date before',
      { last_contact: new Date('2026-03-10T09:00:00Z'), last_reply: new Date('2026-03-08T23:00:00Z') },
      '',
    ],
    ['a reply without any contact', { last_reply: '2026-03-01' }, 'Replied'],
    ['a reply, resumed since', { last_contact: '2026-03-01', last_reply: '2026-03-02', status: 'Resumed' }, ''],
    // Ghosted: breakup done, still interested, 30 days.
    ['still interested before the breakup', { ...ghosted, steps_done: 6 }, 'Replied'],
    ['still interested, a touch since', { ...ghosted, last_contact: '2026-02-20', today: '2026-03-01' }, ''],
    ['still interested without last contact', { ...ghosted, last_contact: '' }, 'Replied'],
    // Unresponsive: five email steps, Low, 5 days, or 10 after the last step.
    ['four emails of outbound', { steps_done: 7, last_contact: '2026-03-01', engagement: 'Low', today: '2026-03-05' }, ''],
    ['five emails, four days', { sequence: 'post-demo', steps_done: 5, last_contact: '2026-03-16', engagement: 'Low' }, ''],
    [
      'five emails, five days',
      { sequence: 'post-demo', steps_done: 5, last_contact: '2026-03-15', engagement: 'Low' },
      'Unresponsive',
    ],
    ['Unknown is never Low', { sequence: 'post-demo', steps_done: 5, last_contact: '2026-03-15', engagement: '' }, ''],
    [
      'after the last step, nine days',
      { sequence: 'post-demo', steps_done: 7, last_contact: '2026-03-11', engagement: 'Low' },
      '',
    ],
    [
      'after the last step, ten days',
      { sequence: 'post-demo', steps_done: 7, last_contact: '2026-03-10', engagement: 'Low' },
      'Unresponsive',
    ],
    [
      'resumed, counted from last contact',
      {
        sequence: 'post-demo',
        steps_done: 5,
        last_contact: '2026-03-10',
        last_reply: '2026-03-19',
        status: 'Resumed',
        engagement: 'Low',
      },
      'Unresponsive',
    ],
    ['unresponsive needs a last contact', { sequence: 'post-demo', steps_done: 5, engagement: 'Low' }, ''],
    // No response: all done, ten days; resumed, since the later of contact and reply.
    ['nine days after the breakup', { steps_done: 7, last_contact: '2026-03-11' }, ''],
    ['ten days after the breakup', { steps_done: 7, last_contact: '2026-03-10' }, 'No Response'],
    ['a cadence without a breakup', { sequence: 'post-demo', steps_done: 9, last_contact: '2026-03-10' }, 'No Response'],
    [
      'resumed, the reply is nearer',
      { steps_done: 7, last_contact: '2026-03-01', last_reply: '2026-03-11', status: 'Resumed' },
      '',
    ],
    [
      'resumed, the reply is ten days old',
      { steps_done: 7, last_contact: '2026-03-01', last_reply: '2026-03-10', status: 'Resumed' },
      'No Response',
    ],
    ['no response needs a last contact', { steps_done: 7 }, ''],
    // Completed: a close after the breakup, or all of a nurture cadence, at once.
    ['a close after the breakup', { sequence: 'post-proposal', steps_done: 8, last_contact: '2026-03-20' }, 'Completed'],
    ['all of nurture, without a date', { sequence: 'nurture-annual', steps_done: 2 }, 'Completed'],
    ['a label of steps', { sequence: 'nurture-annual', steps_done: 'Email 2 of 2' }, 'Completed'],
    // Days are dates of the sheet's zone: 22:30 UTC on the 10th is the 10th in Berlin, 23:30 the 11th.
    ['late on the tenth', { steps_done: 7, last_contact: new Date('2026-03-10T22:30:00Z') }, 'No Response'],
    ['early on the eleventh', { steps_done: 7, last_contact: new Date('2026-03-10T23:30:00Z') }, ''],
    [
      'settings of their own',
      {
        steps_done: 7,
        last_contact: '2026-03-11',
        settings: [
          ['Setting', 'Value'],
          ['No Response After Days', 9],
        ],
      },
      'No Response',
    ],
  ])('%s', (_what, given, expected) => {
    expect(exit({ sequence: 'outbound', ...given })).toBe(expected);
  });

  it.each<Row>([
    ['a blank sequence is blank, whatever else', { sequence: ' ', outcome: 'Unsubscribed', status: 'x' }, ''],
    [
      'Unsubscribed wins over every error',
      { sequence: 'Nope', outcome: 'unsubscribed ', last_contact: 'x', status: 'x' },
      'Unsubscribed',
    ],
    ['and does as a status', { sequence: 'Nope', status: 'Unsubscribed', last_contact: 'x' }, 'Unsubscribed'],
    ['a sequence', { sequence: 'Nope', outcome: 'Won' }, '⚠ "Nope" is no cadence; choose a Sequence Name of the Cadences sheet'],
    [
      'steps',
      { steps_done: -1, outcome: 'Won' },
      '⚠ Steps done: "-1" is no number of steps done; write a whole number, or a text such as "Email 3 of 7"',
    ],
    [
      'a date',
      { last_contact: '03/04/2026', outcome: 'Won' },
      '⚠ Last Contact Date: "03/04/2026" could be Fri 3 Apr 2026 or Wed 4 Mar 2026; write a date such as 2026-03-02',
    ],
    ['another date', { last_reply: '#N/A' }, '⚠ Last Reply Date: the cell shows #N/A; mend its formula or type the value'],
    ['today', { today: 'now' }, '⚠ Today: "now" is no date; write a date such as 2026-03-02'],
    [
      'pushes',
      { timeline_pushes: 'many' },
      '⚠ Timeline Pushes: "many" is not a number of pushes; write a whole number from 0 up',
    ],
    ['an outcome', { outcome: 'Maybe' }, '⚠ Outcome: "Maybe" is not an Outcome; choose one of its list'],
    [
      'a status',
      { status: 'Gone', outcome: 'Won' },
      '⚠ Status: "Gone" is not a Status: Active, Resumed, a pause or an Exit Reason',
    ],
    [
      'a setting',
      {
        settings: [
          ['Setting', 'Value'],
          ['Timeline Pushes', 'x'],
        ],
      },
      '⚠ Settings row 2, Value: "x" is not a number this setting can have; write a whole number from 1 up',
    ],
  ])('cannot read %s', (_what, given, expected) => {
    expect(exit({ sequence: 'outbound', ...given })).toBe(expected);
  });

  it('takes the today given, and asks for it only where none is', () => {
    const given = { sequence: 'outbound', steps_done: 7, last_contact: '2026-03-10' };
    const context = sheetIn('Europe/Berlin', '2026-03-20');
    expect(exit({ ...given, today: '2026-03-19' }, context)).toBe('');
    expect(context.asked).toEqual({ zone: 1, today: 0 });
    const sequence = [['outbound'], ['outbound'], ['outbound']];
    expect(exit({ ...given, sequence }, context)).toEqual([['No Response'], ['No Response'], ['No Response']]);
    expect(context.asked).toEqual({ zone: 2, today: 1 });
  });
  it('answers whole columns under its own heading', () => {
    const column = (...cells: Cell[]): Cell[][] => cells.map((cell) => [cell]);
    expect(
      exit({
        sequence: column('Sequence Name', 'outbound', '', 'Nope', 'outbound', ''),
        outcome: column('Outcome', 'Won', 'Won', '', '', 'Won'),
        today: '2026-03-20',
      }),
    ).toEqual([
      ['Exit Status'],
      ['Closed-Won'],
      [''],
      ['⚠ "Nope" is no cadence; choose a Sequence Name of the Cadences sheet'],
      [''],
    ]);
    expect(() => exit({ sequence: column('a', 'b'), status: column('a', 'b', 'c') })).toThrow(
      'The ranges are of different heights: sequence has 2 rows, status has 3.',
    );
  });
});
