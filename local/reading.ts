/** The sheet as a person or the page sees it. */
import type { Rect } from './a1';
import { parseFormula } from './formulaText';
import { displayText } from './numberFormats';
import { Dated, type Value } from './values';
import { cellAt, type Sheet, storedExtent } from './workbook';
import type { World } from './world';

/** Last row and column with content; a spill counts with all its rows, even blank ones, unless the trait says otherwise. */
export const contentExtent = (world: World, sheet: Sheet): { row: number; column: number } => {
  const extent = storedExtent(sheet);
  world.calculation.ensure(sheet, { row: 1, column: 1, rows: sheet.rowCount, columns: sheet.columnCount });
  for (const formula of sheet.formulas) {
    const { result } = formula;
    let rows = result.length;
    if (!world.traits.blankSpillsCount)
      while (rows > 1 && result[rows - 1]!.every((value) => value === null || value === '')) rows--;
    extent.row = Math.max(extent.row, formula.row + rows - 1);
    extent.column = Math.max(extent.column, formula.column + result[0]!.length - 1);
  }
  return extent;
};

/** Last row and column that the page should draw: blank spilled rows are left out. */
export const shownRect = (world: World, sheet: Sheet): Rect => {
  const extent = storedExtent(sheet);
  world.calculation.ensure(sheet, { row: 1, column: 1, rows: sheet.rowCount, columns: sheet.columnCount });
  for (const formula of sheet.formulas) {
    let rows = formula.result.length;
    while (rows > 1 && formula.result[rows - 1]!.every((value) => value === null || value === '')) rows--;
    extent.row = Math.max(extent.row, formula.row + rows - 1);
    extent.column = Math.max(extent.column, formula.column + formula.result[0]!.length - 1);
  }
  return { row: 1, column: 1, rows: extent.row, columns: extent.column };
};

export const displayBlock = (world: World, sheet: Sheet, rect: Rect): string[][] =>
  world.calculation
    .read(sheet, rect)
    .map((line, r) =>
      line.map((value, c) => displayText(value, cellAt(sheet, rect.row + r, rect.column + c)?.style?.numberFormat)),
    );

export interface Painted {
  background: string;
  fontColor: string;
  bold: boolean;
}

const isTrue = (value: Value): boolean =>
  value === true || (typeof value === 'number' && value !== 0) || (value instanceof Dated && value.serial !== 0);

/** Effective look of every cell: the first conditional rule that holds gives what it sets, then the next, then the cell's own. */
export const paintedBlock = (world: World, sheet: Sheet, rect: Rect): Painted[][] => {
  const painted = Array.from({ length: rect.rows }, (_, r) =>
    Array.from({ length: rect.columns }, (_, c): Painted => {
      const style = cellAt(sheet, rect.row + r, rect.column + c)?.style;
      return { background: style?.background ?? '', fontColor: style?.fontColor ?? '', bold: style?.bold ?? false };
    }),
  );
  const taken = painted.map((line) => line.map(() => ({ background: false, fontColor: false, bold: false })));
  for (const rule of sheet.conditionalRules) {
    const tree = parseFormula(rule.values[0] ?? '');
    const home = rule.rects[0]!;
    const byRow = !/(?<![$A-Za-z])[A-Za-z]{1,3}\$?\d/.test(rule.values[0] ?? '');
    for (const area of rule.rects) {
      const bottom = Math.min(area.row + area.rows, rect.row + rect.rows);
      const right = Math.min(area.column + area.columns, rect.column + rect.columns);
      for (let row = Math.max(area.row, rect.row); row < bottom; row++) {
        let held: boolean | null = null;
        for (let column = Math.max(area.column, rect.column); column < right; column++) {
          if (!byRow || held === null)
            held = isTrue(
              world.calculation.evaluateAt(tree, sheet, row, column, { rows: row - home.row, columns: column - home.column }),
            );
          if (!held) {
            if (byRow) break;
            continue;
          }
          const look = painted[row - rect.row]![column - rect.column]!;
          const done = taken[row - rect.row]![column - rect.column]!;
          if (rule.background !== null && !done.background) {
            look.background = rule.background.toLowerCase();
            done.background = true;
          }
          if (rule.fontColor !== null && !done.fontColor) {
            look.fontColor = rule.fontColor.toLowerCase();
            done.fontColor = true;
          }
          if (rule.bold !== null && !done.bold) {
            look.bold = rule.bold;
            done.bold = true;
          }
        }
      }
    }
  }
  return painted;
};
