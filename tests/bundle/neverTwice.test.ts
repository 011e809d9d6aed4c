import { rep, replayable, type Team } from '../support/team';

const csv = [
  ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone'],
  ['ana@quinta.example', 'Ana', 'Quinta', '8000', 'Europe/Berlin'],
  ['bela@duna.example', 'Béla', 'Duna', '9000', 'Europe/Berlin'],
];

/** Ana's follow-up and Béla's first mail fall due in the same run. */
function toThursdayMorning(team: Team): void {
  team.enroll('outbound', '2026-03-02', ['ana@quinta.example']);
  team.hours(30);
  team.enroll('outbound', '2026-03-04', ['bela@duna.example']);
  team.host.clock.runTo(Date.UTC(2026, 2, 4, 6, 30));
}

const afterwards = (team: Team): { mails: string[]; status: string[] } => ({
  mails: team
    .sent()
    .map(({ to, subject }) => `${to[0]?.address} ${subject}`)
    .sort(),
  status: ['ana@quinta.example', 'bela@duna.example'].map((who) => team.shown(who, 'Status')),
});

describe('a run that is stopped at any call', () => {
  let situation: Awaited<ReturnType<typeof replayable>>;
  let calls = 0;

  beforeAll(async () => {
    situation = await replayable(toThursdayMorning, csv);
    const team = await situation.again();
    expect(team.sent()).toHaveLength(1);
    team.host.clock.moveTo(Date.UTC(2026, 2, 4, 7, 10));
    const run = team.tick();
    expect(run.error).toBeUndefined();
    calls = run.callList.length;
    expect(team.sent()).toHaveLength(3);
    team.host.close();
  }, 60_000);

  afterAll(() => situation.forget());

  it('leaves every mail sent once, or its row Held with words', async () => {
    const wrong: string[] = [];
    for (let at = 3; at <= calls; at += 4) {
      const team = await situation.again();
      team.host.clock.moveTo(Date.UTC(2026, 2, 4, 7, 10));
      team.host.setFaults({ killAtCall: at });
      team.tick();
      team.host.setFaults({});
      team.host.clock.moveTo(Date.UTC(2026, 2, 4, 7, 40));
      team.tick();
      team.host.clock.moveTo(Date.UTC(2026, 2, 4, 8, 30));
      team.tick();
      const { mails, status } = afterwards(team);
      const doubled = mails.filter((mail, index) => mails.indexOf(mail) !== index);
      const unexplained = ['ana@quinta.example', 'bela@duna.example'].filter((who) => {
        const count = mails.filter((mail) => mail.startsWith(who)).length;
        const wanted = who.startsWith('ana') ? 2 : 1;
        return count !== wanted && !(team.shown(who, 'Status') === 'Held' && team.shown(who, 'Needs You') !== '');
      });
      if (doubled.length > 0 || unexplained.length > 0)
        wrong.push(`killed at call ${at}: ${mails.join(', ')}; ${status.join(', ')}; ${unexplained.join(', ')}`);
      team.host.close();
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('sends once when Gmail takes the mail and its answer is lost', async () => {
    const team = await situation.again();
    team.host.clock.moveTo(Date.UTC(2026, 2, 4, 7, 10));
    team.host.setFaults({
      failCall: ({ method }) => (method === 'Gmail.Users.Drafts.send' ? { message: 'Backend Error', afterEffect: true } : null),
    });
    team.tick();
    team.host.setFaults({});
    team.host.clock.moveTo(Date.UTC(2026, 2, 4, 8, 10));
    team.tick();
    team.host.clock.moveTo(Date.UTC(2026, 2, 4, 8, 50));
    team.tick();
    const { mails } = afterwards(team);
    expect(new Set(mails).size).toBe(mails.length);
    expect(mails).toHaveLength(3);
    team.host.close();
  }, 30_000);

  it('asks a person where nobody can tell, sends nothing by itself, and lets no other hint hide the question', async () => {
    const team = await situation.again();
    team.type('bela@duna.example', 'Trigger Event', 'a funding round');
    team.host.clock.moveTo(Date.UTC(2026, 2, 4, 7, 10));
    team.host.setFaults({
      failCall: ({ method }) => (method === 'Gmail.Users.Drafts.send' ? { message: 'Backend Error' } : null),
    });
    team.tick();
    team.host.setFaults({});
    for (const { draftId } of team.host.mail.drafts(rep)) team.host.mail.deleteDraft(rep, draftId ?? '');
    for (const hour of [8, 9, 12]) {
      team.host.clock.moveTo(Date.UTC(2026, 2, 4, hour, 10));
      team.tick();
    }
    const unsure = ['ana@quinta.example', 'bela@duna.example'].filter((who) =>
      team.shown(who, 'Needs You').includes('It is not certain'),
    );
    expect(unsure).toEqual(['ana@quinta.example', 'bela@duna.example']);
    expect(unsure.map((who) => team.shown(who, 'Status'))).toEqual(unsure.map(() => 'Held'));
    expect(unsure.map((who) => team.sent().filter(({ to }) => to[0]?.address === who).length)).toEqual(
      unsure.map((who) => (who.startsWith('ana') ? 1 : 0)),
    );
    team.host.close();
  }, 30_000);

  it('gives way where no lock is to be had and another claim stands above', async () => {
    const team = await situation.again();
    team.host.traits.documentLock = 'null';
    team.host.clock.moveTo(Date.UTC(2026, 2, 4, 7, 10));
    team.tick();
    team.tick();
    expect(team.sent()).toHaveLength(3);
    team.host.close();
  }, 30_000);

  it('sends nothing to who answered minutes ago, in the thread or in a new one', async () => {
    const team = await situation.again();
    const [first] = team.sent();
    team.host.clock.moveTo(Date.UTC(2026, 2, 4, 7, 8));
    team.host.mail.replyAs(rep, { messageId: first!.id, text: 'Thanks, let us talk next week.' });
    team.host.clock.moveTo(Date.UTC(2026, 2, 4, 7, 10));
    team.tick();
    expect(team.sent().filter(({ to }) => to[0]?.address === 'ana@quinta.example')).toHaveLength(1);
    expect(team.shown('ana@quinta.example', 'Status')).toBe('Replied');
    team.host.close();

    const other = await situation.again();
    other.host.clock.moveTo(Date.UTC(2026, 2, 4, 7, 8));
    other.host.mail.newMailFrom(rep, { from: 'ana@quinta.example', subject: 'Your mail', text: 'Please call me.' });
    other.host.clock.moveTo(Date.UTC(2026, 2, 4, 7, 10));
    other.tick();
    expect(other.sent().filter(({ to }) => to[0]?.address === 'ana@quinta.example')).toHaveLength(1);
    expect(other.shown('ana@quinta.example', 'Status')).toBe('Replied');
    other.host.close();
  }, 30_000);
});
