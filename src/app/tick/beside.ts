import type { Instant } from '../../engine/calendar';
import { nextTouch } from '../../engine/due';
import { channelOf, exitReasonOf } from '../../engine/vocabulary';
import { valueOr } from '../../sheet/cells/cell';
import { readEmailAddress } from '../../sheet/cells/emailAddress';
import { onWallClock } from '../enrollCandidate';
import { hotCall } from '../hotCall';
import { cadenceOf, type Deciding, hasOpenDraft, isDraftUnseen, primaryTouch } from './decideRow';
import { silentWords, withNotice } from './notices';
import { doneName } from './outgoing';
import type { TickRow } from './run';
import { isSilenced, keepSilence } from './silence';
import { suggest } from './suggested';
import { answeredBeside, ask, drop, isCall, openTask, taskName } from './workQueue';

/** What belongs to a row beside the decision about its next step. */

const msPerHour = 3_600_000;
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
  if (primary?.done != null && hasOpenDraft(row) && !isDraftUnseen(deciding, row)) queue.handedBack.set(primary, draftStillThere);
  for (const { item, done } of answeredBeside(queue, primary, row)) {
    // A run that ended before it took the line off the list has acted on it all the same.
    if (row.hand.state.done.includes(taskName(item.taskId)?.touch ?? '')) continue;
    const channel = channelOf(item.channel);
    const calls = isCall(item.channel) && done !== 'Skipped' ? row.hand.state.calls + 1 : row.hand.state.calls;
    row.hand = {
      ...row.hand,
      state: { ...row.hand.state, calls },
      noted: [...row.hand.noted, { what: done, words: item.what, ...(channel === null ? {} : { channel }) }],
    };
  }
  const { prospect, state } = row.hand;
  // Nobody can finish a draft that is gone: it was taken back, or never made.
  const next = doneName(prospect.stepsDone + 1, 'email');
  if (primary?.done == null && state.draft === null)
    drop(queue, row, (name) => name.enrollment === state.enrollment && name.touch === next);
  const out = prospect.status !== null && exitReasonOf(prospect.status) !== null;
  const answered = prospect.status === 'Replied';
  drop(queue, row, (name) => name.step !== null && (out || answered || name.enrollment < state.enrollment));
}

/** Google starts an hourly run within the hour; after so long, it is not coming. */
const silentAfter = 3 * msPerHour;

/** Only the Owner's own run writes for them: where it does not come, somebody must be told, and every other run can tell. */
function watchOwner(deciding: Deciding, row: TickRow, lastRunOf: (sender: string) => Instant | null): void {
  const { run } = deciding;
  const { prospect } = row.hand;
  const cadence = cadenceOf(deciding, row);
  const owner = valueOr(row.source.values.owner, '').toLowerCase();
  const last = lastRunOf(owner);
  const isSilent =
    !row.mine &&
    (prospect.status === 'Active' || prospect.status === 'Resumed') &&
    readEmailAddress(owner).kind === 'value' &&
    (last === null || run.now - last > silentAfter);
  const touch =
    isSilent && cadence !== null && prospect.anchor !== null
      ? nextTouch({ ...prospect, cadence, anchor: prospect.anchor, zone: prospect.zone ?? run.rules.defaultZone }, run.rules)
      : null;
  const isDue =
    touch?.kind === 'due' && touch.due <= run.now && cadence?.steps[touch.step - 1]?.touches[0] === 'email' && row.email !== '';
  const since = last === null ? 'which has never run on this sheet' : `last seen ${onWallClock(last, run.rules.sheetZone)}`;
  row.hand = withNotice(row.hand, 'silent', isDue ? silentWords(owner, since) : null);
}

/**
 * Brings up to date what stands beside the decision.
 * @param lastRunOf when a sender's last run was: how old a newly seen open may be, and whether anybody writes for them at all
 */
export function bringUpToDate(deciding: Deciding, row: TickRow, lastRunOf: (sender: string) => Instant | null): void {
  keepTasks(deciding, row);
  keepSilence(deciding, row);
  if (isSilenced(deciding, row)) return;
  watchOpens(deciding, row, lastRunOf(deciding.run.me));
  watchOwner(deciding, row, lastRunOf);
  suggest(row, cadenceOf(deciding, row));
}
