/** Writing into cells, as scripts and people do it. */
import type { Rect } from './a1';
import { cellName } from './a1';
import type { Calculation } from './calculation';
import { displayText, isDateFormat, parseTyped, shortDateFormat } from './numberFormats';
import type { Wire } from './realmWire';
import { FormulaError } from './values';
import {
  type Cell,
  cellAt,
  cellForWriting,
  type Scalar,
  type Sheet,
  type Style,
  styleWith,
  type Validation,
  type Workbook,
} from './workbook';
import { offsetAt, serialOfInstant } from './zone';

export interface Desk {
  workbook: Workbook;
  calculation: Calculation;
  now(): number;
  /** Tells the page what changed; null stands for the whole sheet. */
  changed(sheet: Sheet, rect: Rect | null): void;
}

const yearOf = (desk: Desk): number => {
  const now = desk.now();
  return new Date(now + offsetAt(desk.workbook.zone, now)).getUTCFullYear();
};

const store = (desk: Desk, sheet: Sheet, row: number, column: number, value: Scalar): void => {
  const existing = cellAt(sheet, row, column);
  if (existing?.formula) desk.calculation.removeFormula(sheet, row, column);
  if (value === '' && !existing) return;
  cellForWriting(sheet, row, column).value = value;
};

const withFormat = (sheet: Sheet, row: number, column: number, format: string | undefined): void => {
  if (format === undefined) return;
  const cell = cellForWriting(sheet, row, column);
  const own = cell.style?.numberFormat;
  if (own === undefined) cell.style = styleWith(cell.style, { numberFormat: format })!;
};

const listed = (validation: Validation): string[] => (validation.values[0] as string[] | undefined) ?? [];

const violates = (validation: Validation, value: Scalar, format: string | undefined): boolean => {
  if (value === '') return false;
  if (validation.type === 'VALUE_IN_LIST') return !listed(validation).includes(displayText(value, format));
  if (validation.type === 'CHECKBOX') return typeof value !== 'boolean';
  return false;
};

/** @throws Error when a rule of the cell rejects the value */
const obey = (cell: Cell | undefined, row: number, column: number, value: Scalar): void => {
  const rule = cell?.validation;
  if (rule && !rule.allowInvalid && violates(rule, value, cell.style?.numberFormat))
    throw new Error(
      `The data you entered in cell ${cellName(row, column)} violates the data validation rules set on this cell.${rule.help ? ` ${rule.help}` : ''}`,
    );
};

/** Writes a formula; the headings of a native table keep its text instead, as Google does. */
export const writeFormula = (desk: Desk, sheet: Sheet, row: number, column: number, text: string): void => {
  if (sheet.table && row === 1) store(desk, sheet, row, column, text);
  else desk.calculation.setFormula(sheet, row, column, text);
};

/** A text as it is typed, or as a script writes a string. @throws Error when the cell's validation rejects it */
export const writeText = (desk: Desk, sheet: Sheet, row: number, column: number, text: string, signsAreFormulas = true): void => {
  const cell = cellAt(sheet, row, column);
  const typed = parseTyped(text, {
    locale: desk.workbook.locale,
    format: cell?.style?.numberFormat,
    year: yearOf(desk),
    signsAreFormulas,
  });
  if (typed.formula !== undefined) {
    writeFormula(desk, sheet, row, column, typed.formula);
    return;
  }
  obey(cell, row, column, typed.value);
  store(desk, sheet, row, column, typed.value);
  withFormat(sheet, row, column, typed.format);
};

/** What a script writes; see Wire. @throws Error when the cell's validation rejects it */
export const writeWire = (desk: Desk, sheet: Sheet, row: number, column: number, wire: Wire): void => {
  if (typeof wire === 'string') {
    if (wire === '') store(desk, sheet, row, column, '');
    else writeText(desk, sheet, row, column, wire);
    return;
  }
  const cell = cellAt(sheet, row, column);
  if (typeof wire === 'number' || typeof wire === 'boolean') {
    obey(cell, row, column, wire);
    store(desk, sheet, row, column, wire);
  } else if (wire === null) store(desk, sheet, row, column, '');
  else if (Array.isArray(wire)) store(desk, sheet, row, column, String(wire));
  else if ('$d' in wire) {
    if (wire.$d === null) store(desk, sheet, row, column, new FormulaError('#NUM!'));
    else {
      const serial = serialOfInstant(desk.workbook.zone, wire.$d);
      store(desk, sheet, row, column, serial);
      const short = shortDateFormat(desk.workbook.locale);
      const own = cell?.style?.numberFormat;
      if (own === undefined || !isDateFormat(own))
        withFormat(sheet, row, column, Number.isInteger(serial) ? short : `${short} h:mm:ss`);
    }
  } else store(desk, sheet, row, column, new FormulaError('#NUM!'));
};

/** Runs `write` over the block row by row, then says that it changed. The first refusal is thrown after the rest is written. */
export const writeBlock = (
  desk: Desk,
  sheet: Sheet,
  rect: Rect,
  write: (row: number, column: number, r: number, c: number) => void,
): void => {
  let refusal: unknown;
  for (let r = 0; r < rect.rows; r++) {
    for (let c = 0; c < rect.columns; c++) {
      try {
        write(rect.row + r, rect.column + c, r, c);
      } catch (error) {
        refusal ??= error;
      }
    }
  }
  desk.calculation.touched(sheet, rect);
  desk.changed(sheet, rect);
  if (refusal) throw refusal;
};

export const clearBlock = (desk: Desk, sheet: Sheet, rect: Rect): void =>
  writeBlock(desk, sheet, rect, (row, column) => store(desk, sheet, row, column, ''));

export const styleBlock = (
  desk: Desk,
  sheet: Sheet,
  rect: Rect,
  change: (r: number, c: number) => Partial<Record<keyof Style, unknown>>,
): void => {
  let shown = false;
  for (let r = 0; r < rect.rows; r++) {
    for (let c = 0; c < rect.columns; c++) {
      const wanted = change(r, c);
      shown ||= 'numberFormat' in wanted;
      const cell = cellForWriting(sheet, rect.row + r, rect.column + c);
      const style = styleWith(cell.style, wanted);
      if (style) cell.style = style;
      else delete cell.style;
    }
  }
  if (shown) desk.calculation.touched(sheet, rect);
  desk.changed(sheet, rect);
};
