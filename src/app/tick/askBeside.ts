import { situationOf } from '../../engine/decide/situation';
import { touchOf } from '../../engine/decide/touch';
import { cadenceOf, type Deciding, factsOf } from './decideRow';
import type { TickRow } from './run';
import { askForWork, type Desk } from './touches';

/** Lists the work beside an email that went out in a run which died before it could list any. */
export function askBeside(deciding: Deciding, desk: Desk, row: TickRow, step: number): void {
  const { run } = deciding;
  const cadence = cadenceOf(deciding, row);
  if (cadence?.steps[step - 1] === undefined) return;
  const facts = factsOf(deciding, row, cadence);
  const { verdict } = touchOf(step, run.now, cadence, situationOf(row.hand.prospect, cadence, facts, run.now, run.rules), '');
  askForWork(desk, row, cadence, { ...verdict, mode: 'send', because: [] });
}
