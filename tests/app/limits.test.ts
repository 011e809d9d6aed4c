import { readBook } from '../../src/app/book';
import { candidateOf } from '../../src/app/enrollCandidate';
import { limitsOf } from '../../src/app/limitsShown';
import { endHalt, freshRecord, halt, lately, noteSent, readRecord, shortKey, writeRecord } from '../../src/app/senderRecord';
import { senderTrouble, stopsRun } from '../../src/app/tick/senderFaults';
import { pauseBefore } from '../../src/app/tick/sendPace';
import { defaultSettings } from '../../src/engine/settings';
import type { Store } from '../../src/ports/world';
import { freshState, writeState } from '../../src/sheet/prospectState';
import { fine, prospectFile } from './prospectFile';

const now = Date.parse('2026-03-03T08:00:00Z');
const hour = 3_600_000;

const memory = (texts: Record<string, string> = {}): Store => ({
  get: (name) => texts[name] ?? null,
  set: (name, value) => {
    texts[name] = value;
  },
  remove: (name) => {
    delete texts[name];
  },
});

describe('what a sender’s store keeps', () => {
  test('a mail is counted once, for 24 hours to the second and no shorter', () => {
    const store = memory();
    noteSent(store, [{ key: 'a', at: now - 20 * hour }], now - 20 * hour);
    noteSent(
      store,
      [
        { key: 'a', at: now - 20 * hour },
        { key: 'b', at: now + 1 },
      ],
      now,
    );
    const sent = readRecord(store)?.sent ?? [];
    expect(lately(sent, now).map(({ key }) => key)).toEqual(['a', 'b']);
    expect(lately(sent, now + 4 * hour - 1).map(({ key }) => key)).toEqual(['a', 'b']);
    expect(lately(sent, now + 5 * hour).map(({ key }) => key)).toEqual(['b']);
    expect(readRecord(store)?.since).toBe(now - 20 * hour);
  });
  test('hundreds of mails fit into one property of 9 KB', () => {
    const texts: Record<string, string> = {};
    const notes = Array.from({ length: 800 }, (_, index) => ({ key: `key${index}`.padStart(8, '0'), at: now - index }));
    noteSent(memory(texts), notes, now);
    expect((texts['mailbox sending'] ?? '').length).toBeLessThan(9000);
    expect(lately(readRecord(memory(texts))?.sent ?? [], now).length).toBe(500);
  });
  test.each([
    ['nothing', null],
    ['no JSON', 'lvp2x1 lvp2x2'],
  ])('%s is a lost record', (_what, text) => {
    expect(readRecord(memory(text === null ? {} : { 'mailbox sending': text }))).toBeNull();
  });
  test('damage within it costs what is damaged, and never breaks a run', () => {
    const text = JSON.stringify({ since: 'soon', sent: 'x: :y lvp2x1:key', halt: { until: 'never' }, haltEnded: null });
    expect(readRecord(memory({ 'mailbox sending': text }))).toMatchObject({ since: null, halt: null, sent: [{ key: 'key' }] });
  });
  test('a longer rest stands, and one that was ended is not begun by older signs', () => {
    const store = memory();
    const rest = (until: number) => ({ until, words: 'refused' });
    expect(halt(store, rest(now + 2 * hour), now)).toBe(true);
    expect(halt(store, rest(now + hour), now)).toBe(false);
    endHalt(store, now + 60_000);
    expect(halt(store, rest(now + 24 * hour), now)).toBe(false);
    expect(readRecord(store)?.halt).toBeNull();
    expect(halt(store, rest(now + 25 * hour), now + hour)).toBe(true);
  });
  test('keys of one file begin alike, and are told apart by their end', () => {
    expect(shortKey('0123456789abcdef0001')).not.toBe(shortKey('0123456789abcdef0002'));
  });
});

describe('what an error says about the sender', () => {
  test.each`
    says                                                                                                              | until                     | stops
    ${'User-rate limit exceeded.'}                                                                                    | ${'2026-03-04T08:00:00Z'} | ${true}
    ${'User-rate limit exceeded.  Retry after 2026-03-03T09:30:00.000Z (Mail sending)'}                               | ${'2026-03-03T09:30:00Z'} | ${true}
    ${'User-rate limit exceeded.  Retry after 2026-03-09T09:30:00.000Z'}                                              | ${'2026-03-04T08:00:00Z'} | ${true}
    ${'Service invoked too many times for one day: email.'}                                                           | ${'2026-03-04T08:00:00Z'} | ${true}
    ${'Limit Exceeded: Email Recipients Per Day.'}                                                                    | ${'2026-03-04T08:00:00Z'} | ${true}
    ${'Daily user sending limit exceeded.'}                                                                           | ${'2026-03-04T08:00:00Z'} | ${true}
    ${'GoogleJsonResponseException: API call to gmail.users.drafts.send failed with error: Mail service not enabled'} | ${'2026-03-04T08:00:00Z'} | ${true}
    ${'Delegation denied for ana@firm.example'}                                                                       | ${'2026-03-04T08:00:00Z'} | ${true}
    ${'550 5.7.26 unauthenticated'}                                                                                   | ${'2026-03-04T08:00:00Z'} | ${true}
    ${'Quota exceeded for quota metric "Queries" and limit "Queries per minute per user"'}                            | ${''}                     | ${true}
    ${'Too many concurrent requests for user'}                                                                        | ${''}                     | ${true}
    ${'Service invoked too many times in a short time: gmail'}                                                        | ${''}                     | ${true}
    ${'Backend Error'}                                                                                                | ${''}                     | ${false}
    ${'Requested entity was not found.'}                                                                              | ${''}                     | ${false}
    ${'The operation could not be generated'}                                                                         | ${''}                     | ${false}
    ${'Service Spreadsheets timed out while accessing document'}                                                      | ${''}                     | ${false}
  `('$says', ({ says, until, stops }) => {
    const trouble = senderTrouble(says, now);
    expect(trouble === null ? '' : new Date(trouble.until).toISOString().replace('.000', '')).toBe(until);
    expect(stopsRun(says, now)).toBe(stops);
  });
});

describe('the pause before a mail', () => {
  test.each`
    key            | timeLeft   | mails | pause
    ${'...000000'} | ${270_000} | ${10} | ${2000}
    ${'...800000'} | ${270_000} | ${10} | ${5000}
    ${'...ffffff'} | ${270_000} | ${10} | ${8000}
    ${'...800000'} | ${270_000} | ${40} | ${2875}
    ${'...ffffff'} | ${270_000} | ${90} | ${2000}
    ${'...ffffff'} | ${-5}      | ${3}  | ${2000}
    ${'no digits'} | ${270_000} | ${1}  | ${2000}
  `('$key with $timeLeft ms for $mails', ({ key, timeLeft, mails, pause }) => {
    expect(Math.round(pauseBefore(key, timeLeft, mails) / 5) * 5).toBe(pause);
  });
});

describe('where each sender stands', () => {
  const waits = writeState({ ...freshState, enrollment: 1, waiting: true });
  const row = (number: number, owner: string, rest = {}) =>
    fine(number, {
      prospectId: `P${number}`,
      sequenceName: 'Outbound 21-Day',
      anchorDate: new Date('2026-03-01T23:00:00Z'),
      status: 'Active',
      owner,
      ...rest,
    });
  const shown = (sending = {}, prepare: (store: Store) => void = () => undefined) => {
    const file = prospectFile([row(1, 'me@team.example', { state: waits }), row(2, 'bob@team.example')], {
      now: '2026-03-03T08:00:00Z',
      settings: { sending: { ...defaultSettings.sending, ...sending } },
    });
    prepare(file.ports.store);
    const reading = readBook(file.ports.sheets);
    if (reading.kind === 'none') throw new Error(reading.words);
    const { book } = reading;
    const seen = { book, me: 'me@team.example', now, store: file.ports.store };
    return limitsOf(
      book.prospects.map((source) => candidateOf(source, book.rules)),
      ['bob@team.example'],
      seen,
    );
  };
  test('cap, use and what waits; of others what the sheet tells', () => {
    const sent = [1, 2, 3].map((index) => ({ key: `k${index}`, at: now - index * hour }));
    const { order, senders } = shown({}, (store) => writeRecord(store, { ...freshRecord, since: now - 8 * 24 * hour, sent }));
    expect(order).toContain('later steps before earlier ones');
    expect(senders).toEqual([
      {
        sender: 'me@team.example',
        words: [
          '3 sent automatically in the last 24 hours. Daily cap: 21 (it grows to 40 by Mon 16 Mar 2026); 18 left.',
          '1 mail waits for room; each row says how many go before it.',
        ],
        rest: '',
        canEndRest: false,
      },
      {
        sender: 'bob@team.example',
        words: ['Daily cap: 10 (it grows to 40 by Tue 24 Mar 2026).'],
        rest: '',
        canEndRest: false,
      },
    ]);
  });
  test('who is away', () => {
    const away = { 'me@team.example': [{ from: 20_515, to: 20_518 }] };
    const { senders } = shown({ away });
    expect(senders.map(({ words }) => words[words.length - 1])).toEqual([
      'Away until Fri 6 Mar 2026: mails, drafts and tasks wait.',
      'Daily cap: 10 (it grows to 40 by Tue 24 Mar 2026).',
    ]);
  });
});
