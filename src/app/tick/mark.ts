import type { Instant } from '../../engine/calendar';
import type { Zone } from '../../engine/zones';
import type { Store } from '../../ports/world';
import type { LogRow } from '../../sheet/logSheet';

/**
 * The high-water mark: one line of the Log as this user's last run saw it, kept outside the sheet. An older version of the file brings an
 * older Log with it; the mark does not travel, so a run notices, before it sends anything, that the sheet has forgotten what was sent.
 */
export interface Mark {
  readonly row: number;
  /** The line's time on the wall of the sheet's zone, in milliseconds: the file's zone may be changed without any line changing. */
  readonly wall: number;
  /** Key and state of the line. Its other cells are not looked at: a person's words are erased from them on request. */
  readonly line: string;
  /** The first row that may hold a claim which is not settled. */
  readonly pointer: number;
  readonly at: Instant;
}

/** A line of the Log to hold later versions of it against. */
export type Line = Pick<Mark, 'row' | 'wall' | 'line'>;

const storeName = 'journal';
/** A cell keeps a time as a fraction of a day: it comes back a little off. */
const tolerance = 1000;

export const lineOf = ({ row, at, key, state }: LogRow, zone: Zone): Line => ({
  row,
  wall: at === null ? 0 : at + zone.offset(at),
  line: `${key} ${state}`,
});

/** A line with its instant out of a kept text; null where the text is damaged. */
function parsed(text: string | null): (Line & { readonly at: Instant; readonly pointer?: unknown }) | null {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<Mark> | null;
    const numbers = [value?.row, value?.wall, value?.at].every((each) => typeof each === 'number');
    return numbers && typeof value?.line === 'string' ? (value as Mark) : null;
  } catch {
    return null;
  }
}

/** Null where this user has not run on this sheet yet, or the mark is damaged. */
export function readMark(store: Store): Mark | null {
  const value = parsed(store.get(storeName));
  return typeof value?.pointer === 'number' ? (value as Mark) : null;
}

/** Keeps the mark, unless it says the same already. */
export function keepMark(store: Store, before: Mark | null, mark: Mark): void {
  const same = before !== null && before.row === mark.row && before.line === mark.line && before.pointer === mark.pointer;
  if (!same) store.set(storeName, JSON.stringify(mark));
}

export const writtenAnchor = (line: Line, at: Instant): string => JSON.stringify({ ...line, at });

/** What a person accepted as right, from the System sheet; null where nothing was, or the cell is damaged. */
export const readAnchor = (text: string): (Line & { readonly at: Instant }) | null => parsed(text);

/** True where the Log still holds that very line in that very row. */
export function stillStands(line: Line, lines: readonly LogRow[], zone: Zone): boolean {
  const found = lines.find(({ row }) => row === line.row);
  if (found === undefined) return false;
  const now = lineOf(found, zone);
  return now.line === line.line && Math.abs(now.wall - line.wall) <= tolerance;
}
