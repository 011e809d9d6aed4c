/** The server's patches drawn into Univer, sheet by sheet. */
import type { ICellData } from '@univerjs/core';
import type { SheetPatch, SheetTab, WireCell, WireRow } from '../pageWire';
import { cellOf, fittingWidth, toGrid } from './gridCells';
import { runsOf } from './ranges';
import { startUniver } from './univer';

export type Matrix = Record<number, Record<number, ICellData>>;
type Univer = ReturnType<typeof startUniver>['api'];

/** What the page remembers of a sheet: enough to put a cell back after an edit that the server refused. */
interface Known {
  rows: Map<number, WireRow>;
  patch: SheetPatch | null;
  ruleIds: string[];
  checkboxes: SheetPatch['validations'];
  /** Why a column is as wide as it is: its heading, or its size on the server. */
  widths: Map<number, string>;
}

export interface Drawing {
  api: Univer;
  /** True while the page itself changes Univer, so that nothing of it is taken for a person's doing. */
  applying(): boolean;
  quietly(work: () => void): void;
  /** The next list of sheets starts a new book. */
  forget(): void;
  /** Whether the sheets are those of a new book. */
  followTabs(next: SheetTab[]): boolean;
  tab(name: string): SheetTab | undefined;
  tabOf(id: string): SheetTab | undefined;
  active(): string;
  activate(name: string): void;
  apply(patch: SheetPatch): void;
  /** Puts rows back as the server knows them. */
  redraw(id: string, rows: Iterable<number>): void;
  cell(id: string, row: number, column: number): WireCell | null;
  isCheckbox(id: string, row: number, column: number): boolean;
}

export const BOOK = 'book';
const ROW_HEIGHT = 21;
/** What the arrow of a dropdown takes from its column. */
const ARROW_WIDTH = 22;

/** Rows keep their height whatever is in them: Univer would measure every row again after each patch. */
const fixedRows = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, row) => [row, { h: ROW_HEIGHT, ia: 0 }]));

export const createDrawing = (container: string): Drawing => {
  const { api, markCorners } = startUniver(container);
  const known = new Map<string, Known>();
  let tabs: SheetTab[] = [];
  let marked = false;
  let applying = 0;
  let active = '';
  let fresh = true;

  const tabNamed = (name: string): SheetTab | undefined => tabs.find((tab) => tab.name === name);
  const book = () => api.getActiveWorkbook();
  const knownOf = (id: string): Known => {
    const found = known.get(id) ?? {
      rows: new Map(),
      patch: null,
      ruleIds: [],
      checkboxes: [],
      widths: new Map<number, string>(),
    };
    known.set(id, found);
    return found;
  };
  const quietly = (work: () => void): void => {
    applying++;
    try {
      work();
    } finally {
      applying--;
    }
  };
  const mutate = (id: string, subUnitId: string, params: object): void => {
    api.syncExecuteCommand(id, { unitId: BOOK, subUnitId, ...params }, { onlyLocal: true, fromCollab: true });
  };

  const emptySheet = (tab: SheetTab): object => ({
    id: String(tab.id),
    name: tab.name,
    rowCount: tab.rows,
    columnCount: tab.columns,
    hidden: tab.hidden ? 1 : 0,
    defaultRowHeight: ROW_HEIGHT,
    defaultColumnWidth: 100,
    defaultStyle: { ff: 'Arial', fs: 10, vt: 2 },
    cellData: {},
    rowData: fixedRows(tab.rows),
    columnData: {},
    mergeData: [],
    freeze: { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 },
    rowHeader: { width: 46, hidden: 0 },
    columnHeader: { height: 20, hidden: 0 },
    scrollTop: 0,
    scrollLeft: 0,
    zoomRatio: 1,
    showGridlines: 1,
    rightToLeft: 0,
    tabColor: '',
  });

  const createBook = (): void => {
    known.clear();
    if (book()) api.disposeUnit(BOOK);
    const sheets = Object.fromEntries(tabs.map((tab) => [String(tab.id), emptySheet(tab)]));
    const order = tabs.map((tab) => String(tab.id));
    api.createWorkbook({
      id: BOOK,
      name: BOOK,
      locale: 'enUS' as never,
      styles: {},
      sheetOrder: order,
      sheets,
    } as never);
    if (!marked) markCorners();
    marked = true;
    fresh = false;
    active = '';
  };

  const followTabs = (next: SheetTab[]): void => {
    const before = tabs;
    tabs = next;
    if (fresh) {
      createBook();
      return;
    }
    for (const [index, tab] of next.entries()) {
      const old = before.find((each) => each.id === tab.id);
      const id = String(tab.id);
      if (!old) mutate('sheet.mutation.insert-sheet', id, { index, sheet: emptySheet(tab) });
      else {
        if (old.name !== tab.name) mutate('sheet.mutation.set-worksheet-name', id, { name: tab.name });
        if (old.hidden !== tab.hidden) mutate('sheet.mutation.set-worksheet-hidden', id, { hidden: tab.hidden ? 1 : 0 });
      }
    }
    for (const old of before) {
      if (next.some((tab) => tab.id === old.id)) continue;
      known.delete(String(old.id));
      mutate('sheet.mutation.remove-sheet', String(old.id), { subUnitName: old.name });
    }
  };

  const activate = (name: string): void => {
    const tab = tabNamed(name);
    if (!tab || active === name) return;
    const sheet = book()?.getSheetBySheetId(String(tab.id));
    if (!sheet) return;
    if (tab.hidden) mutate('sheet.mutation.set-worksheet-hidden', String(tab.id), { hidden: 0 });
    book()!.setActiveSheet(sheet);
    active = name;
  };

  const isCheckbox = (id: string, row: number, column: number): boolean =>
    knownOf(id).checkboxes.some(
      ({ block }) =>
        row >= block.row && row < block.row + block.rows && column >= block.column && column < block.column + block.columns,
    );

  const size = (id: string, patch: SheetPatch): void => {
    const sheet = book()!.getSheetBySheetId(id)!.getSheet();
    const width = sheet.getColumnCount();
    const height = sheet.getRowCount();
    const rowsAt = (startRow: number, endRow: number) => ({ startRow, endRow, startColumn: 0, endColumn: width - 1 });
    if (patch.rows > height)
      mutate('sheet.mutation.insert-row', id, { range: rowsAt(height, patch.rows - 1), rowInfo: fixedRows(patch.rows - height) });
    if (patch.rows < height) mutate('sheet.mutation.remove-rows', id, { range: rowsAt(patch.rows, height - 1) });
    const columnsAt = (startColumn: number, endColumn: number) => ({
      startRow: 0,
      endRow: patch.rows - 1,
      startColumn,
      endColumn,
    });
    if (patch.columns > width) mutate('sheet.mutation.insert-col', id, { range: columnsAt(width, patch.columns - 1) });
    if (patch.columns < width) mutate('sheet.mutation.remove-col', id, { range: columnsAt(patch.columns, width - 1) });
  };

  const hide = (id: string, patch: SheetPatch, before: SheetPatch | null): void => {
    const all = (each: SheetPatch | null) =>
      [...new Set([...(each?.hiddenByUser ?? []), ...(each?.hiddenByFilter ?? [])])].sort((a, b) => a - b);
    const rows = (numbers: number[]) =>
      runsOf(numbers).map(([startRow, endRow]) => ({ startRow, endRow, startColumn: 0, endColumn: patch.columns - 1 }));
    const columns = (numbers: number[]) =>
      runsOf(numbers).map(([startColumn, endColumn]) => ({ startColumn, endColumn, startRow: 0, endRow: patch.rows - 1 }));
    const without = (numbers: number[], others: number[]) => numbers.filter((each) => !others.includes(each));
    const show = (mutation: string, ranges: object[]) => {
      if (ranges.length > 0) mutate(mutation, id, { ranges });
    };
    show('sheet.mutation.set-row-visible', rows(without(all(before), all(patch)).filter((row) => row <= patch.rows)));
    show('sheet.mutation.set-row-hidden', rows(without(all(patch), all(before))));
    const old = before?.hiddenColumns ?? [];
    show(
      'sheet.mutation.set-col-visible',
      columns(without(old, patch.hiddenColumns).filter((column) => column <= patch.columns)),
    );
    show('sheet.mutation.set-col-hidden', columns(without(patch.hiddenColumns, old)));
  };

  /** Columns that nobody has sized yet are made wide enough for what they hold when their heading comes or changes. */
  const widen = (id: string, patch: SheetPatch): void => {
    const { rows, widths } = knownOf(id);
    const heading = rows.get(Math.max(patch.frozenRows, 1)) ?? [];
    for (let column = 1; column <= Math.max(heading.length, ...Object.keys(patch.columnWidths).map(Number)); column++) {
      const sized = patch.columnWidths[column];
      const arrow = patch.validations.some(({ block }) => column >= block.column && column < block.column + block.columns);
      const words = heading[column - 1]?.text ?? '';
      const key = sized === undefined ? `${words}${arrow ? ' ▾' : ''}` : `=${sized}`;
      if (widths.get(column) === key || (key === '' && !widths.has(column))) continue;
      widths.set(column, key);
      mutate('sheet.mutation.set-worksheet-col-width', id, {
        ranges: [{ startColumn: column - 1, endColumn: column - 1, startRow: 0, endRow: patch.rows - 1 }],
        colWidth:
          sized ??
          fittingWidth(
            words,
            [...rows.values()].map((line) => line[column - 1]?.text ?? ''),
          ) + (arrow ? ARROW_WIDTH : 0),
      });
    }
  };

  const freeze = (id: string, patch: SheetPatch, before: SheetPatch | null): void => {
    if ((before?.frozenRows ?? 0) === patch.frozenRows) return;
    mutate('sheet.mutation.set-frozen', id, {
      startRow: patch.frozenRows === 0 ? -1 : patch.frozenRows,
      startColumn: -1,
      ySplit: patch.frozenRows,
      xSplit: 0,
    });
  };

  const validate = (id: string, patch: SheetPatch, before: SheetPatch | null): void => {
    if (before && JSON.stringify(before.validations) === JSON.stringify(patch.validations)) return;
    const memory = knownOf(id);
    if (memory.ruleIds.length > 0) mutate('data-validation.mutation.removeRule', id, { ruleId: memory.ruleIds });
    memory.checkboxes = patch.validations.filter(({ validation }) => validation.type === 'checkbox');
    const rules = patch.validations
      .filter(({ validation }) => validation.type === 'checkbox' || (validation.type === 'list' && validation.showDropdown))
      .map(({ block, validation }, index) => ({
        uid: `${id}-${index}-${Math.random().toString(36).slice(2)}`,
        ranges: [
          {
            startRow: block.row - 1,
            endRow: block.row + block.rows - 2,
            startColumn: block.column - 1,
            endColumn: block.column + block.columns - 2,
          },
        ],
        allowBlank: true,
        showErrorMessage: false,
        errorStyle: 2,
        ...(validation.type === 'checkbox'
          ? { type: 'checkbox' }
          : { type: 'list', formula1: JSON.stringify(validation.values), showDropDown: true, renderMode: 1 }),
      }));
    memory.ruleIds = rules.map((rule) => rule.uid);
    if (rules.length > 0) mutate('data-validation.mutation.addRule', id, { rule: rules });
  };

  const draw = (id: string, rows: Iterable<number>): void => {
    const memory = knownOf(id);
    const cellValue: Matrix = {};
    const sheet = book()!.getSheetBySheetId(id)!.getSheet();
    for (const row of rows) {
      const line = memory.rows.get(row) ?? [];
      const width = Math.max(line.length, sheet.getCellMatrix().getRow(row - 1) ? sheet.getColumnCount() : 0);
      const cells: Record<number, ICellData> = {};
      for (let column = 1; column <= width; column++) cells[column - 1] = toGrid(line[column - 1], isCheckbox(id, row, column));
      cellValue[row - 1] = cells;
    }
    mutate('sheet.mutation.set-range-values', id, { cellValue });
  };

  const apply = (patch: SheetPatch): void => {
    const id = String(patch.id);
    if (!book()?.getSheetBySheetId(id)) return;
    const memory = knownOf(id);
    const before = memory.patch;
    for (const [row, line] of Object.entries(patch.cells)) memory.rows.set(Number(row), line);
    memory.patch = { ...patch, cells: {} };
    quietly(() => {
      size(id, patch);
      validate(id, patch, before);
      draw(id, Object.keys(patch.cells).map(Number));
      hide(id, patch, before);
      widen(id, patch);
      freeze(id, patch, before);
    });
  };

  return {
    api,
    applying: () => applying > 0,
    quietly,
    forget: () => {
      fresh = true;
    },
    followTabs: (next) => {
      const started = fresh;
      quietly(() => followTabs(next));
      return started;
    },
    tab: tabNamed,
    tabOf: (id) => tabs.find((tab) => String(tab.id) === id),
    active: () => active,
    activate: (name) => quietly(() => activate(name)),
    apply,
    redraw: (id, rows) => {
      if (book()?.getSheetBySheetId(id)) quietly(() => draw(id, rows));
    },
    cell: (id, row, column) => cellOf(knownOf(id).rows, row, column),
    isCheckbox,
  };
};
