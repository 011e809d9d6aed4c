import type { Spreadsheet } from '../ports/spreadsheet';
import type { Cell } from '../sheet/cells/cell';
import { sheetNames } from '../sheet/sheetNames';
import type { SystemRead } from '../sheet/systemSheet';

/** Writes one value of the System sheet: in its row as it was read, else below the others. */
export function writeSystem(sheets: Spreadsheet, system: SystemRead, name: string, cell: Cell): void {
  const row = system.rowOf(name);
  if (row === null) sheets.append(sheetNames.system, [[name, cell]]);
  else sheets.write(sheetNames.system, row, 2, [[cell]]);
}
