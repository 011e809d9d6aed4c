import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateFor } from './certificate';

/**
 * A stand-in for the part of Google that clasp speaks to, on this machine alone. clasp has no setting for the address of Google, but
 * honours a proxy: it is told of one that answers for Google itself, under a certificate that only the processes with `env` trust.
 */

interface ScriptFile {
  readonly name: string;
  readonly type: 'SERVER_JS' | 'HTML' | 'JSON';
  readonly source: string;
}

interface StandInScript {
  readonly title: string;
  /** The sheet it is bound to; '' for none. */
  readonly sheetId: string;
  files: readonly ScriptFile[];
}

/** What Google says instead of doing what is asked. */
export interface Answer {
  readonly status: number;
  /** As Google's services phrase it: `{ error: { code, message, … } }`, or the login's `{ error, error_description }`. */
  readonly body: unknown;
}

type Failure = Answer | 'gone' | 'silent';

export interface StandIn {
  /** For the processes that are to meet the stand-in: proxy, certificate, login file. Nothing of this process's own login. */
  readonly env: NodeJS.ProcessEnv;
  /** "GET script.googleapis.com/v1/projects/…", in order, without queries. */
  readonly requests: string[];
  /** Hosts outside Google that somebody tried to reach: nothing may. */
  readonly strays: string[];
  readonly sheets: Map<string, string>;
  readonly scripts: Map<string, StandInScript>;
  /** File name, as in dist/ -> text. */
  held(scriptId: string): Record<string, string>;
  /** Answers instead of the requests that fit, until `well()`; 'gone' breaks the connection, 'silent' keeps it and says nothing. */
  fail(request: RegExp, answer: Failure): void;
  well(): void;
  /** @param profile clasp's name for a login, where it is not the only one */
  login(email?: string, profile?: string): void;
  logout(): void;
  /** The login file, as clasp keeps it. */
  readonly loginFile: string;
  close(): Promise<void>;
}

const blankFiles: readonly ScriptFile[] = [
  {
    name: 'appsscript',
    type: 'JSON',
    source:
      '{\n  "timeZone": "America/New_York",\n  "dependencies": {},\n  "exceptionLogging": "STACKDRIVER",\n  "runtimeVersion": "V8"\n}',
  },
  { name: 'Code', type: 'SERVER_JS', source: 'function myFunction() {\n\n}\n' },
];

const endings = { SERVER_JS: '.js', HTML: '.html', JSON: '.json' } as const;

/** In the words and the form of Google's services. */
export const refusal = (status: number, message: string, reason = ''): Answer => ({
  status,
  body: { error: { code: status, message, ...(reason === '' ? {} : { errors: [{ message, domain: 'global', reason }] }) } },
});

const bodyOf = (request: IncomingMessage): Promise<string> =>
  new Promise((done) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => done(Buffer.concat(parts).toString('utf8')));
  });

export async function openStandIn(): Promise<StandIn> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'next-touch-google-')));
  const loginFile = join(folder, 'clasprc.json');
  const certificateFile = join(folder, 'certificate.pem');
  const { key, cert } = certificateFor(['*.googleapis.com', 'localhost']);
  writeFileSync(certificateFile, cert);

  const requests: string[] = [];
  const strays: string[] = [];
  const sheets = new Map<string, string>();
  const scripts = new Map<string, StandInScript>();
  let failures: { request: RegExp; answer: Failure }[] = [];
  let email = '';
  let made = 0;

  const unknown = refusal(404, 'Requested entity was not found.');
  const done = (body: unknown): Answer => ({ status: 200, body });
  const scriptOf = (path: string): [string, StandInScript | undefined] => {
    const id = decodeURIComponent(path.split('/')[3] ?? '');
    return [id, scripts.get(id)];
  };

  const acts: readonly (readonly [RegExp, (path: string, body: string) => Answer])[] = [
    [/^POST oauth2\.googleapis\.com\/token$/, () => done({ access_token: 'an-hour', expires_in: 3599, token_type: 'Bearer' })],
    [/^GET www\.googleapis\.com\/oauth2\/v2\/userinfo$/, () => done({ id: '1', email })],
    [
      /^POST www\.googleapis\.com\/drive\/v3\/files$/,
      (_path, body) => {
        const { name, mimeType } = JSON.parse(body) as { name: string; mimeType: string };
        made += 1;
        const id = `sheet-made-by-the-stand-in-${made}`;
        sheets.set(id, name);
        return done({ kind: 'drive#file', id, name, mimeType });
      },
    ],
    [
      /^POST script\.googleapis\.com\/v1\/projects$/,
      (_path, body) => {
        const { title, parentId = '' } = JSON.parse(body) as { title: string; parentId?: string };
        if (parentId !== '' && !sheets.has(parentId)) return unknown;
        made += 1;
        const scriptId = `script-made-by-the-stand-in-${made}`;
        scripts.set(scriptId, { title, sheetId: parentId, files: blankFiles });
        return done({ scriptId, title, parentId });
      },
    ],
    [
      /^GET script\.googleapis\.com\/v1\/projects\/[^/]+\/content$/,
      (path) => {
        const [scriptId, script] = scriptOf(path);
        return script === undefined ? unknown : done({ scriptId, files: script.files });
      },
    ],
    [
      /^PUT script\.googleapis\.com\/v1\/projects\/[^/]+\/content$/,
      (path, body) => {
        const [scriptId, script] = scriptOf(path);
        if (script === undefined) return unknown;
        script.files = (JSON.parse(body) as { files: ScriptFile[] }).files;
        return done({ scriptId, files: script.files });
      },
    ],
    [
      /^GET script\.googleapis\.com\/v1\/projects\/[^/]+\/versions$/,
      (path) => (scriptOf(path)[1] === undefined ? unknown : done({ versions: [] })),
    ],
  ];

  const answerTo = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const asked = `${request.method} ${request.headers.host}${path}`;
    requests.push(asked);
    const body = await bodyOf(request);
    const failure = failures.find((each) => each.request.test(asked));
    if (failure?.answer === 'gone') {
      request.socket.destroy();
      return;
    }
    if (failure?.answer === 'silent') return;
    const act = acts.find(([pattern]) => pattern.test(asked))?.[1];
    const answer = failure?.answer ?? act?.(path, body) ?? refusal(501, `The stand-in does not know ${asked}.`);
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  };

  const google = createSecureServer({ key, cert }, (request, response) => void answerTo(request, response));
  const proxy = createServer((_request, response) => response.writeHead(501).end());
  const open = new Set<Socket>();
  proxy.on('connect', (request: IncomingMessage, socket: Socket) => {
    const host = (request.url ?? '').split(':')[0] ?? '';
    if (!host.endsWith('.googleapis.com')) {
      strays.push(host);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    google.emit('connection', socket);
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  const { port } = proxy.address() as AddressInfo;

  const { NO_PROXY: _a, no_proxy: _b, HTTP_PROXY: _c, http_proxy: _d, https_proxy: _e, ...own } = process.env;
  const standIn: StandIn = {
    env: {
      ...own,
      HTTPS_PROXY: `http://127.0.0.1:${port}`,
      NODE_EXTRA_CA_CERTS: certificateFile,
      clasp_config_auth: loginFile,
    },
    requests,
    strays,
    sheets,
    scripts,
    loginFile,
    held: (scriptId) =>
      Object.fromEntries(
        (scripts.get(scriptId)?.files ?? []).map(({ name, type, source }) => [`${name}${endings[type]}`, source]),
      ),
    fail(request, answer) {
      failures = [...failures, { request, answer }];
    },
    well() {
      failures = [];
    },
    login(who = 'ana@quinta.example', profile = 'default') {
      email = who;
      const login = { type: 'authorized_user', client_id: 'a-client', client_secret: 'not-a-secret', refresh_token: 'for-good' };
      writeFileSync(loginFile, JSON.stringify({ tokens: { [profile]: login } }));
    },
    logout: () => rmSync(loginFile, { force: true }),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => proxy.close(closed));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  standIn.login();
  return standIn;
}
