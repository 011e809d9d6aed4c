import type { Browser, Page } from 'playwright-core';
import type { SidebarCallName } from '../../src/app/sidebarContract';
import { openBrowser } from '../support/chromium';
import { erasePreview, hostile, listPreview, notSetUp, overview, type Served } from './answers';
import { type Opened, openSidebar, openView, sidebarHtml } from './openSidebar';

jest.setTimeout(120_000);

const axe = require.resolve('axe-core/axe.min.js');
let browser: Browser;
let html: string;
let open: Opened | null = null;

beforeAll(async () => {
  html = sidebarHtml();
  browser = await openBrowser();
});
afterEach(async () => {
  expect(open?.faults ?? []).toEqual([]);
  await open?.page.close();
  open = null;
});
afterAll(() => browser.close());

const start = async (answer: Partial<Served> = {}): Promise<{ page: Page; it: Opened }> => {
  open = await openSidebar(browser, html, answer);
  open.page.setDefaultTimeout(10_000);
  await openView(open.page, 'Opt-outs');
  return { page: open.page, it: open };
};
const callsOf = (it: Opened, name: SidebarCallName): unknown[] =>
  it.asked.filter((call) => call.name === name).map((call) => call.request);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

const sound = async (page: Page): Promise<void> => {
  await page.addScriptTag({ path: axe }).catch(() => undefined);
  const found = await page.evaluate(async () => {
    const { run } = (
      window as unknown as {
        axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    const { violations } = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`),
      width: document.documentElement.scrollWidth,
      images: document.querySelectorAll('img').length,
    };
  });
  expect(found).toEqual({ violations: [], width: 300, images: 0 });
};

test('adding: shown first, written at the second click, and nothing is left to be clicked twice', async () => {
  const { page, it } = await start();
  await sound(page);
  await it.picture('sidebar-optouts');
  await button(page, 'Show what will be added').click({ force: true });
  expect(callsOf(it, 'sidebarListPreview')).toEqual([]);

  await page.getByLabel('Addresses or domains, one a line').fill('ana@quinta.example\nnobody at all');
  await button(page, 'Show what will be added').click();
  await page.getByText('3 lines will be added. Nothing comes off the list.').waitFor();
  await page.getByText('1 prospect in a cadence leaves it for good in the next run.').waitFor();
  await page.getByText('Who', { exact: true }).click();
  await page.getByText('2 lines cannot be read').click();
  expect(await page.getByText(hostile).count()).toBe(2);
  await sound(page);
  await it.picture('sidebar-optouts-adding');
  expect(callsOf(it, 'sidebarListImport')).toEqual([]);

  await button(page, 'Add 3 lines').click();
  await page.getByText(/^3 lines added, 1 stood there already/).waitFor();
  expect(callsOf(it, 'sidebarListImport')).toEqual([{ text: 'ana@quinta.example\nnobody at all' }]);
  expect(await button(page, 'Add 3 lines').count()).toBe(0);
  expect(await page.getByLabel('Addresses or domains, one a line').inputValue()).toBe('');
});

test('adding: what was shown is gone as soon as something else is written', async () => {
  const { page } = await start();
  await page.getByLabel('Addresses or domains, one a line').fill('ana@quinta.example');
  await button(page, 'Show what will be added').click();
  await button(page, 'Add 3 lines').waitFor();
  await page.getByLabel('Addresses or domains, one a line').fill('ben@quinta.example');
  expect(await button(page, 'Add 3 lines').count()).toBe(0);
});

test.each<[what: string, bytes: Buffer, text: string]>([
  ['UTF-8', Buffer.from('Email\r\njosé@firm.example'), 'Email\r\njosé@firm.example'],
  ['UTF-16', Buffer.from('\ufeffEmail\tjosé', 'utf16le'), 'Email\tjosé'],
  ['the old Western charset', Buffer.from('jos\xe9@firm.example', 'latin1'), 'josé@firm.example'],
])('a file in %s is read in the browser', async (_what, buffer, text) => {
  const { page, it } = await start();
  await page
    .getByLabel('or a file: CSV, or an export of this list')
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
  await page.getByText('Read: list.csv').waitFor();
  await button(page, 'Show what will be added').click();
  await button(page, 'Add 3 lines').waitFor();
  expect(callsOf(it, 'sidebarListPreview')).toEqual([{ text }]);
});

test('a key alone is put back, and a list with nothing new offers nothing', async () => {
  const { page, it } = await start({
    sidebarListPreview: ({ text }) => ({ ...listPreview, added: 0, examples: [], leaving: 0, keys: text === 'key' ? 1 : 0 }),
  });
  await page.getByLabel('Addresses or domains, one a line').fill('key');
  await button(page, 'Show what will be added').click();
  await button(page, 'Put the key back').click();
  expect(callsOf(it, 'sidebarListImport')).toHaveLength(1);
  await page.getByLabel('Addresses or domains, one a line').fill('old');
  await button(page, 'Show what will be added').click();
  await page.getByText('Nothing new in there.').waitFor();
  expect(await button(page, /^(Add|Put)/).count()).toBe(0);
});

test('exporting: a file to download, and the text for where downloads are not allowed', async () => {
  const { page, it } = await start();
  await button(page, 'Export the list').click();
  const link = page.getByRole('link', { name: 'Download do-not-contact 2026-03-02.csv' });
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('do-not-contact 2026-03-02.csv');
  await page.getByText('Or copy the text').click();
  expect(await page.getByLabel('The list as CSV').inputValue()).toMatch(/^Address or Domain,Since/);
  await page.getByText(/^Row 4: "nobody"/).waitFor();
  await sound(page);
  await it.picture('sidebar-optouts-export');
});

test('erasing: who, what goes and what stays, then one click with the number in it', async () => {
  const { page, it } = await start();
  await button(page, 'Show what goes and what stays').click();
  await page.getByText('Ana Prieto').waitFor();
  await page.getByText('Rows 3, 14', { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'This goes' }).waitFor();
  await page.getByText(/keyed hash of the address/).waitFor();
  await sound(page);
  await it.picture('sidebar-optouts-erase');
  expect(callsOf(it, 'sidebarErase')).toEqual([]);
  await button(page, 'Erase 1 person for good').click();
  await page.getByText('12 lines of the Log emptied of address and words.').waitFor();
  expect(callsOf(it, 'sidebarErasePreview')).toEqual([{ address: '' }]);
  expect(callsOf(it, 'sidebarErase')).toEqual([{ rows: [3], address: '', print: 'erase-print' }]);
  expect(await button(page, /for good$/).count()).toBe(0);
  await it.picture('sidebar-optouts-erased');
});

test('erasing: by address, with the keyboard alone, and what is refused is said beside it', async () => {
  const { page, it } = await start();
  await page.getByLabel('Address (blank: the selected rows)').fill(' zoe@gone.example ');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await button(page, 'Erase 1 person for good').waitFor();
  it.from('sidebarErase', { fail: 'The sheet has changed since it was shown.' });
  await button(page, 'Erase 1 person for good').press('Enter');
  await page.getByRole('alert').getByText('The sheet has changed since it was shown.').waitFor();
  expect(callsOf(it, 'sidebarErase')).toEqual([{ rows: [], address: 'zoe@gone.example', print: 'erase-print' }]);
});

test('erasing: nobody selected offers no button', async () => {
  const { page } = await start({
    sidebarErasePreview: () => ({
      ...erasePreview,
      people: [],
      goes: [],
      stays: [],
      warnings: ['There is nobody in the selected rows.'],
    }),
  });
  await button(page, 'Show what goes and what stays').click();
  await page.getByText('There is nobody in the selected rows.').waitFor();
  expect(await button(page, /^Erase/).count()).toBe(0);
});

test('a list that stops all sending says so here, where it can be put right', async () => {
  const words =
    'Do Not Contact row 2, Address or Domain: this hash of erased people cannot be compared with anybody. Put it back.';
  const missing = ['Write your Postal Address on the Settings sheet.', words];
  const { page, it } = await start({ sidebarOverview: () => ({ ...overview, sending: { ...overview.sending, missing } }) });
  await page.getByText(words).waitFor();
  expect(await page.getByText('Write your Postal Address').count()).toBe(0);
  await sound(page);
  await it.picture('sidebar-optouts-doubt');
});

test('before set-up there is nothing to do here', async () => {
  const { page } = await start({ sidebarOverview: () => notSetUp });
  await openView(page, 'Opt-outs');
  await page.getByText('This file is not set up yet.').waitFor();
});
