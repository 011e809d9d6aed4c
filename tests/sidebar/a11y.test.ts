import type { Browser, Page } from 'playwright-core';
import { enrollRows, hostile, overview, previewOf, type Served } from './answers';
import { health } from './healthAnswers';
import { type Opened, openBrowser, openSidebar, openView, sidebarHtml } from './openSidebar';
import { sound } from './sound';

jest.setTimeout(180_000);

/** Every screen, with cells that try to break it, in the ways in which people and machines use it. */

const long = 'x'.repeat(5000);
const rightToLeft = 'مرحبا بالعالم';
const link = 'javascript:document.title=1';

const answer: Partial<Served> = {
  sidebarOverview: () => ({
    ...overview,
    firstStep: 3,
    stopped: { words: hostile, canGoOn: true },
    touches: overview.touches.map((touch, index) => ({
      ...touch,
      name: [hostile, long, rightToLeft][index] ?? link,
      company: [link, rightToLeft, long][index] ?? hostile,
      why: hostile,
    })),
    needsYou: overview.needsYou.map((item, index) => ({
      ...item,
      name: [hostile, long, rightToLeft, link][index] ?? '',
      words: `${link} ${hostile}`,
    })),
  }),
  sidebarEnrollPreview: () =>
    previewOf([...enrollRows, { ...(enrollRows[0] as (typeof enrollRows)[number]), row: 20, name: link, company: long }]),
  sidebarHealth: () => ({
    ...health,
    words: hostile,
    checks: health.checks.map((check) => ({
      ...check,
      words: `${check.words} ${long} ${rightToLeft} ${link}`,
      more: [hostile, long],
    })),
    done: [hostile, long],
  }),
};

const views = ['Today', 'Prospect', 'Enroll', 'More', 'First steps', 'Cadences', 'Insight', 'Health', 'Opt-outs', 'Set-up'];

let browser: Browser;
let it: Opened;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  it = await openSidebar(browser, await sidebarHtml(), answer);
  page = it.page;
  page.setDefaultTimeout(10_000);
});
afterAll(async () => {
  expect(it.faults).toEqual([]);
  await browser.close();
});

const settled = async (view: string): Promise<void> => {
  await openView(page, view);
  await page.waitForFunction(() => [...document.querySelectorAll('.busy')].every((each) => each.textContent === ''));
  // What is folded is drawn as well.
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
  });
};

test.each(views)('%s: no finding, nothing wide, no cell that became markup', async (view) => {
  await settled(view);
  await sound(page);
  expect(await page.title()).toBe('Next Touch');
});

test.each(views)('%s: at 200 % everything still fits', async (view) => {
  await settled(view);
  await page.setViewportSize({ width: 150, height: 350 });
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((each) => each.getBoundingClientRect().right > 151 && each.closest('.unseen') === null)
      .map((each) => `${each.tagName} ${each.className} ${(each.textContent ?? '').slice(0, 40)}`)
      .slice(0, 5),
  );
  const scrolls = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize({ width: 300, height: 700 });
  expect([scrolls, scrolls > 150 ? wide : []]).toEqual([150, []]);
});

test.each(views)('%s: the keyboard shows where it is, and every target is large enough', async (view) => {
  await settled(view);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, select, input, textarea, summary, a[href]')]
      .filter((each) => {
        const box = (each.matches('input[type=checkbox]') ? (each.closest('label') ?? each) : each).getBoundingClientRect();
        const isInline = each.matches('p a, li a, dd a, span a');
        return box.width > 0 && !isInline && (box.height < 24 || box.width < 24);
      })
      .map((each) => `${each.outerHTML.slice(0, 90)} ${JSON.stringify(each.getBoundingClientRect())}`),
  );
  expect(small).toEqual([]);
  await page.evaluate(() => document.querySelector<HTMLElement>('[role=tab][tabindex="0"]')?.focus());
  const unseen: string[] = [];
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('Tab');
    const bare = await page.evaluate(() => {
      const at = document.activeElement;
      // A date's own little calendar draws its focus itself.
      if (at === null || at === document.body || at.matches('input[type=date]:not(:focus-visible)')) return '';
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      return outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2 ? at.outerHTML.slice(0, 90) : '';
    });
    if (bare !== '') unseen.push(bare);
  }
  expect(unseen).toEqual([]);
});

test('who wants less motion sees none, also while something is awaited', async () => {
  it.from('sidebarHealth', { hold: 'motion' });
  await openView(page, 'Health');
  await page.getByText('Looking at everything').waitFor();
  const moving = await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
  it.release('motion');
  it.from('sidebarHealth', 'answer');
  expect(moving).toBe(0);
});
