// Today of the sidebar with 2,000 due items, in a real browser at 300 pixels: the time from the data to the first picture of it, and the
// frames of a fast scroll to the end and of a hundred steps by key, beside the frames of a page at rest.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fromTests } from './cases.mjs';
import { atMost, figure } from './figure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'dist/Sidebar.html');
const items = 2_000;

export const title = `The sidebar with ${items.toLocaleString('en')} due items`;

/** What the page is given in place of Google: it waits for \`give\` with the answer of \`window.answer\`. */
const google = `
  window.google = { script: { run: (() => {
    const runner = (ok) => new Proxy({}, { get: (_, name) => {
      if (name === 'withSuccessHandler') return (handler) => runner(handler);
      if (name === 'withFailureHandler') return () => runner(ok);
      return () => { if (name === 'sidebarOverview') window.give = () => ok(window.answer); };
    } });
    return runner(null);
  })() } };`;

const answerOf = ({ manyTouches, overview }) => {
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
  return JSON.stringify({ ok: true, value: { ...overview, touches, needsYou: [], tasks: [], noted: [] } });
};

/** Milliseconds between 120 frames while something happens in each. */
const framesOf = (tab, during) =>
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

async function round(browser, file, answer) {
  const tab = await browser.newPage({ viewport: { width: 300, height: 700 } });
  await tab.addInitScript(google);
  await tab.goto(pathToFileURL(file).href);
  await tab.waitForFunction(() => typeof window.give === 'function');
  const idle = await framesOf(tab, '() => 0');
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
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
        };
        requestAnimationFrame(look);
      }),
  );
  const scrolled = await framesOf(tab, '(count) => window.scrollTo(0, (document.body.scrollHeight * count) / 120)');
  await tab.evaluate(() => window.scrollTo(0, 0));
  await tab.waitForSelector('article');
  await tab.evaluate(() => document.querySelector('article').focus());
  const keyed = await framesOf(
    tab,
    `() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }))`,
  );
  const drawn = await tab.evaluate(() => document.querySelectorAll('article').length);
  await tab.close();
  return { idle, paint, scrolled, keyed, drawn };
}

export async function measure({ quick }) {
  const [answers, { openBrowser }] = await fromTests('sidebar/answers.ts', 'support/chromium.ts');
  const answer = answerOf(answers);
  mkdirSync(join(root, 'build/bench'), { recursive: true });
  const file = join(root, 'build/bench/sidebar.html');
  writeFileSync(file, readFileSync(page));
  const browser = await openBrowser();
  const rounds = [];
  while (rounds.length < (quick ? 1 : 3)) rounds.push(await round(browser, file, answer));
  await browser.close();
  const frames = (kind) => rounds.flatMap((each) => each[kind]);
  return [
    figure('Sidebar.html', 'bytes', [readFileSync(page).byteLength], atMost(120_000)),
    figure(
      'From the answer to the first picture of it',
      'ms',
      rounds.map(({ paint }) => paint),
    ),
    figure('A frame of the page at rest', 'ms', frames('idle')),
    figure('A frame of a fast scroll to the end', 'ms', frames('scrolled')),
    figure('A frame of 120 steps by key', 'ms', frames('keyed')),
    figure(
      'Items drawn at a time',
      '',
      rounds.map(({ drawn }) => drawn),
    ),
  ];
}
