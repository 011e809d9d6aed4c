import type { Moment } from '../../engine/calendar';
import type { Prospect, RowProblem } from '../../engine/decision';
import { exitReasonOf } from '../../engine/vocabulary';
import { normalisedAddress } from '../../mail/addresses';
import { valueOr } from '../../sheet/cells/cell';
import { readEmailAddress } from '../../sheet/cells/emailAddress';
import { fieldOf, ownedFields } from '../../sheet/fields';
import { logHeadings, readLog } from '../../sheet/logSheet';
import { toProspectFacts } from '../../sheet/prospectFacts';
import { freshState, type ProspectState } from '../../sheet/prospectState';
import type { ProspectRow } from '../../sheet/prospects';
import { sheetNames } from '../../sheet/sheetNames';
import type { Book } from '../book';
import { grouped } from '../grouped';
import { typedCells } from '../typedOver';
import { inHand } from './effects';
import { claimStates } from './journal';
import { duplicateWords, withNotice } from './notices';
import { doneName } from './outgoing';
import type { TickRow, World } from './run';
import { type Finished, finished } from './unfinished';

/** Rows that a tick has something to say about; the others are a team's own list and cost nothing. */
const concerns = ({ values }: ProspectRow): boolean =>
  values.sequenceName.kind !== 'blank' ||
  values.status.kind !== 'blank' ||
  values.outcome.kind !== 'blank' ||
  values.triggerEvent.kind !== 'blank';

/** Prospect IDs of which the Log says that mail went out, or may have. The whole Log is read, so only when a row lost its State. */
function mailedBefore(world: World, book: Book): ReadonlySet<string> {
  const lines = readLog(world.sheets.read(sheetNames.log) ?? [logHeadings], book.sheetZone);
  if (lines.kind === 'problem') throw new Error(`The Log sheet: ${lines.words}`);
  return new Set(
    lines.kind === 'value'
      ? lines.value.filter(({ state }) => claimStates.includes(state) && state !== 'ABORTED').map(({ prospectId }) => prospectId)
      : [],
  );
}

const lostState: RowProblem = {
  field: 'State',
  words:
    'what was sent to this prospect can no longer be read from its hidden State; compare with the Log and enroll the row again',
  holds: 'all',
};

const isInCadence = ({ values }: ProspectRow): boolean => {
  const status = valueOr(values.status, null);
  return values.sequenceName.kind !== 'blank' && status !== null && exitReasonOf(status) === null;
};

const listed = (rows: readonly number[]): string => rows.slice(0, 5).join(', ');

/** Two rows in a cadence with one address: neither is written to before a person has chosen one. */
const sharedAddress = (rows: readonly number[]): RowProblem => ({
  field: fieldOf('email').heading,
  words: `the same address stands in row ${listed(rows)}, which is in a cadence as well. Delete one of the rows, or choose an Outcome in it`,
  holds: 'email',
});

/** A step that went out already is never due again, whatever Sequence Step says. */
function sentBefore({ stepsDone }: Prospect, { done }: ProspectState): RowProblem[] {
  const next = stepsDone + 1;
  if (!done.includes(doneName(next, 'email'))) return [];
  const words = `the email of step ${next} has gone out in this cadence, and nothing is sent twice. Write the number of the last step done, or enroll them again`;
  return [{ field: fieldOf('sequenceStep').heading, words, holds: 'all' }];
}

/** Whose mailbox writes must be said by an address: a blank cell or a name is nobody's. */
function nobodysMailbox({ values }: ProspectRow): RowProblem[] {
  const owner = valueOr(values.owner, '');
  if (readEmailAddress(owner).kind === 'value') return [];
  const words =
    owner === ''
      ? 'it is blank, so nobody’s mailbox writes to them. Write the address of who should'
      : `"${owner}" is no email address. Write that of the person whose mailbox writes to them`;
  return [{ field: fieldOf('owner').heading, words, holds: 'email' }];
}

/** What a person can only choose in the sidebar, and the product only count in State, where the sheet has no such column. */
function withoutColumns(facts: Prospect, state: ProspectState, { headings: { columnOf } }: Book): Prospect {
  const day = (chosen: number | null): Moment | null => (chosen === null ? null : { kind: 'date', day: chosen });
  return {
    ...facts,
    ...(columnOf.timelinePushes === undefined ? { timelinePushes: state.pushes } : {}),
    ...(columnOf.followUpOn === undefined ? { followUpOn: day(state.followUpOn) } : {}),
    ...(columnOf.meetingDate === undefined ? { meetingDate: day(state.meetingDate) } : {}),
  };
}

/** What makes the whole sheet unfit to be acted on; '' where nothing does. */
function unfit({ headings, prospectsSheet }: Book): string {
  const gone = ownedFields.filter((field) => headings.columnOf[field] === undefined).map((field) => fieldOf(field).heading);
  if (headings.columnOf.email === undefined) gone.unshift(fieldOf('email').heading);
  return gone.length === 0
    ? ''
    : `The sheet "${prospectsSheet}" has no column ${gone.join(', ')}, or two of them: nothing is done until that is put right. Undo the change, or run set-up.`;
}

/**
 * Makes the rows ready. A row that a team brought with it, in the middle of a cadence, has neither id nor State: it is given both, and
 * rests for this run, so that no mail is claimed under an id that is not in the sheet yet.
 * @returns the rows, and those that rest because of what they are
 */
export function tickRows(
  world: World,
  book: Book,
  me: string,
  now: number,
): { rows: readonly TickRow[]; resting: ReadonlySet<TickRow>; told: readonly string[] } {
  const completed = new Map<ProspectRow, Finished>();
  const sources = book.prospects.filter(concerns).map((read) => {
    const left = finished(world, book, read);
    if (left === null) return read;
    completed.set(left.source, left);
    return left.source;
  });
  const byId = grouped(book.prospects, ({ id }) => id);
  const byAddress = grouped(sources.filter(isInCadence), ({ values }) => normalisedAddress(valueOr(values.email, '')));
  const isBlankState = (row: ProspectRow): boolean => row.state.kind === 'blank' && row.values.sequenceName.kind !== 'blank';
  const before = sources.some((row) => isBlankState(row) && row.id !== '') ? mailedBefore(world, book) : new Set<string>();
  const reason = unfit(book);

  const resting = new Set<TickRow>();
  const told: string[] = reason === '' ? [] : [reason];

  const rowOf = (source: ProspectRow): TickRow => {
    const adopted = isBlankState(source);
    const twins = source.id === '' ? [] : byId.get(source.id) || [];
    const isTwin = twins.length > 1;
    const kept: ProspectState = source.state.kind === 'state' ? { ...source.state.state, unfinished: null } : freshState;
    const read = toProspectFacts(source);
    const known = withoutColumns(read, kept, book);
    const typed = typedCells({ book, source, isTaken: (id) => byId.has(id) }, known, kept);
    const wasMailed = adopted && before.has(source.id);
    const stateLost = wasMailed || typed.isForeign || source.state.kind === 'lost';
    const state: ProspectState = typed.isForeign
      ? freshState
      : adopted && !wasMailed
        ? { ...typed.state, enrollment: 1, since: now }
        : typed.state;
    const isNew = typed.facts.id === '' && typed.facts.sequence !== '';
    const id = isNew ? world.identity.newId() : typed.facts.id;
    const sameAddress = (byAddress.get(normalisedAddress(valueOr(source.values.email, ''))) || []).filter(
      (other) => other !== source && (source.id === '' || other.id !== source.id),
    );
    const problems = [
      ...typed.facts.problems,
      ...(wasMailed || typed.isForeign ? [lostState] : []),
      ...sentBefore(typed.facts, state),
      ...(isInCadence(source) ? nobodysMailbox(source) : []),
      ...(isInCadence(source) && valueOr(source.values.email, '') !== '' && sameAddress.length > 0
        ? [sharedAddress(sameAddress.map(({ row }) => row))]
        : []),
    ];
    const shown = { needsYou: valueOr(source.values.needsYou, ''), tags: valueOr(source.values.tags, '') };
    const facts: Prospect = {
      ...typed.facts,
      id,
      since: state.since,
      pause: typed.isForeign ? null : typed.facts.pause,
      problems,
    };
    const hand = inHand(facts, state, shown);
    const left = completed.get(source);
    const cells = { ...left?.cells, ...typed.cells, ...(isNew ? { prospectId: id } : {}) };
    // What set-up or a person left out is written down by this very run.
    const isSame = left === undefined && !adopted && typed.accepts.length + typed.noted.length + Object.keys(cells).length === 0;
    const row: TickRow = {
      source,
      email: valueOr(source.values.email, ''),
      mine: valueOr(source.values.owner, '').toLowerCase() === me,
      mailbox: typed.mailbox,
      isTwin,
      lastThread: state.threads[state.threads.length - 1] ?? null,
      hand: isSame
        ? hand
        : {
            ...hand,
            cells,
            needsYou: typed.cells.needsYou === undefined ? hand.needsYou : String(typed.cells.needsYou),
            noted: isTwin ? [] : [...(left?.noted || []), ...typed.noted],
          },
      recorded: hand,
      written: left?.stands || {},
      kept: new Set(),
      accepts: typed.accepts,
      stateLost,
      unwritten: reason !== '',
    };
    row.hand = withNotice(row.hand, 'duplicate', isTwin ? duplicateWords(twins.map((twin) => twin.row)) : null);
    // Whoever has just got an id, or got it back, is not written to before it stands in the sheet.
    if (isNew || isTwin || reason !== '' || cells.prospectId !== undefined) resting.add(row);
    return row;
  };
  const rows = sources.map(rowOf);
  const twins = rows.filter(({ isTwin }) => isTwin);
  if (twins.length > 0) told.push(`${duplicateWords(twins.map(({ source }) => source.row))}`);
  return { rows, resting, told };
}
