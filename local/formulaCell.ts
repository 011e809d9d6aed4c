/** A formula in its cell, where it reads, and where its result may lie. */
import { cellName, intersects, type Rect } from './a1';
import type { Node, Reference } from './formulaText';
import { FormulaError, type Matrix } from './values';
import { hasContent, type Sheet } from './workbook';

export interface Formula {
  sheet: Sheet;
  row: number;
  column: number;
  text: string;
  tree: Node | null;
  /** What it reads, with the sheet's name where one is written. */
  reads: Reference[];
  /** Whether it calls a function of the product. */
  custom: boolean;
  volatile: boolean;
  dirty: boolean;
  computing: boolean;
  /** At least one cell; more when it spills. */
  result: Matrix;
  /** Where the result lies, or would lie if nothing were in the way. */
  area: Rect;
  everComputed: boolean;
}

/** The reference as a block of an existing sheet; undefined when it points nowhere. */
export const rectOf = (reference: Reference, sheet: Sheet, offset?: { rows: number; columns: number }): Rect | undefined => {
  const row = (end: Reference['from'], open: number): number =>
    end.row === null ? open : end.row + (offset && !end.rowFixed ? offset.rows : 0);
  const column = (end: Reference['from'], open: number): number =>
    end.column === null ? open : end.column + (offset && !end.columnFixed ? offset.columns : 0);
  const last = reference.to ?? reference.from;
  const top = Math.min(row(reference.from, 1), row(last, sheet.rowCount));
  const bottom = Math.min(Math.max(row(reference.from, 1), row(last, sheet.rowCount)), sheet.rowCount);
  const left = Math.min(column(reference.from, 1), column(last, sheet.columnCount));
  const right = Math.min(Math.max(column(reference.from, 1), column(last, sheet.columnCount)), sheet.columnCount);
  return top < 1 || left < 1 || bottom < top || right < left
    ? undefined
    : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
};

/** Why a result may not spill, or null. */
export const obstacle = (formula: Formula, area: Rect): FormulaError | null => {
  const { sheet } = formula;
  if (area.row + area.rows - 1 > sheet.rowCount)
    return new FormulaError(
      '#REF!',
      `Result was not automatically expanded, please insert more rows (${area.row + area.rows - 1 - sheet.rowCount}).`,
    );
  if (area.column + area.columns - 1 > sheet.columnCount)
    return new FormulaError(
      '#REF!',
      `Result was not automatically expanded, please insert more columns (${area.column + area.columns - 1 - sheet.columnCount}).`,
    );
  const overwrite = (name: string): FormulaError =>
    new FormulaError('#REF!', `Array result was not expanded because it would overwrite data in ${name}.`);
  for (let r = area.row; r < area.row + area.rows; r++) {
    const cells = sheet.rows[r]?.cells;
    if (!cells) continue;
    for (let c = area.column; c < area.column + area.columns; c++) {
      if ((r !== formula.row || c !== formula.column) && hasContent(cells[c])) return overwrite(cellName(r, c));
    }
  }
  for (const other of sheet.formulas) {
    if (other === formula || other.dirty || (other.result.length === 1 && other.result[0]!.length === 1)) continue;
    if (intersects(other.area, area))
      return overwrite(cellName(Math.max(other.area.row, area.row), Math.max(other.area.column, area.column)));
  }
  return null;
};
