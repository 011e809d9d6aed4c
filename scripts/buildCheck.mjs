// `node scripts/buildCheck.mjs`: builds the check of an installation, dist-check/Check.js. It is pushed beside Code.js where a person asks
// for it and goes with the next push without it, so that no formula ever loads it for nothing.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { readEntry } from './entry.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'dist-check');
/** Bytes: it is loaded with every formula while it is there. */
const budget = 260_000;

/** The text of Check.js. Its names stand beside those of Code.js, so its own boot has names of its own. */
export async function buildCheck() {
  const entry = join(root, 'src/check/main.ts');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    globalName: 'check',
    platform: 'neutral',
    target: 'es2019',
    charset: 'utf8',
    legalComments: 'none',
    minifySyntax: true,
    define: { checkedVersion: JSON.stringify(version) },
    write: false,
    outfile: join(out, 'Check.js'),
  });
  const wrappers = readEntry(entry).map(
    ({ name, params }) => `function ${name}(${params.join(', ')}) {\n  return check_().${name}(${params.join(', ')});\n}`,
  );
  const code = `${wrappers.join('\n\n')}\n\nvar checkCache_;\nfunction check_() {\n  if (!checkCache_) checkCache_ = bootCheck_();\n  return checkCache_;\n}\nfunction bootCheck_() {\n${outputFiles[0].text}  return check;\n}\n`;
  if (Buffer.byteLength(code) > budget)
    throw new Error(`Check.js weighs ${Buffer.byteLength(code)} bytes; the budget is ${budget}.`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'Check.js'), code);
  return { 'Check.js': code };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await buildCheck();
  for (const [name, text] of Object.entries(files)) console.log(`dist-check/${name}  ${Buffer.byteLength(text)} bytes`);
}
