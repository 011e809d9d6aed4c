import { type Cadence, isNurture } from '../../engine/cadence';
import { triggerSuggestion } from '../../engine/decide/entry';
import type { TickRow } from './run';

const reEngagement = 're-engage';

/** A trigger event suggests a new start, once; a person decides (G0 §When to Stop and When to Re-Engage). */
export function suggest(row: TickRow, cadence: Cadence | null): void {
  const { triggerEvent } = row.hand.prospect;
  if (cadence?.id === reEngagement && triggerEvent !== row.hand.state.eventUsed)
    row.hand = { ...row.hand, state: { ...row.hand.state, eventUsed: triggerEvent } };
  if (row.hand.needsYou !== '' || triggerEvent === row.hand.state.eventUsed) return;
  const words = triggerSuggestion(row.hand.prospect, cadence !== null && isNurture(cadence));
  if (words === null) return;
  row.hand = { ...row.hand, needsYou: words, cells: { ...row.hand.cells, needsYou: words } };
}
