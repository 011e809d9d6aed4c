import { callSidebar } from '../../local/onceStage';
import type {
  EnrollPreview,
  EnrollReport,
  Overview,
  RequestOf,
  ResultOf,
  SelectionShown,
  SidebarCallName,
  SidebarCalls,
  UndoReport,
} from '../../src/app/sidebarContract';
import { newTeam, rep, type Team } from '../support/team';

jest.setTimeout(120_000);

/** Calls the built bundle as the sidebar does, with the contract's types. */
const call = <Name extends SidebarCallName>(team: Team, name: Name, request: RequestOf<Name>): ResultOf<Name> =>
  callSidebar<ResultOf<Name>>(team.host, name, request);

const headings = ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Country'];
const person = (number: number, zone = 'Europe/Berlin'): string[] => [
  `ana${number}@firm${number}.example`,
  `Ana${number}`,
  `Firm ${number}`,
  '30000',
  zone,
  'France',
];

const preview = (team: Team, cadence = 'outbound'): EnrollPreview =>
  call(team, 'sidebarEnrollPreview', { ranges: null, cadence, anchor: '2026-03-02', includeHidden: false });

const confirm = (team: Team, view: EnrollPreview): EnrollReport =>
  call(team, 'sidebarEnroll', {
    cadence: view.cadence.id,
    anchor: view.anchor,
    batch: null,
    rows: view.rows.map(({ row, email, print, findings }) => ({
      row,
      email,
      print,
      ticks: findings.filter(({ level }) => level === 'ask').map(({ code }) => code),
    })),
  });

const everyCall: Readonly<Record<keyof SidebarCalls, true>> = {
  sidebarSurvey: true,
  sidebarSetUp: true,
  sidebarSelection: true,
  sidebarEnrollPreview: true,
  sidebarEnroll: true,
  sidebarUndoEnroll: true,
  sidebarOverview: true,
  sidebarTickNow: true,
  sidebarSending: true,
  sidebarResume: true,
  sidebarMarkDone: true,
  sidebarJump: true,
  sidebarAct: true,
  sidebarProspect: true,
  sidebarLint: true,
  sidebarTestSend: true,
  sidebarListPreview: true,
  sidebarListImport: true,
  sidebarListExport: true,
  sidebarErasePreview: true,
  sidebarErase: true,
  sidebarInsight: true,
  sidebarHealth: true,
  sidebarFirstRun: true,
  sidebarCadences: true,
  sidebarCadencesSave: true,
};

let team: Team;
afterEach(() => team.host.close());

test('what the sidebar showed is what the columns then compute, and the undo leaves no trace', async () => {
  team = await newTeam([headings, person(1), person(2, 'Asia/Kathmandu'), person(3, 'America/Santiago'), person(4)]);
  const { host } = team;
  expect(host.functionNames).toEqual(expect.arrayContaining(Object.keys(everyCall)));
  const before = host.display('Prospects');
  host.select('Prospects', ['A4:C4', 'B2:B3', 'A2']);
  const shown: SelectionShown = call(team, 'sidebarSelection', { withCadences: true });
  expect([shown.ranges, shown.rows, shown.cadences?.length]).toEqual([[{ first: 2, last: 4 }], 3, 9]);
  const view = preview(team);
  expect(view.rows.map(({ row, findings }) => [row, findings])).toEqual([
    [2, []],
    [3, []],
    [4, []],
  ]);
  const report = confirm(team, view);
  expect(report.enrolled.map(({ row }) => row)).toEqual([2, 3, 4]);
  const due = (host.display('Prospects')[0] ?? []).indexOf('Next Contact Due');
  const computed = host
    .values('Prospects')
    .slice(1, 4)
    .map((row) => row[due]);
  const asInstant = (cell: unknown): string => new Date(cell as string | number | Date).toISOString();
  expect(view.rows.map(({ plan }) => plan[0]?.due)).toEqual([
    '2026-03-03T07:00:00.000Z',
    '2026-03-03T02:15:00.000Z',
    '2026-03-03T11:00:00.000Z',
  ]);
  expect(computed.map((cell) => typeof cell)).not.toContain('string');
  expect(team.shown('ana1@firm1.example', 'Next Contact Due')).toBe('Tue 3 Mar 2026 08:00');
  expect(computed.map(asInstant)).toEqual(view.rows.map(({ plan }) => plan[0]?.due));
  const undone: UndoReport = call(team, 'sidebarUndoEnroll', { batch: report.batch });
  expect([undone.restored, undone.kept]).toEqual([3, []]);
  expect(host.display('Prospects')).toEqual(before);
});

test('hidden and filtered rows are listed; a whole column is cut to the rows in use', async () => {
  team = await newTeam([headings, person(1), person(2), person(3), person(4)]);
  team.host.hideRows('Prospects', 3);
  team.host.filter('Prospects', 3, ['Firm 1', 'Firm 2', 'Firm 4']);
  team.host.select('Prospects', ['A:A']);
  const shown = call(team, 'sidebarSelection', { withCadences: false });
  expect([shown.ranges, shown.clipped]).toEqual([[{ first: 2, last: 5 }], true]);
  const view = preview(team);
  expect(view.rows.map(({ hidden }) => hidden)).toEqual([null, 'hidden', 'filtered', null]);
  const asked = team.host.executions().at(-1)!.calls;
  expect([asked['Range.setFormula'], asked['Sheet.isRowHiddenByUser'], team.host.cell('System', 'H1').display]).toEqual([
    1,
    undefined,
    '',
  ]);
});

test.each(['Range.setFormula', 'Range.getValue', 'Range.clearContent'])(
  'where %s does not work, hidden rows are asked for one by one',
  async (method) => {
    team = await newTeam([headings, person(1), person(2), person(3), person(4)]);
    team.host.hideRows('Prospects', 3);
    team.host.filter('Prospects', 3, ['Firm 1', 'Firm 2', 'Firm 4']);
    team.host.select('Prospects', ['A2:A5']);
    team.host.setFaults({ failCall: (each) => (each.method === method ? { message: 'Service error' } : null) });
    expect(preview(team).rows.map(({ hidden }) => hidden)).toEqual([null, 'hidden', 'filtered', null]);
    expect(team.host.executions().at(-1)!.calls['Sheet.isRowHiddenByUser']).toBeGreaterThan(0);
  },
);

test('rows that moved between showing and writing are found again', async () => {
  team = await newTeam([headings, person(1), person(2), person(3)]);
  team.host.select('Prospects', ['A2:A4']);
  const view = preview(team);
  team.host.insertRows('Prospects', 2, 2);
  team.host.moveColumn('Prospects', 1, 4);
  const report = confirm(team, view);
  expect(report.refused).toEqual([]);
  const grid = team.host.display('Prospects');
  const status = (grid[0] ?? []).indexOf('Status');
  expect(grid.slice(1).map((row) => row[status])).toEqual(['', '', 'Active', 'Active', 'Active']);
});

test('an opt-out typed in the very moment of an undo stands, however many rows are undone', async () => {
  const many = Array.from({ length: 12 }, (_, row) => [`p${row}@firm.example`, `P${row}`]);
  team = await newTeam([['Email', 'First Name'], ...many]);
  team.enroll(
    'Outbound',
    '2026-03-03',
    many.map(([email = '']) => email),
  );
  const batch = String(team.rows('Log').at(-1)?.Key).split(' ')[1] ?? '';
  let typed = false;
  // Between its last look and the writing of what stands beside State.
  team.host.setFaults({
    failCall: ({ method }) => {
      if (!typed && (method === 'Range.setValues' || method === 'TextFinder.replaceAllWith')) {
        typed = true;
        team.type('p7@firm.example', 'Status', 'Unsubscribed');
      }
      return null;
    },
  });
  call(team, 'sidebarUndoEnroll', { batch });
  team.host.setFaults({});
  expect(typed).toBe(true);
  expect(['p6@firm.example', 'p7@firm.example'].map((who) => team.shown(who, 'Status'))).toEqual(['', 'Unsubscribed']);
});

test('a day later the overview says what the tick did, and an undo comes too late', async () => {
  const small = (number: number): string[] => person(number).map((cell) => (cell === '30000' ? '9000' : cell));
  team = await newTeam([headings, small(1), small(2)]);
  team.host.select('Prospects', ['A2:A3']);
  const { batch } = confirm(team, preview(team));
  const early: Overview = call(team, 'sidebarOverview', { who: 'me' });
  expect(early.touches.map(({ row, when, by }) => [row, when, by])).toEqual([
    [2, 'coming', 'product'],
    [3, 'coming', 'product'],
  ]);
  team.hours(24);
  expect(team.sent().length).toBe(2);
  const later: Overview = call(team, 'sidebarOverview', { who: 'me' });
  expect([later.me, later.counts.running, later.sending, later.mailbox.readable]).toEqual([
    rep,
    2,
    { all: true, me: true, missing: [] },
    true,
  ]);
  expect(later.lastTick).not.toBeNull();
  const undone = call(team, 'sidebarUndoEnroll', { batch });
  expect([undone.restored, undone.kept.map(({ row, words }) => [row, words.slice(0, 27)])]).toEqual([
    0,
    [
      [2, 'A message was written to th'],
      [3, 'A message was written to th'],
    ],
  ]);
});

test('a thousand rows: 25 requests at most, and well within an execution', async () => {
  team = await newTeam([headings, ...Array.from({ length: 1000 }, (_, index) => person(index + 1))]);
  team.host.select('Prospects', ['A:A']);
  const view = preview(team);
  expect(view.rows).toHaveLength(1000);
  const result = team.host.run(
    'sidebarEnroll',
    [
      JSON.stringify({
        cadence: 'outbound',
        anchor: '2026-03-02',
        batch: null,
        rows: view.rows.map(({ row, email, print }) => ({ row, email, print, ticks: [] })),
      }),
    ],
    { via: 'sidebar' },
  );
  const answer = JSON.parse(String(result.value)) as { value: EnrollReport };
  expect(answer.value.enrolled).toHaveLength(1000);
  call(team, 'sidebarUndoEnroll', { batch: answer.value.batch });
  const calls = team.host.executions().flatMap(({ fn, callList }) => (/Enroll/.test(fn) ? [`${fn} ${callList.length}`] : []));
  expect(calls).toEqual(['sidebarEnrollPreview 18', 'sidebarEnroll 23', 'sidebarUndoEnroll 24']);
  expect(result.modelledMs).toBeLessThan(6000);
});
