import type { Cell } from '../sheet/cells/cell';
import { formulaFields } from '../sheet/fields';
import { headingText } from '../sheet/headings';
import type { Book } from './book';
import type { ErasePorts, Traces } from './erasePlan';

const tag = 'Do Not Contact';

/** Columns of a row that are emptied, as runs of neighbours. */
function runsToEmpty(width: number, kept: ReadonlySet<number>): readonly { readonly column: number; readonly columns: number }[] {
  const runs: { column: number; columns: number }[] = [];
  for (let column = 1; column <= width; column += 1) {
    if (kept.has(column)) continue;
    const last = runs[runs.length - 1];
    if (last !== undefined && last.column + last.columns === column) last.columns += 1;
    else runs.push({ column, columns: 1 });
  }
  return runs;
}

/**
 * Looks at headings, addresses and Prospect IDs once more, right before cells of the prospects sheet are written by their row numbers.
 * @param then what that means for the person, and what to do
 * @throws words for the person where rows or columns have moved since they were read
 */
export function assertUnmoved(
  { sheets }: Pick<ErasePorts, 'sheets'>,
  { prospectsSheet, headings, prospects }: Book,
  then: string,
): void {
  const { columnOf, headingRow } = headings;
  const formulas = new Set(formulaFields.flatMap((field) => columnOf[field] || []));
  const width = headings.headings.length;
  const [present = []] = sheets.readBlock(prospectsSheet, { row: headingRow, column: 1, rows: 1, columns: width });
  const last = Math.max(headingRow + 1, ...prospects.map(({ row }) => row));
  const isSame = (column: number | undefined): boolean => {
    if (column === undefined) return true;
    const block = { row: headingRow + 1, column, rows: last - headingRow, columns: 1 };
    const cells = sheets.readBlock(prospectsSheet, block).map(([cell]) => String(cell ?? ''));
    return prospects.every(({ row, cells: read }) => cells[row - headingRow - 1] === String(read[column - 1] ?? ''));
  };
  const isUnmoved =
    headings.headings.every((heading, index) => formulas.has(index + 1) || headingText(present[index] ?? '') === heading) &&
    isSame(columnOf.email) &&
    isSame(columnOf.prospectId);
  if (!isUnmoved) throw new Error(`The rows of the sheet moved meanwhile. ${then}`);
}

/** Empties the rows themselves, notes included. What a formula of the product shows goes with what it reads. */
export function emptyRows({ sheets, furnishing }: ErasePorts, { prospectsSheet, headings }: Book, { rows }: Traces): void {
  const { columnOf } = headings;
  const width = Math.max(headings.headings.length, ...rows.map(({ cells }) => cells.length));
  const formulas = formulaFields.flatMap((field) => columnOf[field] || []);
  for (const source of rows) {
    const stays: readonly (readonly [number | undefined, Cell])[] =
      source.id === ''
        ? []
        : [
            [columnOf.status, 'Unsubscribed'],
            [columnOf.exitReason, 'Unsubscribed'],
            [columnOf.tags, tag],
          ];
    const kept = new Set(formulas);
    if (source.id !== '' && columnOf.prospectId !== undefined) kept.add(columnOf.prospectId);
    for (const { column, columns } of runsToEmpty(width, kept))
      furnishing.clear(prospectsSheet, { row: source.row, column, rows: 1, columns });
    furnishing.clearNotes(prospectsSheet, { row: source.row, column: 1, rows: 1, columns: width });
    for (const [column, cell] of stays) if (column !== undefined) sheets.write(prospectsSheet, source.row, column, [[cell]]);
  }
}
