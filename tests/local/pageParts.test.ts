import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { parseCsv } from '../../local/csv';
import { fittingWidth, pastedCells, typedText } from '../../local/page/gridCells';
import { rangeName, rangeOf, runsOf } from '../../local/page/ranges';
import { rectanglesOf } from '../../local/rectangles';
import { withShim } from '../../local/sidebarPage';
import { startOptions } from '../../local/startOptions';

describe('cells changed at one stroke, as rectangles', () => {
  const cells = (text: string) =>
    text.split(' ').map((each) => {
      const [row, column] = each.split(',').map(Number) as [number, number];
      return { row, column, text: each };
    });
  it.each([
    ['one cell', '2,1', [[2, 1, 1, 1]]],
    ['a block', '2,1 2,2 3,1 3,2', [[2, 1, 2, 2]]],
    ['a block told backwards', '3,2 3,1 2,2 2,1', [[2, 1, 2, 2]]],
    [
      'two columns apart',
      '2,1 2,3 3,1 3,3',
      [
        [2, 1, 2, 1],
        [2, 3, 2, 1],
      ],
    ],
    [
      'a hidden row between',
      '2,1 2,2 4,1 4,2',
      [
        [2, 1, 1, 2],
        [4, 1, 1, 2],
      ],
    ],
    [
      'a step',
      '2,1 2,2 3,1',
      [
        [2, 1, 1, 2],
        [3, 1, 1, 1],
      ],
    ],
  ])('%s', (_what, given, expected) => {
    const found = rectanglesOf(cells(given)).map(({ row, column, texts }) => [row, column, texts.length, texts[0]!.length]);
    expect(found).toEqual(expected);
  });
});

describe('the words after npm start', () => {
  it.each([
    ['nothing', '', { data: null, once: false, json: false, reset: false, open: true, port: 0, users: [] }],
    ['a sheet of one’s own', '--data my.csv --reset', { data: 'my.csv', reset: true }],
    ['a month for machines', '--once --json', { once: true, json: true }],
    [
      'a server for tests',
      '--no-open --port 8080 --state /tmp/x --bundle out',
      { open: false, port: 8080, state: '/tmp/x', bundle: 'out' },
    ],
    [
      'a team',
      '--user Mira@firm.example --user jo@firm.example --zone Asia/Kathmandu',
      { users: ['mira@firm.example', 'jo@firm.example'], zone: 'Asia/Kathmandu' },
    ],
  ])('%s', (_what, words, expected) => {
    expect(startOptions(words.split(' ').filter((word) => word !== ''))).toMatchObject(expected);
  });
  it.each([
    ['--dta my.csv', /--dta/],
    ['my.csv', /my\.csv/],
    ['--data', /--data/],
    ['--port http', /--port http: a port is a whole number/],
    ['--port 70000', /whole number/],
    ['--json', /--json goes with --once/],
    ['--zone Berlin', /Berlin: that is no time zone/],
    ['--user mira', /mira: that is no e-mail address/],
  ])('%s is refused in words', (words, expected) => {
    expect(() => startOptions(words.split(' '))).toThrow(expected);
  });
});

describe('ranges of the grid', () => {
  const range = (startRow: number, startColumn: number, endRow: number, endColumn: number, rangeType = 0) => ({
    startRow,
    startColumn,
    endRow,
    endColumn,
    rangeType,
  });
  it.each([
    ['A1', range(0, 0, 0, 0)],
    ['B2:AA10', range(1, 1, 9, 26)],
    ['3:5', range(2, 0, 4, 25, 1)],
    ['C:D', range(0, 2, 999, 3, 2)],
  ])('%s is named, and found again', (name, given) => {
    expect(rangeName(given)).toBe(name);
    const { rangeType: _kind, ...plain } = given;
    expect(rangeOf(name, 1000, 26)).toEqual(plain);
  });
  it.each(['', '1A', 'A1:B2:C3', 'A-1'])('"%s" is no range', (name) => expect(rangeOf(name, 10, 10)).toBeNull());
  it('joins neighbouring rows', () => {
    expect(runsOf([2, 3, 4, 7, 9, 10])).toEqual([
      [1, 3],
      [6, 6],
      [8, 9],
    ]);
  });
});

describe('what a person put into a cell', () => {
  it.each([
    ['a text', { v: 'x' }, false, 'x'],
    ['a number', { v: 12.5 }, false, '12.5'],
    ['a formula', { f: '=A1', v: null }, false, '=A1'],
    ['nothing', { v: null }, false, ''],
    ['lines', { p: { body: { dataStream: 'a\rb\r\n' } } }, false, 'a\nb'],
    ['only a colour', { s: { bl: 1 } }, false, null],
    ['a tick', { v: 1 }, true, 'TRUE'],
    ['no tick', { v: 0 }, true, 'FALSE'],
  ])('%s', (_what, cell, checkbox, expected) => {
    expect(typedText(cell as never, checkbox)).toBe(expected);
  });
  it.each([
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['one line\r\n', [['one line']]],
    ['"two\nlines"\t"say ""hi"""', [['two\nlines', 'say "hi"']]],
    ['5" pipe\t', [['5" pipe', '']]],
  ])('pasted %j', (text, expected) => expect(pastedCells(text)).toEqual(expected));
  it.each([
    ['Deal', ['1', '22'], 44.4],
    ['A', ['x'.repeat(20), 'x'.repeat(20)], 150],
    ['Body', ['x'.repeat(900)], 230],
    ['Name', [...Array<string>(18).fill('short'), 'x'.repeat(300)], 51],
  ])('a column headed %s is made wide enough for most of it', (heading, texts, expected) => {
    expect(fittingWidth(heading, texts)).toBeCloseTo(expected, 5);
  });
});

describe('the sidebar’s HTML', () => {
  it.each([
    [
      '<!doctype html><html><head lang="x"><title>a</title></head></html>',
      '<!doctype html><html><head lang="x"><script>S</script><title>a</title></head></html>',
    ],
    ['<!DOCTYPE html>\n<p>a</p>', '<!DOCTYPE html><script>S</script>\n<p>a</p>'],
    ['<p>a</p>', '<script>S</script><p>a</p>'],
  ])('%s', (html, expected) => expect(withShim(html, 'S')).toBe(expected));
});

describe('google.script.run in the sidebar', () => {
  interface Sent {
    nextTouchCall: number;
    fn: string;
    args: unknown[];
  }
  const shim = transformSync(readFileSync(join(__dirname, '../../local/page/shim.ts'), 'utf8'), {
    loader: 'ts',
    format: 'iife',
  }).code;
  /** Runs a sidebar's code; gives what it asked for, what it noted, and a way to answer. */
  const open = (code: string) => {
    const sent: Sent[] = [];
    const noted: unknown[] = [];
    let hear: (event: unknown) => void = () => undefined;
    const parent = { postMessage: (message: Sent) => sent.push(message) };
    const world: Record<string, unknown> = {
      parent,
      Node: class {},
      console: { error: (words: unknown) => noted.push(['console', words]) },
      addEventListener: (_kind: string, listener: (event: unknown) => void) => {
        hear = listener;
      },
      note: (...words: unknown[]) =>
        noted.push(
          words.map((word) =>
            word !== null && typeof word === 'object' && 'message' in word ? `Error: ${String(word.message)}` : word,
          ),
        ),
    };
    world.window = world;
    runInNewContext(`${shim}\n${code}`, world);
    return {
      sent,
      noted,
      answer: (id: number, reply: object, source: object = parent) => hear({ source, data: { nextTouchReply: id, ...reply } }),
    };
  };

  it('hands over plain arguments and gives the answer to the success handler with its object', () => {
    const page = open("google.script.run.withSuccessHandler(note).withUserObject('me').add(1, { a: ['x', null] });");
    expect(page.sent).toEqual([{ nextTouchCall: 1, fn: 'add', args: [1, { a: ['x', null] }] }]);
    page.answer(1, { ok: true, value: 3 });
    expect(page.noted).toEqual([[3, 'me']]);
  });

  it('gives a failure to the failure handler, or to the console', () => {
    const page = open('google.script.run.withFailureHandler(note).a(); google.script.run.b();');
    page.answer(1, { ok: false, error: 'No such sheet' });
    page.answer(2, { ok: false, error: 'Nobody listens' });
    expect(page.noted).toEqual([
      ['Error: No such sheet', undefined],
      ['console', 'Nobody listens'],
    ]);
  });

  it.each([
    ['a date', 'new Date(0)', 0],
    ['a function', '1, () => 2', 1],
    ['a date deep inside', '{ a: [{ b: new Date(0) }] }', 0],
    ['the window', 'window', 0],
    ['a circle', '(() => { const a = {}; a.a = a; return a; })()', 0],
  ])('refuses %s as Google does', (_what, args, position) => {
    const page = open(`try { google.script.run.f(${args}); } catch (error) { note(error); }`);
    expect(page.noted).toEqual([[`Error: Failed due to illegal value in property: ${position}`]]);
    expect(page.sent).toEqual([]);
  });

  it('knows no function that is private to the script', () => {
    expect(open('note(typeof google.script.run.secret_, typeof google.script.run.open);').noted).toEqual([
      ['undefined', 'function'],
    ]);
  });

  it('keeps ten calls on the way and the rest waiting', () => {
    const page = open('for (let i = 0; i < 12; i++) google.script.run.f(i);');
    expect(page.sent).toHaveLength(10);
    page.answer(3, { ok: true, value: null });
    expect(page.sent.map(({ args }) => args[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('believes nobody but the page around it', () => {
    const page = open('google.script.run.withSuccessHandler(note).f();');
    page.answer(1, { ok: true, value: 'forged' }, {});
    expect(page.noted).toEqual([]);
  });
});

describe('a CSV file', () => {
  test.each([
    [
      'commas',
      'Email,Name\nana@x.test,"Ana, B"\n',
      [
        ['Email', 'Name'],
        ['ana@x.test', 'Ana, B'],
      ],
    ],
    [
      'semicolons, with a decimal comma',
      'Email;Deal\nana@x.test;12,5',
      [
        ['Email', 'Deal'],
        ['ana@x.test', '12,5'],
      ],
    ],
    [
      'tabs and a byte order mark',
      '\ufeffEmail\tName\r\nana@x.test\tAna',
      [
        ['Email', 'Name'],
        ['ana@x.test', 'Ana'],
      ],
    ],
    ['a stray quotation mark', 'Name\n=HYPERLINK("http://x")', [['Name'], ['=HYPERLINK("http://x")']]],
    ['a line break inside a cell', 'Name\n"Line\nbreak"', [['Name'], ['Line\nbreak']]],
  ])('with %s', (_what, text, rows) => {
    expect(parseCsv(text).filter((cells) => cells.some((cell) => cell !== ''))).toEqual(rows);
  });
});
