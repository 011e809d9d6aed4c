import { callSidebar } from '../../local/onceStage';
import type { Overview } from '../../src/app/sidebarContract';
import { newTeam, rep, type Team } from '../support/team';

/** What an answer leads to: what is suggested, what a click makes of it, and which answers still count. Today is Mon 2 Mar 2026. */

const columns = [
  'Email',
  'First Name',
  'Company',
  'Deal Size',
  'Time Zone',
  'Owner',
  'Outcome',
  'Meeting Date',
  'Sequence Name',
  'Sequence Step',
  'Anchor Date',
  'Last Contact Date',
  'Last Reply Date',
  'Status',
];
const row = (name: string, cells: readonly string[] = []): string[] => [
  `${name.toLowerCase()}@${name.toLowerCase()}.example`,
  name,
  `${name} Works`,
  '8000',
  'Europe/Berlin',
  rep,
  '',
  '',
  ...cells,
];

const ana = 'ana@ana.example';
let team: Team;
afterEach(() => team.host.close());

const mailsTo = (who: string) => team.sent().filter(({ to }) => to[0]?.address === who);
const shown = (who: string, ...headings: string[]): string[] => headings.map((heading) => team.shown(who, heading));
const item = (who: string) =>
  callSidebar<Overview>(team.host, 'sidebarOverview', { who: 'all' }).needsYou.find(
    ({ prospectId }) => prospectId === team.shown(who, 'Prospect ID'),
  );
const act = (who: string, request: object): void => {
  callSidebar(team.host, 'sidebarAct', { prospectId: team.shown(who, 'Prospect ID'), ...request });
};

/** One run at this moment. */
const runAt = (month: number, day: number, hour: number): void => {
  team.host.clock.moveTo(Date.UTC(2026, month - 1, day, hour, 10));
  expect(team.tick().error).toBeUndefined();
};

/** Ana has had the first mail of the outbound cadence, Tue 3 Mar, and answers it. */
async function answered(text: string): Promise<void> {
  team = await newTeam([columns, row('Ana')]);
  team.enroll('outbound', '2026-03-02', [ana]);
  runAt(3, 3, 7);
  const [first] = mailsTo(ana);
  team.host.mail.replyAs(rep, { messageId: first!.id, text });
  team.hours(1);
}

describe('an answer', () => {
  it.each([
    ['No thank you, we are not interested.', 'Not interested', ''],
    ['Not now. Please come back to me in September.', 'Not now, but on', '2026-09-01'],
    ['You should talk to my colleague Petra Lang, she is responsible for this.', 'Wrong person', ''],
    ['Sounds interesting, can we talk on Thursday?', 'Meeting booked for', ''],
  ])('"%s" suggests: %s %s', async (text, words, date) => {
    await answered(text);
    expect(shown(ana, 'Status')).toEqual(['Replied']);
    expect(team.shown(ana, 'Needs You')).toContain(text.slice(0, 20));
    const [first] = item(ana)?.moves ?? [];
    expect([first?.suggested, first?.words, first?.date?.value ?? '']).toEqual([true, words, date]);
    expect(mailsTo(ana)).toHaveLength(1);
  });

  it('of no clear meaning suggests nothing, and offers everything', async () => {
    await answered('Which of your plans covers three sites?');
    expect((item(ana)?.moves ?? []).map(({ suggested, words }) => [suggested, words])).toEqual([
      [false, 'Meeting booked for'],
      [false, 'Not now, but on'],
      [false, 'Not interested'],
      [false, 'Wrong person'],
      [false, 'Never contact them again'],
    ]);
  });

  it('is acted on as the click said, by the next run', async () => {
    await answered('No thank you, we are not interested.');
    act(ana, { does: 'outcome', outcome: 'Not Interested', date: '' });
    expect(shown(ana, 'Outcome', 'Status')).toEqual(['Not Interested', 'Replied']);
    team.hours(1);
    expect(shown(ana, 'Outcome', 'Status', 'Exit Reason')).toEqual(['', 'Not Interested', 'Not Interested']);
    const drafts = team.host.mail.drafts(rep);
    expect(drafts.map(({ to, threadId }) => [to[0]?.address, threadId])).toEqual([[ana, mailsTo(ana)[0]?.threadId]]);

    // The permission mail goes out by hand, and they allow it: told, and one click notes it.
    team.host.mail.sendDraftByHand(rep, drafts[0]!.draftId!, {});
    team.hours(1);
    const [, asked] = mailsTo(ana);
    team.host.mail.replyAs(rep, { messageId: asked!.id, text: 'Yes, do ask me again in autumn.' });
    team.hours(1);
    expect(shown(ana, 'Status')).toEqual(['Not Interested']);
    expect(team.shown(ana, 'Needs You')).toContain('Yes, do ask me again in autumn.');
    act(ana, { does: 'permission', date: '2026-10-05' });
    team.hours(1);
    expect(team.rows('Work').map((line) => line.Due)).toContain('Mon 5 Oct 2026 00:00');
    expect(mailsTo(ana)).toHaveLength(2);
  });

  it('in the old thread still stops the cadence that came after', async () => {
    await answered('Could you show it to us?');
    team.type(ana, 'Meeting Date', '2026-03-05');
    team.type(ana, 'Outcome', 'Booked Demo');
    team.hours(1);
    expect(shown(ana, 'Sequence Name', 'Status')).toEqual(['Post-Demo Follow-Up', 'Resumed']);
    const [first] = mailsTo(ana);
    runAt(3, 4, 9);
    team.host.mail.replyAs(rep, { messageId: first!.id, text: 'We must move it, something came up.' });
    runAt(3, 5, 9);
    runAt(3, 6, 8);
    expect(shown(ana, 'Sequence Name', 'Status')).toEqual(['Post-Demo Follow-Up', 'Replied']);
    expect(mailsTo(ana)).toHaveLength(1);
  });

  it('that stands on the row is not new when its thread is read again: a cell keeps no part of a millisecond', async () => {
    team = await newTeam([columns, row('Ana')]);
    team.enroll('post-proposal', '2026-03-02', [ana]);
    runAt(3, 3, 9);
    const [first] = mailsTo(ana);
    team.host.clock.moveTo(Date.UTC(2026, 2, 3, 10, 0) + 0.43);
    team.host.mail.replyAs(rep, { messageId: first!.id, text: 'Sounds interesting, can we talk on Thursday?' });
    team.hours(1);
    expect(shown(ana, 'Status')).toEqual(['Replied']);
    team.type(ana, 'Meeting Date', '2026-03-12');
    team.type(ana, 'Outcome', 'Booked Demo');
    const { threadId, subject } = first!;
    team.host.mail.sendByHand(rep, { to: ana, subject: `Re: ${subject}`, text: 'See you on Thursday!', threadId });
    team.hours(1);
    expect(shown(ana, 'Status', 'Needs You')).toEqual(['Meeting Set', '']);
  });

  it('before the demo, by hand, does not take the recap away', async () => {
    await answered('Could you show it to us?');
    team.type(ana, 'Meeting Date', '2026-03-05');
    team.type(ana, 'Outcome', 'Booked Demo');
    team.hours(1);
    const [first] = mailsTo(ana);
    runAt(3, 4, 9);
    team.host.mail.sendByHand(rep, {
      to: ana,
      subject: `Re: ${first!.subject}`,
      text: 'See you on Thursday!',
      threadId: first!.threadId,
    });
    runAt(3, 5, 9);
    runAt(3, 6, 8);
    expect(shown(ana, 'Sequence Step', 'Status')).toEqual(['Email 1 of 7', 'Active']);
    const [, , recap] = mailsTo(ana);
    expect(recap?.threadId).not.toBe(first?.threadId);
  });
});

describe('Still Interested', () => {
  it('stays over the next touch only, and does not keep it from going', async () => {
    team = await newTeam([
      columns,
      row('Ana', ['Post-Proposal Follow-Up', 'Email 7 of 8', '2026-01-02', '2026-02-26', '2026-02-27', 'Resumed']),
    ]);
    team.tick();
    team.type(ana, 'Outcome', 'Still Interested');
    team.hours(1);
    expect(shown(ana, 'Outcome', 'Status')).toEqual(['Still Interested', 'Resumed']);
    for (const day of [10, 12, 17, 18]) runAt(3, day, 8);
    expect(mailsTo(ana)).toHaveLength(1);
    expect(shown(ana, 'Outcome', 'Sequence Name', 'Exit Reason')).toEqual(['', 'Nurture 6-Month', 'Completed']);
  });
});

describe('engagement', () => {
  it('counts the mails of an earlier cadence, and never calls unseen what nobody tracks', async () => {
    team = await newTeam([columns, row('Ana'), row('Ben')]);
    team.enroll('outbound', '2026-03-02', [ana, 'ben@ben.example']);
    runAt(3, 3, 7);
    team.type(ana, 'Opens', '0');
    team.hours(1);
    expect([...shown(ana, 'Engagement Level'), ...shown('ben@ben.example', 'Engagement Level')]).toEqual(['Low', '']);
    team.type(ana, 'Outcome', 'Lost');
    team.hours(2);
    expect(shown(ana, 'Sequence Name', 'Engagement Level')).toEqual(['Nurture 6-Month', 'Low']);
    team.type(ana, 'Opens', '1');
    team.hours(1);
    expect(shown(ana, 'Engagement Level')).toEqual(['Medium']);
  });
});

describe('the proposal', () => {
  it('is asked about when its step is done, and nothing happens by itself', async () => {
    team = await newTeam([
      columns,
      row('Ana', ['Post-Demo Follow-Up', 'Email 2 of 7', '2026-02-20', '2026-02-26', '', 'Active']),
    ]);
    team.tick();
    runAt(3, 4, 8);
    expect(shown(ana, 'Sequence Step', 'Status', 'Sequence Name')).toEqual(['Email 3 of 7', 'Active', 'Post-Demo Follow-Up']);
    expect(team.shown(ana, 'Needs You')).toContain('Proposal Sent');
    expect(item(ana)?.moves.map(({ words }) => words)).toEqual(['The proposal went out', 'Dismiss']);
    act(ana, { does: 'outcome', outcome: 'Proposal Sent', date: '' });
    team.hours(1);
    expect(shown(ana, 'Sequence Name', 'Anchor Date', 'Exit Reason', 'Needs You')).toEqual([
      'Post-Proposal Follow-Up',
      '2026-03-04',
      'Advanced',
      '',
    ]);
  });
});
