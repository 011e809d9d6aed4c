import { createHmac } from 'node:crypto';
import { civilDay } from '../../src/engine/calendar';
import { zoneOf } from '../../src/engine/zones';
import { keyedHasher } from '../../src/mail/keyedHash';
import { readCsv, unguarded, writtenCsv } from '../../src/sheet/csv';
import { readList, sameness, tooWide, writtenList } from '../../src/sheet/doNotContactFile';
import { hashKey, keyLine, newHashKey, readHashKeys, readKeyLine, systemKeyName } from '../../src/sheet/doNotContactKeys';
import { type DoNotContactEntry, doNotContactBook, linesFor, readDoNotContact } from '../../src/sheet/doNotContactSheet';
import { readSystem } from '../../src/sheet/systemSheet';

const berlin = zoneOf('Europe/Berlin')!;
const random = (letter: string) => letter.repeat(64);
const key = newHashKey(random('a'));
const other = newHashKey(random('b'));
const march2 = civilDay(2026, 3, 2)!;

describe('a keyed hash', () => {
  it('is HMAC-SHA256 as the published examples have it', () => {
    expect(keyedHasher('Jefe')('what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    expect(keyedHasher('key')('The quick brown fox jumps over the lazy dog')).toBe(
      'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8',
    );
  });

  it('agrees with another implementation for every length of key and text, and beyond ASCII', () => {
    const marks = 'aZ0@.é€😀ß';
    const differing: string[] = [];
    for (let length = 0; length < 300; length++) {
      const text = Array.from({ length }, (_, i) => Array.from(marks)[(i * 7 + length) % 9]).join('');
      const secret = Array.from({ length: (length * 5) % 200 }, (_, i) =>
        String.fromCharCode(33 + ((i * 11 + length) % 90)),
      ).join('');
      const expected = createHmac('sha256', secret).update(text).digest('hex');
      if (keyedHasher(secret)(text) !== expected) differing.push(`${length}`);
    }
    expect(differing).toEqual([]);
  });

  it('takes an address for what its mailbox is, and never changes: hashes of years ago must still match', () => {
    // Worked out with openssl dgst -sha256 -hmac.
    expect(key.id).toBe('0473e4e2d0be43a6');
    expect(key.hash('ana@firm.example')).toBe(
      'hmac:0473e4e2d0be43a6:4eb2563bd4c29f09b6d98e961ee3ddee00b39a9eca2aa5ea3c24a6b6e6e8a605',
    );
    for (const written of ['ANA@Firm.Example', 'ana+crm@firm.example', ' ana@firm.example '])
      expect(key.hash(written)).toBe(key.hash('ana@firm.example'));
    expect(key.hash('a.n.a@googlemail.com')).toBe(key.hash('ana@gmail.com'));
    expect(key.hash('jose\u0301@bücher.example')).toBe(key.hash('josé@xn--bcher-kva.example'));
    expect(key.hash('ben@firm.example')).not.toBe(key.hash('ana@firm.example'));
    expect(other.hash('ana@firm.example').split(':')[2]).not.toBe(key.hash('ana@firm.example').split(':')[2]);
  });
});

describe('the keys of a file', () => {
  const system = (...rows: [string, string][]) => readSystem([['Name', 'Value'], ...rows]);

  it('are read by their value, whatever stands in the name behind the words', () => {
    expect(systemKeyName(key)).toBe('Do Not Contact Key 0473e4e2d0be43a6');
    const rows = system([systemKeyName(key), key.secret], ['Do Not Contact Key', other.secret], ['Today', '2026-03-02']);
    expect(readHashKeys(rows).map(({ id }) => id)).toEqual([key.id, other.id]);
  });

  it.each<[string, string]>([
    ['cut short', key.secret.slice(0, 40)],
    ['blank', ''],
    ['shown as a number', '1E+63'],
  ])('%s is none', (_what, secret) => {
    expect(readHashKeys(system([systemKeyName(key), secret]))).toEqual([]);
  });

  it('travel in a line that proves itself', () => {
    expect(readKeyLine(keyLine(key))).toMatchObject({ id: key.id, secret: key.secret });
    expect(readKeyLine(` ${keyLine(key).toUpperCase()} `)).toMatchObject({ id: key.id });
    expect(readKeyLine(`key:${other.id}:${key.secret}`)).toBe('broken');
    expect(readKeyLine(keyLine(key).slice(0, -1))).toBe('broken');
    expect(readKeyLine('ana@firm.example')).toBeNull();
    expect(hashKey('swordfish')).toBeNull();
  });
});

describe('Do Not Contact with hashes', () => {
  const grid = (...entries: string[]) => [['Address or Domain', 'Since'], ...entries.map((entry) => [entry, ''])];
  const read = (keys: readonly (typeof key)[], ...entries: string[]) => {
    const reading = readDoNotContact(grid(...entries), berlin, keys);
    if (reading.kind !== 'value') throw new Error('unreadable');
    return { ...reading.value, book: doNotContactBook(reading.value.entries, keys) };
  };

  it.each<[address: string, found: boolean]>([
    ['ana@firm.example', true],
    ['Ana+News@Firm.example', true],
    ['ben@firm.example', false],
    ['ben@other.example', true],
    ['x@mail.firm2.example', true],
    ['x@firm3.example', false],
    ['', false],
  ])('%s is found: %s', (address, found) => {
    const { book, problems } = read([key, other], key.hash('ana@firm.example'), other.hash('ben@other.example'), 'firm2.example');
    expect(problems).toEqual([]);
    expect(book.find(address) !== null).toBe(found);
    expect(book.find(address) !== null).toBe(found);
  });

  it('says in words, and not as a hash, why somebody is on it', () => {
    const { book } = read([key], key.hash('ana@firm.example'));
    expect(book.find('ana@firm.example')).toEqual({ scope: 'address', entry: 'kept as a hash since they were erased' });
  });

  it.each<[what: string, entries: string[], keys: (typeof key)[], rows: number[], words: RegExp]>([
    [
      'no key',
      [key.hash('a@x.example'), key.hash('b@x.example')],
      [],
      [2],
      /this hash and 1 more .* key 0473e4e2d0be43a6 is not on/,
    ],
    ['another key', ['x.example', key.hash('a@x.example')], [other], [3], /this hash of .* key 0473e4e2d0be43a6/],
    ['two lost keys', [key.hash('a@x.example'), other.hash('b@x.example')], [], [2, 3], /Put it back: import an export/],
    ['a hash cut short', [key.hash('a@x.example').slice(0, -2)], [key], [2], /this hash of an erased person is damaged/],
    ['a hash with a letter too many', [`${key.hash('a@x.example')}0`], [key], [2], /damaged/],
  ])('%s is a problem, which stops everything', (_what, entries, keys, rows, words) => {
    const { problems } = read(keys, ...entries);
    expect(problems.map(({ row }) => row)).toEqual(rows);
    expect(problems[0]?.words).toMatch(words);
  });

  it('goes below lines whose columns a person has moved', () => {
    const entry = { scope: 'address', entry: 'ana@firm.example', since: march2, reason: 'asked', source: 'mail' } as const;
    const since = new Date('2026-03-01T23:00:00Z');
    expect(
      linesFor(
        [
          ['Reason', 'Mine', 'Email'],
          ['x', '', 'b@x.example'],
        ],
        [entry],
        berlin,
      ),
    ).toEqual([['asked', '', 'ana@firm.example']]);
    expect(linesFor([['My list'], ['Address or Domain', 'Since', 'Reason', 'Source']], [entry], berlin)).toEqual([
      ['ana@firm.example', since, 'asked', 'mail'],
    ]);
    expect(linesFor([['ana@firm.example', '', '', '']], [entry], berlin)).toBeNull();
  });

  it('knows ten thousand addresses among ten thousand entries at once', () => {
    const entries = Array.from({ length: 10_000 }, (_, i): DoNotContactEntry => {
      const address = `person${i}@firm${i % 700}.example`;
      const blank = { since: null, reason: '', source: '' };
      return i % 2 === 0 ? { ...blank, scope: 'hash', entry: key.hash(address) } : { ...blank, scope: 'address', entry: address };
    });
    const began = performance.now();
    const book = doNotContactBook(entries, [key, other]);
    const found = Array.from({ length: 10_000 }, (_, i) => book.find(`PERSON${i + 5000}@firm${(i + 5000) % 700}.example`));
    expect(found.filter((each) => each !== null)).toHaveLength(5000);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('CSV', () => {
  it.each<[what: string, text: string, rows: [number, string[]][]]>([
    [
      'plain lines',
      'a@x.example\nb@x.example',
      [
        [1, ['a@x.example']],
        [2, ['b@x.example']],
      ],
    ],
    [
      'the mark of UTF-8 and Windows line ends',
      '\ufeffa,b\r\n\r\nc,d\r\n',
      [
        [1, ['a', 'b']],
        [3, ['c', 'd']],
      ],
    ],
    [
      'line ends of old Macs',
      'a,b\rc,d',
      [
        [1, ['a', 'b']],
        [2, ['c', 'd']],
      ],
    ],
    [
      'semicolons',
      'a;b\nc;"d;e"',
      [
        [1, ['a', 'b']],
        [2, ['c', 'd;e']],
      ],
    ],
    ['tabs', 'a\tb, c', [[1, ['a', 'b, c']]]],
    [
      'quotes and breaks inside',
      '"a ""x""","b\nc"\nd,e',
      [
        [1, ['a "x"', 'b\nc']],
        [3, ['d', 'e']],
      ],
    ],
    ['a quote that is never closed', 'a,"b\nc', [[1, ['a', 'b\nc']]]],
    ['a quote inside a word', 'O"Neill,b', [[1, ['O"Neill', 'b']]]],
    ['nothing', ' \n\n', []],
  ])('reads %s', (_what, text, rows) => {
    expect(readCsv(text).map(({ line, cells }) => [line, [...cells]])).toEqual(rows);
  });

  it('writes nothing that a spreadsheet would compute, and reads it back', () => {
    const texts = [
      '=HYPERLINK("http://x")',
      '+49 30',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\n=1',
      '＝1+1',
      "'=1",
      "it's",
      ' padded ',
      'a;b',
      'two\nlines',
      '',
    ];
    const text = writtenCsv([texts]);
    for (const cell of text.slice(1).split(',')) expect(cell).not.toMatch(/^"?(?:[=+\-@\t\n＝]|'=1"?$)/);
    expect(readCsv(text)[0]?.cells.map(unguarded)).toEqual(texts);
  });
});

describe('the list as a file', () => {
  const entries: readonly DoNotContactEntry[] = [
    { scope: 'address', entry: 'ana@firm.example', since: march2, reason: 'Unsubscribed', source: 'Next Touch, 2026-03-02' },
    { scope: 'address', entry: '=cmd@firm.example', since: null, reason: '=1+1', source: '-' },
    { scope: 'domain', entry: 'bücher.example', since: null, reason: 'a "quoted", reason\nof two lines', source: '' },
    { scope: 'hash', entry: key.hash('ben@firm.example'), since: march2, reason: 'Erased', source: 'Next Touch' },
  ];

  it('comes back as it went out, keys included', () => {
    const file = readList(writtenList(entries, [key, other]), berlin);
    expect(file.entries.map(({ line: _line, ...entry }) => entry)).toEqual(entries);
    expect(file.keys.map(({ id }) => id)).toEqual([key.id, other.id]);
    expect(file.unread).toEqual([]);
  });

  it('has the four columns of the sheet, and a line for the key', () => {
    expect(writtenList(entries.slice(0, 1), [key]).split('\r\n').slice(0, 3)).toEqual([
      '\ufeffAddress or Domain,Since,Reason,Source',
      `key:0473e4e2d0be43a6:k${'a'.repeat(63)},,Keep this line: without it the hashes below match nobody.,Next Touch`,
      'ana@firm.example,2026-03-02,Unsubscribed,"Next Touch, 2026-03-02"',
    ]);
  });

  it.each<[what: string, text: string, entries: string[], unread: [number, RegExp][]]>([
    ['pasted addresses', 'ana@x.example\n\n  Ben <ben@x.example>  \n', ['address ana@x.example', 'address ben@x.example'], []],
    ['a pasted line of addresses', 'ana@x.example, ben@x.example; cy', ['address ana@x.example', 'address ben@x.example'], []],
    [
      'domains',
      'firm.example\n@other.example\nhttps://www.third.example/',
      ['domain firm.example', 'domain other.example', 'domain third.example'],
      [],
    ],
    ['a contact list without headings', 'Ana,Bell,ana@x.example,www.x.example', ['address ana@x.example'], []],
    [
      'another tool’s file',
      'First Name,Email Address,Website\nAna,ana@x.example,x.example\nBen,,y.example',
      ['address ana@x.example'],
      [[3, /no address/]],
    ],
    ['a name above the headings', 'Unsubscribes 2026\nE-mail;Date\nana@x.example;02.03.2026', ['address ana@x.example'], []],
    [
      'words',
      'nobody at all\nana@x.example',
      ['address ana@x.example'],
      [[1, /"nobody at all" is neither an address nor a domain/]],
    ],
    ['a damaged key', `${keyLine(key).slice(0, -3)}\nana@x.example`, ['address ana@x.example'], [[1, /key is damaged/]]],
    ['a damaged hash', `${key.hash('a@x.example').slice(0, -3)}`, [], [[1, /damaged/]]],
  ])('reads %s', (_what, text, found, unread) => {
    const file = readList(text, berlin);
    expect(file.entries.map(({ scope, entry }) => `${scope} ${entry}`)).toEqual(found);
    expect(file.unread.map(({ line }) => line)).toEqual(unread.map(([line]) => line));
    for (const [index, [, words]] of unread.entries()) expect(file.unread[index]?.words).toMatch(words);
  });

  it('takes lines for the same that mean the same', () => {
    const same = (scope: DoNotContactEntry['scope'], one: string, two: string) =>
      sameness({ scope, entry: one }) === sameness({ scope, entry: two });
    expect(same('address', 'Ana+x@Firm.example', 'ana@firm.example')).toBe(true);
    expect(same('domain', 'Bücher.example', 'xn--bcher-kva.example')).toBe(true);
    expect(same('domain', 'gmail.com', 'googlemail.com')).toBe(true);
    expect(same('address', 'ana@firm.example', 'ben@firm.example')).toBe(false);
  });

  it.each<[domain: string, wide: boolean]>([
    ['gmail.com', true],
    ['co.uk', true],
    ['com.br', true],
    ['firm.example', false],
    ['firm.co.uk', false],
  ])('%s would silence too many: %s', (domain, wide) => {
    expect(tooWide(domain) !== null).toBe(wide);
  });
});
