import { civilDayOf, minuteOfDay, type Zone } from '../engine/zones';
import type { Cell } from './cells/cell';
import { isDate, onOneLine } from './cells/cell';
import { type ProspectState, readState, writeState } from './prospectState';

/** The cells by which a row is steered, in the order in which State keeps them. The last one is a person's, and decides whose mailbox writes. */
export const ownFields = [
  'prospectId',
  'sequenceName',
  'sequenceStep',
  'anchorDate',
  'lastContactDate',
  'notBefore',
  'status',
  'owner',
] as const;
export type OwnField = (typeof ownFields)[number];

const minutesPerDay = 1440;

/**
 * A cell in the form in which two moments of it are compared. Dates count by the sheet's wall clock, to the minute: a file that is
 * moved to another zone shows the same dates, and nobody typed over them.
 */
const ownForm = (cell: Cell, sheetZone: Zone): string | number => {
  if (!isDate(cell)) return onOneLine(String(cell));
  const at = cell.getTime();
  return Number.isNaN(at) ? '' : civilDayOf(at, sheetZone) * minutesPerDay + minuteOfDay(at, sheetZone);
};

/** One cell that says something else than the product wrote there. */
export interface TypedOver {
  readonly field: OwnField;
  readonly was: string | number;
  readonly now: string | number;
}

/** What was typed over since the product last wrote the row; nothing where it never did. */
export const typedOver = (
  own: ProspectState['own'],
  cellOf: (field: OwnField) => Cell,
  sheetZone: Zone,
): readonly TypedOver[] => {
  if (own === null) return [];
  const found: TypedOver[] = [];
  ownFields.forEach((field, index) => {
    const was = own[index] ?? '';
    const cell = cellOf(field);
    if (cell === was) return;
    const now = ownForm(cell, sheetZone);
    if (was !== now && String(was).toLowerCase() !== String(now).toLowerCase()) found.push({ field, was, now });
  });
  return found;
};

/** The words of a form, for a person: dates as they read in the sheet. */
export const ownWords = (form: string | number): string => {
  if (typeof form === 'string') return form === '' ? 'blank' : `"${form}"`;
  const date = new Date(form * 60_000).toISOString();
  return form % minutesPerDay === 0 ? date.slice(0, 10) : date.slice(0, 16).replace('T', ' ');
};

/**
 * A State text that remembers what the product's cells are to say after a write.
 * @param written what is written, by field; what a person typed is not among it, unless it is accepted
 * @param stands what stands in a cell now, for fields of which nothing is known yet
 * @returns the text as it is where it holds no State
 */
export const withOwn = (
  text: string,
  written: Partial<Readonly<Record<OwnField, Cell>>>,
  stands: (field: OwnField) => Cell,
  sheetZone: Zone,
): string => {
  const read = readState(text);
  if (read.kind !== 'state') return text;
  const before = read.state.own;
  const own = ownFields.map((field, index) => {
    const cell = written[field];
    if (cell !== undefined) return ownForm(cell, sheetZone);
    return before?.[index] ?? ownForm(stands(field), sheetZone);
  });
  return writeState({ ...read.state, own });
};

/** A State text that remembers what another one does: a run may write a row twice, and the second time must not forget the first. */
export function withOwnOf(text: string, standing: string): string {
  const [read, before] = [readState(text), readState(standing)];
  if (read.kind !== 'state' || before.kind !== 'state' || before.state.own === null) return text;
  return writeState({ ...read.state, own: before.state.own });
}

/** Whether two State texts say the same of a prospect; what the product's cells said may differ. */
export const isSameState = (one: string, other: string): boolean => one === other || bare(one) === bare(other);

const bare = (text: string): string => {
  const read = readState(text);
  return read.kind === 'state' ? writeState({ ...read.state, own: null }) : text.trim();
};
