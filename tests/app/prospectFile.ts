import { builtInCadences } from '../../src/engine/builtInCadences';
import { defaultSettings, type Settings } from '../../src/engine/settings';
import { builtInTemplates } from '../../src/mail/templates/builtInTemplates';
import type { Clock, Identity, Lock, Store } from '../../src/ports/world';
import { writtenCadences } from '../../src/sheet/cadencesSheet';
import type { Cell } from '../../src/sheet/cells/cell';
import { doNotContactHeadings } from '../../src/sheet/doNotContactSheet';
import { type FieldId, fieldOf, fullFields, ownedFields } from '../../src/sheet/fields';
import { holidayHeadings } from '../../src/sheet/holidaysSheet';
import { logHeadings } from '../../src/sheet/logSheet';
import { writtenSettings } from '../../src/sheet/settingsSheet';
import { writtenTemplates } from '../../src/sheet/templatesSheet';
import { workHeadings } from '../../src/sheet/workSheet';
import { type MemorySelection, memorySelection } from '../memory/selection';
import { type MemoryWorkbook, memoryWorkbook } from '../memory/spreadsheet';

/** A row of the prospects sheet by field. */
export type FileRow = Partial<Record<FieldId, Cell>> & { readonly other?: Cell };

const columns: readonly FieldId[] = [...fullFields, ...ownedFields];
const headings = columns.map((field) => fieldOf(field).heading);
/** What set-up remembers of the columns that a person confirmed. */
const remembered = JSON.stringify({
  fields: Object.fromEntries(columns.map((field, index) => [field, headings[index]])),
  row: [...headings, 'Favourite Colour'],
});

export interface ProspectFile {
  readonly book: MemoryWorkbook;
  readonly selection: MemorySelection;
  /** One port bundle serves enrolling, its undo, the selection and the overview. */
  readonly ports: {
    readonly sheets: MemoryWorkbook['spreadsheet'];
    readonly selection: MemorySelection;
    readonly clock: Clock;
    readonly identity: Identity;
    readonly lock: Lock;
    readonly store: Store;
  };
  /** The cell of a field in a row of the sheet, from 1. */
  cell(row: number, field: FieldId): Cell;
  set(row: number, field: FieldId, cell: Cell): void;
  /** Lines of a sheet without its headings. */
  lines(sheet: string): Cell[][];
  lock: 'held' | 'busy' | 'none';
}

export interface FileOptions {
  readonly now?: string;
  readonly me?: string;
  readonly settings?: Partial<Settings>;
  readonly doNotContact?: readonly string[];
  readonly holidays?: readonly (readonly Cell[])[];
  readonly templates?: Cell[][];
  readonly cadences?: Cell[][];
  readonly system?: readonly (readonly Cell[])[];
  readonly work?: readonly (readonly Cell[])[];
}

/** A file as set-up leaves it, in Europe/Berlin, with these prospects from row 2 on. Monday 2 March 2026, 09:00 there, unless told otherwise. */
export function prospectFile(rows: readonly FileRow[], options: FileOptions = {}): ProspectFile {
  const settings = { ...defaultSettings, ...options.settings };
  const book = memoryWorkbook({
    Prospects: [
      [...headings, 'Favourite Colour'],
      ...rows.map((row) => [...columns.map((field) => row[field] ?? ''), row.other ?? '']),
    ],
    Cadences: options.cadences ?? writtenCadences(builtInCadences),
    Templates: options.templates ?? writtenTemplates(builtInTemplates()),
    Settings: writtenSettings(settings),
    Holidays: [[...holidayHeadings], ...(options.holidays ?? [])],
    'Do Not Contact': [[...doNotContactHeadings], ...(options.doNotContact ?? []).map((entry) => [entry, '', '', ''])],
    Work: [[...workHeadings], ...(options.work ?? [])],
    Log: [[...logHeadings]],
    System: [
      ['Name', 'Value'],
      ['Today', ''],
      ['Format Version', '2'],
      ['Prospects Sheet', 'Prospects'],
      ['Columns', remembered],
      ...(options.system ?? []),
    ],
  });
  const selection = memorySelection();
  selection.select('Prospects', [{ row: 2, rows: Math.max(1, rows.length) }]);
  const kept = new Map<string, string>();
  let ids = 0;
  const at = (field: FieldId): number => columns.indexOf(field);
  const file: ProspectFile = {
    book,
    selection,
    lock: 'held',
    ports: {
      sheets: book.spreadsheet,
      selection,
      clock: { now: () => Date.parse(options.now ?? '2026-03-02T08:00:00Z'), elapsed: () => 0, pause: () => undefined },
      identity: {
        user: () => options.me ?? 'me@team.example',
        newId: () => `0000000${++ids}-0000-4000-8000-000000000000`,
        digest: (text) => text,
      },
      store: {
        get: (name) => kept.get(name) ?? null,
        set: (name, value) => {
          kept.set(name, value);
        },
        remove: (name) => {
          kept.delete(name);
        },
      },
      lock: { acquire: () => file.lock, release: () => undefined },
    },
    cell: (row, field) => book.grid('Prospects')[row - 1]?.[at(field)] ?? '',
    set: (row, field, cell) => book.spreadsheet.write('Prospects', row, at(field) + 1, [[cell]]),
    lines: (sheet) => book.grid(sheet).slice(1),
  };
  return file;
}

/** A prospect who may be enrolled without a word. */
export const fine = (number: number, rest: FileRow = {}): FileRow => ({
  email: `ana${number}@firm${number}.example`,
  firstName: `Ana${number}`,
  company: `Firm ${number}`,
  timeZone: 'Europe/Berlin',
  dealSize: 30_000,
  ...rest,
});
