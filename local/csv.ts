import { parse } from 'csv-parse/sync';

const delimiters = [',', ';', '\t'] as const;

/** Spreadsheets write commas, semicolons or tabs, as the country has it: the heading line uses its own most. */
const delimiterOf = (text: string): string => {
  const headings = text.slice(0, /\r|\n/.exec(text)?.index ?? text.length);
  const counts = delimiters.map((delimiter) => headings.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
};

/**
 * Rows of a CSV text. Stray quotation marks and rows of different lengths are taken as they stand.
 * @param delimiter the one of the heading line where it is left out
 * @throws Error with words for the person whose file it is
 */
export const parseCsv = (text: string, delimiter = delimiterOf(text.replace(/^\ufeff/, ''))): string[][] => {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    throw new Error(`The CSV file cannot be read: ${(error as Error).message}. Save it again as CSV (UTF-8).`);
  }
};
