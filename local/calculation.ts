/**
 * Keeps the workbook's formulas computed: lazily, when something reads them, and only those whose arguments changed.
 * The product's own functions are called through `callProduct`; nothing of their rules is known here.
 */
import { intersects, type Rect } from './a1';
import { evaluate, type Surroundings } from './evaluate';
import { type Formula, obstacle, rectOf } from './formulaCell';
import { callsOf, type Node, parseFormula, type Reference, referencesOf } from './formulaText';
import { isDateFormat, shortDateFormat } from './numberFormats';
import { fromWire, toWire, type Wire } from './realmWire';
import { Dated, FormulaError, isMatrix, type Matrix, type Value } from './values';
import { type Cell, cellAt, cellForWriting, type Sheet, sheetNamed, type Workbook } from './workbook';
import { serialOfInstant } from './zone';

/** `args` is the JSON of an array of wire values. */
export type CallProduct = (name: string, args: string) => { value: Wire } | { error: string };

export interface Calculation {
  setFormula(sheet: Sheet, row: number, column: number, text: string): void;
  /** Forgets the cell's formula; the caller then writes the value. */
  removeFormula(sheet: Sheet, row: number, column: number): void;
  /** Content of the block has changed: what reads it is to be computed anew. */
  touched(sheet: Sheet, rect: Rect): void;
  /** After a structural edit: positions are read anew and everything is computed anew; nothing is where no formula has to do with the edited sheet. */
  rebuild(edited?: Sheet): void;
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
const MOST_PASSES = 4;
const NOT_ALLOWED = 'This function is not allowed to reference a cell with NOW(), RAND(), or RANDBETWEEN().';

/** Thrown up to the formula that is met again while it is being computed. */
class Circle extends Error {
  readonly formula: Formula;
  constructor(formula: Formula) {
    super('Circular dependency detected.');
    this.formula = formula;
  }
}

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
    // A spill computed late can make dirty what was just computed; the passes are few and bounded.
    for (let pass = 0, again = true; again && pass < MOST_PASSES; pass++) {
      again = false;
      for (const formula of sheet.formulas) {
        if (!formula.dirty || !reaches(formula, rect)) continue;
        again = true;
        const maybe = !formula.everComputed && !intersects({ ...formula.area, rows: 1, columns: 1 }, rect);
        try {
          compute(formula);
        } catch (error) {
          // It was only asked because its result might reach here. That it waits for the asker is no circle.
          if (!(maybe && error instanceof Circle)) throw error;
        }
      }
    }
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

  /** Cells that no formula reaches are given to formulas again and again: what was written out once is kept until they change. */
  const kept = new Map<string, { sheet: Sheet; rect: Rect; text: string }>();
  const placeOf = (reference: Reference, home: Sheet): { key: string; sheet: Sheet; rect: Rect } | null => {
    const sheet = sheetOf(reference, home);
    const rect = sheet && rectOf(reference, sheet);
    if (!sheet || !rect || [...sheet.formulas].some((formula) => reaches(formula, rect))) return null;
    return { key: [sheet.id, rect.row, rect.column, rect.rows, rect.columns].join(' '), sheet, rect };
  };
  const forget = (sheet: Sheet, rect: Rect): void => {
    for (const [place, known] of kept) if (known.sheet === sheet && intersects(known.rect, rect)) kept.delete(place);
  };

  const surroundings = (home: Sheet, row: number, column: number, offset?: { rows: number; columns: number }): Surroundings => {
    const cells = (reference: Reference): Matrix => {
      const sheet = sheetOf(reference, home);
      const rect = sheet && rectOf(reference, sheet, offset);
      return sheet && rect ? read(sheet, rect) : [[new FormulaError('#REF!', 'The reference does not exist.')]];
    };
    const around: Surroundings = {
      cells,
      seen: (reference, exceptByHand) => {
        const lines = sheetOf(reference, home)?.rows ?? [];
        const { row: top } = around.position(reference);
        return cells(reference).filter((_line, index) => {
          const line = lines[top + index];
          return line?.filtered !== true && !(exceptByHand && line?.hidden === true);
        });
      },
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
        const { zone } = workbook();
        const texts: string[] = [];
        for (const arg of args) {
          const place = arg.kind === 'reference' ? placeOf(arg.reference, home) : null;
          const known = place === null ? undefined : kept.get(place.key);
          if (known !== undefined) {
            texts.push(known.text);
            continue;
          }
          const value = evaluate(arg, around);
          if (value instanceof FormulaError && arg.kind !== 'reference') return value;
          const text = JSON.stringify(
            isMatrix(value) ? value.map((line) => line.map((cell) => toWire(zone, cell))) : toWire(zone, value),
          );
          texts.push(text);
          if (place !== null) kept.set(place.key, { ...place, text });
        }
        const answer = world.callProduct(own, `[${texts.join(',')}]`);
        if ('error' in answer) return new FormulaError('#ERROR!', answer.error);
        if (!Array.isArray(answer.value)) return fromWire(zone, answer.value);
        const lines = answer.value.map((line) =>
          Array.isArray(line) ? line.map((cell) => fromWire(zone, cell)) : [fromWire(zone, line)],
        );
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

  const evaluated = (formula: Formula): Value | Matrix => {
    if (!formula.tree) return new FormulaError('#ERROR!', 'Formula parse error.');
    try {
      return evaluate(formula.tree, surroundings(formula.sheet, formula.row, formula.column));
    } catch (error) {
      if (error instanceof Circle && error.formula === formula) return new FormulaError('#REF!', 'Circular dependency detected.');
      throw error;
    }
  };

  /** @throws Circle when it reads, by whatever way, a formula that is being computed */
  const compute = (formula: Formula): void => {
    if (formula.computing) throw new Circle(formula);
    formula.computing = true;
    try {
      const { sheet, row, column } = formula;
      const value = evaluated(formula);
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
      formula.everComputed = true;
      if (area.rows > before.rows || area.columns > before.columns) touched(sheet, area, formula);
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
    forget(sheet, rect);
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

  /** Does any formula stand on this sheet, or read from it? */
  const concerns = (edited: Sheet): boolean =>
    edited.formulas.size > 0 ||
    workbook().sheets.some((home) =>
      [...home.formulas].some((formula) => formula.reads.some((reference) => sheetOf(reference, home) === edited)),
    );

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
    rebuild: (edited) => {
      if (edited !== undefined && !concerns(edited)) {
        for (const [place, known] of kept) if (known.sheet === edited) kept.delete(place);
        return;
      }
      kept.clear();
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
