import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHost, type Host, type HostOptions } from '../../local/host';

/** A small product of its own, so that the host is proved without knowing the real one. */
const CODE = `
var __toy = (() => {
  const days = (value) => (Array.isArray(value) ? value.map((row) => row[0]) : [value]);
  return {
    ADD_DAYS: (dates, n) => {
      const rows = days(dates);
      const out = rows.map((d, i) => (i === 0 && typeof d === 'string' && d !== '' ? ['Due'] : Object.prototype.toString.call(d) === '[object Date]' ? [new Date(d.getTime() + n * 86400000)] : ['']));
      return Array.isArray(dates) ? out : out[0][0];
    },
    KIND: (value) => (value === '' ? 'blank' : Object.prototype.toString.call(value).slice(8, -1)),
    ISO: (value) => value.toISOString(),
    ZONE: () => SpreadsheetApp.getActive().getSpreadsheetTimeZone(),
    FORBIDDEN: () => SpreadsheetApp.getActive().getSheetByName('Data').getRange('A1').getValue(),
    BAD_DATE: () => new Date(NaN),
    THROWS: () => { throw new Error('No such cadence'); },
    WIDE: (n) => Array.from({ length: n }, (_, i) => [i + 1, 'row ' + (i + 1)]),
  };
})();
/**
 * Adds days to dates.
 * @customfunction
 */
function ADD_DAYS(dates, n) { return __toy.ADD_DAYS(dates, n); }
function KIND(value) { return __toy.KIND(value); }
function ISO(value) { return __toy.ISO(value); }
function ZONE() { return __toy.ZONE(); }
function FORBIDDEN() { return __toy.FORBIDDEN(); }
function BAD_DATE() { return __toy.BAD_DATE(); }
function THROWS() { return __toy.THROWS(); }
function WIDE(n) { return __toy.WIDE(n); }
function onOpen(e) {
  SpreadsheetApp.getUi().createMenu('Toy').addItem('Open', 'showSidebar').addSeparator().addSubMenu(SpreadsheetApp.getUi().createMenu('More').addItem('Tick', 'onTick')).addToUi();
}
function onEdit(e) {
  if (e.range.getSheet().getName() !== 'Data') return;
  e.range.setNote('edited ' + e.range.getA1Notation() + ' to ' + e.value + ' from ' + e.oldValue + ' in ' + e.authMode);
}
function showSidebar() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Toy')); }
function onTick(e) {
  const sheet = SpreadsheetApp.getActive().getSheetByName('Data');
  sheet.getRange('F1').setValue(Session.getEffectiveUser().getEmail());
  return [e.authMode.toString(), Session.getEffectiveUser().getEmail(), new Date().toISOString(), sheet.getActiveRange() === null];
}
function evaluate(code) { return new Function(code)(); }
function lacking(offered) {
  const sheet = SpreadsheetApp.getActive().getSheets()[0];
  const found = [];
  for (const name of ['Range', 'Sheet', 'Gmail.Users.Messages', 'Gmail.Users.Threads', 'Gmail.Users.Drafts', 'Utilities', 'Session']) {
    const on = name === 'Sheet' ? sheet : name === 'Range' ? sheet.getRange('A1:B2') : name.split('.').reduce((at, key) => at[key], globalThis);
    for (const member of offered[name]) {
      try {
        if (typeof on[member] === 'function') on[member]();
      } catch (error) {
        if (/not implemented locally: (?!digest)/.test(error.message)) found.push(name + '.' + member);
      }
    }
  }
  return found;
}
function evaluateWith(event) { return event; }
`;

export const toyBundle = (code = CODE): string => {
  const dir = mkdtempSync(join(tmpdir(), 'toy-'));
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'Code.js'), code);
  writeFileSync(join(dir, 'Sidebar.html'), '<!doctype html><title>Toy</title><p>Toy sidebar</p>');
  writeFileSync(
    join(dir, 'appsscript.json'),
    JSON.stringify({
      timeZone: 'Etc/UTC',
      runtimeVersion: 'V8',
      dependencies: { enabledAdvancedServices: [{ userSymbol: 'Gmail', serviceId: 'gmail', version: 'v1' }] },
      oauthScopes: [
        'gmail.compose',
        'gmail.readonly',
        'script.container.ui',
        'script.scriptapp',
        'script.send_mail',
        'userinfo.email',
      ].map((scope) => `https://www.googleapis.com/auth/${scope}`),
    }),
  );
  return dir;
};

/** 2 March 2026, 09:00 UTC. */
export const START = Date.UTC(2026, 2, 2, 9);

export const toyHost = (options: Partial<HostOptions> = {}): Promise<Host> =>
  createHost({ bundleDir: toyBundle(), now: START, user: 'rep@demo.test', sheetZone: 'America/New_York', ...options });

/** Runs statements inside the realm and gives what they return. @throws Error with the script's words when it fails */
export const script = (host: Host, code: string, options: Parameters<Host['run']>[2] = {}): unknown => {
  const result = host.run('evaluate', [code], options);
  if (!result.ok) throw new Error(result.error?.message);
  return result.value;
};
