import { callSidebar } from '../../local/onceStage';
import type { Insight } from '../../src/app/insightContract';
import type { ProspectAnswer } from '../../src/app/prospectContract';
import { newTeam, rep, type Team } from '../support/team';

jest.setTimeout(120_000);

/** Two wordings of one message, from the Templates sheet to Insight, on the built bundle. */

const names = Array.from({ length: 8 }, (_, index) => `p${index}@firm${index}.example`);
const personal = 'draft@firm99.example';
let team: Team;

beforeAll(async () => {
  team = await newTeam([
    ['E-mail', 'First name', 'Company name', 'Deal value', 'Time Zone', 'Mode'],
    ...names.map((email, index) => [email, `Ana${index}`, `Firm ${index}`, '20000', 'Europe/Lisbon', 'Automatic']),
    [personal, 'Dora', 'Firm 99', '20000', 'Europe/Lisbon', 'Manual'],
  ]);
  const { length } = team.host.display('Templates');
  [
    'outbound 1 email',
    'email',
    'A second way to say it',
    'Hi {{First Name|there}},\n\nWho looks after this at {{Company|your firm}}?',
    '',
    '',
  ].forEach((text, index) => {
    team.host.typeInto('Templates', `${String.fromCharCode(65 + index)}${length + 1}`, text);
  });
  team.enroll('outbound', '2026-03-02', [...names, personal]);
});
afterAll(() => team.host.close());

const idOf = (email: string): string => team.rows('Prospects').find((row) => row['E-mail'] === email)?.['Prospect ID'] ?? '';

const preview = (email: string): { subject: string; body: string } => {
  const prospectId = idOf(email);
  const answer = callSidebar<ProspectAnswer>(team.host, 'sidebarProspect', { prospectId, shownId: '', mark: '' });
  const words = answer.kind === 'story' ? answer.story.next?.words : undefined;
  if (words?.kind !== 'mail') throw new Error(`No mail for ${email}.`);
  return { subject: words.subject, body: words.body.trimEnd() };
};
const insight = (): Insight => callSidebar<Insight>(team.host, 'sidebarInsight', { days: null, cadence: null, who: 'all' });
const rows = (id: string): string[] =>
  (insight().tables.find((table) => table.id === id)?.rows ?? []).map(
    ({ name, count, answered }) => `${name} ${answered ?? ''}/${count}`,
  );

test('each prospect gets one of them: shown, sent and drafted alike, whatever becomes of the sheet’s order', () => {
  const shown = new Map([...names, personal].map((email) => [email, preview(email)]));
  const second = [...shown.values()].filter(({ subject }) => subject === 'A second way to say it').length;
  expect(second).toBeGreaterThan(0);
  expect(second).toBeLessThan(9);
  // Z to A: the second wording now stands somewhere else.
  team.host.sort('Templates', 1, { descending: true });
  for (const [email, before] of [...shown].slice(0, 3)) expect(preview(email)).toEqual(before);

  team.hours(25);
  const sent = team.sent();
  expect(sent.map(({ to }) => to[0]?.address).sort()).toEqual([...names].sort());
  for (const mail of sent)
    expect({ subject: mail.subject, body: mail.text.replace(/\r\n/g, '\n').trimEnd() }).toEqual(
      shown.get(mail.to[0]?.address ?? ''),
    );
  const draft = team.host.mail.drafts(rep).find(({ to }) => to[0]?.address === personal);
  expect({ subject: draft?.subject, body: draft?.text.replace(/\r\n/g, '\n').trimEnd() }).toEqual(shown.get(personal));
});

test('the Log names the wording and the prospect’s zone, and Insight counts each by what came back', () => {
  const lines = team.rows('Log').filter(({ State }) => State === 'SENT');
  expect(lines).toHaveLength(8);
  for (const { What } of lines) expect(What).toMatch(/^Mail · outbound 1 email · [0-9a-f]{4} · Europe\/Lisbon$/);
  expect(new Set(lines.map(({ What }) => What)).size).toBe(2);
  // Younger than seven days, they are in no share yet.
  expect(rows('wordings')).toEqual([]);

  const bySecond = team.sent().filter(({ subject }) => subject === 'A second way to say it');
  team.host.mail.replyAs(rep, { messageId: bySecond[0]?.id ?? '', text: 'Sounds interesting, can we talk on Thursday?' });
  team.hours(1);
  expect(rows('funnel').slice(0, 3)).toEqual(['Entered a cadence /9', 'Were touched /8', 'Replied /1']);
  team.host.clock.moveTo(Date.UTC(2026, 2, 12, 9));
  const counted = rows('wordings');
  expect(counted).toHaveLength(2);
  expect(counted.filter((row) => /^“A second way to say it” \([0-9a-f]{4}\) 1\/\d+$/.test(row))).toHaveLength(1);
  expect(counted.filter((row) => / 0\/\d+$/.test(row))).toHaveLength(1);
  expect(rows('slots').map((row) => row.replace(/ \d+\//, ' n/'))).toEqual(['Tue 08:00–10:00 n/8']);
  expect(insight().tables.flatMap(({ findings }) => findings)).toEqual([
    { words: 'No step has 30 mails in each of two windows yet: there is nothing to compare.', how: '' },
    { words: 'Two wordings are compared once each has 30 mails from the time in which both went out.', how: '' },
  ]);
});
