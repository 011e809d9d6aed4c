// The hourly run: calls to Google and the seconds they are taken to last, beside the usual mail merge in the same counted host.
import { fromTests } from './cases.mjs';
import { computeOf } from './compute.mjs';
import { atMost, figure } from './figure.mjs';

const counted = (rows) => `${rows.toLocaleString('en')} rows`;

export const title = 'The hourly run';

const idleFigures = (rows, { calls, seconds, units }) => [
  figure(`${counted(rows)}, idle: calls`, '', [calls], atMost(20)),
  figure(`${counted(rows)}, idle: as long as its calls are taken to last`, 's', [seconds]),
  figure(`${counted(rows)}, idle: Gmail quota units`, '', [units]),
];

const sendingFigures = (what, { sending, sent }, idle) => [
  figure(`${what}: mails that go in one run, the others in the next`, '', [sent]),
  figure(`${what}: calls`, '', [sending.calls]),
  figure(`${what}: calls per mail beyond an idle run's`, '', [(sending.calls - idle.calls) / sent], atMost(10)),
  figure(`${what}: as long as its calls are taken to last`, 's', [sending.seconds]),
  figure(`${what}: Gmail quota units`, '', [sending.units]),
];

/** The bundle's own time in idle runs, an hour apart. */
async function computed(team, rounds) {
  const values = [];
  for (let round = 0; round < rounds; round++) {
    team.host.clock.moveTo(team.host.clock.now() + 3_600_000);
    values.push((await computeOf(() => team.tick())).ms);
  }
  return values;
}

export async function measure({ quick }) {
  const [cases] = await fromTests('support/countedTeam.ts');
  const figures = [];
  for (const rows of quick ? [100, 1_000] : [100, 1_000, 10_000]) {
    const { team } = await cases.countSetUp(rows);
    let idle = null;
    for (const due of cases.eachDue(
      team,
      rows,
      [0, 10, 100].filter((each) => each < rows),
    )) {
      const ticks = cases.countTicks(team);
      if (due > 0) {
        if (ticks.sent === 0) throw new Error(`None of ${due} mails went.`);
        figures.push(...sendingFigures(`${counted(rows)}, ${due} due`, ticks, idle));
        if (due === 10)
          figures.push(...sendingFigures(`${counted(rows)}, ${due} follow-ups due`, cases.countFollowUps(team), idle));
        continue;
      }
      idle = ticks.idle;
      figures.push(...idleFigures(rows, idle));
      const goal = rows === 10_000 ? atMost(1_000) : null;
      figures.push(figure(`${counted(rows)}, idle: computing`, 'ms', await computed(team, quick ? 1 : 3), goal));
    }
    team.host.close();
  }
  for (const lines of [200, 50_000]) {
    const idle = await cases.countIdleWithLog(100, quick ? Math.min(lines, 5_000) : lines);
    figures.push(figure(`100 rows, idle, a Log of ${lines.toLocaleString('en')} lines: calls`, '', [idle.calls], atMost(20)));
    figures.push(
      figure(`100 rows, idle, a Log of ${lines.toLocaleString('en')} lines: as long as its calls are taken to last`, 's', [
        idle.seconds,
      ]),
    );
  }
  return figures;
}
