import type { Cell, Reading } from '../../src/sheet/cells/cell';
import { quoted } from '../../src/sheet/cells/cell';
import { readCount, readStepsDone, readWholeNumber } from '../../src/sheet/cells/count';
import { readEmailAddress } from '../../src/sheet/cells/emailAddress';
import { readMoney } from '../../src/sheet/cells/money';
import { readCheckbox, readText } from '../../src/sheet/cells/text';
import { readZone } from '../../src/sheet/cells/zone';

/** A row reads as: what stands in the cell, and the value, 'blank', or a piece of the words that a person gets. */
const outcome = <T>(reading: Reading<T>): unknown =>
  reading.kind === 'value' ? reading.value : reading.kind === 'blank' ? 'blank' : `⚠ ${reading.words}`;
const expectRows = <T>(read: (cell: Cell) => Reading<T>, rows: readonly (readonly [Cell, unknown])[]): void => {
  for (const [cell, expected] of rows) {
    const got = outcome(read(cell));
    if (typeof expected === 'string' && expected.startsWith('⚠'))
      expect([cell, got]).toEqual([cell, expect.stringContaining(expected.slice(2))]);
    else expect([cell, got]).toEqual([cell, expected]);
  }
};

const errors: readonly (readonly [Cell, string])[] = [
  ['#N/A', '⚠ the cell shows #N/A'],
  ['#REF!', '⚠ the cell shows #REF!'],
  ['Loading...', '⚠ the cell shows Loading...'],
];

describe('readMoney', () => {
  it('understands what a person plainly means', () => {
    expectRows(readMoney, [
      ['', 'blank'],
      ['  \u200b ', 'blank'],
      [0, 0],
      [25000, 25000],
      [12.5, 12.5],
      ['0', 0],
      ['25k', 25000],
      ['50K', 50000],
      ['50 k', 50000],
      ['€25,000', 25000],
      ['25.000 €', 25000],
      ['€12.500', 12500],
      ['12,500', 12500],
      ['1.2m', 1200000],
      ['€ 1,5 Mio.', 1500000],
      ['USD 50 000', 50000],
      ['50 000 EUR', 50000],
      ['50\u00a0000\u202f€', 50000],
      ["1'000", 1000],
      ['CHF 1’250’000.50', 1250000.5],
      ['1.234.567', 1234567],
      ['1.234,56', 1234.56],
      ['1,234.56', 1234.56],
      ['12,50,000', 1250000],
      ['US$25k', 25000],
      ['25k€', 25000],
      ['$25k USD', 25000],
      ['£1.5M', 1500000],
      ['25 000 kr', 25000],
      ['２５０００', 25000],
      ['12.5', 12.5],
      ['1,5', 1.5],
      ['1,50', 1.5],
      ['25.000,- €', 25000],
      ["CHF 1'000.–", 1000],
      ['2.5k', 2500],
      ['2,5k', 2500],
    ]);
  });
  it('asks about the rest', () => {
    expectRows(readMoney, [
      ...errors,
      [-1, '⚠ "-1" is negative'],
      ['-5000', '⚠ "-5000" is negative'],
      ['−5.000 €', '⚠ is negative'],
      ['€-5', '⚠ is negative'],
      ['(5,000)', '⚠ is negative'],
      ['5000-', '⚠ is negative'],
      ['12.500k', '⚠ could be two different amounts'],
      ['0,500', '⚠ could be two different amounts'],
      ['1234,567', '⚠ could be two different amounts'],
      ['1.2345', '⚠ could be two different amounts'],
      ['25k-50k', '⚠ is no amount; write one plain amount, such as 25000, 25k or 1.2m'],
      ['25 - 50', '⚠ is no amount'],
      ['50 00', '⚠ is no amount'],
      ['50%', '⚠ is no amount'],
      ['>50k', '⚠ is no amount'],
      ['big', '⚠ "big" is no amount'],
      ['k', '⚠ is no amount'],
      ['25 apples', '⚠ is no amount'],
      ['k25', '⚠ is no amount'],
      ['25k m', '⚠ is no amount'],
      ['=1+1', '⚠ is no amount'],
      ['🦄', '⚠ is no amount'],
      ['مليون', '⚠ is no amount'],
      ['9'.repeat(5000), '⚠ is no amount'],
      [true, '⚠ a checkbox stands'],
      [Number.NaN, '⚠ is no amount'],
      [new Date(0), '⚠ a date stands where an amount belongs'],
    ]);
  });
});

describe('whole numbers, counts and steps', () => {
  it('reads whole numbers from the least up', () => {
    expectRows(
      (cell) => readWholeNumber(cell, 1, 'a number of people'),
      [
        ...errors,
        ['', 'blank'],
        [1, 1],
        ['4', 4],
        [' 12 ', 12],
        ['1,200', 1200],
        [0, '⚠ "0" is not a number of people; write a whole number from 1 up'],
        [2.5, '⚠ "2.5" is not a number of people'],
        ['-3', '⚠ "-3" is not'],
        ['3-5', '⚠ "3-5" is not'],
        ['a few', '⚠ "a few" is not'],
        [true, '⚠ "true" is not'],
        [new Date(0), '⚠ a date is not'],
      ],
    );
  });
  it('tells "tracked, none" from "not tracked"', () => {
    expectRows(readCount, [
      ['', 'blank'],
      [0, 0],
      [-0, 0],
      ['0', 0],
      [7, 7],
      [-1, '⚠ "-1" is not a count'],
    ]);
  });
  it('reads the steps done as number, text or label', () => {
    expectRows(readStepsDone, [
      ...errors,
      ['', 'blank'],
      ['   ', 'blank'],
      [0, 0],
      [3, 3],
      ['3', 3],
      [' 3 ', 3],
      ['Email 3 of 7', 3],
      ['email 3 OF 7', 3],
      ['3 of 7', 3],
      ['Email 3 of seven', 3],
      ['Email 3 of', 3],
      ['Email 3 of 7 · case study 1 of 2', 3],
      ['Email 12 of 7', 12],
      [99, 99],
      [-1, '⚠ "-1" is no number of steps done'],
      [2.5, '⚠ "2.5" is no number'],
      ['-3', '⚠ "-3" is no number'],
      ['2.5', '⚠ is no number'],
      ['Email -3 of 7', '⚠ is no number'],
      ['Email 2.5 of 7', '⚠ is no number'],
      ['Email x of 7', '⚠ is no number'],
      ['three', '⚠ is no number'],
      [Number.NaN, '⚠ is no number'],
      [true, '⚠ "true" is no number'],
      [new Date(0), '⚠ a date is no number of steps done'],
    ]);
  });
});

describe('text, checkbox and zone', () => {
  it('keeps text on one line and control characters out', () => {
    expectRows(readText, [
      ...errors,
      ['', 'blank'],
      ['\u200b\ufeff ', 'blank'],
      ['  Ana  ', 'Ana'],
      ['Ana\r\nBcc: eve@x.example', 'Ana Bcc: eve@x.example'],
      ['a\u0000b\tc', 'a b c'],
      ['שלום', 'שלום'],
      ['🦄 GmbH', '🦄 GmbH'],
      ['=HYPERLINK("x")', '=HYPERLINK("x")'],
      [12, '12'],
      [true, 'TRUE'],
      [new Date(0), '⚠ a date stands where a text belongs'],
    ]);
  });
  it('reads a checkbox or what stands in for one', () => {
    expectRows(readCheckbox, [
      ...errors,
      ['', 'blank'],
      [true, true],
      [false, false],
      ['TRUE', true],
      ['yes', true],
      [' X ', true],
      [1, true],
      ['✓', true],
      ['no', false],
      ['False', false],
      [0, false],
      ['maybe', '⚠ "maybe" is neither yes nor no'],
      [2, '⚠ "2" is neither'],
      [new Date(0), '⚠ a date is neither'],
    ]);
  });
  it('knows zones by their IANA name only', () => {
    expectRows(
      (cell) => {
        const zone = readZone(cell);
        return zone.kind === 'value' ? { kind: 'value', value: zone.value.name } : zone;
      },
      [
        ...errors,
        ['', 'blank'],
        ['Europe/Berlin', 'Europe/Berlin'],
        [' europe/BERLIN ', 'Europe/Berlin'],
        ['Berlin', '⚠ "Berlin" is no known time zone; write a name such as Europe/Berlin'],
        ['+05:00', '⚠ is no known time zone'],
        [5, '⚠ is no known time zone'],
      ],
    );
  });
  it('quotes no more than a person needs, in whole characters', () => {
    expect(quoted('🦄'.repeat(5000))).toBe(`"${'🦄'.repeat(40)}…"`);
    expect(quoted('a\nb\u202ec\u200bd')).toBe('"a bcd"');
    const start = performance.now();
    expect(readText(`a${' '.repeat(50_000)}b`)).toEqual({ kind: 'value', value: `a${' '.repeat(50_000)}b` });
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('readEmailAddress', () => {
  it('reads exactly one address', () => {
    expectRows(readEmailAddress, [
      ['', 'blank'],
      ['ana@firm.example', 'ana@firm.example'],
      [' Ana.Lima+x@Firm.example ', 'Ana.Lima+x@Firm.example'],
      ['ana@firm.example\n', 'ana@firm.example'],
      ['\u200bana@firm.example\u200b', 'ana@firm.example'],
      ['Ana <ana@firm.example>', 'ana@firm.example'],
      ['"Lima, Ana" <ana@firm.example>', 'ana@firm.example'],
      ['ana@firm.example <ana@firm.example>', 'ana@firm.example'],
      ['mailto:ana@firm.example', 'ana@firm.example'],
      ["o'brien@firm.example", "o'brien@firm.example"],
      ['ana@bücher.example', 'ana@bücher.example'],
      ['ana@sub.firm.co.example', 'ana@sub.firm.co.example'],
    ]);
  });
  it('refuses the rest in words', () => {
    expectRows(readEmailAddress, [
      ...errors,
      ['ana@firm.example\nBcc: eve@x.example', '⚠ has a line break or control character inside'],
      ['ana@firm.example\r\nBcc: eve@x.example', '⚠ has a line break'],
      ['ana\u0000@firm.example', '⚠ has a line break or control character'],
      ['ana\u2028@firm.example', '⚠ has a line break or control character'],
      ['Ana\n<ana@firm.example>', '⚠ has a line break'],
      ['an\u200ba@firm.example', '⚠ has an invisible character inside'],
      ['\u202eana@firm.example\u202cx', '⚠ invisible character'],
      ['ana@firm.example, bob@firm.example', '⚠ holds several addresses'],
      ['ana@firm.example;bob@firm.example', '⚠ holds several addresses'],
      ['ana@firm.example bob@firm.example', '⚠ holds several addresses'],
      ['Ana <ana@firm.example> <bob@firm.example>', '⚠ holds several addresses'],
      ['ana', '⚠ "ana" is no email address; write one such as ana@firm.example'],
      ['ana@', '⚠ is no email address'],
      ['@firm.example', '⚠ is no email address'],
      ['ana@firm', '⚠ is no email address'],
      ['ana@@firm.example', '⚠ is no email address'],
      ['ana@firm..example', '⚠ is no email address'],
      ['ana..lima@firm.example', '⚠ is no email address'],
      ['.ana@firm.example', '⚠ is no email address'],
      ['ana@-firm.example', '⚠ is no email address'],
      ['ana@10.0.0.1', '⚠ is no email address'],
      ['ana lima@firm.example', '⚠ is no email address'],
      [`${'a'.repeat(5000)}@firm.example`, '⚠ is too long for one email address'],
      [42, '⚠ this is no email address'],
      [true, '⚠ this is no email address'],
    ]);
  });
});
