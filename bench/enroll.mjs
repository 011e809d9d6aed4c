// What a person waits for in the sidebar: set-up, enrolling, undoing, and the views.
import { fromTests } from './cases.mjs';
import { computeOf } from './compute.mjs';
import { atMost, figure } from './figure.mjs';

const counted = (rows) => `${rows.toLocaleString('en')} rows`;

export const title = 'Set-up, enrolling and views';

export async function measure({ quick }) {
  const [cases] = await fromTests('support/countedTeam.ts');
  const figures = [];
  const add = (what, { calls, seconds }, goal = null) =>
    figures.push(
      figure(`${what}: calls`, '', [calls], goal),
      figure(`${what}: as long as its calls are taken to last`, 's', [seconds]),
    );

  const most = quick ? 1_000 : 10_000;
  const large = await cases.countSetUp(most);
  add(`Looking at ${counted(most)} before set-up`, large.survey);
  add(`Set-up of ${counted(most)}`, large.setUp);

  const some = 1_000;
  const values = [];
  for (let round = 0; round < (quick ? 1 : 3); round++) {
    const { team } = await cases.countSetUp(some);
    const { result, ms } = await computeOf(() => cases.enrollRows(team, 1, some, '2026-03-09'));
    values.push(ms);
    if (round === 0) {
      add(`Preview of enrolling ${counted(some)}`, result.preview);
      add(`Enrolling ${counted(some)}`, result.enroll, atMost(25));
      add(`Undoing the enrolling of ${counted(some)}`, cases.countUndo(team, result.batch));
    }
    team.host.close();
  }
  figures.push(figure(`Preview and enrolling of ${counted(some)}: computing`, 'ms', values, atMost(2_000)));

  cases.enrollAll(large.team, most, 0);
  add(`Today in the sidebar, ${counted(most)}`, cases.countAsked(large.team, 'sidebarOverview'));
  add(`Health in the sidebar, ${counted(most)}`, cases.countAsked(large.team, 'sidebarHealth'));
  large.team.host.close();
  return figures;
}
