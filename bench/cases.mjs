// The counted situations of the tests, built for Node: the bench and the budgets of CI count the very same.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'build/bench');

/** Modules of tests/, by their paths in it. */
export async function fromTests(...paths) {
  await build({
    entryPoints: paths.map((path) => join(root, 'tests', path)),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    outdir: out,
    outbase: join(root, 'tests'),
    logLevel: 'error',
  });
  process.env.BUNDLE = join(root, 'dist');
  const load = createRequire(join(out, 'x.cjs'));
  return paths.map((path) => load(join(out, path.replace(/\.ts$/, '.js'))));
}
