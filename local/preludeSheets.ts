/** SpreadsheetApp in the realm: thin handles over the host. Evaluated from its own text, see preludeCore.ts. */
import type { Kit } from './preludeCore';
import type { Holder, RangeHandle, RuleData, Rules, ValidationData } from './preludeRules';

interface SheetHandle {
  id: number;
}

interface Finder {
  range: number[];
  text: string;
  entire: boolean;
  sameCase: boolean;
}

export function preludeSheets(kit: Kit, rules: Rules): void {
  const { call } = kit;
  const { make, validationOf } = rules;
  type Method = (this: never, ...args: never[]) => unknown;
  type Members = Record<string, Method>;
  const wraps = kit.enumeration(['WRAP', 'OVERFLOW', 'CLIP']);

  // --- ranges ----------------------------------------------------------------------------------------------------------------
  const where = (range: RangeHandle): number[] => [range.s, range.r, range.c, range.nr, range.nc];
  const rangeMembers: Members = {};
  for (const name of [
    'Value',
    'DisplayValue',
    'Formula',
    'NumberFormat',
    'Background',
    'Note',
    'FontColor',
    'FontWeight',
    'WrapStrategy',
  ]) {
    const all = name === 'WrapStrategy' ? 'WrapStrategies' : `${name}s`;
    rangeMembers[`get${name}`] = function (this: RangeHandle) {
      return (call(`Range.get${name}`, [this.s, this.r, this.c, 1, 1]) as unknown[][])[0]![0];
    } as Method;
    rangeMembers[`get${all}`] = function (this: RangeHandle) {
      return call(`Range.get${all}`, where(this));
    } as Method;
    if (name === 'DisplayValue') continue;
    rangeMembers[`set${name}`] = function (this: RangeHandle, value: unknown) {
      call(`Range.set${name}`, [...where(this), value]);
      return this;
    } as Method;
    rangeMembers[`set${all}`] = function (this: RangeHandle, values: unknown) {
      call(`Range.set${all}`, [...where(this), values]);
      return this;
    } as Method;
  }
  for (const name of [
    'setWrap',
    'setVerticalAlignment',
    'setHorizontalAlignment',
    'clearContent',
    'clearDataValidations',
    'insertCheckboxes',
    'clearFormat',
    'clear',
    'clearNote',
  ]) {
    rangeMembers[name] = function (this: RangeHandle, ...args: unknown[]) {
      call(`Range.${name}`, [...where(this), ...args]);
      return this;
    } as Method;
  }
  Object.assign(rangeMembers, {
    getRow(this: RangeHandle) {
      return this.r;
    },
    getColumn(this: RangeHandle) {
      return this.c;
    },
    getNumRows(this: RangeHandle) {
      return this.nr;
    },
    getNumColumns(this: RangeHandle) {
      return this.nc;
    },
    getHeight(this: RangeHandle) {
      return this.nr;
    },
    getWidth(this: RangeHandle) {
      return this.nc;
    },
    getLastRow(this: RangeHandle) {
      return this.r + this.nr - 1;
    },
    getLastColumn(this: RangeHandle) {
      return this.c + this.nc - 1;
    },
    getRowIndex(this: RangeHandle) {
      return this.r;
    },
    getA1Notation(this: RangeHandle) {
      return call('Range.getA1Notation', where(this));
    },
    getSheet(this: RangeHandle) {
      return sheetOf(this.s);
    },
    getCell(this: RangeHandle, row: number, column: number) {
      return rangeOf(this.s, [this.r + row - 1, this.c + column - 1, 1, 1]);
    },
    offset(this: RangeHandle, rows: number, columns: number, numRows?: number, numColumns?: number) {
      return sheetRange(this.s, [this.r + rows, this.c + columns, numRows ?? this.nr, numColumns ?? this.nc]);
    },
    createTextFinder(this: RangeHandle, text: string) {
      return make(finderShape, { range: where(this), text, entire: false, sameCase: false });
    },
    isBlank(this: RangeHandle) {
      return (call('Range.getValues', where(this)) as unknown[][]).every((line) => line.every((cell) => cell === ''));
    },
    activate(this: RangeHandle) {
      call('Range.activate', where(this));
      return this;
    },
    getMergedRanges(this: RangeHandle) {
      return (call('Range.getMergedRanges', where(this)) as number[][]).map((rect) => rangeOf(this.s, rect));
    },
    protect(this: RangeHandle) {
      return rules.protection(this.s, call('Range.protect', where(this)) as number);
    },
    setDataValidation(this: RangeHandle, rule: Holder<ValidationData> | null) {
      call('Range.setDataValidation', [...where(this), rule?.data ?? null]);
      return this;
    },
    setDataValidations(this: RangeHandle, rules: (Holder<ValidationData> | null)[][]) {
      call('Range.setDataValidations', [...where(this), rules.map((line) => line.map((rule) => rule?.data ?? null))]);
      return this;
    },
    getDataValidation(this: RangeHandle) {
      return validationOf((call('Range.getDataValidation', [this.s, this.r, this.c, 1, 1]) as ValidationData[][])[0]![0]!);
    },
    getDataValidations(this: RangeHandle) {
      return (call('Range.getDataValidations', where(this)) as ValidationData[][]).map((line) => line.map(validationOf));
    },
  });
  const finderShape = kit.shape('TextFinder', {
    matchEntireCell(this: Finder, on: boolean) {
      this.entire = on;
      return this;
    },
    matchCase(this: Finder, on: boolean) {
      this.sameCase = on;
      return this;
    },
    replaceAllWith(this: Finder, by: string) {
      return call('TextFinder.replaceAllWith', [...this.range, this.text, by, this.entire, this.sameCase]);
    },
  } as Members);
  const rangeShape = kit.shape('Range', rangeMembers);
  const rangeOf = (sheet: number, rect: number[]): RangeHandle =>
    make(rangeShape, { s: sheet, r: rect[0]!, c: rect[1]!, nr: rect[2]!, nc: rect[3]! });
  rules.rangeOf = rangeOf;
  const sheetRange = (sheet: number, args: unknown[]): RangeHandle =>
    rangeOf(sheet, call('Sheet.getRange', [sheet, ...args]) as number[]);
  const rangeListShape = kit.shape('RangeList', {
    getRanges(this: { ranges: RangeHandle[] }) {
      return this.ranges.slice();
    },
  });

  // --- sheets ----------------------------------------------------------------------------------------------------------------
  const sheetMembers: Members = {};
  for (const name of [
    'getName',
    'getIndex',
    'getLastRow',
    'getLastColumn',
    'getMaxRows',
    'getMaxColumns',
    'isRowHiddenByFilter',
    'isRowHiddenByUser',
    'isColumnHiddenByUser',
    'isSheetHidden',
    'getFrozenRows',
  ]) {
    sheetMembers[name] = function (this: SheetHandle, ...args: unknown[]) {
      return call(`Sheet.${name}`, [this.id, ...args]);
    } as Method;
  }
  for (const name of [
    'setName',
    'insertRowsAfter',
    'insertRowsBefore',
    'insertRowAfter',
    'insertRowBefore',
    'insertColumnsAfter',
    'insertColumnAfter',
    'insertColumnsBefore',
    'insertColumnBefore',
    'hideColumns',
    'showColumns',
    'hideRows',
    'showRows',
    'hideSheet',
    'showSheet',
    'setFrozenRows',
    'setColumnWidth',
    'setColumnWidths',
    'deleteRows',
    'deleteRow',
    'deleteColumns',
    'deleteColumn',
    'activate',
    'setTabColor',
    'clearContents',
    'appendRow',
  ]) {
    sheetMembers[name] = function (this: SheetHandle, ...args: unknown[]) {
      call(`Sheet.${name}`, [this.id, ...args]);
      return this;
    } as Method;
  }
  Object.assign(sheetMembers, {
    getSheetId(this: SheetHandle) {
      return this.id;
    },
    getParent: () => book,
    getRange(this: SheetHandle, ...args: unknown[]) {
      return sheetRange(this.id, args);
    },
    getRangeList(this: SheetHandle, names: string[]) {
      return make(rangeListShape, { ranges: names.map((name) => sheetRange(this.id, [name])) });
    },
    getDataRange(this: SheetHandle) {
      return rangeOf(this.id, call('Sheet.getDataRange', [this.id]) as number[]);
    },
    getActiveRangeList(this: SheetHandle) {
      const found = call('Sheet.getActiveRangeList', [this.id]) as number[][] | null;
      return found && make(rangeListShape, { ranges: found.map((rect) => rangeOf(this.id, rect)) });
    },
    getActiveRange(this: SheetHandle) {
      const found = call('Sheet.getActiveRange', [this.id]) as number[] | null;
      return found && rangeOf(this.id, found);
    },
    getActiveCell(this: SheetHandle) {
      const found = call('Sheet.getActiveCell', [this.id]) as number[] | null;
      return found && rangeOf(this.id, [found[0]!, found[1]!, 1, 1]);
    },
    setActiveRange(this: SheetHandle, range: RangeHandle) {
      call('Range.activate', where(range));
      return range;
    },
    getConditionalFormatRules(this: SheetHandle) {
      return (call('Sheet.getConditionalFormatRules', [this.id]) as RuleData[]).map((data) =>
        rules.rule({ ...data, sheet: this.id }),
      );
    },
    setConditionalFormatRules(this: SheetHandle, rules: Holder<RuleData>[]) {
      call('Sheet.setConditionalFormatRules', [this.id, rules.map((rule) => rule.data)]);
    },
    getProtections(this: SheetHandle, type: unknown) {
      const ids = String(type) === 'RANGE' ? (call('Sheet.getProtections', [this.id]) as number[]) : [];
      return ids.map((p) => rules.protection(this.id, p));
    },
    getFilter(this: SheetHandle) {
      const rect = call('Sheet.getFilter', [this.id]) as number[] | null;
      return rect && make(filterShape, { s: this.id, rect });
    },
  });
  const filterShape = kit.shape('Filter', {
    getRange(this: { s: number; rect: number[] }) {
      return rangeOf(this.s, this.rect);
    },
  });
  const sheetShape = kit.shape('Sheet', sheetMembers);
  const sheetOf = (id: number | null): SheetHandle | null => (id === null ? null : make(sheetShape, { id }));

  // --- spreadsheet -----------------------------------------------------------------------------------------------------------
  const bookMembers: Members = {};
  for (const name of ['getId', 'getName', 'getUrl', 'getSpreadsheetTimeZone', 'getSpreadsheetLocale'])
    bookMembers[name] = () => call(`Spreadsheet.${name}`, []);
  Object.assign(bookMembers, {
    getSheets: () => (call('Spreadsheet.getSheets', []) as number[]).map(sheetOf),
    getSheetByName: (name: string) => sheetOf(call('Spreadsheet.getSheetByName', [name]) as number | null),
    getSheetById: (id: number) => sheetOf(call('Spreadsheet.getSheetById', [id]) as number | null),
    insertSheet: (name?: string, index?: number) => sheetOf(call('Spreadsheet.insertSheet', [name, index]) as number),
    deleteSheet: (sheet: SheetHandle) => void call('Spreadsheet.deleteSheet', [sheet.id]),
    getActiveSheet: () => sheetOf(call('Spreadsheet.getActiveSheet', []) as number),
    getActiveRange: () => {
      const sheet = sheetOf(call('Spreadsheet.getActiveSheet', []) as number) as unknown as { getActiveRange(): unknown };
      return sheet.getActiveRange();
    },
    setActiveSheet: (sheet: SheetHandle) => {
      call('Sheet.activate', [sheet.id]);
      return sheet;
    },
    getRange: (name: string) => {
      const found = call('Spreadsheet.getRange', [name]) as number[];
      return rangeOf(found[0]!, found.slice(1));
    },
    toast: (...args: unknown[]) => void call('Spreadsheet.toast', args),
    rename: (name: string) => void call('Spreadsheet.rename', [name]),
  });
  const book = kit.service('Spreadsheet', bookMembers);
  Object.defineProperty(book, '$wire', { value: () => 'spreadsheet' });

  const active = (): unknown => {
    call('SpreadsheetApp.getActive', []);
    return book;
  };
  kit.expose(
    'SpreadsheetApp',
    kit.service('SpreadsheetApp', {
      getActive: active,
      getActiveSpreadsheet: active,
      getActiveSheet: () => (active() as { getActiveSheet(): unknown }).getActiveSheet(),
      openById: (id: string) => {
        call('SpreadsheetApp.openById', [id]);
        return book;
      },
      flush: () => void call('SpreadsheetApp.flush', []),
      getUi: () => {
        call('SpreadsheetApp.getUi', []);
        return kit.service('Ui', (kit as Kit & { ui: Record<string, unknown> }).ui);
      },
      ...rules.members,
      WrapStrategy: wraps,
    }),
  );
}
