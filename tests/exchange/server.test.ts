import { cellOf, dateOf, guessedAs, markOf, numberOf, orderOf } from '../../exchange/cells';
import { decoded, encodingOf, refusalOf } from '../../exchange/decoding';
import { judged, parts, planFault, plansOf, questionsOf, tableOf } from '../../exchange/fileRows';
import { callSidebar } from '../../local/onceStage';
import type {
  ExportFile,
  ExportWish,
  ImportCheck,
  ImportLook,
  ImportPart,
  ImportReport,
  UndoReport,
} from '../../src/app/exchangeContract';
import { importPart, undoImport } from '../../src/app/importRows';
import type { Grid } from '../../src/ports/spreadsheet';
import type { Cell } from '../../src/sheet/cells/cell';
import { logHeadings } from '../../src/sheet/logSheet';
import { type MemoryWorkbook, memoryWorkbook } from '../memory/spreadsheet';
import { newTeam, type Team } from '../support/team';

/** Prospects in and out as CSV: what the page makes of a file, and what the script as it ships does to the sheet. */

describe('a file becomes text', () => {
  const bytes = (...all: number[]): Uint8Array => Uint8Array.from(all);
  it.each([
    ['UTF-8', bytes(0x4d, 0xc3, 0xbc), 'utf-8', 'Mü'],
    ['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, 0x4d, 0xc3, 0xbc), 'utf-8', 'Mü'],
    ['old Windows letters', bytes(0x4d, 0xfc), 'windows-1252', 'Mü'],
    ['UTF-16 with its mark', bytes(0xff, 0xfe, 0x4d, 0, 0xfc, 0), 'utf-16le', 'Mü'],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0, 0x4d, 0, 0xfc), 'utf-16be', 'Mü'],
    ['UTF-16 without a mark', bytes(0x4d, 0, 0x61, 0, 0x78, 0), 'utf-16le', 'Max'],
    ['UTF-16 without a mark, big end first', bytes(0, 0x4d, 0, 0x61, 0, 0x78), 'utf-16be', 'Max'],
  ] as const)('%s', (_, file, encoding, text) => {
    expect(encodingOf(file)).toBe(encoding);
    expect(decoded(file, encoding)).toBe(text);
  });

  it.each([
    ['nothing', bytes(), 'The file is empty.'],
    [
      'a workbook',
      bytes(0x50, 0x4b, 3, 4),
      'This is a workbook, not a CSV file. Open it in Sheets or Excel and save it as CSV first.',
    ],
    ['a PDF', bytes(0x25, 0x50, 0x44, 0x46), 'This is a PDF. Choose a CSV file.'],
    [
      'eleven megabytes',
      new Uint8Array(11_000_000),
      'The file is larger than 10 MB. Split it, and import the parts one after the other.',
    ],
    ['text', bytes(0x61), ''],
  ])('%s is told', (_, file, words) => {
    expect(refusalOf(file)).toBe(words);
  });
});

describe('a text becomes rows', () => {
  it.each([
    [
      'commas',
      'Email,Name\na@x.example,Ana\n',
      [
        ['Email', 'Name'],
        ['a@x.example', 'Ana'],
      ],
    ],
    [
      'semicolons with commas in cells',
      'Email;Name\r\na@x.example;Prieto, Ana\r\n',
      [
        ['Email', 'Name'],
        ['a@x.example', 'Prieto, Ana'],
      ],
    ],
    [
      'tabs',
      'Email\tName\na@x.example\tAna',
      [
        ['Email', 'Name'],
        ['a@x.example', 'Ana'],
      ],
    ],
    [
      'a line end in a cell',
      'Email,Notes\na@x.example,"one\ntwo"\n',
      [
        ['Email', 'Notes'],
        ['a@x.example', 'one\ntwo'],
      ],
    ],
    [
      'quotation marks in a cell',
      'Email,Notes\na@x.example,"said ""no"""\n',
      [
        ['Email', 'Notes'],
        ['a@x.example', 'said "no"'],
      ],
    ],
    [
      'old Mac line ends',
      'Email,Name\ra@x.example,Ana\r',
      [
        ['Email', 'Name'],
        ['a@x.example', 'Ana'],
      ],
    ],
    [
      'empty lines and lines of separators',
      'Email,Name\n\n,,\na@x.example,Ana\n',
      [
        ['Email', 'Name'],
        ['a@x.example', 'Ana'],
      ],
    ],
    [
      'an export of ours',
      `\ufeffEmail,Phone\r\na@x.example,'+49 30 1\r\n`,
      [
        ['Email', 'Phone'],
        ['a@x.example', '+49 30 1'],
      ],
    ],
  ])('%s', (_, text, rows) => {
    expect(tableOf(text).map(({ cells }) => cells)).toEqual(rows);
  });

  it('takes the separator that a person chose', () => {
    expect(tableOf('a;b,c;d', ',').map(({ cells }) => cells)).toEqual([['a;b', 'c;d']]);
  });

  it('counts lines as an editor does', () => {
    expect(tableOf('Email,Notes\n"a","x\ny"\nb,z').map(({ line }) => line)).toEqual([1, 2, 4]);
  });
});

describe('dates', () => {
  it.each([
    ['2026-03-04', null, '2026-03-04'],
    ['4.3.2026', null, '2026-03-04'],
    ['04.03.26', null, '2026-03-04'],
    ['4 March 2026', null, '2026-03-04'],
    ['Mar 4, 2026', null, '2026-03-04'],
    ['25/12/2026', null, '2026-12-25'],
    ['03/04/2026', null, 'unclear'],
    ['03/04/2026', 'day first', '2026-04-03'],
    ['03/04/2026', 'month first', '2026-03-04'],
    ['3/4/26', 'month first', '2026-03-04'],
    ['3/4/1999', 'day first', '1999-04-03'],
    ['3/4/99', 'day first', '1999-04-03'],
    ['13/04/2026', 'month first', '2026-04-13'],
    ['03/04/2026 9:30', 'day first', '2026-04-03T09:30:00'],
    ['2026-03-04T09:30:15Z', null, '2026-03-04T09:30:15+00:00'],
    ['2026-03-04T09:30:00-05:30', null, '2026-03-04T09:30:00-05:30'],
    ['31/02/2026', 'day first', null],
    ['soon', 'day first', null],
    ['', 'day first', null],
  ] as const)('%s, %s', (text, order, date) => {
    expect(dateOf(text, order)).toBe(date);
  });

  it.each([
    [['03/04/2026', '25/04/2026'], 'day first'],
    [['03/04/2026', '04/25/2026'], 'month first'],
    [['03/04/2026', '05/06/2026'], null],
    [['25/04/2026', '04/25/2026'], null],
    [['25.04.2026'], null],
  ])('%j prove %s', (texts, order) => {
    expect(orderOf(texts)).toBe(order);
  });
});

describe('numbers', () => {
  it.each([
    ['12500', null, 12500],
    ['12.500,50', null, 12500.5],
    ['12,500.50', null, 12500.5],
    ['1.234.567', null, 1234567],
    ["1'234'567", null, 1234567],
    ['12 500 €', null, 12500],
    ['€12,500.00', null, 12500],
    ['USD 50 000', null, 50000],
    ['12,5', null, 12.5],
    ['12.500', null, 'unclear'],
    ['12.500', ',', 12500],
    ['12.500', '.', 12.5],
    ['-3', null, -3],
    ['0123', null, null],
    ['1234567890123456', null, null],
    ['25k', null, null],
    ['+49 30 1234', null, null],
    ['12-15', null, null],
    ['', null, null],
  ] as const)('%s, %s', (text, mark, number) => {
    expect(numberOf(text, mark)).toBe(number);
  });

  it.each([
    [['12.500', '3,50'], ','],
    [['12.500', '3.50'], '.'],
    [['12.500', '1.234.567'], ','],
    [['12.500'], null],
    [['3,50', '3.50'], null],
  ])('%j prove %s', (texts, mark) => {
    expect(markOf(texts)).toBe(mark);
  });
});

describe('a column of the team’s own', () => {
  it.each([
    [['1', '22', ''], 'number'],
    [['1,5', '2,25'], 'number'],
    [['0151', '0160'], 'text'],
    [['+49 30 1', '+49 30 2'], 'text'],
    [['2026-03-04', '2026-03-05'], 'date'],
    [['4.3.2026', ''], 'date'],
    [['20260304'], 'number'],
    [['2026-03-04', 'soon'], 'text'],
    [['', ''], 'text'],
  ])('%j is written as %s', (texts, as) => {
    expect(guessedAs(texts)).toBe(as);
  });

  it.each([
    ['=HYPERLINK("http://evil.example";"x")', 'text', '=HYPERLINK("http://evil.example";"x")', false],
    ['-', 'number', '-', true],
    ['25k', 'number', '25k', true],
    ['ja', 'yes or no', true, false],
    ['x', 'yes or no', true, false],
    ['nein', 'yes or no', false, false],
    ['perhaps', 'yes or no', 'perhaps', true],
    ['', 'number', '', false],
  ] as const)('%s as %s', (text, as, cell, isText) => {
    expect(cellOf(text, as, { order: null, mark: null })).toEqual({ cell, isText });
  });
});

describe('what becomes of the rows', () => {
  const rows = tableOf('h\na,1\nb,2\nc,3,x\nd,4\ne,5');
  const check: ImportCheck = {
    found: [
      [1, 'there', 'the address stands in row 7 of the sheet already'],
      [4, 'twice', '1'],
      [5, 'role', 'several people may read this address'],
    ],
  };
  it.each([
    [{ fill: false, noRoles: false }, ['refuse', 'refuse', 'add', 'refuse', 'refuse', 'add']],
    [{ fill: true, noRoles: true }, ['refuse', 'fill', 'add', 'refuse', 'refuse', 'refuse']],
  ])('%j', (wishes, verdicts) => {
    const found: ImportCheck['found'] = [[0, 'blank', 'there is no email address'], ...check.found];
    expect(judged(rows, 2, 0, { found }, wishes).map(({ verdict }) => verdict)).toEqual(verdicts);
  });

  it('names the line above for an address that comes twice', () => {
    expect(judged(rows, 2, 0, check, { fill: false, noRoles: false })[4]?.words).toBe(
      'the address stands in line 2 of the file already',
    );
  });

  it('cuts rows into parts by count and by weight', () => {
    expect(parts([1, 1, 1, 1, 1], (size) => size, 2, 99)).toEqual([[1, 1], [1, 1], [1]]);
    expect(parts([5, 5, 9, 1], (size) => size, 9, 10)).toEqual([
      [5, 5],
      [9, 1],
    ]);
    expect(parts([99], (size) => size, 9, 10)).toEqual([[99]]);
  });

  const file = [
    { heading: 'E-Mail', column: 1, name: 'Email', as: 'text', why: 'synonym', kept: false },
    { heading: 'Termin', column: null, name: 'Meeting Date', as: 'date', why: 'synonym', kept: false },
    { heading: 'Budget', column: null, name: 'Budget', as: null, why: '', kept: false },
  ] as const;
  it('asks what only a person can tell', () => {
    const body = tableOf('a@x.example;03/04/2026;1.500');
    const plans = plansOf(file, body);
    expect(plans.map(({ target, as }) => [target.to, as])).toEqual([
      ['column', 'text'],
      ['new', 'date'],
      ['nowhere', 'number'],
    ]);
    expect(questionsOf(plans, body)).toEqual({ order: { example: '03/04/2026', proven: null }, mark: null });
    const wanted = plans.map((plan) => (plan.place === 2 ? { ...plan, target: { to: 'new' as const } } : plan));
    expect(questionsOf(wanted, body).mark).toEqual({ example: '1.500', proven: null });
  });

  it('says which plan cannot be followed', () => {
    const plans = plansOf(file, []);
    expect(planFault(plans, { email: 1, columns: [] })).toBe('');
    expect(planFault(plans, { email: 4, columns: [] })).toBe('Choose which column of the file holds the email addresses.');
    const twice = plans.map((plan) => (plan.place === 2 ? { ...plan, target: { to: 'column' as const, column: 1 } } : plan));
    expect(planFault(twice, { email: 1, columns: [] })).toBe(
      '"Budget" goes where another column goes already. Leave one of them out.',
    );
  });
});

// ---- the script as it ships ---------------------------------------------------------------------------------------------------------

const headings = ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Owner', 'Notes', 'Phone', 'Favourite Colour'];
const people = [
  headings,
  ['ana@quinta.example', 'Ana', 'Quinta', '8000', 'Europe/Berlin', '', '', '', 'red'],
  ['bela@duna.example', 'Béla', '', '', 'Europe/Berlin', '', 'met in Graz', '', ''],
];

let team: Team;
const look = (...top: string[][]): ImportLook => callSidebar(team.host, 'exchangeLook', { top });
const check = (...addresses: string[]): ImportCheck => callSidebar(team.host, 'exchangeCheck', { addresses });
const send = (part: ImportPart): ImportReport => callSidebar(team.host, 'exchangeImport', part);
const undo = (id: string): UndoReport => callSidebar(team.host, 'exchangeUndo', { id });
const give = (what: ExportWish['what'], separator: ExportWish['separator'] = ','): ExportFile =>
  callSidebar(team.host, 'exchangeExport', { what, separator });
const addresses = (): string[] =>
  team.host
    .display('Prospects')
    .slice(1)
    .map(([first = '']) => first)
    .filter((text) => text !== '');
const rowOf = (who: string): string[] => team.host.display('Prospects').find(([first]) => first === who) ?? [];
const at = (heading: string): number => (team.host.display('Prospects')[0] ?? []).indexOf(heading);
const mailOnly = (id: string, ...rows: ImportPart['rows']): ImportPart => ({
  id,
  columns: [
    { column: 1, heading: 'Email' },
    { column: 2, heading: 'First Name' },
  ],
  rows,
  fill: false,
});

describe('a part whose writing dies', () => {
  const contents = () => ({
    Prospects: [
      ['Email', 'First Name', 'Prospect ID'],
      ['ana@quinta.example', 'Ana', ''],
    ],
    Settings: [['Setting', 'Value', 'What it does']],
    Cadences: [['Sequence Name', 'Step', 'Day']],
    Holidays: [['Date', 'Country', 'Name']],
    'Do Not Contact': [['Address or Domain', 'Since', 'Reason', 'Source']],
    Log: [[...logHeadings]],
    System: [
      ['Name', 'Value'],
      ['Today', ''],
      ['Format Version', '2'],
      ['Prospects Sheet', 'Prospects'],
    ],
  });
  const portsOf = (book: MemoryWorkbook) => ({
    sheets: book.spreadsheet,
    clock: { now: () => Date.UTC(2026, 2, 2), elapsed: () => 0, pause: () => undefined },
    identity: { user: () => 'rep@firm.example', newId: () => 'id', digest: (text: string) => text },
    lock: { acquire: () => 'held' as const, release: () => undefined },
  });
  const part: ImportPart = {
    id: 'import1',
    columns: [
      { column: 1, heading: 'Email' },
      { column: 2, heading: 'First Name' },
      { column: null, heading: 'Shoe Size' },
    ],
    rows: [
      ['bela@duna.example', 'B\u00e9la', 44],
      ['ana@quinta.example', 'Anna', 38],
      ['cleo@marsh.example', 'Cleo', ''],
    ],
    fill: true,
  };
  const whole = [
    ['Email', 'First Name', 'Prospect ID', 'Shoe Size'],
    ['ana@quinta.example', 'Ana', '', 38],
    ['bela@duna.example', 'B\u00e9la', expect.stringMatching(/^import1-\w+$/), 44],
    ['cleo@marsh.example', 'Cleo', expect.stringMatching(/^import1-\w+$/), ''],
  ];

  it('comes to the same at every call, and is undone as a whole', () => {
    const first = memoryWorkbook(contents(), { id: 'file-1', zone: 'UTC' });
    importPart(portsOf(first), part);
    expect(first.grid('Prospects')).toEqual(whole);
    const { length } = first.calls;
    expect(length).toBeGreaterThan(12);
    for (let dies = 1; dies <= length; dies++) {
      const book = memoryWorkbook(contents(), { id: 'file-1', zone: 'UTC' });
      let count = 0;
      book.fault = () => {
        count += 1;
        return count === dies ? new Error('Service Spreadsheets timed out') : null;
      };
      expect(() => importPart(portsOf(book), part)).toThrow('timed out');
      book.die();
      book.fault = null;
      const again = importPart(portsOf(book), part);
      expect(again.added + again.before).toBe(2);
      expect(book.grid('Prospects')).toEqual(whole);
      expect(undoImport(portsOf(book), { id: 'import1' })).toEqual({ removed: 2, kept: 0, done: true });
      expect(book.grid('Prospects').map(([email]) => email)).toEqual(['Email', 'ana@quinta.example']);
    }
  });

  it('is given up where somebody sorts the rows in that moment', () => {
    const book = memoryWorkbook(contents(), { id: 'file-1', zone: 'UTC' });
    book.fault = (call) => {
      if (call === 'append System') book.sheets.get('Prospects')?.cells.splice(1, 0, ['dora@else.example', 'Dora', '']);
      return null;
    };
    expect(() => importPart(portsOf(book), part)).toThrow(
      'The rows of the sheet moved meanwhile. Nothing was written: try again.',
    );
    expect(book.grid('Prospects')).toEqual([contents().Prospects[0], ['dora@else.example', 'Dora', ''], contents().Prospects[1]]);
  });

  it.each([
    ['in the heading', '1,4', '={"Rank";ROW(A2:A)}'],
    ['in the first row', '2,4', '=ArrayFormula(IF(A2:A="","",ROW(A2:A)))'],
    ['in each row, also in blank ones', '3,4', '=IF(A3="","",ROW(A3))'],
  ])('goes around a formula %s', (_, place, formula) => {
    const sheet = contents();
    sheet.Prospects = [
      ['Email', 'First Name', 'Prospect ID', 'Rank', 'Notes'],
      ['ana@quinta.example', 'Ana', '', '2', ''],
    ];
    const book = memoryWorkbook(sheet, { id: 'file-1', zone: 'UTC' });
    book.sheets.get('Prospects')?.formulas.set(place, formula);
    const written: number[] = [];
    const sheets = {
      ...book.spreadsheet,
      write: (name: string, row: number, column: number, values: Grid) => {
        if (name === 'Prospects') for (const index of (values[0] ?? []).keys()) written.push(column + index);
        book.spreadsheet.write(name, row, column, values);
      },
    };
    const columns = ['Email', 'Notes'].map((heading) => ({ column: sheet.Prospects[0]!.indexOf(heading) + 1, heading }));
    const rows = [['bela@duna.example', 'met']];
    expect(importPart({ ...portsOf(book), sheets }, { id: 'import1', columns, rows, fill: false }).added).toBe(1);
    expect(written).toEqual([5, 1, 2, 3]);
    expect(book.sheets.get('Prospects')?.formulas.get(place)).toBe(formula);
    // Nor may it become the target of a column of the file: its values would break it.
    const into = [columns[0]!, { column: 4, heading: 'Rank' }];
    const next = [['cleo@marsh.example', 7]];
    if (!place.startsWith('3'))
      expect(() => importPart(portsOf(book), { id: 'import2', columns: into, rows: next, fill: false })).toThrow(
        'no column "Rank"',
      );
  });

  it('is given up where somebody writes below the last row in that moment', () => {
    const book = memoryWorkbook(contents(), { id: 'file-1', zone: 'UTC' });
    const typed = ['dora@else.example', 'Dora', ''];
    book.fault = (call) => {
      if (call === 'append System') book.sheets.get('Prospects')?.cells.push(typed);
      return null;
    };
    expect(() => importPart(portsOf(book), part)).toThrow('Somebody wrote below the last row meanwhile. Nothing was written');
    expect(book.grid('Prospects')).toEqual([...contents().Prospects, typed]);
  });

  it.each([
    [
      'sorts',
      'moved meanwhile. What was filled in so far stays',
      (cells: (string | number | boolean | Date)[][]) => cells.splice(1, 0, ['dora@else.example', 'Dora', '', '', '']),
    ],
    ['types', '', (cells: Cell[][]) => (cells[1]![4] = 'typed')],
    ['unticks', '', (cells: Cell[][]) => (cells[1]![4] = false)],
  ])('fills nothing over where somebody %s between two columns', (_, words, edit) => {
    const sheet = contents();
    sheet.Prospects = [
      ['Email', 'First Name', 'Prospect ID', 'Notes', 'Colour'],
      ['ana@quinta.example', 'Ana', '', '', ''],
    ];
    const book = memoryWorkbook(sheet, { id: 'file-1', zone: 'UTC' });
    let once = false;
    book.fault = (call) => {
      const cells = book.sheets.get('Prospects')!.cells;
      if (call === 'readBlock Prospects' && cells[1]?.[3] === 'met' && !once) {
        once = true;
        edit(cells);
      }
      return null;
    };
    const columns = ['Email', 'Notes', 'Colour'].map((heading) => ({
      column: sheet.Prospects[0]!.indexOf(heading) + 1,
      heading,
    }));
    const filling = { id: 'import1', columns, rows: [['ana@quinta.example', 'met', 'red']], fill: true };
    if (words !== '') expect(() => importPart(portsOf(book), filling)).toThrow(words);
    else expect(importPart(portsOf(book), filling).filledCells).toBe(1);
    expect(once).toBe(true);
    expect(book.grid('Prospects').flat()).not.toContain('red');
  });

  it('never fills what acts at once', () => {
    const sheet = contents();
    sheet.Prospects = [
      ['Email', 'Ergebnis', 'Prospect ID', 'Sending mode'],
      ['ana@quinta.example', '', '', ''],
    ];
    const book = memoryWorkbook(sheet, { id: 'file-1', zone: 'UTC' });
    const columns = ['Email', 'Ergebnis', 'Sending mode'].map((heading) => ({
      column: sheet.Prospects[0]!.indexOf(heading) + 1,
      heading,
    }));
    const rows = [['ANA@quinta.example', 'Not interested', 'Manual']];
    expect(importPart(portsOf(book), { id: 'import1', columns, rows, fill: true })).toMatchObject({ filledCells: 0, added: 0 });
    expect(book.grid('Prospects')).toEqual(sheet.Prospects);
  });

  it('waits where a run is at work', () => {
    const book = memoryWorkbook(contents(), { id: 'file-1', zone: 'UTC' });
    const busy = { ...portsOf(book), lock: { acquire: () => 'busy' as const, release: () => undefined } };
    expect(() => importPart(busy, part)).toThrow('A run is at work on this file just now.');
    expect(book.grid('Prospects')).toEqual(contents().Prospects);
  });
});

describe('the script as it ships', () => {
  let asItWas = '';
  beforeAll(async () => {
    team = await newTeam(people);
    asItWas = team.host.remember();
  });
  beforeEach(() => {
    team.host.recall(asItWas);
  });
  afterAll(() => {
    team.host.close();
  });

  describe('into which column', () => {
    it('recognises headings in other languages and of the team itself, and keeps off its own', () => {
      const found = look(
        ['Kontakte aus dem CRM', '', '', '', '', ''],
        ['Vorname', 'E-Mail-Adresse', 'Firma', 'favourite colour', 'Status', 'Shoe Size'],
        ['Cleo', 'cleo@marsh.example', 'Marsh', 'blue', 'Open', '38'],
      );
      expect(found.headingRow).toBe(2);
      expect(found.file.map(({ heading, column, name, kept }) => [heading, column, name, kept])).toEqual([
        ['Vorname', 2, 'First Name', false],
        ['E-Mail-Adresse', 1, 'Email', false],
        ['Firma', 3, 'Company', false],
        ['favourite colour', 9, 'favourite colour', false],
        ['Status', null, 'Imported Status', true],
        ['Shoe Size', null, 'Shoe Size', false],
      ]);
      const offered = found.columns.map(({ heading }) => heading);
      expect(offered).toContain('Favourite Colour');
      for (const kept of ['Prospect ID', 'Sequence Name', 'Status', 'State', 'Next Contact Due'])
        expect(offered).not.toContain(kept);
      expect(found.last).toBeNull();
      team.host.clickMenu('Import and export…');
      expect(team.host.sidebar()?.title).toBe('Import and export');
    });
  });

  describe('what speaks against an address', () => {
    it('is said of each', () => {
      team.host.typeInto('Do Not Contact', 'A2', 'dora@else.example');
      team.host.typeInto('Do Not Contact', 'A3', 'marsh.example');
      const { found } = check(
        'new@firm.example',
        '',
        'no address',
        'ANA@quinta.example',
        'dora@else.example',
        'cleo@marsh.example',
        'New@Firm.example',
        'info@firm.example',
      );
      expect(found.map(([place, what]) => [place, what])).toEqual([
        [1, 'blank'],
        [2, 'bad'],
        [3, 'there'],
        [4, 'listed'],
        [5, 'listed'],
        [6, 'twice'],
        [7, 'role'],
      ]);
      expect(found[2]?.[2]).toBe('the address stands in row 2 of the sheet already');
    });

    it('stops at a list that cannot be read', () => {
      team.host.typeInto('Do Not Contact', 'A2', 'not an address');
      expect(() => check('new@firm.example')).toThrow('nobody can be imported');
      expect(() => send(mailOnly('abcdef1', ['new@firm.example', 'Neo']))).toThrow('nobody is imported');
      expect(addresses()).toHaveLength(2);
    });
  });

  describe('rows come in', () => {
    it('below the others, as they are, under new columns as well', () => {
      const { id } = look();
      const report = send({
        id,
        columns: [
          { column: 1, heading: 'Email' },
          { column: 4, heading: 'Deal Size' },
          { column: 7, heading: 'Notes' },
          { column: 8, heading: 'Phone' },
          { column: null, heading: 'Renewal' },
        ],
        rows: [
          ['cleo@marsh.example', 12500.5, '=HYPERLINK("http://evil.example","x")', '+49 30 123', { d: '2026-05-04' }],
          ['dora@else.example', '', '- to be called', '0123', { d: '2026-05-04T09:30:00+02:00' }],
        ],
        fill: false,
      });
      expect(report).toMatchObject({ added: 2, before: 0, refused: [], done: true });
      expect(addresses()).toEqual(['ana@quinta.example', 'bela@duna.example', 'cleo@marsh.example', 'dora@else.example']);
      const cleo = rowOf('cleo@marsh.example');
      expect(cleo[6]).toBe('=HYPERLINK("http://evil.example","x")');
      expect(cleo[7]).toBe('+49 30 123');
      expect(rowOf('dora@else.example')[7]).toBe('0123');
      expect(
        team.host
          .formulas('Prospects')
          .flat()
          .filter((text) => text.includes('HYPERLINK')),
      ).toEqual([]);
      expect(team.host.values('Prospects')[3]?.[3]).toBe(12500.5);
      expect(cleo[at('Renewal')]).toContain('2026');
      expect(team.rows('Log').at(-1)?.Words).toBe('2 prospects added, 0 blank cells filled.');
      // The formulas beside them go on, and nobody was enrolled.
      expect(cleo[at('Sequence Name')]).toBe('');
      expect(team.host.display('Prospects')[0]?.filter((heading) => heading.startsWith('#'))).toEqual([]);
    });

    it('once, however often a part is delivered', () => {
      const { id } = look();
      const part = mailOnly(id, ['cleo@marsh.example', 'Cleo'], ['ana@quinta.example', 'Ann'], ['nobody', 'X']);
      expect(send(part)).toMatchObject({ added: 1, before: 0 });
      const again = send(part);
      expect(again).toMatchObject({ added: 0, before: 1 });
      expect(again.refused.map(([place]) => place)).toEqual([1, 2]);
      expect(addresses()).toHaveLength(3);
      expect(rowOf('ana@quinta.example')[1]).toBe('Ana');
    });

    it('in no more calls to Google for five hundred than for five', () => {
      const callsFor = (count: number): number => {
        const { id } = look();
        send(mailOnly(id, ...Array.from({ length: count }, (_, row) => [`p${row}@firm${count}.example`, 'P'])));
        const calls = Object.values(team.host.executions().at(-1)?.calls ?? {});
        return calls.reduce((sum, each) => sum + each, 0);
      };
      expect(callsFor(500)).toBeLessThanOrEqual(25);
      expect(callsFor(5)).toBeLessThanOrEqual(25);
    });

    it('fills blank cells of rows that are there, and never writes over one', () => {
      const { id } = look();
      const part: ImportPart = {
        id,
        columns: [
          { column: 1, heading: 'Email' },
          { column: 3, heading: 'Company' },
          { column: 7, heading: 'Notes' },
        ],
        rows: [
          ['bela@duna.example', 'Duna', 'other notes'],
          ['ana@quinta.example', 'Quinta GmbH', 'cello'],
        ],
        fill: true,
      };
      expect(send(part)).toMatchObject({ added: 0, filledRows: 2, filledCells: 2, refused: [] });
      expect(rowOf('bela@duna.example').slice(2, 7)).toEqual(['Duna', '', 'Europe/Berlin', '', 'met in Graz']);
      expect(rowOf('ana@quinta.example').slice(2, 7)).toEqual(['Quinta', '8000', 'Europe/Berlin', '', 'cello']);
      expect(send(part)).toMatchObject({ added: 0, filledRows: 0, filledCells: 0 });
    });

    it('never into columns that are not theirs, and not without addresses', () => {
      const { id } = look();
      const email = { column: 1, heading: 'Email' };
      for (const column of [
        { column: null, heading: 'Status' },
        { column: 3, heading: 'Elsewhere' },
        { column: 1, heading: 'Email' },
      ])
        expect(() => send({ id, columns: [email, column], rows: [['x@y.example', 'x']], fill: false })).toThrow(/column/);
      const nobody: ImportPart = { id, columns: [{ column: 2, heading: 'First Name' }], rows: [['Ann']], fill: false };
      expect(() => send(nobody)).toThrow('needs a column with email addresses');
      expect(addresses()).toHaveLength(2);
    });
  });

  describe('undo', () => {
    it('removes what nobody touched, sorted or not, and keeps the rest', () => {
      const { id } = look();
      const rows = ['c', 'd', 'e', 'f'].map((name) => [`${name}@firm.example`, name.toUpperCase()]);
      send(mailOnly(id, ...rows));
      expect(look().last).toMatchObject({ id, rows: 4, at: '2026-03-02' });
      team.type('d@firm.example', 'Notes', 'called today');
      team.enroll('Outbound', '2026-03-03', ['e@firm.example']);
      expect(undo(id)).toEqual({ removed: 2, kept: 2, done: true });
      expect(addresses()).toEqual(['ana@quinta.example', 'bela@duna.example', 'd@firm.example', 'e@firm.example']);
      expect(undo(id)).toEqual({ removed: 0, kept: 2, done: true });
    });

    it('is for the last import alone', () => {
      const first = look().id;
      send(mailOnly(first, ['c@firm.example', 'C']));
      const second = look().id;
      send(mailOnly(second, ['d@firm.example', 'D']));
      expect(() => undo(first)).toThrow('only the last one can be undone');
      expect(undo(second)).toMatchObject({ removed: 1 });
    });
  });

  describe('out and in again', () => {
    it('is the same', async () => {
      const { id } = look();
      send({
        id,
        columns: ['Email', 'First Name', 'Company', 'Deal Size', 'Notes', 'Phone'].map((heading) => ({
          column: headings.indexOf(heading) + 1,
          heading,
        })),
        rows: [
          ['cleo@marsh.example', 'Cléo', 'Marsh; Sons, "Ltd"', 1234.5, 'one\ntwo', '+1 555'],
          ['dora@else.example', '@dora', '=1+1', 7, '-', '0049'],
        ],
        fill: false,
      });
      const before = team.host
        .display('Prospects')
        .map((line) => line.slice(0, 9))
        .filter(([first]) => first !== '');
      for (const separator of [',', ';', '\t'] as const) {
        const file = give('prospects', separator);
        expect(file.rows).toBe(4);
        expect(tableOf(file.text).map(({ cells }) => cells.slice(0, 9))).toEqual([
          before[0],
          ['ana@quinta.example', 'Ana', 'Quinta', '8000', 'Europe/Berlin', '', '', '', 'red'],
          ['bela@duna.example', 'Béla', '', '', 'Europe/Berlin', '', 'met in Graz', '', ''],
          ['cleo@marsh.example', 'Cléo', 'Marsh; Sons, "Ltd"', '1234.5', '', '', 'one\ntwo', '+1 555', ''],
          ['dora@else.example', '@dora', '=1+1', '7', '', '', '-', '0049', ''],
        ]);
      }
      const [titles = []] = tableOf(give('prospects').text).map(({ cells }) => cells);
      expect(titles).toContain('Status');
      expect(titles).toContain('Next Contact Due');
      expect(titles).not.toContain('State');
    });

    it('writes days as days and times with their distance from UTC', () => {
      const { id } = look();
      send({
        id,
        columns: [
          { column: 1, heading: 'Email' },
          { column: null, heading: 'Renewal' },
        ],
        rows: [
          ['c@firm.example', { d: '2026-07-01' }],
          ['d@firm.example', { d: '2026-01-05T08:15:00' }],
        ],
        fill: false,
      });
      const [titles = [], ...rows] = tableOf(give('prospects').text).map(({ cells }) => cells);
      expect(rows.slice(2).map((cells) => cells[titles.indexOf('Renewal')])).toEqual(['2026-07-01', '2026-01-05T08:15:00+01:00']);
    });

    it('gives the Log and the list, and notes that they left the file', () => {
      team.host.typeInto('Do Not Contact', 'A2', 'dora@else.example');
      expect(give('log').name).toBe('log 2026-03-02.csv');
      expect(give('list', ';').text).toContain('dora@else.example;');
      const log = tableOf(give('log').text).map(({ cells }) => cells);
      expect(log.slice(-2).map((cells) => cells[log[0]?.indexOf('What') ?? 0])).toEqual([
        'Log: export',
        'Do Not Contact: export',
      ]);
    });
  });
});
