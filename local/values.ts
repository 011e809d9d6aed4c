/** Values that formulas compute with. */

/** An error value with the words that Sheets shows when the pointer rests on the cell. */
export class FormulaError {
  readonly code: string;
  readonly words: string;
  constructor(code: string, words = '') {
    this.code = code;
    this.words = words;
  }
}

/** A number that is shown as a date or time: it keeps its format through `+` and `-`. */
export class Dated {
  readonly serial: number;
  readonly format: string;
  constructor(serial: number, format: string) {
    this.serial = serial;
    this.format = format;
  }
}

/** null is a blank cell. */
export type Value = number | string | boolean | null | FormulaError | Dated;
export type Matrix = Value[][];

/** Thrown inside an evaluation to end it with an error value. */
export class ErrorSignal extends Error {
  readonly error: FormulaError;
  constructor(code: string, words = '') {
    super(words || code);
    this.error = new FormulaError(code, words);
  }
}

export const isMatrix = (value: Value | Matrix): value is Matrix => Array.isArray(value);

export const toNumber = (value: Value): number => {
  if (typeof value === 'number') return value;
  if (value === null || value === '') return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Dated) return value.serial;
  if (value instanceof FormulaError) throw new ErrorSignal(value.code, value.words);
  const number = Number(value.trim());
  if (value.trim() !== '' && Number.isFinite(number)) return number;
  throw new ErrorSignal('#VALUE!', `The text '${value}' cannot be used as a number.`);
};

export const toText = (value: Value): string => {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof FormulaError) throw new ErrorSignal(value.code, value.words);
  return String(value instanceof Dated ? value.serial : value);
};

export const toLogical = (value: Value): boolean => {
  if (typeof value === 'boolean') return value;
  if (value === null || value === '') return false;
  if (typeof value === 'string') {
    if (/^true$/i.test(value)) return true;
    if (/^false$/i.test(value)) return false;
    throw new ErrorSignal('#VALUE!', `The text '${value}' is neither TRUE nor FALSE.`);
  }
  return toNumber(value) !== 0;
};

const RANK = (value: Value): number => (typeof value === 'boolean' ? 2 : typeof value === 'string' ? 1 : 0);

/** Sheets' order: numbers before texts before booleans; texts without regard to case; a blank equals '' and 0 and FALSE. */
export const compareValues = (a: Value, b: Value): number => {
  for (const v of [a, b]) if (v instanceof FormulaError) throw new ErrorSignal(v.code, v.words);
  const left = a === null ? (typeof b === 'string' ? '' : typeof b === 'boolean' ? false : 0) : a;
  const right = b === null ? (typeof a === 'string' ? '' : typeof a === 'boolean' ? false : 0) : b;
  const rank = RANK(left) - RANK(right);
  if (rank !== 0) return rank;
  if (typeof left === 'string' && typeof right === 'string') {
    const l = left.toLowerCase();
    const r = right.toLowerCase();
    return l < r ? -1 : l > r ? 1 : 0;
  }
  return toNumber(left) - toNumber(right);
};
