import type { Furnishing } from '../../src/ports/furnishing';
import type { Spreadsheet } from '../../src/ports/spreadsheet';
import type { Cell } from '../../src/sheet/cells/cell';
import type { PaintRule } from '../../src/sheet/furniture';
import { isOurPainting } from '../../src/sheet/painting';

/** Both ports over one file, as some implementation gives them. */
export interface Standing {
  readonly spreadsheet: Spreadsheet;
  readonly furnishing: Furnishing;
  close(): void;
}

/** Texts that a person could type and Sheets would take for something else, and some that only look strange. */
const texts = [
  '=1+1',
  '+49 30 1234',
  '-5',
  '@ana',
  "'quoted",
  "it's",
  '007',
  '1/2',
  '3-4-2026',
  'Mar 3',
  '12:30',
  '50%',
  '€5',
  '1e5',
  'TRUE',
  'false',
  'Email 3 of 7',
  'line one\nline two',
  ' spaced ',
  '🙂 שלום',
  '{"a":"=b"}',
  'x'.repeat(5000),
];

const painting: PaintRule = {
  formula: '=ISNUMBER($C2)*($C2<TODAY())*((TRIM($B2)="Active"))>0',
  blocks: [{ row: 2, column: 1, rows: 9, columns: 3 }],
  background: '#fce8e6',
  fontColor: '#8c1d18',
};

/** What the app relies on, whoever stands behind the two ports. */
export function spreadsheetContract(
  what: string,
  stand: (sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>) => Promise<Standing>,
): void {
  describe(what, () => {
    let standing: Standing;
    beforeEach(async () => {
      standing = await stand({
        Leads: [
          ['Email', 'Status', 'Due'],
          ['ana@firm.example', 'Active', 5],
          ['ben@firm.example', 'Held', 6],
        ],
        Empty: [],
      });
    });
    afterEach(() => {
      standing.close();
    });

    it('reads a sheet from A1 to its last cell, an empty one as one blank, a missing one as null', () => {
      const { spreadsheet } = standing;
      expect(spreadsheet.read('Leads')).toEqual([
        ['Email', 'Status', 'Due'],
        ['ana@firm.example', 'Active', 5],
        ['ben@firm.example', 'Held', 6],
      ]);
      expect(spreadsheet.read('Empty')).toEqual([['']]);
      expect(spreadsheet.read('Nowhere')).toBeNull();
      expect(spreadsheet.readFrom('Leads', 3)).toEqual([['ben@firm.example', 'Held', 6]]);
      expect(spreadsheet.readFrom('Leads', 4)).toEqual([]);
      expect(spreadsheet.readFrom('Leads', 1, 1)).toEqual([['Email', 'Status', 'Due']]);
      expect(spreadsheet.readFrom('Nowhere', 2)).toBeNull();
      expect([spreadsheet.has('Leads'), spreadsheet.has('Nowhere')]).toEqual([true, false]);
      expect(spreadsheet.readBlock('Leads', { row: 2, column: 2, rows: 2, columns: 1 })).toEqual([['Active'], ['Held']]);
      expect([spreadsheet.lastRow('Leads'), spreadsheet.lastRow('Empty')]).toEqual([3, 0]);
      expect(spreadsheet.sheetNames()).toEqual(['Leads', 'Empty']);
    });

    it('keeps every text what it was', () => {
      const { spreadsheet } = standing;
      spreadsheet.write(
        'Empty',
        1,
        1,
        texts.map((text) => [text]),
      );
      spreadsheet.flush();
      expect(spreadsheet.readBlock('Empty', { row: 1, column: 1, rows: texts.length, columns: 1 })).toEqual(
        texts.map((text) => [text]),
      );
      expect(spreadsheet.formulas('Empty', 1)).toEqual([]);
    });

    it('keeps numbers, checkboxes, blanks, days and instants', () => {
      const { spreadsheet } = standing;
      const cells: Cell[] = [
        25_000,
        0.5,
        -3,
        true,
        false,
        '',
        new Date('2026-03-01T23:00:00Z'),
        new Date('2026-03-29T00:59:00Z'),
        new Date('2026-10-25T00:30:00Z'),
      ];
      spreadsheet.write('Empty', 2, 2, [cells]);
      expect(spreadsheet.readBlock('Empty', { row: 2, column: 2, rows: 1, columns: cells.length })).toEqual([cells]);
    });

    it('appends below the last row, beyond the grid too', () => {
      const { spreadsheet } = standing;
      spreadsheet.append('Leads', [['cy@firm.example', '', 7]]);
      expect(spreadsheet.readFrom('Leads', 4)).toEqual([['cy@firm.example', '', 7]]);
      const many = Array.from({ length: 1200 }, (_, index): Cell[] => [`p${index}@firm.example`]);
      spreadsheet.append('Leads', many);
      expect(spreadsheet.lastRow('Leads')).toBe(1204);
      expect(spreadsheet.readFrom('Leads', 1204)?.[0]?.[0]).toBe('p1199@firm.example');
      spreadsheet.append('Empty', [['=1+1']]);
      expect(spreadsheet.read('Empty')).toEqual([['=1+1']]);
    });

    it('deletes and inserts rows', () => {
      const { spreadsheet } = standing;
      spreadsheet.deleteRows('Leads', 2, 1);
      spreadsheet.insertRows('Leads', 2, 2);
      spreadsheet.write('Leads', 2, 1, [['new@firm.example']]);
      expect(spreadsheet.readBlock('Leads', { row: 1, column: 1, rows: 4, columns: 1 })).toEqual([
        ['Email'],
        ['new@firm.example'],
        [''],
        ['ben@firm.example'],
      ]);
    });

    it('names the sheet that is missing', () => {
      expect(() => standing.spreadsheet.write('Nowhere', 1, 1, [['x']])).toThrow(/"Nowhere" is missing/);
      expect(() => standing.furnishing.freezeRows('Nowhere', 1)).toThrow(/"Nowhere" is missing/);
    });

    it('sets formulas, reads them back and overwrites them', () => {
      const { spreadsheet, furnishing } = standing;
      furnishing.setFormula('Leads', 1, 4, '=1+1');
      spreadsheet.flush();
      expect(spreadsheet.formulas('Leads', 1)).toEqual(['', '', '', '=1+1']);
      expect(furnishing.allFormulas('Leads')).toEqual([
        ['', '', '', '=1+1'],
        ['', '', '', ''],
        ['', '', '', ''],
      ]);
      furnishing.clear('Leads', { row: 1, column: 4, rows: 1, columns: 1 });
      expect(spreadsheet.formulas('Leads', 1)).toEqual([]);
    });

    it('adds a sheet behind the others and leaves the person where they are', () => {
      const { spreadsheet, furnishing } = standing;
      const open = furnishing.activeSheet();
      furnishing.insertSheet('Work', 'Log');
      expect(spreadsheet.sheetNames()).toEqual(['Leads', 'Empty', 'Work', 'Log']);
      expect(furnishing.activeSheet()).toBe(open);
      spreadsheet.write('Work', 1, 1, [['Task ID']]);
      expect(spreadsheet.read('Work')).toEqual([['Task ID']]);
      furnishing.hideSheet('Work');
      expect(furnishing.furniture('Work', 1).hidden).toBe(true);
    });

    it('tells the furniture that it set', () => {
      const { furnishing } = standing;
      const before = furnishing.furniture('Leads', 1);
      expect([before.hidden, before.frozenRows, before.notes[0], before.choices[1], before.warnings, before.painting]).toEqual([
        false,
        0,
        '',
        { kind: 'free' },
        [],
        [],
      ]);
      furnishing.addColumns('Leads', 2);
      furnishing.freezeRows('Leads', 1);
      furnishing.note('Leads', 1, 2, 'What it says');
      furnishing.numberFormat('Leads', { row: 2, column: 3, rows: 5, columns: 1 }, 'yyyy-mm-dd');
      furnishing.dropdown('Leads', { row: 2, column: 2, rows: 5, columns: 1 }, ['Active', 'Held'], 'Choose');
      furnishing.checkbox('Leads', { row: 2, column: 5, rows: 5, columns: 1 });
      furnishing.protectWithWarning('Leads', { row: 1, column: 2, rows: 10, columns: 2 }, 'Ours');
      furnishing.emphasise('Leads', { row: 1, column: 1, rows: 1, columns: 3 });
      furnishing.columnWidth('Leads', 1, 200, 2);
      furnishing.wrap('Leads', { row: 2, column: 1, rows: 2, columns: 1 });
      furnishing.hideColumn('Leads', 3);
      const after = furnishing.furniture('Leads', 1);
      expect(after.columns).toBe(before.columns + 2);
      expect(after.frozenRows).toBe(1);
      expect(after.notes[1]).toBe('What it says');
      expect(after.formats[2]).toBe('yyyy-mm-dd');
      expect([after.choices[1], after.choices[4]]).toEqual([{ kind: 'list', values: ['Active', 'Held'] }, { kind: 'other' }]);
      expect(after.warnings).toEqual([{ description: 'Ours', block: { row: 1, column: 2, rows: 10, columns: 2 } }]);
      expect(standing.spreadsheet.lastRow('Leads')).toBe(3);
    });

    it('removes the notes of a block and no others', () => {
      const { furnishing } = standing;
      furnishing.note('Leads', 1, 1, 'Stays', 'Goes');
      furnishing.clearNotes('Leads', { row: 1, column: 2, rows: 2, columns: 2 });
      expect(furnishing.furniture('Leads', 1).notes.slice(0, 3)).toEqual(['Stays', '', '']);
    });

    it('puts our painting before that of others, and only once', () => {
      const { furnishing } = standing;
      const other: PaintRule = { ...painting, formula: '=$A2="x"', fontColor: '' };
      furnishing.setPainting('Leads', [other], () => false);
      furnishing.setPainting('Leads', [painting], isOurPainting);
      furnishing.setPainting('Leads', [painting], isOurPainting);
      const { painting: rules, rows } = furnishing.painting('Leads');
      expect(rows).toBe(furnishing.furniture('Leads', 1).rows);
      expect(rules.map(({ formula }) => formula)).toEqual([painting.formula, other.formula]);
      expect(rules[0]).toEqual(painting);
    });
  });
}
