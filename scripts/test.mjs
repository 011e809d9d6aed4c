// Everything that must be green, in the order in which it fails fastest: build, types, lint, dead code, tests, and the rules again under other host zones.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules/.bin', name);
const ruleTests = ['tests/engine', 'tests/tables', 'tests/functions'];
const totals = { passed: 0, failed: 0 };

function run(title, command, args, zone) {
  console.log(`\n── ${title}`);
  return (
    spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...(zone ? { TZ: zone } : {}) } }).status ?? 1
  );
}

function gate(title, command, args) {
  const status = run(title, command, args);
  if (status !== 0) process.exit(status);
}

function tests(zone, paths) {
  const report = join(root, 'build', `tests-${zone.replace('/', '-')}.json`);
  mkdirSync(join(root, 'build'), { recursive: true });
  const status = run(`tests, host zone ${zone}`, bin('jest'), ['--json', `--outputFile=${report}`, '--silent', ...paths], zone);
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  totals.passed += numPassedTests;
  totals.failed += numFailedTests || (status === 0 ? 0 : Math.max(1, numFailedTestSuites));
}

gate('build', process.execPath, ['scripts/build.mjs']);
gate('types', bin('tsc'), ['-b']);
gate('lint', bin('biome'), ['ci', '.']);
gate('dead code', bin('knip'), []);
tests('Europe/Berlin', process.argv.slice(2));
for (const zone of ['America/Santiago', 'Asia/Kathmandu', 'Pacific/Apia']) tests(zone, ruleTests);

console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
