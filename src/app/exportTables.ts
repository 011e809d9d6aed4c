import { formatCivil, msPerMinute } from '../engine/calendar';
import { civilDayOf, type Zone } from '../engine/zones';
import { type Cell, isBlank, isDate } from '../sheet/cells/cell';
import { writtenCsv } from '../sheet/csv';
import { sheetNames } from '../sheet/sheetNames';
import { bookNow } from './book';
import { counted } from './counted';
import { exportList, type ListPorts, note } from './doNotContactList';
import type { ExportFile, ExportWish } from './exchangeContract';

const two = (count: number): string => String(Math.floor(count)).padStart(2, '0');

/** A day, or an instant with how far the sheet's zone is from UTC then: it says the same wherever it is opened. */
function dateText(at: number, zone: Zone): string {
  const offset = zone.offset(at);
  const [date = '', time = ''] = new Date(at + offset).toISOString().slice(0, 19).split('T');
  const east = Math.abs(offset) / msPerMinute;
  return time === '00:00:00' ? date : `${date}T${time}${offset < 0 ? '-' : '+'}${two(east / 60)}:${two(east % 60)}`;
}

const textOf = (cell: Cell, zone: Zone): string => {
  if (isDate(cell)) return Number.isNaN(cell.getTime()) ? '' : dateText(cell.getTime(), zone);
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell);
};

/**
 * A sheet as CSV: the prospects with all columns that the sheet shows (never the hidden State), the Log, or Do Not Contact. That it left the
 * file is noted in the Log.
 */
export function exportTable(ports: ListPorts, { what, separator }: ExportWish): ExportFile {
  if (what === 'list') {
    const { entries: rows, ...list } = exportList(ports, separator);
    return { ...list, rows };
  }
  const { sheets, clock } = ports;
  const { sheetZone, prospectsSheet, headings } = bookNow(sheets);
  const isLog = what === 'log';
  const above = isLog ? 0 : headings.headingRow - 1;
  const [first = [], ...rest] = (sheets.read(isLog ? sheetNames.log : prospectsSheet) || []).slice(above);
  const titles = isLog ? first.map(String) : headings.headings;
  const shown = titles.map((title, index) => title !== '' && (isLog || index + 1 !== headings.columnOf.state));
  const kept = <T>(line: readonly T[]): T[] => line.filter((_, index) => shown[index]);
  const rows = rest.filter((line) => kept(line).some((cell) => cell !== false && !isBlank(cell)));
  note(ports, `${isLog ? sheetNames.log : prospectsSheet}: export`, counted(rows.length, 'row'));
  return {
    name: `${isLog ? 'log' : 'prospects'} ${formatCivil(civilDayOf(clock.now(), sheetZone))}.csv`,
    text: writtenCsv([kept(titles), ...rows.map((line) => kept(line).map((cell) => textOf(cell, sheetZone)))], separator),
    rows: rows.length,
    problems: [],
  };
}
