/** The workbook as data: what each cell holds and looks like. Formulas are computed elsewhere (calculation.ts). */
import type { Rect } from './a1';
import type { Formula } from './formulaCell';
import type { FormulaError } from './values';

/** A cell's stored content: '' is a blank, dates are serial numbers of the sheet's wall clock. */
export type Scalar = number | string | boolean | FormulaError;

export interface Style {
  readonly numberFormat?: string;
  readonly background?: string;
  readonly fontColor?: string;
  readonly bold?: boolean;
  readonly wrap?: string;
  readonly vertical?: string;
  readonly horizontal?: string;
}

export interface Validation {
  readonly type: string;
  readonly values: readonly unknown[];
  readonly allowInvalid: boolean;
  readonly help: string;
}

export interface Cell {
  value: Scalar;
  formula?: Formula;
  style?: Style;
  note?: string;
  validation?: Validation;
}

export interface Row {
  /** Belongs to a remembered state: it is copied before anything in it changes. Never holds a formula. */
  readonly shared?: boolean;
  cells: (Cell | undefined)[];
  hidden?: boolean;
  filtered?: boolean;
}

interface Protection {
  id: number;
  rect: Rect;
  warningOnly: boolean;
  description: string;
}

export interface ConditionalRule {
  rects: Rect[];
  type: string;
  values: string[];
  background: string | null;
  fontColor: string | null;
  bold: boolean | null;
}

export interface Sheet {
  id: number;
  name: string;
  rowCount: number;
  columnCount: number;
  rows: (Row | undefined)[];
  hidden: boolean;
  frozenRows: number;
  tabColor: string | null;
  hiddenColumns: Set<number>;
  columnWidths: Map<number, number>;
  conditionalRules: ConditionalRule[];
  protections: Protection[];
  /** Cells that a person merged; absent where there never were any. */
  merges?: Rect[];
  filter: Rect | null;
  /** Present when the data is a native table. */
  table: { typedColumns: string[] } | null;
  formulas: Set<Formula>;
}

export interface Workbook {
  id: string;
  name: string;
  zone: string;
  locale: 'en_US' | 'en_GB';
  sheets: Sheet[];
  nextId: number;
  activeSheet: number;
  selection: string[];
}

const styles = new Map<string, Style>();

/** One shared object per look, so that a workbook of many cells keeps few. */
export const styleWith = (style: Style | undefined, change: Partial<Record<keyof Style, unknown>>): Style | undefined => {
  const merged: Record<string, unknown> = { ...style, ...change };
  for (const key of Object.keys(merged)) if (merged[key] === undefined || merged[key] === null) delete merged[key];
  const keys = Object.keys(merged).sort();
  if (keys.length === 0) return undefined;
  const text = JSON.stringify(merged, keys);
  let known = styles.get(text);
  if (!known) {
    known = Object.freeze(merged) as Style;
    styles.set(text, known);
  }
  return known;
};

export const emptySheet = (id: number, name: string): Sheet => ({
  id,
  name,
  rowCount: 1000,
  columnCount: 26,
  rows: [],
  hidden: false,
  frozenRows: 0,
  tabColor: null,
  hiddenColumns: new Set(),
  columnWidths: new Map(),
  conditionalRules: [],
  protections: [],
  filter: null,
  table: null,
  formulas: new Set(),
});

export const emptyWorkbook = (zone: string, locale: Workbook['locale'], id: string): Workbook => ({
  id,
  name: 'Prospects',
  zone,
  locale,
  sheets: [emptySheet(0, 'Sheet1')],
  nextId: 1,
  activeSheet: 0,
  selection: ['A1'],
});

export const sheetNamed = (workbook: Workbook, name: string): Sheet | undefined => {
  const wanted = name.toLowerCase();
  return workbook.sheets.find((sheet) => sheet.name.toLowerCase() === wanted);
};

export const cellAt = (sheet: Sheet, row: number, column: number): Cell | undefined => sheet.rows[row]?.cells[column];

export const rowForWriting = (sheet: Sheet, row: number): Row => {
  let line = sheet.rows[row];
  if (line && !line.shared) return line;
  line = line ? copyOfRow(line) : { cells: [] };
  sheet.rows[row] = line;
  return line;
};

/** Rows of an own, formulas included by their texts: for a copy of the whole sheet, or for what is about to change. */
export const copyOfRow = ({ cells, hidden, filtered }: Row): Row => ({
  cells: cells.map((cell) => cell && { ...cell, ...(cell.formula ? { formula: { text: cell.formula.text } as Formula } : {}) }),
  ...(hidden ? { hidden } : {}),
  ...(filtered ? { filtered } : {}),
});

/** Before cells are moved about within their rows. */
export const ownRows = (sheet: Sheet, first = 0, last = sheet.rows.length - 1): void => {
  for (let row = first; row <= last; row++) if (sheet.rows[row]?.shared) rowForWriting(sheet, row);
};

export const cellForWriting = (sheet: Sheet, row: number, column: number): Cell => {
  const line = rowForWriting(sheet, row);
  let cell = line.cells[column];
  if (!cell) {
    cell = { value: '' };
    line.cells[column] = cell;
  }
  return cell;
};

/** The cell to be changed, where there is one. */
export const changeableCell = (sheet: Sheet, row: number, column: number): Cell | undefined =>
  cellAt(sheet, row, column) && cellForWriting(sheet, row, column);

export const hasContent = (cell: Cell | undefined): boolean =>
  cell !== undefined && (cell.value !== '' || cell.formula !== undefined);

/** Last row and column with stored content, spills not counted; 0 when empty. */
export const storedExtent = (sheet: Sheet): { row: number; column: number } => {
  let lastRow = 0;
  let lastColumn = 0;
  for (let r = sheet.rows.length - 1; r >= 1; r--) {
    const cells = sheet.rows[r]?.cells;
    if (!cells) continue;
    for (let c = cells.length - 1; c > 0; c--) {
      if (!hasContent(cells[c])) continue;
      if (lastRow === 0) lastRow = r;
      if (c > lastColumn) lastColumn = c;
      break;
    }
  }
  return { row: lastRow, column: lastColumn };
};
