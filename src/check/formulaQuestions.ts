import { msPerDay } from '../engine/calendar';
import { startOfDay, zoneOf } from '../engine/zones';
import { isDate } from '../sheet/cells/cell';
import type { FieldId } from '../sheet/fields';
import { formulaOf } from '../sheet/formulaColumns';
import { otherSheets } from '../sheet/otherSheets';
import { differs, type Finding, fails, notAsked, passes, type Question, seconds } from './question';
import { scratchSheet } from './scratch';
import type { CheckWorld, ShownCell } from './world';

/** The instant that NEXT_TOUCH_CHECK_DATE answers: 2 March 2026, 14:30 UTC. */
export const probeInstant = Date.UTC(2026, 2, 2, 14, 30);

/** Google says it in the person's own language, and always with three dots. */
const isWaiting = ({ text }: ShownCell): boolean => text === '' || /(?:\.\.\.|…)$/.test(text);

/** What a formula shows once it is computed, and how long that took; null where it is still being computed when patience ends. */
function settled(
  { lab, clock, sheets }: CheckWorld,
  sheet: string,
  place: { readonly row: number; readonly column: number; readonly formula: string },
  patience: number,
): (ShownCell & { readonly milliseconds: number }) | null {
  const began = clock.now();
  lab.setFormula(sheet, place.row, place.column, place.formula);
  for (;;) {
    // Without it Google may answer with what it read a moment ago.
    sheets.flush();
    const cell = lab.cell(sheet, place.row, place.column);
    if (!isWaiting(cell)) return { ...cell, milliseconds: clock.now() - began };
    if (clock.now() - began > patience) return null;
    clock.pause(500);
  }
}

const patient = 20_000;
const isError = (text: string): boolean => /^#[A-Z/0!?]+/.test(text);

function returnedDate(world: CheckWorld): Finding {
  const sheet = scratchSheet(world);
  const cell = settled(world, sheet, { row: 1, column: 1, formula: '=NEXT_TOUCH_CHECK_DATE()' }, patient);
  if (cell === null) return notAsked('The formula was still being computed after 20 s.');
  if (isError(cell.text)) return fails(`The formula shows ${cell.text}.`);
  if (!isDate(cell.value)) {
    return typeof cell.value === 'number' ? differs(`A number, shown as ${cell.text}.`) : fails(`A text: ${cell.text}.`);
  }
  const minutes = Math.round((cell.value.getTime() - probeInstant) / 60_000);
  const shown = `shown as ${cell.text}, format "${cell.format}"`;
  return minutes === 0 ? passes(`The same instant, ${shown}.`) : fails(`Off by ${minutes} minutes, ${shown}.`);
}

function dateArgument(world: CheckWorld): Finding {
  const { lab, sheets, language } = world;
  const sheet = scratchSheet(world);
  const zone = zoneOf(sheets.zone());
  if (zone === null) return notAsked(`The zone of the file, ${sheets.zone()}, is not known.`);
  lab.setFormat(sheet, 3, 1, 'yyyy-mm-dd');
  lab.setFormula(sheet, 3, 1, '=DATE(2026,3,2)');
  const cell = settled(world, sheet, { row: 3, column: 2, formula: '=NEXT_TOUCH_CHECK_ARGUMENT(A3)' }, patient);
  if (cell === null) return notAsked('The formula was still being computed after 20 s.');
  const given = /^Date (\S+)$/.exec(cell.text)?.[1];
  if (given === undefined) return fails(`A date cell came as ${cell.text}.`);
  const right = new Date(startOfDay(Date.UTC(2026, 2, 2) / msPerDay, zone)).toISOString();
  if (given === right) return passes(`Midnight in ${sheets.zone()}: ${given}.`);
  return fails(`${given}, where midnight in ${sheets.zone()} is ${right}. The script's own zone is ${language.scriptZone()}.`);
}

function blankArgument(world: CheckWorld): Finding {
  const sheet = scratchSheet(world);
  const cell = settled(world, sheet, { row: 5, column: 2, formula: '=NEXT_TOUCH_CHECK_ARGUMENT(F5:F6)' }, patient);
  if (cell === null) return notAsked('The formula was still being computed after 20 s.');
  const kind = /^\[\[(.+?)\]/.exec(cell.text)?.[1] ?? cell.text;
  return kind === 'blank text' ? passes('As a blank text.') : differs(`As ${kind}.`);
}

function today(world: CheckWorld): Finding {
  const { lab } = world;
  const sheet = scratchSheet(world);
  lab.setFormula(sheet, 7, 1, '=TODAY()');
  const tried = [
    ['TODAY() itself', '=NEXT_TOUCH_CHECK_ARGUMENT(TODAY())', 7],
    ['a cell that holds TODAY()', '=NEXT_TOUCH_CHECK_ARGUMENT(A7)', 8],
  ] as const;
  const taken = tried.flatMap(([name, formula, row]) => {
    const cell = settled(world, sheet, { row, column: 2, formula }, 8_000);
    return cell === null || isError(cell.text) ? [] : [name];
  });
  return taken.length === 0 ? passes('Neither is taken.') : differs(`Taken: ${taken.join(' and ')}.`);
}

/** Where the columns of the trial stand; the formula is the product's own. */
const columns: readonly (readonly [FieldId, (row: number, now: number) => string | number | Date])[] = [
  ['sequenceName', () => 'outbound'],
  ['anchorDate', (_row, now) => new Date(now)],
  ['sequenceStep', () => ''],
  ['lastContactDate', () => ''],
  ['dealSize', (row) => (row % 7) * 9000 + 1000],
  ['stakeholders', (row) => (row % 5) + 1],
  ['engagementLevel', (row) => ['High', 'Medium', 'Low', 'Unknown'][row % 4] ?? ''],
  ['timeZone', (row) => ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'][row % 3] ?? ''],
  ['exitStatus', () => ''],
  ['notBefore', () => ''],
  ['country', (row) => ['Germany', 'United States', 'Japan'][row % 3] ?? ''],
];
const headings = columns.map(([field]) => (field === 'sequenceName' ? 'Sequence Name' : field));
const formulaColumn = columns.length + 2;
const sizes = [100, 1_000, 10_000];
/** A cell's formula is ended by Google after 30 seconds. */
const mostForOneCall = 30_000;

function fourteenRanges(world: CheckWorld): Finding {
  const { sheets, clock, lab } = world;
  const needs = [otherSheets.cadences.name, otherSheets.settings.name, otherSheets.holidays.name];
  if (needs.some((name) => !sheets.has(name)))
    return notAsked('The formulas need the product’s own sheets.', 'Run set-up (sidebar), then the check again.');
  const sheet = scratchSheet(world, 'rows');
  const places = Object.fromEntries(columns.map(([field], index) => [field, index + 1]));
  const formula = formulaOf('nextContactDue', places, 1);
  const now = clock.now();
  const took: string[] = [];
  let written = 0;
  sheets.write(sheet, 1, 1, [headings]);
  for (const size of sizes) {
    const rows = Array.from({ length: size - written }, (_, index) => columns.map(([, cell]) => cell(written + index, now)));
    sheets.write(sheet, written + 2, 1, rows);
    written = size;
    lab.setFormula(sheet, 1, formulaColumn, '');
    const first = settled(world, sheet, { row: 1, column: formulaColumn, formula }, mostForOneCall + 5_000);
    const said = took.length === 0 ? '' : `${took.join(', ')}; `;
    if (first === null) return fails(`${said}${size} rows: still being computed after ${seconds(mostForOneCall + 5_000)}.`);
    if (isError(first.text)) return fails(`${said}${size} rows: ${first.text} after ${seconds(first.milliseconds)}.`);
    const last = lab.cell(sheet, size + 1, formulaColumn);
    if (!isDate(last.value)) return fails(`${said}${size} rows: the last row shows "${last.text}" in place of a date.`);
    took.push(`${size} rows: ${seconds(first.milliseconds)}`);
  }
  return passes(`${took.join(', ')}.`);
}

export const formulaQuestions: readonly Question[] = [
  {
    id: 'returned date',
    question: 'Is a date that a formula answers the same instant in the cell?',
    how: 'A formula answers a fixed instant; the cell is read back.',
    pass: 'Next Contact Due shows the hour at which a touch is due.',
    otherwise:
      'Next Contact Due may show another hour, a bare number or a text. Mails are not touched by it: the hourly run reckons due dates for itself.',
    todo: 'Set "timeZone" in appsscript.json to the zone of the file (File, Settings), push again, and format the column as a date with time.',
    ask: returnedDate,
  },
  {
    id: 'date argument',
    question: 'Does a date cell reach a formula as midnight in the zone of the file?',
    how: 'A formula is given a cell with 2 March 2026 and tells what it got.',
    pass: 'Formulas count days from the day that stands in the cell.',
    otherwise:
      'Formulas may show a touch a day early or late. Mails are not touched by it: the hourly run reads the cells themselves.',
    todo: 'Set "timeZone" in appsscript.json to the zone of the file (File, Settings), push again, and run the check again.',
    ask: dateArgument,
  },
  {
    id: 'blank argument',
    question: 'How does a blank cell of a range reach a formula?',
    how: 'A formula is given two blank cells and tells what it got.',
    pass: 'As blank text, as the documentation has it.',
    otherwise: 'The product takes a missing value for a blank one.',
    todo: '',
    ask: blankArgument,
  },
  {
    id: 'today argument',
    question: 'Does Google refuse TODAY() as an argument of our formulas?',
    how: 'A formula is given TODAY() itself, and a cell that holds it.',
    pass: 'It does, as the product takes for granted: it gives a cell into which each day’s first run writes the date.',
    otherwise: 'It does not. The product gives its own cell all the same, which is right in both cases.',
    todo: '',
    ask: today,
  },
  {
    id: '14 ranges',
    question: 'Does one formula over 14 ranges bear 10,000 rows?',
    how: 'The formula of Next Contact Due is put over 100, 1,000 and 10,000 made-up rows on a sheet of its own, and timed.',
    pass: 'One formula a column bears a sheet of 10,000 rows.',
    otherwise:
      'The formula columns of a sheet with so many rows show an error or load for ever. Mails are not touched by it: the hourly run reckons due dates for itself.',
    todo: 'Keep fewer rows on one sheet than the last number that worked, or delete the columns Next Touch and Why, which cost as much again each.',
    ask: fourteenRanges,
  },
];
