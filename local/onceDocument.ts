/** What one run leaves behind: printed as tables, or as one JSON document (docs/once-json.md). Instants are ISO texts in UTC. */

export interface SheetRow {
  row: number;
  /** Background that the conditional formats give the row, such as `#f4c7c3`; '' where it is not painted. */
  painted: string;
  /** Texts as the sheet shows them, by heading. */
  cells: Record<string, string>;
}

export interface SentMail {
  at: string;
  to: string;
  subject: string;
  /** Who pressed send: a tick, the rep with a draft of the product, or the rep alone. */
  by: 'tick' | 'person with draft' | 'person';
  /** Sequence Name and step number, as the Log has them; '' and null for a mail that is no step. */
  cadence: string;
  step: number | null;
  messageId: string;
  inReplyTo: string;
  references: string[];
  threadId: string;
  /** True where the mail answers a Message-ID that the mailbox held before it, or begins a thread. */
  threaded: boolean;
  raw: string;
}

export interface Enrolment {
  at: string;
  cadence: string;
  anchor: string;
  enrolled: string[];
  refused: { row: number; who: string; words: string }[];
  /** What the rep was asked and agreed to, and what was told. */
  told: { row: number; who: string; level: 'ask' | 'warning'; words: string }[];
}

/** A row left its cadence, or began to rest. */
export interface Turn {
  at: string;
  who: string;
  row: number;
  /** The Exit Reason or the pause. */
  what: string;
  cadence: string;
  /** Sequence Name that the row entered instead; '' for none. */
  entered: string;
  /** The Needs You cell at that time. */
  needsYou: string;
}

export interface Check {
  name: string;
  ok: boolean;
  /** What was looked at, in one line. */
  seen: string;
  faults: string[];
}

export interface OnceDocument {
  format: 1;
  bundleSha256: string;
  from: string;
  to: string;
  sheetZone: string;
  setUp: string[];
  enrolments: Enrolment[];
  world: { at: string; who: string; what: string; words: string }[];
  /** `address` is the heading of the column with the addresses. */
  sheet: { name: string; address: string; headings: string[]; rows: SheetRow[] };
  mails: SentMail[];
  work: Record<string, string>[];
  exits: Turn[];
  pauses: Turn[];
  /** Rows that are Held at the end, with their words. */
  held: { row: number; who: string; words: string }[];
  /** How often each cadence was seen to send, each exit and each pause to happen. */
  shown: { cadences: Record<string, number>; exits: Record<string, number>; pauses: Record<string, number> };
  checks: Check[];
  counts: Record<string, number>;
  /** Runs of the bundle that ended with an error. */
  failures: { at: string; fn: string; message: string }[];
  ok: boolean;
}

export const iso = (at: number): string => new Date(at).toISOString();
