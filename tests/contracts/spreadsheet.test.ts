import { memoryWorkbook } from '../memory/spreadsheet';
import { adaptersOverHost } from './adapters';
import { spreadsheetContract } from './spreadsheet';

spreadsheetContract('the workbook in memory', async (sheets) => ({ ...memoryWorkbook(sheets), close: () => undefined }));
spreadsheetContract('the Google adapters', adaptersOverHost);
