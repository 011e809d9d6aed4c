/** What the Health view and the server say to each other. */

/** `stopped`: nothing goes out, or nothing at all is done. `needs you`: the rest goes on, and a person has something to put right. */
export type HealthLevel = 'good' | 'needs you' | 'stopped';

/**
 * What a button can put right: what set-up made and somebody damaged, the hourly run of the present user, the rest of their mailbox,
 * or a stop after which a person takes this version of the file for the right one.
 */
export type HealthRepair = 'sheet' | 'run' | 'rest' | 'go on';

export type HealthRequest = { readonly what: 'look' } | { readonly what: 'repair'; readonly does: HealthRepair };

export interface HealthCheck {
  /** What was looked at: "Hourly run". */
  readonly name: string;
  readonly level: HealthLevel;
  readonly words: string;
  /** What exactly, and what to do about it by hand: a sentence each. */
  readonly more: readonly string[];
  readonly repair: { readonly does: HealthRepair; readonly words: string } | null;
}

/** One of the coming days on which mail goes out. */
export interface SendingDay {
  /** "Mon 2 Mar". */
  readonly words: string;
  /** Automatic mails due on the day, those of days without sending before it included. */
  readonly due: number;
  /** Of all that is due by then, what goes on this day. */
  readonly goes: number;
  /** How many may go. */
  readonly room: number;
}

export interface SenderOutlook {
  readonly sender: string;
  readonly days: readonly SendingDay[];
  /** Mails that are due within these days and still wait after them. */
  readonly waiting: number;
}

/** How far a person's permissions reach; each rung rests on those before it. */
export interface Rung {
  readonly name: string;
  /** What Next Touch does on it. */
  readonly words: string;
  /** Null where Google does not tell. */
  readonly reached: boolean | null;
  /** Each permission it needs, in plain words; `granted` is null where Google does not tell. */
  readonly needs: readonly { readonly words: string; readonly granted: boolean | null }[];
}

export interface Health {
  readonly level: HealthLevel;
  /** The light in one sentence. */
  readonly words: string;
  /** Worst first. */
  readonly checks: readonly HealthCheck[];
  /** If nobody answers: the present user first. */
  readonly outlook: readonly SenderOutlook[];
  readonly rungs: readonly Rung[];
  /** Where missing permissions are granted; '' where nothing is missing or Google names no page. */
  readonly grantAt: string;
  /** What the repair that was asked for did; empty for a look. */
  readonly done: readonly string[];
}
