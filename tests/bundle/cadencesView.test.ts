import type { Browser, Page } from 'playwright-core';
import { callSidebar } from '../../local/onceStage';
import type { CadenceList, CadencesSaved, Effect, Texts } from '../../src/app/cadencesContract';
import { type Opened, openSidebar, openView, sidebarHtml } from '../sidebar/openSidebar';
import { openBrowser } from '../support/chromium';
import { newTeam, type Team } from '../support/team';

/** The Cadences view in Chromium, on the local host with the built bundle: what it shows, writes and undoes on the very sheets. */

jest.setTimeout(120_000);

const people = [
  ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone'],
  ['ana@quinta.example', 'Ana', 'Quinta', '20000', 'Europe/Lisbon'],
  ['bela@duna.example', 'Bela', 'Duna', '20000', 'Europe/Berlin'],
  ['cleo@cala.example', 'Cleo', 'Cala', '20000', 'Europe/Berlin'],
];
const [ana, bela, cleo] = ['ana@quinta.example', 'bela@duna.example', 'cleo@cala.example'] as const;

let browser: Browser;
let team: Team;
let open: Opened;
let page: Page;

const button = (name: string | RegExp) => page.getByRole('button', { name });
/** As the sheet shows it, in Berlin: Ana's 08:00 is in Lisbon. */
const due = (): string[] => [ana, bela, cleo].map((who) => team.shown(who, 'Next Contact Due'));
const cadences = (): string[] => team.host.display('Cadences').map((row) => row.join('|'));
const saved = (): Promise<void> => button('Undo').waitFor();
const undone = async (): Promise<void> => {
  await button('Undo').click();
  await page.getByText('It is as it was before.').waitFor();
};

beforeAll(async () => {
  team = await newTeam(people);
  team.enroll('outbound', '2026-03-02', [ana, bela]);
  browser = await openBrowser();
  open = await openSidebar(browser, sidebarHtml(), {}, (name, request) => {
    const result = team.host.run(name, [request], { via: 'sidebar' });
    if (!result.ok) throw new Error(result.error?.message ?? 'failed');
    return String(result.value);
  });
  page = open.page;
  page.setDefaultTimeout(20_000);
  await openView(page, 'Cadences');
});
afterAll(async () => {
  await page?.close();
  await browser?.close();
  team?.host.close();
});
afterEach(() => expect(open.faults).toEqual([]));

test('an edit shows who moves, moves the dates on the sheet, and is undone', async () => {
  const was = cadences();
  expect(due()).toEqual(['Tue 3 Mar 2026 09:00', 'Tue 3 Mar 2026 08:00', '']);
  await button(/^Outbound 21-Day/).click();
  await page.getByText(/^1\. Day 1/).click();
  const step = page.locator('details.step').first();
  await step.getByRole('combobox', { name: 'Channel' }).selectOption('call');
  await button('Save').click();
  await page.getByText('2 of 2 prospects in it get a different next touch, 2 due at once.').waitFor();
  await page
    .getByText('Email 1 of 7 · introduction: Tue 3 Mar 2026 08:00 → Call 1 of 7 · introduction: Mon 2 Mar 2026 09:00')
    .first()
    .waitFor();
  await button('Save and move 2').click();
  await saved();
  expect(due()).toEqual(['Mon 2 Mar 2026 10:00', 'Mon 2 Mar 2026 09:00', '']);
  expect(team.shown(ana, 'Next Touch')).toBe('Call 1 of 7 · introduction');
  await undone();
  expect(cadences()).toEqual(was);
  expect(due()).toEqual(['Tue 3 Mar 2026 09:00', 'Tue 3 Mar 2026 08:00', '']);
});

test('new enrollments only: whoever is in it stays, and the next one gets the new steps', async () => {
  await page.locator('details.step').first().getByLabel('Day', { exact: true }).fill('2');
  await button('Save').click();
  await button('New enrollments only').click();
  await page.getByRole('heading', { name: 'Outbound 21-Day v2' }).waitFor();
  expect(due().slice(0, 2)).toEqual(['Tue 3 Mar 2026 09:00', 'Tue 3 Mar 2026 08:00']);
  expect(team.enroll('Outbound 21-Day v2', '2026-03-02', [cleo]).refused).toEqual([]);
  expect(team.shown(cleo, 'Next Touch')).toBe('Email 1 of 7 · introduction');
  await button('Undo').click();
  await page.getByText('1 prospect in it: row 4. Let them finish, or move them to another cadence first.').waitFor();
  expect(cadences().filter((row) => row.startsWith('Outbound 21-Day v2'))).toHaveLength(7);
});

test('a text saved here is what goes out, for this cadence alone', async () => {
  await page.getByText(/^1\. Day/).click();
  await button('Email text of step 1').click();
  const body = page.getByLabel('Text', { exact: true });
  await body.waitFor();
  await body.fill('Dear {{First Name}}, which of your orders was late last, and what did it cost {{Company}}?');
  await page.getByText(/^As .*, row \d gets it$/).waitFor();
  await button('Save the text').click();
  await page.getByText('The text "outbound 21-day v2 1 email" is saved.').waitFor();
  for (const who of [bela, cleo]) team.type(who, 'Mode', 'Automatic');
  team.host.clock.moveTo(Date.UTC(2026, 2, 3, 8));
  team.tick();
  const mail = (who: string): string => team.sent().find(({ to }) => to[0]?.address === who)?.text ?? '';
  expect(mail(cleo)).toContain('Dear Cleo, which of your orders was late last, and what did it cost Cala?');
  expect(mail(bela)).not.toContain('Dear Bela');
  expect(mail(bela)).not.toBe('');
});

test.each([
  ['<img src=x onerror=alert(1)>'],
  ['=HYPERLINK("https://evil.example","x")'],
  ['+1+1'],
  ['مرحبا بالعالم'],
  ['2026-03-02'],
])('%s becomes the name of a cadence as text, and goes again', (name) => {
  const list = callSidebar<CadenceList>(team.host, 'sidebarCadences', { what: 'list' });
  const base = list.cadences.find(({ id }) => id === 'nurture-90')!;
  const was = cadences();
  const made = callSidebar<Extract<CadencesSaved, { kind: 'saved' }>>(team.host, 'sidebarCadencesSave', {
    does: 'save',
    base: base.id,
    draft: base.draft,
    as: name,
    print: base.print,
  });
  const row = cadences().length;
  expect(team.host.cell('Cadences', `A${row}`)).toMatchObject({ value: name, formula: '', display: name });
  const added = made.list.cadences.find((each) => each.name === name)!;
  callSidebar(team.host, 'sidebarCadencesSave', { does: 'delete', name, print: added.print });
  expect(cadences()).toEqual(was);
});

test('a long text of any kind is kept as it is', () => {
  const of = { cadence: 'nurture-90', step: 1, channel: 'linkedin' };
  const { print } = callSidebar<Texts>(team.host, 'sidebarCadences', { what: 'texts', ...of });
  const body = `=1+1\n${'x'.repeat(5000)}\n<b>مرحبا</b>`;
  callSidebar(team.host, 'sidebarCadencesSave', {
    does: 'text',
    ...of,
    line: 0,
    text: { subject: '', body, role: '', weight: '' },
    apart: false,
    print,
  });
  expect(callSidebar<Texts>(team.host, 'sidebarCadences', { what: 'texts', ...of }).lines[0]?.body).toBe(body);
});

test('what it costs Google: a look and a question read each sheet once', () => {
  const calls = (ask: unknown): Record<string, number> =>
    team.host.run('sidebarCadences', [JSON.stringify(ask)], { via: 'sidebar' }).calls;
  const draft = callSidebar<CadenceList>(team.host, 'sidebarCadences', { what: 'list' }).cadences[0]!.draft;
  const sum = (found: Record<string, number>): number => Object.values(found).reduce((one, other) => one + other, 0);
  expect(sum(calls({ what: 'list' }))).toBeLessThanOrEqual(30);
  expect(sum(calls({ what: 'effect', base: 'outbound', draft }))).toBeLessThanOrEqual(30);
  expect(callSidebar<Effect>(team.host, 'sidebarCadences', { what: 'effect', base: 'outbound', draft }).words).toMatch(
    /^The next touch of all 2/,
  );
});
