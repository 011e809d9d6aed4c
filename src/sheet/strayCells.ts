import type { Cell } from './cells/cell';
import { isBlank } from './cells/cell';
import { formulaFields } from './fields';
import type { CellWrite } from './rowWrites';
import { addressAt, cellOf, idAt, isSameCell, rowNumbers, type SheetRows } from './sheetRows';

/** A cell that got a value meant for another one, with what stood there; null where nobody can say. */
export interface StrayCell {
  readonly row: number;
  readonly column: number;
  readonly value: Cell | null;
}

/** Whether a write reached the row and the column that it was meant for. */
export const isInPlace = ({ row, column, field, who, key }: CellWrite, after: SheetRows): boolean =>
  after.map.columnOf[field] === column &&
  idAt(after, row) === who.id &&
  // Before it had an id, and once it has none any more, a row is known by its address.
  ((key.kind === 'id' && who.id !== '') || addressAt(after, row) === who.address);

/** Columns by which a row is told from others: those under a heading that stands once at both moments, and that nothing was written to. */
const tellingColumns = (before: SheetRows, after: SheetRows, written: ReadonlySet<string>) => {
  const once = (rows: SheetRows): ReadonlyMap<string, number> => {
    const places = new Map<string, number>();
    rows.map.headings.forEach((heading, index) => {
      places.set(heading, places.has(heading) ? 0 : index + 1);
    });
    return places;
  };
  const computed = new Set(formulaFields.map((field) => after.map.columnOf[field]));
  const then = once(before);
  return [...once(after)].flatMap(([heading, column]) => {
    const old = then.get(heading) || 0;
    const tells = heading !== '' && column > 0 && old >= before.firstColumn && !computed.has(column) && !written.has(heading);
    return tells ? [{ column, old }] : [];
  });
};

/**
 * Cells in which a write landed that was meant for others, since rows or columns moved in the very moment of it.
 * @param before the sheet as it was read right before the write
 * @param after the sheet as it stands since
 */
export const strayCells = (writes: readonly CellWrite[], before: SheetRows, after: SheetRows): readonly StrayCell[] => {
  const lost = writes.filter(
    (write) => !isInPlace(write, after) && isSameCell(cellOf(after, write.row, write.column), write.value),
  );
  if (lost.length === 0) return [];
  const headingOf = (column: number): string => after.map.headings[column - 1] || '';
  const written = new Set(writes.flatMap(({ column }) => [before.map.headings[column - 1] || '', headingOf(column)]));
  const telling = tellingColumns(before, after, written);
  const idsAstray = new Set(lost.filter(({ column }) => column === after.map.columnOf.prospectId).map(({ row }) => row));

  const rowBefore = (row: number): number | 'new' | null => {
    const id = idsAstray.has(row) ? '' : idAt(after, row);
    const alike = rowNumbers(before).filter((old) =>
      id === ''
        ? telling.every(({ column, old: from }) => isSameCell(cellOf(after, row, column), cellOf(before, old, from)))
        : idAt(before, old) === id,
    );
    if (alike.length === 1) return alike[0] ?? null;
    return telling.every(({ column }) => isBlank(cellOf(after, row, column))) ? 'new' : null;
  };
  const formerly = (row: number, column: number): Cell | null => {
    const old = rowBefore(row);
    if (old === 'new') return '';
    const from = before.map.headings.indexOf(headingOf(column)) + 1;
    if (headingOf(column) === '' || from === 0) return '';
    return old === null || from < before.firstColumn ? null : cellOf(before, old, from);
  };
  return lost.flatMap(({ row, column, value }) => {
    const former = formerly(row, column);
    return former !== null && isSameCell(former, value) ? [] : [{ row, column, value: former }];
  });
};
