/** What a person does to the sheet: typing, pasting, sorting, filtering, importing. */
import { parseRect, type Rect, rectName } from './a1';
import { parseCsv } from './csv';
import { clearBlock, styleBlock, writeBlock, writeText } from './edits';
import type { Block, HostCell } from './hostTypes';
import { displayText } from './numberFormats';
import { displayBlock, shownRect } from './reading';
import { insertColumns, insertRows, sortBlock } from './structure';
import { Dated, FormulaError, type Value } from './values';
import { cellAt, emptySheet, rowForWriting, type Sheet, sheetNamed } from './workbook';
import type { World } from './world';
import { instantOfSerial } from './zone';

/** @throws Error naming the sheets there are */
export const namedSheet = (world: World, name: string): Sheet => {
  const sheet = sheetNamed(world.workbook, name);
  if (!sheet) throw new Error(`There is no sheet "${name}". Sheets: ${world.workbook.sheets.map((s) => s.name).join(', ')}`);
  return sheet;
};

export const blockOf = (sheet: Sheet, a1: string): Rect => parseRect(a1, { rows: sheet.rowCount, columns: sheet.columnCount });

export const toHostCell = (world: World, value: Value): HostCell => {
  if (value === null) return '';
  if (value instanceof Dated) return new Date(instantOfSerial(world.workbook.zone, value.serial));
  return value instanceof FormulaError ? value.code : value;
};

/** What an edit trigger is told. */
export interface Edit {
  sheet: Sheet;
  rect: Rect;
  oldValue: string;
  value: string;
}

const grow = (world: World, sheet: Sheet, rect: Rect): void => {
  const rows = rect.row + rect.rows - 1 - sheet.rowCount;
  const columns = rect.column + rect.columns - 1 - sheet.columnCount;
  if (rows > 0) insertRows(world, sheet, sheet.rowCount + 1, rows);
  if (columns > 0) insertColumns(world, sheet, sheet.columnCount + 1, columns);
};

const plain = (world: World, sheet: Sheet, rect: Rect): string => {
  const value = world.calculation.read(sheet, { ...rect, rows: 1, columns: 1 })[0]![0]!;
  return value instanceof Dated ? String(value.serial) : displayText(value, undefined);
};

/** @throws Error when a validation rejects the text */
export const type = (world: World, sheetName: string, a1: string, texts: readonly (readonly string[])[]): Edit => {
  const sheet = namedSheet(world, sheetName);
  const start = blockOf(sheet, a1);
  const columns = Math.max(...texts.map((line) => line.length));
  const rect: Rect = { row: start.row, column: start.column, rows: texts.length, columns };
  grow(world, sheet, rect);
  const oldValue = plain(world, sheet, rect);
  writeBlock(world, sheet, rect, (row, column, r, c) => writeText(world, sheet, row, column, texts[r]?.[c] ?? ''));
  return { sheet, rect, oldValue, value: plain(world, sheet, rect) };
};

export const clear = (world: World, sheetName: string, a1: string): Edit => {
  const sheet = namedSheet(world, sheetName);
  const rect = blockOf(sheet, a1);
  const oldValue = plain(world, sheet, rect);
  clearBlock(world, sheet, rect);
  return { sheet, rect, oldValue, value: '' };
};

/** The rows under the headings. */
const dataBlock = (world: World, sheet: Sheet): Rect => {
  const shown = shownRect(world, sheet);
  const first = Math.max(sheet.frozenRows, 1) + 1;
  return { row: first, column: 1, rows: Math.max(shown.rows - first + 1, 0), columns: sheet.columnCount };
};

export const sort = (
  world: World,
  sheetName: string,
  column: number,
  options: { descending?: boolean; block?: Block } = {},
): void => {
  const sheet = namedSheet(world, sheetName);
  const block = options.block ?? dataBlock(world, sheet);
  if (block.rows > 1) sortBlock(world, sheet, block, column, options.descending ?? false);
};

export const filter = (world: World, sheetName: string, column: number, show: readonly string[] | null): void => {
  const sheet = namedSheet(world, sheetName);
  const block = dataBlock(world, sheet);
  for (let row = 1; row < sheet.rows.length; row++) if (sheet.rows[row]?.filtered) delete rowForWriting(sheet, row).filtered;
  if (show === null) sheet.filter = null;
  else {
    sheet.filter = { ...block, row: block.row - 1, rows: block.rows + 1, columns: shownRect(world, sheet).columns };
    const texts = displayBlock(world, sheet, { ...block, column, columns: 1 });
    texts.forEach((line, at) => {
      if (!show.includes(line[0] ?? '')) rowForWriting(sheet, block.row + at).filtered = true;
    });
  }
  world.emit({ kind: 'structure', sheet: sheet.name });
};

export const hideRows = (world: World, sheetName: string, row: number, count: number, hidden: boolean): void => {
  const sheet = namedSheet(world, sheetName);
  for (let at = row; at < row + count; at++) {
    if (hidden) rowForWriting(sheet, at).hidden = true;
    else delete rowForWriting(sheet, at).hidden;
  }
  world.emit({ kind: 'structure', sheet: sheet.name });
};

/** The first cell keeps what it holds, the others are emptied. */
export const merge = (world: World, sheetName: string, a1: string): void => {
  const sheet = namedSheet(world, sheetName);
  const rect = blockOf(sheet, a1);
  if (rect.columns > 1) clearBlock(world, sheet, { ...rect, column: rect.column + 1, rows: 1, columns: rect.columns - 1 });
  if (rect.rows > 1) clearBlock(world, sheet, { ...rect, row: rect.row + 1, rows: rect.rows - 1 });
  sheet.merges = [...(sheet.merges ?? []), rect];
  world.emit({ kind: 'structure', sheet: sheet.name });
};

/** @throws Error when no heading of row 1 (or the last frozen row) reads `from` */
export const headingCell = (world: World, sheetName: string, heading: string): string => {
  const sheet = namedSheet(world, sheetName);
  const row = Math.max(sheet.frozenRows, 1);
  const texts = displayBlock(world, sheet, { row, column: 1, rows: 1, columns: shownRect(world, sheet).columns })[0] ?? [];
  const column = texts.indexOf(heading) + 1;
  if (column === 0) throw new Error(`The sheet "${sheet.name}" has no heading "${heading}". Headings: ${texts.join(', ')}`);
  return rectName({ row, column, rows: 1, columns: 1 });
};

/** A sheet filled as a CSV import fills it: texts are read as if typed, but a leading plus or minus makes no formula. */
export const importCsv = (world: World, name: string, given: string | readonly (readonly string[])[]): void => {
  const rows = typeof given === 'string' ? parseCsv(given) : given;
  const { workbook } = world;
  if (sheetNamed(workbook, name)) throw new Error(`There is already a sheet "${name}".`);
  const sheet = emptySheet(workbook.nextId++, name);
  const columns = rows.reduce((most, line) => Math.max(most, line.length), 1);
  sheet.rowCount = Math.max(1000, rows.length);
  sheet.columnCount = Math.max(26, columns);
  const blank = workbook.sheets.length === 1 && workbook.sheets[0]!.rows.length === 0 && workbook.sheets[0]!.name === 'Sheet1';
  workbook.sheets = blank ? [sheet] : [...workbook.sheets, sheet];
  workbook.activeSheet = sheet.id;
  workbook.selection = ['A1'];
  writeBlock(world, sheet, { row: 1, column: 1, rows: rows.length, columns }, (row, column, r, c) => {
    const text = rows[r]?.[c] ?? '';
    if (text !== '') writeText(world, sheet, row, column, text, false);
  });
  world.emit({ kind: 'sheets' });
};

/** A native table: its typed columns refuse scripts that format or validate, its headings keep formulas as text. */
export const makeTable = (world: World, sheetName: string, typedColumns: readonly string[]): void => {
  const sheet = namedSheet(world, sheetName);
  sheet.table = { typedColumns: [...typedColumns] };
  const { columns } = shownRect(world, sheet);
  for (let column = 1; column <= columns; column++) {
    const formula = cellAt(sheet, 1, column)?.formula;
    if (formula) writeText(world, sheet, 1, column, `'${formula.text}`);
  }
  styleBlock(world, sheet, { row: 1, column: 1, rows: 1, columns: Math.max(columns, 1) }, () => ({ bold: true }));
};
