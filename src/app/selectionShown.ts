import { cadenceWarnings } from '../engine/cadenceWarnings';
import { formatCivil } from '../engine/calendar';
import { civilDayOf, zoneOf } from '../engine/zones';
import type { Selection } from '../ports/selection';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock } from '../ports/world';
import { findHeadingRow } from '../sheet/headings';
import { sheetNames } from '../sheet/sheetNames';
import { readSystem, rememberedColumns, systemNames } from '../sheet/systemSheet';
import { readBook } from './book';
import { shapeOf } from './cadenceShape';
import { noRows, type SelectedRows, selectedRows } from './selectedRows';
import type { SelectionRequest, SelectionShown } from './sidebarContract';

export interface SelectionPorts {
  readonly sheets: Spreadsheet;
  readonly selection: Selection;
  readonly clock: Clock;
}

/** Rows among which the headings are looked for. */
const searched = 20;

/**
 * What is selected on the prospects sheet. Asked again and again while the sidebar is open, so it reads as little as it can: the System
 * sheet and the first rows, unless the cadences are asked for too.
 */
export function showSelection({ sheets, selection, clock }: SelectionPorts, { withCadences }: SelectionRequest): SelectionShown {
  const selected = selection.selected();
  const system = sheets.read(sheetNames.system);
  const known = system === null ? null : readSystem(system);
  const name = known === null ? '' : String(known.value(systemNames.prospects));
  const zone = zoneOf(sheets.zone());
  const shown = (prospects: string | null, { ranges, rows, clipped }: SelectedRows): SelectionShown => ({
    sheet: selected.sheet,
    prospects,
    ranges,
    rows,
    clipped,
    today: zone === null ? '' : formatCivil(civilDayOf(clock.now(), zone)),
    cadences: null,
  });
  if (known === null || name === '') return shown(null, noRows);
  const view = selected.sheet === name ? shown(name, rowsOn(name)) : shown(name, noRows);
  if (!withCadences) return view;
  const reading = readBook(sheets);
  if (reading.kind === 'none') return view;
  return { ...view, cadences: reading.book.rules.book.all.map((cadence) => shapeOf(cadence, cadenceWarnings(cadence))) };

  function rowsOn(sheet: string): SelectedRows {
    const remembered = rememberedColumns(readSystem(system || []));
    const lastRow = sheets.lastRow(sheet);
    const rows = Math.min(searched, lastRow);
    if (rows === 0) return noRows;
    const top = sheets.readBlock(sheet, { row: 1, column: 1, rows, columns: Math.max(1, remembered.row.length) });
    return selectedRows(selected, findHeadingRow(top, remembered), lastRow);
  }
}
