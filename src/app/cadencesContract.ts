import type { CadenceShape } from './sidebarContract';

/** What the sidebar's Cadences view and the script say to each other. A step crosses as the texts of its cells: the sheet's own reader judges them. */

export interface StepDraft {
  /** Its number in the cadence as it stands on the sheet; null for a new one. */
  readonly from: number | null;
  readonly day: string;
  /** "email + linkedin". */
  readonly touches: string;
  readonly type: string;
  readonly aim: string;
  readonly format: string;
  readonly angle: string;
  readonly weight: string;
  /** Keys on the Templates sheet, where they are not the usual ones. */
  readonly template: string;
  /** "office" or ''. */
  readonly hours: string;
  readonly ends: string;
}

export interface CadenceDraft {
  readonly pace: string;
  readonly days: string;
  readonly steps: readonly StepDraft[];
}

/** One kind of prospect and the days on which each step is due for it, counted from the anchor. */
export interface Tier {
  readonly words: string;
  readonly days: readonly number[];
}

/** What is said of a cadence by the same rules that read the sheet. */
export interface Judged {
  /** What keeps it from being used, or should be thought over: a sentence each. */
  readonly lines: readonly string[];
  readonly tiers: readonly Tier[];
  /** Null where it cannot be used. */
  readonly shape: CadenceShape | null;
}

export interface CadenceShown extends Judged {
  readonly id: string;
  readonly name: string;
  /** `changed`: the team's version of a built-in. */
  readonly kind: 'built-in' | 'changed' | 'own';
  /** Null where the sheet has to be mended first. */
  readonly draft: CadenceDraft | null;
  /** The way back to what was shipped; null where there is nothing to put back. */
  readonly shipped: CadenceDraft | null;
  /** Whose it is, how many steps, who is in it. */
  readonly facts: string;
  /** Prospects who are in it. */
  readonly people: number;
  /** What deleting it means; '' where it cannot be deleted. */
  readonly deleting: string;
  /** Stands for its rows as they were shown. */
  readonly print: string;
}

export interface CadenceList {
  readonly cadences: readonly CadenceShown[];
  readonly today: string;
  /** How it goes which mails a person finishes. */
  readonly modes: string;
}

/** One prospect whom an edit moves. */
export interface Moved {
  readonly row: number;
  readonly name: string;
  readonly status: string;
  /** The next touch before and after. */
  readonly words: string;
  /** What else comes of it: due at once, a step again, a step never; '' for nothing. */
  readonly note: string;
}

export interface Effect {
  readonly moved: number;
  readonly words: string;
  /** The first of those who move. */
  readonly rows: readonly Moved[];
  /** A name for a copy that nobody is in yet, and what becomes of the others. */
  readonly free: string;
  readonly staying: string;
}

export interface Sample {
  /** Whose dates these are, in words. */
  readonly who: string;
  /** One person with the date of each step. */
  readonly rows: readonly { readonly who: string; readonly lines: readonly string[] }[];
}

/** A line of the Templates sheet. */
export interface Wording {
  readonly subject: string;
  readonly body: string;
  readonly role: string;
  readonly weight: string;
}

interface OfTouch {
  /** Id of the cadence. */
  readonly cadence: string;
  readonly step: number;
  readonly channel: string;
}

export interface Texts extends OfTouch {
  readonly key: string;
  readonly label: string;
  readonly lines: readonly Wording[];
  /** What each line is called among the others: "Everybody, light, wording B". */
  readonly names: readonly string[];
  /** Which other steps take the same text, and what a change means to them; '' for none. */
  readonly shared: string;
  /** Whether it is another step's text, of which this step can have a copy. */
  readonly borrowed: boolean;
  readonly tokens: readonly string[];
  readonly print: string;
}

export interface TextTried {
  /** Whose values are in it; '' where there is no prospect. */
  readonly who: string;
  readonly subject: string;
  readonly body: string;
  /** Why it could not be written for them; '' where it could. */
  readonly problem: string;
  readonly findings: readonly { readonly severity: 'error' | 'warning'; readonly words: string; readonly source: string }[];
  /** How long it is, beside the first mail. */
  readonly length: string;
}

export type CadencesAsk =
  | { readonly what: 'list' }
  | { readonly what: 'judge'; readonly base: string; readonly draft: CadenceDraft }
  | { readonly what: 'effect'; readonly base: string; readonly draft: CadenceDraft }
  | { readonly what: 'sample'; readonly base: string; readonly draft: CadenceDraft; readonly anchor: string }
  | ({ readonly what: 'texts' } & OfTouch)
  | ({ readonly what: 'try'; readonly text: Wording } & OfTouch);

export interface CadencesAnswers {
  list: CadenceList;
  judge: Judged;
  effect: Effect;
  sample: Sample;
  texts: Texts;
  try: TextTried;
}

export type CadencesAnswer = CadencesAnswers[keyof CadencesAnswers];

/** A cell on its way to the page and back: a date as its instant. */
export type SentCell = string | number | boolean | { readonly at: number };

export interface SentLine {
  readonly from: number | null;
  readonly cells: readonly SentCell[];
  readonly row?: number;
}

/** Puts back what stood in some rows of a sheet, where they still hold what was written. */
export interface PutBack {
  readonly sheet: 'cadences' | 'templates';
  /** Sequence Name or template key. */
  readonly name: string;
  readonly lines: readonly SentLine[];
  readonly at: number;
  readonly print: string;
}

export type CadencesSave =
  | {
      readonly does: 'save';
      readonly base: string;
      readonly draft: CadenceDraft;
      /** A new Sequence Name leaves the cadence itself as it is; null saves it in place. */
      readonly as: string | null;
      readonly print: string;
    }
  | { readonly does: 'delete'; readonly name: string; readonly print: string }
  /** `line` is counted from 0; null adds one. A null `text` takes the line away. `apart` gives the step a copy of its own first. */
  | ({
      readonly does: 'text';
      readonly line: number | null;
      readonly text: Wording | null;
      readonly apart: boolean;
      readonly print: string;
    } & OfTouch)
  | { readonly does: 'put back'; readonly parts: readonly PutBack[] };

export type CadencesSaved =
  /** Somebody changed these rows since they were shown: nothing was written. */
  | { readonly kind: 'changed'; readonly words: string; readonly list: CadenceList }
  | {
      readonly kind: 'saved';
      readonly words: string;
      /** Id of the cadence that was written; '' where it is gone. */
      readonly id: string;
      readonly undo: readonly PutBack[];
      readonly list: CadenceList;
    };
