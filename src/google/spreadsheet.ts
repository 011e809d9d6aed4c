import type { Block, Grid, Spreadsheet } from '../ports/spreadsheet';
import { cadenceHeadings } from '../sheet/cadencesSheet';
import type { Cell } from '../sheet/cells/cell';
import { doNotContactHeadings } from '../sheet/doNotContactSheet';
import { columnLetters } from '../sheet/headings';
import { holidayHeadings } from '../sheet/holidaysSheet';
import { logHeadings } from '../sheet/logSheet';
import { settingHeadings } from '../sheet/settingsSheet';
import { sheetNames } from '../sheet/sheetNames';
import { systemHeadings } from '../sheet/systemSheet';
import { templateHeadings } from '../sheet/templatesSheet';
import { workHeadings } from '../sheet/workSheet';
import { cellOut } from './cellsOut';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The sheets of the open file by name; a sheet is looked up once per execution. */
export interface GoogleSheets {
  readonly file: GoogleAppsScript.Spreadsheet.Spreadsheet;
  find(name: string): Sheet | null;
  /** @throws an error that names the missing sheet */
  get(name: string): Sheet;
  /** After sheets were added, so that a name is looked up anew. */
  forget(): void;
}

export function googleSheets(): GoogleSheets {
  const file = SpreadsheetApp.getActive();
  const known = new Map<string, Sheet>();
  const find = (name: string): Sheet | null => {
    const sheet = known.get(name) ?? file.getSheetByName(name);
    if (sheet !== null) known.set(name, sheet);
    return sheet;
  };
  return {
    file,
    find,
    get(name) {
      const sheet = find(name);
      if (sheet === null) throw new Error(`The sheet "${name}" is missing. Run set-up, which puts it back.`);
      return sheet;
    },
    forget: () => {
      known.clear();
    },
  };
}

/** Makes the grid tall and wide enough: Sheets refuses ranges that reach beyond it. */
function makeRoom(sheet: Sheet, lastRow: number, lastColumn: number): void {
  const rows = sheet.getMaxRows();
  if (lastRow > rows) sheet.insertRowsAfter(rows, lastRow - rows);
  const columns = sheet.getMaxColumns();
  if (lastColumn > columns) sheet.insertColumnsAfter(columns, lastColumn - columns);
}

const cellsIn = (range: GoogleAppsScript.Spreadsheet.Range): Grid => range.getValues() as Cell[][];

const rangeOf = (sheet: Sheet, { row, column, rows, columns }: Block): GoogleAppsScript.Spreadsheet.Range =>
  rows === Number.POSITIVE_INFINITY
    ? sheet.getRange(`${columnLetters(column)}${row}:${columnLetters(column + columns - 1)}`)
    : sheet.getRange(row, column, rows, columns);

const ownHeadings: ReadonlyMap<string, readonly string[]> = new Map([
  [sheetNames.system, systemHeadings],
  [sheetNames.settings, settingHeadings],
  [sheetNames.cadences, cadenceHeadings],
  [sheetNames.templates, templateHeadings],
  [sheetNames.holidays, holidayHeadings],
  [sheetNames.doNotContact, doNotContactHeadings],
  [sheetNames.work, workHeadings],
  [sheetNames.log, logHeadings],
]);

/**
 * One of the product's own sheets from a row on, in one request: how far a sheet is used would be another. Its columns are known, and an
 * open range ends with the grid. Null where it is no such sheet, or its grid is too small.
 */
function ownCells(sheet: Sheet, name: string, row: number): Grid | null {
  const headings = ownHeadings.get(name);
  if (headings === undefined) return null;
  let range: GoogleAppsScript.Spreadsheet.Range;
  try {
    range = sheet.getRange(`A${row}:${columnLetters(headings.length)}`);
  } catch {
    return null;
  }
  const cells = cellsIn(range);
  // A column that was moved may lie beyond what was read.
  if (row === 1 && headings.some((heading) => !cells[0]?.includes(heading))) return null;
  let rows = cells.length;
  while (rows > 0 && cells[rows - 1]?.every((cell) => cell === '')) rows -= 1;
  return cells.slice(0, rows);
}

/** Whether the grid is large enough, without asking how large it is: that makes Sheets carry out what waits to be written. */
const isOnGrid = (sheet: Sheet, block: Block): boolean => {
  try {
    return rangeOf(sheet, block) !== null;
  } catch {
    return false;
  }
};

/** A range to write to. */
function rangeWithRoom(sheet: Sheet, block: Block): GoogleAppsScript.Spreadsheet.Range {
  if (!isOnGrid(sheet, block)) makeRoom(sheet, block.row + block.rows - 1, block.column + block.columns - 1);
  return rangeOf(sheet, block);
}

export function googleSpreadsheet(sheets: GoogleSheets = googleSheets()): Spreadsheet {
  const { file } = sheets;

  const write = (name: string, row: number, column: number, values: Grid): void => {
    const width = values[0]?.length ?? 0;
    if (width === 0) return;
    rangeWithRoom(sheets.get(name), { row, column, rows: values.length, columns: width }).setValues(
      values.map((line) => line.map(cellOut)),
    );
  };

  return {
    id: () => file.getId(),
    zone: () => file.getSpreadsheetTimeZone(),
    sheetNames: () => file.getSheets().map((sheet) => sheet.getName()),
    has: (name) => sheets.find(name) !== null,
    read(name) {
      const sheet = sheets.find(name);
      return sheet === null ? null : (ownCells(sheet, name, 1) ?? cellsIn(sheet.getDataRange()));
    },
    readFrom(name, row, rows) {
      const sheet = sheets.find(name);
      if (sheet === null) return null;
      const own = rows === undefined ? ownCells(sheet, name, row) : null;
      if (own !== null) return own;
      const last = Math.min(sheet.getLastRow(), rows === undefined ? Number.POSITIVE_INFINITY : row + rows - 1);
      return last < row ? [] : cellsIn(sheet.getRange(row, 1, last - row + 1, Math.max(1, sheet.getLastColumn())));
    },
    readBlock: (name, block) => cellsIn(rangeOf(sheets.get(name), block)),
    formulas(name, row) {
      const found = sheets.get(name).getRange(`${row}:${row}`).getFormulas()[0] || [];
      return found.slice(
        0,
        found.reduce((last, formula, index) => (formula === '' ? last : index + 1), 0),
      );
    },
    lastRow: (name) => sheets.get(name).getLastRow(),
    write,
    replace: (name, row, column, was, by, rows = 1) =>
      sheets
        .get(name)
        .getRange(row, column, rows, 1)
        .createTextFinder(was)
        .matchEntireCell(true)
        .matchCase(true)
        .replaceAllWith(by) > 0,
    append(name, values) {
      const sheet = sheets.get(name);
      const [line] = values;
      if (line === undefined) return;
      // One row is one request, and Google keeps two runs that append at once apart.
      if (values.length === 1) sheet.appendRow(line.map(cellOut));
      else {
        const row = sheet.getLastRow() + 1;
        const block = { row, column: 1, rows: values.length, columns: line.length };
        if (row > 1 && !isOnGrid(sheet, block)) sheet.insertRowsAfter(row - 1, values.length);
        write(name, row, 1, values);
      }
    },
    deleteRows(name, row, count) {
      const sheet = sheets.get(name);
      // Sheets never deletes the last row that is not frozen.
      const rows = sheet.getMaxRows();
      if (row + count > rows) sheet.insertRowsAfter(rows, 1);
      sheet.deleteRows(row, count);
    },
    insertRows(name, beforeRow, count) {
      const sheet = sheets.get(name);
      if (beforeRow > sheet.getMaxRows()) makeRoom(sheet, beforeRow + count - 1, 1);
      else sheet.insertRowsBefore(beforeRow, count);
    },
    flush: () => {
      SpreadsheetApp.flush();
    },
  };
}
