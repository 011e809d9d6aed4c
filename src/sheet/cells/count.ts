import type { Cell, Reading } from './cell';
import { blank, brokenFormula, isBlank, isDate, onOneLine, problem, quoted, value } from './cell';
import { readNumeral } from './numeral';

const written = (cell: Cell): number | null => {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string' || cell.length > 40) return null;
  const numeral = readNumeral(onOneLine(cell).normalize('NFKC'));
  return numeral.kind === 'number' ? numeral.value : null;
};

/** Reads a whole number from `least` up, as a number or as text ("1,200"); `belongs` names what belongs there. */
export const readWholeNumber = (cell: Cell, least: number, belongs: string): Reading<number> => {
  if (isBlank(cell)) return blank;
  const broken = brokenFormula(cell);
  if (broken !== null) return broken;
  const read = written(cell);
  if (read !== null && Number.isSafeInteger(read) && read >= least) return value(read === 0 ? 0 : read);
  return problem(`${isDate(cell) ? 'a date' : quoted(cell)} is not ${belongs}; write a whole number from ${least} up`);
};

/** Reads how often something happened (sent, opens, clicks, replies). A blank says that nobody counted, a 0 that there were none. */
export const readCount = (cell: Cell): Reading<number> => readWholeNumber(cell, 0, 'a count');

const stepOfMany = /(?:^|\s)(\d+)\s*of(?![\p{L}])/iu;

/**
 * Reads how many steps of a cadence are done: a whole number as number or text, or a label such as "Email 3 of 7",
 * which counts 3 whatever follows "of". Blank is none. Negative and broken numbers are problems.
 */
export const readStepsDone = (cell: Cell): Reading<number> => {
  if (isBlank(cell)) return blank;
  const broken = brokenFormula(cell);
  if (broken !== null) return broken;
  if (typeof cell === 'number' && Number.isInteger(cell) && cell >= 0) return value(cell === 0 ? 0 : cell);
  if (typeof cell === 'string') {
    const text = onOneLine(cell.slice(0, 400));
    const digits = /^\d+$/.exec(text)?.[0] ?? stepOfMany.exec(text)?.[1];
    if (digits !== undefined) return value(Number(digits));
  }
  const shown = isDate(cell) ? 'a date' : quoted(cell);
  return problem(`${shown} is no number of steps done; write a whole number, or a text such as "Email 3 of 7"`);
};
