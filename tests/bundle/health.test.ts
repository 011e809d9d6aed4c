import { columnLetters } from '../../local/a1';
import type { Health, HealthRepair } from '../../src/app/healthContract';
import type { Answer } from '../../src/app/sidebarContract';
import { newTeam, rep, type Team } from '../support/team';

/** Each fault that a sheet can have: what the light says, what the check says, and what its button does about it. */

const ana = 'ana@quinta.example';
const bo = 'bo@nordwerk.example';
const cleo = 'cleo@sola.example';
const bob = 'bob@northbridge.example';
const friday = Date.UTC(2026, 2, 6, 9, 30);

let team: Team;
let before: string;

beforeAll(async () => {
  team = await newTeam(
    [
      ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Owner'],
      [ana, 'Ana', 'Quinta', '9000', 'Europe/Lisbon', ''],
      [bo, 'Bo', 'Nordwerk', '9000', 'Europe/Berlin', ''],
      [cleo, 'Cleo', 'Sola', '9000', '', ''],
      ['idle@other.example', 'Ida', 'Other', '', '', ''],
    ],
    { users: [rep, bob] },
  );
  team.enroll('outbound', '2026-03-02', [ana, bo, cleo]);
  team.tick();
  before = team.host.remember();
});
afterAll(() => team.host.close());
beforeEach(() => {
  team.host.recall(before);
  team.host.traits.refusedScopes = [];
});

const call = (request: unknown) => team.host.run('sidebarHealth', [JSON.stringify(request)], { via: 'sidebar' });
const answered = (request: unknown): Answer<Health> => JSON.parse(String(call(request).value)) as Answer<Health>;
const look = (): Health => {
  const answer = answered({ what: 'look' });
  if (!answer.ok) throw new Error(answer.words);
  return answer.value;
};
const column = (heading: string): number => (team.host.display('Prospects')[0] ?? []).indexOf(heading) + 1;
const letters = (heading: string): string => columnLetters(column(heading));

it('a file in order: one light, a dozen things looked at, and few calls', () => {
  const result = call({ what: 'look' });
  const { level, words, checks, done } = look();
  expect([level, words, done]).toEqual(['good', 'Everything works.', []]);
  expect(checks.map(({ name, level: each }) => [name, each])).toEqual([
    ['Sending', 'good'],
    ['Hourly run', 'good'],
    ['Mailbox', 'good'],
    ['Do Not Contact', 'good'],
    ['Columns', 'good'],
    ['Quota', 'good'],
    ['Formulas', 'good'],
    ['Duplicates', 'good'],
    ['Time zones', 'good'],
    ['Own sheets', 'good'],
    ['Permissions', 'good'],
  ]);
  expect(checks.find(({ name }) => name === 'Time zones')?.words).toBe(
    '1 row in cadences without a time zone: Europe/Berlin is assumed.',
  );
  expect(result.callList.length).toBeLessThanOrEqual(26);
});

type Fault = readonly [
  fault: string,
  make: () => void,
  check: string,
  level: 'stopped' | 'needs you',
  words: RegExp,
  repair: HealthRepair | null,
];

const faults: readonly Fault[] = [
  ['no postal address', () => team.setting('Postal Address', ''), 'Sending', 'stopped', /has no Postal Address/, null],
  ['a damaged setting', () => team.setting('Sending', 'perhaps'), 'Sending', 'stopped', /cannot be read/, null],
  [
    'the hourly run does not come',
    () => team.host.clock.moveTo(friday),
    'Hourly run',
    'stopped',
    /It does not come: the last/,
    'run',
  ],
  [
    'the mailbox may not be read',
    () => (team.host.traits.refusedScopes = ['gmail.readonly']),
    'Mailbox',
    'stopped',
    /Replies cannot be read/,
    null,
  ],
  [
    'a permission is missing',
    () => (team.host.traits.refusedScopes = ['script.send_mail']),
    'Permissions',
    'needs you',
    /1 permission is missing; the rest works/,
    null,
  ],
  ['the quota is used up', () => team.host.mail.setQuota(rep, 0), 'Quota', 'needs you', /limit is used up/, null],
  [
    'a line of Do Not Contact that nobody can read',
    () => void team.host.typeInto('Do Not Contact', 'A2', 'nobody at all'),
    'Do Not Contact',
    'stopped',
    /Nothing goes out to anybody until the list can be read/,
    null,
  ],
  [
    'Do Not Contact is gone',
    () => team.host.deleteSheet('Do Not Contact'),
    'Do Not Contact',
    'stopped',
    /Nothing goes out/,
    'sheet',
  ],
  [
    'a column of ours is gone',
    () => team.host.deleteColumns('Prospects', column('Sequence Step')),
    'Columns',
    'stopped',
    /"Sequence Step" is gone/,
    'sheet',
  ],
  [
    'a column of ours was renamed',
    () => team.host.renameHeading('Prospects', 'Sequence Step', 'Done so far'),
    'Columns',
    'needs you',
    /which was Sequence Step, is now called "Done so far"/,
    'sheet',
  ],
  [
    'a cell in the way of a formula',
    () => void team.host.typeInto('Prospects', `${letters('Why')}3`, 'mine'),
    'Formulas',
    'needs you',
    /Why cannot fill its column: something else stands in it\. [A-Z]+3 holds "mine"/,
    'sheet',
  ],
  [
    'an address twice',
    () => team.type('idle@other.example', 'Email', ana),
    'Duplicates',
    'needs you',
    /1 address stands in several rows, one of them in a cadence/,
    null,
  ],
  [
    'a Prospect ID twice',
    () => void team.host.typeInto('Prospects', `${letters('Prospect ID')}3`, team.shown(ana, 'Prospect ID')),
    'Duplicates',
    'needs you',
    /1 Prospect ID stands in several rows/,
    null,
  ],
  [
    'an unknown time zone',
    () => team.type(ana, 'Time Zone', 'Mars/North'),
    'Time zones',
    'needs you',
    /1 time zone cannot be read/,
    null,
  ],
  ['merged cells', () => team.host.merge('Prospects', 'C2:C3'), 'Merged cells', 'needs you', /1 block of merged cells/, null],
  [
    'a cadence that cannot be read',
    () => void team.host.typeInto('Cadences', 'C2', 'never'),
    'Own sheets',
    'needs you',
    /cannot be used/,
    null,
  ],
  ['the Holidays sheet is gone', () => team.host.deleteSheet('Holidays'), 'Own sheets', 'needs you', /cannot be used/, 'sheet'],
  [
    'a colleague whose run never came',
    () => team.type(bo, 'Owner', bob),
    'Colleagues',
    'needs you',
    /1 colleague has no run/,
    null,
  ],
  [
    'a run that broke off',
    () => {
      team.host.setFaults({
        failCall: ({ method }) => (method === 'Range.getFormulas' ? { message: 'Service error: Spreadsheets' } : null),
      });
      expect(team.tick().ok).toBe(false);
      team.host.setFaults({});
    },
    'Last run',
    'needs you',
    /could not do all/,
    null,
  ],
  [
    'a run that could not do its work',
    () => {
      team.host.setFaults({
        failCall: ({ method }) => (method === 'Gmail.Users.Drafts.create' ? { message: 'Backend Error' } : null),
      });
      team.host.clock.moveTo(Date.UTC(2026, 2, 3, 9));
      team.tick();
      team.host.setFaults({});
    },
    'Last run',
    'needs you',
    /could not do all/,
    null,
  ],
];

it.each(faults)('%s', (_fault, make, name, level, words, repair) => {
  make();
  const shown = look();
  const found = shown.checks.find((check) => check.name === name);
  expect([found?.level, found?.repair?.does ?? null]).toEqual([level, repair]);
  expect(found?.words).toMatch(words);
  expect(shown.level).toBe(level);
  if (repair === null) return;
  const mended = answered({ what: 'repair', does: repair });
  if (!mended.ok) throw new Error(mended.words);
  expect(mended.value.done.length).toBeGreaterThan(0);
  // The run that was started anew has not come yet.
  const after = mended.value.checks.find((check) => check.name === name);
  expect(after?.level).toBe(repair === 'run' ? 'stopped' : 'good');
});

it('an hourly run that was never begun, in a file where sending is on', () => {
  team.host.setActor(bob);
  team.type(ana, 'Owner', bob);
  expect(look().checks[0]).toMatchObject({
    name: 'Hourly run',
    level: 'stopped',
    words: 'Off for you: nobody looks for replies, and nothing of yours goes out.',
    more: ['1 row in a cadence waits for it.'],
  });
  const mended = answered({ what: 'repair', does: 'run' });
  team.host.setActor(rep);
  expect(mended).toMatchObject({ ok: true, value: { level: 'good', done: [expect.stringContaining('The hourly run is on')] } });
  expect(team.host.triggers().map(({ user }) => user)).toEqual([rep, bob]);
});

it('a file that is a copy: the repair makes it one of its own, with sending off', () => {
  const row = team.host.display('System').findIndex(([name]) => name === 'Spreadsheet ID') + 1;
  team.host.typeInto('System', `B${row}`, 'another file');
  expect(look().checks[0]).toMatchObject({ name: 'Stopped', level: 'stopped', repair: { does: 'sheet' } });
  const mended = answered({ what: 'repair', does: 'sheet' });
  expect(mended).toMatchObject({
    ok: true,
    value: { level: 'good', words: 'Everything is in order. Nothing goes out by itself just now.' },
  });
  expect(team.host.display('Settings').find(([name]) => name === 'Sending')?.[1]).toBe('off');
});

it('the next ten sending days: what is due, what may go, and what waits', () => {
  team.setting('First Day Cap', '1');
  team.setting('Daily Cap', '1');
  const { outlook, level } = look();
  const [mine] = outlook;
  // Each goes late, and none waits for ever: nothing that a larger cap would have to mend.
  expect([mine?.sender, mine?.waiting, level]).toEqual([rep, 0, 'good']);
  expect(mine?.days.map(({ words, due, goes, room }) => [words, due, goes, room])).toEqual([
    ['Tue 3 Mar', 3, 1, 1],
    ['Wed 4 Mar', 1, 1, 1],
    ['Thu 5 Mar', 0, 1, 1],
    ['Tue 10 Mar', 2, 1, 1],
    ['Wed 11 Mar', 0, 1, 1],
    ['Thu 12 Mar', 0, 1, 1],
    ['Tue 17 Mar', 3, 1, 1],
    ['Wed 18 Mar', 0, 1, 1],
    ['Thu 19 Mar', 0, 1, 1],
    ['Tue 24 Mar', 0, 0, 1],
  ]);
});

it('more mail than ten sending days can take', () => {
  team.setting('First Day Cap', '1');
  team.setting('Daily Cap', '1');
  team.enroll('post-demo', '2026-03-02', ['idle@other.example']);
  const { outlook, checks } = look();
  expect(outlook[0]?.waiting).toBe(1);
  expect(checks[0]?.words).toBe('More is due than may go: 1 mail of yours still waits after ten sending days.');
});

it('a repair that finds nothing to do, and one that is not allowed, say so', () => {
  expect(answered({ what: 'repair', does: 'sheet' })).toMatchObject({
    ok: true,
    value: { done: ['Nothing was left to repair.'] },
  });
  team.host.traits.refusedScopes = ['script.scriptapp'];
  expect(answered({ what: 'repair', does: 'run' })).toEqual({
    ok: false,
    words: 'Google was not allowed to run Next Touch every hour. Allow it: the sidebar says how, under More, Health.',
  });
});

it.each([
  [[], [true, true, true], ''],
  [['script.scriptapp'], [true, true, false], 'https://accounts.google.com/o/oauth2/auth'],
  [['gmail.compose'], [true, false, false], 'https://accounts.google.com/o/oauth2/auth'],
] as const)('without %j the rungs reached are %j', (refused, reached, grantAt) => {
  team.host.traits.refusedScopes = refused;
  const shown = look();
  expect(shown.rungs.map((rung) => rung.reached)).toEqual(reached);
  expect(shown.grantAt).toBe(grantAt);
});
