import type { Browser, Page } from 'playwright-core';
import { showSelection } from '../../src/app/selectionShown';
import type { Cell } from '../../src/sheet/cells/cell';
import type { ProspectFile } from '../app/prospectFile';
import { openBrowser } from '../support/chromium';
import { cadencesFile, cadencesServed, hostileFile, hostileNames } from './cadencesAnswers';
import { type Opened, openSidebar, openView, sidebarHtml } from './openSidebar';
import { sound } from './sound';

jest.setTimeout(120_000);

let browser: Browser;
let it: Opened;
/** The file behind the sidebar: one page serves all tests, loaded anew for each. */
let present: ProspectFile = cadencesFile();

beforeAll(async () => {
  const html = sidebarHtml();
  browser = await openBrowser();
  it = await openSidebar(browser, html, {
    sidebarCadences: (ask) => cadencesServed(present).sidebarCadences(ask),
    sidebarCadencesSave: (wish) => cadencesServed(present).sidebarCadencesSave(wish),
    sidebarSelection: (wanted) => showSelection(present.ports, wanted),
  });
  it.page.setDefaultTimeout(10_000);
});
afterEach(() => {
  expect(it.faults).toEqual([]);
});
afterAll(() => browser.close());

const start = async (
  file: ProspectFile = cadencesFile(),
): Promise<{ page: Page; file: ProspectFile; asked: () => Opened['asked'] }> => {
  present = file;
  const before = it.asked.length;
  it.from('sidebarCadences', 'answer');
  it.from('sidebarCadencesSave', 'answer');
  await it.page.reload();
  await openView(it.page, 'Cadences');
  await it.page.getByRole('list', { name: 'Cadences' }).waitFor();
  return { page: it.page, file, asked: () => it.asked.slice(before) };
};
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('all cadences, one of them, its steps, its texts: sound and as a picture', async () => {
  const { page } = await start();
  await sound(page);
  await it.picture('sidebar-cadences');
  await button(page, /^Outbound 21-Day/).click();
  await page.getByRole('heading', { name: 'Outbound 21-Day' }).waitFor();
  await sound(page);
  await it.picture('sidebar-cadence');
  await page.getByText(/^2\. Day 3/).click();
  await sound(page);
  await it.picture('sidebar-cadence-editing');
  await button(page, 'Email text of step 2').click();
  await page.getByLabel('Text', { exact: true }).waitFor();
  await page.getByText(/the first mail has/).waitFor();
  await sound(page);
  await it.picture('sidebar-cadence-text');
});

test('names that mean no good stay text wherever they are shown', async () => {
  const { page } = await start(hostileFile());
  for (const name of hostileNames) {
    await page
      .getByRole('button')
      .filter({ hasText: name.slice(0, 20) })
      .click();
    await page.getByRole('heading', { name: name.slice(0, 20) }).waitFor();
    await openStep(page, 1);
    await sound(page);
    await button(page, '‹ All cadences').click();
  }
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
};
const mine: readonly Cell[][] = [
  ['Mine', 1, 0, 'email', '', '', '', '', '', 'outbound 7 email'],
  ['Mine', 2, 9, 'call'],
];
/** By the words on the button, which end with the number of the step. */
const openText = async (page: Page, cadence: RegExp, text: string): Promise<string> => {
  await openOne(page, cadence);
  await openStep(page, Number(text.slice(-1)));
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
      await page.getByText('1 of 3 prospects in it get a different next touch.').waitFor();
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
      await page.getByText(/of 3 prospects in it get a different next touch/).waitFor();
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
      await button(page, /^Add a wording/).click();
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
  const { page, file } = await start(cadencesFile(more));
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

test('who moves is shown first, and Enroll offers the newest version', async () => {
  const file = cadencesFile([
    ['Outbound 21-Day v2', 1, 0, 'email'],
    ['Outbound 21-Day v10', 1, 0, 'email'],
    ['Outbound 21-Day vX', 1, 0, 'email'],
  ]);
  const { page } = await start(file);
  await button(page, 'Outbound 21-Day Built-in').click();
  await openStep(page, 2);
  await button(page, 'Remove: step 2').click();
  await button(page, 'Save').click();
  await page.getByText('1 of 3 prospects in it get a different next touch, 1 past a step.').waitFor();
  await page
    .getByText('Call 3 of 7 · first call: Fri 6 Mar 2026 09:00 → LinkedIn 3 of 6 · relevant content: Mon 9 Mar 2026 09:00')
    .waitFor();
  await page.getByText('Never gets: Call 2 of 6 · first call.').waitFor();
  expect(await page.getByLabel('or leave them, and save it under the name').inputValue()).toBe('Outbound 21-Day v11');
  await sound(page);
  await it.picture('sidebar-cadence-moves');
  await button(page, 'Go on editing').click();
  expect(await page.getByText('Before it is saved').count()).toBe(0);
  await button(page, 'Discard').click();
  await page.getByText('2. Day 3 · Email · different angle').waitFor();
});

test('Enroll offers the newest version, until somebody chooses', async () => {
  const { page } = await start(
    cadencesFile([
      ['Outbound 21-Day v2', 1, 0, 'email'],
      ['Outbound 21-Day v10', 1, 0, 'email'],
      ['Outbound 21-Day vX', 1, 0, 'email'],
    ]),
  );
  const cadence = page.getByRole('combobox', { name: 'Cadence' });
  await page.getByRole('tab', { name: /^Enroll/ }).click();
  await cadence.waitFor();
  expect(await cadence.inputValue()).toBe('outbound 21-day v10');
  await openView(page, 'Cadences');
  await button(page, /^Re-Engagement/).click();
  await page.getByText('Copy it under a new name').click();
  await button(page, 'Copy').click();
  await page.getByText('Re-Engagement copy is saved. Re-Engagement stays as it was, and so does everyone in it.').waitFor();
  await page.getByRole('tab', { name: /^Enroll/ }).click();
  await page.getByRole('option', { name: 'Re-Engagement copy' }).waitFor({ state: 'attached' });
  expect(await cadence.inputValue()).toBe('re-engagement copy');
});

test('what the rules say comes while one types; answers that come late are dropped', async () => {
  const { page, asked } = await start();
  await edit(page);
  await openStep(page, 3);
  const day = steps(page, 3).getByLabel('Day', { exact: true });
  const able = page.locator('button.main:text-is("Save"):not([aria-disabled])');
  const unable = page.locator('button.main:text-is("Save")[aria-disabled]');
  it.from('sidebarCadences', { hold: 'slow' });
  await day.fill('2');
  const judgedTimes = (): number => asked().filter(({ request }) => (request as { what?: string }).what === 'judge').length;
  while (judgedTimes() < 1) await page.evaluate(() => new Promise(requestAnimationFrame));
  it.from('sidebarCadences', 'answer');
  await day.fill('6');
  while (judgedTimes() < 2) await page.evaluate(() => new Promise(requestAnimationFrame));
  it.release('slow');
  await able.waitFor();
  await page.getByText('Pace for each kind').waitFor();
  expect(await page.getByText('This cannot be used yet.').count()).toBe(0);

  await day.fill('3');
  await page.getByText('Step 3, Day: day 3 is already in row 3').waitFor();
  await unable.click({ force: true });
  await day.fill('5');
  await page.getByText('This cannot be used yet.').waitFor({ state: 'detached' });
  await steps(page, 3)
    .getByLabel(/^Angle/)
    .fill('what the problem costs them');
  await page.getByText(/^Steps 2 and 3 share the angle/).waitFor();
  expect(asked().filter(({ name }) => name === 'sidebarCadencesSave')).toEqual([]);
});

test('somebody else was quicker: what was typed is kept, and written over theirs only at a second word', async () => {
  const { page, file } = await start(cadencesFile(mine));
  await edit(page, /^Mine/);
  await openStep(page, 2);
  await steps(page, 2).getByLabel(/^Type/).fill('ours');
  const row = grid(file, 'Cadences').findIndex((line) => line.startsWith('Mine|2'));
  file.book.spreadsheet.write('Cadences', row + 1, 5, [['theirs']]);
  await page.locator('button.main:text-is("Save"):not([aria-disabled])').waitFor();
  await button(page, 'Save').click();
  await page.getByText('Somebody changed these rows of the sheet Cadences since they were shown. Nothing was written.').waitFor();
  expect(grid(file, 'Cadences')[row]).toBe('Mine|2|9|call|theirs|||||||||');
  expect(await steps(page, 2).getByLabel(/^Type/).inputValue()).toBe('ours');
  await button(page, 'Save').click();
  await page.getByText('Mine is saved.').waitFor();
  expect(grid(file, 'Cadences')[row]).toBe('Mine|2|9|call|ours|||||||||');
});

test('the dates of the selected rows, for steps that are not saved', async () => {
  const { page, file } = await start();
  file.selection.select('Prospects', [{ row: 6 }]);
  await edit(page);
  await openStep(page, 7);
  await button(page, 'Remove: step 7').click();
  await page.getByLabel('Try the dates on the selected rows, from').fill('2026-03-06');
  await button(page, 'Try').click();
  await page.getByText('The selected rows, as if enrolled on Fri 6 Mar 2026').waitFor();
  await page.getByText('Email 1 of 6 · introduction: Tue 10 Mar 2026 08:00, moved from Fri 6 Mar 2026').waitFor();
  await sound(page);
  await it.picture('sidebar-cadence-dates');
});

test('a text is read by the lint while one writes it, for the selected row', async () => {
  const { page, file } = await start();
  file.selection.select('Prospects', [{ row: 3 }]);
  await openText(page, /^Outbound 21-Day/, 'Email text of step 2');
  const body = page.getByLabel('Text', { exact: true });
  await body.fill('Just checking in, {{Nickname}}. Any news?');
  await page
    .getByText(/no column is called "Nickname"/)
    .first()
    .waitFor();
  await body.fill('Just checking in. Any news?');
  await page.getByRole('list', { name: 'What the lint says' }).waitFor();
  await page.getByText('As Ana3, row 3 gets it').click();
  await page.getByText('1 Main Street, Springfield').waitFor();
  await sound(page);
  await it.picture('sidebar-cadence-lint');
  await body.fill('{{First Name}}, is it the hours or the errors that cost {{Company}} most?');
  await page.getByText(/^13 words, the first mail has \d+\. No problems found\.$/).waitFor();
  await body.press('Escape');
  expect(await body.inputValue()).toContain('the hours or the errors');
  await button(page, 'Discard').click();
  await button(page, '‹ All steps').click();
  await openStep(page, 2);
});

test('by keyboard alone: in, down, out', async () => {
  const { page } = await start();
  await button(page, /^Post-Demo/).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Post-Demo Follow-Up' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Post-Demo Follow-Up');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('details.step').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('list', { name: 'Cadences' }).waitFor();
});
