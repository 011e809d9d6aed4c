/** The text of formulas: tokens, a syntax tree, and texts whose references follow a structural edit. */
import { columnLetters, columnNumber, splitSheetName } from './a1';

/** One end of a reference; null where a whole column or row leaves it open. */
export interface End {
  row: number | null;
  column: number | null;
  rowFixed: boolean;
  columnFixed: boolean;
}

export interface Reference {
  sheet: string | null;
  from: End;
  to: End | null;
}

export type Node =
  | { kind: 'value'; value: number | string | boolean }
  | { kind: 'blank' }
  /** `name`: a word that means nothing by itself, as LAMBDA's own names do outside it. */
  | { kind: 'error'; code: string; name?: string }
  | { kind: 'reference'; reference: Reference }
  | { kind: 'call'; name: string; args: Node[] }
  | { kind: 'unary'; operator: '-' | '+' | '%'; of: Node }
  | { kind: 'binary'; operator: string; left: Node; right: Node }
  | { kind: 'array'; rows: Node[][] };

type Token =
  | { kind: 'space' | 'operator' | 'open' | 'close' | 'separator' | 'brace'; text: string }
  | { kind: 'number' | 'string' | 'name' | 'call' | 'error'; text: string }
  | { kind: 'reference'; text: string; reference: Reference };

const SHEET = String.raw`(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!`;
const REFERENCE = String.raw`(?:${SHEET})?(?:\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}(?:\$?\d+)?)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?:\$?\d+)?|\$?\d+:\$?\d+)(?![\w.(])`;

const TOKENS: readonly [Token['kind'], RegExp][] = [
  ['space', /\s+/y],
  ['string', /"(?:[^"]|"")*"/y],
  ['error', /#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!)/y],
  ['reference', new RegExp(REFERENCE, 'y')],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['call', /[A-Za-z_][\w.]*(?=\s*\()/y],
  ['name', /[A-Za-z_][\w.]*/y],
  ['operator', /<>|<=|>=|[-+*/^&=<>%]/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['separator', /[,;]/y],
  ['brace', /[{}]/y],
];

const readEnd = (text: string): End => {
  const m = /^(\$?)([A-Za-z]{1,3})?(\$?)(\d+)?$/.exec(text)!;
  const rowOnly = m[2] === undefined;
  return {
    column: m[2] ? columnNumber(m[2]) : null,
    columnFixed: !rowOnly && m[1] === '$',
    row: m[4] ? Number(m[4]) : null,
    rowFixed: rowOnly ? m[1] === '$' : m[3] === '$',
  };
};

const readReference = (text: string): Reference => {
  const { sheet, range } = splitSheetName(text);
  const [from = '', to] = range.split(':');
  return { sheet, from: readEnd(from), to: to === undefined ? null : readEnd(to) };
};

/** @throws Error `Formula parse error.` */
const tokens = (formula: string): Token[] => {
  const found: Token[] = [];
  let at = formula.startsWith('=') ? 1 : 0;
  scan: while (at < formula.length) {
    for (const [kind, pattern] of TOKENS) {
      pattern.lastIndex = at;
      const text = pattern.exec(formula)?.[0];
      if (text === undefined) continue;
      at += text.length;
      found.push(kind === 'reference' ? { kind, text, reference: readReference(text) } : ({ kind, text } as Token));
      continue scan;
    }
    throw new Error('Formula parse error.');
  }
  return found;
};

const BINDING: Record<string, number> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

/** @throws Error `Formula parse error.` */
export const parseFormula = (formula: string): Node => {
  const list = tokens(formula).filter((t) => t.kind !== 'space');
  let at = 0;
  const fail = (): never => {
    throw new Error('Formula parse error.');
  };
  const peek = (): Token | undefined => list[at];
  const expect = (kind: Token['kind'], text?: string): void => {
    const token = list[at++];
    if (token?.kind !== kind || (text !== undefined && token.text !== text)) fail();
  };

  const callArguments = (): Node[] => {
    const args: Node[] = [];
    expect('open');
    if (peek()?.kind === 'close') {
      at++;
      return args;
    }
    for (;;) {
      const next = peek();
      args.push(next?.kind === 'separator' || next?.kind === 'close' ? { kind: 'blank' } : expression(0));
      if (peek()?.kind === 'close') break;
      expect('separator');
    }
    at++;
    return args;
  };

  const arrayLiteral = (): Node => {
    const rows: Node[][] = [[]];
    for (;;) {
      rows.at(-1)!.push(expression(0));
      const token = list[at++];
      if (token?.kind === 'brace' && token.text === '}') return { kind: 'array', rows };
      if (token?.kind !== 'separator') fail();
      if (token?.text === ';') rows.push([]);
    }
  };

  const primary = (): Node => {
    const token = list[at++];
    switch (token?.kind) {
      case 'number':
        return { kind: 'value', value: Number(token.text) };
      case 'string':
        return { kind: 'value', value: token.text.slice(1, -1).replace(/""/g, '"') };
      case 'error':
        return { kind: 'error', code: token.text };
      case 'reference':
        return { kind: 'reference', reference: token.reference };
      case 'call':
        return { kind: 'call', name: token.text.toUpperCase(), args: callArguments() };
      case 'name': {
        const name = token.text.toUpperCase();
        return name === 'TRUE' || name === 'FALSE'
          ? { kind: 'value', value: name === 'TRUE' }
          : { kind: 'error', code: '#NAME?', name };
      }
      case 'open': {
        const inner = expression(0);
        expect('close');
        return inner;
      }
      case 'brace':
        return token.text === '{' ? arrayLiteral() : fail();
      case 'operator':
        return token.text === '-' || token.text === '+' ? { kind: 'unary', operator: token.text, of: expression(5) } : fail();
      default:
        return fail();
    }
  };

  const expression = (binding: number): Node => {
    let left = primary();
    for (;;) {
      const token = peek();
      if (token?.kind !== 'operator') return left;
      if (token.text === '%') {
        at++;
        left = { kind: 'unary', operator: '%', of: left };
        continue;
      }
      const own = BINDING[token.text] ?? 0;
      if (own <= binding) return left;
      at++;
      left = { kind: 'binary', operator: token.text, left, right: expression(own) };
    }
  };

  const tree = expression(0);
  if (at !== list.length) fail();
  return tree;
};

const endText = (end: End): string =>
  (end.column === null ? '' : `${end.columnFixed ? '$' : ''}${columnLetters(end.column)}`) +
  (end.row === null ? '' : `${end.rowFixed ? '$' : ''}${end.row}`);

const sheetPrefix = (sheet: string | null): string =>
  sheet === null ? '' : `${/^[A-Za-z_]\w*$/.test(sheet) ? sheet : `'${sheet.replace(/'/g, "''")}'`}!`;

const referenceText = (reference: Reference): string =>
  sheetPrefix(reference.sheet) + endText(reference.from) + (reference.to ? `:${endText(reference.to)}` : '');

/** The formula with every reference replaced by what `change` gives; null stands for a reference that is gone. */
export const rewriteReferences = (formula: string, change: (reference: Reference) => Reference | null): string => {
  let list: Token[];
  try {
    list = tokens(formula);
  } catch {
    return formula;
  }
  let changed = false;
  const text = list.map((token) => {
    if (token.kind !== 'reference') return token.text;
    const next = change(token.reference);
    if (next === token.reference) return token.text;
    changed = true;
    return next ? referenceText(next) : '#REF!';
  });
  return changed ? `=${text.join('')}` : formula;
};

/** Moves the relative ends, as copying or sorting a formula does; null where an end leaves the sheet. */
export const offsetReference = (reference: Reference, rows: number, columns: number): Reference | null => {
  const move = (end: End): End => ({
    ...end,
    row: end.row === null || end.rowFixed ? end.row : end.row + rows,
    column: end.column === null || end.columnFixed ? end.column : end.column + columns,
  });
  const from = move(reference.from);
  const to = reference.to && move(reference.to);
  const outside = [from, to].some((end) => end && ((end.row ?? 1) < 1 || (end.column ?? 1) < 1));
  return outside ? null : { ...reference, from, to };
};

/** Every reference of the formula; none when it cannot be read. */
export const referencesOf = (node: Node): Reference[] => {
  switch (node.kind) {
    case 'reference':
      return [node.reference];
    case 'call':
      return node.args.flatMap(referencesOf);
    case 'unary':
      return referencesOf(node.of);
    case 'binary':
      return [...referencesOf(node.left), ...referencesOf(node.right)];
    case 'array':
      return node.rows.flat().flatMap(referencesOf);
    default:
      return [];
  }
};

/** Names of the functions called anywhere in the formula, upper case. */
export const callsOf = (node: Node): string[] => {
  switch (node.kind) {
    case 'call':
      return [node.name, ...node.args.flatMap(callsOf)];
    case 'unary':
      return callsOf(node.of);
    case 'binary':
      return [...callsOf(node.left), ...callsOf(node.right)];
    case 'array':
      return node.rows.flat().flatMap(callsOf);
    default:
      return [];
  }
};
