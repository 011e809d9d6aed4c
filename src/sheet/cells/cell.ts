/** What one cell of a sheet holds, as Sheets hands it over. A blank is ''. */
export type Cell = string | number | boolean | Date;

/** What a reader makes of a cell: a value, nothing, or words for the person whose cell it is. Readers never throw. */
export type Reading<T> = { readonly kind: 'value'; readonly value: T } | { readonly kind: 'blank' } | Problem;

/** A cell that cannot be read. `words` say what stands there and what to write instead, and make sense after "⚠ ". */
export interface Problem {
  readonly kind: 'problem';
  readonly words: string;
}

export const blank: { readonly kind: 'blank' } = { kind: 'blank' };
export const value = <T>(read: T): Reading<T> => ({ kind: 'value', value: read });
export const problem = (words: string): Problem => ({ kind: 'problem', words });

/** The value, or the fallback for a blank and for a problem alike: only where the problem is reported elsewhere. */
export const valueOr = <T, U>(reading: Reading<T>, fallback: U): T | U => (reading.kind === 'value' ? reading.value : fallback);

/** A Date of any realm: the bundle and whoever calls it may each have a Date constructor of their own. */
export const isDate = (cell: unknown): cell is Date =>
  typeof cell === 'object' && Object.prototype.toString.call(cell) === '[object Date]';

/** Characters without a shape of their own that travel with pasted text: zero-width blanks, joiners, direction marks, soft hyphens. */
const unseen = '\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
const control = '\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029';

const blankOrUnseen = new RegExp(`[\\s${unseen}]`);
export const anyControl = new RegExp(`[${control}]`);
export const anyUnseen = new RegExp(`[${unseen}]`);
const allUnseen = new RegExp(anyUnseen.source, 'g');
const controls = new RegExp(`[${control}]+`, 'g');

/** Most cells begin and end with a letter or digit: no pattern needs to be asked. */
const isShown = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return (code > 0x20 && code < 0x7f) || !blankOrUnseen.test(text.charAt(at));
};

/** A text without the blanks and unseen marks around it; in one pass, since a cell may hold 50,000 of them. */
export const trimmed = (text: string): string => {
  let from = 0;
  let to = text.length;
  while (from < to && !isShown(text, from)) from++;
  while (to > from && !isShown(text, to - 1)) to--;
  return text.slice(from, to);
};

/** A text on one line: line breaks, tabs and other control characters become single blanks. */
export const onOneLine = (text: string): string => trimmed(text.replace(controls, ' '));

const shownLength = 40;

/** What stands in a cell, in quotation marks and short enough for a message; whole characters only. */
export const quoted = (cell: Cell): string => {
  const shown = typeof cell === 'string' ? cell.slice(0, 4 * shownLength) : String(cell);
  const characters = Array.from(onOneLine(shown).replace(allUnseen, ''));
  const cut = characters.length > shownLength || (typeof cell === 'string' && cell.length > 4 * shownLength);
  return `"${characters.slice(0, shownLength).join('')}${cut ? '…' : ''}"`;
};

const errorTexts = /^(#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!|SPILL!|CALC!)|Loading\.\.\.|Loading…)$/i;

/** Sheets hands over a formula that failed, or has not finished, as the text that it shows. */
export const brokenFormula = (cell: Cell): Problem | null =>
  typeof cell === 'string' && errorTexts.test(cell.trim())
    ? problem(`the cell shows ${cell.trim()}; mend its formula or type the value`)
    : null;

/** True for an empty cell and for one that only looks filled, with blanks or unseen marks. */
export const isBlank = (cell: Cell): boolean => {
  if (typeof cell !== 'string') return false;
  let at = 0;
  while (at < cell.length && !isShown(cell, at)) at++;
  return at === cell.length;
};
