/** What crosses between the host and a realm. */
import { Dated, FormulaError, type Value } from './values';
import { instantOfSerial, serialOfInstant } from './zone';

/** Dates as `{$d: epoch ms or null}`, odd numbers as `{$n: text}`. */
export type Wire = string | number | boolean | null | { $d: number | null } | { $n: string } | Wire[];

/** What a custom function is given for a cell: '' for a blank, the code of an error as a text. */
export const toWire = (zone: string, value: Value): Wire => {
  if (value === null) return '';
  if (value instanceof FormulaError) return value.code;
  return value instanceof Dated ? { $d: instantOfSerial(zone, value.serial) } : value;
};

/** What a cell makes of an answer; an object or an impossible date is an error. */
export const fromWire = (zone: string, wire: Wire | undefined): Value => {
  if (wire === null || wire === undefined) return null;
  if (Array.isArray(wire)) return new FormulaError('#ERROR!', 'A cell cannot hold a list.');
  if (typeof wire !== 'object') return wire;
  if ('$d' in wire)
    return wire.$d === null
      ? new FormulaError('#NUM!', 'The function returned a date that does not exist.')
      : new Dated(serialOfInstant(zone, wire.$d), 'yyyy-mm-dd hh:mm');
  return '$n' in wire
    ? new FormulaError('#NUM!', `The function returned ${wire.$n}.`)
    : new FormulaError('#ERROR!', 'A cell cannot hold an object.');
};
