/** The message that the sidebar shows is the message that goes, and what keeps it back reads alike in both. */
import { callSidebar } from '../../local/onceStage';
import type { NextWords, ProspectAnswer } from '../../src/app/prospectContract';
import { newTeam, rep, type Team } from '../support/team';

const people = [
  ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Title', 'Pain Point'],
  ['ana@quinta.example', 'Ana', 'Quinta Azul', '8000', 'Europe/Berlin', 'COO', 'late deliveries'],
  ['bela@duna.example', 'Béla', 'Owes Us Money Ltd', '30000', 'Europe/Berlin', 'VP', ''],
  ['cleo@else.example', 'Cleo', '[Company]', '8000', 'Europe/Berlin', 'CFO', ''],
];
const [ana, bela, cleo] = people.slice(1).map(([email]) => email ?? '') as [string, string, string];

const plain = (text: string | undefined): string | undefined => text?.replace(/\r\n/g, '\n').trimEnd();

const tuesday = Date.UTC(2026, 2, 3, 7, 10);
const thursday = Date.UTC(2026, 2, 5, 8);

describe('the message in the sidebar', () => {
  let team: Team;
  beforeAll(async () => {
    team = await newTeam(people, { executionsPerRealm: 24 });
  });
  afterAll(() => team.host.close());

  const nextWords = (who: string): NextWords => {
    const asked = { prospectId: team.shown(who, 'Prospect ID'), shownId: '', mark: '' };
    const answer = callSidebar<ProspectAnswer>(team.host, 'sidebarProspect', asked);
    if (answer.kind !== 'story' || answer.story.next === null) throw new Error(JSON.stringify(answer));
    return answer.story.next.words;
  };
  const mailFor = (who: string): Extract<NextWords, { kind: 'mail' }> => {
    const words = nextWords(who);
    if (words.kind !== 'mail') throw new Error(JSON.stringify(words));
    return words;
  };

  it('is the mail that goes by itself and the draft that is left, word for word', () => {
    team.enroll('outbound', '2026-03-02', [ana, bela]);
    const [forAna, forBela] = [mailFor(ana), mailFor(bela)];
    team.host.clock.runTo(tuesday);
    const [mail] = team.sent();
    const [draft] = team.host.mail.drafts(rep);

    expect([mail?.subject, plain(mail?.text)]).toEqual([forAna.subject, forAna.body]);
    expect([draft?.subject, plain(draft?.text)]).toEqual([forBela.subject, forBela.body]);
    expect(forBela.body).toContain('Owes Us Money Ltd');
    expect([forAna.holds, forAna.findings, forBela.holds, forBela.findings]).toEqual(['', [], '', []]);
  });

  it('is the follow-up in its thread', () => {
    const shown = mailFor(ana);
    team.host.clock.runTo(thursday);
    const [, mail] = team.sent();

    expect(shown.subject).toBe(`Re: ${team.sent()[0]?.subject}`);
    expect([mail?.subject, plain(mail?.text)]).toEqual([shown.subject, shown.body]);
  });

  it('is refused where a person sent those very words by hand', () => {
    const [draft] = team.host.mail.drafts(rep);
    team.host.mail.sendDraftByHand(rep, draft!.draftId!, {});
    team.hours(2);
    expect(team.shown(bela, 'Sequence Step')).toBe('Email 1 of 7');

    team.enroll('outbound', '2026-03-05', [bela]);
    expect(mailFor(bela).holds).toMatch(/^Step 1, template "outbound 1 email": It says the very words/);
  });

  it('says what keeps it back in the words that the row gets', () => {
    const enrolled = team.enroll('outbound', '2026-03-05', [cleo]);
    expect(enrolled.refused[0]?.words).toContain('the cell holds "[Company]"');

    team.type(cleo, 'Company', 'Else');
    expect(team.enroll('outbound', '2026-03-05', [cleo]).refused).toEqual([]);
    team.type(cleo, 'Company', '[Company]');
    const shown = nextWords(cleo);
    team.host.clock.moveTo(Date.UTC(2026, 2, 10, 7));
    team.hours(3);

    const needs = team.shown(cleo, 'Needs You');
    expect(needs).toMatch(/^Step 1, template "outbound 1 email" \(light\): \{\{Company\}\}: the cell holds "\[Company\]"/);
    expect([team.shown(cleo, 'Status'), shown.kind === 'problem' ? shown.words : shown]).toEqual(['Held', needs]);

    team.type(cleo, 'Company', 'Else');
    team.hours(1);
    expect(team.shown(cleo, 'Status')).not.toBe('Held');
  });
});
