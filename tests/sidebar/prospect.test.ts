import type { Browser, Page } from 'playwright-core';
import type { ProspectAnswer } from '../../src/app/prospectContract';
import type { SidebarCallName } from '../../src/app/sidebarContract';
import { openBrowser } from '../support/chromium';
import { hostile, type Served } from './answers';
import { type Opened, openSidebar, sidebarHtml } from './openSidebar';
import { answered, next, story } from './prospectAnswers';
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
  await open.page.getByRole('tab', { name: 'Prospect' }).click();
  return { page: open.page, it: open };
};

const callsOf = (it: Opened, name: SidebarCallName): unknown[] =>
  it.asked.filter((call) => call.name === name).map((call) => call.request);

const of = (change: object, mark = '5.abc'): ProspectAnswer => ({
  kind: 'story',
  story: { ...story, ...change },
  mark,
  selected: 'Prospects!5',
});

test('the story: who, why, what comes next in its very words, and what happened', async () => {
  const { page, it } = await start();
  await page.getByText('Ana Prieto', { exact: true }).waitFor();
  for (const each of await page.locator('summary').all()) await each.click();
  await sound(page);
  await it.picture('sidebar-prospect');
  expect(await page.getByText(hostile).count()).toBeGreaterThan(3);
  expect(await page.getByRole('link', { name: '+351 21 123456' }).getAttribute('href')).toBe('tel:+35121123456');
  expect(await page.getByText('Thu 5 Mar 2026 08:00 (Europe/Lisbon) · goes out by itself').count()).toBe(1);
  expect(
    await page
      .getByRole('listitem')
      .filter({ hasText: /^Tue 3 Mar/ })
      .count(),
  ).toBe(5);
  await page.getByRole('button', { name: 'Show all 8' }).click();
  expect(
    await page
      .getByRole('listitem')
      .filter({ hasText: /^Tue 3 Mar/ })
      .count(),
  ).toBe(8);
  expect(await page.getByText('3 older lines stand on the Log sheet.').count()).toBe(1);
  const link = page.getByRole('link', { name: 'Open in Gmail: Sent: Email 1 of 7' });
  expect(await link.getAttribute('href')).toBe('https://mail.google.com/mail/?authuser=me%40team.example#all/18c2f');
  expect(callsOf(it, 'sidebarProspect')).toEqual([{ prospectId: '', shownId: '', mark: '' }]);
});

test('the selection is followed on focus: the same row costs one glance, another row is another story', async () => {
  let selected = 5;
  const { page, it } = await start({
    sidebarProspect: ({ mark }) => {
      if (mark === `${selected}.x`) return { kind: 'same', selected: `Prospects!${selected}` };
      if (selected === 1)
        return { kind: 'none', words: 'Select the row of a prospect on the sheet "Prospects".', mark: '1.x', selected: 'P!1' };
      const told = { ...story, row: selected, prospectId: `P${selected}`, name: `Person ${selected}` };
      return { kind: 'story', story: told, mark: `${selected}.x`, selected: `Prospects!${selected}` };
    },
  });
  const focus = async (): Promise<void> => {
    await page.clock.fastForward(5_000);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  };
  await page.getByText('Person 5').waitFor();
  await page.clock.install();
  await focus();
  selected = 6;
  await focus();
  await page.getByText('Person 6').waitFor();
  selected = 1;
  await focus();
  await page.getByText('Select the row of a prospect').waitFor();
  await sound(page);
  expect(callsOf(it, 'sidebarProspect')).toEqual([
    { prospectId: '', shownId: '', mark: '' },
    { prospectId: '', shownId: 'P5', mark: '5.x' },
    { prospectId: '', shownId: 'P5', mark: '5.x' },
    { prospectId: '', shownId: 'P6', mark: '6.x' },
  ]);
});

test('other words: linted once the person rests, late answers dropped, kept while another row is looked at, stored nowhere', async () => {
  const { page, it } = await start({
    sidebarLint: ({ words }) => ({
      findings: words.includes('checking in')
        ? [{ severity: 'warning', isHole: false, words: 'It only checks in. Bring something new.', source: 'G1 §Best Practices' }]
        : [],
    }),
  });
  await page.getByText('Try other words').click();
  await page.clock.install();
  const rest = () => page.clock.runFor(400);
  const box = page.getByLabel('Words, without signature and footer');
  expect(await box.inputValue()).toBe((next.words as { words: string }).words);
  await box.fill('Just checking');
  await box.fill('Just checking in.');
  await rest();
  await page.getByText('It only checks in.').waitFor();
  await sound(page);
  await it.picture('sidebar-prospect-words');
  expect(callsOf(it, 'sidebarLint')).toEqual([
    { subject: 'Re: Quinta and the spring rush', words: 'Just checking in.', basis: (next.words as { basis: object }).basis },
  ]);

  it.from('sidebarLint', { hold: 'first' });
  await box.fill('Just checking in again.');
  await rest();
  it.from('sidebarLint', 'answer');
  await box.fill('A new thought about your spring rush.');
  await rest();
  await page.getByText('Nothing to find fault with.').waitFor();
  it.release('first');

  it.from('sidebarLint', { fail: 'Service unavailable' });
  expect(await page.getByText('It only checks in.').count()).toBe(0);
  await box.fill('Kept all the same.');
  await rest();
  await page.getByText('Service unavailable').waitFor();
  expect(await box.inputValue()).toBe('Kept all the same.');
  await page.getByRole('tab', { name: 'Today' }).click();
  await page.getByRole('tab', { name: 'Prospect' }).click();
  expect(await box.inputValue()).toBe('Kept all the same.');
  await page.getByRole('button', { name: 'Back to the template' }).click();
  expect(await box.inputValue()).toBe((next.words as { words: string }).words);
});

test('moves ask for what was shown, say what follows, and can be taken back', async () => {
  let undo: typeof story.undo = null;
  const { page, it } = await start({
    sidebarProspect: () => of({ undo }),
    sidebarAct: (request) => {
      undo = request.does === 'take back' ? null : { does: 'act', id: 'a1', words: 'Noted: Booked Demo on Thu 5 Mar 2026.' };
      return { words: request.does === 'take back' ? 'Taken back: the row is as before.' : 'Done.', undo: null };
    },
  });
  await page.getByText('Log what came of it').click();
  await page.getByText('They leave the cadence for Post-Demo Follow-Up.').waitFor();
  const book = page.getByRole('button', { name: 'Do it: Meeting booked for' });
  await book.click({ force: true });
  expect(callsOf(it, 'sidebarAct')).toEqual([]);
  await page.getByLabel('Meeting booked for', { exact: true }).fill('2026-03-05');
  await book.click();
  await page.getByRole('button', { name: 'Undo: Noted: Booked Demo' }).click();
  await page.getByText('Taken back: the row is as before.').waitFor();
  await page.getByText('Pause, put off, leave, restart').click();
  await page.getByLabel('Restart in Re-Engagement: Trigger Event').fill('raised 20 million');
  await page.getByRole('button', { name: 'Do it: Restart in Re-Engagement' }).click();
  await page.getByText('Done.').waitFor();
  const row = { prospectId: 'P5', print: 'print-5' };
  expect(callsOf(it, 'sidebarAct')).toEqual([
    { ...row, does: 'outcome', outcome: 'Booked Demo', date: '2026-03-05' },
    { does: 'take back', prospectId: 'P5', act: 'a1' },
    { ...row, does: 're-engage', event: 'raised 20 million' },
  ]);
});

test('a failed move says so beside its button, and what was typed stays', async () => {
  const { page, it } = await start();
  await page.getByText('Log what came of it').click();
  const day = page.getByLabel('Meeting booked for', { exact: true });
  await day.fill('2026-03-05');
  it.from('sidebarAct', { fail: 'The row has changed since it was shown. Nothing was written: look at it again.' });
  await page.getByRole('button', { name: 'Do it: Meeting booked for' }).click();
  const failed = page.locator('.move').filter({ hasText: 'Meeting booked for' }).getByRole('alert');
  expect(await failed.innerText()).toContain('The row has changed since it was shown.');
  expect(await day.inputValue()).toBe('2026-03-05');
  it.from('sidebarTestSend', { fail: 'There is no mail to test: {{Pet Name}} is no column.' });
  await page.getByRole('button', { name: 'Send a test to myself' }).click();
  await page.getByText('There is no mail to test').waitFor();
  it.from('sidebarTestSend', 'answer');
  await page.getByRole('button', { name: 'Send a test to myself' }).click();
  await page.getByText('Sent to me@team.example, and to nobody else.').waitFor();
  expect(callsOf(it, 'sidebarTestSend')[0]).toEqual({ prospectId: 'P5', print: 'print-5' });
});

test('another cadence and erasing are views that go by the selection: the row is selected first', async () => {
  const { page, it } = await start();
  await page.getByRole('button', { name: 'Move to another cadence' }).click();
  await page.getByRole('tab', { name: 'Enroll', selected: true }).waitFor();
  await page.getByRole('tab', { name: 'Prospect' }).click();
  it.from('sidebarJump', { fail: 'This prospect is no longer on the sheet.' });
  await page.getByRole('button', { name: 'Erase them' }).click();
  await page.getByText('This prospect is no longer on the sheet.').waitFor();
  it.from('sidebarJump', 'answer');
  await page.getByRole('button', { name: 'Erase them' }).click();
  await page.getByRole('heading', { name: 'Opt-outs' }).waitFor();
  expect(callsOf(it, 'sidebarJump')).toEqual(Array.from({ length: 3 }, () => ({ prospectId: 'P5', row: 5 })));
});

test('what cannot be read or written is said, for a mail, a call and a row in no cadence', async () => {
  let now: ProspectAnswer = of(
    { next: { ...next, words: { kind: 'problem', words: 'Step 2: {{Pet Name}} is no column.' } } },
    'a',
  );
  const { page } = await start({ sidebarProspect: () => now });
  await page.getByText('Step 2: {{Pet Name}} is no column.').waitFor();
  expect(await page.getByRole('button', { name: 'Send a test to myself' }).count()).toBe(0);
  now = of(
    { next: { ...next, channel: 'call', by: 'person', words: { kind: 'text', text: 'Ask about the pilot.', findings: [] } } },
    'b',
  );
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByText('Ask about the pilot.').waitFor();
  const none = { cadence: '', shape: null, step: '', status: '', next: null, tasks: [], past: [], pastLeft: 0, prospectId: '' };
  now = of({ ...none, reasons: ['Not enrolled in a cadence.'], moves: { first: [], outcomes: [], switches: [] } }, 'c');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByText('Not enrolled in a cadence.').waitFor();
  await sound(page);
  await page.getByRole('button', { name: 'Enroll them' }).click();
  await page.getByRole('tab', { name: 'Enroll', selected: true }).waitFor();
  now = answered;
});
