import type { SelectedRange, Selection } from '../ports/selection';

/** Milliseconds to spend on asking for hidden rows: a request each, and an execution ends after six minutes. */
const patience = 20_000;

/** The selection and the hidden rows of the open sheet. Google tells of hidden rows one by one, so only rows that matter are asked about. */
export function googleSelection(): Selection {
  return {
    selected() {
      const sheet = SpreadsheetApp.getActiveSheet();
      const picked = sheet.getActiveRangeList()?.getRanges() ?? [sheet.getActiveCell()];
      const ranges = picked.map(
        (range): SelectedRange => ({
          row: range.getRow(),
          column: range.getColumn(),
          rows: range.getNumRows(),
          columns: range.getNumColumns(),
        }),
      );
      return { sheet: sheet.getName(), ranges, gridRows: sheet.getMaxRows() };
    },
    activate(name, row) {
      const sheet = SpreadsheetApp.getActive().getSheetByName(name);
      sheet?.getRange(row, 1, 1, Math.max(1, sheet.getLastColumn())).activate();
    },
    unseen(name, rows) {
      const hidden = new Set<number>();
      const filtered = new Set<number>();
      const unknown = new Set<number>();
      const sheet = SpreadsheetApp.getActive().getSheetByName(name);
      if (sheet === null) return { hidden, filtered, unknown };
      const until = Date.now() + patience;
      const hasFilter = sheet.getFilter() !== null;
      for (const row of rows) {
        if (Date.now() > until) unknown.add(row);
        else if (hasFilter && sheet.isRowHiddenByFilter(row)) filtered.add(row);
        else if (sheet.isRowHiddenByUser(row)) hidden.add(row);
      }
      return { hidden, filtered, unknown };
    },
  };
}
