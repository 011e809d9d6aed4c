/** A1 notation. Rows and columns are 1-based; an open end is `null` until a sheet's size closes it. */

export interface Rect {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export const columnLetters = (column: number): string => {
  let text = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) text = String.fromCharCode(65 + ((n - 1) % 26)) + text;
  return text;
};

export const columnNumber = (letters: string): number => {
  let n = 0;
  for (const ch of letters.toUpperCase()) n = n * 26 + ch.charCodeAt(0) - 64;
  return n;
};

export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row}`;

/** `B2`, `B2:D9`; whole columns and rows are written as Google does when `size` shows that they are whole. */
export const rectName = (rect: Rect, size?: { rows: number; columns: number }): string => {
  const lastRow = rect.row + rect.rows - 1;
  const lastColumn = rect.column + rect.columns - 1;
  if (size && rect.row === 1 && lastRow >= size.rows) return `${columnLetters(rect.column)}:${columnLetters(lastColumn)}`;
  if (size && rect.column === 1 && lastColumn >= size.columns) return `${rect.row}:${lastRow}`;
  const first = cellName(rect.row, rect.column);
  return rect.rows === 1 && rect.columns === 1 ? first : `${first}:${cellName(lastRow, lastColumn)}`;
};

const END = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?$/;

/** Splits `'My Sheet'!A1:B2`; the name is null where none is written. */
export const splitSheetName = (text: string): { sheet: string | null; range: string } => {
  const bang = text.lastIndexOf('!');
  if (bang < 0) return { sheet: null, range: text };
  const name = text.slice(0, bang).trim();
  const sheet = name.startsWith("'") && name.endsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
  return { sheet, range: text.slice(bang + 1) };
};

/** Reads a range within a sheet of the given size. @throws Error `Range not found` */
export const parseRect = (text: string, size: { rows: number; columns: number }): Rect => {
  const [from = '', to, ...more] = text.trim().split(':');
  const first = END.exec(from);
  const last = END.exec(to ?? from);
  if (!first || !last || more.length > 0 || from === '' || to === '') throw new Error('Range not found');
  if (to === undefined && (!first[1] || !first[2])) throw new Error('Range not found');
  const rows = [first[2] ? Number(first[2]) : 1, last[2] ? Number(last[2]) : size.rows].sort((a, b) => a - b);
  const columns = [first[1] ? columnNumber(first[1]) : 1, last[1] ? columnNumber(last[1]) : size.columns].sort((a, b) => a - b);
  const [top = 1, bottom = 1] = rows;
  const [left = 1, right = 1] = columns;
  if (top < 1) throw new Error('Range not found');
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
};

export const intersects = (a: Rect, b: Rect): boolean =>
  a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns;
