/** SpreadsheetApp in the realm: thin handles over the host. Evaluated from its own text, see preludeCore.ts. */
import type { Kit } from './preludeCore';

interface SheetHandle {
  id: number;
}
interface RangeHandle {
  s: number;
  r: number;
  c: number;
  nr: number;
  nc: number;
}

export function preludeSheets(kit: Kit): void {
  const { call } = kit;
  type Method = (this: never, ...args: never[]) => unknown;
  type Members = Record<string, Method>;
  const make = <T extends object>(prototype: object, fields: T): T => {
    const made = Object.create(prototype) as T;
    for (const key of Object.keys(fields))
      Object.defineProperty(made, key, { value: fields[key as keyof T], writable: true, enumerable: false });
    return made;
  };

  const criteria = kit.enumeration(['VALUE_IN_LIST', 'VALUE_IN_RANGE', 'CHECKBOX', 'DATE_IS_VALID_DATE', 'CUSTOM_FORMULA']);
  const conditions = kit.enumeration(['CUSTOM_FORMULA']);
  const wraps = kit.enumeration(['WRAP', 'OVERFLOW', 'CLIP']);
  const protectionTypes = kit.enumeration(['RANGE', 'SHEET']);

  // --- data validation -------------------------------------------------------------------------------------------------------
  interface ValidationData {
    type: string;
    values: unknown[];
    allowInvalid: boolean;
    help: string;
  }
  type Holder<T> = { data: T };
  const validationShape = kit.shape('DataValidation', {
    getCriteriaType(this: Holder<ValidationData>) {
      return criteria[this.data.type] ?? null;
    },
    getCriteriaValues(this: Holder<ValidationData>) {
      return this.data.values.slice();
    },
    getAllowInvalid(this: Holder<ValidationData>) {
      return this.data.allowInvalid;
    },
    getHelpText(this: Holder<ValidationData>) {
      return this.data.help === '' ? null : this.data.help;
    },
    copy(this: Holder<ValidationData>) {
      return make(validationBuilderShape, { data: { ...this.data } });
    },
  });
  const validationOf = (data: ValidationData | null): unknown => (data ? make(validationShape, { data }) : null);
  const validationBuilderShape = kit.shape('DataValidationBuilder', {
    requireValueInList(this: Holder<ValidationData>, values: unknown[], showDropdown = true) {
      Object.assign(this.data, { type: 'VALUE_IN_LIST', values: [values.map(String), showDropdown] });
      return this;
    },
    requireValueInRange(
      this: Holder<ValidationData>,
      range: { getA1Notation(): string; getSheet(): { getName(): string } },
      showDropdown = true,
    ) {
      const reference = `'${range.getSheet().getName().replace(/'/g, "''")}'!${range.getA1Notation()}`;
      Object.assign(this.data, { type: 'VALUE_IN_RANGE', values: [reference, showDropdown] });
      return this;
    },
    requireCheckbox(this: Holder<ValidationData>) {
      Object.assign(this.data, { type: 'CHECKBOX', values: [] });
      return this;
    },
    requireDate(this: Holder<ValidationData>) {
      Object.assign(this.data, { type: 'DATE_IS_VALID_DATE', values: [] });
      return this;
    },
    requireFormulaSatisfied(this: Holder<ValidationData>, formula: string) {
      Object.assign(this.data, { type: 'CUSTOM_FORMULA', values: [formula] });
      return this;
    },
    setAllowInvalid(this: Holder<ValidationData>, allow: boolean) {
      this.data.allowInvalid = allow;
      return this;
    },
    setHelpText(this: Holder<ValidationData>, help: string) {
      this.data.help = help;
      return this;
    },
    build(this: Holder<ValidationData>) {
      return validationOf({ ...this.data });
    },
  });

  // --- conditional formats ---------------------------------------------------------------------------------------------------
  interface RuleData {
    sheet: number;
    rects: number[][];
    type: string;
    values: string[];
    background: string | null;
    fontColor: string | null;
    bold: boolean | null;
  }
  const booleanConditionShape = kit.shape('BooleanCondition', {
    getCriteriaType(this: Holder<RuleData>) {
      return conditions[this.data.type] ?? null;
    },
    getCriteriaValues(this: Holder<RuleData>) {
      return this.data.values.slice();
    },
    getBackground(this: Holder<RuleData>) {
      return this.data.background;
    },
    getFontColor(this: Holder<RuleData>) {
      return this.data.fontColor;
    },
    getBold(this: Holder<RuleData>) {
      return this.data.bold;
    },
  });
  const ruleShape = kit.shape('ConditionalFormatRule', {
    getRanges(this: Holder<RuleData>) {
      return this.data.rects.map((rect) => rangeOf(this.data.sheet, rect));
    },
    getBooleanCondition(this: Holder<RuleData>) {
      return make(booleanConditionShape, { data: this.data });
    },
    getGradientCondition: () => null,
    copy(this: Holder<RuleData>) {
      return make(ruleBuilderShape, { data: { ...this.data, rects: this.data.rects.slice() } });
    },
  });
  const ruleBuilderShape = kit.shape('ConditionalFormatRuleBuilder', {
    whenFormulaSatisfied(this: Holder<RuleData>, formula: string) {
      Object.assign(this.data, { type: 'CUSTOM_FORMULA', values: [formula] });
      return this;
    },
    setBackground(this: Holder<RuleData>, color: string | null) {
      this.data.background = color;
      return this;
    },
    setFontColor(this: Holder<RuleData>, color: string | null) {
      this.data.fontColor = color;
      return this;
    },
    setBold(this: Holder<RuleData>, bold: boolean | null) {
      this.data.bold = bold;
      return this;
    },
    setRanges(this: Holder<RuleData>, ranges: RangeHandle[]) {
      this.data.rects = ranges.map((range) => [range.r, range.c, range.nr, range.nc]);
      this.data.sheet = ranges[0]?.s ?? -1;
      return this;
    },
    build(this: Holder<RuleData>) {
      if (this.data.rects.length === 0) throw kit.fail('Exception', 'Conditional format rule must have at least one range.');
      return make(ruleShape, { data: { ...this.data } });
    },
  });

  // --- protections -----------------------------------------------------------------------------------------------------------
  interface ProtectionHandle {
    s: number;
    p: number;
  }
  const protectionShape = kit.shape('Protection', {
    setWarningOnly(this: ProtectionHandle, only: boolean) {
      call('Protection.setWarningOnly', [this.s, this.p, only]);
      return this;
    },
    setDescription(this: ProtectionHandle, text: string) {
      call('Protection.setDescription', [this.s, this.p, text]);
      return this;
    },
    remove(this: ProtectionHandle) {
      call('Protection.remove', [this.s, this.p]);
    },
    getRange(this: ProtectionHandle) {
      return rangeOf(this.s, call('Protection.getRange', [this.s, this.p]) as number[]);
    },
    isWarningOnly(this: ProtectionHandle) {
      return call('Protection.isWarningOnly', [this.s, this.p]);
    },
    getDescription(this: ProtectionHandle) {
      return call('Protection.getDescription', [this.s, this.p]);
    },
  });

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
    isBlank(this: RangeHandle) {
      return (call('Range.getValues', where(this)) as unknown[][]).every((line) => line.every((cell) => cell === ''));
    },
    activate(this: RangeHandle) {
      call('Range.activate', where(this));
      return this;
    },
    protect(this: RangeHandle) {
      return make(protectionShape, { s: this.s, p: call('Range.protect', where(this)) as number });
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
  const rangeShape = kit.shape('Range', rangeMembers);
  const rangeOf = (sheet: number, rect: number[]): RangeHandle =>
    make(rangeShape, { s: sheet, r: rect[0]!, c: rect[1]!, nr: rect[2]!, nc: rect[3]! });
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
        make(ruleShape, { data: { ...data, sheet: this.id } }),
      );
    },
    setConditionalFormatRules(this: SheetHandle, rules: Holder<RuleData>[]) {
      call('Sheet.setConditionalFormatRules', [this.id, rules.map((rule) => rule.data)]);
    },
    getProtections(this: SheetHandle, type: unknown) {
      const ids = String(type) === 'RANGE' ? (call('Sheet.getProtections', [this.id]) as number[]) : [];
      return ids.map((p) => make(protectionShape, { s: this.id, p }));
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
      newDataValidation: () => make(validationBuilderShape, { data: { type: '', values: [], allowInvalid: true, help: '' } }),
      newConditionalFormatRule: () =>
        make(ruleBuilderShape, {
          data: { sheet: -1, rects: [], type: '', values: [], background: null, fontColor: null, bold: null },
        }),
      ProtectionType: protectionTypes,
      DataValidationCriteria: criteria,
      BooleanCriteria: conditions,
      WrapStrategy: wraps,
    }),
  );
}
