import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock } from '../ports/world';
import { columnLetters } from '../sheet/headings';
import { otherSheets } from '../sheet/otherSheets';
import type { Mentions } from './mentions';

/** Places that are told, and milliseconds after which no further sheet is looked through. */
const shown = 10;
const patience = 90_000;

/** The product's own sheets that erasing cleans itself. */
const cleaned: ReadonlySet<string> = new Set([
  otherSheets.log.name,
  otherSheets.work.name,
  otherSheets.system.name,
  otherSheets.doNotContact.name,
]);

export interface NamedElsewhere {
  /** Such as "Accounts B7"; the first of them. */
  readonly places: readonly string[];
  readonly count: number;
  /** Sheets there was no time to look through. */
  readonly unseen: readonly string[];
}

/**
 * Cells that name somebody and that erasing leaves alone: other people's rows, a team's own sheets, texts of templates.
 * @param ours rows of the prospects sheet that are erased anyway
 */
export function namedElsewhere(
  { sheets, clock }: { readonly sheets: Spreadsheet; readonly clock: Clock },
  mentions: Mentions,
  prospects: { readonly sheet: string; readonly rows: ReadonlySet<number>; readonly ownColumns: ReadonlySet<number> },
): NamedElsewhere {
  const places: string[] = [];
  const unseen: string[] = [];
  let count = 0;
  for (const name of sheets.sheetNames()) {
    if (cleaned.has(name)) continue;
    if (clock.elapsed() > patience) {
      unseen.push(name);
      continue;
    }
    const own = name === prospects.sheet;
    (sheets.read(name) || []).forEach((cells, row) => {
      if (own && prospects.rows.has(row + 1)) return;
      cells.forEach((cell, column) => {
        if (typeof cell !== 'string' || (own && prospects.ownColumns.has(column + 1)) || !mentions.in(cell)) return;
        count += 1;
        if (places.length < shown) places.push(`${name} ${columnLetters(column + 1)}${row + 1}`);
      });
    });
  }
  return { places, count, unseen };
}
