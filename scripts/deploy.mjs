// `npm run deploy`: from nothing to a Google Sheet with the add-on, and later to its newest version.
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';

// clasp compares it letter by letter with what the system calls it, also where the system itself takes capitals for small letters.
const root = realpathSync.native(fileURLToPath(new URL('..', import.meta.url)));
const complain = (text) => process.stderr.write(`${text}\n`);
const print = (text) => process.stdout.write(`${text}\n`);

if (Number(process.versions.node.split('.')[0]) < 20) {
  complain(`Next Touch needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
if (!existsSync(join(root, 'node_modules/@google/clasp'))) {
  complain('What this needs is not installed yet: run npm ci, then run this again.');
  process.exit(1);
}

/** Nobody answers where there is no terminal: then it is no. */
async function ask(question) {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await reader.question(`${question} (y/N) `);
  reader.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function build({ check }) {
  mkdirSync(join(root, 'build'), { recursive: true });
  const { buildProduct } = await import('./build.mjs');
  const files = await buildProduct();
  if (!check) return files;
  const { buildCheck } = await import('./buildCheck.mjs');
  const more = await buildCheck();
  for (const [name, text] of Object.entries(more)) writeFileSync(join(root, 'dist', name), text);
  return { ...files, ...more };
}

const { help, keptByNpm, readOptions } = await import('./deploy/options.mjs');
const kept = keptByNpm(process.env);
const options = kept === null ? readOptions(process.argv.slice(2)) : { wrong: kept };
if (options.wrong !== undefined) {
  complain(options.wrong);
  process.exitCode = 2;
} else if (options.help) {
  print(help);
} else {
  const { openClasp } = await import('./deploy/clasp.mjs');
  const { deploy } = await import('./deploy/deploy.mjs');
  process.exitCode = await deploy(options, { root, clasp: openClasp({ root }), build, ask, print, complain });
}
