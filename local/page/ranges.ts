/** Rectangles of the grid (0-based, as Univer counts) and their A1 names. */

export interface GridRange {
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
  /** 1 whole rows, 2 whole columns, 3 everything. */
  rangeType?: number;
}

export const letters = (column: number): string => {
  let text = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    text = String.fromCharCode(65 + ((left - 1) % 26)) + text;
  return text;
};

const number = (name: string): number => [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

export const rangeName = (range: GridRange): string => {
  if (range.rangeType === 2 || Number.isNaN(range.startRow)) return `${letters(range.startColumn)}:${letters(range.endColumn)}`;
  if (range.rangeType === 1 || Number.isNaN(range.startColumn)) return `${range.startRow + 1}:${range.endRow + 1}`;
  const from = `${letters(range.startColumn)}${range.startRow + 1}`;
  const to = `${letters(range.endColumn)}${range.endRow + 1}`;
  return from === to ? from : `${from}:${to}`;
};

/** The rectangle of an A1 name in a sheet of that size; null for a name that is none. */
export const rangeOf = (name: string, rows: number, columns: number): GridRange | null => {
  const found = /^([A-Z]*)(\d*)(?::([A-Z]*)(\d*))?$/.exec(name.replaceAll('$', '').toUpperCase());
  if (!found || name === '') return null;
  const [, c1 = '', r1 = '', c2 = c1, r2 = r1] = found;
  return {
    startColumn: c1 === '' ? 0 : number(c1),
    startRow: r1 === '' ? 0 : Number(r1) - 1,
    endColumn: c2 === '' ? columns - 1 : number(c2),
    endRow: r2 === '' ? rows - 1 : Number(r2) - 1,
  };
};

/** 1-based numbers as runs of neighbours, 0-based and inclusive. */
export const runsOf = (numbers: readonly number[]): [start: number, end: number][] => {
  const runs: [number, number][] = [];
  for (const each of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === each - 2) last[1] = each - 1;
    else runs.push([each - 1, each - 1]);
  }
  return runs;
};
