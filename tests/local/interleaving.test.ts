import type { Host, HostOptions, Schedule, Start } from '../../local/host';
import { script, toyHost } from './toy';

const REP = 'rep@demo.test';
const BEA = 'bea@demo.test';

/** Statements of two scripts; every line that names a service is one call of it. */
const HELP = `
  const data = () => SpreadsheetApp.getActive().getSheetByName('Data');
  const user = PropertiesService.getUserProperties();
  const at = (name) => { user.setProperty(name, String(Date.now())); };
`;
const running = (code: string, more: Partial<Start> = {}): Start => ({ fn: 'evaluate', args: [HELP + code], ...more });

const fileOf = async (options: Partial<HostOptions> = {}): Promise<Host> => {
  const host = await toyHost({ users: [BEA], ...options });
  script(host, `SpreadsheetApp.getActive().getSheets()[0].setName('Data')`);
  return host;
};

const column = (host: Host): string[] => host.display('Data').map(([first = '']) => first);

/** Both look for the last row and write below it, as an append by setValues does. */
const LINES_BELOW = (who: string) => `
  const row = data().getLastRow() + 1;
  data().getRange(row, 1, 2, 1).setValues([['${who}1'], ['${who}2']]);
  SpreadsheetApp.flush();
`;
const APPENDS = (who: string) => `data().appendRow(['${who}']); SpreadsheetApp.flush();`;

const schedules: [string, string, Schedule, string[]][] = [
  ['one after the other', 'below', [], ['a1', 'a2', 'b1', 'b2']],
  ['the second whole before the first', 'below', [[1, 9]], ['b1', 'b2', 'a1', 'a2']],
  [
    'both look before either writes: the first is overwritten',
    'below',
    [
      [0, 1],
      [1, 1],
      [0, 9],
    ],
    ['b1', 'b2'],
  ],
  [
    'both look, the second writes first',
    'below',
    [
      [0, 1],
      [1, 9],
    ],
    ['a1', 'a2'],
  ],
  [
    'a write that is not flushed is not seen',
    'below',
    [
      [0, 2],
      [1, 3],
      [0, 9],
    ],
    ['a1', 'a2'],
  ],
  [
    'a flushed write is seen',
    'below',
    [
      [0, 3],
      [1, 3],
    ],
    ['a1', 'a2', 'b1', 'b2'],
  ],
  [
    'appended rows stand in the order of the flushes, none is lost',
    'append',
    [
      [0, 1],
      [1, 2],
    ],
    ['b', 'a'],
  ],
  [
    'appended rows, the other way round',
    'append',
    [
      [1, 1],
      [0, 2],
    ],
    ['a', 'b'],
  ],
  ['a function that always takes the last that can', 'below', (ready) => ready.at(-1)!.who, ['b1', 'b2', 'a1', 'a2']],
  [
    'a function that takes turns',
    'below',
    (ready) => ready.reduce((least, each) => (each.calls < least.calls ? each : least)).who,
    ['b1', 'b2'],
  ],
];

describe('executions at the same time', () => {
  test.each(schedules)('%s', async (_what, kind, schedule, expected) => {
    const host = await fileOf();
    const code = kind === 'below' ? LINES_BELOW : APPENDS;
    const results = host.interleave([running(code('a')), running(code('b'))], schedule);
    expect([results.map(({ ok }) => ok), column(host)]).toEqual([[true, true], expected]);
  });

  test('the end is a step of its own: what was written last waits for it', async () => {
    const write = (who: string) => `data().getRange('A1').setValue('${who}');`;
    const host = await fileOf();
    host.interleave(
      [running(write('a')), running(write('b'))],
      [
        [0, 1],
        [1, 2],
      ],
    );
    expect(column(host)).toEqual(['a']);
    host.interleave(
      [running(write('a')), running(write('b'))],
      [
        [0, 2],
        [1, 2],
      ],
    );
    expect(column(host)).toEqual(['b']);
  });

  test('three at once, in any order that one can think of, do what their own calls say', async () => {
    const host = await fileOf();
    const empty = host.remember();
    for (let seed = 1; seed <= 60; seed++) {
      host.recall(empty);
      let state = seed;
      const draw = (below: number): number => {
        state = (state * 48_271) % 2_147_483_647;
        return state % below;
      };
      const starts = ['a', 'b', 'c'].map((who) =>
        running(`for (let i = 1; i <= 3; i++) { data().appendRow(['${who}' + i]); SpreadsheetApp.flush(); at('${who}' + i); }`),
      );
      const results = host.interleave(starts, (ready) => ready[draw(ready.length)]!.who);
      expect(results.map(({ ok, callList }) => [ok, callList.length])).toEqual([
        [true, 9],
        [true, 9],
        [true, 9],
      ]);
      expect(column(host).sort()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'c1', 'c2', 'c3']);
      for (const who of ['a', 'b', 'c']) {
        const places = [1, 2, 3].map((n) => column(host).indexOf(`${who}${n}`));
        expect(places).toEqual([...places].sort((x, y) => x - y));
      }
    }
  });

  test('the time that one takes passes for the other', async () => {
    const host = await fileOf();
    const [a, b] = host.interleave(
      [running(`at('x'); Utilities.sleep(60000); at('y'); return Date.now()`), running(`at('z'); return Date.now()`)],
      [[0, 2]],
    );
    const times = ['x', 'y', 'z'].map((name) =>
      Number(script(host, `return PropertiesService.getUserProperties().getProperty('${name}')`)),
    );
    expect(times.map((time) => time - host.clock.now())).toEqual([0, 60_030, 60_060]);
    expect([a!.modelledMs, b!.modelledMs, b!.at - host.clock.now()]).toEqual([60_060, 30, 60_060]);
  });

  test('one that stands still is ended by the time of the others', async () => {
    const host = await fileOf();
    const [a] = host.interleave(
      [running(`at('x'); at('y')`), running(`at('b'); Utilities.sleep(300000); at('b'); Utilities.sleep(200000); at('b')`)],
      [
        [0, 1],
        [1, 9],
      ],
    );
    expect([a!.killed, a!.ok]).toEqual([true, false]);
  });

  test('each has its own user, its own faults and its own log', async () => {
    const host = await fileOf();
    const code = `console.log('begun'); at('seen'); data().appendRow([Session.getEffectiveUser().getEmail()]); SpreadsheetApp.flush(); at('end'); console.log('ended'); return 'done'`;
    const [a, b] = host.interleave(
      [running(code, { as: REP, faults: { killAtCall: 4 } }), running(code, { as: BEA, via: 'trigger' })],
      [
        [0, 2],
        [1, 3],
        [0, 9],
      ],
    );
    expect([a!.killed, a!.log, b!.value, b!.log]).toEqual([true, ['begun'], 'done', ['begun', 'ended']]);
    expect(column(host)).toEqual([BEA]);
    const kept = (as: string) => host.run('evaluate', ['return PropertiesService.getUserProperties().getKeys()'], { as }).value;
    expect([kept(REP), kept(BEA)]).toEqual([['seen'], ['seen', 'end']]);
  });

  test('a script that is played again sends nothing again', async () => {
    const host = await fileOf();
    const send = `
      const raw = Utilities.base64EncodeWebSafe('From: ${REP}\\r\\nTo: ana@example.com\\r\\nSubject: Hello\\r\\n\\r\\nHello');
      const sent = [1, 2, 3].map(() => Gmail.Users.Messages.send({ raw }, 'me').id);
      return sent.length;
    `;
    const [a, b] = host.interleave(
      [running(send), running(send)],
      [
        [0, 1],
        [1, 1],
        [0, 1],
        [1, 1],
        [0, 1],
        [1, 1],
      ],
    );
    expect([a!.value, b!.value, host.mail.messages(REP).length]).toEqual([3, 3, 6]);
  });

  test('says so when a schedule asks for one that cannot go', async () => {
    const host = await fileOf();
    expect(() => host.interleave([running(`at('x')`)], () => 7)).toThrow('Execution 7 cannot make a step now.');
    expect(script(host, 'return PropertiesService.getUserProperties().getKeys()')).toEqual([]);
  });

  test('works in realms that are shared', async () => {
    const host = await fileOf({ executionsPerRealm: 100 });
    for (let round = 0; round < 5; round++)
      host.interleave(
        [running(APPENDS('a')), running(APPENDS('b'))],
        [
          [0, 1],
          [1, 1],
          [0, 1],
          [1, 1],
        ],
      );
    expect(column(host)).toEqual(Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? 'a' : 'b')));
  });
});

describe('locks', () => {
  const LOCKED = (patience: number, kind = 'Document') => `
    const lock = LockService.get${kind}Lock();
    const held = lock && lock.tryLock(${patience});
    if (held) { data().appendRow(['in']); SpreadsheetApp.flush(); data().appendRow(['out']); SpreadsheetApp.flush(); lock.releaseLock(); }
    return held;
  `;
  const together: [string, Partial<HostOptions>, string, Partial<Start>, unknown[]][] = [
    ['a lock that is held is waited for', {}, LOCKED(10_000), {}, [true, true]],
    ['patience ends', {}, LOCKED(10), {}, [true, false]],
    ['the lock of a user stands in nobody else’s way', {}, LOCKED(10, 'User'), { as: BEA }, [true, true]],
    ['the lock of the same user does', {}, LOCKED(10, 'User'), {}, [true, false]],
    ['no lock is to be had', { traits: { documentLock: 'null' } }, LOCKED(10), {}, [null, null]],
    ['a lock that a stranger holds', { traits: { documentLock: 'busy' } }, LOCKED(10), {}, [false, false]],
  ];

  test.each(together)('%s', async (_what, options, code, more, expected) => {
    for (let held = 1; held <= 5; held++) {
      const host = await fileOf(options);
      const results = host.interleave(
        [running(code), running(code, more)],
        [
          [0, held],
          [1, 99],
        ],
      );
      expect(results.map(({ value }) => value)).toEqual(expected);
      const pairs = column(host).filter((text) => text !== '');
      if (expected.every((got) => got === true) && more.as === undefined) expect(pairs).toEqual(['in', 'out', 'in', 'out']);
    }
  });

  test('waiting takes the time that the other needs', async () => {
    const host = await fileOf();
    const [, b] = host.interleave(
      [
        running(
          `const lock = LockService.getDocumentLock(); lock.tryLock(1); Utilities.sleep(7000); lock.releaseLock(); at('x')`,
        ),
        running(`const lock = LockService.getDocumentLock(); lock.tryLock(30000); return new Date().getTime()`),
      ],
      [
        [0, 1],
        [1, 9],
      ],
    );
    const since = Number(b!.value) - host.clock.now();
    expect([since >= 7000, since < 8000]).toEqual([true, true]);
  });

  test.each([
    [true, 5, false],
    [true, 7, true],
    [false, 5, true],
  ])('killed holding it (keeps it: %s), asked %i minutes later', async (killedKeepsLock, minutes, got) => {
    const host = await fileOf({ traits: { killedKeepsLock } });
    host.setFaults({ killAtCall: 2 });
    host.run('evaluate', [`LockService.getDocumentLock().tryLock(10); SpreadsheetApp.flush()`]);
    host.setFaults({});
    host.clock.moveTo(host.clock.now() + minutes * 60_000);
    expect(script(host, 'return LockService.getDocumentLock().tryLock(1000)')).toBe(got);
    expect(script(host, 'return LockService.getUserLock().tryLock(1000)')).toBe(true);
  });
});

describe('a flush that fails', () => {
  const WRITES = `
    const sheet = SpreadsheetApp.getActive().getSheets()[0];
    for (const text of ['a', 'b', 'c']) sheet.appendRow([text]);
    try { SpreadsheetApp.flush() } catch (error) { sheet.appendRow([error.message]) }
  `;
  test.each<[string, object, string[]]>([
    ['the writes wait on', {}, ['a', 'b', 'c', 'timed out']],
    ['it worked, and only its answer is lost', { afterEffect: true }, ['a', 'b', 'c', 'timed out']],
    ['all that waited is lost', { keepWrites: 0 }, ['timed out']],
    ['some of it is lost', { keepWrites: 2 }, ['a', 'b', 'timed out']],
  ])('%s', async (_what, how, expected) => {
    const host = await fileOf();
    host.setFaults({ failCall: ({ kind }) => (kind === 'flush' ? { message: 'timed out', ...how } : null) });
    script(host, WRITES);
    host.setFaults({});
    expect(column(host)).toEqual(expected);
  });
});
