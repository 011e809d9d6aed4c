// `npm start`: builds what is missing or stale, then runs the local host.
import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newest, productIsStale } from './stale.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

function hostIsStale() {
  const built = newest(join(root, 'build/local/main.cjs'));
  const files = readdirSync(join(root, 'local')).filter((name) => name.endsWith('.ts'));
  return (
    built < Math.max(newest(join(root, 'scripts/buildLocal.mjs')), ...files.map((name) => newest(join(root, 'local', name))))
  );
}

const words = process.argv.slice(2);
const complain = (text) => process.stderr.write(`${text}\n`);

if (Number(process.versions.node.split('.')[0]) < 20) {
  complain(`Next Touch needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
try {
  if (!words.includes('--bundle') && productIsStale()) {
    const { buildProduct } = await import('./build.mjs');
    mkdirSync(join(root, 'build'), { recursive: true });
    await buildProduct();
  }
  if (hostIsStale()) {
    const { buildLocal } = await import('./buildLocal.mjs');
    await buildLocal();
  }
} catch (error) {
  complain(`The build failed: ${error.message}`);
  process.exit(1);
}
const { main } = createRequire(import.meta.url)(join(root, 'build/local/main.cjs'));
const buildPage = async () => (await import('./buildPage.mjs')).buildPage();
process.exitCode = await main(words, { root, buildPage }, (text) => process.stdout.write(`${text}\n`), complain);
