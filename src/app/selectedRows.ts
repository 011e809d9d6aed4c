import type { Selected } from '../ports/selection';
import type { RowRange } from './sidebarContract';

export interface SelectedRows {
  readonly ranges: readonly RowRange[];
  readonly rows: number;
  readonly clipped: boolean;
}

export const noRows: SelectedRows = { ranges: [], rows: 0, clipped: false };

/** Ranges in order, those that touch or overlap as one. */
export function joined(ranges: readonly RowRange[]): readonly RowRange[] {
  const out: RowRange[] = [];
  for (const range of [...ranges].sort((one, other) => one.first - other.first)) {
    const last = out[out.length - 1];
    if (last !== undefined && range.first <= last.last + 1)
      out[out.length - 1] = { first: last.first, last: Math.max(last.last, range.last) };
    else out.push(range);
  }
  return out;
}

/**
 * The selected rows that can hold a prospect: below the headings, down to the last row in use. A whole column or sheet is cut to those.
 * @param headingRow,lastRow of the prospects sheet, from 1
 */
export function selectedRows(selected: Selected, headingRow: number, lastRow: number): SelectedRows {
  const ranges = joined(
    selected.ranges
      .map(({ row, rows }) => ({ first: Math.max(row, headingRow + 1), last: Math.min(row + rows - 1, lastRow) }))
      .filter(({ first, last }) => first <= last),
  );
  return {
    ranges,
    rows: ranges.reduce((count, { first, last }) => count + last - first + 1, 0),
    clipped: selected.ranges.some(({ rows }) => rows >= selected.gridRows),
  };
}

/** Whether a row lies in one of some ranges in order. */
export const isAmong = (row: number, ranges: readonly RowRange[]): boolean =>
  ranges.some(({ first, last }) => first <= row && row <= last);
