import { hash32 } from '../engine/learningWordings';
import type { Cell } from '../sheet/cells/cell';
import { isBlank, isDate } from '../sheet/cells/cell';
import { formulaFields } from '../sheet/fields';
import { type HeadingMap, headingKey } from '../sheet/headings';
import type { ProspectRow } from '../sheet/prospects';

/**
 * Rows that an import added are known by their Prospect ID: it names the import and what stood in the row then. Nothing else has to be
 * kept, rows may be sorted, and whoever changed, enrolled or added to a row made it their own.
 */

const textOf = (cell: Cell): string => (isDate(cell) ? String(cell.getTime()) : String(cell));

/** Stands for everything in a row but its id and what formulas show there, wherever its columns stand. */
export function contentPrint({ headings, columnOf }: Pick<HeadingMap, 'headings' | 'columnOf'>, cells: readonly Cell[]): string {
  const left = new Set([columnOf.prospectId, ...formulaFields.map((field) => columnOf[field])]);
  const text = cells
    .flatMap((cell, index) =>
      left.has(index + 1) || cell === false || isBlank(cell) ? [] : [`${headingKey(headings[index] || '')}\t${textOf(cell)}`],
    )
    .sort()
    .join('\n');
  return `${hash32(text).toString(36)}${hash32(`${text}\n`).toString(36)}`;
}

export const importedId = (id: string, print: string): string => `${id}-${print}`;

/** The rows that stand under the ids of one import. */
export const importedRows = (prospects: readonly ProspectRow[], id: string): readonly ProspectRow[] =>
  prospects.filter((row) => row.id.startsWith(`${id}-`));

/** Nothing was done to it since. */
export const isUntouched = (map: HeadingMap, id: string, row: ProspectRow): boolean =>
  row.id === importedId(id, contentPrint(map, row.cells));
