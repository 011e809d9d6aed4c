import type { Moment } from '../engine/calendar';
import type { RowProblem, Stakeholder } from '../engine/decision';
import {
  type EngagementLevel,
  type ExitReason,
  engagementLevelOf,
  engagementLevels,
  exitReasonOf,
  type Mode,
  modeOf,
  modes,
  type Outcome,
  outcomeOf,
  outcomes,
  type Status,
  statusOf,
} from '../engine/vocabulary';
import type { Zone } from '../engine/zones';
import type { Cell, Reading } from './cells/cell';
import { blank, isBlank, isDate, value } from './cells/cell';
import { readCount, readStepsDone, readWholeNumber } from './cells/count';
import { readEmailAddress } from './cells/emailAddress';
import { readMoment } from './cells/moment';
import { readMoney } from './cells/money';
import { readCheckbox, readText, readWord } from './cells/text';
import { readZone } from './cells/zone';
import { cellWords } from './cellWords';
import { type FieldId, type FormulaFieldId, fieldIds, fieldOf, formulaFields } from './fields';
import { type HeadingMap, headingKey } from './headings';
import { readState, type StateReading } from './prospectState';
import { readStakeholderRoles } from './stakeholderRoles';

/** The fields that are read back: never a formula's, and State by `readState` instead. */
export type ReadFieldId = Exclude<FieldId, FormulaFieldId | 'state'>;

interface NotText {
  email: string;
  dealSize: number;
  stakeholders: number;
  timeZone: Zone;
  outcome: Outcome;
  strategic: boolean;
  stakeholderRoles: readonly Stakeholder[];
  timelinePushes: number;
  meetingDate: Moment;
  followUpOn: Moment;
  opens: number;
  clicks: number;
  mode: Mode;
  sequenceStep: number;
  anchorDate: Moment;
  lastContactDate: Moment;
  lastReplyDate: Moment;
  notBefore: Moment;
  engagementLevel: EngagementLevel;
  status: Status;
  exitReason: ExitReason;
}

export type ValueOf<F extends ReadFieldId> = F extends keyof NotText ? NotText[F] : string;

/** Every field of a row as it was read; a field without a column is blank. */
type Readings = { readonly [F in ReadFieldId]: Reading<ValueOf<F>> };

/** A cell that could not be read, told under the heading that its own sheet shows. */
interface FieldProblem {
  readonly field: FieldId;
  readonly heading: string;
  readonly words: string;
  readonly holds: RowProblem['holds'];
}

/** One prospect as the sheet has it. */
export interface ProspectRow {
  /** Row of the sheet, counted from 1. */
  readonly row: number;
  /** Prospect ID, '' where the row has none. */
  readonly id: string;
  readonly values: Readings;
  readonly state: StateReading;
  readonly problems: readonly FieldProblem[];
  /** The cells as they came, from column A on. */
  readonly cells: readonly Cell[];
  /**
   * Any column by its heading, as words for a message, an instant in the prospect's own zone: '' for a blank and for a cell that shows an error, null where no column has
   * that heading. A field also answers to its own name, whatever the sheet calls it.
   */
  token(heading: string): string | null;
  /** All columns at once, as `token` gives them. */
  tokens(): readonly (readonly [heading: string, words: string])[];
}

const oneOf = (words: readonly string[]): string => `one of ${words.join(', ')}`;
const anEngagement = oneOf(engagementLevels);
const anOutcome = oneOf(outcomes);
const aMode = oneOf(modes);

/** A person's own words, or a date of which they made one. */
const readDateOrText = (cell: Cell, sheetZone: Zone): Reading<string> => {
  const words = isDate(cell) ? cellWords(cell, sheetZone) : null;
  return words === null ? readText(cell) : value(words);
};

type Readers = { readonly [F in ReadFieldId]: (cell: Cell, sheetZone: Zone) => Reading<ValueOf<F>> };

const readers: Readers = {
  email: readEmailAddress,
  firstName: readText,
  company: readText,
  dealSize: readMoney,
  stakeholders: (cell) => readWholeNumber(cell, 1, 'a number of people'),
  timeZone: readZone,
  owner: readText,
  outcome: (cell) => readWord(cell, outcomeOf, anOutcome),
  notes: readText,
  lastName: readText,
  title: readText,
  industry: readText,
  country: readText,
  painPoint: readText,
  linkedin: readText,
  linkedinReason: readText,
  phone: readText,
  strategic: readCheckbox,
  stakeholderRoles: readStakeholderRoles,
  competitors: readText,
  decisionTimeline: readDateOrText,
  timelinePushes: readCount,
  meetingDate: readMoment,
  followUpOn: readMoment,
  opens: readCount,
  clicks: readCount,
  triggerEvent: readText,
  tags: readText,
  mode: (cell) => readWord(cell, modeOf, aMode),
  prospectId: readText,
  sequenceName: readText,
  sequenceStep: readStepsDone,
  anchorDate: readMoment,
  lastContactDate: readMoment,
  lastReplyDate: readMoment,
  notBefore: readMoment,
  engagementLevel: (cell) => readWord(cell, engagementLevelOf, anEngagement),
  status: (cell) => readWord(cell, statusOf, 'a status of this product'),
  exitReason: (cell) => readWord(cell, exitReasonOf, 'an exit reason of this product'),
  needsYou: readText,
};

const readFields = Object.keys(readers) as readonly ReadFieldId[];

/** Cells of a column repeat (zones, names, days): each different one is read once. A Date is told from a number of the same size. */
const readOnce = (read: (cell: Cell) => Reading<unknown>): ((cell: Cell) => Reading<unknown>) => {
  const days = new Map<number, Reading<unknown>>();
  const others = new Map<Cell, Reading<unknown>>();
  const once = <Key>(known: Map<Key, Reading<unknown>>, key: Key, cell: Cell): Reading<unknown> => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const reading = read(cell);
    known.set(key, reading);
    return reading;
  };
  return (cell) => (typeof cell === 'object' && isDate(cell) ? once(days, cell.getTime(), cell) : once(others, cell, cell));
};

/** What an unreadable cell stops: a wrong date or step could move a send, an unread amount only leaves the pace as written. */
const holds: Partial<Readonly<Record<ReadFieldId, RowProblem['holds']>>> = {
  email: 'email',
  timeZone: 'all',
  owner: 'all',
  outcome: 'all',
  country: 'all',
  strategic: 'all',
  stakeholderRoles: 'email',
  timelinePushes: 'all',
  meetingDate: 'all',
  followUpOn: 'all',
  mode: 'email',
  prospectId: 'all',
  sequenceName: 'all',
  sequenceStep: 'all',
  anchorDate: 'all',
  lastContactDate: 'all',
  lastReplyDate: 'all',
  notBefore: 'all',
  status: 'all',
};

const noReadings = Object.fromEntries(readFields.map((field) => [field, blank])) as unknown as Readings;

/** Every column that can be a token, under its heading and under the field's; a formula's result and State are nobody's words. */
const tokenColumns = (map: HeadingMap): readonly (readonly [heading: string, column: number])[] => {
  const secret = new Set([...formulaFields, 'state' as const].map((field) => map.columnOf[field]));
  const byField = fieldIds.flatMap((field) => {
    const column = map.columnOf[field];
    return column === undefined ? [] : [[fieldOf(field).heading, column] as const];
  });
  const byHeading = map.headings.map((heading, index) => [heading, index + 1] as const);
  return [...byHeading, ...byField].filter(([heading, column]) => heading !== '' && !secret.has(column));
};

/**
 * Reads the rows under the heading row, blank ones left out. Any cell can hold anything: what cannot be read is a problem of its own
 * row, and nothing throws. Formula columns are not read.
 * @param grid the sheet's cells from A1 on
 */
export const readProspects = (
  grid: readonly (readonly Cell[])[],
  map: HeadingMap,
  { sheetZone }: { readonly sheetZone: Zone },
): readonly ProspectRow[] => {
  const names = tokenColumns(map);
  const columns = new Map([...names].reverse().map(([heading, column]) => [headingKey(heading), column]));
  const placed = readFields.flatMap((field) => {
    const column = map.columnOf[field];
    if (column === undefined) return [];
    const read = readers[field];
    // Of names and addresses nearly each is another one: to look it up would cost more than to read it.
    const isEach = read === readText || read === readEmailAddress;
    return [{ field, index: column - 1, readCell: isEach ? read : readOnce((cell) => read(cell, sheetZone)) }];
  });
  const counted = [...placed.map(({ index }) => index), ...map.unmatched.map(({ column }) => column - 1)];
  const stateIndex = (map.columnOf.state || 0) - 1;

  const readRow = (cells: readonly Cell[], row: number): ProspectRow => {
    const values: Record<string, unknown> = { ...noReadings };
    const problems: FieldProblem[] = [];
    for (const { field, index, readCell } of placed) {
      const cell = cells[index] ?? '';
      if (cell === '') continue;
      const read = readCell(cell, sheetZone);
      values[field] = read;
      if (read.kind === 'problem')
        problems.push({ field, heading: map.headings[index] || '', words: read.words, holds: holds[field] ?? 'nothing' });
    }
    const id = values.prospectId as Reading<string>;
    const zone = values.timeZone as Reading<Zone>;
    const readerZone = zone.kind === 'value' ? zone.value : sheetZone;
    const words = (column: number): string => cellWords(cells[column - 1] ?? '', sheetZone, readerZone) ?? '';
    const stateCell = cells[stateIndex] ?? '';
    const state = readState(typeof stateCell === 'string' ? stateCell : String(stateCell));
    return {
      row,
      id: id.kind === 'value' ? id.value : '',
      values: values as unknown as Readings,
      state,
      problems,
      cells,
      token: (heading) => {
        const column = columns.get(headingKey(heading));
        return column === undefined ? null : words(column);
      },
      tokens: () => names.map(([heading, column]) => [heading, words(column)] as const),
    };
  };

  return grid.slice(map.headingRow).flatMap((cells, index) => {
    const filled = counted.some((column) => {
      const cell = cells[column] ?? '';
      return cell !== false && !isBlank(cell);
    });
    return filled ? [readRow(cells, map.headingRow + 1 + index)] : [];
  });
};
