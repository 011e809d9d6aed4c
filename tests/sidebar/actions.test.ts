import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { builtBundle } from '../support/builtBundle';
import { openBrowser } from '../support/chromium';
import { newTeam, rep, type Team } from '../support/team';
import { type Opened, openSidebar } from './openSidebar';

/**
 * Every action of Today and Prospect against the built bundle: the cells that it changes, and no others; what its Undo leaves; and what is
 * there after a call that failed. Today is Mon 2 Mar 2026, 10:00.
 */

jest.setTimeout(300_000);

const columns = [
  'Email',
  'First Name',
  'Company',
  'Deal Size',
  'Time Zone',
  'Owner',
  'Outcome',
  'Tags',
  'Trigger Event',
  'Follow Up On',
  'Meeting Date',
  'Sequence Name',
  'Sequence Step',
  'Anchor Date',
  'Last Contact Date',
  'Status',
  'Exit Reason',
] as const;
type Heading = (typeof columns)[number] | 'Not Before' | 'Needs You';
type Cells = Partial<Readonly<Record<Heading, string>>>;
const who = (name: string): string => `${name.toLowerCase()}@${name.toLowerCase()}.example`;
const person = (name: string, cells: Cells = {}): string[] => {
  const own: Cells = {
    Email: who(name),
    'First Name': name,
    Company: `${name} Works`,
    'Deal Size': '30000',
    'Time Zone': 'Europe/Berlin',
    Owner: rep,
    ...cells,
  };
  return columns.map((column) => own[column] ?? '');
};
/** Step 2 was done today; the call of step 3 comes next, on Wed 4 Mar. */
const atCall: Cells = {
  'Sequence Name': 'Outbound 21-Day',
  'Sequence Step': 'Email 2 of 7',
  'Anchor Date': '2026-02-24',
  'Last Contact Date': '2026-03-02',
  Status: 'Active',
};
const left = (reason: string): Cells => ({ ...atCall, 'Sequence Step': 'Email 7 of 7', Status: reason, 'Exit Reason': reason });

interface Case {
  readonly name: string;
  readonly view: 'Prospect' | 'Today';
  readonly who: string;
  /** Before anybody looks. */
  readonly before?: (team: Team) => void;
  readonly press: (page: Page) => Promise<void>;
  /** Every cell that it changes, from what to what; the columns that the sheet computes follow by themselves. */
  readonly cells: Partial<Readonly<Record<Heading, readonly [was: string, is: string]>>>;
  /** The Done cell of the person's task. */
  readonly done?: readonly [was: string, is: string];
  readonly call?: 'sidebarMarkDone';
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const unfold = async (page: Page, words: string): Promise<void> => {
  const fold = page.locator('details').filter({ has: page.getByText(words, { exact: true }) });
  if ((await fold.getAttribute('open')) === null) await page.getByText(words, { exact: true }).click();
};
const outcome =
  (words: string, day = '') =>
  async (page: Page): Promise<void> => {
    await unfold(page, 'Log what came of it');
    if (day !== '') await page.getByLabel(words, { exact: true }).fill(day);
    await button(page, day === '' ? words : `Do it: ${words}`).click();
  };
const turn =
  (words: string, day = '', text = '') =>
  async (page: Page): Promise<void> => {
    await unfold(page, 'Pause, put off, leave, restart');
    if (day !== '') await page.getByLabel(words, { exact: true }).fill(day);
    if (text !== '') await page.getByLabel(`${words}: Trigger Event`).fill(text);
    await button(page, day === '' && text === '' ? words : `Do it: ${words}`).click();
  };
const onCard =
  (words: string, name: string, day = '') =>
  async (page: Page): Promise<void> => {
    const card = page.locator('article').filter({ hasText: name });
    const more = card.getByRole('button', { name: `What came of it: ${name}` });
    if ((await more.count()) > 0) await more.click();
    const choice = card.getByRole('button', { name: `${words}: ${name}`, exact: true });
    if (day === '' || (await choice.count()) > 0) await choice.click();
    if (day === '') return;
    await card.getByLabel(`${words}: ${name}`, { exact: true }).fill(day);
    await card.getByRole('button', { name: `Note it, ${words}: ${name}` }).click();
  };
/** The call of step 3 is on the Work sheet. */
const called = (team: Team): void => {
  team.host.clock.moveTo(Date.UTC(2026, 2, 4, 9, 10));
  team.tick();
};
const event = 'raised 20 million';

const cases: readonly Case[] = [
  { name: 'pause', view: 'Prospect', who: 'Ana', press: turn('Pause'), cells: { Status: ['Active', 'Paused'] } },
  {
    name: 'resume',
    view: 'Prospect',
    who: 'Pau',
    press: turn('Resume'),
    cells: { Status: ['Paused', 'Resumed'], 'Not Before': ['', '2026-03-04'] },
  },
  {
    name: 'nothing before a day',
    view: 'Prospect',
    who: 'Ana',
    press: turn('Nothing before', '2026-03-20'),
    cells: { 'Not Before': ['', '2026-03-20'] },
  },
  {
    name: 'skip the step',
    view: 'Prospect',
    who: 'Ana',
    press: turn('Skip step 1'),
    cells: { 'Sequence Step': ['', 'Email 1 of 7'], 'Last Contact Date': ['', '2026-03-02 10:00'] },
  },
  {
    name: 'called before it was due',
    view: 'Prospect',
    who: 'Cal',
    press: outcome('I called, no answer'),
    cells: { 'Sequence Step': ['Email 2 of 7', 'Call 3 of 7'], 'Last Contact Date': ['2026-03-02 00:00', '2026-03-02 10:00'] },
  },
  {
    name: 'give up',
    view: 'Prospect',
    who: 'Cal',
    press: turn('Give up: no response'),
    cells: {
      'Sequence Name': ['Outbound 21-Day', 'Nurture 6-Month'],
      'Sequence Step': ['Email 2 of 7', ''],
      'Anchor Date': ['2026-02-24', '2026-03-02'],
      'Exit Reason': ['', 'No Response'],
      Tags: ['', 'Nurture - 6 months'],
    },
  },
  {
    name: 'end it',
    view: 'Prospect',
    who: 'Cal',
    press: turn('End it: nothing follows'),
    cells: { Status: ['Active', 'Completed'], 'Exit Reason': ['', 'Completed'] },
  },
  {
    name: 're-engage with an event typed here',
    view: 'Prospect',
    who: 'Gia',
    press: turn('Restart in Re-Engagement', '', event),
    cells: {
      'Trigger Event': ['', event],
      'Sequence Name': ['Outbound 21-Day', 'Re-Engagement'],
      'Sequence Step': ['Email 7 of 7', ''],
      'Anchor Date': ['2026-02-24', '2026-03-02'],
      Status: ['No Response', 'Active'],
      'Exit Reason': ['No Response', 'Advanced'],
    },
  },
  {
    name: 'permission',
    view: 'Prospect',
    who: 'Nia',
    press: turn('They allow it, from', '2026-09-01'),
    cells: { Tags: ['', 'Permission'], 'Follow Up On': ['', '9/1/2026'] },
  },
  {
    name: 'dismiss',
    view: 'Prospect',
    who: 'Tim',
    press: (page) => button(page, 'Dismiss').click(),
    cells: { 'Needs You': [`Trigger event: ${event}. Restart them in Re-Engagement?`, ''] },
  },
  {
    name: 'they replied',
    view: 'Prospect',
    who: 'Ana',
    press: outcome('They replied by phone or LinkedIn'),
    cells: { Outcome: ['', 'Replied'] },
  },
  {
    name: 'a meeting',
    view: 'Prospect',
    who: 'Ana',
    press: outcome('Meeting booked for', '2026-03-10'),
    cells: { Outcome: ['', 'Booked Demo'], 'Meeting Date': ['', '3/10/2026'] },
  },
  {
    name: 'not now',
    view: 'Prospect',
    who: 'Ana',
    press: outcome('Not now, but on', '2026-06-01'),
    cells: { Outcome: ['', 'Later'], 'Follow Up On': ['', '6/1/2026'] },
  },
  { name: 'a no', view: 'Prospect', who: 'Ana', press: outcome('Not interested'), cells: { Outcome: ['', 'Not Interested'] } },
  {
    name: 'the wrong one',
    view: 'Prospect',
    who: 'Ana',
    press: outcome('Wrong person'),
    cells: { Outcome: ['', 'Wrong Person'] },
  },
  { name: 'won', view: 'Prospect', who: 'Ana', press: outcome('Won'), cells: { Outcome: ['', 'Won'] } },
  { name: 'lost', view: 'Prospect', who: 'Ana', press: outcome('Lost'), cells: { Outcome: ['', 'Lost'] } },
  {
    name: 'never again',
    view: 'Prospect',
    who: 'Ana',
    press: outcome('Never contact them again'),
    cells: { Outcome: ['', 'Unsubscribed'] },
  },
  {
    name: 'a task answered',
    view: 'Prospect',
    who: 'Cal',
    before: called,
    press: (page) => page.getByRole('button', { name: /^No answer: / }).click(),
    cells: {},
    done: ['', 'No answer'],
    call: 'sidebarMarkDone',
  },
  {
    name: 'a call done',
    view: 'Today',
    who: 'Cal',
    before: called,
    press: onCard('Done', 'Cal'),
    cells: {},
    done: ['', 'Done'],
    call: 'sidebarMarkDone',
  },
  {
    name: 'a voicemail',
    view: 'Today',
    who: 'Cal',
    before: called,
    press: onCard('Left voicemail', 'Cal'),
    cells: {},
    done: ['', 'Left voicemail'],
    call: 'sidebarMarkDone',
  },
  { name: 'a no', view: 'Today', who: 'Ana', press: onCard('Not interested', 'Ana'), cells: { Outcome: ['', 'Not Interested'] } },
  {
    name: 'a meeting',
    view: 'Today',
    who: 'Ana',
    press: onCard('Meeting booked for', 'Ana', '2026-03-10'),
    cells: { Outcome: ['', 'Booked Demo'], 'Meeting Date': ['', '3/10/2026'] },
  },
  {
    name: 'pushed',
    view: 'Today',
    who: 'Ana',
    press: onCard('Pushed to', 'Ana', '2026-06-01'),
    cells: { Outcome: ['', 'Later'], 'Follow Up On': ['', '6/1/2026'] },
  },
  {
    name: 'snooze',
    view: 'Today',
    who: 'Ana',
    press: onCard('Snooze until', 'Ana', '2026-03-20'),
    cells: { 'Not Before': ['', '2026-03-20'] },
  },
  {
    name: 'skip',
    view: 'Today',
    who: 'Ana',
    press: onCard('Skip this step', 'Ana'),
    cells: { 'Sequence Step': ['', 'Email 1 of 7'], 'Last Contact Date': ['', '2026-03-02 10:00'] },
  },
  {
    name: 'restart over an event',
    view: 'Today',
    who: 'Tim',
    press: onCard('Restart in Re-Engagement', 'Tim'),
    cells: {
      'Sequence Name': ['Outbound 21-Day', 'Re-Engagement'],
      'Sequence Step': ['Email 7 of 7', ''],
      'Anchor Date': ['2026-02-24', '2026-03-02'],
      Status: ['Ghosted', 'Active'],
      'Exit Reason': ['Ghosted', 'Advanced'],
      'Needs You': [`Trigger event: ${event}. Restart them in Re-Engagement?`, ''],
    },
  },
  { name: 'pause', view: 'Today', who: 'Ana', press: onCard('Pause', 'Ana'), cells: { Status: ['Active', 'Paused'] } },
];

let browser: Browser;
let team: Team;
let it_: Opened;
let fresh = '';

beforeAll(async () => {
  team = await newTeam(
    [
      [...columns],
      person('Ana'),
      person('Pau', { ...atCall, Status: 'Paused' }),
      person('Cal', atCall),
      person('Gia', left('No Response')),
      person('Nia', left('Not Interested')),
      person('Tim', { ...left('Ghosted'), 'Trigger Event': event }),
    ],
    { user: rep },
  );
  team.enroll('outbound', '2026-03-02', [who('Ana')]);
  team.tick();
  fresh = team.host.remember();
  browser = await openBrowser();
  const html = readFileSync(join(builtBundle(), 'Sidebar.html'), 'utf8');
  it_ = await openSidebar(browser, html, {}, (name, request) => {
    const result = team.host.run(name, [request], { via: 'sidebar' });
    if (!result.ok) throw new Error(result.error?.message ?? 'failed');
    return String(result.value);
  });
  it_.page.setDefaultTimeout(15_000);
});
afterAll(async () => {
  await it_?.page.close();
  await browser?.close();
  team?.host.close();
});

/** What the sheet computes by itself, and what nobody is meant to read. */
const aside = new Set(['Next Contact Due', 'Next Touch', 'Why', 'Exit Status', 'State']);
type Sheet = Record<string, string>[];
const prospects = (): Sheet => team.rows('Prospects');
const doneOf = (name: string): string | undefined =>
  team.rows('Work').find((line) => line.Person === name && line.Channel === 'call')?.Done;
const changes = (before: Sheet, after: Sheet): Record<string, [string, string]> =>
  Object.fromEntries(
    after.flatMap((row, index) =>
      Object.entries(row)
        .filter(([heading, cell]) => !aside.has(heading) && cell !== before[index]?.[heading])
        .map(([heading, cell]) => [
          `${row['First Name']} ${heading}`,
          [before[index]?.[heading] ?? '', cell] as [string, string],
        ]),
    ),
  );
const named = ({ who: name, cells }: Case) =>
  Object.fromEntries(Object.entries(cells).map(([heading, change]) => [`${name} ${heading}`, change]));

const until = async (isThere: () => boolean): Promise<void> => {
  for (let look = 0; look < 80 && !isThere(); look += 1) await it_.page.waitForTimeout(80);
};

let isFresh = true;

/** Looks at the row, as after selecting it. */
async function open({ view, who: name, before }: Case): Promise<void> {
  const { page } = it_;
  if (before !== undefined || !isFresh) team.host.recall(fresh);
  before?.(team);
  isFresh = before === undefined;
  const row = prospects().findIndex((each) => each['First Name'] === name) + 2;
  team.host.select('Prospects', [`A${row}`]);
  await page.getByRole('tab', { name: view }).click();
  const shown = view === 'Prospect' ? page.locator('.who strong') : page.locator('article');
  const refresh = page.getByRole('button', { name: 'Refresh' });
  if ((await refresh.getAttribute('aria-disabled')) !== 'true') await refresh.click();
  await page.locator('button[aria-disabled=true]', { hasText: 'Refresh' }).waitFor({ state: 'detached' });
  await shown.filter({ hasText: name }).first().waitFor();
}

test.each(cases.map((each) => [each.view, each.name, each] as const))('%s: %s', async (_view, _name, each) => {
  const { page } = it_;
  await open(each);
  const [before, doneBefore] = [prospects(), doneOf(each.who)];
  const call = each.call ?? 'sidebarAct';
  it_.from(call, { fail: 'Service unavailable: Spreadsheets' });
  await each.press(page);
  await page.getByRole('alert').filter({ hasText: 'Service unavailable: Spreadsheets' }).first().waitFor();
  expect([prospects(), doneOf(each.who)]).toEqual([before, doneBefore]);
  it_.from(call, 'answer');

  await each.press(page);
  const isDone = (): boolean => JSON.stringify(changes(before, prospects())) !== '{}' || doneOf(each.who) !== doneBefore;
  await until(isDone);
  expect([changes(before, prospects()), doneOf(each.who)]).toEqual([named(each), each.done?.[1] ?? doneBefore]);
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await until(() => !isDone());
  expect([changes(before, prospects()), doneOf(each.who)]).toEqual([{}, doneBefore]);
  // What the sheet computes is as before, too.
  expect(prospects().map(({ State: _state, ...shown }) => shown)).toEqual(before.map(({ State: _state, ...shown }) => shown));
  expect(it_.faults).toEqual([]);
});
