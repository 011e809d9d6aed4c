import type { TaskAnswer } from './sidebarContract';

/** What the sidebar offers about one row, and what it asks to be done. Days are `YYYY-MM-DD`, '' for none. */

/** A move that one click makes. */
export interface Move {
  readonly does: Exclude<ActRequest['does'], 'take back'> | 'resume all';
  /** The Outcome that is chosen or taken back, the Exit Reason, or how a step was done; '' for a move that is none of these. */
  readonly outcome: string;
  /** On the button; a day follows it where `date` is set. */
  readonly words: string;
  /** The day it needs: the column it goes into, and what is known of it. */
  readonly date: { readonly heading: string; readonly value: string } | null;
  /** The words it needs: the column they go into, and what stands there. */
  readonly text?: { readonly heading: string; readonly value: string };
  /** The step that a skip passes over. */
  readonly step?: number;
  /** What it changes, in a sentence; left out where the button says it all. */
  readonly tells?: string;
  /** Whether something on the row or in their mail suggests it. */
  readonly suggested: boolean;
}

interface OfRow {
  readonly prospectId: string;
  /** The row as it was shown: where it says something else by now, nothing is done. Left out, it is not compared. */
  readonly print?: string;
}

export type ActRequest =
  /** Chooses an Outcome, as typing it into the row would. */
  | (OfRow & { readonly does: 'outcome'; readonly outcome: string; readonly date: string })
  /** Takes the Outcome back, while no run has acted on it. */
  | (OfRow & { readonly does: 'undo' })
  /** Fills a date that the row asks for. */
  | (OfRow & { readonly does: 'date'; readonly heading: string; readonly date: string })
  /** Notes that somebody who said no allows another approach, and from when. */
  | (OfRow & { readonly does: 'permission'; readonly date: string })
  /** Pauses a row that runs; the way back from a resume. */
  | (OfRow & { readonly does: 'pause' })
  | (OfRow & { readonly does: 'resume' })
  /** Ends the cadence for a reason that no Outcome stands for. */
  | (OfRow & { readonly does: 'exit'; readonly reason: string })
  | (OfRow & { readonly does: 'dismiss' })
  /** Counts the next step as skipped, or as done by hand where `how` says so; `step` is the one that was shown. */
  | (OfRow & { readonly does: 'skip'; readonly step: number; readonly how?: TaskAnswer })
  /** Nothing is due before that day. */
  | (OfRow & { readonly does: 'snooze'; readonly date: string })
  /** Puts back what an act of this sidebar wrote, while nothing has come of it. */
  | (OfRow & { readonly does: 'take back'; readonly act: string })
  /** Restarts in Re-Engagement over the row's Trigger Event, or over one that is typed here and goes into that column. */
  | (OfRow & { readonly does: 're-engage'; readonly event?: string });

/** What came of an act; `undo` takes it back, null where nothing was written that could be. */
export interface Acted {
  readonly words: string;
  readonly undo: ActRequest | null;
}
