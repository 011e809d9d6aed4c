import { repairSheet, type SetUpPorts, setUp, surveySetUp } from '../../src/app/setUp';
import type { SetUpChoice } from '../../src/app/sidebarContract';
import type { Cell } from '../../src/sheet/cells/cell';
import { type MemoryWorkbook, memoryWorkbook } from '../memory/spreadsheet';

const now = Date.UTC(2026, 2, 2, 9, 30);

const portsOf = (book: MemoryWorkbook): SetUpPorts => {
  let ids = 0;
  return {
    spreadsheet: book.spreadsheet,
    furnishing: book.furnishing,
    clock: { now: () => now, elapsed: () => 0, pause: () => undefined },
    identity: {
      user: () => 'ana@team.example',
      newId: () => `id-${++ids}`,
      digest: (text) => text,
    },
    lock: { acquire: () => 'held', release: () => undefined },
  };
};

const choice = (over: Partial<SetUpChoice> = {}): SetUpChoice => ({ sheet: null, set: 'essential', columns: {}, ...over });

const run = (ports: SetUpPorts, over: Partial<SetUpChoice> = {}) => {
  const asked = choice(over);
  return setUp(ports, { ...asked, print: surveySetUp(ports, asked).print });
};

const people: readonly (readonly Cell[])[] = [
  ['Name', 'E-mail', 'Company name', 'Deal value', 'State'],
  ['Ana Ruiz', 'ana@firm.example', 'Firm', 25_000, 'CA'],
  ['Ben Kay', 'ben@works.example', 'Works', '50k', 'NY'],
];

const team = (rows: readonly (readonly Cell[])[] = people): MemoryWorkbook => memoryWorkbook({ Leads: rows });

const headings = [
  'Name',
  'E-mail',
  'Company name',
  'Deal value',
  'State',
  'First Name',
  'Stakeholders',
  'Time Zone',
  'Owner',
  'Outcome',
  'Notes',
  'Prospect ID',
  'Sequence Name',
  'Sequence Step',
  'Anchor Date',
  'Last Contact Date',
  'Last Reply Date',
  'Not Before',
  'Engagement Level',
  'Status',
  'Exit Reason',
  'Needs You',
  'Cadence State',
];

describe('set-up of a team’s own sheet', () => {
  it('adds what is missing on the right and leaves what stands there', () => {
    const book = team();
    const report = run(portsOf(book));
    const [first = [], ...rest] = book.grid('Leads');
    expect(first.slice(0, headings.length)).toEqual(headings);
    expect(rest.map((row) => row.slice(0, 5))).toEqual(people.slice(1));
    expect([...(book.sheets.get('Leads')?.formulas ?? [])]).toEqual([
      ['1,24', '=NEXT_TOUCH(M:M, O:O, N:N, P:P, D:D, G:G, S:S, H:H, AA:AA, R:R, Cadences!A:N, Settings!A:B, Holidays!A:C)'],
      ['1,25', '=NEXT_TOUCH_LABEL(M:M, O:O, N:N, P:P, D:D, G:G, S:S, H:H, AA:AA, R:R, Cadences!A:N, Settings!A:B, Holidays!A:C)'],
      ['1,26', '=NEXT_TOUCH_WHY(M:M, O:O, N:N, P:P, D:D, G:G, S:S, H:H, AA:AA, R:R, Cadences!A:N, Settings!A:B, Holidays!A:C)'],
      ['1,27', '=EXIT_STATUS(M:M, N:N, P:P, J:J, Q:Q, , S:S, System!$B$2, T:T, Cadences!A:N, Settings!A:B)'],
    ]);
    expect(report.problems).toEqual([
      { words: 'Column E "State" holds something else, such as "CA", and is left alone.', repair: null, blocks: false },
    ]);
  });

  it('makes the other sheets, hides two of them and starts with sending off', () => {
    const book = team();
    run(portsOf(book));
    expect(book.spreadsheet.sheetNames()).toEqual([
      'Leads',
      'Work',
      'Cadences',
      'Templates',
      'Settings',
      'Holidays',
      'Do Not Contact',
      'Log',
      'System',
    ]);
    expect([...book.sheets].filter(([, sheet]) => sheet.hidden).map(([name]) => name)).toEqual(['Log', 'System']);
    expect(
      new Set(
        book
          .grid('Cadences')
          .slice(1)
          .map(([name]) => name),
      ).size,
    ).toBe(9);
    expect(book.grid('Templates').length).toBeGreaterThan(60);
    const setting = (name: string) => book.grid('Settings').find((row) => row[0] === name)?.[1];
    expect(setting('Sending')).toBe('off');
    expect(setting('Default Time Zone')).toBe('Europe/Berlin');
    const [, today, ...rest] = book.grid('System');
    expect(today).toEqual(['Today', new Date(Date.UTC(2026, 2, 1, 23))]);
    expect(rest.map(([name]) => name)).toEqual([
      'Format Version',
      'Spreadsheet ID',
      'Prospects Sheet',
      'Column Set',
      'Columns',
      'Built-in Texts',
    ]);
  });

  it('furnishes its own columns and no other', () => {
    const book = team();
    run(portsOf(book));
    const sheet = book.sheets.get('Leads')!;
    expect(sheet.frozenRows).toBe(1);
    expect([...sheet.hiddenColumns]).toEqual([23]);
    expect(['2,4', '2,15', '2,16', '2,24'].map((cell) => sheet.formats.get(cell) ?? '')).toEqual([
      '',
      'yyyy-mm-dd',
      'yyyy-mm-dd hh:mm',
      'ddd d mmm yyyy hh:mm',
    ]);
    expect(
      [...sheet.choices.keys()].map((key) => key.split(',')[1]).filter((column, index, all) => all.indexOf(column) === index),
    ).toEqual(['10']);
    expect(sheet.warnings).toEqual([
      {
        description: 'Next Touch writes these columns. Edit them only if you know why.',
        block: { row: 1, column: 12, rows: 1000, columns: 16 },
      },
    ]);
    expect(sheet.painting.map(({ formula, blocks }) => [formula, blocks])).toEqual([
      [
        '=ISNUMBER($X2)*($X2<TODAY())*((TRIM($T2)="Active")+(TRIM($T2)="Resumed")+(TRIM($T2)="Held"))>0',
        [{ row: 2, column: 1, rows: 999, columns: 27 }],
      ],
      [
        '=ISNUMBER($X2)*($X2>=TODAY())*($X2<TODAY()+1)*((TRIM($T2)="Active")+(TRIM($T2)="Resumed")+(TRIM($T2)="Held"))>0',
        [{ row: 2, column: 1, rows: 999, columns: 27 }],
      ],
    ]);
  });

  it.each(['essential', 'full'] as const)('changes nothing the second time (%s set)', (set) => {
    const book = team();
    const ports = portsOf(book);
    run(ports, { set });
    const again = surveySetUp(ports, choice({ set }));
    expect(again.steps).toEqual([]);
    const before = JSON.stringify([...book.sheets].map(([name]) => book.grid(name)));
    book.calls.length = 0;
    expect(run(ports, { set }).done).toEqual([]);
    expect(book.calls.filter((call) => !/^(read|lastRow|allFormulas|furniture)/.test(call))).toEqual([]);
    expect(JSON.stringify([...book.sheets].map(([name]) => book.grid(name)))).toBe(before);
  });

  it('brings in the built-in texts that an older version did not have, once', () => {
    const book = team();
    const ports = portsOf(book);
    run(ports);
    const all = book.grid('Templates');
    // As an older version left it: three texts fewer, one changed by the team, and nothing remembered.
    const lines = all.slice(0, -3).map((line) => [...line]);
    lines[1]![3] = 'Our own first mail.';
    book.spreadsheet.deleteRows('Templates', 1, all.length);
    book.spreadsheet.write('Templates', 1, 1, lines);
    const memory = book.grid('System').findIndex(([name]) => name === 'Built-in Texts') + 1;
    book.spreadsheet.deleteRows('System', memory, 1);

    const [step = ''] = surveySetUp(ports, choice()).steps;
    expect(step).toContain('Add built-in texts that the Templates sheet lacks');
    expect(step).toContain('Every other text there stays as it is.');
    expect(run(ports).done[0]).toBe(step);
    expect(book.grid('Templates')).toEqual([...lines, ...all.slice(-3)]);
    expect(surveySetUp(ports, choice()).steps).toEqual([]);
  });

  it('shows every match, what it would add and where, and writes nothing for it', () => {
    const book = team();
    const survey = surveySetUp(portsOf(book), choice());
    expect(
      survey.fields.filter(({ column }) => column !== null).map(({ field, column, sure, why }) => [field, column, sure, why]),
    ).toEqual([
      ['email', 2, 'certain', 'the heading is the same'],
      ['company', 3, 'likely', '"Company name" means the same as "Company"'],
      ['dealSize', 4, 'likely', '"Deal value" means the same as "Deal Size"'],
    ]);
    expect(survey.newColumns.slice(0, 3)).toEqual(['First Name', 'Stakeholders', 'Time Zone']);
    expect(survey.newSheets).toHaveLength(8);
    expect(survey.rows).toBe(2);
    expect(book.grid('Leads')).toEqual(people);
    expect(book.spreadsheet.sheetNames()).toEqual(['Leads']);
  });

  it('takes a person’s corrections, and remembers them', () => {
    const book = team();
    const ports = portsOf(book);
    run(ports, { columns: { firstName: 1, dealSize: null } });
    const after = surveySetUp(ports, choice());
    expect(after.steps).toEqual([]);
    expect(after.fields.find(({ field }) => field === 'firstName')).toMatchObject({ column: 1, sure: 'certain' });
    expect(after.fields.find(({ field }) => field === 'dealSize')).toMatchObject({ column: null, added: false });
  });

  it('writes nothing where the sheet changed after it was shown', () => {
    const book = team();
    const ports = portsOf(book);
    const { print } = surveySetUp(ports, choice());
    book.show('Leads', 1, 6, 'Phone');
    const report = setUp(ports, { ...choice(), print });
    expect(report.done).toEqual([]);
    expect(report.problems[0]?.words).toMatch(/^The sheet has changed since/);
    expect(book.spreadsheet.sheetNames()).toEqual(['Leads']);
  });

  it('asks for an email column where there are prospects and none', () => {
    const book = team([['Name'], ['Ana']]);
    const report = run(portsOf(book));
    expect(report).toEqual({
      done: [],
      problems: [
        { words: 'No column with email addresses was found: choose the one that holds them.', repair: null, blocks: true },
      ],
    });
  });

  it('makes a whole sheet of an empty one', () => {
    const book = team([]);
    expect(run(portsOf(book), { set: 'full' }).problems).toEqual([]);
    expect(book.grid('Leads')[0]).toHaveLength(45);
    expect(book.grid('Leads')[0]?.slice(0, 3)).toEqual(['Email', 'First Name', 'Company']);
  });

  it('never takes over a sheet that is somebody else’s', () => {
    const book = memoryWorkbook({ Leads: people, Log: [['Date', 'Visitor']] });
    const report = run(portsOf(book));
    expect(report.done).toEqual([]);
    expect(report.problems.filter(({ blocks }) => blocks).map(({ words }) => words)).toEqual([
      'The sheet "Log" is not as Next Touch needs it. Rename it, or give it the headings At, Prospect ID, Email, Key, State, Cadence, Step, Touch, Channel, What, Thread ID, Message ID, RFC Message-ID, Draft ID, Owner, Words in row 1.',
    ]);
    expect(book.grid('Log')).toEqual([['Date', 'Visitor']]);
  });

  it('gives prospects who are under way an id and keeps where they stand', () => {
    const book = team([
      ['Email', 'Sequence Name', 'Sequence Step', 'Anchor Date', 'Status'],
      ['ana@firm.example', 'Outbound 21-Day', 'Email 3 of 7', new Date(Date.UTC(2026, 1, 1, 23)), 'Active'],
      ['ben@works.example', '', '', '', ''],
      ['cy@works.example', 'Outbound 21-Day', 'Email 1 of 7', new Date(Date.UTC(2026, 1, 1, 23)), 'Active'],
    ]);
    run(portsOf(book));
    const [first = [], ...rows] = book.grid('Leads');
    const column = (heading: string) => rows.map((row) => row[first.indexOf(heading)]);
    expect(column('Prospect ID')).toEqual(['id-1', '', 'id-2']);
    expect(column('Owner')).toEqual(['ana@team.example', '', 'ana@team.example']);
    expect(column('State')).toEqual(['{"enrollment":1}', '', '{"enrollment":1}']);
    expect(column('Sequence Step')).toEqual(['Email 3 of 7', '', 'Email 1 of 7']);
  });

  it('keeps headings that stand below a title in their row', () => {
    const book = team([['Our prospects'], [], ['Email', 'Company'], ['ana@firm.example', 'Firm']]);
    run(portsOf(book));
    const sheet = book.sheets.get('Leads')!;
    expect(sheet.frozenRows).toBe(3);
    expect(book.grid('Leads')[2]?.slice(0, 4)).toEqual(['Email', 'Company', 'First Name', 'Deal Size']);
    expect([...sheet.formulas][0]).toEqual([
      '3,22',
      '=NEXT_TOUCH(K$3:K, M$3:M, L$3:L, N$3:N, D$3:D, E$3:E, Q$3:Q, F$3:F, Y$3:Y, P$3:P, Cadences!A:N, Settings!A:B, Holidays!A:C)',
    ]);
  });
});

describe('what set-up finds and mends', () => {
  const standing = (set: 'essential' | 'full' = 'essential') => {
    const book = team();
    const ports = portsOf(book);
    run(ports, { set });
    return { book, ports };
  };
  const columnOf = (book: MemoryWorkbook, heading: string): number => (book.grid('Leads')[0] ?? []).indexOf(heading) + 1;

  it('clears what blocks a spill, and keeps it in the Log', () => {
    const { book, ports } = standing();
    book.show('Leads', 1, 24, '#REF!');
    book.show('Leads', 3, 24, 'call her!');
    const survey = surveySetUp(ports, choice());
    expect(survey.steps).toEqual([
      'Clear what keeps "Next Contact Due" from filling its column (it is kept in the Log): X3 "call her!".',
    ]);
    expect(survey.problems.map(({ words }) => words)).toContain(
      'Next Contact Due cannot fill its column: something else stands in it. X3 holds "call her!".',
    );
    run(ports);
    expect(book.grid('Leads')[2]?.[23] ?? '').toBe('');
    expect(book.grid('Log')[1]?.[15]).toBe('Leads X3 held: call her!');
  });

  it('leaves a column that is full of somebody’s content to a person', () => {
    const { book, ports } = standing();
    book.show('Leads', 1, 24, '#REF!');
    for (let row = 2; row < 40; row++) book.show('Leads', row, 24, 'typed');
    const report = run(ports);
    expect(report.done).toEqual([]);
    expect(report.problems.map(({ words }) => words)).toContain(
      'Next Contact Due cannot fill its column: something else stands in it. X2 holds "typed", and 37 more cells are filled: empty the column.',
    );
  });

  it('puts back a deleted column of the product and mends the formulas', () => {
    const { book, ports } = standing();
    const column = columnOf(book, 'Not Before');
    book.show('Leads', 1, column, '');
    const report = run(ports);
    expect(report.done[0]).toBe('Put back the column "Not Before", which was deleted, as column AB.');
    expect(book.grid('Leads')[0]?.[27]).toBe('Not Before');
    expect(book.sheets.get('Leads')?.formulas.get('1,24')).toContain('AA:AA, AB:AB,');
    expect(surveySetUp(ports, choice()).steps).toEqual([]);
  });

  it.each([
    ['Status', 'Stage', 'Status', 'Its heading is put back.'],
    ['Company name', 'Konto', 'Konto', 'The new heading is remembered.'],
  ])('knows %s again under the heading %s', (before, renamed, after, repair) => {
    const { book, ports } = standing();
    const column = columnOf(book, before);
    book.show('Leads', 1, column, renamed);
    expect(surveySetUp(ports, choice()).problems.map((problem) => problem.repair)).toContain(repair);
    run(ports);
    expect(book.grid('Leads')[0]?.[column - 1]).toBe(after);
    expect(surveySetUp(ports, choice()).steps).toEqual([]);
    expect(surveySetUp(ports, choice()).newColumns).toEqual([]);
  });

  it.each([
    ['=NOW()', 'NOW'],
    ['=IF(A2="", TODAY(), A2)', 'TODAY'],
    ['=RAND() * 100000', 'RAND'],
  ])('names a formula such as %s in a column that the due dates read', (formula, name) => {
    const { book, ports } = standing();
    book.furnishing.setFormula('Leads', 3, 4, formula);
    expect(surveySetUp(ports, choice()).problems.map(({ words }) => words)).toContain(
      `Deal value, row 3: the formula uses ${name}, with which Sheets never finishes computing the due dates. Type the value instead.`,
    );
  });

  it('says when a native table refuses the formulas, and sets up the rest', () => {
    const book = team();
    book.sheets.get('Leads')!.table = true;
    const report = run(portsOf(book));
    const words = report.problems.map((problem) => problem.words);
    expect(
      words.some((each) =>
        each.startsWith('Sheets did not take the formula of "Next Contact Due", "Next Touch", "Why", "Exit Status"'),
      ),
    ).toBe(true);
    expect(words.some((each) => each.includes('not allowed on cells in typed columns'))).toBe(true);
    expect(book.grid('Leads')[0]?.[12]).toBe('Sequence Name');
    expect(book.sheets.get('Leads')?.frozenRows).toBe(1);
  });

  it('tells copied Prospect IDs and never writes to either row', () => {
    const { book, ports } = standing();
    const column = columnOf(book, 'Prospect ID');
    book.show('Leads', 2, column, 'p1');
    book.show('Leads', 3, column, 'p1');
    expect(surveySetUp(ports, choice()).problems.map(({ words }) => words)).toContain(
      'Rows 2 and 3 bear one Prospect ID, so neither is written to: clear Prospect ID and State in the copied one.',
    );
  });

  it('stops where two columns could both be one that it writes', () => {
    const { book, ports } = standing();
    book.show('Leads', 1, 28, 'Status');
    const report = run(ports);
    expect(report.done).toEqual([]);
    expect(report.problems.filter(({ blocks }) => blocks).map(({ words }) => words)).toEqual([
      'Columns T "Status" and AB "Status" can both be Status; nothing is written until one of them is renamed.',
    ]);
  });

  it('puts the formula back where its column was emptied', () => {
    const { book, ports } = standing();
    book.spreadsheet.write('Leads', 1, 26, [['Why']]);
    expect(run(ports).done).toEqual(['Let "Why" compute itself.']);
    expect(book.sheets.get('Leads')?.formulas.get('1,26')).toContain('NEXT_TOUCH_WHY(');
  });

  it('puts back a deleted sheet with what a new one holds', () => {
    const { book, ports } = standing();
    book.sheets.delete('Settings');
    expect(repairSheet(ports, 'essential').done).toEqual([
      'Make the sheet "Settings": what your team decides, sending switched off.',
    ]);
    expect(book.grid('Settings').find((row) => row[0] === 'Sending')?.[1]).toBe('off');
  });

  it('keeps a copy of the file from sending', () => {
    const { book } = standing();
    const copy = memoryWorkbook(Object.fromEntries([...book.sheets].map(([name]) => [name, book.grid(name)])), { id: 'file-2' });
    const row = copy.grid('Settings').findIndex(([name]) => name === 'Sending');
    copy.show('Settings', row + 1, 2, 'on');
    const ports = portsOf(copy);
    for (const [name, sheet] of book.sheets) copy.sheets.set(name, sheet);
    copy.show('Settings', row + 1, 2, 'on');
    const report = run(ports);
    expect(report.done).toContain('Switch sending off, because this file is a copy of another one.');
    expect(copy.grid('Settings')[row]?.[1]).toBe('off');
    expect(surveySetUp(ports, choice()).steps).toEqual([]);
  });

  it('writes nothing while a run is at work', () => {
    const book = memoryWorkbook({ Prospects: [['Email'], ['ana@firm.example']] });
    const ports: SetUpPorts = { ...portsOf(book), lock: { acquire: () => 'busy', release: () => undefined } };
    const { done, problems } = repairSheet(ports, 'essential');
    expect([done, problems.map(({ words }) => words), book.grid('Prospects')]).toEqual([
      [],
      ['A run is at work on this file just now, so nothing was written. Try again in a minute.'],
      [['Email'], ['ana@firm.example']],
    ]);
  });

  it('puts the painting back and keeps the rules of others', () => {
    const { book, ports } = standing();
    const sheet = book.sheets.get('Leads')!;
    const own = { formula: '=$A2="x"', blocks: [], background: '#ffffff', fontColor: '' };
    const [overdue] = sheet.painting;
    sheet.painting = [own, { ...overdue!, formula: overdue!.formula.replace(/\$X2/g, '$Y3') }];
    expect(run(ports).done).toEqual(['Paint rows that are overdue or due today.']);
    expect(sheet.painting.map(({ formula }) => formula.slice(0, 16))).toEqual([
      '=ISNUMBER($X2)*(',
      '=ISNUMBER($X2)*(',
      '=$A2="x"',
    ]);
  });

  it('needs few requests for ten thousand rows', () => {
    const rows = Array.from({ length: 10_000 }, (_, index): Cell[] => [
      `P ${index}`,
      `p${index}@firm.example`,
      'Firm',
      index,
      '',
    ]);
    const book = team([people[0] ?? [], ...rows]);
    const ports = portsOf(book);
    book.calls.length = 0;
    run(ports, { set: 'full' });
    expect(book.calls.filter((call) => /^(read|allFormulas|formulas)/.test(call)).length).toBeLessThanOrEqual(26);
    expect(book.calls.filter((call) => call === 'write Leads')).toHaveLength(1);
    book.calls.length = 0;
    run(ports, { set: 'full' });
    expect(book.calls.length).toBeLessThanOrEqual(28);
  });
});
