import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const sources = ['src', 'sidebar', 'exchange', 'appsscript.json', 'scripts/build.mjs', 'scripts/entry.mjs'];
const products = ['Code.js', 'Sidebar.html', 'Exchange.html', 'appsscript.json'];

const newestIn = (path: string): number => {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
};

/**
 * The folder of the bundle as it would be pushed to Google, built anew where a source is younger than it. A folder named by the
 * environment's BUNDLE is taken as it is, so that a long run keeps to one bundle while people go on writing.
 * @throws Error with the build's own words when it fails
 */
export function builtBundle(): string {
  const given = process.env.BUNDLE;
  if (given !== undefined && given !== '') return given;
  const dist = join(root, 'dist');
  const files = products.map((name) => join(dist, name));
  const built = files.every(existsSync) ? Math.min(...files.map((file) => statSync(file).mtimeMs)) : 0;
  const newest = Math.max(...sources.map((source) => newestIn(join(root, source))));
  if (built < newest) {
    const build = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, encoding: 'utf8' });
    if (build.status !== 0) throw new Error(`The bundle could not be built:\n${build.stdout}${build.stderr}`);
  }
  return dist;
}
