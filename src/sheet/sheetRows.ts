import type { Cell } from './cells/cell';
import { isDate, onOneLine } from './cells/cell';
import type { Grid } from './cells/table';
import type { FieldId } from './fields';
import type { HeadingMap } from './headings';

/** The prospects sheet at one moment: its headings and every row under them, all columns or those from one on. */
export interface SheetRows {
  readonly map: HeadingMap;
  /** The column that the first cell of each line stands in, counted from 1. */
  readonly firstColumn: number;
  /** Lines under the heading row, top to bottom. */
  readonly lines: Grid;
}

export const cellOf = ({ map, firstColumn, lines }: SheetRows, row: number, column: number | undefined): Cell =>
  column === undefined ? '' : (lines[row - map.headingRow - 1]?.[column - firstColumn] ?? '');

export const fieldCell = (rows: SheetRows, row: number, field: FieldId): Cell => cellOf(rows, row, rows.map.columnOf[field]);

export const idAt = (rows: SheetRows, row: number): string => onOneLine(String(fieldCell(rows, row, 'prospectId')));

export const addressAt = (rows: SheetRows, row: number): string => onOneLine(String(fieldCell(rows, row, 'email'))).toLowerCase();

/** Row numbers of all lines, counted from 1 at the top of the sheet. */
export const rowNumbers = ({ map, lines }: SheetRows): readonly number[] =>
  lines.map((_line, index) => map.headingRow + 1 + index);

/** Sheets keeps an instant as a fraction of days, which can come back a millisecond off. */
const sameInstant = 1000;

/** Whether two cells hold the same. A text that Sheets took for a number is still that text. */
export const isSameCell = (one: Cell, other: Cell): boolean => {
  if (isDate(one) || isDate(other))
    return isDate(one) && isDate(other) && Math.abs(one.getTime() - other.getTime()) < sameInstant;
  return one === other || onOneLine(String(one)) === onOneLine(String(other));
};
