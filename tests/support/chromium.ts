import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** A browser for tests and pictures: the one that is installed, else the one that came with the packages. */

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];

/** Where browsers are that no PATH leads to. */
const elsewhere: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((base) => {
    const folder = process.env[base];
    return folder === undefined
      ? []
      : [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')];
  }),
};

// No first-run pages, no look-ups at the browser maker's servers. Containers run as root, where Chromium has no sandbox.
const flags = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const canRun = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const installed = (): string | undefined => {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, `${name}${suffix}`)));
  return [...onPath, ...(elsewhere[process.platform] ?? [])].find(canRun);
};

interface FoundBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
}

/**
 * CHROME_PATH, an installed Chrome, Chromium or Edge, or the packaged Chromium (Linux on x64 only), in this order.
 * @throws Error saying how to get a browser when there is none
 */
async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (!canRun(named)) throw new Error(`CHROME_PATH is ${named}, and there is no program to run there.`);
    return { executablePath: named, args: flags };
  }
  const found = installed();
  if (found !== undefined) return { executablePath: found, args: flags };
  if (process.platform === 'linux' && process.arch === 'x64') {
    // Its own flags are for cloud functions: one process, no drawing hardware. The page crawls under them.
    return { executablePath: await packaged.executablePath(), args: flags };
  }
  throw new Error('No browser was found. Install Chrome or Chromium, or set CHROME_PATH to the program of one that you have.');
}

/** The browser, started without a window. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, args } = await findBrowser();
  return chromium.launch({ executablePath, args: [...args] });
}
