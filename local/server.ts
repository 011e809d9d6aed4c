/** The page's server: one sheet, its sidebar and its mailboxes over HTTP and server-sent events, for this machine only. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ACTS, type Desk } from './acts';
import { createClockRun } from './clockRun';
import type { Host } from './hostTypes';
import { pageState, runLine } from './pageState';
import type { Answer, Notice, RunLine } from './pageWire';
import { createFeed, drawSheet, type Feed } from './sheetFeed';
import { withShim } from './sidebarPage';

export interface PageServer {
  /** http://127.0.0.1:<port>/ */
  address: string;
  /** Sends what is waiting, ends every connection, saves the state. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** Folder with page.js, page.css, shim.js and index.html. */
  pageDir: string;
  title: string;
  /** 0 for any free one. */
  port: number;
  /** Fills an empty host: the sheet of the start. */
  fill(): void;
}

interface Viewer {
  response: ServerResponse;
  feed: Feed;
}

const BODY_LIMIT = 20_000_000;
const KEPT_RUNS = 200;
const SAVE_AFTER_MS = 1500;
const FLUSH_AFTER_MS = 25;
/** While the clock runs, drawing every hour would cost more than the hours. */
const RUNNING_FLUSH_MS = 250;
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const SIDEBAR_POLICY =
  "sandbox allow-scripts allow-forms allow-modals allow-popups allow-downloads; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; form-action 'none'; frame-ancestors 'self'";

const FILES: Record<string, [file: string, type: string]> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
};

/** @throws Error in words when the body is too long or no JSON */
const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += (part as Buffer).length;
    if (length > BODY_LIMIT) throw new Error('That is more than 20 MB.');
    parts.push(part as Buffer);
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
};

/** A page of another site must neither read nor steer this one, whatever name it gives this machine. */
const isOurs = (request: IncomingMessage, port: number): boolean => {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (host === undefined || !hosts.includes(host)) return false;
  if (origin !== undefined && !hosts.some((each) => origin === `http://${each}`)) return false;
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  // A link to the page from elsewhere may open it; nothing else may be reached from there.
  return request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate' && request.url === '/';
};

export const startServer = async (host: Host, options: ServerOptions): Promise<PageServer> => {
  const viewers = new Set<Viewer>();
  const runs: RunLine[] = [];
  let runId = 0;
  let sidebarKey = 0;
  let untoldRuns: RunLine[] = [];
  const untoldMail = new Set<string>(host.users);
  const mailCounts: Record<string, number> = {};
  let asksToSelect = false;
  let flushTimer: NodeJS.Timeout | null = null;
  let saveTimer: NodeJS.Timeout | null = null;

  const write = (viewer: Viewer, notice: Notice): void => {
    viewer.response.write(`data: ${JSON.stringify(notice)}\n\n`);
  };
  const tell = (notice: Notice): void => {
    for (const viewer of viewers) write(viewer, notice);
  };
  const stateNotice = (): Notice => {
    for (const user of untoldMail) mailCounts[user] = host.mail.messages(user).length + host.mail.drafts(user).length;
    return {
      kind: 'state',
      state: pageState(host, { title: options.title, sidebarKey, running: clock.progress(), mailCounts }),
    };
  };
  const flush = (): void => {
    if (flushTimer) clearTimeout(flushTimer);
    flushTimer = null;
    if (viewers.size === 0) return;
    tell(stateNotice());
    const drawn = drawSheet(host, host.activeSheet());
    for (const viewer of viewers) {
      const patch = viewer.feed.news(drawn);
      if (patch) write(viewer, { kind: 'sheet', patch });
    }
    if (untoldRuns.length > 0) tell({ kind: 'runs', lines: untoldRuns });
    for (const user of untoldMail) tell({ kind: 'mail', user });
    untoldRuns = [];
    untoldMail.clear();
  };
  const changed = (): void => {
    flushTimer ??= setTimeout(flush, clock.progress() ? RUNNING_FLUSH_MS : FLUSH_AFTER_MS);
    saveTimer ??= setTimeout(() => {
      saveTimer = null;
      if (!clock.progress()) host.save();
    }, SAVE_AFTER_MS);
  };
  const clock = createClockRun(host, changed);

  const forget = host.onChange((change) => {
    if (change.kind === 'execution') {
      const line = runLine(change.result, ++runId, host.sheetZone);
      runs.push(line);
      untoldRuns.push(line);
      if (runs.length > KEPT_RUNS) runs.shift();
    } else if (change.kind === 'mail') untoldMail.add(change.user);
    else if (change.kind === 'sidebar') sidebarKey++;
    else if (change.kind === 'toast' || change.kind === 'alert') tell(change);
    else if (change.kind === 'selection' && !asksToSelect) {
      flush();
      tell({ kind: 'selection', sheet: change.sheet, ranges: change.ranges });
    }
    changed();
  });

  const desk: Desk = {
    host,
    clock,
    startOver: () => {
      host.reset();
      runs.length = 0;
      untoldRuns = [];
      for (const user of host.users) untoldMail.add(user);
      options.fill();
      for (const viewer of viewers) viewer.feed = createFeed();
      tell({ kind: 'reset' });
      flush();
    },
  };

  const act = async (name: string, request: unknown): Promise<Answer> => {
    const found = Object.hasOwn(ACTS, name)
      ? (ACTS[name as keyof typeof ACTS] as (desk: Desk, request: unknown) => unknown)
      : null;
    if (!found) return { ok: false, error: `The page asked for "${name}", which this server does not know.` };
    asksToSelect = name === 'select';
    try {
      const value = found(desk, request);
      asksToSelect = false;
      return { ok: true, value: (await value) ?? null };
    } catch (error) {
      return { ok: false, error: error instanceof Error ? error.message : String(error) };
    } finally {
      asksToSelect = false;
      flush();
    }
  };

  const addViewer = (request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    flush();
    const viewer: Viewer = { response, feed: createFeed() };
    viewers.add(viewer);
    request.on('close', () => viewers.delete(viewer));
    write(viewer, { kind: 'reset' });
    write(viewer, stateNotice());
    const patch = viewer.feed.news(drawSheet(host, host.activeSheet()));
    if (patch) write(viewer, { kind: 'sheet', patch });
    write(viewer, { kind: 'runs', lines: runs });
    for (const user of host.users) write(viewer, { kind: 'mail', user });
  };

  const shim = readFileSync(join(options.pageDir, 'shim.js'), 'utf8');
  const send = (response: ServerResponse, status: number, type: string, body: string | Buffer, policy = PAGE_POLICY): void => {
    response
      .writeHead(status, {
        'content-type': type,
        'content-security-policy': policy,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      .end(body);
  };
  const plain = (response: ServerResponse, status: number, words: string): void =>
    send(response, status, 'text/plain; charset=utf-8', words);

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const port = (server.address() as AddressInfo).port;
    if (!isOurs(request, port)) return plain(response, 403, 'This page only answers the browser on its own machine.');
    const path = (request.url ?? '/').split('?')[0]!;
    if (request.method === 'GET') {
      const file = FILES[path];
      if (file) return send(response, 200, file[1], readFileSync(join(options.pageDir, file[0])));
      if (path === '/events') return addViewer(request, response);
      if (path === '/sidebar')
        return send(response, 200, 'text/html; charset=utf-8', withShim(host.sidebar()?.html ?? '', shim), SIDEBAR_POLICY);
      if (path === '/favicon.ico') return send(response, 204, 'image/x-icon', '');
    }
    if (request.method === 'POST' && path.startsWith('/api/')) {
      if (!String(request.headers['content-type']).startsWith('application/json')) return plain(response, 415, 'Send JSON.');
      let answer: Answer;
      try {
        answer = await act(path.slice('/api/'.length), await bodyOf(request));
      } catch (error) {
        answer = { ok: false, error: (error as Error).message };
      }
      return send(response, 200, 'application/json', JSON.stringify(answer));
    }
    return plain(response, 404, 'There is nothing here. The page is at /');
  };

  const server: Server = createServer((request, response) => {
    serve(request, response).catch((error: Error) => {
      if (response.headersSent) response.end();
      else plain(response, 500, error.message);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        clock.stop();
        forget();
        if (flushTimer) clearTimeout(flushTimer);
        if (saveTimer) clearTimeout(saveTimer);
        host.save();
        for (const viewer of viewers) viewer.response.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
