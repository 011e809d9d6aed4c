import { callSidebar } from '../../local/onceStage';
import { newTeam, rep, type Team } from '../support/team';

const people = [
  ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Owner', 'Meeting Date', 'Outcome'],
  ['ana@quinta.example', 'Ana', 'Quinta', '8000', 'Europe/Berlin', '', '', ''],
  ['bela@duna.example', 'Béla', 'Duna', '30000', 'Europe/Berlin', '', '', ''],
  ['cleo@quinta.example', 'Cleo', 'Quinta', '8000', 'Europe/Berlin', '', '', ''],
  ['dara@else.example', 'Dara', 'Else', '8000', 'Europe/Berlin', 'other@northbridge.example', '', ''],
];
const [ana, bela, cleo, dara] = people.slice(1).map(([email]) => email ?? '') as [string, string, string, string];

const tuesday = Date.UTC(2026, 2, 3, 7, 10);
const mailsTo = (team: Team, who: string) => team.sent().filter(({ to }) => to[0]?.address === who);
const upTo = (team: Team, instant: number): void => {
  team.host.clock.runTo(instant);
};

describe('a tick of the built bundle', () => {
  let team: Team;

  beforeEach(async () => {
    team = await newTeam(people, { users: ['other@northbridge.example'], executionsPerRealm: 24 });
  });
  afterEach(() => team.host.close());

  it('goes from a reply over a booked demo to the first mail after it', () => {
    team.enroll('outbound', '2026-03-02', [ana]);
    upTo(team, tuesday);
    const [first] = mailsTo(team, ana);
    team.host.mail.replyAs(rep, { messageId: first!.id, text: 'Could you show it to us on Thursday?' });
    team.hours(1);
    expect([team.shown(ana, 'Status'), team.shown(ana, 'Next Contact Due')]).toEqual(['Replied', '']);

    team.type(ana, 'Meeting Date', '2026-03-05');
    team.type(ana, 'Outcome', 'Booked Demo');
    team.hours(1);
    expect([
      team.shown(ana, 'Sequence Name'),
      team.shown(ana, 'Status'),
      team.shown(ana, 'Exit Reason'),
      team.shown(ana, 'Outcome'),
    ]).toEqual(['Post-Demo Follow-Up', 'Resumed', 'Meeting Booked', '']);
    // Day 1 after Thursday's meeting is an office step: Friday 08:00.
    expect(team.shown(ana, 'Next Contact Due')).toBe('Fri 6 Mar 2026 08:00');
    upTo(team, Date.UTC(2026, 2, 6, 8));
    expect(mailsTo(team, ana)).toHaveLength(2);
    expect(team.shown(ana, 'Sequence Step')).toBe('Email 1 of 7');
  });

  it('counts a draft as done when a person sends it, edited or not, and answers in its thread', () => {
    team.enroll('outbound', '2026-03-02', [bela]);
    upTo(team, tuesday);
    expect(mailsTo(team, bela)).toEqual([]);
    const [draft] = team.host.mail.drafts(rep);
    expect(draft?.to[0]?.address).toBe(bela);
    expect(team.rows('Work').some((row) => row['What to do']?.startsWith('Finish the draft'))).toBe(true);

    team.host.mail.sendDraftByHand(rep, draft!.draftId!, { text: 'Béla, my own words.' });
    team.hours(1);
    expect([team.shown(bela, 'Sequence Step'), team.shown(bela, 'Status')]).toEqual(['Email 1 of 7', 'Active']);
    upTo(team, Date.UTC(2026, 2, 5, 8));
    const [byHand, followUp] = mailsTo(team, bela);
    expect([followUp?.inReplyTo, followUp?.threadId]).toEqual([byHand?.messageId, byHand?.threadId]);
  });

  it('tells of a deleted draft once, and makes no other by itself', () => {
    team.enroll('outbound', '2026-03-02', [bela]);
    upTo(team, tuesday);
    const [draft] = team.host.mail.drafts(rep);
    team.host.mail.deleteDraft(rep, draft!.draftId!);
    team.hours(3);
    expect(team.shown(bela, 'Status')).toBe('Held');
    expect(team.shown(bela, 'Needs You')).toContain('The draft of step 1 is gone');
    expect(team.host.mail.drafts(rep)).toEqual([]);
  });

  it('takes a draft back when its row is moved to another cadence, or says no', () => {
    team.enroll('outbound', '2026-03-02', [bela]);
    upTo(team, tuesday);
    const [old] = team.host.mail.drafts(rep);
    team.enroll('re-engage', '2026-03-03', [bela]);
    team.hours(1);
    expect(team.host.mail.drafts(rep).map(({ draftId }) => draftId)).not.toContain(old?.draftId);
    expect([team.shown(bela, 'Sequence Name'), team.shown(bela, 'Exit Reason')]).toEqual(['Re-Engagement', 'Advanced']);

    const [present] = team.host.mail.drafts(rep);
    expect(present?.to[0]?.address).toBe(bela);
    team.type(bela, 'Outcome', 'Lost');
    team.hours(1);
    expect([team.shown(bela, 'Sequence Name'), team.host.mail.drafts(rep)]).toEqual(['Nurture 6-Month', []]);
    expect(team.sent()).toEqual([]);
  });

  it.each`
    what                             | edit
    ${'the sending switch'}          | ${() => team.setting('Sending', 'off')}
    ${'what the row is to wait for'} | ${() => team.type(ana, 'Not Before', '2026-05-01')}
    ${'who finishes the mails'}      | ${() => team.type(ana, 'Mode', 'Manual')}
  `('reads $what again right before each send', ({ edit }: { edit: () => void }) => {
    team.enroll('outbound', '2026-03-02', [ana]);
    team.host.clock.moveTo(tuesday);
    let thrown = false;
    team.host.setFaults({
      failCall: ({ method }) => {
        if (method === 'Gmail.Users.Drafts.create' && !thrown) {
          thrown = true;
          edit();
        }
        return null;
      },
    });
    team.tick();
    team.host.setFaults({});
    expect(thrown).toBe(true);
    expect([team.sent(), team.host.mail.drafts(rep)]).toEqual([[], []]);
  });

  it('neither sends nor drafts for a row of somebody else', () => {
    team.enroll('outbound', '2026-03-02', [ana, dara]);
    upTo(team, tuesday);
    expect(mailsTo(team, ana)).toHaveLength(1);
    expect(mailsTo(team, dara)).toEqual([]);
    expect(team.host.mail.messages('other@northbridge.example')).toEqual([]);
  });

  it('does nothing in a copy of the file', () => {
    team.enroll('outbound', '2026-03-02', [ana]);
    const row = team.host.values('System').findIndex(([name]) => name === 'Spreadsheet ID') + 1;
    team.host.typeInto('System', `B${row}`, 'the-original');
    team.host.clock.moveTo(tuesday);
    expect(team.tick().error).toBeUndefined();
    expect(team.sent()).toEqual([]);
  });

  it('holds a row whose message has a hole, names the token, and goes on once it is filled', () => {
    const templates = team.host.values('Templates');
    const at = templates.findIndex(([key, , , , , weight]) => key === 'outbound 1 email' && weight === 'light') + 1;
    team.host.typeInto('Templates', `D${at}`, 'Hi {{First Name}}, how is {{Favourite Colour}}?');
    expect(team.enroll('outbound', '2026-03-02', [ana]).refused[0]?.words).toContain('{{Favourite Colour}}');

    team.host.typeInto('Templates', `D${at}`, 'Hi {{First Name}}, how is {{Pain Point}}?');
    team.type(ana, 'Pain Point', 'the audit');
    expect(team.enroll('outbound', '2026-03-02', [ana]).refused).toEqual([]);
    team.type(ana, 'Pain Point', '');
    upTo(team, tuesday);
    expect([team.shown(ana, 'Status'), mailsTo(team, ana)]).toEqual(['Held', []]);
    expect(team.shown(ana, 'Needs You')).toContain('{{Pain Point}}');
    team.type(ana, 'Pain Point', 'the audit');
    team.hours(1);
    expect([team.shown(ana, 'Status'), team.shown(ana, 'Needs You')]).toEqual(['Resumed', '']);
  });

  it('acts on an opt-out at once: out of everything, on the list, never written to again', () => {
    team.enroll('outbound', '2026-03-02', [ana]);
    upTo(team, tuesday);
    const [first] = mailsTo(team, ana);
    team.host.mail.replyAs(rep, { messageId: first!.id, text: 'Please remove me from your list.' });
    team.hours(1);
    expect([team.shown(ana, 'Status'), team.shown(ana, 'Exit Reason')]).toEqual(['Unsubscribed', 'Unsubscribed']);
    expect(team.rows('Do Not Contact').map((row) => row['Address or Domain'])).toEqual([ana]);
    expect(team.rows('Work').filter((row) => row.Person === 'Ana')).toEqual([]);
    expect(team.enroll('outbound', '2026-03-09', [ana]).refused).toHaveLength(1);
    upTo(team, Date.UTC(2026, 2, 20));
    expect(mailsTo(team, ana)).toHaveLength(1);
  });

  it('leaves a bounced address alone and asks for the right one', () => {
    team.enroll('outbound', '2026-03-02', [ana]);
    upTo(team, tuesday);
    const [first] = mailsTo(team, ana);
    team.host.mail.bounce(rep, { messageId: first!.id, status: '5.1.1' });
    team.hours(1);
    expect(team.shown(ana, 'Status')).toBe('Bounced');
    expect(team.rows('Work').map((row) => row['What to do'])).toEqual([expect.stringContaining('find the right address')]);
  });

  it('waits out an absence to the first working day after it', () => {
    team.enroll('outbound', '2026-03-02', [ana]);
    upTo(team, tuesday);
    const [first] = mailsTo(team, ana);
    team.host.mail.outOfOffice(rep, { messageId: first!.id, until: '13 March 2026' });
    team.hours(1);
    expect(team.shown(ana, 'Status')).toBe('Out of Office');
    upTo(team, Date.UTC(2026, 2, 15));
    expect(mailsTo(team, ana)).toHaveLength(1);
    upTo(team, Date.UTC(2026, 2, 20));
    expect(mailsTo(team, ana).length).toBeGreaterThan(1);
  });

  it('pauses colleagues of who answered', () => {
    team.enroll('outbound', '2026-03-02', [ana, cleo]);
    upTo(team, tuesday);
    const [first] = mailsTo(team, ana);
    team.host.mail.replyAs(rep, { messageId: first!.id, text: 'Thanks, I will look at it.' });
    team.hours(1);
    expect([team.shown(ana, 'Status'), team.shown(cleo, 'Status')]).toEqual(['Replied', 'Held']);
    expect(team.shown(cleo, 'Needs You')).toContain('Ana');
  });

  it('resumes from the sidebar with a day to spare, and an old reply no longer stops it', () => {
    team.enroll('outbound', '2026-03-02', [ana]);
    upTo(team, tuesday);
    const [first] = mailsTo(team, ana);
    team.host.mail.replyAs(rep, { messageId: first!.id, text: 'Thanks, interesting.' });
    team.hours(1);
    callSidebar(team.host, 'sidebarResume', { prospectId: team.shown(ana, 'Prospect ID') });
    expect([team.shown(ana, 'Status'), team.shown(ana, 'Not Before')]).toEqual(['Resumed', '2026-03-04']);
    upTo(team, Date.UTC(2026, 2, 4, 8));
    expect(mailsTo(team, ana)).toHaveLength(2);
    expect(team.shown(ana, 'Status')).toBe('Active');
  });

  it('puts a call on top of the list the moment somebody types a higher number of opens', () => {
    team.enroll('outbound', '2026-03-02', [ana, bela]);
    upTo(team, tuesday);
    team.type(ana, 'Opens', '2');
    const [top] = team.rows('Work');
    expect([top?.Person, top?.Channel, top?.['What to do']]).toEqual(['Ana', 'call', expect.stringContaining('call now')]);
    team.hours(2);
    expect(team.rows('Work').filter((row) => row['What to do']?.includes('call now'))).toHaveLength(1);
  });

  it('paints what is overdue and what is due today, and nothing that rests', () => {
    team.enroll('outbound', '2026-03-02', [ana, bela]);
    upTo(team, Date.UTC(2026, 2, 4, 6));
    const background = (who: string): string => {
      const row = team.host.values('Prospects').findIndex(([email]) => email === who);
      return team.host.painted('Prospects')[row]?.[0] ?? '';
    };
    // Béla's draft was due on Tuesday and is not sent; Ana's deal is small, so her second step is due this Wednesday.
    expect([background(bela), background(ana), background(cleo)]).toEqual(['#fce8e6', '#fef7e0', '']);
    team.type(bela, 'Status', 'Paused');
    expect(background(bela)).toBe('');
  });
});

describe('a run that takes too long', () => {
  it('ends by itself, says what is left, and the next one goes on', async () => {
    const many = Array.from({ length: 9 }, (_, index) => `p${index}@firm${index}.example`);
    const csv = [
      ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone'],
      ...many.map((email, index) => [email, `P${index}`, `Firm ${index}`, '8000', 'Europe/Berlin']),
    ];
    const team = await newTeam(csv, { traits: { latency: { gmailSend: 60_000 } } });
    team.enroll('outbound', '2026-03-02', many);
    team.host.clock.moveTo(tuesday);
    const run = team.tick();
    expect([run.killed, run.error]).toEqual([false, undefined]);
    const first = team.sent().length;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(9);
    const words = team.rows('System').find(({ Name }) => Name === `Heartbeat ${rep}`)?.Value;
    expect(words).toContain('The time of this run was used up');
    const waits = team
      .rows('Prospects')
      .filter(({ 'Needs You': needs }) => needs?.startsWith('Waits: The time of this run is used up'));
    expect(waits).toHaveLength(9 - first);
    team.host.clock.moveTo(Date.UTC(2026, 2, 3, 8, 10));
    team.tick();
    team.host.clock.moveTo(Date.UTC(2026, 2, 3, 12, 10));
    team.tick();
    expect(
      team
        .sent()
        .map(({ to }) => to[0]?.address)
        .sort(),
    ).toEqual([...many].sort());
    team.host.close();
  }, 30_000);
});
