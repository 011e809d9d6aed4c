import { checkLater } from '../../src/check/later';
import { mailQuestions } from '../../src/check/mailQuestions';
import type { Result } from '../../src/check/question';
import { questions } from '../../src/check/questions';
import { reportSheet } from '../../src/check/report';
import { checkInstallation } from '../../src/check/run';
import { builtInCadences } from '../../src/engine/builtInCadences';
import { defaultSettings } from '../../src/engine/settings';
import { nextTouchDates } from '../../src/functions/nextTouch';
import { writtenCadences } from '../../src/sheet/cadencesSheet';
import type { Cell } from '../../src/sheet/cells/cell';
import { newHolidaysSheet } from '../../src/sheet/holidaysSheet';
import { writtenSettings } from '../../src/sheet/settingsSheet';
import { sheetIn } from '../functions/context';
import { type FakeGoogle, type FakeWorld, fakeWorld, mailsLeft, shown } from './fakeWorld';

/** For each question a Google that answers this and one that answers that: what the report says, and what the product is told. */

const system = (world: FakeWorld, name: string): string =>
  String(world.book.grid('System').find(([first]) => first === name)?.[1] ?? '');

const line = (world: FakeWorld, id: string): readonly string[] => {
  const at = questions.findIndex((question) => question.id === id);
  return (world.book.grid(reportSheet)[at + 1] ?? []).map(String);
};

const table = {
  'Table for the check': [
    ['Name', 'Due'],
    ['Ana', new Date(Date.UTC(2026, 2, 2, 11))],
  ],
};
const noMail: Partial<FakeGoogle> = { says: false };
const error = (fragment: string, text: string) => (formula: string) => (formula.includes(fragment) ? shown(text, text) : null);

type Row = readonly [
  id: string,
  google: string,
  changes: Partial<FakeGoogle>,
  result: Result,
  answer: string,
  more?: {
    readonly contents?: Readonly<Record<string, readonly (readonly Cell[])[]>>;
    readonly avoid?: string;
    readonly stop?: string;
  },
];

const berlinWrong =
  'The check of this installation found that hours in Europe/Berlin are reckoned wrongly here, so nothing is done with this file.';
const off = (what: string): string => `the check of this installation found that ${what}.`;

const rows: readonly Row[] = [
  ['zones', 'knows all', noMail, 'pass', "All 81 zones are known and show Google's own hours, in every season."],
  ['zones', 'lacks some', { ...noMail, unknownZones: ['Asia/Kathmandu'] }, 'differs', 'not known: Asia/Kathmandu'],
  ['zones', "lacks the file's", { ...noMail, unknownZones: ['Europe/Berlin'] }, 'fail', 'not known: Europe/Berlin'],
  [
    'zones',
    'errs where nobody is',
    { ...noMail, wrongZones: ['Asia/Tokyo'] },
    'differs',
    "another hour than Google's: Asia/Tokyo",
  ],
  [
    'zones',
    "errs in the file's",
    { ...noMail, wrongZones: ['Europe/Berlin'] },
    'fail',
    "another hour than Google's: Europe/Berlin",
    { stop: berlinWrong },
  ],
  [
    'zones',
    'errs on a row',
    { ...noMail, wrongZones: ['Europe/Lisbon'] },
    'fail',
    "another hour than Google's: Europe/Lisbon",
    { stop: berlinWrong.replace('Europe/Berlin', 'Europe/Lisbon') },
  ],
  ['parts', 'has them', noMail, 'pass', 'It says 2026-03-02 09:00.'],
  ['parts', 'lacks them', { ...noMail, parts: null }, 'differs', 'It is not there.'],
  [
    'parts',
    'errs',
    { ...noMail, parts: '2026-03-02 24:00' },
    'differs',
    'It says 2026-03-02 24:00, Google says 2026-03-02 09:00.',
  ],
  ['language', 'has all', noMail, 'pass', 'Newer parts are there as well.'],
  ['language', 'lacks what is spared', { ...noMail, lacks: ['Temporal'] }, 'pass', 'Not there, and not used: Temporal.'],
  [
    'language',
    'lacks what is needed',
    { ...noMail, lacks: ['looking back in patterns', 'Temporal'] },
    'fail',
    'Missing: looking back in patterns. Not there, and not used: Temporal.',
  ],
  ['consent', 'tells', { ...noMail, granted: ['gmail.readonly'] }, 'pass', 'Granted: gmail.readonly.'],
  ['consent', 'does not tell', { ...noMail, granted: null }, 'differs', 'It does not tell.'],
  ['hourly', 'cannot be asked', noMail, 'not asked', 'Not to be asked within minutes.'],
  ['returned date', 'keeps it', noMail, 'pass', 'The same instant, shown as 2026-03-02 15:30, format "yyyy-mm-dd hh:mm".'],
  [
    'returned date',
    'shifts it',
    {
      ...noMail,
      shows: (formula) =>
        formula.includes('CHECK_DATE') ? shown(new Date(Date.UTC(2026, 2, 2, 13, 30)), '14:30', 'hh:mm') : null,
    },
    'fail',
    'Off by -60 minutes, shown as 14:30, format "hh:mm".',
  ],
  [
    'returned date',
    'makes it a number',
    { ...noMail, shows: (formula) => (formula.includes('CHECK_DATE') ? shown(46083.6, '46083.6') : null) },
    'differs',
    'A number, shown as 46083.6.',
  ],
  ['returned date', 'makes it a text', { ...noMail, shows: error('CHECK_DATE', 'Mon Mar 2') }, 'fail', 'A text: Mon Mar 2.'],
  [
    'returned date',
    'knows no such formula',
    { ...noMail, shows: error('CHECK_DATE', '#NAME?') },
    'fail',
    'The formula shows #NAME?.',
  ],
  [
    'returned date',
    'loads for ever',
    { ...noMail, shows: error('CHECK_DATE', 'Loading...') },
    'not asked',
    'The formula was still being computed after 20 s.',
  ],
  ['date argument', "gives the file's midnight", noMail, 'pass', 'Midnight in Europe/Berlin: 2026-03-01T23:00:00.000Z.'],
  [
    'date argument',
    "gives the script's midnight",
    { ...noMail, shows: error('(A3)', 'Date 2026-03-02T00:00:00.000Z') },
    'fail',
    "2026-03-02T00:00:00.000Z, where midnight in Europe/Berlin is 2026-03-01T23:00:00.000Z. The script's own zone is Etc/UTC.",
  ],
  [
    'date argument',
    'gives a number',
    { ...noMail, shows: error('(A3)', 'number 46083') },
    'fail',
    'A date cell came as number 46083.',
  ],
  ['blank argument', 'gives blank text', noMail, 'pass', 'As a blank text.'],
  ['blank argument', 'gives null', { ...noMail, shows: error('F5:F6', '[[null], [null]]') }, 'differs', 'As null.'],
  ['today argument', 'refuses', noMail, 'pass', 'Neither is taken.'],
  [
    'today argument',
    'takes both',
    { ...noMail, shows: (formula) => (/TODAY|A7/.test(formula) ? shown('Date', 'Date 2026-03-02') : null) },
    'differs',
    'Taken: TODAY() itself and a cell that holds TODAY().',
  ],
  ['today argument', 'loads for ever', { ...noMail, shows: error('TODAY()', 'Loading...') }, 'pass', 'Neither is taken.'],
  ['14 ranges', 'bears them', noMail, 'pass', '100 rows: 0.0 s, 1000 rows: 0.0 s, 10000 rows: 0.0 s.'],
  ['14 ranges', 'gives up', { ...noMail, shows: error('NEXT_TOUCH(', '#ERROR!') }, 'fail', '100 rows: #ERROR! after 0.0 s.'],
  [
    '14 ranges',
    'loads for ever',
    { ...noMail, shows: error('NEXT_TOUCH(', 'Loading...') },
    'fail',
    '100 rows: still being computed after 35.0 s.',
  ],
  ['14 ranges', 'loses the end', { ...noMail, lastRow: '' }, 'fail', '100 rows: the last row shows "" in place of a date.'],
  ['table heading', 'has no table', noMail, 'not asked', 'There is no table to ask it of.'],
  [
    'table heading',
    'has a plain sheet',
    { ...noMail, tableIsTyped: false },
    'not asked',
    '"Table for the check" holds no table with a typed column.',
    { contents: table },
  ],
  ['table heading', 'refuses', noMail, 'pass', 'It does not: the formula became a text.', { contents: table }],
  ['table heading', 'takes it', { ...noMail, tableTakesFormula: true }, 'differs', 'It does.', { contents: table }],
  ['typed columns', 'has no table', noMail, 'not asked', 'There is no table to ask it of.'],
  ['typed columns', 'takes values', noMail, 'pass', 'It takes both a cell and a new row.', { contents: table }],
  [
    'typed columns',
    'refuses rows',
    { ...noMail, typedRefuses: 'This operation is not allowed.' },
    'fail',
    'It refuses a new row: This operation is not allowed..',
    { contents: table },
  ],
  ['metadata', 'moves it', noMail, 'pass', 'It goes with its row.'],
  ['metadata', 'leaves it', { ...noMail, metadata: 'stays where it was' }, 'differs', 'It stays where it was.'],
  ['metadata', 'loses it', { ...noMail, metadata: 'is lost' }, 'differs', 'It is lost.'],
  ['hidden rows', 'was shown none', noMail, 'not asked', 'No selection over rows that a filter hides.'],
  [
    'hidden rows',
    'includes them',
    { ...noMail, selected: [{ row: 2, rows: 9 }], filtered: [4, 5, 90] },
    'pass',
    'They are among the selected rows: 2 of them.',
  ],
  [
    'hidden rows',
    'leaves them out',
    {
      ...noMail,
      selected: [
        { row: 2, rows: 2 },
        { row: 6, rows: 5 },
      ],
      filtered: [4, 5],
    },
    'differs',
    'They are left out.',
  ],
  ['seen rows', 'tells', noMail, 'pass', 'It tells them apart.'],
  ['seen rows', 'errs', { ...noMail, seenRows: 'q 2222' }, 'fail', 'It says "q 2222" in place of "q 2102".'],
  ['headers', 'was not to send', noMail, 'not asked', 'You chose to send no mail.'],
  [
    'headers',
    'may not read',
    { granted: ['gmail.compose'] },
    'not asked',
    'This needs the drafts or the sending rung (see "Permissions" in the guide).',
  ],
  [
    'headers',
    'does not let us read',
    { granted: null, canRead: false },
    'not asked',
    'The mailbox cannot be read. This needs the drafts or the sending rung (see "Permissions" in the guide).',
  ],
  ['headers', 'names nobody', { address: '' }, 'not asked', 'Gmail does not tell whose mailbox this is.'],
  [
    'headers',
    'breaks off',
    { sendFails: 'User-rate limit exceeded.' },
    'not asked',
    'Gmail broke it off: User-rate limit exceeded.',
  ],
  [
    'headers',
    'keeps all',
    {},
    'pass',
    'All were kept: X-Next-Touch-Check, List-Unsubscribe, List-Unsubscribe-Post, Auto-Submitted, References.',
  ],
  [
    'headers',
    'drops those for others',
    { drops: ['List-Unsubscribe', 'List-Unsubscribe-Post'] },
    'differs',
    'Lost: List-Unsubscribe, List-Unsubscribe-Post.',
  ],
  [
    'headers',
    'drops our mark',
    { drops: ['X-Next-Touch-Check'] },
    'fail',
    'Lost: X-Next-Touch-Check.',
    { avoid: off('Gmail drops the mark by which our own mail is known again') },
  ],
  [
    'headers',
    'gives nothing back',
    { givesBack: false },
    'fail',
    'Gmail does not give back the mail that it sent (sent-2).',
    { avoid: off('Gmail does not give back what it sent') },
  ],
  ['draft gone', 'takes it away', {}, 'pass', 'It is gone.'],
  [
    'draft gone',
    'keeps it',
    { keepsDraft: true },
    'fail',
    'It is still there.',
    { avoid: off('a draft stays after it was sent') },
  ],
  ['message id', 'gives another', {}, 'pass', 'It became <new@mail.gmail.com>.'],
  ['message id', 'keeps it', { keepsMessageId: true }, 'differs', 'It kept <0f3c9a7e1111.own@next-touch.invalid>.'],
  ['ids', 'keeps the thread', {}, 'pass', 'The thread id stays, the message id changes.'],
  ['ids', 'starts another', { keepsThread: false }, 'differs', 'The thread id changes, the message id changes.'],
  ['history', 'tells at once', {}, 'pass', 'After 0.0 s.'],
  ['history', 'tells soon', { historyAfter: 5_000 }, 'pass', 'After 6.0 s.'],
  ['history', 'takes longer', { historyAfter: 60_000 }, 'not asked', 'Not within 20 s. Asked again by itself.'],
  ['search', 'finds at once', {}, 'pass', 'After 0.0 s.'],
  ['search', 'takes longer', { searchAfter: 600_000 }, 'not asked', 'Not within 30 s. Asked again by itself.'],
  ['quota', 'counts it', {}, 'pass', 'From 100 to 99.'],
  ['quota', 'does not', { quota: [100, 100] }, 'differs', 'It stays at 100.'],
  ['quota', 'may not be asked', { quota: [null, null] }, 'not asked', 'Asking for it was not allowed (script.send_mail).'],
  ['signed', 'signs nothing', {}, 'not asked', 'A mail to yourself bears no signature.'],
  ['signed', 'covers it', { adds: 'DKIM-Signature: v=1; h=from:list-unsubscribe:to; b=x' }, 'pass', 'It does.'],
  ['signed', 'does not', { adds: 'DKIM-Signature: v=1; h=from:subject; b=x' }, 'differs', 'It does not.'],
  ['tidy', 'takes it away', {}, 'pass', 'It is.'],
  [
    'tidy',
    'may not',
    { trashRefused: 'Request had insufficient authentication scopes.' },
    'differs',
    'No: "Next Touch: check of this installation 0f3c9a7e1111" lies in your mailbox.',
  ],
  ['bounces', 'cannot be asked', {}, 'not asked', 'Not to be asked without harm.'],
  ['one click', 'need not be asked', {}, 'not asked', 'Nothing of the product rests on it.'],
  ['open file', 'answers later', {}, 'not asked', 'Asked by itself within some minutes.'],
  [
    'open file',
    'may not',
    { triggersRefused: 'Specified permissions are not sufficient.' },
    'not asked',
    'This needs the sending rung: Specified permissions are not sufficient.',
  ],
  ['lock', 'answers later', {}, 'not asked', 'Asked by itself within some minutes.'],
  ['mailbox', 'answers later', {}, 'not asked', 'Asked by itself within some minutes.'],
  ['punctual', 'answers later', {}, 'not asked', 'Asked by itself within some minutes.'],
  ['killed run', 'cannot be asked', {}, 'not asked', 'Not to be asked without letting a run die.'],
];

const prepared = (
  changes: Partial<FakeGoogle>,
  contents: Readonly<Record<string, readonly (readonly Cell[])[]>> = {},
): FakeWorld => {
  const world = fakeWorld(changes, contents);
  const native = world.book.sheets.get('Table for the check');
  if (native !== undefined) native.table = !world.google.tableTakesFormula;
  if (world.google.typedRefuses !== '')
    world.book.fault = (call) => (call === 'append Table for the check' ? new Error(world.google.typedRefuses) : null);
  return world;
};

const cases = rows.map(([id, google, changes, result, answer, more = {}]) => ({ id, google, changes, result, answer, more }));

it.each(cases)('$id: Google $google', ({ id, changes, result, answer, more }) => {
  const world = prepared({ hasHolidays: id === '14 ranges', ...changes }, more.contents);
  checkInstallation(world);
  const [, told, found, means, todo] = line(world, id);
  const question = questions.find((each) => each.id === id);
  expect([found, told?.replaceAll('’', "'")]).toEqual([result, answer]);
  expect(means).toBe(
    result === 'pass'
      ? question?.pass
      : result === 'not asked'
        ? `Not known yet. At best: ${question?.pass} Else: ${question?.otherwise}`
        : question?.otherwise,
  );
  if (result === 'pass') expect(todo).toBe('');
  expect([system(world, 'Avoid Sending'), system(world, 'Stopped')]).toEqual([more.avoid ?? '', more.stop ?? '']);
});

it('every question has a Google that answers well and one that does not, but for those that cannot be asked', () => {
  const results = new Map<string, Set<Result>>();
  for (const [id, , , result] of rows) results.set(id, (results.get(id) ?? new Set()).add(result));
  expect([...results.keys()].sort()).toEqual(questions.map(({ id }) => id).sort());
  const later = ['open file', 'lock', 'mailbox', 'punctual'];
  const never = ['hourly', 'bounces', 'one click', 'killed run'];
  const single = [...results].filter(([, found]) => found.size < 2).map(([id]) => id);
  expect(single.sort()).toEqual([...later, ...never].sort());
});

describe('the run that comes by itself', () => {
  const afterwards = (changes: Partial<FakeGoogle>, then: Partial<FakeGoogle>, wait: number): FakeWorld => {
    const world = prepared(changes);
    checkInstallation(world);
    Object.assign(world.google, then);
    world.pass(wait);
    checkLater(world);
    return world;
  };
  it.each([
    ['open file', {}, 'pass', 'It is this file.'],
    ['open file', { activeFile: null }, 'fail', 'Google names none.'],
    ['open file', { activeFile: 'file-2' }, 'fail', 'Google names another file.'],
    ['lock', {}, 'pass', 'It does.'],
    ['lock', { documentLock: false }, 'differs', 'It does not.'],
    ['mailbox', {}, 'pass', 'It can.'],
    ['mailbox', { canRead: false }, 'fail', 'It cannot.'],
    ['mailbox', { canRead: false, granted: ['script.scriptapp'] }, 'not asked', 'This needs the drafts rung.'],
    ['punctual', {}, 'pass', '1 minutes late.'],
  ] as const)('%s %j', (id, then, result, answer) => {
    const world = afterwards({ says: false }, then, 120_000);
    expect(line(world, id).slice(1, 3)).toEqual([answer, result]);
    expect([world.planned, world.stored.size]).toEqual([[], 0]);
  });

  it('comes late: it says how late', () => {
    const world = afterwards({ says: false }, {}, 3_600_000);
    expect(line(world, 'punctual').slice(1, 3)).toEqual(['59 minutes late.', 'differs']);
  });

  it.each([
    ['finds it after ten minutes', { searchAfter: 600_000 }, [900_000], 'search', 'pass', ''],
    ['finds it after half an hour', { searchAfter: 2_000_000 }, [120_000, 2_100_000], 'search', 'pass', ''],
    [
      'does not find it',
      { searchAfter: 9_000_000 },
      [120_000, 2_100_000],
      'search',
      'fail',
      off('Gmail’s search does not find a mail within half an hour'),
    ],
    ['is told after a minute', { historyAfter: 60_000 }, [120_000], 'history', 'pass', ''],
    [
      'is not told',
      { historyAfter: 9_000_000, searchAfter: 9_000_000 },
      [120_000, 2_100_000],
      'history',
      'fail',
      off('the mailbox’s history does not tell of new mail and Gmail’s search does not find a mail within half an hour'),
    ],
  ] as const)('%s', (_what, changes, waits, id, result, avoid) => {
    const world = prepared(changes);
    checkInstallation(world);
    for (const wait of waits) {
      world.pass(wait);
      checkLater(world);
    }
    expect([line(world, id)[2], system(world, 'Avoid Sending')]).toEqual([result, avoid]);
    expect([world.planned, world.stored.size]).toEqual([[], 0]);
  });

  it('never comes: the next check says so, and asks for it once more', () => {
    const world = prepared({ says: false });
    checkInstallation(world);
    world.pass(2 * 3_600_000);
    const next = fakeWorld({ says: false });
    for (const [name, value] of world.stored) next.stored.set(name, value);
    next.pass(2 * 3_600_000);
    const restarted: FakeWorld = { ...next, clock: { ...next.clock, elapsed: () => 0 } };
    checkInstallation(restarted);
    expect(line(restarted, 'open file').slice(1, 3)).toEqual([
      'The run that the last check asked for did not come, or it found no file. It is asked for once more.',
      'fail',
    ]);
    expect(line(restarted, 'lock')[2]).toBe('not asked');
    next.pass(60_000);
    checkLater(restarted);
    expect(line(restarted, 'open file')[2]).toBe('pass');
  });

  it('answers nothing without a check before it', () => {
    const world = fakeWorld();
    checkLater(world);
    expect([...world.book.sheets.keys()]).not.toContain(reportSheet);
  });
});

describe('what the answers switch', () => {
  const again = (world: FakeWorld, changes: Partial<FakeGoogle>): void => {
    Object.assign(world.google, changes);
    checkInstallation(world);
  };

  it('a later pass takes the switch back, a mail that was not sent does not', () => {
    const world = prepared({ keepsDraft: true });
    checkInstallation(world);
    const words = off('a draft stays after it was sent');
    expect(system(world, 'Avoid Sending')).toBe(words);
    const unasked = fakeWorld({ says: false }, { System: world.book.grid('System') });
    checkInstallation(unasked);
    expect(system(unasked, 'Avoid Sending')).toBe(words);
    const well = fakeWorld({}, { System: world.book.grid('System') });
    checkInstallation(well);
    expect(system(well, 'Avoid Sending')).toBe('');
  });

  it('what is still open takes nothing back until it has come', () => {
    const world = fakeWorld(
      { searchAfter: 300_000 },
      {
        System: [
          ['Name', 'Value'],
          ['Today', ''],
          ['Avoid Sending', 'earlier words'],
        ],
      },
    );
    checkInstallation(world);
    expect(system(world, 'Avoid Sending')).toBe('earlier words');
    world.pass(400_000);
    checkLater(world);
    expect(system(world, 'Avoid Sending')).toBe('');
  });

  it('a stop of its own ends with a pass, one that has another reason stays', () => {
    const world = prepared({ says: false, wrongZones: ['Europe/Berlin'] });
    checkInstallation(world);
    expect(system(world, 'Stopped')).toBe(berlinWrong);
    again(world, { wrongZones: [] });
    expect(system(world, 'Stopped')).toBe('');
    const older = 'The Log is older than the last run.';
    const stopped = [
      ['Name', 'Value'],
      ['Today', ''],
      ['Stopped', older],
    ];
    for (const wrongZones of [[], ['Europe/Berlin']]) {
      const other = fakeWorld({ says: false, wrongZones }, { System: stopped });
      checkInstallation(other);
      expect(system(other, 'Stopped')).toBe(older);
    }
  });

  it('a formula that does not tell hidden rows makes the sidebar ask row by row, until it does', () => {
    const beside = (world: FakeWorld): Cell => world.book.grid('System')[1]?.[7] ?? '';
    const world = prepared({ says: false, seenRows: 'q 2222' });
    checkInstallation(world);
    expect(beside(world)).toBe('one by one');
    again(world, { seenRows: 'q 2102' });
    expect(beside(world)).toBe('');
  });

  it('before set-up nothing is switched, and the report is written all the same', () => {
    const world = fakeWorld({ keepsDraft: true });
    for (const name of ['System', 'Cadences', 'Settings', 'Holidays']) world.book.sheets.delete(name);
    checkInstallation(world);
    expect(world.book.sheets.has('System')).toBe(false);
    expect(line(world, '14 ranges').slice(1)).toEqual([
      'The formulas need the product’s own sheets.',
      'not asked',
      expect.stringContaining('Not known yet.'),
      'Run set-up (sidebar), then the check again.',
    ]);
  });

  it('each question that switches something says so, and no other', () => {
    const switching = new Set(
      rows.filter(([, , , , , more]) => more?.avoid !== undefined || more?.stop !== undefined).map(([id]) => id),
    );
    expect(questions.filter(({ switches }) => switches !== undefined).map(({ id }) => id)).toEqual([
      'zones',
      'seen rows',
      ...mailQuestions.filter(({ id }) => [...switching, 'history', 'search'].includes(id)).map(({ id }) => id),
    ]);
  });
});

it('formulas read a missing value in a range as a blank one, as the report promises where Google gives such', () => {
  const headed = (heading: string, ...cells: Cell[]): Cell[][] => [heading, ...cells].map((cell) => [cell]);
  const given = {
    sequence: headed('Sequence Name', 'Outbound 21-Day', '', 'Nurture Annual'),
    anchor: headed('Anchor Date', '2026-03-02', '', '2026-03-02'),
    steps_done: headed('Sequence Step', '', '', ''),
    last_contact: headed('Last Contact Date', '', '', ''),
    deal_size: headed('Deal Size', '', '30000', ''),
    stakeholders: headed('Stakeholders', '', '', '3'),
    engagement: headed('Engagement Level', '', '', ''),
    time_zone: headed('Time Zone', '', '', 'Asia/Tokyo'),
    exit_status: headed('Exit Status', '', '', ''),
    not_before: headed('Not Before', '', '', ''),
    country: headed('Country', '', '', ''),
    cadences: writtenCadences(builtInCadences),
    settings: writtenSettings(defaultSettings),
    holidays: newHolidaysSheet(),
  };
  const missing = (grid: readonly (readonly Cell[])[]): Cell[][] =>
    grid.map((line) => line.map((cell) => (cell === '' ? (null as unknown as Cell) : cell)));
  const blanks = Object.fromEntries(Object.entries(given).map(([name, grid]) => [name, missing(grid)])) as typeof given;
  const answer = (nextTouchDates(given, sheetIn('Europe/Berlin')) as Cell[][]).map(([cell]) => String(cell).slice(0, 15));
  expect(answer).toEqual(['Next Contact Du', expect.stringContaining('Mar'), '', expect.stringContaining('202')]);
  expect(nextTouchDates(blanks, sheetIn('Europe/Berlin'))).toEqual(nextTouchDates(given, sheetIn('Europe/Berlin')));
});

describe('one run', () => {
  it('has no time for all: the next goes on with the rest', () => {
    const world = prepared({ says: false, slow: 70_000, hasHolidays: true });
    checkInstallation(world);
    const left = questions.filter(({ id }) => line(world, id)[1] === 'Time was up.').map(({ id }) => id);
    expect(left).toEqual(expect.arrayContaining(['14 ranges', 'headers']));
    expect(line(world, 'zones')[2]).toBe('pass');
    const next = fakeWorld(
      { says: false },
      Object.fromEntries([...world.book.sheets.keys()].map((name) => [name, world.book.grid(name)])),
    );
    for (const [name, value] of world.stored) next.stored.set(name, value);
    next.google.unknownZones = ['Asia/Tokyo'];
    checkInstallation(next);
    expect(questions.filter(({ id }) => line(next, id)[1] === 'Time was up.')).toEqual([]);
    expect([line(next, 'zones')[2], line(next, '14 ranges')[2]]).toEqual(['pass', 'pass']);
    expect(JSON.parse(next.stored.get('check') ?? '{}')).not.toHaveProperty('left');
  });

  it('leaves a sheet of a person alone that bears the name of the report', () => {
    const own = { [reportSheet]: [['Our own list'], ['a']] };
    const world = fakeWorld({}, own);
    expect(() => checkInstallation(world)).toThrow(
      'A sheet of yours is named "Installation Check". Give it another name and run the check again.',
    );
    expect(world.book.grid(reportSheet)).toEqual(own[reportSheet]);
    expect(world.mails).toEqual([]);
  });

  it('waits for another run', () => {
    const world: FakeWorld = { ...fakeWorld(), lock: { acquire: () => 'busy', release: () => undefined } };
    checkInstallation(world);
    expect([world.told, world.mails.length]).toEqual([['A run is at work on this sheet. Try again in some minutes.'], 0]);
  });

  it('ends with a count, and what is left to tidy up', () => {
    const world = prepared({});
    checkInstallation(world);
    const foot = world.book.grid(reportSheet)[questions.length + 2]?.map(String) ?? [];
    expect(foot.slice(0, 2)).toEqual([
      'Checked',
      '2026-03-02 09:00 (Europe/Berlin), version 0.1.0, by rep@north.example: 18 pass, 0 differ, 0 fail, 13 not asked',
    ]);
    expect(system(world, 'Installation Check')).toBe(
      '2026-03-02 09:00 (Europe/Berlin), version 0.1.0: 18 pass, 0 differ, 0 fail, 13 not asked',
    );
    expect(world.painted.last.filter((result) => result === 'pass')).toHaveLength(18);
    expect([mailsLeft(world), world.mailbox.drafts().length]).toEqual([0, 0]);
    expect([...world.book.sheets.keys()].filter((name) => name.startsWith('Temporary'))).toEqual([]);
  });

  it('a table is as it was before', () => {
    const world = prepared({ says: false }, table);
    const before = JSON.stringify(world.book.grid('Table for the check'));
    checkInstallation(world);
    expect(JSON.stringify(world.book.grid('Table for the check').filter((cells) => cells.some((cell) => cell !== '')))).toBe(
      before,
    );
  });
});
