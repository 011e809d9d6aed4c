/** Tables as text, as spreadsheets and mail tools write and read them (RFC 4180). */

/** One row of a file, with the line on which it begins, counted from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const separators = ['\t', ';', ','] as const;
/** How many lines are looked at to know what separates the cells: a title may stand above them. */
const looked = 10;

/** The mark that stands most often in one of the first lines, outside quotes. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]+/)
    .slice(0, looked);
  const counted = separators.map((mark) => ({ mark, count: Math.max(...lines.map((line) => line.split(mark).length)) }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).mark;
}

/**
 * Reads a whole file. Rows with nothing in them are left out; a quotation mark that is never closed ends with the file.
 * @param separator what stands between the cells; else the mark that the first lines tell
 */
export function readCsv(text: string, separator = separatorOf(text)): readonly CsvRow[] {
  const source = text.replace(/^\ufeff/, '');
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let began = 1;
  const endRow = (): void => {
    cells.push(cell);
    if (cells.some((each) => each.trim() !== '')) rows.push({ line: began, cells });
    cells = [];
    cell = '';
  };
  for (let i = 0; i < source.length; i++) {
    const mark = source.charAt(i);
    const isBreak = mark === '\n' || (mark === '\r' && source.charAt(i + 1) !== '\n');
    if (isBreak) line += 1;
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (source.charAt(i + 1) === '"') cell += source.charAt(++i);
      else quoted = false;
    } else if (mark === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (mark === separator) {
      cells.push(cell);
      cell = '';
    } else if (isBreak) {
      endRow();
      began = line;
    } else if (mark !== '\r') cell += mark;
  }
  endRow();
  return rows;
}

/** A text at the beginning of which a spreadsheet would see a formula, also once the apostrophes in front are gone. */
const looksLikeFormula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** What is opened in a spreadsheet must not compute anything: an apostrophe in front keeps a text a text. */
const guarded = (text: string): string => (looksLikeFormula.test(text) ? `'${text}` : text);

/** Takes off the apostrophe that `guarded` put in front. */
export const unguarded = (text: string): string => (text.startsWith("'") && looksLikeFormula.test(text) ? text.slice(1) : text);

const written = (text: string): string => {
  const safe = guarded(text);
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};

/** Writes a file. It begins with the mark by which spreadsheets know UTF-8. */
export const writtenCsv = (rows: readonly (readonly string[])[], separator = ','): string =>
  `\ufeff${rows.map((cells) => `${cells.map(written).join(separator)}\r\n`).join('')}`;
