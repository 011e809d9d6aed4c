import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainedScopes } from '../../src/app/healthRungs';
import { builtBundle } from '../support/builtBundle';
import { newTeam, rep, type Team } from '../support/team';

/** The product under the manifest of each rung, on a host that refuses what the manifest does not ask for in Google's own words. */

const root = join(__dirname, '../..');
const ana = 'ana@quinta.example';
const bo = 'bo@nordwerk.example';
const wednesday = Date.UTC(2026, 2, 4, 9);
const rungs = ['formulas', 'drafts', 'sending'] as const;
/** The highest rung is what every other test of the bundle runs on. */
const lower = ['formulas', 'drafts'] as const;
type Rung = (typeof lower)[number];

/** The very manifests that a deployment writes. */
const manifests = JSON.parse(
  spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { readFileSync } from 'node:fs';
       import { manifestOf, rungNames } from './scripts/deploy/rungs.mjs';
       const full = readFileSync('appsscript.json', 'utf8');
       console.log(JSON.stringify(Object.fromEntries(rungNames.map((rung) => [rung, manifestOf(rung, full)]))));`,
    ],
    { cwd: root, encoding: 'utf8' },
  ).stdout,
) as Record<(typeof rungs)[number], string>;

const kept: Partial<Record<Rung, { readonly team: Team; readonly folder: string; readonly before: string }>> = {};

beforeAll(async () => {
  for (const rung of lower) {
    const folder = mkdtempSync(join(tmpdir(), 'next-touch-rung-'));
    cpSync(builtBundle(), folder, { recursive: true });
    writeFileSync(join(folder, 'appsscript.json'), manifests[rung]);
    const rows = [
      ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Phone'],
      [ana, 'Ana', 'Quinta', '9000', 'Europe/Lisbon', '+351 21 000 0000'],
      [bo, 'Bo', 'Nordwerk', '500000', 'Europe/Berlin', '+49 30 000000'],
    ];
    const team = await newTeam(rows, { bundleDir: folder });
    team.enroll('outbound', '2026-03-02', [ana, bo]);
    kept[rung] = { team, folder, before: team.host.remember() };
  }
});
afterAll(() => {
  for (const { team, folder } of Object.values(kept)) {
    team.host.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Set up, sending switched on, two prospects enrolled; whatever an earlier test did is forgotten. */
const on = (rung: Rung): Team => {
  const { team, before } = kept[rung]!;
  team.host.recall(before);
  team.host.clock.moveTo(wednesday);
  return team;
};

interface Answer {
  readonly ok: boolean;
  readonly words?: string;
  readonly value?: unknown;
}

/** What the sidebar gets, as text: a value, or the words that a person reads. */
const ask = (team: Team, name: string, request: unknown): string => {
  const ran = team.host.run(name, [JSON.stringify(request)], { via: 'sidebar' });
  expect([name, ran.ok, ran.error]).toEqual([name, true, undefined]);
  const answer = JSON.parse(String(ran.value)) as Answer;
  return answer.ok ? JSON.stringify(answer.value) : (answer.words ?? '');
};

const prospect = (team: Team): { id: string; print: string } => {
  const id = team.shown(ana, 'Prospect ID');
  const shown = ask(team, 'sidebarProspect', { prospectId: id, shownId: '', mark: '' });
  return { id, print: /"print":"([^"]+)"/.exec(shown)?.[1] ?? '' };
};

/** What the last run said of itself. */
const lastWords = (team: Team): string => team.rows('System').find(({ Name }) => Name?.startsWith('Heartbeat'))?.Value ?? '';

it.each([
  ['formulas', 0, 0, 'Replies cannot be read now, so nothing is sent.'],
  ['drafts', 0, 1, 'Nothing was sent: Next Touch has no permission to send'],
] as const)('a run on the rung %s, with sending switched on: %i sent, %i drafts', (rung, sent, drafts, words) => {
  const team = on(rung);
  const run = team.tick();
  expect([run.ok, run.error]).toEqual([true, undefined]);
  expect([team.sent().length, team.host.mail.drafts(rep).length]).toEqual([sent, drafts]);
  expect(lastWords(team)).toContain(words);
  expect(team.shown(ana, 'Next Contact Due')).toMatch(/^\w{3} \d Mar 2026/);
});

it.each(lower)('calls lie on the Work sheet on the rung %s', (rung) => {
  const team = on(rung);
  team.type(ana, 'Sequence Step', '2');
  team.host.clock.moveTo(Date.UTC(2026, 2, 6, 11));
  team.tick();
  expect(team.rows('Work').map((task) => task['What to do'])).toContain('Call · Call 3 of 7 · first call');
});

it('on the rung formulas a mail that somebody wrote themselves is told with a click, and the cadence goes on', () => {
  const team = on('formulas');
  const id = team.shown(ana, 'Prospect ID');
  expect(ask(team, 'sidebarAct', { prospectId: id, does: 'skip', step: 1, how: 'Done' })).toContain('"words"');
  expect(team.shown(ana, 'Next Touch')).toContain('Email 2 of 7');
});

it('on the rung drafts the mails of a small deal become drafts where Mode says so', () => {
  const team = on('drafts');
  team.type(ana, 'Mode', 'Manual');
  team.tick();
  expect([team.sent().length, team.host.mail.drafts(rep).length]).toEqual([0, 2]);
});

it('moving down a rung stops what went by itself, though the switch is still on and the hourly run still comes', () => {
  const team = on('drafts');
  for (let n = 0; n < 3; n++) team.tick();
  expect(team.sent()).toEqual([]);
  expect(team.rows('Settings').find(({ Setting }) => Setting === 'Sending')?.Value).toMatch(/on|true/i);
});

const raw =
  /is not defined|undefined|not sufficient|insufficient|Exception|do not have permission|understand each other|\[object/;

const entries = [
  ['onOpen', 'menu'],
  ['openSidebar', 'menu'],
  ['runTickNow', 'menu'],
  ['openExchange', 'menu'],
  ['onTick', 'trigger'],
] as const;

const requests = [
  ['sidebarSurvey', { sheet: 'Prospects', set: 'full', columns: {} }],
  ['sidebarSelection', {}],
  ['sidebarOverview', { who: 'me' }],
  ['sidebarTickNow', {}],
  ['sidebarSending', { who: 'all', on: true }],
  ['sidebarSending', { who: 'me', on: false }],
  ['sidebarFirstRun', { what: 'look' }],
  ['sidebarHealth', { what: 'look' }],
  ['sidebarHealth', { what: 'repair', does: 'sheet' }],
  ['sidebarHealth', { what: 'repair', does: 'run' }],
  ['sidebarInsight', { days: null, cadence: null, who: 'all' }],
  ['sidebarCadences', { what: 'list' }],
  ['sidebarListExport', {}],
] as const;

it.each(lower)('on the rung %s nothing is told in raw words, wherever a person clicks', (rung) => {
  const team = on(rung);
  for (const [name, via] of entries) {
    const ran = team.host.run(name, [], { via });
    expect([name, ran.ok, ran.error]).toEqual([name, true, undefined]);
  }
  for (const [name, request] of requests)
    expect([name, ask(team, name, request)]).toEqual([name, expect.not.stringMatching(raw)]);
});

it.each([
  ['formulas', 'Next Touch may not use your mailbox yet, so it cannot send you a test'],
  ['drafts', 'Sent to rep@northbridge.example, and to nobody else'],
] as const)('a test to oneself on the rung %s', (rung, words) => {
  const team = on(rung);
  const { id, print } = prospect(team);
  expect(ask(team, 'sidebarTestSend', { prospectId: id, print })).toContain(words);
});

it.each([
  ['formulas', 'good', [true, false, false], 'This installation reads no mail', 'This installation has none'],
  ['drafts', 'good', [true, true, false], 'Replies to rep@northbridge.example can be read.', 'This installation has none'],
] as const)(
  'health on the rung %s says what it does without, and is content with it',
  (rung, level, reached, mailbox, hourly) => {
    const shown = JSON.parse(ask(on(rung), 'sidebarHealth', { what: 'look' })) as {
      level: string;
      grantAt: string;
      checks: { name: string; level: string; words: string }[];
      rungs: { reached: boolean; words: string }[];
    };
    const words = (name: string): string => shown.checks.find((check) => check.name === name)?.words ?? '';
    expect(shown.checks.filter((check) => check.level !== 'good')).toEqual([]);
    expect([shown.level, shown.grantAt, shown.rungs.map((each) => each.reached)]).toEqual([level, '', reached]);
    expect([words('Mailbox'), words('Hourly run')]).toEqual([expect.stringContaining(mailbox), expect.stringContaining(hourly)]);
    expect(shown.rungs.map((each) => /npm run deploy -- --rung \w+$/.test(each.words))).toEqual(reached.map((each) => !each));
  },
);

it('every permission that any rung asks for is explained, and each rung asks for those of the one before', () => {
  const scopes = rungs.map((rung) =>
    (JSON.parse(manifests[rung]) as { oauthScopes: string[] }).oauthScopes.map((scope) => scope.split('/auth/')[1] ?? ''),
  );
  const [formulas = [], drafts = [], sending = []] = scopes;
  expect([...sending].sort()).toEqual([...explainedScopes].sort());
  expect(drafts).toEqual(expect.arrayContaining(formulas));
  expect(sending).toEqual(expect.arrayContaining(drafts));
});
