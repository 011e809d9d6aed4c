import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A release in a repository of its own, with a build that takes no time. */

const home = join(__dirname, '../..');
let folder: string;
let prepared: string;

const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
const put = (path: string, words: string): void => writeFileSync(join(folder, path), words);

const git = (...words: string[]): string =>
  spawnSync('git', ['-c', 'user.name=Kim', '-c', 'user.email=kim@northbridge.example', ...words], {
    cwd: folder,
    encoding: 'utf8',
  }).stdout.trim();

const release = (...words: string[]): { code: number | null; out: string; err: string } => {
  const env = {
    ...process.env,
    GIT_AUTHOR_NAME: 'Kim',
    GIT_AUTHOR_EMAIL: 'kim@northbridge.example',
    GIT_COMMITTER_NAME: 'Kim',
    GIT_COMMITTER_EMAIL: 'kim@northbridge.example',
  };
  const ran = spawnSync(process.execPath, ['scripts/release.mjs', ...words], { cwd: folder, encoding: 'utf8', env });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
};

const changelog = `# Changelog

What changed.

## Unreleased

- **Faster**: ten thousand rows.

## 0.1.0 — 2026-01-05

- The first one.
`;

beforeAll(() => {
  prepared = realpathSync(mkdtempSync(join(tmpdir(), 'next-touch-release-')));
  folder = prepared;
  for (const path of ['scripts/release', 'scripts/deploy', 'scripts/release.mjs', 'appsscript.json', 'LICENSE'])
    cpSync(join(home, path), join(folder, path), { recursive: true });
  mkdirSync(join(folder, 'src'));
  put('src/main.ts', "/** Shown in the sidebar. */\nconst version = '0.1.0';\n");
  put('package.json', '{\n  "name": "next-touch",\n  "version": "0.1.0",\n  "scripts": { "test": "node checks.mjs" }\n}\n');
  put(
    'package-lock.json',
    '{\n  "version": "0.1.0",\n  "packages": {\n    "": {\n      "version": "0.1.0"\n    },\n    "x": {\n      "version": "0.1.0"\n    }\n  }\n}\n',
  );
  put('checks.mjs', 'process.exitCode = 0;\n');
  put('CHANGELOG.md', changelog);
  put('.gitignore', 'release/\nbuild/\n');
  put(
    'scripts/build.mjs',
    `import { readFileSync } from 'node:fs';
     export const buildProduct = async () => ({ 'Code.js': readFileSync('src/main.ts', 'utf8'), 'appsscript.json': readFileSync('appsscript.json', 'utf8') });`,
  );
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '-m', 'begin');
});
afterAll(() => rmSync(prepared, { recursive: true, force: true }));
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'next-touch-release-')));
  cpSync(prepared, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Reads an archive by its directory, as an unpacker does. */
const unzipped = (path: string): Record<string, string> => {
  const bytes = readFileSync(join(folder, path));
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const found: Record<string, string> = {};
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const size = bytes.readUInt32LE(at + 20);
    const named = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + named);
    const local = bytes.readUInt32LE(at + 42);
    const begins = local + 30 + bytes.readUInt16LE(local + 26);
    found[name] = bytes.toString('utf8', begins, begins + size);
    at += 46 + named;
  }
  return found;
};

it('a release: version, changelog, bundle, commit and tag', () => {
  const { code, out, err } = release('0.2.0');
  expect([code, err.replace(/^npm warn.*\n/gm, '')]).toEqual([0, '']);
  expect(out).toContain('Committed and tagged v0.2.0. Next: git push --follow-tags');
  expect(text('CHANGELOG.md')).toMatch(/^## 0\.2\.0 — \d{4}-\d\d-\d\d\n\n- \*\*Faster\*\*/m);
  expect(text('CHANGELOG.md')).not.toContain('Unreleased');
  expect(text('package.json')).toContain('"version": "0.2.0"');
  expect(text('package-lock.json').match(/0\.2\.0/g)).toHaveLength(2);
  expect(text('package-lock.json').match(/0\.1\.0/g)).toHaveLength(1);
  expect(text('src/main.ts')).toContain("const version = '0.2.0';");
  expect([git('log', '-1', '--format=%s'), git('tag', '--list'), git('status', '--porcelain')]).toEqual([
    'release: 0.2.0',
    'v0.2.0',
    '',
  ]);
  expect(git('cat-file', '-t', 'v0.2.0')).toBe('tag');
  const files = unzipped('release/next-touch-0.2.0.zip');
  expect(Object.keys(files)).toEqual([
    'Code.js',
    'LICENSE',
    'appsscript.json',
    'rungs/drafts/appsscript.json',
    'rungs/formulas/appsscript.json',
  ]);
  expect(files['Code.js']).toBe(text('src/main.ts'));
  expect(files['rungs/formulas/appsscript.json']).not.toContain('gmail');
  const bytes = readFileSync(join(folder, 'release/next-touch-0.2.0.zip'));
  expect(text('release/next-touch-0.2.0.zip.sha256')).toBe(
    `${createHash('sha256').update(bytes).digest('hex')}  next-touch-0.2.0.zip\n`,
  );
  expect(text('release/notes.md')).toBe('- **Faster**: ten thousand rows.\n');
  expect(release('--pack').code).toBe(0);
  expect(readFileSync(join(folder, 'release/next-touch-0.2.0.zip')).equals(bytes)).toBe(true);
});

it('the first release takes the version that is stated, and a heading that names it', () => {
  put('CHANGELOG.md', changelog.replace('## Unreleased', '## 0.1.0 — unreleased').replace('## 0.1.0 — 2026-01-05', '## 0.0.1'));
  git('commit', '--quiet', '-am', 'changelog');
  expect(release('0.1.0', '--tested').code).toBe(0);
  expect(text('CHANGELOG.md')).toMatch(/^## 0\.1\.0 — \d{4}-\d\d-\d\d$/m);
});

it('a dry run says what it would do and changes nothing', () => {
  const { code, out } = release('0.2.0', '--dry-run');
  expect([code, out]).toEqual([0, expect.stringContaining('Would release 0.2.0 (package.json states 0.1.0)')]);
  expect(out).toContain('ten thousand rows');
  expect([git('status', '--porcelain'), git('tag', '--list'), existsSync(join(folder, 'release'))]).toEqual(['', '', false]);
});

it.each([
  ['no version', ['0.2'], (): void => undefined, 1, '"0.2" is no version'],
  ['numbers that npm takes for no version', ['0.02.0'], (): void => undefined, 1, '"0.02.0" is no version'],
  ['what stands before a tag', ['v0.2.0'], (): void => undefined, 1, '"v0.2.0" is no version'],
  ['an older one', ['0.0.9'], (): void => undefined, 1, '0.0.9 is older than 0.1.0'],
  ['another branch', ['0.2.0'], (): unknown => git('switch', '--quiet', '-c', 'try'), 1, 'This is the branch try'],
  ['changes about', ['0.2.0'], (): void => put('src/main.ts', 'x'), 1, 'There are changes that are not committed'],
  ['released before', ['0.2.0'], (): unknown => git('tag', 'v0.2.0'), 1, 'The tag v0.2.0 is there already'],
  [
    'nothing to tell',
    ['0.2.0'],
    () => {
      put('CHANGELOG.md', changelog.replace('- **Faster**: ten thousand rows.\n', ''));
      git('commit', '--quiet', '-am', 'silence');
    },
    1,
    'CHANGELOG.md has no line under "Unreleased"',
  ],
  [
    'a version that is not where it should be',
    ['0.2.0'],
    () => {
      put('src/main.ts', "const version = '0.0.9';\n");
      git('commit', '--quiet', '-am', 'other');
    },
    1,
    'src/main.ts does not state the version 0.1.0',
  ],
  ['a word that is not known', ['0.2.0', '--force'], (): void => undefined, 2, 'Releases a version.'],
  ['nothing at all', [], (): void => undefined, 2, 'Releases a version.'],
] as const)('refused: %s', (_what, words, make, code, told) => {
  make();
  const before = git('status', '--porcelain');
  const ran = release(...words);
  expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(told)]);
  expect(git('status', '--porcelain')).toBe(before);
});

it.each([
  [
    'the tests are red',
    (): void => put('checks.mjs', 'process.exitCode = 1;\n'),
    'The tests are not green: nothing was changed.',
  ],
  ['the build fails', (): void => put('scripts/build.mjs', "throw new Error('no such rule');\n"), 'no such rule'],
] as const)('%s: all stays as it was', (_what, make, told) => {
  make();
  git('commit', '--quiet', '-am', 'broken');
  const { code, err } = release('0.2.0');
  expect([code, err]).toEqual([1, expect.stringContaining(told)]);
  expect([git('status', '--porcelain'), git('tag', '--list'), text('package.json').includes('0.1.0')]).toEqual(['', '', true]);
});

it('the tag cannot be made: the commit stays, and it is told what is missing', () => {
  git('config', 'tag.gpgSign', 'true');
  git('config', 'gpg.program', 'no-such-program');
  const { code, err } = release('0.2.0', '--tested');
  expect([code, err]).toEqual([1, expect.stringContaining('The release is committed, and only its tag is missing')]);
  expect([git('log', '-1', '--format=%s'), git('status', '--porcelain')]).toEqual(['release: 0.2.0', '']);
});

/** What a workflow names besides the project's own commands. */
const workflows = ['ci.yml', 'release.yml'].map((name) => [name, readFileSync(join(home, '.github/workflows', name), 'utf8')]);

it.each(workflows)('%s trusts nobody more than it must', (_name, words = '') => {
  const used = [...words.matchAll(/uses: (.*)/g)].map(([, action = '']) => action);
  expect(used.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40} # v\d/.test(action))).toEqual([]);
  expect(words.match(/uses: actions\/checkout/g)).toHaveLength(words.match(/persist-credentials: false/g)?.length ?? 0);
  expect(words).toMatch(/^permissions:\n {2}contents: read\n/m);
});

it('a machine writes what was typed, so that every clone holds the same bytes', () => {
  expect(readFileSync(join(home, '.gitattributes'), 'utf8')).toMatch(/^\* text=auto eol=lf$/m);
});

it('the version stands where a release looks for it', () => {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  expect(readFileSync(join(home, 'src/main.ts'), 'utf8')).toContain(`const version = '${version}';`);
  expect(readdirSync(join(home, '.github/workflows')).sort()).toEqual(['ci.yml', 'release.yml']);
});
