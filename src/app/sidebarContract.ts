import type { Acted, ActRequest, Move } from './actContract';
import type { CadencesAnswer, CadencesAsk, CadencesSave, CadencesSaved } from './cadencesContract';
import type { FirstRun, FirstRunRequest, FirstStep } from './firstRunContract';
import type { Health, HealthRequest } from './healthContract';
import type { Insight, InsightRequest } from './insightContract';
import type { LintAnswer, LintRequest, ProspectAnswer, ProspectRequest, TestSendRequest } from './prospectContract';

/**
 * What the sidebar and the server say to each other. One JSON text goes in and one comes out of every call, so nothing here is a Date,
 * undefined or a function: days are `YYYY-MM-DD`, instants ISO texts in UTC, and a text of a cell is only ever a text.
 */

/** `words` tell the person at the sidebar what is wrong and what to do. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly words: string };

/** Every call the sidebar can make; each name is a top-level function of the script. */
export interface SidebarCalls {
  /** What set-up would do to a sheet; writes nothing. */
  sidebarSurvey(request: SetUpChoice): SetUpSurvey;
  /** Does what the survey of this same choice said. */
  sidebarSetUp(request: SetUpConfirmed): SetUpReport;
  sidebarSelection(request: SelectionRequest): SelectionShown;
  /** What enrolling these rows would do; writes nothing. */
  sidebarEnrollPreview(request: EnrollRequest): EnrollPreview;
  /** Writes what was shown, and nothing else. */
  sidebarEnroll(request: EnrollConfirmed): EnrollReport;
  sidebarUndoEnroll(request: UndoRequest): UndoReport;
  sidebarOverview(request: OverviewRequest): Overview;
  sidebarTickNow(request: Nothing): TickWords;
  sidebarSending(request: SendingSwitch): Sending;
  sidebarResume(request: ResumeRequest): Words;
  /** How everything stands, after a repair where one is asked for. */
  sidebarHealth(request: HealthRequest): Health;
  /** Who sends, and the end of the first steps. */
  sidebarFirstRun(request: FirstRunRequest): FirstRun;
  sidebarMarkDone(request: MarkDoneRequest): Words;
  /** Selects a prospect's row in the sheet. */
  sidebarJump(request: JumpRequest): Words;
  /** Makes a move that the overview offered about a row. */
  sidebarAct(request: ActRequest): Acted;
  /** One row and its story; writes nothing. */
  sidebarProspect(request: ProspectRequest): ProspectAnswer;
  /** What is to be said of other words for a mail; reads nothing. */
  sidebarLint(request: LintRequest): LintAnswer;
  /** Sends the next mail of a row to the present user alone. */
  sidebarTestSend(request: TestSendRequest): Words;
  /** What a text would add to the Do Not Contact sheet; writes nothing. */
  sidebarListPreview(request: ListText): ListPreview;
  sidebarListImport(request: ListText): ListReport;
  sidebarListExport(request: Nothing): ListExport;
  /** Whom erasing would concern, what goes and what stays; writes nothing. */
  sidebarErasePreview(request: EraseRequest): ErasePreview;
  /** Erases what was shown, and nobody else. */
  sidebarErase(request: EraseConfirmed): EraseReport;
  /** What the Log teaches; writes nothing. */
  sidebarInsight(request: InsightRequest): Insight;
  /** Everything the Cadences view asks for; writes nothing. */
  sidebarCadences(request: CadencesAsk): CadencesAnswer;
  /** Writes the Cadences and Templates sheets, and undoes it. */
  sidebarCadencesSave(request: CadencesSave): CadencesSaved;
}

export type SidebarCallName = keyof SidebarCalls;
export type RequestOf<Name extends SidebarCallName> = Parameters<SidebarCalls[Name]>[0];
export type ResultOf<Name extends SidebarCallName> = ReturnType<SidebarCalls[Name]>;

type Nothing = Readonly<Record<string, never>>;
export interface Words {
  readonly words: string;
}

// ---- set-up -------------------------------------------------------------------------------------------------------------------------

export type ColumnSet = 'essential' | 'full';

export interface SetUpChoice {
  /** The sheet with the prospects; null takes the one already set up, else the one that is open. */
  readonly sheet: string | null;
  readonly set: ColumnSet;
  /** Corrections by field id: the column (from 1) a person chose for it, or null where none of the columns is that field. */
  readonly columns: Readonly<Record<string, number | null>>;
}

export interface SetUpConfirmed extends SetUpChoice {
  /** `print` of the survey that was shown: a sheet changed since is shown again instead of being written to. */
  readonly print: string;
}

interface SheetColumn {
  readonly column: number;
  /** "A", "AB". */
  readonly letter: string;
  readonly heading: string;
}

export interface FieldMatch {
  readonly field: string;
  /** The heading that a new column of this field gets. */
  readonly heading: string;
  readonly owner: 'person' | 'product' | 'formula';
  readonly required: boolean;
  readonly column: number | null;
  /** How sure the match is; `none` where there is no column. */
  readonly sure: 'chosen' | 'certain' | 'likely' | 'none';
  readonly why: string;
  /** Would set-up add a column for it? */
  readonly added: boolean;
}

export interface SetUpProblem {
  readonly words: string;
  /** What set-up does about it, in words; null where a person must. */
  readonly repair: string | null;
  /** Nothing is written while a blocking problem stands. */
  readonly blocks: boolean;
}

export interface SetUpSurvey {
  readonly sheet: string;
  /** Sheets that could be the one with the prospects. */
  readonly sheets: readonly string[];
  readonly set: ColumnSet;
  readonly headingRow: number;
  /** Rows below the headings that hold something. */
  readonly rows: number;
  readonly zone: string;
  readonly columns: readonly SheetColumn[];
  readonly fields: readonly FieldMatch[];
  /** Headings of the columns that would be added on the right, in order. */
  readonly newColumns: readonly string[];
  readonly newSheets: readonly string[];
  /** Everything that would be done, one sentence each; empty where nothing is left to do. */
  readonly steps: readonly string[];
  readonly problems: readonly SetUpProblem[];
  readonly print: string;
}

export interface SetUpReport {
  readonly done: readonly string[];
  readonly problems: readonly SetUpProblem[];
}

// ---- the selection ------------------------------------------------------------------------------------------------------------------

export interface SelectionRequest {
  /** Reading the Cadences sheet costs; it is asked for once, not at every look. */
  readonly withCadences: boolean;
}

/** Rows from first to last, both included, counted from 1. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

export interface SelectionShown {
  /** The open sheet. */
  readonly sheet: string;
  /** The sheet with the prospects; null before set-up. */
  readonly prospects: string | null;
  /** Selected rows of the prospects sheet that can hold a prospect: no headings, nothing below the last row. Empty on another sheet. */
  readonly ranges: readonly RowRange[];
  readonly rows: number;
  /** Whether the selection was a whole column or sheet, cut to the rows in use. */
  readonly clipped: boolean;
  /** Today in the spreadsheet's zone: the anchor that is offered. */
  readonly today: string;
  readonly cadences: readonly CadenceShape[] | null;
}

/** The row was where the sidebar showed it; a Prospect ID finds it wherever it is by now, '' where it has none. */
export interface JumpRequest {
  readonly prospectId: string;
  readonly row: number;
}

export interface CadenceShape {
  readonly id: string;
  readonly name: string;
  readonly builtIn: boolean;
  /** Day number of the anchor itself. */
  readonly firstDay: number;
  readonly steps: readonly StepShape[];
  readonly warnings: readonly string[];
}

export interface StepShape {
  readonly number: number;
  readonly day: number;
  readonly type: string;
  readonly channels: readonly string[];
  readonly ends: 'breakup' | 'close' | null;
}

// ---- enrolling ----------------------------------------------------------------------------------------------------------------------

export interface EnrollRequest {
  /** Rows of the prospects sheet; null takes what is selected. */
  readonly ranges: readonly RowRange[] | null;
  /** Name or id. */
  readonly cadence: string;
  /** `YYYY-MM-DD`. */
  readonly anchor: string;
  /** Hidden and filtered rows are always listed; they are enrolled only where the person says so. */
  readonly includeHidden: boolean;
}

/** What can be found about a row before it is enrolled. */
export type FindingCode =
  | 'no address'
  | 'bad address'
  | 'duplicate'
  | 'duplicate id'
  | 'enrolled'
  | 'do not contact'
  | 'unsubscribed'
  | 'permission'
  | 'bounced'
  | 'left before'
  | 'outcome'
  | 'bad zone'
  | 'bad cell'
  | 'lost state'
  | 'token'
  | 'template'
  | 'no dates'
  | 'hidden'
  | 'consent'
  | 'role account'
  | 'free mail'
  | 'assumed zone'
  | 'no owner'
  | 'other owner'
  | 'bad owner'
  | 'stakeholder'
  | 'taken as blank'
  | 'same company'
  | 'capacity'
  | 'late start';

/**
 * `refusal`: the row is not enrolled. `ask`: it is enrolled only where the person ticked this very finding. `warning`: it is told.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly level: 'refusal' | 'ask' | 'warning';
  readonly words: string;
}

export interface PlannedTouch {
  readonly step: number;
  /** "Email 3 of 7 · case study". */
  readonly label: string;
  readonly due: string;
  /** "Tue 3 Mar 2026 08:00", on the prospect's wall clock. */
  readonly words: string;
}

export interface EnrollRow {
  readonly row: number;
  readonly name: string;
  readonly email: string;
  readonly company: string;
  /** `unknown`: there was no time to find out, so it is asked as if it were. */
  readonly hidden: 'hidden' | 'filtered' | 'unknown' | null;
  readonly zone: string;
  readonly findings: readonly Finding[];
  /** Empty where a refusal leaves none. */
  readonly plan: readonly PlannedTouch[];
  /** Stands for all that was shown of this row. */
  readonly print: string;
}

export interface EnrollPreview {
  readonly cadence: CadenceShape;
  readonly anchor: string;
  readonly rows: readonly EnrollRow[];
  /** Selected rows with nothing in them. */
  readonly blankRows: number;
  /** What holds for all rows, such as a day past the daily cap. */
  readonly warnings: readonly string[];
}

export interface ConfirmedRow {
  readonly row: number;
  readonly email: string;
  readonly print: string;
  /** The `ask` findings that the person ticked. */
  readonly ticks: readonly FindingCode[];
}

export interface EnrollConfirmed {
  readonly cadence: string;
  readonly anchor: string;
  readonly rows: readonly ConfirmedRow[];
  /** Id of the batch, which the sidebar gives: many rows come in several calls, and one that died can be undone by it. Null takes a new one. */
  readonly batch: string | null;
}

export interface RowWords {
  readonly row: number;
  readonly email: string;
  readonly words: string;
}

export interface EnrollReport {
  readonly enrolled: readonly { readonly row: number; readonly prospectId: string }[];
  /** Rows that were not written, each with its reason. */
  readonly refused: readonly RowWords[];
  /** Undoes all calls of the batch. */
  readonly batch: string;
  readonly words: string;
}

interface UndoRequest {
  readonly batch: string;
}

export interface UndoReport {
  readonly restored: number;
  /** Rows left as they are, each with its reason. */
  readonly kept: readonly RowWords[];
  readonly words: string;
}

// ---- today and status ---------------------------------------------------------------------------------------------------------------

export interface OverviewRequest {
  readonly who: 'me' | 'all';
}

export type TouchWhen = 'overdue' | 'today' | 'coming';

export interface TouchItem {
  /** Unique in a list. */
  readonly key: string;
  readonly prospectId: string;
  /** Stands for the row as it was shown. */
  readonly print: string;
  readonly row: number;
  readonly name: string;
  readonly company: string;
  readonly owner: string;
  /** Number of the step that is next. */
  readonly step: number;
  readonly label: string;
  readonly channel: string;
  readonly due: string;
  readonly dueWords: string;
  readonly when: TouchWhen;
  /** Whether the cadence follows up a deal: there a delay counts as a push of their timeline. */
  readonly inDeal: boolean;
  /** Why then, in one line. */
  readonly why: string;
  /** Who makes the touch: the product, a person who finishes a draft, or a person who does a task. */
  readonly by: 'product' | 'draft' | 'person';
  /** Link to its open draft in the present user's mailbox; '' where there is none. */
  readonly draft: string;
  /** Why it waits although it is due, with its place and the likely day; null where it does not. */
  readonly waits: string | null;
  /** Its row on the Work sheet; null where there is none yet. */
  readonly task: TaskShown | null;
}

export interface TaskShown {
  readonly id: string;
  readonly what: string;
  readonly text: string;
  /** Phone number or link as written. */
  readonly reach: string;
}

/** A task that is no step's primary touch. */
export interface OtherTask extends TaskShown {
  readonly prospectId: string;
  /** Row of the prospect; null where there is none. */
  readonly row: number | null;
  readonly name: string;
  readonly company: string;
  readonly owner: string;
  readonly channel: string;
  /** Link to the draft that it is about, in the present user's mailbox; '' where there is none. */
  readonly draft: string;
  /** `YYYY-MM-DD`; '' where none is written. */
  readonly due: string;
  readonly dueWords: string;
  readonly when: TouchWhen;
  /** Asked for by a fresh open, and how long ago that was; '' for any other task. */
  readonly hot: string;
}

/** Something that was done from the list and can still be taken back, by the one or the other call. */
export interface NotedItem {
  readonly key: string;
  readonly name: string;
  readonly words: string;
  readonly undo:
    | { readonly call: 'act'; readonly request: ActRequest }
    | { readonly call: 'task'; readonly request: MarkDoneRequest }
    | { readonly call: 'enroll'; readonly request: UndoRequest };
}

export interface NeedsYouItem {
  readonly prospectId: string;
  /** Stands for the row as it was shown. */
  readonly print: string;
  readonly row: number;
  readonly name: string;
  readonly company: string;
  readonly owner: string;
  readonly status: string;
  readonly words: string;
  /** Link to the conversation with them in the present user's mailbox; '' where there is none. */
  readonly mail: string;
  /** Whether they wrote something that suggests what to do. */
  readonly hot: boolean;
  /** Whether the row can be resumed from here. */
  readonly resumable: boolean;
  /** An Outcome that was chosen and waits for the next run; '' for none. */
  readonly chosen: string;
  /** What can be done about it with one click, the likeliest first. */
  readonly moves: readonly Move[];
}

export interface Sending {
  readonly all: boolean;
  readonly me: boolean;
  /** What still stands in the way of automatic mail, in words; empty where nothing does. */
  readonly missing: readonly string[];
}

/** What holds one sender back, or will. */
export interface SenderLimits {
  readonly sender: string;
  /** Cap of the day, mails that wait, absence: a sentence each. */
  readonly words: readonly string[];
  /** Until when and why the mailbox rests after it was refused; '' where it does not. */
  readonly rest: string;
  /** Whether the present user may end the rest: it is their own. */
  readonly canEndRest: boolean;
}

interface Heartbeat {
  readonly sender: string;
  readonly at: string;
  readonly words: string;
}

export interface Overview {
  /** Null before set-up: then everything else is empty. */
  readonly prospects: string | null;
  /** Which of the first steps is next; null once somebody is enrolled. */
  readonly firstStep: FirstStep;
  readonly at: string;
  readonly me: string;
  readonly counts: {
    readonly rows: number;
    readonly running: number;
    readonly paused: number;
    readonly held: number;
    readonly exited: number;
    readonly overdue: number;
    readonly today: number;
    readonly coming: number;
  };
  /** Due within the coming seven days or earlier, oldest first. */
  readonly touches: readonly TouchItem[];
  /** Open tasks of the Work sheet that belong to no touch above. */
  readonly tasks: readonly OtherTask[];
  readonly needsYou: readonly NeedsYouItem[];
  /** What waits for the next run and can be taken back until then, and what this user did today, the latest first. */
  readonly noted: readonly NotedItem[];
  /** Why nothing at all is done with this file, if so; `canGoOn` where a person may say that it is right as it is. */
  readonly stopped: { readonly words: string; readonly canGoOn: boolean } | null;
  readonly sending: Sending;
  /** `order` says in which order mails go when a day is full; '' where none waits. */
  readonly limits: { readonly order: string; readonly senders: readonly SenderLimits[] };
  readonly mailbox: { readonly readable: boolean; readonly words: string };
  readonly trigger: { readonly on: boolean; readonly words: string };
  readonly heartbeats: readonly Heartbeat[];
  /** What the last run of the tick said; null where there was none. */
  readonly lastTick: { readonly at: string; readonly words: string } | null;
  readonly version: string;
}

interface TickWords {
  readonly words: readonly string[];
}

export interface SendingSwitch {
  readonly who: 'all' | 'me';
  readonly on: boolean;
}

export interface ResumeRequest {
  readonly prospectId: string;
  /** Resumes everyone of the same account who waits because of one answer. */
  readonly colleagues?: boolean;
}

export type TaskAnswer = 'Done' | 'No answer' | 'Left voicemail' | 'Skipped';

/** An answer to a task; '' takes the one back that `was` names. Or, without an answer, the day until which it waits. */
export type MarkDoneRequest =
  | { readonly taskId: string; readonly done: TaskAnswer }
  | { readonly taskId: string; readonly done: ''; readonly was: string }
  | { readonly taskId: string; readonly until: string };

// ---- Do Not Contact -----------------------------------------------------------------------------------------------------------------

export interface ListText {
  /** Pasted lines, or the text of a file. */
  readonly text: string;
}

interface LineWords {
  /** Of the text, counted from 1. */
  readonly line: number;
  readonly words: string;
}

export interface ListPreview {
  /** Lines that would be added. */
  readonly added: number;
  /** The first of them. */
  readonly examples: readonly string[];
  /** Lines that stand on the list in one form or another. */
  readonly already: number;
  /** Keys of erased people that would be put back. */
  readonly keys: number;
  /** The first lines that stand for nobody, each with the reason, and how many there are. */
  readonly unread: readonly LineWords[];
  readonly unreadCount: number;
  /** Prospects in a cadence who would leave it. */
  readonly leaving: number;
}

export interface ListReport {
  readonly added: number;
  readonly leaving: number;
  readonly words: string;
}

export interface ListExport {
  /** A name for the file. */
  readonly name: string;
  readonly text: string;
  readonly entries: number;
  /** Lines of the sheet that cannot be read and are not in the text. */
  readonly problems: readonly string[];
}

export interface EraseRequest {
  /** An address, for somebody who may have no row; '' takes the selected rows. */
  readonly address: string;
}

interface ErasedPerson {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly rows: readonly number[];
}

export interface ErasePreview {
  /** Nobody, where nothing that can be erased is selected; `warnings` say why. */
  readonly people: readonly ErasedPerson[];
  readonly goes: readonly string[];
  readonly stays: readonly string[];
  readonly warnings: readonly string[];
  /** To be handed back: the rows and the address that were asked for, and what was shown of them. */
  readonly rows: readonly number[];
  readonly address: string;
  readonly print: string;
}

export interface EraseConfirmed {
  readonly rows: readonly number[];
  readonly address: string;
  readonly print: string;
}

export interface EraseReport {
  readonly done: readonly string[];
  /** What a person still has to do elsewhere. */
  readonly stays: readonly string[];
}
