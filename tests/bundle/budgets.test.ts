import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtBundle } from '../support/builtBundle';
import {
  countAsked,
  countFollowUps,
  countIdleWithLog,
  countSetUp,
  countTicks,
  countUndo,
  enrollAll,
  enrollRows,
} from '../support/countedTeam';

/** Budgets of what every use of the add-on costs: bytes that each execution loads, and calls that each one makes to Google. */

const rows = 20;
const due = 10;
const longLog = 1_000;

type Limits = Readonly<Record<string, number>>;
const budgets = JSON.parse(readFileSync(join(__dirname, '../../bench/budgets.json'), 'utf8')) as { bytes: Limits; calls: Limits };

/** What is over its budget, in words; none where all is within. */
const over = (measured: Limits, limits: Limits, unit: string): string[] =>
  Object.entries(limits).flatMap(([name, limit]) => {
    const found = measured[name];
    if (found === undefined) return [`${name} has a budget in bench/budgets.json and is not measured here.`];
    if (found <= limit) return [];
    const beyond = Math.round((found - limit) * 10) / 10;
    return [
      `${name}: ${found} ${unit}, ${beyond} more than the budget of ${limit}. Take away as much elsewhere, or change bench/budgets.json in a commit of its own that says why it is worth it.`,
    ];
  });

it('files are within their budgets of bytes', () => {
  const sizes = Object.fromEntries(
    Object.keys(budgets.bytes).map((name) => [name, readFileSync(join(builtBundle(), name)).byteLength]),
  );
  expect(over(sizes, budgets.bytes, 'bytes')).toEqual([]);
});

it('executions are within their budgets of calls to Google', async () => {
  const { survey, setUp, team } = await countSetUp(rows);
  const { preview, enroll, batch } = enrollRows(team, 1, rows, '2026-03-09');
  const undo = countUndo(team, batch);
  const overview = countAsked(team, 'sidebarOverview');
  const health = countAsked(team, 'sidebarHealth');
  enrollAll(team, rows, due);
  const { sending, sent, idle } = countTicks(team);
  const followUps = countFollowUps(team);
  team.host.close();
  expect([sent, followUps.sent]).toEqual([due, due]);
  const overLongLog = await countIdleWithLog(rows, longLog);

  const measured = {
    'an idle tick': idle.calls,
    'an idle tick over a long Log': overLongLog.calls,
    'each mail sent, beyond that': (sending.calls - idle.calls) / sent,
    'each follow-up sent, beyond that': (followUps.sending.calls - idle.calls) / followUps.sent,
    'looking at a sheet before set-up': survey.calls,
    'set-up': setUp.calls,
    'preview of an enrollment': preview.calls,
    enrolling: enroll.calls,
    'undoing an enrollment': undo.calls,
    overview: overview.calls,
    health: health.calls,
  };
  expect(over(measured, budgets.calls, 'calls')).toEqual([]);
}, 60_000);

it('a budget that is exceeded is told with what to do', () => {
  expect(over({ 'an idle tick': 23 }, { 'an idle tick': 20 }, 'calls')).toEqual([
    'an idle tick: 23 calls, 3 more than the budget of 20. Take away as much elsewhere, or change bench/budgets.json in a commit of its own that says why it is worth it.',
  ]);
  expect(over({}, { 'an idle tick': 20 }, 'calls')).toEqual([
    'an idle tick has a budget in bench/budgets.json and is not measured here.',
  ]);
});
