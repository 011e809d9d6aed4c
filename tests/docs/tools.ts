import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

/** What `npm run docs` is made of, for tests: its modules are Node's own, and jest loads the older kind. */

export const root = join(__dirname, '../..');

interface Page {
  readonly title: string;
  readonly html: string;
  readonly headings: readonly { readonly depth: number; readonly text: string; readonly id: string }[];
  readonly links: readonly { readonly href: string; readonly image: boolean }[];
}

interface Fault {
  readonly page: string;
  readonly href: string;
  readonly words: string;
}

interface Tools {
  readonly site: { buildSite(from: string, out: string): { pages: readonly { page: string }[]; files: readonly string[] } };
  readonly links: {
    lookAtLinks(from: string): {
      pages: readonly string[];
      faults: readonly Fault[];
      outside: readonly { page: string; href: string }[];
    };
    tryOutside(
      links: readonly { href: string }[],
      ask: (href: string) => Promise<{ ok: boolean; status: number }>,
    ): Promise<{ asked: number; silent: readonly { href: string; words: string }[] }>;
  };
  readonly markdown: { readPage(source: string, resolve?: (href: string) => string): Page };
}

export const docsTools = (): Tools => {
  const folder = mkdtempSync(join(tmpdir(), 'next-touch-docs-'));
  const names = ['site', 'links', 'markdown'];
  buildSync({
    entryPoints: names.map((name) => join(root, `scripts/docs/${name}.mjs`)),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'scripts/docs/site.mjs')).href) },
    logLevel: 'error',
  });
  const loaded = Object.fromEntries(names.map((name) => [name, require(join(folder, `${name}.cjs`))]));
  rmSync(folder, { recursive: true, force: true });
  return loaded as unknown as Tools;
};
