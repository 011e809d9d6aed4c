import { builtInCadences } from '../engine/builtInCadences';
import { defaultSettings } from '../engine/settings';
import { civilDayOf, startOfDay, zoneOf } from '../engine/zones';
import { builtInTemplates } from '../mail/templates/builtInTemplates';
import type { Furnishing } from '../ports/furnishing';
import type { Grid, Spreadsheet } from '../ports/spreadsheet';
import type { Clock } from '../ports/world';
import { writtenCadences } from '../sheet/cadencesSheet';
import type { Cell } from '../sheet/cells/cell';
import { doNotContactHeadings } from '../sheet/doNotContactSheet';
import { newHolidaysSheet } from '../sheet/holidaysSheet';
import { logHeadings } from '../sheet/logSheet';
import { type ColumnLook, type OtherSheetId, otherSheetIds, otherSheets } from '../sheet/otherSheets';
import { writtenSettings } from '../sheet/settingsSheet';
import { readSystem, systemHeadings, systemNames, todayRow } from '../sheet/systemSheet';
import { writtenTemplates } from '../sheet/templatesSheet';
import { workHeadings } from '../sheet/workSheet';
import { setWidths } from './furnishProspects';

export interface FillPorts {
  readonly spreadsheet: Spreadsheet;
  readonly furnishing: Furnishing;
  readonly clock: Clock;
}

/** Today as a date-only cell of the sheet's zone: what Exit Status counts days by. */
const todayCell = ({ spreadsheet, clock }: Pick<FillPorts, 'spreadsheet' | 'clock'>): Cell => {
  const zone = zoneOf(spreadsheet.zone());
  if (zone === null)
    throw new Error(`The file's time zone "${spreadsheet.zone()}" is unknown: choose another under File → Settings.`);
  return new Date(startOfDay(civilDayOf(clock.now(), zone), zone));
};

/** What a team finds on each sheet the first time. The zone of the file becomes the team's default. */
const contents: Readonly<Record<OtherSheetId, (ports: FillPorts) => Grid>> = {
  work: () => [workHeadings],
  cadences: () => writtenCadences(builtInCadences),
  templates: () => writtenTemplates(builtInTemplates()),
  settings: ({ spreadsheet }) => writtenSettings({ ...defaultSettings, zone: spreadsheet.zone() }),
  holidays: newHolidaysSheet,
  doNotContact: () => [doNotContactHeadings],
  log: () => [logHeadings],
  system: (ports) => [systemHeadings, [systemNames.today, todayCell(ports)]],
};

/** Makes some of the product's sheets, or fills the empty ones that stand there. */
export function fillSheetsOf(ports: FillPorts, ids: readonly OtherSheetId[]): void {
  const { spreadsheet, furnishing } = ports;
  const present = spreadsheet.sheetNames();
  const missing = ids.map((id) => otherSheets[id].name).filter((name) => !present.includes(name));
  if (missing.length > 0) furnishing.insertSheet(...missing);
  for (const id of ids) spreadsheet.write(otherSheets[id].name, 1, 1, contents[id](ports));
}

/** Writes values of the System sheet, each on its own row, with Today in the row that the formulas name. */
export function writeSystem(ports: FillPorts, values: Readonly<Record<string, Cell>>): void {
  const sheet = otherSheets.system.name;
  const system = readSystem(ports.spreadsheet.read(sheet) || []);
  const names = [...new Set([systemNames.today, ...system.names, ...Object.keys(values)])];
  const rows = names.map((name): Cell[] => {
    const present = system.value(name);
    return [name, values[name] ?? (name === systemNames.today && present === '' ? todayCell(ports) : present)];
  });
  ports.spreadsheet.write(sheet, todayRow, 1, rows);
}

/** How long the columns of the product's own sheets are furnished for, in rows: the size of a new sheet's grid. */
const furnishedRows = 1000;

/** Gives new sheets their look, part by part; what Google refuses is told and left. */
export function furnishSheets(
  ports: FillPorts,
  ids: readonly OtherSheetId[],
  attempt: (words: string, work: () => void) => void,
): void {
  const { furnishing } = ports;
  for (const id of otherSheetIds.filter((each) => ids.includes(each))) {
    const { name, columns, hidden, guarded } = otherSheets[id];
    attempt(`The look of the sheet "${name}"`, () => {
      furnishing.emphasise(name, { row: 1, column: 1, rows: 1, columns: columns.length });
      furnishing.freezeRows(name, 1);
      const looks = columns.map((look: ColumnLook, index) => ({ ...look, width: look.width, column: index + 1 }));
      setWidths(furnishing, name, looks);
      for (const { column, format, choices, wraps, heading } of looks) {
        const block = { row: 2, column, rows: furnishedRows - 1, columns: 1 };
        if (format !== undefined) furnishing.numberFormat(name, block, format);
        if (choices !== undefined) furnishing.dropdown(name, block, choices, `Choose one of the list for ${heading}.`);
        if (wraps === true) furnishing.wrap(name, block);
      }
      if (id === 'system') furnishing.numberFormat(name, { row: todayRow, column: 2, rows: 1, columns: 1 }, 'yyyy-mm-dd');
    });
    if (guarded)
      attempt(`A warning on the sheet "${name}"`, () => {
        const all = { row: 1, column: 1, rows: furnishedRows, columns: columns.length };
        furnishing.protectWithWarning(name, all, 'Next Touch writes this sheet. Edit it only if you know why.');
      });
    if (hidden)
      attempt(`Hiding the sheet "${name}"`, () => {
        furnishing.hideSheet(name);
      });
  }
}
