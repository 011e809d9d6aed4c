import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtBundle } from './builtBundle';

const root = join(__dirname, '../..');

/** A folder with the bundle and, beside it, the check of an installation, as one push brings them to Google. */
export function checkBundle(): string {
  const dir = mkdtempSync(join(tmpdir(), 'next-touch-check-'));
  cpSync(builtBundle(), dir, { recursive: true });
  const built = spawnSync(process.execPath, ['scripts/buildCheck.mjs'], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The check could not be built:\n${built.stdout}${built.stderr}`);
  cpSync(join(root, 'dist-check/Check.js'), join(dir, 'Check.js'));
  return dir;
}
