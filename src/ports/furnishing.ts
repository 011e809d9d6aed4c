import type { Area, Furniture, PaintRule } from '../sheet/furniture';
import type { Block } from './spreadsheet';

/**
 * How the product's sheets look and what they let people choose: nothing here carries data. Every method is a request to Google
 * and throws the service's own error, as the typed columns of a native table do.
 */
export interface Furnishing {
  /** The sheet that is open in front of the person who acts. */
  activeSheet(): string;
  furniture(sheet: string, headingRow: number): Furniture;
  /** Rows of the grid and the rules that paint it: what the tick looks at every hour. */
  painting(sheet: string): { readonly rows: number; readonly painting: readonly PaintRule[] };
  /** Cells that somebody merged, among those in use. */
  merged(sheet: string): readonly Area[];
  /** Formula texts of the whole sheet from A1 on, '' where a cell holds none. */
  allFormulas(sheet: string): readonly (readonly string[])[];
  /** Adds empty sheets behind the others. */
  insertSheet(...names: readonly string[]): void;
  hideSheet(sheet: string): void;
  /** Makes the grid wider on its right side. */
  addColumns(sheet: string, count: number): void;
  setFormula(sheet: string, row: number, column: number, formula: string): void;
  clear(sheet: string, block: Block): void;
  /** Removes the notes of cells; comments are out of a script's reach. */
  clearNotes(sheet: string, block: Block): void;
  freezeRows(sheet: string, count: number): void;
  hideColumn(sheet: string, column: number): void;
  columnWidth(sheet: string, column: number, pixels: number, columns: number): void;
  /** Makes cells look like headings. */
  emphasise(sheet: string, block: Block): void;
  /** Notes of neighbouring cells of a row. */
  note(sheet: string, row: number, column: number, ...texts: readonly string[]): void;
  numberFormat(sheet: string, block: Block, format: string): void;
  /** Lets long text run over several lines. */
  wrap(sheet: string, block: Block): void;
  /** A dropdown that shows a warning for any other value, and keeps it. */
  dropdown(sheet: string, block: Block, values: readonly string[], help: string): void;
  checkbox(sheet: string, block: Block): void;
  /** Anyone may still edit, after a warning. */
  protectWithWarning(sheet: string, block: Block, description: string): void;
  /** Puts `rules` in the place of those that `isOurs` recognises, in front of all others, which stay as they are. */
  setPainting(sheet: string, rules: readonly PaintRule[], isOurs: (formula: string) => boolean): void;
}
