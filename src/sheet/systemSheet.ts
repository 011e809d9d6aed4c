import type { Cell } from './cells/cell';
import { isBlank, onOneLine } from './cells/cell';
import type { Grid } from './cells/table';
import { nothingRemembered, type RememberedColumns } from './headings';

export const systemHeadings: readonly string[] = ['Name', 'Value'];

/** What the product keeps on the System sheet, one value a row. Heartbeats follow as "Heartbeat <address>". */
export const systemNames = {
  /** Today's date in the sheet's zone, written by the tick once a day: Exit Status reads this very cell. */
  today: 'Today',
  formatVersion: 'Format Version',
  /** The file's own id: where it differs, this is a copy of another file. */
  spreadsheetId: 'Spreadsheet ID',
  /** Name of the sheet with the prospects. */
  prospects: 'Prospects Sheet',
  /** Which heading is which field, as JSON. */
  columns: 'Columns',
  /** Which built-in texts the product wrote on the Templates sheet, as JSON: what differs was changed by a person. */
  texts: 'Built-in Texts',
  /** Essential or full: the set that was chosen. */
  set: 'Column Set',
  /** "done" once somebody went through the first steps, or closed them. */
  firstSteps: 'First Steps',
  /** Row of the Log above which every claim is settled: where a run begins to read that has no mark of its own. */
  journalRow: 'Journal Row',
  /** Why nothing is done with this sheet, in words; blank while all is well. */
  stopped: 'Stopped',
  /** The last import of prospects, which can be undone, as JSON. */
  lastImport: 'Last Import',
  /** The line of the Log that a person took for right after a stop, as JSON. */
  acceptedLog: 'Accepted Log',
  /** When this installation was last checked, and what came out. */
  check: 'Installation Check',
  /** Why no mail may go out by itself on this installation, in words that end a sentence; blank where nothing speaks against it. */
  avoidSending: 'Avoid Sending',
} as const;

/** A run that is at work, or waits for its turn: "Run <start> <id> <user>". */
export const turnPrefix = 'Run ';

/** Raised when the product's own sheets change their layout, together with a rung in format.ts that leads older files there. */
export const formatVersion = 2;

/** Row of the Today cell: fixed, since the formulas name it. */
export const todayRow = 2;

/** The values by name, each with its row. */
export interface SystemRead {
  value(name: string): Cell;
  /** Row of a name, counted from 1; null where it is not there. */
  rowOf(name: string): number | null;
  readonly names: readonly string[];
}

/** Reads the System sheet; of a name that stands twice, the upper counts. */
export const readSystem = (grid: Grid): SystemRead => {
  const rows = new Map<string, { readonly row: number; readonly cell: Cell }>();
  grid.forEach(([name = '', cell = ''], index) => {
    const key = onOneLine(String(name));
    if (index > 0 && !isBlank(name) && !rows.has(key)) rows.set(key, { row: index + 1, cell });
  });
  return {
    value: (name) => rows.get(name)?.cell ?? '',
    rowOf: (name) => rows.get(name)?.row ?? null,
    names: [...rows.keys()],
  };
};

/** The column headings that set-up remembered; nothing where the cell is blank or damaged, and then headings are matched anew. */
export const rememberedColumns = (system: SystemRead): RememberedColumns => {
  try {
    const parsed = JSON.parse(String(system.value(systemNames.columns))) as Partial<RememberedColumns> | null;
    const fields = parsed?.fields;
    const row = parsed?.row;
    if (typeof fields !== 'object' || fields === null || !Array.isArray(row)) return nothingRemembered;
    return { fields, row: row.filter((heading) => typeof heading === 'string') };
  } catch {
    return nothingRemembered;
  }
};
