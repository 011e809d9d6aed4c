import { mkdtempSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../local/host';
import type { Answer, Notice, PageState, SheetPatch } from '../../local/pageWire';
import { type PageServer, startServer } from '../../local/server';
import { toyHost } from './toy';

const ROWS = [
  ['Name', 'Day', 'Deal'],
  ['Ana', '2026-03-02', '8,000'],
  ['Lukas', '2026-03-05', '30,000'],
  ['Jana', '2026-03-09', 'about fifty'],
];

const pageDir = mkdtempSync(join(tmpdir(), 'page-'));
for (const [name, text] of Object.entries({ 'index.html': '<p>page</p>', 'page.js': '1', 'page.css': '', 'shim.js': 'shim()' }))
  writeFileSync(join(pageDir, name), text);

let host: Host;
let server: PageServer;
const fill = (): void => {
  host.insertSheetFromCsv('Data', ROWS);
  host.open();
};

beforeEach(async () => {
  host = await toyHost({ users: ['colleague@demo.test'] });
  fill();
  server = await startServer(host, { pageDir, title: 'toy', port: 0, fill });
});
afterEach(async () => {
  await server.close();
  host.close();
});

interface Got {
  status: number;
  type: string;
  policy: string;
  text: string;
}

const fetched = (path: string, how: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Got> =>
  new Promise((resolve, reject) => {
    const call = httpRequest(
      new URL(path, server.address),
      { method: how.method ?? 'GET', headers: how.headers ?? {} },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            type: answer.headers['content-type'] ?? '',
            policy: String(answer.headers['content-security-policy'] ?? ''),
            text,
          }),
        );
      },
    );
    call.on('error', reject);
    call.end(how.body);
  });

const ask = async (name: string, request: unknown): Promise<Answer> => {
  const got = await fetched(`/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  return JSON.parse(got.text) as Answer;
};

/** Listens like a page until `enough` is content with what came. */
const heard = (enough: (notices: Notice[]) => boolean, meanwhile?: () => Promise<unknown>): Promise<Notice[]> =>
  new Promise((resolve, reject) => {
    const notices: Notice[] = [];
    let rest = '';
    let begun = false;
    const call = httpRequest(new URL('/events', server.address), (answer) => {
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        const pieces = (rest + part).split('\n\n');
        rest = pieces.pop() ?? '';
        for (const piece of pieces) notices.push(JSON.parse(piece.replace(/^data: /, '')) as Notice);
        if (!begun && meanwhile) {
          begun = true;
          meanwhile().catch(reject);
        }
        if (enough(notices)) {
          call.destroy();
          resolve(notices);
        }
      });
    });
    call.on('error', reject);
    call.end();
  });

const stateIn = (notices: Notice[]): PageState =>
  notices.flatMap((notice) => (notice.kind === 'state' ? [notice.state] : [])).at(-1)!;
const patchesIn = (notices: Notice[]): SheetPatch[] =>
  notices.flatMap((notice) => (notice.kind === 'sheet' ? [notice.patch] : []));

describe('who is answered', () => {
  const port = () => new URL(server.address).port;
  it.each([
    ['the browser on this machine', {}, 200],
    ['by the name localhost', { host: 'localhost:PORT' }, 200],
    ['a name that a stranger points at this machine', { host: 'evil.example:PORT' }, 403],
    ['this address without its port', { host: '127.0.0.1' }, 403],
    ['the page itself', { origin: 'http://127.0.0.1:PORT' }, 200],
    ['a page of another site', { origin: 'https://evil.example' }, 403],
    ['a page of another server on this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['the sidebar in its sandbox, calling past the page', { origin: 'null' }, 403],
    ['an image tag on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
    ['a link on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
  ])('%s', async (_who, headers, status) => {
    const real = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', port())]));
    expect((await fetched('/', { headers: real })).status).toBe(status);
  });

  it('listens on the loopback address only', () => {
    expect(new URL(server.address).hostname).toBe('127.0.0.1');
  });

  it.each([
    ['an unknown address', 'GET', '/elsewhere', 'application/json', 404],
    ['a way out of the folder', 'GET', '/../package.json', 'application/json', 404],
    ['a form post', 'POST', '/api/reset', 'application/x-www-form-urlencoded', 415],
    ['reading what must be asked for by post', 'GET', '/api/reset', 'application/json', 404],
  ])('refuses %s', async (_what, method, path, type, status) => {
    expect((await fetched(path, { method, headers: { 'content-type': type }, body: '{}' })).status).toBe(status);
  });

  it.each([
    ['no JSON', '/api/type', '{"sheet":', /JSON/],
    ['an unknown act', '/api/format', '{}', /"format"/],
    ['the name of something every object has', '/api/constructor', '{}', /"constructor"/],
  ])('says in words what is wrong with %s', async (_what, path, body, words) => {
    const got = await fetched(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(JSON.parse(got.text)).toMatchObject({ ok: false, error: expect.stringMatching(words) });
  });

  it('lets neither page nor sidebar reach another server', async () => {
    expect((await fetched('/')).policy).toContain("default-src 'none'; script-src 'self'");
    const { policy } = await fetched('/sidebar');
    expect(policy).toMatch(/^sandbox allow-scripts/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('allow-same-origin');
  });
});

describe('what a page is told', () => {
  it('everything at once when it opens', async () => {
    const notices = await heard((all) => all.some((notice) => notice.kind === 'sheet'));
    expect(notices[0]).toEqual({ kind: 'reset' });
    expect(stateIn(notices)).toMatchObject({
      title: 'toy',
      clock: '2026-03-02 04:00',
      zone: 'America/New_York',
      actor: 'rep@demo.test',
      users: ['rep@demo.test', 'colleague@demo.test'],
      activeSheet: 'Data',
      menu: [{ kind: 'menu', caption: 'Toy' }],
      sidebar: null,
      running: null,
    });
    const [patch] = patchesIn(notices);
    expect(patch!.cells[2]!.slice(0, 3)).toEqual([
      { text: 'Ana' },
      { text: '2026-03-02', align: 'right' },
      { text: '8,000', align: 'right' },
    ]);
    expect(patch!.cells[4]![2]).toEqual({ text: 'about fifty' });
  });

  it('only the rows that an edit changed, computed by the bundle', async () => {
    const notices = await heard(
      (all) => patchesIn(all).length > 1,
      () => ask('type', { sheet: 'Data', cells: [{ row: 2, column: 5, text: '=ADD_DAYS(B2, 3)' }] }),
    );
    const last = patchesIn(notices).at(-1)!;
    expect(Object.keys(last.cells)).toEqual(['2']);
    expect(last.cells[2]![4]).toMatchObject({
      formula: '=ADD_DAYS(B2, 3)',
      align: 'right',
      note: expect.stringMatching(/^edited E2/),
    });
    expect(last.cells[2]![4]!.text).toMatch(/^2026-03-05/);
  });

  it('why a cell shows an error', async () => {
    await ask('type', { sheet: 'Data', cells: [{ row: 2, column: 5, text: '=THROWS()' }] });
    const [patch] = patchesIn(await heard((all) => patchesIn(all).length > 0));
    expect(patch!.cells[2]![4]).toMatchObject({ text: '#ERROR!', error: expect.stringContaining('No such cadence') });
  });

  it('each execution, with its calls and its words when it failed', async () => {
    await ask('run', { fn: 'nowhere', args: [] });
    const notices = await heard((all) => all.some((notice) => notice.kind === 'runs'));
    const lines = notices.flatMap((notice) => (notice.kind === 'runs' ? notice.lines : []));
    expect(lines.map(({ fn, via, ok }) => ({ fn, via, ok }))).toContainEqual({ fn: 'nowhere', via: 'sidebar', ok: false });
    expect(lines.at(-1)!.error).toMatch(/nowhere/);
  });
});

describe('what a page may ask', () => {
  it('runs a menu item and serves its sidebar with google.script.run in front', async () => {
    expect(await ask('menu', { caption: 'Toy > Open' })).toEqual({ ok: true, value: null });
    expect(stateIn(await heard((all) => all.some((notice) => notice.kind === 'state'))).sidebar).toEqual({
      title: 'Toy',
      key: 1,
    });
    expect((await fetched('/sidebar')).text).toBe('<!doctype html><script>shim()</script><title>Toy</title><p>Toy sidebar</p>');
  });

  it('gives the sidebar what a function answers', async () => {
    expect(await ask('run', { fn: 'evaluateWith', args: [{ a: [1, 'x', null] }] })).toEqual({
      ok: true,
      value: { a: [1, 'x', null] },
    });
  });

  it('hands the script the selection', async () => {
    await ask('select', { sheet: 'Data', ranges: ['A2:B3', 'A4'] });
    const code =
      'return SpreadsheetApp.getActive().getActiveSheet().getActiveRangeList().getRanges().map((r) => r.getA1Notation()).join();';
    expect(await ask('run', { fn: 'evaluate', args: [code] })).toEqual({ ok: true, value: 'A2:B3,A4' });
  });

  it('sorts, filters, hides, inserts and deletes', async () => {
    const shown = () => host.display('Data').map((line) => line[0]);
    await ask('sort', { sheet: 'Data', column: 1, descending: true });
    expect(shown()).toEqual(['Name', 'Lukas', 'Jana', 'Ana']);
    await ask('rows', { sheet: 'Data', verb: 'insert', row: 2, count: 1 });
    expect(shown()).toEqual(['Name', '', 'Lukas', 'Jana', 'Ana']);
    await ask('rows', { sheet: 'Data', verb: 'delete', row: 2, count: 1 });
    await ask('rows', { sheet: 'Data', verb: 'hide', row: 2, count: 2 });
    expect(host.view('Data').hiddenByUser).toEqual([2, 3]);
    await ask('rows', { sheet: 'Data', verb: 'show', row: 2, count: 2 });
    await ask('filter', { sheet: 'Data', column: 1, show: ['Ana'] });
    expect(host.view('Data').hiddenByFilter).toEqual([2, 3]);
    await ask('filter', { sheet: 'Data', column: 1, show: null });
    await ask('columns', { sheet: 'Data', verb: 'right', column: 1, count: 1 });
    expect(host.display('Data')[0]).toEqual(['Day', 'Name', 'Deal']);
    await ask('columns', { sheet: 'Data', verb: 'left', column: 2, count: 1 });
    expect(host.display('Data')[0]).toEqual(['Name', 'Day', 'Deal']);
  });

  it('answers in words what the host refuses', async () => {
    expect(await ask('sort', { sheet: 'Gone', column: 1, descending: false })).toEqual({
      ok: false,
      error: 'There is no sheet "Gone". Sheets: Data',
    });
  });

  it('fires one edit for a pasted block', async () => {
    const before = host.executions().length;
    const cells = [2, 3].flatMap((row) => [4, 5].map((column) => ({ row, column, text: `${row}${column}` })));
    await ask('type', { sheet: 'Data', cells });
    expect(host.executions().length - before).toBe(1);
    expect(
      host
        .display('Data')
        .slice(1, 3)
        .map((line) => line.slice(3, 5)),
    ).toEqual([
      ['24', '25'],
      ['34', '35'],
    ]);
  });

  it('lets another user act', async () => {
    await ask('actor', { user: 'colleague@demo.test' });
    expect(await ask('run', { fn: 'evaluate', args: ['return Session.getActiveUser().getEmail();'] })).toEqual({
      ok: true,
      value: 'colleague@demo.test',
    });
  });

  it('starts over with the sheet of the start', async () => {
    await ask('type', { sheet: 'Data', cells: [{ row: 2, column: 1, text: 'Changed' }] });
    await ask('clock', { to: 'hour' });
    await ask('reset', {});
    expect([host.display('Data')[1]![0], host.clock.text()]).toEqual(['Ana', '2026-03-02 04:00']);
  });
});

describe('the clock', () => {
  const hourly = "ScriptApp.newTrigger('onTick').timeBased().everyHours(1).create(); return 0;";
  const ticks = () => host.executions().filter((run) => run.fn === 'onTick').length;

  it('goes to the next full hour and runs what is due', async () => {
    await ask('run', { fn: 'evaluate', args: [hourly] });
    expect(await ask('clock', { to: 'hour' })).toMatchObject({ ok: true, value: { clock: '2026-03-02 05:00' } });
    expect(ticks()).toBe(1);
  });

  it('goes to a time of the sheet, over the hour that summer time skips', async () => {
    await ask('run', { fn: 'evaluate', args: [hourly] });
    expect(await ask('clock', { to: 'wall', wall: '2026-03-08T01:30' })).toMatchObject({ value: { clock: '2026-03-08 01:30' } });
    const before = ticks();
    expect(await ask('clock', { to: 'wall', wall: '2026-03-08T04:00' })).toMatchObject({ value: { clock: '2026-03-08 04:00' } });
    expect(ticks() - before).toBe(2);
  });

  it('stops at the first mail on the way to the next due', async () => {
    const code = "Gmail.Users.Messages.send({ raw: 'VG86IGFuYUB4LnRlc3QNClN1YmplY3Q6IEhpDQoNCkhp' }, 'me');";
    host.onChange((change) => {
      if (change.kind === 'clock' && change.now === Date.UTC(2026, 2, 2, 14)) host.run('evaluate', [code]);
    });
    expect(await ask('clock', { to: 'due' })).toEqual({
      ok: true,
      value: { clock: '2026-03-02 09:00', found: true, stopped: false },
    });
  });

  it.each([
    ['backwards', '2026-03-02T03:00', /only goes forward/],
    ['to no date', 'tomorrow', /no date and time/],
    ['for years', '2030-01-01T00:00', /more than a year/],
  ])('does not go %s', async (_where, wall, words) => {
    expect(await ask('clock', { to: 'wall', wall })).toMatchObject({ ok: false, error: expect.stringMatching(words) });
  });

  it('is stopped on the way', async () => {
    const going = ask('clock', { to: 'wall', wall: '2026-12-24T12:00' });
    await ask('stop', {});
    expect(await going).toMatchObject({ ok: true, value: { stopped: true } });
    expect(host.clock.text() < '2026-12-24').toBe(true);
  });
});

describe('the mailbox', () => {
  const user = 'rep@demo.test';
  const sent = () => host.mail.sendByHand(user, { to: 'Ana <ana@x.test>', subject: 'Hello', text: 'Hi Ana' });
  const texts = () => host.mail.messages(user).map((mail) => [mail.from.address, mail.subject]);

  it.each([
    ['reply', { text: 'Yes' }, ['ana@x.test', 'Re: Hello']],
    ['remove', {}, ['ana@x.test', 'Re: Hello']],
    ['bounce', { status: '5.1.1' }, [expect.stringMatching(/mailer-daemon/i), expect.any(String)]],
    ['away', { until: '2026-03-20' }, ['ana@x.test', expect.any(String)]],
  ])('%s arrives in the thread', async (act, more, expected) => {
    const mail = sent();
    expect(await ask('mail', { act, user, messageId: mail.id, ...more })).toEqual({ ok: true, value: null });
    expect(texts().at(-1)).toEqual(expected);
  });

  it('shows threads with times of the sheet and without what a page cannot use', async () => {
    sent();
    const { value } = (await ask('threads', { user })) as { value: { subject: string; messages: object[] }[] };
    expect(value.map((thread) => thread.subject)).toEqual(['Hello']);
    expect(value[0]!.messages[0]).toMatchObject({ when: '2026-03-02 04:00', text: expect.stringContaining('Hi Ana') });
    expect(value[0]!.messages[0]).not.toHaveProperty('raw');
  });

  it('answers by hand in the same thread', async () => {
    const first = sent();
    await ask('mail', { act: 'reply', user, messageId: first.id, text: 'Yes' });
    const reply = host.mail.messages(user).at(-1)!;
    await ask('mail', { act: 'answer', user, messageId: reply.id, text: 'Great' });
    expect(host.mail.messages(user).at(-1)).toMatchObject({
      threadId: first.threadId,
      subject: 'Re: Hello',
      to: [{ address: 'ana@x.test' }],
    });
  });

  it('says that a draft is gone', async () => {
    expect(await ask('mail', { act: 'sendDraft', user, draftId: 'r-1', text: '' })).toMatchObject({
      ok: false,
      error: 'That draft is gone: it was sent or deleted meanwhile.',
    });
  });
});
