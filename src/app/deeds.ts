import { formatDay } from '../engine/calendar';
import { dateMoment, entryById, reEngageRefusal } from '../engine/decide/entry';
import { consequences, exit } from '../engine/decide/leaving';
import { pause } from '../engine/decide/pauses';
import { situationOf } from '../engine/decide/situation';
import type { Verdict } from '../engine/decision';
import { outcomeOf } from '../engine/vocabulary';
import { valueOr } from '../sheet/cells/cell';
import { permissionTag, withTag } from '../sheet/tags';
import type { ActRequest } from './actContract';
import { takeBack } from './actRecord';
import { type Acting, type Deed, dayIn } from './deed';
import { isInCadence } from './enrollCandidate';
import { openEvent } from './moves';
import { noFacts, resumed, resumeRefusal } from './resume';
import { skip, snooze } from './skipSnooze';
import { applyVerdict } from './tick/applyVerdict';
import { inHand, type RowInHand } from './tick/effects';

/** What each move does about a row. Every one refuses, in words for the person, where it cannot be made. */

type Make<D extends ActRequest['does']> = (acting: Acting, request: Extract<ActRequest, { does: D }>) => Deed;

type DayField = 'followUpOn' | 'meetingDate';
const dayFields: ReadonlyMap<string, DayField> = new Map([
  ['Follow Up On', 'followUpOn'],
  ['Meeting Date', 'meetingDate'],
]);

/** The columns that an Outcome asks for a date in. */
const dayOfOutcome: Readonly<Record<string, DayField>> = {
  'Booked Demo': 'meetingDate',
  'Timeline Pushed': 'followUpOn',
  Later: 'followUpOn',
};

const cadenceOf = ({ prospect, book }: Acting) => book.rules.book.find(prospect.sequence);

const situation = (acting: Acting) =>
  situationOf(acting.prospect, cadenceOf(acting), noFacts, acting.ports.clock.now(), acting.book.rules);

/** The row as a verdict leaves it. */
function applied(acting: Acting, verdict: Verdict): RowInHand {
  const { prospect, state, source, book, ports } = acting;
  return applyVerdict(
    inHand(prospect, state, { needsYou: '', tags: valueOr(source.values.tags, '') }),
    { ...verdict, because: [] },
    { now: ports.clock.now(), sheetZone: book.sheetZone, cadence: cadenceOf(acting) },
  );
}

const refuseChosen = ({ prospect: { outcome } }: Acting): void => {
  if (outcome !== null && outcome !== 'Still Interested')
    throw new Error(`Outcome says ${outcome} already; the next run acts on it.`);
};

const chooseOutcome: Make<'outcome'> = (acting, request) => {
  const outcome = outcomeOf(request.outcome);
  if (outcome === null) throw new Error(`"${request.outcome}" is no Outcome.`);
  refuseChosen(acting);
  const field = dayOfOutcome[outcome];
  const day = field === undefined ? null : dayIn(request.date);
  if (field === 'followUpOn' && (day === null || day <= acting.today)) throw new Error('Choose a day to come.');
  if (field === 'meetingDate' && day === null) throw new Error('Choose the day of the meeting.');
  const until = day === null ? '' : ` ${field === 'meetingDate' ? 'on' : 'until'} ${formatDay(day)}`;
  return {
    cells: { outcome },
    ...(day === null || field === undefined ? {} : { day: { field, day } }),
    noted: [{ what: 'Chosen in the sidebar', words: `${outcome}${until}` }],
    words: `Noted: ${outcome}${until}. The next run acts on it; until then you can take it back.`,
  };
};

const undoOutcome: Make<'undo'> = ({ prospect }) => {
  if (prospect.outcome === null) throw new Error('Too late: a run has acted on it already.');
  return {
    cells: { outcome: '' },
    noted: [{ what: 'Taken back in the sidebar', words: prospect.outcome }],
    words: `Taken back: ${prospect.outcome}.`,
  };
};

const setDate: Make<'date'> = ({ today }, { heading, date }) => {
  const field = dayFields.get(heading);
  const day = dayIn(date);
  if (field === undefined || day === null) throw new Error('Choose a day.');
  // A meeting may lie behind them: its follow-up counts from it.
  if (field === 'followUpOn' && day <= today) throw new Error('Choose a day to come.');
  return { cells: {}, day: { field, day }, noted: [], words: `Noted: ${formatDay(day)}. The next run goes by it.` };
};

const permit: Make<'permission'> = ({ prospect, source, book, today }, { date }) => {
  if (prospect.status !== 'Not Interested') throw new Error('Only somebody who said no has to allow another approach.');
  if (book.headings.columnOf.tags === undefined) {
    throw new Error('This sheet has no column Tags to keep the permission in: run set-up with the full set of columns.');
  }
  const day = dayIn(date);
  if (day === null || day <= today) throw new Error('From which day? Choose a day to come.');
  return {
    cells: { tags: withTag(valueOr(source.values.tags, ''), permissionTag) },
    day: { field: 'followUpOn', day },
    noted: [{ what: 'Permission', words: `They allow another approach from ${formatDay(day)}: noted in the sidebar.` }],
    words: `Noted: they may be approached from ${formatDay(day)}. The next run puts it on the Work sheet.`,
  };
};

const dismiss: Make<'dismiss'> = (acting) => {
  const event = openEvent(acting.prospect, acting.state, cadenceOf(acting));
  return {
    cells: { needsYou: '' },
    state: { suggestion: null, ...(event === null ? {} : { eventUsed: event }) },
    noted: [],
    words: 'Dismissed.',
  };
};

const longestEvent = 500;

const reEngage: Make<'re-engage'> = (acting, { event: typed = '' }) => {
  const { source, state, book, today, ports } = acting;
  if (typed.length > longestEvent)
    throw new Error(`The event has ${typed.length} characters: ${longestEvent} are enough for what stands in a mail.`);
  const written = typed.trim().replace(/\s+/g, ' ');
  const isTyped = written !== '' && written !== acting.prospect.triggerEvent;
  const prospect = isTyped ? { ...acting.prospect, triggerEvent: written } : acting.prospect;
  const email = valueOr(source.values.email, '');
  const refusal = reEngageRefusal(prospect);
  if (refusal !== null) throw new Error(refusal);
  if (email !== '' && book.doNotContact.find(email) !== null) throw new Error('They are on the Do Not Contact sheet.');
  if (state.bounced !== null && state.bounced === email) {
    throw new Error(`Mail to ${email} came back for good. Find the right address first.`);
  }
  refuseChosen(acting);
  const event = openEvent(prospect, state, cadenceOf(acting));
  if (event === null) throw new Error('There is no Trigger Event that has not been used yet.');
  const enters = entryById('re-engage', dateMoment(today), prospect, book.rules);
  if (enters === null) throw new Error('There is no cadence Re-Engagement.');
  const after = applied({ ...acting, prospect }, exit('Advanced', `Trigger event: ${event}.`, { enters }).verdict);
  const owner = valueOr(source.values.owner, '') === '' ? { owner: ports.identity.user() } : {};
  return {
    cells: { ...after.cells, ...owner, ...(isTyped ? { triggerEvent: written } : {}) },
    state: { ...after.state, eventUsed: event },
    noted: after.noted.map((noted) => ({ ...noted, words: `Trigger event: ${event}.` })),
    words: `Restarted in ${enters.cadence.name}, with "${event}".`,
  };
};

const rest: Make<'pause'> = (acting) => {
  const { status } = acting.prospect;
  if (status !== 'Active' && status !== 'Resumed') throw new Error('Only a row that runs can be paused.');
  const { verdict } = pause('Paused', 'by hand', 'Paused in the sidebar.', situation(acting));
  const { cells, state, noted } = applied(acting, verdict);
  return { cells, state, noted, words: 'Paused: nothing goes to them until you resume them.' };
};

const goOn: Make<'resume'> = ({ source, book, ports }) => {
  const refused = resumeRefusal(source, book);
  if (refused !== null) throw new Error(refused);
  const { change, notBefore, held } = resumed(source, book, ports.clock.now());
  const { cells, accepts = [] } = change;
  if (held !== null) return { cells, accepts, noted: [{ what: 'Pause: Held', words: held }], words: held };
  return {
    cells,
    accepts,
    noted: [{ what: 'Resumed', words: 'Resumed by hand.' }],
    words: notBefore === null ? 'Resumed.' : `Resumed. Nothing is due before ${formatDay(notBefore)}.`,
  };
};

/** Reasons that no Outcome stands for: a person gives up, or has nothing more to say. */
const leaving: Readonly<Record<string, string>> = {
  'No Response': 'Out: No Response. They enter Nurture 6-Month from today.',
  Completed: 'Out: Completed. Nothing follows by itself.',
};

const leave: Make<'exit'> = (acting, { reason }) => {
  const words = leaving[reason];
  if (words === undefined || (reason !== 'No Response' && reason !== 'Completed'))
    throw new Error(`"${reason}" is no reason that can be chosen here: choose an Outcome.`);
  if (!isInCadence(acting.prospect)) throw new Error('They are in no cadence now: there is nothing to leave.');
  refuseChosen(acting);
  const follows = reason === 'No Response' ? consequences(reason, situation(acting)) : {};
  const { cells, state, noted } = applied(acting, exit(reason, 'Ended in the sidebar.', follows).verdict);
  return { cells, state, noted, words };
};

/** The deed that a request asks for. */
export function deedOf(acting: Acting, request: ActRequest): Deed {
  switch (request.does) {
    case 'outcome':
      return chooseOutcome(acting, request);
    case 'undo':
      return undoOutcome(acting, request);
    case 'date':
      return setDate(acting, request);
    case 'permission':
      return permit(acting, request);
    case 'pause':
      return rest(acting, request);
    case 'resume':
      return goOn(acting, request);
    case 'exit':
      return leave(acting, request);
    case 'dismiss':
      return dismiss(acting, request);
    case 're-engage':
      return reEngage(acting, request);
    case 'skip':
      return skip(acting, request);
    case 'snooze':
      return snooze(acting, request);
    case 'take back':
      return takeBack(acting, request);
    default:
      throw new Error('This version of Next Touch knows no such move: close the sidebar and open it again.');
  }
}
