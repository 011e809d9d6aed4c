/** What the Insight view and the server say to each other. */

export interface InsightRequest {
  /** Only what happened in so many days; null takes the whole Log. */
  readonly days: number | null;
  /** Sequence Name; null takes every cadence. */
  readonly cadence: string | null;
  readonly who: 'me' | 'all';
}

/** `people`: shares of a whole. `answers`: what was answered of what went out. `guide`: as `people`, with a guide's figure beside it. */
type TableKind = 'people' | 'answers' | 'guide';

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

export interface InsightTable {
  readonly id: string;
  readonly title: string;
  readonly kind: TableKind;
  /** What is counted, in a line. */
  readonly words: string;
  /** How it is counted, for who wants to know; '' where the line says all. */
  readonly more: string;
  /** What the first and the second column are called. */
  readonly columns: readonly [name: string, count: string];
  readonly rows: readonly InsightRow[];
  readonly findings: readonly InsightFinding[];
}

export interface Insight {
  /** What is counted, in a line: from when to when, how many lines of the Log. */
  readonly words: string;
  /** Sequence Names that the Log knows. */
  readonly cadences: readonly string[];
  readonly tables: readonly InsightTable[];
  /** All tables as one file. */
  readonly csv: string;
}
