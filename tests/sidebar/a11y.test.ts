import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium';
import { enrollRows, hostile, overview, previewOf, type Served } from './answers';
import { health } from './healthAnswers';
import { type Opened, openSidebar, openView, sidebarHtml } from './openSidebar';
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
  it = await openSidebar(browser, sidebarHtml(), answer);
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
  const show = page.getByRole('button', { name: 'Show what will happen' });
  if (view === 'Enroll' && (await show.count()) > 0) {
    await show.click();
    await page.getByText(/ready · /).waitFor();
  }
  // What is folded is drawn as well.
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
  });
};

/** What is wider than the page at 200 %, where the sidebar is 150 pixels wide. */
async function wideAt200(): Promise<readonly string[]> {
  await page.setViewportSize({ width: 150, height: 350 });
  const wide = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= 150) return [];
    const found = [...document.querySelectorAll('main *')]
      .filter((each) => each.getBoundingClientRect().right > 151 && each.closest('.unseen') === null)
      .map((each) => `${each.tagName} ${each.className} ${(each.textContent ?? '').slice(0, 40)}`);
    return [`${document.documentElement.scrollWidth} pixels`, ...found.slice(0, 5)];
  });
  await page.setViewportSize({ width: 300, height: 700 });
  return wide;
}

/** Targets under 24 by 24 pixels; a box to tick has its label to be clicked, a link in a sentence is a word. */
const smallTargets = (): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, select, input, textarea, summary, a[href]')]
      .filter((each) => {
        const box = (each.matches('input[type=checkbox]') ? (each.closest('label') ?? each) : each).getBoundingClientRect();
        const isInline = each.matches('p a, li a, dd a, span a');
        return box.width > 0 && !isInline && (box.height < 24 || box.width < 24);
      })
      .map((each) => `${each.outerHTML.slice(0, 90)} ${JSON.stringify(each.getBoundingClientRect())}`),
  );

/** What the Tab key reaches without showing that it is there. */
async function unseenFocus(): Promise<readonly string[]> {
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
  return unseen;
}

test.each(views)('%s: no finding, no cell that became markup, room at 200 %%, targets and focus to be seen', async (view) => {
  await settled(view);
  await sound(page);
  expect(await page.title()).toBe('Next Touch');
  expect(await wideAt200()).toEqual([]);
  expect(await smallTargets()).toEqual([]);
  expect(await unseenFocus()).toEqual([]);
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
