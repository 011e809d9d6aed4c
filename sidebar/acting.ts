import type { ActRequest, Move } from '../src/app/actContract';
import type { TaskAnswer } from '../src/app/sidebarContract';

/** What a person typed beside a move. */
export interface Typed {
  /** `YYYY-MM-DD`; '' where the move needs none. */
  readonly day: string;
  readonly text: string;
}

/** The row as it was shown to whoever acts on it. */
export type ShownRow = Pick<ActRequest, 'prospectId' | 'print'>;

/** What is asked of the script for a move; null for one that is a call of its own. */
export function requestOf(row: ShownRow, { does, outcome, date, step = 0 }: Move, { day, text }: Typed): ActRequest | null {
  switch (does) {
    case 'outcome':
      return { ...row, does, outcome, date: day };
    case 'date':
      return { ...row, does, heading: date?.heading ?? '', date: day };
    case 'permission':
    case 'snooze':
      return { ...row, does, date: day };
    case 'exit':
      return { ...row, does, reason: outcome };
    case 're-engage':
      return { ...row, does, ...(text === '' ? {} : { event: text }) };
    case 'skip':
      return { ...row, does, step, ...(outcome === '' ? {} : { how: outcome as TaskAnswer }) };
    case 'undo':
    case 'pause':
    case 'resume':
    case 'dismiss':
      return { ...row, does };
    case 'resume all':
      return null;
  }
}
