import type { Page } from 'playwright-core';

const axe = require.resolve('axe-core/axe.min.js');

/** No findings of axe, nothing wider than the sidebar, and no cell that became markup. */
export async function sound(page: Page, width = 300): Promise<void> {
  await page.addScriptTag({ path: axe }).catch(() => undefined);
  // What the tab row half covers while the page is scrolled is no smaller for it.
  await page.evaluate(() => window.scrollTo(0, 0));
  const found = await page.evaluate(async () => {
    const run = (
      window as unknown as {
        axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run;
    const { violations } = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`),
      width: document.documentElement.scrollWidth,
      images: document.querySelectorAll('img').length,
      scripted: document.querySelectorAll('a[href^="javascript"]').length,
    };
  });
  expect(found).toEqual({ violations: [], width, images: 0, scripted: 0 });
}
