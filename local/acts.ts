/** What the page may ask of the host, as a table. Every act throws words for the person who clicked. */
import { cellName, rectName } from './a1';
import type { ClockRun } from './clockRun';
import type { Host, RunResult } from './hostTypes';
import { actOnMail, threadsOf } from './mailWire';
import type { Requests } from './pageWire';
import { rectanglesOf } from './rectangles';

export interface Desk {
  host: Host;
  clock: ClockRun;
  /** Empties everything and puts the start back. */
  startOver(): void;
}

export type Acts = { [Name in keyof Requests]: (desk: Desk, request: Requests[Name]) => unknown };

const answerOf = (result: RunResult): unknown => {
  if (result.ok) return result.value ?? null;
  throw new Error(result.error?.message ?? `${result.fn} was stopped.`);
};

/** A calendar's own words for an edit trigger that failed are in the list of runs: typing itself has worked. */
const typeCells = ({ host }: Desk, { sheet, cells }: Requests['type']): void => {
  for (const { row, column, texts } of rectanglesOf(cells)) {
    const columns = texts[0]!.length;
    if (texts.every((line) => line.every((text) => text === '')))
      host.clearCells(sheet, rectName({ row, column, rows: texts.length, columns }));
    else if (texts.length === 1 && columns === 1) host.typeInto(sheet, cellName(row, column), texts[0]![0]!);
    else host.pasteInto(sheet, cellName(row, column), texts);
  }
};

const ROW_VERBS = {
  insert: (host: Host, sheet: string, row: number, count: number) => host.insertRows(sheet, row, count),
  delete: (host: Host, sheet: string, row: number, count: number) => host.deleteRows(sheet, row, count),
  hide: (host: Host, sheet: string, row: number, count: number) => host.hideRows(sheet, row, count),
  show: (host: Host, sheet: string, row: number, count: number) => host.showRows(sheet, row, count),
};

const COLUMN_VERBS = {
  insert: (host: Host, sheet: string, column: number, count: number) => host.insertColumns(sheet, column, count),
  delete: (host: Host, sheet: string, column: number, count: number) => host.deleteColumns(sheet, column, count),
  left: (host: Host, sheet: string, column: number) => {
    if (column > 1) host.moveColumn(sheet, column, column - 1);
  },
  right: (host: Host, sheet: string, column: number) => host.moveColumn(sheet, column, column + 2),
};

export const ACTS: Acts = {
  run: ({ host }, { fn, args }) => answerOf(host.run(fn, args, { via: 'sidebar' })),
  menu: ({ host }, { caption }) => answerOf(host.clickMenu(caption)),
  type: typeCells,
  select: ({ host }, { sheet, ranges }) => host.select(sheet, ranges),
  rows: ({ host }, { sheet, verb, row, count }) => ROW_VERBS[verb](host, sheet, row, count),
  columns: ({ host }, { sheet, verb, column, count }) => COLUMN_VERBS[verb](host, sheet, column, count),
  sort: ({ host }, { sheet, column, descending }) => host.sort(sheet, column, { descending }),
  filter: ({ host }, { sheet, column, show }) => host.filter(sheet, column, show),
  renameSheet: ({ host }, { sheet, name }) => host.renameSheet(sheet, name),
  deleteSheet: ({ host }, { sheet }) => host.deleteSheet(sheet),
  importCsv: ({ host }, { name, text }) => host.insertSheetFromCsv(name, text),
  actor: ({ host }, { user }) => host.setActor(user),
  clock: ({ clock }, request) => clock.go(request),
  stop: ({ clock }) => clock.stop(),
  closeSidebar: ({ host }) => host.closeSidebar(),
  threads: ({ host }, { user }) => threadsOf(host, user),
  mail: ({ host }, request) => actOnMail(host, request),
  reset: ({ clock, startOver }) => {
    if (clock.progress()) throw new Error('The clock is running. Stop it first.');
    startOver();
  },
};
