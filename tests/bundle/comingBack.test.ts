import { callSidebar } from '../../local/onceStage';
import type { Overview } from '../../src/app/sidebarContract';
import { newTeam, rep, type Team } from '../support/team';

/** Permission, trigger events, colleagues and pauses, on the built bundle, from the sheet and from the sidebar. Today is Mon 2 Mar 2026. */

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
  'Timeline Pushes',
  'Sequence Name',
  'Sequence Step',
  'Anchor Date',
  'Last Contact Date',
  'Status',
  'Exit Reason',
] as const;
type Cells = Partial<Readonly<Record<(typeof columns)[number], string>>>;

const who = (name: string): string => `${name.toLowerCase()}@${name.toLowerCase()}.example`;

const person = (name: string, cells: Cells): string[] => {
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

const left = (reason: string, cells: Cells = {}): Cells => ({
  'Sequence Name': 'Outbound 21-Day',
  'Sequence Step': 'Email 7 of 7',
  'Anchor Date': '2025-10-01',
  'Last Contact Date': '2025-10-24',
  Status: reason,
  'Exit Reason': reason,
  ...cells,
});

/** Step 4 of post-demo done today; step 5 is due on Wed 4 Mar. */
const inDemo: Cells = {
  'Sequence Name': 'Post-Demo Follow-Up',
  'Sequence Step': 'Email 4 of 7',
  'Anchor Date': '2026-02-19',
  'Last Contact Date': '2026-03-02',
  Status: 'Active',
};

/** Step 2 of outbound done today: nothing is due before tomorrow. */
const inOutbound: Cells = {
  'Sequence Name': 'Outbound 21-Day',
  'Sequence Step': 'Email 2 of 7',
  'Anchor Date': '2026-02-24',
  'Last Contact Date': '2026-03-02',
  Status: 'Active',
};

const event = 'raised 20 million';
let team: Team;

const start = async (people: readonly string[][]): Promise<void> => {
  team = await newTeam([[...columns], ...people]);
  team.tick();
};
afterEach(() => team.host.close());

const idOf = (name: string): string => team.shown(who(name), 'Prospect ID');
const acted = (name: string, request: object): string =>
  callSidebar<{ words: string }>(team.host, 'sidebarAct', { prospectId: idOf(name), ...request }).words;
const refused = (name: string, request: object): string => {
  try {
    return `done: ${acted(name, request)}`;
  } catch (error) {
    return (error as Error).message;
  }
};
const offered = (name: string): string[] => {
  const view = callSidebar<Overview>(team.host, 'sidebarOverview', { who: 'all' });
  return (view.needsYou.find((item) => item.prospectId === idOf(name))?.moves ?? []).map(({ words }) => words);
};
const shown = (name: string, ...headings: string[]): string[] => headings.map((heading) => team.shown(who(name), heading));
const work = (name: string): string[] =>
  team.rows('Work').flatMap((line) => (line['Prospect ID'] === idOf(name) ? [`${line.Due} ${line['What to do']}`] : []));
const log = (name: string): string[] =>
  team
    .rows('Log')
    .flatMap((line) => (line['Prospect ID'] === idOf(name) && line.State === '' ? [`${line.What}: ${line.Words}`] : []));
const at = (month: number, day: number, hour = 9): void => {
  team.host.clock.moveTo(Date.UTC(2026, month - 1, day, hour, 10));
};

describe('a trigger event', () => {
  it('suggests a new start to who is out or in nurture, and to nobody else', async () => {
    const nurture = {
      ...inOutbound,
      'Sequence Name': 'Nurture 6-Month',
      'Sequence Step': 'Email 1 of 4',
      'Anchor Date': '2025-12-01',
    };
    await start([
      person('Gia', left('Ghosted', { 'Trigger Event': event })),
      person('Nora', left('No Response', { 'Trigger Event': event })),
      person('Nuri', { ...nurture, 'Trigger Event': event }),
      person('Ada', { ...inOutbound, 'Trigger Event': event }),
      person('Una', left('Unsubscribed', { 'Trigger Event': event })),
      person('Noah', left('Not Interested', { 'Trigger Event': event })),
      person('Won', left('Closed-Won', { 'Trigger Event': event })),
      person('Bea', left('Bounced', { 'Trigger Event': event })),
      person('Pia', left('Not Interested', { 'Trigger Event': event, Tags: 'Permission' })),
    ]);
    team.hours(1);
    const names = ['Gia', 'Nora', 'Nuri', 'Ada', 'Una', 'Noah', 'Won', 'Bea', 'Pia'];
    const suggested = names.filter((name) => team.shown(who(name), 'Needs You').startsWith('Trigger event: raised 20 million.'));
    expect(suggested).toEqual(['Gia', 'Nora', 'Nuri', 'Pia']);
    expect(names.filter((name) => offered(name).includes('Restart in Re-Engagement'))).toEqual(['Gia', 'Nora', 'Nuri', 'Pia']);
    expect(['Ada', 'Una', 'Noah', 'Won', 'Bea'].map((name) => refused(name, { does: 're-engage' }))).toEqual([
      expect.stringContaining('no Trigger Event'),
      expect.stringContaining('never contacted again'),
      expect.stringContaining('gave permission'),
      expect.stringContaining('no Trigger Event'),
      expect.stringContaining('no Trigger Event'),
    ]);
    expect(team.enroll('re-engage', '2026-03-02', [who('Noah'), who('Una')]).refused).toHaveLength(2);
  });

  it('restarts at a click, with the event in the mail, and serves once', async () => {
    await start([person('Gia', left('Ghosted', { 'Trigger Event': event, 'Deal Size': '8000' }))]);
    expect(acted('Gia', { does: 're-engage' })).toContain('Restarted in Re-Engagement');
    expect(shown('Gia', 'Sequence Name', 'Sequence Step', 'Anchor Date', 'Status', 'Exit Reason', 'Needs You')).toEqual([
      'Re-Engagement',
      '',
      '2026-03-02',
      'Active',
      'Advanced',
      '',
    ]);
    expect(refused('Gia', { does: 're-engage' })).toContain('no Trigger Event');
    at(3, 3, 8);
    team.tick();
    expect(team.sent().map(({ to, subject, text }) => [to[0]?.address, `${subject} ${text}`.includes(event)])).toEqual([
      [who('Gia'), true],
    ]);
    team.type(who('Gia'), 'Outcome', 'Not Interested');
    team.hours(2);
    expect(shown('Gia', 'Status')).toEqual(['Not Interested']);
    expect(offered('Gia')).not.toContain('Restart in Re-Engagement');
  });

  it('can be dismissed, and another one counts', async () => {
    await start([person('Gia', left('Ghosted', { 'Trigger Event': event }))]);
    acted('Gia', { does: 'dismiss' });
    team.hours(2);
    expect(shown('Gia', 'Needs You')).toEqual(['']);
    team.type(who('Gia'), 'Trigger Event', 'a new head of sales');
    team.hours(1);
    expect(shown('Gia', 'Needs You')).toEqual([expect.stringContaining('a new head of sales')]);
  });
});

describe('permission', () => {
  it('is a tag and a day: only then a task, and only then another approach', async () => {
    await start([person('Noah', inOutbound)]);
    team.type(who('Noah'), 'Outcome', 'Not Interested');
    team.hours(1);
    expect(work('Noah')).toEqual([expect.stringContaining('come back in 6 to 12 months')]);
    expect(team.enroll('re-engage', '2026-03-02', [who('Noah')]).refused).toHaveLength(1);
    team.type(who('Noah'), 'Tags', 'permission');
    team.type(who('Noah'), 'Follow Up On', '2026-09-07');
    team.hours(2);
    expect(work('Noah').filter((line) => line.startsWith('Mon 7 Sep 2026'))).toHaveLength(1);
    expect(log('Noah').filter((line) => line.startsWith('Permission'))).toEqual([
      'Permission: They allow another approach from Mon 7 Sep 2026 (tag Permission in Tags; Follow Up On names the day).',
    ]);
    team.type(who('Noah'), 'Tags', '');
    team.hours(1);
    expect(work('Noah').filter((line) => line.startsWith('Mon 7 Sep 2026'))).toEqual([]);
    expect(team.enroll('re-engage', '2026-03-02', [who('Noah')]).refused).toHaveLength(1);
    team.type(who('Noah'), 'Tags', 'Permission');
    team.hours(1);
    expect(team.enroll('re-engage', '2026-03-02', [who('Noah')]).refused).toEqual([]);
  });

  it('is noted at a click, with its day', async () => {
    await start([person('Noah', left('Not Interested')), person('Ghost', left('Ghosted'))]);
    expect(refused('Noah', { does: 'permission', date: '2026-03-02' })).toContain('a day to come');
    expect(refused('Ghost', { does: 'permission', date: '2026-09-07' })).toContain('said no');
    acted('Noah', { does: 'permission', date: '2026-09-07' });
    expect(shown('Noah', 'Tags', 'Follow Up On')).toEqual(['Permission', '9/7/2026']);
    team.hours(1);
    expect(work('Noah')).toEqual([expect.stringMatching(/^Mon 7 Sep 2026.*Come back to them/)]);
    expect(log('Noah')[0]).toContain('noted in the sidebar');
  });

  it('half a year on where nobody named a day', async () => {
    await start([person('Noah', left('Not Interested', { Tags: 'Permission' }))]);
    team.hours(1);
    expect(work('Noah')).toEqual([expect.stringMatching(/^Tue 1 Sep 2026/)]);
  });
});

describe('one answer in an account', () => {
  const account: Cells = { ...inOutbound, Company: 'Quinta' };
  const people = [
    person('Ana', account),
    person('Ben', account),
    person('Carl', { ...account, Company: ' quinta ' }),
    person('Dan', { ...inOutbound, Email: 'dan@gmail.com', Company: '' }),
    person('Eve', { ...inOutbound, Email: 'eve@gmail.com', Company: '' }),
    person('Fay', inOutbound),
  ];

  it('rests the colleagues, whoever noted it, and all go on at one click', async () => {
    await start(people);
    team.type(who('Ana'), 'Outcome', 'Replied');
    team.type('dan@gmail.com', 'Outcome', 'Replied');
    team.hours(1);
    const statuses = () =>
      ['ana@ana.example', 'ben@ben.example', 'carl@carl.example', 'eve@gmail.com', 'fay@fay.example'].map((each) =>
        team.shown(each, 'Status'),
      );
    expect(statuses()).toEqual(['Replied', 'Held', 'Held', 'Active', 'Active']);
    expect(team.shown(who('Ben'), 'Needs You')).toContain('Ana of the same company replied');
    team.host.clock.moveTo(team.host.clock.now() + 60_000);
    const { words } = callSidebar<{ words: string }>(team.host, 'sidebarResume', { prospectId: idOf('Ben'), colleagues: true });
    expect(words).toBe('Resumed 2 of this account.');
    team.hours(2);
    expect(statuses()).toEqual(['Replied', 'Resumed', 'Resumed', 'Active', 'Active']);
  });

  it('rests nobody where the team does not want it', async () => {
    await start(people);
    team.setting('Pause Colleagues', 'no');
    team.type(who('Ana'), 'Outcome', 'Replied');
    team.hours(1);
    expect([team.shown(who('Ben'), 'Status'), team.shown(who('Carl'), 'Status')]).toEqual(['Active', 'Active']);
  });
});

describe('an Outcome chosen in the sidebar', () => {
  it('is what typing it would be, and can be taken back until a run acts', async () => {
    await start([person('Dora', inDemo)]);
    expect(refused('Dora', { does: 'outcome', outcome: 'Timeline Pushed', date: '' })).toContain('a day to come');
    acted('Dora', { does: 'outcome', outcome: 'Timeline Pushed', date: '2026-03-20' });
    expect(shown('Dora', 'Outcome', 'Follow Up On', 'Status')).toEqual(['Timeline Pushed', '3/20/2026', 'Active']);
    expect(offered('Dora')).toEqual(['Undo']);
    expect(refused('Dora', { does: 'outcome', outcome: 'Won', date: '' })).toContain('says Timeline Pushed already');
    acted('Dora', { does: 'undo' });
    expect(shown('Dora', 'Outcome', 'Status', 'Timeline Pushes')).toEqual(['', 'Active', '']);
    acted('Dora', { does: 'outcome', outcome: 'Timeline Pushed', date: '2026-03-20' });
    team.hours(1);
    expect(shown('Dora', 'Outcome', 'Status', 'Timeline Pushes')).toEqual(['', 'Paused', '1']);
    expect(refused('Dora', { does: 'undo' })).toContain('acted on it already');
  });

  it('counts and waits without the columns, too', async () => {
    await start([person('Dora', inDemo)]);
    const headings = team.host.values('Prospects')[0] ?? [];
    for (const heading of ['Follow Up On', 'Timeline Pushes', 'Meeting Date']) {
      const column = headings.indexOf(heading);
      team.host.typeInto('Prospects', `${String.fromCharCode(65 + column)}1`, `Other ${column}`);
    }
    const pushed = (date: string): void => {
      acted('Dora', { does: 'outcome', outcome: 'Timeline Pushed', date });
      team.hours(1);
    };
    pushed('2026-03-10');
    expect(shown('Dora', 'Status', 'Needs You')).toEqual(['Paused', '']);
    at(3, 10);
    team.tick();
    expect(shown('Dora', 'Status', 'Not Before')).toEqual(['Resumed', '2026-03-12']);
    pushed('2026-03-20');
    pushed('2026-03-21');
    expect(shown('Dora', 'Status', 'Sequence Name', 'Exit Reason')).toEqual(['Active', 'Nurture 6-Month', 'Timeline Pushed 3x']);
  });

  it('books a meeting, which may move until its first mail', async () => {
    await start([person('Ada', inOutbound)]);
    expect(refused('Ada', { does: 'outcome', outcome: 'Booked Demo', date: '' })).toContain('the day of the meeting');
    acted('Ada', { does: 'outcome', outcome: 'Booked Demo', date: '2026-03-12' });
    team.hours(1);
    expect(shown('Ada', 'Sequence Name', 'Anchor Date')).toEqual(['Post-Demo Follow-Up', '2026-03-12']);
    team.type(who('Ada'), 'Meeting Date', '2026-03-17');
    team.hours(1);
    expect(shown('Ada', 'Anchor Date', 'Next Contact Due')).toEqual(['2026-03-17', 'Wed 18 Mar 2026 08:00']);
  });

  it('fills the date that a row asks for', async () => {
    await start([person('Ada', inOutbound), person('Dora', inDemo)]);
    team.type(who('Ada'), 'Outcome', 'Booked Demo');
    team.type(who('Dora'), 'Outcome', 'Later');
    team.hours(1);
    expect([offered('Ada'), offered('Dora')]).toEqual([['The meeting is on'], ['Come back on']]);
    acted('Ada', { does: 'date', heading: 'Meeting Date', date: '2026-03-12' });
    acted('Dora', { does: 'date', heading: 'Follow Up On', date: '2026-03-20' });
    team.hours(1);
    expect(shown('Ada', 'Status', 'Anchor Date', 'Needs You')).toEqual(['Resumed', '2026-03-12', '']);
    expect(shown('Dora', 'Status', 'Needs You')).toEqual(['Paused', '']);
  });
});

describe('a pause keeps what remained of the gap', () => {
  const names = ['Lena', 'Paul', 'Olga', 'Mia', 'Rita', 'Zoe'];

  it('two days of it, whatever ends the pause', async () => {
    await start(names.map((name) => person(name, inDemo)));
    team.setting('Sending', 'off');
    // Later until Friday; by hand; out of office for ten business days; a meeting; an answer while it waits; a pause that is over at once.
    team.type(who('Lena'), 'Follow Up On', '2026-03-20');
    team.type(who('Lena'), 'Outcome', 'Later');
    team.type(who('Paul'), 'Status', 'Paused');
    team.type(who('Olga'), 'Status', 'Out of Office');
    team.type(who('Mia'), 'Meeting Date', '2026-03-12');
    team.type(who('Mia'), 'Outcome', 'Booked Demo');
    team.type(who('Rita'), 'Follow Up On', '2026-03-20');
    team.type(who('Rita'), 'Outcome', 'Later');
    team.type(who('Zoe'), 'Status', 'Paused');
    team.hours(1);
    expect(names.map((name) => team.shown(who(name), 'Status'))).toEqual([
      'Paused',
      'Paused',
      'Out of Office',
      'Meeting Set',
      'Paused',
      'Paused',
    ]);
    callSidebar(team.host, 'sidebarResume', { prospectId: idOf('Zoe') });
    expect(shown('Zoe', 'Status', 'Not Before', 'Next Contact Due')).toEqual(['Resumed', '2026-03-04', 'Wed 4 Mar 2026 08:00']);
    // Taken back, and resumed a day later: the two days are still there.
    acted('Zoe', { does: 'pause' });
    expect(shown('Zoe', 'Status')).toEqual(['Paused']);
    expect(refused('Zoe', { does: 'pause' })).toContain('Only a row that runs');
    at(3, 3);
    callSidebar(team.host, 'sidebarResume', { prospectId: idOf('Zoe') });
    expect(shown('Zoe', 'Status', 'Not Before')).toEqual(['Resumed', '2026-03-05']);
    at(3, 9);
    team.type(who('Rita'), 'Outcome', 'Replied');
    team.tick();
    at(3, 12);
    team.tick();
    expect(shown('Mia', 'Status', 'Not Before', 'Next Contact Due')).toEqual(['Resumed', '2026-03-14', 'Tue 17 Mar 2026 08:00']);
    // A Saturday.
    at(3, 14);
    callSidebar(team.host, 'sidebarResume', { prospectId: idOf('Paul') });
    expect(shown('Paul', 'Status', 'Not Before', 'Next Contact Due')).toEqual(['Resumed', '2026-03-16', 'Tue 17 Mar 2026 08:00']);
    expect(() => callSidebar(team.host, 'sidebarResume', { prospectId: idOf('Paul') })).toThrow('Only a paused prospect');
    at(3, 16);
    team.tick();
    expect(shown('Olga', 'Status', 'Not Before')).toEqual(['Resumed', '2026-03-18']);
    at(3, 20);
    team.tick();
    expect(shown('Lena', 'Status', 'Not Before', 'Next Contact Due')).toEqual(['Resumed', '2026-03-22', 'Tue 24 Mar 2026 08:00']);
    // Who answered meanwhile waits for a person, and keeps the same two days.
    expect(shown('Rita', 'Status')).toEqual(['Replied']);
    at(3, 25);
    team.type(who('Rita'), 'Status', 'Resumed');
    team.tick();
    expect(shown('Rita', 'Status', 'Not Before')).toEqual(['Resumed', '2026-03-27']);
  });
});
