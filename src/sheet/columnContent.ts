import { folded } from '../engine/vocabulary';
import { zoneOf } from '../engine/zones';
import type { Cell } from './cells/cell';
import { isBlank, trimmed } from './cells/cell';
import { readCount, readStepsDone, readWholeNumber } from './cells/count';
import { dateInText } from './cells/dateText';
import { readEmailAddress } from './cells/emailAddress';
import { readMoment } from './cells/moment';
import { readMoney } from './cells/money';
import { readCheckbox } from './cells/text';
import { type FieldId, type FieldKind, fieldOf, wordsOfKind } from './fields';

const anyZone = zoneOf('UTC');

/** A date that the calendar does not have, or that could be two, is a slip in a column of dates, not a column of something else. */
const looksLikeDate = (cell: Cell): boolean =>
  (anyZone !== null && readMoment(cell, anyZone).kind === 'value') ||
  (typeof cell === 'string' && (dateInText(trimmed(cell)).kind === 'impossible' || dateInText(trimmed(cell)).kind === 'unclear'));

const oneOf = (kind: FieldKind): ((cell: Cell) => boolean) => {
  const words = new Set((wordsOfKind[kind] || []).map(folded));
  return (cell) => typeof cell === 'string' && words.has(folded(trimmed(cell)));
};

const fitsKind: Readonly<Record<FieldKind, (cell: Cell) => boolean>> = {
  text: () => true,
  roles: () => true,
  email: (cell) => readEmailAddress(cell).kind === 'value',
  money: (cell) => readMoney(cell).kind === 'value',
  committee: (cell) => readWholeNumber(cell, 1, 'a number of people').kind === 'value',
  count: (cell) => readCount(cell).kind === 'value',
  moment: (cell) => looksLikeDate(cell),
  zone: (cell) => typeof cell === 'string' && zoneOf(trimmed(cell)) !== null,
  checkbox: (cell) => readCheckbox(cell).kind === 'value',
  steps: (cell) => readStepsDone(cell).kind === 'value',
  outcome: oneOf('outcome'),
  mode: oneOf('mode'),
  status: oneOf('status'),
  'exit reason': oneOf('exit reason'),
  engagement: oneOf('engagement'),
  state: (cell) => typeof cell === 'string' && cell.startsWith('{'),
};

/** Cells looked at per column: enough to tell what a column holds, few enough for a sheet of any length. */
const looked = 200;

/** The first cell of a column that does not look like the field; null where at least half of the filled cells do, or none is filled. */
export const strangeCell = (field: FieldId, cells: readonly Cell[]): Cell | null => {
  const fits = fitsKind[fieldOf(field).kind];
  const filled = cells.filter((cell) => !isBlank(cell)).slice(0, looked);
  const strange = filled.filter((cell) => !fits(cell));
  return strange.length * 2 > filled.length ? (strange[0] ?? null) : null;
};

/** True where most filled cells are email addresses: such a column speaks for itself, whatever its heading. */
export const holdsAddresses = (cells: readonly Cell[]): boolean =>
  cells.some((cell) => !isBlank(cell)) && strangeCell('email', cells) === null;
