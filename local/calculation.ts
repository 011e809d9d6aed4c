/**
 * Keeps the workbook's formulas computed: lazily, when something reads them, and only those whose arguments changed.
 * The product's own functions are called through `callProduct`; nothing of their rules is known here.
 */
import { cellName, intersects, type Rect } from './a1';
import { evaluate, type Surroundings } from './evaluate';
import { callsOf, type Node, parseFormula, type Reference, referencesOf } from './formulaText';
import { isDateFormat, shortDateFormat } from './numberFormats';
import { Dated, FormulaError, isMatrix, type Matrix, type Value } from './values';
import { type Cell, cellAt, cellForWriting, hasContent, type Sheet, sheetNamed, type Workbook } from './workbook';
import { instantOfSerial, serialOfInstant } from './zone';

export interface Formula {
  sheet: Sheet;
  row: number;
  column: number;
  text: string;
  tree: Node | null;
  /** What it reads, with the sheet's name where one is written. */
  reads: Reference[];
  /** Whether it calls a function of the product. */
  custom: boolean;
  volatile: boolean;
  dirty: boolean;
  computing: boolean;
  /** At least one cell; more when it spills. */
  result: Matrix;
  /** Where the result lies, or would lie if nothing were in the way. */
  area: Rect;
  everComputed: boolean;
}

/** What crosses between the host and a realm: dates as `{$d: epoch ms or null}`, odd numbers as `{$n: text}`. */
export type Wire = string | number | boolean | null | { $d: number | null } | { $n: string } | Wire[];

export type CallProduct = (name: string, args: Wire[]) => { value: Wire } | { error: string };

export interface Calculation {
  setFormula(sheet: Sheet, row: number, column: number, text: string): void;
  /** Forgets the cell's formula; the caller then writes the value. */
  removeFormula(sheet: Sheet, row: number, column: number): void;
  /** Content of the block has changed: what reads it is to be computed anew. */
  touched(sheet: Sheet, rect: Rect): void;
  /** After a structural edit: positions are read anew and everything is computed anew. */
  rebuild(): void;
  /** After the clock has moved. */
  clockMoved(): void;
  read(sheet: Sheet, rect: Rect): Matrix;
  /** The cells that a reference written on `home` points to. */
  cellsOf(reference: Reference, home: Sheet): Matrix;
  /** The formula whose result lies in the cell, computed. */
  ownerAt(sheet: Sheet, row: number, column: number): Formula | undefined;
  /** Computes what reaches into the block. */
  ensure(sheet: Sheet, rect: Rect): void;
  /** Evaluates a formula that stands in no cell, as conditional formats do. */
  evaluateAt(tree: Node, sheet: Sheet, row: number, column: number, offset: { rows: number; columns: number }): Value;
  onDirty: ((formula: Formula) => void) | null;
}

const VOLATILE = new Set(['TODAY', 'NOW', 'RAND', 'RANDBETWEEN', 'RANDARRAY']);
const NOT_ALLOWED = 'This function is not allowed to reference a cell with NOW(), RAND(), or RANDBETWEEN().';

export const createCalculation = (world: {
  workbook: () => Workbook;
  now: () => number;
  random: () => number;
  functionNames: ReadonlyMap<string, string>;
  callProduct: CallProduct;
}): Calculation => {
  const { workbook, functionNames } = world;

  const sheetOf = (reference: Reference, home: Sheet): Sheet | undefined =>
    reference.sheet === null ? home : sheetNamed(workbook(), reference.sheet);

  /** The reference as a block of an existing sheet; undefined when it points nowhere. */
  const rectOf = (reference: Reference, sheet: Sheet, offset?: { rows: number; columns: number }): Rect | undefined => {
    const row = (end: Reference['from'], open: number): number =>
      end.row === null ? open : end.row + (offset && !end.rowFixed ? offset.rows : 0);
    const column = (end: Reference['from'], open: number): number =>
      end.column === null ? open : end.column + (offset && !end.columnFixed ? offset.columns : 0);
    const last = reference.to ?? reference.from;
    const top = Math.min(row(reference.from, 1), row(last, sheet.rowCount));
    const bottom = Math.min(Math.max(row(reference.from, 1), row(last, sheet.rowCount)), sheet.rowCount);
    const left = Math.min(column(reference.from, 1), column(last, sheet.columnCount));
    const right = Math.min(Math.max(column(reference.from, 1), column(last, sheet.columnCount)), sheet.columnCount);
    return top < 1 || left < 1 || bottom < top || right < left
      ? undefined
      : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  };

  const cellValue = (cell: Cell | undefined): Value => {
    if (!cell || cell.value === '') return null;
    const format = cell.style?.numberFormat;
    return typeof cell.value === 'number' && format && isDateFormat(format) ? new Dated(cell.value, format) : cell.value;
  };

  const reaches = (formula: Formula, rect: Rect): boolean => {
    if (formula.row >= rect.row + rect.rows || formula.column >= rect.column + rect.columns) return false;
    if (!formula.everComputed) return true;
    const tall = formula.area.rows > 1 ? Number.POSITIVE_INFINITY : formula.row + 1;
    return formula.column + formula.area.columns > rect.column && tall > rect.row;
  };

  const ensure = (sheet: Sheet, rect: Rect): void => {
    for (const formula of sheet.formulas) if (formula.dirty && reaches(formula, rect)) compute(formula);
  };

  const read = (sheet: Sheet, rect: Rect): Matrix => {
    ensure(sheet, rect);
    const matrix: Matrix = new Array(rect.rows);
    for (let r = 0; r < rect.rows; r++) {
      const cells = sheet.rows[rect.row + r]?.cells;
      const line: Value[] = new Array(rect.columns);
      for (let c = 0; c < rect.columns; c++) line[c] = cells ? cellValue(cells[rect.column + c]) : null;
      matrix[r] = line;
    }
    for (const formula of sheet.formulas) {
      if (!intersects(formula.area, rect)) continue;
      const spilled = formula.result.length > 1 || formula.result[0]!.length > 1;
      const area = spilled ? formula.area : { ...formula.area, rows: 1, columns: 1 };
      const top = Math.max(area.row, rect.row);
      const bottom = Math.min(area.row + area.rows, rect.row + rect.rows);
      const left = Math.max(area.column, rect.column);
      const right = Math.min(area.column + area.columns, rect.column + rect.columns);
      for (let r = top; r < bottom; r++) {
        for (let c = left; c < right; c++) {
          const value = formula.result[r - area.row]![c - area.column] ?? null;
          const format = cellAt(sheet, r, c)?.style?.numberFormat;
          matrix[r - rect.row]![c - rect.column] =
            value instanceof Dated && format
              ? isDateFormat(format)
                ? new Dated(value.serial, format)
                : value.serial
              : typeof value === 'number' && format && isDateFormat(format)
                ? new Dated(value, format)
                : value;
        }
      }
    }
    return matrix;
  };

  const toWire = (value: Value): Wire => {
    if (value === null) return '';
    if (value instanceof FormulaError) return value.code;
    return value instanceof Dated ? { $d: instantOfSerial(workbook().zone, value.serial) } : value;
  };

  const fromWire = (wire: Wire | undefined): Value => {
    if (wire === null || wire === undefined) return null;
    if (Array.isArray(wire)) return new FormulaError('#ERROR!', 'A cell cannot hold a list.');
    if (typeof wire !== 'object') return wire;
    if ('$d' in wire)
      return wire.$d === null
        ? new FormulaError('#NUM!', 'The function returned a date that does not exist.')
        : new Dated(serialOfInstant(workbook().zone, wire.$d), 'yyyy-mm-dd hh:mm');
    return '$n' in wire
      ? new FormulaError('#NUM!', `The function returned ${wire.$n}.`)
      : new FormulaError('#ERROR!', 'A cell cannot hold an object.');
  };

  const readsVolatile = (node: Node, home: Sheet, seen = new Set<Formula>()): boolean => {
    if (callsOf(node).some((name) => VOLATILE.has(name))) return true;
    return referencesOf(node).some((reference) => {
      const sheet = sheetOf(reference, home);
      const rect = sheet && rectOf(reference, sheet);
      if (!sheet || !rect) return false;
      for (const formula of sheet.formulas) {
        if (seen.has(formula) || !intersects(formula.area, rect)) continue;
        seen.add(formula);
        if (formula.volatile || (formula.tree && !formula.custom && readsVolatile(formula.tree, sheet, seen))) return true;
      }
      return false;
    });
  };

  const surroundings = (home: Sheet, row: number, column: number, offset?: { rows: number; columns: number }): Surroundings => {
    const cells = (reference: Reference): Matrix => {
      const sheet = sheetOf(reference, home);
      const rect = sheet && rectOf(reference, sheet, offset);
      return sheet && rect ? read(sheet, rect) : [[new FormulaError('#REF!', 'The reference does not exist.')]];
    };
    const around: Surroundings = {
      cells,
      position: (reference) => {
        const sheet = reference && sheetOf(reference, home);
        const rect = reference && sheet ? rectOf(reference, sheet, offset) : undefined;
        return rect ?? { row, column, rows: 1, columns: 1 };
      },
      call: (name, args) => {
        const own = functionNames.get(name);
        if (own === undefined) return null;
        if (offset) return new FormulaError('#NAME?', 'A conditional format cannot call a custom function.');
        if (args.some((arg) => readsVolatile(arg, home))) return new FormulaError('#ERROR!', NOT_ALLOWED);
        const given = args.map((arg) => evaluate(arg, around));
        const error = given.find((value, at) => value instanceof FormulaError && args[at]!.kind !== 'reference');
        if (error !== undefined) return error;
        const values = given.map((value): Wire => (isMatrix(value) ? value.map((line) => line.map(toWire)) : toWire(value)));
        const answer = world.callProduct(own, values);
        if ('error' in answer) return new FormulaError('#ERROR!', answer.error);
        if (!Array.isArray(answer.value)) return fromWire(answer.value);
        const lines = answer.value.map((line) => (Array.isArray(line) ? line.map(fromWire) : [fromWire(line)]));
        const width = lines.reduce((most, line) => Math.max(most, line.length), 1);
        return lines.length === 0
          ? ''
          : lines.map((line) => (line.length === width ? line : Array.from({ length: width }, (_, i) => line[i] ?? null)));
      },
      now: () => serialOfInstant(workbook().zone, world.now()),
      dateFormat: shortDateFormat(workbook().locale),
      random: world.random,
    };
    return around;
  };

  const obstacle = (formula: Formula, area: Rect): FormulaError | null => {
    const { sheet } = formula;
    if (area.row + area.rows - 1 > sheet.rowCount)
      return new FormulaError(
        '#REF!',
        `Result was not automatically expanded, please insert more rows (${area.row + area.rows - 1 - sheet.rowCount}).`,
      );
    if (area.column + area.columns - 1 > sheet.columnCount)
      return new FormulaError(
        '#REF!',
        `Result was not automatically expanded, please insert more columns (${area.column + area.columns - 1 - sheet.columnCount}).`,
      );
    const overwrite = (name: string): FormulaError =>
      new FormulaError('#REF!', `Array result was not expanded because it would overwrite data in ${name}.`);
    for (let r = area.row; r < area.row + area.rows; r++) {
      const cells = sheet.rows[r]?.cells;
      if (!cells) continue;
      for (let c = area.column; c < area.column + area.columns; c++) {
        if ((r !== formula.row || c !== formula.column) && hasContent(cells[c])) return overwrite(cellName(r, c));
      }
    }
    for (const other of sheet.formulas) {
      if (other === formula || other.dirty || (other.result.length === 1 && other.result[0]!.length === 1)) continue;
      if (intersects(other.area, area))
        return overwrite(cellName(Math.max(other.area.row, area.row), Math.max(other.area.column, area.column)));
    }
    return null;
  };

  const compute = (formula: Formula): void => {
    if (formula.computing) {
      formula.result = [[new FormulaError('#REF!', 'Circular dependency detected.')]];
      return;
    }
    formula.computing = true;
    try {
      const { sheet, row, column } = formula;
      const value: Value | Matrix = formula.tree
        ? evaluate(formula.tree, surroundings(sheet, row, column))
        : new FormulaError('#ERROR!', 'Formula parse error.');
      let result: Matrix = isMatrix(value) ? value : [[value]];
      const area: Rect = { row, column, rows: result.length, columns: result[0]?.length ?? 1 };
      if (area.rows > 1 || area.columns > 1) {
        const refused = obstacle(formula, area);
        if (refused) result = [[refused]];
      }
      if (result[0]![0] === null) result[0]![0] = formula.custom ? '' : 0;
      const before = formula.area;
      formula.result = result;
      formula.area = area;
      formula.dirty = false;
      const grown = area.rows > before.rows || area.columns > before.columns;
      if (grown && formula.everComputed) touched(sheet, area, formula);
      formula.everComputed = true;
    } finally {
      formula.computing = false;
    }
  };

  const makeDirty = (formula: Formula): void => {
    if (formula.dirty) return;
    formula.dirty = true;
    calculation.onDirty?.(formula);
    touched(formula.sheet, formula.area, formula);
  };

  const touched = (sheet: Sheet, rect: Rect, except?: Formula): void => {
    for (const home of workbook().sheets) {
      for (const formula of home.formulas) {
        if (formula.dirty || formula === except) continue;
        const hit =
          (home === sheet && (formula.area.rows > 1 || formula.area.columns > 1) && !except && intersects(formula.area, rect)) ||
          formula.reads.some((reference) => {
            if (sheetOf(reference, home) !== sheet) return false;
            const read = rectOf(reference, sheet);
            return read !== undefined && intersects(read, rect);
          });
        if (hit) makeDirty(formula);
      }
    }
  };

  const build = (sheet: Sheet, row: number, column: number, text: string): Formula => {
    let tree: Node | null = null;
    try {
      tree = parseFormula(text);
    } catch {
      tree = null;
    }
    const calls = tree ? callsOf(tree) : [];
    return {
      sheet,
      row,
      column,
      text,
      tree,
      reads: tree ? referencesOf(tree) : [],
      custom: calls.some((name) => functionNames.has(name)),
      volatile: calls.some((name) => VOLATILE.has(name)),
      dirty: true,
      computing: false,
      result: [['']],
      area: { row, column, rows: 1, columns: 1 },
      everComputed: false,
    };
  };

  const calculation: Calculation = {
    onDirty: null,
    setFormula: (sheet, row, column, text) => {
      calculation.removeFormula(sheet, row, column);
      const formula = build(sheet, row, column, text);
      const cell = cellForWriting(sheet, row, column);
      cell.formula = formula;
      cell.value = '';
      sheet.formulas.add(formula);
      calculation.onDirty?.(formula);
      touched(sheet, formula.area, formula);
    },
    removeFormula: (sheet, row, column) => {
      const cell = cellAt(sheet, row, column);
      if (!cell?.formula) return;
      sheet.formulas.delete(cell.formula);
      touched(sheet, cell.formula.area, cell.formula);
      delete cell.formula;
    },
    touched: (sheet, rect) => touched(sheet, rect),
    rebuild: () => {
      for (const sheet of workbook().sheets) {
        sheet.formulas = new Set();
        sheet.rows.forEach((line, row) => {
          line?.cells.forEach((cell, column) => {
            if (!cell?.formula) return;
            cell.formula = build(sheet, row, column, cell.formula.text);
            sheet.formulas.add(cell.formula);
          });
        });
      }
    },
    clockMoved: () => {
      for (const sheet of workbook().sheets) for (const formula of sheet.formulas) if (formula.volatile) makeDirty(formula);
    },
    read,
    cellsOf: (reference, home) => {
      const sheet = sheetOf(reference, home);
      const rect = sheet && rectOf(reference, sheet);
      return sheet && rect ? read(sheet, rect) : [];
    },
    ensure,
    ownerAt: (sheet, row, column) => {
      const rect = { row, column, rows: 1, columns: 1 };
      ensure(sheet, rect);
      const own = cellAt(sheet, row, column)?.formula;
      if (own) return own;
      for (const formula of sheet.formulas) {
        if (formula.area.rows === 1 && formula.area.columns === 1) continue;
        if (formula.result.length === 1 && formula.result[0]!.length === 1) continue;
        if (intersects(formula.area, rect)) return formula;
      }
      return undefined;
    },
    evaluateAt: (tree, sheet, row, column, offset) => {
      const value = evaluate(tree, surroundings(sheet, row, column, offset));
      return isMatrix(value) ? (value[0]?.[0] ?? null) : value;
    },
  };
  return calculation;
};
