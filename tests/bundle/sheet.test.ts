import { createHost, type Host } from '../../local/host';
import { builtBundle } from '../support/builtBundle';

/** Four prospects of a team that moves here with cadences under way; each has a Prospect ID already. */
const csv = [
  'Name,E-mail,Deal value,Prospect ID,Sequence Name,Anchor Date,Sequence Step,Last Contact Date,Status,Owner,State',
  'Ana,ana@firm.example,30000,p-ana,Outbound 21-Day,2026-03-02,,,Active,rep@team.example,"{""enrollment"":1}"',
  'Ben,ben@works.example,30000,p-ben,Outbound 21-Day,2026-03-02,Email 1 of 7,2026-03-03 08:00,Paused,rep@team.example,"{""enrollment"":1}"',
  'Cy,cy@mill.example,8k,p-cy,Outbound 21-Day,2026-03-02,Email 2 of 7,2026-03-05 08:00,Active,rep@team.example,"{""enrollment"":1}"',
  'Di,di@yard.example,,p-di,Nurture 90-Day,2026-03-02,,,Active,rep@team.example,"{""enrollment"":1}"',
].join('\n');

/** Worked by hand: day 1 on the first Tuesday; day 3; for 8k the third step comes a day after the second; day 90 is Sunday 31 May. */
const due: Readonly<Record<string, string>> = {
  'ana@firm.example': 'Tue 3 Mar 2026 08:00',
  'ben@works.example': 'Thu 5 Mar 2026 08:00',
  'cy@mill.example': 'Fri 6 Mar 2026 09:00',
  'di@yard.example': 'Tue 2 Jun 2026 08:00',
};

interface Answer<T> {
  readonly ok: boolean;
  readonly words?: string;
  readonly value: T;
}
interface Survey {
  readonly steps: readonly string[];
  readonly problems: readonly { readonly words: string }[];
  readonly print: string;
}

const call = <T>(host: Host, fn: string, request: object): T => {
  const result = host.run(fn, [JSON.stringify(request)], { via: 'sidebar' });
  if (!result.ok) throw new Error(result.error?.message);
  const answer = JSON.parse(String(result.value)) as Answer<T>;
  if (!answer.ok) throw new Error(answer.words);
  return answer.value;
};

const choice = { sheet: null, set: 'essential', columns: {} };
const survey = (host: Host): Survey => call(host, 'sidebarSurvey', choice);
const setUp = (host: Host): { done: string[]; problems: { words: string }[] } =>
  call(host, 'sidebarSetUp', { ...choice, print: survey(host).print });

const headingRow = (host: Host): number => host.display('Leads').findIndex((row) => row.includes('E-mail')) + 1;
const columnOf = (host: Host, heading: string): number =>
  (host.display('Leads')[headingRow(host) - 1] ?? []).indexOf(heading) + 1;
const letters = (column: number): string =>
  column > 26 ? `A${String.fromCharCode(38 + column)}` : String.fromCharCode(64 + column);

/** One column by the prospects' addresses, as it is shown; blank rows left out. */
const shown = (host: Host, heading: string): Record<string, string> => {
  const email = columnOf(host, 'E-mail');
  const column = columnOf(host, heading);
  const rows = host.display('Leads').slice(headingRow(host));
  return Object.fromEntries(
    rows.filter((row) => row[email - 1] !== '').map((row) => [row[email - 1] ?? '', row[column - 1] ?? '']),
  );
};

let host: Host;

beforeEach(async () => {
  host = await createHost({
    bundleDir: builtBundle(),
    now: Date.UTC(2026, 2, 5, 9, 30),
    user: 'rep@team.example',
    sheetZone: 'Europe/Berlin',
  });
  host.insertSheetFromCsv('Leads', csv);
  host.select('Leads', ['A2']);
  setUp(host);
});

afterEach(() => {
  host.close();
});

test('the formulas fill the column from their heading cells', () => {
  expect(shown(host, 'Next Contact Due')).toEqual(due);
  expect(shown(host, 'Next Touch')['cy@mill.example']).toMatch(/^Call 3 of 7 · /);
  expect(shown(host, 'Exit Status')).toMatchObject({ 'ana@firm.example': '', 'ben@works.example': 'Paused' });
  expect(survey(host).steps).toEqual([]);
});

test('rows before today and rows of today are painted, those that left or rest are not', () => {
  const painted = host
    .painted('Leads')
    .slice(1, 5)
    .map((row) => row[0]);
  expect(painted).toEqual(['#fce8e6', '', '', '']);
  host.typeInto('Leads', `${letters(columnOf(host, 'Status'))}3`, 'Resumed');
  expect(host.painted('Leads')[2]?.[0]).toBe('#fef7e0');
});

const width = (host: Host): number => host.sheets().find(({ name }) => name === 'Leads')?.columns ?? 0;

/** Where a prospect stands now. */
const rowOf = (host: Host, email: string): number =>
  host.display('Leads').findIndex((row) => row[columnOf(host, 'E-mail') - 1] === email) + 1;

/** What people do to a sheet while it runs, one after another on the same sheet; `gone` and `added` come and go with it. */
const acts: readonly {
  readonly what: string;
  readonly act: (host: Host) => void;
  readonly gone?: string;
  readonly added?: string;
}[] = [
  {
    what: 'a row is inserted at row 2',
    act: (host) => {
      host.insertRows('Leads', 2);
      host.typeInto('Leads', `${letters(columnOf(host, 'E-mail'))}2`, 'new@firm.example');
    },
    added: 'new@firm.example',
  },
  { what: 'row 2 is deleted', act: (host) => host.deleteRows('Leads', 2), gone: 'new@firm.example' },
  { what: 'the sheet is sorted', act: (host) => host.sort('Leads', columnOf(host, 'E-mail'), { descending: true }) },
  { what: 'row 2 is deleted, a prospect with it', act: (host) => host.deleteRows('Leads', 2), gone: 'di@yard.example' },
  {
    what: 'a prospect is appended',
    act: (host) => host.typeInto('Leads', `${letters(columnOf(host, 'E-mail'))}5`, 'eve@firm.example'),
    added: 'eve@firm.example',
  },
  { what: 'a filter hides rows', act: (host) => host.filter('Leads', columnOf(host, 'Name'), ['Ana']) },
  { what: 'the filter is taken away', act: (host) => host.filter('Leads', columnOf(host, 'Name'), null) },
  { what: 'rows are hidden', act: (host) => host.hideRows('Leads', 3, 2) },
  { what: 'a column of the product is moved to the front', act: (host) => host.moveColumn('Leads', columnOf(host, 'Status'), 1) },
  {
    what: 'a person’s column is moved to the end',
    act: (host) => host.moveColumn('Leads', columnOf(host, 'Name'), width(host) + 1),
  },
  { what: 'a due column is moved', act: (host) => host.moveColumn('Leads', columnOf(host, 'Next Contact Due'), 2) },
  { what: 'a column is inserted', act: (host) => host.insertColumns('Leads', 3) },
];

test('dates stay with their prospects and writes find their row, whatever people do', () => {
  const expected: Record<string, string> = { ...due };
  for (const { what, act, gone, added } of acts) {
    act(host);
    if (gone !== undefined) delete expected[gone];
    if (added !== undefined) expected[added] = '';
    expect({ what, due: shown(host, 'Next Contact Due') }).toEqual({ what, due: expected });

    host.typeInto('Leads', `${letters(columnOf(host, 'Status'))}${rowOf(host, 'ben@works.example')}`, 'Paused');
    const before = shown(host, 'Status');
    call(host, 'sidebarResume', { prospectId: 'p-ben' });
    const status = { ...before, 'ben@works.example': 'Resumed' };
    expect({ what, status: shown(host, 'Status') }).toEqual({ what, status });

    setUp(host);
    expect({ what, steps: survey(host).steps, status: shown(host, 'Status') }).toEqual({ what, steps: [], status });
    // Not Before was written for the resumed row: its date counts from now on.
    expected['ben@works.example'] = shown(host, 'Next Contact Due')['ben@works.example'] ?? '';
  }
});

test('headings that move down take the formulas with them', () => {
  host.insertRows('Leads', 1);
  host.typeInto('Leads', 'A1', 'Our prospects');
  expect(setUp(host).done.filter((words) => words.startsWith('Mend'))).toHaveLength(4);
  expect(shown(host, 'Next Contact Due')).toEqual(due);
  expect(survey(host).steps).toEqual([]);
});

test('a blocked column is cleared, its content kept in the Log', () => {
  const cell = `${letters(columnOf(host, 'Next Contact Due'))}4`;
  host.typeInto('Leads', cell, 'tomorrow');
  expect(survey(host).steps).toEqual([
    `Clear what keeps "Next Contact Due" from filling its column (it is kept in the Log): ${cell} "tomorrow".`,
  ]);
  setUp(host);
  expect(shown(host, 'Next Contact Due')).toEqual(due);
  expect(host.display('Log')[1]?.[15]).toBe(`Leads ${cell} held: tomorrow`);
});

test('a deleted column of the product and a deleted formula come back', () => {
  host.deleteColumns('Leads', columnOf(host, 'Not Before'));
  host.deleteColumns('Leads', columnOf(host, 'Why'));
  setUp(host);
  expect(shown(host, 'Next Contact Due')).toEqual(due);
  expect(shown(host, 'Why')['ana@firm.example']).toMatch(/^Step 1 of 7/);
  expect(survey(host).steps).toEqual([]);
});

test('a renamed sequence column gets its heading back, since the formulas know it by that', () => {
  host.renameHeading('Leads', 'Sequence Name', 'Cadence');
  setUp(host);
  expect(shown(host, 'Next Contact Due')).toEqual(due);
  expect(survey(host).steps).toEqual([]);
});

test('a native table refuses the formulas, and set-up says so', async () => {
  const table = await createHost({ bundleDir: builtBundle(), now: Date.UTC(2026, 2, 5, 9, 30), user: 'rep@team.example' });
  table.insertSheetFromCsv('Leads', csv);
  table.makeTable('Leads', { typedColumns: ['Anchor Date'] });
  table.select('Leads', ['A2']);
  const { problems } = setUp(table);
  expect(problems.map(({ words }) => words).filter((words) => words.startsWith('Sheets did not take the formula'))).toHaveLength(
    1,
  );
  table.close();
});
