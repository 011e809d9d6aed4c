import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { tableOf } from '../../exchange/fileRows';
import { type Opened, openSidebar } from '../sidebar/openSidebar';
import { sound } from '../sidebar/sound';
import { builtBundle } from '../support/builtBundle';
import { openBrowser } from '../support/chromium';
import { newTeam, type Team } from '../support/team';

jest.setTimeout(120_000);

/** The page "Import and export" in a browser, before the script as it ships. */

const hostile = '<img src=x onerror="document.title=1">';
let browser: Browser;
let team: Team;
let opened: Opened;
let page: Page;
let lost = 0;

beforeAll(async () => {
  browser = await openBrowser();
  team = await newTeam([
    ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Meeting Date', 'Notes'],
    ['ana@quinta.example', 'Ana', '', '8000', 'Europe/Berlin', '', ''],
  ]);
  team.host.typeInto('Do Not Contact', 'A2', 'listed.example');
  opened = await openSidebar(browser, readFileSync(join(builtBundle(), 'Exchange.html'), 'utf8'), {}, (name, request) => {
    const result = team.host.run(name, [request], { via: 'sidebar' });
    if (!result.ok) throw new Error(result.error?.message ?? 'failed');
    // Google wrote the rows, and its answer got lost.
    if (String(name) === 'exchangeImport' && lost-- > 0) throw new Error('The answer got lost.');
    return String(result.value);
  });
  page = opened.page;
  page.setDefaultTimeout(20_000);
  await page.setViewportSize({ width: 900, height: 640 });
});
afterAll(async () => {
  await page.close();
  await browser.close();
  team.host.close();
});
afterEach(() => {
  expect(opened.faults).toEqual([]);
});

/** A file as old Windows programs write it. */
const latin = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');
const choose = (name: string, buffer: Buffer): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
const addresses = (): string[] =>
  team.host
    .display('Prospects')
    .slice(1)
    .map(([first = '']) => first)
    .filter((text) => text !== '');
const downloaded = async (name: RegExp): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return readFileSync(await download.path(), 'utf8');
};
const picture = (name: string): Promise<Buffer> =>
  page.screenshot({ path: join(__dirname, `../../build/pictures/exchange-${name}.png`), fullPage: true });
const press = (name: RegExp | string): Promise<void> => page.getByRole('button', { name }).click();

const filler = Array.from(
  { length: 300 },
  (_, index) => `p${index}@firm${index}.example;P${index};${index + 1}.500;0${1 + (index % 9)}/04/2026;`,
);
const file = latin([
  'E-Mail-Adresse;Vorname;Auftragswert;Termin;Notizen;Status',
  'bela@duna.example;B\u00e9la \u0080;12.500;03/04/2026;"=HYPERLINK(""http://evil.example"")";Open',
  `${hostile};${hostile};1;04/05/2026;${hostile};x`,
  'ana@quinta.example;Anna;1;04/05/2026;from the file;x',
  ';Nobody;1;04/05/2026;;',
  'who@listed.example;Who;1;04/05/2026;;',
  'BELA@duna.example;Twice;1;04/05/2026;;',
  'info@firm.example;Team;soon;04/05/2026;;',
  ...filler,
]);

test('a file goes in, is asked about, checked, and taken back', async () => {
  await choose('leads.csv', file);
  await page.getByRole('heading', { name: 'leads.csv: 307 rows' }).waitFor();
  await expect(page.getByLabel('Letters are written as').inputValue()).resolves.toBe('windows-1252');
  await expect(page.getByLabel('Auftragswert goes into').locator('option:checked').textContent()).resolves.toBe('Deal Size');
  await expect(page.getByLabel('Status goes into').locator('option:checked').textContent()).resolves.toBe('Leave out');
  await page.getByText('Next Touch or a formula fills this column.').waitFor();
  await sound(page, 900);
  await picture('columns');
  // What only a person can tell is asked, and nothing goes on before.
  const check = page.getByRole('button', { name: 'Check the rows' });
  await expect(check.getAttribute('aria-disabled')).resolves.toBe('true');
  await page.getByLabel('The day stands first').check();
  await page.getByLabel('A comma begins the decimals').check();
  await check.click();
  await page.getByText('302 rows will be added below the others on "Prospects".').waitFor();
  const list = await page.locator('section[aria-labelledby=review] ul').first().textContent();
  for (const words of [
    '1 row without an address',
    '1 row with an address that is none',
    '1 row with an address that stands above in the file',
    '1 row on the sheet already',
    '1 row on Do Not Contact',
    '1 row with an address that several people may read',
    '1 cell under "Auftragswert" cannot be read as number and stays text',
  ])
    expect(list).toContain(words);
  const first = page.getByLabel('The first rows').locator('tbody tr').first();
  expect(await first.locator('td').allTextContents()).toEqual([
    '2',
    'bela@duna.example',
    'B\u00e9la \u20ac',
    '12500',
    '2026-04-03',
    '=HYPERLINK("http://evil.example")',
  ]);
  await sound(page, 900);
  await picture('review');
  await page.getByLabel(/^Leave out addresses such as/).check();
  await page.getByLabel(/^Fill blank cells/).check();
  const rejected = tableOf(await downloaded(/^Download the 5 rows/)).map(({ cells }) => [cells[0], cells[cells.length - 1]]);
  expect(rejected[0]).toEqual(['E-Mail-Adresse', 'Reason']);
  expect(rejected[1]).toEqual([hostile, expect.stringContaining('is no email address')]);
  expect(rejected.slice(2)).toEqual([
    ['', 'there is no email address'],
    ['who@listed.example', 'they are on the Do Not Contact sheet'],
    ['BELA@duna.example', 'the address stands in line 2 of the file already'],
    ['info@firm.example', 'several people may read this address'],
  ]);
  // The answer gets lost on its way: once more, and everybody is there once.
  lost = 1;
  await press('Import 302 rows');
  await page.getByText('The answer got lost.').waitFor();
  await press('Try again');
  await page.getByText('301 rows added').waitFor();
  expect(addresses()).toHaveLength(302);
  expect(team.shown('ana@quinta.example', 'Notes')).toBe('from the file');
  expect(team.shown('ana@quinta.example', 'First Name')).toBe('Ana');
  expect(team.host.display('Prospects')[2]?.slice(0, 4)).toEqual(['bela@duna.example', 'B\u00e9la \u20ac', '', '12500']);
  expect(await page.title()).toBe('Import and export');
  await press('Done');
  await page.getByText('The last import added 301 rows').waitFor();
  await sound(page, 900);
  await press('Undo that import');
  await page.getByText('301 rows removed.').waitFor();
  expect(addresses()).toEqual(['ana@quinta.example']);
});

test('what cannot be read says so', async () => {
  await press('Go on');
  await choose('leads.xlsx', Buffer.from([0x50, 0x4b, 3, 4]));
  await page.getByText('This is a workbook').waitFor();
  await choose('leads.csv', Buffer.from('Email,Name\n'));
  await page.getByText('There is no row under the headings').waitFor();
});

test('by keyboard alone: to the exports and back, and a file comes out', async () => {
  await page.getByRole('tab', { name: 'Import prospects' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Export' }).getAttribute('aria-selected')).resolves.toBe('true');
  await sound(page, 900);
  await page.getByRole('button', { name: 'Export Prospects' }).focus();
  await page.keyboard.press('Enter');
  expect((await downloaded(/^Download prospects 2026-03-02.csv/)).charCodeAt(0)).toBe(0xfeff);
  await page.getByLabel('Begin with the mark for UTF-8').uncheck();
  expect(await downloaded(/^Download prospects/)).toMatch(/^Email,/);
  await picture('export');
});
