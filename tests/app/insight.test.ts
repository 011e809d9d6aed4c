import { insightOf } from '../../src/app/insight';
import type { Insight, InsightRequest, InsightTable } from '../../src/app/insightContract';
import { slotOf } from '../../src/app/learningLog';
import { wordingMark } from '../../src/engine/learningWordings';
import { zoneOf } from '../../src/engine/zones';
import type { Cell } from '../../src/sheet/cells/cell';
import { emptyLog, type LogEntry, logHeadings, writtenLog } from '../../src/sheet/logSheet';
import { type ProspectFile, prospectFile } from './prospectFile';

const now = '2026-06-01T09:00:00Z';
const me = 'ana@team.example';

const at = (text: string): number => Date.parse(`${text}:00Z`);
/** A key as the journal makes them, told apart by a number. */
const key = (number: number): string => `${String(number).padStart(32, '0')}#a1`;

type Line = Partial<Omit<LogEntry, 'at'>> & { readonly at: string };

const entry = (line: Line): Cell[] => writtenLog({ ...emptyLog, ...line, at: at(line.at) });

const entered = (id: string, when: string, cadence = 'Outbound 21-Day', owner = me): Line => ({
  at: when,
  prospectId: id,
  key: `enroll b1 ${id}`,
  state: 'ENROLLED',
  cadence,
  what: 'Enrolled',
  owner,
});
const claim = (id: string, number: number, step: number, rest: Partial<Line> & { readonly at: string }): Line => ({
  prospectId: id,
  key: key(number),
  state: 'SENT',
  cadence: 'Outbound 21-Day',
  step: String(step),
  touch: `${step}.email`,
  channel: 'email',
  what: `Mail · outbound ${step} email · 3f2a · Europe/Lisbon`,
  owner: me,
  ...rest,
});
const history = (id: string, when: string, what: string, rest: Partial<Line> = {}): Line => ({
  at: when,
  prospectId: id,
  cadence: 'Outbound 21-Day',
  what,
  owner: me,
  ...rest,
});

function fileWith(lines: readonly Line[], rest: Parameters<typeof prospectFile>[1] = {}): ProspectFile {
  const file = prospectFile([], { now, me, ...rest });
  file.book.spreadsheet.append('Log', lines.map(entry));
  return file;
}

const everything: InsightRequest = { days: null, cadence: null, who: 'all' };
const look = (file: ProspectFile, request: Partial<InsightRequest> = {}): Insight =>
  insightOf(file.ports, { ...everything, ...request });

const rowsOf = (insight: Insight, id: InsightTable['id']): string[] =>
  (insight.tables.find((table) => table.id === id)?.rows ?? [])
    .filter(({ count }) => count > 0)
    .map(({ group, name, count, answered }) =>
      [group, name, answered === null ? count : `${answered}/${count}`].filter((part) => part !== '').join(' · '),
    );

describe('what the lines of the Log say', () => {
  it.each<[words: string, lines: readonly Line[], steps: string[]]>([
    [
      'a reply that the mailbox showed',
      [
        claim('P1', 1, 1, { at: '2026-03-03T08:00' }),
        history('P1', '2026-03-04T10:00', 'Pause: Replied', { words: 'They replied: "Yes"' }),
      ],
      ['Outbound 21-Day · 1 · Email · 1/1'],
    ],
    [
      'a reply that came before the mail after which it was read',
      [
        claim('P1', 1, 1, { at: '2026-03-03T08:00' }),
        claim('P1', 2, 2, { at: '2026-03-05T09:50' }),
        history('P1', '2026-03-05T10:05', 'Pause: Replied', { touch: 'came 2026-03-05T09:40:00Z', words: 'They replied: "Yes"' }),
      ],
      ['Outbound 21-Day · 1 · Email · 1/1'],
    ],
    [
      'an out-of-office notice',
      [
        claim('P1', 1, 1, { at: '2026-03-03T08:00' }),
        history('P1', '2026-03-04T10:00', 'Pause: Out of Office', { words: 'They are out of office' }),
      ],
      ['Outbound 21-Day · 1 · Email · 0/1'],
    ],
    ['a bounce', [claim('P1', 1, 1, { at: '2026-03-03T08:00' }), history('P1', '2026-03-04T10:00', 'Exit: Bounced')], []],
    [
      'a colleague of theirs',
      [
        claim('P1', 1, 1, { at: '2026-03-03T08:00' }),
        history('P1', '2026-03-04T10:00', 'Pause: Held', { words: 'Bo of the same company replied: resume' }),
      ],
      ['Outbound 21-Day · 1 · Email · 0/1'],
    ],
    [
      'an outcome by phone, after a call',
      [
        claim('P1', 1, 1, { at: '2026-03-03T08:00' }),
        history('P1', '2026-03-06T10:00', 'Done', { step: '3', channel: 'call', words: 'Closed' }),
        history('P1', '2026-03-06T11:00', 'Pause: Replied', { words: 'Outcome Replied: by phone' }),
      ],
      ['Outbound 21-Day · 1 · Email · 0/1', 'Outbound 21-Day · 3 · Call · 1/1'],
    ],
    [
      'a wish for later',
      [
        claim('P1', 1, 1, { at: '2026-03-03T08:00' }),
        history('P1', '2026-03-04T10:00', 'Pause: Paused', { words: 'Outcome Later: They asked for a later time.' }),
      ],
      ['Outbound 21-Day · 1 · Email · 1/1'],
    ],
    [
      'a pause by hand',
      [
        claim('P1', 1, 1, { at: '2026-03-03T08:00' }),
        history('P1', '2026-03-04T10:00', 'Pause: Paused', { words: 'Paused in the sidebar.' }),
      ],
      ['Outbound 21-Day · 1 · Email · 0/1'],
    ],
    [
      'one mail, told by several lines',
      [
        claim('P1', 1, 1, { at: '2026-03-03T07:59', state: 'INTENT' }),
        claim('P1', 1, 1, { at: '2026-03-03T08:00', state: 'SENDING' }),
        claim('P1', 1, 1, { at: '2026-03-03T08:00' }),
        claim('P1', 1, 1, { at: '2026-03-03T08:00' }),
      ],
      ['Outbound 21-Day · 1 · Email · 0/1'],
    ],
    [
      'a mail that did not go, or of which nobody knows',
      [
        claim('P1', 1, 1, { at: '2026-03-03T08:00', state: 'ABORTED' }),
        claim('P1', 2, 2, { at: '2026-03-03T08:00', state: 'UNKNOWN' }),
      ],
      [],
    ],
    ['a mail to somebody else of the account', [claim('P1', 1, 1, { at: '2026-03-03T08:00', touch: '1.email.CFO' })], []],
    [
      'a draft that an exit owes',
      [claim('P1', 1, 1, { at: '2026-03-03T08:00', key: '00000000owed00000000000000000000#a1' })],
      [],
    ],
    [
      'tasks skipped, lapsed, and beside the steps',
      [
        history('P1', '2026-03-06T10:00', 'Skipped', { step: '3', channel: 'call' }),
        history('P1', '2026-03-07T10:00', 'Lapsed', { step: '4' }),
        history('P1', '2026-03-08T10:00', 'Done', { channel: 'linkedin', words: 'LinkedIn' }),
      ],
      [],
    ],
    [
      'an attempt that reached nobody',
      [history('P1', '2026-03-06T10:00', 'Left voicemail', { step: '6', channel: 'call' })],
      ['Outbound 21-Day · 6 · Call · 0/1'],
    ],
    [
      'a step closed before tasks named their channel',
      [history('P1', '2026-03-06T10:00', 'Done', { step: '3' })],
      ['Outbound 21-Day · 3 · touch · 0/1'],
    ],
  ])('%s', (_words, lines, steps) => {
    expect(rowsOf(look(fileWith([entered('P1', '2026-03-02T09:00'), ...lines])), 'steps')).toEqual(steps);
  });

  it('takes back what was undone: enrolling, and an act in the sidebar with all its lines', () => {
    const acts: Line[] = [
      history('P1', '2026-03-10T09:00', 'Exit: No Response'),
      history('P1', '2026-03-10T09:00', 'Entered Nurture 6-Month'),
      { ...history('P1', '2026-03-10T09:00', 'Kept for Undo'), key: 'act abc', state: 'ACTED' },
    ];
    const undone: Line = {
      ...history('P1', '2026-03-10T09:05', 'Taken back in the sidebar'),
      key: 'undo act abc',
      state: 'UNDONE',
    };
    const before = [entered('P1', '2026-03-02T09:00'), claim('P1', 1, 1, { at: '2026-03-03T08:00' })];
    expect(rowsOf(look(fileWith([...before, ...acts])), 'exits')).toEqual(['No Response · 1']);
    expect(rowsOf(look(fileWith([...before, ...acts, undone])), 'exits')).toEqual([]);
    const enrolling: Line = { ...history('P1', '2026-03-02T09:05', 'Enrolling undone'), key: 'undo b1 P1', state: 'UNDONE' };
    expect(rowsOf(look(fileWith([entered('P1', '2026-03-02T09:00'), enrolling])), 'funnel')).toEqual([]);
  });

  it('names the time of the week on the prospect’s clock, and the words as the sheet has them', () => {
    const file = fileWith(
      [
        entered('P1', '2026-03-02T09:00'),
        // 07:30 in UTC is 07:30 in Lisbon and 08:30 in Berlin, the default here.
        claim('P1', 1, 1, { at: '2026-03-03T07:30' }),
        claim('P1', 2, 2, { at: '2026-03-05T07:30', what: 'Mail' }),
        // A person sent it two days later: the claim named words and zone, the line about sending neither.
        claim('P1', 3, 3, {
          at: '2026-03-06T07:00',
          state: 'DRAFT',
          what: 'Draft for a person · outbound 3 email · light · 91c0 · Asia/Tokyo',
        }),
        claim('P1', 3, 3, { at: '2026-03-10T00:10', what: 'Draft for a person, sent by hand' }),
      ],
      {
        templates: [
          ['Template', 'Channel', 'Subject', 'Body', 'Role', 'Weight'],
          ['outbound 1 email', 'email', 'Runs for {{Company|you}}', 'Hi, how are runs?', '', ''],
        ],
      },
    );
    const insight = look(file);
    expect(rowsOf(insight, 'slots')).toEqual(['Tue 08:00–10:00 · 0/1', 'Tue, other hours · 0/1', 'Thu 08:00–10:00 · 0/1']);
    expect(rowsOf(insight, 'wordings')).toEqual([
      'outbound 1 email · No longer on the sheet (3f2a) · 0/1',
      'outbound 3 email · light · No longer on the sheet (91c0) · 0/1',
    ]);
  });

  it('counts one cadence, one owner and a time', () => {
    const file = fileWith([
      entered('P1', '2026-03-02T09:00'),
      claim('P1', 1, 1, { at: '2026-03-03T08:00' }),
      history('P1', '2026-03-20T08:00', 'Exit: No Response'),
      history('P1', '2026-03-20T08:00', 'Entered Nurture 6-Month', { cadence: 'Nurture 6-Month' }),
      entered('P2', '2026-05-18T09:00', 'Post-Demo Follow-Up', 'bo@team.example'),
      claim('P2', 2, 1, { at: '2026-05-19T08:00', cadence: 'Post-Demo Follow-Up', owner: 'bo@team.example' }),
    ]);
    const funnel = (request: Partial<InsightRequest>): number[] =>
      look(file, request).tables[0]?.rows.map(({ count }) => count) ?? [];
    expect(look(file).cadences).toEqual(['Outbound 21-Day', 'Nurture 6-Month', 'Post-Demo Follow-Up']);
    expect(funnel({})).toEqual([2, 2, 0, 0, 0]);
    expect(funnel({ days: 30 })).toEqual([1, 1, 0, 0, 0]);
    expect(funnel({ cadence: 'post-demo follow-up' })).toEqual([1, 1, 0, 0, 0]);
    expect(funnel({ who: 'me' })).toEqual([1, 1, 0, 0, 0]);
    expect(rowsOf(look(file, { cadence: 'Outbound 21-Day' }), 'persistence')).toEqual(['1 touch · 1']);
    // A month and more between the steps of nurture: nobody is given up there.
    expect(rowsOf(look(file, { cadence: 'Nurture 6-Month' }), 'persistence')).toEqual([]);
  });

  it('reads the Log in three requests, and an empty one without harm', () => {
    const file = fileWith([entered('P1', '2026-03-02T09:00')]);
    file.book.calls.length = 0;
    look(file);
    expect(file.book.calls.filter((call) => call.includes('Log')).length).toBeLessThanOrEqual(4);
    expect(file.book.calls.some((call) => call.includes('Prospects'))).toBe(false);
    expect(look(fileWith([])).tables.every(({ rows }) => rows.every(({ count }) => count === 0))).toBe(true);
  });

  it('passes over a line whose time a person damaged', () => {
    const file = fileWith([entered('P1', '2026-03-02T09:00'), claim('P1', 1, 1, { at: '2026-03-03T08:00' })]);
    file.book.spreadsheet.write('Log', 3, 1, [['long ago']]);
    expect(rowsOf(look(file), 'steps')).toEqual([]);
  });

  it('refuses a Log whose columns were moved', () => {
    const file = fileWith([entered('P1', '2026-03-02T09:00')]);
    file.book.spreadsheet.write('Log', 1, logHeadings.indexOf('State') + 1, [['Cadence', 'State']]);
    expect(() => look(file)).toThrow('The heading "State" of the Log sheet is not where set-up put it: put the columns back.');
  });
});

describe('send slots', () => {
  const windows = [
    { weekdays: [2, 3, 4], from: 480, to: 600 },
    { weekdays: [2], from: 780, to: 900 },
  ];
  it.each([
    ['2026-03-03T06:59', 'Europe/Berlin', 'Tue, other hours'],
    ['2026-03-03T07:00', 'Europe/Berlin', 'Tue 08:00–10:00'],
    ['2026-03-03T08:59', 'Europe/Berlin', 'Tue 08:00–10:00'],
    ['2026-03-03T09:00', 'Europe/Berlin', 'Tue, other hours'],
    ['2026-03-03T12:30', 'Europe/Berlin', 'Tue 13:00–15:00'],
    ['2026-03-05T12:30', 'Europe/Berlin', 'Thu, other hours'],
    // After the clock change 08:00 is 06:00 in UTC.
    ['2026-03-31T06:00', 'Europe/Berlin', 'Tue 08:00–10:00'],
    // Sunday evening in UTC is Monday morning in Tokyo.
    ['2026-03-01T23:30', 'Asia/Tokyo', 'Mon, other hours'],
  ])('%s in %s is %s', (when, zone, label) => {
    expect(slotOf(at(when), zoneOf(zone)!, windows).label).toBe(label);
  });

  it('come Monday first, and what lies outside the windows last of its day', () => {
    const berlin = zoneOf('Europe/Berlin')!;
    const orders = ['2026-03-02T12:00', '2026-03-03T07:00', '2026-03-03T12:30', '2026-03-03T05:00', '2026-03-08T12:00'].map(
      (when) => slotOf(at(when), berlin, windows).order,
    );
    expect(orders).toEqual([...orders].sort((one, other) => one - other));
  });
});

describe('a Log of fifty thousand lines', () => {
  /** A year of 2,500 people: 20 lines each, in which every fourth person answers the second of five mails. */
  const lines: Cell[][] = [];
  const day = 86_400_000;
  const start = at('2025-06-02T08:00');
  const wordings = ['3f2a', '91c0'];
  for (let person = 0; person < 2500; person++) {
    const id = `P${person}`;
    const begun = start + (person % 200) * day;
    const line = (days: number, rest: Partial<LogEntry>): void => {
      lines.push(
        writtenLog({ ...emptyLog, at: begun + days * day, prospectId: id, cadence: 'Outbound 21-Day', owner: me, ...rest }),
      );
    };
    line(0, { key: `enroll b ${id}`, state: 'ENROLLED', what: 'Enrolled' });
    const answers = person % 4 === 0;
    const mails = answers ? 2 : 4;
    for (let step = 1; step <= mails; step++) {
      for (const state of ['INTENT', 'DRAFT', 'SENDING', 'SENT'])
        line(step * 3, {
          key: key(person * 10 + step),
          state,
          step: String(step),
          touch: `${step}.email`,
          channel: 'email',
          what: `Mail · outbound ${step} email · ${wordings[person % 2]} · ${person % 3 === 0 ? 'Europe/Lisbon' : 'America/New_York'}`,
        });
    }
    if (answers) for (let more = 0; more < 9; more++) line(7 + more, { what: 'Changed by hand' });
    line(
      mails * 3 + 1,
      answers ? { what: 'Pause: Replied', words: 'They replied: "Yes"' } : { what: 'Exit: No Response', words: 'silence' },
    );
    line(40, { what: 'Resumed' });
    if (!answers) line(41, { what: 'Changed by hand' });
  }

  it('is counted in less than two seconds', () => {
    expect(lines.length).toBe(50_000);
    const file = fileWith([]);
    file.book.sheets.get('Log')?.cells.push(...lines);
    const begun = process.cpuUsage();
    const insight = look(file);
    const { user } = process.cpuUsage(begun);
    expect(user / 1e6).toBeLessThan(2);
    expect(rowsOf(insight, 'steps')).toEqual([
      'Outbound 21-Day · 1 · Email · 0/2500',
      'Outbound 21-Day · 2 · Email · 625/2500',
      'Outbound 21-Day · 3 · Email · 0/1875',
      'Outbound 21-Day · 4 · Email · 0/1875',
    ]);
    expect(rowsOf(insight, 'persistence')).toEqual(['4 touches · 1875']);
    expect(insight.words).toContain('from 50,000 lines of the Log');
  });
});

describe('what is proposed', () => {
  /** So many people mailed once in a slot with a wording, of whom so many answered. */
  const mailed = (first: number, count: number, answers: number, when: string, mark: string): Line[] =>
    Array.from({ length: count }).flatMap((_, index): Line[] => {
      const id = `P${first + index}`;
      const what = `Mail · outbound 1 email · ${mark} · Europe/Lisbon`;
      const sent = claim(id, first + index, 1, { at: when, what });
      const reply = history(id, '2026-03-07T10:00', 'Pause: Replied', { words: 'They replied: "Yes"' });
      return [entered(id, '2026-03-02T09:00'), sent, ...(index < answers ? [reply] : [])];
    });
  const templates = [
    ['Template', 'Channel', 'Subject', 'Body', 'Role', 'Weight'],
    [
      'outbound 1 email',
      'email',
      '{{#if Company}}Runs at {{Company}}{{else}}Runs{{/if}}',
      'Hi {{First Name|there}},\n\nHow do you plan runs?',
      '',
      '',
    ],
    ['outbound 1 email', 'email', 'Late loads', 'Hi,\n\nWho plans loads?', '', ''],
  ];
  const marks = templates.slice(1).map(([, , subject = '', body = '']) => wordingMark({ subject, body }));
  const [one = '', other = ''] = marks;
  const findings = (lines: readonly Line[], id: string) =>
    look(fileWith(lines, { templates }))
      .tables.find((table) => table.id === id)
      ?.findings.map(({ words, how }) => [words, how]);

  it('is a wording and a time, with what can be done by hand', () => {
    const lines = [
      ...mailed(100, 60, 24, '2026-03-03T08:30', one),
      ...mailed(300, 60, 6, '2026-03-05T13:30', other),
      ...mailed(500, 1, 0, '2026-03-03T08:30', other),
      ...mailed(600, 1, 0, '2026-03-05T13:30', one),
    ];
    // 24 of 61 less 6 of 61, by Newcombe: 0.144 to 0.431.
    expect(findings(lines, 'wordings')).toEqual([
      [
        `Use “Runs at [Company]” (${one}) instead of “Late loads” (${other}) in outbound 1 email? 39.3 % of 61 answered, against 9.8 % of 61: difference between +14 and +43 points.`,
        'To do it, delete the row of the other on the Templates sheet. Next Touch changes nothing by itself.',
      ],
    ]);
    expect(findings(lines, 'slots')).toEqual([
      [
        'Send step 1 of Outbound 21-Day on Tue 08:00–10:00 instead of Thu 13:00–15:00? 39.3 % of 61 answered, against 9.8 % of 61: difference between +14 and +43 points.',
        'To try it, take Thu 13:00–15:00 out of Send Windows on the Settings sheet. That moves every email step, so look at the others first. Next Touch changes nothing by itself.',
      ],
    ]);
  });

  it('is nothing where chance may have done it', () => {
    const lines = [...mailed(100, 40, 8, '2026-03-03T08:30', one), ...mailed(300, 40, 5, '2026-03-03T08:30', other)];
    // 8 of 40 less 5 of 40, by Newcombe: −0.091 to 0.239.
    expect(findings(lines, 'wordings')).toEqual([
      [
        `outbound 1 email: “Runs at [Company]” (${one}) (20 % of 40) and “Late loads” (${other}) (12.5 % of 40) cannot be told apart yet: difference between −9 and +24 points.`,
        '',
      ],
    ]);
    const hint = 'To try two wordings of a message, open its text under Cadences and add a wording.';
    expect(findings(mailed(100, 3, 1, '2026-03-03T08:30', one), 'wordings')).toEqual([[hint, '']]);
  });
});
