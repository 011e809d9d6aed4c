import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium';
import { docsTools, root } from './tools';

jest.setTimeout(120_000);

/** The site as people open it: from a disk, without a server, on a telephone too, light and dark. */

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const out = mkdtempSync(join(tmpdir(), 'next-touch-site-'));
const { pages } = docsTools().site.buildSite(root, out);

let browser: Browser;
let page: Page;
const asked: string[] = [];
const faults: string[] = [];

const open = async (path: string): Promise<void> => {
  await page.goto(pathToFileURL(join(out, path)).href);
};

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => faults.push(String(error)));
  // A page that is left may break off what it still asks for.
  page.on('requestfailed', (request) => {
    const words = request.failure()?.errorText ?? '';
    if (!words.includes('ABORTED')) faults.push(`${request.url()} ${words}`);
  });
});
afterAll(async () => {
  await browser.close();
  rmSync(out, { recursive: true, force: true });
  expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
  expect(faults).toEqual([]);
});

/** What axe objects to, in a line each. */
const objections = async (): Promise<string[]> => {
  await page.evaluate(axe);
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"], preload: false })')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
};

it('holds every page of the documentation', () => {
  const names = pages.map((each) => each.page);

  for (const wanted of ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'docs/quick-start.md', 'docs/decisions/local-grid.md'])
    expect(names).toContain(wanted);
  expect(new Set(names).size).toBe(names.length);
});

it.each(['index.html', 'docs/comparison.html'])(
  '%s: axe finds nothing, light and dark, and a telephone shows it without scrolling sideways',
  async (path) => {
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [390, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      await open(path);
      expect(await objections()).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(await page.locator('main h1').count()).toBe(1);
    }
  },
);

it('links its pages with one another, pictures included', async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open('index.html');
  await page.click('nav >> text=Never twice');
  expect(await page.locator('h1').innerText()).toMatch(/^Never twice/);
  expect(await page.locator('nav [aria-current]').innerText()).toBe('Never twice');
  await page.click('main >> text=stakeholder');
  expect(page.url()).toMatch(/docs\/stakeholders\.html$/);
  await open('docs/cadence-charts.html');
  const widths = (await page.evaluate('[...document.images].map((image) => image.naturalWidth)')) as number[];
  expect(widths).toHaveLength(9);
  expect(widths.every((width) => width > 0)).toBe(true);
});

it('is searched by the words of a message, on the disk alone', async () => {
  await open('docs/limits.html');
  await page.keyboard.press('/');
  await page.keyboard.type('not certain whether');
  await page.waitForSelector('#search-found li a');
  const first = page.locator('#search-found li a').first();
  expect(await first.innerText()).toBe('Runbook › It is not certain whether a step went out');
  await first.click();
  expect(page.url()).toMatch(/docs\/runbook\.html#it-is-not-certain-whether-a-step-went-out$/);
  await page.fill('input[type=search]', 'quux');
  await page.waitForSelector('#search-found >> text=Nothing found.');
  await page.keyboard.press('Escape');
  expect(await page.locator('#search-found').isVisible()).toBe(false);
});

it('keeps the colours that somebody chose, and shows words never as HTML', async () => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open('index.html');
  const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const light = await ground();
  await page.click('#colour-switch');
  const dark = await ground();
  expect(dark).not.toBe(light);
  await open('docs/limits.html');
  expect(await ground()).toBe(dark);
  await page.fill('input[type=search]', '<img src=x onerror=alert(1)>');
  expect(await page.locator('#search-found img').count()).toBe(0);
});
