import { isNurture } from '../../engine/cadence';
import type { Instant } from '../../engine/calendar';
import { triggerSuggestion } from '../../engine/decide/entry';
import { engagementLevel } from '../../engine/engagement';
import { exitReasonOf } from '../../engine/vocabulary';
import { valueOr } from '../../sheet/cells/cell';
import { hotCall } from '../hotCall';
import { cadenceOf, type Deciding, hasOpenDraft, primaryTouch } from './decideRow';
import type { RowInHand } from './effects';
import type { TickRow } from './run';
import { answeredBeside, ask, drop, isCall, openTask } from './workQueue';

/** What belongs to a row beside the decision about its next step. */

const reEngagement = 're-engage';
const draftStillThere = 'The draft still lies in Gmail: send it there, or choose Skipped.';

const write = (row: TickRow, cells: RowInHand['cells']): void => {
  row.hand = { ...row.hand, cells: { ...row.hand.cells, ...cells } };
};

/** The level that the row's own columns show, kept in Engagement Level, which the pace reads. */
function keepEngagement(deciding: Deciding, row: TickRow): void {
  const { prospect } = row.hand;
  const cadence = cadenceOf(deciding, row);
  if (cadence === null || prospect.status === null || exitReasonOf(prospect.status) !== null) return;
  const sent = cadence.steps.slice(0, prospect.stepsDone).filter((step) => step.touches[0] === 'email').length;
  const { opens, clicks } = row.source.values;
  const level = engagementLevel({
    sent,
    opens: valueOr(opens, null),
    clicks: valueOr(clicks, null),
    replies: prospect.lastReply === null ? 0 : 1,
    meeting: prospect.status === 'Meeting Set',
  });
  if (level === (prospect.engagement ?? 'Unknown')) return;
  row.hand = { ...row.hand, prospect: { ...prospect, engagement: level } };
  write(row, { engagementLevel: level });
}

function watchOpens({ run, queue }: Deciding, row: TickRow, lastLook: Instant | null): void {
  const opens = valueOr(row.source.values.opens, null);
  const { prospect, state } = row.hand;
  if (opens === null || opens === state.opensSeen) return;
  const runs = prospect.status === 'Active' || prospect.status === 'Resumed';
  // What stands there before anything was sent is no answer to a mail.
  const isNews = state.opensSeen !== null || prospect.stepsDone > 0;
  if (runs && row.mine && isNews && opens > (state.opensSeen ?? 0)) {
    const call = hotCall(opens, run.now, lastLook);
    ask(queue, row, { ...call, enrollment: state.enrollment, due: run.now, channel: 'call', text: '', first: true });
  }
  if (runs) row.hand = { ...row.hand, state: { ...row.hand.state, opensSeen: opens } };
}

/** Tasks that a person closed beside the next step, and tasks that have lost their sense. */
function keepTasks(deciding: Deciding, row: TickRow): void {
  const { queue, run } = deciding;
  const touch = primaryTouch(row, cadenceOf(deciding, row), run);
  const primary = touch === null ? null : openTask(queue, row, touch);
  if (primary?.done != null && hasOpenDraft(row)) queue.handedBack.set(primary, draftStillThere);
  for (const { item, done } of answeredBeside(queue, primary, row)) {
    const calls = isCall(item.channel) && done !== 'Skipped' ? row.hand.state.calls + 1 : row.hand.state.calls;
    row.hand = {
      ...row.hand,
      state: { ...row.hand.state, calls },
      noted: [...row.hand.noted, { what: done, words: item.what }],
    };
  }
  const { prospect, state } = row.hand;
  const out = prospect.status !== null && exitReasonOf(prospect.status) !== null;
  const answered = prospect.status === 'Replied';
  drop(queue, row, (name) => name.step !== null && (out || answered || name.enrollment < state.enrollment));
}

/** A trigger event suggests a new start; a person decides (G0 §When to Stop and When to Re-Engage). */
function suggest(deciding: Deciding, row: TickRow): void {
  const cadence = cadenceOf(deciding, row);
  const { triggerEvent } = row.hand.prospect;
  if (cadence?.id === reEngagement && triggerEvent !== row.hand.state.eventUsed)
    row.hand = { ...row.hand, state: { ...row.hand.state, eventUsed: triggerEvent } };
  if (row.hand.needsYou !== '' || triggerEvent === row.hand.state.eventUsed) return;
  const words = triggerSuggestion(row.hand.prospect, cadence !== null && isNurture(cadence));
  if (words === null) return;
  row.hand = { ...row.hand, needsYou: words };
  write(row, { needsYou: words });
}

/**
 * Brings up to date what stands beside the decision.
 * @param lastLook when this sender's last run was: how old a newly seen open may be
 */
export function bringUpToDate(deciding: Deciding, row: TickRow, lastLook: Instant | null): void {
  keepTasks(deciding, row);
  watchOpens(deciding, row, lastLook);
  keepEngagement(deciding, row);
  suggest(deciding, row);
}
