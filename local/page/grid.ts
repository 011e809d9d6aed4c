/** The sheet on the page: the server's patches go into Univer, what a person does in Univer goes to the server. */
import type { Notice, PageState, TypedCell } from '../pageWire';
import { ask } from './ask';
import { BOOK, createDrawing, type Matrix } from './drawing';
import { pastedCells, typedText } from './gridCells';
import { type GridRange, rangeName, rangeOf } from './ranges';
import { attempt } from './store';

interface GridSpot {
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

const SELECT_AFTER_MS = 120;
/** Done in Univer alone, these would change the sheet behind the server's back. */
const REFUSED =
  /^sheet\.command\.(move-range|move-rows|move-cols|insert-|remove-|delete-range|add-worksheet-merge|set-frozen|copy-worksheet|set-(rows?|cols?)-hidden|set-(selected|specific)-cols-visible)/;
/** The small arrows beside hidden rows: the server unhides them. */
const UNHIDE = /^sheet\.command\.set-(selected|specific)-rows-visible/;

export const createGrid = (container: string): Grid => {
  const drawing = createDrawing(container);
  const { api } = drawing;
  const book = () => api.getActiveWorkbook();
  let typed: { row: number; column: number; text: string } | null = null;
  /** Univer reports a typed formula twice; a second report of what is being sent is no second edit. */
  const onTheWay = new Map<string, string>();
  let selectTimer: ReturnType<typeof setTimeout> | undefined;
  let selecting: Promise<unknown> = Promise.resolve();
  let lastRanges = '';
  let opening = 0;
  /** Whether a person did anything since the server last said what is selected. */
  let touched = false;
  const hoverListeners: ((words: { text: string; problem: boolean } | null) => void)[] = [];

  const send = (sheet: string, cells: TypedCell[]): void => {
    if (cells.length === 0) return;
    const id = String(drawing.tab(sheet)?.id);
    for (const cell of cells) onTheWay.set(`${id} ${cell.row} ${cell.column}`, cell.text);
    void attempt(() => ask('type', { sheet, cells })).then(() => {
      for (const cell of cells) onTheWay.delete(`${id} ${cell.row} ${cell.column}`);
      drawing.redraw(id, new Set(cells.map((cell) => cell.row)));
    });
  };

  const edited = (subUnitId: string, cellValue: Matrix): void => {
    const sheet = drawing.tabOf(subUnitId)?.name;
    if (sheet === undefined) return;
    const cells: TypedCell[] = [];
    const looks = new Set<number>();
    for (const [r, line] of Object.entries(cellValue)) {
      for (const [c, cell] of Object.entries(line ?? {})) {
        const [row, column] = [Number(r) + 1, Number(c) + 1];
        const own = typed && typed.row === row && typed.column === column ? typed.text : null;
        const text = own ?? typedText(cell, drawing.isCheckbox(subUnitId, row, column));
        const shown = drawing.cell(subUnitId, row, column);
        if (text === null || text === (shown?.formula ?? shown?.text ?? '')) looks.add(row);
        else if (onTheWay.get(`${subUnitId} ${row} ${column}`) !== text) cells.push({ row, column, text });
      }
    }
    typed = null;
    if (looks.size > 0) queueMicrotask(() => drawing.redraw(subUnitId, looks));
    send(sheet, cells);
  };

  api.addEvent(api.Event.CommandExecuted, (event) => {
    if (drawing.applying() || event.id !== 'sheet.mutation.set-range-values') return;
    const { subUnitId, cellValue, unitId } = event.params as { unitId: string; subUnitId: string; cellValue?: Matrix };
    if (unitId === BOOK) edited(subUnitId, cellValue ?? {});
  });
  api.addEvent(api.Event.BeforeCommandExecute, (event) => {
    if (drawing.applying()) return;
    if (REFUSED.test(event.id)) event.cancel = true;
    if (!UNHIDE.test(event.id)) return;
    event.cancel = true;
    for (const range of (event.params as { ranges?: GridRange[] }).ranges ?? [])
      void attempt(() =>
        ask('rows', { sheet: drawing.active(), verb: 'show', row: range.startRow + 1, count: range.endRow - range.startRow + 1 }),
      );
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
    send(drawing.active(), cells);
  });

  const spot = (): GridSpot => {
    // A selection may reach beyond a sheet that has just lost rows or columns; Univer then throws instead of cutting it.
    try {
      const selected = book()?.getActiveSheet().getSelection()?.getActiveRangeList() ?? [];
      return { sheet: drawing.active(), ranges: selected.map((range) => range.getRange() as GridRange) };
    } catch {
      return { sheet: drawing.active(), ranges: [] };
    }
  };

  const tellSelection = (): void => {
    clearTimeout(selectTimer);
    selectTimer = undefined;
    const { sheet, ranges } = spot();
    const names = ranges.map(rangeName);
    const key = `${sheet}!${names.join()}`;
    if (sheet === '' || names.length === 0 || key === lastRanges) return;
    lastRanges = key;
    selecting = attempt(() => ask('select', { sheet, ranges: names }));
  };
  // Univer's own SelectionChanged is silent for some clicks on the row headings.
  api.addEvent(api.Event.CommandExecuted, (event) => {
    if (drawing.applying() || !touched || event.id !== 'sheet.operation.set-selections') return;
    clearTimeout(selectTimer);
    selectTimer = setTimeout(tellSelection, SELECT_AFTER_MS);
  });

  api.addEvent(api.Event.CellHover, (event) => {
    const cell = drawing.cell(String(drawing.tab(drawing.active())?.id), event.row + 1, event.column + 1);
    const words = cell?.error ?? cell?.note;
    for (const listener of hoverListeners) listener(words ? { text: words, problem: cell?.error !== undefined } : null);
  });

  for (const kind of ['pointerdown', 'keydown']) {
    addEventListener(
      kind,
      () => {
        touched = true;
      },
      true,
    );
  }

  const selectHere = (sheet: string, names: string[]): void => {
    touched = false;
    drawing.quietly(() => {
      drawing.activate(sheet);
      const tab = drawing.tab(sheet);
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
      lastRanges = `${sheet}!${names.join()}`;
    });
  };

  const followState = (state: PageState): void => {
    const first = drawing.followTabs(state.sheets);
    if (opening === 0) drawing.activate(state.activeSheet);
    if (first) selectHere(state.activeSheet, state.selection);
  };

  return {
    hear: (notice) => {
      if (notice.kind === 'reset') drawing.forget();
      else if (notice.kind === 'state') followState(notice.state);
      else if (notice.kind === 'sheet') drawing.apply(notice.patch);
      else selectHere(notice.sheet, notice.ranges);
    },
    open: (sheet) => {
      drawing.activate(sheet);
      const { ranges } = spot();
      const names = ranges.length > 0 ? ranges.map(rangeName) : ['A1'];
      lastRanges = `${sheet}!${names.join()}`;
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
    textAt: (row, column) => drawing.cell(String(drawing.tab(drawing.active())?.id), row, column)?.text ?? '',
    onHover: (listener) => {
      hoverListeners.push(listener);
    },
  };
};
