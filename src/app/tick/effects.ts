import type { Instant } from '../../engine/calendar';
import type { Prospect } from '../../engine/decision';
import type { Channel } from '../../engine/vocabulary';
import type { Cell } from '../../sheet/cells/cell';
import type { WrittenFieldId } from '../../sheet/fields';
import type { ProspectState } from '../../sheet/prospectState';

/** A line for the Log that is history, not journal: what was decided about a row, in words. */
export interface Noted {
  readonly what: string;
  readonly words: string;
  readonly step?: number;
  readonly channel?: Channel;
  /** When the mail came that this line is about; the line itself bears the time at which a run read it. */
  readonly came?: Instant;
}

/** Work for a person. */
export interface TaskAsked {
  /** "step.channel" or what else it is; part of the task's id, so that the same work is never listed twice. */
  readonly touch: string;
  /** The enrollment it belongs to. */
  readonly enrollment: number;
  readonly due: Instant;
  readonly channel: Channel | '';
  readonly what: string;
  readonly text: string;
  /** To the top of the list: it is hot. */
  readonly first: boolean;
}

/** A mail that is not a step of a cadence: a person sends it. */
export type OwedDraft = 'permission' | 'final';

/** One row while a tick works on it: what it says now, and what must be written. */
export interface RowInHand {
  readonly prospect: Prospect;
  readonly state: ProspectState;
  /** What Needs You says now, and the row's tags. */
  readonly needsYou: string;
  readonly tags: string;
  /** Cells to write, by field; dates as they go into the sheet. */
  readonly cells: Readonly<Partial<Record<WrittenFieldId, Cell>>>;
  readonly noted: readonly Noted[];
  readonly tasks: readonly TaskAsked[];
  /** This address is to be put on the Do Not Contact sheet, for this reason. */
  readonly block: string | null;
}

export const inHand = (
  prospect: Prospect,
  state: ProspectState,
  shown: { readonly needsYou: string; readonly tags: string },
): RowInHand => ({
  prospect,
  state,
  ...shown,
  cells: {},
  noted: [],
  tasks: [],
  block: null,
});
