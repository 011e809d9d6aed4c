import { type ChildProcess, fork, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeClone } from './clone';
import { openStandIn, refusal, type StandIn } from './standIn';

/** The real clasp against a stand-in for Google on this machine: what arrives there is what lies in dist/, and each no has its sentence. */

jest.setTimeout(60_000);

const home = join(__dirname, '../..');
const text = (path: string): string => readFileSync(path, 'utf8');
const manifest = text(join(home, 'appsscript.json'));
const auth = 'https://www.googleapis.com/auth/';

interface Deployment {
  readonly code: number;
  readonly printed: string;
  readonly questions: readonly string[];
}

let google: StandIn;
let child: ChildProcess;
let folder: string;

const product: Record<string, string> = {
  'Code.js': 'function NEXT_TOUCH(a) { return a; }\nfunction onOpen() {}\n',
  'Sidebar.html': '<title>Next Touch</title>\n',
  'appsscript.json': manifest,
};

beforeAll(async () => {
  google = await openStandIn();
  child = fork(join(__dirname, 'deployments.mjs'), [], { env: google.env, execArgv: [] });
});
afterAll(async () => {
  child.disconnect();
  await google.close();
});
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'next-touch-folder-')));
  for (const name of ['appsscript.json', '.claspignore']) cpSync(join(home, name), join(folder, name));
  google.well();
  google.login();
  google.requests.length = 0;
  google.sheets.clear();
  google.scripts.clear();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const deploy = (
  words: readonly string[] = [],
  {
    files = product,
    answer = false,
    patience = null,
  }: { files?: Record<string, string> | null; answer?: boolean; patience?: number | null } = {},
): Promise<Deployment> =>
  new Promise((done) => {
    child.once('message', (reply) => done(reply as Deployment));
    child.send({ root: folder, words, product: files, answer, patience });
  });

const dist = (root = folder): Record<string, string> =>
  Object.fromEntries(readdirSync(join(root, 'dist')).map((name) => [name, text(join(root, 'dist', name))]));

const onlyScript = (): string => {
  expect([...google.scripts.keys()]).toHaveLength(1);
  return [...google.scripts.keys()][0] ?? '';
};

const scopesHeld = (): string[] =>
  (JSON.parse(google.held(onlyScript())['appsscript.json'] ?? '{}') as { oauthScopes: string[] }).oauthScopes.map((scope) =>
    scope.replace(auth, ''),
  );

/** A script that somebody has already, bound to a sheet. */
const standing = (files: Record<string, string>): string => {
  google.sheets.set('their-sheet-0001', 'Leads');
  google.scripts.set('their-script-0001', {
    title: 'Leads',
    sheetId: 'their-sheet-0001',
    files: Object.entries(files).map(([name, source]) => ({
      name: name.replace(/\.\w+$/, ''),
      type: name.endsWith('.html') ? 'HTML' : name.endsWith('.json') ? 'JSON' : 'SERVER_JS',
      source,
    })),
  });
  return 'their-script-0001';
};

/** The command itself, as a person types it. The stand-in answers from this process, so nothing here may wait idly. */
const command = (
  root: string,
  words: readonly string[],
  more: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((done) => {
    const ran = spawn(process.execPath, ['scripts/deploy.mjs', ...words], { cwd: root, env: { ...google.env, ...more } });
    const said = { out: '', err: '' };
    ran.stdout.on('data', (part) => {
      said.out += part;
    });
    ran.stderr.on('data', (part) => {
      said.err += part;
    });
    ran.on('close', (code) => done({ code, ...said }));
  });

describe('a fresh clone', () => {
  it('one command makes the sheet, and Google holds what was built, file by file', async () => {
    expect((JSON.parse(text(join(home, 'package.json'))) as { scripts: { deploy: string } }).scripts.deploy).toBe(
      'node scripts/deploy.mjs',
    );
    const clone = makeClone();
    try {
      google.login('ana@quinta.example', 'work');
      const { code, out, err } = await command(clone.root, ['--title', 'Leads of spring', '--user', 'work']);
      expect([code, err]).toEqual([0, '']);
      const script = onlyScript();
      const sheet = google.scripts.get(script)?.sheetId ?? '';
      expect([...google.sheets]).toEqual([[sheet, 'Leads of spring']]);
      expect(google.held(script)).toEqual(dist(clone.root));
      expect(Object.keys(google.held(script))).toEqual(expect.arrayContaining(['Code.js', 'Sidebar.html', 'appsscript.json']));
      expect(google.held(script)['appsscript.json']).toBe(manifest);
      expect(google.held(script)['Code.js']).toContain('function NEXT_TOUCH(');
      expect(out).toContain('Logged in as ana@quinta.example.');
      expect(out).toContain(`https://docs.google.com/spreadsheets/d/${sheet}/edit`);
      expect(out).toContain('choose Next Touch → Open sidebar');
      expect(JSON.parse(text(join(clone.root, '.clasp.local.json')))).toEqual({
        scriptId: script,
        parentId: sheet,
        rootDir: 'dist',
        rung: 'sending',
        user: 'work',
      });
      expect(text(join(clone.root, '.clasp.json'))).toBe(text(join(home, '.clasp.json')));
      expect(google.strays).toEqual([]);
    } finally {
      clone.remove();
    }
  });

  it('what cannot be understood is told before anything is asked', async () => {
    const { code, out, err } = await command(home, ['--rungs', 'drafts']);
    expect([code, out, err]).toEqual([2, '', '"--rungs" is not understood: npm run deploy -- --help lists what is.\n']);
    expect(google.requests).toEqual([]);
  });
});

it.each([
  ['--dry-run', { npm_config_dry_run: 'true' }],
  ['--rung', { npm_config_rung: 'drafts' }],
  ['--sheet-id', { npm_config_sheet_id: 'their-sheet-0001' }],
  ['--to', { npm_config_token_description: 'south' }],
] as const)('without the two hyphens npm keeps %s to itself: nothing is done', async (flag, kept) => {
  const { code, out, err } = await command(home, [], { npm_lifecycle_event: 'deploy', ...kept });
  expect([code, out, err]).toEqual([2, '', expect.stringContaining(`npm kept ${flag} to itself, and nothing was done`)]);
  expect(google.requests).toEqual([]);
});

it.each([
  ['a rung that is none', ['--rung', 'all'], 'There is no rung "all": choose formulas, drafts or sending.'],
  ['a title without words', ['--title', ' '], '--title needs a value after it.'],
  ['an id that is none', ['--sheet-id', 'Leads'], '--sheet-id "Leads" is no id: copy the long word'],
  ['a name that is no file', ['--to', '../x'], '--to "../x": a name of letters, digits and hyphens'],
  ['a word by itself', ['drafts'], '"drafts" is not understood'],
] as const)('%s', async (_what, words, told) => {
  const { code, printed } = await deploy(words);
  expect([code, printed]).toEqual([2, expect.stringContaining(told)]);
  expect(google.requests).toEqual([]);
});

describe('again', () => {
  it('updates the same script; nothing changed is said, and nothing is pushed', async () => {
    await deploy();
    const script = onlyScript();
    google.requests.length = 0;
    const same = await deploy();
    expect([same.code, same.printed]).toEqual([0, expect.stringContaining('Google held exactly these files already.')]);
    expect(google.requests.filter((asked) => !asked.startsWith('GET'))).toEqual([]);
    const newer = { ...product, 'Code.js': `${product['Code.js']}function added() {}\n` };
    const update = await deploy([], { files: newer });
    expect(update.printed).toContain('Pushed 3 files, and read them back: Google holds exactly these.');
    expect(update.printed).toContain('open the sheet and reload it.');
    expect(onlyScript()).toBe(script);
    expect(google.held(script)).toEqual(dist());
  });

  it('several sheets from one clone, each with a file of its own', async () => {
    await deploy(['--title', 'North']);
    await deploy(['--to', 'south', '--title', 'South']);
    expect([...google.sheets.values()]).toEqual(['North', 'South']);
    expect([existsSync(join(folder, '.clasp.local.json')), existsSync(join(folder, '.clasp.south.json'))]).toEqual([true, true]);
    expect(text(join(home, '.gitignore')).split('\n')).toContain('.clasp.*.json');
  });

  it('the login that made the sheet updates it, also where another is the usual one', async () => {
    google.login('ana@quinta.example', 'work');
    await deploy(['--user', 'work']);
    expect(await deploy()).toMatchObject({ code: 0, printed: expect.stringContaining('Logged in as ana@quinta.example.') });
    google.login();
    expect((await deploy()).printed).toContain('You are not logged in: run npx clasp login --user work, then run this again.');
  });

  it('an id beside the one that is known is refused', async () => {
    await deploy();
    const { code, printed } = await deploy(['--script-id', 'another-script-0001']);
    expect([code, printed]).toEqual([1, expect.stringContaining('.clasp.local.json already names another one for --script-id')]);
  });

  it('a dry run asks nobody and writes nothing', async () => {
    const { code, printed } = await deploy(['--dry-run', '--rung', 'drafts']);
    expect(code).toBe(0);
    expect(printed).toContain('Would make a sheet "Prospects" with a script.');
    expect(printed).toContain('gmail.compose includes sending');
    expect([google.requests, readdirSync(folder).sort()]).toEqual([[], ['.claspignore', 'appsscript.json']]);
  });
});

describe('rungs', () => {
  it.each([
    ['formulas', ['spreadsheets.currentonly', 'script.container.ui', 'userinfo.email'], undefined],
    [
      'drafts',
      ['spreadsheets.currentonly', 'script.container.ui', 'userinfo.email', 'gmail.compose', 'gmail.readonly'],
      ['Gmail'],
    ],
    [
      'sending',
      [
        'spreadsheets.currentonly',
        'script.container.ui',
        'script.scriptapp',
        'script.send_mail',
        'userinfo.email',
        'gmail.compose',
        'gmail.readonly',
      ],
      ['Gmail'],
    ],
  ] as const)('%s asks for no more than it needs', async (rung, scopes, services) => {
    expect((await deploy(['--rung', rung])).code).toBe(0);
    expect(scopesHeld()).toEqual(scopes);
    const held = JSON.parse(google.held(onlyScript())['appsscript.json'] ?? '') as {
      runtimeVersion: string;
      timeZone: string;
      dependencies?: { enabledAdvancedServices: { userSymbol: string }[] };
    };
    expect(held.dependencies?.enabledAdvancedServices.map(({ userSymbol }) => userSymbol)).toEqual(services);
    expect([held.runtimeVersion, held.timeZone]).toEqual(['V8', 'Etc/UTC']);
  });

  it('stays where it is, goes up and down, and says what each person is asked then', async () => {
    await deploy(['--rung', 'drafts']);
    await deploy([], { files: { ...product, 'Code.js': `${product['Code.js']}// newer\n` } });
    expect(scopesHeld()).not.toContain('script.scriptapp');
    const up = await deploy(['--rung', 'sending']);
    expect(up.printed).toContain('New permissions: script.scriptapp, script.send_mail.');
    expect(up.printed).toContain('allow what Google asks for now');
    const down = await deploy(['--rung', 'formulas']);
    expect(down.printed).toContain('No longer asked for: script.scriptapp, script.send_mail, gmail.compose, gmail.readonly.');
    expect(scopesHeld()).toEqual(['spreadsheets.currentonly', 'script.container.ui', 'userinfo.email']);
  });

  it('nobody goes up unasked: where the noted rung and the script differ, it is the lower one', async () => {
    await deploy();
    const ids = text(join(folder, '.clasp.local.json'));
    await deploy(['--rung', 'drafts']);
    const drafts = text(join(folder, '.clasp.local.json'));
    writeFileSync(join(folder, '.clasp.local.json'), ids);
    const other = await deploy();
    expect(other.printed).toContain('.clasp.local.json names the rung sending, and the script stands on drafts: it stays on the');
    expect(scopesHeld()).not.toContain('script.send_mail');
    expect((await deploy(['--rung', 'sending'])).code).toBe(0);
    writeFileSync(join(folder, '.clasp.local.json'), drafts);
    expect((await deploy()).printed).toContain('No longer asked for: script.scriptapp, script.send_mail.');
  });

  it('a script that is adopted keeps the rung it stands on', async () => {
    await deploy(['--rung', 'formulas']);
    const script = onlyScript();
    rmSync(join(folder, '.clasp.local.json'));
    expect((await deploy(['--script-id', script])).code).toBe(0);
    expect(scopesHeld()).toEqual(['spreadsheets.currentonly', 'script.container.ui', 'userinfo.email']);
  });
});

describe('the check', () => {
  it('is pushed beside the product, and the next deployment takes it away though nothing else changed', async () => {
    const withCheck = await deploy(['--check']);
    expect(withCheck.printed).toContain('choose Next Touch → Check this installation');
    expect(Object.keys(google.held(onlyScript())).sort()).toEqual(['Check.js', 'Code.js', 'Sidebar.html', 'appsscript.json']);
    rmSync(join(folder, 'dist/Check.js'));
    const without = await deploy();
    expect([without.code, Object.keys(google.held(onlyScript())).sort()]).toEqual([
      0,
      ['Code.js', 'Sidebar.html', 'appsscript.json'],
    ]);
    expect(google.held(onlyScript())).toEqual(dist());
  });
});

describe('a sheet that is there already', () => {
  it('a script is made in it', async () => {
    google.sheets.set('their-sheet-0001', 'Leads');
    const { code, printed } = await deploy(['--sheet-id', 'https://docs.google.com/spreadsheets/d/their-sheet-0001/edit#gid=0']);
    expect([code, printed]).toEqual([0, expect.stringContaining('Made a script in the sheet their-sheet-0001.')]);
    expect([...google.sheets.keys()]).toEqual(['their-sheet-0001']);
    expect(google.scripts.get(onlyScript())?.sheetId).toBe('their-sheet-0001');
  });

  it('its blank script is taken without a question', async () => {
    const script = standing({ 'appsscript.json': '{"timeZone":"Europe/Paris"}', 'Code.js': 'function myFunction() {\n  \n}\n' });
    const { code, questions, printed } = await deploy(['--script-id', script, '--sheet-id', 'their-sheet-0001']);
    expect([code, questions]).toEqual([0, []]);
    expect(printed).toContain('https://docs.google.com/spreadsheets/d/their-sheet-0001/edit');
    expect(google.held(script)).toEqual(dist());
  });

  const theirs = { 'appsscript.json': '{}', 'Code.js': 'function invoice() {}', 'Help.html': '<p>Help</p>' };
  it.each([
    ['nobody there to answer: left as it is', [], false, 1, 1],
    ['yes: replaced', [], true, 0, 1],
    ['--overwrite: replaced without a question', ['--overwrite'], false, 0, 0],
  ] as const)('files of somebody else. %s', async (_what, words, answer, code, asked) => {
    const script = standing(theirs);
    const ran = await deploy(['--script-id', script, ...words], { answer });
    expect([ran.code, ran.questions.length]).toEqual([code, asked]);
    expect(ran.printed).toContain('Code.js, Help.html');
    expect(google.held(script)).toEqual(code === 0 ? dist() : theirs);
    expect(text(join(folder, '.next-touch/backup', script, 'Code.js'))).toBe('function invoice() {}');
    expect(existsSync(join(folder, '.clasp.local.json'))).toBe(code === 0);
  });
});

it('the copy of what somebody wrote stays, whatever is replaced later', async () => {
  const script = standing({ 'appsscript.json': '{}', 'Code.js': 'function invoice() {}' });
  await deploy(['--script-id', script, '--overwrite']);
  const held = google.scripts.get(script)!;
  const put = (name: string, source: string): void => {
    held.files = [...held.files.filter((file) => file.name !== name), { name, type: 'SERVER_JS', source }];
  };
  put('Bill', 'function bill() {}');
  expect((await deploy(['--overwrite'])).printed).toContain(`a copy is in .next-touch/backup/${script}-2.`);
  put('Code', 'function invoice() { return 2; }');
  expect((await deploy(['--overwrite'])).code).toBe(0);
  const kept = join(folder, '.next-touch/backup');
  const copies = readdirSync(kept).flatMap((place) =>
    readdirSync(join(kept, place)).map((name) => text(join(kept, place, name))),
  );
  expect(copies).toEqual(
    expect.arrayContaining(['function invoice() {}', 'function bill() {}', 'function invoice() { return 2; }', '{}']),
  );
});

it('an id in the project file that git carries along makes no second sheet', async () => {
  writeFileSync(join(folder, '.clasp.json'), '{ "scriptId": "their-script-0001", "rootDir": "dist" }');
  const { code, printed } = await deploy();
  expect([code, printed]).toEqual([1, expect.stringContaining('run this again with --script-id their-script-0001')]);
  expect(google.requests).toEqual([]);
});

describe('every no has a sentence and a remedy', () => {
  const apiOff =
    'User has not enabled the Apps Script API. Enable it by visiting https://script.google.com/home/usersettings then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.';
  const denied = refusal(403, 'The caller does not have permission', 'forbidden');
  const content = /GET script.googleapis.com.*content/;
  const push = /PUT script.googleapis.com/;
  const token = /oauth2.googleapis.com/;
  const drive = /drive/;

  it.each([
    [
      'the Apps Script API is off',
      /script.googleapis.com/,
      refusal(403, apiOff, 'forbidden'),
      'switch it on at https://script.google.com/home/usersettings',
    ],
    [
      'the login has expired',
      token,
      { status: 400, body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' } },
      'Your login has expired or was withdrawn: run npx clasp login',
    ],
    [
      'the organisation wants a new login',
      token,
      {
        status: 400,
        body: { error: 'invalid_grant', error_subtype: 'invalid_rapt', error_description: 'reauth related error (invalid_rapt)' },
      },
      'Your organisation wants you to log in again',
    ],
    [
      'the client is gone',
      token,
      { status: 401, body: { error: 'deleted_client', error_description: 'The OAuth client was deleted.' } },
      'no longer knows the client',
    ],
    [
      'a box was left unticked at login',
      drive,
      refusal(403, 'Request had insufficient authentication scopes.', 'insufficientPermissions'),
      'leave every box ticked',
    ],
    [
      'Drive is full',
      drive,
      refusal(403, "The user's Drive storage quota has been exceeded.", 'storageQuotaExceeded'),
      'Your Google Drive is full',
    ],
    [
      'the organisation does not allow it',
      drive,
      refusal(403, 'The domain administrators have disabled Drive apps.', 'domainPolicy'),
      "Your organisation's administrator does not allow this",
    ],
    [
      'too many requests',
      /POST script/,
      refusal(429, "Quota exceeded for quota metric 'Management requests'.", 'rateLimitExceeded'),
      'Google allows no more requests just now',
    ],
    [
      'a fault of Google',
      /POST script/,
      refusal(500, 'Internal error encountered.', 'backendError'),
      'Google has a fault of its own just now',
    ],
    [
      "a client of one's own whose project lacks the service",
      /script.googleapis.com/,
      refusal(
        403,
        'Google Apps Script API has not been used in project 123456 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/script.googleapis.com/overview?project=123456 then retry.',
        'accessNotConfigured',
      ),
      'The project of the client you logged in with may not use this service of Google',
    ],
    [
      'something in between says no',
      token,
      { status: 403, body: 'Blocked by a rule' },
      'Google cannot be reached: check the network',
    ],
    ['no network', /POST script/, 'gone', 'Google cannot be reached: check the network'],
  ] as const)('a first deployment: %s', async (_what, request, answer, sentence) => {
    google.fail(request, answer);
    const { code, printed } = await deploy();
    expect([code, printed]).toEqual([1, expect.stringContaining(sentence)]);
    expect(existsSync(join(folder, '.clasp.local.json'))).toBe(false);
  });

  it('with the API off no empty sheet is left behind, try after try', async () => {
    google.fail(/script.googleapis.com/, refusal(403, apiOff, 'forbidden'));
    for (let n = 0; n < 3; n++) expect((await deploy()).code).toBe(1);
    expect(google.sheets.size).toBe(0);
    google.well();
    expect((await deploy()).code).toBe(0);
  });

  it('a sheet whose script could not be made is named', async () => {
    google.fail(/POST script/, denied);
    const { printed } = await deploy(['--title', 'Leads']);
    expect(printed).toContain('An empty sheet "Leads" was made in your Drive before this: move it to the bin.');
  });

  it('made, and then it could not be pushed: the ids are kept, and the next try goes on', async () => {
    google.fail(push, denied);
    expect((await deploy()).code).toBe(1);
    google.well();
    expect((await deploy()).code).toBe(0);
    expect([google.sheets.size, google.held(onlyScript())]).toEqual([1, dist()]);
  });

  it('made, and not even clasp could note it: the ids are kept all the same', async () => {
    google.fail(content, refusal(404, 'Requested entity was not found.', 'notFound'));
    await deploy();
    google.well();
    expect((await deploy()).code).toBe(0);
    expect(google.sheets.size).toBe(1);
  });

  it('a run that broke off while the sheet was being made: the next one says what may be left of it', async () => {
    writeFileSync(join(folder, '.clasp.local.json'), '{ "rootDir": "dist" }');
    const { code, printed } = await deploy();
    expect([code, printed]).toEqual([0, expect.stringContaining('An earlier run broke off before it knew what Google had made')]);
    expect((await deploy()).printed).not.toContain('An earlier run broke off');
  });

  it.each([
    ['may not see the script', content, denied, 'You may not change the script their-script-0001: ask its owner'],
    [
      'the script is gone',
      content,
      refusal(404, 'Requested entity was not found.', 'notFound'),
      'Google has nothing under the id of the script their-script-0001',
    ],
    ['may not change the script', push, denied, 'You may not change the script their-script-0001'],
    [
      'the code is not understood',
      push,
      refusal(400, 'Syntax error: SyntaxError: Unexpected token line: 1 file: Code'),
      'Google could not read the code, and nothing was changed there',
    ],
    [
      'the manifest is not accepted',
      push,
      refusal(400, 'Invalid manifest: unknown field "oauthScope".'),
      'Google did not accept the manifest',
    ],
    [
      'too large',
      push,
      refusal(400, 'Request payload size exceeds the limit: 52428800 bytes.'),
      'Google finds the files too large',
    ],
    ['too large, as a number', push, refusal(413, 'Request Entity'), 'Google finds the files too large'],
    [
      'a proxy that wants a login',
      push,
      refusal(407, 'Cache Access Denied: the network wants a name'),
      'Your proxy wants a name and a password',
    ],
    ['no login any more', push, refusal(401, 'Request is missing something.'), 'Your login has expired or was withdrawn'],
    [
      'a word that nobody knows',
      push,
      refusal(418, 'I am a teapot.'),
      'Something went wrong with the script their-script-0001 that has no name here',
    ],
    [
      'the push says yes and does nothing',
      push,
      { status: 200, body: {} },
      'The push was skipped or did not arrive whole (Code.js is',
    ],
  ] as const)('a script that is there: %s', async (_what, request, answer, sentence) => {
    const script = standing({ 'appsscript.json': '{}', 'Code.js': '' });
    google.fail(request, answer);
    const { code, printed } = await deploy(['--script-id', script]);
    expect([code, printed]).toEqual([1, expect.stringContaining(sentence)]);
  });

  it('nothing is heard for too long', async () => {
    google.fail(/POST script/, 'silent');
    const { code, printed } = await deploy([], { patience: 1500 });
    expect([code, printed]).toEqual([1, expect.stringContaining('Google cannot be reached: check the network')]);
    expect(printed).toContain('no answer within 1.5 seconds');
  });

  it('not logged in', async () => {
    google.logout();
    const { code, printed } = await deploy();
    expect([code, printed]).toEqual([
      1,
      expect.stringContaining('You are not logged in: run npx clasp login, then run this again.'),
    ]);
    expect(google.requests).toEqual([]);
    expect((await deploy(['--user', 'work'])).printed).toContain('run npx clasp login --user work, then run this again.');
  });

  it.each([
    ['half written', '{"tokens": '],
    ['edited, with the login in it', '{"tokens": {"default": {"refresh_token":keep-this-secret'],
  ] as const)('the login file is broken: %s', async (_what, words) => {
    writeFileSync(google.loginFile, words);
    const { printed } = await deploy();
    expect(printed).toContain('The file with your login cannot be read: delete it');
    expect(printed).not.toContain('keep-th');
  });

  it('the file with the ids is broken', async () => {
    writeFileSync(join(folder, '.clasp.local.json'), '{');
    expect((await deploy()).printed).toContain('.clasp.local.json cannot be read: correct it, or delete it');
  });

  it('the build fails: nothing is pushed, and the sheet that was made is kept for the next try', async () => {
    const { code, printed } = await deploy([], { files: null });
    expect([code, printed]).toEqual([1, expect.stringContaining('The build failed, and nothing was pushed')]);
    expect(printed).toContain('src/main.ts: no such rule');
    expect((await deploy()).code).toBe(0);
    expect(google.sheets.size).toBe(1);
  });
});

it('what the page about installing says of a message, the command says', () => {
  const page = text(join(home, 'docs/installing.md'));
  const listed = page.slice(page.indexOf('| it says |'), page.indexOf('In the sheet:'));
  const messages = [...listed.matchAll(/^\| (?!it says|---)(.+?) \|/gm)].map(([, words = '']) => words);
  expect(messages.length).toBeGreaterThan(20);
  const folderOf = join(home, 'scripts/deploy');
  const code = readdirSync(folderOf)
    .map((name) => text(join(folderOf, name)))
    .join('\n');
  const parts = messages.flatMap((words) => words.replace('.clasp.local.json ', '').split('…'));
  expect(parts.map((part) => part.trim()).filter((part) => !code.includes(part))).toEqual([]);
});
