import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { type Comment, type FunctionDeclaration, type Node, parse } from 'acorn';
import { analyze } from 'eslint-scope';
import { builtBundle } from '../support/builtBundle';

const dist = builtBundle();
const code = readFileSync(join(dist, 'Code.js'), 'utf8');
const comments: Comment[] = [];
const program = parse(code, { ecmaVersion: 2019, sourceType: 'script', onComment: comments, ranges: true, locations: true });
const declared = program.body.filter((node): node is FunctionDeclaration => node.type === 'FunctionDeclaration');
const names = declared.map((node) => node.id.name);

const customFunctions = {
  NEXT_TOUCH: 14,
  NEXT_TOUCH_LABEL: 14,
  NEXT_TOUCH_WHY: 14,
  EXIT_STATUS: 11,
  SEQUENCE_STEP: 3,
  ENGAGEMENT_LEVEL: 4,
  CADENCE: 10,
  TOUCH_LINT: 2,
};

const others = [
  'onOpen',
  'onInstall',
  'onEdit',
  'onTick',
  'openSidebar',
  'openExchange',
  'runTickNow',
  'goOnWithThisVersion',
  'sidebarSurvey',
  'sidebarSetUp',
  'sidebarSelection',
  'sidebarEnrollPreview',
  'sidebarEnroll',
  'sidebarUndoEnroll',
  'sidebarOverview',
  'sidebarTickNow',
  'sidebarSending',
  'sidebarResume',
  'sidebarMarkDone',
  'sidebarJump',
  'sidebarHealth',
  'sidebarFirstRun',
  'sidebarAct',
  'sidebarProspect',
  'sidebarLint',
  'sidebarTestSend',
  'sidebarListPreview',
  'sidebarListImport',
  'sidebarListExport',
  'sidebarErasePreview',
  'sidebarErase',
  'sidebarInsight',
  'sidebarCadences',
  'sidebarCadencesSave',
  'exchangeLook',
  'exchangeCheck',
  'exchangeImport',
  'exchangeUndo',
  'exchangeExport',
];

/** Every service the bundle may name, and the scopes that using it needs. Values that many services share need none. */
const scopesOf: Readonly<Record<string, readonly string[]>> = {
  SpreadsheetApp: ['spreadsheets.currentonly'],
  HtmlService: ['script.container.ui'],
  ScriptApp: ['script.scriptapp'],
  Session: ['userinfo.email'],
  MailApp: ['script.send_mail'],
  Gmail: ['gmail.compose', 'gmail.readonly'],
  PropertiesService: [],
  LockService: [],
  Utilities: [],
};

const esBuiltIns = new Set(
  'Array Boolean Date Error Infinity Int32Array Intl JSON Map Math NaN Number Object Promise RangeError RegExp Set String Symbol TypeError Uint8Array WeakMap WeakSet isFinite isNaN parseFloat parseInt undefined encodeURIComponent decodeURIComponent escape unescape'.split(
    ' ',
  ),
);

/** What the build's own frame declares, and what stands beside the bundle where the check of an installation was pushed with it. */
const besides = ['booted_', 'checkInstallation'];

const freeGlobals = [
  ...new Set(
    analyze(program as never, { ecmaVersion: 2019, sourceType: 'script' }).globalScope?.through.map(
      (reference) => reference.identifier.name,
    ),
  ),
].filter((name) => !names.includes(name) && !besides.includes(name));

/** What a function shows to Sheets: the comment right above it. */
const docOf = (node: Node): string => {
  const above = comments.filter((comment) => comment.type === 'Block' && comment.end < node.start).pop();
  return above !== undefined && code.slice(above.end, node.start).trim() === '' ? above.value : '';
};

/** What boots on its first call: the formulas, the one that reads messages, everything else, and what several of them need. */
const parts = ['app_', 'formulas_', 'lint_', 'shared1_', 'shared2_', 'shared3_', 'shared4_'];

describe('what is pushed to Google', () => {
  it('is four files', () => {
    expect(readdirSync(dist).sort()).toEqual(['Code.js', 'Exchange.html', 'Sidebar.html', 'appsscript.json']);
  });

  it('declares exactly the functions that are meant to be called', () => {
    expect(names.filter((name) => !name.endsWith('_')).sort()).toEqual([...Object.keys(customFunctions), ...others].sort());
    expect(names.filter((name) => name.endsWith('_')).sort()).toEqual(parts.flatMap((part) => [part, `boot_${part}`]).sort());
  });

  it.each(Object.entries(customFunctions))('documents %s with all of its %i arguments', (name, count) => {
    const node = declared.find((each) => each.id.name === name)!;
    const doc = docOf(node);
    const params = node.params.map((param) => (param.type === 'Identifier' ? param.name : ''));
    expect(doc).toContain('@customfunction');
    expect(doc).toContain('@return');
    expect(params).toHaveLength(count);
    expect([...doc.matchAll(/@param\s+\{[^}]*\}\s+(\w+) \S/g)].map((match) => match[1])).toEqual(params);
  });

  it('shows nothing else as a custom function', () => {
    const shown = declared.filter((node) => docOf(node).includes('@customfunction')).map((node) => node.id.name);
    expect(shown.sort()).toEqual(Object.keys(customFunctions).sort());
  });

  it('uses no global but ECMAScript and Apps Script', () => {
    const foreign = freeGlobals.filter((name) => !esBuiltIns.has(name) && !(name in scopesOf));
    expect(foreign).toEqual([]);
  });

  it('asks for the scopes that the services it uses need, and for no other', () => {
    const manifest = JSON.parse(readFileSync(join(dist, 'appsscript.json'), 'utf8')) as { oauthScopes: string[] };
    const needed = freeGlobals.flatMap((name) => scopesOf[name] ?? []).map((scope) => `https://www.googleapis.com/auth/${scope}`);
    expect([...manifest.oauthScopes].sort()).toEqual([...needed].sort());
  });

  it('runs nothing at load: statements are declarations, and a realm without any service loads it', () => {
    expect(
      program.body.filter((node) => node.type !== 'FunctionDeclaration').map((node) => code.slice(node.start, node.end)),
    ).toEqual(['var booted_ = {};']);
    const touched: string[] = [];
    const trap = (name: string): object =>
      new Proxy(
        {},
        {
          get: (_, property) => {
            touched.push(`${name}.${String(property)}`);
            return undefined;
          },
        },
      );
    const realm = vm.createContext(Object.fromEntries(Object.keys(scopesOf).map((name) => [name, trap(name)])));
    vm.runInContext(code, realm);
    for (const part of parts) vm.runInContext(`${part}()`, realm);
    expect(touched).toEqual([]);
  });

  it('computes a due date in a realm with no service but the zone of the file', () => {
    const realm = vm.createContext(Object.create(null));
    vm.runInContext(
      'var SpreadsheetApp = { getActive: function () { return { getSpreadsheetTimeZone: function () { return "Europe/Berlin"; } }; } };',
      realm,
    );
    vm.runInContext(code, realm);
    const due = vm.runInContext('NEXT_TOUCH("outbound", "2026-03-02").toISOString()', realm) as string;
    expect(due).toBe('2026-03-03T07:00:00.000Z');
  });

  it('boots nothing of the app for a formula', () => {
    const realm = vm.createContext(Object.create(null));
    vm.runInContext(`${code}\nSEQUENCE_STEP("outbound", 3);`, realm);
    const booted = (): string[] => (vm.runInContext('Object.keys(booted_).join()', realm) as string).split(',');
    expect(booted()).not.toContain('app_');
    expect(booted()).not.toContain('lint_');
    vm.runInContext('TOUCH_LINT("Just checking in.")', realm);
    expect(booted()).toContain('lint_');
    expect(booted()).not.toContain('app_');
  });

  it('stays within what HtmlService shows unharmed', () => {
    const page = readFileSync(join(dist, 'Sidebar.html'), 'utf8');
    expect(Buffer.byteLength(page)).toBeLessThan(120_000);
    expect(page).not.toMatch(/<\?/);
    expect(page.match(/https?:\/\/(?!www\.w3\.org)[^"' ]+/g) ?? []).toEqual([]);
    expect(page.match(/<\/script/gi)).toHaveLength(1);
  });
});
