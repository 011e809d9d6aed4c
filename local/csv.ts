import { parse } from 'csv-parse/sync';

/** Rows of texts; lines of different length are allowed, a byte order mark is dropped. @throws Error naming the line that is broken */
export const parseCsv = (text: string, delimiter = ','): string[][] =>
  parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false }) as string[][];
