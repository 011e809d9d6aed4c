import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainedScopes } from '../../src/app/healthRungs';
import type { Answer, Overview } from '../../src/app/sidebarContract';
import { isRefusal } from '../../src/google/refusal';
import { newTeam, rep, type Team } from '../support/team';

/** What is refused takes away what needs it, in words, and nothing else. */

const ana = 'ana@quinta.example';
const bo = 'bo@nordwerk.example';
const monday = Date.UTC(2026, 2, 2, 9);
const wednesday = Date.UTC(2026, 2, 4, 9);

let team: Team;
let before: string;

beforeAll(async () => {
  team = await newTeam([
    ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone'],
    [ana, 'Ana', 'Quinta', '9000', 'Europe/Lisbon'],
    [bo, 'Bo', 'Nordwerk', '500000', 'Europe/Berlin'],
  ]);
  before = team.host.remember();
});
afterAll(() => team.host.close());

const refuse = (...scopes: readonly string[]): void => {
  team.host.recall(before);
  team.host.traits.refusedScopes = scopes;
};

const ask = <T>(name: string, request: unknown): Answer<T> =>
  JSON.parse(String(team.host.run(name, [JSON.stringify(request)], { via: 'sidebar' }).value)) as Answer<T>;

const mails = ['gmail.readonly', 'gmail.compose'];

it.each([
  ['nothing', [], 1, 1, 'Replies to rep@northbridge.example can be read.', ''],
  ['seeing replies', ['gmail.readonly'], 0, 0, 'Replies cannot be read', 'Replies cannot be read now, so nothing is sent.'],
  ['the mailbox', mails, 0, 0, 'Replies cannot be read', 'Replies cannot be read now, so nothing is sent.'],
  ['drafts and sending', ['gmail.compose'], 0, 0, 'can be read', 'No draft for'],
  ['sending', ['script.send_mail'], 0, 1, 'can be read', 'Next Touch has no permission to send'],
  ['running every hour', ['script.scriptapp'], 1, 1, 'can be read', ''],
] as const)('%s refused: enrolling, dates and looking go on', (_what, scopes, sent, drafts, mailbox, told) => {
  refuse(...scopes);
  expect(team.enroll('outbound', '2026-03-02', [ana, bo]).refused).toEqual([]);
  expect(team.shown(ana, 'Next Contact Due')).toBe('Tue 3 Mar 2026 09:00');
  team.host.clock.moveTo(wednesday);
  const run = team.tick();
  expect([run.ok, run.error]).toEqual([true, undefined]);
  expect([team.sent().length, team.host.mail.drafts(rep).length]).toEqual([sent, drafts]);
  const shown = ask<Overview>('sidebarOverview', { who: 'me' });
  expect(shown).toMatchObject({ ok: true, value: { counts: { running: 2 } } });
  if (!shown.ok) return;
  expect(shown.value.mailbox.words).toContain(mailbox);
  expect(shown.value.trigger.on).toBe(!scopes.some((scope) => scope === 'script.scriptapp'));
  expect(shown.value.lastTick?.words).toContain(told);
});

const scope = 'https://www.googleapis.com/auth/script.send_mail';

it.each([
  [`Specified permissions are not sufficient to call Ui.showSidebar. Required permissions: ${scope}`, true],
  [`You do not have permission to call MailApp.getRemainingDailyQuota. Required permissions: ${scope}`, true],
  ['The script does not have permission to perform that action.', true],
  ['Authorization is required to perform that action. Please run the script again to authorize it.', true],
  ['API call to gmail.users.drafts.send failed with error: Request had insufficient authentication scopes.', true],
  ['API call to gmail.users.getProfile failed with error: Insufficient Permission', true],
  [`Les autorisations spécifiées ne sont pas suffisantes pour appeler Ui.showSidebar. Autorisations requises : ${scope}`, true],
  [`No cuentas con el permiso para llamar a MailApp.getRemainingDailyQuota. Permisos necesarios: ${scope}`, true],
  ['Service invoked too many times for one day: gmail.', false],
  ['API call to gmail.users.getProfile failed with error: Empty response', false],
  ['Exception: We are sorry, a server error occurred. Please wait a bit and try again.', false],
] as const)('a refusal in the words of any service and language: %s', (words, is) => {
  expect(isRefusal(new Error(words))).toBe(is);
});

it('who runs every hour may not: the switch stands, and says why no run comes', () => {
  refuse('script.scriptapp');
  expect(ask('sidebarSending', { who: 'all', on: true })).toEqual({
    ok: true,
    value: {
      all: true,
      me: true,
      missing: ['Google was not allowed to run Next Touch every hour. Allow it: the sidebar says how, under More, Health.'],
    },
  });
});

it('drafts refused for days: the Log does not grow with every run', () => {
  refuse('gmail.compose');
  team.enroll('outbound', '2026-03-02', [ana, bo]);
  team.host.clock.moveTo(wednesday);
  team.tick();
  const lines = team.rows('Log').length;
  for (let n = 0; n < 6; n++) team.tick();
  expect(team.rows('Log').length - lines).toBeLessThanOrEqual(1);
});

it('a user whom Google does not name: nothing is written for them, and one line tells of their runs', () => {
  refuse('userinfo.email', ...mails);
  expect(team.enroll('outbound', '2026-03-02', [ana]).refused).toEqual([
    { row: 2, email: ana, words: 'Google does not tell who you are: write your address into Owner.' },
  ]);
  team.type(ana, 'Owner', rep);
  expect(team.enroll('outbound', '2026-03-02', [ana]).refused).toEqual([]);
  team.host.clock.moveTo(wednesday);
  team.tick();
  team.tick();
  expect(team.rows('System').filter(({ Name }) => Name?.startsWith('Heartbeat'))).toHaveLength(1);
  expect(team.sent()).toEqual([]);
  expect(team.host.clock.now()).toBeGreaterThan(monday);
});

it('every permission of the manifest is explained in the sidebar and in the guide, and no other', () => {
  const text = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');
  const manifest = JSON.parse(text('appsscript.json')) as { oauthScopes: string[] };
  const asked = manifest.oauthScopes.map((scope) => scope.slice(scope.lastIndexOf('/auth/') + '/auth/'.length)).sort();
  expect([...explainedScopes].sort()).toEqual(asked);
  const guide = text('docs/permissions.md');
  expect(asked.filter((scope) => !guide.includes(`\`${scope}\``))).toEqual([]);
});
