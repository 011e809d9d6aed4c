// Whether what was built is older than what it is built from.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** When a file, or the latest of a folder, was changed last; 0 where nothing is. Milliseconds of the epoch. */
export const newest = (path) => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
};

/** A hand-changed dist/ that is newer than its sources stays, and is what runs. */
export function productIsStale() {
  const built = ['Code.js', 'Sidebar.html', 'Exchange.html', 'appsscript.json'].map((name) => join(root, 'dist', name));
  if (!built.every((file) => existsSync(file))) return true;
  const sources = ['src', 'sidebar', 'exchange', 'appsscript.json', 'scripts/build.mjs', 'scripts/entry.mjs'];
  return newest(built[0]) < Math.max(...sources.map((name) => newest(join(root, name))));
}
