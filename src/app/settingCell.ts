import { folded } from '../engine/vocabulary';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Cell } from '../sheet/cells/cell';
import { sheetNames } from '../sheet/sheetNames';

/**
 * Writes values of the Settings sheet, each beside its name, or below the others where the name is missing. A value that stands there
 * already is left alone.
 * @throws words for the person where there is no such sheet
 */
export function writeSettings(sheets: Spreadsheet, values: Readonly<Record<string, Cell>>): void {
  const grid = sheets.read(sheetNames.settings);
  if (grid === null) throw new Error('The Settings sheet is missing. Run set-up, which puts it back.');
  for (const [name, value] of Object.entries(values)) {
    const row = grid.findIndex(([setting = '']) => folded(String(setting)) === folded(name));
    if (row < 0) sheets.append(sheetNames.settings, [[name, value]]);
    else if (grid[row]?.[1] !== value) sheets.write(sheetNames.settings, row + 1, 2, [[value]]);
  }
  sheets.flush();
}
