import { code, table } from './markdown';

/** The custom functions' arguments, from the comments that Sheets shows while one types. */

export interface FunctionDoc {
  readonly name: string;
  readonly what: string;
  readonly arguments: readonly { readonly name: string; readonly what: string; readonly optional: boolean }[];
}

const comment = /\/\*\*([\s\S]*?)\*\/\s*export function ([A-Z_]+)\(/g;
const argument = /@param \{[^}]*\} (\w+) (Optional\. )?([\s\S]*?)(?=\n@|$)/g;

/** @param source src/main.ts, which declares every function that Google can call */
export const functionDocs = (source: string): readonly FunctionDoc[] =>
  [...source.matchAll(comment)].map(([, text = '', name = '']) => {
    const plain = text.replace(/^\s*\* ?/gm, '').trim();
    return {
      name,
      what: (plain.split(/\n\n|\n@/)[0] ?? '').replace(/\n/g, ' '),
      arguments: [...plain.matchAll(argument)].map(([, called = '', optional, what = '']) => ({
        name: called,
        what: what.replace(/\s+/g, ' ').trim(),
        optional: optional !== undefined,
      })),
    };
  });

/** The arguments of one function; the three that ask about the next touch share one table. */
export const argumentTable = (source: string, name: string): string => {
  const found = functionDocs(source).find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no function ${name} in src/main.ts.`);
  return table(
    ['Argument', 'Needed', 'What it is'],
    found.arguments.map(({ name: called, what, optional }) => [code(called), optional ? '' : 'yes', what]),
  );
};
