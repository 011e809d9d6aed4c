import { callSidebar } from '../../local/onceStage';
import type { Acted, ActRequest } from '../../src/app/actContract';
import type { CadenceList } from '../../src/app/cadencesContract';
import type { NotedItem, Overview } from '../../src/app/sidebarContract';
import { newTeam, rep, type Team } from '../support/team';

/** Skip, snooze and the way back from every act, on the built bundle. Today is Mon 2 Mar 2026, 10:00 in Berlin. */

const columns = [
  'Email',
  'First Name',
  'Company',
  'Deal Size',
  'Time Zone',
  'Owner',
  'Sequence Name',
  'Sequence Step',
  'Anchor Date',
  'Last Contact Date',
  'Status',
];
const who = (name: string): string => `${name.toLowerCase()}@${name.toLowerCase()}.example`;

/** In Outbound 21-Day since 24 Feb; after step 2 the call of step 3 is due on Wed 4 Mar, after none the first mail since Wed 25 Feb. */
const person = (name: string, step: string, last: string, deal = '12000'): string[] => [
  who(name),
  name,
  `${name} Works`,
  deal,
  'Europe/Berlin',
  rep,
  'Outbound 21-Day',
  step,
  '2026-02-24',
  last,
  'Active',
];

let team: Team;
const start = async (...people: string[][]): Promise<void> => {
  team = await newTeam([columns, ...people]);
  team.setting('Sending', 'off');
  team.tick();
};
afterEach(() => team.host.close());

type Asked = ActRequest extends infer Request ? (Request extends ActRequest ? Omit<Request, 'prospectId'> : never) : never;
const act = (name: string, request: Asked): Acted =>
  callSidebar(team.host, 'sidebarAct', { prospectId: team.shown(who(name), 'Prospect ID'), ...request });
const refused = (work: () => { readonly words: string }): string => {
  try {
    return `done: ${work().words}`;
  } catch (error) {
    return (error as Error).message;
  }
};
const undo = ({ undo: request }: Acted): { readonly words: string } => callSidebar(team.host, 'sidebarAct', request);
const steered = ['Sequence Step', 'Last Contact Date', 'Not Before', 'Status', 'Outcome', 'Needs You', 'Next Contact Due'];
const row = (name: string): string[] => steered.map((heading) => team.shown(who(name), heading));
const overview = (): Overview => callSidebar(team.host, 'sidebarOverview', { who: 'me' });
const noted = (): readonly NotedItem[] => overview().noted;
const workDue = (name: string): string[] =>
  team.rows('Work').flatMap((line) => (line.Person === name ? [`${line.Channel} ${line.Due} ${line.Done}`] : []));

test('a step is skipped and stands again as it was; its row is found wherever it was moved', async () => {
  await start(person('Ben', 'Email 2 of 7', '2026-03-02'), person('Ada', 'Email 2 of 7', '2026-03-02'));
  const before = row('Ada');
  const skipped = act('Ada', { does: 'skip', step: 3 });
  expect(skipped.words).toMatch(/^Skipped: Call 3 of 7 · \S.*\. Next: LinkedIn 4 of 7/);
  expect(team.shown(who('Ada'), 'Sequence Step')).toBe('Call 3 of 7');
  expect(team.rows('Log').filter(({ What }) => What === 'Skipped')).toHaveLength(1);
  expect(refused(() => act('Ada', { does: 'skip', step: 3 }))).toContain('done by now');
  expect(undo(skipped).words).toBe('Taken back: the row is as before.');
  expect(row('Ada')).toEqual(before);
  expect(refused(() => undo(skipped))).toContain('taken back already');
  team.host.select('Work', ['A1']);
  callSidebar(team.host, 'sidebarJump', { prospectId: team.shown(who('Ada'), 'Prospect ID'), row: 2 });
  expect([team.host.selection().sheet, /^A3:/.test(team.host.selection().ranges[0] ?? '')]).toEqual(['Prospects', true]);
  expect(refused(() => callSidebar(team.host, 'sidebarJump', { prospectId: 'nobody', row: 2 }))).toContain(
    'no longer on the sheet',
  );
});

test('skipping a step whose task is listed answers the task, and the run goes on from there', async () => {
  await start(person('Ada', 'Email 2 of 7', '2026-02-26'));
  expect(workDue('Ada')).toEqual(['call Mon 2 Mar 2026 09:00 ']);
  const skipped = act('Ada', { does: 'skip', step: 3 });
  expect([skipped.words, skipped.undo]).toEqual([expect.stringContaining('The next run goes on from there.'), null]);
  expect(workDue('Ada')).toEqual(['call Mon 2 Mar 2026 09:00 Skipped']);
  expect(overview().touches).toEqual([]);
  const [item] = noted();
  callSidebar(team.host, 'sidebarMarkDone', item?.undo.request);
  expect([workDue('Ada'), noted()]).toEqual([['call Mon 2 Mar 2026 09:00 '], []]);
  callSidebar(team.host, 'sidebarMarkDone', { taskId: `${team.shown(who('Ada'), 'Prospect ID')}/1/3.call`, done: 'Skipped' });
  const [again] = noted();
  team.tick();
  expect(team.shown(who('Ada'), 'Sequence Step')).toBe('Call 3 of 7');
  expect(refused(() => callSidebar(team.host, 'sidebarMarkDone', again?.undo.request))).toContain('no longer on the Work sheet');
});

test('a snooze moves the step and its task, and both come back', async () => {
  await start(person('Ada', 'Email 2 of 7', '2026-02-26'));
  const before = row('Ada');
  expect(refused(() => act('Ada', { does: 'snooze', date: '2026-03-02' }))).toContain('a day to come');
  const snoozed = act('Ada', { does: 'snooze', date: '2026-03-09' });
  expect(snoozed.words).toBe('Not before Mon 9 Mar 2026. Next: Call 3 of 7 · first call, Mon 9 Mar 2026 09:00.');
  expect([team.shown(who('Ada'), 'Not Before'), workDue('Ada')]).toEqual(['2026-03-09', ['call Mon 9 Mar 2026 09:00 ']]);
  // A run in between leaves a date that the product itself wrote, and the way back open.
  team.tick();
  expect(team.shown(who('Ada'), 'Status')).toBe('Active');
  undo(snoozed);
  expect([row('Ada'), workDue('Ada')]).toEqual([before, ['call Mon 2 Mar 2026 09:00 ']]);
});

test('an Outcome with its day, a pause and an exit are taken back by a sidebar that was opened later', async () => {
  const acts: readonly (readonly [name: string, request: Asked])[] = [
    ['Ada', { does: 'outcome', outcome: 'Later', date: '2026-04-01' }],
    ['Ben', { does: 'pause' }],
    ['Cleo', { does: 'exit', reason: 'No Response' }],
  ];
  await start(...acts.map(([name]) => person(name, 'Email 2 of 7', '2026-03-02')));
  const headings = (team.host.display('Prospects')[0] ?? []).filter((heading) => heading !== 'State');
  const whole = (name: string): string[] => headings.map((heading) => team.shown(who(name), heading));
  const before = acts.map(([name]) => whole(name));
  for (const [name, request] of acts) act(name, request);
  expect(acts.map(([name], index) => JSON.stringify(whole(name)) === JSON.stringify(before[index]))).toEqual([
    false,
    false,
    false,
  ]);
  const items = noted();
  expect(items.map(({ name, undo: { call } }) => [name, call])).toEqual([
    ['Cleo', 'act'],
    ['Ben', 'act'],
    ['Ada', 'act'],
  ]);
  for (const { undo: way } of items) callSidebar(team.host, 'sidebarAct', way.request);
  expect([acts.map(([name]) => whole(name)), noted()]).toEqual([before, []]);
});

test('too late: a run has acted, a person has typed, a day has passed', async () => {
  await start(
    person('Ada', 'Email 2 of 7', '2026-03-02'),
    person('Ben', 'Email 2 of 7', '2026-03-02'),
    person('Cleo', 'Email 2 of 7', '2026-03-02'),
  );
  const ada = act('Ada', { does: 'outcome', outcome: 'Later', date: '2026-04-01' });
  const ben = act('Ben', { does: 'snooze', date: '2026-03-12' });
  const cleo = act('Cleo', { does: 'pause' });
  team.type(who('Ben'), 'Not Before', '2026-03-20');
  team.tick();
  expect(refused(() => undo(ada))).toContain('Too late: Outcome has changed since, by a person or a run.');
  expect(refused(() => undo(ben))).toContain('Too late: Not Before has changed since, by a person or a run.');
  team.host.clock.moveTo(Date.UTC(2026, 2, 3, 9));
  expect(refused(() => undo(cleo))).toContain(
    'this was done on Mon 2 Mar 2026, and the dates that follow from it have begun to run',
  );
  expect(noted()).toEqual([]);
});

test('who left stays out, whatever Status was typed over; an Outcome is taken all the same', async () => {
  const status = person('Nia', '', '').indexOf('Active');
  const gone = (name: string, left: string): string[] =>
    person(name, 'Email 2 of 7', '2026-03-02').map((cell, column) => (column === status ? left : cell));
  await start(gone('Nia', 'Not Interested'), gone('Una', 'Unsubscribed'));
  const before = team.host.remember();
  const cases: readonly (readonly [name: string, typed: string, request: Asked, said: string])[] = [
    ['Una', 'Paused', { does: 'resume' }, 'They left as Unsubscribed, and "Paused" in Status does not bring them back'],
    ['Nia', 'Replied', { does: 'resume' }, 'They left as Not Interested'],
    ['Nia', 'Active', { does: 'pause' }, 'They left as Not Interested'],
    ['Nia', 'Active', { does: 'skip', step: 3 }, 'They left as Not Interested'],
    ['Nia', 'Resumed', { does: 'snooze', date: '2026-03-09' }, 'They left as Not Interested'],
    ['Una', '', { does: 'exit', reason: 'No Response' }, 'They left as Unsubscribed, and blank in Status'],
    ['Nia', 'Active', { does: 'outcome', outcome: 'Wrong Person', date: '' }, 'done: Noted: Wrong Person.'],
  ];
  // Without a Log nothing could be told of it, nor taken back, and nobody could see whether a mail is on its way.
  const unchanged = team.host.display('Prospects');
  const headings: readonly [broken: () => void, asked: Asked][] = [
    [() => team.host.renameSheet('Log', 'Old Log'), { does: 'outcome', outcome: 'Won', date: '' }],
    [() => team.host.typeInto('Log', 'B1', 'Who'), { does: 'dismiss' }],
  ];
  for (const [broken, request] of headings) {
    team.host.recall(before);
    broken();
    expect(refused(() => act('Nia', request))).toContain(
      'The Log sheet is missing, or its columns were moved. Nothing was written',
    );
    expect(team.host.display('Prospects')).toEqual(unchanged);
  }
  const list = callSidebar<CadenceList>(team.host, 'sidebarCadences', { what: 'list' }).cadences[0];
  const copy = { does: 'save', base: list?.id, draft: list?.draft, as: 'Second', print: list?.print };
  const cadences = team.host.display('Cadences');
  expect(refused(() => callSidebar(team.host, 'sidebarCadencesSave', copy))).toContain('Nothing was written');
  expect(refused(() => callSidebar(team.host, 'sidebarEnroll', { cadence: 'outbound', rows: [] }))).toContain(
    'Nothing was written',
  );
  expect(team.host.display('Cadences')).toEqual(cadences);
  for (const [name, typed, request, said] of cases) {
    team.host.recall(before);
    team.type(who(name), 'Status', typed);
    expect([name, typed, refused(() => act(name, request))]).toEqual([name, typed, expect.stringContaining(said)]);
    team.tick();
    expect(['Not Interested', 'Unsubscribed', 'Wrong Person']).toContain(team.shown(who(name), 'Status'));
  }
  team.host.recall(before);
  team.type(who('Nia'), 'Status', 'Paused');
  const prospectId = team.shown(who('Nia'), 'Prospect ID');
  expect(refused(() => callSidebar(team.host, 'sidebarResume', { prospectId }))).toContain('They left as Not Interested');
});

test('what somebody typed or answered since the list was read is left alone', async () => {
  await start(
    person('Ada', 'Email 2 of 7', '2026-03-02'),
    person('Ben', 'Email 2 of 7', '2026-03-02'),
    person('Cleo', 'Email 2 of 7', '2026-02-26'),
  );
  team.type(who('Ben'), 'Outcome', 'Later');
  const { touches, needsYou } = overview();
  const ada = touches.find(({ name }) => name === 'Ada');
  const ben = needsYou.find(({ name }) => name === 'Ben');
  team.type(who('Ada'), 'Not Before', '2026-06-01');
  team.type(who('Ben'), 'Outcome', 'Not Interested');
  const asShown = (print: string | undefined): { readonly print: string } => ({ print: print ?? 'none' });
  const said = 'The row has changed since it was shown. Nothing was written';
  expect(refused(() => act('Ada', { does: 'snooze', date: '2026-03-09', ...asShown(ada?.print) }))).toContain(said);
  expect(refused(() => act('Ben', { does: 'undo', ...asShown(ben?.print) }))).toContain(said);
  expect([team.shown(who('Ada'), 'Not Before'), team.shown(who('Ben'), 'Outcome')]).toEqual(['2026-06-01', 'Not Interested']);
  // As it is shown by now it can be done.
  const now = overview().needsYou.find(({ name }) => name === 'Ben');
  expect(act('Ben', { does: 'undo', ...asShown(now?.print) }).words).toBe('Taken back: Not Interested.');

  // Two colleagues answer one task, the second one a moment later; what nobody can read is somebody's answer too.
  const taskId = `${team.shown(who('Cleo'), 'Prospect ID')}/1/3.call`;
  const answer = (done: string): string => refused(() => callSidebar(team.host, 'sidebarMarkDone', { taskId, done }));
  expect(answer('Left voicemail')).toContain('noted, left voicemail');
  expect([answer('No answer'), answer('Left voicemail')]).toEqual([
    expect.stringContaining('Somebody answered this task already: Left voicemail. Nothing was noted.'),
    expect.stringContaining('noted, left voicemail'),
  ]);
  const cell = `J${team.rows('Work').findIndex((line) => line['Task ID'] === taskId) + 2}`;
  team.host.typeInto('Work', cell, 'spoke with his assistant');
  expect(answer('Done')).toContain('Nothing was noted');
  expect(answer('=1+1')).toContain('is no answer to a task');
  expect(workDue('Cleo')).toEqual(['call Mon 2 Mar 2026 09:00 spoke with his assistant']);
});

test('while a run lies dead amid a mail: no skip, and nothing that a person does sends it twice', async () => {
  await start(person('Ada', '', ''));
  team.setting('Sending', 'on');
  team.host.clock.moveTo(Date.UTC(2026, 2, 3, 8, 10));
  const before = team.host.remember();
  const sending = team.tick().callList.find(({ method }) => method.endsWith('Drafts.send'))?.n ?? 0;
  expect([sending > 0, team.sent().length]).toEqual([true, 1]);
  /** How many calls after the one that sends the run died; 0 is before it took effect. */
  const cases: readonly (readonly [request: Asked, late: 0 | 1, said: string, step: string, status: string])[] = [
    [{ does: 'skip', step: 1 }, 0, 'A mail of this step may be on its way.', '', 'Held'],
    [{ does: 'skip', step: 1 }, 1, 'A mail of this step may be on its way.', 'Email 1 of 7', 'Active'],
    [{ does: 'snooze', date: '2026-03-12' }, 1, 'A mail of this step may be on its way.', 'Email 1 of 7', 'Active'],
    [{ does: 'pause' }, 1, 'done: Taken back', 'Email 1 of 7', 'Active'],
    [{ does: 'exit', reason: 'No Response' }, 1, 'done: Taken back', 'Email 1 of 7', 'Active'],
    [{ does: 'exit', reason: 'Completed' }, 0, 'done: Taken back', '', 'Held'],
  ];
  for (const [request, late, said, step, status] of cases) {
    team.host.recall(before);
    team.host.setFaults({ killAtCall: sending + late });
    team.tick();
    team.host.setFaults({});
    team.host.clock.moveTo(team.host.clock.now() + 8 * 60_000);
    expect([request, refused(() => undo(act('Ada', request)))]).toEqual([request, expect.stringContaining(said)]);
    team.tick();
    team.host.clock.moveTo(Date.UTC(2026, 2, 4, 8, 10));
    team.tick();
    expect([request, team.sent().length, ...row('Ada').slice(0, 1), team.shown(who('Ada'), 'Status')]).toEqual([
      request,
      late,
      step,
      status,
    ]);
  }
});

test('a batch of today can be undone from the list', async () => {
  await start(person('Ada', 'Email 2 of 7', '2026-03-02'), [
    who('Dan'),
    'Dan',
    'Dan Works',
    '9000',
    'Europe/Berlin',
    '',
    '',
    '',
    '',
    '',
    '',
  ]);
  team.enroll('outbound', '2026-03-02', [who('Dan')]);
  const [item] = noted();
  expect([item?.name, item?.words]).toEqual(['1 prospect', 'enrolled in Outbound 21-Day']);
  callSidebar(team.host, 'sidebarUndoEnroll', item?.undo.request);
  expect([team.shown(who('Dan'), 'Sequence Name'), noted()]).toEqual(['', []]);
});
