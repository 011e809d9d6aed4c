// Builds what ships to Google: dist/Code.js, dist/Sidebar.html, dist/Exchange.html, dist/appsscript.json, and nothing else.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, tokTypes } from 'acorn';
import { build } from 'esbuild';
import { readEntry, wrapperOf } from './entry.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'dist');
const maps = join(root, 'build');
/** Bytes: every execution of every formula loads the whole script, so weight is paid again and again. */
const budgets = JSON.parse(readFileSync(join(root, 'bench/budgets.json'), 'utf8')).bytes;

/** What Google can call, by the part of the code that it boots: a formula boots nothing of mail and of the app. */
const entries = { formulas_: 'src/formulas.ts', lint_: 'src/lintFormula.ts', app_: 'src/main.ts' };

/** Globals that run for every cell of a column, handed in as parameters: where the global object asks its host for each name, that is most of the time. */
const oftenUsed = 'Array, Date, Map, Math, Number, Object, Set, String';

const imported = /^import (?:\{([^}]*)\} from )?"\.\/(.*)\.js";\n/gm;
const exported = /^export \{([^}]*)\};\n/m;
const pairs = (list, between) => (list ?? '').trim().replaceAll(' as ', between).replace(/\s+/g, ' ').replace(/,$/, '');

/** The names that a chunk gives away, as its own code calls them. */
const given = (list) =>
  (list ?? '')
    .split(',')
    .map((each) => each.trim().split(' as ')[0])
    .filter(Boolean);

/** A chunk of esbuild as a function that runs once, on the first call of any function that needs it. */
function bootable({ name, text, nameOf }) {
  const taken = [...text.matchAll(imported)].map(([, names, from]) =>
    names === undefined ? '' : `  var { ${pairs(names, ': ')} } = ${nameOf(from)}();\n`,
  );
  const list = exported.exec(text)?.[1];
  const body = text
    .replace(imported, '')
    .replace(exported, '')
    .replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n')
    .replaceAll('/* @__PURE__ */ ', '');
  for (const each of given(list)) {
    // Whoever took a name would keep the value that it had then.
    if (new RegExp(`^(?:let|var) ${each.replaceAll('$', '\\$')};`, 'm').test(body))
      throw new Error(`${each} is exported before it has a value: export a constant or a function.`);
  }
  return `function ${name}() {
  if (!booted_.${name}) booted_.${name} = boot_${name}(${oftenUsed});
  return booted_.${name};
}
function boot_${name}(${oftenUsed}) {
"use strict";
${taken.join('')}${body}return { ${pairs(list, ': ').replace(/(\S+): (\S+?)(,|$)/g, '$2: $1$3')} };
}`;
}

async function buildCode() {
  const functions = Object.entries(entries).map(([part, file]) => ({ part, file, declared: readEntry(join(root, file)) }));
  const result = await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([part, file]) => [part, join(root, file)])),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2019',
    charset: 'utf8',
    legalComments: 'none',
    minifySyntax: true,
    logOverride: { 'import-is-undefined': 'error' },
    sourcemap: 'external',
    metafile: true,
    write: false,
    outdir: maps,
  });
  for (const { part, file, declared } of functions) {
    const known = new Set(declared.map((each) => each.name));
    const { exports } = Object.values(result.metafile.outputs).find(({ entryPoint }) => entryPoint === file);
    const bare = exports.filter((name) => !known.has(name));
    if (bare.length > 0)
      throw new Error(`${file} exports ${bare.join(', ')} in a form that cannot be wrapped (${part}): use "export function".`);
  }
  const chunks = result.outputFiles.filter(({ path }) => path.endsWith('.js'));
  const stems = chunks.map(({ path }) => basename(path, '.js'));
  // By what they hold, and not by esbuild's hashes: a change in one part must not rename the others.
  const firstOf = new Map(
    Object.entries(result.metafile.outputs).map(([path, { inputs }]) => [
      basename(path, '.js'),
      Object.keys(inputs).sort()[0] ?? '',
    ]),
  );
  const shared = stems
    .filter((stem) => !(stem in entries))
    .sort((one, other) => (firstOf.get(one) < firstOf.get(other) ? -1 : 1));
  const nameOf = (stem) => (stem in entries ? stem : `shared${shared.indexOf(stem) + 1}_`);
  for (const { path, text } of result.outputFiles.filter((each) => each.path.endsWith('.map')))
    writeFileSync(join(maps, `Code.${nameOf(basename(path, '.js.map'))}.map`), text);
  // Each part boots on the first call that needs it: a menu or an edit that needs little pays for little.
  const parts = chunks.map(({ text }, index) => bootable({ name: nameOf(stems[index]), text, nameOf }));
  const wrappers = functions.flatMap(({ part, declared }) => declared.map((each) => wrapperOf(each, part)));
  return `${[...wrappers, 'var booted_ = {};', ...parts].join('\n\n')}\n`;
}

/** The texts of all template literals of a script, one a line. */
function templateTexts(script) {
  const texts = [];
  parse(script, {
    ecmaVersion: 2022,
    onToken: ({ type, value }) => {
      if (type === tokTypes.template) texts.push(value);
    },
  });
  return texts.join('\n');
}

/** A page of its folder, with script and style in it. */
async function buildPage(folder) {
  const result = await build({
    entryPoints: [join(root, folder, 'main.tsx')],
    bundle: true,
    format: 'iife',
    minify: true,
    charset: 'ascii',
    target: ['chrome109', 'firefox115', 'safari15.6'],
    jsx: 'transform',
    jsxFactory: 'h',
    jsxFragment: 'Fragment',
    tsconfigRaw: {},
    inject: [join(root, 'sidebar/jsx.ts')],
    metafile: true,
    write: false,
    outdir: maps,
  });
  const text = (suffix) => result.outputFiles.find((each) => each.path.endsWith(suffix))?.text ?? '';
  const script = text('.js');
  const style = text('.css');
  // Google's HtmlService has been seen to strip comment marks inside template literals, and a closing tag in a string ends the script.
  const unsafe = [/<\/script/i, /<!--/, ...(/\/[/*]/.test(templateTexts(script)) ? ['// in a template'] : [])].filter(
    (each) => typeof each === 'string' || each.test(script),
  );
  if (unsafe.length > 0 || /<\/style/i.test(style))
    throw new Error(`The code of ${folder} holds what HtmlService breaks: ${unsafe.join(' ')}`);
  if (Object.keys(result.metafile.inputs).some((input) => input.includes('src/google')))
    throw new Error(`${folder} imports server code.`);
  const page = readFileSync(join(root, folder, 'page.html'), 'utf8');
  const html = page.replace('/*style*/', () => style).replace('/*script*/', () => script);
  if (/<\?/.test(html)) throw new Error(`${folder} holds "<?", which Google reads as a template.`);
  return html;
}

export async function buildProduct() {
  mkdirSync(maps, { recursive: true });
  const files = {
    'Code.js': await buildCode(),
    'Sidebar.html': await buildPage('sidebar'),
    'Exchange.html': await buildPage('exchange'),
    'appsscript.json': readFileSync(join(root, 'appsscript.json'), 'utf8'),
  };
  for (const [name, limit] of Object.entries(budgets)) {
    if (Buffer.byteLength(files[name]) > limit)
      throw new Error(`${name} weighs ${Buffer.byteLength(files[name])} bytes; the budget is ${limit}.`);
  }
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(out, name), text);
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await buildProduct();
  for (const [name, text] of Object.entries(files)) console.log(`dist/${name}  ${Buffer.byteLength(text)} bytes`);
}
