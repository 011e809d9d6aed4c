import type { Browser, Page } from 'playwright-core';
import type { SidebarCallName } from '../../src/app/sidebarContract';
import {
  enrollRows,
  hostile,
  manyRows,
  manyTouches,
  notSetUp,
  overview,
  previewOf,
  type Served,
  selection,
  survey,
} from './answers';
import { type Opened, openBrowser, openSidebar, openView, sidebarHtml } from './openSidebar';

jest.setTimeout(120_000);

const axe = require.resolve('axe-core/axe.min.js');

let browser: Browser;
let html: string;
let open: Opened | null = null;

beforeAll(async () => {
  html = await sidebarHtml();
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

/** No findings of axe, nothing wider than the sidebar, and no cell that became markup. */
const sound = async (page: Page): Promise<void> => {
  await page.addScriptTag({ path: axe }).catch(() => undefined);
  const found = await page.evaluate(async () => {
    const run = (
      window as unknown as {
        axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run;
    const { violations } = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`),
      width: document.documentElement.scrollWidth,
      images: document.querySelectorAll('img').length,
      scripted: document.querySelectorAll('a[href^="javascript"]').length,
    };
  });
  expect(found).toEqual({ violations: [], width: 300, images: 0, scripted: 0 });
};

test('the page is one small file without anything that HtmlService breaks', () => {
  expect(Buffer.byteLength(html)).toBeLessThan(120_000);
  expect(html.match(/<\/script/g)).toHaveLength(1);
  expect(html).not.toMatch(/<\?|`/);
});

test('today: what is due, what needs a person, and answering a task', async () => {
  const { page, it } = await start();
  await page.getByRole('heading', { name: 'Overdue (1)' }).waitFor();
  await sound(page);
  await it.picture('sidebar-today');
  expect(await page.getByText(hostile).count()).toBe(1);
  expect(await page.getByRole('link', { name: '+49 30 123456' }).getAttribute('href')).toBe('tel:+4930123456');
  expect(await page.getByRole('link', { name: /javascript/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'No answer:' }).click();
  await page.getByText('Noted: No answer.').waitFor();
  expect(callsOf(it, 'sidebarMarkDone')).toEqual([{ taskId: 'P2/1/3.call', done: 'No answer' }]);
  await page.getByRole('button', { name: 'Resume Ana Prieto' }).click();
  await page.getByText('Resumed: the next step is due').waitFor();
  expect(callsOf(it, 'sidebarResume')).toEqual([{ prospectId: 'P5' }]);
  await page.getByRole('button', { name: 'Undo: pause them again' }).click();
  await page.getByText('Done.').waitFor();
  expect(callsOf(it, 'sidebarAct')).toEqual([{ does: 'pause', prospectId: 'P5' }]);
  expect(await page.getByRole('button', { name: 'Undo: pause them again' }).count()).toBe(0);
});

test('today: what their answers suggest is one click away', async () => {
  const { page, it } = await start();
  const ana = page.locator('article.needs').filter({ hasText: 'Ana Prieto' });
  await ana.getByText('What else came of it').click();
  await sound(page);
  await it.picture('sidebar-moves');
  expect(await ana.getByLabel('Not now, but on: Ana Prieto', { exact: true }).inputValue()).toBe('2026-09-03');
  await ana.getByRole('button', { name: 'Note it, Not now' }).click();
  await page.getByText('Noted: Later.').waitFor();
  await ana.getByRole('button', { name: 'Not interested: Ana Prieto' }).click();
  await page.getByText('Noted: Not Interested.').waitFor();
  await page.getByRole('button', { name: 'Undo: Cleo' }).click();
  await page.getByRole('button', { name: 'Restart in Re-Engagement: Dara' }).click();
  await page.getByRole('button', { name: 'Resume everyone there: Bela' }).click();
  await page.getByText('Resumed: the next step').waitFor();
  expect(callsOf(it, 'sidebarAct')).toEqual([
    { does: 'outcome', prospectId: 'P5', outcome: 'Later', date: '2026-09-03' },
    { does: 'outcome', prospectId: 'P5', outcome: 'Not Interested', date: '' },
    { does: 'undo', prospectId: 'P6' },
    { does: 're-engage', prospectId: 'P8' },
  ]);
  expect(callsOf(it, 'sidebarResume')).toEqual([{ prospectId: 'P7', colleagues: true }]);
});

test('today: a failed act says so beside its item, and the list stays', async () => {
  const { page, it } = await start();
  await page.getByRole('heading', { name: 'Overdue (1)' }).waitFor();
  it.from('sidebarMarkDone', { fail: 'Service unavailable: Spreadsheets' });
  await page.getByRole('button', { name: 'Done:' }).first().click();
  await page.getByRole('alert').getByText('Service unavailable: Spreadsheets').waitFor();
  expect(await page.getByRole('heading', { name: 'Overdue (1)' }).count()).toBe(1);
  it.from('sidebarOverview', { fail: 'Lost the connection' });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByRole('alert').getByText('Lost the connection').waitFor();
  expect(await page.getByRole('heading', { name: 'Overdue (1)' }).count()).toBe(1);
  await sound(page);
  await it.picture('sidebar-today-failed');
});

test('today: a late answer of an older question is dropped', async () => {
  const { page, it } = await start({
    sidebarOverview: ({ who }) => ({ ...overview, counts: { ...overview.counts, overdue: who === 'all' ? 77 : 1 } }),
  });
  await page.getByText('1 overdue').waitFor();
  it.from('sidebarOverview', { hold: 'all' });
  await page.getByLabel('Whose').selectOption('all');
  await page.getByText('Looking again').waitFor();
  it.from('sidebarOverview', 'answer');
  await page.getByLabel('Whose').selectOption('me');
  await page.getByText('1 overdue').waitFor();
  it.release('all');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByText('1 overdue').waitFor();
  expect(await page.getByText('77 overdue').count()).toBe(0);
});

test('today: 2,000 items appear at once and follow the scroll', async () => {
  const { page } = await start({ sidebarOverview: () => ({ ...overview, touches: manyTouches(2000), needsYou: [], tasks: [] }) });
  await page.getByRole('heading', { name: 'Overdue (2000)' }).waitFor();
  expect(await page.getByRole('listitem').count()).toBe(60);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForFunction(() => document.querySelectorAll('li').length > 60);
  expect(await page.getByText('Row 61', { exact: true }).count()).toBe(1);
});

test('a file that is not set up opens on set-up, and says so elsewhere', async () => {
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

test('enroll: from the selection to a tick, the writing and the undo', async () => {
  const { page, it } = await start();
  await tab(page, 'Enroll');
  await page.getByText('5 rows selected').waitFor();
  await page.getByRole('img', { name: /Outbound 21-Day: day 1 email and LinkedIn; day 3 email/ }).waitFor();
  await it.picture('sidebar-enroll');
  await page.getByLabel('Cadence').selectOption('post-proposal');
  await page.getByText('No step is the breakup').waitFor();
  await it.picture('sidebar-enroll-long');
  await page.getByLabel('Cadence').selectOption('outbound');
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  await page.getByText('2 ready · 2 need a tick · 1 not enrolled · 1 blank row left out').waitFor();
  await page.getByText('Person 3').click();
  await sound(page);
  await it.picture('sidebar-enroll-preview');
  expect(await page.getByText('There is no email address in this row.').count()).toBeGreaterThan(0);
  await page.getByLabel(/Countries that ask for consent/).check();
  await page.getByText('3 ready · 1 need a tick · 1 not enrolled').waitFor();
  await page.getByRole('button', { name: 'Enroll 3 prospects' }).click();
  await page.getByText('3 prospects enrolled.').waitFor();
  expect(callsOf(it, 'sidebarEnroll')).toEqual([
    {
      cadence: 'outbound',
      anchor: '2026-03-02',
      batch: null,
      rows: [
        { row: 2, email: 'person2@firm.example', print: 'print-2', ticks: [] },
        { row: 3, email: 'person3@firm.example', print: 'print-3', ticks: ['consent'] },
        { row: 7, email: 'person7@firm.example', print: 'print-7', ticks: [] },
      ],
    },
  ]);
  await sound(page);
  await it.picture('sidebar-enroll-done');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('2 rows are as before.').waitFor();
  expect(callsOf(it, 'sidebarUndoEnroll')).toEqual([{ batch: 'batch-1' }]);
});

test('enroll: hundreds of rows go in parts with progress, and a failure half-way says what is done', async () => {
  const rows = manyRows(450);
  const { page, it } = await start({
    sidebarEnrollPreview: () => previewOf(rows),
    sidebarEnroll: ({ rows: part, batch }) => {
      if (part.length < 200) throw new Error('A run is at work on this file just now.');
      return { enrolled: part.map(({ row }) => ({ row, prospectId: `P${row}` })), refused: [], batch: batch ?? 'b', words: '' };
    },
  });
  await tab(page, 'Enroll');
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  await page.getByText('450 ready').waitFor();
  expect(await page.locator('details.item').count()).toBe(60);
  await page.getByRole('button', { name: 'Enroll 450 prospects' }).click();
  await page.getByText('A run is at work on this file just now.').waitFor();
  await page.getByText('400 prospects enrolled.').waitFor();
  expect(
    callsOf(it, 'sidebarEnroll').map((request) => [
      (request as { batch: string | null }).batch,
      (request as { rows: unknown[] }).rows.length,
    ]),
  ).toEqual([
    [null, 200],
    ['b', 200],
    ['b', 50],
  ]);
  await page.getByRole('button', { name: 'Undo' }).waitFor();
});

test('enroll: another cadence or day takes the old preview away', async () => {
  const { page, it } = await start();
  await tab(page, 'Enroll');
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  await page.getByRole('heading', { name: 'What will happen' }).waitFor();
  await page.getByLabel('Days count from').fill('2026-03-09');
  await page.getByLabel('Days count from').blur();
  await page.getByRole('heading', { name: 'What will happen' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  await page.getByRole('heading', { name: 'What will happen' }).waitFor();
  expect(callsOf(it, 'sidebarEnrollPreview')).toEqual([
    { ranges: null, cadence: 'outbound', anchor: '2026-03-02', includeHidden: false },
    { ranges: null, cadence: 'outbound', anchor: '2026-03-09', includeHidden: false },
  ]);
  expect(enrollRows).toHaveLength(5);
});

test.each([
  ['another sheet is open', { ...selection, sheet: 'Settings', rows: 0, ranges: [] }, 'Open the sheet "Prospects"'],
  ['nothing is selected', { ...selection, rows: 0, ranges: [] }, 'Select one or more rows'],
  ['no set-up', { ...selection, prospects: null, rows: 0, ranges: [] }, 'not set up yet'],
])('enroll: %s', async (_what, shown, words) => {
  const { page, it } = await start({ sidebarSelection: () => shown });
  await tab(page, 'Enroll');
  await page.getByText(words).waitFor();
  await page.getByRole('button', { name: 'Show what will happen' }).click({ force: true });
  expect(callsOf(it, 'sidebarEnrollPreview')).toEqual([]);
  await sound(page);
});

test('status: the switches show what the sheet says, also after a failure; a tick says what it did', async () => {
  let on = false;
  const { page, it } = await start({
    sidebarSending: (thrown) => {
      on = thrown.on;
      return { ...overview.sending, all: on };
    },
    sidebarOverview: () => ({ ...overview, sending: { ...overview.sending, all: on } }),
  });
  await tab(page, 'Health');
  const everyone = page.getByRole('switch', { name: 'For everyone' });
  await everyone.waitFor();
  await sound(page);
  await it.picture('sidebar-status');
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
  await page.getByRole('button', { name: 'Run a tick now' }).click();
  await page.getByText('1 reply found.').waitFor();
  await sound(page);
});

test('status: where each sender stands, and a rest that a person ends', async () => {
  let resting = true;
  const { page, it } = await start({
    sidebarOverview: () => ({
      ...overview,
      limits: {
        ...overview.limits,
        senders: overview.limits.senders.map((each) => (resting ? each : { ...each, rest: '', canEndRest: false })),
      },
    }),
    sidebarEndRest: () => {
      resting = false;
      return { words: 'Your mailbox may send again from the next run on.' };
    },
  });
  await tab(page, 'Health');
  const senders = page.getByRole('region', { name: 'Senders' });
  await senders.waitFor();
  expect(await senders.getByRole('listitem').count()).toBe(2);
  await senders.getByText('9 mails wait for room').waitFor();
  await senders.getByText('Away until Fri 6 Mar 2026').waitFor();
  await senders.getByText('When a day is full').waitFor();
  await it.picture('sidebar-limits');
  it.from('sidebarEndRest', { fail: 'Google did not answer.' });
  await page.getByRole('button', { name: 'End the rest' }).click();
  await page.getByText('Google did not answer.').waitFor();
  it.from('sidebarEndRest', 'answer');
  await page.getByRole('button', { name: 'End the rest' }).click();
  await page.getByRole('button', { name: 'End the rest' }).waitFor({ state: 'detached' });
  expect(callsOf(it, 'sidebarEndRest')).toHaveLength(2);
  await sound(page);
});

test('today: a mail that waits says so, with its place and the likely day', async () => {
  const waits = 'Waits for room: 12 before it, about Thu 5 Mar 2026. 10 emails went out by themselves within 24 hours.';
  const { page } = await start({
    sidebarOverview: () => ({
      ...overview,
      touches: overview.touches.map((touch, index) => (index === 0 ? { ...touch, waits } : touch)),
    }),
  });
  await page.getByText(waits).waitFor();
  await sound(page);
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
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('panel');
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
