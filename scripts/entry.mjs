// Reads an entry, such as src/main.ts, for the functions that Google may call, with their JSDoc: esbuild drops comments and hides functions inside the bundle,
// while Sheets autocompletes only a real top-level function with its comment and its real parameter names.
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

const exportedFunction = /((?:\/\*!(?:(?!\*\/)[\s\S])*\*\/\s*)?)export (async )?function ([A-Za-z_]\w*)\(([^)]*)\)/g;
const exportList = /export\s*\{([^}]*)\}/;

/** @param {string} file path of the entry @returns {{name: string, params: string[], doc: string}[]} */
export function readEntry(file) {
  const text = readFileSync(file, 'utf8').replaceAll('/**', '/*!');
  const { code } = transformSync(text, { loader: 'ts', target: 'es2019', legalComments: 'inline' });
  if (exportList.test(code)) throw new Error(`${file}: export each function where it is declared.`);
  return [...code.matchAll(exportedFunction)].map(([, comment, isAsync, name, list]) => {
    const params = list
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean);
    if (isAsync) throw new Error(`${name} is async: Google does not wait for it.`);
    if (params.some((each) => !/^[A-Za-z_]\w*$/.test(each)))
      throw new Error(`${name}(${list}): plain parameters only, Sheets shows them as they stand.`);
    const doc = comment.trim().replace('/*!', '/**');
    const documented = [...doc.matchAll(/@param\s+(?:\{[^}]*\}\s+)?(\w+)/g)].map((match) => match[1]);
    if (doc.includes('@customfunction') && documented.join() !== params.join()) {
      throw new Error(`${name}: its comment names (${documented.join(', ')}) but it takes (${params.join(', ')}).`);
    }
    return { name, params, doc };
  });
}

/** The literal top-level declaration that stands for one function of the bundle; `part` is the function that boots its code. */
export function wrapperOf({ name, params, doc }, part) {
  return `${doc ? `${doc}\n` : ''}function ${name}(${params.join(', ')}) {\n  return ${part}().${name}(${params.join(', ')});\n}`;
}
