import type { Spreadsheet } from '../ports/spreadsheet';
import type { Cell } from '../sheet/cells/cell';
import { findHeadingRow, type HeadingMap, headingText, matchHeadings } from '../sheet/headings';
import { planWrites, type RowChange, type UnwrittenRow } from '../sheet/rowWrites';
import { rememberedColumns } from '../sheet/systemSheet';
import type { Book } from './book';

const column = (sheets: Spreadsheet, sheet: string, at: number | undefined, firstRow: number, rows: number): readonly Cell[] =>
  at === undefined || rows < 1
    ? []
    : sheets.readBlock(sheet, { row: firstRow, column: at, rows, columns: 1 }).map(([cell]) => cell ?? '');

/** The headings as they stand now. Unmoved, they keep the map that was read; else everything is matched anew. */
function freshHeadings(sheets: Spreadsheet, { prospectsSheet, headings, system }: Book): HeadingMap {
  const block = { row: headings.headingRow, column: 1, rows: 1, columns: Math.max(1, headings.headings.length) };
  const [cells = []] = sheets.readBlock(prospectsSheet, block);
  const formulaColumns = new Set(headings.matches.filter(({ sureness }) => sureness === 'formula').map((match) => match.column));
  const unmoved = headings.headings.every(
    (heading, index) => formulaColumns.has(index + 1) || heading === headingText(cells[index] ?? ''),
  );
  if (unmoved) return headings;
  const grid = sheets.read(prospectsSheet) ?? [];
  const remembered = rememberedColumns(system);
  const row = findHeadingRow(grid, remembered);
  return matchHeadings(
    { row, cells: grid[row - 1] ?? [], formulas: sheets.formulas(prospectsSheet, row), below: grid.slice(row) },
    remembered,
  );
}

/**
 * Writes changes into the prospects sheet: columns are found again by heading and rows by Prospect ID (or by row and address) right
 * before the write, since people sort and insert while a call runs. Does not flush.
 * @returns the rows that could not be found again, each with its reason; nothing of them was written
 */
export function writeRows(sheets: Spreadsheet, book: Book, changes: readonly RowChange[]): readonly UnwrittenRow[] {
  if (changes.length === 0) return [];
  const name = book.prospectsSheet;
  const map = freshHeadings(sheets, book);
  const first = map.headingRow + 1;
  const rows = sheets.lastRow(name) - map.headingRow;
  const ids = column(sheets, name, map.columnOf.prospectId, first, rows);
  const byRow = changes.some(({ key }) => key.kind === 'row');
  const emails = byRow ? column(sheets, name, map.columnOf.email, first, rows) : [];
  const { blocks, unwritten } = planWrites(changes, { map, ids, emails });
  for (const block of blocks) sheets.write(name, block.row, block.column, block.values);
  return unwritten;
}
