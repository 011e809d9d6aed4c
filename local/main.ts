/** `npm start`: the product on this machine, in a page or as a printed month. Built by scripts/start.mjs, which calls `main`. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseCsv } from './csv';
import { createHost } from './host';
import type { Host, MenuItem } from './hostTypes';
import { runOnce } from './once';
import { firstDay, team } from './onceStory';
import { startServer } from './server';
import { HELP, type StartOptions, startOptions } from './startOptions';
import { instantOfWall } from './zone';

export interface Places {
  /** The project's folder. */
  root: string;
  /** Builds the page when it is stale, and says where it is. */
  buildPage(): Promise<string>;
}

const SHEET = 'Prospects';
const START_OF_DAY_MS = 9 * 3_600_000;
const COLLEAGUE = 'jonas@fernhollow.example';

const csvRows = (file: string): string[][] => {
  if (!existsSync(file))
    throw new Error(`There is no file ${file}. Give the path of a CSV: npm start -- --data my-prospects.csv`);
  let rows: string[][];
  try {
    rows = parseCsv(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} could not be read as a CSV: ${(error as Error).message}`);
  }
  if (rows.length === 0) throw new Error(`${file} is empty: its first line must hold the headings.`);
  return rows;
};

const isFresh = (host: Host): boolean => {
  const [only, ...others] = host.sheets();
  return only !== undefined && others.length === 0 && only.lastRow === 0 && host.triggers().length === 0;
};

/** Every item of a menu by its way down, as `clickMenu` takes it. */
const captions = (items: readonly MenuItem[]): string[] =>
  items.flatMap((item) => {
    if (item.kind === 'separator') return [];
    return item.kind === 'item' ? [item.caption] : captions(item.items).map((inner) => `${item.caption} > ${inner}`);
  });

const openBrowser = (address: string): void => {
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform as string] ?? ['xdg-open'];
  const child = spawn(command!, [...args, address], { stdio: 'ignore', detached: true });
  // Where there is nothing to open a browser with, the printed address is enough.
  child.on('error', () => undefined);
  child.unref();
};

const stopAsked = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });

const servePage = async (options: StartOptions, places: Places, say: (text: string) => void): Promise<number> => {
  const example = join(places.root, 'examples/prospects.csv');
  const file = options.data === null ? example : resolve(options.data);
  const stateDir = resolve(options.state ?? join(places.root, '.next-touch'));
  const rows = csvRows(file);
  const pageDir = await places.buildPage();
  const users = options.users.length > 0 ? options.users : [team.rep, COLLEAGUE];
  const zone = options.zone ?? team.sheetZone;
  if (options.reset) rmSync(stateDir, { recursive: true, force: true });
  const host = await createHost({
    bundleDir: resolve(options.bundle ?? join(places.root, 'dist')),
    stateDir,
    // The example's dates are written for its own first day; a person's own sheet lives today.
    now: options.data === null ? instantOfWall(zone, Date.parse(firstDay) + START_OF_DAY_MS) : Date.now(),
    sheetZone: zone,
    locale: 'en_GB',
    user: users[0]!,
    users,
  });
  const fill = (): void => {
    host.insertSheetFromCsv(SHEET, rows);
    const opened = host.open();
    if (!opened.ok) say(`onOpen failed: ${opened.error?.message ?? 'no reason given'}`);
    // A stranger does not know yet that there is a menu with a sidebar in it.
    const sidebar = captions(host.menu()).find((caption) => /sidebar/i.test(caption));
    if (sidebar !== undefined) host.clickMenu(sidebar);
  };
  if (isFresh(host)) fill();
  else {
    const opened = host.open();
    if (!opened.ok) say(`onOpen failed: ${opened.error?.message ?? 'no reason given'}`);
    if (options.data !== null)
      say(`The sheet is shown as you left it. To start over with that file: npm start -- --reset --data ${options.data}`);
  }
  const server = await startServer(host, { pageDir, title: basename(file, '.csv'), port: options.port, fill });
  say(`Next Touch runs on ${server.address}`);
  say('Nothing leaves this machine: mail goes into the mailbox on the page. Ctrl-C stops; the state stays for the next start.');
  if (options.open) openBrowser(server.address);
  await stopAsked();
  await server.close();
  host.close();
  say('Stopped. Everything is kept for the next start.');
  return 0;
};

/** @returns the exit code; 2 when the words after the command were not understood */
export const main = async (
  words: readonly string[],
  places: Places,
  out: (text: string) => void,
  complain: (text: string) => void,
): Promise<number> => {
  let options: StartOptions;
  try {
    options = startOptions(words);
  } catch (error) {
    complain(`${(error as Error).message}\n\n${HELP}`);
    return 2;
  }
  if (options.help) {
    out(HELP);
    return 0;
  }
  try {
    if (!options.once) return await servePage(options, places, out);
    const data = options.data === null ? {} : { data: resolve(options.data) };
    return await runOnce({
      bundleDir: resolve(options.bundle ?? join(places.root, 'dist')),
      example: join(places.root, 'examples/prospects.csv'),
      json: options.json,
      out,
      ...data,
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    complain(code === 'EADDRINUSE' ? `Port ${options.port} is taken. Leave --port out to get a free one.` : message);
    return 1;
  }
};
