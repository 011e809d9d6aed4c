import { formulaFields } from '../../src/sheet/fields';
import { formulaArguments, formulaOf, isSameFormula, volatileFunction } from '../../src/sheet/formulaColumns';
import type { PaintRule } from '../../src/sheet/furniture';
import { matchHeadings } from '../../src/sheet/headings';
import { isOurPainting, isPaintedRight, paintRules } from '../../src/sheet/painting';

describe('the formulas', () => {
  const columns = {
    email: 1,
    dealSize: 2,
    stakeholders: 3,
    timeZone: 4,
    outcome: 5,
    country: 6,
    timelinePushes: 7,
    sequenceName: 11,
    sequenceStep: 12,
    anchorDate: 13,
    lastContactDate: 14,
    lastReplyDate: 15,
    notBefore: 16,
    engagementLevel: 17,
    status: 18,
    exitStatus: 30,
  };

  it.each([
    [
      'nextContactDue',
      1,
      '=NEXT_TOUCH(K:K, M:M, L:L, N:N, B:B, C:C, Q:Q, D:D, AD:AD, P:P, Cadences!A:N, Settings!A:B, Holidays!A:C, F:F)',
    ],
    ['exitStatus', 1, '=EXIT_STATUS(K:K, L:L, N:N, E:E, O:O, G:G, Q:Q, System!$B$2, R:R, Cadences!A:N, Settings!A:B)'],
    [
      'why',
      3,
      '=NEXT_TOUCH_WHY(K$3:K, M$3:M, L$3:L, N$3:N, B$3:B, C$3:C, Q$3:Q, D$3:D, AD$3:AD, P$3:P, Cadences!A:N, Settings!A:B, Holidays!A:C, F$3:F)',
    ],
  ] as const)('%s with headings in row %d', (field, row, formula) => {
    expect(formulaOf(field, columns, row)).toBe(formula);
  });

  it('have an empty argument for a column the sheet lacks, and none at the end', () => {
    expect(formulaOf('nextTouch', { sequenceName: 1, anchorDate: 2, exitStatus: 3 }, 1)).toBe(
      '=NEXT_TOUCH_LABEL(A:A, B:B, , , , , , , C:C, , Cadences!A:N, Settings!A:B, Holidays!A:C)',
    );
  });

  it('read no formula column but Exit Status, and Exit Status reads none', () => {
    const read = formulaFields.map((field) => [
      field,
      formulaArguments[field].filter((each) => (formulaFields as readonly unknown[]).includes(each)),
    ]);
    expect(Object.fromEntries(read)).toEqual({
      nextContactDue: ['exitStatus'],
      nextTouch: ['exitStatus'],
      why: ['exitStatus'],
      exitStatus: [],
    });
  });

  it.each([
    ['=NEXT_TOUCH(K:K,M:M)', '=next_touch( K:K, M:M )', true],
    ["=EXIT_STATUS(A:A, 'System'!$B$2)", '=EXIT_STATUS(A:A, System!$B$2)', true],
    ['=NEXT_TOUCH(K:K, M:M)', '=NEXT_TOUCH(K:K, N:N)', false],
    ['=NEXT_TOUCH(#REF!, M:M)', '=NEXT_TOUCH(K:K, M:M)', false],
    ['', '=NEXT_TOUCH(K:K)', false],
  ])('%s and %s are the same: %s', (one, other, same) => {
    expect(isSameFormula(one, other)).toBe(same);
  });

  it.each([
    ['=NOW()', 'NOW'],
    ['=A1+today ()', 'TODAY'],
    ['=RANDBETWEEN(1, 2)', 'RANDBETWEEN'],
    ['=RANDARRAY(2)', 'RANDARRAY'],
    ['=KNOWN(A1)', null],
    ['=A1', null],
    ['', null],
  ])('%s changes by itself: %s', (formula, name) => {
    expect(volatileFunction(formula)).toBe(name);
  });
});

describe('the painting', () => {
  const map = matchHeadings({
    row: 2,
    cells: ['Email', 'Status', 'x'],
    formulas: ['', '', '=NEXT_TOUCH(A$2:A)'],
    below: [],
  });
  const rules = paintRules(map, 100);

  it('is one pair of rules over the rows under the headings, overdue first', () => {
    expect(rules.map(({ formula, blocks }) => [formula, blocks])).toEqual([
      [
        '=ISNUMBER($C3)*($C3<TODAY())*((TRIM($B3)="Active")+(TRIM($B3)="Resumed")+(TRIM($B3)="Held"))>0',
        [{ row: 3, column: 1, rows: 98, columns: 3 }],
      ],
      [
        '=ISNUMBER($C3)*($C3>=TODAY())*($C3<TODAY()+1)*((TRIM($B3)="Active")+(TRIM($B3)="Resumed")+(TRIM($B3)="Held"))>0',
        [{ row: 3, column: 1, rows: 98, columns: 3 }],
      ],
    ]);
  });

  it('uses native functions alone and no other sheet', () => {
    for (const { formula } of rules) {
      expect(formula).not.toMatch(/[!,;]/);
      expect([...new Set(formula.match(/[A-Z]+(?=\()/g))].sort()).toEqual(['ISNUMBER', 'TODAY', 'TRIM']);
    }
  });

  it('is nothing where there is no due column, no status or no room', () => {
    const bare = matchHeadings({ row: 1, cells: ['Email', 'Status'], formulas: [], below: [] });
    expect([paintRules(bare, 100), paintRules(map, 2)]).toEqual([[], []]);
  });

  it.each([
    [rules[0]!.formula, true],
    [rules[1]!.formula.replace(/\$C3/g, '$AB17').replace(/ /g, ''), true],
    [rules[0]!.formula.replace(/\$B3/g, '#REF!'), true],
    ['=$A2="x"', false],
    ['=ISNUMBER($C3)', false],
    ['', false],
  ])('knows %s as its own: %s', (formula, ours) => {
    expect(isOurPainting(formula)).toBe(ours);
  });

  const other: PaintRule = { formula: '=$A2="x"', blocks: [], background: '#123456', fontColor: '' };
  it.each<[what: string, present: readonly PaintRule[], right: boolean]>([
    ['all there', rules, true],
    ['all there among others', [other, ...rules, other], true],
    ['nothing', [], false],
    ['one missing', rules.slice(0, 1), false],
    ['in the wrong order', [...rules].reverse(), false],
    ['twice', [...rules, ...rules], false],
    [
      'shifted by an inserted row',
      rules.map((rule) => ({ ...rule, blocks: [{ row: 4, column: 1, rows: 98, columns: 3 }] })),
      false,
    ],
    ['recoloured in capitals only', rules.map((rule) => ({ ...rule, background: rule.background.toUpperCase() })), true],
    ['recoloured', rules.map((rule) => ({ ...rule, background: '#ffffff' })), false],
  ])('%s', (_, present, right) => {
    expect(isPaintedRight(present, rules)).toBe(right);
  });
});
