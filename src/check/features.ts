/** Not in the language that this is written in, and asked for by `typeof` alone. */
declare const structuredClone: unknown;
declare const Temporal: unknown;

const works = (run: () => unknown): boolean => {
  try {
    return Boolean(run());
  } catch {
    return false;
  }
};

/** A pattern in the text of a string, so that a language without it can still read this file. */
const matches = (pattern: string, flags: string, text: string): boolean => new RegExp(pattern, flags).test(text);

const member = (of: unknown, name: string): boolean => typeof (of as Record<string, unknown>)[name] === 'function';

/** Each feature by its name, and whether it is there. */
const features: Readonly<Record<string, () => unknown>> = {
  'letters of every script in patterns': () => matches('^\\p{L}+$', 'u', 'éßя'),
  'looking back in patterns': () => matches('(?<=a)b', '', 'ab'),
  'named groups': () => matches('(?<year>\\d{4})', '', '2026'),
  'String.normalize': () => 'é'.normalize('NFD').length === 2,
  'Array.flatMap': () => member([], 'flatMap'),
  'Object.fromEntries': () => member(Object, 'fromEntries'),
  'Intl.DateTimeFormat': () => typeof Intl.DateTimeFormat === 'function',
  'Array.at': () => member([], 'at'),
  'Array.findLast': () => member([], 'findLast'),
  'Array.toSorted': () => member([], 'toSorted'),
  'Object.groupBy': () => member(Object, 'groupBy'),
  structuredClone: () => typeof structuredClone === 'function',
  Temporal: () => typeof Temporal === 'object',
};

/** What the product is written with. */
export const needed: readonly string[] = Object.keys(features).slice(0, 7);

/** What it does without, in case it is not there. */
export const spared: readonly string[] = Object.keys(features).slice(7);

export const lacking = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !works(features[name] ?? (() => false)));
