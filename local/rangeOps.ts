/** What the methods of Range do. Arguments begin with the sheet's id and the block: id, row, column, rows, columns. */
import { intersects, type Rect, rectName } from './a1';
import { clearBlock, styleBlock, writeBlock, writeFormula, writeWire } from './edits';
import { AUTOMATIC, displayText } from './numberFormats';
import type { Wire } from './realmWire';
import { Dated, FormulaError, type Value } from './values';
import { type Cell, cellAt, cellForWriting, changeableCell, type Sheet, type Style, type Validation } from './workbook';
import { Deferred, type Operation, type Operations, ServiceError, type Session, sheetById, type World } from './world';
import { instantOfSerial } from './zone';

type Where = [id: number, row: number, column: number, rows: number, columns: number, ...rest: unknown[]];

const rectOf = (args: readonly unknown[]): Rect => {
  const [, row, column, rows, columns] = args as Where;
  return { row, column, rows, columns };
};
const cellsOf = (args: readonly unknown[]): number => Number(args[3]) * Number(args[4]);

const LOADING = 'Loading...';

/** The block as a script sees it, with formulas that this execution made recalculate still loading. */
const readFor = (world: World, session: Session, sheet: Sheet, rect: Rect): Value[][] => {
  const matrix = world.calculation.read(sheet, rect);
  for (const [formula, until] of session.loading) {
    if (until <= session.modelledMs) session.loading.delete(formula);
    else if (formula.sheet === sheet && intersects(formula.area, rect)) {
      const { area } = formula;
      for (let r = Math.max(area.row, rect.row); r < Math.min(area.row + area.rows, rect.row + rect.rows); r++)
        for (
          let c = Math.max(area.column, rect.column);
          c < Math.min(area.column + area.columns, rect.column + rect.columns);
          c++
        )
          matrix[r - rect.row]![c - rect.column] = r === formula.row && c === formula.column ? LOADING : null;
    }
  }
  return matrix;
};

const toScript = (zone: string, value: Value): Wire => {
  if (value === null) return '';
  if (value instanceof Dated) return { $d: instantOfSerial(zone, value.serial) };
  return value instanceof FormulaError ? value.code : value;
};

/** A property of each stored cell, row by row. */
const perCell =
  (pick: (cell: Cell | undefined) => unknown): Operation['run'] =>
  (world, _session, args) => {
    const sheet = sheetById(world, args[0] as unknown as number);
    const rect = rectOf(args);
    return Array.from({ length: rect.rows }, (_, r) =>
      Array.from({ length: rect.columns }, (_, c) => pick(cellAt(sheet, rect.row + r, rect.column + c))),
    );
  };

const reader = (run: Operation['run']): Operation => ({ kind: 'read', cells: cellsOf, run });

/** `setX` takes one value for the block, `setXs` a matrix of its size. */
const setters = <T>(
  one: string,
  many: string,
  apply: (world: World, sheet: Sheet, rect: Rect, at: (r: number, c: number) => T) => void,
  check: (sheet: Sheet, rect: Rect) => void = () => undefined,
): Operations => {
  const plan = (world: World, args: readonly unknown[], at: (r: number, c: number) => T): Deferred => {
    const sheet = sheetById(world, args[0] as number);
    const rect = rectOf(args);
    check(sheet, rect);
    return new Deferred(() => apply(world, sheet, rect, at));
  };
  return {
    [`Range.${one}`]: {
      kind: 'write',
      cells: cellsOf,
      run: (world, _session, args) => plan(world, args, () => (args as readonly unknown[])[5] as T),
    },
    [`Range.${many}`]: {
      kind: 'write',
      cells: cellsOf,
      run: (world, _session, args) => {
        const values = (args as readonly unknown[])[5] as T[][];
        const { rows, columns } = rectOf(args);
        if (!Array.isArray(values) || !Array.isArray(values[0]))
          throw new ServiceError(
            `The parameters (${typeof values}) don't match the method signature for SpreadsheetApp.Range.${many}.`,
          );
        if (values.length !== rows)
          throw new ServiceError(
            `The number of rows in the data does not match the number of rows in the range. The data has ${values.length} but the range has ${rows}.`,
          );
        const odd = values.find((line) => line.length !== columns);
        if (odd)
          throw new ServiceError(
            `The number of columns in the data does not match the number of columns in the range. The data has ${odd.length} but the range has ${columns}.`,
          );
        return plan(world, args, (r, c) => values[r]![c]!);
      },
    },
  };
};

const styleSetters = (
  one: string,
  many: string,
  key: keyof Style,
  convert: (value: unknown) => unknown = (v) => v,
  check?: (sheet: Sheet, rect: Rect) => void,
): Operations =>
  setters<unknown>(
    one,
    many,
    (world, sheet, rect, at) => styleBlock(world, sheet, rect, (r, c) => ({ [key]: convert(at(r, c)) })),
    check,
  );

/** Typed columns of a native table take no validation, checkbox or number format from a script. */
const notTyped = (sheet: Sheet, rect: Rect): void => {
  if (!sheet.table) return;
  const { typedColumns } = sheet.table;
  for (let c = rect.column; c < rect.column + rect.columns; c++) {
    const heading = cellAt(sheet, 1, c)?.value;
    if (typeof heading === 'string' && typedColumns.includes(heading))
      throw new ServiceError('This operation is not allowed on cells in typed columns.');
  }
};

const setValidation = (cell: Cell, validation: Validation | null): void => {
  if (validation) cell.validation = validation;
  else delete cell.validation;
};

const validationSetters = setters<Validation | null>(
  'setDataValidation',
  'setDataValidations',
  (world, sheet, rect, at) => {
    for (let r = 0; r < rect.rows; r++)
      for (let c = 0; c < rect.columns; c++) setValidation(cellForWriting(sheet, rect.row + r, rect.column + c), at(r, c));
    world.changed(sheet, rect);
  },
  notTyped,
);

const color = (value: unknown): unknown =>
  value === null || value === '' || value === 'white' ? undefined : String(value).toLowerCase();

const chained = (
  apply: (world: World, sheet: Sheet, rect: Rect, value: unknown) => void,
  check: (sheet: Sheet, rect: Rect) => void = () => undefined,
): Operation => ({
  kind: 'write',
  cells: cellsOf,
  run: (world, _session, args) => {
    const sheet = sheetById(world, args[0] as unknown as number);
    const rect = rectOf(args);
    check(sheet, rect);
    return new Deferred(() => apply(world, sheet, rect, (args as readonly unknown[])[5]));
  },
});

const values: Operation['run'] = (world, session, args) => {
  const { zone } = world.workbook;
  return readFor(world, session, sheetById(world, args[0] as unknown as number), rectOf(args)).map((line) =>
    line.map((value) => toScript(zone, value)),
  );
};

const displays: Operation['run'] = (world, session, args) => {
  const sheet = sheetById(world, args[0] as unknown as number);
  const rect = rectOf(args);
  return readFor(world, session, sheet, rect).map((line, r) =>
    line.map((value, c) => displayText(value, cellAt(sheet, rect.row + r, rect.column + c)?.style?.numberFormat)),
  );
};

const both = (one: string, many: string, run: Operation['run']): Operations => ({
  [`Range.${one}`]: reader(run),
  [`Range.${many}`]: reader(run),
});

/** Finds by what is shown, and replaces at once: nothing else gets between. Only whole cells, letter for letter, as the product asks. */
const replaceText: Operation['run'] = (world, session, args) => {
  const sheet = sheetById(world, args[0] as unknown as number);
  const rect = rectOf(args);
  const [text, by, entire, sameCase] = (args as readonly unknown[]).slice(5) as [string, string, boolean, boolean];
  if (!entire || !sameCase)
    throw new ServiceError('not implemented locally: TextFinder that matches parts of a cell, or any case');
  let replaced = 0;
  readFor(world, session, sheet, rect).forEach((line, r) => {
    line.forEach((value, c) => {
      const [row, column] = [rect.row + r, rect.column + c];
      const cell = cellAt(sheet, row, column);
      if (cell?.formula || displayText(value, cell?.style?.numberFormat) !== text) return;
      writeBlock(world, sheet, { row, column, rows: 1, columns: 1 }, () => writeWire(world, sheet, row, column, by));
      replaced += 1;
    });
  });
  return replaced;
};

export const RANGE_OPERATIONS: Operations = {
  ...both('getValue', 'getValues', values),
  ...both('getDisplayValue', 'getDisplayValues', displays),
  ...both(
    'getFormula',
    'getFormulas',
    perCell((cell) => cell?.formula?.text ?? ''),
  ),
  ...both(
    'getNumberFormat',
    'getNumberFormats',
    perCell((cell) => cell?.style?.numberFormat ?? AUTOMATIC),
  ),
  ...both(
    'getBackground',
    'getBackgrounds',
    perCell((cell) => cell?.style?.background ?? '#ffffff'),
  ),
  ...both(
    'getFontColor',
    'getFontColors',
    perCell((cell) => cell?.style?.fontColor ?? '#000000'),
  ),
  ...both(
    'getFontWeight',
    'getFontWeights',
    perCell((cell) => (cell?.style?.bold ? 'bold' : 'normal')),
  ),
  ...both(
    'getNote',
    'getNotes',
    perCell((cell) => cell?.note ?? ''),
  ),
  ...both(
    'getWrapStrategy',
    'getWrapStrategies',
    perCell((cell) => cell?.style?.wrap ?? 'OVERFLOW'),
  ),
  'Range.getDataValidation': reader((world, session, args) => validations(world, session, args)),
  'Range.getDataValidations': reader((world, session, args) => validations(world, session, args)),
  'TextFinder.replaceAllWith': { kind: 'write', cells: cellsOf, run: replaceText },
  ...setters<Wire>('setValue', 'setValues', (world, sheet, rect, at) =>
    writeBlock(world, sheet, rect, (row, column, r, c) => writeWire(world, sheet, row, column, at(r, c))),
  ),
  ...setters<string>('setFormula', 'setFormulas', (world, sheet, rect, at) =>
    writeBlock(world, sheet, rect, (row, column, r, c) => {
      const text = at(r, c);
      if (text === '' || text === null) clearBlock(world, sheet, { row, column, rows: 1, columns: 1 });
      else writeFormula(world, sheet, row, column, text.startsWith('=') ? text : `=${text}`);
    }),
  ),
  ...setters<string | null>('setNote', 'setNotes', (world, sheet, rect, at) => {
    for (let r = 0; r < rect.rows; r++)
      for (let c = 0; c < rect.columns; c++) {
        const cell = cellForWriting(sheet, rect.row + r, rect.column + c);
        const note = at(r, c);
        if (note) cell.note = note;
        else delete cell.note;
      }
    world.changed(sheet, rect);
  }),
  ...styleSetters(
    'setNumberFormat',
    'setNumberFormats',
    'numberFormat',
    (v) => (v === '' || v === AUTOMATIC || v === 'General' ? undefined : v),
    notTyped,
  ),
  ...styleSetters('setBackground', 'setBackgrounds', 'background', color),
  ...styleSetters('setFontColor', 'setFontColors', 'fontColor', color),
  ...styleSetters('setFontWeight', 'setFontWeights', 'bold', (v) => v === 'bold' || undefined),
  ...styleSetters('setWrapStrategy', 'setWrapStrategies', 'wrap', (v) => v ?? undefined),
  ...validationSetters,
  'Range.setWrap': chained((world, sheet, rect, value) =>
    styleBlock(world, sheet, rect, () => ({ wrap: value ? 'WRAP' : 'OVERFLOW' })),
  ),
  'Range.setVerticalAlignment': chained((world, sheet, rect, value) =>
    styleBlock(world, sheet, rect, () => ({ vertical: value })),
  ),
  'Range.setHorizontalAlignment': chained((world, sheet, rect, value) =>
    styleBlock(world, sheet, rect, () => ({ horizontal: value })),
  ),
  'Range.clearContent': chained((world, sheet, rect) => clearBlock(world, sheet, rect)),
  'Range.clear': chained((world, sheet, rect) => {
    clearBlock(world, sheet, rect);
    clearStyles(world, sheet, rect);
  }),
  'Range.clearFormat': chained((world, sheet, rect) => clearStyles(world, sheet, rect)),
  'Range.clearNote': chained((world, sheet, rect) => {
    for (let r = 0; r < rect.rows; r++)
      for (let c = 0; c < rect.columns; c++) delete changeableCell(sheet, rect.row + r, rect.column + c)?.note;
    world.changed(sheet, rect);
  }),
  'Range.clearDataValidations': chained((world, sheet, rect) => {
    for (let r = 0; r < rect.rows; r++)
      for (let c = 0; c < rect.columns; c++) delete changeableCell(sheet, rect.row + r, rect.column + c)?.validation;
    world.changed(sheet, rect);
  }, notTyped),
  'Range.insertCheckboxes': chained((world, sheet, rect) => {
    const validation: Validation = { type: 'CHECKBOX', values: [], allowInvalid: false, help: '' };
    writeBlock(world, sheet, rect, (row, column) => {
      const cell = cellForWriting(sheet, row, column);
      cell.validation = validation;
      if (cell.value === '' && !cell.formula) cell.value = false;
    });
  }, notTyped),
  'Range.getA1Notation': {
    kind: null,
    run: (world, _session, args) => {
      const sheet = sheetById(world, args[0] as unknown as number);
      return rectName(rectOf(args), { rows: sheet.rowCount, columns: sheet.columnCount });
    },
  },
  'Range.activate': {
    kind: 'write',
    run: (world, session, args) => {
      if (session.via === 'trigger') return;
      const sheet = sheetById(world, args[0] as unknown as number);
      world.workbook.activeSheet = sheet.id;
      world.workbook.selection = [rectName(rectOf(args))];
      world.emit({ kind: 'selection', sheet: sheet.name, ranges: world.workbook.selection });
    },
  },
  'Range.getMergedRanges': {
    kind: 'read',
    run: (world, _session, args) => {
      const inside = rectOf(args);
      const merges = sheetById(world, args[0] as unknown as number).merges ?? [];
      return merges
        .filter((rect) => intersects(rect, inside))
        .map(({ row, column, rows, columns }) => [row, column, rows, columns]);
    },
  },
  'Range.protect': {
    kind: 'write',
    run: (world, _session, args) => {
      const sheet = sheetById(world, args[0] as unknown as number);
      const id = world.workbook.nextId++;
      sheet.protections.push({ id, rect: rectOf(args), warningOnly: false, description: '' });
      return id;
    },
  },
};

function clearStyles(world: World, sheet: Sheet, rect: Rect): void {
  for (let r = 0; r < rect.rows; r++)
    for (let c = 0; c < rect.columns; c++) delete changeableCell(sheet, rect.row + r, rect.column + c)?.style;
  world.calculation.touched(sheet, rect);
  world.changed(sheet, rect);
}

function validations(world: World, session: Session, args: readonly never[]): unknown {
  const sheet = sheetById(world, args[0] as unknown as number);
  const typed = (column: number): boolean => sheet.table?.typedColumns.includes(String(cellAt(sheet, 1, column)?.value)) ?? false;
  const found = perCell((cell) => cell?.validation ?? null)(world, session, args) as unknown[][];
  return found.map((line) => line.map((rule, c) => (typed(rectOf(args).column + c) ? null : rule)));
}
