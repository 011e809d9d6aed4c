import { zoneOf } from '../../src/engine/zones';
import type { Cell } from '../../src/sheet/cells/cell';
import { matchHeadings } from '../../src/sheet/headings';
import { blocksOf, planWrites, type RowChange } from '../../src/sheet/rowWrites';
import type { SheetRows } from '../../src/sheet/sheetRows';
import { strayCells } from '../../src/sheet/strayCells';

const berlin = zoneOf('Europe/Berlin')!;

const rowsOf = (grid: readonly (readonly Cell[])[]): SheetRows => ({
  map: matchHeadings({ row: 1, cells: grid[0] ?? [], formulas: [], below: [] }),
  firstColumn: 1,
  lines: grid.slice(1),
});
const planned = (grid: readonly (readonly Cell[])[], changes: readonly RowChange[]) => planWrites(changes, rowsOf(grid), berlin);
const plan = (grid: readonly (readonly Cell[])[], changes: readonly RowChange[]) => {
  const { writes, unwritten } = planned(grid, changes);
  return { blocks: blocksOf(writes), unwritten };
};
const id = (prospectId: string): RowChange['key'] => ({ kind: 'id', prospectId });
const at = (row: number, email: string): RowChange['key'] => ({ kind: 'row', row, email });

const grid: Cell[][] = [
  ['Prospect ID', 'Email', 'Status', 'Exit Reason', 'Notes', 'Needs You'],
  ['p1', 'ana@firm.example', 'Active', '', 'mine', ''],
  ['p2', 'ben@firm.example', 'Active', '', '', ''],
  ['', 'cy@firm.example', '', '', '', ''],
  ['p4', 'di@firm.example', 'Active', '', '', ''],
];

describe('planWrites', () => {
  it('merges neighbouring cells and rows into one block, and leaves what lies between alone', () => {
    const cells = { status: 'Paused', exitReason: '', needsYou: 'call' } as const;
    expect(
      plan(grid, [
        { key: id('p2'), cells },
        { key: id('p1'), cells },
        { key: id('p4'), cells },
      ]),
    ).toEqual({
      blocks: [
        {
          row: 2,
          column: 3,
          values: [
            ['Paused', ''],
            ['Paused', ''],
          ],
        },
        { row: 2, column: 6, values: [['call'], ['call']] },
        { row: 5, column: 3, values: [['Paused', '']] },
        { row: 5, column: 6, values: [['call']] },
      ],
      unwritten: [],
    });
  });

  it('writes nothing that stands apart and stays as it is in every row', () => {
    const cells = { status: 'Active', exitReason: 'Replied', needsYou: '' } as const;
    expect(
      plan(grid, [
        { key: id('p1'), cells },
        { key: id('p2'), cells },
      ]).blocks,
    ).toEqual([
      {
        row: 2,
        column: 3,
        values: [
          ['Active', 'Replied'],
          ['Active', 'Replied'],
        ],
      },
    ]);
    expect(
      plan(grid, [
        { key: id('p1'), cells },
        { key: id('p2'), cells: { ...cells, needsYou: 'call' } },
      ]).blocks.map(({ row, column, values }) => [row, column, values.length]),
    ).toEqual([
      [2, 3, 2],
      [2, 6, 2],
    ]);
  });

  it('finds rows where they stand now, whatever their order was', () => {
    const sorted = [grid[0]!, grid[4]!, grid[2]!, grid[1]!];
    expect(plan(sorted, [{ key: id('p1'), cells: { status: 'Paused' } }]).blocks).toEqual([
      { row: 4, column: 3, values: [['Paused']] },
    ]);
  });

  it('finds columns by their headings as they are now', () => {
    const moved = [
      ['Status', 'Prospect ID'],
      ['Active', 'p1'],
    ];
    expect(plan(moved, [{ key: id('p1'), cells: { status: 'Paused' } }]).blocks).toEqual([
      { row: 2, column: 1, values: [['Paused']] },
    ]);
  });

  it('writes several changes of one row together, the later over the earlier', () => {
    const changes: RowChange[] = [
      { key: id('p1'), cells: { status: 'Paused', exitReason: 'x' } },
      { key: at(2, 'ana@firm.example'), cells: { status: 'Resumed' } },
    ];
    expect(plan(grid, changes).blocks).toEqual([{ row: 2, column: 3, values: [['Resumed', 'x']] }]);
  });

  const refused: [what: string, grid: Cell[][], change: RowChange, words: string][] = [
    ['a row that vanished', grid, { key: id('p9'), cells: { status: 'Paused' } }, 'the row is no longer on the sheet'],
    [
      'a copied row',
      [...grid, ['p1', 'eve@firm.example', '', '', '', '']],
      { key: id('p1'), cells: { status: 'Paused' } },
      'rows 2 and 6 bear the same Prospect ID; delete it in the copied row',
    ],
    [
      'a deleted column',
      [
        ['Prospect ID', 'Email'],
        ['p1', 'a@b.example'],
      ],
      { key: id('p1'), cells: { status: 'Paused', needsYou: 'x' } },
      'the column Status and Needs You is missing; run set-up',
    ],
    [
      'a row whose address changed',
      grid,
      { key: at(4, 'new@firm.example'), cells: { prospectId: 'p3' } },
      'row 4 no longer holds new@firm.example',
    ],
    [
      'an address that moved and stands twice',
      [...grid.slice(0, 2), ['', 'x@firm.example', '', '', '', ''], ['', 'x@firm.example', '', '', '', '']],
      { key: at(9, 'x@firm.example'), cells: { prospectId: 'p3' } },
      'x@firm.example now stands in rows 3 and 4',
    ],
  ];
  it.each(refused)('never writes into %s', (_, cells, change, words) => {
    expect(plan(cells, [change])).toEqual({ blocks: [], unwritten: [{ key: change.key, words }] });
  });

  it('finds a row without an id by its number, else by its address', () => {
    expect(plan(grid, [{ key: at(4, 'CY@firm.example '), cells: { prospectId: 'p3' } }]).blocks).toEqual([
      { row: 4, column: 1, values: [['p3']] },
    ]);
    expect(plan(grid, [{ key: at(2, 'cy@firm.example'), cells: { prospectId: 'p3' } }]).blocks).toEqual([
      { row: 4, column: 1, values: [['p3']] },
    ]);
  });

  it('passes over a person’s column that the sheet does without', () => {
    expect(plan(grid, [{ key: id('p1'), cells: { status: 'Paused', tags: 'x', timelinePushes: 0 } }])).toEqual({
      blocks: [{ row: 2, column: 3, values: [['Paused']] }],
      unwritten: [],
    });
  });

  it('writes a thousand enrollments in one block', () => {
    const rows = Array.from({ length: 1000 }, (_, index): Cell[] => [`p${index}`, `p${index}@firm.example`, '', '', '', '']);
    const changes = rows.map((row): RowChange => ({ key: id(String(row[0])), cells: { status: 'Active', exitReason: '' } }));
    expect(plan([grid[0]!, ...rows], changes).blocks).toHaveLength(1);
  });
});

describe('what a person typed between the read and the write', () => {
  const headings: Cell[] = [
    'Email',
    'Outcome',
    'Tags',
    'Timeline Pushes',
    'Owner',
    'Prospect ID',
    'Status',
    'Sequence Step',
    'Needs You',
    'State',
  ];
  const state = '{"enrollment":1}';
  const seen = {
    outcome: 'Later',
    tags: 'vip',
    timelinePushes: 1,
    owner: '',
    status: 'Active',
    sequenceStep: '',
    needsYou: '',
    state,
  };
  const stands = (typed: Record<string, Cell>): Cell[][] => {
    const cells: Record<string, Cell> = {
      Email: 'ana@firm.example',
      'Prospect ID': 'p1',
      Outcome: 'Later',
      Tags: 'vip',
      'Timeline Pushes': 1,
      Owner: '',
      Status: 'Active',
      'Sequence Step': '',
      'Needs You': '',
      State: state,
    };
    return [headings, headings.map((heading) => ({ ...cells, ...typed })[String(heading)] ?? '')];
  };
  /** The field, what the product wants there, what a person typed, and what stands there in the end. */
  const cases: [field: string, wanted: Cell, heading: string, typed: Cell, result: Cell][] = [
    ['outcome', '', 'Outcome', 'Later', ''],
    ['outcome', '', 'Outcome', 'Won', 'Won'],
    ['outcome', '', 'Outcome', '', ''],
    ['tags', 'vip, Do Not Contact', 'Tags', 'vip', 'vip, Do Not Contact'],
    ['tags', 'vip, Do Not Contact', 'Tags', 'vip, north', 'vip, north, Do Not Contact'],
    ['tags', 'vip, Do Not Contact', 'Tags', '', 'Do Not Contact'],
    ['tags', 'vip, Do Not Contact', 'Tags', 'do not contact', 'do not contact'],
    ['timelinePushes', 2, 'Timeline Pushes', 1, 2],
    ['timelinePushes', 2, 'Timeline Pushes', 0, 0],
    ['owner', 'rep@our.example', 'Owner', 'ben@our.example', 'ben@our.example'],
    ['sequenceStep', 'Email 1 of 7', 'Sequence Step', 3, 3],
    ['needsYou', 'Call them.', 'Needs You', 'mine', 'Call them.'],
    ['needsYou', '', 'Needs You', 'mine', 'mine'],
    ['status', 'Active', 'Status', 'Paused', 'Paused'],
    ['status', 'Replied', 'Status', 'Paused', 'Paused'],
    ['status', 'Replied', 'Status', 'Resumed', 'Replied'],
    ['status', 'Unsubscribed', 'Status', 'Paused', 'Unsubscribed'],
    ['status', 'Unsubscribed', 'Status', 'Closed-Won', 'Unsubscribed'],
    ['status', 'Bounced', 'Status', 'Closed-Won', 'Closed-Won'],
    ['status', 'Resumed', 'Status', 'stop!', 'stop!'],
    ['status', 'Resumed', 'Status', '', ''],
    ['status', 'Bounced', 'Status', 'stop!', 'Bounced'],
  ];
  it.each(cases)('%s: wanted %j, in %s stands %j: %j', (field, wanted, heading, typed, result) => {
    const grid = stands({ [heading]: typed });
    const { writes } = planned(grid, [
      {
        key: id('p1'),
        cells: { [field]: wanted },
        seen: { ...seen, ...(field === 'status' && wanted === 'Active' ? { status: 'Resumed' } : {}) },
      },
    ]);
    const column = headings.indexOf(heading) + 1;
    const write = writes.find((each) => each.column === column);
    expect(write === undefined ? grid[1]![column - 1] : write.value).toEqual(result);
  });

  it('does not write over a row that another run has written since', () => {
    const cells = { status: 'Paused', state: '{"enrollment":1,"waiting":true}' };
    const { writes, unwritten } = planned(stands({ State: '{"enrollment":1,"done":["1.email"]}' }), [
      { key: id('p1'), cells, seen },
    ]);
    expect([writes, unwritten.map(({ words }) => words)]).toEqual([
      [],
      ['row 2 was changed by another run meanwhile; the next run decides anew'],
    ]);
  });

  it('writes a row that is meant as a whole not at all where somebody typed into it', () => {
    const change: RowChange = { key: id('p1'), cells: { status: 'Active', sequenceStep: '', state }, seen, whole: true };
    expect(planned(stands({ 'Sequence Step': 'Email 2 of 7' }), [change]).unwritten.map(({ words }) => words)).toEqual([
      'somebody typed into Sequence Step of row 2 meanwhile',
    ]);
    expect(planned(stands({ Tags: 'vip, new' }), [change]).unwritten).toEqual([]);
  });

  it('puts a State back that was cleared or damaged meanwhile', () => {
    for (const damaged of ['', 'oops', '{"enrollment":"x"}']) {
      const { writes } = planned(stands({ State: damaged }), [{ key: id('p1'), cells: { state }, seen }]);
      expect(String(writes.find(({ field }) => field === 'state')?.value)).toContain('"enrollment":1');
    }
  });

  it('keeps in State what the product wrote, not what was typed', () => {
    const change: RowChange = { key: id('p1'), cells: { status: 'Replied', sequenceStep: 'Email 1 of 7', state }, seen };
    const { writes } = planned(stands({ 'Sequence Step': 3 }), [change]);
    const text = String(writes.find(({ field }) => field === 'state')?.value);
    expect(JSON.parse(text).own).toEqual(['p1', '', '3', '', '', '', 'Replied', '']);
    const next = stands({ State: text, Status: 'Active', 'Sequence Step': 'Email 2 of 7' });
    const again = planned(next, [{ key: id('p1'), cells: { sequenceStep: 'Email 2 of 7' }, accepts: ['status'] }]);
    expect(JSON.parse(String(again.writes.find(({ field }) => field === 'state')?.value)).own).toEqual([
      'p1',
      '',
      'Email 2 of 7',
      '',
      '',
      '',
      'Active',
      '',
    ]);
  });
});

describe('strayCells', () => {
  const before: Cell[][] = [
    ['Email', 'Notes', 'Outcome', 'Prospect ID', 'Status'],
    ['ana@a.example', 'one', 'Later', 'p1', 'Active'],
    ['ben@b.example', 'two', 'Won', 'p2', 'Held'],
    ['cy@c.example', 'three', '', '', ''],
    ['di@d.example', 'four', 'Lost', '', ''],
  ];
  const change: RowChange = { key: id('p1'), cells: { outcome: '', status: 'Paused' } };
  const put = (grid: readonly (readonly Cell[])[], cells: readonly [row: number, column: number, value: Cell][]): Cell[][] => {
    const copy = grid.map((row) => [...row]);
    for (const [row, column, value] of cells) copy[row - 1]![column - 1] = value;
    return copy;
  };
  const written: [number, number, Cell][] = [
    [2, 3, ''],
    [2, 5, 'Paused'],
  ];
  const swapped = (from: number, to: number): Cell[][] => {
    const copy = [...before];
    [copy[from - 1], copy[to - 1]] = [copy[to - 1]!, copy[from - 1]!];
    return copy;
  };
  const found = (after: Cell[][]) => strayCells(planned(before, [change]).writes, rowsOf(before), rowsOf(after));

  it.each<[what: string, after: Cell[][], strays: [row: number, column: number, value: Cell | null][]]>([
    ['nothing where nothing moved', put(before, written), []],
    [
      'the cells of a row that was sorted there',
      put(swapped(2, 3), written),
      [
        [2, 3, 'Won'],
        [2, 5, 'Held'],
      ],
    ],
    [
      'those of a row without an id',
      put(swapped(2, 5), written),
      [
        [2, 3, 'Lost'],
        [2, 5, ''],
      ],
    ],
    ['those of a new row', put([before[0]!, ['', '', '', '', ''], ...before.slice(1)], written), [[2, 5, '']]],
    [
      'those of a column that was inserted',
      put(
        before.map((row) => ['', ...row]),
        written,
      ),
      // Notes stood in column B and was not written to; Prospect ID stands where Status stood.
      [
        [2, 3, 'one'],
        [2, 5, 'p1'],
      ],
    ],
    [
      'nothing where the row took its new values along',
      [before[0]!, before[2]!, put(before, written)[1]!, ...before.slice(3)],
      [],
    ],
  ])('finds %s', (_what, after, strays) => {
    expect(found(after).map(({ row, column, value }) => [row, column, value])).toEqual(strays);
  });

  it('says that it does not know what stood in the cell of a row unlike any before', () => {
    const after = put([before[0]!, ['eve@e.example', 'new', 'Won', '', ''], ...before.slice(1)], written);
    expect(found(after).map(({ value }) => value)).toEqual([null, null]);
  });
});
