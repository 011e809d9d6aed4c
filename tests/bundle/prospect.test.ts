import { callSidebar } from '../../local/onceStage';
import type { ProspectAnswer, ProspectStory } from '../../src/app/prospectContract';
import { newTeam, rep, type Team } from '../support/team';

/** The story of one row, its moves, and people who type meanwhile, on the built bundle. Today is Mon 2 Mar 2026. */

const columns = [
  'Email',
  'First Name',
  'Last Name',
  'Company',
  'Title',
  'Phone',
  'Deal Size',
  'Time Zone',
  'Owner',
  'Outcome',
  'Tags',
  'Trigger Event',
  'Follow Up On',
  'Meeting Date',
  'Stakeholder Roles',
  'Sequence Name',
  'Sequence Step',
  'Anchor Date',
  'Last Contact Date',
  'Status',
  'Exit Reason',
] as const;
type Cells = Partial<Readonly<Record<(typeof columns)[number], string>>>;
const who = (name: string): string => `${name.toLowerCase()}@${name.toLowerCase()}.example`;
const person = (name: string, cells: Cells = {}): string[] => {
  const own: Cells = {
    Email: who(name),
    'First Name': name,
    'Last Name': 'Prieto',
    Company: `${name} Works`,
    'Deal Size': '8000',
    'Time Zone': 'Europe/Lisbon',
    Owner: rep,
    ...cells,
  };
  return columns.map((column) => own[column] ?? '');
};
/** The call of step 3 comes next; step 2 was done today. */
const atCall: Cells = {
  'Sequence Name': 'Outbound 21-Day',
  'Sequence Step': 'Email 2 of 7',
  'Anchor Date': '2026-02-24',
  'Last Contact Date': '2026-03-02',
  Status: 'Active',
};
const gone: Cells = { ...atCall, 'Sequence Step': 'Email 7 of 7', Status: 'No Response', 'Exit Reason': 'No Response' };

let team: Team;
let fresh = '';
beforeAll(async () => {
  team = await newTeam([
    [...columns],
    person('Ana', { Title: 'COO', Phone: '+351 21 123456' }),
    person('Cal', atCall),
    person('Gia', gone),
    person('Uma', { ...atCall, Owner: 'bob@northbridge.example' }),
    person('New'),
    person('Dora', { 'Deal Size': '30000', 'Stakeholder Roles': 'CFO <carla@dora.example>' }),
  ]);
  team.enroll('outbound', '2026-03-02', [who('Ana')]);
  team.enroll('outbound', '2026-03-02', [who('Dora')]);
  team.tick();
  fresh = team.host.remember();
});
beforeEach(() => team.host.recall(fresh));
afterEach(() => team.host.setFaults({}));
afterAll(() => team.host.close());

const ask = (request: object): ProspectAnswer =>
  callSidebar<ProspectAnswer>(team.host, 'sidebarProspect', { prospectId: '', shownId: '', mark: '', ...request });
const idOf = (name: string): string => team.shown(who(name), 'Prospect ID');
const story = (name: string): ProspectStory => {
  const answer = ask({ prospectId: idOf(name) });
  if (answer.kind !== 'story') throw new Error(JSON.stringify(answer));
  return answer.story;
};
const act = (name: string, request: object): string => {
  try {
    return callSidebar<{ words: string }>(team.host, 'sidebarAct', { prospectId: idOf(name), ...request }).words;
  } catch (error) {
    return (error as Error).message;
  }
};
const cells = (name: string, ...headings: string[]): string[] => headings.map((heading) => team.shown(who(name), heading));
const runAt = (day: number, hour: number): void => {
  team.host.clock.moveTo(Date.UTC(2026, 2, day, hour, 10));
  expect(team.tick().error).toBeUndefined();
};
const words = (moves: readonly { words: string }[]): string[] => moves.map((move) => move.words);
const sending = (on: boolean): void => {
  callSidebar(team.host, 'sidebarSending', { who: 'all', on });
};

describe('the story', () => {
  it('of a row before its first mail: who, where, when and why, and the mail', () => {
    const { next, ...told } = story('Ana');
    expect([told.name, told.title, told.phone, told.clock, told.cadence, told.step, told.status]).toEqual([
      'Ana Prieto',
      'COO',
      '+351 21 123456',
      '09:00 there (Europe/Lisbon)',
      'Outbound 21-Day',
      '',
      'Active',
    ]);
    expect([next?.label, next?.due, next?.by, next?.waits]).toEqual([
      'Email 1 of 7 · introduction',
      'Tue 3 Mar 2026 08:00 (Europe/Lisbon)',
      'product',
      '',
    ]);
    expect(next?.why).toBe(team.shown(who('Ana'), 'Why'));
    expect(story('Dora').next?.later.map(({ words: when }) => when)).toEqual([
      'Thu 5 Mar 2026 08:00',
      'Fri 6 Mar 2026 09:00',
      'Mon 9 Mar 2026 09:00',
      'Tue 17 Mar 2026 08:00',
      'Wed 18 Mar 2026 09:00',
      'Tue 24 Mar 2026 08:00',
    ]);
    expect([next?.words.kind, told.past.map(({ what }) => what), told.undo?.does]).toEqual([
      'mail',
      ['Enrolled: Outbound 21-Day'],
      'enroll',
    ]);
  });

  it('goes on with what went out, what came back, and what rests it', () => {
    const written = story('Ana').next?.words;
    runAt(3, 8);
    const [sent] = team.sent();
    expect(written?.kind === 'mail' ? [written.subject, written.body.trimEnd()] : []).toEqual([
      sent?.subject,
      sent?.text.replace(/\r\n/g, '\n').trimEnd(),
    ]);
    expect(story('Ana').past.map(({ what }) => what)).toEqual(['Sent: Email 1 of 7 · introduction', 'Enrolled: Outbound 21-Day']);
    expect(story('Ana').past[0]?.link).toBe(
      `https://mail.google.com/mail/?authuser=rep%40northbridge.example#all/${sent?.threadId}`,
    );
    team.host.mail.replyAs(rep, { messageId: sent?.id ?? '', text: 'Sounds interesting, can we talk on Thursday?' });
    team.hours(1);
    const told = story('Ana');
    expect([told.status, told.next?.label, told.next?.due]).toEqual(['Replied', 'Email 2 of 7 · different angle', '']);
    expect(told.reasons).toEqual([expect.stringContaining('Sounds interesting, can we talk on Thursday?')]);
    expect(told.past[0]).toMatchObject({ what: 'Pause: Replied', words: expect.stringContaining('Sounds interesting') });
    expect(words(told.moves.first)).toEqual(['Meeting booked for', 'Dismiss']);
  });

  it('names the other people of the account, and what is planned for them', () => {
    runAt(3, 8);
    const draft = team.host.mail.drafts(rep).find(({ to }) => to[0]?.address === who('Dora'));
    team.host.mail.sendDraftByHand(rep, draft?.draftId ?? '', {});
    team.hours(1);
    expect(story('Dora').others).toEqual(['CFO, carla@dora.example: step 1 from Thu 5 Mar 2026']);
  });

  it('names what is in the way', () => {
    sending(false);
    team.host.clock.moveTo(Date.UTC(2026, 2, 3, 9));
    expect(story('Ana').next?.waits).toBe('Due, but sending is switched off on the Settings sheet.');
    sending(true);
    expect(story('Ana').reasons).toEqual([
      'The next run makes the next step.',
      'Email, sent by itself (Automatic).',
      'A small deal: secondary touches are dropped.',
    ]);
    team.type(who('Ana'), 'Outcome', 'Not Interested');
    expect(story('Ana').reasons[0]).toBe('Outcome says Not Interested.');
    expect(story('Ana').moves).toMatchObject({ first: [{ does: 'undo' }], outcomes: [], switches: [] });
    team.type(who('Ana'), 'Outcome', '');
    team.type(who('Ana'), 'Status', 'Pausd');
    expect(story('Ana').problems[0]).toContain('Status: ');
  });

  it('of a call: its notes and its task, and what was answered', () => {
    expect(story('Cal').next).toMatchObject({
      label: 'Call 3 of 7 · first call',
      channel: 'call',
      by: 'person',
      words: { kind: 'text' },
    });
    runAt(4, 10);
    const [task] = story('Cal').tasks;
    expect([task?.what, task?.done]).toEqual([expect.stringContaining('Call'), '']);
    callSidebar(team.host, 'sidebarMarkDone', { taskId: task?.id, done: 'No answer' });
    expect(story('Cal').tasks.map(({ done }) => done)).toEqual(['No answer']);
    team.hours(1);
    const told = story('Cal');
    expect([told.tasks, told.step, told.past[0]?.what]).toEqual([[], 'Call 3 of 7', 'No answer: Call 3 of 7 · first call']);
  });

  it('of somebody who left, of somebody of a colleague’s, and of nobody yet', () => {
    const left = story('Gia');
    expect([left.next, left.status, words(left.moves.outcomes), words(left.moves.switches)]).toEqual([
      null,
      'No Response',
      ['Meeting booked for', 'Won', 'Lost', 'Never contact them again'],
      ['Restart in Re-Engagement'],
    ]);
    expect(story('Uma').owner).toBe('bob@northbridge.example');
    team.host.select('Prospects', ['A6']);
    expect(ask({})).toMatchObject({
      kind: 'story',
      story: { row: 6, cadence: '', next: null, reasons: ['Not enrolled in a cadence.'], moves: { outcomes: [], switches: [] } },
    });
    team.host.typeInto('Do Not Contact', 'A2', 'new.example');
    expect(ask({})).toMatchObject({
      story: { reasons: ['The Do Not Contact sheet lists everyone at new.example.', 'Not enrolled in a cadence.'] },
    });
  });
});

describe('following the selection', () => {
  it('costs one glance while nothing changed, and notices a cell, the Log and another row', () => {
    team.host.select('Prospects', ['C2']);
    const first = ask({});
    if (first.kind !== 'story') throw new Error('no story');
    const again = { shownId: first.story.prospectId, mark: first.mark };
    const glance = team.host.run('sidebarProspect', [JSON.stringify({ prospectId: '', ...again })], { via: 'sidebar' });
    expect(JSON.parse(String(glance.value))).toEqual({ ok: true, value: { kind: 'same', selected: 'Prospects!2' } });
    expect(glance.callList.filter(({ kind }) => kind !== 'read' && kind !== 'ui').length).toBe(0);
    expect(glance.callList.length).toBeLessThan(10);
    team.type(who('Ana'), 'Company', 'Quinta');
    const changed = ask(again);
    expect(changed).toMatchObject({ kind: 'story', story: { company: 'Quinta' } });
    team.host.select('Prospects', ['A3']);
    expect(ask({ ...again, mark: (changed as { mark: string }).mark })).toMatchObject({ story: { row: 3 } });
    // On another sheet whoever was shown stays in sight.
    team.host.select('Settings', ['A1']);
    expect(ask(again)).toMatchObject({ kind: 'story', story: { row: 2 } });
    expect(ask({})).toMatchObject({ kind: 'none', words: 'Select the row of a prospect on the sheet "Prospects".' });
    team.host.select('Prospects', ['A1']);
    expect(ask({ shownId: first.story.prospectId })).toMatchObject({ kind: 'none' });
  });
});

test('live lint says what TOUCH_LINT says of the same words', () => {
  const initial = 'Hi Ana,\n\nYour orders wait nine days in spring. Three growers cut that to two. Worth a look?';
  for (const message of ['Just checking in to see if you had any thoughts.', 'Hi [Name], any news?', '']) {
    const { findings } = callSidebar<{ findings: { severity: string; words: string; source: string }[] }>(
      team.host,
      'sidebarLint',
      { subject: '', words: message, basis: { initial, context: {} } },
    );
    const lines = findings.map(
      ({ severity, words: said, source }) => `${severity === 'error' ? 'Error' : 'Advice'}: ${said} (${source})`,
    );
    expect(lines.join('\n')).toBe(team.host.run('TOUCH_LINT', [message, initial]).value);
  }
});

describe('a person who types while the sidebar writes', () => {
  const steered = ['Outcome', 'Follow Up On', 'Trigger Event', 'Sequence Name', 'Status', 'State'];
  /**
   * Types into a cell right before the n-th reading of an act, and tells what the act said; '' where it reads no more. Between its last
   * look and its write there is no reading.
   */
  const typing = (name: string, heading: string, text: string, n: number, request: object): string => {
    const typed = () => team.type(who(name), heading, text);
    let done = false;
    let reads = 0;
    team.host.setFaults({
      failCall: (call) => {
        if (call.kind === 'read') reads += 1;
        if (reads === n && !done) {
          done = true;
          typed();
        }
        return null;
      },
    });
    const said = act(name, request);
    team.host.setFaults({});
    return done ? said : '';
  };

  it.each([
    ['an Outcome', 'Ana', 'Outcome', 'Won', { does: 'outcome', outcome: 'Later', date: '2026-03-20' }],
    ['a date', 'Ana', 'Follow Up On', '2026-06-01', { does: 'outcome', outcome: 'Later', date: '2026-03-20' }],
    ['a Status', 'Ana', 'Status', 'Not Interested', { does: 'pause' }],
    ['an event', 'Gia', 'Trigger Event', 'a merger', { does: 're-engage', event: 'raised 20 million' }],
  ])(
    '%s: theirs stands at whatever moment they type it',
    (_what, name, heading, text, request) => {
      const before = team.host.remember();
      const { print } = story(name);
      let tries = 0;
      const others = steered.filter((each) => each !== heading);
      const was = cells(name, ...others);
      for (let n = 2; ; n += 4) {
        team.host.recall(before);
        const said = typing(name, heading, text, n, { ...request, print });
        if (said === '') break;
        tries += 1;
        // Also right after the write, before it is looked at: what is refused then leaves nothing behind.
        if (said.includes('Nothing was written')) expect([n, cells(name, ...others)]).toEqual([n, was]);
        // Typed after the write was through, or before it was refused: either way it stands.
        expect([n, said, team.shown(who(name), heading).replace('6/1/2026', '2026-06-01')]).toEqual([n, said, text]);
      }
      expect(tries).toBeGreaterThan(2);
    },
    60_000,
  );

  it('and a row that changed since it was shown is left alone', () => {
    const { print } = story('Ana');
    team.type(who('Ana'), 'Outcome', 'Won');
    expect(act('Ana', { does: 'pause', print })).toContain('The row has changed since it was shown. Nothing was written');
    expect(cells('Ana', 'Status', 'Outcome')).toEqual(['Active', 'Won']);
  });
});

test('a tag that looks like a formula stays a text when another joins it', () => {
  const row = team.host.display('Prospects').findIndex(([first]) => first === who('Gia')) + 1;
  const cell = `${String.fromCharCode(65 + columns.indexOf('Tags'))}${row}`;
  team.type(who('Gia'), 'Status', 'Not Interested');
  for (const tag of ['=1+1', '+vip', '@acme']) {
    team.host.typeInto('Prospects', cell, `'${tag}`);
    expect(act('Gia', { does: 'permission', date: '2026-06-01' })).toContain('Noted: they may be approached');
    expect(team.host.cell('Prospects', cell)).toMatchObject({ value: `${tag}, Permission`, formula: '' });
  }
});

describe('what is refused', () => {
  it.each([
    ['an event of nobody', 'Gia', { does: 're-engage' }, 'There is no Trigger Event that has not been used yet.'],
    [
      'an event for a row that runs',
      'Ana',
      { does: 're-engage', event: 'x' },
      'There is no Trigger Event that has not been used yet.',
    ],
    ['a reason that is an Outcome', 'Ana', { does: 'exit', reason: 'Bounced' }, '"Bounced" is no reason that can be chosen here'],
    ['leaving what was left', 'Gia', { does: 'exit', reason: 'Completed' }, 'They are in no cadence now'],
    ['resuming what runs', 'Ana', { does: 'resume' }, 'Only a paused prospect can be resumed.'],
    ['a day gone by', 'Ana', { does: 'outcome', outcome: 'Later', date: '2026-03-01' }, 'Choose a day to come.'],
    ['a row without an id', 'New', { does: 'pause' }, 'This prospect is no longer on the sheet.'],
    ['a move that nobody knows', 'Cal', { does: 'fly' }, 'knows no such move'],
    ['a day that is none', 'Cal', { does: 'snooze', date: '2026-02-30' }, 'This is no date: choose a day.'],
    ['no day at all', 'Cal', { does: 'snooze' }, 'do not understand each other'],
    ['a column of another kind', 'Cal', { does: 'date', heading: 'constructor', date: '2026-04-01' }, 'Choose a day.'],
    ['coming back before today', 'Cal', { does: 'date', heading: 'Follow Up On', date: '1900-01-01' }, 'Choose a day to come.'],
    ['an answer that is none', 'Cal', { does: 'skip', step: 3, how: '=1+1' }, '"=1+1" is no answer to a task'],
    ['an event without end', 'Gia', { does: 're-engage', event: 'y'.repeat(60_000) }, 'The event has 60000 characters'],
  ])('%s', (_what, name, request, said) => {
    const before = team.host.display('Prospects');
    expect(act(name, request)).toContain(said);
    expect(team.host.display('Prospects')).toEqual(before);
  });
});
