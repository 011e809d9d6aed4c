import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { columnLetters } from '../../local/a1';
import { builtBundle } from '../support/builtBundle';
import { openBrowser } from '../support/chromium';
import { type OpenPage, openPage, type Started, startLocally } from './startedPage';

jest.setTimeout(300_000);

let browser: Browser;
let started: Started | null = null;

beforeAll(async () => {
  builtBundle();
  browser = await openBrowser();
});
afterEach(async () => {
  await started?.stop();
  started = null;
});
afterAll(() => browser?.close());

/** Texts of one column under its heading, rows 2 to `last`. */
const columnOf = async (open: OpenPage, heading: string, last: number): Promise<string[]> => {
  const headings = await open.headings();
  const column = headings.indexOf(heading) + 1;
  if (column === 0) throw new Error(`No heading "${heading}" among ${headings.join(', ')}`);
  const letters = columnLetters(column);
  return (await open.copied(`${letters}2:${letters}${last}`)).map(([text = '']) => text);
};

/** Reads until the page shows what is expected, or the time is over; gives what was read last. */
const eventually = async <T>(read: () => Promise<T>, expected: T): Promise<T> => {
  const end = performance.now() + 10_000;
  for (;;) {
    const found = await read();
    if (JSON.stringify(found) === JSON.stringify(expected) || performance.now() > end) return found;
  }
};

const appears = (what: Locator, timeout: number): Promise<boolean> =>
  what.waitFor({ timeout }).then(
    () => true,
    () => false,
  );

test('a stranger sets up, enrolls three rows, sends, is answered, and the row stops', async () => {
  started = await startLocally();
  const open = await openPage(browser, started.address);
  const { page, sidebar } = open;

  await sidebar.getByRole('button', { name: 'Set up "Prospects"' }).click();
  await sidebar.getByRole('heading', { name: 'Done', exact: true }).waitFor();

  // A choice that a busy page did not hear is made again, as a person would.
  for (let tries = 0; tries < 3; tries++) {
    await open.chooseRows(2, 4);
    await sidebar.getByRole('tab', { name: /^Enroll/ }).click();
    if (await appears(sidebar.getByText('3 rows selected'), 20_000)) break;
  }
  await sidebar.getByRole('button', { name: 'Show what will happen' }).click();
  await sidebar.getByLabel(/Countries that ask for consent/).check();
  await sidebar.getByRole('button', { name: 'Enroll 3 prospects' }).click();
  await sidebar.getByText('3 prospects enrolled.').waitFor();
  const first = ['Tue 3 Mar 2026 09:00', 'Tue 3 Mar 2026 08:00', 'Tue 3 Mar 2026 08:00'];
  expect(await eventually(() => columnOf(open, 'Next Contact Due', 4), first)).toEqual(first);

  await page.getByRole('tab', { name: 'Settings' }).click();
  const settings = await open.copied('A1:A60');
  const row = settings.findIndex(([name]) => name === 'Postal Address') + 1;
  await open.type(`B${row}`, '1 Main Street, Springfield');
  await sidebar.getByRole('tab', { name: /^More/ }).click();
  await sidebar.getByRole('button', { name: /^Health/ }).click();
  await sidebar.getByRole('switch', { name: 'For everyone' }).click();
  await sidebar.getByRole('switch', { name: 'For everyone', checked: true }).waitFor();
  await page.getByRole('tab', { name: 'Prospects' }).click();

  const clock = page.getByRole('region', { name: 'Clock' });
  const mailbox = page.getByRole('region', { name: 'Mailbox' });
  const toAna = mailbox.getByRole('button', { name: /^Ana Ribeiro/ });
  const nextDue = clock.getByRole('button', { name: 'Next due' });
  // Others on the sheet are due before her.
  for (let moves = 0; moves < 8 && !(await appears(toAna, 1500)); moves++) {
    const before = await clock.innerText();
    await nextDue.click();
    // On a busy machine the page answers late: the next move waits until this one was seen to begin and to end.
    await page.waitForFunction((text) => document.querySelector<HTMLElement>('[aria-label="Clock"]')?.innerText !== text, before);
    await clock.getByRole('button', { name: 'Stop' }).waitFor({ state: 'hidden' });
    await nextDue.waitFor();
  }
  await clock.getByText('Tue 3 Mar 2026').waitFor();
  await clock.getByText('09:00').waitFor();
  await toAna.click();
  await mailbox.getByRole('button', { name: /^Reply as / }).click();
  await mailbox.getByRole('textbox', { name: /writes back/ }).fill('Yes, please call me on Thursday.');
  await mailbox.getByRole('button', { name: 'Send', exact: true }).click();
  await mailbox.getByRole('paragraph').filter({ hasText: 'Yes, please call me on Thursday.' }).waitFor();

  await clock.getByRole('button', { name: 'Next hour' }).click();
  const statuses = ['Replied', 'Active', 'Active'];
  expect(await eventually(() => columnOf(open, 'Status', 4), statuses)).toEqual(statuses);
  expect(open.faults).toEqual([]);
  await page.context().close();
});

test('what a bundle answers to NEXT_TOUCH is what the page shows, and nothing else computes it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'next-touch-x-'));
  try {
    cpSync(builtBundle(), folder, { recursive: true });
    const code = readFileSync(join(folder, 'Code.js'), 'utf8');
    const changed = code.replace(/return \w+_\(\)\.NEXT_TOUCH\([^)]*\);/, "return 'X';");
    expect(changed).not.toBe(code);
    writeFileSync(join(folder, 'Code.js'), changed);
    started = await startLocally(['--bundle', folder]);
    const open = await openPage(browser, started.address);
    await open.type('B90', '=NEXT_TOUCH("Outbound 21-Day", DATE(2026,3,2), 0)');
    expect(await eventually(() => open.copied('B90:B90'), [['X']])).toEqual([['X']]);
    expect(open.faults).toEqual([]);
    await open.page.context().close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
