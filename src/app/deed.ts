import { type CivilDay, parseCivil } from '../engine/calendar';
import type { Prospect } from '../engine/decision';
import { startOfDay } from '../engine/zones';
import type { Cell } from '../sheet/cells/cell';
import { fieldOf, type WrittenFieldId } from '../sheet/fields';
import type { OwnField } from '../sheet/ownCells';
import type { ProspectState } from '../sheet/prospectState';
import { writeState } from '../sheet/prospectState';
import type { ProspectRow } from '../sheet/prospects';
import type { Book } from './book';
import type { ResumePorts } from './resume';
import type { Noted } from './tick/effects';

/** One row that a person acts on from the sidebar, as it was just read. */
export interface Acting {
  readonly ports: ResumePorts;
  readonly book: Book;
  readonly source: ProspectRow;
  readonly prospect: Prospect;
  readonly state: ProspectState;
  readonly today: CivilDay;
}

/** Columns of a person's own that the sidebar fills for them, as they would by typing. */
type TypedField = 'followUpOn' | 'meetingDate' | 'triggerEvent';
export type DeedField = WrittenFieldId | TypedField;
export type DeedCells = Partial<Readonly<Record<DeedField, Cell>>>;

/** What a click writes: cells, what the Log says of it, and what the person reads. */
export interface Deed {
  readonly cells: DeedCells;
  readonly state?: Partial<ProspectState>;
  /** Goes into its column; where the sheet has none, the hidden State keeps it. */
  readonly day?: { readonly field: 'followUpOn' | 'meetingDate'; readonly day: CivilDay };
  /** Cells that a person typed over and that are taken as they stand from now on. */
  readonly accepts?: readonly OwnField[];
  readonly noted: readonly Noted[];
  /** The act that this one takes back. */
  readonly undoes?: string;
  readonly words: string;
}

/** A day typed in the sidebar; null where none was. */
export function dayIn(text: string): CivilDay | null {
  if (text === '') return null;
  const day = parseCivil(text);
  if (day === null) throw new Error('This is no date: choose a day.');
  return day;
}

/**
 * All cells of a deed as they go into the row.
 * @throws words for the person where the sheet has no column for what was typed
 */
export function cellsOf({ book, state }: Acting, { cells, state: changed = {}, day }: Deed): DeedCells {
  const { columnOf } = book.headings;
  if (cells.triggerEvent !== undefined && columnOf.triggerEvent === undefined)
    throw new Error(`This sheet has no column ${fieldOf('triggerEvent').heading}: run set-up with the full set of columns.`);
  const hasColumn = day !== undefined && columnOf[day.field] !== undefined;
  const kept = day === undefined || hasColumn ? changed : { ...changed, [day.field]: day.day };
  return {
    ...cells,
    ...(day !== undefined && hasColumn ? { [day.field]: new Date(startOfDay(day.day, book.sheetZone)) } : {}),
    ...(Object.keys(kept).length === 0 ? {} : { state: writeState({ ...state, ...kept }) }),
  };
}
