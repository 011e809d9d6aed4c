import type { Grid, Spreadsheet } from '../ports/spreadsheet';
import { logHeadings } from '../sheet/logSheet';
import { sheetNames } from '../sheet/sheetNames';

/** Before anything is written that the Log has to tell of. @throws words for the person where it cannot */
export function needLog(sheets: Pick<Spreadsheet, 'readBlock'>): void {
  let headings: Grid[number] | undefined;
  try {
    [headings] = sheets.readBlock(sheetNames.log, { row: 1, column: 1, rows: 1, columns: logHeadings.length });
  } catch {
    // It is missing, or narrower than its headings.
  }
  if (logHeadings.some((heading, index) => String(headings?.[index]).trim() !== heading))
    throw new Error('The Log sheet is missing, or its columns were moved. Nothing was written: put them back, or run set-up.');
}
