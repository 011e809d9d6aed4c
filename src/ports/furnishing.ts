import type { Block } from './spreadsheet';

/** One conditional-format rule, painted where a formula of native functions holds. */
export interface PaintingRule {
  /** As for the first cell of the first block. */
  readonly formula: string;
  readonly blocks: readonly Block[];
  /** Colours as #rrggbb; '' keeps the cell's own. */
  readonly background: string;
  readonly fontColor: string;
}

export interface Protection {
  readonly description: string;
  readonly block: Block;
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
  /** Warning-only protections. */
  readonly protections: readonly Protection[];
  /** Rules with a formula, in their order of precedence. */
  readonly painting: readonly PaintingRule[];
}

/**
 * How the product's sheets look and what they let people choose: nothing here carries data. Every method is a request to Google
 * and throws the service's own error, as the typed columns of a native table do.
 */
export interface Furnishing {
  /** The sheet that is open in front of the person who acts. */
  activeSheet(): string;
  furniture(sheet: string, headingRow: number): Furniture;
  /** Formula texts of the whole sheet from A1 on, '' where a cell holds none. */
  allFormulas(sheet: string): readonly (readonly string[])[];
  /** Adds an empty sheet behind the others. */
  insertSheet(name: string): void;
  hideSheet(sheet: string): void;
  /** Makes the grid wider on its right side. */
  addColumns(sheet: string, count: number): void;
  setFormula(sheet: string, row: number, column: number, formula: string): void;
  clear(sheet: string, block: Block): void;
  freezeRows(sheet: string, count: number): void;
  hideColumn(sheet: string, column: number): void;
  columnWidth(sheet: string, column: number, pixels: number): void;
  /** Makes cells look like headings. */
  emphasise(sheet: string, block: Block): void;
  note(sheet: string, row: number, column: number, text: string): void;
  numberFormat(sheet: string, block: Block, format: string): void;
  /** Lets long text run over several lines. */
  wrap(sheet: string, block: Block): void;
  /** A dropdown that shows a warning for any other value, and keeps it. */
  dropdown(sheet: string, block: Block, values: readonly string[], help: string): void;
  checkbox(sheet: string, block: Block): void;
  /** Anyone may still edit, after a warning. */
  protectWithWarning(sheet: string, block: Block, description: string): void;
  /** Puts `rules` in the place of those that `isOurs` recognises, in front of all others, which stay as they are. */
  setPainting(sheet: string, rules: readonly PaintingRule[], isOurs: (formula: string) => boolean): void;
}
