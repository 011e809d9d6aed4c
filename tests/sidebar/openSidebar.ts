import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { SidebarCallName } from '../../src/app/sidebarContract';
import { builtBundle } from '../support/builtBundle';
import { type Served, served } from './answers';

const root = join(__dirname, '../..');
const pictures = join(root, 'build/pictures');

/** The sidebar as it ships. */
export const sidebarHtml = (): string => readFileSync(join(builtBundle(), 'Sidebar.html'), 'utf8');

/** How one call is answered: at once, failing as Google fails, or only when the test says so. */
type Manner = 'answer' | { readonly fail: string } | { readonly hold: string };

export interface Opened {
  readonly page: Page;
  readonly asked: readonly { readonly name: SidebarCallName; readonly request: unknown }[];
  /** Everything that went wrong in the page: errors and any request it made. */
  readonly faults: readonly string[];
  manner(name: SidebarCallName): Manner;
  /** Replaces how a call is answered from now on. */
  from(name: SidebarCallName, manner: Manner): void;
  /** Lets held calls of that label be answered. */
  release(label: string): void;
  picture(name: string): Promise<void>;
}

const fakeGoogle = `
  window.google = { script: { run: (() => {
    const runner = (ok, bad) => new Proxy({}, { get: (_, name) => {
      if (name === 'withSuccessHandler') return (handler) => runner(handler, bad);
      if (name === 'withFailureHandler') return (handler) => runner(ok, handler);
      return (request) => {
        if (typeof request !== 'string') throw new Error('only text crosses');
        window.serve(name, request).then((said) => said.failed ? bad && bad(new Error(said.failed)) : ok && ok(said.answer));
      };
    } });
    return runner(null, null);
  })() } };
`;

const inRow = ['Today', 'Prospect', 'Enroll', 'More'];

/** Opens a view of the sidebar as a person does: a tab, or a line of the list behind More. */
export async function openView(sidebar: Page | FrameLocator, name: string): Promise<void> {
  const tab = (of: string) => sidebar.getByRole('tab', { name: new RegExp(`^${of}`) });
  if (inRow.includes(name)) return tab(name).click();
  await tab('More').click();
  await sidebar.getByRole('button', { name: new RegExp(`^${name}`) }).click();
}

/**
 * Opens the sidebar at its real width, with a `google.script.run` that the test answers: call by call, or by a whole script, which takes
 * and gives JSON texts.
 */
export async function openSidebar(
  browser: Browser,
  html: string,
  answer: Partial<Served> = {},
  script: ((name: SidebarCallName, request: string) => string) | null = null,
): Promise<Opened> {
  const page = await browser.newPage({
    viewport: { width: 300, height: 700 },
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
  });
  const asked: { name: SidebarCallName; request: unknown }[] = [];
  const faults: string[] = [];
  const manners = new Map<SidebarCallName, Manner>();
  const waiting = new Map<string, (() => void)[]>();
  const opened: Opened = {
    page,
    asked,
    faults,
    manner: (name) => manners.get(name) ?? 'answer',
    from: (name, manner) => {
      manners.set(name, manner);
    },
    release: (label) => {
      for (const go of waiting.get(label) ?? []) go();
      waiting.delete(label);
    },
    picture: async (name) => {
      mkdirSync(pictures, { recursive: true });
      // What is below the fold is not drawn before it is looked at.
      await page.setViewportSize({ width: 300, height: 2000 });
      const height = await page.evaluate(() => Math.ceil(document.querySelector('main')?.getBoundingClientRect().height ?? 700));
      await page.setViewportSize({ width: 300, height: Math.max(700, height) });
      await page.screenshot({ path: join(pictures, `${name}.png`) });
      await page.setViewportSize({ width: 300, height: 700 });
    },
  };
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('https://sidebar.example/')) faults.push(`request ${request.url()}`);
  });
  await page.exposeFunction(
    'serve',
    async (name: SidebarCallName, text: string): Promise<{ answer?: string; failed?: string }> => {
      const request: unknown = JSON.parse(text);
      asked.push({ name, request });
      const manner = opened.manner(name);
      if (manner !== 'answer' && 'fail' in manner) return { failed: manner.fail };
      const work = (answer[name] ?? served[name]) as (request: unknown) => unknown;
      const said = (() => {
        try {
          if (script !== null) return script(name, text);
          return JSON.stringify({ ok: true, value: work(request) });
        } catch (error) {
          return JSON.stringify({ ok: false, words: (error as Error).message });
        }
      })();
      if (manner !== 'answer') {
        await new Promise<void>((go) => {
          waiting.set(manner.hold, [...(waiting.get(manner.hold) ?? []), go]);
        });
      }
      return { answer: said };
    },
  );
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.addInitScript(fakeGoogle);
  await page.goto('https://sidebar.example/');
  return opened;
}
