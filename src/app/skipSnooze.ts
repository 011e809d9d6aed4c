import { formatDay, type Instant } from '../engine/calendar';
import { dateMoment } from '../engine/decide/entry';
import { primaryChannel } from '../engine/decide/touch';
import type { Prospect } from '../engine/decision';
import { nextTouch } from '../engine/due';
import { touchLabel } from '../engine/labels';
import { startOfDay } from '../engine/zones';
import { type Cell, valueOr } from '../sheet/cells/cell';
import { readMoment } from '../sheet/cells/moment';
import { taskAnswers } from '../sheet/workSheet';
import type { ActRequest } from './actContract';
import { latestLines } from './actRecord';
import { type Acting, type Deed, dayIn } from './deed';
import { onWallClock } from './enrollCandidate';
import type { TaskAnswer } from './sidebarContract';
import { applyVerdict } from './tick/applyVerdict';
import { inHand } from './tick/effects';
import { claimsOf, isOpen } from './tick/journal';
import { doneName } from './tick/outgoing';
import { isCall, taskId, taskName } from './tick/workQueue';
import { answerWork, openIds, postponeWork } from './workLines';

type Running = Acting & { readonly cadence: NonNullable<ReturnType<Acting['book']['rules']['book']['find']>> };

/** @throws words for the person where the row does not run, or waits for an Outcome to be acted on */
function running(acting: Acting): Running {
  const { prospect, book } = acting;
  const cadence = book.rules.book.find(prospect.sequence);
  if ((prospect.status !== 'Active' && prospect.status !== 'Resumed') || cadence === null)
    throw new Error('They are in no cadence that runs now.');
  if (prospect.outcome !== null && prospect.outcome !== 'Still Interested')
    throw new Error(`Outcome says ${prospect.outcome} already; the next run acts on it.`);
  return { ...acting, cadence };
}

/** What went out moves the step and its dates: neither is touched before that is known. @throws words for the person */
function refuseUnderway({ ports, book, source }: Acting): void {
  const claims = claimsOf(latestLines(ports.sheets, book).filter(({ prospectId }) => prospectId === source.id));
  if (claims.some((claim) => isOpen(claim) && claim.state !== 'DRAFT'))
    throw new Error('A mail of this step may be on its way. The next run looks whether it went: wait for it.');
}

/** The next touch of a row as it would stand, and when; null where nothing follows. */
function upcoming({ book, cadence }: Running, prospect: Prospect) {
  const zone = prospect.zone ?? book.rules.defaultZone;
  if (prospect.anchor === null) return null;
  const touch = nextTouch({ ...prospect, cadence, anchor: prospect.anchor, zone }, book.rules);
  return touch.kind === 'due' ? { ...touch, words: `${touchLabel(cadence, touch.step)}, ${onWallClock(touch.due, zone)}` } : null;
}

/** A mail that somebody wrote by hand keeps the next one of ours away from that day. */
const mailedBy = (how: TaskAnswer, channel: string, at: Instant) =>
  how === 'Done' && channel === 'email' ? { mailed: { at, byHand: true } } : {};

/**
 * Counts the next step as skipped, or as done by hand before it was asked for: nothing goes out for it, and the next gap starts today. Where its task is on the Work sheet, that is
 * answered instead, and the next run goes on from there. An open draft stays in State: by it the next run takes the draft back.
 * @throws words for the person where a mail of the step may be on its way
 */
export function skip(acting: Acting, { step, how = 'Skipped' }: Extract<ActRequest, { does: 'skip' }>): Deed {
  const row = running(acting);
  const { ports, book, source, prospect, state, cadence } = row;
  const own = cadence.steps[step - 1];
  if (prospect.stepsDone + 1 !== step || own === undefined)
    throw new Error('This step is done by now: refresh, and look at what comes next.');
  if (!taskAnswers.includes(how)) throw new Error(`"${how}" is no answer to a task: choose one of ${taskAnswers.join(', ')}.`);
  const label = touchLabel(cadence, step);
  const channel = primaryChannel(own, state.calls, book.rules.settings.work);
  const touch = doneName(step, channel);
  const task = taskId(source.id, state.enrollment, touch);
  if (openIds(ports.sheets).has(task) && answerWork(ports.sheets, task, '', how, null))
    return { cells: {}, noted: [], words: `Noted: ${label}, ${how.toLowerCase()}. The next run goes on from there.` };
  refuseUnderway(row);
  const applied = applyVerdict(
    inHand(prospect, state, { needsYou: '', tags: '' }),
    {
      kind: 'advance',
      step,
      how,
      callAttempt: isCall(channel) && how !== 'Skipped',
      status: 'Active',
      reason: how === 'Skipped' ? 'Skipped in the sidebar.' : 'Done by hand, as noted in the sidebar.',
      because: [],
    },
    { now: ports.clock.now(), sheetZone: book.sheetZone, cadence },
  );
  const next = upcoming(row, applied.prospect);
  return {
    cells: applied.cells,
    state: { ...applied.state, draft: state.draft, ...mailedBy(how, channel, ports.clock.now()) },
    noted: applied.noted,
    words: `${how}: ${label}. ${next === null ? 'No step is left.' : `Next: ${next.words}.`}`,
  };
}

/** Not Before was written: open tasks of the next step are due when the step now is. */
export function alignTasks(acting: Acting, cell: Cell): void {
  const { book, prospect, state, source, ports } = acting;
  const cadence = book.rules.book.find(prospect.sequence);
  const notBefore = valueOr(readMoment(cell, book.sheetZone), null);
  const next = cadence === null ? null : upcoming({ ...acting, cadence }, { ...prospect, notBefore });
  if (next === null) return;
  postponeWork(
    ports.sheets,
    (id) => {
      const name = taskName(id);
      return name?.prospectId === source.id && name.enrollment === state.enrollment && name.step === next.step;
    },
    next.due,
  );
}

/** Nothing is due before a day: it goes into Not Before, where everybody can read it, and the step's task moves along. */
export function snooze(acting: Acting, { date }: Extract<ActRequest, { does: 'snooze' }>): Deed {
  const row = running(acting);
  const day = dayIn(date);
  if (day === null || day <= row.today) throw new Error('Choose a day to come.');
  refuseUnderway(row);
  const notBefore = dateMoment(day);
  const next = upcoming(row, { ...row.prospect, notBefore });
  return {
    cells: { notBefore: new Date(startOfDay(day, row.book.sheetZone)) },
    accepts: ['notBefore'],
    noted: [{ what: 'Snoozed', words: `Not before ${formatDay(day)}.` }],
    words: `Not before ${formatDay(day)}.${next === null ? '' : ` Next: ${next.words}.`}`,
  };
}
