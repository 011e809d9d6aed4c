import type { Browser, Page } from 'playwright-core';
import type { SidebarCallName } from '../../src/app/sidebarContract';
import { openBrowser } from '../support/chromium';
import { notSetUp, type Served, survey } from './answers';
import { type Opened, openSidebar, openView, sidebarHtml } from './openSidebar';
import { sound } from './sound';

jest.setTimeout(120_000);

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
  return { page: open.page, it: open };
};

const tab = openView;
const callsOf = (it: Opened, name: SidebarCallName): unknown[] =>
  it.asked.filter((call) => call.name === name).map((call) => call.request);

test('the page is one small file without anything that HtmlService breaks', () => {
  expect(Buffer.byteLength(html)).toBeLessThan(120_000);
  expect(html.match(/<\/script/g)).toHaveLength(1);
  expect(html).not.toMatch(/<\?/);
});

test('a file that is not set up opens on the first steps, and says so elsewhere', async () => {
  const { page } = await start({ sidebarOverview: () => notSetUp });
  await page.getByRole('heading', { name: 'What will be done' }).waitFor();
  await tab(page, 'Today');
  await page.getByText('not set up yet').waitFor();
  await tab(page, 'Health');
  await page.getByText('not set up yet').waitFor();
});

test('set-up: matches are shown, corrected, and done as shown', async () => {
  const { page, it } = await start();
  await tab(page, 'Set-up');
  await page.getByRole('heading', { name: 'Your columns' }).waitFor();
  await sound(page);
  await it.picture('sidebar-set-up');
  await page.getByText('Recognised: Email, Company').click();
  await sound(page);
  await page.getByRole('combobox', { name: 'Company', exact: true }).selectOption('3');
  await page.getByRole('combobox', { name: 'Columns', exact: true }).selectOption('full');
  await page.getByText('Looking again').waitFor({ state: 'detached' });
  expect(callsOf(it, 'sidebarSurvey')).toEqual([
    { sheet: null, set: 'essential', columns: {} },
    { sheet: null, set: 'essential', columns: { company: 3 } },
    { sheet: null, set: 'full', columns: { company: 3 } },
  ]);
  await page.getByRole('button', { name: 'Set up "Prospects"' }).click();
  await page.getByText('Set-up is complete.').waitFor();
  await page.getByText('What was done (2)').click();
  await page.getByText('2 sheets made.').waitFor();
  expect(callsOf(it, 'sidebarSetUp')).toEqual([
    { sheet: 'Prospects', set: 'full', columns: { company: 3 }, print: 'survey-print' },
  ]);
  await sound(page);
});

test('set-up: a problem that blocks keeps the button still', async () => {
  const blocked = [{ words: 'There is no column with addresses.', repair: null, blocks: true }];
  const { page, it } = await start({
    sidebarSurvey: () => ({ ...survey, problems: blocked }),
  });
  await tab(page, 'Set-up');
  await page.getByText('Please mend what is said above first.').waitFor();
  await page.getByRole('button', { name: 'Set up "Prospects"' }).click({ force: true });
  expect(callsOf(it, 'sidebarSetUp')).toEqual([]);
});

test('the keyboard reaches every view: arrows between tabs, Enter and Escape behind More', async () => {
  const { page, it } = await start();
  const focused = () =>
    page.evaluate(() => [
      document.activeElement?.textContent?.replace(/\d.*/, ''),
      document.activeElement?.getAttribute('aria-selected'),
    ]);
  await page.getByRole('heading', { name: 'Overdue (1)' }).waitFor();
  await page.getByRole('tab', { name: /^Today/ }).focus();
  for (const [key, name] of [
    ['ArrowRight', 'Prospect'],
    ['ArrowRight', 'Enroll'],
    ['ArrowRight', 'More'],
    ['ArrowRight', 'Today'],
    ['End', 'More'],
    ['Home', 'Today'],
    ['ArrowLeft', 'More'],
  ] as const) {
    await page.keyboard.press(key);
    expect(await focused()).toEqual([name, 'true']);
  }
  await sound(page);
  await it.picture('sidebar-more');
  await page.getByRole('button', { name: 'Opt-outs' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Opt-outs', exact: true }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'panel');
  expect(await page.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe('tab-more view-name');
  const field = page.getByLabel('Addresses or domains');
  await field.fill('ana@quinta.example');
  await field.press('Escape');
  expect(await field.inputValue()).toBe('ana@quinta.example');
  await page.getByRole('button', { name: 'More' }).focus();
  await page.keyboard.press('Escape');
  await page.getByRole('list', { name: 'More' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'more-optouts');
  await page.getByRole('button', { name: 'Opt-outs' }).click();
  expect(await page.getByLabel('Addresses or domains').inputValue()).toBe('ana@quinta.example');
});

test('a sidebar that is opened again in the same browser tab shows the view it had; a new one begins with Today', async () => {
  const { page } = await start();
  await tab(page, 'Opt-outs');
  await page.reload();
  await page.getByRole('heading', { name: 'Opt-outs', exact: true }).waitFor();
  await page.evaluate(() => sessionStorage.setItem('next-touch view', 'a view of another version'));
  await page.reload();
  await page.getByRole('heading', { name: 'Overdue (1)' }).waitFor();
  // A browser that keeps nothing for a page within a page.
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get() {
        throw new Error('SecurityError');
      },
    });
  });
  await page.reload();
  await tab(page, 'Enroll');
  await page.getByText('5 rows selected').waitFor();
});
