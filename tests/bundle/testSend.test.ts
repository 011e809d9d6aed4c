import { callSidebar } from '../../local/onceStage';
import type { ProspectAnswer, ProspectStory } from '../../src/app/prospectContract';
import { newTeam, type Team } from '../support/team';

/** A test mail to oneself, on the built bundle: whom it reaches, what it says, and that no run takes it for anything. Today is Mon 2 Mar 2026. */

/** A free mail provider: what one writes to oneself there is not known for internal by its domain. */
const me = 'rep@gmail.com';
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
const ana = 'ana@quinta.example';
const cal = 'cal@nordwerk.example';
const fin = 'fin@fin.example';
const person = (email: string, name: string, deal: string, cells: readonly string[] = []): string[] => [
  email,
  name,
  `${name} Works`,
  deal,
  'Europe/Berlin',
  me,
  ...cells,
];
const called = ['Outbound 21-Day', 'Email 2 of 7', '2026-02-24', '2026-03-02', 'Active'];
const finished = ['Outbound 21-Day', 'Email 7 of 7', '2026-02-02', '2026-02-24', 'Active'];

let team: Team;
let fresh = '';
beforeAll(async () => {
  team = await newTeam(
    [
      columns,
      person(ana, 'Ana', '8000'),
      person(me, 'Myself', '8000'),
      person(cal, 'Cal', '8000', called),
      person(fin, 'Fin', '8000', finished),
    ],
    { user: me },
  );
  fresh = team.host.remember();
});
beforeEach(() => team.host.recall(fresh));
afterAll(() => team.host.close());

const story = (who: string): ProspectStory => {
  const asked = { prospectId: team.shown(who, 'Prospect ID'), shownId: '', mark: '' };
  const answer = callSidebar<ProspectAnswer>(team.host, 'sidebarProspect', asked);
  if (answer.kind !== 'story') throw new Error(JSON.stringify(answer));
  return answer.story;
};
const tested = (who: string, print = story(who).print): string =>
  callSidebar<{ words: string }>(team.host, 'sidebarTestSend', { prospectId: team.shown(who, 'Prospect ID'), print }).words;
const refused = (who: string, print?: string): string => {
  try {
    return `sent: ${tested(who, print)}`;
  } catch (error) {
    return (error as Error).message;
  }
};
const mails = () => team.host.mail.messages(me);
const headers = (mail: ReturnType<typeof mails>[number]): string[] => mail.headers.map(({ name }) => name.toLowerCase());
const file = () => team.host.sheets().map(({ name }) => [name, team.host.display(name)]);
const runAt = (day: number, hour: number): void => {
  team.host.clock.moveTo(Date.UTC(2026, 2, day, hour, 10));
  expect(team.tick().error).toBeUndefined();
};

test('goes to oneself alone, word for word what the step will say, while sending is off, and leaves no trace in the file', () => {
  team.enroll('outbound', '2026-03-02', [ana]);
  callSidebar(team.host, 'sidebarSending', { who: 'all', on: false });
  const shown = story(ana).next?.words;
  const before = file();
  expect(tested(ana)).toBe('Sent to rep@gmail.com, and to nobody else. It is in your inbox, marked [Test].');
  expect(file()).toEqual(before);
  const [mail, ...others] = mails();
  expect(others).toEqual([]);
  if (shown?.kind !== 'mail' || mail === undefined) throw new Error('no mail');
  expect([mail.from.address, mail.to.map(({ address }) => address), mail.cc, mail.bcc]).toEqual([me, [me], [], []]);
  expect(mail.subject).toBe(`[Test] ${shown.subject}`);
  const [first, ...rest] = mail.text.replace(/\r\n/g, '\n').split('\n\n');
  expect(first).toBe(
    '[This is a test that Next Touch sent to you alone. Email 1 of 7 · introduction, of Outbound 21-Day, to ana@quinta.example.]',
  );
  expect(headers(mail).filter((name) => /^(x-next-touch-step|list-unsubscribe|in-reply-to|references)$/.test(name))).toEqual([]);
  expect(team.host.mail.drafts(me)).toEqual([]);

  callSidebar(team.host, 'sidebarSending', { who: 'all', on: true });
  runAt(3, 8);
  const real = mails().find(({ to }) => to[0]?.address === ana);
  expect(real?.subject).toBe(shown.subject);
  expect(real?.text.replace(/\r\n/g, '\n').trimEnd()).toBe(rest.join('\n\n').trimEnd());
  expect(real?.threadId).not.toBe(mail.threadId);
  expect(mails().map(({ to }) => to[0]?.address)).toEqual([me, ana]);
});

test('a row with the sender’s own address: neither the test nor an answer below it is a touch, a reply or a take-over', () => {
  team.enroll('outbound', '2026-03-02', [me, ana]);
  runAt(3, 8);
  expect(team.shown(me, 'Sequence Step')).toBe('Email 1 of 7');
  const sent = mails().length;

  tested(me);
  tested(ana);
  const tests = mails().slice(sent);
  expect(tests.map(({ to, subject }) => [to[0]?.address, subject.slice(0, 11)])).toEqual([
    [me, '[Test] Re: '],
    [me, '[Test] Re: '],
  ]);
  for (const { id, threadId, subject } of tests) {
    team.host.mail.sendByHand(me, { to: me, subject: `Re: ${subject}`, text: 'Looks good. Not interested, stop.', threadId });
    team.host.mail.replyAs(me, { messageId: id, from: me, text: 'Please unsubscribe me. Interested! Call me.' });
  }
  const line = (who: string) =>
    ['Status', 'Sequence Step', 'Outcome', 'Last Reply Date', 'Needs You'].map((heading) => team.shown(who, heading));
  const log = team.rows('Log').length;
  team.hours(2);
  for (const who of [me, ana]) expect(line(who)).toEqual(['Active', 'Email 1 of 7', '', '', '']);
  expect(team.rows('Log').length).toBe(log);
  expect(team.rows('Do Not Contact')).toEqual([]);

  // What is passed on from there to the prospect is a mail by hand like any other.
  team.host.mail.sendByHand(me, { to: ana, subject: 'Fwd: something', text: 'Ana, a word.', threadId: tests[1]?.threadId ?? '' });
  team.hours(1);
  expect([team.shown(ana, 'Status'), team.shown(me, 'Status')]).toEqual(['Paused', 'Active']);
});

test('an open draft to one’s own address is not taken for sent by a test of it', () => {
  team.type(me, 'Deal Size', '60000');
  team.enroll('outbound', '2026-03-02', [me]);
  runAt(3, 8);
  expect(team.host.mail.drafts(me)).toHaveLength(1);
  tested(me);
  const [mine] = team.host.mail.drafts(me);
  team.host.mail.deleteDraft(me, mine?.draftId ?? '');
  team.hours(2);
  expect([team.shown(me, 'Sequence Step'), team.shown(me, 'Status')]).toEqual(['', 'Held']);
});

test('what cannot be tested is refused in words, and nothing is sent', () => {
  team.enroll('outbound', '2026-03-02', [ana]);
  team.tick();
  expect(refused(ana, 'another print')).toContain('The row has changed since it was shown. Nothing was sent');
  expect(refused(cal)).toContain('The next step is no mail but this: Call 3 of 7');
  expect(refused(fin)).toContain('Every step of the cadence is done.');
  const templates = team.host.display('Templates');
  const row = templates.findIndex(([key, , , , , weight]) => key === 'outbound 1 email' && weight === 'light') + 1;
  team.host.typeInto(
    'Templates',
    `D${row === 0 ? templates.findIndex(([key]) => key === 'outbound 1 email') + 1 : row}`,
    'Hi {{Pet Name}}',
  );
  expect(refused(ana)).toContain('{{Pet Name}}');
  expect(mails()).toEqual([]);
});

afterEach(() => {
  team.host.traits.refusedScopes = [];
});
test.each([
  ['reading', ['gmail.readonly', 'gmail.compose']],
  ['writing', ['gmail.compose']],
])('without the permission of %s it says so, and the rest of the story is there', (_what, refusedScopes) => {
  team.enroll('outbound', '2026-03-02', [ana]);
  team.host.traits.refusedScopes = refusedScopes;
  expect(story(ana).next?.label).toBe('Email 1 of 7 · introduction');
  expect(refused(ana)).toMatch(/may not use your mailbox yet|The test was not sent: /);
  expect(mails()).toEqual([]);
});
