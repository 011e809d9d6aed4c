import { newTeam, rep, type Team } from '../support/team';

/** The texts of the Templates sheet, where set-up put them, as a tick of the built bundle uses them. */

const people = [
  [
    'Email',
    'First Name',
    'Company',
    'Deal Size',
    'Competitors',
    'Pain Point',
    'Stakeholder Roles',
    'LinkedIn Reason',
    'Sender Offer',
  ],
  ['ana@quinta.example', 'Ana', 'Quinta', '8000', '', 'late orders', '', '', ''],
  ['bela@duna.example', 'Bela', 'Duna', '8000', '', 'late orders', '', '', 'We shorten quays.'],
  ['cleo@cala.example', 'Cleo', 'Cala', '60000', 'BoxRight', 'late orders', 'Head of IT', '', ''],
  ['edda@fjord.example', 'Edda', 'Fjord', '8000', '', 'late orders', 'CFO <fin@fjord.example>', '', ''],
  ['dara@else.example', 'Dara', 'Else', '8000', '', 'late orders', '', 'we both know Eva Brandt', ''],
];
const [ana, bela, cleo, edda, dara] = people.slice(1).map(([email]) => email ?? '') as [string, string, string, string, string];

const at = (day: number): number => Date.UTC(2026, 2, day, 7, 10);

describe('the message library on the built bundle', () => {
  let team: Team;

  beforeAll(async () => {
    team = await newTeam(people);
    team.setting('What We Do', 'We plan delivery runs for food makers.');
    team.setting('Video Steps', '1');
    team.enroll('outbound', '2026-03-02', [ana, bela, cleo, edda]);
    team.enroll('post-first-contact', '2026-03-02', [dara]);
    for (const day of [2, 3, 4, 5, 10, 11]) {
      team.host.clock.moveTo(at(day) + (day === 2 ? 3_600_000 * 3 : 0));
      team.tick();
    }
  });
  afterAll(() => team.host.close());

  const mailsTo = (who: string) => team.sent().filter(({ to }) => to[0]?.address === who);
  const textOf = (what: string): string => team.rows('Work').find((row) => row['What to do']?.includes(what))?.Text ?? '';

  it('writes a small deal its own first mail, with what the team does from the Settings sheet', () => {
    const [first] = mailsTo(ana);

    expect(first?.subject).toBe('About late orders');
    expect(first?.text).toContain('I am writing about late orders. We plan delivery runs for food makers.');
    expect(first?.text).toContain('Would a fix be worth a ten-minute call');
  });

  it("lets a row's own column win over the setting", () => {
    expect(mailsTo(bela)[0]?.text).toContain('We shorten quays.');
    expect(mailsTo(bela)[0]?.text).not.toContain('delivery runs');
  });

  it('puts the research and the video to make beside the draft of a large deal', () => {
    const [draft] = team.host.mail.drafts(rep).filter(({ to }) => to[0]?.address === cleo);
    const text = textOf('Finish the draft');

    expect(draft?.text).toContain('In a larger company the cost of it is spread over many desks.');
    expect(text).toContain('Ten minutes of research before you finish this draft.');
    expect(text).toContain('3. What BoxRight did lately.');
    expect(text).toContain('\n\nA short video gets more answers than long words here.');
  });

  it('has words of their own for a stakeholder with an address, and for one who is still to be found', () => {
    expect(mailsTo('fin@fjord.example')[0]?.text).toContain('I wrote to Edda about late orders. From the finance side');
    expect(textOf('Find the address of their Head of IT')).toContain('who gets the call when it stops');
  });

  it('asks for a connection with the reason that the row names, after two mails without an answer', () => {
    expect(mailsTo(dara).length).toBeGreaterThanOrEqual(2);
    expect(textOf('beside Email 3 of 5')).toContain('You have a reason to connect here: we both know Eva Brandt.');
  });
});
