/** What the methods of Spreadsheet, Sheet and Protection do. */
import { parseRect, type Rect, splitSheetName } from './a1';
import { clearBlock, writeBlock, writeWire } from './edits';
import { parseFormula, referencesOf } from './formulaText';
import { contentExtent } from './reading';
import type { Wire } from './realmWire';
import { deleteColumns, deleteRows, insertColumns, insertRows } from './structure';
import { type ConditionalRule, emptySheet, rowForWriting, type Sheet, sheetNamed } from './workbook';
import { Deferred, type Operation, type Operations, ServiceError, sheetById, type World } from './world';

type SheetRun = (world: World, sheet: Sheet, args: readonly unknown[]) => unknown;

const handle = (run: SheetRun): Operation => ({
  kind: null,
  run: (world, _s, args) => run(world, sheetById(world, args[0] as unknown as number), args.slice(1)),
});
const read = (run: SheetRun): Operation => ({ ...handle(run), kind: 'read' });
const write = (run: SheetRun): Operation => ({
  kind: 'write',
  run: (world, _s, args) => {
    const sheet = sheetById(world, args[0] as unknown as number);
    run(world, sheet, args.slice(1));
    world.emit({ kind: 'structure', sheet: sheet.name });
  },
});

const wire = (rect: Rect): number[] => [rect.row, rect.column, rect.rows, rect.columns];
const rectFrom = ([row = 1, column = 1, rows = 1, columns = 1]: readonly number[]): Rect => ({ row, column, rows, columns });

const resolve = (sheet: Sheet, args: readonly unknown[]): Rect => {
  const size = { rows: sheet.rowCount, columns: sheet.columnCount };
  if (typeof args[0] === 'string') {
    try {
      const rect = parseRect(splitSheetName(args[0]).range, size);
      if (rect.row + rect.rows - 1 <= size.rows && rect.column + rect.columns - 1 <= size.columns) return rect;
    } catch {
      throw new ServiceError('Range not found');
    }
    throw new ServiceError('Range not found');
  }
  const [row, column, rows, columns] = args.map((arg) => (arg === null ? 1 : arg)) as (number | undefined)[];
  const rect = rectFrom([row!, column!, rows ?? 1, columns ?? 1]);
  if (rect.rows < 1) throw new ServiceError('The number of rows in the range must be at least 1.');
  if (rect.columns < 1) throw new ServiceError('The number of columns in the range must be at least 1.');
  const inside =
    rect.row >= 1 && rect.column >= 1 && rect.row + rect.rows - 1 <= size.rows && rect.column + rect.columns - 1 <= size.columns;
  if (!inside || wire(rect).some((n) => !Number.isInteger(n)))
    throw new ServiceError('The coordinates of the range are outside the dimensions of the sheet.');
  return rect;
};

const selected = (world: World, sheet: Sheet): number[][] | null =>
  world.workbook.activeSheet === sheet.id
    ? world.workbook.selection.map((a1) => wire(parseRect(a1, { rows: sheet.rowCount, columns: sheet.columnCount })))
    : [[1, 1, 1, 1]];

/** A trigger has no selection. */
const selection = (pick: (found: number[][]) => unknown): Operation => ({
  kind: 'read',
  run: (world, session, args) => {
    if (session.via === 'trigger') return null;
    const found = selected(world, sheetById(world, args[0] as unknown as number));
    return found && pick(found);
  },
});

const rules: SheetRun = (_world, sheet, [given]) => {
  const next = (given as (ConditionalRule & { rects: number[][] })[]).map((rule): ConditionalRule => {
    if (rule.type === 'CUSTOM_FORMULA') {
      const formula = rule.values[0] ?? '';
      const tree = (() => {
        try {
          return parseFormula(formula);
        } catch {
          throw new ServiceError(`Invalid conditional format formula: ${formula}`);
        }
      })();
      if (referencesOf(tree).some((reference) => reference.sheet !== null))
        throw new ServiceError('Conditional format rule cannot reference a different sheet.');
    }
    const { type, values, background, fontColor, bold } = rule;
    return { type, values, background, fontColor, bold, rects: rule.rects.map(rectFrom) };
  });
  sheet.conditionalRules = next;
};

const insertSheet = (world: World, name: string | null, index: number | null): number => {
  const { workbook } = world;
  let wanted = name;
  for (let n = workbook.sheets.length + 1; wanted === null; n++) if (!sheetNamed(workbook, `Sheet${n}`)) wanted = `Sheet${n}`;
  if (sheetNamed(workbook, wanted))
    throw new ServiceError(`A sheet with the name "${wanted}" already exists. Please enter another name.`);
  const sheet = emptySheet(workbook.nextId++, wanted);
  workbook.sheets.splice(index ?? workbook.sheets.length, 0, sheet);
  workbook.activeSheet = sheet.id;
  workbook.selection = ['A1'];
  world.calculation.rebuild();
  world.emit({ kind: 'sheets' });
  return sheet.id;
};

const protection =
  (change: (sheet: Sheet, at: number, value: unknown) => unknown): Operation['run'] =>
  (world, _session, args) => {
    const [id, protectionId, value] = args as readonly unknown[] as [number, number, unknown];
    const sheet = sheetById(world, id);
    const at = sheet.protections.findIndex((p) => p.id === protectionId);
    if (at < 0) throw new ServiceError('The protection does not exist any more.');
    return change(sheet, at, value);
  };

const number = (value: unknown, other: number): number => (typeof value === 'number' ? value : other);

export const SHEET_OPERATIONS: Operations = {
  'SpreadsheetApp.getActive': { kind: null, run: () => null },
  'SpreadsheetApp.openById': {
    kind: 'read',
    run: (world, _session, [id]) => {
      if (id !== world.workbook.id)
        throw new ServiceError(`Unexpected error while getting the method or property openById on object SpreadsheetApp.`);
    },
  },
  'SpreadsheetApp.flush': { kind: 'flush', run: () => null },
  'Spreadsheet.getId': { kind: null, run: (world) => world.workbook.id },
  'Spreadsheet.getName': { kind: 'read', run: (world) => world.workbook.name },
  'Spreadsheet.getUrl': { kind: null, run: (world) => `https://docs.google.com/spreadsheets/d/${world.workbook.id}/edit` },
  'Spreadsheet.getSpreadsheetTimeZone': { kind: 'read', run: (world) => world.workbook.zone },
  'Spreadsheet.getSpreadsheetLocale': { kind: 'read', run: (world) => world.workbook.locale },
  'Spreadsheet.getSheets': { kind: 'read', run: (world) => world.workbook.sheets.map((sheet) => sheet.id) },
  'Spreadsheet.getSheetByName': {
    kind: null,
    run: (world, _session, [name]) => sheetNamed(world.workbook, String(name))?.id ?? null,
  },
  'Spreadsheet.getSheetById': {
    kind: null,
    run: (world, _session, [id]) => world.workbook.sheets.find((sheet) => sheet.id === id)?.id ?? null,
  },
  'Spreadsheet.insertSheet': {
    kind: 'write',
    run: (world, _session, args) => insertSheet(world, ...(args as unknown as [string | null, number | null])),
  },
  'Spreadsheet.deleteSheet': {
    kind: 'write',
    run: (world, _session, [id]) => {
      const sheet = sheetById(world, id as unknown as number);
      if (world.workbook.sheets.length === 1) throw new ServiceError("You can't remove all the sheets in a document.");
      world.workbook.sheets = world.workbook.sheets.filter((s) => s !== sheet);
      if (world.workbook.activeSheet === sheet.id) world.workbook.activeSheet = world.workbook.sheets[0]!.id;
      world.calculation.rebuild();
      world.emit({ kind: 'sheets' });
    },
  },
  'Spreadsheet.getActiveSheet': {
    kind: 'read',
    run: (world, session) => (session.via === 'trigger' ? world.workbook.sheets[0]!.id : world.workbook.activeSheet),
  },
  'Spreadsheet.getRange': {
    kind: null,
    run: (world, _session, [name]) => {
      const { sheet: wanted } = splitSheetName(String(name));
      const sheet = wanted === null ? sheetById(world, world.workbook.activeSheet) : sheetNamed(world.workbook, wanted);
      if (!sheet) throw new ServiceError('Range not found');
      return [sheet.id, ...wire(resolve(sheet, [name]))];
    },
  },
  'Spreadsheet.toast': {
    kind: 'ui',
    run: (world, _session, [text, title]) => world.emit({ kind: 'toast', title: String(title ?? ''), text: String(text) }),
  },
  'Spreadsheet.rename': {
    kind: 'write',
    run: (world, _session, [name]) => void Object.assign(world.workbook, { name: String(name) }),
  },

  'Sheet.getRange': handle((_world, sheet, args) => wire(resolve(sheet, args))),
  'Sheet.getName': handle((_world, sheet) => sheet.name),
  'Sheet.getIndex': handle((world, sheet) => world.workbook.sheets.indexOf(sheet) + 1),
  'Sheet.getLastRow': read((world, sheet) => contentExtent(world, sheet).row),
  'Sheet.getLastColumn': read((world, sheet) => contentExtent(world, sheet).column),
  'Sheet.getMaxRows': read((_world, sheet) => sheet.rowCount),
  'Sheet.getMaxColumns': read((_world, sheet) => sheet.columnCount),
  'Sheet.getDataRange': read((world, sheet) => {
    const { row, column } = contentExtent(world, sheet);
    return [1, 1, Math.max(row, 1), Math.max(column, 1)];
  }),
  'Sheet.isRowHiddenByFilter': read((_world, sheet, [row]) => sheet.rows[row as number]?.filtered ?? false),
  'Sheet.isRowHiddenByUser': read((_world, sheet, [row]) => sheet.rows[row as number]?.hidden ?? false),
  'Sheet.isColumnHiddenByUser': read((_world, sheet, [column]) => sheet.hiddenColumns.has(column as number)),
  'Sheet.isSheetHidden': read((_world, sheet) => sheet.hidden),
  'Sheet.getFrozenRows': read((_world, sheet) => sheet.frozenRows),
  'Sheet.getFilter': read((_world, sheet) => sheet.filter && wire(sheet.filter)),
  'Sheet.getActiveRangeList': selection((found) => found),
  'Sheet.getActiveRange': selection((found) => found.at(-1)),
  'Sheet.getActiveCell': selection((found) => found.at(-1)),
  'Sheet.getConditionalFormatRules': read((_world, sheet) =>
    sheet.conditionalRules.map((rule) => ({ ...rule, rects: rule.rects.map(wire) })),
  ),
  'Sheet.getProtections': read((_world, sheet) => sheet.protections.map((p) => p.id)),
  'Sheet.setConditionalFormatRules': write(rules),
  'Sheet.setName': write((world, sheet, [name]) => {
    const taken = sheetNamed(world.workbook, String(name));
    if (taken && taken !== sheet)
      throw new ServiceError(`A sheet with the name "${name}" already exists. Please enter another name.`);
    sheet.name = String(name);
    world.emit({ kind: 'sheets' });
  }),
  'Sheet.insertRowsAfter': write((world, sheet, [after, count]) =>
    insertRows(world, sheet, (after as number) + 1, number(count, 1)),
  ),
  'Sheet.insertRowAfter': write((world, sheet, [after]) => insertRows(world, sheet, (after as number) + 1, 1)),
  'Sheet.insertRowsBefore': write((world, sheet, [before, count]) =>
    insertRows(world, sheet, before as number, number(count, 1)),
  ),
  'Sheet.insertRowBefore': write((world, sheet, [before]) => insertRows(world, sheet, before as number, 1)),
  'Sheet.insertColumnsAfter': write((world, sheet, [after, count]) =>
    insertColumns(world, sheet, (after as number) + 1, number(count, 1)),
  ),
  'Sheet.insertColumnAfter': write((world, sheet, [after]) => insertColumns(world, sheet, (after as number) + 1, 1)),
  'Sheet.insertColumnsBefore': write((world, sheet, [before, count]) =>
    insertColumns(world, sheet, before as number, number(count, 1)),
  ),
  'Sheet.insertColumnBefore': write((world, sheet, [before]) => insertColumns(world, sheet, before as number, 1)),
  'Sheet.deleteRows': write((world, sheet, [first, count]) => deleteRows(world, sheet, first as number, number(count, 1))),
  'Sheet.deleteRow': write((world, sheet, [first]) => deleteRows(world, sheet, first as number, 1)),
  'Sheet.deleteColumns': write((world, sheet, [first, count]) => deleteColumns(world, sheet, first as number, number(count, 1))),
  'Sheet.deleteColumn': write((world, sheet, [first]) => deleteColumns(world, sheet, first as number, 1)),
  'Sheet.hideColumns': write((_world, sheet, [first, count]) => {
    for (let i = 0; i < number(count, 1); i++) sheet.hiddenColumns.add((first as number) + i);
  }),
  'Sheet.showColumns': write((_world, sheet, [first, count]) => {
    for (let i = 0; i < number(count, 1); i++) sheet.hiddenColumns.delete((first as number) + i);
  }),
  'Sheet.hideRows': write((_world, sheet, [first, count]) => {
    for (let i = 0; i < number(count, 1); i++) rowForWriting(sheet, (first as number) + i).hidden = true;
  }),
  'Sheet.showRows': write((_world, sheet, [first, count]) => {
    for (let i = 0; i < number(count, 1); i++) delete rowForWriting(sheet, (first as number) + i).hidden;
  }),
  'Sheet.hideSheet': write((_world, sheet) => {
    sheet.hidden = true;
  }),
  'Sheet.showSheet': write((_world, sheet) => {
    sheet.hidden = false;
  }),
  'Sheet.setFrozenRows': write((_world, sheet, [rows]) => {
    sheet.frozenRows = rows as number;
  }),
  'Sheet.setColumnWidth': write(
    (_world, sheet, [column, width]) => void sheet.columnWidths.set(column as number, width as number),
  ),
  'Sheet.setColumnWidths': write((_world, sheet, [column, count, width]) => {
    for (let index = 0; index < (count as number); index++) sheet.columnWidths.set((column as number) + index, width as number);
  }),
  'Sheet.setTabColor': write((_world, sheet, [color]) => {
    sheet.tabColor = color as string | null;
  }),
  'Sheet.activate': write((world, sheet) => {
    world.workbook.activeSheet = sheet.id;
    world.workbook.selection = ['A1'];
  }),
  'Sheet.clearContents': write((world, sheet) =>
    clearBlock(world, sheet, { row: 1, column: 1, rows: sheet.rows.length, columns: sheet.columnCount }),
  ),
  // Where the row lands is settled when it is written, however many others write at the time: two appended rows never meet.
  'Sheet.appendRow': {
    kind: 'write',
    run: (world, _session, [id, cells]) => {
      const sheet = sheetById(world, id as unknown as number);
      const list = cells as unknown as Wire[];
      return new Deferred(() => {
        const row = contentExtent(world, sheet).row + 1;
        if (row > sheet.rowCount) insertRows(world, sheet, row, 1);
        writeBlock(world, sheet, { row, column: 1, rows: 1, columns: list.length }, (r, column, _r, c) =>
          writeWire(world, sheet, r, column, list[c]!),
        );
      });
    },
  },

  'Protection.setWarningOnly': {
    kind: 'write',
    run: protection((sheet, at, value) => void Object.assign(sheet.protections[at]!, { warningOnly: Boolean(value) })),
  },
  'Protection.setDescription': {
    kind: 'write',
    run: protection((sheet, at, value) => void Object.assign(sheet.protections[at]!, { description: String(value) })),
  },
  'Protection.remove': { kind: 'write', run: protection((sheet, at) => void sheet.protections.splice(at, 1)) },
  'Protection.getRange': { kind: 'read', run: protection((sheet, at) => wire(sheet.protections[at]!.rect)) },
  'Protection.isWarningOnly': { kind: 'read', run: protection((sheet, at) => sheet.protections[at]!.warningOnly) },
  'Protection.getDescription': { kind: 'read', run: protection((sheet, at) => sheet.protections[at]!.description) },
};
