import type { MessageTemplate } from '../mail/templates/messageTemplate';
import { namedTexts, planTexts, type TextsPlan } from './builtInTexts';
import type { Cell } from './cells/cell';
import { isBlank } from './cells/cell';
import {
  essentialFields,
  type FieldId,
  type FormulaFieldId,
  fieldIds,
  fieldOf,
  formulaFields,
  fullFields,
  ownedFields,
} from './fields';
import { formulaOf, isSameFormula } from './formulaColumns';
import { type FurnishStep, furnishSteps } from './furnishPlan';
import { columnLetters, type HeadingMap, headingKey, rememberColumns } from './headings';
import { type OtherSheetId, otherSheetIds, otherSheets } from './otherSheets';
import { findProblems, type SetUpProblem } from './setUpProblems';
import { blockingCells, isCopy, mostCleared, type SetUpSurvey } from './setUpSurvey';
import { formatVersion, systemNames, todayRow } from './systemSheet';

/** One thing that set-up does to the data, with the sentence that is shown before. */
export type SetUpStep = { readonly words: string } & (
  | { readonly kind: 'sheet'; readonly sheet: OtherSheetId }
  | { readonly kind: 'column'; readonly field: FieldId; readonly column: number; readonly heading: string }
  | { readonly kind: 'heading'; readonly field: FieldId; readonly column: number; readonly heading: string }
  | {
      readonly kind: 'clear';
      readonly cells: readonly { readonly row: number; readonly column: number; readonly shown: string }[];
    }
  | { readonly kind: 'formula'; readonly field: FormulaFieldId; readonly column: number; readonly formula: string }
  /** Prospects that are under way already, brought along from elsewhere. */
  | { readonly kind: 'take over'; readonly rows: readonly number[] }
  | ({ readonly kind: 'texts' } & Pick<TextsPlan, 'added' | 'renewed'>)
  | { readonly kind: 'system'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'sending off' }
);

export interface SetUpPlan {
  readonly steps: readonly SetUpStep[];
  readonly furnish: readonly FurnishStep[];
  readonly problems: readonly SetUpProblem[];
  /** The columns as they will be. */
  readonly map: HeadingMap;
}

/** The last column in which anything stands, a formula that shows nothing included. */
const lastColumn = ({ grid, formulas }: SetUpSurvey): number => {
  const width = Math.max(0, ...grid.map((row) => row.length), ...formulas.map((row) => row.length));
  for (let column = width; column > 0; column--) {
    const filled = grid.some((row) => (row[column - 1] ?? '') !== '') || formulas.some((row) => (row[column - 1] ?? '') !== '');
    if (filled) return column;
  }
  return 0;
};

/** True where nothing stands under the heading row of a column. */
const isEmptyBelow = (grid: SetUpSurvey['grid'], headingRow: number, column: number): boolean =>
  grid.slice(headingRow).every((row) => isBlank(row[column - 1] ?? ''));

/** The heading of a new column: the field's own, unless another column already bears it. */
const newHeading = (field: FieldId, taken: ReadonlySet<string>): string => {
  const { heading, otherwise } = fieldOf(field);
  const names = [heading, ...(otherwise === undefined ? [] : [otherwise]), `Cadence ${heading}`];
  return names.find((name) => !taken.has(headingKey(name))) ?? `${heading} of Next Touch`;
};

/** A formula column that lost its formula, heading and all cells below still free: the formula goes back where it was. */
const emptied = (survey: SetUpSurvey, field: FieldId): number | null => {
  const { map, grid } = survey;
  const found = map.unmatched.find(
    ({ column, heading }) => heading === fieldOf(field).heading && isEmptyBelow(grid, map.headingRow, column),
  );
  return found?.column ?? null;
};

interface Placing {
  readonly map: HeadingMap;
  readonly steps: readonly SetUpStep[];
  readonly added: ReadonlySet<FieldId>;
}

/** Gives every wanted field its column: a person's first, then the product's in their order, then the formulas. */
const placeColumns = (survey: SetUpSurvey): Placing => {
  const { map } = survey;
  const blocked = new Set(map.conflicts.filter((conflict) => conflict.blocks).map((conflict) => conflict.field));
  const person: readonly FieldId[] = survey.set === 'full' ? fullFields : essentialFields;
  const wanted = [...person.filter((field) => !survey.none.includes(field)), ...ownedFields, ...formulaFields];
  const columnOf: Partial<Record<FieldId, number>> = { ...map.columnOf };
  const headings = [...map.headings];
  const taken = new Set(headings.map(headingKey));
  const steps: SetUpStep[] = [];
  const added = new Set<FieldId>();
  const placed: FieldId[] = [];
  let next = lastColumn(survey) + 1;
  for (const field of wanted) {
    if (columnOf[field] !== undefined || blocked.has(field)) continue;
    const { heading: own, set } = fieldOf(field);
    const free = set === 'formula' ? emptied(survey, field) : null;
    const column = free ?? next++;
    const heading = set === 'formula' ? own : newHeading(field, taken);
    columnOf[field] = column;
    while (headings.length < column) headings.push('');
    headings[column - 1] = heading;
    taken.add(headingKey(heading));
    placed.push(field);
    if (free === null) added.add(field);
    const deleted = map.missing.includes(field)
      ? `Put back the column "${heading}", which was deleted`
      : `Add the column "${heading}"`;
    if (free === null)
      steps.push({ kind: 'column', field, column, heading, words: `${deleted}, as column ${columnLetters(column)}.` });
  }
  for (const { field, column, heading, sureness } of map.matches) {
    const { heading: own, set } = fieldOf(field);
    const renamed = set === 'owned' && sureness === 'renamed';
    if (heading !== '' && !renamed) continue;
    const name = renamed ? own : newHeading(field, taken);
    headings[column - 1] = name;
    const letters = columnLetters(column);
    const words = renamed
      ? `Rename column ${letters} "${heading}" back to "${name}", which the product writes.`
      : `Write "${name}" over column ${letters}, which has no heading.`;
    steps.push({ kind: 'heading', field, column, heading: name, words });
  }
  const matches = [
    ...map.matches.map((match) => ({ ...match, heading: headings[match.column - 1] ?? match.heading })),
    ...placed.map((field) => {
      const column = columnOf[field] || 0;
      return { field, column, heading: headings[column - 1] || '', sureness: 'same' as const, why: 'added by set-up' };
    }),
  ].sort((one, other) => fieldIds.indexOf(one.field) - fieldIds.indexOf(other.field));
  return { map: { ...map, columnOf, headings, matches, missing: [] }, steps, added };
};

/** Cells that keep a formula from filling its column, and the formulas that are not as they should be. */
const formulaSteps = (survey: SetUpSurvey, map: HeadingMap): readonly SetUpStep[] =>
  formulaFields.flatMap((field): SetUpStep[] => {
    const column = map.columnOf[field];
    if (column === undefined) return [];
    const { heading } = fieldOf(field);
    const present = survey.formulas[map.headingRow - 1]?.[column - 1] || '';
    const formula = formulaOf(field, map.columnOf, map.headingRow);
    if (!isSameFormula(present, formula)) {
      const words = present === '' ? `Let "${heading}" compute itself.` : `Mend the formula of "${heading}".`;
      return [{ kind: 'formula', field, column, formula, words }];
    }
    const cells = blockingCells(survey, column);
    if (cells.length === 0 || cells.length > mostCleared) return [];
    const list = cells.map(({ row, shown }) => `${columnLetters(column)}${row} "${shown}"`).join(', ');
    const words = `Clear what keeps "${heading}" from filling its column (it is kept in the Log): ${list}.`;
    return [{ kind: 'clear', cells, words }];
  });

/** Rows that came with a cadence of their own but were never known to the product. */
const takeOver = ({ grid, map }: SetUpSurvey): readonly SetUpStep[] => {
  const { sequenceName, prospectId, state } = map.columnOf;
  if (sequenceName === undefined) return [];
  const blank = (row: readonly Cell[], column: number | undefined): boolean =>
    column === undefined || isBlank(row[column - 1] ?? '');
  const rows = grid
    .slice(map.headingRow)
    .flatMap((row, index) =>
      !blank(row, sequenceName) && blank(row, prospectId) && blank(row, state) ? [map.headingRow + 1 + index] : [],
    );
  if (rows.length === 0) return [];
  const who = rows.length === 1 ? `the prospect in row ${rows[0]}, who is` : `${rows.length} prospects who are`;
  return [
    {
      kind: 'take over',
      rows,
      words: `Take over ${who} already in a cadence: with a Prospect ID, and with you as Owner where there is none.`,
    },
  ];
};

/** Texts that came with a newer version, on a sheet that an older one filled. */
const textSteps = ({ added, renewed }: TextsPlan): readonly SetUpStep[] => {
  const of = (texts: readonly { readonly template: MessageTemplate }[]): string =>
    namedTexts(texts.map(({ template }) => template));
  const sentences = [
    ...(added.length === 0 ? [] : [`Add built-in texts that the Templates sheet lacks, below the others: ${of(added)}.`]),
    ...(renewed.length === 0 ? [] : [`Bring built-in texts that nobody changed up to date: ${of(renewed)}.`]),
  ];
  const words = [...sentences, 'Every other text there stays as it is.'].join(' ');
  return sentences.length === 0 ? [] : [{ kind: 'texts', added, renewed, words }];
};

/** What the System sheet should say and does not. */
const systemSteps = (survey: SetUpSurvey, map: HeadingMap, texts: TextsPlan): readonly SetUpStep[] => {
  const remembered = JSON.stringify(rememberColumns(map, survey.none));
  const wanted: Readonly<Record<string, string>> = {
    // A file that was set up before has a number of its own, which only its migration raises.
    ...(survey.system.rowOf(systemNames.spreadsheetId) === null ? { [systemNames.formatVersion]: String(formatVersion) } : {}),
    [systemNames.spreadsheetId]: survey.spreadsheetId,
    [systemNames.prospects]: survey.sheet,
    [systemNames.set]: survey.set,
    [systemNames.columns]: remembered,
    [systemNames.texts]: texts.remembered,
  };
  const values = Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => String(survey.system.value(name)) !== value),
  );
  const shifted = survey.system.rowOf(systemNames.today) !== todayRow;
  if (Object.keys(values).length === 0 && !shifted) return [];
  return [{ kind: 'system', values, words: 'Remember which column is which, and which texts are built in.' }];
};

/**
 * What set-up would do, as data: shown first, done afterwards. Nothing that stands on any sheet is overwritten, missing columns go to
 * the right, and where all is as it should be the plan is empty.
 */
export const planSetUp = (survey: SetUpSurvey): SetUpPlan => {
  const placing = placeColumns(survey);
  const { map } = placing;
  const texts = planTexts(survey.others.templates, survey.system);
  const sheets = otherSheetIds.flatMap((id): SetUpStep[] => {
    const grid = survey.others[id];
    const { name, what } = otherSheets[id];
    if (grid === null) return [{ kind: 'sheet', sheet: id, words: `Make the sheet "${name}": ${what}.` }];
    return grid.every((row) => row.every(isBlank))
      ? [{ kind: 'sheet', sheet: id, words: `Fill the empty sheet "${name}": ${what}.` }]
      : [];
  });
  const sending: SetUpStep[] = isCopy(survey)
    ? [{ kind: 'sending off', words: 'Switch sending off, because this file is a copy of another one.' }]
    : [];
  return {
    steps: [
      ...sheets,
      ...sending,
      ...placing.steps,
      ...takeOver(survey),
      ...formulaSteps(survey, map),
      ...textSteps(texts),
      ...systemSteps(survey, map, texts),
    ],
    furnish: furnishSteps(map, survey.furniture, placing.added),
    problems: findProblems(survey),
    map,
  };
};
