import type { Status } from '../engine/vocabulary';
import type { PaintRule } from './furniture';
import { columnLetters, type HeadingMap } from './headings';

/** Rows that still wait for something to be done. */
const painted: readonly Status[] = ['Active', 'Resumed', 'Held'];

/** Overdue is looked at first: a row is painted once. Both pairs of colours keep a contrast of more than 7 to 1. */
const looks = [
  { when: (due: string) => `(${due}<TODAY())`, background: '#fce8e6', fontColor: '#8c1d18' },
  { when: (due: string) => `(${due}>=TODAY())*(${due}<TODAY()+1)`, background: '#fef7e0', fontColor: '#594300' },
] as const;

/**
 * The rule set that paints overdue rows and those due today, from the first row under the headings to the last of the grid.
 * Native functions alone, no other sheet: it stays right without any trigger. Whole days are compared, so that a due time later today
 * is not overdue; a text such as a warning in the due column paints nothing. The conditions are multiplied and added, since what
 * separates arguments differs from one spreadsheet locale to another. Empty where the sheet lacks Next Contact Due or Status.
 */
export const paintRules = (map: HeadingMap, gridRows: number): readonly PaintRule[] => {
  const { nextContactDue, status } = map.columnOf;
  const row = map.headingRow + 1;
  if (nextContactDue === undefined || status === undefined || gridRows < row) return [];
  const due = `$${columnLetters(nextContactDue)}${row}`;
  const state = `$${columnLetters(status)}${row}`;
  const waits = painted.map((word) => `(TRIM(${state})="${word}")`).join('+');
  const blocks = [{ row, column: 1, rows: gridRows - row + 1, columns: map.headings.length }];
  return looks.map(({ when, background, fontColor }) => ({
    formula: `=ISNUMBER(${due})*${when(due)}*(${waits})>0`,
    blocks,
    background,
    fontColor,
  }));
};

const ours =
  /^=ISNUMBER\(\$[A-Z]+\d+\)\*(?:\(\$[A-Z]+\d+<TODAY\(\)\)|\(\$[A-Z]+\d+>=TODAY\(\)\)\*\(\$[A-Z]+\d+<TODAY\(\)\+1\))\*\((?:\(TRIM\(\$[A-Z]+\d+\)="[A-Z]+"\)\+?)+\)>0$/;

/** Recognises a rule of ours wherever rows and columns have moved it, also one whose column was deleted. */
export const isOurPainting = (formula: string): boolean => {
  const text = formula.replace(/\s/g, '').toUpperCase();
  return ours.test(text.replace(/#REF!/g, '$A1'));
};

const text = (rules: readonly PaintRule[]): string =>
  JSON.stringify(
    rules.map(({ formula, blocks, background, fontColor }) => [
      formula.replace(/\s/g, '').toUpperCase(),
      blocks.map(({ row, column, rows, columns }) => [row, column, rows, columns]),
      background.toLowerCase(),
      fontColor.toLowerCase(),
    ]),
  );

/** Whether our rules are all there, in order, and paint what they should; what other rules there are does not matter. */
export const isPaintedRight = (present: readonly PaintRule[], wanted: readonly PaintRule[]): boolean =>
  text(present.filter((rule) => isOurPainting(rule.formula))) === text(wanted);
