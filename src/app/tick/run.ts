import type { Instant } from '../../engine/calendar';
import type { Rules } from '../../engine/rules';
import type { IncomingMail } from '../../mail/mimeIn';
import type { Furnishing } from '../../ports/furnishing';
import type { Mailbox } from '../../ports/mailbox';
import type { Spreadsheet } from '../../ports/spreadsheet';
import type { Clock, Identity, Lock, Store } from '../../ports/world';
import type { Cell } from '../../sheet/cells/cell';
import type { WrittenFieldId } from '../../sheet/fields';
import type { LogEntry } from '../../sheet/logSheet';
import type { OwnField } from '../../sheet/ownCells';
import type { ThreadState } from '../../sheet/prospectState';
import type { ProspectRow } from '../../sheet/prospects';
import type { RowInHand } from './effects';
import type { Claim } from './journal';
import type { LogTail } from './logTail';
import type { Mark } from './mark';

/** Everything outside that a tick may touch. */
export interface World {
  readonly sheets: Spreadsheet;
  readonly furnishing: Furnishing;
  readonly mailbox: Mailbox;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly store: Store;
  readonly identity: Identity;
}

/** One row that this tick works on. `hand` is replaced as decisions are applied; nothing of it is in the sheet before it is recorded. */
export interface TickRow {
  readonly source: ProspectRow;
  readonly email: string;
  /** True where this user is the row's Owner: only then is the mailbox looked at, and only then may anything be sent. */
  readonly mine: boolean;
  /** Whose mailbox holds the threads and the draft of this row: the Owner's, or that of the Owner before, until somebody confirms the change. */
  readonly mailbox: string;
  /** Another row bears the same Prospect ID. */
  readonly isTwin: boolean;
  /** Set where this is not the prospect but one more person of the account, named under Stakeholder Roles of the main row. */
  readonly beside?: { readonly role: string; readonly main: TickRow };
  /** The latest thread when the tick began: an exit forgets it, and a draft owed on the way out still belongs there. */
  readonly lastThread: ThreadState | null;
  hand: RowInHand;
  /** The row as it stood when it was last written down, or read: while nothing happened to it, there is nothing to compare. */
  recorded: RowInHand;
  /** Cells as this tick last wrote them. */
  written: Partial<Record<WrittenFieldId, Cell>>;
  /** Cells that a person took over while this tick ran: they are left alone. */
  readonly kept: Set<WrittenFieldId>;
  /** Cells that a person typed over before this tick, and that are taken as they stand. */
  readonly accepts: readonly OwnField[];
  /** The hidden State cannot be read, or is another row's: what was sent is not known. */
  readonly stateLost: boolean;
  /** True while the sheet does not say what this tick knows of the row: it vanished, stands there twice, or somebody else wrote it. */
  unwritten: boolean;
}

/** What one tick knows while it runs. */
export interface Run {
  readonly world: World;
  readonly rules: Rules;
  readonly spreadsheetId: string;
  readonly me: string;
  /** The instant at which the tick began: one "now" for every decision. */
  readonly now: Instant;
  /** Distinguishes this run's claims from those of any other. */
  readonly attempt: string;
  /** What keys of this file begin with, and the State of its rows carries. */
  readonly fileMark: string;
  readonly rows: readonly TickRow[];
  readonly byId: ReadonlyMap<string, TickRow>;
  claims: readonly Claim[];
  /** The first row of the Log that is not known to be settled. */
  journalRow: number;
  /** `alone`: a lock keeps other runs away. `tail`: the end of the Log as this run found it. `appended`: lines that this run wrote. */
  readonly log: { readonly alone: boolean; readonly tail: LogTail; appended: number };
  /** The line of the Log that this user's last run left as its mark; null before the first. */
  readonly mark: Mark | null;
  /** What this user sent since their last run; asked of the mailbox once. */
  readonly recentlySent: () => readonly IncomingMail[];
  /** Message ids of what this run sent: the mailbox will show them as new. */
  readonly ownMails: string[];
  /** Steps that an earlier run sent and this one wrote down: the work beside them was not listed then. */
  readonly foundSent: { readonly row: TickRow; readonly step: number }[];
  /** Mails of which nobody knows: the Log says so once their rows do, since a resumed row counts as one whose doubts were seen. */
  readonly doubts: { readonly row: TickRow; readonly line: LogEntry }[];
  /** Rows whose draft was taken back in this run. */
  readonly draftsTakenBack: Set<TickRow>;
  /** Drafts that a person sent, and how much of each they had changed. */
  readonly shares: { readonly email: string; readonly share: number }[];
  /** Addresses from which a row's person asked not to be contacted. */
  readonly askedForSilence: Map<TickRow, Set<string>>;
  /** The last writing of this run that stands as a whole. */
  written?: { readonly at: Instant };
  /** Sentences for the person who looks at what the tick did. */
  readonly told: string[];
}

/** Milliseconds after which a tick begins nothing more: Google ends an execution at six minutes, without a word. */
export const enough = 4.5 * 60_000;

export const isTimeUp = (run: Run): boolean => run.world.clock.elapsed() > enough;
