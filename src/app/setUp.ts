import type { Identity, Lock } from '../ports/world';
import { type Cell, isBlank } from '../sheet/cells/cell';
import { type FormulaFieldId, fieldOf } from '../sheet/fields';
import { columnLetters, formulaFieldOf } from '../sheet/headings';
import { emptyLog, writtenLog } from '../sheet/logSheet';
import { otherSheets } from '../sheet/otherSheets';
import { freshState, writeState } from '../sheet/prospectState';
import { planSetUp, type SetUpPlan, type SetUpStep } from '../sheet/setUpPlan';
import type { SetUpProblem } from '../sheet/setUpProblems';
import type { SetUpSurvey } from '../sheet/setUpSurvey';
import { type FillPorts, fillSheetsOf, furnishSheets, writeSystem } from './fillSheets';
import { furnish } from './furnishProspects';
import { migrate } from './migrate';
import type { SetUpChoice, SetUpConfirmed, SetUpReport, SetUpSurvey as ShownSurvey } from './sidebarContract';
import { shownSurvey, surveySheet } from './surveySheet';
import { writeLines } from './writeLines';

export interface SetUpPorts extends FillPorts {
  readonly identity: Identity;
  readonly lock: Lock;
}

/** Stands for everything that was shown: another plan, another sheet or another problem gives another print. */
const printOf = (ports: SetUpPorts, survey: SetUpSurvey, plan: SetUpPlan): string =>
  ports.identity.digest(JSON.stringify([survey.sheet, survey.set, plan.steps, plan.furnish, plan.problems, plan.map.columnOf]));

/** What set-up would do to a sheet, with every column it recognised for a person to correct. Writes nothing. */
export function surveySetUp(ports: SetUpPorts, choice: SetUpChoice): ShownSurvey {
  const survey = surveySheet(ports, choice);
  const plan = planSetUp(survey);
  return shownSurvey(ports, survey, plan, printOf(ports, survey, plan));
}

type Doing = { readonly ports: SetUpPorts; readonly survey: SetUpSurvey; readonly plan: SetUpPlan };
type Works = {
  readonly [Kind in SetUpStep['kind']]: (doing: Doing, steps: readonly Extract<SetUpStep, { kind: Kind }>[]) => void;
};

/** Values into one column, by row. */
const writeColumn = ({ ports, survey }: Doing, column: number, rows: readonly number[], cell: (row: number) => Cell): void => {
  writeLines(ports.spreadsheet, survey.sheet, column, new Map(rows.map((row) => [row, cell(row)])));
};

/** A new column can inherit "plain text" from its neighbour, which would show our dates as numbers and texts with an apostrophe. */
const plainFormat = ({ ports, survey, plan }: Doing, steps: readonly { readonly column: number }[]): void => {
  const columns = steps.map(({ column }) => column);
  const first = Math.min(...columns);
  const row = plan.map.headingRow;
  const area = {
    row,
    column: first,
    rows: Math.max(1, survey.furniture.rows - row + 1),
    columns: Math.max(...columns) - first + 1,
  };
  try {
    ports.furnishing.numberFormat(survey.sheet, area, 'General');
  } catch {
    // The typed columns of a native table keep the format of their type.
  }
};

const works: Works = {
  sheet: ({ ports }, steps) => {
    fillSheetsOf(
      ports,
      steps.map(({ sheet }) => sheet),
    );
  },
  'sending off': ({ ports, survey }) => {
    const { name } = otherSheets.settings;
    const row = (survey.others.settings || []).findIndex(([setting]) => String(setting).trim().toLowerCase() === 'sending');
    if (row >= 0) ports.spreadsheet.write(name, row + 1, 2, [['off']]);
  },
  column: (doing, steps) => {
    const { ports, survey, plan } = doing;
    const last = Math.max(...steps.map(({ column }) => column));
    const missing = last - survey.furniture.columns;
    if (missing > 0) ports.furnishing.addColumns(survey.sheet, missing);
    plainFormat(doing, steps);
    // A formula column's heading is its formula: writing a text first would only be in its way.
    const plain = steps.filter(({ field }) => fieldOf(field).set !== 'formula');
    const first = plain[0]?.column || 0;
    if (plain.length > 0)
      ports.spreadsheet.write(survey.sheet, plan.map.headingRow, first, [plain.map(({ heading }) => heading)]);
  },
  heading: ({ ports, survey, plan }, steps) => {
    for (const { column, heading } of steps) ports.spreadsheet.write(survey.sheet, plan.map.headingRow, column, [[heading]]);
  },
  clear: ({ ports, survey }, steps) => {
    const owner = ports.identity.user();
    const cells = steps.flatMap((step) => step.cells);
    const lines = cells.map(({ row, column, shown }) =>
      writtenLog({
        ...emptyLog,
        at: ports.clock.now(),
        what: 'Cleared',
        owner,
        words: `${survey.sheet} ${columnLetters(column)}${row} held: ${shown}`,
      }),
    );
    ports.spreadsheet.append(otherSheets.log.name, lines);
    for (const { row, column } of cells) ports.furnishing.clear(survey.sheet, { row, column, rows: 1, columns: 1 });
  },
  'take over': (doing, steps) => {
    const rows = steps.flatMap((step) => step.rows);
    const { prospectId, state, owner } = doing.plan.map.columnOf;
    const written = writeState({ ...freshState, enrollment: 1 });
    if (prospectId !== undefined) writeColumn(doing, prospectId, rows, () => doing.ports.identity.newId());
    if (state !== undefined) writeColumn(doing, state, rows, () => written);
    const nobodys = rows.filter((row) => isBlank(doing.survey.grid[row - 1]?.[(owner || 0) - 1] ?? ''));
    const user = doing.ports.identity.user();
    if (owner !== undefined && user !== '') writeColumn(doing, owner, nobodys, () => user);
  },
  texts: ({ ports }, steps) => {
    const { name } = otherSheets.templates;
    for (const { added, renewed } of steps) {
      for (const { row, cells } of renewed)
        for (const { column, value } of cells) ports.spreadsheet.write(name, row, column, [[value]]);
      if (added.length > 0)
        ports.spreadsheet.append(
          name,
          added.map(({ cells }) => cells),
        );
    }
  },
  system: ({ ports }, steps) => {
    writeSystem(ports, Object.assign({}, ...steps.map((step) => step.values)));
  },
  formula: ({ ports, survey, plan }, steps) => {
    for (const { column, formula } of steps) ports.furnishing.setFormula(survey.sheet, plan.map.headingRow, column, formula);
  },
};

/** Sheets before what names them, values before formulas: a formula that fills at once needs its column free and its ranges there. */
const order: readonly SetUpStep['kind'][] = [
  'sheet',
  'sending off',
  'column',
  'heading',
  'take over',
  'clear',
  'texts',
  'system',
  'formula',
];

const doSteps = <Kind extends SetUpStep['kind']>(kind: Kind, doing: Doing): readonly string[] => {
  const steps = doing.plan.steps.filter((step): step is Extract<SetUpStep, { kind: Kind }> => step.kind === kind);
  if (steps.length > 0) (works[kind] as Works[Kind])(doing, steps);
  return steps.map((step) => step.words);
};

/** A native table takes no formula as a heading: what was set is read back. */
const refusedFormulas = ({ ports, survey, plan }: Doing): readonly SetUpProblem[] => {
  const asked = plan.steps.filter((step) => step.kind === 'formula').map((step) => step.field as FormulaFieldId);
  if (asked.length === 0) return [];
  const present = new Set(ports.spreadsheet.formulas(survey.sheet, plan.map.headingRow).map(formulaFieldOf));
  const refused = asked.filter((field) => !present.has(field)).map((field) => `"${fieldOf(field).heading}"`);
  if (refused.length === 0) return [];
  const words = `Sheets did not take the formula of ${refused.join(', ')} as a heading, as happens in a native table. Turn the table back into a range (its menu beside the table's name, "Revert to unformatted data") and run set-up again.`;
  return [{ words, repair: null, blocks: false }];
};

/**
 * Does what the survey of this same choice showed, and says what was done. Where the sheet has changed since, nothing is written.
 * Data comes first and is flushed; the look comes last, and a part that Google refuses costs only itself.
 */
export function setUp(ports: SetUpPorts, confirmed: SetUpConfirmed): SetUpReport {
  if (ports.lock.acquire('file') === 'busy') {
    const words = 'A run is at work on this file just now, so nothing was written. Try again in a minute.';
    return { done: [], problems: [{ words, repair: null, blocks: true }] };
  }
  try {
    return setUpAlone(ports, confirmed);
  } finally {
    ports.lock.release();
  }
}

function setUpAlone(ports: SetUpPorts, confirmed: SetUpConfirmed): SetUpReport {
  const migrated = migrate({ ...ports, sheets: ports.spreadsheet });
  const survey = surveySheet(ports, confirmed);
  const plan = planSetUp(survey);
  if (plan.problems.some((problem) => problem.blocks)) return { done: [], problems: plan.problems };
  if (printOf(ports, survey, plan) !== confirmed.print) {
    const words = 'The sheet has changed since it was shown here, so nothing was written. Look again and confirm.';
    return { done: [], problems: [{ words, repair: null, blocks: true }] };
  }
  const doing: Doing = { ports, survey, plan };
  const done = [...migrated, ...order.flatMap((kind) => doSteps(kind, doing))];
  if (done.length > 0) ports.spreadsheet.flush();

  const problems: SetUpProblem[] = [...plan.problems.filter((problem) => problem.repair === null), ...refusedFormulas(doing)];
  const attempt = (what: string, work: () => void): boolean => {
    try {
      work();
      return true;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      problems.push({ words: `${what} could not be set: ${said}`, repair: null, blocks: false });
      return false;
    }
  };
  const where = { sheet: survey.sheet, map: plan.map, gridRows: survey.furniture.rows };
  const furnished = plan.furnish.filter((step) => attempt(step.words, () => furnish(ports.furnishing, where, step)));
  furnishSheets(
    ports,
    plan.steps.flatMap((step) => (step.kind === 'sheet' ? [step.sheet] : [])),
    attempt,
  );
  if (done.length + furnished.length > 0) ports.spreadsheet.flush();
  return { done: [...done, ...furnished.map((step) => step.words)], problems };
}

/**
 * Puts back what set-up made and somebody damaged, as far as that loses nothing: the same plan as set-up's own, for the sheet and
 * columns chosen then. Nothing is done where a problem needs a person.
 */
export function repairSheet(ports: SetUpPorts, set: SetUpChoice['set']): SetUpReport {
  const choice: SetUpChoice = { sheet: null, set, columns: {} };
  return setUp(ports, { ...choice, print: surveySetUp(ports, choice).print });
}
