import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';

const root = join(__dirname, '../..');
const START_LIMIT_MS = 60_000;

export interface Started {
  readonly address: string;
  /** Presses Ctrl-C and gives the exit code. */
  stop(): Promise<number | null>;
}

/** `npm start` on a fresh state, as a person would call it. @throws Error with its own words when it does not start */
export function startLocally(words: readonly string[] = []): Promise<Started> {
  const state = mkdtempSync(join(tmpdir(), 'next-touch-'));
  const args = ['scripts/start.mjs', '--no-open', '--state', state, ...words];
  const child: ChildProcess = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((done) => {
    child.once('exit', (code) => {
      rmSync(state, { recursive: true, force: true });
      done(code);
    });
  });
  const stop = (): Promise<number | null> => {
    child.kill('SIGINT');
    return ended;
  };
  return new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`npm start named no address:\n${said}`));
    }, START_LIMIT_MS);
    const hear = (part: Buffer): void => {
      said += part.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (address === undefined) return;
      clearTimeout(limit);
      resolve({ address, stop });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then((code) => {
      clearTimeout(limit);
      reject(new Error(`npm start ended with ${code}:\n${said}`));
    });
  });
}

export interface OpenPage {
  readonly page: Page;
  readonly sidebar: FrameLocator;
  /** Everything that went wrong in the page: errors, and requests to anywhere else. */
  readonly faults: readonly string[];
  /** Chooses a cell or block by its A1 name. */
  goTo(name: string): Promise<void>;
  /** The text of a block as a person copies it. */
  copied(name: string): Promise<string[][]>;
  /** The first row as a person copies it. */
  headings(): Promise<string[]>;
  /** Clicks the numbers of those rows, from the first to the last; they must be on screen, none hidden. */
  chooseRows(first: number, last: number): Promise<void>;
  type(name: string, text: string): Promise<void>;
}

/** Sizes of the grid's edge: the corner's middle lies half of each from the upper left. */
const NUMBERS_WIDTH = 46;
const LETTERS_HEIGHT = 20;
const ROW_HEIGHT = 21;

export async function openPage(browser: Browser, address: string): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Kathmandu',
  });
  // A clipboard of the page's own: some browsers without a window give no permission for the real one.
  await context.addInitScript(() => {
    const kept = { text: '' };
    Object.assign(window, { copiedHere: kept });
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        write: async ([item]: ClipboardItem[]) => {
          kept.text = item ? await (await item.getType('text/plain')).text() : '';
        },
        writeText: async (text: string) => {
          kept.text = text;
        },
        readText: async () => kept.text,
      },
    });
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url())) faults.push(`request ${request.url()}`);
  });
  await page.goto(address);
  await page.getByRole('tab', { name: 'Prospects' }).waitFor();
  const grid = page.locator('#univer-sheet-main-canvas_book');
  await grid.waitFor();

  const goTo = async (name: string): Promise<void> => {
    const box = page.locator('#grid input').first();
    await box.fill(name);
    await box.press('Enter');
    await page.locator('#univer-sheet-main-canvas_book').focus();
  };
  const chooseRows = async (first: number, last: number): Promise<void> => {
    const at = (row: number) => ({ x: NUMBERS_WIDTH / 2, y: LETTERS_HEIGHT + (row - 0.5) * ROW_HEIGHT });
    await grid.click({ position: at(first) });
    if (last > first) await grid.click({ position: at(last), modifiers: ['Shift'] });
  };
  const copySelected = async (): Promise<string[][]> => {
    await page.evaluate(() => navigator.clipboard.writeText('nothing yet'));
    await page.keyboard.press('Control+c');
    let text = 'nothing yet';
    for (const end = performance.now() + 5000; text === 'nothing yet' && performance.now() < end; )
      text = await page.evaluate(() => navigator.clipboard.readText());
    return text.split(/\r?\n/).map((line) => line.split('\t'));
  };
  return {
    page,
    sidebar: page.frameLocator('iframe[title="Next Touch"]'),
    faults,
    goTo,
    copied: async (name) => {
      await goTo(name);
      return copySelected();
    },
    headings: async () => {
      await chooseRows(1, 1);
      const [line = []] = await copySelected();
      return line;
    },
    chooseRows,
    type: async (name, text) => {
      await goTo(name);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
  };
}
