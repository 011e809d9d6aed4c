/** Computes a formula's tree. Knows no sheet: references and product functions are resolved by the caller. */
import type { Node, Reference } from './formulaText';
import { FUNCTIONS, LAZY_FUNCTIONS } from './functionLibrary';
import { libraryFunction } from './univerFunctions';
import { compareValues, Dated, ErrorSignal, FormulaError, isMatrix, type Matrix, toNumber, toText, type Value } from './values';

export interface Surroundings {
  /** Cells of a reference, blanks as null. */
  cells(reference: Reference): Matrix;
  /** The same without the rows that are not seen: filtered ones, and on demand those hidden by hand. */
  seen(reference: Reference, exceptByHand: boolean): Matrix;
  /** Position of the reference, for ROW and COLUMN; without one the formula's own cell. */
  position(reference: Reference | null): { row: number; column: number; rows: number; columns: number };
  /** The product's own function, or null when the bundle has none of that name. */
  call(name: string, args: readonly Node[]): Value | Matrix | null;
  /** Clock as a serial number on the sheet's wall clock. */
  now(): number;
  dateFormat: string;
  random(): number;
}

const single = (value: Value | Matrix): Value => (isMatrix(value) ? (value[0]?.[0] ?? null) : value);

/** Applies `compute` cell by cell; a single value goes with every cell of the other. */
const broadcast = (a: Value | Matrix, b: Value | Matrix, compute: (x: Value, y: Value) => Value): Value | Matrix => {
  const safe = (x: Value, y: Value): Value => {
    try {
      return compute(x, y);
    } catch (error) {
      if (error instanceof ErrorSignal) return error.error;
      throw error;
    }
  };
  if (!isMatrix(a) && !isMatrix(b)) return safe(a, b);
  const left = isMatrix(a) ? a : [[a]];
  const right = isMatrix(b) ? b : [[b]];
  const rows = Math.max(left.length, right.length);
  const columns = Math.max(left[0]?.length ?? 1, right[0]?.length ?? 1);
  const pick = (m: Matrix, r: number, c: number): Value => m[m.length === 1 ? 0 : r]?.[m[0]?.length === 1 ? 0 : c] ?? null;
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => safe(pick(left, r, c), pick(right, r, c))),
  );
};

const dateOf = (value: Value): string | null => (value instanceof Dated ? value.format : null);

const OPERATORS: Record<string, (a: Value, b: Value) => Value> = {
  '+': (a, b) => {
    const sum = toNumber(a) + toNumber(b);
    const format = dateOf(a) ?? dateOf(b);
    return format === null ? sum : new Dated(sum, format);
  },
  '-': (a, b) => {
    const difference = toNumber(a) - toNumber(b);
    const format = dateOf(a);
    return format === null || dateOf(b) !== null ? difference : new Dated(difference, format);
  },
  '*': (a, b) => toNumber(a) * toNumber(b),
  '/': (a, b) => {
    const divisor = toNumber(b);
    if (divisor === 0) throw new ErrorSignal('#DIV/0!', 'The divisor is zero.');
    return toNumber(a) / divisor;
  },
  '^': (a, b) => toNumber(a) ** toNumber(b),
  '&': (a, b) => toText(a) + toText(b),
  '=': (a, b) => compareValues(a, b) === 0,
  '<>': (a, b) => compareValues(a, b) !== 0,
  '<': (a, b) => compareValues(a, b) < 0,
  '>': (a, b) => compareValues(a, b) > 0,
  '<=': (a, b) => compareValues(a, b) <= 0,
  '>=': (a, b) => compareValues(a, b) >= 0,
};

const callFunction = (name: string, args: Node[], around: Surroundings): Value | Matrix => {
  const lazy = LAZY_FUNCTIONS[name];
  if (lazy) return lazy(args, (node) => evaluate(node, around), around);
  const own = around.call(name, args);
  if (own !== null) return own;
  const values = args.map((node) => evaluate(node, around));
  const known = FUNCTIONS[name];
  if (known) return known(values, around);
  const library = libraryFunction(name);
  if (library) return library(values);
  throw new ErrorSignal('#NAME?', `Unknown function: '${name}'.`);
};

/** Errors are values; anything thrown is a fault of the host. */
export const evaluate = (node: Node, around: Surroundings): Value | Matrix => {
  try {
    switch (node.kind) {
      case 'value':
        return node.value;
      case 'blank':
        return null;
      case 'error':
        return new FormulaError(node.code);
      case 'reference': {
        const cells = around.cells(node.reference);
        return cells.length === 1 && cells[0]?.length === 1 ? (cells[0][0] ?? null) : cells;
      }
      case 'call':
        return callFunction(node.name, node.args, around);
      case 'unary':
        return broadcast(evaluate(node.of, around), null, (x) =>
          node.operator === '+' ? x : node.operator === '-' ? -toNumber(x) : toNumber(x) / 100,
        );
      case 'binary':
        return broadcast(evaluate(node.left, around), evaluate(node.right, around), OPERATORS[node.operator]!);
      case 'array':
        return node.rows.map((row) => row.map((cell) => single(evaluate(cell, around))));
    }
  } catch (error) {
    if (error instanceof ErrorSignal) return error.error;
    throw error;
  }
};
