import { newTeam } from '../support/team';

jest.setTimeout(120_000);

const day = 24;

describe('a follow-up that Gmail puts into another thread', () => {
  it('goes on with the subject and the mails of the one before', async () => {
    const who = 'ana@quinta.example';
    const team = await newTeam([
      ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone'],
      [who, 'Ana', 'Quinta', '8000', 'Europe/Berlin'],
    ]);
    try {
      team.enroll('post-demo', '2026-03-01', [who]);
      for (let hours = 0; team.sent().length < 1 && hours < 4 * day; hours += 1) team.hours(1);
      const [first] = team.sent();
      // As when a person changed the subject of the thread in the mailbox: references fit, the subject does not.
      const state = JSON.parse(team.shown(who, 'State')) as { threads: { subject: string }[] };
      const subject = 'Another matter';
      team.type(who, 'State', JSON.stringify({ ...state, threads: state.threads.map((thread) => ({ ...thread, subject })) }));
      for (let hours = 0; team.sent().length < 3 && hours < 20 * day; hours += 1) team.hours(1);
      const [, second, third] = team.sent();
      expect(second?.threadId).not.toBe(first?.threadId);
      expect([second?.subject, third?.subject]).toEqual([`Re: ${subject}`, `Re: ${subject}`]);
      expect(third?.references).toBe(`${first?.messageId} ${second?.messageId}`);
      expect(third?.threadId).toBe(second?.threadId);
    } finally {
      team.host.close();
    }
  });
});
