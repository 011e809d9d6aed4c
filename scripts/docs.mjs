// `npm run docs`: writes the generated parts of the pages, then the pages as a site into site/, and looks at every link.
// `npm run docs -- --links` also asks each address outside whether it answers; a silent one is told and fails nothing.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { lookAtLinks, tryOutside } from './docs/links.mjs';
import { buildSite } from './docs/site.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { links: { type: 'boolean', default: false } } });

const writeIfNew = (file, text) => {
  let before = '';
  try {
    before = readFileSync(file, 'utf8');
  } catch {
    // A drawing that is made for the first time.
  }
  if (before !== text) writeFileSync(file, text);
  return before !== text;
};

const made = join(root, 'build/docs/parts.cjs');
mkdirSync(join(root, 'build/docs'), { recursive: true });
await build({
  entryPoints: [join(root, 'tests/docs/parts.ts')],
  bundle: true,
  platform: 'node',
  packages: 'external',
  outfile: made,
  logLevel: 'error',
});
const { partsOf, filled, standing, drawings } = createRequire(import.meta.url)(made);

const renewed = new Set();
const homeless = [];
for (const { path, text } of drawings()) if (writeIfNew(join(root, path), text)) renewed.add(path);
for (const { page, name, text } of partsOf(root)) {
  const file = join(root, page);
  const markdown = readFileSync(file, 'utf8');
  if (standing(markdown, name) === null)
    homeless.push(`${page}: there is no place for "${name}": <!-- ${name} --> … <!-- end of ${name} -->.`);
  if (writeIfNew(file, filled(markdown, name, text))) renewed.add(page);
}
console.log(renewed.size === 0 ? 'Every generated part is up to date.' : `Written anew: ${[...renewed].join(', ')}.`);

const { pages, files } = buildSite(root, join(root, 'site'));
console.log(`site/index.html: ${pages.length} pages and ${files.length} pictures and files.`);

const { faults, outside } = lookAtLinks(root);
for (const words of homeless) console.error(words);
for (const { page, href, words } of faults) console.error(`${page}: ${href}: ${words}.`);
if (values.links) {
  const { asked, silent } = await tryOutside(outside);
  for (const { href, words } of silent) console.log(`${href} ${words}.`);
  console.log(`${asked} addresses outside asked, ${asked - silent.length} answered.`);
}
process.exitCode = faults.length + homeless.length === 0 ? 0 : 1;
