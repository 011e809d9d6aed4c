import { callSidebar } from '../../local/onceStage';
import { newTeam, type Team } from '../support/team';

/** Files of another layout, with the script as it ships. */

const ana = 'ana@quinta.example';
const people = [
  ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone'],
  [ana, 'Ana', 'Quinta', '8000', 'Europe/Berlin'],
];
let team: Team;
const cellOf = (sheet: string, name: string): string => `B${team.host.display(sheet).findIndex(([first]) => first === name) + 1}`;
const format = (text: string): void => {
  team.host.typeInto('System', cellOf('System', 'Format Version'), text);
};
const shown = (): string => team.host.cell('System', cellOf('System', 'Format Version')).display;
const mails = (): number => team.sent().filter(({ to }) => to[0]?.address === ana).length;
const toTuesday = (): void => {
  team.host.clock.moveTo(Date.UTC(2026, 2, 3, 8));
  team.tick();
};

let asItWas = '';
beforeAll(async () => {
  team = await newTeam(people);
  asItWas = team.host.remember();
});
beforeEach(() => {
  team.host.recall(asItWas);
});
afterAll(() => {
  team.host.close();
});

const enrolled = (): void => {
  team.enroll('Outbound', '2026-03-03', [ana]);
  team.host.clock.moveTo(Date.UTC(2026, 2, 2, 12));
};

it('an older file is brought up to date by the run that comes first, which then does its work', () => {
  enrolled();
  const settings = team.host.display('Settings').findIndex(([first]) => first === 'What We Do') + 1;
  team.host.typeInto('Settings', `A${settings}`, '');
  format('1');
  toTuesday();
  expect(shown()).toBe('2');
  expect(team.host.display('Settings').filter(([first]) => first === 'What We Do')).toHaveLength(1);
  expect(team.rows('Log').some(({ What, Words }) => What === 'Format' && Words?.includes('format 2') === true)).toBe(true);
  expect(mails()).toBe(1);
});

it('an older file is brought up to date by set-up, with what was shown', () => {
  format('1');
  const choice = { sheet: 'Prospects', set: 'full', columns: {} };
  const { print } = callSidebar<{ print: string }>(team.host, 'sidebarSurvey', choice);
  const report = callSidebar<{ done: string[]; problems: unknown[] }>(team.host, 'sidebarSetUp', { ...choice, print });
  expect(report.done[0]).toContain('brought up to format 2');
  expect(shown()).toBe('2');
});

it.each([
  ['9', 'update the add-on'],
  ['nine', 'which is no number of a format'],
])('a file of format %s is not written to, and says why', (text, words) => {
  enrolled();
  team.tick();
  format(text);
  toTuesday();
  expect(mails()).toBe(0);
  const { words: said } = callSidebar<{ words: string[] }>(team.host, 'sidebarTickNow', {});
  expect(said.join(' ')).toContain(words);
  const beat = team.host.display('System').find(([first]) => first?.startsWith('Heartbeat'))?.[1] ?? '';
  expect(beat).toContain(words);
  const choice = { sheet: 'Prospects', set: 'full', columns: {} };
  const survey = callSidebar<{ problems: { words: string; blocks: boolean }[]; print: string }>(
    team.host,
    'sidebarSurvey',
    choice,
  );
  expect(survey.problems.find(({ blocks }) => blocks)?.words).toContain(words);
  const report = callSidebar<{ done: string[] }>(team.host, 'sidebarSetUp', { ...choice, print: survey.print });
  expect(report.done).toEqual([]);
  expect(shown()).toBe(text);
  expect(() => callSidebar(team.host, 'sidebarMarkDone', { taskId: 'any', done: 'Done' })).toThrow(words);
  expect(() => callSidebar(team.host, 'sidebarHealth', { what: 'repair', does: 'go on' })).toThrow(words);
  // Taken back, it goes on.
  format('2');
  team.tick();
  expect(mails()).toBe(1);
});
