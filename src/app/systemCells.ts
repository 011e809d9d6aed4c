import type { Spreadsheet } from '../ports/spreadsheet';
import type { Cell } from '../sheet/cells/cell';
import { formatWords } from '../sheet/format';
import { sheetNames } from '../sheet/sheetNames';
import { readSystem, type SystemRead } from '../sheet/systemSheet';

/**
 * What the System sheet says.
 * @throws words for the person where the file is of another layout than this script's: then nothing is written to it
 */
export function presentSystem(sheets: Spreadsheet): SystemRead {
  const system = readSystem(sheets.read(sheetNames.system) || []);
  const words = system.names.length === 0 ? '' : formatWords(system);
  if (words !== '') throw new Error(words);
  return system;
}

/** Writes one value of the System sheet: in its row as it was read, else below the others. */
export function writeSystem(sheets: Spreadsheet, system: SystemRead, name: string, cell: Cell): void {
  const row = system.rowOf(name);
  if (row === null) sheets.append(sheetNames.system, [[name, cell]]);
  else sheets.write(sheetNames.system, row, 2, [[cell]]);
}
