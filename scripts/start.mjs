// `npm start`: builds what is missing or stale, then runs the local host.
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const newest = (path) => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
};

/** A hand-changed dist/ that is newer than its sources stays, and is what runs. */
function productIsStale() {
  const built = ['Code.js', 'Sidebar.html', 'appsscript.json'].map((name) => join(root, 'dist', name));
  if (!built.every((file) => existsSync(file))) return true;
  const sources = ['src', 'sidebar', 'appsscript.json', 'scripts/build.mjs', 'scripts/entry.mjs'].map((name) =>
    newest(join(root, name)),
  );
  return newest(built[0]) < Math.max(...sources);
}

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
