import type { Instant } from '../engine/calendar';
import type { Grid } from '../ports/spreadsheet';
import type { Area } from '../sheet/furniture';
import type { Book } from './book';
import type { Candidate } from './enrollCandidate';
import type { HealthCheck, HealthLevel, HealthRepair, SenderOutlook } from './healthContract';
import type { Stopped } from './tick/fitToRun';

/** Everything the checks look at, read once. */
export interface Seen {
  readonly book: Book;
  /** Every row of the prospects sheet. */
  readonly candidates: readonly Candidate[];
  /** The prospects sheet as it was read. */
  readonly grid: Grid;
  /** Cells of it that somebody merged. */
  readonly merged: readonly Area[];
  /** The present user; '' where Google does not tell. */
  readonly me: string;
  readonly now: Instant;
  readonly stopped: Stopped | null;
  /** The present user's hourly run is there. */
  readonly runs: boolean;
  readonly readable: boolean;
  readonly sender: { readonly name: string; readonly address: string };
  /** Null where asking was not allowed. */
  readonly quotaLeft: number | null;
  readonly granted: readonly string[] | null;
  /** The installation asks for fewer permissions than there are, and has them all. */
  readonly isLower: boolean;
  /** What is wrong on the Templates sheet, a sentence each. */
  readonly templateProblems: readonly string[];
  readonly outlook: readonly SenderOutlook[];
}

export const check = (
  name: string,
  level: HealthLevel,
  words: string,
  more: readonly string[] = [],
  repair: { readonly does: HealthRepair; readonly words: string } | null = null,
): HealthCheck => ({ name, level, words, more, repair });

const mostListed = 12;

/** The first of many, and how many more there are. */
export const some = (lines: readonly string[]): readonly string[] =>
  lines.length <= mostListed ? lines : [...lines.slice(0, mostListed), `and ${lines.length - mostListed} more`];

/** "1 row", "3 rows". */
export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
