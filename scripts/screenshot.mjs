// Makes docs/images/page.png, the README's picture: the real page some days after three lines of set-up, driven as a person would.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const made = join(root, 'build/screenshot');
// What the picture has room for; the other columns are taken away before set-up.
const kept = ['Company name', 'First name', 'E-mail', 'Deal value', 'Time zone'];
const shownBesideNames = ['Status', 'Next Contact Due', 'Next Touch', 'Why'];
const enrolled = [2, 14];
const answeredAt = '2026-03-03T12:00';
const answers = [[/^Ana/, 'That is our trouble every August. Could you call me on Thursday?']];
const until = '2026-03-05T10:00';
const opened = /^Ana/;

await build({
  entryPoints: [join(root, 'tests/support/chromium.ts'), join(root, 'tests/e2e/startedPage.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  packages: 'external',
  outdir: made,
  outbase: join(root, 'tests'),
  outExtension: { '.js': '.cjs' },
  define: { __dirname: JSON.stringify(join(root, 'tests/e2e')) },
});
const load = createRequire(import.meta.url);
const { openBrowser } = load(join(made, 'support/chromium.cjs'));
const { openPage, startLocally } = load(join(made, 'e2e/startedPage.cjs'));

const started = await startLocally();
const browser = await openBrowser();
try {
  const open = await openPage(browser, started.address);
  const { page, sidebar } = open;
  const ask = async (name, data) => {
    const answer = await (await page.request.post(`${started.address}api/${name}`, { data })).json();
    if (!answer.ok) throw new Error(answer.error);
  };
  await page.getByRole('button', { name: 'Close the first steps' }).click();
  const headings = await open.headings();
  await open.goTo('A1');
  for (let column = headings.length; column > 0; column--)
    if (!kept.includes(headings[column - 1])) await ask('columns', { sheet: 'Prospects', verb: 'delete', column, count: 1 });

  // The sidebar has looked at the sheet as it was before.
  await page.locator('aside.sidebar').getByRole('button', { name: 'Close sidebar' }).click();
  await page.getByRole('button', { name: 'Next Touch', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Open sidebar' }).click();
  await sidebar.getByRole('button', { name: 'Set up "Prospects"' }).click();
  await sidebar.getByRole('heading', { name: 'Done', exact: true }).waitFor();
  await open.chooseRows(...enrolled);
  await sidebar.getByRole('tab', { name: /^Enroll/ }).click();
  await sidebar.getByRole('button', { name: 'Show what will happen' }).click();
  await sidebar.getByRole('button', { name: /^Enroll \d+ prospects$/ }).click();
  await sidebar.getByText(/prospects enrolled\.$/).waitFor();

  await page.getByRole('tab', { name: 'Settings' }).click();
  const settings = await open.copied('A1:A60');
  await open.type(`B${settings.findIndex(([name]) => name === 'Postal Address') + 1}`, '1 Main Street, Springfield');
  await sidebar.getByRole('tab', { name: /^More/ }).click();
  await sidebar.getByRole('button', { name: /^Health/ }).click();
  await sidebar.getByRole('switch', { name: 'For everyone' }).click();
  await sidebar.getByRole('switch', { name: 'For everyone', checked: true }).waitFor();
  await page.getByRole('tab', { name: 'Prospects' }).click();
  for (const [index, heading] of shownBesideNames.entries()) {
    const now = await open.headings();
    for (let column = now.indexOf(heading) + 1; column > 3 + index; column--)
      await ask('columns', { sheet: 'Prospects', verb: 'left', column, count: 1 });
  }

  const clock = page.getByRole('region', { name: 'Clock' });
  const goTo = async (wall) => {
    await clock.getByRole('button', { name: 'Go to…' }).click();
    await clock.getByLabel(/^Day and time/).fill(wall);
    await clock.getByRole('button', { name: 'Go', exact: true }).click();
    await clock.getByText(wall.slice(11), { exact: true }).waitFor();
    await clock.getByRole('button', { name: 'Next hour' }).waitFor({ timeout: 120_000 });
  };
  const mailbox = page.getByRole('region', { name: 'Mailbox' });
  await goTo(answeredAt);
  for (const [who, words] of answers) {
    await mailbox.getByRole('button', { name: who }).click();
    await mailbox.getByRole('button', { name: /^Reply as / }).click();
    await mailbox.getByRole('textbox', { name: /writes back/ }).fill(words);
    await mailbox.getByRole('button', { name: 'Send', exact: true }).click();
    await mailbox.getByRole('paragraph').filter({ hasText: words }).waitFor();
  }
  await goTo(until);
  await mailbox.getByRole('button', { name: opened }).click();
  await sidebar.getByRole('tab', { name: /^Today/ }).click();
  await sidebar.getByRole('button', { name: 'Refresh' }).click();
  await sidebar.getByText(/[1-9]\d* overdue/).waitFor();
  await open.goTo('D5');
  // The dashes around what was copied last.
  await page.keyboard.press('Escape');
  await page.waitForTimeout(500);
  mkdirSync(join(root, 'docs/images'), { recursive: true });
  await page.screenshot({ path: join(root, 'docs/images/page.png') });
  if (open.faults.length > 0) throw new Error(open.faults.join('\n'));
} finally {
  await browser.close();
  await started.stop();
}
