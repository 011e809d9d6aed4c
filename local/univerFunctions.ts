/**
 * The long tail of built-in functions comes from Univer's library, loaded only when a formula names one of them: loading costs
 * about a second, and a product sheet seldom needs it.
 */
import { runInThisContext } from 'node:vm';
import type * as Engine from '@univerjs/engine-formula';
import { Dated, FormulaError, isMatrix, type Matrix, type Value } from './values';

type LibraryFunction = (args: (Value | Matrix)[]) => Value | Matrix;

/** They need a workbook of Univer's own, or to see references rather than values. */
const UNUSABLE = new Set([
  'INDIRECT',
  'OFFSET',
  'CELL',
  'SHEET',
  'SHEETS',
  'FORMULATEXT',
  'LET',
  'LAMBDA',
  'MAP',
  'REDUCE',
  'SCAN',
  'BYROW',
  'BYCOL',
  'MAKEARRAY',
]);

let loaded: { engine: typeof Engine; functions: Map<string, new (name: string) => Engine.BaseFunction> } | null = null;

const library = (): NonNullable<typeof loaded> => {
  if (loaded) return loaded;
  // Node's own require, also under a test runner that has a loader of its own: Univer's CommonJS asks for an ES module.
  const makeLoader = runInThisContext("file => process.getBuiltinModule('node:module').createRequire(file)") as (
    file: string,
  ) => NodeJS.Require;
  const load = makeLoader(__filename);
  const engine = load('@univerjs/engine-formula') as typeof Engine;
  const groups = [
    engine.functionArray,
    engine.functionDatabase,
    engine.functionDate,
    engine.functionEngineering,
    engine.functionFinancial,
    engine.functionInformation,
    engine.functionLogical,
    engine.functionLookup,
    engine.functionMath,
    engine.functionStatistical,
    engine.functionText,
    engine.functionUniver,
  ] as unknown as [new (name: string) => Engine.BaseFunction, string][][];
  loaded = { engine, functions: new Map(groups.flat().map(([make, name]) => [String(name), make])) };
  return loaded;
};

const into = (engine: typeof Engine, value: Value): Engine.BaseValueObject => {
  if (value === null) return engine.NullValueObject.create();
  if (value instanceof FormulaError) return engine.ErrorValueObject.create(value.code as Engine.ErrorType);
  if (value instanceof Dated) return engine.NumberValueObject.create(value.serial, value.format);
  if (typeof value === 'number') return engine.NumberValueObject.create(value);
  if (typeof value === 'boolean') return engine.BooleanValueObject.create(value);
  return engine.StringValueObject.create(value);
};

const outOf = (given: unknown): Value => {
  const object = given as Engine.BaseValueObject | null | undefined;
  if (!object || object.isNull()) return null;
  if (object.isError()) return new FormulaError((object as Engine.ErrorValueObject).getErrorType());
  const value = object.getValue();
  const pattern = object.getPattern();
  if (typeof value === 'number' && /[ymdh]/i.test(pattern) && pattern !== 'General') return new Dated(value, pattern);
  return value;
};

/** null when the library has no such function. */
export const libraryFunction = (name: string): LibraryFunction | null => {
  if (UNUSABLE.has(name)) throw new Error(`not implemented locally: function ${name}`);
  const { engine, functions } = library();
  const make = functions.get(name);
  if (!make) return null;
  return (args) => {
    const objects = args.map((arg) =>
      isMatrix(arg)
        ? engine.ArrayValueObject.create({
            calculateValueList: arg.map((row) => row.map((value) => into(engine, value))),
            rowCount: arg.length,
            columnCount: arg[0]?.length ?? 0,
            unitId: '',
            sheetId: '',
            row: -1,
            column: -1,
          })
        : into(engine, arg),
    );
    const result = new make(name).calculate(...objects) as Engine.BaseValueObject;
    if (!result.isArray()) return outOf(result);
    return (result as Engine.ArrayValueObject).getArrayValue().map((row) => row.map((value) => outOf(value)));
  };
};
