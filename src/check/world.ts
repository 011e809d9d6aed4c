import type { Instant } from '../engine/calendar';
import type { Mailbox } from '../ports/mailbox';
import type { Selection } from '../ports/selection';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity, Lock, Permissions, Store } from '../ports/world';
import type { Cell } from '../sheet/cells/cell';
import type { Result } from './question';

/** A cell as it stands now. */
export interface ShownCell {
  readonly value: Cell;
  readonly text: string;
  readonly format: string;
}

/** The script's language and its clocks. Wall clocks are `YYYY-MM-DD HH:MM`. */
export interface Language {
  /** By the very code that reckons the product's due dates; null for a zone that it does not know. */
  ownClock(zone: string, at: Instant): string | null;
  /** By Google's own date service. */
  googleClock(zone: string, at: Instant): string;
  /** By Intl's formatToParts; null where that is not there. */
  partsClock(zone: string, at: Instant): string | null;
  /** Which of these features the language lacks, see features.ts. */
  lacks(features: readonly string[]): readonly string[];
  scriptZone(): string;
}

/** What of the spreadsheet the check needs beyond the product's own port. */
export interface Lab {
  /** Adds a sheet at the end; the person goes on where they were. */
  insertSheet(name: string): void;
  deleteSheet(name: string): void;
  setFormula(sheet: string, row: number, column: number, formula: string): void;
  setFormat(sheet: string, row: number, column: number, format: string): void;
  cell(sheet: string, row: number, column: number): ShownCell;
  /** Puts a dropdown on a cell and takes it off again. @throws Google's words on a typed column of a native table */
  tryDropdown(sheet: string, row: number, column: number): void;
  /** What becomes of metadata on a row when the rows are sorted. */
  sortedMetadata(sheet: string): 'goes with its row' | 'stays where it was' | 'is lost';
  /**
   * Makes four rows on a sheet, of which the second is hidden by hand and the third by a filter, and gives what a formula on another sheet
   * sees of them: "2" for one as it stands, "1" for one hidden by hand, "0" for one that a filter hides.
   */
  seenRows(sheet: string, asking: string): string;
  /** Which of these rows a filter hides. */
  filtered(sheet: string, rows: readonly number[]): readonly number[];
  /** Colours and widths of the report. */
  paintReport(sheet: string, results: readonly Result[]): void;
  show(sheet: string): void;
  /** Whether Google gives a lock for this file. */
  hasDocumentLock(): boolean;
  /** Id of the file that Google calls the open one; null where it names none. */
  activeFile(): string | null;
}

/** What of the mailbox the check needs beyond the product's own port. */
export interface Post {
  /** @throws Google's words where moving mail to the trash was not allowed */
  trash(messageId: string): void;
}

/** Runs that come once and by themselves. */
export interface LaterRuns {
  /** Milliseconds from now, at the earliest. @throws Google's words where triggers were not allowed */
  plan(milliseconds: number): void;
  /** Takes back every one of this user's. */
  cancel(): void;
}

export interface CheckWorld {
  readonly version: string;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly permissions: Permissions;
  readonly store: Store;
  readonly lock: Lock;
  readonly language: Language;
  readonly sheets: Spreadsheet;
  readonly lab: Lab;
  readonly selection: Pick<Selection, 'selected'>;
  readonly mailbox: Mailbox;
  readonly post: Post;
  readonly later: LaterRuns;
  /** Asks the person at the keyboard; false for anything but OK. */
  confirm(title: string, text: string): boolean;
  tell(words: string): void;
}
