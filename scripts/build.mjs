// Builds what ships to Google: dist/Code.js, dist/Sidebar.html, dist/appsscript.json, and nothing else.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, tokTypes } from 'acorn';
import { build } from 'esbuild';
import { readEntry, wrapperOf } from './entry.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'dist');
const maps = join(root, 'build');
/** Bytes: every execution of every formula loads the whole script, so weight is paid again and again. */
export const budgets = { 'Code.js': 1_150_000, 'Sidebar.html': 120_000 };

/** Globals that run for every cell of a column, handed in as parameters: where the global object asks its host for each name, that is most of the time. */
const oftenUsed = 'Array, Date, Map, Math, Number, Object, Set, String';

async function buildCode() {
  const entry = join(root, 'src/main.ts');
  const functions = readEntry(entry);
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    globalName: 'app',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2019',
    charset: 'utf8',
    legalComments: 'none',
    minifySyntax: true,
    sourcemap: 'external',
    metafile: true,
    write: false,
    outfile: join(maps, 'Code.js'),
  });
  const exported = Object.values(result.metafile.outputs).flatMap((output) => output.exports ?? []);
  const known = new Set(functions.map((each) => each.name));
  const bare = exported.filter((name) => !known.has(name));
  if (bare.length > 0)
    throw new Error(`src/main.ts exports ${bare.join(', ')} in a form the build cannot wrap: use "export function".`);
  const file = (suffix) => result.outputFiles.find((each) => each.path.endsWith(suffix)).text;
  writeFileSync(join(maps, 'Code.js.map'), file('.map'));
  // The body boots on the first call: a menu or an edit that needs little pays for little.
  const body = file('Code.js').replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n');
  return `${functions.map(wrapperOf).join('\n\n')}\n\nvar appCache_;\nfunction app_() {\n  if (!appCache_) appCache_ = boot_(${oftenUsed});\n  return appCache_;\n}\nfunction boot_(${oftenUsed}) {\n${body}  return app;\n}\n`;
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

async function buildSidebar() {
  const result = await build({
    entryPoints: [join(root, 'sidebar/main.tsx')],
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
    throw new Error(`The sidebar's code holds what HtmlService breaks: ${unsafe.join(' ')}`);
  if (Object.keys(result.metafile.inputs).some((input) => input.includes('src/google')))
    throw new Error('The sidebar imports server code.');
  const page = readFileSync(join(root, 'sidebar/page.html'), 'utf8');
  const html = page.replace('/*style*/', () => style).replace('/*script*/', () => script);
  if (/<\?/.test(html)) throw new Error('The sidebar holds "<?", which Google reads as a template.');
  return html;
}

export async function buildProduct() {
  const files = {
    'Code.js': await buildCode(),
    'Sidebar.html': await buildSidebar(),
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
  mkdirSync(maps, { recursive: true });
  const files = await buildProduct();
  for (const [name, text] of Object.entries(files)) console.log(`dist/${name}  ${Buffer.byteLength(text)} bytes`);
}
