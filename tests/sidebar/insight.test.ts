import type { Browser, Page } from 'playwright-core';
import type { InsightRequest } from '../../src/app/insightContract';
import { openBrowser } from '../support/chromium';
import { newTeam, rep } from '../support/team';
import { notSetUp } from './answers';
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

const start = async (): Promise<{ page: Page; it: Opened }> => {
  open = await openSidebar(browser, html);
  open.page.setDefaultTimeout(10_000);
  await openView(open.page, 'Insight');
  return { page: open.page, it: open };
};

const asked = (it: Opened): unknown[] => it.asked.filter(({ name }) => name === 'sidebarInsight').map(({ request }) => request);
/** The cells of a table as text, a row a line, without what is drawn for the eye alone. */
const rowsOf = (page: Page, name: string): Promise<string[]> =>
  page
    .getByRole('table', { name })
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.replace(/\s+/g, ' ')).join(' | ')),
    );

test('figures stand in tables, each beside its bar, and nothing of a cell is more than text', async () => {
  const { page, it } = await start();
  await page.getByRole('heading', { name: 'How far they came' }).waitFor();
  expect(asked(it)).toEqual([{ days: 90, cadence: null, who: 'all' }]);
  expect(await rowsOf(page, 'How far they came')).toEqual([
    'Stage | People | Share',
    'Entered a cadence | 412 | 100 %',
    'Were touched | 398 | 96.6 %',
    'Replied | 61 | 14.8 %',
    'Booked a meeting | 22 | 5.3 %',
    'Won | 4 | 1 %',
  ]);
  expect(await rowsOf(page, 'Replies per step')).toEqual([
    'Step | Done | Replied | Share',
    'Outbound 21-Day',
    '1 · Email | 360 | 32 | 8.9 % 6–12 %',
    '3 · Call | 21 | 3 | not enough yet',
    '<img src=x onerror="document.title=1">',
    '1 · Email | 44 | 9 | 20.5 % 11–35 %',
  ]);
  expect(await rowsOf(page, 'The persistence gap')).toEqual([
    'Given up after | People | Share | Guide',
    '1 touch | 4 | 3.1 % | 44 %',
    '2 touches | 6 | 4.7 % | 22 %',
    '3 touches | 9 | 7 % | –',
    '4 touches | 10 | 7.8 % | –',
    '5 or more | 99 | 77.3 % | 8 %',
  ]);
  await page.getByRole('region', { name: 'Why they left' }).getByText('Nothing yet.').waitFor();
  // A proposal says how it is done by hand; what cannot be told apart has none.
  await page.getByText('Worth a try: Use “Late deliveries').waitFor();
  await page.getByText('delete the row of the other on the Templates sheet. Next Touch changes nothing by itself.').waitFor();
  await page.getByText('cannot be told apart yet').waitFor();
  await it.picture('sidebar-insight');
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(async () => {
    const { run } = (
      window as unknown as {
        axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    const { violations } = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
      width: document.documentElement.scrollWidth,
      images: document.querySelectorAll('img').length,
      title: document.title,
    };
  });
  expect(found).toEqual({ violations: [], width: 300, images: 0, title: expect.not.stringMatching(/^1$/) });
});

test('a choice asks anew; an older answer that comes later is dropped, and a failure keeps what was shown', async () => {
  const { page, it } = await start();
  await page.getByText('Mon 24 Aug 2026 to').waitFor();
  it.from('sidebarInsight', { hold: 'late' });
  await page.getByLabel('Cadence').selectOption('Outbound 21-Day');
  it.from('sidebarInsight', 'answer');
  await page.getByLabel('Time').selectOption('The whole Log');
  await page.getByText('All until Sun 22 Nov 2026').waitFor();
  it.release('late');
  await page.getByLabel('Whose').selectOption('Mine');
  const wishes: InsightRequest[] = [
    { days: 90, cadence: null, who: 'all' },
    { days: 90, cadence: 'Outbound 21-Day', who: 'all' },
    { days: null, cadence: 'Outbound 21-Day', who: 'all' },
    { days: null, cadence: 'Outbound 21-Day', who: 'me' },
  ];
  await page.getByText('All until Sun 22 Nov 2026').waitFor();
  expect(asked(it)).toEqual(wishes);

  it.from('sidebarInsight', { fail: 'We are sorry, a server error occurred.' });
  await page.getByLabel('Time').selectOption('Last 90 days');
  await page.getByRole('alert').getByText('We are sorry, a server error occurred.').waitFor();
  expect(await rowsOf(page, 'How far they came')).toHaveLength(6);
  it.from('sidebarInsight', 'answer');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Mon 24 Aug 2026 to').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('the figures can be taken along, also where the browser keeps its clipboard', async () => {
  const { page, it } = await start();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy as CSV' }).click();
  await page.getByText('Copied.').waitFor();
  const csv = await page.evaluate(() => navigator.clipboard.readText());
  expect(csv.split('\r\n').slice(0, 2)).toEqual([
    'Table,Group,Name,Count,Answered,Percent,Low,High,Guide',
    'How far they came,"","Entered a cadence",412,,100,,,',
  ]);
  expect(csv).toContain('Replies per step,"<img src=x onerror=""document.title=1"">","1 · Email",44,9,20.5,11.2,34.5,\r\n');
  expect(csv).toContain('The persistence gap,"","1 touch",4,,3.1,,,44\r\n');
  // A spreadsheet computes nothing of it.
  expect(csv).toContain('Templates and wordings,"\'=1+1 email",');
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
  });
  await page.getByRole('button', { name: 'Copy as CSV' }).click();
  await page.getByText('copy this text by hand').waitFor();
  expect(await page.getByLabel('All figures as CSV').inputValue()).toBe(csv.replace(/\r\n/g, '\n'));
  expect(asked(it)).toHaveLength(1);
});

test('a file that is not set up says so', async () => {
  open = await openSidebar(browser, html, { sidebarOverview: () => notSetUp });
  await openView(open.page, 'Insight');
  await open.page.getByText('This file is not set up yet.').waitFor();
});

test('on a real file: what went out and came back is counted, by the script as it ships', async () => {
  const ana = 'ana@quinta.example';
  const team = await newTeam([
    ['E-mail', 'First name', 'Company name', 'Deal value', 'Time Zone'],
    [ana, 'Ana', 'Quinta', '20000', 'Europe/Lisbon'],
    ['bo@nordwerk.example', 'Bo', 'Nordwerk', '20000', 'Europe/Lisbon'],
  ]);
  try {
    team.enroll('outbound', '2026-03-02', [ana, 'bo@nordwerk.example']);
    team.setting('Personalise', 'none');
    team.host.clock.moveTo(Date.UTC(2026, 2, 3, 8, 10));
    team.tick();
    const mail = team.sent().find(({ to }) => to[0]?.address === ana);
    team.host.mail.replyAs(rep, { messageId: mail?.id ?? '', text: 'Sounds interesting, can we talk on Thursday?' });
    team.hours(1);
    team.host.clock.moveTo(Date.UTC(2026, 2, 11, 9));
    const before = JSON.stringify(team.host.sheets().map(({ name }) => team.host.values(name)));
    open = await openSidebar(browser, html, {}, (name, request) => {
      const result = team.host.run(name, [request], { via: 'sidebar' });
      if (!result.ok) throw new Error(result.error?.message ?? 'failed');
      return String(result.value);
    });
    await openView(open.page, 'Insight');
    await open.page.getByRole('table', { name: 'Replies per step' }).waitFor();
    expect(await rowsOf(open.page, 'How far they came')).toEqual([
      'Stage | People | Share',
      'Entered a cadence | 2 | 100 %',
      'Were touched | 2 | 100 %',
      'Replied | 1 | 50 %',
      'Booked a meeting | 0 | 0 %',
      'Won | 0 | 0 %',
    ]);
    expect(await rowsOf(open.page, 'Replies per step')).toEqual([
      'Step | Done | Replied | Share',
      'Outbound 21-Day',
      '1 · Email | 2 | 1 | not enough yet',
    ]);
    expect(await rowsOf(open.page, 'When mails went out')).toEqual([
      'Time | Sent | Replied | Share',
      'Tue 08:00–10:00 | 2 | 1 | not enough yet',
    ]);
    await open.page.getByLabel('Cadence').selectOption('Outbound 21-Day');
    await open.page.getByLabel('Whose').selectOption('Mine');
    // One cadence needs no name above its steps.
    await open.page.getByRole('table', { name: 'Replies per step' }).getByText('Outbound 21-Day').waitFor({ state: 'detached' });
    expect((await rowsOf(open.page, 'Replies per step'))[1]).toBe('1 · Email | 2 | 1 | not enough yet');
    // It looks, and changes nothing.
    expect(JSON.stringify(team.host.sheets().map(({ name }) => team.host.values(name)))).toBe(before);
  } finally {
    team.host.close();
  }
});
