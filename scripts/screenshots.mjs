// `npm run screenshots`: makes docs/images/sidebar-*.png, every screen of the sidebar at its real width, on the example sheet some days
// after its first steps. The built bundle answers on the local host, whose clock stands still, so the same code gives the same pictures.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildProduct } from './build.mjs';
import { smallPng } from './smallPng.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const made = join(root, 'build/screenshots');
const images = join(root, 'docs/images');
const rep = 'mia.hart@northbridge.example';
const sheet = 'Prospects';
const tallest = 900;
const monday = Date.UTC(2026, 2, 2, 8);
const thursday = Date.UTC(2026, 2, 5, 9);
const mostBytes = 60_000;

await buildProduct();
await build({
  entryPoints: [join(root, 'local/host.ts'), join(root, 'tests/sidebar/openSidebar.ts'), join(root, 'tests/support/chromium.ts')],
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  outdir: made,
  outbase: root,
  outExtension: { '.js': '.cjs' },
  define: { __dirname: JSON.stringify(join(root, 'tests/sidebar')) },
});
const load = createRequire(import.meta.url);
const { createHost } = load(join(made, 'local/host.cjs'));
const { openSidebar, openView, sidebarHtml } = load(join(made, 'tests/sidebar/openSidebar.cjs'));
const { openBrowser } = load(join(made, 'tests/support/chromium.cjs'));

const host = await createHost({
  bundleDir: join(root, 'dist'),
  now: monday,
  sheetZone: 'Europe/Berlin',
  user: rep,
  executionsPerRealm: 50,
});
host.insertSheetFromCsv(sheet, readFileSync(join(root, 'examples/prospects.csv'), 'utf8'));
host.open();
const browser = await openBrowser();
const sharp = { newPage: (options) => browser.newPage({ ...options, deviceScaleFactor: 2 }) };
const html = await sidebarHtml();
const { page, faults } = await openSidebar(sharp, html, {}, (name, request) => {
  const result = host.run(name, [request], { via: 'sidebar' });
  if (!result.ok) throw new Error(result.error?.message ?? `${name} failed`);
  return String(result.value);
});
page.setDefaultTimeout(60_000);
mkdirSync(images, { recursive: true });

const button = (name) => page.getByRole('button', { name });
const quiet = () => page.waitForFunction(() => [...document.querySelectorAll('.busy')].every((each) => each.textContent === ''));

/** One picture of what is open, from its top. */
async function picture(name) {
  await quiet();
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    document.activeElement?.blur();
    window.scrollTo(0, 0);
  });
  await page.setViewportSize({ width: 300, height: tallest });
  const height = await page.evaluate(() => Math.ceil(document.querySelector('main').getBoundingClientRect().height));
  await page.setViewportSize({ width: 300, height: Math.min(tallest, Math.max(240, height)) });
  const png = smallPng(await page.screenshot());
  await page.setViewportSize({ width: 300, height: 700 });
  if (png.length > mostBytes) throw new Error(`sidebar-${name}.png weighs ${png.length} bytes; ${mostBytes} are allowed.`);
  writeFileSync(join(images, `sidebar-${name}.png`), png);
  console.log(`docs/images/sidebar-${name}.png  ${png.length} bytes`);
}

/** The first row whose next touch begins like that. */
const rowNext = (words) => {
  const [headings, ...rows] = host.display(sheet);
  const column = headings.indexOf('Next Touch');
  return rows.findIndex((cells) => cells[column].startsWith(words)) + 2;
};

try {
  await page.getByText(/^Recognised: /).waitFor();
  await picture('first-steps-1');
  await button(`Set up "${sheet}"`).click();
  await page.getByText('Set-up is complete.').waitFor();
  await page.getByLabel(/^Postal address/).fill('1 Main Street, Springfield');
  await page.getByLabel(/^What you do/).fill('We plan delivery runs for food makers.');
  await picture('first-steps-2');
  host.select(sheet, ['A2:A14']);
  await button('Save and go on').click();
  await page.getByText('13 rows selected').waitFor();
  await button('Show what will happen').click();
  await page.getByText(/ready · /).waitFor();
  await picture('first-steps-3');
  await openView(page, 'Enroll');
  await picture('enroll');
  await button(/^Enroll \d+ prospects$/).click();
  await page
    .getByText(/\d+ prospects enrolled\./)
    .first()
    .waitFor();
  await openView(page, 'Health');
  await page.getByRole('switch', { name: 'For everyone' }).click();
  await page.getByRole('switch', { name: 'For everyone', checked: true }).waitFor();

  // Some days go by: mails go out, one is answered, one is opened often.
  host.clock.runTo(Date.UTC(2026, 2, 4, 14));
  const answered = host.mail.messages(rep).find(({ labels, to }) => labels.includes('SENT') && /^ana/.test(to[0]?.address ?? ''));
  if (answered !== undefined)
    host.mail.replyAs(rep, { messageId: answered.id, text: 'That is our trouble every August. Could you call me on Thursday?' });
  host.clock.runTo(thursday);
  await openView(page, 'Health');
  await button('Look again').click();
  await picture('health');
  await openView(page, 'Today');
  await button('Refresh').click();
  await picture('today');
  host.select(sheet, [`A${rowNext('Email')}`]);
  await openView(page, 'Prospect');
  await page
    .getByRole('heading', { name: /What comes next|Next/ })
    .first()
    .waitFor();
  await picture('prospect');
  await openView(page, 'More');
  await picture('more');
  await openView(page, 'Cadences');
  await button(/^Outbound 21-Day/).waitFor();
  await picture('cadences');
  await button(/^Outbound 21-Day/).click();
  await page.getByRole('heading', { name: 'Outbound 21-Day' }).waitFor();
  await picture('cadence');
  await openView(page, 'Insight');
  await picture('insight');
  await openView(page, 'Opt-outs');
  await page.getByLabel('Addresses or domains').fill('someone@firm.example');
  await button('Show what will be added').click();
  await page
    .getByText(/will be added/)
    .first()
    .waitFor();
  await picture('opt-outs');
  await openView(page, 'Set-up');
  await page.getByText('Everything is in place.').waitFor();
  await picture('set-up');
  if (faults.length > 0) throw new Error(faults.join('\n'));
} finally {
  await browser.close();
  host.close();
}
