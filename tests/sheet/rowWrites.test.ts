import type { Cell } from '../../src/sheet/cells/cell';
import { matchHeadings } from '../../src/sheet/headings';
import { planWrites, type RowChange } from '../../src/sheet/rowWrites';

const plan = (grid: readonly (readonly Cell[])[], changes: readonly RowChange[]) => {
  const map = matchHeadings({ row: 1, cells: grid[0] ?? [], formulas: [], below: [] });
  const column = (at: number | undefined): Cell[] => (at === undefined ? [] : grid.slice(1).map((row) => row[at - 1] ?? ''));
  return planWrites(changes, { map, ids: column(map.columnOf.prospectId), emails: column(map.columnOf.email) });
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
      { key: at(2, 'ana@firm.example'), cells: { status: 'Active' } },
    ];
    expect(plan(grid, changes).blocks).toEqual([{ row: 2, column: 3, values: [['Active', 'x']] }]);
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
