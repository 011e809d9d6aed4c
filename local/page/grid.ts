/** The sheet on the page: the server's patches go into Univer, what a person does in Univer goes to the server. */
import type { ICellData } from '@univerjs/core';
import type { Notice, PageState, SheetPatch, SheetTab, TypedCell, WireRow } from '../pageWire';
import { ask } from './ask';
import { cellOf, fittingWidth, pastedCells, toGrid, typedText } from './gridCells';
import { type GridRange, rangeName, rangeOf, runsOf } from './ranges';
import { attempt } from './store';
import { startUniver } from './univer';

type Matrix = Record<number, Record<number, ICellData>>;

/** What the page remembers of a sheet: enough to put a cell back after an edit that the server refused. */
interface Known {
  rows: Map<number, WireRow>;
  patch: SheetPatch | null;
  ruleIds: string[];
  checkboxes: SheetPatch['validations'];
  /** Why a column is as wide as it is: its heading, or its size on the server. */
  widths: Map<number, string>;
}

export interface GridSpot {
  sheet: string;
  ranges: GridRange[];
}

export interface Grid {
  hear(notice: Extract<Notice, { kind: 'state' | 'sheet' | 'selection' | 'reset' }>): void;
  /** Shows another sheet, here and for the script. */
  open(sheet: string): void;
  /** Resolves when the script sees what is selected here. */
  settled(): Promise<void>;
  spot(): GridSpot;
  /** What a cell of the sheet on show reads; 1-based. */
  textAt(row: number, column: number): string;
  /** Words that belong to the cell under the mouse. */
  onHover(listener: (words: { text: string; problem: boolean } | null) => void): void;
}

const BOOK = 'book';
const SELECT_AFTER_MS = 120;
const ROW_HEIGHT = 21;
/** Done in Univer alone, these would change the sheet behind the server's back. */
const REFUSED =
  /^sheet\.command\.(move-range|move-rows|move-cols|insert-|remove-|delete-range|add-worksheet-merge|set-frozen|copy-worksheet|cut)/;

export const createGrid = (container: string): Grid => {
  const { api, markCorners } = startUniver(container);
  let marked = false;
  const known = new Map<string, Known>();
  let tabs: SheetTab[] = [];
  let applying = 0;
  let active = '';
  let fresh = true;
  let typed: { row: number; column: number; text: string } | null = null;
  let selectTimer: ReturnType<typeof setTimeout> | undefined;
  let selecting: Promise<unknown> = Promise.resolve();
  let lastRanges = '';
  let opening = 0;
  const hoverListeners: ((words: { text: string; problem: boolean } | null) => void)[] = [];

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
    rowData: {},
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
    lastRanges = '';
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
    if (patch.rows > height) mutate('sheet.mutation.insert-row', id, { range: rowsAt(height, patch.rows - 1) });
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
      const key = sized === undefined ? (heading[column - 1]?.text ?? '') : `=${sized}`;
      if (widths.get(column) === key || (key === '' && !widths.has(column))) continue;
      widths.set(column, key);
      mutate('sheet.mutation.set-worksheet-col-width', id, {
        ranges: [{ startColumn: column - 1, endColumn: column - 1, startRow: 0, endRow: patch.rows - 1 }],
        colWidth:
          sized ??
          fittingWidth(
            heading[column - 1]?.text ?? '',
            [...rows.values()].map((line) => line[column - 1]?.text ?? ''),
          ),
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

  const send = (sheet: string, cells: TypedCell[]): void => {
    if (cells.length === 0) return;
    const id = String(tabNamed(sheet)?.id);
    void attempt(() => ask('type', { sheet, cells })).then(() => {
      if (book()?.getSheetBySheetId(id)) quietly(() => draw(id, new Set(cells.map((cell) => cell.row))));
    });
  };

  const edited = (subUnitId: string, cellValue: Matrix): void => {
    const sheet = tabs.find((tab) => String(tab.id) === subUnitId)?.name;
    if (sheet === undefined) return;
    const cells: TypedCell[] = [];
    const looks = new Set<number>();
    for (const [r, line] of Object.entries(cellValue)) {
      for (const [c, cell] of Object.entries(line ?? {})) {
        const [row, column] = [Number(r) + 1, Number(c) + 1];
        const own = typed && typed.row === row && typed.column === column ? typed.text : null;
        const text = own ?? typedText(cell, isCheckbox(subUnitId, row, column));
        const shown = cellOf(knownOf(subUnitId).rows, row, column);
        if (text === null || text === (shown?.formula ?? shown?.text ?? '')) looks.add(row);
        else cells.push({ row, column, text });
      }
    }
    typed = null;
    if (looks.size > 0) queueMicrotask(() => quietly(() => draw(subUnitId, looks)));
    send(sheet, cells);
  };

  api.addEvent(api.Event.CommandExecuted, (event) => {
    if (applying > 0 || event.id !== 'sheet.mutation.set-range-values') return;
    const { subUnitId, cellValue, unitId } = event.params as { unitId: string; subUnitId: string; cellValue?: Matrix };
    if (unitId === BOOK) edited(subUnitId, cellValue ?? {});
  });
  api.addEvent(api.Event.BeforeCommandExecute, (event) => {
    if (applying === 0 && REFUSED.test(event.id)) event.cancel = true;
  });
  api.addEvent(api.Event.BeforeSheetEditStart, () => {
    typed = null;
  });
  api.addEvent(api.Event.BeforeSheetEditEnd, (event) => {
    if (event.isConfirm)
      typed = { row: event.row + 1, column: event.column + 1, text: event.value.toPlainText().replace(/\r?\n$/, '') };
  });
  api.addEvent(api.Event.BeforeClipboardPaste, (event) => {
    if (!event.text) return;
    event.cancel = true;
    const at = spot().ranges.at(-1);
    if (!at) return;
    const cells = pastedCells(event.text).flatMap((line, r) =>
      line.map((text, c) => ({ row: at.startRow + r + 1, column: at.startColumn + c + 1, text })),
    );
    send(active, cells);
  });

  const spot = (): GridSpot => {
    const ranges = (book()?.getActiveSheet().getSelection()?.getActiveRangeList() ?? []).map(
      (range) => range.getRange() as GridRange,
    );
    return { sheet: active, ranges };
  };

  const tellSelection = (): void => {
    clearTimeout(selectTimer);
    selectTimer = undefined;
    const { sheet, ranges } = spot();
    const names = ranges.map(rangeName);
    if (sheet === '' || names.length === 0 || names.join() === lastRanges) return;
    lastRanges = names.join();
    selecting = attempt(() => ask('select', { sheet, ranges: names }));
  };
  api.addEvent(api.Event.SelectionChanged, () => {
    if (applying > 0) return;
    clearTimeout(selectTimer);
    selectTimer = setTimeout(tellSelection, SELECT_AFTER_MS);
  });

  api.addEvent(api.Event.CellHover, (event) => {
    const tab = tabNamed(active);
    const cell = tab ? cellOf(knownOf(String(tab.id)).rows, event.row + 1, event.column + 1) : null;
    const words = cell?.error ?? cell?.note;
    for (const listener of hoverListeners) listener(words ? { text: words, problem: cell?.error !== undefined } : null);
  });

  const selectHere = (sheet: string, names: string[]): void => {
    quietly(() => {
      activate(sheet);
      const tab = tabNamed(sheet);
      const view = tab && book()?.getSheetBySheetId(String(tab.id));
      if (!tab || !view) return;
      const ranges = names.flatMap((name) => {
        const found = rangeOf(name, tab.rows, tab.columns);
        return found
          ? [
              view.getRange(
                found.startRow,
                found.startColumn,
                found.endRow - found.startRow + 1,
                found.endColumn - found.startColumn + 1,
              ),
            ]
          : [];
      });
      if (ranges.length > 0) view.setActiveSelection(ranges[0]!);
      lastRanges = names.join();
    });
  };

  const followState = (state: PageState): void =>
    quietly(() => {
      const first = fresh;
      followTabs(state.sheets);
      if (opening === 0) activate(state.activeSheet);
      if (first) selectHere(state.activeSheet, state.selection);
    });

  return {
    hear: (notice) => {
      if (notice.kind === 'reset') fresh = true;
      else if (notice.kind === 'state') followState(notice.state);
      else if (notice.kind === 'sheet') apply(notice.patch);
      else selectHere(notice.sheet, notice.ranges);
    },
    open: (sheet) => {
      quietly(() => activate(sheet));
      const { ranges } = spot();
      const names = ranges.length > 0 ? ranges.map(rangeName) : ['A1'];
      lastRanges = names.join();
      opening++;
      selecting = attempt(() => ask('select', { sheet, ranges: names })).finally(() => {
        opening--;
      });
    },
    settled: async () => {
      if (selectTimer !== undefined) tellSelection();
      await selecting;
    },
    spot,
    textAt: (row, column) => cellOf(knownOf(String(tabNamed(active)?.id)).rows, row, column)?.text ?? '',
    onHover: (listener) => {
      hoverListeners.push(listener);
    },
  };
};
