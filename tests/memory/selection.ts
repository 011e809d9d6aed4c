import type { SelectedRange, Selection } from '../../src/ports/selection';

/** A selection set by the test, and rows it says are hidden. */
export interface MemorySelection extends Selection {
  select(sheet: string, ranges: readonly Partial<SelectedRange>[]): void;
  hide(...rows: number[]): void;
  filterOut(...rows: number[]): void;
  /** Rows there will be no time to look at. */
  leaveOpen(...rows: number[]): void;
}

export function memorySelection(gridRows = 1000): MemorySelection {
  let sheet = 'Prospects';
  let ranges: readonly SelectedRange[] = [{ row: 1, column: 1, rows: 1, columns: 1 }];
  const hidden = new Set<number>();
  const filtered = new Set<number>();
  const unknown = new Set<number>();
  const among = (set: ReadonlySet<number>, rows: readonly number[]): Set<number> => new Set(rows.filter((row) => set.has(row)));
  return {
    selected: () => ({ sheet, ranges, gridRows }),
    activate(name, row) {
      sheet = name;
      ranges = [{ row, column: 1, rows: 1, columns: 1 }];
    },
    unseen: (_sheet, rows) => ({ hidden: among(hidden, rows), filtered: among(filtered, rows), unknown: among(unknown, rows) }),
    select(name, picked) {
      sheet = name;
      ranges = picked.map((range) => ({ row: 1, column: 1, rows: 1, columns: 1, ...range }));
    },
    hide(...rows) {
      for (const row of rows) hidden.add(row);
    },
    leaveOpen(...rows) {
      for (const row of rows) unknown.add(row);
    },
    filterOut(...rows) {
      for (const row of rows) filtered.add(row);
    },
  };
}
