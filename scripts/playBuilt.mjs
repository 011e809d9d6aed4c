// Builds what is missing or stale, then calls `main` of one of the local host's programs with the words of the command line.
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { productIsStale } from './stale.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

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
