import type { Furnishing } from '../ports/furnishing';
import type { Grid, Spreadsheet } from '../ports/spreadsheet';
import { type FieldId, fieldIds, fieldOf } from '../sheet/fields';
import { columnLetters, findHeadingRow, headingText, matchHeadings, type RememberedColumns } from '../sheet/headings';
import { type OtherSheetId, otherSheetIds, otherSheets } from '../sheet/otherSheets';
import type { SetUpPlan } from '../sheet/setUpPlan';
import type { SetUpSurvey } from '../sheet/setUpSurvey';
import { readSystem, rememberedColumns, systemNames } from '../sheet/systemSheet';
import type { FieldMatch, SetUpChoice, SetUpSurvey as ShownSurvey } from './sidebarContract';

/** What set-up reads. */
export interface SurveyPorts {
  readonly spreadsheet: Spreadsheet;
  readonly furnishing: Furnishing;
}

/** What a person chose by hand: a column for a field, or that no column is it. */
interface Chosen {
  readonly columns: Partial<Readonly<Record<FieldId, number>>>;
  readonly none: readonly FieldId[];
}

/** Formula columns find themselves; everything else a person may correct. */
const correctable = (name: string): name is FieldId =>
  (fieldIds as readonly string[]).includes(name) && fieldOf(name as FieldId).set !== 'formula';

const chosenOf = (choice: SetUpChoice): Chosen => {
  const entries = Object.entries(choice.columns).filter(([name]) => correctable(name)) as [FieldId, number | null][];
  return {
    columns: Object.fromEntries(entries.filter(([, column]) => column !== null)),
    none: entries.flatMap(([field, column]) => (column === null && fieldOf(field).set !== 'owned' ? [field] : [])),
  };
};

/** What was remembered, without what a person has just decided otherwise. */
const corrected = (remembered: RememberedColumns, chosen: Chosen, headings: readonly string[]): RememberedColumns => {
  const picked = new Set(Object.values(chosen.columns).map((column) => headings[column - 1] || ''));
  const kept = Object.entries(remembered.fields).filter(([field, heading]) =>
    heading === null ? chosen.columns[field as FieldId] === undefined : !picked.has(heading),
  );
  return { row: remembered.row, fields: Object.fromEntries([...kept, ...chosen.none.map((field) => [field, null])]) };
};

/** The sheet that is meant: the one chosen, the one set up before, or the one that is open. */
const sheetOf = ({ spreadsheet, furnishing }: SurveyPorts, choice: SetUpChoice, before: string): string => {
  const names = spreadsheet.sheetNames();
  if (choice.sheet !== null) {
    if (names.includes(choice.sheet)) return choice.sheet;
    throw new Error(`There is no sheet "${choice.sheet}" in this file any more. Choose another one.`);
  }
  if (names.includes(before)) return before;
  const open = furnishing.activeSheet();
  const own = new Set<string>(otherSheetIds.map((id) => otherSheets[id].name));
  return own.has(open) ? (names.find((name) => !own.has(name)) ?? open) : open;
};

const blankGrid: Grid = [['']];

/** From so many rows on, a sheet is read for its headings alone. */
const longSheet = 500;

/** Work and Log may be long, and only their headings matter here. A short one may be narrower than ours, so it is read as it is. */
const readOther = (spreadsheet: Spreadsheet, id: OtherSheetId): Grid | null => {
  const { name, columns } = otherSheets[id];
  if ((id !== 'log' && id !== 'work') || spreadsheet.lastRow(name) < longSheet) return spreadsheet.read(name);
  return spreadsheet.readBlock(name, { row: 1, column: 1, rows: 1, columns: columns.length });
};

/** Reads everything that set-up decides on: some twenty requests, however many rows there are. Writes nothing. */
export function surveySheet(ports: SurveyPorts, choice: SetUpChoice): SetUpSurvey {
  const { spreadsheet, furnishing } = ports;
  const names = spreadsheet.sheetNames();
  const others = Object.fromEntries(
    otherSheetIds.map((id) => [id, names.includes(otherSheets[id].name) ? readOther(spreadsheet, id) : null]),
  ) as SetUpSurvey['others'];
  const system = readSystem(others.system || []);
  const sheet = sheetOf(ports, choice, String(system.value(systemNames.prospects)));
  const grid = spreadsheet.read(sheet) ?? blankGrid;
  const same = sheet === system.value(systemNames.prospects);
  const before = same ? rememberedColumns(system) : { fields: {}, row: [] };
  const headingRow = findHeadingRow(grid, before);
  const cells = grid[headingRow - 1] || [];
  const chosen = chosenOf(choice);
  const remembered = corrected(before, chosen, cells.map(headingText));
  const formulas = furnishing.allFormulas(sheet);
  const map = matchHeadings(
    { row: headingRow, cells, formulas: formulas[headingRow - 1] || [], below: grid.slice(headingRow), chosen: chosen.columns },
    remembered,
  );
  return {
    sheet,
    set: choice.set,
    grid,
    formulas,
    map,
    none: fieldIds.filter((field) => remembered.fields[field] === null),
    furniture: furnishing.furniture(sheet, headingRow),
    others,
    system,
    spreadsheetId: spreadsheet.id(),
  };
}

const owner = { essential: 'person', full: 'person', owned: 'product', formula: 'formula' } as const;
const sure = {
  chosen: 'chosen',
  formula: 'certain',
  remembered: 'certain',
  same: 'certain',
  synonym: 'likely',
  renamed: 'likely',
  likely: 'likely',
} as const;

const fieldMatches = (survey: SetUpSurvey, plan: SetUpPlan): FieldMatch[] =>
  fieldIds
    .filter((field) => fieldOf(field).set !== 'formula')
    .map((field) => {
      const match = survey.map.matches.find((each) => each.field === field);
      const added = plan.steps.some((step) => step.kind === 'column' && step.field === field);
      return {
        field,
        heading: plan.map.matches.find((each) => each.field === field)?.heading ?? fieldOf(field).heading,
        owner: owner[fieldOf(field).set],
        required: field === 'email',
        column: match?.column ?? null,
        sure: match === undefined ? 'none' : sure[match.sureness],
        why: match?.why ?? (added ? 'a new column on the right' : ''),
        added,
      };
    });

/** The survey as the sidebar shows it. */
export const shownSurvey = (ports: SurveyPorts, survey: SetUpSurvey, plan: SetUpPlan, print: string): ShownSurvey => {
  const own = new Set<string>(otherSheetIds.map((id) => otherSheets[id].name));
  const rows = survey.grid.slice(survey.map.headingRow).filter((row) => row.some((cell) => cell !== '' && cell !== false)).length;
  return {
    sheet: survey.sheet,
    sheets: ports.spreadsheet.sheetNames().filter((name) => !own.has(name)),
    set: survey.set,
    headingRow: survey.map.headingRow,
    rows,
    zone: ports.spreadsheet.zone(),
    columns: survey.map.headings.map((heading, index) => ({ column: index + 1, letter: columnLetters(index + 1), heading })),
    fields: fieldMatches(survey, plan),
    newColumns: plan.steps.flatMap((step) => (step.kind === 'column' ? [step.heading] : [])),
    newSheets: plan.steps.flatMap((step) =>
      step.kind === 'sheet' && survey.others[step.sheet] === null ? [otherSheets[step.sheet].name] : [],
    ),
    steps: [...plan.steps, ...plan.furnish].map((step) => step.words),
    problems: plan.problems,
    print,
  };
};
