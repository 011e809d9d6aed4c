/** What the server and the page tell each other. Rows and columns are 1-based unless a field says otherwise. */

import type { Block, MailView, MenuItem, RunResult, ThreadView, ValidationInfo } from './hostTypes';

/** One drawn cell; absent fields are the plain case. */
export interface WireCell {
  /** Text as shown. */
  text?: string;
  formula?: string;
  background?: string;
  color?: string;
  bold?: true;
  note?: string;
  /** Why the cell shows an error. */
  error?: string;
  /** Numbers and dates stand right, truth values in the middle. */
  align?: 'right' | 'center';
}

/** `null` where there is nothing to draw. */
export type WireRow = (WireCell | null)[];

/** What became different on one sheet since the page was last told. */
export interface SheetPatch {
  name: string;
  id: number;
  rows: number;
  columns: number;
  frozenRows: number;
  hiddenByUser: number[];
  hiddenByFilter: number[];
  hiddenColumns: number[];
  columnWidths: Record<number, number>;
  filter: Block | null;
  validations: { block: Block; validation: ValidationInfo }[];
  /** Changed rows by row number; cells from column A. */
  cells: Record<number, WireRow>;
}

export interface SheetTab {
  name: string;
  id: number;
  hidden: boolean;
  rows: number;
  columns: number;
  color: string | null;
}

/** Everything about the page that is small enough to send whole. */
export interface PageState {
  title: string;
  /** SHA-256 of the bundle that runs. */
  bundle: string;
  /** The clock in the sheet's zone: YYYY-MM-DD HH:MM. */
  clock: string;
  zone: string;
  actor: string;
  users: string[];
  menu: MenuItem[];
  /** `key` changes whenever a sidebar is shown anew. */
  sidebar: { title: string; key: number } | null;
  sheets: SheetTab[];
  activeSheet: string;
  selection: string[];
  /** Who has installed which trigger. */
  triggers: { fn: string; user: string; words: string }[];
  quota: { used: number; limit: number };
  /** Mails on hand per user, drafts among them. */
  mailCounts: Record<string, number>;
  /** Set while the clock runs through the hours. */
  running: { from: string; until: string; at: string; done: number } | null;
}

export type RunLine = Pick<RunResult, 'fn' | 'as' | 'via' | 'ok' | 'killed' | 'modelledMs' | 'hostMs' | 'log'> & {
  id: number;
  at: string;
  error: string;
  calls: number;
  /** The busiest service methods, most called first. */
  methods: [method: string, times: number][];
};

export type WireMail = Omit<MailView, 'raw' | 'html' | 'bcc' | 'snippet' | 'at'> & { when: string; bytes: number };
export type WireThread = Omit<ThreadView, 'messages'> & { messages: WireMail[] };

/** What the server says without being asked. */
export type Notice =
  | { kind: 'state'; state: PageState }
  | { kind: 'sheet'; patch: SheetPatch }
  | { kind: 'selection'; sheet: string; ranges: string[] }
  | { kind: 'runs'; lines: RunLine[] }
  | { kind: 'mail'; user: string }
  | { kind: 'toast'; title: string; text: string }
  | { kind: 'alert'; title: string; text: string; answered: string }
  | { kind: 'reset' };

export type Answer = { ok: true; value: unknown } | { ok: false; error: string };

/** One cell that a person typed into. */
export interface TypedCell {
  row: number;
  column: number;
  text: string;
}

/** What the page asks for, by the last part of its address: /api/<name>. */
export interface Requests {
  run: { fn: string; args: unknown[] };
  menu: { caption: string };
  type: { sheet: string; cells: TypedCell[] };
  select: { sheet: string; ranges: string[] };
  rows: { sheet: string; verb: 'insert' | 'delete' | 'hide' | 'show'; row: number; count: number };
  columns: { sheet: string; verb: 'insert' | 'delete' | 'left' | 'right'; column: number; count: number };
  sort: { sheet: string; column: number; descending: boolean };
  /** `show` null takes the filter away. */
  filter: { sheet: string; column: number; show: string[] | null };
  renameSheet: { sheet: string; name: string };
  deleteSheet: { sheet: string };
  importCsv: { name: string; text: string };
  actor: { user: string };
  clock: { to: 'hour' } | { to: 'due' } | { to: 'wall'; wall: string };
  stop: Record<string, never>;
  closeSidebar: Record<string, never>;
  threads: { user: string };
  mail: MailRequest;
  reset: Record<string, never>;
}

/** What the world, or the person whose mailbox it is, does to one mail. */
export type MailRequest =
  | { act: 'reply'; user: string; messageId: string; text: string }
  | { act: 'bounce'; user: string; messageId: string; status: '5.1.1' | '4.2.2' }
  | { act: 'away'; user: string; messageId: string; until: string }
  | { act: 'remove'; user: string; messageId: string }
  | { act: 'write'; user: string; from: string; subject: string; text: string }
  | { act: 'answer'; user: string; messageId: string; text: string }
  | { act: 'sendDraft'; user: string; draftId: string; text: string }
  | { act: 'deleteDraft'; user: string; draftId: string };
