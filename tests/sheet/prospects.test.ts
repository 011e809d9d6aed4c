import { zoneOf } from '../../src/engine/zones';
import type { Cell } from '../../src/sheet/cells/cell';
import { fieldOf, fullFields, ownedFields } from '../../src/sheet/fields';
import { matchHeadings } from '../../src/sheet/headings';
import { toProspectFacts } from '../../src/sheet/prospectFacts';
import { type ProspectRow, readProspects } from '../../src/sheet/prospects';
import { readStakeholderRoles, tagsIn } from '../../src/sheet/stakeholderRoles';

const berlin = zoneOf('Europe/Berlin')!;

const read = (grid: readonly (readonly Cell[])[], formulas: readonly string[] = []): readonly ProspectRow[] => {
  const map = matchHeadings({ row: 1, cells: grid[0] ?? [], formulas, below: [] });
  return readProspects(grid, map, { sheetZone: berlin });
};
const one = (heading: string, cell: Cell): ProspectRow =>
  read([
    ['Email', heading],
    ['ana@firm.example', cell],
  ])[0]!;

describe('readProspects', () => {
  it('reads each field by its kind', () => {
    const [row] = read([
      [
        'Email',
        'First Name',
        'Deal Size',
        'Stakeholders',
        'Time Zone',
        'Outcome',
        'Strategic',
        'Opens',
        'Sequence Step',
        'Anchor Date',
        'Status',
        'Prospect ID',
      ],
      [
        'Ana <ana@firm.example>',
        ' Ana ',
        '€12.500',
        '3',
        'europe/berlin',
        'won',
        true,
        0,
        'Email 3 of 7',
        new Date('2026-03-01T23:00:00Z'),
        'active',
        'p1',
      ],
    ]);
    expect(row?.problems).toEqual([]);
    expect(row?.id).toBe('p1');
    expect(row && toProspectFacts(row)).toMatchObject({
      id: 'p1',
      dealSize: 12_500,
      stakeholders: 3,
      outcome: 'Won',
      strategic: true,
      stepsDone: 3,
      anchor: { kind: 'date', day: 20_514 },
      status: 'Active',
      problems: [],
    });
    expect(row?.values.opens).toEqual({ kind: 'value', value: 0 });
    expect(row?.values.clicks).toEqual({ kind: 'blank' });
  });

  const bad: [heading: string, cell: Cell, holds: string, words: RegExp][] = [
    ['Anchor Date', '31 February 2026', 'all', /31 February 2026/],
    ['Anchor Date', '03/04/2026', 'all', /could be/],
    ['Last Contact Date', new Date('1899-12-30T00:00:00Z'), 'all', /1899/],
    ['Not Before', '#N/A', 'all', /#N\/A/],
    ['Time Zone', 'Mars/Olympus', 'all', /Mars\/Olympus/],
    ['Deal Size', -5, 'nothing', /negative/],
    ['Deal Size', 'a lot', 'nothing', /no amount/],
    ['Stakeholders', 2.5, 'nothing', /whole number/],
    ['Outcome', 'maybe', 'all', /one of Replied/],
    ['Status', 'Sleeping', 'all', /status/],
    ['Sequence Step', 'Email x of 7', 'all', /steps done/],
    ['Stakeholder Roles', 'CFO <nobody>', 'email', /no email address/],
    ['Timeline Pushes', 'twice', 'all', /count/],
    ['Strategic', 'perhaps', 'all', /neither yes nor no/],
    ['Opens', 'many', 'nothing', /count/],
    ['First Name', '#REF!', 'nothing', /#REF!/],
  ];
  it.each(bad)('%s %p is a problem of its own row', (heading, cell, holds, words) => {
    const [row, next] = read([
      ['Email', heading],
      ['ana@firm.example', cell],
      ['ben@firm.example', ''],
    ]);
    expect(row?.problems).toEqual([{ field: expect.any(String), heading, holds, words: expect.stringMatching(words) }]);
    expect(next?.problems).toEqual([]);
  });

  it.each(['ana@firm.example\nBcc: eve@evil.example', 'ana@firm', 'a@b.example, c@d.example', 'ana@firm.example\u200b.evil'])(
    'never mails to %j',
    (cell) => {
      const [row] = read([['Email'], [cell]]);
      expect(row?.problems).toMatchObject([{ field: 'email', holds: 'email' }]);
    },
  );

  it('reads anything anywhere without throwing, one row for each that holds something', () => {
    const headings = [...fullFields, ...ownedFields].map((field) => fieldOf(field).heading);
    const anything: Cell[] = [
      'x'.repeat(5000),
      '🙂',
      'שלום',
      '=1+1',
      '#N/A',
      'Loading...',
      -1,
      1e300,
      Number.NaN,
      true,
      new Date(Number.NaN),
      new Date(0),
      '\u0000',
      '{"',
      '__proto__',
    ];
    const rows = read([headings, ...anything.map((cell) => headings.map(() => cell))]);
    expect(rows.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    for (const row of rows) {
      expect(() => toProspectFacts(row)).not.toThrow();
      expect(() => row.tokens()).not.toThrow();
    }
  });

  it('leaves out blank rows, unticked checkboxes and what only formulas fill', () => {
    const rows = read(
      [
        ['Email', 'Strategic', 'Next Contact Due'],
        ['', false, ''],
        ['', '', new Date(0)],
        ['ana@firm.example', false, ''],
      ],
      ['', '', '=NEXT_TOUCH(A:A)'],
    );
    expect(rows.map(({ row }) => row)).toEqual([4]);
  });

  it.each<[text: string, kind: string]>([
    ['', 'blank'],
    ['{"enrollment":2}', 'state'],
    ['{"enrollment":', 'lost'],
    ['hello', 'lost'],
  ])('State %j is %s', (cell, kind) => {
    expect(one('State', cell).state.kind).toBe(kind);
  });

  it('holds a row whose State is lost', () => {
    expect(toProspectFacts(one('State', 'garbled')).problems).toMatchObject([{ field: 'State', holds: 'all' }]);
  });
});

describe('tokens', () => {
  const rows: [cell: Cell, words: string][] = [
    [' Ana ', 'Ana'],
    [25_000, '25000'],
    [0.1 + 0.2, '0.3'],
    ['€12.500', '€12.500'],
    [new Date('2026-03-01T23:00:00Z'), 'Mon 2 Mar 2026'],
    [new Date('2026-03-02T13:05:00Z'), 'Mon 2 Mar 2026 14:05'],
    [true, 'yes'],
    ['', ''],
    ['#N/A', ''],
    [new Date(Number.NaN), ''],
    ['Loading...', ''],
  ];
  it.each(rows)('%p reads as %j', (cell, words) => {
    expect(one('Region', cell).token('region')).toBe(words);
  });

  it.each<[zone: string, words: string]>([
    ['America/New_York', 'Mon 2 Mar 2026 23:30'],
    ['Asia/Tokyo', 'Tue 3 Mar 2026 13:30'],
    ['', 'Tue 3 Mar 2026 05:30'],
    ['nowhere', 'Tue 3 Mar 2026 05:30'],
  ])('tell a time of day in the prospect’s zone: %s', (zone, words) => {
    const [row] = read([
      ['Email', 'Time Zone', 'Meeting Date', 'Region'],
      ['ana@firm.example', zone, new Date('2026-03-03T04:30:00Z'), new Date('2026-03-02T23:00:00Z')],
    ]);
    expect([row?.token('Meeting Date'), row?.token('Region')]).toEqual([words, 'Tue 3 Mar 2026']);
  });

  it('answer to the sheet’s heading and to the field’s own', () => {
    const [row] = read([
      ['E-mail', 'Company name'],
      ['ana@firm.example', 'Firm'],
    ]);
    expect([row?.token('Company name'), row?.token('Company'), row?.token('COMPANY'), row?.token('Region')]).toEqual([
      'Firm',
      'Firm',
      'Firm',
      null,
    ]);
    expect(row?.tokens()).toEqual([
      ['E-mail', 'ana@firm.example'],
      ['Company name', 'Firm'],
      ['Email', 'ana@firm.example'],
      ['Company', 'Firm'],
    ]);
  });

  it('never give away State or a formula’s result', () => {
    const [row] = read(
      [
        ['Email', 'State', 'Why'],
        ['ana@firm.example', '{"enrollment":1}', 'because'],
      ],
      ['', '', '=NEXT_TOUCH_WHY(A:A)'],
    );
    expect([row?.token('State'), row?.token('Why')]).toEqual([null, null]);
  });
});

describe('stakeholder roles', () => {
  it.each<[cell: string, roles: unknown]>([
    ['CFO <cfo@firm.example>', [{ role: 'CFO', address: 'cfo@firm.example' }]],
    [
      'CFO <cfo@firm.example>, IT: <it@firm.example>; procurement',
      [
        { role: 'CFO', address: 'cfo@firm.example' },
        { role: 'IT', address: 'it@firm.example' },
        { role: 'procurement', address: null },
      ],
    ],
    [
      'VP Ops\nCFO <>',
      [
        { role: 'VP Ops', address: null },
        { role: 'CFO', address: null },
      ],
    ],
  ])('%j', (cell, roles) => {
    expect(readStakeholderRoles(cell)).toEqual({ kind: 'value', value: roles });
  });

  it.each(['cfo@firm.example', 'CFO <a@b.example', 'CFO <a@b.example\r\nBcc: x>', '<a@b.example>', 'CFO <no>'])(
    '%j is a problem',
    (cell) => {
      expect(readStakeholderRoles(cell).kind).toBe('problem');
    },
  );

  it.each(['', '  ', ' , ; '])('%j is blank', (cell) => {
    expect(readStakeholderRoles(cell).kind).toBe('blank');
  });
});

test('tags are words between commas, each once', () => {
  expect(tagsIn('hot, EU,hot ;  x y ,')).toEqual(['hot', 'EU', 'x y']);
});

test('ten thousand rows are read in well under two seconds', () => {
  const headings = [...fullFields, ...ownedFields].map((field) => fieldOf(field).heading);
  const row = headings.map((heading): Cell => {
    if (heading === 'Email') return 'ana@firm.example';
    if (/Date|Before|On$/.test(heading)) return new Date('2026-03-02T08:00:00Z');
    return heading === 'Deal Size' ? '25k' : '';
  });
  const grid = [headings, ...Array.from({ length: 10_000 }, () => row)];
  const start = performance.now();
  expect(read(grid).map(toProspectFacts)).toHaveLength(10_000);
  expect(performance.now() - start).toBeLessThan(2000);
});
