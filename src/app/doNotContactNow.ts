import type { Zone } from '../engine/zones';
import type { Grid, Spreadsheet } from '../ports/spreadsheet';
import type { Cell } from '../sheet/cells/cell';
import { isDate } from '../sheet/cells/cell';
import { sameness } from '../sheet/doNotContactFile';
import type { HashKey } from '../sheet/doNotContactKeys';
import {
  type DoNotContactBook,
  type DoNotContactEntry,
  doNotContactBook,
  linesFor,
  readDoNotContact,
} from '../sheet/doNotContactSheet';
import { sheetNames } from '../sheet/sheetNames';

/** The list, or why nobody can be compared with it. */
export type ListNow =
  | { readonly kind: 'list'; readonly book: DoNotContactBook }
  | { readonly kind: 'doubt'; readonly words: string };

const missing = `the sheet ${sheetNames.doNotContact} is missing: run set-up, which puts it back.`;

const readNow = (grid: Grid | null, sheetZone: Zone, keys: readonly HashKey[]): ListNow => {
  const read = grid === null ? null : readDoNotContact(grid, sheetZone, keys);
  if (read?.kind !== 'value')
    return { kind: 'doubt', words: read?.kind === 'problem' ? `${sheetNames.doNotContact}: ${read.words}.` : missing };
  const [first] = read.value.problems;
  return first === undefined
    ? { kind: 'list', book: doNotContactBook(read.value.entries, keys) }
    : { kind: 'doubt', words: `${sheetNames.doNotContact} row ${first.row}: ${first.words}.` };
};

const sameCell = (one: Cell, other: Cell): boolean =>
  isDate(one) && isDate(other) ? one.getTime() === other.getTime() : one === other;

const sameGrid = (one: Grid, other: Grid): boolean =>
  one.length === other.length &&
  one.every(
    (cells, row) => cells.length === other[row]?.length && cells.every((cell, at) => sameCell(cell, other[row]?.[at] ?? '')),
  );

/**
 * Reads the Do Not Contact sheet as it stands at each call: one request, and nothing is worked out again while nothing changed.
 * @param keys as the run read them: a hash of a key that came later is in doubt until the next run
 */
export function listReader(sheets: Pick<Spreadsheet, 'read'>, sheetZone: Zone, keys: readonly HashKey[]): () => ListNow {
  let last: { readonly grid: Grid; readonly now: ListNow } | null = null;
  return () => {
    const grid = sheets.read(sheetNames.doNotContact);
    if (grid !== null && last !== null && sameGrid(grid, last.grid)) return last.now;
    const now = readNow(grid, sheetZone, keys);
    last = grid === null ? null : { grid, now };
    return now;
  };
}

/**
 * Puts lines on the list, under the headings as they stand; nothing is a request saved.
 * @throws where the sheet or its heading for the addresses is gone: whoever asked for silence must not get lost
 */
export function addToList(
  sheets: Pick<Spreadsheet, 'read' | 'append'>,
  entries: readonly DoNotContactEntry[],
  sheetZone: Zone,
): void {
  if (entries.length === 0) return;
  const once = [...new Map(entries.map((entry) => [sameness(entry), entry])).values()];
  const lines = linesFor(sheets.read(sheetNames.doNotContact) || [], once, sheetZone);
  if (lines === null)
    throw new Error(
      `The sheet ${sheetNames.doNotContact}, or its heading "Address or Domain", is missing: run set-up, which puts it back.`,
    );
  sheets.append(sheetNames.doNotContact, lines);
}
