import { templateKey } from '../../engine/cadence';
import { addBusinessDays, type CivilDay } from '../../engine/calendar';
import { stepMode } from '../../engine/decide/touch';
import type { Decision } from '../../engine/decision';
import { openFrom, snap } from '../../engine/slot';
import { civilDayOf } from '../../engine/zones';
import type { DueTouch } from './carryOut';
import { cadenceOf, primaryTouch } from './decideRow';
import type { TickRow } from './run';
import { isDone, stakeholderRow } from './stakeholderRow';
import { type Beside, change, dayOf, dueDay, type Place, placeOf, runs } from './stakeholders';
import { openTask } from './workQueue';

/** The prospect hears nothing by mail now: the next step is not due yet, or a person is at it, or there is none. */
const quiet: ReadonlySet<string> = new Set(['due date', 'open task', 'open draft', 'all steps done']);

/** Business days between mails to two people of one account: the first day on which another may go. */
function spacedFrom({ run }: Beside, row: TickRow, { zone, off, today }: Place): CivilDay {
  const { prospect, state } = row.hand;
  const mailed = [state, ...state.roles].flatMap((each) => (each.mailed === null ? [] : civilDayOf(each.mailed.at, zone)));
  const last = mailed.length === 0 ? null : addBusinessDays(Math.max(...mailed), run.rules.settings.work.stakeholderSpacing, off);
  const isToday = prospect.lastContact !== null && dayOf(prospect.lastContact, zone) === today;
  return Math.max(last ?? 0, isToday ? today + 1 : 0);
}

/** Whether mail may go by itself at this moment: the same that holds for a step. */
const isOpen = ({ run, gate }: Beside, { zone, off }: Place): boolean =>
  gate().kind === 'open' && openFrom(run.now, 'email', run.rules.slots, zone, off) === run.now;

/** The mail that is due to one more person of the account now; one at a time, and null on a day of the prospect's own. */
export function dueBeside(beside: Beside, row: TickRow, decision: Decision): DueTouch | null {
  const { run } = beside;
  const { prospect } = row.hand;
  const cadence = cadenceOf(beside, row);
  if (!row.mine || row.unwritten || !runs(row) || cadence === null || !beside.readable || decision.kind !== 'wait') return null;
  const planned = row.hand.state.roles.filter(({ next, draft }) => next !== null && draft === null);
  if (planned.length === 0 || beside.awayOf(row)?.until != null) return null;
  const place = placeOf(run, row);
  const isQuiet = quiet.has(decision.because[decision.because.length - 1]?.rule ?? '');
  const task = primaryTouch(row, cadence, run);
  // Whom a person is to call today, or who gets a mail later today, is left alone by the others' mails.
  const ahead = decision.until ?? (task === null ? null : (openTask(beside.queue, row, task)?.due ?? null));
  if (!isQuiet || (ahead !== null && civilDayOf(ahead, place.zone) === place.today)) return null;
  const due = planned
    .filter((each) => dueDay(each) <= place.today)
    .sort((one, other) => dueDay(one) - dueDay(other) || (one.next?.step ?? 0) - (other.next?.step ?? 0));
  const from = spacedFrom(beside, row, place);
  for (const each of due)
    if (from > place.today)
      change(row, each, (known) => (known.next === null ? known : { ...known, next: { ...known.next, day: from } }));
  const [first] = due;
  if (first === undefined || from > place.today) return null;
  const { step } = first.next ?? { step: 0 };
  const mode = stepMode(step, cadence, prospect, run.rules.settings.work);
  if (isDone(first, step) || mode === 'task' || (mode === 'send' && !isOpen(beside, place))) return null;
  const slot = snap(dueDay(first), 'email', run.rules.slots, place.zone, place.off);
  return {
    row: stakeholderRow(row, first.role, first.address),
    touch: {
      kind: 'touch',
      step,
      channel: 'email',
      mode,
      due: slot?.at ?? run.now,
      template: templateKey(cadence, step, 'email'),
      secondary: [],
      roles: [],
      research: false,
      offerVideo: false,
      engageFirst: false,
      reason: '',
      because: [],
    },
  };
}
