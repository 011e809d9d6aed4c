/** What each open page still has to be told of a sheet: rows are compared with what it was last sent. */
import { cellName } from './a1';
import type { Host, HostCell } from './hostTypes';
import type { SheetPatch, WireCell, WireRow } from './pageWire';

const alignOf = (value: HostCell | undefined): WireCell['align'] => {
  if (typeof value === 'boolean') return 'center';
  return typeof value === 'number' || Object.prototype.toString.call(value) === '[object Date]' ? 'right' : undefined;
};

/** The whole sheet as the page draws it. */
export const drawSheet = (host: Host, name: string): SheetPatch => {
  const view = host.view(name);
  const values = host.values(name);
  const cells: Record<number, WireRow> = {};
  view.display.forEach((texts, r) => {
    const line: WireRow = texts.map((text, c) => {
      const cell: WireCell = {};
      const align = alignOf(values[r]?.[c]);
      const error = view.errors[cellName(r + 1, c + 1)];
      if (text !== '') cell.text = text;
      if (view.formulas[r]?.[c]) cell.formula = view.formulas[r][c];
      if (view.painted[r]?.[c]) cell.background = view.painted[r][c];
      if (view.fontColors[r]?.[c]) cell.color = view.fontColors[r][c];
      if (view.bold[r]?.[c]) cell.bold = true;
      if (view.notes[r]?.[c]) cell.note = view.notes[r][c];
      if (error) cell.error = error;
      if (align && text !== '') cell.align = align;
      return Object.keys(cell).length === 0 ? null : cell;
    });
    // Else a cell far to the right would make every row a different one.
    while (line.length > 0 && line.at(-1) === null) line.pop();
    cells[r + 1] = line;
  });
  return {
    name: view.name,
    id: view.id,
    rows: view.rows,
    columns: view.columns,
    frozenRows: view.frozenRows,
    hiddenByUser: view.hiddenByUser,
    hiddenByFilter: view.hiddenByFilter,
    hiddenColumns: view.hiddenColumns,
    columnWidths: view.columnWidths,
    filter: view.filter,
    validations: view.validations,
    cells,
  };
};

/** Remembers what one page has been sent. */
export interface Feed {
  /** The part of `drawn` that the page does not have yet; null when it has all of it. */
  news(drawn: SheetPatch): SheetPatch | null;
}

export const createFeed = (): Feed => {
  const sent = new Map<number, { frame: string; rows: string[] }>();
  return {
    news: (drawn) => {
      const { cells, ...rest } = drawn;
      const frame = JSON.stringify(rest);
      const before = sent.get(drawn.id) ?? { frame: '', rows: [] };
      const rows: string[] = [];
      const changed: Record<number, WireRow> = {};
      for (const [row, line] of Object.entries(cells)) {
        const text = JSON.stringify(line);
        rows[Number(row)] = text;
        if (text !== before.rows[Number(row)]) changed[Number(row)] = line;
      }
      for (const row of before.rows.keys()) if (before.rows[row] !== undefined && rows[row] === undefined) changed[row] = [];
      sent.set(drawn.id, { frame, rows });
      return frame === before.frame && Object.keys(changed).length === 0 ? null : { ...rest, cells: changed };
    },
  };
};
