import type { Cadence } from '../../engine/cadence';
import { engagementLevel } from '../../engine/engagement';
import { exitReasonOf } from '../../engine/vocabulary';
import { valueOr } from '../../sheet/cells/cell';
import type { TickRow } from './run';

/** The level that the row's own columns show, kept in Engagement Level, which the pace and the exits read. */
export function keepEngagement(row: TickRow, cadence: Cadence | null): void {
  const { prospect } = row.hand;
  if (cadence === null || prospect.status === null || exitReasonOf(prospect.status) !== null) return;
  const here = cadence.steps.slice(0, prospect.stepsDone).filter((step) => step.touches[0] === 'email').length;
  // A mail of an earlier cadence was sent as well, and could have been opened.
  const sent = Math.max(here, row.hand.state.mailed === null ? 0 : 1);
  const { opens, clicks } = row.source.values;
  const level = engagementLevel({
    sent,
    opens: valueOr(opens, null),
    clicks: valueOr(clicks, null),
    replies: prospect.lastReply === null ? 0 : 1,
    meeting: prospect.status === 'Meeting Set' || prospect.exitReason === 'Meeting Booked',
  });
  if (level === (prospect.engagement ?? 'Unknown')) return;
  row.hand = {
    ...row.hand,
    prospect: { ...prospect, engagement: level },
    cells: { ...row.hand.cells, engagementLevel: level },
  };
}
