import { formatDay } from '../engine/calendar';
import { resume } from '../engine/decide/pauses';
import { situationOf } from '../engine/decide/situation';
import type { WorldFacts } from '../engine/decision';
import { pauseOf } from '../engine/vocabulary';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity, Lock } from '../ports/world';
import { valueOr } from '../sheet/cells/cell';
import { emptyLog, writtenLog } from '../sheet/logSheet';
import { toProspectFacts } from '../sheet/prospectFacts';
import { freshState, writeState } from '../sheet/prospectState';
import { sheetNames } from '../sheet/sheetNames';
import { readBook } from './book';
import type { ResumeRequest, Words } from './sidebarContract';
import { applyVerdict } from './tick/applyVerdict';
import { inHand } from './tick/effects';
import { writeRows } from './writeRows';

export interface ResumePorts {
  readonly sheets: Spreadsheet;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly lock: Lock;
}

/** Resuming asks nothing of the world: what came in before now no longer counts. */
const noFacts: WorldFacts = {
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

/**
 * Lets a paused prospect go on. What remained of the gap is kept, at least a day, so that nothing bursts out.
 * @throws words for the person where the row is not paused, or cannot be found
 */
export function resumeProspect(ports: ResumePorts, { prospectId }: ResumeRequest): Words {
  if (ports.lock.acquire() === 'busy') throw new Error('A run is at work on this sheet. Try again in a minute.');
  try {
    return resumeRow(ports, prospectId);
  } finally {
    ports.lock.release();
  }
}

function resumeRow({ sheets, clock, identity }: ResumePorts, prospectId: string): Words {
  const reading = readBook(sheets);
  if (reading.kind === 'none') throw new Error(reading.words);
  const { book } = reading;
  const source = book.prospects.find(({ id }) => id === prospectId);
  if (source === undefined) throw new Error('This prospect is no longer on the sheet.');
  const prospect = toProspectFacts(source);
  const email = valueOr(source.values.email, '');
  const listed = email === '' ? null : book.doNotContact.find(email);
  if (listed !== null)
    throw new Error(`The Do Not Contact sheet lists their ${listed.scope} (${listed.entry}): nothing goes to them.`);
  if (prospect.status === null || pauseOf(prospect.status) === null) throw new Error('Only a paused prospect can be resumed.');
  const cadence = book.rules.book.find(prospect.sequence);
  if (cadence === null) throw new Error(`No cadence is called "${prospect.sequence}". Enroll this prospect again.`);
  const now = clock.now();
  const state = source.state.kind === 'state' ? source.state.state : { ...freshState, enrollment: 1 };
  const { verdict } = resume('Resumed by hand.', situationOf(prospect, cadence, noFacts, now, book.rules));
  const row = applyVerdict(
    inHand(prospect, state, { needsYou: '', tags: '' }),
    { ...verdict, because: [] },
    { now, sheetZone: book.sheetZone, cadence },
  );
  const unwritten = writeRows(sheets, book, [
    { key: { kind: 'id', prospectId }, cells: { ...row.cells, state: writeState(row.state) } },
  ]);
  if (unwritten[0] !== undefined) throw new Error(`Nothing was written: ${unwritten[0].words}.`);
  sheets.append(sheetNames.log, [
    writtenLog({
      ...emptyLog,
      at: now,
      prospectId,
      cadence: cadence.name,
      what: 'Resumed',
      owner: identity.user(),
      words: 'Resumed by hand.',
    }),
  ]);
  sheets.flush();
  const from =
    verdict.kind === 'resume' && verdict.notBefore !== null ? ` Nothing is due before ${formatDay(verdict.notBefore)}.` : '';
  return { words: `Resumed.${from}` };
}
