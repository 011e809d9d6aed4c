import { exitReasons, outcomes, pauses } from '../../src/engine/vocabulary';
import { newTeam, rep, type Team } from '../support/team';

/**
 * What the Exit Status column shows and what a run makes of the same row are one thing: rows of every kind, drawn by chance from a
 * fixed seed, are run through at several dates, and after each the column says of every row what its Status says.
 */

const cadences: readonly (readonly [name: string, steps: number, kind: string])[] = [
  ['Outbound 21-Day', 7, 'Email'],
  ['Outbound 14-Touch', 11, 'Email'],
  ['Post-First-Contact Follow-Up', 5, 'Email'],
  ['Post-Demo Follow-Up', 7, 'Email'],
  ['Post-Proposal Follow-Up', 8, 'Email'],
  ['Re-Engagement', 4, 'Email'],
  ['Nurture 90-Day', 1, 'Email'],
  ['Nurture 6-Month', 4, 'Email'],
  ['Nurture Annual', 2, 'Email'],
];

/** A small generator of numbers in [0, 1): the same ones everywhere. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const headings = [
  'Email',
  'First Name',
  'Company',
  'Deal Size',
  'Time Zone',
  'Owner',
  'Outcome',
  'Meeting Date',
  'Follow Up On',
  'Timeline Pushes',
  'Opens',
  'Sequence Name',
  'Sequence Step',
  'Anchor Date',
  'Last Contact Date',
  'Last Reply Date',
  'Status',
];

function randomRow(index: number, random: () => number): string[] {
  const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const often = <T>(value: T, other: () => T, share: number): T => (random() < share ? value : other());
  const day = (from: number, days: number): string =>
    new Date(Date.UTC(2026, 0, from + Math.floor(random() * days))).toISOString().slice(0, 10);
  const moment = (): string => often(day(1, 60), () => `${day(1, 60)} 1${Math.floor(random() * 9)}:30`, 0.7);
  const [name, steps, kind] = oneOf(cadences);
  const done = often(steps, () => Math.floor(random() * (steps + 2)), 0.4);
  return [
    `p${index}@firm${index}.example`,
    `P${index}`,
    `Firm ${index}`,
    '8000',
    often('Europe/Berlin', () => 'Mars/Olympus', 0.95),
    oneOf([rep, rep, 'gone@northbridge.example', '']),
    often('', () => often<string>('perhaps', () => oneOf(outcomes), 0.05), 0.6),
    often('', () => day(1, 90), 0.6),
    often('', () => day(1, 120), 0.6),
    often('', () => oneOf(['0', '1', '2', '3', '4', 'twice']), 0.5),
    often('', () => oneOf(['0', '0', '2']), 0.5),
    often(name, () => 'Nonsense', 0.97),
    done === 0 ? '' : `${kind} ${done} of ${steps}`,
    often(day(1, 40), () => 'one day', 0.97),
    often(moment(), () => '', 0.8),
    often('', moment, 0.6),
    often<string>('Active', () => oneOf(['Resumed', 'Resumed', ...pauses, ...exitReasons, 'asleep']), 0.5),
  ];
}

/** Status as Exit Status says it: blank while the cadence runs. */
const shownFor = (status: string): string => (status === 'Active' || status === 'Resumed' ? '' : status);

const rows = 160;

describe.each([7, 2026])('the column and the run, seed %i', (seed) => {
  let team: Team;

  beforeAll(async () => {
    const random = chance(seed);
    team = await newTeam([headings, ...Array.from({ length: rows }, (_row, index) => randomRow(index, random))]);
    team.setting('Sending', 'off');
  }, 60_000);
  afterAll(() => team.host.close());

  it.each([
    ['the first run', Date.UTC(2026, 2, 2, 10, 10)],
    ['the next one', Date.UTC(2026, 2, 2, 11, 10)],
    ['six days on', Date.UTC(2026, 2, 8, 10, 10)],
    ['two weeks on', Date.UTC(2026, 2, 16, 10, 10)],
    ['seven weeks on', Date.UTC(2026, 3, 20, 10, 10)],
  ])('agree after %s', (_when, at) => {
    team.host.clock.moveTo(at);
    expect(team.tick().error).toBeUndefined();
    const apart = team.rows('Prospects').filter((row) => {
      const { Status: status = '', 'Exit Status': shown = '' } = row;
      // What the column cannot read never runs on: it is held, or had left or rested before.
      return shown.startsWith('⚠') ? shownFor(status) === '' : shown !== shownFor(status);
    });
    expect(
      apart.map((row) => [
        row['First Name'],
        row.Status,
        row['Exit Status'],
        row['Sequence Name'],
        row['Sequence Step'],
        row['Last Contact Date'],
        row['Last Reply Date'],
        row.Outcome,
        row['Timeline Pushes'],
        row['Engagement Level'],
        row['Needs You'],
      ]),
    ).toEqual([]);
  });
});
