import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'acorn';
import { buildSync } from 'esbuild';

/** Every sentence that the product can say to a person, read out of its source. */

export interface Message {
  /** Path below src/, or from the project's folder for what the pages say themselves; without its ending. */
  readonly file: string;
  /** The words, with … for what is filled in. */
  readonly words: string;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name);
    if (each.isDirectory()) return filesIn(path);
    return each.name.endsWith('.ts') ? [path] : [];
  });

interface Literal {
  readonly type: string;
  readonly value?: unknown;
  readonly quasis?: readonly { readonly value: { readonly cooked: string } }[];
}

const textOf = (node: Literal): string | null => {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral') return (node.quasis ?? []).map(({ value }) => value.cooked).join('…');
  return null;
};

const texts = (node: unknown, into: string[]): void => {
  if (Array.isArray(node)) for (const each of node) texts(each, into);
  else if (typeof node === 'object' && node !== null) {
    const one = node as Literal;
    if (one.type === 'ImportDeclaration') return;
    const text = textOf(one);
    if (text !== null) into.push(text);
    for (const [key, value] of Object.entries(one)) if (key !== 'type' && key !== 'quasis') texts(value, into);
  }
};

/** Three words or more in plain letters; patterns by which mails are read are no sentences. */
const isSentence = (text: string): boolean =>
  /\p{L}{2,} (?:\S+ )+\S/u.test(text.replace(/^[\s….,;:]+|[\s….,;:]+$/g, '')) &&
  !/\b(?:in|from|after):|\(\?[:!<=]|\\[bwds]|\n/.test(text);

/** Words that only read what others wrote, or that stand in messages to prospects; the check of an installation has a page of its own. */
const notSaid = /^(check\/|mail\/(?!render|tokens\b|lintRules|consentCountries)|sheet\/headingSynonyms|engine\/builtIn\/)/;

/** The pages' own words about calls and files; what they only label stands in their components. */
const ofPages = /^(sidebar|exchange)\/[^/]+(?<!\.d)\.ts$/;

const read = (root: string): readonly Message[] => {
  const named = (path: string): string => relative(root, path).replace(/\\/g, '/');
  const files = ['src', 'sidebar', 'exchange']
    .flatMap((folder) => filesIn(join(root, folder)).map(named))
    .filter((file) => (file.startsWith('src/') ? !notSaid.test(file.slice('src/'.length)) : ofPages.test(file)));
  const { outputFiles } = buildSync({
    entryPoints: files.map((file) => join(root, file)),
    outdir: root,
    outbase: root,
    write: false,
    charset: 'utf8',
    logLevel: 'error',
  });
  return outputFiles
    .map(({ path, text }) => ({
      file: named(path)
        .replace(/^src\//, '')
        .replace(/\.js$/, ''),
      text,
    }))
    .sort((one, other) => (one.file < other.file ? -1 : 1))
    .flatMap(({ file, text }) => {
      const said: string[] = [];
      texts(parse(text, { ecmaVersion: 2022, sourceType: 'module' }), said);
      return [...new Set(said.filter(isSentence).map((words) => words.trim()))].map((words) => ({ file, words }));
    });
};

const known = new Map<string, readonly Message[]>();

/** Read once for each folder: it is some hundred files. */
export const messagesIn = (root: string): readonly Message[] => {
  const messages = known.get(root) ?? read(root);
  known.set(root, messages);
  return messages;
};
