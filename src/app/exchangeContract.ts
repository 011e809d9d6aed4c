/**
 * What the page "Import and export" and the server say to each other, in JSON texts as the sidebar does: days are `YYYY-MM-DD`, and a text
 * out of a cell is only ever a text.
 */

/** Every call the page can make; each name is a top-level function of the script. */
export interface ExchangeCalls {
  /** What the file's columns would become, and what can be undone; writes nothing. */
  exchangeLook(request: ImportFile): ImportLook;
  /** What speaks against each address; writes nothing. */
  exchangeCheck(request: ImportAddresses): ImportCheck;
  /** Adds some rows. Delivered twice, they are added once. */
  exchangeImport(request: ImportPart): ImportReport;
  /** Takes back the rows of an import that nobody touched since. */
  exchangeUndo(request: { readonly id: string }): UndoReport;
  /** A sheet as CSV. */
  exchangeExport(request: ExportWish): ExportFile;
}

export interface ImportFile {
  /** The first rows of the file as its cells' texts; none asks for the rest of the answer alone. */
  readonly top: readonly (readonly string[])[];
}

/** How the cells of a column are to be written. */
export type CellsAs = 'text' | 'number' | 'date' | 'yes or no';

export interface SheetColumn {
  /** From 1. */
  readonly column: number;
  readonly heading: string;
  /** Null for a column of the team's own, which may hold anything. */
  readonly as: CellsAs | null;
}

export interface FileColumn {
  readonly heading: string;
  /** The sheet's column that means the same; null where the sheet has none. */
  readonly column: number | null;
  /** Heading of the column to be added where `column` is null. */
  readonly name: string;
  readonly as: CellsAs | null;
  /** Why it was recognised, in words; '' where it was not. */
  readonly why: string;
  /** Bears the heading of a column that Next Touch writes by itself: it is left out unless it becomes a column of its own. */
  readonly kept: boolean;
}

export interface ImportLook {
  /** For the rows of the next import. */
  readonly id: string;
  readonly sheet: string;
  readonly zone: string;
  readonly prospects: number;
  /** The columns that may be filled. */
  readonly columns: readonly SheetColumn[];
  /** The column of the sheet with the addresses. */
  readonly email: number;
  /** Where the file's headings stand, from 1. */
  readonly headingRow: number;
  readonly file: readonly FileColumn[];
  /** The last import while any of its rows stand; null where there is nothing to undo. */
  readonly last: { readonly id: string; readonly at: string; readonly by: string; readonly rows: number } | null;
}

export interface ImportAddresses {
  readonly addresses: readonly string[];
}

/** `role`: an address that several people read; it may be imported all the same. */
type AddressFinding = 'blank' | 'bad' | 'twice' | 'there' | 'listed' | 'role';

export interface ImportCheck {
  /** What was found, in the order of the addresses: place from 0, what, and what to know of it. */
  readonly found: readonly (readonly [place: number, what: AddressFinding, words: string])[];
}

/** A cell on its way: `d` is a date as text, YYYY-MM-DD with or without a time. */
export type ImportCell = string | number | boolean | { readonly d: string };

export interface ImportPart {
  /** `id` of the look. */
  readonly id: string;
  /** Where the cells go; `column` null adds a column of that heading, unless it is there by now. */
  readonly columns: readonly { readonly column: number | null; readonly heading: string }[];
  readonly rows: readonly (readonly ImportCell[])[];
  /** Fill blank cells of rows that the sheet has already; else those are left as they are. */
  readonly fill: boolean;
}

export interface ImportReport {
  readonly added: number;
  /** Rows that this very import had added before. */
  readonly before: number;
  /** Rows of the sheet of which blank cells were filled, and how many cells. */
  readonly filledRows: number;
  readonly filledCells: number;
  /** Rows that were left out: place from 0, and why. */
  readonly refused: readonly (readonly [place: number, words: string])[];
  /** False where the time was used up: the same part is to be delivered again. */
  readonly done: boolean;
}

export interface UndoReport {
  readonly removed: number;
  /** Rows that somebody changed, enrolled or added to: they stay. */
  readonly kept: number;
  readonly done: boolean;
}

export interface ExportWish {
  readonly what: 'prospects' | 'log' | 'list';
  readonly separator: ',' | ';' | '\t';
}

export interface ExportFile {
  readonly name: string;
  /** Begins with the mark by which spreadsheets know UTF-8. */
  readonly text: string;
  readonly rows: number;
  /** What is not in it, and why. */
  readonly problems: readonly string[];
}
