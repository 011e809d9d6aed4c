// A release: everything is checked first, then version, changelog, bundle, commit and tag. It pushes nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifestOf } from './deploy/rungs.mjs';
import { compare, isVersion, released, statedIn } from './release/versions.mjs';
import { zip } from './release/zip.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const help = `Releases a version.

  node scripts/release.mjs 0.2.0             checks, tests, writes the version, packs, commits and tags
  node scripts/release.mjs 0.2.0 --dry-run   says what would be done, and changes nothing
  node scripts/release.mjs 0.2.0 --tested    without running the tests again
  node scripts/release.mjs --pack            builds and packs the version as it stands

It pushes nothing: git push --follow-tags does, and the workflow then attaches the bundle to the release.`;

class Told extends Error {}

const print = (text) => process.stdout.write(`${text}\n`);
const read = (path) => readFileSync(join(root, path), 'utf8');
const write = (path, text) => writeFileSync(join(root, path), text);

function git(...words) {
  const { status, stdout, stderr } = spawnSync('git', words, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Told(`git ${words[0]} failed: ${stderr.trim()}`);
  return stdout.trim();
}

/** Everything that may stand in the way, asked before anything is written. */
function lookAt(version, day) {
  const now = JSON.parse(read('package.json')).version;
  if (!isVersion(version)) throw new Told(`"${version}" is no version: three numbers with dots, such as 0.2.0.`);
  if (compare(version, now) < 0) throw new Told(`${version} is older than ${now}, which package.json states.`);
  const branch = git('rev-parse', '--abbrev-ref', 'HEAD');
  if (branch !== 'main') throw new Told(`This is the branch ${branch}: releases are made on main.`);
  const dirty = git('status', '--porcelain');
  if (dirty !== '') throw new Told(`There are changes that are not committed:\n${dirty}`);
  if (git('tag', '--list', `v${version}`) !== '') throw new Told(`The tag v${version} is there already: choose a newer version.`);
  const notes = released(read('CHANGELOG.md'), version, day);
  if (notes === null)
    throw new Told('CHANGELOG.md has no line under "Unreleased": say what changed for those who use the sheet.');
  const silent = Object.entries(statedIn).filter(([path, stated]) => {
    const text = read(path);
    return version !== now && stated(text, now, version) === text;
  });
  if (silent.length > 0)
    throw new Told(`${silent.map(([path]) => path).join(', ')} does not state the version ${now}: correct that first.`);
  return { now, notes };
}

/** dist/, the manifests of the lower rungs and the licence in one zip, and its checksum beside it. */
async function pack(version) {
  mkdirSync(join(root, 'build'), { recursive: true });
  const { buildProduct } = await import('./build.mjs');
  const files = await buildProduct();
  const full = read('appsscript.json');
  const lower = Object.fromEntries(
    ['formulas', 'drafts'].map((rung) => [`rungs/${rung}/appsscript.json`, manifestOf(rung, full)]),
  );
  const bytes = zip({ ...files, ...lower, LICENSE: read('LICENSE') });
  const name = `next-touch-${version}.zip`;
  const sum = createHash('sha256').update(bytes).digest('hex');
  rmSync(join(root, 'release'), { recursive: true, force: true });
  mkdirSync(join(root, 'release'), { recursive: true });
  writeFileSync(join(root, 'release', name), bytes);
  write(`release/${name}.sha256`, `${sum}  ${name}\n`);
  return { name, sum, size: bytes.length };
}

async function release(version, { isDry, isTested }) {
  const day = new Date().toISOString().slice(0, 10);
  const { now, notes } = lookAt(version, day);
  if (isDry) {
    print(`Would release ${version} (package.json states ${now}), with this in the changelog:\n\n${notes.notes}`);
    print('Nothing was changed.');
    return;
  }
  if (!isTested && spawnSync('npm', ['test'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0)
    throw new Told('The tests are not green: nothing was changed.');
  const paths = [...Object.keys(statedIn), 'CHANGELOG.md'];
  const before = paths.map((path) => [path, read(path)]);
  try {
    for (const [path, stated] of Object.entries(statedIn)) write(path, stated(read(path), now, version));
    write('CHANGELOG.md', notes.text);
    const packed = await pack(version);
    write('release/notes.md', notes.notes);
    git('commit', '--quiet', '-m', `release: ${version}`, '-m', 'What changed stands in the changelog.', '--', ...paths);
    print(`release/${packed.name}  ${packed.size} bytes\nsha256 ${packed.sum}`);
  } catch (error) {
    for (const [path, text] of before) write(path, text);
    throw error;
  }
  try {
    git('tag', '--annotate', `v${version}`, '-m', `Next Touch ${version}`);
  } catch (error) {
    throw new Told(
      `${error.message}\nThe release is committed, and only its tag is missing: put right what git names, then git tag --annotate v${version} -m "Next Touch ${version}"`,
    );
  }
  print(`Committed and tagged v${version}. Next: git push --follow-tags`);
}

const words = process.argv.slice(2);
const flags = words.filter((word) => word.startsWith('--'));
const [version, ...more] = words.filter((word) => !word.startsWith('--'));
const unknown = flags.filter((flag) => !['--dry-run', '--tested', '--pack', '--help'].includes(flag));
try {
  if (flags.includes('--help')) print(help);
  else if (unknown.length > 0 || more.length > 0 || (version === undefined) !== flags.includes('--pack')) {
    process.stderr.write(`${help}\n`);
    process.exitCode = 2;
  } else if (version === undefined) {
    const packed = await pack(JSON.parse(read('package.json')).version);
    print(`release/${packed.name}  ${packed.size} bytes\nsha256 ${packed.sum}`);
  } else await release(version, { isDry: flags.includes('--dry-run'), isTested: flags.includes('--tested') });
} catch (error) {
  process.stderr.write(`${error instanceof Told ? error.message : error.stack}\n`);
  process.exitCode = 1;
}
