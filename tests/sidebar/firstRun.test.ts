import type { Browser, Locator, Page } from 'playwright-core';
import { createHost, type Host } from '../../local/host';
import type { SidebarCallName } from '../../src/app/sidebarContract';
import { builtBundle } from '../support/builtBundle';
import { openBrowser } from '../support/chromium';
import { notSetUp, overview, type Served } from './answers';
import { type Opened, openSidebar, openView, sidebarHtml } from './openSidebar';
import { sound } from './sound';

jest.setTimeout(120_000);

const rep = 'rep@northbridge.example';

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

/** What a person does in the sidebar, counted. */
class Hand {
  clicks = 0;
  async click(what: Locator): Promise<void> {
    await what.click();
    this.clicks += 1;
  }
}

async function onHost(rows: readonly (readonly string[])[]): Promise<{ host: Host; page: Page; it: Opened }> {
  const host = await createHost({
    bundleDir: builtBundle(),
    now: Date.UTC(2026, 2, 2, 9),
    sheetZone: 'Europe/Berlin',
    user: rep,
  });
  if (rows.length > 0) host.pasteInto('Sheet1', 'A1', rows);
  host.open();
  const it = await openSidebar(browser, html, {}, (name: SidebarCallName, request: string) => {
    const result = host.run(name, [request], { via: 'sidebar' });
    if (!result.ok) throw new Error(result.error?.message ?? 'failed');
    return String(result.value);
  });
  open = it;
  it.page.setDefaultTimeout(15_000);
  return { host, page: it.page, it };
}

const shown = (host: Host, heading: string): string[] => {
  const grid = host.display('Sheet1');
  const column = (grid[0] ?? []).indexOf(heading);
  return grid.slice(1).map((row) => row[column] ?? '');
};
const setting = (host: Host, name: string): string => host.display('Settings').find(([first]) => first === name)?.[1] ?? '';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** Steps 2 and 3, the same in every file. */
async function senderAndEnroll(host: Host, page: Page, hand: Hand, rows: string, count: number): Promise<void> {
  await page.getByText(`Mails go out as ${rep}`).waitFor();
  await page.getByLabel(/^Postal address/).fill('1 Main Street, Springfield');
  await page.getByLabel(/^What you do/).fill('We plan delivery runs for food makers.');
  // Selected before the third step looks: nothing waits for the next look then.
  host.select('Sheet1', [rows]);
  await hand.click(button(page, 'Save and go on'));
  await page.getByText('Select a few rows').or(page.getByText('Type a person')).waitFor();
  await page.getByText(`${count} row${count === 1 ? '' : 's'} selected`).waitFor();
  await hand.click(button(page, 'Show what will happen'));
  await page.getByText(`${count} ready`).waitFor();
  await hand.click(button(page, /^Enroll \d+ prospects?$/));
  await page.getByText('Nothing goes out before you switch sending on.').waitFor();
}

test('from an empty sheet to the first enrolled prospect in five clicks', async () => {
  const { host, page } = await onHost([]);
  const hand = new Hand();
  await button(page, 'Set up "Sheet1"').waitFor();
  await sound(page);
  await hand.click(button(page, 'Set up "Sheet1"'));
  await page.getByText('Set-up is complete.').waitFor();
  await page.getByText('Mails go out as').waitFor();
  await sound(page);
  // A person types an address into the row under the headings, and clicks it.
  const email = (host.display('Sheet1')[0] ?? []).indexOf('Email') + 1;
  host.typeInto('Sheet1', `${String.fromCharCode(64 + email)}2`, 'ana@quinta.example');
  await senderAndEnroll(host, page, hand, 'A2', 1);
  await sound(page);
  expect(shown(host, 'Sequence Name')[0]).toBe('Outbound 21-Day');
  expect(shown(host, 'Next Contact Due')[0]).toBe('Tue 3 Mar 2026 08:00');
  expect([setting(host, 'Postal Address'), setting(host, 'What We Do'), setting(host, 'Sending')]).toEqual([
    '1 Main Street, Springfield',
    'We plan delivery runs for food makers.',
    'off',
  ]);
  await hand.click(button(page, 'See Today'));
  await page.getByRole('heading', { name: /Coming/ }).waitFor();
  expect(hand.clicks).toBe(5);
  // Never again, also after the enrolling was undone.
  await openView(page, 'Enroll');
  await button(page, 'Undo').click();
  await page.getByText('1 row is as before').waitFor();
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await page.getByText('0 prospects in cadences').waitFor();
  expect(await page.getByText('First steps').count()).toBe(0);
});

test('an existing list under odd headings: the same five clicks, and what stood there stays', async () => {
  const { host, page } = await onHost([
    ['Firma', 'Vorname', 'E-Mail-Adresse', 'Deal (EUR)', 'TZ'],
    ['Quinta', 'Ana', 'ana@quinta.example', '9000', 'Europe/Lisbon'],
    ['Sola', 'Luis', 'luis@sola.example', '4000', 'Europe/Madrid'],
  ]);
  const hand = new Hand();
  await page.getByText(/^Recognised: .*Email/).waitFor();
  await hand.click(button(page, 'Set up "Sheet1"'));
  await page.getByText('Set-up is complete.').waitFor();
  await senderAndEnroll(host, page, hand, 'A2:A3', 2);
  await hand.click(button(page, 'See Today'));
  expect(hand.clicks).toBe(5);
  expect(host.display('Sheet1').map((row) => row.slice(0, 3))).toEqual([
    ['Firma', 'Vorname', 'E-Mail-Adresse'],
    ['Quinta', 'Ana', 'ana@quinta.example'],
    ['Sola', 'Luis', 'luis@sola.example'],
  ]);
  expect(shown(host, 'Next Contact Due')).toEqual(['Tue 3 Mar 2026 09:00', 'Tue 3 Mar 2026 08:00']);
});

const start = async (answer: Partial<Served>): Promise<{ page: Page; it: Opened }> => {
  open = await openSidebar(browser, html, answer);
  open.page.setDefaultTimeout(10_000);
  return { page: open.page, it: open };
};

test('left in the middle, the other views say what is next; what was typed survives a failure', async () => {
  const { page, it } = await start({ sidebarOverview: () => ({ ...overview, firstStep: 2 }) });
  await page.getByLabel(/^Postal address/).fill('1 Main Street');
  it.from('sidebarFirstRun', { fail: 'Service unavailable: Spreadsheets' });
  await button(page, 'Save and go on').click();
  await page.getByRole('alert').getByText('Service unavailable: Spreadsheets').waitFor();
  await openView(page, 'Today');
  await button(page, 'First steps: go on with step 2 of 3').click();
  expect(await page.getByLabel(/^Postal address/).inputValue()).toBe('1 Main Street');
  it.from('sidebarFirstRun', 'answer');
  await button(page, 'Save and go on').click();
  await page.getByText('Select a few rows').waitFor();
  expect(it.asked.filter(({ name }) => name === 'sidebarFirstRun').map(({ request }) => request)).toEqual([
    { what: 'look' },
    { what: 'save', postalAddress: '1 Main Street', needsNoPostalAddress: false, offer: '' },
    { what: 'save', postalAddress: '1 Main Street', needsNoPostalAddress: false, offer: '' },
  ]);
});

test('each permission is explained before Google asks; a sender without a name is told; both can wait', async () => {
  const { page } = await start({
    sidebarOverview: () => ({ ...overview, firstStep: 2 }),
    sidebarFirstRun: () => ({
      step: 2,
      sender: { name: '', address: rep },
      postalAddress: '',
      needsNoPostalAddress: false,
      offer: '',
      rungs: [
        { name: 'Drafts', words: 'Drafts for you.', reached: false, needs: [{ words: 'Read your mailbox.', granted: false }] },
      ],
      grantAt: '',
    }),
  });
  await page.getByText('Gmail has no name for you').waitFor();
  await page.getByText('What Google asks you to allow, and why').click();
  await page.getByText('Read your mailbox.').waitFor();
  await sound(page);
  await button(page, 'Later').click();
  await page.getByText('Select a few rows').waitFor();
  await button(page, 'Step 1 of 3').click();
  await page.getByRole('heading', { name: 'What will be done' }).waitFor();
});

test('closed for good, it is shown no more; before set-up only the first step is open', async () => {
  let firstStep: 3 | null = 3;
  const { page, it } = await start({
    sidebarOverview: () => ({ ...overview, firstStep }),
    sidebarFirstRun: (asked) => {
      if (asked.what === 'done') firstStep = null;
      return {
        step: firstStep,
        sender: { name: '', address: rep },
        postalAddress: '',
        needsNoPostalAddress: true,
        offer: '',
        rungs: [],
        grantAt: '',
      };
    },
  });
  await button(page, 'Close the first steps for good').click();
  await page.getByRole('heading', { name: 'Overdue (1)' }).waitFor();
  await page.getByRole('tab', { name: /^More/ }).click();
  await button(page, 'Health').waitFor();
  expect(await page.getByText('First steps').count()).toBe(0);
  expect(it.asked.filter(({ name }) => name === 'sidebarFirstRun').map(({ request }) => request)).toEqual([{ what: 'done' }]);
  await page.close();
  const fresh = await start({ sidebarOverview: () => notSetUp });
  await button(fresh.page, 'Set up "Prospects"').waitFor();
  await button(fresh.page, 'Step 3 of 3').click({ force: true });
  expect(await fresh.page.locator('[aria-current=step]').textContent()).toBe('1Step 1 of 3: Your sheet');
});
