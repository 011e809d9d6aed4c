import type { Instant } from '../../engine/calendar';
import { exitReasonOf } from '../../engine/vocabulary';
import { valueOr } from '../../sheet/cells/cell';
import { hotCall } from '../hotCall';
import { cadenceOf, type Deciding, hasOpenDraft, primaryTouch } from './decideRow';
import type { TickRow } from './run';
import { isSilenced, keepSilence } from './silence';
import { suggest } from './suggested';
import { answeredBeside, ask, drop, isCall, openTask } from './workQueue';

/** What belongs to a row beside the decision about its next step. */

const draftStillThere = 'The draft still lies in Gmail: send it there, or choose Skipped.';

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

/**
 * Brings up to date what stands beside the decision.
 * @param lastLook when this sender's last run was: how old a newly seen open may be
 */
export function bringUpToDate(deciding: Deciding, row: TickRow, lastLook: Instant | null): void {
  keepTasks(deciding, row);
  keepSilence(deciding, row);
  if (isSilenced(deciding, row)) return;
  watchOpens(deciding, row, lastLook);
  suggest(row, cadenceOf(deciding, row));
}
