// Builds the local host for Node: build/local/*.cjs, packages left outside (they are installed, and Univer only loads as CommonJS).
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

export const buildLocal = async () => {
  const entries = ['main', 'host'].map((name) => `${root}local/${name}.ts`).filter((file) => existsSync(file));
  await build({
    entryPoints: entries,
    outdir: `${root}build/local`,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildLocal();
