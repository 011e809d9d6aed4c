/** What the Insight view and the server say to each other. */

export interface InsightRequest {
  /** Only what happened in so many days; null takes the whole Log. */
  readonly days: number | null;
  /** Sequence Name; null takes every cadence. */
  readonly cadence: string | null;
  readonly who: 'me' | 'all';
}

export interface InsightRow {
  /** What rows stand together, such as a cadence or a template; '' where there is no such thing. */
  readonly group: string;
  readonly name: string;
  readonly count: number;
  /** How many of `count` were answered; null in tables of people. */
  readonly answered: number | null;
  /** Per cent with at most one decimal; null where there is too little to tell. */
  readonly percent: number | null;
  /** The ends of the 95 % interval, in per cent. */
  readonly range: readonly [low: number, high: number] | null;
  /** What the guide says, in per cent; null where it says nothing. */
  readonly guide: number | null;
}

/** Two kinds of mails held against each other, in words. */
export interface InsightFinding {
  readonly words: string;
  /** What a person can do about it; '' where nothing is shown to differ. Nothing is ever changed by itself. */
  readonly how: string;
}

export type InsightTableId = 'funnel' | 'steps' | 'before' | 'persistence' | 'exits' | 'slots' | 'wordings';

/** What is said about a table, and how it is drawn. */
export interface TableAbout {
  readonly title: string;
  /** `people`: shares of a whole. `answers`: what was answered of what went out. `guide`: as `people`, with a guide's figure beside it. */
  readonly kind: 'people' | 'answers' | 'guide';
  /** What is counted, in a line. */
  readonly words: string;
  /** How it is counted; '' where the line says all. */
  readonly more: string;
  /** What its first two columns are called. */
  readonly name: string;
  readonly count: string;
  /** What stands there where it has no rows. */
  readonly none: string;
}

export interface InsightTable {
  readonly id: InsightTableId;
  readonly about: TableAbout;
  readonly rows: readonly InsightRow[];
  readonly findings: readonly InsightFinding[];
}

export interface Insight {
  /** What is counted, in a line: from when to when, how many lines of the Log. */
  readonly words: string;
  /** Sequence Names that the Log knows. */
  readonly cadences: readonly string[];
  readonly tables: readonly InsightTable[];
}
