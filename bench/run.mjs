// npm run bench [-- --quick] [--seed N] [part …]: every figure of speed and cost beside its goal, in one table and in bench/results.json.
// Calls, bytes and units are counts and the same on every machine. Times are of this machine; ratios and growth carry over.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { buildProduct } from '../scripts/build.mjs';
import { buildLocal } from '../scripts/buildLocal.mjs';
import { terminalTable } from './table.mjs';

const parts = ['functions', 'load', 'tick', 'mailMerge', 'enroll', 'sidebar', 'host'];
const results = fileURLToPath(new URL('results.json', import.meta.url));

const given = process.argv.slice(2);
const quick = given.includes('--quick');
const seedAt = given.indexOf('--seed');
const seed = seedAt < 0 ? 1 : Number(given[seedAt + 1]);
const named = given.filter((each, at) => !each.startsWith('--') && (seedAt < 0 || at !== seedAt + 1));
const wrong = [...named.filter((each) => !parts.includes(each)), ...(Number.isInteger(seed) ? [] : ['--seed'])];
if (wrong.length > 0) {
  console.error(`Not understood: ${wrong.join(', ')}. Parts are ${parts.join(', ')}; --seed takes a whole number.`);
  process.exit(1);
}

/** A quick run is for looking: its few rounds are not kept. A part that was run alone takes the place of what it said before. */
function keep(measured) {
  const kept = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')).parts : [];
  const now = parts.flatMap(
    (part) => measured.find((each) => each.part === part) ?? kept.find((each) => each.part === part) ?? [],
  );
  const machine = { cpu: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length, node: process.version };
  const run = { date: new Date().toISOString().slice(0, 10), seed, ...machine, parts: now };
  writeFileSync(results, `${JSON.stringify(run, null, 2)}\n`);
}

await buildProduct();
await buildLocal();

const load = () => Number(loadavg()[0].toFixed(1));
const measured = [];
for (const part of named.length === 0 ? parts : named) {
  const { title, measure } = await import(`./${part}.mjs`);
  const from = performance.now();
  const before = load();
  const figures = await measure({ quick, seed });
  const seconds = Math.round((performance.now() - from) / 1000);
  measured.push({ part, title, seconds, load: [before, load()], figures });
  console.error(`${part}: ${seconds} s`);
  if (!quick) keep(measured);
}

console.log(terminalTable(measured.map(({ title, figures }) => ({ part: title, figures }))));
const missed = measured.flatMap(({ figures }) => figures.filter(({ met }) => met === false));
console.log(`\n${missed.length === 0 ? 'Every goal is met.' : `Not met: ${missed.map(({ what }) => what).join('; ')}.`}`);

if (!quick) console.log('Kept in bench/results.json; npm run docs puts it into docs/speed.md.');
process.exit(0);
