/**
 * The local host: runs the built bundle with no Google account. It knows the product by `dist/` alone.
 *
 * Everything below is synchronous unless it says otherwise: a script runs to its end inside `run`, formulas are computed when they
 * are read. A caller that moves the clock by many hours steps hour by hour and yields between the steps.
 * Instants are epoch milliseconds; rows and columns are 1-based; an A1 text may name a cell, a block, whole columns or rows.
 */

/** What a cell holds for a script: a Date wherever the number format is one of dates; '' for a blank. */
export type HostCell = string | number | boolean | Date;

/** One rectangle of a sheet, 1-based, inclusive sizes. */
export interface Block {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** How the simulated Google is worse than one may hope. Every default is the worse answer that is still believable. */
export interface Traits {
  /** Writes to a sheet wait for a flush, a read or the end of the execution; a kill drops them. Default true. */
  bufferedWrites: boolean;
  /** Sending gives a mail a new message id and a new Message-ID header. Default true. */
  idsChangeOnSend: boolean;
  /** A history id older than this answers 404. Default 7. */
  historyDays: number;
  /** A search does not find mail younger than this many minutes. Default 10. */
  searchLagMinutes: number;
  /** A draft that a person edits loses its X- headers and gets a new message id. Default true. */
  editedDraftLosesHeaders: boolean;
  /** A draft that a person edits gets a new draft id as well. Default true. */
  editedDraftChangesId: boolean;
  /** Delivery and abuse reports inside a mail come by an attachment id instead of with their bytes. Default true. */
  reportsBehindAttachments: boolean;
  /** Modelled milliseconds for which a custom function's cell reads `Loading...` in the execution that made it recalculate. Default 1500. */
  loadingMs: number;
  /** Modelled milliseconds after which an execution is killed. Default 360000. */
  executionLimitMs: number;
  /** Milliseconds that the runs of one user's triggers may take in 24 hours; after that they end before they begin. Default 6 hours. */
  triggerMsADay: number;
  /** What LockService.getDocumentLock gives: a lock, null, or a lock that somebody else holds. Default 'works'. */
  documentLock: 'works' | 'null' | 'busy';
  /** A killed execution keeps its locks until `executionLimitMs` after it began. Default true. */
  killedKeepsLock: boolean;
  /** Whether a row that only holds blanks spilled by a formula counts for getLastRow. Default true. */
  blankSpillsCount: boolean;
  /** What ScriptApp.getAuthorizationInfo says. Default 'NOT_REQUIRED'. */
  authorization: 'NOT_REQUIRED' | 'REQUIRED';
  /** Scopes of the manifest that the person did not grant, such as 'gmail.readonly'; calls that need them throw. Default none. */
  refusedScopes: readonly string[];
  /** Whether a trigger created by an add-on may fire more than once an hour. Default false: creating it throws. */
  minuteTriggers: boolean;
  /** Milliseconds each kind of service call is taken to cost; see latency.ts for the defaults and where they come from. */
  latency: Partial<Record<CallKind, number>>;
}

export type CallKind =
  | 'read'
  | 'write'
  | 'flush'
  | 'properties'
  | 'lock'
  | 'gmailRead'
  | 'gmailWrite'
  | 'gmailSend'
  | 'trigger'
  | 'session'
  | 'ui';

/** One call that would have reached Google. `n` counts from 1 within its execution. */
export interface CallEntry {
  n: number;
  method: string;
  kind: CallKind;
  /** The instant of the call: the clock, and what the execution had taken until then. */
  at: number;
}

export type KeptWrites = number | 'half' | 'all';

/** Faults of the next executions, until replaced by `setFaults({})`. */
export interface Faults {
  /** The execution dies just before its n-th service call takes effect; nothing it catches or finally does can reach Google again. */
  killAtCall?: number;
  /** How many of the sheet writes still waiting at a kill are applied all the same, oldest first. Default 0. */
  keepWrites?: KeptWrites;
  /**
   * Asked before every call: words to throw. With `afterEffect` the call works and only its answer is lost. With `keepWrites` that many
   * of the sheet writes still waiting reach the sheet and the rest is lost, as when a flush times out half way; without it they go on waiting.
   */
  failCall?: (call: CallEntry) => { message: string; afterEffect?: boolean; keepWrites?: KeptWrites } | null;
}

/** One of several executions that run at the same time. */
export interface Start extends RunOptions {
  fn: string;
  args?: readonly unknown[];
  /** Faults of this execution alone; without them those of `setFaults` hold. */
  faults?: Faults;
}

/** So many steps of one execution: a step is one service call, or the end, at which what it wrote last reaches the sheet. */
export type Turn = readonly [who: number, steps: number];

/** An execution that can make a step: its place among the starts, and how many calls it has made. */
export interface Ready {
  who: number;
  calls: number;
}

/**
 * Who makes the next step: turns one after the other, after which each execution runs to its end in the order of the starts; or a choice
 * made before every step. Turns of an execution that has ended are passed over. One that waits for a lock is not ready: meanwhile the
 * others run on, and its turn goes on when the lock is free or its patience is over.
 */
export type Schedule = readonly Turn[] | ((ready: readonly Ready[]) => number);

export interface HostOptions {
  /** Folder with Code.js, Sidebar.html and appsscript.json. */
  bundleDir: string;
  /** Where the state is kept; without it nothing is written and nothing restored. */
  stateDir?: string;
  /** The clock at the start of a fresh state. A restored state has its own. */
  now: number;
  /** Zone of the script (Session.getScriptTimeZone, local times of Date). Default: the manifest's timeZone, else Etc/UTC. */
  scriptZone?: string;
  /** Zone of the spreadsheet. Default America/New_York. */
  sheetZone?: string;
  /** Locale of the spreadsheet, which decides 03/04/2026. Default en_US. */
  locale?: 'en_US' | 'en_GB';
  /** The owner and default actor, an e-mail address. */
  user: string;
  /** Everybody with a mailbox; the owner is added when missing. */
  users?: string[];
  traits?: Partial<Traits>;
  /** Makes ids repeatable. Default 1. */
  seed?: number;
  /** Other addresses that a user may send from. */
  aliases?: Record<string, string[]>;
  /**
   * How many executions may share one realm before a fresh one is made. Default 1, as at Google; more lets a long simulation run
   * several times as fast, since a fresh realm never gets past the slow start of its code.
   */
  executionsPerRealm?: number;
  /** Daily recipients per user. Default 1500. */
  dailyQuota?: number;
  /** Answers Ui.alert; the default presses OK where that is the only button and closes every other question. */
  onAlert?: (alert: { title: string; text: string; buttons: string[] }) => string;
}

export type AuthMode = 'NONE' | 'LIMITED' | 'FULL' | 'CUSTOM_FUNCTION';

export interface RunOptions {
  /** Who acts. Default: the current actor, see `setActor`. */
  as?: string;
  /** Default FULL; onOpen and onEdit run LIMITED. */
  authMode?: AuthMode;
  /** Plain data handed to the function as its event object, with authMode added. Without it `args` are passed as they are. */
  event?: Record<string, unknown>;
  /** How it came to run. A trigger has no Ui, no selection. Default 'call'. */
  via?: 'call' | 'menu' | 'sidebar' | 'trigger' | 'onOpen' | 'onEdit';
}

/** One execution. `value` is a copy: plain JSON, with Dates as Date. */
export interface RunResult {
  fn: string;
  as: string;
  via: NonNullable<RunOptions['via']>;
  at: number;
  ok: boolean;
  value?: unknown;
  error?: { name: string; message: string; stack: string };
  /** True when the execution was killed (fault, time limit): whatever it meant to do afterwards did not happen. */
  killed: boolean;
  calls: Record<string, number>;
  callList: CallEntry[];
  modelledMs: number;
  hostMs: number;
  log: string[];
}

export type MenuItem =
  | { kind: 'item'; caption: string; fn: string }
  | { kind: 'separator' }
  | { kind: 'menu'; caption: string; items: MenuItem[] };

export interface Dialog {
  title: string;
  html: string;
  width?: number;
}

export interface SheetInfo {
  name: string;
  id: number;
  hidden: boolean;
  rows: number;
  columns: number;
  /** Last row and column with content, formulas and spills included. */
  lastRow: number;
  lastColumn: number;
  frozenRows: number;
  tabColor: string | null;
}

/** Values that a dropdown or checkbox allows. */
export interface ValidationInfo {
  type: 'list' | 'checkbox' | 'date' | 'other';
  values: string[];
  showDropdown: boolean;
  allowInvalid: boolean;
  help: string;
}

/** Everything a page needs to draw one sheet; every matrix is rows × columns from A1 to the last row and column. */
export interface SheetView extends SheetInfo {
  display: string[][];
  /** Cells of a spill are '' here; their owner holds the formula. */
  formulas: string[][];
  /** Effective background, conditional formats included; '' where none. */
  painted: string[][];
  fontColors: string[][];
  bold: boolean[][];
  notes: string[][];
  /** Error words of a formula cell that shows #ERROR! or #REF!, keyed by A1. */
  errors: Record<string, string>;
  validations: { block: Block; validation: ValidationInfo }[];
  /** Rows that are not seen, 1-based. */
  hiddenByUser: number[];
  hiddenByFilter: number[];
  hiddenColumns: number[];
  /** Heading row and columns of the sheet's filter, if it has one. */
  filter: Block | null;
  columnWidths: Record<number, number>;
}

export type HostChange =
  | { kind: 'cells'; sheet: string; block: Block | null }
  | { kind: 'structure'; sheet: string }
  | { kind: 'sheets' }
  | { kind: 'selection'; sheet: string; ranges: string[] }
  | { kind: 'menu' }
  | { kind: 'sidebar' }
  | { kind: 'toast'; title: string; text: string }
  | { kind: 'alert'; title: string; text: string; answered: string }
  | { kind: 'mail'; user: string }
  | { kind: 'clock'; now: number }
  | { kind: 'execution'; result: RunResult }
  | { kind: 'reset' };

interface MailAddress {
  name: string;
  address: string;
}

export interface MailView {
  id: string;
  threadId: string;
  /** Set while the message is a draft. */
  draftId?: string;
  labels: string[];
  at: number;
  from: MailAddress;
  to: MailAddress[];
  cc: MailAddress[];
  bcc: MailAddress[];
  subject: string;
  /** The Message-ID header with its angle brackets, '' on a draft that has none. */
  messageId: string;
  inReplyTo: string;
  references: string;
  headers: { name: string; value: string }[];
  text: string;
  html: string;
  snippet: string;
  raw: string;
}

export interface ThreadView {
  id: string;
  subject: string;
  messages: MailView[];
}

/** Which mail an act answers: the newest of a thread, or one message. */
export type MailTarget = { messageId: string } | { threadId: string };

/** What a person changes in a draft; `from` must be one of their own addresses. */
export interface DraftEdit {
  text?: string;
  subject?: string;
  to?: string;
  cc?: string;
  from?: string;
}

export interface MailboxActs {
  /** Newest thread first; drafts are among the messages. */
  threads(user: string): ThreadView[];
  /** Oldest first, drafts not among them; with `since` only those that came or went at that instant or later. */
  messages(user: string, since?: number): MailView[];
  drafts(user: string): MailView[];
  message(user: string, messageId: string): MailView;
  /** The prospect answers; `from` defaults to the person the mail went to, `newThread` breaks the thread as bad clients do. */
  replyAs(
    user: string,
    reply: MailTarget & {
      text: string;
      from?: string;
      subject?: string;
      headers?: Record<string, string>;
      newThread?: boolean;
      html?: string;
    },
  ): MailView;
  newMailFrom(
    user: string,
    mail: { from: string; subject: string; text: string; headers?: Record<string, string>; to?: string },
  ): MailView;
  /** A raw RFC 5322 message is put into the inbox as it stands. */
  deliverRaw(user: string, raw: string, threadId?: string): MailView;
  /** A delivery report; status such as 5.1.1 or 4.2.2. */
  bounce(user: string, bounce: MailTarget & { status: string; diagnostic?: string; action?: 'failed' | 'delayed' }): MailView;
  outOfOffice(user: string, away: MailTarget & { until?: string; text?: string }): MailView;
  /** The rep writes and sends by hand; in a thread when a target is given. */
  sendByHand(
    user: string,
    mail: { to: string; subject: string; text: string } & Partial<{ threadId: string; cc: string; from: string }>,
  ): MailView;
  sendDraftByHand(user: string, draftId: string, edit?: DraftEdit): MailView;
  editDraft(user: string, draftId: string, edit: DraftEdit): MailView;
  deleteDraft(user: string, draftId: string): void;
  moveToTrash(user: string, messageId: string): void;
  quota(user: string): { limit: number; used: number; left: number };
  setQuota(user: string, limit: number): void;
  /**
   * A limit of which the one who sends learns late: what goes beyond so many recipients in 24 hours is taken without a word and not
   * delivered, and some minutes later a report says so, with status 5.4.5. Null takes it away.
   */
  setQuietLimit(user: string, limit: { recipients: number; reportMinutes: number } | null): void;
}

export interface TriggerInfo {
  id: string;
  fn: string;
  user: string;
  kind: 'clock' | 'onEdit' | 'onOpen' | 'onChange';
  everyMinutes: number | null;
  atHour: number | null;
  everyDays: number | null;
  zone: string;
  lastFired: number | null;
}

interface HostClock {
  now(): number;
  /** Moves without running anything. Backwards is refused. */
  moveTo(instant: number): void;
  /** Goes hour by hour (on the hour) up to `instant`, firing triggers at each. */
  runTo(instant: number): RunResult[];
  /** To the next full hour, firing triggers; repeated `hours` times. */
  advanceHours(hours: number): RunResult[];
  /** The clock as read in the sheet's zone: YYYY-MM-DD HH:MM. */
  text(): string;
}

export interface Host {
  readonly clock: HostClock;
  readonly mail: MailboxActs;
  readonly traits: Traits;
  readonly users: readonly string[];
  readonly sheetZone: string;
  readonly scriptZone: string;
  /** Functions that a cell may call, read from the bundle. */
  readonly functionNames: readonly string[];
  /** What the host has of Apps Script: members by class or service, such as Range or Gmail.Users.Drafts. All else throws by name. */
  offered(): Record<string, string[]>;
  /** SHA-256 of Code.js, hex. */
  readonly bundleSha256: string;

  run(fn: string, args?: readonly unknown[], options?: RunOptions): RunResult;
  /**
   * Runs several executions at the same time, each held before any of its service calls as the schedule has it. Each has its own waiting
   * writes, which the others do not see before they are flushed; the time that one takes passes for all. An execution that waits while one
   * of those above it on the stack goes on is played again up to where it stood, from the answers it was given, so a script must do the
   * same on the same answers. @returns the results in the order of the starts @throws Error when a script does not
   */
  interleave(starts: readonly Start[], schedule: Schedule): RunResult[];
  /** Runs the bundle's onOpen as a person opening the file. */
  open(as?: string): RunResult;
  menu(): MenuItem[];
  /** By caption, or by captions on the way down joined with ' > '. */
  clickMenu(caption: string, as?: string): RunResult;
  sidebar(): Dialog | null;
  closeSidebar(): void;
  /** Runs every trigger due at the clock as the user who made it. */
  fireTriggers(): RunResult[];
  triggers(): TriggerInfo[];
  actor(): string;
  setActor(user: string): void;
  setFaults(faults: Faults): void;
  executions(): readonly RunResult[];

  sheets(): SheetInfo[];
  values(sheet: string): HostCell[][];
  display(sheet: string): string[][];
  formulas(sheet: string): string[][];
  painted(sheet: string): string[][];
  view(sheet: string): SheetView;
  /** One cell, as values() and display() would give it. */
  cell(sheet: string, a1: string): { value: HostCell; display: string; formula: string; note: string; error: string };
  activeSheet(): string;
  selection(): { sheet: string; ranges: string[] };

  /** A person types: parsed as Sheets would; fires onEdit and installed edit triggers. Throws when a validation refuses it. */
  typeInto(sheet: string, a1: string, text: string, as?: string): RunResult[];
  /** A person pastes a block of texts, one edit event. */
  pasteInto(sheet: string, a1: string, texts: readonly (readonly string[])[], as?: string): RunResult[];
  clearCells(sheet: string, a1: string, as?: string): RunResult[];
  select(sheet: string, ranges: readonly string[]): void;
  insertRows(sheet: string, beforeRow: number, count?: number): void;
  deleteRows(sheet: string, row: number, count?: number): void;
  insertColumns(sheet: string, beforeColumn: number, count?: number): void;
  deleteColumns(sheet: string, column: number, count?: number): void;
  /** Moves one column so that it stands before `beforeColumn` (numbers as they are before the move). */
  moveColumn(sheet: string, column: number, beforeColumn: number): void;
  /** Sorts the rows under the frozen rows (or the given block) by one column. */
  sort(sheet: string, column: number, options?: { descending?: boolean; block?: Block }): void;
  /** Sets a filter over the data and hides rows whose shown text in `column` is none of `show`; null takes the filter away. */
  filter(sheet: string, column: number, show: readonly string[] | null): void;
  hideRows(sheet: string, row: number, count?: number): void;
  showRows(sheet: string, row: number, count?: number): void;
  /** A person merges cells: what stood in all but the first is gone. */
  merge(sheet: string, a1: string): void;
  renameHeading(sheet: string, from: string, to: string): void;
  renameSheet(sheet: string, to: string): void;
  deleteSheet(sheet: string): void;
  /** A new sheet filled as a CSV import does, texts parsed as if typed. `rows` may be CSV text. */
  insertSheetFromCsv(name: string, rows: string | readonly (readonly string[])[]): void;
  /** Turns the data of a sheet into a native table: setters on the typed columns throw, and its headings refuse formulas. */
  makeTable(sheet: string, options?: { typedColumns?: readonly string[] }): void;

  onChange(listener: (change: HostChange) => void): () => void;
  /** The whole state as a text, to come back to any number of times; cheaper than a new host. */
  remember(): string;
  /** Back to a remembered state; faults, menu, sidebar and the list of executions stay as they are. */
  recall(remembered: string): void;
  /** Writes the state to stateDir; does nothing without one. */
  save(): void;
  /** Back to an empty workbook, empty mailboxes and the clock of the start. */
  reset(): void;
  close(): void;
}
