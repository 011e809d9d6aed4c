import type { Cell } from '../sheet/cells/cell';
import { isDate } from '../sheet/cells/cell';

/**
 * Sheets reads a text that is written by a script as if it were typed: "=…" becomes a formula, "1/2" a date, "0123" a number and "TRUE"
 * a checkbox. Without a digit, a leading mark or one of these two words, a text can only stay itself.
 */
const mistakable = /^\s*[=+\-@']|\p{N}|^\s*(?:true|false)\s*$/iu;

/** A cell as it is handed to Sheets so that it arrives as it is: texts that could be taken for something else get an apostrophe. */
export const cellOut = (cell: Cell): Cell => {
  if (typeof cell === 'string') return mistakable.test(cell) ? `'${cell}` : cell;
  if (isDate(cell)) return Number.isNaN(cell.getTime()) ? '' : cell;
  return cell;
};
