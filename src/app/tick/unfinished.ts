import type { Instant } from '../../engine/calendar';
import type { Cell } from '../../sheet/cells/cell';
import { isDate } from '../../sheet/cells/cell';
import type { WrittenFieldId } from '../../sheet/fields';
import { logHeadings, readLog } from '../../sheet/logSheet';
import { type Keepable, type Unfinished, writeState } from '../../sheet/prospectState';
import { type ProspectRow, readProspects } from '../../sheet/prospects';
import { sheetNames } from '../../sheet/sheetNames';
import { readSystem } from '../../sheet/systemSheet';
import type { Book } from '../book';
import type { Noted, RowInHand } from './effects';
import type { Run, World } from './run';

/**
 * What was decided about a row goes into several cells, and an execution can die between any two of them. So State, which is written
 * first, names them all, and when everything of one writing stands, a line of the System sheet says so. What is named and not said to
 * stand is written by the next run, before it decides anything.
 */

type Cells = Partial<Record<WrittenFieldId, Cell>>;

/** A half-written change of these would be taken for another one, or be acted on twice. */
const watched: ReadonlySet<WrittenFieldId> = new Set([
  'sequenceName',
  'sequenceStep',
  'status',
  'outcome',
  'exitReason',
  'timelinePushes',
  'notBefore',
]);

const kept = (cell: Cell): Keepable => (isDate(cell) ? { at: cell.getTime() } : cell);
const cellOf = (value: Keepable): Cell => (typeof value === 'object' ? new Date(value.at) : value);
const isSame = (one: Cell, other: Cell): boolean =>
  isDate(one) && isDate(other) ? one.getTime() === other.getTime() : one === other;

/** One writing of a run: whose it is, and its instant, later than that of any writing before it. */
export interface Writing {
  readonly by: string;
  readonly at: Instant;
}

/** The change as State keeps it while it is written; null for one that cannot be mistaken half-written. */
export function unfinishedOf(
  cells: Cells,
  stands: (field: WrittenFieldId) => Cell,
  { noted }: Pick<RowInHand, 'noted'>,
  { by, at }: Writing,
): Unfinished | null {
  const fields: readonly WrittenFieldId[] = (Object.keys(cells) as WrittenFieldId[]).filter((field) => field !== 'state');
  if (!fields.some((field) => watched.has(field))) return null;
  return {
    by,
    at,
    cells: Object.fromEntries(fields.map((field) => [field, [kept(stands(field)), kept(cells[field] ?? '')] as const])),
    noted: noted.map(({ what, words }) => [what, words] as const),
  };
}

const standing = 'Written by ';

/** Instant of the last writing of a sender that stands as a whole. */
const writtenUpTo = ({ system }: Book, by: string): Instant => Number(system.value(`${standing}${by}`)) || 0;

export const nextWriting = (run: Pick<Run, 'world' | 'me' | 'written'>, book: Book): Writing => ({
  by: run.me,
  at: Math.max(run.world.clock.now(), (run.written?.at ?? writtenUpTo(book, run.me)) + 1),
});

/**
 * Says that everything of a writing stands. Called after its cells and its lines of the Log, and before what makes them permanent. The
 * line is found anew each time: other runs put lines there and take them away.
 */
export function seal(run: Run, { by, at }: Writing): void {
  const { sheets } = run.world;
  const name = `${standing}${by}`;
  const row = readSystem(sheets.read(sheetNames.system) || []).rowOf(name);
  if (row === null) sheets.append(sheetNames.system, [[name, at]]);
  else sheets.write(sheetNames.system, row, 2, [[at]]);
  run.written = { at };
}

/** A row whose last change was not finished, as it should stand. */
export interface Finished {
  readonly source: ProspectRow;
  /** What really stands in the cells that are still to be written. */
  readonly stands: Cells;
  readonly cells: Cells;
  readonly noted: readonly Noted[];
}

/** The lines of the Log that belong to the change and were not appended any more. */
function notNoted({ sheets }: Pick<World, 'sheets'>, book: Book, id: string, { at, noted }: Unfinished): readonly Noted[] {
  const last = sheets.lastRow(sheetNames.log);
  const lines = readLog(
    [logHeadings, ...(sheets.readFrom(sheetNames.log, Math.max(2, last - linesLookedAt)) || [])],
    book.sheetZone,
  );
  const there =
    lines.kind === 'value' ? lines.value.filter((line) => line.prospectId === id && (line.at ?? 0) >= at - clockSlack) : [];
  return noted
    .filter(([what, words]) => !there.some((line) => line.what === what && line.words === words))
    .map(([what, words]) => ({ what, words }));
}

/** A line of the Log bears the minute or so in which it was written. */
const clockSlack = 60_000;

/** Enough to hold what one run appends. */
const linesLookedAt = 500;

/** Finishes, in memory, what was left of a row's last change. A cell that a person changed since is theirs. Null where nothing was left. */
export function finished(world: Pick<World, 'sheets'>, book: Book, source: ProspectRow): Finished | null {
  if (source.state.kind !== 'state') return null;
  const { state } = source.state;
  const { unfinished } = state;
  const { headings, sheetZone } = book;
  if (unfinished === null || unfinished.at <= writtenUpTo(book, unfinished.by)) return null;
  const patched = [...source.cells];
  const stands: Cells = {};
  const cells: Cells = {};
  for (const [name, [was, value]] of Object.entries(unfinished.cells)) {
    const field = name as WrittenFieldId;
    const column = headings.columnOf[field];
    if (column === undefined) continue;
    const present = patched[column - 1] ?? '';
    if (!isSame(present, cellOf(was)) || isSame(present, cellOf(value))) continue;
    patched[column - 1] = cellOf(value);
    stands[field] = present;
    cells[field] = cellOf(value);
  }
  const stateColumn = headings.columnOf.state;
  if (stateColumn !== undefined) {
    stands.state = patched[stateColumn - 1] ?? '';
    patched[stateColumn - 1] = writeState({ ...state, unfinished: null });
  }
  const above = Array.from({ length: headings.headingRow }, () => []);
  const [read] = readProspects([...above, patched], headings, { sheetZone });
  if (read === undefined) return null;
  return {
    source: { ...read, row: source.row },
    stands,
    cells,
    noted: notNoted(world, book, source.id, unfinished),
  };
}
