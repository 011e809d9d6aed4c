import type { SelectedRange, Selection } from '../ports/selection';
import { columnLetters } from '../sheet/headings';
import { sheetNames } from '../sheet/sheetNames';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Milliseconds to spend on asking for hidden rows one by one: a request each, and an execution ends after six minutes. */
const patience = 20_000;
/** So few rows are asked for one by one. */
const few = 3;
/** A cell beside the values of the System sheet, in its heading row: nothing is ever appended below it or read from it. */
const aside = { row: 1, column: 8 } as const;
/** Below it the check of an installation leaves a word where it found such a formula to be wrong. */
const oneByOne = 'H2';

/**
 * How every row from the first on is seen: "2" as it stands, "1" hidden by hand, "0" hidden by a filter. A script is told of one row at a time, but a
 * formula sees all at once: SUBTOTAL counts no cell that a filter hides, and from 100 on none hidden by hand. It stands for this moment
 * only, on the hidden System sheet, and its answer names the question, since a colleague may ask at the same time.
 * @returns null where it did not work; then rows are asked for one by one
 */
function seenAtOnce(sheet: Sheet, first: number, last: number, filled: number): string | null {
  try {
    const place = SpreadsheetApp.getActive().getSheetByName(sheetNames.system)?.getRange(aside.row, aside.column);
    if (place === undefined) return null;
    const column = columnLetters(filled);
    const range = `'${sheet.getName().replace(/'/g, "''")}'!${column}${first}:${column}${last}`;
    const question = Utilities.getUuid();
    try {
      place.setFormula(
        `=IF(${oneByOne}="",JOIN("","${question} ",MAP(${range},LAMBDA(cell,SUBTOTAL(3,cell)+SUBTOTAL(103,cell)))),"")`,
      );
      const [asked, answer = ''] = String(place.getValue()).split(' ');
      return asked === question && answer.length === last - first + 1 && /^[012]+$/.test(answer) ? answer : null;
    } finally {
      place.clearContent();
    }
  } catch {
    return null;
  }
}

/** The selection and the hidden rows of the open sheet. Only rows that matter are asked about. */
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
    unseen(name, rows, filled) {
      const hidden = new Set<number>();
      const filtered = new Set<number>();
      const unknown = new Set<number>();
      const sheet = SpreadsheetApp.getActive().getSheetByName(name);
      if (sheet === null) return { hidden, filtered, unknown };
      const first = Math.min(...rows);
      const seen = rows.length <= few ? null : seenAtOnce(sheet, first, Math.max(...rows), filled);
      if (seen !== null) {
        for (const row of rows) [filtered, hidden][Number(seen.charAt(row - first))]?.add(row);
        return { hidden, filtered, unknown };
      }
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
