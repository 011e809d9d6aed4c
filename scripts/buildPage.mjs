// Builds the local page for the browser: build/page/<hash>/, once for each state of its sources.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = join(root, 'local/page');
const pages = join(root, 'build/page');

const filesUnder = (dir) =>
  readdirSync(dir, { withFileTypes: true }).flatMap((each) => {
    const path = join(dir, each.name);
    return each.isDirectory() ? filesUnder(path) : [path];
  });

function stamp() {
  const hash = createHash('sha256');
  const files = [
    ...filesUnder(sources),
    join(root, 'local/pageWire.ts'),
    join(root, 'package-lock.json'),
    fileURLToPath(import.meta.url),
  ];
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** Answers the folder that holds index.html, page.js, page.css and shim.js. */
export async function buildPage() {
  const name = stamp();
  const out = join(pages, name);
  if (existsSync(out)) return out;
  const making = join(pages, `making-${process.pid}`);
  mkdirSync(making, { recursive: true });
  const shared = { bundle: true, minify: true, format: 'iife', target: 'chrome109', charset: 'ascii', logLevel: 'warning' };
  await build({
    ...shared,
    entryPoints: { page: join(sources, 'main.tsx') },
    outdir: making,
    jsx: 'automatic',
    jsxImportSource: 'react',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  });
  await build({ ...shared, entryPoints: { shim: join(sources, 'shim.ts') }, outdir: making });
  cpSync(join(sources, 'index.html'), join(making, 'index.html'));
  // Only what nobody is just now building may go.
  const old = readdirSync(pages).filter((each) => !each.startsWith('making-'));
  for (const each of old)
    if (Date.now() - statSync(join(pages, each)).mtimeMs > 3_600_000) rmSync(join(pages, each), { recursive: true, force: true });
  if (existsSync(out)) rmSync(making, { recursive: true, force: true });
  else renameSync(making, out);
  return out;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await buildPage());
