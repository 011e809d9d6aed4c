import type { Quarter, QuarterEvent } from './quarterFiles';
import { judgeQuarter } from './quarterRules';

const mira = 'mira@fernhollow.example';
const ana = 'ana@firm1.example';

const team: Quarter['team'] = {
  senders: [mira],
  sheetZone: 'Europe/Berlin',
  dailyCap: 2,
  firstDayCap: 1,
  rampWeeks: 3,
  domainCap: 1,
  windows: {
    weekdays: [2, 3, 4],
    minutes: [
      [480, 600],
      [780, 900],
    ],
  },
  officeHours: { weekdays: [1, 2, 3, 4, 5], minutes: [[480, 1020]] },
};

/** A mail of the product on Tuesday 3 March 2026 at 08:05 in Berlin, with its file and the run that sent it. */
const sent: QuarterEvent = {
  at: '2026-03-03T07:05:04.000Z',
  kind: 'sent',
  prospect: 'P1',
  enrollment: 1,
  step: 1,
  touch: 1,
  owner: mira,
  to: ana,
  messageId: '<one@mail.gmail.com>',
  file: 'mails/one.eml',
};
const run: QuarterEvent = { at: '2026-03-03T07:05:00.000Z', kind: 'tick', owner: mira, until: '2026-03-03T07:05:20.000Z' };
const before = (event: Partial<QuarterEvent> & { kind: string }): QuarterEvent => ({
  at: '2026-03-03T06:00:00.000Z',
  prospect: 'P1',
  ...event,
});

const headers: Quarter['mails'][number]['headers'] = [
  ['from', mira],
  ['to', `Ana <${ana}>`],
  ['subject', 'Hello'],
  ['date', 'Tue, 03 Mar 2026 07:05:04 +0000'],
  ['message-id', '<one@mail.gmail.com>'],
];

const quarter = (change: Partial<Quarter> = {}): Quarter => ({
  events: [run, sent],
  prospects: [
    { id: 'P1', Email: ana, 'Time Zone': 'Europe/Berlin', country: 'Germany' },
    { id: 'P2', Email: 'bea@firm1.example', 'Time Zone': 'America/New_York', country: 'United States' },
  ],
  holidays: [],
  mails: [{ file: 'mails/one.eml', headers }],
  byHand: [],
  team,
  ...change,
});

const withEvents = (...events: QuarterEvent[]): Quarter => quarter({ events: [...events, run, sent] });
const sentAt = (at: string, more: Partial<QuarterEvent> = {}): Quarter =>
  quarter({
    events: [{ ...sent, at, ...more }],
    mails: [
      {
        file: 'mails/one.eml',
        headers: headers.map(([name, value]) => [name, name === 'date' ? new Date(at).toUTCString() : value]),
      },
    ],
  });
const again = (more: Partial<QuarterEvent>): Quarter => {
  const other = { ...sent, file: 'mails/two.eml', messageId: '<two@mail.gmail.com>', ...more };
  return quarter({
    events: [sent, other],
    mails: [
      { file: 'mails/one.eml', headers },
      {
        file: 'mails/two.eml',
        headers: headers.map(([name, value]) => [
          name,
          name === 'message-id'
            ? '<two@mail.gmail.com>'
            : name === 'date'
              ? new Date(other.at).toUTCString()
              : name === 'to'
                ? (other.to ?? '')
                : value,
        ]),
      },
    ],
  });
};
const withHeader = (name: string, value: string): Quarter =>
  quarter({ mails: [{ file: 'mails/one.eml', headers: [...headers.filter(([own]) => own !== name), [name, value]] }] });

const table: [string, Quarter, string[]][] = [
  ['all is well', quarter(), []],
  ['a mail that no event tells of', quarter({ events: [run] }), ['everyFileHasItsEvent', 'everyFileHasItsEvent', 'cleanHeaders']],
  ['a mail dated otherwise', withHeader('date', 'Tue, 03 Mar 2026 07:09:00 +0000'), ['everyFileHasItsEvent']],
  ['another Message-ID', withHeader('message-id', '<other@mail.gmail.com>'), ['everyFileHasItsEvent']],
  ['the same touch twice', again({ at: '2026-03-10T07:05:04.000Z' }), ['neverTwice']],
  ['the next step a week on', again({ at: '2026-03-10T07:05:04.000Z', step: 2 }), []],
  ['the same step to another role', again({ at: '2026-03-10T07:05:04.000Z', role: 'CFO' }), []],
  ['after a reply', withEvents(before({ kind: 'reply', by: 'world' })), ['neverAfterANo']],
  ['after a reply, let go on', withEvents(before({ kind: 'reply', by: 'world' }), before({ kind: 'resume' })), []],
  [
    'after a reply that came while the run was on its way',
    withEvents({ ...before({ kind: 'reply', by: 'world' }), at: '2026-03-03T07:05:02.000Z' }),
    [],
  ],
  ['after the reply of somebody else', withEvents({ ...before({ kind: 'reply', by: 'world' }), prospect: 'P2' }), []],
  [
    'after an opt-out, whatever came then',
    withEvents(before({ kind: 'opt-out' }), before({ kind: 'resume' }), before({ kind: 'enroll' })),
    ['neverAfterANo'],
  ],
  ['after a complaint', withEvents(before({ kind: 'complaint' })), ['neverAfterANo']],
  ['after a bounce', withEvents(before({ kind: 'bounce', fault: 'recipient' })), ['neverAfterANo']],
  ['after a delay', withEvents(before({ kind: 'bounce', fault: 'delay' })), []],
  ['after an exit', withEvents(before({ kind: 'exit' })), ['neverAfterANo']],
  ['after an exit and an entry', withEvents(before({ kind: 'exit' }), before({ kind: 'enroll' })), []],
  ['while it rests', withEvents(before({ kind: 'pause' })), ['neverAfterANo']],
  ['to somebody away', withEvents(before({ kind: 'auto-reply', until: '2026-03-09' })), ['neverToWhoIsAway']],
  ['to somebody back', withEvents(before({ kind: 'auto-reply', until: '2026-03-03' })), []],
  ['on a Monday', sentAt('2026-03-02T07:05:04.000Z'), ['insideTheWindows']],
  ['on a Monday, an office step', sentAt('2026-03-02T07:05:04.000Z', { office: true }), []],
  ['a minute before eight', sentAt('2026-03-03T06:59:04.000Z'), ['insideTheWindows']],
  ['at ten', sentAt('2026-03-03T09:00:00.000Z'), ['insideTheWindows']],
  ['at eight after the clocks changed', sentAt('2026-03-31T06:00:00.000Z'), []],
  ['at nine in the sender’s zone, night in theirs', sentAt('2026-03-03T08:05:04.000Z', { prospect: 'P2' }), ['insideTheWindows']],
  [
    'on a holiday of their country',
    { ...quarter(), holidays: [{ Date: '2026-03-03', Country: 'Germany', Name: 'Day' }] },
    ['insideTheWindows'],
  ],
  ['on a holiday of another country', { ...quarter(), holidays: [{ Date: '2026-03-03', Country: 'Spain', Name: 'Day' }] }, []],
  [
    'two on a sender’s first day',
    again({ at: '2026-03-03T08:05:04.000Z', to: 'cy@else.example', step: 2 }),
    ['underTheCaps', 'cleanHeaders'],
  ],
  [
    'two to one company within a day',
    again({ at: '2026-03-03T13:05:03.000Z', to: 'bea@firm1.example', step: 2 }),
    ['underTheCaps', 'underTheCaps'],
  ],
  ['the next step to them the next morning', again({ at: '2026-03-04T07:05:03.000Z', step: 2 }), []],
  [
    'two to one address within a day',
    again({ at: '2026-03-03T13:05:03.000Z', step: 2 }),
    ['underTheCaps', 'underTheCaps', 'underTheCaps'],
  ],
  ['a blind copy', withHeader('bcc', 'eve@else.example'), ['cleanHeaders']],
  [
    'a second subject',
    quarter({ mails: [{ file: 'mails/one.eml', headers: [...headers, ['subject', 'Other']] }] }),
    ['cleanHeaders'],
  ],
  ['to two people', withHeader('to', `${ana}, eve@else.example`), ['cleanHeaders', 'cleanHeaders']],
  ['from a stranger', withHeader('from', 'eve@else.example'), ['cleanHeaders']],
  ['an answer to nothing', withHeader('in-reply-to', '<none@else.example>'), ['cleanHeaders', 'cleanHeaders']],
];

describe('the rules that a simulated quarter is held to', () => {
  it.each(table)('%s', (_what, given, expected) => {
    const broken = judgeQuarter(given).map((words) => words.split(':')[0]);
    expect(broken).toEqual(expected);
  });
});
