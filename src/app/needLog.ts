import type { Spreadsheet } from '../ports/spreadsheet';
import { logHeadings } from '../sheet/logSheet';
import { sheetNames } from '../sheet/sheetNames';

/** Before anything is written that the Log has to tell of. @throws words for the person where it cannot */
export function needLog(sheets: Pick<Spreadsheet, 'has' | 'readFrom'>): void {
  const [headings = []] = (sheets.has(sheetNames.log) ? sheets.readFrom(sheetNames.log, 1, 1) : null) ?? [];
  if (logHeadings.some((heading, index) => String(headings[index] ?? '').trim() !== heading))
    throw new Error('The Log sheet is missing, or its columns were moved. Nothing was written: put them back, or run set-up.');
}
