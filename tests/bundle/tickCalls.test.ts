import { countOf, countSetUp, enrollAll } from '../support/countedTeam';
import { rep, type Team } from '../support/team';
import { fillLog } from '../support/versions';

/**
 * What a run asks of Google follows the work that is due, and neither the rows nor the lines nor the mail that lie there. One day of one
 * team, hour by hour: each test goes on where the one before it ended.
 */

const hour = 3_600_000;
/** Tuesday 08:10 in Berlin. */
const tuesday = Date.UTC(2026, 2, 3, 7, 10);
const [rows, due] = [12, 10];

let team: Team;
type Run = ReturnType<Team['tick']>;

const at = (hours: number): Run => {
  team.host.clock.moveTo(tuesday + hours * hour);
  return team.tick();
};

/** Mails of people and machines of whom nobody has heard. */
const strangers = (count: number): void => {
  const text = 'Nothing that concerns a prospect.';
  for (let number = 1; number <= count; number++)
    team.host.mail.newMailFrom(rep, { from: `a${number}@elsewhere${number}.example`, subject: `News ${number}`, text });
};

const who = (number: number): string => `p${number}@firm${number}.example`;
const sentTo = (number: number) => team.sent().filter(({ to }) => to[0]?.address === who(number));
const opened = ({ calls }: Run): number => calls['Gmail.Users.Messages.get'] ?? 0;
const words = (): string => String(team.host.values('System').find(([name]) => name === `Heartbeat ${rep}`)?.[1]);

/** Each of them costs a run that has nothing to do what it costs. */
const idle: Readonly<Record<string, number>> = {
  'Lock.tryLock': 2,
  'Spreadsheet.getSpreadsheetTimeZone': 1,
  'Sheet.getDataRange': 1,
  'Range.getValues': 8,
  'Range.getFormulas': 1,
  'Properties.getProperties': 1,
  'Session.getEffectiveUser': 1,
  'Gmail.Users.History.list': 1,
  'Range.setValues': 1,
  'Properties.setProperty': 1,
};

beforeAll(async () => {
  ({ team } = await countSetUp(rows));
  enrollAll(team, rows, due);
}, 60_000);
afterAll(() => team.host.close());

it('ten mails cost a hundred calls beyond those of a run without work', () => {
  at(-1);
  const run = at(0);
  expect(team.sent()).toHaveLength(due);
  expect(countOf(run).calls).toBeLessThanOrEqual(118);
  const each = ['Drafts.create', 'Drafts.send', 'Messages.get', 'Messages.list'].map((name) => run.calls[`Gmail.Users.${name}`]);
  expect(each).toEqual([due, due, due, 3]);
  // The claims, that they are being sent, that they went, and the rows behind them.
  expect(run.calls['SpreadsheetApp.flush']).toBeLessThanOrEqual(4);
});

it('a run without work reads each sheet once and writes its heartbeat', () => {
  at(1);
  expect(at(2).calls).toEqual(idle);
});

it('thirty mails of strangers wait unopened while there is nothing to do, for three hours at most', () => {
  strangers(30);
  const runs = [11, 12, 13, 14, 15].map(at);
  expect(runs.map(opened)).toEqual([0, 0, 0, 30, 0]);
  expect(runs.slice(0, 3).map((run) => countOf(run).calls)).toEqual([20, 20, 20]);
  expect(runs[4]?.calls).toEqual(idle);
});

it('few are opened at once, and more than a hundred are not left lying', () => {
  strangers(3);
  expect(opened(at(17))).toBe(3);
  strangers(101);
  expect(opened(at(18))).toBe(101);
});

it('what a machine sends, or somebody who was written to lately, is opened by the next run all the same', () => {
  strangers(10);
  team.host.mail.newMailFrom(rep, { from: who(1), subject: 'Another matter', text: 'Let us talk about this.' });
  const [mail] = sentTo(2);
  const report = `From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\r\nTo: ${rep}\r\nSubject: Delivery Status Notification (Failure)\r\nX-Failed-Recipients: ${who(2)}\r\nIn-Reply-To: ${mail?.messageId}\r\nContent-Type: text/plain\r\n\r\nAddress not found: ${who(2)} 550 5.1.1 no such user`;
  team.host.mail.deliverRaw(rep, report);
  const run = at(19);
  expect(opened(run)).toBe(2);
  expect(words()).toContain('10 mails from outside the known threads are opened before anything goes out.');
  expect([team.shown(who(1), 'Status'), team.shown(who(2), 'Status')]).toEqual(['Replied', 'Bounced']);
});

it('two hundred lines of the Log or twenty thousand: the same calls', () => {
  fillLog(team.host, 200);
  at(22);
  const few = at(22.5);
  fillLog(team.host, 20_000);
  at(23);
  expect([few.calls, at(23.5).calls]).toEqual([idle, idle]);
});

it('a no from an address that nobody knows, in a thread of its own, counts before a send of the same run', () => {
  const [mail] = sentTo(3);
  const headers = { References: mail!.messageId, 'In-Reply-To': mail!.messageId };
  strangers(12);
  const no = { from: 'private@mail.example', subject: 'About your mail', text: 'Please unsubscribe me.', headers };
  expect(team.host.mail.newMailFrom(rep, no).threadId).not.toBe(mail!.threadId);
  const run = at(25);
  expect(opened(run)).toBeGreaterThanOrEqual(13);
  expect([sentTo(3).length, team.shown(who(3), 'Status'), sentTo(4).length]).toEqual([1, 'Unsubscribed', 2]);
});
