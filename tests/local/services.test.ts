import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHost } from '../../local/host';
import { START, script, toyBundle, toyHost } from './toy';

const HOUR = 3_600_000;

describe('the realm', () => {
  test('has the language and Apps Script, and nothing of Node or the browser', async () => {
    const host = await toyHost();
    const names = [
      'process',
      'require',
      'Buffer',
      'setTimeout',
      'URL',
      'TextEncoder',
      'fetch',
      'crypto',
      'structuredClone',
      'performance',
      'WebAssembly',
      'SharedArrayBuffer',
      'Atomics',
      'atob',
      'window',
      '__start',
      '__enter',
      '__run',
    ];
    expect(script(host, `return ${JSON.stringify(names)}.filter(n => typeof globalThis[n] !== 'undefined')`)).toEqual([]);
    expect(
      script(
        host,
        `return [typeof SpreadsheetApp, typeof Gmail, typeof console.log, typeof Intl, [] instanceof Array, new Date() instanceof Date, typeof Date()]`,
      ),
    ).toEqual(['object', 'object', 'function', 'object', true, true, 'string']);
    expect(
      script(
        host,
        `const v = SpreadsheetApp.getActive().getSheets()[0].getRange('A1').getValues(); return [v instanceof Array, v[0] instanceof Array]`,
      ),
    ).toEqual([true, true]);
    expect(
      script(
        host,
        `try { SpreadsheetApp.getActive().getSheets()[0].getRange('?') } catch (e) { return [e instanceof Error, e.name, e.message] }`,
      ),
    ).toEqual([true, 'Exception', 'Range not found']);
  });

  test('says what it offers, and every method a script reaches exists', async () => {
    const host = await toyHost();
    const offered = host.offered();
    expect([
      offered.Range?.includes('getValues'),
      offered['Gmail.Users.Drafts'],
      offered.LockService,
      offered.GmailApp,
      offered.TriggerBuilder?.includes('everyHours'),
      offered.Lock,
    ]).toEqual([
      true,
      ['create', 'get', 'list', 'send', 'update', 'remove'],
      ['getDocumentLock', 'getUserLock', 'getScriptLock'],
      [],
      true,
      ['tryLock', 'waitLock', 'releaseLock', 'hasLock'],
    ]);
    const lacking = host.run('lacking', [offered]).value;
    expect(lacking).toEqual([]);
  });

  test('is fresh for every execution', async () => {
    const host = await toyHost();
    script(host, 'globalThis.left = 1; Array.prototype.odd = 1');
    expect(script(host, 'return [typeof left, [].odd]')).toEqual(['undefined', null]);
  });

  test('keeps the script time of dates without a zone', async () => {
    const host = await toyHost({ scriptZone: 'Pacific/Auckland' });
    const texts: [string, string][] = [
      ['2026-01-05', '2026-01-05T00:00:00.000Z'],
      ['2026-01-05T00:00', '2026-01-04T11:00:00.000Z'],
      ['2026-01-05T00:00:00Z', '2026-01-05T00:00:00.000Z'],
      ['Jan 5, 2026', '2026-01-04T11:00:00.000Z'],
      ['5 Jan 2026 10:00 +0100', '2026-01-05T09:00:00.000Z'],
    ];
    for (const [text, iso] of texts)
      expect([text, script(host, `return new Date(${JSON.stringify(text)}).toISOString()`)]).toEqual([text, iso]);
    expect(
      script(
        host,
        `const d = new Date(2026, 3, 5, 1); d.setHours(4); return [d.toISOString(), d.getDay(), d.toLocaleTimeString('en-GB'), new Intl.DateTimeFormat('en-GB', {hour:'2-digit'}).format(d)]`,
      ),
    ).toEqual(['2026-04-04T16:00:00.000Z', 0, '04:00:00', '04']);
  });

  test('a missing function and a bundle that is not there are said in words', async () => {
    const host = await toyHost();
    expect(host.run('nothing').error?.message).toBe('Script function not found: nothing');
    await expect(createHost({ bundleDir: '/nowhere', now: START, user: 'a@b.test' })).rejects.toThrow(
      '/nowhere/Code.js is missing. Build the add-on first: npm run build',
    );
    await expect(createHost({ bundleDir: toyBundle('function ('), now: START, user: 'a@b.test' })).rejects.toThrow(
      'does not parse',
    );
  });
});

describe('menus, sidebar, authorization', () => {
  test('onOpen makes the menu, a click runs its function', async () => {
    const host = await toyHost();
    host.insertSheetFromCsv('Data', 'A\n1\n');
    host.open();
    expect(host.menu()).toEqual([
      {
        kind: 'menu',
        caption: 'Toy',
        items: [
          { kind: 'item', caption: 'Open', fn: 'showSidebar' },
          { kind: 'separator' },
          { kind: 'menu', caption: 'More', items: [{ kind: 'item', caption: 'Tick', fn: 'onTick' }] },
        ],
      },
    ]);
    expect(host.clickMenu('Toy > Open').ok).toBe(true);
    expect(host.sidebar()).toEqual({ html: '<!doctype html><title>Toy</title><p>Toy sidebar</p>', title: 'Toy' });
    expect(() => host.clickMenu('Close')).toThrow('No menu item "Close". Items: Open, Tick');
  });

  test('what needs authorization is refused without it', async () => {
    const host = await toyHost();
    const refused = (code: string, authMode: 'NONE' | 'LIMITED') => host.run('evaluate', [code], { authMode }).error?.message;
    expect(refused(`Gmail.Users.getProfile('me')`, 'LIMITED')).toBe('You do not have permission to call Gmail.Users.getProfile.');
    expect(refused(`PropertiesService.getDocumentProperties().getKeys()`, 'NONE')).toBe(
      'You do not have permission to call Properties.getKeys.',
    );
    expect(refused(`PropertiesService.getDocumentProperties().getKeys()`, 'LIMITED')).toBeUndefined();
    expect(refused(`SpreadsheetApp.getUi().createAddonMenu().addItem('a','b').addToUi()`, 'NONE')).toBeUndefined();
  });

  test('a permission that a person refused is missing wherever it is needed, and nowhere else', async () => {
    const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;
    const host = await toyHost({ traits: { refusedScopes: ['gmail.readonly', 'script.send_mail', 'script.scriptapp'] } });
    const said = (code: string) => host.run('evaluate', [code]).error?.message ?? '';
    expect(said(`Gmail.Users.Settings.SendAs.list('me')`)).toBe(
      'API call to gmail.users.Settings.SendAs.list failed with error: Request had insufficient authentication scopes.',
    );
    // Who may write drafts may ask whose mailbox it is.
    expect(said(`Gmail.Users.getProfile('me')`)).toBe('');
    expect(said(`Gmail.Users.Drafts.list('me')`)).toBe('');
    expect(said('MailApp.getRemainingDailyQuota()')).toContain('Specified permissions are not sufficient to call MailApp');
    expect(said(`ScriptApp.newTrigger('onTick').timeBased().everyHours(1).create()`)).toContain(scope('script.scriptapp'));
    expect(said('SpreadsheetApp.getActive().getName()')).toBe('');
    const info = `const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
      return [info.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.REQUIRED, info.getAuthorizedScopes(), info.getAuthorizationUrl()]`;
    expect(script(host, info)).toEqual([
      true,
      ['gmail.compose', 'script.container.ui', 'userinfo.email'].map(scope),
      'https://accounts.google.com/o/oauth2/auth',
    ]);
  });

  test('the page passes no dates either way', async () => {
    const host = await toyHost();
    expect(host.run('evaluate', ['return {a: [1, undefined, null], b: undefined}'], { via: 'sidebar' }).value).toEqual({
      a: [1, null, null],
    });
    expect(host.run('evaluate', ['return {at: new Date()}'], { via: 'sidebar' }).value).toBeNull();
    expect(host.run('evaluateWith', [{ at: new Date() }], { via: 'sidebar' }).error?.message).toBe(
      'Failed due to illegal value in property: Date',
    );
  });

  test('a question is answered by who started the host, else closed', async () => {
    const asked: string[] = [];
    const ask = `const ui = SpreadsheetApp.getUi(); return [ui.alert('Sure?', 'Really', ui.ButtonSet.YES_NO) === ui.Button.YES, ui.alert('Done') === ui.Button.OK]`;
    expect(script(await toyHost(), ask)).toEqual([false, true]);
    const host = await toyHost({
      onAlert: (alert) => {
        asked.push(`${alert.title}/${alert.text}/${alert.buttons.join()}`);
        return alert.buttons[0]!;
      },
    });
    expect(script(host, ask)).toEqual([true, true]);
    expect(asked).toEqual(['Sure?/Really/YES,NO', '/Done/OK']);
  });
});

describe('properties, locks, utilities', () => {
  test('properties are kept per document and per user, and are limited', async () => {
    const host = await toyHost({ users: ['two@demo.test'] });
    script(
      host,
      `PropertiesService.getDocumentProperties().setProperty('a', 1).setProperties({b: 'x'}); PropertiesService.getUserProperties().setProperty('u', 'rep')`,
    );
    const read = `return [PropertiesService.getDocumentProperties().getProperties(), PropertiesService.getUserProperties().getProperty('u')]`;
    expect([script(host, read), script(host, read, { as: 'two@demo.test' })]).toEqual([
      [{ a: '1', b: 'x' }, 'rep'],
      [{ a: '1', b: 'x' }, null],
    ]);
    expect(() => script(host, `PropertiesService.getDocumentProperties().setProperty('big', 'x'.repeat(9 * 1024 + 1))`)).toThrow(
      'Argument too large: value',
    );
  });

  const LOCK = `const l = LockService.getDocumentLock(); return l && [l.tryLock(1000), l.hasLock()]`;
  test('the document lock works, is busy, or is not to be had', async () => {
    expect(script(await toyHost(), LOCK)).toEqual([true, true]);
    expect(script(await toyHost({ traits: { documentLock: 'busy' } }), LOCK)).toEqual([false, false]);
    expect(script(await toyHost({ traits: { documentLock: 'null' } }), LOCK)).toBeNull();
  });

  test('an execution within another finds the lock taken', async () => {
    const host = await toyHost();
    let inner: unknown;
    host.setFaults({
      failCall: (call) => {
        if (call.method === 'Properties.getKeys') {
          host.setFaults({});
          inner = script(host, LOCK);
        }
        return null;
      },
    });
    script(host, `LockService.getDocumentLock().waitLock(10); PropertiesService.getUserProperties().getKeys()`);
    expect([inner, script(host, LOCK)]).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  const utilities: [code: string, value: unknown][] = [
    [`Utilities.base64Encode('é')`, 'w6k='],
    [`Utilities.base64EncodeWebSafe([-1, -2, -3, 62])`, '__79Pg=='],
    [`Utilities.base64DecodeWebSafe('__79Pg')`, [-1, -2, -3, 62]],
    [`Utilities.newBlob(Utilities.base64Decode('w6k=')).getDataAsString()`, 'é'],
    [`Utilities.newBlob([-10]).getDataAsString('windows-1252')`, 'ö'],
    [`Utilities.newBlob('é').getBytes()`, [-61, -87]],
    [
      `Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'a')`,
      [12, -63, 117, -71, -64, -15, -74, -88, 49, -61, -103, -30, 105, 119, 38, 97],
    ],
    [`Utilities.computeHmacSha256Signature('a', 'k').slice(0, 3)`, [120, -38, -111]],
    [
      `Utilities.parseCsv('a,"b,c"\\n1,2')`,
      [
        ['a', 'b,c'],
        ['1', '2'],
      ],
    ],
    [
      `Utilities.formatDate(new Date('2026-07-04T18:05:09Z'), 'America/New_York', "EEEE d MMMM yyyy 'at' h:mm a z")`,
      'Saturday 4 July 2026 at 2:05 PM EDT',
    ],
    [`Utilities.getUuid()`, expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)],
    [`Session.getScriptTimeZone()`, 'Etc/UTC'],
    [`Session.getEffectiveUser().getEmail()`, 'rep@demo.test'],
    [
      `ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationStatus() === ScriptApp.AuthorizationStatus.NOT_REQUIRED`,
      true,
    ],
  ];
  test.each(utilities)('%s', async (code, value) => {
    expect(script(await toyHost(), `return ${code}`)).toEqual(value);
  });

  test('ids and random numbers are repeatable with the seed', async () => {
    const draw = async (seed: number) => script(await toyHost({ seed }), 'return [Utilities.getUuid(), Math.random()]');
    expect([await draw(7), await draw(7)].map(String)).toEqual([String(await draw(7)), String(await draw(7))]);
    expect(await draw(8)).not.toEqual(await draw(7));
  });
});

describe('triggers', () => {
  const hourly = `ScriptApp.newTrigger('onTick').timeBased().everyHours(1).create().getUniqueId()`;

  test('an hourly trigger runs on the hour as who made it, without a selection', async () => {
    const host = await toyHost({ users: ['two@demo.test'] });
    host.insertSheetFromCsv('Data', 'A\n1\n');
    script(host, hourly, { as: 'two@demo.test' });
    expect([host.fireTriggers(), script(host, 'return ScriptApp.getProjectTriggers().length')]).toEqual([[], 0]);
    const runs = host.clock.advanceHours(2);
    expect(runs.map((run) => [run.ok, run.as, run.via, run.value])).toEqual([
      [true, 'two@demo.test', 'trigger', ['FULL', 'two@demo.test', '2026-03-02T10:00:00.017Z', true]],
      [true, 'two@demo.test', 'trigger', ['FULL', 'two@demo.test', '2026-03-02T11:00:00.017Z', true]],
    ]);
    expect(host.clock.runTo(host.clock.now() + HOUR / 2)).toEqual([]);
    expect(script(host, 'return SpreadsheetApp.getUi()', { via: 'call' })).toEqual({});
    expect(host.run('evaluate', ['SpreadsheetApp.getUi()'], { via: 'trigger' }).error?.message).toBe(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    );
  });

  test('a daily trigger runs once a day in its hour', async () => {
    const host = await toyHost();
    host.insertSheetFromCsv('Data', 'A\n1\n');
    script(host, `ScriptApp.newTrigger('onTick').timeBased().everyDays(1).atHour(9).inTimezone('America/New_York').create()`);
    const at = host.clock.advanceHours(72).map((run) => new Date(run.at).toISOString());
    expect(at).toEqual(['2026-03-02T14:00:00.000Z', '2026-03-03T14:00:00.000Z', '2026-03-04T14:00:00.000Z']);
  });

  test('own triggers are listed and deleted, too short an interval is refused', async () => {
    const host = await toyHost();
    script(host, hourly);
    expect(
      script(
        host,
        `return ScriptApp.getProjectTriggers().map(t => [t.getHandlerFunction(), t.getEventType() === ScriptApp.EventType.CLOCK])`,
      ),
    ).toEqual([['onTick', true]]);
    script(host, `ScriptApp.getProjectTriggers().forEach(t => ScriptApp.deleteTrigger(t))`);
    expect(host.triggers()).toEqual([]);
    expect(() => script(host, `ScriptApp.newTrigger('onTick').timeBased().everyMinutes(5).create()`)).toThrow(
      'The trigger interval is too short',
    );
  });

  test('an installed edit trigger runs as who made it', async () => {
    const host = await toyHost({ users: ['two@demo.test'] });
    host.insertSheetFromCsv('Data', 'A\n1\n');
    script(host, `ScriptApp.newTrigger('onTick').forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create()`, {
      as: 'two@demo.test',
    });
    expect(host.typeInto('Data', 'A2', '5').map((run) => [run.fn, run.as])).toEqual([
      ['onEdit', 'rep@demo.test'],
      ['onTick', 'two@demo.test'],
    ]);
  });
});

describe('the worse Google and injected faults', () => {
  const WRITE = `const s = SpreadsheetApp.getActive().getSheetByName('Data');
    s.getRange('A2').setValue('one'); s.getRange('A3').setValue('two');
    PropertiesService.getDocumentProperties().setProperty('k', '1');
    try { s.getRange('A4').setValue('three'); SpreadsheetApp.flush(); } finally { PropertiesService.getDocumentProperties().setProperty('after', '1'); }
    return 'end'`;
  const fresh = async (traits = {}) => {
    const host = await toyHost({ traits });
    host.insertSheetFromCsv('Data', 'A\n\n\n\nx\n');
    return host;
  };
  const column = (host: Awaited<ReturnType<typeof fresh>>) =>
    host
      .display('Data')
      .slice(1, 4)
      .map((row) => row[0]);
  const kept = (host: Awaited<ReturnType<typeof fresh>>) =>
    script(host, 'return PropertiesService.getDocumentProperties().getKeys()');

  // 1 setValue, 2 setValue, 3 setProperty, 4 setValue, 5 flush, 6 setProperty
  const kills: [at: number, keep: number, cells: string[], properties: string[]][] = [
    [1, 0, ['', '', ''], []],
    [3, 0, ['', '', ''], []],
    [4, 0, ['', '', ''], ['k']],
    [5, 0, ['', '', ''], ['k']],
    [5, 2, ['one', 'two', ''], ['k']],
    [6, 0, ['one', 'two', 'three'], ['k']],
    [7, 0, ['one', 'two', 'three'], ['k', 'after']],
  ];
  test.each(kills)('killed at call %i with %i writes kept', async (killAtCall, keepWrites, cells, properties) => {
    const host = await fresh();
    host.setFaults({ killAtCall, keepWrites });
    const result = host.run('evaluate', [WRITE]);
    host.setFaults({});
    expect([result.killed, result.ok, column(host), kept(host)]).toEqual([killAtCall < 7, killAtCall === 7, cells, properties]);
  });

  test('a killed script reaches nothing any more, whatever it catches', async () => {
    const host = await fresh();
    host.setFaults({ killAtCall: 1 });
    const result = host.run('evaluate', [
      `for (let i = 0; i < 3; i++) { try { PropertiesService.getDocumentProperties().setProperty('k' + i, '1') } catch (e) {} } return 'survived'`,
    ]);
    host.setFaults({});
    expect([result.ok, result.killed, result.value, kept(host)]).toEqual([false, true, undefined, []]);
  });

  test('writes reach the sheet at a read, a flush or the end, also of a script that throws', async () => {
    const host = await fresh();
    let seen: unknown;
    host.setFaults({
      failCall: (call) => {
        if (call.method === 'Properties.getKeys') seen = column(host);
        return null;
      },
    });
    const result = host.run('evaluate', [
      `SpreadsheetApp.getActive().getSheetByName('Data').getRange('A2').setValue('one'); PropertiesService.getUserProperties().getKeys(); throw new Error('stop')`,
    ]);
    expect([seen, column(host), result.error?.message]).toEqual([['', '', ''], ['one', '', ''], 'stop']);
    const eager = await fresh({ bufferedWrites: false });
    eager.setFaults({ killAtCall: 2 });
    eager.run('evaluate', [WRITE]);
    expect(column(eager)).toEqual(['one', '', '']);
  });

  test('a call can fail before or after its effect', async () => {
    const host = await fresh();
    const SEND = `try { Gmail.Users.Messages.send({raw: Utilities.base64EncodeWebSafe('To: a@b.test\\r\\nSubject: x\\r\\n\\r\\nhi')}, 'me'); return 'sent' } catch (e) { return e.message }`;
    host.setFaults({ failCall: ({ kind }) => (kind === 'gmailSend' ? { message: 'Service unavailable' } : null) });
    expect([script(host, SEND), host.mail.messages('rep@demo.test').length]).toEqual(['Service unavailable', 0]);
    host.setFaults({ failCall: ({ kind }) => (kind === 'gmailSend' ? { message: 'Timed out', afterEffect: true } : null) });
    expect([script(host, SEND), host.mail.messages('rep@demo.test').length]).toEqual(['Timed out', 1]);
  });

  test('an execution ends after six modelled minutes, sleeping included, and a loop without calls ends too', async () => {
    const host = await fresh();
    const result = host.run('evaluate', [
      `const start = Date.now(); for (let i = 0; i < 100; i++) { Utilities.sleep(60000); PropertiesService.getDocumentProperties().setProperty('slept', String(Date.now() - start)) }`,
    ]);
    expect([
      result.killed,
      result.error?.message,
      script(host, `return PropertiesService.getDocumentProperties().getProperty('slept')`),
    ]).toEqual([true, 'Exceeded maximum execution time', '300120']);
  });

  test('calls are counted by method, handles are not', async () => {
    const host = await fresh();
    const result = host.run('evaluate', [
      `const s = SpreadsheetApp.getActive().getSheetByName('Data'); s.getRange('A1').getValue(); s.getRange('A1:A3').getValues(); s.getRange('A2').setValue(1)`,
    ]);
    expect([result.calls, result.callList.map((call) => call.n), result.modelledMs]).toEqual([
      { 'Range.getValue': 1, 'Range.getValues': 1, 'Range.setValue': 1 },
      [1, 2, 3],
      127,
    ]);
  });

  test('a spilling formula is still loading right after a write', async () => {
    const host = await fresh();
    const read = `s.getRange('B1:B2').getValues().map(r => r[0])`;
    expect(
      script(
        host,
        `const s = SpreadsheetApp.getActive().getSheetByName('Data'); s.getRange('B1').setFormula('=WIDE(2)'); SpreadsheetApp.flush(); const early = ${read}; Utilities.sleep(1500); return [early, ${read}]`,
      ),
    ).toEqual([
      ['Loading...', ''],
      [1, 2],
    ]);
    expect(script(host, `const s = SpreadsheetApp.getActive().getSheetByName('Data'); return ${read}`)).toEqual([1, 2]);
  });

  test('blank spilled rows count for the last row', async () => {
    const spill = async (blankSpillsCount: boolean) => {
      const host = await fresh({ blankSpillsCount });
      host.typeInto('Data', 'B1', '=ADD_DAYS(A:A,1)');
      return script(host, `return SpreadsheetApp.getActive().getSheetByName('Data').getLastRow()`);
    };
    expect([await spill(true), await spill(false)]).toEqual([1000, 5]);
  });
});

describe('state', () => {
  test('a remembered state comes back as often as wanted, and runs on the same way', async () => {
    const host = await toyHost();
    host.insertSheetFromCsv('Data', 'Name,Start\nAnn,2026-03-01\n');
    host.typeInto('Data', 'C1', '=ADD_DAYS(B:B,3)');
    const mail = `return Gmail.Users.Messages.send({raw: Utilities.base64EncodeWebSafe('To: a@b.test\\r\\nSubject: x\\r\\n\\r\\nhi')}, 'me').id`;
    script(host, mail);
    const kept = host.remember();
    const before = [host.display('Data'), host.mail.threads('rep@demo.test')];
    const runOn = () => [script(host, mail), host.typeInto('Data', 'B2', '2026-05-01').length, host.display('Data')];
    const first = runOn();
    host.clock.advanceHours(5);
    host.recall(kept);
    expect([host.display('Data'), host.mail.threads('rep@demo.test'), host.clock.now()]).toEqual([...before, START]);
    expect(runOn()).toEqual(first);
  });

  test('survives a restart with the same ids, and a reset starts over', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'state-'));
    const bundleDir = toyBundle();
    const open = () => createHost({ bundleDir, stateDir, now: START, user: 'rep@demo.test', sheetZone: 'Europe/Lisbon' });
    const first = await open();
    first.insertSheetFromCsv('Data', 'Name,Start\nAnn,2026-03-01\n');
    first.typeInto('Data', 'C1', '=ADD_DAYS(B:B,3)');
    first.hideRows('Data', 2);
    first.mail.newMailFrom('rep@demo.test', { from: 'Zoë <zoe@x.test>', subject: 'Olá', text: 'Grüße' });
    script(
      first,
      `ScriptApp.newTrigger('onTick').timeBased().everyHours(1).create(); PropertiesService.getDocumentProperties().setProperty('k', 'v');
      SpreadsheetApp.getActive().getSheetByName('Data').getRange('A2').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['Ann']).build()).setNote('n').setBackground('#00ff00')`,
    );
    first.clock.advanceHours(1);
    const seen = [first.view('Data'), first.mail.threads('rep@demo.test'), first.triggers(), first.clock.now(), first.actor()];
    first.close();
    expect(readdirSync(join(stateDir, 'mail', 'rep@demo.test'))).toEqual([`${first.mail.messages('rep@demo.test')[0]!.id}.eml`]);
    const second = await open();
    expect([
      second.view('Data'),
      second.mail.threads('rep@demo.test'),
      second.triggers(),
      second.clock.now(),
      second.actor(),
    ]).toEqual(seen);
    expect(script(second, `return PropertiesService.getDocumentProperties().getProperty('k')`)).toBe('v');
    expect(second.mail.messages('rep@demo.test').map((mail) => [mail.from.name, mail.subject, mail.text])).toEqual([
      ['Zoë', 'Olá', 'Grüße'],
    ]);
    second.reset();
    expect([second.sheets().map((sheet) => sheet.name), second.triggers(), second.clock.now(), readdirSync(stateDir)]).toEqual([
      ['Sheet1'],
      [],
      START,
      [],
    ]);
    second.close();
  });
});
