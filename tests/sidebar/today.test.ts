import type { Browser, Page } from 'playwright-core';
import type { NeedsYouItem, Overview, SidebarCallName, TouchItem } from '../../src/app/sidebarContract';
import { openBrowser } from '../support/chromium';
import { hostile, manyTouches, overview, type Served } from './answers';
import { type Opened, openSidebar, sidebarHtml } from './openSidebar';
import { sound } from './sound';

jest.setTimeout(120_000);

let browser: Browser;
let html: string;
let open: Opened | null = null;

beforeAll(async () => {
  html = sidebarHtml();
  browser = await openBrowser();
});
afterEach(async () => {
  expect(open?.faults ?? []).toEqual([]);
  await open?.page.close();
  open = null;
});
afterAll(() => browser.close());

const start = async (answer: Partial<Served> = {}): Promise<{ page: Page; it: Opened }> => {
  open = await openSidebar(browser, html, answer);
  open.page.setDefaultTimeout(10_000);
  return { page: open.page, it: open };
};
const seen = (view: Partial<Overview>): Partial<Served> => ({ sidebarOverview: () => ({ ...overview, ...view }) });
const empty = { touches: [], tasks: [], needsYou: [], noted: [] };

const callsOf = (it: Opened, name: SidebarCallName): unknown[] =>
  it.asked.filter((call) => call.name === name).map((call) => call.request);
const card = (page: Page, name: string) => page.locator('article').filter({ hasText: name }).first();
/** Name of the item that has the focus; '' where none has. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.closest('article')?.querySelector('strong')?.textContent ?? '');
const comesTo = async (page: Page, name: string): Promise<void> => {
  await page.waitForFunction(
    (wanted) => document.activeElement?.closest('article')?.querySelector('strong')?.textContent === wanted,
    name,
  );
};
const headings = (page: Page): Promise<string[]> => page.getByRole('heading', { level: 2 }).allTextContents();

const touch = (number: number, rest: Partial<TouchItem> = {}): TouchItem => ({
  ...(overview.touches[0] as TouchItem),
  key: `${number} 3`,
  prospectId: `P${number}`,
  print: `as P${number}`,
  row: number,
  name: `Person ${number}`,
  task: { id: `P${number}/1/3.call`, what: 'Call them', text: '', reach: '' },
  ...rest,
});
const needs = (number: number, rest: Partial<NeedsYouItem> = {}): NeedsYouItem => ({
  prospectId: `P${number}`,
  print: `as P${number}`,
  row: number,
  name: `Person ${number}`,
  company: '',
  owner: '',
  status: 'Held',
  words: 'Held for your review.',
  mail: '',
  hot: false,
  resumable: true,
  chosen: '',
  moves: [],
  ...rest,
});

describe('what stands in the list', () => {
  const label = 'Call 3 of 7 · first call';
  const beside = 'LinkedIn: write · beside Email 1 of 7 · introduction';
  test('a task says what the step above it does not', async () => {
    const told = (number: number, named: string, what: string): TouchItem =>
      touch(number, { label: named, channel: 'call', task: { id: `P${number}/1/3.call`, what, text: '', reach: '+49 30 1' } });
    const touches = [told(2, label, `Send it · ${label}`), told(3, label, `Call · ${label}`), told(4, '', beside)];
    const { page } = await start(seen({ ...empty, touches }));
    await page.locator('article').first().waitFor();
    const lines = await page.locator('article p').allTextContents();
    expect(['Send it', 'Call', beside].map((line) => lines.includes(line))).toEqual([true, false, true]);
  });

  test('groups in the order of a day, each item with its reason, its links and its actions', async () => {
    const { page, it } = await start();
    await page.getByRole('heading', { name: 'Overdue (1)' }).waitFor();
    expect(await headings(page)).toEqual([
      'Hot (1)',
      'Needs you (2)',
      'Overdue (1)',
      'Due today (2)',
      'Coming (1)',
      'Done, and can be taken back (3)',
    ]);
    await sound(page);
    await it.picture('sidebar-today');
    expect(await page.getByText(hostile).count()).toBe(1);
    expect(await page.getByRole('link', { name: /^Call/ }).getAttribute('href')).toBe('tel:+4930123456');
    expect(await page.getByRole('link', { name: /javascript/ }).count()).toBe(0);
    const call = card(page, 'Call 3 of 7');
    expect(await call.getByText(/4 days after step 4/).count()).toBe(1);
    await call.getByText('Call notes').click();
    await call.getByText('this is a note.').waitFor();
    expect(await call.getByRole('button').allTextContents()).toEqual([
      'Done',
      'No answer',
      'Left voicemail',
      'Skip',
      'What came of it …',
      'Row 2',
      'Story',
    ]);
  });

  test('what is hot stands on top with its reason, the freshest open first', async () => {
    const open = (number: number, hot: string) => ({
      id: `P${number}/1/opens.${number}`,
      prospectId: `P${number}`,
      row: number,
      name: `Opener ${number}`,
      company: '',
      owner: '',
      channel: 'call',
      what: 'They opened your mail: call now.',
      text: '',
      reach: '+49 30 1234567',
      draft: '',
      due: '2026-03-03',
      dueWords: 'Call, due Tue 3 Mar 2026',
      when: 'today' as const,
      hot,
    });
    const { page } = await start(
      seen({
        ...empty,
        touches: [touch(2)],
        tasks: [open(4, 'Opened your mail 3 hours ago: call today.'), open(5, 'Opened your mail 4 minutes ago: call now.')],
        needsYou: [needs(6), needs(7, { hot: true, status: 'Replied', words: 'They replied: "Next week?"' })],
      }),
    );
    await page.getByRole('heading', { name: 'Hot (3)' }).waitFor();
    expect(await page.locator('article strong').allTextContents()).toEqual([
      'Opener 5',
      'Opener 4',
      'Person 7',
      'Person 6',
      'Person 2',
    ]);
    expect(await card(page, 'Opener 5').getByText('Opened your mail 4 minutes ago: call now.').count()).toBe(1);
  });

  test('a draft is opened in Gmail; mail that goes out by itself stands apart, and says when it cannot', async () => {
    const link = 'https://mail.google.com/mail/?authuser=me%40team.example#drafts/18c2';
    const { page, it } = await start(
      seen({
        ...empty,
        touches: [
          touch(2, {
            channel: 'email',
            by: 'draft',
            draft: link,
            task: { id: 'P2/1/3.email', what: 'Finish it', text: '', reach: 'a@b.example' },
          }),
          touch(3, {
            channel: 'email',
            by: 'product',
            task: null,
            when: 'today',
            waits: 'Waits for room: 2nd of 3, about Wed 4 Mar 2026.',
          }),
        ],
      }),
    );
    await page.getByRole('heading', { name: 'Goes out by itself (1)' }).waitFor();
    const draft = card(page, 'Person 2').getByRole('link', { name: 'Open the draft in Gmail: Person 2' });
    expect([await draft.getAttribute('href'), await draft.getAttribute('rel')]).toEqual([link, 'noopener noreferrer']);
    expect(await card(page, 'Person 3').getByText('Waits for room: 2nd of 3').count()).toBe(1);
    await page.getByText('1 mail would go out today, and sending is not switched on.').waitFor();
    await sound(page);
    await it.picture('sidebar-limits');
  });

  test('5,000 characters, right to left and markup stay text within the sidebar', async () => {
    const arabic = 'مرحبا بالعالم '.repeat(40);
    const long = 'W'.repeat(5000);
    const { page } = await start(
      seen({
        ...empty,
        touches: [
          touch(2, { name: long, company: arabic, why: hostile, task: { id: 'x', what: long, text: long, reach: long } }),
          touch(3, {
            name: arabic,
            label: hostile,
            task: { id: 'y', what: hostile, text: arabic, reach: 'javascript:alert(1)' },
          }),
        ],
        needsYou: [needs(4, { name: hostile, words: long, company: hostile })],
        noted: [{ key: 'k', name: long, words: hostile, undo: { call: 'act', request: { does: 'undo', prospectId: 'P1' } } }],
      }),
    );
    await page.getByRole('heading', { name: 'Overdue (2)' }).waitFor();
    await sound(page);
    expect(await page.title()).not.toBe('1');
  });
});

describe('by keyboard alone', () => {
  test('from item to item, through the fold, to a day and back', async () => {
    const { page, it } = await start(seen({ ...empty, touches: [touch(2), touch(3), touch(4, { inDeal: true })] }));
    await page.getByRole('tab', { name: /^Today/ }).focus();
    // The tab row keeps its own keys; one step into the view, and letters count.
    await page.keyboard.press('j');
    expect(await focused(page)).toBe('');
    await page.getByRole('button', { name: 'Keys' }).focus();
    await page.keyboard.press('j');
    await comesTo(page, 'Person 2');
    await page.keyboard.press('ArrowDown');
    await comesTo(page, 'Person 3');
    await page.keyboard.press('k');
    await comesTo(page, 'Person 2');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Not interested: Person 2' }).waitFor();
    await sound(page);
    await it.picture('sidebar-today-keys');
    await page.keyboard.press('h');
    const day = page.getByLabel('Snooze until: Person 2', { exact: true });
    await page.waitForFunction(() => document.activeElement?.matches('input[type=date]'));
    // In a field letters and arrows are the field's own.
    await page.keyboard.press('n');
    expect(callsOf(it, 'sidebarMarkDone')).toEqual([]);
    await day.fill('2026-03-12');
    await page.keyboard.press('Escape');
    await comesTo(page, 'Person 2');
    await page.keyboard.press('h');
    await page.waitForFunction(() => document.activeElement?.matches('input[type=date]'));
    expect(await day.inputValue()).toBe('2026-03-12');
    await page.keyboard.press('Enter');
    await comesTo(page, 'Person 3');
    await page.keyboard.press('n');
    await comesTo(page, 'Person 4');
    // Behind the fold, which the letter opens by itself; in a deal a delay is a push of their timeline.
    await page.keyboard.press('p');
    await page.waitForFunction(() => document.activeElement?.matches('input[type=date]'));
    await page.getByRole('button', { name: 'In 2 weeks' }).press('Enter');
    await page.getByText('Nothing is due').waitFor();
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent !== null);
    await page.getByText('Noted: Timeline Pushed.').first().waitFor();
    expect(callsOf(it, 'sidebarAct')).toEqual([
      { does: 'snooze', prospectId: 'P2', print: 'as P2', date: '2026-03-12' },
      { does: 'outcome', prospectId: 'P4', print: 'as P4', outcome: 'Timeline Pushed', date: '2026-03-17' },
    ]);
    expect(callsOf(it, 'sidebarMarkDone')).toEqual([{ taskId: 'P3/1/3.call', done: 'No answer' }]);
  });

  test('? lists the letters; g selects the row; a row that is gone is told', async () => {
    const { page, it } = await start(seen({ ...empty, touches: [touch(2)] }));
    await card(page, 'Person 2').focus();
    await page.keyboard.press('?');
    await page.getByText('snooze until a day').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('?');
    await page.getByText('snooze until a day').waitFor({ state: 'detached' });
    expect(callsOf(it, 'sidebarJump')).toEqual([{ prospectId: 'P2', row: 2 }]);
    it.from('sidebarJump', { fail: 'This prospect is no longer on the sheet.' });
    await page.keyboard.press('g');
    await page.getByRole('alert').getByText('no longer on the sheet').waitFor();
  });
});

describe('done at once, and taken back', () => {
  test('an item goes before the answer comes; acts are written one after the other', async () => {
    const { page, it } = await start(seen({ ...empty, touches: [touch(2), touch(3), touch(4)] }));
    it.from('sidebarMarkDone', { hold: 'first' });
    await page.getByRole('button', { name: 'Done: Person 2' }).click();
    await card(page, 'Person 2').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'No answer: Person 3' }).click();
    await card(page, 'Person 3').waitFor({ state: 'detached' });
    expect(callsOf(it, 'sidebarMarkDone')).toHaveLength(1);
    expect(await page.getByText('2 are being written.').count()).toBe(1);
    // The second was not written yet: taking it back asks nothing of the script.
    await page.keyboard.press('z');
    await card(page, 'Person 3').waitFor();
    // The first is being written: it is taken back as soon as it is.
    await page.keyboard.press('z');
    it.from('sidebarMarkDone', 'answer');
    it.release('first');
    await card(page, 'Person 2').waitFor();
    expect(callsOf(it, 'sidebarMarkDone')).toEqual([
      { taskId: 'P2/1/3.call', done: 'Done' },
      { taskId: 'P2/1/3.call', done: '', was: 'Done' },
    ]);
  });

  test('a call that fails brings the item back with its reason and all that was typed', async () => {
    const { page, it } = await start(seen({ ...empty, touches: [touch(2), touch(3)] }));
    const person = card(page, 'Person 2');
    await person.getByRole('button', { name: /What came of it/ }).click();
    await person.getByRole('button', { name: 'Meeting booked for: Person 2' }).click();
    await person.getByLabel('Meeting booked for: Person 2', { exact: true }).fill('2026-03-10');
    it.from('sidebarAct', { fail: 'A run is at work on this sheet. Try again in a minute.' });
    await person.getByRole('button', { name: 'Note it, Meeting booked for: Person 2' }).click();
    await page.getByRole('alert').getByText('Person 2: A run is at work on this sheet.').waitFor();
    await person.getByRole('alert').getByText('Try again in a minute.').waitFor();
    expect(await person.getByLabel('Meeting booked for: Person 2', { exact: true }).inputValue()).toBe('2026-03-10');
    await sound(page);
    await it.picture('sidebar-today-failed');
    await page.getByRole('button', { name: 'Show' }).click();
    await comesTo(page, 'Person 2');
    it.from('sidebarAct', 'answer');
    await person.getByRole('button', { name: 'Note it, Meeting booked for: Person 2' }).click();
    await page.getByText('Noted: Booked Demo.').first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    it.from('sidebarAct', { fail: 'Too late: a run has acted on it already.' });
    await page.getByRole('button', { name: 'Undo: Person 2' }).first().click();
    await page.getByRole('alert').getByText('Person 2: Too late: a run has acted on it already.').waitFor();
  });

  test('what an earlier page did can be taken back, also an Outcome that somebody typed', async () => {
    const { page, it } = await start();
    await page.getByRole('button', { name: 'Undo: Finn Aalto' }).click();
    await page.getByText('Finn Aalto: Done.').waitFor();
    await page.getByRole('button', { name: 'Undo: Finn Aalto' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo: Gro Lie' }).click();
    await page.getByText('Gro Lie: Taken back.').waitFor();
    await page.getByRole('button', { name: 'Undo: Cleo Okonkwo' }).click();
    await page.getByText('Cleo Okonkwo: Done.').waitFor();
    expect(callsOf(it, 'sidebarAct')).toEqual([
      { does: 'take back', prospectId: 'P11', act: 'act-1' },
      { does: 'undo', prospectId: 'P6', print: 'as P6' },
    ]);
    expect(callsOf(it, 'sidebarMarkDone')).toEqual([{ taskId: 'P12/1/3.call', done: '', was: 'No answer' }]);
  });

  test('the list is read again once nobody acts, and what was done stays gone until that answer', async () => {
    let touches = [touch(2), touch(3)];
    const { page, it } = await start({ sidebarOverview: () => ({ ...overview, ...empty, touches }) });
    await page.getByRole('heading', { name: 'Overdue (2)' }).waitFor();
    await page.getByRole('button', { name: 'Done: Person 2' }).click();
    touches = [touch(3), touch(9, { when: 'today' })];
    await page.getByRole('heading', { name: 'Due today (1)' }).waitFor();
    expect(callsOf(it, 'sidebarOverview')).toHaveLength(2);
    expect(await page.locator('article strong').allTextContents()).toEqual(['Person 3', 'Person 9']);
    // A reading that fails keeps the list.
    it.from('sidebarOverview', { fail: 'Lost the connection' });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('alert').getByText('Lost the connection').waitFor();
    expect(await page.locator('article').count()).toBe(2);
  });

  test('what their answers suggest is one click away', async () => {
    const { page, it } = await start();
    const ana = card(page, 'Ana Prieto');
    await ana.getByRole('button', { name: /What came of it/ }).click();
    await sound(page);
    await it.picture('sidebar-moves');
    expect(await ana.getByLabel('Not now, but on: Ana Prieto', { exact: true }).inputValue()).toBe('2026-09-03');
    await ana.getByRole('button', { name: 'Note it, Not now' }).click();
    await page.getByText('Noted: Later.').first().waitFor();
    await page.getByRole('button', { name: 'Restart in Re-Engagement: Dara' }).click();
    await page.getByRole('button', { name: 'Resume everyone there: Bela' }).click();
    await page.getByText('Resumed: the next step').first().waitFor();
    expect(callsOf(it, 'sidebarAct')).toEqual([
      { does: 'outcome', prospectId: 'P5', print: 'as P5', outcome: 'Later', date: '2026-09-03' },
      { does: 're-engage', prospectId: 'P8', print: 'as P8' },
    ]);
    expect(callsOf(it, 'sidebarResume')).toEqual([{ prospectId: 'P7', colleagues: true }]);
  });
});

test('a late answer of an older question is dropped', async () => {
  const { page, it } = await start({
    sidebarOverview: ({ who }) => ({ ...overview, ...empty, touches: who === 'all' ? [touch(2), touch(3)] : [touch(4)] }),
  });
  await card(page, 'Person 4').waitFor();
  it.from('sidebarOverview', { hold: 'all' });
  await page.getByLabel('Whose').selectOption('all');
  await page.getByText('Looking again').waitFor();
  it.from('sidebarOverview', 'answer');
  await page.getByLabel('Whose').selectOption('me');
  await page.getByText('Looking again').waitFor({ state: 'detached' });
  it.release('all');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByText('Looking again').waitFor({ state: 'detached' });
  expect(await page.locator('article strong').allTextContents()).toEqual(['Person 4']);
});

test('2,000 items: those near the eye are drawn, the last is reached by scrolling and by key', async () => {
  const { page } = await start(
    seen({ ...empty, touches: manyTouches(2000).map((each) => ({ ...each, by: 'person' as const })) }),
  );
  await page.getByRole('heading', { name: 'Overdue (2000)' }).waitFor();
  expect(await page.locator('article').count()).toBeLessThan(60);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await card(page, 'Person 2001').waitFor();
  expect(await page.locator('article').count()).toBeLessThan(60);
  await page.waitForFunction(() => document.querySelector('[data-key="touch 2 1"]') === null);
  await page.locator('article').last().focus();
  await page.keyboard.press('k');
  await comesTo(page, 'Person 2000');
  expect(await page.locator('li[aria-setsize="2000"]').last().getAttribute('aria-posinset')).toBe('2000');
  // The item with the focus stays while the eye is elsewhere, and the next key goes on from it.
  await page.evaluate(() => window.scrollTo(0, 0));
  await card(page, 'Person 2').waitFor();
  await page.keyboard.press('k');
  await comesTo(page, 'Person 1999');
});
