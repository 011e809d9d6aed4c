import { type FieldId, type FormulaFieldId, fieldOf, functionOf } from './fields';
import { columnLetters, type HeadingMap } from './headings';
import { otherSheets } from './otherSheets';
import { todayRow } from './systemSheet';

/** One argument of a formula: a column of the prospects sheet, or a range of another sheet. */
type Argument = FieldId | { readonly range: string };

/** All columns of a sheet, headings included, so that any change to it recalculates the column. */
const wholeSheet = (sheet: { readonly name: string; readonly columns: readonly unknown[] }): Argument => ({
  range: `${/^\w+$/.test(sheet.name) ? sheet.name : `'${sheet.name}'`}!A:${columnLetters(sheet.columns.length)}`,
});

const cadences = wholeSheet(otherSheets.cadences);
/** The sentences beside the settings decide nothing. */
const settings: Argument = { range: `${otherSheets.settings.name}!A:B` };
const holidays = wholeSheet(otherSheets.holidays);
const today: Argument = { range: `${otherSheets.system.name}!$B$${todayRow}` };

const nextTouch: readonly Argument[] = [
  'sequenceName',
  'anchorDate',
  'sequenceStep',
  'lastContactDate',
  'dealSize',
  'stakeholders',
  'engagementLevel',
  'timeZone',
  'exitStatus',
  'notBefore',
  cadences,
  settings,
  holidays,
  'country',
];

/** The arguments of each function, in its own order. No formula column is among them but Exit Status, which reads none. */
export const formulaArguments: Readonly<Record<FormulaFieldId, readonly Argument[]>> = {
  nextContactDue: nextTouch,
  nextTouch,
  why: nextTouch,
  exitStatus: [
    'sequenceName',
    'sequenceStep',
    'lastContactDate',
    'outcome',
    'lastReplyDate',
    'timelinePushes',
    'engagementLevel',
    today,
    'status',
    cadences,
    settings,
  ],
};

/** The columns of the prospects sheet that any formula reads. */
export const argumentFields: readonly FieldId[] = [
  ...new Set(Object.values(formulaArguments).flatMap((list) => list.filter((each): each is FieldId => typeof each === 'string'))),
];

/** A whole column from its heading down: `K:K`, or `K$3:K` where the headings stand in row 3. */
const columnRange = (column: number, headingRow: number): string => {
  const letters = columnLetters(column);
  return headingRow === 1 ? `${letters}:${letters}` : `${letters}$${headingRow}:${letters}`;
};

/**
 * The formula of a formula column, to stand in its heading cell and to fill the whole column. A person's column that the sheet lacks
 * becomes an empty argument.
 */
export const formulaOf = (field: FormulaFieldId, columnOf: HeadingMap['columnOf'], headingRow: number): string => {
  const list = formulaArguments[field].map((argument) => {
    if (typeof argument !== 'string') return argument.range;
    const column = columnOf[argument];
    return column === undefined ? '' : columnRange(column, headingRow);
  });
  while (list[list.length - 1] === '') list.pop();
  return `=${functionOf[field]}(${list.join(', ')})`;
};

const plain = (formula: string): string => formula.replace(/[\s']/g, '').toUpperCase();

/** Whether two formula texts are the same but for blanks, letter case and quotes around sheet names. */
export const isSameFormula = (one: string, other: string): boolean => plain(one) === plain(other);

const volatile = /\b(NOW|TODAY|RAND|RANDARRAY|RANDBETWEEN)\s*\(/i;

/** The name of a function that Sheets refuses as an argument of ours because its result changes by itself; null for none. */
export const volatileFunction = (formula: string): string | null => volatile.exec(formula)?.[1]?.toUpperCase() ?? null;

/** What a formula column's heading cell shows when it does not work, in words; null when it works or is still loading. */
export const formulaTrouble = (field: FormulaFieldId, shown: string): string | null => {
  const heading = fieldOf(field).heading;
  const words: Readonly<Record<string, string>> = {
    '#REF!': `${heading} cannot fill its column: something else stands in it.`,
    '#NAME?': `${heading} shows #NAME?: the script with ${functionOf[field]} is not installed in this file.`,
    '#ERROR!': `${heading} shows #ERROR!: rest the pointer on its heading to read why.`,
  };
  return words[shown.trim()] ?? null;
};
