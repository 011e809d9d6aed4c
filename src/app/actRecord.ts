import type { CivilDay } from '../engine/calendar';
import { formatDay } from '../engine/calendar';
import { civilDayOf } from '../engine/zones';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Cell } from '../sheet/cells/cell';
import { isDate } from '../sheet/cells/cell';
import { fieldOf } from '../sheet/fields';
import { type LogRow, logHeadings, readLog } from '../sheet/logSheet';
import { freshState, type Keepable, type ProspectState, readState } from '../sheet/prospectState';
import type { ProspectRow } from '../sheet/prospects';
import { sheetNames } from '../sheet/sheetNames';
import { isSameCell } from '../sheet/sheetRows';
import type { ActRequest } from './actContract';
import type { Book } from './book';
import type { Acting, Deed, DeedCells, DeedField } from './deed';
import { undoneState, wasWrittenTo } from './undoEnroll';

/**
 * What one click wrote into a row, kept as one line of the Log so that it can be taken back, also after the sidebar was closed. Of State
 * only the parts that changed are kept: a run may note other things there meanwhile.
 */
export interface ActRecord {
  readonly cells: Readonly<Record<string, readonly [was: Keepable, is: Keepable]>>;
  readonly state: Readonly<Record<string, readonly [was: unknown, is: unknown]>>;
  /** What the person was told. */
  readonly said: string;
}

export const actedState = 'ACTED';
export const actKey = (act: string): string => `act ${act}`;
export const undoActKey = (act: string): string => `undo act ${act}`;

/** Lines of the Log among which acts are looked for: what lies further back is no longer taken back. */
const linesLookedAt = 1000;

const kept = (cell: Cell): Keepable => (isDate(cell) ? { at: cell.getTime() } : cell);
const cellOf = (value: Keepable): Cell => (typeof value === 'object' ? new Date(value.at) : value);
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const stateIn = (cell: Cell | undefined): ProspectState => {
  const read = readState(String(cell ?? ''));
  return read.kind === 'state' ? read.state : freshState;
};

/** The parts of State that a deed changes; what the product's cells said is kept beside each write by itself. */
const stateParts = (Object.keys(freshState) as (keyof ProspectState)[]).filter((part) => part !== 'own');

/**
 * @param seen what stood in the cells
 * @param cells what is written there
 * @returns null where nothing changes
 */
export function recordOf(seen: DeedCells, cells: DeedCells, said: string): ActRecord | null {
  const fields = (Object.keys(cells) as DeedField[]).filter(
    (field) => field !== 'state' && !isSameCell(seen[field] ?? '', cells[field] ?? ''),
  );
  const [was, is] = [stateIn(seen.state), stateIn(cells.state)];
  const parts = cells.state === undefined ? [] : stateParts.filter((part) => !isSame(was[part], is[part]));
  if (fields.length + parts.length === 0) return null;
  return {
    cells: Object.fromEntries(fields.map((field) => [field, [kept(seen[field] ?? ''), kept(cells[field] ?? '')]])),
    state: Object.fromEntries(parts.map((part) => [part, [was[part], is[part]]])),
    said,
  };
}

/** Reads what was kept; null for anything else. */
function readRecord(text: string): ActRecord | null {
  try {
    const { cells, state, said } = JSON.parse(text) as Partial<ActRecord>;
    if (typeof cells !== 'object' || typeof state !== 'object' || typeof said !== 'string') return null;
    return { cells, state, said };
  } catch {
    return null;
  }
}

/** The latest lines of the Log; none where it cannot be read. */
export function latestLines(sheets: Pick<Spreadsheet, 'has' | 'lastRow' | 'readFrom'>, { sheetZone }: Book): readonly LogRow[] {
  if (!sheets.has(sheetNames.log)) return [];
  const from = Math.max(2, sheets.lastRow(sheetNames.log) - linesLookedAt);
  const read = readLog([logHeadings, ...(sheets.readFrom(sheetNames.log, from) || [])], sheetZone);
  return read.kind === 'value' ? read.value : [];
}

/** Dates a gap by them: put back on a later day, the step that waited would burst out. */
const dating: ReadonlySet<string> = new Set(['notBefore', 'lastContactDate', 'sequenceStep']);

/** A run writes these by itself, and nothing is decided by them. */
const unimportant: ReadonlySet<string> = new Set(['needsYou']);

interface Standing {
  readonly book: Book;
  readonly source: ProspectRow;
  readonly state: ProspectState;
  readonly today: CivilDay;
}

const standsAt = ({ book, source }: Standing, field: string): Cell =>
  source.cells[(book.headings.columnOf[field as DeedField] ?? 0) - 1] ?? '';

/** Why an act can no longer be taken back, in words; null where it can. */
function whyNot(line: LogRow, record: ActRecord, standing: Standing, later: readonly LogRow[]): string | null {
  const { book, state, today } = standing;
  const datesRow = Object.keys(record.state).length > 0 || Object.keys(record.cells).some((field) => dating.has(field));
  const day = line.at === null ? null : civilDayOf(line.at, book.sheetZone);
  if (datesRow && day !== today)
    return `Too late: this was done${day === null ? '' : ` on ${formatDay(day)}`}, and the dates that follow from it have begun to run.`;
  if (wasWrittenTo(line, later)) return 'Too late: a message was written to them since.';
  const changed = Object.entries(record.cells).find(
    ([field, [, is]]) => !unimportant.has(field) && !isSameCell(standsAt(standing, field), cellOf(is)),
  );
  if (changed !== undefined)
    return `Too late: ${fieldOf(changed[0] as DeedField).heading} has changed since, by a person or a run.`;
  const present = Object.entries(record.state).every(([part, [, is]]) => isSame(state[part as keyof ProspectState], is));
  return present ? null : 'Too late: a run has acted on it already.';
}

/** An act that can be taken back as the row stands now. */
export interface TakeBack {
  readonly act: string;
  readonly source: ProspectRow;
  readonly said: string;
  readonly at: number;
}

/** The acts of one person that can still be taken back, the latest first, one for each row. */
export function actsToTakeBack(
  lines: readonly LogRow[],
  rows: ReadonlyMap<string, ProspectRow>,
  { book, me, today }: { readonly book: Book; readonly me: string; readonly today: CivilDay },
): readonly TakeBack[] {
  const undone = new Set(lines.filter(({ state }) => state === undoneState).map(({ key }) => key));
  const known = new Set<string>();
  return [...lines].reverse().flatMap((line): TakeBack[] => {
    const { key, prospectId, at } = line;
    if (line.state !== actedState || known.has(prospectId) || line.owner.toLowerCase() !== me.toLowerCase()) return [];
    const act = key.slice(actKey('').length);
    if (undone.has(undoActKey(act))) return [];
    known.add(prospectId);
    const record = readRecord(line.words);
    const source = rows.get(prospectId);
    if (record === null || source === undefined || source.state.kind === 'lost' || at === null) return [];
    const state = source.state.kind === 'state' ? source.state.state : freshState;
    const later = lines.filter((each) => each.prospectId === prospectId);
    return whyNot(line, record, { book, source, state, today }, later) === null ? [{ act, source, said: record.said, at }] : [];
  });
}

/**
 * Puts back what an act of the sidebar wrote, all of it or nothing.
 * @throws words for the person where the row has moved on since
 */
export function takeBack(acting: Acting, { act }: Extract<ActRequest, { does: 'take back' }>): Deed {
  const { ports, book, source } = acting;
  const lines = latestLines(ports.sheets, book).filter(({ prospectId }) => prospectId === source.id);
  const line = lines.find(({ state, key }) => state === actedState && key === actKey(act));
  const record = line === undefined ? null : readRecord(line.words);
  if (line === undefined || record === null) throw new Error('Too late: this is no longer kept. Change the row by hand.');
  if (lines.some(({ state, key }) => state === undoneState && key === undoActKey(act)))
    throw new Error('This was taken back already.');
  const words = whyNot(line, record, acting, lines);
  if (words !== null) throw new Error(words);
  const cells = Object.entries(record.cells).filter(
    ([field, [, is]]) => !unimportant.has(field) || isSameCell(standsAt(acting, field), cellOf(is)),
  );
  return {
    cells: Object.fromEntries(cells.map(([field, [was]]) => [field, cellOf(was)])),
    state: Object.fromEntries(Object.entries(record.state).map(([part, [was]]) => [part, was])),
    undoes: act,
    noted: [{ what: 'Taken back in the sidebar', words: record.said }],
    words: 'Taken back: the row is as before.',
  };
}
