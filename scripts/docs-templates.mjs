// `node scripts/docs-templates.mjs`: writes the table of all built-in templates into docs/templates.md, between its two marks.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs/templates.md');

const { outputFiles } = await build({
  entryPoints: [join(root, 'tests/support/templatesTable.ts')],
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  write: false,
});
const { templatesTable } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
writeFileSync(
  page,
  readFileSync(page, 'utf8').replace(
    /(<!-- table -->\n)[\s\S]*(\n<!-- end of table -->)/,
    (_, begin, end) => begin + templatesTable() + end,
  ),
);
