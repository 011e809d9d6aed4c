import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { openStandIn, type StandIn } from '../deploy/standIn';
import { commandsIn } from './commands';

/**
 * The quick start, followed word for word on a copy of the project as a clone has it, with a stand-in for Google. What takes long and is
 * played whole by other tests is left to them; `QUICK_START=whole npm run jest -- tests/docs/quickStart` runs that here as well.
 */

jest.setTimeout(600_000);

const home = join(__dirname, '../..');
const page = readFileSync(join(home, 'docs/quick-start.md'), 'utf8');
const whole = process.env.QUICK_START === 'whole';
const notInClone = new Set(['node_modules', 'dist', 'dist-check', 'build', 'site', '.git', '.next-touch', 'coverage']);

/** Commands of the code blocks, in the order in which a reader meets them. */
const steps = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([block]) => commandsIn(block));

/** Commands that are not run here as they stand, and why. */
const otherwise: Readonly<Record<string, string>> = {
  'git clone https://github.com/YOUR-FORK/next-touch': 'the copy is made as git would make it',
  'cd next-touch': 'every command runs in it',
  'npm ci': 'the packages are those of this project, linked',
  'npx clasp login': 'a person logs in on a page of Google; the stand-in is logged in here',
  ...(whole
    ? {}
    : {
        'npm start -- --once': 'tests/scenarios/once.test.ts plays the month',
        'npm start': 'tests/e2e/page.test.ts starts it and works on the page',
      }),
};

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

let google: StandIn;
let folder: string;
let clone: string;

beforeAll(async () => {
  google = await openStandIn();
  google.logout();
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'next-touch-quick-start-')));
  clone = join(folder, 'next-touch');
  for (const name of readdirSync(home))
    if (!notInClone.has(name) && !/^\.clasp\..*local|^\.clasprc/.test(name))
      cpSync(join(home, name), join(clone, name), { recursive: true });
  symlinkSync(join(home, 'node_modules'), join(clone, 'node_modules'));
  // Nobody sits here: what would open a browser does nothing.
  const still = join(folder, 'bin');
  mkdirSync(still);
  for (const name of ['xdg-open', 'open']) {
    writeFileSync(join(still, name), '#!/bin/sh\nexit 0\n');
    chmodSync(join(still, name), 0o755);
  }
});
afterAll(async () => {
  await google.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = (command: string): { child: ChildProcess; ended: Promise<Ended>; said: () => string } => {
  const [program = '', ...words] = command.split(' ');
  const env = { ...google.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(program, words, { cwd: clone, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      said += part.toString();
    });
  return { child, said: () => said, ended: new Promise((done) => child.once('exit', (code) => done({ code, said }))) };
};

const run = (command: string): Promise<Ended> => start(command).ended;

/** Starts what stays until Ctrl+C, waits for its address, asks for its page, and presses Ctrl+C. */
const visited = async (command: string): Promise<Ended & { readonly page: string }> => {
  const { child, ended, said } = start(command);
  const address = await new Promise<string>((found, gone) => {
    const look = setInterval(() => {
      const [at] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said()) ?? [];
      if (at === undefined) return;
      clearInterval(look);
      found(at);
    }, 100);
    void ended.then(({ said: words }) => {
      clearInterval(look);
      gone(new Error(words));
    });
  });
  const answer = await (await fetch(address)).text();
  process.kill(-(child.pid ?? 0), 'SIGINT');
  return { ...(await ended), page: answer };
};

it('has the commands that a reader needs, and says of each how it is tried', () => {
  expect(steps).toEqual([
    'git clone https://github.com/YOUR-FORK/next-touch',
    'cd next-touch',
    'npm ci',
    'npm start -- --once',
    'npm start',
    'npx clasp login',
    'npm run deploy',
    'npm run deploy',
  ]);
  expect(Object.keys(otherwise).filter((command) => !steps.includes(command))).toEqual([]);
});

it('leads from a clone to a sheet that holds exactly what was built, and later to the newest version', async () => {
  const deployments: Ended[] = [];
  for (const command of steps) {
    if (command === 'npx clasp login') google.login('ana@firm.example');
    if (otherwise[command] !== undefined) continue;
    if (command === 'npm start') {
      const opened = await visited(command);
      expect(opened.page).toContain('<title>');
      expect(opened.said).toContain('Nothing leaves this machine');
      continue;
    }
    const ended = await run(command);
    expect([command, ended.code, ended.code === 0 ? '' : ended.said]).toEqual([command, 0, '']);
    if (command === 'npm run deploy') deployments.push(ended);
    else expect(ended.said).toMatch(/ok +no mail after a reply/);
  }

  expect(google.strays).toEqual([]);
  expect(google.scripts.size).toBe(1);
  const [script = ''] = google.scripts.keys();
  const dist = join(clone, 'dist');
  const built = Object.fromEntries(readdirSync(dist).map((name) => [name, readFileSync(join(dist, name), 'utf8')]));
  expect(google.held(script)).toEqual(built);
  expect(deployments.map(({ said }) => /https:\/\/docs\.google\.com\/spreadsheets\/\S+/.exec(said)?.[0])).toEqual(
    Array(2).fill(expect.stringContaining([...google.sheets.keys()][0] ?? 'no sheet')),
  );
  expect(deployments[0]?.said).toMatch(/Next Touch → Open sidebar/);
});
