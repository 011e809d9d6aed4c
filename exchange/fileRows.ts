import type { CellsAs, FileColumn, ImportCell, ImportCheck, ImportLook } from '../src/app/exchangeContract';
import { type CsvRow, readCsv, unguarded } from '../src/sheet/csv';
import { cellOf, type DateOrder, type DecimalMark, dateOf, guessedAs, markOf, numberOf, orderOf, type Reading } from './cells';

/** A file as a table, what is to become of its columns, and what speaks against its rows. */

export const mostRows = 20_000;
/** A cell of Sheets holds no more. */
const longestCell = 50_000;

export type Target = { readonly to: 'nowhere' } | { readonly to: 'column'; readonly column: number } | { readonly to: 'new' };

/** One column of the file, as a person may correct it. */
export interface Plan {
  readonly heading: string;
  /** From 0, in the file. */
  readonly place: number;
  readonly target: Target;
  readonly name: string;
  readonly as: CellsAs;
  readonly why: string;
  readonly kept: boolean;
}

/** Cells as they were typed: the apostrophe with which a guarded export begins is not part of them. */
export const tableOf = (text: string, separator?: string): readonly CsvRow[] =>
  (separator === undefined ? readCsv(text) : readCsv(text, separator)).map(({ line, cells }) => ({
    line,
    cells: cells.map((cell) => unguarded(cell.trim())),
  }));

export const plansOf = (file: readonly FileColumn[], rows: readonly CsvRow[]): readonly Plan[] =>
  file.map(({ heading, column, name, as, why, kept }, place) => {
    const texts = rows.slice(0, 500).map(({ cells }) => cells[place] ?? '');
    const shown = heading === '' ? `Column ${place + 1}` : heading;
    // A field that the sheet lacks gets its column; a team's own heading becomes one only where somebody wants it.
    const target: Target = column !== null ? { to: 'column', column } : { to: as !== null && why !== '' ? 'new' : 'nowhere' };
    return { heading: shown, place, target, name: name === '' ? shown : name, as: as ?? guessedAs(texts), why, kept };
  });

const textsAs = (plans: readonly Plan[], rows: readonly CsvRow[], as: CellsAs): readonly string[] =>
  plans
    .filter((plan) => plan.as === as && plan.target.to !== 'nowhere')
    .flatMap(({ place }) => rows.map(({ cells }) => cells[place] ?? ''))
    .filter((text) => text !== '');

/** A question that only a person can answer, with a cell as the example; null where there is none. */
interface Asked<T> {
  readonly example: string;
  /** What the rest of the column proves. */
  readonly proven: T | null;
}

export interface Questions {
  readonly order: Asked<DateOrder> | null;
  readonly mark: Asked<DecimalMark> | null;
}

export function questionsOf(plans: readonly Plan[], rows: readonly CsvRow[]): Questions {
  const dates = textsAs(plans, rows, 'date');
  const numbers = textsAs(plans, rows, 'number');
  const date = dates.find((text) => dateOf(text, null) === 'unclear');
  const number = numbers.find((text) => numberOf(text, null) === 'unclear');
  return {
    order: date === undefined ? null : { example: date, proven: orderOf(dates) },
    mark: number === undefined ? null : { example: number, proven: markOf(numbers) },
  };
}

/** What is wrong with the plans as a whole; '' where they can be followed. */
export function planFault(plans: readonly Plan[], look: Pick<ImportLook, 'email' | 'columns'>): string {
  const going = plans.filter(({ target }) => target.to !== 'nowhere');
  const places = going.map(({ target, name }) =>
    target.to === 'column' ? `column ${target.column}` : `new ${name.toLowerCase()}`,
  );
  const twice = going.find((_, index) => places.indexOf(places[index] ?? '') !== index);
  if (!places.includes(`column ${look.email}`)) return 'Choose which column of the file holds the email addresses.';
  return twice === undefined ? '' : `"${twice.heading}" goes where another column goes already. Leave one of them out.`;
}

type Verdict = 'add' | 'fill' | 'refuse';

/** One row of the file, with what becomes of it. */
export interface Judged {
  readonly line: number;
  readonly cells: readonly string[];
  readonly address: string;
  readonly verdict: Verdict;
  /** Why it is refused, or what to know of it; '' for nothing. */
  readonly words: string;
  readonly what: ImportCheck['found'][number][1] | 'ragged' | 'long' | null;
}

export interface Wishes {
  /** Fill blank cells of rows that stand on the sheet. */
  readonly fill: boolean;
  /** Leave out addresses that several people read. */
  readonly noRoles: boolean;
}

/** What the file itself says against a row, whatever the sheet holds. */
function shapeFault({ cells }: CsvRow, width: number): Pick<Judged, 'words' | 'what'> | null {
  if (cells.slice(width).some((cell) => cell !== ''))
    return {
      what: 'ragged',
      words: `it has ${cells.length} cells under ${width} headings: put quotation marks around cells that hold the separator`,
    };
  if (cells.some((cell) => cell.length > longestCell))
    return { what: 'long', words: 'a cell holds more than 50,000 characters, which Sheets does not take' };
  return null;
}

export function judged(
  rows: readonly CsvRow[],
  width: number,
  emailAt: number,
  { found }: ImportCheck,
  { fill, noRoles }: Wishes,
): readonly Judged[] {
  const said = new Map(found.map(([place, what, words]) => [place, { what, words }]));
  return rows.map((row, place) => {
    const { line, cells } = row;
    const base = { line, cells, address: cells[emailAt] ?? '' };
    const fault = shapeFault(row, width);
    const finding = said.get(place);
    if (fault !== null) return { ...base, ...fault, verdict: 'refuse' };
    if (finding === undefined) return { ...base, verdict: 'add', words: '', what: null };
    const { what } = finding;
    const words =
      what === 'twice'
        ? `the address stands in line ${rows[Number(finding.words)]?.line ?? '?'} of the file already`
        : finding.words;
    const verdict: Verdict = what === 'role' && !noRoles ? 'add' : what === 'there' && fill ? 'fill' : 'refuse';
    return { ...base, what, words, verdict };
  });
}

/** The cells that go, in the order of the plans that go; how many of them were to be numbers, dates or ticks and stay text. */
export function converted(
  plans: readonly Plan[],
  cells: readonly string[],
  reading: Reading,
): { row: ImportCell[]; asText: string[] } {
  const asText: string[] = [];
  const row = plans.map(({ place, as, heading }) => {
    const { cell, isText } = cellOf(cells[place] ?? '', as, reading);
    if (isText) asText.push(heading);
    return cell;
  });
  return { row, asText };
}

/** Rows in parts that Google takes in one call. */
export function parts<T>(rows: readonly T[], sizeOf: (row: T) => number, mostOf = 2000, mostBytes = 2_000_000): T[][] {
  const all: T[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const weight = sizeOf(row);
    const last = all[all.length - 1];
    if (last === undefined || last.length >= mostOf || size + weight > mostBytes) {
      all.push([row]);
      size = weight;
    } else {
      last.push(row);
      size += weight;
    }
  }
  return all;
}
