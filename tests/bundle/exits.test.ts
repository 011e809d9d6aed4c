import { newTeam, rep, type Team } from '../support/team';

/**
 * Every rule of leaving, pausing and coming back, on the built bundle: rows that a team brings with it in the middle of a cadence, what
 * a person types, one run of the trigger, and what then stands everywhere. Today is Mon 2 Mar 2026.
 */

const columns = [
  'Email',
  'First Name',
  'Company',
  'Deal Size',
  'Time Zone',
  'Owner',
  'Outcome',
  'Meeting Date',
  'Follow Up On',
  'Timeline Pushes',
  'Opens',
  'Tags',
  'Trigger Event',
  'Sequence Name',
  'Sequence Step',
  'Anchor Date',
  'Last Contact Date',
  'Last Reply Date',
  'Status',
  'Exit Reason',
] as const;
type Column = (typeof columns)[number];
type Cells = Partial<Readonly<Record<Column, string>>>;

/** A prospect in the middle of a cadence, whose next step is not due. */
const began: Readonly<Record<string, Cells>> = {
  outbound: {
    'Sequence Name': 'Outbound 21-Day',
    'Sequence Step': 'Email 2 of 7',
    'Anchor Date': '2026-02-24',
    'Last Contact Date': '2026-03-02',
    Status: 'Active',
  },
  outboundOver: {
    'Sequence Name': 'Outbound 21-Day',
    'Sequence Step': 'Email 7 of 7',
    'Anchor Date': '2026-02-02',
    'Last Contact Date': '2026-02-24',
    Status: 'Active',
  },
  firstContact: {
    'Sequence Name': 'Post-First-Contact Follow-Up',
    'Sequence Step': 'Email 2 of 5',
    'Anchor Date': '2026-02-26',
    'Last Contact Date': '2026-03-02',
    Status: 'Active',
  },
  reEngage: {
    'Sequence Name': 'Re-Engagement',
    'Sequence Step': 'Email 1 of 4',
    'Anchor Date': '2026-02-26',
    'Last Contact Date': '2026-03-02',
    Status: 'Active',
  },
  demo: {
    'Sequence Name': 'Post-Demo Follow-Up',
    'Sequence Step': 'Email 4 of 7',
    'Anchor Date': '2026-02-19',
    'Last Contact Date': '2026-03-02',
    Status: 'Active',
  },
  proposal: {
    'Sequence Name': 'Post-Proposal Follow-Up',
    'Sequence Step': 'Email 3 of 8',
    'Anchor Date': '2026-02-19',
    'Last Contact Date': '2026-03-02',
    Status: 'Active',
  },
  nurture: {
    'Sequence Name': 'Nurture 6-Month',
    'Sequence Step': 'Email 1 of 4',
    'Anchor Date': '2025-11-27',
    'Last Contact Date': '2026-02-25',
    Status: 'Active',
  },
  out: {
    'Sequence Name': 'Outbound 21-Day',
    'Sequence Step': 'Email 7 of 7',
    'Anchor Date': '2025-10-01',
    'Last Contact Date': '2025-10-24',
    Status: 'Ghosted',
    'Exit Reason': 'Ghosted',
  },
};

interface Expected extends Cells {
  readonly 'Not Before'?: string;
  /** A part of Needs You; '' where nothing may stand there. */
  readonly needs?: string;
  /** A part of each line on the Work sheet about them. */
  readonly work?: readonly string[];
  /** What the Log says of them in its What column. */
  readonly log: readonly string[];
  readonly drafts?: number;
  readonly listed?: boolean;
}

interface Case {
  readonly rule: string;
  readonly row: Cells;
  readonly typed: Cells;
  readonly gives: Expected;
}

const nurtured = (rest: Cells = {}): Cells => ({
  'Sequence Name': 'Nurture 6-Month',
  'Sequence Step': '',
  'Anchor Date': '2026-03-02',
  Status: 'Active',
  ...rest,
});

const entered = (reason: string, cadence: string): string[] => [`Exit: ${reason}`, `Entered ${cadence}`];

const leaving: readonly Case[] = [
  {
    rule: '1 unsubscribed, by the Outcome',
    row: began.outbound!,
    typed: { Outcome: 'Unsubscribed' },
    gives: {
      Status: 'Unsubscribed',
      'Exit Reason': 'Unsubscribed',
      Tags: 'Do Not Contact',
      Outcome: '',
      listed: true,
      log: ['Exit: Unsubscribed'],
    },
  },
  {
    rule: '1 unsubscribed, though their timeline was pushed three times',
    row: began.proposal!,
    typed: { Outcome: 'Unsubscribed', 'Timeline Pushes': '3' },
    gives: {
      Status: 'Unsubscribed',
      'Exit Reason': 'Unsubscribed',
      Tags: 'Do Not Contact',
      listed: true,
      log: ['Exit: Unsubscribed'],
    },
  },
  {
    rule: '1 unsubscribed, after leaving',
    row: { ...began.out!, Tags: 'vip, Berlin' },
    typed: { Outcome: 'Unsubscribed' },
    gives: {
      Status: 'Unsubscribed',
      'Exit Reason': 'Unsubscribed',
      Tags: 'vip, Berlin, Do Not Contact',
      Outcome: '',
      listed: true,
      log: ['Exit: Unsubscribed'],
    },
  },
  {
    rule: '2 won',
    row: began.proposal!,
    typed: { Outcome: 'Won' },
    gives: {
      ...began.proposal!,
      Status: 'Closed-Won',
      'Exit Reason': 'Closed-Won',
      Outcome: '',
      needs: '',
      log: ['Exit: Closed-Won'],
    },
  },
  {
    rule: '2 won, after leaving',
    row: began.out!,
    typed: { Outcome: 'Won' },
    gives: { Status: 'Closed-Won', 'Exit Reason': 'Closed-Won', Outcome: '', log: ['Exit: Closed-Won'] },
  },
  {
    rule: '3 lost',
    row: { ...began.proposal!, 'Timeline Pushes': '2' },
    typed: { Outcome: 'Lost' },
    gives: {
      ...nurtured(),
      'Exit Reason': 'Closed-Lost',
      'Timeline Pushes': '0',
      Outcome: '',
      needs: '',
      log: entered('Closed-Lost', 'Nurture 6-Month'),
    },
  },
  {
    rule: '3 lost, after leaving',
    row: began.out!,
    typed: { Outcome: 'Lost' },
    gives: { ...nurtured(), 'Exit Reason': 'Closed-Lost', Outcome: '', log: entered('Closed-Lost', 'Nurture 6-Month') },
  },
  {
    rule: '3 lost, having answered what they last heard',
    row: { ...began.proposal!, 'Last Reply Date': '2026-03-02', Status: 'Replied' },
    typed: { Outcome: 'Lost' },
    gives: {
      ...nurtured({ Status: 'Resumed' }),
      'Exit Reason': 'Closed-Lost',
      log: ['Pause: Replied', ...entered('Closed-Lost', 'Nurture 6-Month')],
    },
  },
  {
    rule: '5 the wrong person',
    row: began.outbound!,
    typed: { Outcome: 'Wrong Person' },
    gives: {
      Status: 'Wrong Person',
      'Exit Reason': 'Wrong Person',
      Outcome: '',
      needs: 'Find the right person',
      work: ['find the right one'],
      log: ['Exit: Wrong Person'],
    },
  },
  {
    rule: '6 not interested',
    row: began.outbound!,
    typed: { Outcome: 'Not Interested' },
    gives: {
      Status: 'Not Interested',
      'Exit Reason': 'Not Interested',
      Outcome: '',
      needs: 'asks whether you may come back',
      work: ['come back in 6 to 12 months'],
      drafts: 1,
      log: ['Exit: Not Interested'],
    },
  },
  {
    rule: '6 not interested, out of nurture, and an old permission counts no more',
    row: { ...began.nurture!, Tags: 'Permission, vip' },
    typed: { Outcome: 'Not Interested' },
    gives: {
      Status: 'Not Interested',
      'Exit Reason': 'Not Interested',
      Tags: 'vip',
      Outcome: '',
      work: ['come back in 6 to 12 months'],
      drafts: 1,
      log: ['Exit: Not Interested'],
    },
  },
  ...(
    [
      ['outbound', began.outbound!],
      ['post-first-contact', began.firstContact!],
      ['re-engage', began.reEngage!],
      ['nurture', began.nurture!],
      ['outside, after leaving', began.out!],
    ] as const
  ).map(
    ([where, row]): Case => ({
      rule: `7 a meeting is booked in ${where}`,
      row,
      typed: { Outcome: 'Booked Demo', 'Meeting Date': '2026-03-12' },
      gives: {
        'Sequence Name': 'Post-Demo Follow-Up',
        'Sequence Step': '',
        'Anchor Date': '2026-03-12',
        Status: 'Active',
        'Exit Reason': 'Meeting Booked',
        Outcome: '',
        needs: '',
        log: entered('Meeting Booked', 'Post-Demo Follow-Up'),
      },
    }),
  ),
  {
    rule: '7 a meeting is booked, without a date',
    row: began.outbound!,
    typed: { Outcome: 'Booked Demo' },
    gives: {
      'Sequence Name': 'Post-Demo Follow-Up',
      'Anchor Date': '',
      Status: 'Held',
      'Exit Reason': 'Meeting Booked',
      Outcome: '',
      needs: 'When is the meeting? Fill Meeting Date.',
      log: [...entered('Meeting Booked', 'Post-Demo Follow-Up'), 'Pause: Held'],
    },
  },
  {
    rule: '7 a meeting is booked, and the cell names one of last year',
    row: { ...began.outbound!, 'Meeting Date': '2025-06-12' },
    typed: { Outcome: 'Booked Demo' },
    gives: {
      'Sequence Name': 'Post-Demo Follow-Up',
      'Anchor Date': '',
      Status: 'Held',
      Outcome: '',
      needs: 'Meeting Date',
      log: [...entered('Meeting Booked', 'Post-Demo Follow-Up'), 'Pause: Held'],
    },
  },
  {
    rule: '8 the third push',
    row: { ...began.proposal!, 'Timeline Pushes': '2' },
    typed: { Outcome: 'Timeline Pushed', 'Follow Up On': '2026-03-20' },
    gives: {
      ...nurtured(),
      'Exit Reason': 'Timeline Pushed 3x',
      'Timeline Pushes': '0',
      Outcome: '',
      log: entered('Timeline Pushed 3x', 'Nurture 6-Month'),
    },
  },
  {
    rule: '8 three pushes typed',
    row: began.demo!,
    typed: { 'Timeline Pushes': '3' },
    gives: {
      ...nurtured(),
      'Exit Reason': 'Timeline Pushed 3x',
      'Timeline Pushes': '0',
      log: entered('Timeline Pushed 3x', 'Nurture 6-Month'),
    },
  },
  {
    rule: '8 in nurture as well',
    row: { ...began.nurture!, 'Timeline Pushes': '2' },
    typed: { Outcome: 'Timeline Pushed' },
    gives: {
      ...nurtured(),
      'Exit Reason': 'Timeline Pushed 3x',
      'Timeline Pushes': '0',
      Outcome: '',
      log: entered('Timeline Pushed 3x', 'Nurture 6-Month'),
    },
  },
  {
    rule: '9 ghosted: 30 days after "still interested"',
    row: { ...began.outboundOver!, 'Last Contact Date': '2026-01-20', 'Last Reply Date': '2026-01-31', Status: 'Replied' },
    typed: { Outcome: 'Still Interested' },
    gives: {
      Status: 'Ghosted',
      'Exit Reason': 'Ghosted',
      Outcome: '',
      needs: 'final email',
      work: ['final mail'],
      drafts: 1,
      log: ['Pause: Replied', 'Exit: Ghosted'],
    },
  },
  {
    rule: '9 not yet: 29 days',
    row: { ...began.outboundOver!, 'Last Contact Date': '2026-01-20', 'Last Reply Date': '2026-02-01', Status: 'Replied' },
    typed: { Outcome: 'Still Interested' },
    gives: { Status: 'Replied', 'Exit Reason': '', Outcome: 'Still Interested', log: ['Pause: Replied'] },
  },
  {
    rule: '10 unresponsive: five emails, nothing opened, 5 days',
    row: { ...began.demo!, 'Sequence Step': 'Email 5 of 7', 'Last Contact Date': '2026-02-25' },
    typed: { Opens: '0' },
    gives: {
      ...nurtured({ 'Sequence Name': 'Nurture Annual' }),
      'Exit Reason': 'Unresponsive',
      work: ['check that the address is right'],
      log: entered('Unresponsive', 'Nurture Annual'),
    },
  },
  {
    rule: '10 not yet: 4 days',
    row: { ...began.demo!, 'Sequence Step': 'Email 5 of 7', 'Last Contact Date': '2026-02-26' },
    typed: { Opens: '0' },
    gives: { 'Sequence Name': 'Post-Demo Follow-Up', Status: 'Active', log: [] },
  },
  {
    rule: '10 not tracked is never unresponsive',
    row: { ...began.demo!, 'Sequence Step': 'Email 5 of 7', 'Last Contact Date': '2026-02-25' },
    typed: {},
    gives: { 'Sequence Name': 'Post-Demo Follow-Up', Status: 'Active', log: [] },
  },
  {
    rule: '11 no response: 10 days after the breakup',
    row: { ...began.outboundOver!, 'Last Contact Date': '2026-02-20', Tags: 'vip' },
    typed: {},
    gives: {
      ...nurtured({ Tags: 'vip, Nurture - 6 months' }),
      'Exit Reason': 'No Response',
      log: entered('No Response', 'Nurture 6-Month'),
    },
  },
  {
    rule: '11 not yet: 9 days',
    row: { ...began.outboundOver!, 'Last Contact Date': '2026-02-21' },
    typed: {},
    gives: { 'Sequence Name': 'Outbound 21-Day', Status: 'Active', log: [] },
  },
  {
    rule: '11 no response, whoever the Owner is',
    row: { ...began.outboundOver!, 'Last Contact Date': '2026-02-20', Owner: 'gone@northbridge.example' },
    typed: {},
    gives: {
      ...nurtured({ Tags: 'Nurture - 6 months' }),
      'Exit Reason': 'No Response',
      log: entered('No Response', 'Nurture 6-Month'),
    },
  },
  {
    rule: '11 no response, with no Owner at all',
    row: { ...began.outboundOver!, 'Last Contact Date': '2026-02-20', Owner: '' },
    typed: {},
    gives: {
      ...nurtured({ Tags: 'Nurture - 6 months' }),
      'Exit Reason': 'No Response',
      log: entered('No Response', 'Nurture 6-Month'),
    },
  },
  {
    rule: '11 a cadence without a breakup',
    row: { ...began.demo!, 'Sequence Step': 'Email 7 of 7', 'Last Contact Date': '2026-02-20' },
    typed: {},
    gives: {
      ...nurtured({ Tags: 'Nurture - 6 months' }),
      'Exit Reason': 'No Response',
      log: entered('No Response', 'Nurture 6-Month'),
    },
  },
  {
    rule: '12 completed: the close after the breakup',
    row: { ...began.proposal!, 'Sequence Step': 'Email 8 of 8', 'Anchor Date': '2026-01-02', 'Last Contact Date': '2026-03-02' },
    typed: {},
    gives: {
      ...nurtured({ Tags: 'Nurture - 6 months' }),
      'Exit Reason': 'Completed',
      log: entered('Completed', 'Nurture 6-Month'),
    },
  },
  {
    rule: '12 completed: all of nurture, and nothing follows',
    row: { ...began.nurture!, 'Sequence Step': 'Email 4 of 4', 'Anchor Date': '2025-03-01', 'Last Contact Date': '2026-02-26' },
    typed: {},
    gives: {
      'Sequence Name': 'Nurture 6-Month',
      Status: 'Completed',
      'Exit Reason': 'Completed',
      Tags: '',
      log: ['Exit: Completed'],
    },
  },
  {
    rule: '13 the proposal went out',
    row: began.demo!,
    typed: { Outcome: 'Proposal Sent' },
    gives: {
      'Sequence Name': 'Post-Proposal Follow-Up',
      'Sequence Step': '',
      'Anchor Date': '2026-03-02',
      Status: 'Active',
      'Exit Reason': 'Advanced',
      Outcome: '',
      log: entered('Advanced', 'Post-Proposal Follow-Up'),
    },
  },
  {
    rule: '13 the proposal went out to somebody who had left',
    row: began.out!,
    typed: { Outcome: 'Proposal Sent' },
    gives: {
      'Sequence Name': 'Post-Proposal Follow-Up',
      'Anchor Date': '2026-03-02',
      'Exit Reason': 'Advanced',
      Outcome: '',
      log: entered('Advanced', 'Post-Proposal Follow-Up'),
    },
  },
  ...(['Replied', 'Not Interested', 'Timeline Pushed', 'Later', 'Still Interested', 'Wrong Person'] as const).map(
    (outcome): Case => ({
      rule: `${outcome} changes nothing for who has left`,
      row: began.out!,
      typed: { Outcome: outcome },
      gives: {
        ...began.out!,
        'Last Reply Date': '',
        'Timeline Pushes': '',
        Outcome: '',
        drafts: 0,
        log: [`Outcome: ${outcome}`],
      },
    }),
  ),
];

const resting: readonly Case[] = [
  {
    rule: 'Replied, by phone',
    row: began.outbound!,
    typed: { Outcome: 'Replied' },
    gives: {
      Status: 'Replied',
      'Last Reply Date': '2026-03-02 11:00',
      Outcome: '',
      needs: 'They replied',
      log: ['Pause: Replied'],
    },
  },
  {
    rule: 'the first push, until Follow Up On',
    row: began.demo!,
    typed: { Outcome: 'Timeline Pushed', 'Follow Up On': '2026-03-20' },
    gives: { Status: 'Paused', 'Timeline Pushes': '1', Outcome: '', needs: '', log: ['Pause: Paused'] },
  },
  {
    rule: 'the second push, without a date',
    row: { ...began.demo!, 'Timeline Pushes': '1' },
    typed: { Outcome: 'Timeline Pushed' },
    gives: { Status: 'Paused', 'Timeline Pushes': '2', Outcome: '', needs: 'Fill Follow Up On', log: ['Pause: Paused'] },
  },
  {
    rule: 'a push whose date has passed',
    row: began.demo!,
    typed: { Outcome: 'Timeline Pushed', 'Follow Up On': '2026-02-20' },
    gives: { Status: 'Paused', 'Timeline Pushes': '1', Outcome: '', needs: 'Fri 20 Feb 2026', log: ['Pause: Paused'] },
  },
  {
    rule: 'a push over a date that cannot be read',
    row: began.demo!,
    typed: { Outcome: 'Timeline Pushed', 'Follow Up On': 'some day in spring' },
    gives: { Status: 'Held', 'Timeline Pushes': '', Outcome: 'Timeline Pushed', needs: 'Follow Up On', log: ['Pause: Held'] },
  },
  {
    rule: 'a push over a count that cannot be read',
    row: { ...began.demo!, 'Timeline Pushes': 'twice' },
    typed: { Outcome: 'Timeline Pushed', 'Follow Up On': '2026-03-20' },
    gives: {
      Status: 'Held',
      'Timeline Pushes': 'twice',
      Outcome: 'Timeline Pushed',
      needs: 'Timeline Pushes',
      log: ['Pause: Held'],
    },
  },
  {
    rule: 'Later, until Follow Up On',
    row: began.outbound!,
    typed: { Outcome: 'Later', 'Follow Up On': '2026-03-20' },
    gives: { Status: 'Paused', 'Timeline Pushes': '', Outcome: '', needs: '', log: ['Pause: Paused'] },
  },
  {
    rule: 'Meeting Set, in post-demo',
    row: began.demo!,
    typed: { Outcome: 'Booked Demo', 'Meeting Date': '2026-03-12' },
    gives: {
      'Sequence Name': 'Post-Demo Follow-Up',
      Status: 'Meeting Set',
      'Exit Reason': '',
      Outcome: '',
      needs: '',
      log: ['Pause: Meeting Set'],
    },
  },
  {
    rule: 'Meeting Set, in post-proposal, over the date of the first meeting',
    row: { ...began.proposal!, 'Meeting Date': '2026-02-10' },
    typed: { Outcome: 'Booked Demo' },
    gives: {
      'Sequence Name': 'Post-Proposal Follow-Up',
      Status: 'Meeting Set',
      Outcome: '',
      needs: 'Tue 10 Feb 2026, which has passed',
      log: ['Pause: Meeting Set'],
    },
  },
  {
    rule: 'Still Interested stays',
    row: began.proposal!,
    typed: { Outcome: 'Still Interested' },
    gives: { Status: 'Active', Outcome: 'Still Interested', log: [] },
  },
  {
    rule: 'an Outcome that is none',
    row: began.outbound!,
    typed: { Outcome: 'maybe' },
    gives: { Status: 'Held', Outcome: 'maybe', needs: 'Outcome', log: ['Pause: Held'] },
  },
];

const addressOf = (index: number): string => `p${index}@firm${index}.example`;

/** The Log's lines about one prospect. */
const logOf = (team: Team, id: string): string[] =>
  team
    .rows('Log')
    .filter((line) => line['Prospect ID'] === id && line.State === '')
    .map((line) => line.What ?? '');

describe.each([
  ['leaving', leaving],
  ['resting', resting],
] as const)('%s', (_name, cases) => {
  let team: Team;
  let after: string[][];
  const idOf = (index: number): string => team.shown(addressOf(index), 'Prospect ID');

  beforeAll(async () => {
    const csv = [
      [...columns],
      ...cases.map(({ row }, index) => {
        const own: Cells = {
          Email: addressOf(index),
          'First Name': `P${index}`,
          Company: `Firm ${index}`,
          'Deal Size': '30000',
          'Time Zone': 'Europe/Berlin',
          Owner: rep,
          ...row,
        };
        return columns.map((column) => own[column] ?? '');
      }),
    ];
    team = await newTeam(csv);
    // The first run takes them over as they are.
    team.tick();
    cases.forEach(({ typed }, index) => {
      for (const [column, text] of Object.entries(typed)) team.type(addressOf(index), column, text);
    });
    team.hours(1);
    after = cases.map((_case, index) => logOf(team, idOf(index)));
  }, 60_000);
  afterAll(() => team.host.close());

  it.each(cases.map(({ rule }, index) => [rule, index] as const))('%s', (_rule, index) => {
    const { gives } = cases[index]!;
    const who = addressOf(index);
    const { needs, work, log, drafts, listed, ...cells } = gives;
    const shown = Object.fromEntries(Object.keys(cells).map((column) => [column, team.shown(who, column)]));
    expect(shown).toEqual(cells);
    expect(logOf(team, idOf(index))).toEqual(log);
    if (needs !== undefined) expect(team.shown(who, 'Needs You')).toEqual(needs === '' ? '' : expect.stringContaining(needs));
    const lines = team.rows('Work').filter((line) => line['Prospect ID'] === idOf(index));
    if (work !== undefined)
      expect(lines.map((line) => line['What to do'])).toEqual(work.map((part) => expect.stringContaining(part)));
    if (drafts !== undefined) expect(team.host.mail.drafts(rep).filter(({ to }) => to[0]?.address === who)).toHaveLength(drafts);
    const blocked = team.rows('Do Not Contact').filter((line) => line['Address or Domain'] === who);
    expect(blocked).toHaveLength(listed === true ? 1 : 0);
  });

  it('acts once: another run changes nothing', () => {
    const cells = () =>
      cases.map((_case, index) => [...columns, 'Needs You'].map((column) => team.shown(addressOf(index), column)));
    const stood = cells();
    const work = team.rows('Work');
    const drafts = team.host.mail.drafts(rep).length;
    team.hours(1);
    expect(cells()).toEqual(stood);
    expect(team.rows('Work')).toEqual(work);
    expect(team.host.mail.drafts(rep)).toHaveLength(drafts);
    expect(cases.map((_case, index) => logOf(team, idOf(index)))).toEqual(after);
  });

  it('sends nothing to who has left or rests', () => {
    expect(team.sent()).toEqual([]);
  });
});

/** One row for each kind of change that takes several cells. */
const changes: readonly (readonly [row: Cells, typed: Cells])[] = [
  [
    { ...began.demo!, 'Timeline Pushes': '1' },
    { Outcome: 'Timeline Pushed', 'Follow Up On': '2026-03-20' },
  ],
  [{ ...began.demo!, 'Timeline Pushes': '2' }, { Outcome: 'Timeline Pushed' }],
  [began.outbound!, { Outcome: 'Booked Demo', 'Meeting Date': '2026-03-12' }],
  [began.outbound!, { Outcome: 'Not Interested' }],
  [{ ...began.proposal!, Tags: 'vip' }, { Outcome: 'Unsubscribed' }],
  [began.outbound!, { Outcome: 'Wrong Person' }],
  [began.demo!, { Outcome: 'Proposal Sent' }],
  [{ ...began.outboundOver!, 'Last Contact Date': '2026-02-21', Tags: 'vip' }, {}],
];

describe('a run that dies while it acts', () => {
  let team: Team;
  let ready: string;
  let calls: number;
  let whole: ReturnType<typeof outcomeOf>;
  const tuesday = Date.UTC(2026, 2, 3, 4, 10);

  /** All that acting led to, but for the times of day. */
  const outcomeOf = () => ({
    cells: changes.map((_change, index) =>
      [...columns, 'Not Before', 'Needs You'].map((column) => team.shown(addressOf(index), column)),
    ),
    log: changes.map((_change, index) => logOf(team, team.shown(addressOf(index), 'Prospect ID'))),
    work: team
      .rows('Work')
      .map((line) => `${line['Prospect ID']} ${line['What to do']}`)
      .sort(),
    drafts: team.host.mail
      .drafts(rep)
      .map(({ to }) => to[0]?.address)
      .sort(),
    listed: team.rows('Do Not Contact').map((line) => line['Address or Domain']),
    sent: team.sent().length,
  });

  beforeAll(async () => {
    team = await newTeam([
      [...columns],
      ...changes.map(([row], index) => {
        const own: Cells = {
          Email: addressOf(index),
          'First Name': `P${index}`,
          Company: `Firm ${index}`,
          'Deal Size': '30000',
          'Time Zone': 'Europe/Berlin',
          Owner: rep,
          ...row,
        };
        return columns.map((column) => own[column] ?? '');
      }),
    ]);
    team.tick();
    changes.forEach(([, typed], index) => {
      for (const [column, text] of Object.entries(typed)) team.type(addressOf(index), column, text);
    });
    team.host.clock.moveTo(tuesday);
    ready = team.host.remember();
    calls = team.tick().callList.length;
    team.host.clock.moveTo(tuesday + 3_600_000);
    team.tick();
    whole = outcomeOf();
  }, 60_000);
  afterAll(() => team.host.close());

  it('acted on all of them', () => {
    expect(whole.cells.map((cells) => cells[columns.indexOf('Status')])).toEqual([
      'Paused',
      'Active',
      'Active',
      'Not Interested',
      'Unsubscribed',
      'Wrong Person',
      'Active',
      'Active',
    ]);
    expect(whole.cells.map((cells) => cells[columns.indexOf('Timeline Pushes')])).toEqual(['2', '0', '', '', '', '', '', '']);
    expect(whole.cells[2]?.[columns.indexOf('Sequence Name')]).toBe('Post-Demo Follow-Up');
    expect(whole.cells.map((cells) => cells[columns.indexOf('Outcome')]).join('')).toBe('');
    expect(whole.drafts).toEqual([addressOf(3)]);
  });

  it.each([
    [0, 12],
    [3, 22],
    ['all', 32],
  ] as const)(
    'with %s of its waiting writes kept, all is done once',
    (keepWrites, from) => {
      const wrong: unknown[] = [];
      for (let at = from; at <= calls; at += 25) {
        team.host.recall(ready);
        team.host.setFaults({ killAtCall: at, keepWrites });
        team.tick();
        team.host.setFaults({});
        // The lock of what died is free after six minutes; what was begun ten minutes ago is nobody's any more.
        team.host.clock.moveTo(tuesday + 1_800_000);
        team.tick();
        team.host.clock.moveTo(tuesday + 3_600_000);
        team.tick();
        const found = outcomeOf();
        const parts = Object.keys(whole) as (keyof typeof whole)[];
        for (const part of parts) {
          if (JSON.stringify(found[part]) !== JSON.stringify(whole[part])) wrong.push({ at, part, found: found[part] });
        }
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );
});
