import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
/** What a clone does not have, and what neither a build nor the local page needs. */
const leftOut = ['.git', '.next-touch', 'node_modules', 'dist', 'dist-check', 'build', 'coverage', 'site', 'tests', 'docs'];

/** The folder of a clone as somebody has it after `npm ci`: what is built and deployed there touches nobody else's. */
export function makeClone(): { readonly root: string; remove(): void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'next touch clone-')));
  const parts = readdirSync(root).filter((name) => !leftOut.includes(name) && !/^\.clasp\..+\.json$/.test(name));
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { root: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
