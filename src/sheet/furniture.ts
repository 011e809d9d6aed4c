/** One rectangle of a sheet, counted from 1. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** One conditional-format rule, painted where a formula holds that is written as for the first cell of the first area. */
export interface PaintRule {
  readonly formula: string;
  readonly blocks: readonly Area[];
  /** Colours as #rrggbb; '' keeps the cell's own. */
  readonly background: string;
  readonly fontColor: string;
}

/** Cells that anyone may still edit, after a warning. */
export interface Warning {
  readonly description: string;
  readonly block: Area;
}

/** What a cell lets people choose from. */
export type CellChoice =
  | { readonly kind: 'free' }
  | { readonly kind: 'list'; readonly values: readonly string[] }
  | { readonly kind: 'other' };

/** What a sheet is furnished with, as far as set-up cares. */
export interface Furniture {
  readonly hidden: boolean;
  readonly frozenRows: number;
  /** Size of the grid, blank cells included. */
  readonly rows: number;
  readonly columns: number;
  /** Notes of the heading row by column, '' for none. */
  readonly notes: readonly string[];
  /** Number formats of the first row under the headings, by column. */
  readonly formats: readonly string[];
  /** What the cells of that row let people choose from, by column. */
  readonly choices: readonly CellChoice[];
  readonly warnings: readonly Warning[];
  /** Rules with a formula, in their order of precedence. */
  readonly painting: readonly PaintRule[];
}

/** Pixels of a column that needs no width of its own. */
export const usualWidth = 130;

/** Columns as runs of neighbours that are alike: a run is one request, however wide. */
export const runsOfColumns = <Look extends { readonly column: number }>(
  columns: readonly Look[],
  isAlike: (one: NoInfer<Look>, other: NoInfer<Look>) => boolean = () => true,
): readonly { readonly looks: readonly [Look, ...Look[]]; readonly column: number; readonly columns: number }[] => {
  const runs: { looks: [Look, ...Look[]]; column: number; columns: number }[] = [];
  for (const look of [...columns].sort((one, other) => one.column - other.column)) {
    const run = runs[runs.length - 1];
    if (run !== undefined && run.column + run.columns === look.column && isAlike(run.looks[0], look)) {
      run.looks.push(look);
      run.columns += 1;
    } else runs.push({ looks: [look], column: look.column, columns: 1 });
  }
  return runs;
};
