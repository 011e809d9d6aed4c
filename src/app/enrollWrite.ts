import type { Cadence } from '../engine/cadence';
import type { Instant, Moment } from '../engine/calendar';
import { entryInto } from '../engine/decide/entry';
import { startOfDay } from '../engine/zones';
import type { Cell } from '../sheet/cells/cell';
import { isDate, onOneLine } from '../sheet/cells/cell';
import type { WrittenFieldId } from '../sheet/fields';
import type { HeadingMap } from '../sheet/headings';
import { freshState, leftThreads, type ProspectState, rolesAfresh, takenOver, writeState } from '../sheet/prospectState';
import type { RowChange, RowKey } from '../sheet/rowWrites';
import type { Book } from './book';
import { type Candidate, isInCadence } from './enrollCandidate';
import { seenCells } from './writeRows';

/** What is to be written into a row, and what the Log keeps so that it can be undone. */
export interface Enrollment {
  readonly candidate: Candidate;
  readonly prospectId: string;
  readonly moved: boolean;
  readonly change: RowChange;
  readonly record: EnrollmentRecord;
}

/** What stood in a row before it was enrolled, as the Log keeps it. */
export interface EnrollmentRecord {
  /** Number of this enrollment in the row's State: by it an undo knows that nothing came in between. */
  readonly enrollment: number;
  readonly fields: readonly WrittenFieldId[];
  /** Values of the fields that were not blank; dates as `{ at }`. */
  readonly was: Readonly<Partial<Record<WrittenFieldId, Exclude<Cell, Date> | { readonly at: Instant }>>>;
}

const dateCell = (moment: Moment | null, { sheetZone }: Book): Cell =>
  moment === null ? '' : new Date(moment.kind === 'date' ? startOfDay(moment.day, sheetZone) : moment.at);

/** A row whose State was lost must never repeat a number that it may have had: minutes since 1970 are larger than any count. */
const nextEnrollment = ({ source }: Candidate, now: Instant): number =>
  source.state.kind === 'lost'
    ? Math.floor(now / 60_000)
    : (source.state.kind === 'state' ? source.state.state.enrollment : 0) + 1;

/** A new start: nothing done in it. What was learned about the person stays; so does an open draft, for the Owner's next run to take back. */
function stateOf(candidate: Candidate, now: Instant, file: string): ProspectState {
  const before = takenOver(candidate.source.state.kind === 'state' ? candidate.source.state.state : freshState, file);
  return {
    ...before,
    enrollment: nextEnrollment(candidate, now),
    since: now,
    done: [],
    threads: [],
    earlier: leftThreads(before),
    roles: rolesAfresh(before.roles),
    pause: null,
    doubt: null,
    suggestion: null,
    unfinished: null,
    waiting: false,
  };
}

const cellOf = ({ source }: Candidate, field: WrittenFieldId, map: HeadingMap): Cell => {
  const column = map.columnOf[field];
  return column === undefined ? '' : (source.cells[column - 1] ?? '');
};

const keyOf = (candidate: Candidate, map: HeadingMap): RowKey => {
  const { id, row, cells } = candidate.source;
  if (id !== '') return { kind: 'id', prospectId: id };
  return { kind: 'row', row, email: onOneLine(String(cells[(map.columnOf.email ?? 1) - 1] ?? '')) };
};

/** What enrolling one row writes: a new cadence from its anchor, no steps, no pushes; Exit Reason keeps the last reason. */
export function enrollmentOf(
  candidate: Candidate,
  cadence: Cadence,
  anchor: Moment,
  book: Book,
  by: { readonly me: string; readonly now: Instant; readonly newId: string; readonly file: string },
): Enrollment {
  const { prospect, source } = candidate;
  const map = book.headings;
  const moved = isInCadence(prospect);
  const prospectId = source.id === '' ? by.newId : source.id;
  const state = stateOf(candidate, by.now, by.file);
  const cells: Partial<Record<WrittenFieldId, Cell>> = {
    prospectId,
    sequenceName: cadence.name,
    sequenceStep: '',
    anchorDate: dateCell(anchor, book),
    notBefore: dateCell(candidate.notBefore, book),
    status: entryInto(cadence, anchor, prospect, book.rules).status,
    needsYou: '',
    state: writeState(state),
    ...(moved ? { exitReason: 'Advanced' } : {}),
    ...(prospect.timelinePushes > 0 ? { timelinePushes: 0 } : {}),
    ...(candidate.owner === '' ? { owner: by.me } : {}),
  };
  const fields = (Object.keys(cells) as WrittenFieldId[]).filter(
    (field) => field !== 'owner' || map.columnOf.owner !== undefined,
  );
  const was = Object.fromEntries(
    fields.flatMap((field) => {
      const cell = cellOf(candidate, field, map);
      return cell === '' ? [] : [[field, isDate(cell) ? { at: cell.getTime() } : cell] as const];
    }),
  );
  return {
    candidate,
    prospectId,
    moved,
    change: {
      key: keyOf(candidate, map),
      cells: Object.fromEntries(fields.map((field) => [field, cells[field] ?? ''])),
      seen: seenCells(source, book, fields),
      whole: true,
      accepts: ['owner'],
    },
    record: { enrollment: state.enrollment, fields, was },
  };
}

export const writtenRecord = (record: EnrollmentRecord): string => JSON.stringify(record);

/** Reads what `writtenRecord` wrote; null for anything else. */
export function readRecord(text: string): EnrollmentRecord | null {
  try {
    const parsed = JSON.parse(text) as Partial<EnrollmentRecord> | null;
    const { enrollment, fields, was } = parsed || {};
    if (typeof enrollment !== 'number' || !Array.isArray(fields) || typeof was !== 'object' || was === null) return null;
    return { enrollment, fields, was };
  } catch {
    return null;
  }
}

/** The cells that put a row back as it was. */
export const restoredCells = ({ fields, was }: EnrollmentRecord): Partial<Record<WrittenFieldId, Cell>> =>
  Object.fromEntries(
    fields.map((field) => {
      const before = was[field];
      if (before === undefined) return [field, ''];
      return [field, typeof before === 'object' ? new Date(before.at) : before];
    }),
  );
