import type { Browser } from 'playwright-core';
import { createHost, type Host } from '../../local/host';
import { builtBundle } from '../support/builtBundle';
import { openBrowser } from '../support/chromium';
import { type Opened, openSidebar, openView, sidebarHtml } from './openSidebar';

jest.setTimeout(120_000);

let browser: Browser;
let host: Host;
let opened: Opened;

const rows = [
  ['E-mail', 'First name', 'Company name', 'Deal value', 'Time Zone', 'Country'],
  ['ana@quinta.example', 'Ana', 'Quinta', '9000', 'Europe/Lisbon', 'Portugal'],
  ['<img src=x onerror=alert(1)>', '=1+1', 'Hostile', '5', 'Europe/Lisbon', ''],
  ['lukas@nordwerk.example', 'Lukas', 'Nordwerk', '9000', 'Europe/Berlin', 'Germany'],
];

beforeAll(async () => {
  host = await createHost({
    bundleDir: builtBundle(),
    now: Date.UTC(2026, 2, 2, 9),
    sheetZone: 'Europe/Berlin',
    user: 'rep@northbridge.example',
  });
  host.insertSheetFromCsv('Prospects', rows);
  host.open();
  browser = await openBrowser();
});
afterAll(async () => {
  await opened?.page.close();
  await browser.close();
  host.close();
});

test('a file without anything: set up, enrolled, switched on, sent and undone too late, all from the sidebar', async () => {
  opened = await openSidebar(browser, sidebarHtml(), {}, (name, request) => {
    const result = host.run(name, [request], { via: 'sidebar' });
    if (!result.ok) throw new Error(result.error?.message ?? 'failed');
    return String(result.value);
  });
  const { page, faults } = opened;
  await page.getByRole('button', { name: 'Set up "Prospects"' }).click();
  await page.getByText('Set-up is complete.').waitFor();
  // The first steps go on with who sends.
  await page.getByText('Mails go out as').waitFor();
  expect(host.sheets().map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'Prospects',
      'Work',
      'Cadences',
      'Templates',
      'Settings',
      'Holidays',
      'Do Not Contact',
      'Log',
      'System',
    ]),
  );

  host.select('Prospects', ['A:A']);
  await page.getByRole('tab', { name: /^Enroll/ }).click();
  await page.getByText('3 rows selected').waitFor();
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  await page.getByText('1 ready · 1 needs a tick · 1 not enrolled').waitFor();
  await page.getByLabel(/Countries that ask for consent/).check();
  await page.getByRole('button', { name: 'Enroll 2 prospects' }).click();
  await page.getByText('2 prospects enrolled.').waitFor();
  const due = (host.display('Prospects')[0] ?? []).indexOf('Next Contact Due');
  expect(host.display('Prospects').map((row) => row[due])).toEqual([
    'Next Contact Due',
    'Tue 3 Mar 2026 09:00',
    '',
    'Tue 3 Mar 2026 08:00',
  ]);

  await openView(page, 'Health');
  const everyone = page.getByRole('switch', { name: 'For everyone' });
  await everyone.click();
  await page.getByText('Write your Postal Address on the Settings sheet').waitFor();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[role=switch]')?.checked);
  const address = host.display('Settings').findIndex(([name]) => name === 'Postal Address') + 1;
  host.typeInto('Settings', `B${address}`, '1 Main Street, Springfield');

  host.clock.moveTo(Date.UTC(2026, 2, 3, 8, 30));
  await page.getByRole('button', { name: 'Run now' }).click();
  await page.waitForFunction(() => document.querySelector('.notice.good') !== null, null, { timeout: 20_000 });
  const sent = host.mail.messages('rep@northbridge.example').filter(({ labels }) => labels.includes('SENT'));
  expect(sent.flatMap(({ to }) => to.map(({ address }) => address)).sort()).toEqual([
    'ana@quinta.example',
    'lukas@nordwerk.example',
  ]);

  await page.getByRole('tab', { name: /^Today/ }).click();
  await page
    .getByRole('heading', { name: /Coming|Due today/ })
    .first()
    .waitFor();
  await page.getByRole('tab', { name: /^Enroll/ }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('A message was written to them since.').first().waitFor();
  expect(faults).toEqual([]);
});
