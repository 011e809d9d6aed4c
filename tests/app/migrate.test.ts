import { readBook } from '../../src/app/book';
import { migrate } from '../../src/app/migrate';
import type { Spreadsheet } from '../../src/ports/spreadsheet';
import type { Cell } from '../../src/sheet/cells/cell';
import { formatOf, formatWords, type Migration, type MigrationStep, migrations, writeFor } from '../../src/sheet/format';
import { logHeadings } from '../../src/sheet/logSheet';
import { formatVersion, readSystem } from '../../src/sheet/systemSheet';
import { memoryWorkbook } from '../memory/spreadsheet';

const around = (sheets: Spreadsheet) => ({
  sheets,
  clock: { now: () => Date.UTC(2026, 2, 2, 9), elapsed: () => 0, pause: () => undefined },
  identity: { user: () => 'rep@firm.example', newId: () => 'id', digest: (text: string) => text },
});

const logLine = (touch: string, what = 'Reply'): Cell[] =>
  logHeadings.map((heading) => (heading === 'Touch' ? touch : heading === 'What' ? what : ''));

/** A file as the first layout had it: with a row and a sheet of the team's own, and settings that they changed. */
const first = (): Record<string, Cell[][]> => ({
  Prospects: [
    ['Email', 'Ours'],
    ['ana@quinta.example', 'came 2026-01-05T10:20Z'],
  ],
  Settings: [
    ['Setting', 'Value', 'What it does'],
    ['Sending', 'on', 'our own words'],
    ['daily cap', 40, ''],
    ['', '', ''],
    ['Away', '2026-03-02', 'the owner wrote this row by hand'],
    ['Not a setting', 'x', ''],
  ],
  Log: [
    [...logHeadings],
    logLine('came 2026-01-05T10:20Z'),
    logLine('1.email'),
    logLine('came 2026-01-05T10:20:30Z'),
    logLine('came 2026-02-01T00:00Z'),
    logLine('he came 2026-02-01T00:00Z'),
  ],
  'Our Notes': [['came 2026-01-05T10:20Z']],
  System: [
    ['Name', 'Value'],
    ['Today', ''],
    ['Format Version', '1'],
    ['Spreadsheet ID', 'file-1'],
    ['Prospects Sheet', 'Prospects'],
  ],
});

const newest = {
  Settings: [
    ['Setting', 'Value', 'What it does'],
    ['Sending', 'on', 'our own words'],
    ['daily cap', 40, ''],
    ['', '', ''],
    ['Away', '2026-03-02', 'the owner wrote this row by hand'],
    ['Not a setting', 'x', ''],
    ['What We Do', '', expect.any(String)],
    ['Mailbox Limit', expect.anything(), expect.any(String)],
  ],
  touches: [
    'Touch',
    'came 2026-01-05T10:20:59Z',
    '1.email',
    'came 2026-01-05T10:20:30Z',
    'came 2026-02-01T00:00:59Z',
    'he came 2026-02-01T00:00Z',
  ],
};

const opened = (contents = first()) => memoryWorkbook(contents, { id: 'file-1', zone: 'UTC' });
const touchAt = logHeadings.indexOf('Touch');
const whatAt = logHeadings.indexOf('What');
const versionOf = (book: ReturnType<typeof opened>) => formatOf(readSystem(book.grid('System')));

const expectNewest = (book: ReturnType<typeof opened>): void => {
  expect(book.grid('Settings')).toEqual(newest.Settings);
  const log = book.grid('Log').filter((line) => line[whatAt] !== 'Format');
  expect(log.map((line) => line[touchAt])).toEqual(newest.touches);
  expect(book.grid('Prospects')).toEqual(first().Prospects);
  expect(book.grid('Our Notes')).toEqual(first()['Our Notes']);
  expect(versionOf(book)).toBe(2);
};

describe('a file of an older layout', () => {
  it('is brought up to date, and nothing of the team is lost', () => {
    const book = opened();
    expect(migrate(around(book.spreadsheet))).toEqual([
      'The file was brought up to format 2: settings that came since are listed, and the Log has the times of replies to the second.',
    ]);
    expectNewest(book);
    expect(book.grid('Log').filter((line) => line[whatAt] === 'Format')).toHaveLength(1);
  });

  it('is left alone from then on', () => {
    const book = opened();
    migrate(around(book.spreadsheet));
    const before = JSON.stringify([...book.sheets.keys()].map((name) => book.grid(name)));
    book.calls.length = 0;
    expect(migrate(around(book.spreadsheet))).toEqual([]);
    expect(book.calls.filter((call) => !call.startsWith('read'))).toEqual([]);
    expect(JSON.stringify([...book.sheets.keys()].map((name) => book.grid(name)))).toBe(before);
  });

  it('comes to the same wherever a run dies', () => {
    const whole = opened();
    migrate(around(whole.spreadsheet));
    const { length } = whole.calls;
    expect(length).toBeGreaterThan(8);
    for (let dies = 1; dies <= length; dies++) {
      const book = opened();
      let count = 0;
      book.fault = () => {
        count += 1;
        return count === dies ? new Error('Service Spreadsheets timed out') : null;
      };
      expect(() => migrate(around(book.spreadsheet))).toThrow('timed out');
      book.die();
      book.fault = null;
      migrate(around(book.spreadsheet));
      expectNewest(book);
    }
  });

  it.each([
    ['without a number', 'Format Version', ''],
    ['whose row is gone', 'Something Else', '1'],
  ])('%s counts as the first', (_, name, number) => {
    const contents = first();
    contents.System![2] = [name, number];
    const book = opened(contents);
    migrate(around(book.spreadsheet));
    expectNewest(book);
  });

  it.each([['Log'], ['Settings']])('without its sheet %s is brought up to date all the same', (sheet) => {
    const { [sheet]: _gone, ...contents } = first();
    const book = opened(contents);
    migrate(around(book.spreadsheet));
    expect(versionOf(book)).toBe(2);
    expect(book.sheets.has(sheet)).toBe(false);
  });

  it('climbs rung by rung from any layout', () => {
    const ladder: readonly Migration[] = [
      { to: 2, words: 'one', steps: [{ kind: 'heading', sheet: 'log', from: 'Words', to: 'Text' }] },
      { to: 3, words: 'two', steps: [{ kind: 'column', sheet: 'log', after: 'Text', heading: 'Zone' }] },
      { to: 4, words: 'three', steps: [{ kind: 'setting', from: 'Daily Cap', to: 'Cap A Day' }] },
    ];
    for (const start of [1, 2, 3]) {
      const contents = first();
      contents.System![2] = ['Format Version', String(start)];
      if (start > 1) contents.Log![0]![logHeadings.indexOf('Words')] = 'Text';
      if (start > 2) contents.Log![0]!.push('Zone');
      const book = opened(contents);
      expect(migrate(around(book.spreadsheet), ladder)).toHaveLength(4 - start);
      expect(book.grid('Log')[0]?.slice(-2)).toEqual(['Text', 'Zone']);
      expect(book.grid('Settings')[2]).toEqual(['Cap A Day', 40, '']);
      expect(versionOf(book)).toBe(4);
    }
  });
});

describe('one step', () => {
  const settings: Cell[][] = [
    ['Setting', 'Value', 'What it does'],
    ['Daily Cap', 40, 'ours'],
  ];
  it.each<[string, MigrationStep, Cell[][], unknown]>([
    [
      'a column',
      { kind: 'column', sheet: 'work', after: 'b', heading: 'C' },
      [
        ['A', 'B'],
        ['1', '2'],
      ],
      { row: 1, column: 3, values: [['C']] },
    ],
    ['a column that is there', { kind: 'column', sheet: 'work', after: 'B', heading: 'C' }, [['C', 'A', 'B']], null],
    ['a column after none', { kind: 'column', sheet: 'work', after: 'X', heading: 'C' }, [['A', 'B']], null],
    ['a heading', { kind: 'heading', sheet: 'work', from: 'A', to: 'Z' }, [['B', ' a ']], { row: 1, column: 2, values: [['Z']] }],
    ['a heading that is there', { kind: 'heading', sheet: 'work', from: 'A', to: 'Z' }, [['A', 'Z']], null],
    ['a setting', { kind: 'setting', from: 'Daily Cap', to: 'Cap' }, settings, { row: 2, column: 1, values: [['Cap']] }],
    ['a setting that is gone', { kind: 'setting', from: 'Hourly Cap', to: 'Cap' }, settings, null],
    ['a setting under both names', { kind: 'setting', from: 'Daily Cap', to: 'Cap' }, [...settings, ['cap', 1, '']], null],
    ['a new setting that is there', { kind: 'new setting', name: 'Daily Cap' }, [...settings], null],
    ['texts that are all new', { kind: 'log texts', heading: 'T', pattern: /^a$/, by: 'b' }, [['T'], ['b'], [1]], null],
    [
      'texts',
      { kind: 'log texts', heading: 'T', pattern: /^a$/, by: 'b' },
      [['T'], ['c'], ['a'], [3]],
      { row: 3, column: 1, values: [['b'], [3]] },
    ],
  ])('%s', (_, step, grid, write) => {
    expect(writeFor(step, grid)).toEqual(write);
  });

  it('never writes over what a person put beside the columns', () => {
    const step: MigrationStep = { kind: 'column', sheet: 'work', after: 'B', heading: 'C' };
    expect(() =>
      writeFor(step, [
        ['A', 'B', ''],
        ['1', '2', 'mine'],
      ]),
    ).toThrow('"C" belongs right of "B"');
  });
});

describe('the ladder', () => {
  it('leads one step at a time to the layout of today', () => {
    expect(migrations.map(({ to }) => to)).toEqual([2]);
    expect(formatVersion).toBe(2);
  });
});

describe('the number of a file', () => {
  const system = (text: Cell) =>
    readSystem([
      ['Name', 'Value'],
      ['Format Version', text],
    ]);
  it.each<[Cell, string]>([
    ['2', ''],
    [2, ''],
    [' 2 ', ''],
    ['1', 'comes from an older version'],
    ['', 'comes from an older version'],
    ['3', 'its format is 3; this version knows 2'],
    [12, 'update the add-on'],
    ['two', 'which is no number of a format'],
    ['-1', 'which is no number of a format'],
    ['2.5', 'which is no number of a format'],
  ])('%j', (text, words) => {
    const told = formatWords(system(text));
    if (words === '') expect(told).toBe('');
    else expect(told).toContain(words);
  });

  it.each([
    ['1', true],
    ['3', false],
    ['two', false],
  ])('%s: nothing reads the file as if it were of today', (text, older) => {
    const contents = first();
    contents.System![2] = ['Format Version', text];
    const reading = readBook(opened(contents).spreadsheet);
    expect(reading).toMatchObject({ kind: 'none', older });
  });

  it.each([['3'], ['two']])('%s: no migration touches the file', (text) => {
    const contents = first();
    contents.System![2] = ['Format Version', text];
    const book = opened(contents);
    expect(migrate(around(book.spreadsheet))).toEqual([]);
    expect(book.grid('Settings')).toEqual(first().Settings);
  });
});
