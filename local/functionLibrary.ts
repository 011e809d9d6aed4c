/** The built-in functions that sheets of this kind use most; univerFunctions.ts has the rest. */
import { format as formatNumber } from 'numfmt';
import type { Surroundings } from './evaluate';
import type { Node } from './formulaText';
import { libraryFunction } from './univerFunctions';
import {
  compareValues,
  Dated,
  ErrorSignal,
  FormulaError,
  isMatrix,
  type Matrix,
  toLogical,
  toNumber,
  toText,
  type Value,
} from './values';

type Argument = Value | Matrix;
type Builtin = (args: Argument[], around: Surroundings) => Argument;
type LazyBuiltin = (args: Node[], evaluate: (node: Node) => Argument, around: Surroundings) => Argument;

const flat = (args: Argument[]): Value[] => args.flatMap((arg) => (isMatrix(arg) ? arg.flat() : [arg]));
const one = (arg: Argument | undefined): Value => (arg === undefined ? null : isMatrix(arg) ? (arg[0]?.[0] ?? null) : arg);
const matrix = (arg: Argument | undefined): Matrix => (arg === undefined ? [] : isMatrix(arg) ? arg : [[arg]]);

/** Numbers as SUM sees them: texts and booleans inside ranges are passed over, errors are not. */
const numbers = (args: Argument[]): number[] =>
  args.flatMap((arg) => {
    if (!isMatrix(arg)) return arg === null ? [] : [toNumber(arg)];
    return arg.flat().flatMap((value) => {
      if (value instanceof FormulaError) throw new ErrorSignal(value.code, value.words);
      return typeof value === 'number' ? [value] : value instanceof Dated ? [value.serial] : [];
    });
  });

const logicals = (args: Argument[]): boolean[] =>
  args.flatMap((arg) => (isMatrix(arg) ? arg.flat().filter((v) => v !== null && typeof v !== 'string') : [arg]).map(toLogical));

const isError = (value: Value): value is FormulaError => value instanceof FormulaError;
const isBlank = (value: Value): boolean => value === null;
const isNumber = (value: Value): boolean => typeof value === 'number' || value instanceof Dated;

/** A test as COUNTIF reads it: `>=5`, `<>x`, text with * and ?. */
const criterion = (wanted: Value): ((value: Value) => boolean) => {
  const text = typeof wanted === 'string' ? wanted : null;
  const m = text === null ? null : /^(<=|>=|<>|=|<|>)(.*)$/s.exec(text);
  const operator = m?.[1] ?? '=';
  const raw = m ? m[2]! : wanted;
  const asNumber = typeof raw === 'string' && raw.trim() !== '' && Number.isFinite(Number(raw)) ? Number(raw) : null;
  const target: Value = raw instanceof Dated ? raw.serial : (asNumber ?? raw);
  const wild = typeof target === 'string' && /[*?]/.test(target);
  const pattern = wild
    ? new RegExp(
        `^${target
          .replace(/[.+^${}()|[\]\\]/g, '\\$&')
          .replace(/\*/g, '.*')
          .replace(/\?/g, '.')}$`,
        'is',
      )
    : null;
  return (value) => {
    if (isError(value)) return false;
    const own = value instanceof Dated ? value.serial : value;
    if (pattern) return pattern.test(own === null ? '' : toText(own)) === (operator === '=');
    const sameType = typeof own === typeof target || (own === null && target === '');
    if (operator === '=') return sameType && compareValues(own, target) === 0;
    if (operator === '<>') return !(sameType && compareValues(own, target) === 0);
    if (!sameType) return false;
    const order = compareValues(own, target);
    return operator === '<' ? order < 0 : operator === '>' ? order > 0 : operator === '<=' ? order <= 0 : order >= 0;
  };
};

const DAY = 86_400_000;
const utcOf = (serial: number): Date => new Date(Math.round((serial - 25_569) * DAY));
const serialOf = (year: number, month: number, day: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(year < 1900 ? year + 1900 : year, month - 1, day);
  return date.getTime() / DAY + 25_569;
};

const rounded = (value: number, digits: number, round: (n: number) => number): number => {
  const scale = 10 ** digits;
  return round(Number((value * scale).toPrecision(15))) / scale;
};

const lookup = (wanted: Value, list: Value[]): number =>
  list.findIndex((value) => !isError(value) && compareValues(value, wanted) === 0);

/** A LAMBDA's body with what its name stands for. */
const withName = (node: Node, name: string | undefined, by: Node): Node => {
  const inside = (inner: Node): Node => withName(inner, name, by);
  switch (node.kind) {
    case 'error':
      return node.name !== undefined && node.name === name ? by : node;
    case 'call':
      return { ...node, args: node.args.map(inside) };
    case 'unary':
      return { ...node, of: inside(node.of) };
    case 'binary':
      return { ...node, left: inside(node.left), right: inside(node.right) };
    case 'array':
      return { ...node, rows: node.rows.map((row) => row.map(inside)) };
    default:
      return node;
  }
};

export const LAZY_FUNCTIONS: Record<string, LazyBuiltin> = {
  IF: ([test, yes, no], evaluate) => {
    const asked = evaluate(test!);
    if (isMatrix(asked)) {
      const left = yes ? matrix(evaluate(yes)) : [[true]];
      const right = no ? matrix(evaluate(no)) : [[false]];
      const pick = (m: Matrix, r: number, c: number): Value => m[m.length === 1 ? 0 : r]?.[m[0]?.length === 1 ? 0 : c] ?? null;
      return asked.map((row, r) => row.map((v, c) => (isError(v) ? v : pick(toLogical(v) ? left : right, r, c))));
    }
    if (isError(asked)) return asked;
    if (toLogical(asked)) return yes ? evaluate(yes) : true;
    return no ? evaluate(no) : false;
  },
  IFS: (args, evaluate) => {
    for (let i = 0; i + 1 < args.length; i += 2) if (toLogical(one(evaluate(args[i]!)))) return evaluate(args[i + 1]!);
    throw new ErrorSignal('#N/A', 'No match.');
  },
  IFERROR: ([value, instead], evaluate) => {
    const found = evaluate(value!);
    const other = (): Value => (instead ? one(evaluate(instead)) : null);
    if (isMatrix(found)) return found.map((row) => row.map((v) => (isError(v) ? other() : v)));
    return isError(found) ? (instead ? evaluate(instead) : null) : found;
  },
  IFNA: ([value, instead], evaluate) => {
    const found = evaluate(value!);
    return !isMatrix(found) && isError(found) && found.code === '#N/A' ? (instead ? evaluate(instead) : null) : found;
  },
  ARRAYFORMULA: ([value], evaluate) => evaluate(value!),
  ROW: ([of], _evaluate, around) => {
    const at = around.position(of?.kind === 'reference' ? of.reference : null);
    return at.rows === 1 ? at.row : Array.from({ length: at.rows }, (_, i) => [at.row + i]);
  },
  /** Of LAMBDA only what is done to one cell of one range after another. */
  MAP: ([of, lambda], evaluate, around) => {
    const [parameter, body] = lambda?.kind === 'call' && lambda.name === 'LAMBDA' ? lambda.args : [];
    if (of?.kind !== 'reference' || parameter?.kind !== 'error' || body === undefined)
      throw new ErrorSignal('#N/A', 'Here MAP goes over one range, with a LAMBDA of one name.');
    const { row, column, rows, columns } = around.position(of.reference);
    const cell = (r: number, c: number): Node => {
      const from = { row: row + r, column: column + c, rowFixed: true, columnFixed: true };
      return { kind: 'reference', reference: { ...of.reference, from, to: null } };
    };
    return Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_, c) => one(evaluate(withName(body, parameter.name, cell(r, c))))),
    );
  },
  SUBTOTAL: ([code, ...ranges], evaluate, around) => {
    const number = toNumber(one(evaluate(code!)));
    const name = ['', 'AVERAGE', 'COUNT', 'COUNTA', 'MAX', 'MIN', 'PRODUCT', 'STDEV', 'STDEVP', 'SUM', 'VAR', 'VARP'][
      number % 100
    ];
    const compute = name === undefined ? null : (FUNCTIONS[name] ?? libraryFunction(name));
    if (compute === null) throw new ErrorSignal('#VALUE!', `SUBTOTAL has no function ${number}.`);
    const values = ranges.map((range) =>
      range.kind === 'reference' ? around.seen(range.reference, number > 100) : evaluate(range),
    );
    return compute(values, around);
  },
  COLUMN: ([of], _evaluate, around) => {
    const at = around.position(of?.kind === 'reference' ? of.reference : null);
    return at.columns === 1 ? at.column : [Array.from({ length: at.columns }, (_, i) => at.column + i)];
  },
};

const finder =
  (fold: (text: string) => string): Builtin =>
  (args) => {
    const wanted = fold(toText(one(args[0])));
    const start = args[2] === undefined ? 1 : toNumber(one(args[2]));
    const at = fold(toText(one(args[1]))).indexOf(wanted, start - 1);
    if (at < 0) throw new ErrorSignal('#VALUE!', `'${wanted}' is not in the text.`);
    return at + 1;
  };

const mapped =
  (compute: (value: Value) => Value): Builtin =>
  ([arg]) =>
    isMatrix(arg ?? null) ? matrix(arg).map((row) => row.map((v) => compute(v))) : compute(one(arg));

export const FUNCTIONS: Record<string, Builtin> = {
  TRUE: () => true,
  FALSE: () => false,
  NA: () => new FormulaError('#N/A'),
  AND: (args) => logicals(args).every(Boolean),
  OR: (args) => logicals(args).some(Boolean),
  NOT: mapped((v) => !toLogical(v)),
  ISBLANK: mapped(isBlank),
  ISNUMBER: mapped(isNumber),
  ISTEXT: mapped((v) => typeof v === 'string'),
  ISERROR: mapped(isError),
  ISNA: mapped((v) => isError(v) && v.code === '#N/A'),
  SUM: (args) => numbers(args).reduce((a, b) => a + b, 0),
  MIN: (args) => numbers(args).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
  MAX: (args) => numbers(args).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  COUNT: (args) => flat(args).filter(isNumber).length,
  COUNTA: (args) => flat(args).filter((v) => v !== null).length,
  COUNTBLANK: (args) => flat(args).filter((v) => v === null || v === '').length,
  AVERAGE: (args) => {
    const list = numbers(args);
    if (list.length === 0) throw new ErrorSignal('#DIV/0!', 'There is nothing to average.');
    return list.reduce((a, b) => a + b, 0) / list.length;
  },
  COUNTIF: ([range, wanted]) =>
    matrix(range)
      .flat()
      .filter(criterion(one(wanted))).length,
  COUNTIFS: (args) => {
    const tests = args.flatMap((arg, i) =>
      i % 2 === 0 ? [{ list: matrix(arg).flat(), test: criterion(one(args[i + 1])) }] : [],
    );
    return tests[0]!.list.filter((_, i) => tests.every((t) => t.test(t.list[i] ?? null))).length;
  },
  SUMIF: ([range, wanted, sums]) => {
    const test = criterion(one(wanted));
    const added = sums === undefined ? matrix(range).flat() : matrix(sums).flat();
    return matrix(range)
      .flat()
      .reduce<number>((total, v, i) => (test(v) && isNumber(added[i] ?? null) ? total + toNumber(added[i] ?? null) : total), 0);
  },
  ABS: mapped((v) => Math.abs(toNumber(v))),
  INT: mapped((v) => Math.floor(toNumber(v))),
  MOD: (args) => {
    const divisor = toNumber(one(args[1]));
    if (divisor === 0) throw new ErrorSignal('#DIV/0!', 'The divisor is zero.');
    const value = toNumber(one(args[0]));
    return value - divisor * Math.floor(value / divisor);
  },
  ROUND: (args) => rounded(toNumber(one(args[0])), toNumber(one(args[1])), (n) => Math.sign(n) * Math.round(Math.abs(n))),
  ROUNDUP: (args) => rounded(toNumber(one(args[0])), toNumber(one(args[1])), (n) => Math.sign(n) * Math.ceil(Math.abs(n))),
  ROUNDDOWN: (args) => rounded(toNumber(one(args[0])), toNumber(one(args[1])), Math.trunc),
  RAND: (_, around) => around.random(),
  RANDBETWEEN: (args, around) => {
    const from = Math.ceil(toNumber(one(args[0])));
    return from + Math.floor(around.random() * (Math.floor(toNumber(one(args[1]))) - from + 1));
  },
  TODAY: (_, around) => new Dated(Math.floor(around.now()), around.dateFormat),
  NOW: (_, around) => new Dated(around.now(), `${around.dateFormat} hh:mm:ss`),
  DATE: (args, around) =>
    new Dated(serialOf(toNumber(one(args[0])), toNumber(one(args[1])), toNumber(one(args[2]))), around.dateFormat),
  YEAR: mapped((v) => utcOf(toNumber(v)).getUTCFullYear()),
  MONTH: mapped((v) => utcOf(toNumber(v)).getUTCMonth() + 1),
  DAY: mapped((v) => utcOf(toNumber(v)).getUTCDate()),
  HOUR: mapped((v) => utcOf(toNumber(v)).getUTCHours()),
  MINUTE: mapped((v) => utcOf(toNumber(v)).getUTCMinutes()),
  WEEKDAY: (args) => {
    const day = utcOf(toNumber(one(args[0]))).getUTCDay();
    const kind = args[1] === undefined ? 1 : toNumber(one(args[1]));
    return kind === 2 ? ((day + 6) % 7) + 1 : kind === 3 ? (day + 6) % 7 : day + 1;
  },
  LEN: mapped((v) => toText(v).length),
  LEFT: (args) => toText(one(args[0])).slice(0, args[1] === undefined ? 1 : toNumber(one(args[1]))),
  RIGHT: (args) => {
    const text = toText(one(args[0]));
    return text.slice(Math.max(0, text.length - (args[1] === undefined ? 1 : toNumber(one(args[1])))));
  },
  MID: (args) => {
    const start = toNumber(one(args[1])) - 1;
    return toText(one(args[0])).slice(start, start + toNumber(one(args[2])));
  },
  TRIM: mapped((v) => toText(v).trim().replace(/ +/g, ' ')),
  UPPER: mapped((v) => toText(v).toUpperCase()),
  LOWER: mapped((v) => toText(v).toLowerCase()),
  CONCATENATE: (args) => flat(args).map(toText).join(''),
  TEXTJOIN: ([between, skip, ...rest]) =>
    flat(rest)
      .map(toText)
      .filter((t) => !toLogical(one(skip)) || t !== '')
      .join(toText(one(between))),
  SUBSTITUTE: (args) =>
    toText(one(args[0]))
      .split(toText(one(args[1])))
      .join(toText(one(args[2]))),
  REPT: (args) => toText(one(args[0])).repeat(toNumber(one(args[1]))),
  EXACT: (args) => toText(one(args[0])) === toText(one(args[1])),
  FIND: finder((t) => t),
  SEARCH: finder((t) => t.toLowerCase()),
  REGEXMATCH: (args) => new RegExp(toText(one(args[1]))).test(toText(one(args[0]))),
  VALUE: mapped((v) => toNumber(v)),
  N: mapped((v) => (isNumber(v) ? toNumber(v) : typeof v === 'boolean' ? Number(v) : 0)),
  T: mapped((v) => (typeof v === 'string' ? v : '')),
  TEXT: (args) => formatNumber(toText(one(args[1])), isNumber(one(args[0])) ? toNumber(one(args[0])) : toText(one(args[0]))),
  HYPERLINK: (args) => toText(one(args[1] ?? args[0])),
  MATCH: (args) => {
    const at = lookup(one(args[0]), matrix(args[1]).flat());
    if (at < 0) throw new ErrorSignal('#N/A', `Did not find value '${toText(one(args[0]))}' in MATCH evaluation.`);
    return at + 1;
  },
  INDEX: (args) => {
    const table = matrix(args[0]);
    const [row, column] = [toNumber(one(args[1])), toNumber(one(args[2]))];
    const found =
      table.length === 1 && args[2] === undefined ? table[0]?.[row - 1] : table[Math.max(row, 1) - 1]?.[Math.max(column, 1) - 1];
    if (found === undefined) throw new ErrorSignal('#NUM!', 'INDEX is out of range.');
    return found;
  },
  SORT: ([range, ...keys]) => {
    const rows = matrix(range).slice();
    const places = keys.flatMap((key, i) =>
      i % 2 === 0 ? [{ column: toNumber(one(key)) - 1, up: toLogical(one(keys[i + 1] ?? true)) }] : [],
    );
    const by = places.length > 0 ? places : [{ column: 0, up: true }];
    return rows.sort((a, b) => {
      for (const { column, up } of by) {
        const order = compareValues(a[column] ?? null, b[column] ?? null);
        if (order !== 0) return up ? order : -order;
      }
      return 0;
    });
  },
  FILTER: ([range, ...conditions]) => {
    const tests = conditions.map((condition) => matrix(condition).map((row) => toLogical(row[0] ?? null)));
    const kept = matrix(range).filter((_, row) => tests.every((test) => test[row] === true));
    if (kept.length === 0) throw new ErrorSignal('#N/A', 'No matches are found in FILTER evaluation.');
    return kept;
  },
  JOIN: ([between, ...rest]) =>
    flat(rest)
      .map(toText)
      .join(toText(one(between))),
  SPLIT: ([text, between]) => [
    toText(one(text))
      .split(toText(one(between)))
      .filter((piece) => piece !== ''),
  ],
  VLOOKUP: (args) => {
    const table = matrix(args[1]);
    const at = lookup(
      one(args[0]),
      table.map((row) => row[0] ?? null),
    );
    const found = table[at]?.[toNumber(one(args[2])) - 1];
    if (found === undefined) throw new ErrorSignal('#N/A', `Did not find value '${toText(one(args[0]))}' in VLOOKUP evaluation.`);
    return found;
  },
};
