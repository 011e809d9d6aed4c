import { readHeartbeat, writtenHeartbeat } from '../../src/app/heartbeat';
import { overviewOf } from '../../src/app/overview';
import { showSelection } from '../../src/app/selectionShown';
import { answerCall } from '../../src/app/sidebarAnswer';
import type { Overview } from '../../src/app/sidebarContract';
import { defaultSettings } from '../../src/engine/settings';
import type { Cell } from '../../src/sheet/cells/cell';
import { freshState, writeState } from '../../src/sheet/prospectState';
import { type FileOptions, type FileRow, fine, type ProspectFile, prospectFile } from './prospectFile';

const state = writeState({ ...freshState, enrollment: 1 });
const day = (text: string): Date => new Date(`${text}T23:00:00Z`);

/** In Outbound 21-Day since Monday 2 March 2026: due Tue 3, Thu 5, Fri 6, Mon 9, Tue 17, Wed 18, Tue 24 March. */
const running = (number: number, rest: FileRow = {}): FileRow =>
  fine(number, {
    prospectId: `P${number}`,
    sequenceName: 'Outbound 21-Day',
    anchorDate: day('2026-03-01'),
    status: 'Active',
    owner: 'me@team.example',
    state,
    ...rest,
  });

interface Machinery {
  readonly canRead?: boolean;
  readonly triggerOn?: boolean;
  readonly who?: 'me' | 'all';
}

const see = (file: ProspectFile, { canRead = true, triggerOn = true, who = 'me' }: Machinery = {}): Overview =>
  overviewOf(
    {
      ...file.ports,
      mailbox: { canRead: () => canRead, sender: () => ({ name: 'Me', address: 'me@team.example' }) },
      triggers: { isOn: () => triggerOn },
    },
    { who },
    '0.1.0',
  );

const at = (now: string, rows: readonly FileRow[], options: FileOptions = {}): ProspectFile =>
  prospectFile(rows, { now, ...options });

describe('what is due', () => {
  const done = (steps: number, last: string): FileRow => ({
    sequenceStep: `x ${steps} of 7`,
    lastContactDate: new Date(last),
  });
  test.each<[string, string, FileRow, string, string, string]>([
    ['the first email, today', '2026-03-03T06:00:00Z', {}, 'today', 'Email 1 of 7', 'draft'],
    ['the first email, yesterday', '2026-03-04T06:00:00Z', {}, 'overdue', 'Email 1 of 7', 'draft'],
    ['the first email, next week', '2026-02-25T06:00:00Z', {}, 'coming', 'Email 1 of 7', 'draft'],
    ['a small deal goes by itself', '2026-03-03T06:00:00Z', { dealSize: 20_000 }, 'today', 'Email 1 of 7', 'product'],
    ['a call', '2026-03-06T06:00:00Z', done(2, '2026-03-05T07:00:00Z'), 'today', 'Call 3 of 7', 'person'],
    [
      'resumed',
      '2026-03-06T06:00:00Z',
      { ...done(2, '2026-03-05T07:00:00Z'), status: 'Resumed' },
      'today',
      'Call 3 of 7',
      'person',
    ],
  ])('%s', (_what, now, row, when, label, by) => {
    const [touch] = see(at(now, [running(1, row)])).touches;
    expect([touch?.when, touch?.label.split(' · ')[0], touch?.by]).toEqual([when, label, by]);
  });

  test.each<[string, FileRow]>([
    ['further away than a week', { sequenceStep: 'x 4 of 7', lastContactDate: new Date('2026-03-09T08:00:00Z') }],
    ['paused', { status: 'Replied' }],
    ['left', { status: 'Closed-Won' }],
    ['never enrolled', { sequenceName: '', status: '' }],
    ['in a cadence nobody knows', { sequenceName: 'Ours' }],
    ['without an anchor', { anchorDate: '' }],
    ['all done', { sequenceStep: 'x 7 of 7' }],
  ])('nothing, where a row is %s', (_what, row) => {
    expect(see(at('2026-03-09T09:00:00Z', [running(1, row)])).touches).toEqual([]);
  });

  test('oldest first, with the reason and the task that stands for it', () => {
    const work: Cell[][] = [
      [
        'P1/1/3.call',
        'P1',
        new Date('2026-03-06T08:00:00Z'),
        'Ana1',
        'Firm 1',
        'call',
        'Call Ana',
        'Notes',
        '+49 30 1',
        '',
        'me@team.example',
        '',
      ],
      ['P1/1/1.linkedin', 'P1', day('2026-03-02'), 'Ana1', 'Firm 1', 'linkedin', 'Like', '', '', '', 'me@team.example', ''],
      ['P2/1/3.call', 'P2', '', 'Ana2', 'Firm 2', 'call', 'Call Ana2', '', '', 'Done', 'me@team.example', ''],
      ['P9/1/3.call', 'P9', '', 'Bob', 'Firm 9', 'call', 'Call Bob', '', '', '', 'bob@team.example', ''],
    ];
    const rows = [running(1, { sequenceStep: '2', lastContactDate: new Date('2026-03-05T07:00:00Z') }), running(2)];
    const view = see(at('2026-03-06T06:00:00Z', rows, { work }));
    expect(view.touches.map(({ row, when, channel, task }) => [row, when, channel, task])).toEqual([
      [3, 'overdue', 'email', null],
      [2, 'today', 'call', { id: 'P1/1/3.call', what: 'Call Ana', text: 'Notes', reach: '+49 30 1' }],
    ]);
    expect(view.touches[1]).toMatchObject({
      due: '2026-03-06T08:00:00.000Z',
      dueWords: 'Fri 6 Mar 2026 09:00 (Europe/Berlin)',
      why: expect.stringMatching(/^Step 3 of 7: /),
    });
    expect(view.tasks.map(({ id, dueWords }) => [id, dueWords])).toEqual([['P1/1/1.linkedin', 'LinkedIn, due Tue 3 Mar 2026']]);
    expect(view.counts).toMatchObject({ overdue: 1, today: 1, coming: 0, running: 2 });
  });

  test('mine are those without another owner', () => {
    const file = at('2026-03-03T06:00:00Z', [running(1), running(2, { owner: 'bob@team.example' }), running(3, { owner: '' })]);
    expect(see(file).touches.map(({ row }) => row)).toEqual([2, 4]);
    expect(see(file, { who: 'all' }).touches.map(({ row }) => row)).toEqual([2, 3, 4]);
  });
});

describe('what needs a person', () => {
  test.each<[string, FileRow, [status: string, words: string, resumable: boolean][]]>([
    ['words on the row', { status: 'Held', needsYou: 'Time Zone: which?' }, [['Held', 'Time Zone: which?', true]]],
    [
      'a reply without words',
      { status: 'Replied' },
      [['Replied', 'They replied. Answer them yourself; nothing goes out by itself until you resume them.', true]],
    ],
    [
      'words on an exited row',
      { status: 'Bounced', needsYou: 'Find the right address.' },
      [['Bounced', 'Find the right address.', false]],
    ],
    ['away until a day', { status: 'Out of Office' }, []],
    ['nothing', {}, []],
  ])('%s', (_what, row, expected) => {
    const view = see(at('2026-03-03T06:00:00Z', [running(1, row)]));
    expect(view.needsYou.map(({ status, words, resumable }) => [status, words, resumable])).toEqual(expected);
  });
});

describe('how things stand', () => {
  const sending = defaultSettings.sending;
  test.each<[string, Partial<typeof sending>, { all: boolean; me: boolean }, RegExp[]]>([
    ['as set up', {}, { all: false, me: true }, [/Postal Address/]],
    ['ready', { on: true, postalAddress: 'Street 1' }, { all: true, me: true }, []],
    ['off for me', { on: true, postalAddress: 'Street 1', senders: { 'me@team.example': false } }, { all: true, me: false }, []],
    ['needs none', { needsNoPostalAddress: true, optOutLine: '' }, { all: false, me: true }, []],
  ])('sending: %s', (_what, change, switches, missing) => {
    const view = see(at('2026-03-03T06:00:00Z', [running(1)], { settings: { sending: { ...sending, ...change } } }));
    expect(view.sending).toMatchObject(switches);
    expect(view.sending.missing).toHaveLength(missing.length);
    for (const [index, words] of missing.entries()) expect(view.sending.missing[index]).toMatch(words);
  });

  test('heartbeats of all senders, the latest as the last run', () => {
    const system: Cell[][] = [
      ['Heartbeat me@team.example', writtenHeartbeat({ at: Date.parse('2026-03-03T05:00:00Z'), words: '2 sent.' })],
      ['Heartbeat bob@team.example', '2026-03-03T05:30:00.000Z Nothing was due.'],
      ['Heartbeat eve@team.example', 'gibberish'],
    ];
    const view = see(at('2026-03-03T06:00:00Z', [running(1)], { system }));
    expect(view.heartbeats).toEqual([
      { sender: 'me@team.example', at: '2026-03-03T05:00:00.000Z', words: '2 sent.' },
      { sender: 'bob@team.example', at: '2026-03-03T05:30:00.000Z', words: 'Nothing was due.' },
    ]);
    expect(view.lastTick).toEqual({ at: '2026-03-03T05:30:00.000Z', words: 'Nothing was due.' });
  });

  test.each<[Machinery, RegExp, RegExp]>([
    [{}, /me@team.example can be read/, /^On/],
    [{ canRead: false, triggerOn: false }, /nothing is sent by itself/, /^Off/],
  ])('mailbox and trigger %j', (machinery, mailbox, trigger) => {
    const view = see(at('2026-03-03T06:00:00Z', [running(1)]), machinery);
    expect([mailbox.test(view.mailbox.words), trigger.test(view.trigger.words)]).toEqual([true, true]);
  });

  test('before set-up everything is empty and says why', () => {
    const file = at('2026-03-03T06:00:00Z', [running(1)]);
    file.book.sheets.delete('System');
    const view = see(file);
    expect([view.prospects, view.touches, view.sending.missing[0]]).toEqual([null, [], expect.stringMatching(/not set up/)]);
  });

  test('without a Log the list stands, and nothing can be taken back', () => {
    const file = at('2026-03-03T06:00:00Z', [running(1)]);
    file.book.sheets.delete('Log');
    const view = see(file);
    expect([view.touches.length, view.noted]).toEqual([1, []]);
  });

  test('a heartbeat is read back as written, and as a date', () => {
    expect(readHeartbeat(writtenHeartbeat({ at: 0, words: 'Nothing.' }))).toEqual({ at: 0, words: 'Nothing.' });
    expect(readHeartbeat(new Date(5))).toEqual({ at: 5, words: '' });
    expect([readHeartbeat(''), readHeartbeat('soon'), readHeartbeat(new Date(Number.NaN))]).toEqual([null, null, null]);
  });

  test('hostile cells and 2,000 rows cost one read a sheet and cross as JSON', () => {
    const rows = Array.from({ length: 2000 }, (_, index) =>
      running(index, { firstName: '<img src=x onerror=1>', company: '\u202eevil' }),
    );
    const file = at('2026-03-03T06:00:00Z', rows);
    file.book.calls.length = 0;
    const view = see(file);
    expect(view.touches).toHaveLength(2000);
    expect(file.book.calls.length).toBeLessThanOrEqual(11);
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });
});

describe('the selection', () => {
  const file = (): ProspectFile => prospectFile([fine(1), fine(2), fine(3)]);
  test.each([
    ['rows', 'Prospects', { row: 3, rows: 2 }, [{ first: 3, last: 4 }], 2, false],
    ['a whole column', 'Prospects', { row: 1, rows: 1000 }, [{ first: 2, last: 4 }], 3, true],
    ['the headings', 'Prospects', { row: 1 }, [], 0, false],
    ['another sheet', 'Log', { row: 3, rows: 2 }, [], 0, false],
  ])('%s', (_what, sheet, range, ranges, rows, clipped) => {
    const one = file();
    one.selection.select(sheet, [range]);
    const view = showSelection(one.ports, { withCadences: false });
    expect(view).toEqual({ sheet, prospects: 'Prospects', ranges, rows, clipped, today: '2026-03-02', cadences: null });
  });

  test('costs little, asked again and again', () => {
    const one = file();
    one.book.calls.length = 0;
    showSelection(one.ports, { withCadences: false });
    expect(one.book.calls).toEqual(['read System', 'lastRow Prospects', 'readBlock Prospects']);
  });

  test('brings every cadence with its shape when asked', () => {
    const { cadences } = showSelection(file().ports, { withCadences: true });
    expect(cadences).toHaveLength(9);
    expect(cadences?.[0]).toMatchObject({ id: 'outbound', name: 'Outbound 21-Day', firstDay: 1 });
    expect(cadences?.[0]?.steps.map(({ day, channels }) => [day, channels[0]])).toEqual([
      [1, 'email'],
      [3, 'email'],
      [5, 'call'],
      [8, 'linkedin'],
      [12, 'email'],
      [16, 'call'],
      [21, 'email'],
    ]);
  });

  test('before set-up there is none', () => {
    const one = file();
    one.book.sheets.delete('System');
    expect(showSelection(one.ports, { withCadences: true })).toMatchObject({ prospects: null, rows: 0, cadences: null });
  });
});

describe('a call', () => {
  test.each<[string, string, () => { words: string }, string]>([
    ['answers', '{"prospectId":"P1"}', () => ({ words: 'Resumed.' }), '{"ok":true,"value":{"words":"Resumed."}}'],
    [
      'says why it failed',
      '{"prospectId":"P1"}',
      () => {
        throw new Error('Not here.');
      },
      '{"ok":false,"words":"Not here."}',
    ],
    [
      'says so where nobody knows why',
      '{"prospectId":"P1"}',
      () => {
        throw new Error('');
      },
      '{"ok":false,"words":"Something went wrong and Google did not say what. Nothing else was changed; please try again."}',
    ],
  ])('%s', (_what, request, work, expected) => {
    expect(answerCall('sidebarResume', request, work)).toBe(expected);
  });

  test('what is no request is an answer in words, too', () => {
    expect(JSON.parse(answerCall('sidebarResume', 'not json', () => ({ words: '' })))).toMatchObject({ ok: false });
  });
});
