import { folded } from '../../engine/vocabulary';
import type { Cell, Reading } from './cell';
import { blank, brokenFormula, isBlank, isDate, onOneLine, problem, quoted, value } from './cell';

/** Nearly every text is read as it stands: no sign beyond ASCII, no blank around it, and it begins like no error of a formula. */
const plain = /^[!"$-~](?:[ -~]*[!-~])?$/;

/**
 * Reads a cell as one line of text: trimmed, control characters out.
 * Numbers and checkboxes are read as Sheets shows them; a date is a problem, since a text such as "5-10" that Sheets took
 * for a date no longer says what was typed.
 */
export const readText = (cell: Cell): Reading<string> => {
  if (typeof cell === 'string' && plain.test(cell) && !cell.endsWith('...')) return value(cell);
  if (isBlank(cell)) return blank;
  if (isDate(cell)) return problem("a date stands where a text belongs; type it again with an apostrophe (') in front");
  const broken = brokenFormula(cell);
  if (broken !== null) return broken;
  if (typeof cell === 'boolean') return value(cell ? 'TRUE' : 'FALSE');
  return value(onOneLine(String(cell)));
};

/** Reads a cell as one of the words of a list, by the list's own lookup; `belongs` names what belongs there. */
export const readWord = <T>(cell: Cell, lookup: (text: string) => T | null, belongs: string): Reading<T> => {
  const text = readText(cell);
  if (text.kind !== 'value') return text;
  const found = lookup(text.value);
  return found === null ? problem(`${quoted(text.value)} is not ${belongs}`) : value(found);
};

const yes = new Set([
  'true',
  'yes',
  'y',
  'x',
  '1',
  'on',
  '✓',
  '✔',
  '☑',
  '✅',
  'ja',
  'oui',
  'sí',
  'si',
  'sim',
  'wahr',
  'vrai',
  'verdadero',
]);
const no = new Set(['false', 'no', 'n', '0', 'off', '-', '–', '✗', '☐', 'nein', 'non', 'não', 'falsch', 'faux', 'falso']);

/** Reads a checkbox, or what people type where there is none: TRUE, yes, x, 1, ✓ and their opposites. */
export const readCheckbox = (cell: Cell): Reading<boolean> => {
  if (typeof cell === 'boolean') return value(cell);
  if (isBlank(cell)) return blank;
  const broken = brokenFormula(cell);
  if (broken !== null) return broken;
  const word = isDate(cell) ? '' : folded(String(cell));
  if (yes.has(word)) return value(true);
  if (no.has(word)) return value(false);
  return problem(`${isDate(cell) ? 'a date' : quoted(cell)} is neither yes nor no; tick the box, or write yes or no`);
};
