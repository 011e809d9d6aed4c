import { planLines, type WantedLine } from '../../src/sheet/tableLines';

/** Three lines of a group in rows 2, 4 and 5 of a sheet with seven rows. */
const present = [
  { row: 2, cells: ['a', 1] },
  { row: 4, cells: ['b', 2] },
  { row: 5, cells: ['c', 3] },
];
const kept = (from: number): WantedLine => ({ from, cells: present[from]!.cells });
const fresh = (text: string): WantedLine => ({ from: null, cells: [text, 9] });

describe('how rows become what is wanted', () => {
  test.each<[what: string, wanted: WantedLine[], inserts: string, writes: string, deletes: number[]]>([
    ['nothing to do', [kept(0), kept(1), kept(2)], '', '', []],
    ['one cell', [kept(0), { from: 1, cells: ['B', 2] }, kept(2)], '', '4,1=B', []],
    ['a longer row', [kept(0), { from: 1, cells: ['b', 2, 'x'] }, kept(2)], '', '4,3=x', []],
    ['one more in the middle', [kept(0), fresh('n'), kept(1), kept(2)], '4+1', '4,1=n 4,2=9', []],
    ['two more at the head', [fresh('n'), fresh('m'), kept(0), kept(1), kept(2)], '2+2', '2,1=n 2,2=9 3,1=m 3,2=9', []],
    ['one more behind, in front of what stands there', [kept(0), kept(1), kept(2), fresh('n')], '6+1', '6,1=n 6,2=9', []],
    [
      'one more here and one there',
      [fresh('n'), kept(0), fresh('m'), kept(1), kept(2)],
      '4+1 2+1',
      '2,1=n 2,2=9 5,1=m 5,2=9',
      [],
    ],
    ['one less', [kept(0), kept(2)], '', '', [4]],
    ['one for another', [kept(0), fresh('n'), kept(2)], '5+1', '5,1=n 5,2=9', [4]],
    ['all gone', [], '', '', [5, 4, 2]],
    ['two change places', [kept(1), kept(0), kept(2)], '', '2,1=b 2,2=2 4,1=a 4,2=1', []],
    ['a place that there is not', [kept(0), { from: 7, cells: ['n', 9] }, kept(1), kept(2)], '4+1', '4,1=n 4,2=9', []],
    ['one place taken twice', [kept(0), kept(0), kept(1), kept(2)], '4+1', '4,1=a 4,2=1', []],
  ])('%s', (_what, wanted, inserts, writes, deletes) => {
    const plan = planLines(present, wanted, 8, 7);
    expect(plan.inserts.map(({ before, count }) => `${before}+${count}`).join(' ')).toBe(inserts);
    expect(plan.writes.map(({ row, column, value }) => `${row},${column}=${value}`).join(' ')).toBe(writes);
    expect(plan.deletes).toEqual(deletes);
  });

  test('the first line of a group goes below the last row in use, without room being made', () => {
    const { inserts, writes } = planLines([], [fresh('n'), fresh('m')], 8, 7);
    expect([inserts, writes.map(({ row }) => row)]).toEqual([[], [8, 8, 9, 9]]);
  });

  test('what was taken away comes back to its row', () => {
    const { back } = planLines(present, [kept(0), kept(2)], 8, 7);
    expect(back).toEqual([
      { from: 0, cells: ['a', 1] },
      { from: null, cells: ['b', 2], row: 4 },
      { from: 1, cells: ['c', 3] },
    ]);
    const now = [present[0]!, { row: 4, cells: ['c', 3] }];
    expect(planLines(now, back, 8, 6)).toMatchObject({ inserts: [{ before: 4, count: 1 }], deletes: [] });
  });

  test('a date that stays is no difference', () => {
    const lines = [{ row: 2, cells: [new Date(5)] }];
    expect(planLines(lines, [{ from: 0, cells: [new Date(5)] }], 3, 2).writes).toEqual([]);
    expect(planLines(lines, [{ from: 0, cells: [new Date(6)] }], 3, 2).writes).toHaveLength(1);
  });
});
