// Plays every way in which a run can be disturbed, on the built bundle: npm run test:exhaustive -- [--part kills|pairs|edits|interleave|quarters] [--slice 1/2] [--only "kills 12"].
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'build/exhaustive');
const given = process.argv.slice(2);
const option = (name) => (given.includes(`--${name}`) ? given[given.indexOf(`--${name}`) + 1] : undefined);

/** The bundle as it is now, whatever is written while this runs. */
function bundle() {
  if (process.env.BUNDLE) return process.env.BUNDLE;
  const made = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
  if (made.status !== 0) process.exit(made.status ?? 1);
  const kept = join(out, 'bundle');
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  cpSync(join(root, 'dist'), kept, { recursive: true });
  return kept;
}

function play(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(out, 'main.cjs'), ...args], { cwd: root, stdio: 'inherit', env });
    child.on('exit', (status) => resolve(status ?? 1));
  });
}

await build({
  entryPoints: [join(root, 'tests/exhaustive/main.ts')],
  outfile: join(out, 'main.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  define: { __dirname: JSON.stringify(join(root, 'tests/support')) },
  logLevel: 'warning',
});
const env = { ...process.env, BUNDLE: bundle() };
const began = Date.now();
const alone = option('slice') !== undefined || option('only') !== undefined;
const statuses = alone
  ? [await play(given, env)]
  : await Promise.all(['1/2', '2/2'].map((slice) => play([...given, '--slice', slice], env)));
console.log(
  `\n${statuses.every((status) => status === 0) ? 'Nothing wrong' : 'Something is wrong'}, after ${Math.round((Date.now() - began) / 1000)} s`,
);
process.exit(Math.max(...statuses));
