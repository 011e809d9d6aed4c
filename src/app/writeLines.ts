import type { Spreadsheet } from '../ports/spreadsheet';
import type { Cell } from '../sheet/cells/cell';

/** Cells of one column by row; neighbours are one request. */
export function writeLines(
  sheets: Pick<Spreadsheet, 'write'>,
  sheet: string,
  column: number,
  cells: ReadonlyMap<number, Cell>,
): void {
  const rows = [...cells.keys()].sort((one, other) => one - other);
  for (let index = 0; index < rows.length; ) {
    const first = rows[index] || 0;
    const block: Cell[][] = [];
    for (; rows[index] === first + block.length; index += 1) block.push([cells.get(rows[index] || 0) ?? '']);
    sheets.write(sheet, first, column, block);
  }
}
