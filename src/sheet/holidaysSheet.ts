import type { Holiday } from '../engine/calendar';
import type { Zone } from '../engine/zones';
import type { Cell, Reading } from './cells/cell';
import { blank, value, valueOr } from './cells/cell';
import { readDay } from './cells/moment';
import type { Column, Grid, TableProblem } from './cells/table';
import { readTable } from './cells/table';
import { readText } from './cells/text';

type HolidayColumn = 'date' | 'country' | 'name';

const columns: readonly Column<HolidayColumn>[] = [
  { id: 'date', heading: 'Date', alsoCalled: ['Day', 'Holiday Date', 'When'] },
  { id: 'country', heading: 'Country', alsoCalled: ['Countries', 'Region', 'Where'] },
  { id: 'name', heading: 'Name', alsoCalled: ['Holiday', 'Holiday Name', 'What', 'Description'] },
];

export const holidayHeadings: readonly string[] = columns.map((column) => column.heading);

export interface HolidaysRead {
  readonly holidays: readonly Holiday[];
  readonly problems: readonly TableProblem[];
}

/**
 * Reads the Holidays sheet: a date, optionally the country it is kept in, and a name. A blank country is every country's.
 * A row without a readable date is a problem and no holiday.
 */
export const readHolidays = (grid: Grid, sheetZone: Zone): Reading<HolidaysRead> => {
  const table = readTable(grid, columns, ['date']);
  if (table.kind === 'problem') return table;
  if (table.kind === 'blank') return blank;
  const holidays: Holiday[] = [];
  const problems: TableProblem[] = [];
  for (const { row, cell } of table.value) {
    const day = readDay(cell('date'), sheetZone);
    const country = readText(cell('country'));
    if (day.kind === 'problem') problems.push({ row, column: 'Date', words: day.words });
    else if (day.kind === 'blank') problems.push({ row, column: 'Date', words: 'the date is missing' });
    else if (country.kind === 'problem') problems.push({ row, column: 'Country', words: country.words });
    else holidays.push({ day: day.value, country: valueOr(country, ''), name: valueOr(readText(cell('name')), '') });
  }
  return value({ holidays, problems });
};

/** What a new Holidays sheet holds: its headings, since a team's days off are its own. */
export const newHolidaysSheet = (): Cell[][] => [[...holidayHeadings]];
