import type { Finding, LintContext } from '../mail/lint';
import type { Move } from './actContract';
import type { CadenceShape, PlannedTouch, TaskShown } from './sidebarContract';

/** What the Prospect view and the script say to each other: one row, its story, and what comes next. */

export interface ProspectRequest {
  /** The prospect who is looked at, wherever they stand; '' takes the selected row. */
  readonly prospectId: string;
  /** Who is shown: they stay while another sheet is open. '' for nobody. */
  readonly shownId: string;
  /** `mark` of what is shown: where it still holds nothing is worked out. '' asks for everything. */
  readonly mark: string;
}

/** One thing that happened, as the Log has it. */
export interface PastTouch {
  /** "Tue 3 Mar 2026 08:00" in the sheet's zone; '' where the Log's cell was damaged. */
  readonly at: string;
  readonly what: string;
  /** What else the Log says of it; '' for nothing. */
  readonly words: string;
  /** Gmail's page of its thread, where it lies in the present user's mailbox; else ''. */
  readonly link: string;
}

/** What the words of a mail are compared with: handed back as it is where other words are to be looked at. */
interface LintBasis {
  readonly initial: string;
  readonly context: LintContext;
}

/** What the next step will say. */
export type NextWords =
  /** A mail exactly as it goes, by itself or as a draft. */
  | {
      readonly kind: 'mail';
      readonly to: string;
      readonly subject: string;
      readonly body: string;
      /** The template's words filled in, without signature, footer and quote. */
      readonly words: string;
      /** Why it would not go out as it is; '' where nothing stands in its way. */
      readonly holds: string;
      readonly findings: readonly Finding[];
      readonly basis: LintBasis;
    }
  /** A text for a person to use: call notes, a LinkedIn message. */
  | { readonly kind: 'text'; readonly text: string; readonly findings: readonly Finding[] }
  /** It cannot be written as it is. */
  | { readonly kind: 'problem'; readonly words: string };

export interface NextShown {
  readonly step: number;
  readonly label: string;
  readonly channel: string;
  /** "Tue 3 Mar 2026 08:00 (Europe/Berlin)"; '' while nobody can say. */
  readonly due: string;
  /** Who makes it: the product, a person who finishes a draft, or a person who does a task. */
  readonly by: 'product' | 'draft' | 'person';
  readonly why: string;
  /** What stands in its way now; '' for nothing. */
  readonly waits: string;
  readonly words: NextWords;
  /** The steps after it, if each is done on its day. */
  readonly later: readonly PlannedTouch[];
}

export interface OpenTask extends TaskShown {
  readonly channel: string;
  /** What it was answered with, until the next run acts on it; '' for nothing yet. */
  readonly done: string;
}

export interface ProspectStory {
  readonly prospectId: string;
  readonly row: number;
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly title: string;
  readonly phone: string;
  readonly linkedin: string;
  readonly owner: string;
  /** "14:05 there (Europe/Berlin)". */
  readonly clock: string;
  /** '' for somebody who never was in a cadence. */
  readonly cadence: string;
  readonly shape: CadenceShape | null;
  /** "Email 3 of 7"; '' for none. */
  readonly step: string;
  readonly status: string;
  /** Why it stands as it does and what the next run makes of it, a sentence each. */
  readonly reasons: readonly string[];
  /** Other people of the account who get versions of their own, a line each. */
  readonly others: readonly string[];
  /** Cells of the row that could not be read. */
  readonly problems: readonly string[];
  readonly next: NextShown | null;
  /** Their open tasks on the Work sheet. */
  readonly tasks: readonly OpenTask[];
  /** Newest first. */
  readonly past: readonly PastTouch[];
  /** Older ones that are not listed. */
  readonly pastLeft: number;
  readonly moves: { readonly first: readonly Move[]; readonly outcomes: readonly Move[]; readonly switches: readonly Move[] };
  /** What the present user did here last and can take back; null for nothing. An enrolling is named by its batch. */
  readonly undo: { readonly does: 'act' | 'enroll'; readonly id: string; readonly words: string } | null;
  /** To be handed back with every move. */
  readonly print: string;
}

export type ProspectAnswer =
  | { readonly kind: 'same'; readonly selected: string }
  /** Nobody is shown; `words` are '' where the file is not set up. */
  | { readonly kind: 'none'; readonly words: string; readonly mark: string; readonly selected: string }
  /** `selected` stands for the selected row: it tells when another one was selected, whoever is shown. */
  | { readonly kind: 'story'; readonly story: ProspectStory; readonly mark: string; readonly selected: string };

export interface LintRequest {
  readonly subject: string;
  readonly words: string;
  readonly basis: LintBasis;
}

export interface LintAnswer {
  readonly findings: readonly Finding[];
}

export interface TestSendRequest {
  readonly prospectId: string;
  readonly print: string;
}
