import type { Browser, Page } from 'playwright-core';
import type { SidebarCallName } from '../../src/app/sidebarContract';
import { openBrowser } from '../support/chromium';
import { enrollRows, manyRows, previewOf, type Served, selection } from './answers';
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
  await page.getByText('3 ready · 1 needs a tick · 1 not enrolled').waitFor();
  await page.getByRole('button', { name: 'Enroll 3 prospects' }).click();
  await page.getByText('3 prospects enrolled.').waitFor();
  expect(callsOf(it, 'sidebarEnroll')).toEqual([
    {
      cadence: 'outbound',
      anchor: '2026-03-02',
      batch: expect.stringMatching(/^[0-9a-f]{12}$/),
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
  expect(callsOf(it, 'sidebarUndoEnroll')).toEqual([{ batch: (callsOf(it, 'sidebarEnroll')[0] as { batch: string }).batch }]);
});

test('enroll: thousands of rows go in parts with progress, and a failure half-way says what is done', async () => {
  const rows = manyRows(2050);
  const { page, it } = await start({
    sidebarEnrollPreview: () => previewOf(rows),
    sidebarEnroll: ({ rows: part, batch }) => {
      if (part.length < 1000) throw new Error('A run is at work on this file just now.');
      return { enrolled: part.map(({ row }) => ({ row, prospectId: `P${row}` })), refused: [], batch: batch ?? 'b', words: '' };
    },
  });
  await tab(page, 'Enroll');
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  await page.getByText('2050 ready').waitFor();
  expect(await page.locator('details.item').count()).toBeLessThan(60);
  await page.getByRole('button', { name: 'Enroll 2,050 prospects' }).click();
  await page.getByText('A run is at work on this file just now.').waitFor();
  await page.getByText('2,000 prospects enrolled.').waitFor();
  const calls = callsOf(it, 'sidebarEnroll') as { readonly batch: string; readonly rows: readonly unknown[] }[];
  expect(calls.map(({ rows: part }) => part.length)).toEqual([1000, 1000, 50]);
  expect(new Set(calls.map(({ batch }) => batch)).size).toBe(1);
  await page.getByText('Of the rows after the first 2000 some may be written and some not.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('2 rows are as before.').waitFor();
  expect(callsOf(it, 'sidebarUndoEnroll')).toEqual([{ batch: calls[0]?.batch }]);
});

test('enroll: other rows selected since are told, and the first call that dies can be undone', async () => {
  let ranges = selection.ranges;
  const words = 'On Tue 3 Mar 2026 row 9 of the same company hears from you as well.';
  const codes = ['same company', 'late start'] as const;
  const rows = manyRows(2).map((row, index) => ({
    ...row,
    findings: [{ code: codes[index] ?? 'capacity', level: 'warning', words }] as const,
  }));
  const { page, it } = await start({
    sidebarSelection: () => ({ ...selection, ranges }),
    sidebarEnrollPreview: () => previewOf(rows),
  });
  await tab(page, 'Enroll');
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  await page.getByRole('heading', { name: 'What will happen' }).waitFor();
  expect(await page.getByText('You have selected other rows since.').count()).toBe(0);
  // What rows do to one another, and a first day that is over, is seen without opening them.
  expect(await page.locator('summary').getByText(words).count()).toBe(2);
  ranges = [{ first: 20, last: 24 }];
  // On coming back to the page, though not more often than every other second.
  await page.waitForFunction(() => {
    window.dispatchEvent(new Event('focus'));
    return document.body.textContent?.includes('You have selected other rows since.');
  });
  await sound(page);
  it.from('sidebarEnroll', { fail: 'Exceeded maximum execution time' });
  await page.getByRole('button', { name: 'Enroll 2 prospects' }).click();
  await page.getByRole('alert').getByText('Exceeded maximum execution time').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('2 rows are as before.').waitFor();
  const [call] = callsOf(it, 'sidebarEnroll') as { readonly batch: string }[];
  expect(callsOf(it, 'sidebarUndoEnroll')).toEqual([{ batch: call?.batch }]);
});

test('enroll: another cadence or day takes the old preview away, and so does midnight', async () => {
  let today = '2026-03-01';
  const { page, it } = await start({ sidebarSelection: () => ({ ...selection, today }) });
  await tab(page, 'Enroll');
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  await page.getByRole('heading', { name: 'What will happen' }).waitFor();
  // A sidebar that stayed open overnight begins on the new day.
  today = '2026-03-02';
  await page.waitForFunction(() => {
    window.dispatchEvent(new Event('focus'));
    return document.querySelector<HTMLInputElement>('input[type=date]')?.value === '2026-03-02';
  });
  await page.getByRole('heading', { name: 'What will happen' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  await page.getByRole('heading', { name: 'What will happen' }).waitFor();
  await page.getByLabel('Days count from').fill('2026-03-09');
  await page.getByLabel('Days count from').blur();
  await page.getByRole('heading', { name: 'What will happen' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  await page.getByRole('heading', { name: 'What will happen' }).waitFor();
  expect(callsOf(it, 'sidebarEnrollPreview')).toEqual([
    { ranges: null, cadence: 'outbound', anchor: '2026-03-01', includeHidden: false },
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
