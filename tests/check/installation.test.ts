import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { analyze } from 'eslint-scope';
import { createHost, type Host } from '../../local/host';
import { questions } from '../../src/check/questions';
import { reportSheet } from '../../src/check/report';
import { builtBundle } from '../support/builtBundle';
import { checkBundle } from '../support/checkBundle';
import { newTeam, rep, type Team } from '../support/team';

/** The check as it is pushed, on the local host: what it finds there, what it leaves behind, and that it can die at any call. */

const rows = [
  ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone'],
  ['ana@quinta.example', 'Ana', 'Quinta', '9000', 'Europe/Lisbon'],
  ['bo@nordwerk.example', 'Bo', 'Nordwerk', '8000', 'Europe/Berlin'],
];
const hour = 3_600_000;

let team: Team;
let fresh: string;
let answers: 'OK' | 'CANCEL' = 'OK';

beforeAll(async () => {
  team = await newTeam(rows, { bundleDir: checkBundle(), onAlert: () => answers });
  fresh = team.host.remember();
});
afterAll(() => team.host.close());
beforeEach(() => {
  answers = 'OK';
  Object.assign(team.host.traits, { refusedScopes: [], latency: {} });
  team.host.setFaults({});
  team.host.recall(fresh);
});

/** The lock is so long in coming that there is no time for the longest question. */
const hurried = { latency: { lock: 110_000 } };

const check = () => team.host.run('checkInstallation', [], { via: 'menu' });

const results = (): Record<string, string> => {
  const lines = team.host.display(reportSheet);
  return Object.fromEntries(questions.map(({ id }, index) => [id, lines[index + 1]?.[2] ?? '']));
};

const rowOf = (id: string): number => questions.findIndex((each) => each.id === id) + 2;

const answerTo = (id: string): string => team.host.display(reportSheet)[rowOf(id) - 1]?.[1] ?? '';

const unlessBlank = (lines: readonly (readonly string[])[]): readonly string[] =>
  lines.map((line) => line.join(' | ').replace(/[ |]+$/, '')).filter((line) => line !== '');

/** Everything of the file and the mailbox but the report, the record of it and the mail that nobody allowed us to delete. */
const rest = () => {
  const { host } = team;
  const { user, ...shared } = (
    JSON.parse(host.remember()) as { properties: { user: [string, [string, string][]][]; document: unknown; script: unknown } }
  ).properties;
  return {
    sheets: host
      .sheets()
      .map(({ name }) => name)
      .filter((name) => name !== reportSheet)
      .map((name) => [
        name,
        unlessBlank(host.display(name).filter(([first]) => first !== reportSheet)),
        unlessBlank(host.formulas(name)),
      ]),
    triggers: host.triggers().map(({ fn }) => fn),
    drafts: host.mail.drafts(rep),
    mails: host.mail.messages(rep).filter(({ subject }) => !subject.startsWith('Next Touch: check')),
    kept: user.flatMap(([, texts]) => texts),
    shared,
  };
};

it('stands in the menu where it was pushed, and nowhere else', async () => {
  const items = (host: Host): readonly string[] => {
    host.open();
    const [menu] = host.menu();
    return menu?.kind === 'menu' ? menu.items.map((item) => (item.kind === 'item' ? item.caption : '')) : [];
  };
  const plain = await createHost({ bundleDir: builtBundle(), now: Date.UTC(2026, 2, 2, 9), user: rep });
  expect(items(team.host)).toEqual([...items(plain), 'Check this installation']);
  plain.close();
});

it('answers every question here, and its own run the rest', () => {
  const before = rest();
  expect(check()).toMatchObject({ ok: true, modelledMs: expect.any(Number) });
  expect(results()).toEqual({
    zones: 'pass',
    parts: 'pass',
    language: 'pass',
    consent: 'pass',
    hourly: 'not asked',
    'returned date': 'pass',
    'date argument': 'pass',
    'blank argument': 'pass',
    'today argument': 'pass',
    '14 ranges': 'pass',
    'table heading': 'not asked',
    'typed columns': 'not asked',
    metadata: 'not asked',
    'hidden rows': 'not asked',
    'seen rows': 'not asked',
    headers: 'pass',
    'draft gone': 'pass',
    'message id': 'pass',
    ids: 'differs',
    history: 'pass',
    search: 'not asked',
    quota: 'pass',
    signed: 'not asked',
    tidy: 'differs',
    bounces: 'not asked',
    'one click': 'not asked',
    'open file': 'not asked',
    lock: 'not asked',
    mailbox: 'not asked',
    punctual: 'not asked',
    'killed run': 'not asked',
  });
  expect(answerTo('metadata')).toBe('Not to be had here: not implemented locally: Range.addDeveloperMetadata.');
  expect(team.host.triggers().map(({ fn }) => fn)).toEqual(['onTick', 'checkInstallationLater']);
  expect(team.host.activeSheet()).toBe(reportSheet);
  expect(['zones', 'hourly', 'ids'].map((id) => team.host.painted(reportSheet)[rowOf(id) - 1]?.[2])).toEqual([
    '#d9ead3',
    '#efefef',
    '#fff2cc',
  ]);
  team.host.clock.moveTo(team.host.clock.now() + 15 * 60_000);
  team.host.fireTriggers();
  expect(results()).toMatchObject({ search: 'pass', 'open file': 'pass', lock: 'pass', mailbox: 'pass', punctual: 'differs' });
  expect(rest()).toEqual(before);
});

it('asks first: without a yes no mail is written', () => {
  answers = 'CANCEL';
  Object.assign(team.host.traits, hurried);
  check();
  expect([answerTo('headers'), team.host.mail.messages(rep), team.host.mail.drafts(rep)]).toEqual([
    'You chose to send no mail.',
    [],
    [],
  ]);
  expect(results()).toMatchObject({ zones: 'pass', 'date argument': 'pass', quota: 'not asked' });
});

it.each([
  ['formulas', ['userinfo.email', 'gmail.readonly', 'gmail.compose', 'script.scriptapp', 'script.send_mail']],
  ['drafts', ['script.scriptapp', 'script.send_mail']],
] as const)('on the %s rung it asks what it may, and throws nothing', (rung, refusedScopes) => {
  Object.assign(team.host.traits, { refusedScopes, ...hurried });
  expect(check()).toMatchObject({ ok: true });
  expect(results()).toMatchObject({ zones: 'pass', 'returned date': 'pass', 'open file': 'not asked', quota: 'not asked' });
  expect(results().headers).toBe(rung === 'formulas' ? 'not asked' : 'pass');
  expect(answerTo('open file')).toContain('This needs the sending rung');
  expect(team.host.display(reportSheet).filter(([first]) => first === 'To tidy up')).toEqual([]);
});

const makeTable = (): void => {
  team.host.insertSheetFromCsv('Table for the check', [
    ['Name', 'Due'],
    ['Ana', '2026-03-02'],
  ]);
  team.host.makeTable('Table for the check', { typedColumns: ['Due'] });
};

it('works under the manifest of the lowest rung, which does not know Gmail at all, before set-up and without a word too many', async () => {
  const bundleDir = checkBundle();
  const manifest = join(bundleDir, 'appsscript.json');
  const { dependencies, ...lowest } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    dependencies?: object;
    oauthScopes: string[];
  };
  expect(dependencies).toBeDefined();
  const kept = lowest.oauthScopes.filter((scope) => /currentonly|container\.ui|userinfo/.test(scope));
  writeFileSync(manifest, JSON.stringify({ ...lowest, oauthScopes: kept }));
  const host = await createHost({ bundleDir, now: Date.UTC(2026, 2, 2, 9), user: rep, onAlert: () => 'OK' });
  host.insertSheetFromCsv('List', [['Email'], ['ana@quinta.example']]);
  expect(host.run('checkInstallation', [], { via: 'menu' })).toMatchObject({ ok: true });
  const lines = host.display(reportSheet);
  expect(lines.filter(([, , result]) => result === 'fail')).toEqual([]);
  expect(lines.filter(([first]) => first === 'To tidy up')).toEqual([]);
  expect(host.sheets().map(({ name }) => name)).toEqual(['List', reportSheet]);
  host.close();
});

it('a table and a selection that a person made are looked at and left as they were', () => {
  makeTable();
  team.host.filter('Prospects', 3, ['Nordwerk']);
  team.host.select('Prospects', ['A1:A3']);
  const before = rest();
  answers = 'CANCEL';
  check();
  expect(results()).toMatchObject({ 'table heading': 'pass', 'typed columns': 'pass', 'hidden rows': 'pass' });
  team.host.clock.moveTo(team.host.clock.now() + 2 * 60_000);
  team.host.fireTriggers();
  expect(rest()).toEqual(before);
});

/** Taking away and nothing more: the lock was so long in coming that no time is left for questions. */
const clean = () => {
  answers = 'CANCEL';
  Object.assign(team.host.traits, { latency: { lock: 165_200 } });
  const cleaning = check();
  Object.assign(team.host.traits, { latency: {} });
  team.host.clock.moveTo(team.host.clock.now() + 2 * 60_000);
  team.host.fireTriggers();
  return cleaning;
};

const dies = (fn: string, via: 'menu' | 'trigger', n: number): void => {
  team.host.setFaults({ killAtCall: n, keepWrites: n % 2 === 0 ? 'all' : 0 });
  expect(team.host.run(fn, [], { via }).killed).toBe(true);
  team.host.setFaults({});
  // A dead run holds its lock until Google has ended it.
  team.host.clock.moveTo(team.host.clock.now() + 10 * 60_000);
};

/** What the check that comes next leaves of one that died: the names of the parts that are not as they were. */
const leftOf = (before: ReturnType<typeof rest>): readonly string[] => {
  const cleaning = clean();
  const after = rest();
  after.kept = after.kept.filter(([, text]) => !/^{"left":[^}]+}}$/.test(text));
  const parts = Object.keys(before) as (keyof typeof before)[];
  const left = parts.filter((part) => JSON.stringify(after[part]) !== JSON.stringify(before[part]));
  return cleaning.ok ? left : [...left, cleaning.error?.message ?? ''];
};

it('died at any call: the next check takes away what was left', () => {
  makeTable();
  const [begun, before] = [team.host.remember(), rest()];
  const whole = check().callList;
  const telling = /Drafts\.|trash|ScriptApp\.create/;
  const every = process.env.EVERY_CALL === undefined ? 97 : 1;
  const ends = whole.filter(({ n, method }) => n % every === 0 || telling.test(method));
  expect(ends.length).toBeGreaterThan(6);
  const lost = ends.flatMap(({ n, method }) => {
    team.host.recall(begun);
    answers = 'OK';
    dies('checkInstallation', 'menu', n);
    const left = leftOf(before);
    return left.length === 0 ? [] : [[n, method, ...left]];
  });
  expect(lost).toEqual([]);
});

it('so it does where the run that comes by itself died', () => {
  const before = rest();
  Object.assign(team.host.traits, hurried);
  check();
  Object.assign(team.host.traits, { latency: {} });
  team.host.clock.moveTo(team.host.clock.now() + 2 * 60_000);
  const checked = team.host.remember();
  const calls = team.host.run('checkInstallationLater', [], { via: 'trigger' }).callList.length;
  expect(calls).toBeGreaterThan(20);
  const every = process.env.EVERY_CALL === undefined ? 16 : 1;
  for (let n = 1; n <= calls; n += every) {
    team.host.recall(checked);
    dies('checkInstallationLater', 'trigger', n);
    expect([n, leftOf(before)]).toEqual([n, []]);
  }
});

it('time is up: the rest is told, and the next check asks it', () => {
  Object.assign(team.host.traits, hurried);
  answers = 'CANCEL';
  const first = check();
  expect([first.ok, first.modelledMs < 360_000]).toEqual([true, true]);
  expect(answerTo('14 ranges')).toBe('Time was up.');
  Object.assign(team.host.traits, { latency: {} });
  check();
  expect([results()['14 ranges'], results().zones]).toEqual(['pass', 'pass']);
});

it.each([
  ['', 1, 0],
  ['the check of this installation found that a draft stays after it was sent.', 0, 0],
])('what it found (%j) decides whether mail goes out by itself', (words, sent, drafts) => {
  team.host.clock.moveTo(team.host.clock.now() + hour);
  expect(team.enroll('outbound', '2026-03-02', ['ana@quinta.example', 'bo@nordwerk.example']).refused).toEqual([]);
  const row = team.host.display('System').length + 1;
  team.host.typeInto('System', `A${row}`, 'Avoid Sending');
  team.host.typeInto('System', `B${row}`, words);
  team.host.clock.moveTo(Date.UTC(2026, 2, 4, 9));
  team.tick();
  expect([team.sent().length, team.host.mail.drafts(rep).length]).toEqual([sent, drafts]);
  const { value } = JSON.parse(String(team.host.run('sidebarHealth', ['{}'], { via: 'sidebar' }).value)) as {
    value: { checks: readonly { name: string; level: string; words: string }[] };
  };
  const overview = JSON.parse(String(team.host.run('sidebarOverview', ['{"who":"me"}'], { via: 'sidebar' }).value)) as {
    value: { sending: { missing: readonly string[] } };
  };
  expect(overview.value.sending.missing).toEqual(words === '' ? [] : [`Nothing goes out by itself: ${words}`]);
  expect(value.checks.find(({ name }) => name === 'Sending')).toMatchObject(
    words === '' ? { level: 'good' } : { level: 'stopped', words: `Nothing goes out by itself: ${words}` },
  );
});

it('its script speaks ES2019, names no service beyond the product’s, and no function twice', () => {
  const dir = checkBundle();
  const parsed = ['Code.js', 'Check.js'].map((name) =>
    parse(readFileSync(join(dir, name), 'utf8'), { ecmaVersion: 2019, sourceType: 'script', ranges: true }),
  );
  const [product = [], own = []] = parsed.map(({ body }) =>
    body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node.id.name] : [])),
  );
  expect(own).toEqual([
    'checkInstallation',
    'checkInstallationLater',
    'NEXT_TOUCH_CHECK_DATE',
    'NEXT_TOUCH_CHECK_ARGUMENT',
    'check_',
    'bootCheck_',
  ]);
  expect(product.filter((name) => own.includes(name))).toEqual([]);
  const through = analyze(parsed[1] as never, { ecmaVersion: 2019, sourceType: 'script' }).globalScope?.through ?? [];
  const named = [...new Set(through.map(({ identifier }) => identifier.name))].filter(
    (name) => /^[A-Z]/.test(name) && !(name in globalThis) && name !== 'Temporal',
  );
  expect(named.sort()).toEqual([
    'Gmail',
    'LockService',
    'MailApp',
    'PropertiesService',
    'ScriptApp',
    'Session',
    'SpreadsheetApp',
    'Utilities',
  ]);
});
