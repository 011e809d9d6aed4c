/** One selected rectangle, from 1; a whole column reaches to the sheet's last row, used or not. */
export interface SelectedRange {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface Selected {
  /** Name of the open sheet. */
  readonly sheet: string;
  /** In the order in which they were picked; never empty. */
  readonly ranges: readonly SelectedRange[];
  /** Rows of that sheet's grid, used or not: a range of as many rows is a whole column. */
  readonly gridRows: number;
}

/** Rows that a person does not see, by row number. */
interface UnseenRows {
  readonly hidden: ReadonlySet<number>;
  readonly filtered: ReadonlySet<number>;
  /** Rows there was no time to look at: Google tells of one row at a time, and slowly. */
  readonly unknown: ReadonlySet<number>;
}

/** What a person has selected and sees in the open sheet. Nothing here changes a cell of theirs. */
export interface Selection {
  selected(): Selected;
  /** Opens a sheet and selects a row's used cells there, so that the person sees it. */
  activate(sheet: string, row: number): void;
  /**
   * Which of the given rows of a sheet are hidden by hand or by a filter.
   * @param filled a column, from 1, in which each of them holds something
   */
  unseen(sheet: string, rows: readonly number[], filled: number): UnseenRows;
}
