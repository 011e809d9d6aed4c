// How Today of the sidebar takes 2,000 due items, in a real browser at 300 pixels: the time from the data to the first picture of it, and
// the frames of a fast scroll to the end and of a hundred steps by key. Figures are of this machine and of what else it does meanwhile.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildProduct } from '../scripts/build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const items = Number(process.argv[2] ?? 2000);
const out = join(root, 'build/bench');
mkdirSync(out, { recursive: true });
await build({
  entryPoints: [join(root, 'tests/sidebar/answers.ts'), join(root, 'tests/support/chromium.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  packages: 'external',
  outdir: out,
  outbase: join(root, 'tests'),
  logLevel: 'error',
});
const load = createRequire(join(out, 'x.cjs'));
const { manyTouches, overview } = load(join(out, 'sidebar/answers.js'));
const { openBrowser } = load(join(out, 'support/chromium.js'));
const files = await buildProduct();

const touches = manyTouches(items).map((touch) => ({
  ...touch,
  by: 'person',
  channel: 'call',
  task: {
    id: `P${touch.row}/1/3.call`,
    what: 'Call: ask about the pilot',
    text: 'Three lines\nof notes\nfor the call',
    reach: '+49 30 123456',
  },
}));
const answer = JSON.stringify({ ok: true, value: { ...overview, touches, needsYou: [], tasks: [], noted: [] } });
const google = `
  window.google = { script: { run: (() => {
    const runner = (ok) => new Proxy({}, { get: (_, name) => {
      if (name === 'withSuccessHandler') return (handler) => runner(handler);
      if (name === 'withFailureHandler') return () => runner(ok);
      return () => { if (name === 'sidebarOverview') window.give = () => ok(window.answer); };
    } });
    return runner(null);
  })() } };`;

const browser = await openBrowser();
const tab = await browser.newPage({ viewport: { width: 300, height: 700 } });
await tab.addInitScript(google);
const file = join(out, 'sidebar.html');
writeFileSync(file, files['Sidebar.html']);
await tab.goto(pathToFileURL(file).href);
await tab.waitForFunction(() => typeof window.give === 'function');

/** A blank page's frames under the same load: what the browser itself can do just now. */
const frames = (during) =>
  tab.evaluate(
    `new Promise((done) => {
      const gaps = []; let last = performance.now(); let count = 0;
      const step = (now) => {
        gaps.push(now - last); last = now;
        if (++count > 120) return done(gaps.slice(1));
        (${during})(count);
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    })`,
  );
const figures = (gaps) => {
  const sorted = [...gaps].sort((one, other) => one - other);
  const at = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`;
};

const idle = await frames('() => 0');
await tab.evaluate((text) => {
  window.answer = text;
}, answer);
const paint = await tab.evaluate(
  () =>
    new Promise((done) => {
      const from = performance.now();
      window.give();
      // The frame after the one in which the items stand is the first that shows them.
      const look = () => {
        if (document.querySelector('article') === null) return requestAnimationFrame(look);
        const built = performance.now() - from;
        requestAnimationFrame(() => setTimeout(() => done({ built, shown: performance.now() - from })));
      };
      requestAnimationFrame(look);
    }),
);
const scrolled = await frames('(count) => window.scrollTo(0, (document.body.scrollHeight * count) / 120)');
await tab.evaluate(() => window.scrollTo(0, 0));
await tab.waitForSelector('article');
await tab.evaluate(() => document.querySelector('article').focus());
const keyed = await frames(
  `() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }))`,
);
const drawn = await tab.evaluate(() => document.querySelectorAll('article').length);
await browser.close();

console.log(`${items} due items, ${Math.round(answer.length / 1024)} kB of answer; load ${loadavg()[0].toFixed(1)}`);
console.log(`first picture after the data: ${Math.round(paint.shown)} ms (built in ${Math.round(paint.built)} ms)`);
console.log(`frames while nothing happens:  ${figures(idle)}`);
console.log(`frames of a scroll to the end: ${figures(scrolled)}`);
console.log(`frames of 120 steps by key:    ${figures(keyed)}; ${drawn} items drawn`);
