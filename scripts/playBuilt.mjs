// Builds what is missing or stale, then calls `main` of one of the local host's programs with the words of the command line.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const newest = (path) => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
};

function productIsStale() {
  const built = ['Code.js', 'Sidebar.html', 'appsscript.json'].map((name) => join(root, 'dist', name));
  if (!built.every((file) => existsSync(file))) return true;
  const sources = ['src', 'sidebar', 'appsscript.json', 'scripts/build.mjs', 'scripts/entry.mjs'];
  return newest(built[0]) < Math.max(...sources.map((name) => newest(join(root, name))));
}

/** @param name of local/<name>Main.ts */
export async function playBuilt(name) {
  const words = process.argv.slice(2);
  mkdirSync(join(root, 'build'), { recursive: true });
  if (!words.some((word) => word.startsWith('--bundle')) && productIsStale()) {
    const { buildProduct } = await import('./build.mjs');
    await buildProduct();
  }
  // A name of its own: two of them may start at the same moment, and each must load what it built.
  const outfile = join(root, `build/local/${name}-${process.pid}.cjs`);
  await build({
    entryPoints: [join(root, `local/${name}Main.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const { main } = createRequire(import.meta.url)(outfile);
  rmSync(outfile);
  process.exitCode = await main(
    words,
    root,
    (text) => process.stdout.write(`${text}\n`),
    (text) => process.stderr.write(`${text}\n`),
  );
}
