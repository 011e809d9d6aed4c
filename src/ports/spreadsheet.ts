import type { Cell } from '../sheet/cells/cell';

/** A sheet's cells from A1 to its last used cell, row by row. Rows and columns count from 1 everywhere else. */
export type Grid = readonly (readonly Cell[])[];

/** One rectangle of a sheet: first row, first column, number of rows, number of columns, all from 1. */
export interface Block {
  readonly row: number;
  readonly column: number;
  /** To be read, Infinity goes to the end of the grid: how far it is used would be one more request. */
  readonly rows: number;
  readonly columns: number;
}

/**
 * The spreadsheet as the product's store. Every method is a request to Google unless it says otherwise; `write` may be buffered until `flush`.
 * A sheet that does not exist reads as null and is never made by a write.
 */
export interface Spreadsheet {
  /** The file's own id: state that carries another id was copied. */
  id(): string;
  /** IANA name of the zone in which the file shows its dates. */
  zone(): string;
  sheetNames(): readonly string[];
  /** True where there is a sheet of that name. */
  has(sheet: string): boolean;
  read(sheet: string): Grid | null;
  /** Everything from a row on to the last used one, or so many rows of it; empty where there is nothing, null without such a sheet. */
  readFrom(sheet: string, row: number, rows?: number): Grid | null;
  readBlock(sheet: string, block: Block): Grid;
  /** Formula texts of one row up to the last one, '' where a cell holds none. */
  formulas(sheet: string, row: number): readonly string[];
  /** The last row with content of any kind; 0 for an empty sheet. */
  lastRow(sheet: string): number;
  /** Writes values as they are: text that begins with "=" stays text. */
  write(sheet: string, row: number, column: number, values: Grid): void;
  /**
   * Writes a word into one cell, or several under one another, where it still holds another, at once and in one step: what somebody typed
   * there meanwhile stays.
   * @returns whether it was replaced
   */
  replace(sheet: string, row: number, column: number, was: string, by: string, rows?: number): boolean;
  /**
   * Writes below the last row with content. One row is one request, and Google keeps runs that append at once apart; several rows go as
   * one block, which is safe only while nobody else appends.
   */
  append(sheet: string, values: Grid): void;
  /** Removes whole rows; what stands below moves up, other people's typing with it. */
  deleteRows(sheet: string, row: number, count: number): void;
  /** Makes room above a row. */
  insertRows(sheet: string, beforeRow: number, count: number): void;
  /** Applies what was written so far; what is not flushed dies with the execution. */
  flush(): void;
}
