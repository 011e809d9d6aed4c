import { type CivilDay, formatDay, type Instant } from '../engine/calendar';
import { resume } from '../engine/decide/pauses';
import { situationOf } from '../engine/decide/situation';
import type { WorldFacts } from '../engine/decision';
import { pauseOf } from '../engine/vocabulary';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity, Lock } from '../ports/world';
import { valueOr } from '../sheet/cells/cell';
import type { WrittenFieldId } from '../sheet/fields';
import { emptyLog, writtenLog } from '../sheet/logSheet';
import { toProspectFacts } from '../sheet/prospectFacts';
import { freshState, writeState } from '../sheet/prospectState';
import type { ProspectRow } from '../sheet/prospects';
import type { RowChange } from '../sheet/rowWrites';
import { sheetNames } from '../sheet/sheetNames';
import { accountsOf } from './account';
import { type Book, bookNow } from './book';
import { needLog } from './needLog';
import type { ResumeRequest, Words } from './sidebarContract';
import { applyVerdict } from './tick/applyVerdict';
import { inHand } from './tick/effects';
import { leftBefore, typedCells } from './typedOver';
import { seenCells, writeRows } from './writeRows';

export interface ResumePorts {
  readonly sheets: Spreadsheet;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly lock: Lock;
}

/** Resuming asks nothing of the world: what came in before now no longer counts. */
export const noFacts: WorldFacts = {
  doNotContact: null,
  bounced: null,
  colleagueReplied: null,
  mail: null,
  sending: { kind: 'shut', words: '' },
  away: null,
  waitingForCapacity: false,
  task: null,
  draftOpen: false,
  callAttempts: 0,
  messageProblem: null,
  roleVersions: [],
};

/** Why a row cannot be resumed, in words; null where it can. */
export function resumeRefusal(source: ProspectRow, book: Book): string | null {
  const { sequence, status } = toProspectFacts(source);
  const email = valueOr(source.values.email, '');
  const listed = email === '' ? null : book.doNotContact.find(email);
  if (listed !== null) return `The Do Not Contact sheet lists their ${listed.scope} (${listed.entry}): nothing goes to them.`;
  const left = leftBefore(source, book);
  if (left !== null) return left;
  if (status === null || pauseOf(status) === null) return 'Only a paused prospect can be resumed.';
  if (source.state.kind === 'lost')
    return 'What was sent to them can no longer be read: compare with the Log and enroll them again.';
  return book.rules.book.find(sequence) === null ? `No cadence is called "${sequence}". Enroll this prospect again.` : null;
}

/** One row on its way out of its pause: what is written, the day before which nothing is due, and what a person must look at first. */
export function resumed(
  source: ProspectRow,
  book: Book,
  now: Instant,
): { change: RowChange; notBefore: CivilDay | null; held: string | null } {
  const known = source.state.kind === 'state' ? { ...source.state.state, unfinished: null } : { ...freshState, enrollment: 1 };
  const {
    facts: prospect,
    state,
    accepts,
  } = typedCells({ book, source, isTaken: () => true, isConfirmed: true }, toProspectFacts(source), known);
  const cadence = book.rules.book.find(prospect.sequence);
  const { verdict } = resume('Resumed by hand.', situationOf(prospect, cadence, noFacts, now, book.rules));
  const row = applyVerdict(
    inHand(prospect, state, { needsYou: '', tags: '' }),
    { ...verdict, because: [] },
    { now, sheetZone: book.sheetZone, cadence },
  );
  const cells = { ...row.cells, state: writeState(row.state) };
  return {
    change: {
      key: { kind: 'id', prospectId: source.id },
      cells,
      seen: seenCells(source, book, Object.keys(cells) as WrittenFieldId[]),
      whole: true,
      accepts,
    },
    notBefore: verdict.kind === 'resume' ? verdict.notBefore : null,
    held: row.prospect.status === 'Held' ? row.needsYou : null,
  };
}

const waitsForColleague = ({ state, values }: ProspectRow): boolean =>
  valueOr(values.status, null) === 'Held' && state.kind === 'state' && state.state.pause?.cause === 'colleague';

/** Everyone of one account who waits because somebody there answered. */
function colleaguesOf(source: ProspectRow, book: Book): readonly ProspectRow[] {
  const accounts = new Set(accountsOf(source));
  return book.prospects.filter(
    (row) => row.id !== '' && waitsForColleague(row) && accountsOf(row).some((account) => accounts.has(account)),
  );
}

/**
 * Lets a paused prospect go on, or all of one account who wait because a colleague of theirs answered. What remained of the gap is
 * kept, at least a day, so that nothing bursts out.
 * @throws words for the person where the row is not paused, or cannot be found
 */
export function resumeProspect(ports: ResumePorts, request: ResumeRequest): Words {
  if (ports.lock.acquire() === 'busy') throw new Error('A run is at work on this sheet. Try again in a minute.');
  try {
    return resumeRows(ports, request);
  } finally {
    ports.lock.release();
  }
}

function resumeRows({ sheets, clock, identity }: ResumePorts, { prospectId, colleagues = false }: ResumeRequest): Words {
  const book = bookNow(sheets);
  needLog(sheets);
  const source = book.prospects.find(({ id }) => id !== '' && id === prospectId);
  if (source === undefined) throw new Error('This prospect is no longer on the sheet.');
  const wanted = colleagues ? colleaguesOf(source, book) : [source];
  const refused = wanted.map((row) => resumeRefusal(row, book));
  const going = wanted.filter((_row, index) => refused[index] === null);
  if (going.length === 0) throw new Error(refused[0] ?? 'Nobody of this account waits for a colleague any more.');
  const now = clock.now();
  const made = going.map((row) => ({ row, ...resumed(row, book, now) }));
  const unwritten = writeRows(
    sheets,
    book,
    made.map(({ change }) => change),
  );
  const failed = new Set(unwritten.map(({ key }) => (key.kind === 'id' ? key.prospectId : '')));
  const written = made.filter(({ row }) => !failed.has(row.id));
  if (written.length === 0) throw new Error(`Nothing was written: ${unwritten[0]?.words ?? ''}.`);
  sheets.append(
    sheetNames.log,
    written.map(({ row, held }) =>
      writtenLog({
        ...emptyLog,
        at: now,
        prospectId: row.id,
        cadence: valueOr(row.values.sequenceName, ''),
        what: held === null ? 'Resumed' : 'Pause: Held',
        owner: identity.user(),
        words: held ?? 'Resumed by hand.',
      }),
    ),
  );
  sheets.flush();
  const [first] = written;
  if (colleagues) {
    const left = wanted.length - written.length;
    return { words: `Resumed ${written.length} of this account.${left === 0 ? '' : ` ${left} could not be resumed.`}` };
  }
  if (first?.held != null) return { words: first.held };
  return { words: first?.notBefore == null ? 'Resumed.' : `Resumed. Nothing is due before ${formatDay(first.notBefore)}.` };
}
