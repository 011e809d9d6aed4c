import type { Cadence, CadenceBook, Step } from '../engine/cadence';
import { dayKindOf, folded, formatOf, paceOf, stepEndOf, weightOf } from '../engine/vocabulary';
import type { Cell, Reading } from './cells/cell';
import { blank, isBlank, problem, quoted, value, valueOr } from './cells/cell';
import { readWholeNumber } from './cells/count';
import type { Column, Grid, TableProblem, TableRow } from './cells/table';
import { readTable } from './cells/table';
import { readText, readWord } from './cells/text';
import { readTouches, writtenTouches } from './touches';

export type CadenceColumn =
  | 'name'
  | 'step'
  | 'day'
  | 'touches'
  | 'type'
  | 'aim'
  | 'format'
  | 'angle'
  | 'weight'
  | 'template'
  | 'hours'
  | 'ends'
  | 'pace'
  | 'days';

export const cadenceColumns: readonly Column<CadenceColumn>[] = [
  { id: 'name', heading: 'Sequence Name', alsoCalled: ['Sequence', 'Cadence', 'Cadence Name', 'Name'] },
  { id: 'step', heading: 'Step', alsoCalled: ['Step Number', 'No', 'Nr', 'Position'] },
  { id: 'day', heading: 'Day', alsoCalled: ['Day Number', 'On Day'] },
  { id: 'touches', heading: 'Touches', alsoCalled: ['Touch', 'Channel', 'Channels'] },
  { id: 'type', heading: 'Type', alsoCalled: ['Step Type', 'Email Type', 'Kind', 'Content'] },
  { id: 'aim', heading: 'Aim', alsoCalled: ['Goal', 'Exit Condition'] },
  { id: 'format', heading: 'Format', alsoCalled: ['Email Format'] },
  { id: 'angle', heading: 'Angle', alsoCalled: ['What Is New'] },
  { id: 'weight', heading: 'Weight', alsoCalled: [] },
  { id: 'template', heading: 'Template', alsoCalled: ['Template Key'] },
  { id: 'hours', heading: 'Hours', alsoCalled: ['Office Hours'] },
  { id: 'ends', heading: 'Ends', alsoCalled: ['End', 'Breakup'] },
  { id: 'pace', heading: 'Pace', alsoCalled: [] },
  { id: 'days', heading: 'Days', alsoCalled: ['Counts', 'Day Kind'] },
];

export const cadenceHeadings: readonly string[] = cadenceColumns.map((column) => column.heading);
const headingOf = (id: CadenceColumn): string => cadenceColumns.find((column) => column.id === id)?.heading ?? id;

/** A cadence is planned over this many days at most; a larger number is a date or an amount in the wrong column. */
const longestPlan = 3650;

/** The team's cadences, and what is wrong with those that cannot be used. */
export interface CadencesRead {
  /** Cadences that are new or differ from the built-in of their name; an unchanged copy of a built-in is left out. */
  readonly own: readonly Cadence[];
  /** First problem of each cadence that cannot be used, by folded Sequence Name and id: it holds its rows, and no others. */
  readonly broken: ReadonlyMap<string, string>;
  readonly problems: readonly TableProblem[];
}

interface StepRow extends Step {
  readonly row: number;
  readonly number: number | null;
}

const officeOf = (text: string): true | null => (/^office( hours)?$|^yes$|^true$/.test(folded(text)) ? true : null);
const endOf = (text: string) => stepEndOf(text.replace(/[\s-]/g, '')) ?? (folded(text) === 'final close' ? 'close' : null);
const formatWords = (text: string) =>
  formatOf(text) ??
  formatOf(
    {
      'short text': 'short',
      'bullet points': 'bullets',
      'one liner': 'one-liner',
      'one-liner question': 'one-liner',
      'forward of original': 'forward',
    }[folded(text)] || '',
  );

/** Reads one row as a step; every problem of the row is told, not only the first. */
const readStep = ({ row, cell }: TableRow<CadenceColumn>, problems: TableProblem[]): StepRow | null => {
  const before = problems.length;
  const read = <T, U>(id: CadenceColumn, reading: Reading<T>, whenBlank: U): T | U => {
    if (reading.kind === 'problem') problems.push({ row, column: headingOf(id), words: reading.words });
    return valueOr(reading, whenBlank);
  };
  const text = (id: CadenceColumn): string => read(id, readText(cell(id)), '');

  const day = read('day', readWholeNumber(cell('day'), 0, 'a day number'), null);
  if (isBlank(cell('day'))) problems.push({ row, column: 'Day', words: 'the day number is missing' });
  if (day !== null && day > longestPlan)
    problems.push({ row, column: 'Day', words: `${quoted(day)} is more than ${longestPlan} days` });
  const template = text('template');
  const step = {
    row,
    number: read('step', readWholeNumber(cell('step'), 1, 'a step number'), null),
    day: day || 0,
    touches: read('touches', readTouches(cell('touches')), ['email'] as const),
    type: text('type'),
    aim: text('aim'),
    format: read(
      'format',
      readWord(cell('format'), formatWords, 'a format: short, bullets, one-liner or forward'),
      'short' as const,
    ),
    angle: text('angle'),
    weight: read('weight', readWord(cell('weight'), weightOf, 'a weight: light, standard or research'), 'standard' as const),
    office: read('hours', readWord(cell('hours'), officeOf, '"office"; write office, or leave it blank'), false),
    ends: read('ends', readWord(cell('ends'), endOf, 'an end: breakup or close'), null),
    ...(template === '' ? {} : { template }),
  };
  return problems.length === before ? step : null;
};

/** The one word that the rows of a cadence give in a column; it may stand in one row or in all. */
const sharedWord = <T>(
  rows: readonly TableRow<CadenceColumn>[],
  id: CadenceColumn,
  lookup: (text: string) => T | null,
  belongs: string,
  problems: TableProblem[],
): T | null => {
  let shared: T | null = null;
  for (const { row, cell } of rows) {
    const reading = readWord(cell(id), lookup, belongs);
    if (reading.kind === 'problem') problems.push({ row, column: headingOf(id), words: reading.words });
    if (reading.kind !== 'value') continue;
    if (shared !== null && shared !== reading.value)
      problems.push({
        row,
        column: headingOf(id),
        words: `${quoted(String(reading.value))} differs from "${shared}" above; one cadence has one`,
      });
    shared ??= reading.value;
  }
  return shared;
};

/** Steps in the order of their days, which must rise; step numbers, where given, must agree. */
const inOrder = (steps: readonly StepRow[], problems: TableProblem[]): readonly StepRow[] => {
  const sorted = [...steps].sort((a, b) => a.day - b.day || (a.number || 0) - (b.number || 0) || a.row - b.row);
  let last: StepRow | null = null;
  let lastNumber = 0;
  for (const step of sorted) {
    if (last !== null && step.day === last.day) {
      problems.push({
        row: step.row,
        column: 'Day',
        words: `day ${step.day} is already in row ${last.row}; write both touches into one step, or give it another day`,
      });
    } else if (step.number !== null && step.number <= lastNumber) {
      problems.push({
        row: step.row,
        column: 'Step',
        words: `step ${step.number} is on day ${step.day}, which is not after step ${lastNumber}; steps and days must rise together`,
      });
    }
    last = step;
    lastNumber = step.number ?? lastNumber;
  }
  return sorted;
};

const bareStep = ({ row: _row, number: _number, ...step }: StepRow): Step => step;

/** What two cadences are compared by: everything but whose they are. */
const substance = ({ pace, firstDay, days, steps }: Cadence): string =>
  JSON.stringify([
    pace,
    firstDay,
    days,
    steps.map((s) => [s.day, s.touches, s.type, s.aim, s.format, s.angle, s.weight, s.office, s.ends, s.template || '']),
  ]);

/** The rows of one Sequence Name, the built-in that they override, and what is wrong with them. */
interface CadenceRows {
  readonly name: string;
  readonly replaced: Cadence | null;
  readonly rows: TableRow<CadenceColumn>[];
  readonly problems: TableProblem[];
}

const readOne = ({ name, replaced, rows, problems }: CadenceRows): Cadence => {
  const read = rows.map((row) => readStep(row, problems)).filter((step): step is StepRow => step !== null);
  const pace = sharedWord(rows, 'pace', paceOf, 'a pace: length, gaps or fixed', problems) ?? replaced?.pace ?? 'length';
  const days =
    sharedWord(rows, 'days', dayKindOf, 'a way to count days: calendar or business', problems) ?? replaced?.days ?? 'calendar';
  const steps = inOrder(read, problems).map(bareStep);
  const start = steps[0]?.day || 0;
  const firstDay = replaced !== null ? Math.min(replaced.firstDay, start) : 0;
  return { id: replaced?.id ?? folded(name), name: replaced?.name ?? name, pace, firstDay, days, steps, builtIn: false };
};

/**
 * Reads the Cadences sheet, one step a row. Rows of one Sequence Name are one cadence wherever they stand; one under the name
 * or id of a built-in overrides it. A blank Touches is an email, a blank Pace is the overridden cadence's or `length`; the
 * anchor's own day number f is 0, so that day 1 is the day after the anchor; an override keeps the f of its built-in.
 */
export const readCadences = (grid: Grid, builtIn: CadenceBook): Reading<CadencesRead> => {
  const table = readTable(grid, cadenceColumns, ['name', 'day']);
  if (table.kind === 'problem') return table;
  if (table.kind === 'blank') return blank;
  const problems: TableProblem[] = [];
  const groups = new Map<string, CadenceRows>();
  let above: CadenceRows | null = null;
  for (const row of table.value) {
    const name = readText(row.cell('name'));
    if (name.kind !== 'value') {
      const words = name.kind === 'problem' ? name.words : 'the name of the cadence is missing';
      // The row may belong to the cadence above, which would then run without it.
      (above?.problems ?? problems).push({ row: row.row, column: 'Sequence Name', words });
      continue;
    }
    const replaced = builtIn.find(name.value);
    const key = folded(replaced?.name ?? name.value);
    above = groups.get(key) ?? { name: name.value, replaced, rows: [], problems: [] };
    above.rows.push(row);
    groups.set(key, above);
  }
  const own: Cadence[] = [];
  const broken = new Map<string, string>();
  for (const group of groups.values()) {
    const { replaced } = group;
    const cadence = readOne(group);
    problems.push(...group.problems);
    const [first] = group.problems;
    if (first !== undefined) {
      const words = `the cadence "${cadence.name}" cannot be used: Cadences row ${first.row}, ${first.column}: ${first.words}`;
      broken.set(folded(cadence.name), words).set(folded(cadence.id), words);
    } else if (replaced === null || substance(replaced) !== substance(cadence)) own.push(cadence);
  }
  return value({ own, broken, problems });
};

/** Finds the cadence that a cell names, among those that can be used. */
export const readCadenceName = (cell: Cell, book: CadenceBook, broken: ReadonlyMap<string, string>): Reading<Cadence> => {
  const text = readText(cell);
  if (text.kind !== 'value') return text;
  const words = broken.get(folded(text.value));
  if (words !== undefined) return problem(words);
  const cadence = book.find(text.value);
  return cadence === null
    ? problem(`${quoted(text.value)} is no cadence; choose a Sequence Name of the Cadences sheet`)
    : value(cadence);
};

const rowOf = (cadence: Cadence, step: Step, number: number): Cell[] => [
  cadence.name,
  number,
  step.day,
  writtenTouches(step.touches),
  step.type,
  step.aim,
  step.format,
  step.angle,
  step.weight,
  step.template || '',
  step.office ? 'office' : '',
  step.ends || '',
  cadence.pace,
  cadence.days,
];

/** The rows of a Cadences sheet, headings first; what is written reads back as the same cadences. */
export const writtenCadences = (cadences: readonly Cadence[]): Cell[][] => [
  [...cadenceHeadings],
  ...cadences.flatMap((cadence) => cadence.steps.map((step, index) => rowOf(cadence, step, index + 1))),
];
