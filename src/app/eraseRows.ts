import type { Cell } from '../sheet/cells/cell';
import { formulaFields } from '../sheet/fields';
import { headingText } from '../sheet/headings';
import type { ProspectRow } from '../sheet/prospects';
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

/** Empties the rows themselves, each looked at once more: nobody else's row is ever emptied. */
export function emptyRows({ sheets, furnishing }: ErasePorts, book: Book, { rows }: Traces): void {
  const { prospectsSheet, headings } = book;
  const { columnOf } = headings;
  const width = Math.max(headings.headings.length, ...rows.map(({ cells }) => cells.length));
  const [present = []] = sheets.readBlock(prospectsSheet, { row: headings.headingRow, column: 1, rows: 1, columns: width });
  const formulas = new Set(formulaFields.flatMap((field) => columnOf[field] ?? []));
  const moved = headings.headings.some(
    (heading, index) => !formulas.has(index + 1) && headingText(present[index] ?? '') !== heading,
  );
  const shifted =
    'The rows of the sheet moved meanwhile. The address is on the Do Not Contact sheet already; erase again for the rest.';
  if (moved) throw new Error(shifted);
  const isSame = (source: ProspectRow): boolean => {
    const [cells = []] = sheets.readBlock(prospectsSheet, { row: source.row, column: 1, rows: 1, columns: width });
    return [columnOf.email, columnOf.prospectId].every(
      (column) => column === undefined || String(cells[column - 1] ?? '') === String(source.cells[column - 1] ?? ''),
    );
  };
  for (const source of rows) {
    if (!isSame(source)) throw new Error(shifted);
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
