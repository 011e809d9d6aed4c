import { type CivilDay, formatDay, parseCivil } from '../engine/calendar';
import { dateMoment, entryById, reEngageRefusal } from '../engine/decide/entry';
import { exit } from '../engine/decide/leaving';
import { pause } from '../engine/decide/pauses';
import { situationOf } from '../engine/decide/situation';
import type { Prospect } from '../engine/decision';
import { outcomeOf } from '../engine/vocabulary';
import { civilDayOf, startOfDay } from '../engine/zones';
import type { Cell } from '../sheet/cells/cell';
import { valueOr } from '../sheet/cells/cell';
import type { WrittenFieldId } from '../sheet/fields';
import { emptyLog, writtenLog } from '../sheet/logSheet';
import { toProspectFacts } from '../sheet/prospectFacts';
import { freshState, type ProspectState, writeState } from '../sheet/prospectState';
import type { ProspectRow } from '../sheet/prospects';
import { sheetNames } from '../sheet/sheetNames';
import { permissionTag, withTag } from '../sheet/tags';
import type { ActRequest } from './actContract';
import { type Book, readBook } from './book';
import { openEvent } from './moves';
import { noFacts, type ResumePorts } from './resume';
import type { Words } from './sidebarContract';
import { applyVerdict } from './tick/applyVerdict';
import { inHand, type Noted } from './tick/effects';
import { writeRows } from './writeRows';

/** One row that a person acts on from the sidebar, as it was just read. */
interface Acting {
  readonly ports: ResumePorts;
  readonly book: Book;
  readonly source: ProspectRow;
  readonly prospect: Prospect;
  readonly state: ProspectState;
  readonly today: CivilDay;
}

/** What a click writes: cells, what the Log says of it, and what the person reads. */
interface Deed {
  readonly cells: Partial<Record<WrittenFieldId, Cell>>;
  readonly state?: Partial<ProspectState>;
  readonly day?: { readonly field: DayField; readonly day: CivilDay };
  readonly noted: readonly Noted[];
  readonly words: string;
}

type DayField = 'followUpOn' | 'meetingDate';
const dayFields: Readonly<Record<string, DayField>> = { 'Follow Up On': 'followUpOn', 'Meeting Date': 'meetingDate' };

/** A day typed in the sidebar; null where none was. */
function dayIn(text: string): CivilDay | null {
  if (text === '') return null;
  const day = parseCivil(text);
  if (day === null) throw new Error('This is no date: choose a day.');
  return day;
}

/** The columns that an Outcome asks for a date in. */
const dayOfOutcome: Readonly<Record<string, DayField>> = {
  'Booked Demo': 'meetingDate',
  'Timeline Pushed': 'followUpOn',
  Later: 'followUpOn',
};

type Act<D extends ActRequest['does']> = (acting: Acting, request: Extract<ActRequest, { does: D }>) => Deed;

const chooseOutcome: Act<'outcome'> = ({ prospect, today }, request) => {
  const outcome = outcomeOf(request.outcome);
  if (outcome === null) throw new Error(`"${request.outcome}" is no Outcome.`);
  if (prospect.outcome !== null && prospect.outcome !== 'Still Interested') {
    throw new Error(`Outcome says ${prospect.outcome} already; the next run acts on it.`);
  }
  const field = dayOfOutcome[outcome];
  const day = field === undefined ? null : dayIn(request.date);
  if (field === 'followUpOn' && (day === null || day <= today)) throw new Error('Choose a day to come.');
  if (field === 'meetingDate' && day === null) throw new Error('Choose the day of the meeting.');
  const until = day === null ? '' : ` ${field === 'meetingDate' ? 'on' : 'until'} ${formatDay(day)}`;
  return {
    cells: { outcome },
    ...(day === null || field === undefined ? {} : { day: { field, day } }),
    noted: [{ what: 'Chosen in the sidebar', words: `${outcome}${until}` }],
    words: `Noted: ${outcome}${until}. The next run acts on it; until then you can take it back.`,
  };
};

const undoOutcome: Act<'undo'> = ({ prospect }) => {
  if (prospect.outcome === null) throw new Error('Too late: a run has acted on it already.');
  return {
    cells: { outcome: '' },
    noted: [{ what: 'Taken back in the sidebar', words: prospect.outcome }],
    words: `Taken back: ${prospect.outcome}.`,
  };
};

const setDate: Act<'date'> = (_acting, { heading, date }) => {
  const field = dayFields[heading];
  const day = dayIn(date);
  if (field === undefined || day === null) throw new Error('Choose a day.');
  return { cells: {}, day: { field, day }, noted: [], words: `Noted: ${formatDay(day)}. The next run goes by it.` };
};

const permit: Act<'permission'> = ({ prospect, source, book, today }, { date }) => {
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

const dismiss: Act<'dismiss'> = ({ prospect, state, book }) => {
  const event = openEvent(prospect, state, book.rules.book.find(prospect.sequence));
  return {
    cells: { needsYou: '' },
    state: { suggestion: null, ...(event === null ? {} : { eventUsed: event }) },
    noted: [],
    words: 'Dismissed.',
  };
};

const reEngage: Act<'re-engage'> = ({ prospect, source, state, book, today, ports }) => {
  const email = valueOr(source.values.email, '');
  const refusal = reEngageRefusal(prospect);
  if (refusal !== null) throw new Error(refusal);
  if (email !== '' && book.doNotContact.find(email) !== null) throw new Error('They are on the Do Not Contact sheet.');
  if (state.bounced !== null && state.bounced === email) {
    throw new Error(`Mail to ${email} came back for good. Find the right address first.`);
  }
  const event = openEvent(prospect, state, book.rules.book.find(prospect.sequence));
  if (event === null) throw new Error('There is no Trigger Event that has not been used yet.');
  const enters = entryById('re-engage', dateMoment(today), prospect, book.rules);
  if (enters === null) throw new Error('There is no cadence Re-Engagement.');
  const { verdict } = exit('Advanced', `Trigger event: ${event}.`, { enters });
  const applied = applyVerdict(
    inHand(prospect, state, { needsYou: '', tags: '' }),
    { ...verdict, because: [] },
    { now: ports.clock.now(), sheetZone: book.sheetZone, cadence: book.rules.book.find(prospect.sequence) },
  );
  const owner = valueOr(source.values.owner, '') === '' ? { owner: ports.identity.user() } : {};
  return {
    cells: { ...applied.cells, ...owner },
    state: { ...applied.state, eventUsed: event },
    noted: applied.noted.map((noted) => ({ ...noted, words: `Trigger event: ${event}.` })),
    words: `Restarted in ${enters.cadence.name}, with "${event}".`,
  };
};

const rest: Act<'pause'> = ({ prospect, state, book, ports }) => {
  if (prospect.status !== 'Active' && prospect.status !== 'Resumed') throw new Error('Only a row that runs can be paused.');
  const cadence = book.rules.book.find(prospect.sequence);
  const now = ports.clock.now();
  const { verdict } = pause(
    'Paused',
    'by hand',
    'Paused in the sidebar.',
    situationOf(prospect, cadence, noFacts, now, book.rules),
  );
  const applied = applyVerdict(
    inHand(prospect, state, { needsYou: '', tags: '' }),
    { ...verdict, because: [] },
    { now, sheetZone: book.sheetZone, cadence },
  );
  return {
    cells: applied.cells,
    state: applied.state,
    noted: applied.noted,
    words: 'Paused: nothing goes to them until you resume them.',
  };
};

/** Writes a day where a person would type it; where the sheet has no such column, the hidden State keeps it. */
function typeDay({ ports, book, source }: Acting, field: DayField, day: CivilDay): Partial<ProspectState> {
  const column = book.headings.columnOf[field];
  if (column === undefined) return { [field]: day };
  const { sheets } = ports;
  const first = book.headings.headingRow + 1;
  const ids = sheets.readBlock(book.prospectsSheet, {
    row: first,
    column: book.headings.columnOf.prospectId ?? 0,
    rows: sheets.lastRow(book.prospectsSheet) - book.headings.headingRow,
    columns: 1,
  });
  const rows = ids.flatMap(([id], index) => (id === source.id ? [first + index] : []));
  if (rows.length !== 1) throw new Error('The row was moved while you looked: refresh and try again.');
  sheets.write(book.prospectsSheet, rows[0] ?? first, column, [[new Date(startOfDay(day, book.sheetZone))]]);
  return {};
}

function carryOut(acting: Acting, deed: Deed): Words {
  const { ports, book, source, state, prospect } = acting;
  const kept = deed.day === undefined ? {} : typeDay(acting, deed.day.field, deed.day.day);
  const changed = { ...deed.state, ...kept };
  const cells = {
    ...deed.cells,
    ...(Object.keys(changed).length === 0 ? {} : { state: writeState({ ...state, ...changed }) }),
  };
  const unwritten =
    Object.keys(cells).length === 0 ? [] : writeRows(ports.sheets, book, [{ key: { kind: 'id', prospectId: source.id }, cells }]);
  if (unwritten[0] !== undefined) throw new Error(`Nothing was written: ${unwritten[0].words}.`);
  if (deed.noted.length > 0) {
    ports.sheets.append(
      sheetNames.log,
      deed.noted.map(({ what, words }) =>
        writtenLog({
          ...emptyLog,
          at: ports.clock.now(),
          prospectId: source.id,
          email: valueOr(source.values.email, ''),
          cadence: prospect.sequence,
          what,
          owner: ports.identity.user(),
          words,
        }),
      ),
    );
  }
  ports.sheets.flush();
  return { words: deed.words };
}

const deedOf = (acting: Acting, request: ActRequest): Deed => {
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
    case 'dismiss':
      return dismiss(acting, request);
    case 're-engage':
      return reEngage(acting, request);
  }
};

/**
 * Does one of the moves that the overview offered. Outcomes, dates and permission are written where a person would type them, so that
 * the next run acts on them as on any other; a restart is written at once.
 * @throws words for the person where it cannot be done
 */
export function act(ports: ResumePorts, request: ActRequest): Words {
  if (ports.lock.acquire() === 'busy') throw new Error('A run is at work on this sheet. Try again in a minute.');
  try {
    const reading = readBook(ports.sheets);
    if (reading.kind === 'none') throw new Error(reading.words);
    const { book } = reading;
    const source = book.prospects.find(({ id }) => id === request.prospectId);
    if (source === undefined) throw new Error('This prospect is no longer on the sheet.');
    if (source.state.kind === 'lost') throw new Error('What was sent to them can no longer be read: enroll them again.');
    const state = source.state.kind === 'state' ? source.state.state : freshState;
    const today = civilDayOf(ports.clock.now(), book.sheetZone);
    const acting: Acting = { ports, book, source, prospect: toProspectFacts(source), state, today };
    return carryOut(acting, deedOf(acting, request));
  } finally {
    ports.lock.release();
  }
}
