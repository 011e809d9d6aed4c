import type { Browser, Page } from 'playwright-core';
import type { SidebarCallName } from '../../src/app/sidebarContract';
import { openBrowser } from '../support/chromium';
import { hostile, overview, type Served } from './answers';
import { healed, health } from './healthAnswers';
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
  await openView(open.page, 'Health');
  return { page: open.page, it: open };
};

const callsOf = (it: Opened, name: SidebarCallName): unknown[] =>
  it.asked.filter((call) => call.name === name).map((call) => call.request);

test('one light in words and shape, what is wrong first, and a button that mends it', async () => {
  const { page, it } = await start();
  await page.getByText('2 things need you. The rest goes on.').waitFor();
  await page.getByText('In order (2)').click();
  await sound(page);
  expect(await page.locator('.light').textContent()).toBe('▲Needs you2 things need you. The rest goes on.');
  expect(await page.getByRole('heading', { name: /^Formulas ?, needs you$/ }).count()).toBe(1);
  expect(await page.getByText(hostile).count()).toBe(1);
  it.from('sidebarHealth', { fail: 'Lost the connection' });
  await page.getByRole('button', { name: 'Repair the sheet' }).click();
  await page.getByRole('alert').getByText('Lost the connection').waitFor();
  expect(await page.getByText('2 things need you.').count()).toBe(1);
  it.from('sidebarHealth', 'answer');
  await page.getByRole('button', { name: 'Repair the sheet' }).click();
  await page.getByText('1 cell cleared.').waitFor();
  await page.getByText('Everything works.').waitFor();
  expect(await page.getByRole('button', { name: 'Repair the sheet' }).count()).toBe(0);
  expect(callsOf(it, 'sidebarHealth')).toEqual([
    { what: 'look' },
    { what: 'repair', does: 'sheet' },
    { what: 'repair', does: 'sheet' },
  ]);
  await sound(page);
});

test('a second click while a repair runs asks for nothing; a stop is told line by line', async () => {
  const words = 'The Log is older than the last run. Put the later version back. Or go on.';
  const { page, it } = await start({
    sidebarHealth: ({ what }) =>
      what === 'repair'
        ? healed
        : {
            ...health,
            level: 'stopped',
            words: 'Nothing goes out until this is put right: Stopped.',
            checks: [
              {
                name: 'Stopped',
                level: 'stopped',
                words,
                more: [],
                repair: { does: 'go on', words: 'Go on with this version' },
              },
            ],
          },
  });
  const button = page.getByRole('button', { name: 'Go on with this version' });
  await button.waitFor();
  expect(await page.locator('article p').allTextContents()).toEqual([
    'The Log is older than the last run.',
    'Put the later version back.',
    'Or go on.',
  ]);
  await sound(page);
  it.from('sidebarHealth', { hold: 'repair' });
  await button.click();
  await page.getByText('Putting it right').waitFor();
  await button.click({ force: true });
  it.release('repair');
  await page.getByText('Everything works.').waitFor();
  expect(callsOf(it, 'sidebarHealth')).toEqual([{ what: 'look' }, { what: 'repair', does: 'go on' }]);
});

test('the coming days are a table with figures, and the permissions say what each is for', async () => {
  const { page } = await start();
  const days = page.getByRole('table', { name: 'Automatic mails of the next sending days, me@team.example' });
  await days.waitFor();
  expect(await days.getByRole('row').allTextContents()).toEqual([
    'DayDueGoesMay go',
    'Tue 3 Mar121010',
    'Wed 4 Mar3510',
    'Thu 5 Mar0010',
  ]);
  await page.getByText('Colleagues (1)').click();
  await page.getByText('20 more are due by then and wait.').waitFor();
  const rungs = page.getByRole('region', { name: 'Permissions' });
  expect(await rungs.locator('ol > li > h3').allTextContents()).toEqual([
    '1. Formulasreached',
    '2. Draftsreached',
    '3. Sendingnot yet',
  ]);
  expect(await rungs.getByText('Run once an hour.').count()).toBe(1);
  const link = rungs.getByRole('link', { name: 'Allow more on Google’s page' });
  expect([await link.getAttribute('href'), await link.getAttribute('rel')]).toEqual([
    'https://accounts.google.com/o/oauth2/auth',
    'noopener noreferrer',
  ]);
  await sound(page);
});

test('where Google names no page, or a strange one, the menu is named instead of a link', async () => {
  const { page } = await start({ sidebarHealth: () => ({ ...health, grantAt: 'javascript:document.title=1' }) });
  await page.getByText('Google asks there for what is missing').waitFor();
  expect(await page.getByRole('link').count()).toBe(0);
});

test('the switches show what the sheet says, also after a failure; a tick says what it did', async () => {
  let on = false;
  const { page, it } = await start({
    sidebarSending: (thrown) => {
      on = thrown.on;
      return { ...overview.sending, all: on };
    },
    sidebarOverview: () => ({ ...overview, sending: { ...overview.sending, all: on } }),
  });
  const everyone = page.getByRole('switch', { name: 'For everyone' });
  await everyone.waitFor();
  it.from('sidebarSending', { fail: 'You do not have permission' });
  await everyone.click();
  await page.getByText('You do not have permission').waitFor();
  expect(await everyone.isChecked()).toBe(false);
  it.from('sidebarSending', 'answer');
  await everyone.click();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[role=switch]')?.checked);
  expect(callsOf(it, 'sidebarSending')).toEqual([
    { who: 'all', on: true },
    { who: 'all', on: true },
  ]);
  await page.getByRole('button', { name: 'Run now' }).click();
  await page.getByText('1 reply found.').waitFor();
  await sound(page);
});

test('where each sender stands', async () => {
  const { page } = await start();
  const senders = page.getByRole('region', { name: 'Senders' });
  await senders.waitFor();
  expect(await senders.getByRole('listitem').count()).toBe(2);
  await senders.getByText('9 mails wait for room').waitFor();
  await senders.getByText('Away until Fri 6 Mar 2026').waitFor();
  await senders.getByText('When a day is full').waitFor();
});
