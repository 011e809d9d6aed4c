import type { Furnishing } from '../../src/ports/furnishing';
import type { Block, Grid, Spreadsheet } from '../../src/ports/spreadsheet';
import type { Cell } from '../../src/sheet/cells/cell';
import type { CellChoice, PaintRule, Warning } from '../../src/sheet/furniture';

/** One sheet as a test sees it. */
interface MemorySheet {
  cells: Cell[][];
  /** Formula texts by "row,column". They are kept, never computed. */
  formulas: Map<string, string>;
  rows: number;
  columns: number;
  hidden: boolean;
  frozenRows: number;
  hiddenColumns: Set<number>;
  widths: Map<number, number>;
  notes: Map<string, string>;
  formats: Map<string, string>;
  choices: Map<string, CellChoice>;
  warnings: Warning[];
  painting: PaintRule[];
  /** True for a native table, which takes no formula as a heading and no validation on its cells. */
  table: boolean;
}

/** A small workbook in memory, behind both ports, with the faults that Google can have. */
export interface MemoryWorkbook {
  readonly spreadsheet: Spreadsheet;
  readonly furnishing: Furnishing;
  /** Every request made so far, such as "write Prospects". */
  readonly calls: string[];
  readonly sheets: Map<string, MemorySheet>;
  /** Asked before every request; an error is thrown instead of the request. */
  fault: ((call: string, count: number) => Error | null) | null;
  /** True: what is written since the last flush or read is lost by `die`. */
  die(): void;
  /** What a formula would show: writes a value without touching the formula. */
  show(sheet: string, row: number, column: number, cell: Cell): void;
  active: string;
  grid(sheet: string): Cell[][];
}

const place = (row: number, column: number): string => `${row},${column}`;
const isFilled = (cell: Cell | undefined): boolean => cell !== undefined && cell !== '';

const newSheet = (cells: readonly (readonly Cell[])[] = []): MemorySheet => ({
  cells: cells.map((row) => [...row]),
  formulas: new Map(),
  rows: Math.max(1000, cells.length),
  columns: Math.max(26, ...cells.map((row) => row.length)),
  hidden: false,
  frozenRows: 0,
  hiddenColumns: new Set(),
  widths: new Map(),
  notes: new Map(),
  formats: new Map(),
  choices: new Map(),
  warnings: [],
  painting: [],
  table: false,
});

const copyOf = (sheet: MemorySheet): MemorySheet => ({
  ...sheet,
  cells: sheet.cells.map((row) => [...row]),
  formulas: new Map(sheet.formulas),
});

const used = (sheet: MemorySheet): { rows: number; columns: number } => {
  let rows = 0;
  let columns = 0;
  sheet.cells.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (!isFilled(cell)) return;
      rows = Math.max(rows, r + 1);
      columns = Math.max(columns, c + 1);
    });
  });
  for (const key of sheet.formulas.keys()) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
  }
  return { rows, columns };
};

const blockOf = (sheet: MemorySheet, { row, column, rows, columns }: Block): Cell[][] =>
  Array.from({ length: Math.min(rows, Math.max(sheet.rows, sheet.cells.length) - row + 1) }, (_, r) =>
    Array.from({ length: columns }, (_, c) => sheet.cells[row - 1 + r]?.[column - 1 + c] ?? ''),
  );

const moveRows = (sheet: MemorySheet, from: number, by: number): void => {
  sheet.formulas = new Map(
    [...sheet.formulas].flatMap(([key, formula]): [string, string][] => {
      const [row = 0, column = 0] = key.split(',').map(Number);
      if (row < from) return [[key, formula]];
      return row + by < from && by < 0 ? [] : [[place(row + by, column), formula]];
    }),
  );
};

const eachCell = ({ row, column, rows, columns }: Block, work: (key: string) => void): void => {
  for (let r = row; r < row + rows; r++) for (let c = column; c < column + columns; c++) work(place(r, c));
};

export function memoryWorkbook(
  contents: Readonly<Record<string, readonly (readonly Cell[])[]>>,
  options: { readonly id?: string; readonly zone?: string } = {},
): MemoryWorkbook {
  const sheets = new Map(Object.entries(contents).map(([name, cells]) => [name, newSheet(cells)]));
  let flushed = new Map([...sheets].map(([name, sheet]) => [name, copyOf(sheet)]));
  const calls: string[] = [];

  const ask = (call: string): void => {
    calls.push(call);
    const error = book.fault?.(call, calls.length) ?? null;
    if (error !== null) throw error;
  };
  const settle = (): void => {
    flushed = new Map([...sheets].map(([name, sheet]) => [name, copyOf(sheet)]));
  };
  const get = (name: string): MemorySheet => {
    const sheet = sheets.get(name);
    if (sheet === undefined) throw new Error(`The sheet "${name}" is missing. Run set-up, which puts it back.`);
    return sheet;
  };
  const put = (sheet: MemorySheet, row: number, column: number, values: Grid): void => {
    values.forEach((line, r) => {
      const target = row - 1 + r;
      while (sheet.cells.length <= target) sheet.cells.push([]);
      const cells = sheet.cells[target] as Cell[];
      line.forEach((cell, c) => {
        while (cells.length < column - 1 + c) cells.push('');
        cells[column - 1 + c] = cell;
        sheet.formulas.delete(place(row + r, column + c));
      });
    });
    sheet.rows = Math.max(sheet.rows, sheet.cells.length);
    sheet.columns = Math.max(sheet.columns, ...sheet.cells.map((cells) => cells.length));
  };
  const typed = (sheet: MemorySheet): void => {
    if (sheet.table) throw new Error('This operation is not allowed on cells in typed columns.');
  };
  const formulasOf = (sheet: MemorySheet, row: number, columns: number): string[] =>
    Array.from({ length: columns }, (_, c) => sheet.formulas.get(place(row, c + 1)) ?? '');

  const spreadsheet: Spreadsheet = {
    id: () => options.id ?? 'file-1',
    zone: () => options.zone ?? 'Europe/Berlin',
    sheetNames: () => [...sheets.keys()],
    has: (name) => sheets.has(name),
    read(name) {
      ask(`read ${name}`);
      settle();
      const sheet = sheets.get(name);
      if (sheet === undefined) return null;
      const { rows, columns } = used(sheet);
      return blockOf(sheet, { row: 1, column: 1, rows: Math.max(1, rows), columns: Math.max(1, columns) });
    },
    readFrom(name, row, count) {
      ask(`readFrom ${name}`);
      settle();
      const sheet = sheets.get(name);
      if (sheet === undefined) return null;
      const { rows, columns } = used(sheet);
      const last = Math.min(rows, count === undefined ? rows : row + count - 1);
      return last < row ? [] : blockOf(sheet, { row, column: 1, rows: last - row + 1, columns });
    },
    readBlock(name, block) {
      ask(`readBlock ${name}`);
      settle();
      return blockOf(get(name), block);
    },
    formulas(name, row) {
      ask(`formulas ${name}`);
      const sheet = get(name);
      const columns = [...sheet.formulas.keys()].map((key) => key.split(',').map(Number)).filter(([at]) => at === row);
      return formulasOf(sheet, row, Math.max(0, ...columns.map(([, column = 0]) => column)));
    },
    lastRow(name) {
      ask(`lastRow ${name}`);
      return used(get(name)).rows;
    },
    write(name, row, column, values) {
      ask(`write ${name}`);
      put(get(name), row, column, values);
    },
    replace(name, row, column, was, by, rows = 1) {
      ask(`replace ${name}`);
      settle();
      const sheet = get(name);
      const found = Array.from({ length: rows }, (_, index) => row + index).filter(
        (each) => sheet.cells[each - 1]?.[column - 1] === was,
      );
      for (const each of found) put(sheet, each, column, [[by]]);
      return found.length > 0;
    },
    append(name, values) {
      ask(`append ${name}`);
      const sheet = get(name);
      put(sheet, used(sheet).rows + 1, 1, values);
    },
    deleteRows(name, row, count) {
      ask(`deleteRows ${name}`);
      const sheet = get(name);
      sheet.cells.splice(row - 1, count);
      eachCell({ row, column: 1, rows: count, columns: sheet.columns }, (key) => sheet.formulas.delete(key));
      moveRows(sheet, row, -count);
      sheet.rows = Math.max(row, sheet.rows - count);
    },
    insertRows(name, beforeRow, count) {
      ask(`insertRows ${name}`);
      const sheet = get(name);
      sheet.cells.splice(beforeRow - 1, 0, ...Array.from({ length: count }, () => []));
      moveRows(sheet, beforeRow, count);
      sheet.rows += count;
    },
    flush() {
      ask('flush');
      settle();
    },
  };

  const furnishing: Furnishing = {
    activeSheet: () => book.active,
    merged: () => [],
    furniture(name, headingRow) {
      ask(`furniture ${name}`);
      const sheet = get(name);
      const columns = Array.from({ length: sheet.columns }, (_, index) => index + 1);
      return {
        hidden: sheet.hidden,
        frozenRows: sheet.frozenRows,
        rows: sheet.rows,
        columns: sheet.columns,
        notes: columns.map((column) => sheet.notes.get(place(headingRow, column)) ?? ''),
        formats: columns.map((column) => sheet.formats.get(place(headingRow + 1, column)) ?? 'General'),
        choices: columns.map((column) => sheet.choices.get(place(headingRow + 1, column)) ?? { kind: 'free' }),
        warnings: [...sheet.warnings],
        painting: [...sheet.painting],
      };
    },
    painting(name) {
      ask(`painting ${name}`);
      const sheet = get(name);
      return { rows: sheet.rows, painting: [...sheet.painting] };
    },
    allFormulas(name) {
      ask(`allFormulas ${name}`);
      const sheet = get(name);
      const { rows, columns } = used(sheet);
      return Array.from({ length: Math.max(1, rows) }, (_, index) => formulasOf(sheet, index + 1, columns));
    },
    insertSheet(...names) {
      for (const name of names) {
        ask(`insertSheet ${name}`);
        sheets.set(name, newSheet());
      }
    },
    hideSheet(name) {
      ask(`hideSheet ${name}`);
      get(name).hidden = true;
    },
    addColumns(name, count) {
      ask(`addColumns ${name}`);
      get(name).columns += count;
    },
    setFormula(name, row, column, formula) {
      ask(`setFormula ${name}`);
      const sheet = get(name);
      if (column > sheet.columns) throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
      put(sheet, row, column, [[sheet.table ? formula : 'Loading...']]);
      if (!sheet.table) sheet.formulas.set(place(row, column), formula);
    },
    clear(name, { row, column, rows, columns }) {
      ask(`clear ${name}`);
      put(
        get(name),
        row,
        column,
        Array.from({ length: rows }, () => Array.from({ length: columns }, () => '')),
      );
    },
    clearNotes(name, { row, column, rows, columns }) {
      ask(`clearNotes ${name}`);
      const { notes } = get(name);
      for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) notes.delete(place(row + r, column + c));
    },
    freezeRows(name, count) {
      ask(`freezeRows ${name}`);
      get(name).frozenRows = count;
    },
    hideColumn(name, column) {
      ask(`hideColumn ${name}`);
      get(name).hiddenColumns.add(column);
    },
    columnWidth(name, column, pixels, columns) {
      ask(`columnWidth ${name}`);
      for (let index = 0; index < columns; index += 1) get(name).widths.set(column + index, pixels);
    },
    emphasise(name) {
      ask(`emphasise ${name}`);
    },
    note(name, row, column, ...texts) {
      ask(`note ${name}`);
      texts.forEach((text, index) => {
        get(name).notes.set(place(row, column + index), text);
      });
    },
    numberFormat(name, block, format) {
      ask(`numberFormat ${name}`);
      typed(get(name));
      eachCell(block, (key) => get(name).formats.set(key, format));
    },
    wrap(name) {
      ask(`wrap ${name}`);
    },
    dropdown(name, block, values) {
      ask(`dropdown ${name}`);
      typed(get(name));
      eachCell(block, (key) => get(name).choices.set(key, { kind: 'list', values }));
    },
    checkbox(name, block) {
      ask(`checkbox ${name}`);
      typed(get(name));
      eachCell(block, (key) => get(name).choices.set(key, { kind: 'other' }));
    },
    protectWithWarning(name, block, description) {
      ask(`protectWithWarning ${name}`);
      get(name).warnings.push({ block, description });
    },
    setPainting(name, rules, isOurs) {
      ask(`setPainting ${name}`);
      const sheet = get(name);
      sheet.painting = [...rules, ...sheet.painting.filter((rule) => !isOurs(rule.formula))];
    },
  };

  const book: MemoryWorkbook = {
    spreadsheet,
    furnishing,
    calls,
    sheets,
    fault: null,
    die() {
      sheets.clear();
      for (const [name, sheet] of flushed) sheets.set(name, copyOf(sheet));
    },
    show(name, row, column, cell) {
      const sheet = get(name);
      const formula = sheet.formulas.get(place(row, column));
      put(sheet, row, column, [[cell]]);
      if (formula !== undefined) sheet.formulas.set(place(row, column), formula);
    },
    active: Object.keys(contents)[0] ?? '',
    grid(name) {
      const sheet = get(name);
      const { rows, columns } = used(sheet);
      return blockOf(sheet, { row: 1, column: 1, rows, columns });
    },
  };
  return book;
}
