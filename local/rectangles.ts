/** Cells that a person changed at one stroke, as the rectangles that a sheet would report. */
import type { TypedCell } from './pageWire';

export interface TypedBlock {
  row: number;
  column: number;
  texts: string[][];
}

/** Runs of neighbouring cells in a row, joined downwards while they span the same columns. Order: by column, then row. */
export const rectanglesOf = (cells: readonly TypedCell[]): TypedBlock[] => {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const runs: TypedBlock[] = [];
  for (const { row, column, text } of sorted) {
    const last = runs.at(-1);
    if (last && last.row === row && last.column + last.texts[0]!.length === column) last.texts[0]!.push(text);
    else runs.push({ row, column, texts: [[text]] });
  }
  const blocks: TypedBlock[] = [];
  const open = new Map<string, TypedBlock>();
  for (const run of runs) {
    const key = `${run.column}:${run.texts[0]!.length}`;
    const above = open.get(key);
    if (above && above.row + above.texts.length === run.row) above.texts.push(run.texts[0]!);
    else {
      blocks.push(run);
      open.set(key, run);
    }
  }
  return blocks;
};
