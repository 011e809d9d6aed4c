import { emptyLog, type LogEntry, writtenLog } from '../sheet/logSheet';
import { sheetNames } from '../sheet/sheetNames';
import { counted } from './counted';
import type { Candidate } from './enrollCandidate';
import { type Desk, deskFor, type Examined, isRefused } from './enrollPlan';
import type { EnrollPorts } from './enrollPorts';
import { changedParts, printOf, whoOf } from './enrollPrint';
import { type Enrollment, enrollmentOf, writtenRecord } from './enrollWrite';
import { grouped } from './grouped';
import { needLog } from './needLog';
import type { ConfirmedRow, EnrollConfirmed, EnrollReport, RowWords } from './sidebarContract';
import { fileMarkOf } from './tick/journal';
import { writeRows } from './writeRows';

interface Sorted {
  readonly ready: readonly Examined[];
  readonly refused: readonly RowWords[];
}

/** Finds each confirmed row again, wherever it stands by now, and keeps those that are as they were shown. */
function asShown(desk: Desk, rows: readonly ConfirmedRow[]): Sorted {
  const byRow = new Map(desk.candidates.map((candidate) => [candidate.source.row, candidate]));
  const known = new Map<Candidate, { readonly examined: Examined; readonly print: string }>();
  const look = (candidate: Candidate): { readonly examined: Examined; readonly print: string } => {
    const found =
      known.get(candidate) ??
      (() => {
        const examined = desk.examine(candidate);
        return { examined, print: printOf(examined) };
      })();
    known.set(candidate, found);
    return found;
  };
  const byAddress = grouped(desk.candidates, ({ email }) => email);
  const ready: Examined[] = [];
  const refused: RowWords[] = [];
  const taken = new Set<number>();
  for (const { row, email, print, ticks } of rows) {
    const refuse = (words: string): void => {
      refused.push({ row, email, words });
    };
    const here = byRow.get(row);
    const moved = (byAddress.get(email) || []).filter((candidate) => whoOf(look(candidate).print) === whoOf(print));
    const candidate =
      here !== undefined && whoOf(look(here).print) === whoOf(print) ? here : moved.length === 1 ? moved[0] : undefined;
    if (candidate === undefined) {
      refuse(
        'Since it was shown, somebody else stands in this row, or the row is gone. Nothing was written; show what will happen again.',
      );
      continue;
    }
    const { examined, print: present } = look(candidate);
    const unticked = examined.findings.filter(({ level, code }) => level === 'ask' && !ticks.includes(code));
    if (present !== print)
      refuse(`Since it was shown, ${changedParts(print, present)} changed. Nothing was written; show what will happen again.`);
    else if (isRefused(examined)) refuse(examined.findings.find(({ level }) => level === 'refusal')?.words || '');
    else if (unticked.length > 0) refuse(`Not ticked: ${unticked.map(({ words }) => words).join(' ')}`);
    else if (taken.has(candidate.source.row)) refuse('This row was asked for twice.');
    else {
      taken.add(candidate.source.row);
      ready.push(examined);
    }
  }
  return { ready, refused };
}

export const enrolledState = 'ENROLLED';
/** What a batch may be called: it becomes part of keys in the Log. */
const batchId = /^[\w-]{1,40}$/;

export const enrollKey = (batch: string, prospectId: string): string => `enroll ${batch} ${prospectId}`;

/** What the person vouched for by a tick, for the Log to name: "Enrolled (confirmed: consent)". */
const vouched = ({ findings }: Examined): string => {
  const codes = findings.filter(({ level, code }) => level === 'ask' && code !== 'enrolled').map(({ code }) => code);
  return codes.length === 0 ? '' : ` (confirmed: ${codes.join(', ')})`;
};

type Vouched = Enrollment & { readonly confirmed: string };

const logLine = (
  { candidate, prospectId, moved, record, confirmed }: Vouched,
  desk: Desk,
  batch: string,
  me: string,
): LogEntry => ({
  ...emptyLog,
  at: desk.checking.now,
  prospectId,
  email: candidate.email,
  key: enrollKey(batch, prospectId),
  state: enrolledState,
  cadence: desk.cadence.name,
  what: `${moved ? `Moved here from ${candidate.prospect.sequence}, which ends as Advanced` : 'Enrolled'}${confirmed}`,
  owner: candidate.owner === '' ? me : candidate.owner,
  words: writtenRecord(record),
});

/**
 * Enrolls rows exactly as they were shown. A row that changed since, that is refused, or that waits for a tick is not written, and
 * the report says why. All rows share a handful of requests.
 * @throws an Error whose message is for the person
 */
export function enroll(ports: EnrollPorts, confirmed: EnrollConfirmed): EnrollReport {
  const { sheets, identity, lock } = ports;
  if (lock.acquire('file') === 'busy')
    throw new Error('A run is at work on this file just now. Nothing was written: try again in a minute.');
  try {
    needLog(sheets);
    const desk = deskFor(ports, confirmed);
    const { me, now } = desk.checking;
    const { ready, refused } = asShown(desk, confirmed.rows);
    const given = confirmed.batch !== null && batchId.test(confirmed.batch) ? confirmed.batch : null;
    const batch = given ?? identity.newId().replace(/-/g, '').slice(0, 12);
    const file = fileMarkOf(identity.digest, sheets.id());
    const seed = identity.newId().replace(/-/g, '').slice(0, 10);
    const enrollments = ready.map((examined, index) => ({
      // A letter in front: Sheets would read digits alone, or with an e among them, as a number.
      ...enrollmentOf(examined.candidate, desk.cadence, desk.anchor, desk.book, {
        me,
        now,
        newId: `P${seed}-${index + 1}`,
        file,
      }),
      confirmed: vouched(examined),
    }));
    const unwritten = new Map(
      writeRows(
        sheets,
        desk.book,
        enrollments.map(({ change }) => change),
      ).map(({ key, words }) => [key, words]),
    );
    const written = enrollments.filter(({ change }) => !unwritten.has(change.key));
    if (written.length > 0)
      sheets.append(
        sheetNames.log,
        written.map((each) => writtenLog(logLine(each, desk, batch, me))),
      );
    sheets.flush();
    const vanished = enrollments.flatMap(({ candidate, change }): RowWords[] => {
      const words = unwritten.get(change.key);
      return words === undefined ? [] : [{ row: candidate.source.row, email: candidate.email, words: `Not written: ${words}.` }];
    });
    return {
      enrolled: written.map(({ candidate, prospectId }) => ({ row: candidate.source.row, prospectId })),
      refused: [...refused, ...vanished],
      batch,
      words: `${counted(written.length, 'prospect')} enrolled in ${desk.cadence.name}.`,
    };
  } finally {
    lock.release();
  }
}
