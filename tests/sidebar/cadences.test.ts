import type { Browser, Page } from 'playwright-core';
import type { Cell } from '../../src/sheet/cells/cell';
import type { ProspectFile } from '../app/prospectFile';
import { cadencesFile, cadencesServed, hostileFile } from './cadencesAnswers';
import { type Opened, openBrowser, openSidebar, openView, sidebarHtml } from './openSidebar';

jest.setTimeout(120_000);

const axe = require.resolve('axe-core/axe.min.js');
let browser: Browser;
let html: string;
let open: Opened | null = null;

beforeAll(async () => {
  html = await sidebarHtml();
  browser = await openBrowser();
});
afterEach(async () => {
  expect(open?.faults ?? []).toEqual([]);
  await open?.page.close();
  open = null;
});
afterAll(() => browser.close());

const start = async (file: ProspectFile = cadencesFile()): Promise<{ page: Page; it: Opened; file: ProspectFile }> => {
  open = await openSidebar(browser, html, cadencesServed(file));
  open.page.setDefaultTimeout(10_000);
  await openView(open.page, 'Cadences');
  await open.page.getByRole('list', { name: 'Cadences' }).waitFor();
  return { page: open.page, it: open, file };
};
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

const sound = async (page: Page): Promise<void> => {
  await page.addScriptTag({ path: axe }).catch(() => undefined);
  const found = await page.evaluate(async () => {
    const { run } = (
      window as unknown as {
        axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    const { violations } = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`),
      width: document.documentElement.scrollWidth,
      images: document.querySelectorAll('img').length,
    };
  });
  expect(found).toEqual({ violations: [], width: 300, images: 0 });
};

test('all cadences, one of them, its steps, its texts: sound and as a picture', async () => {
  const { page, it } = await start();
  await sound(page);
  await it.picture('sidebar-cadences');
  await button(page, /^Outbound 21-Day/).click();
  await page.getByRole('heading', { name: 'Outbound 21-Day' }).waitFor();
  await sound(page);
  await it.picture('sidebar-cadence');
  await button(page, 'Edit the steps').click();
  await page.getByText(/^2\. Day 3/).click();
  await sound(page);
  await it.picture('sidebar-cadence-editing');
  await button(page, 'Close').click();
  await button(page, 'Email text of step 2').click();
  await page.getByLabel('Text', { exact: true }).waitFor();
  await page.getByText(/the first mail has/).waitFor();
  await sound(page);
  await it.picture('sidebar-cadence-text');
});

test('hostile names stay text', async () => {
  const { page, it } = await start(hostileFile());
  await sound(page);
  await it.picture('sidebar-cadences-hostile');
  expect(await page.title()).not.toBe('1');
});

const openOne = async (page: Page, name: RegExp | string = /^Outbound 21-Day/): Promise<void> => {
  await button(page, name).click();
  await page.getByRole('heading', { name }).waitFor();
};

/** The one cell-for-cell way to say what an action did to a sheet: what each row was and is. */
const grid = (file: ProspectFile, sheet: string): string[] => file.book.grid(sheet).map((row) => row.join('|'));
const changes = (was: readonly string[], is: readonly string[]): string[] => [
  ...was.filter((row) => !is.includes(row)).map((row) => `- ${row}`),
  ...is.filter((row) => !was.includes(row)).map((row) => `+ ${row}`),
];
const third =
  'Outbound 21-Day|3|5|call|first call|A first conversation|short|hear their view in person|standard||||length|calendar';

interface ActionCase {
  readonly name: string;
  readonly sheet: 'Cadences' | 'Templates';
  /** Rows beside those of a new file. */
  readonly more?: readonly Cell[][];
  /** All that comes before the click that writes. */
  readonly run: (page: Page) => Promise<void>;
  readonly last: string;
  readonly cells: readonly string[];
}

const openStep = (page: Page, number: number) => page.getByText(new RegExp(`^${number}\\. Day`)).click();
const steps = (page: Page, number: number) => page.locator('details.step').nth(number - 1);
const edit = async (page: Page, name: RegExp | string = /^Outbound 21-Day/): Promise<void> => {
  await openOne(page, name);
  await button(page, 'Edit the steps').click();
};
const mine: readonly Cell[][] = [
  ['Mine', 1, 0, 'email', '', '', '', '', '', 'outbound 7 email'],
  ['Mine', 2, 9, 'call'],
];
const openText = async (page: Page, cadence: RegExp, text: string): Promise<string> => {
  await openOne(page, cadence);
  await button(page, text).click();
  const field = page.getByLabel('Text', { exact: true });
  await field.waitFor();
  return field.inputValue();
};

const table: readonly ActionCase[] = [
  {
    name: 'another day and angle of a step',
    sheet: 'Cadences',
    async run(page) {
      await edit(page);
      await openStep(page, 3);
      await steps(page, 3).getByLabel('Day', { exact: true }).fill('7');
      await steps(page, 3)
        .getByLabel(/^Angle/)
        .fill('=1+1 <b>');
      await button(page, 'Save').click();
      await page.getByText('1 of 3 prospects in it, another next touch.').waitFor();
    },
    last: 'Save and move 1',
    cells: [`- ${third}`, `+ ${third.replace('|5|', '|7|').replace('hear their view in person', '=1+1 <b>')}`],
  },
  {
    name: 'a step moved, one added, one removed, another channel beside one',
    sheet: 'Cadences',
    more: mine,
    async run(page) {
      await edit(page, /^Mine/);
      await openStep(page, 1);
      await button(page, 'Down: step 1').click();
      await button(page, 'Add after: step 2').click();
      await steps(page, 3).getByRole('checkbox', { name: 'Video' }).check();
      await steps(page, 3).getByLabel('Ends').selectOption('breakup');
      await openStep(page, 1);
      await button(page, 'Remove: step 1').click();
    },
    last: 'Save',
    cells: [
      '- Mine|1|0|email||||||outbound 7 email||||',
      '- Mine|2|9|call||||||||||',
      '+ Mine|1|9|email||||||outbound 7 email||||',
      '+ Mine|2|12|email + video|||short||standard|||breakup|length|calendar',
    ],
  },
  {
    name: 'an edit for new enrollments only',
    sheet: 'Cadences',
    async run(page) {
      await edit(page);
      for (const number of [7, 6, 5, 4, 3, 2]) {
        await openStep(page, number);
        await button(page, `Remove: step ${number}`).click();
      }
      await button(page, 'Save').click();
      await page
        .getByText('2 of 3 prospects in it, another next touch, 1 never')
        .or(page.getByText(/of 3 prospects in it, another next touch/))
        .first()
        .waitFor();
      await page.getByLabel('or leave them, and save it under the name').fill('=HYPERLINK("x")');
    },
    last: 'New enrollments only',
    cells: [
      '+ =HYPERLINK("x")|1|0|email + linkedin|introduction|They learn who writes and why|short|a problem that people in their role have|standard|outbound 1 email; outbound 1 linkedin|||length|calendar',
    ],
  },
  {
    name: 'a copy',
    sheet: 'Cadences',
    async run(page) {
      await openOne(page, /^Nurture 90-Day/);
      await page.getByText('Copy it under a new name').click();
      await page.getByLabel('Name of the copy').fill('<img src=x onerror=alert(1)>');
    },
    last: 'Copy',
    cells: [
      '+ <img src=x onerror=alert(1)>|1|90|email + linkedin|check-in|They say that the time has come|short|one piece of news that concerns them|standard|nurture-90 1 email; nurture-90 1 linkedin|||fixed|calendar',
    ],
  },
  {
    name: 'a cadence deleted',
    sheet: 'Cadences',
    more: mine,
    async run(page) {
      await openOne(page, /^Mine/);
      await page.getByText('Delete it').click();
    },
    last: 'Delete',
    cells: ['- Mine|1|0|email||||||outbound 7 email||||', '- Mine|2|9|call||||||||||'],
  },
  {
    name: 'back to what was shipped',
    sheet: 'Cadences',
    more: [['Nurture 90-Day', 2, 95, 'call']],
    async run(page) {
      await openOne(page, /^Nurture 90-Day/);
      await button(page, 'Back to what was shipped').click();
    },
    last: 'Save',
    cells: ['- Nurture 90-Day|2|95|call||||||||||'],
  },
  {
    name: 'a text',
    sheet: 'Templates',
    async run(page) {
      await openText(page, /^Outbound 21-Day/, 'Call text of step 3');
      await page.getByLabel('Text', { exact: true }).fill('Ask who decides. ');
      await page.getByLabel('Insert a column or a sender’s token').selectOption('Favourite Colour');
    },
    last: 'Save the text',
    cells: ['- outbound 3 call|call||…||', '+ outbound 3 call|call||Ask who decides. {{Favourite Colour}}||'],
  },
  {
    name: 'a second wording',
    sheet: 'Templates',
    async run(page) {
      await openText(page, /^Outbound 21-Day/, 'Call text of step 3');
      await button(page, /^Add a wording/).click();
      await page.getByLabel('Text', { exact: true }).fill('=Other words');
    },
    last: 'Save the text',
    cells: ['+ outbound 3 call|call||=Other words||'],
  },
  {
    name: 'a version for a role',
    sheet: 'Templates',
    async run(page) {
      await openText(page, /^Outbound 21-Day/, 'Call text of step 3');
      await button(page, /^Add a version/).click();
      await page.getByLabel('Text', { exact: true }).fill('For them');
      await page.getByText('For whom').click();
      await page.getByLabel(/^Roles/).fill('CFO, Finance');
      await page.getByLabel('Deals').selectOption('research');
    },
    last: 'Save the text',
    cells: ['+ outbound 3 call|call||For them|CFO, Finance|research'],
  },
  {
    name: 'a text taken away',
    sheet: 'Templates',
    async run(page) {
      await openText(page, /^Outbound 21-Day/, 'Call text of step 3');
    },
    last: 'Remove this one',
    cells: ['- outbound 3 call|call||…||'],
  },
  {
    name: 'a borrowed text, for this step alone',
    sheet: 'Templates',
    more: mine,
    async run(page) {
      await openText(page, /^Mine/, 'Email text of step 1');
      expect(await page.getByRole('checkbox', { name: 'Only here: Outbound 21-Day, step 7 keeps its text' }).isChecked()).toBe(
        true,
      );
      await page.getByLabel('Text', { exact: true }).fill('Shall I close the file?');
    },
    last: 'Save the text',
    cells: ['+ mine 1 email|email||Shall I close the file?||'],
  },
];

/** Long texts of the library are told by their ends alone. */
const shortened = (row: string): string =>
  row.replace(/^(. .*?\|\w+\|[^|]*\|)(?!=|Ask who|For them|Shall I close the file\?\|)[\s\S]*?(\|[^|]*\|[^|]*)$/, '$1…$2');

test.each(table)('$name: the cells, undone, and once with the script failing', async ({ sheet, more = [], run, last, cells }) => {
  const { page, it, file } = await start(cadencesFile(more));
  const was = [grid(file, 'Cadences'), grid(file, 'Templates')];
  await run(page);
  it.from('sidebarCadencesSave', { fail: 'We are sorry, a server error occurred.' });
  const write = button(page, last).last();
  await write.click();
  await page.getByText('We are sorry, a server error occurred.').waitFor();
  expect([grid(file, 'Cadences'), grid(file, 'Templates')]).toEqual(was);
  it.from('sidebarCadencesSave', 'answer');
  await write.click();
  await button(page, 'Undo').waitFor();
  const found = changes(was[sheet === 'Cadences' ? 0 : 1] ?? [], grid(file, sheet));
  expect(sheet === 'Cadences' ? found : found.map(shortened)).toEqual(cells);
  await button(page, 'Undo').click();
  await page.getByText('It is as it was before.').waitFor();
  expect([grid(file, 'Cadences'), grid(file, 'Templates')]).toEqual(was);
});
