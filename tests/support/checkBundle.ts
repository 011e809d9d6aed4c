import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtBundle } from './builtBundle';

const root = join(__dirname, '../..');

let built = false;

function build(): void {
  if (built) return;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/buildCheck.mjs'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The check could not be built:\n${stdout}${stderr}`);
  built = true;
}

/** A folder with the bundle and, beside it, the check of an installation, as one push brings them to Google. */
export function checkBundle(): string {
  const dir = mkdtempSync(join(tmpdir(), 'next-touch-check-'));
  cpSync(builtBundle(), dir, { recursive: true });
  build();
  cpSync(join(root, 'dist-check/Check.js'), join(dir, 'Check.js'));
  return dir;
}
