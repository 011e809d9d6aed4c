import type { CellsAs, ImportCell } from '../src/app/exchangeContract';
import { formatCivil } from '../src/engine/calendar';
import { dateInText } from '../src/sheet/cells/dateText';
import { readCheckbox } from '../src/sheet/cells/text';

/** From the text of a file's cell to what the sheet is to hold. What a text alone cannot tell is found out from its column, or asked. */

/** Which number is the day in 03/04/2026. */
export type DateOrder = 'day first' | 'month first';
/** What begins the decimals in 1.234. */
export type DecimalMark = ',' | '.';

export interface Reading {
  readonly order: DateOrder | null;
  readonly mark: DecimalMark | null;
}

const threeNumbers = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?!\d)(.*)$/s;
const two = (count: number): string => String(Math.floor(count)).padStart(2, '0');
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A date as YYYY-MM-DD, with its time and offset if it has them; null for none, 'unclear' where the order of its numbers decides. */
export function dateOf(text: string, order: DateOrder | null): string | 'unclear' | null {
  const read = dateInText(tidy(text));
  if (read.kind === 'date') {
    const time =
      read.minutes === null ? '' : `T${two(read.minutes / 60)}:${two(read.minutes % 60)}:${two((read.minutes * 60) % 60)}`;
    if (read.offset === null) return formatCivil(read.day) + time;
    const east = Math.abs(read.offset);
    return `${formatCivil(read.day)}${time}${read.offset < 0 ? '-' : '+'}${two(east / 60)}:${two(east % 60)}`;
  }
  const numbers = read.kind === 'unclear' ? threeNumbers.exec(tidy(text)) : null;
  if (numbers === null) return null;
  const [, first = '', mark, second = '', year = '', time = ''] = numbers;
  const dayFirst = mark === '.' || order === 'day first';
  if (mark !== '.' && order === null) return 'unclear';
  const whole = year.length === 4 ? year : `${Number(year) < 70 ? 20 : 19}${year}`;
  const plain = dayFirst ? `${whole}-${second}-${first}` : `${whole}-${first}-${second}`;
  return dateOf(plain + time, order);
}

/** Which order the dates of a column prove; null where none or both do. */
export function orderOf(texts: readonly string[]): DateOrder | null {
  const proven = new Set<DateOrder>();
  for (const text of texts) {
    const [, first, mark, second] = threeNumbers.exec(tidy(text)) ?? [];
    if (mark === undefined || mark === '.') continue;
    if (Number(first) > 12) proven.add('day first');
    if (Number(second) > 12) proven.add('month first');
  }
  const [only] = proven;
  return proven.size === 1 && only !== undefined ? only : null;
}

/** Digits with their marks, between nothing but a currency. */
const amount = /^(?:\p{Sc}|[A-Z]{3}(?![A-Za-z]))?\s*([-−]?)\s*(?:\p{Sc}\s*)?(\d[\d.,'’\s]*)\s*(?:\p{Sc}|[A-Z]{3})?$/u;
const bareDigits = (text: string): { readonly sign: string; readonly digits: string } | null => {
  const [, sign = '', digits = ''] = amount.exec(tidy(text)) ?? [];
  return digits === '' ? null : { sign: sign === '' ? '' : '-', digits: digits.replace(/['’\s]/g, '') };
};
/** One mark with three digits behind it: thousands or decimals. */
const eitherWay = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** A number; null for none, 'unclear' where the mark decides. */
export function numberOf(text: string, mark: DecimalMark | null): number | 'unclear' | null {
  const bare = bareDigits(text);
  if (bare === null) return null;
  const { sign, digits } = bare;
  if (mark === null && eitherWay.test(digits)) return 'unclear';
  const decimal = mark ?? markOf([text]) ?? '.';
  const grouping = decimal === '.' ? ',' : '.';
  const [whole = '', decimals = '', more] = digits.split(decimal);
  const groups = whole.split(grouping);
  const grouped = groups.length === 1 || groups.every((group, index) => (index === 0 ? group.length <= 3 : group.length >= 2));
  if (more !== undefined || !grouped || decimals.includes(grouping) || groups.includes('')) return null;
  const plain = groups.join('');
  // Long numbers and those that begin with a zero are names of something.
  if (plain.length > 15 || (plain.length > 1 && plain.startsWith('0'))) return null;
  return Number(`${sign}${plain}.${decimals || '0'}`);
}

/** What begins the decimals in these numbers; null where none tells, or they contradict one another. */
export function markOf(texts: readonly string[]): DecimalMark | null {
  const proven = new Set<DecimalMark>();
  for (const text of texts) {
    const digits = bareDigits(text)?.digits ?? '';
    const [, last = '', behind = ''] = /.*([.,])(\d*)$/.exec(digits) ?? [];
    const other = last === ',' ? '.' : ',';
    if (last === '' || eitherWay.test(digits)) continue;
    if (digits.includes(other)) proven.add(last as DecimalMark);
    else if (digits.split(last).length > 2) proven.add(other);
    else if (behind.length !== 3 || digits.startsWith('0')) proven.add(last as DecimalMark);
    else proven.add(other);
  }
  const [only] = proven;
  return proven.size === 1 && only !== undefined ? only : null;
}

/** What the cells of a column that the sheet knows nothing of are best written as. */
export function guessedAs(texts: readonly string[]): CellsAs {
  const filled = texts.filter((text) => text.trim() !== '');
  if (filled.length === 0) return 'text';
  const all = (test: (text: string) => boolean): boolean => filled.every(test);
  if (all((text) => /^[-−]?\d[\d.,]*$/.test(text.trim()) && numberOf(text, '.') !== null && numberOf(text, ',') !== null))
    return 'number';
  if (all((text) => numberOf(text, markOf(filled)) !== null && /^[-−]?\d[\d.,]*$/.test(text.trim()))) return 'number';
  return all((text) => /\D/.test(text) && dateOf(text, orderOf(filled) ?? 'day first') !== null) ? 'date' : 'text';
}

/** A cell on its way; `isText` where it was to be more than a text and can only be one. */
export function cellOf(
  text: string,
  as: CellsAs,
  { order, mark }: Reading,
): { readonly cell: ImportCell; readonly isText: boolean } {
  const plain = text.trim();
  const stays = { cell: plain, isText: plain !== '' };
  if (plain === '' || as === 'text') return { cell: plain, isText: false };
  if (as === 'number') {
    const count = numberOf(plain, mark);
    return typeof count === 'number' ? { cell: count, isText: false } : stays;
  }
  if (as === 'date') {
    const date = dateOf(plain, order);
    return date === null || date === 'unclear' ? stays : { cell: { d: date }, isText: false };
  }
  const on = readCheckbox(plain);
  return on.kind === 'value' ? { cell: on.value, isText: false } : stays;
}
