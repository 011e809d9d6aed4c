// Everything that must be green, in the order in which it fails fastest: build, types, lint, dead code, tests, and the rules again under other host zones.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// Not what lies in .bin: on Windows those are scripts for a shell.
const tool = (path) => join(root, 'node_modules', path);
const ruleTests = ['tests/engine', 'tests/tables', 'tests/functions'];
const totals = { passed: 0, failed: 0 };

function run(title, [program, ...args], zone) {
  console.log(`\n── ${title}`);
  return (
    spawnSync(process.execPath, [tool(program), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...(zone ? { TZ: zone } : {}) },
    }).status ?? 1
  );
}

function gate(title, command) {
  const status = run(title, command);
  if (status !== 0) process.exit(status);
}

function tests(zone, paths) {
  const report = join(root, 'build', `tests-${zone.replace('/', '-')}.json`);
  mkdirSync(join(root, 'build'), { recursive: true });
  const status = run(
    `tests, host zone ${zone}`,
    ['jest/bin/jest.js', '--json', `--outputFile=${report}`, '--silent', ...paths],
    zone,
  );
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  totals.passed += numPassedTests;
  totals.failed += numFailedTests || (status === 0 ? 0 : Math.max(1, numFailedTestSuites));
}

gate('build', ['../scripts/build.mjs']);
gate('types', ['typescript/bin/tsc', '-b']);
gate('lint', ['@biomejs/biome/bin/biome', 'ci', '.']);
gate('dead code', ['knip/bin/knip.js']);
tests('Europe/Berlin', process.argv.slice(2));
for (const zone of ['America/Santiago', 'Asia/Kathmandu', 'Pacific/Apia']) tests(zone, ruleTests);

console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
