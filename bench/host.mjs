// The local host: from the command to its page, thirty days on one screen, and a team's quarter.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { figure } from './figure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

export const title = 'The local host';

const seconds = (from) => (performance.now() - from) / 1000;

/** Runs a script to its end. */
const finished = (script, ...words) => {
  const from = performance.now();
  execFileSync(process.execPath, [join(root, 'scripts', script), ...words], { cwd: root, stdio: 'ignore' });
  return seconds(from);
};

/** From the command to the page's answer. */
async function toPage(state) {
  const from = performance.now();
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--no-open', '--state', state], { cwd: root });
  const address = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${said}`)));
  });
  const answer = await fetch(address);
  await answer.text();
  const taken = seconds(from);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
  return taken;
}

export async function measure({ quick, seed }) {
  const folder = mkdtempSync(join(tmpdir(), 'next-touch-'));
  const pages = [];
  // The first start builds what is stale, which is no part of it.
  await toPage(join(folder, 'first'));
  for (let round = 0; round < (quick ? 1 : 3); round++) {
    pages.push(await toPage(join(folder, `page-${round}`)));
  }
  const once = finished('start.mjs', '--once', '--state', join(folder, 'once'));
  const [people, days] = quick ? [6, 30] : [12, 90];
  const words = ['--prospects', String(people), '--days', String(days), '--seed', String(seed), '--out', join(folder, 'quarter')];
  const quarter = finished('simulate.mjs', ...words);
  rmSync(folder, { recursive: true, force: true });
  return [
    figure('npm start: from the command to the page', 's', pages),
    figure('npm start -- --once: thirty days on one screen', 's', [once]),
    figure(`npm run simulate: ${people} prospects, ${days} days`, 's', [quarter]),
  ];
}
