import { runChecks } from '../../local/onceChecks';
import type { SentMail, Turn } from '../../local/onceDocument';
import type { Stage } from '../../local/onceStage';
import { fitted } from '../../local/onceTables';
import { clockWords, instantOf, wallClock } from '../../local/onceTime';
import type { Happening } from '../../local/onceWorld';

describe('wall clocks of the run', () => {
  it.each([
    ['2026-03-02 07:30', 'Europe/Berlin', '2026-03-02T06:30:00.000Z'],
    ['2026-03-30 07:30', 'Europe/Berlin', '2026-03-30T05:30:00.000Z'],
    ['2026-03-03 08:00', 'Asia/Kathmandu', '2026-03-03T02:15:00.000Z'],
    ['2026-03-03 08:00', 'Pacific/Kiritimati', '2026-03-02T18:00:00.000Z'],
    ['2026-03-03 08:00', 'Pacific/Chatham', '2026-03-02T18:15:00.000Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(new Date(instantOf(text, zone)).toISOString()).toBe(instant);
    expect(`${wallClock(Date.parse(instant), zone).date}`).toBe(text.slice(0, 10));
  });

  it('reads as people say it', () => {
    expect(clockWords(Date.parse('2026-03-03T07:05:00Z'), 'Europe/Berlin')).toBe('Tue 3 Mar 08:05');
  });
});

describe('cells of a printed table', () => {
  it.each([
    ['short', 8, 'short   '],
    ['much too long', 8, 'much to…'],
    ['two\nlines', 12, 'two ⏎ lines '],
    ['御社', 6, '御社  '],
    ['🧦🧦🧦', 5, '🧦🧦…'],
  ])('%j in %d columns', (text, width, expected) => {
    expect(fitted(text, width)).toBe(expected);
  });
});

describe('checks of the run find', () => {
  const cadences = [
    ['Sequence Name', 'Step', 'Hours'],
    ['Post-Demo Follow-Up', '1', 'office'],
    ['Outbound 21-Day', '1', ''],
  ];
  const prospects = [
    ['Email', 'Sequence Name'],
    ['ana@oak.example', 'Outbound 21-Day'],
  ];
  const shown: Record<string, string[][]> = { Cadences: cadences, Prospects: prospects };
  const stage = {
    host: {
      sheetZone: 'Europe/Berlin',
      display: (name: string) => shown[name] ?? [],
      cell: (name: string, a1: string) => ({
        display: shown[name]?.[Number(a1.slice(1)) - 1]?.['AB'.indexOf(a1.charAt(0))] ?? '',
      }),
    },
    rep: 'mira@fernhollow.example',
    sheet: 'Prospects',
    headingRow: 1,
    lastRow: 2,
    columns: { email: 1, sequenceName: 2 },
  } as unknown as Stage;
  const mail = (change: Partial<SentMail>): SentMail => ({
    at: '2026-03-03T07:00:00.000Z',
    to: 'ana@oak.example',
    subject: 'Stock counts',
    by: 'tick',
    cadence: 'Outbound 21-Day',
    step: 1,
    messageId: '<1@mail>',
    inReplyTo: '',
    references: [],
    threadId: 't1',
    threaded: true,
    raw: '',
    ...change,
  });
  const replied: Happening = { at: Date.parse('2026-03-03T06:00:00Z'), who: 'ana@oak.example', what: 'reply', words: 'Thanks' };
  const away: Happening = { ...replied, what: 'away', words: 'out of office until 2026-03-03' };
  const left: Turn = {
    at: '2026-03-03T06:00:00.000Z',
    who: 'ana@oak.example',
    row: 2,
    what: 'Closed-Lost',
    cadence: 'Outbound 21-Day',
    entered: 'Nurture 6-Month',
    needsYou: '',
  };
  const failing = (mails: SentMail[], world: Happening[] = [], exits: Turn[] = []): string[] =>
    runChecks({ stage, mails, world, exits, zones: new Map() })
      .filter((check) => !check.ok)
      .map((check) => check.name);

  it.each<[string, SentMail[], Happening[], Turn[], string[]]>([
    ['nothing in a good run', [mail({})], [], [], []],
    [
      'a broken thread',
      [mail({ subject: 'Re: Stock counts', inReplyTo: '<9@mail>', threaded: false })],
      [],
      [],
      ["every follow-up's In-Reply-To is a Message-ID that the mailbox holds"],
    ],
    ['a mail after a reply', [mail({})], [replied], [], ['no mail after a reply, a bounce or a hand-written answer']],
    [
      'no fault after the row was resumed',
      [mail({})],
      [replied, { ...replied, at: replied.at + 60_000, what: 'resume' }],
      [],
      [],
    ],
    ['a mail to somebody away', [mail({})], [away], [], ['no mail to somebody who is out of office']],
    [
      'a mail after an exit',
      [mail({})],
      [],
      [left],
      ['no mail of a cadence after its exit, none at all after an opt-out or a bounce'],
    ],
    ['no fault in the cadence that was entered', [mail({ cadence: 'Nurture 6-Month' })], [], [left], []],
    [
      'a mail of any cadence after an opt-out',
      [mail({ cadence: 'Nurture 6-Month' })],
      [],
      [{ ...left, what: 'Unsubscribed' }],
      ['no mail of a cadence after its exit, none at all after an opt-out or a bounce'],
    ],
    ['two mails in one day', [mail({}), mail({ at: '2026-03-03T12:30:00.000Z' })], [], [], ['no address twice in one day']],
    [
      'a mail before the window',
      [mail({ at: '2026-03-03T06:59:00.000Z' })],
      [],
      [],
      ["every automatic mail inside the prospect's own send windows"],
    ],
    [
      'a mail between the windows',
      [mail({ at: '2026-03-03T09:00:00.000Z' })],
      [],
      [],
      ["every automatic mail inside the prospect's own send windows"],
    ],
    [
      'a mail on a Monday',
      [mail({ at: '2026-03-02T08:00:00.000Z' })],
      [],
      [],
      ["every automatic mail inside the prospect's own send windows"],
    ],
    [
      'no fault in an office step on a Monday',
      [mail({ at: '2026-03-02T08:00:00.000Z', cadence: 'Post-Demo Follow-Up' })],
      [],
      [],
      [],
    ],
    [
      'no fault in a draft that a person sends on a Monday',
      [mail({ at: '2026-03-02T08:00:00.000Z', by: 'person with draft' })],
      [],
      [],
      [],
    ],
    ['a mail to a stranger', [mail({ to: 'ivo@elm.example' })], [], [], ['mail only to people who were enrolled']],
  ])('%s', (_what, mails, world, exits, expected) => {
    expect(failing(mails, world, exits)).toEqual(expected);
  });
});
