import type { Cadence } from './cadence';
import type { CivilDay, DaysOff, Instant, Moment } from './calendar';
import type { Channel, EngagementLevel, ExitReason, Mode, Outcome, Pause, Status } from './vocabulary';
import type { Zone } from './zones';

/** A cell of the row that could not be read, in words for the person who can correct it. */
export interface RowProblem {
  /** Heading of the column. */
  readonly field: string;
  readonly words: string;
  /** `all` holds the row; `email` holds its emails only; `nothing` is told and taken as blank (a deal size, a committee). */
  readonly holds: 'all' | 'email' | 'nothing';
  /** True where the rules of leaving by time rest on this cell: what is not read cannot end a cadence. */
  readonly hidesExit?: boolean;
}

/** Why a row is paused; kept in its hidden State. Only some pauses end by themselves. */
export type PauseCause =
  | 'reply'
  | 'absence'
  | 'meeting'
  | 'follow up'
  | 'by hand'
  | 'took over'
  | 'data'
  | 'review'
  | 'colleague';

/** What a pause keeps in the row's hidden State. */
export interface PauseKept {
  readonly cause: PauseCause;
  /** Last day of waiting is the day before this one; null where a person must say. */
  readonly until: CivilDay | null;
  /** Days of the gap that remained, counted as the cadence counts; null where no step was ahead. */
  readonly remaining: number | null;
}

/** One more person of the account, who gets a version of their own. */
export interface Stakeholder {
  readonly role: string;
  readonly address: string | null;
}

/** The row as the rules see it. Text is trimmed; null is blank (or unreadable, and then `problems` says so). */
export interface Prospect {
  readonly id: string;
  /** Sequence Name or id; '' for a row that never was enrolled. */
  readonly sequence: string;
  readonly status: Status | null;
  /** The reason they last left a cadence for. */
  readonly exitReason: ExitReason | null;
  readonly anchor: Moment | null;
  /** Steps done or skipped. */
  readonly stepsDone: number;
  readonly lastContact: Moment | null;
  readonly lastReply: Moment | null;
  readonly notBefore: Moment | null;
  readonly followUpOn: Moment | null;
  readonly meetingDate: Moment | null;
  readonly outcome: Outcome | null;
  readonly dealSize: number | null;
  readonly stakeholders: number | null;
  readonly stakeholderRoles: readonly Stakeholder[];
  readonly engagement: EngagementLevel | null;
  readonly timelinePushes: number;
  /** The row's own zone; null takes the team's default, else the sheet's. An unknown one is a problem that holds `all`. */
  readonly zone: Zone | null;
  readonly country: string;
  readonly strategic: boolean;
  readonly mode: Mode | null;
  readonly linkedInReason: string;
  readonly triggerEvent: string;
  /** When the row was last enrolled or resumed, from its State: older signs no longer count. */
  readonly since: Instant | null;
  readonly pause: PauseKept | null;
  /** Whether a prospect who said no was asked for another approach, or allowed it; null where they never said no. */
  readonly permission: 'asked' | 'given' | null;
  readonly problems: readonly RowProblem[];
}

/** What the words of a reply suggest. Nothing is done about it until a person agrees. */
export interface Suggestion {
  readonly kind: 'interested' | 'not-interested' | 'not-now' | 'wrong-person' | 'left-company' | 'opt-out';
  /** The Outcome that a person would choose; null where nothing but an answer is called for. */
  readonly outcome: Outcome | null;
  /** For `not-now`: the day to come back on, where the reply names one. */
  readonly followUpOn: CivilDay | null;
}

/** Something seen in a mailbox, at its instant, with the words a person needs to recognise it. */
export interface MailSign {
  readonly at: Instant;
  readonly words: string;
  /** Set on a reply whose intent could be guessed. */
  readonly suggests?: Suggestion | null;
}

/** What the Owner's mailbox shows about one prospect and is not yet recorded on the row. */
export interface MailFacts {
  /** False: replies cannot be read, and so nothing is sent. */
  readonly readable: boolean;
  readonly optOut: MailSign | null;
  readonly leftCompany: MailSign | null;
  readonly reply: MailSign | null;
  readonly outOfOffice: (MailSign & { readonly returns: CivilDay | null }) | null;
  /** The Owner wrote to the prospect by hand. */
  readonly tookOver: MailSign | null;
}

/** May an email go by itself right now? `shut` is a switch or a missing postal address, `full` is a cap or a quota. */
export type SendingGate = { readonly kind: 'open' } | { readonly kind: 'shut' | 'full'; readonly words: string };

/** When the row's Owner is away. */
export interface OwnerAway {
  /** All days of absence, those to come and those gone by. */
  readonly days: DaysOff;
  /** The last day of the absence that today lies in; null where they are there. */
  readonly until: CivilDay | null;
}

/** What a person chose in the Done column of a task. */
export type TaskDone = 'Done' | 'No answer' | 'Left voicemail' | 'Skipped';

/** The world around one row, gathered before the rules are asked. */
export interface WorldFacts {
  readonly doNotContact: { readonly scope: 'address' | 'domain'; readonly entry: string } | null;
  /** The row's present address has bounced hard. A corrected address has not. */
  readonly bounced: MailSign | null;
  readonly colleagueReplied: (MailSign & { readonly who: string }) | null;
  /** Null: this tick runs for somebody else than the row's Owner, so it neither reads nor sends. */
  readonly mail: MailFacts | null;
  readonly sending: SendingGate;
  /** Null: nothing is known of an absence of the Owner. */
  readonly away: OwnerAway | null;
  /** The next step has been waiting for capacity, so it is not stale. */
  readonly waitingForCapacity: boolean;
  /** The task of the next step's primary touch, if the Work sheet has one. */
  readonly task: { readonly due: Instant; readonly done: TaskDone | null } | null;
  /** The next step's draft lies in the Owner's mailbox, unsent. */
  readonly draftOpen: boolean;
  /** Call attempts made to this prospect so far, in any cadence. */
  readonly callAttempts: number;
  /** Why the next email cannot be written as it is: no template, an unfilled token, words already sent. */
  readonly messageProblem: string | null;
  /** Roles for which the next step's template has a version. */
  readonly roleVersions: readonly string[];
}

/** One rule that led to a decision, in a plain sentence. */
export interface RuleApplied {
  readonly rule: string;
  readonly words: string;
}

/** A cadence that a row enters: no steps done, no pushes, a new anchor. */
export interface Entry {
  readonly cadence: Cadence;
  /** Null: the date must be asked for before anything is due. */
  readonly anchor: Moment | null;
  readonly status: 'Active' | 'Resumed';
}

export type ExitTask = 'find the right address' | 'find the right person' | 'check address and deliverability';

/** A touch beside the primary one. */
export interface SecondaryTouch {
  readonly channel: Channel;
  /** Written in the cadence, from executive to executive, for a large committee, or because the row names a LinkedIn Reason. */
  readonly why: 'written' | 'strategic' | 'account-based' | 'connection';
  /** Who makes it, where that is not the Owner; else ''. */
  readonly sender: string;
}

/** One more addressee of a step; without an address, the touch is a task to find it. */
export interface RoleTouch extends Stakeholder {
  /** Spaced: no two people of one account hear from the team on the same day. */
  readonly day: CivilDay;
}

/** What one outcome asks to be written beside its pause or exit. */
export interface OutcomeEffect {
  readonly outcome: Outcome;
  /** New value of Timeline Pushes, or null to leave it. */
  readonly timelinePushes: number | null;
  /** Write this as Last Reply Date (by telephone or LinkedIn, where no mailbox sees it). */
  readonly lastReply: Instant | null;
}

export type Verdict =
  /** Nothing to do: never enrolled, has left, or rests until a person acts. */
  | { readonly kind: 'none'; readonly reason: string }
  /** Leaves its cadence, and may enter another. */
  | {
      readonly kind: 'exit';
      readonly reason: ExitReason;
      readonly enters: Entry | null;
      readonly tags: readonly string[];
      readonly tasks: readonly ExitTask[];
      /** A draft owed to the prospect, for a person to send: thanks and permission, or the final email. */
      readonly draft: 'permission' | 'final' | null;
      /** Channels on which the product never contacts them again. */
      readonly blocks: 'all' | 'email' | null;
      /** The outcome that was acted on, to be logged and cleared. */
      readonly outcome: Outcome | null;
      /** What a person should do, in words; '' for nothing. */
      readonly needsYou: string;
    }
  | {
      readonly kind: 'pause';
      readonly pause: Exclude<Pause, 'Held'>;
      readonly kept: PauseKept;
      readonly effect: OutcomeEffect | null;
      /** Write this as Last Reply Date. */
      readonly lastReply: Instant | null;
      /** What the reply seems to ask for. */
      readonly suggests: Suggestion | null;
      readonly reason: string;
      readonly needsYou: string;
    }
  /** Somebody who has left wrote all the same: a person should know. */
  | {
      readonly kind: 'late reply';
      readonly lastReply: Instant;
      readonly suggests: Suggestion | null;
      readonly reason: string;
      readonly needsYou: string;
    }
  /** Bad data or doubt. A cause of `data` ends by itself once the row can be read, the others when a person resumes. */
  | { readonly kind: 'hold'; readonly kept: PauseKept; readonly reason: string; readonly needsYou: string }
  | { readonly kind: 'resume'; readonly notBefore: CivilDay | null; readonly reason: string }
  /** An outcome that changes nothing here: logged and cleared. */
  | { readonly kind: 'set aside'; readonly outcome: Outcome; readonly reason: string }
  /** The anchor that was asked for has come. */
  | { readonly kind: 'anchor'; readonly anchor: Moment; readonly reason: string }
  /** Not yet. `until` is null where no instant is known (a switch, another person's mailbox). */
  | { readonly kind: 'wait'; readonly until: Instant | null; readonly forCapacity: boolean; readonly reason: string }
  | {
      readonly kind: 'touch';
      /** Counts from 1. */
      readonly step: number;
      readonly channel: Channel;
      readonly mode: 'send' | 'draft' | 'task';
      readonly due: Instant;
      readonly template: string;
      readonly secondary: readonly SecondaryTouch[];
      readonly roles: readonly RoleTouch[];
      readonly research: boolean;
      readonly offerVideo: boolean;
      /** A person should like or comment before the LinkedIn message. */
      readonly engageFirst: boolean;
      readonly reason: string;
    }
  /** The step's primary task was closed: the step counts as done today. Closing a task never ends a pause. */
  | {
      readonly kind: 'advance';
      readonly step: number;
      readonly how: TaskDone;
      readonly callAttempt: boolean;
      /** Status afterwards: Active for a row that runs, else the pause it is in. */
      readonly status: 'Active' | Pause;
      readonly reason: string;
    }
  /** A task nobody did: it ends, the step counts as done today, and the Log says so. */
  | { readonly kind: 'lapse'; readonly step: number; readonly reason: string };

export type Decision = Verdict & { readonly because: readonly RuleApplied[] };
