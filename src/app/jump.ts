import { onOneLine } from '../sheet/cells/cell';
import { fieldOf } from '../sheet/fields';
import { findHeadingRow, headingText } from '../sheet/headings';
import { sheetNames } from '../sheet/sheetNames';
import { readSystem, rememberedColumns, systemNames } from '../sheet/systemSheet';
import type { SelectionPorts } from './selectionShown';
import type { JumpRequest, Words } from './sidebarContract';

/** Rows among which the headings are looked for. */
const searched = 20;

/**
 * Selects a prospect's row in the sheet, wherever it stands by now: found by its Prospect ID, and by where it was shown only where it has
 * none. Reads the headings and one column.
 * @throws words for the person where the row is gone
 */
export function jump({ sheets, selection }: Omit<SelectionPorts, 'clock'>, { prospectId, row }: JumpRequest): Words {
  const system = readSystem(sheets.read(sheetNames.system) || []);
  const name = String(system.value(systemNames.prospects));
  if (name === '' || !sheets.has(name)) throw new Error('The prospects sheet is gone or was renamed: run set-up again.');
  const last = sheets.lastRow(name);
  const found = prospectId === '' ? row : rowOf();
  if (found === null || !(found >= 1 && found <= last)) throw new Error('This prospect is no longer on the sheet.');
  selection.activate(name, found);
  return { words: `Row ${found} is selected.` };

  function rowOf(): number | null {
    const remembered = rememberedColumns(system);
    const columns = Math.max(1, remembered.row.length);
    const top = sheets.readBlock(name, { row: 1, column: 1, rows: Math.min(searched, last), columns });
    const headingRow = findHeadingRow(top, remembered);
    const headings = (top[headingRow - 1] || []).map(headingText);
    const column = headings.indexOf(remembered.fields.prospectId ?? fieldOf('prospectId').heading) + 1;
    if (column === 0) throw new Error('The column Prospect ID was renamed or removed: run set-up again.');
    const ids = sheets.readBlock(name, { row: 1, column, rows: last, columns: 1 });
    const at = ids.findIndex(([cell], index) => index >= headingRow && onOneLine(String(cell ?? '')) === prospectId);
    return at < 0 ? null : at + 1;
  }
}
