import type { Cell } from './cells/cell';
import { isDate, onOneLine, quoted } from './cells/cell';
import { holdsAddresses, strangeCell } from './columnContent';
import { type FieldId, fieldIds, fieldOf, formulaFields, fullFields, functionOf } from './fields';
import { headingSynonyms } from './headingSynonyms';
import { renamedColumns } from './renamedColumns';

/** How a column was recognised, surest first. */
type Sureness = 'chosen' | 'formula' | 'remembered' | 'same' | 'synonym' | 'renamed' | 'likely';

interface ColumnMatch {
  readonly field: FieldId;
  /** Counts from 1. */
  readonly column: number;
  readonly heading: string;
  readonly sureness: Sureness;
  /** In words for the person who is asked to confirm it. */
  readonly why: string;
}

/** Columns that cannot be told apart, or that stand under one of our headings and hold something else. */
interface HeadingConflict {
  readonly field: FieldId;
  readonly columns: readonly number[];
  readonly words: string;
  /** True where no column of the field can be used until a person mends it. */
  readonly blocks: boolean;
}

/** Which column is which. Columns and rows count from 1. */
export interface HeadingMap {
  readonly headingRow: number;
  /** One text a column, '' for a blank heading; a formula column bears its field's own heading, whatever it shows. */
  readonly headings: readonly string[];
  readonly columnOf: Partial<Readonly<Record<FieldId, number>>>;
  readonly matches: readonly ColumnMatch[];
  readonly conflicts: readonly HeadingConflict[];
  readonly unmatched: readonly { readonly column: number; readonly heading: string }[];
  /** Fields that had a column when set-up last ran and have none now. */
  readonly missing: readonly FieldId[];
}

/** What set-up learned the last time, kept on the System sheet. */
export interface RememberedColumns {
  /** The heading of each field; null where a person said that no column is it. */
  readonly fields: Partial<Readonly<Record<FieldId, string | null>>>;
  /** All headings from left to right, by which a renamed one is recognised between its neighbours. */
  readonly row: readonly string[];
}

/** The heading row of a sheet as it is read, with the cells under it. */
export interface HeadingRow {
  readonly row: number;
  readonly cells: readonly Cell[];
  /** Formula texts of the same row, '' where there is none. */
  readonly formulas: readonly string[];
  /** Rows under the heading row: some or all. */
  readonly below: readonly (readonly Cell[])[];
  /** Columns that a person picked by hand just now. */
  readonly chosen?: Partial<Readonly<Record<FieldId, number>>>;
}

export const nothingRemembered: RememberedColumns = { fields: {}, row: [] };

/** Longer headings are cut: all of a row's must fit into one remembered cell. */
const longestHeading = 200;

/** A heading as it is shown, on one line. A heading that Sheets took for a date has no text of its own and is blank. */
export const headingText = (cell: Cell): string => (isDate(cell) ? '' : onOneLine(String(cell).slice(0, longestHeading)));

/** The form under which headings are compared: letters and digits alone, without accents and in small letters. */
export const headingKey = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const withoutBrackets = (heading: string): string => heading.replace(/\([^)]*\)|\[[^\]]*\]|[*:]/g, ' ');

type Found = { readonly field: FieldId; readonly sureness: Sureness };

/** Headings in the order of their claim: a field's substitute heading, its own, then what else means the same. */
const known: ReadonlyMap<string, Found> = (() => {
  const index = new Map<string, Found>();
  const add = (heading: string, entry: Found): void => {
    const key = headingKey(heading);
    if (key !== '' && !index.has(key)) index.set(key, entry);
  };
  const matchable = fieldIds.filter((field) => fieldOf(field).set !== 'formula');
  for (const field of matchable) {
    add(fieldOf(field).heading, { field, sureness: 'same' });
    const { otherwise } = fieldOf(field);
    if (otherwise !== undefined) add(otherwise, { field, sureness: 'same' });
  }
  for (const field of fullFields)
    for (const synonym of headingSynonyms[field] || []) add(synonym, { field, sureness: 'synonym' });
  return index;
})();

/** The field whose formula a heading cell holds. */
export const formulaFieldOf = (formula: string): FieldId | null => {
  const name = /^=\s*(?:ARRAYFORMULA\s*\(\s*)?([A-Z_]+)\s*\(/i.exec(formula)?.[1]?.toUpperCase();
  return formulaFields.find((field) => functionOf[field] === name) ?? null;
};

const searchedRows = 20;

/**
 * Finds the row that holds the headings among the first rows of a sheet, counted from 1: the one with most headings that are known
 * or remembered, else the first row with any content. An empty sheet has its headings in row 1.
 */
export const findHeadingRow = (grid: readonly (readonly Cell[])[], remembered: RememberedColumns = nothingRemembered): number => {
  const own = new Set(remembered.row.filter((heading) => heading !== '').map(headingKey));
  const score = (row: readonly Cell[]): number =>
    row.filter((cell) => {
      const key = headingKey(headingText(cell));
      return key !== '' && (own.has(key) || known.has(key));
    }).length;
  const scores = grid.slice(0, searchedRows).map(score);
  const best = Math.max(0, ...scores);
  if (best > 0) return scores.indexOf(best) + 1;
  const first = grid.slice(0, searchedRows).findIndex((row) => row.some((cell) => headingText(cell) !== ''));
  return first < 0 ? 1 : first + 1;
};

type Candidate = { readonly column: number; readonly heading: string; readonly sureness: Sureness; readonly why: string };

const rank: Readonly<Record<Sureness, number>> = {
  chosen: 0,
  formula: 0,
  remembered: 1,
  same: 2,
  synonym: 3,
  renamed: 4,
  likely: 5,
};

const why = (sureness: Sureness, heading: string, field: FieldId): string => {
  const words: Readonly<Record<Sureness, string>> = {
    formula: `its heading cell holds the formula =${functionOf[field as keyof typeof functionOf] || ''}(…)`,
    chosen: 'chosen by you',
    remembered: 'chosen at the last set-up',
    same: 'the heading is the same',
    synonym: `"${heading}" means the same as "${fieldOf(field).heading}"`,
    renamed: `it stands where the column of ${fieldOf(field).heading} stood, under a new heading`,
    likely: 'it looks like it',
  };
  return words[sureness];
};

/** Every column that may be a field's, found by one way of recognising each. */
const candidatesOf = (
  source: HeadingRow,
  headings: readonly string[],
  remembered: RememberedColumns,
): Map<FieldId, Candidate[]> => {
  const found = new Map<FieldId, Candidate[]>();
  const add = (field: FieldId, column: number, sureness: Sureness): void => {
    const heading = headings[column - 1] || '';
    const list = found.get(field) || [];
    if (!list.some((each) => each.column === column))
      list.push({ column, heading, sureness, why: why(sureness, heading, field) });
    found.set(field, list);
  };
  const rememberedAs = new Map<string, FieldId>();
  for (const field of fieldIds) {
    const heading = remembered.fields[field];
    if (typeof heading === 'string' && fieldOf(field).set !== 'formula') rememberedAs.set(headingKey(heading), field);
  }
  const byHeading = (heading: string): Found | null => {
    const key = headingKey(heading);
    const own = rememberedAs.get(key);
    if (own !== undefined) return { field: own, sureness: 'remembered' };
    const bare = known.get(headingKey(withoutBrackets(heading)));
    const meant = known.get(key) ?? (bare === undefined ? undefined : { ...bare, sureness: 'synonym' as const });
    if (meant !== undefined) return meant;
    return /(^|[^\p{L}])e-?mail([^\p{L}]|$)/iu.test(heading) ? { field: 'email', sureness: 'likely' } : null;
  };
  const chosen = Object.entries(source.chosen || {}) as [FieldId, number][];
  const picked = new Set(chosen.map(([, column]) => column));
  for (const [field, column] of chosen) if (column <= headings.length) add(field, column, 'chosen');
  headings.forEach((heading, index) => {
    if (picked.has(index + 1)) return;
    const field = formulaFieldOf(source.formulas[index] || '');
    const one: Found | null = field === null ? byHeading(heading) : { field, sureness: 'formula' };
    if (one !== null) add(one.field, index + 1, one.sureness);
  });
  for (const [heading, column] of renamedColumns(remembered.row, headings)) {
    const field = rememberedAs.get(headingKey(heading));
    if (field !== undefined) add(field, column, 'renamed');
  }
  return found;
};

/**
 * Says which column is which by the headings' meaning.
 *
 * What set-up remembered wins over guesses; formula columns are found by their formula alone, since their heading may read
 * `Loading...` or `#REF!`. A guess is dropped where the cells under it are plainly something else (a State that holds "CA").
 * Two columns that answer equally to a field the product writes block that field: nothing is ever written on a guess.
 */
export const matchHeadings = (source: HeadingRow, remembered: RememberedColumns = nothingRemembered): HeadingMap => {
  const width = Math.max(source.cells.length, source.formulas.length);
  const headings = Array.from({ length: width }, (_, index) => {
    const field = formulaFieldOf(source.formulas[index] || '');
    return field === null ? headingText(source.cells[index] ?? '') : fieldOf(field).heading;
  });
  const cellsOf = (column: number): readonly Cell[] => source.below.map((row) => row[column - 1] ?? '');
  const candidates = candidatesOf(source, headings, remembered);
  const matches: ColumnMatch[] = [];
  const conflicts: HeadingConflict[] = [];

  const strange = (field: FieldId, { column, sureness }: Candidate): Cell | null => {
    const told = sureness === 'chosen' || sureness === 'formula' || sureness === 'remembered';
    const taken = sureness === 'same' && fieldOf(field).otherwise === undefined;
    return told || taken ? null : strangeCell(field, cellsOf(column));
  };

  for (const field of fieldIds) {
    if (remembered.fields[field] === null) continue;
    const refused: Candidate[] = [];
    const fitting: Candidate[] = [];
    for (const candidate of candidates.get(field) || []) (strange(field, candidate) === null ? fitting : refused).push(candidate);
    const best = Math.min(...fitting.map((each) => rank[each.sureness]));
    const equal = fitting.filter((each) => rank[each.sureness] === best);
    const [chosen] = equal;
    const written = fieldOf(field).set === 'owned';
    if (equal.length > 1) {
      const list = equal.map((each) => `${columnLetters(each.column)} "${each.heading}"`).join(' and ');
      const then = written ? 'nothing is written until one of them is renamed' : `${columnLetters(chosen?.column ?? 1)} is taken`;
      conflicts.push({
        field,
        columns: equal.map((each) => each.column),
        words: `Columns ${list} can both be ${fieldOf(field).heading}; ${then}.`,
        blocks: written,
      });
    } else if (chosen === undefined) {
      for (const { column, heading } of refused) {
        const cell = quoted(strangeCell(field, cellsOf(column)) ?? '');
        const words = `Column ${columnLetters(column)} "${heading}" holds something else, such as ${cell}, and is left alone.`;
        conflicts.push({ field, columns: [column], words, blocks: false });
      }
    }
    if (chosen !== undefined && !(written && equal.length > 1)) matches.push({ field, ...chosen });
  }

  if (!matches.some((match) => match.field === 'email') && remembered.fields.email !== null) {
    const taken = new Set(matches.map((match) => match.column));
    const column = headings.findIndex((_, index) => !taken.has(index + 1) && holdsAddresses(cellsOf(index + 1))) + 1;
    const heading = headings[column - 1] || '';
    if (column > 0) matches.push({ field: 'email', column, heading, sureness: 'likely', why: 'its cells are email addresses' });
  }

  const columnOf = Object.fromEntries(matches.map((match) => [match.field, match.column]));
  const taken = new Set(matches.map((match) => match.column));
  return {
    headingRow: source.row,
    headings,
    columnOf,
    matches,
    conflicts,
    unmatched: headings.flatMap((heading, index) => (taken.has(index + 1) ? [] : [{ column: index + 1, heading }])),
    missing: fieldIds.filter((field) => typeof remembered.fields[field] === 'string' && columnOf[field] === undefined),
  };
};

/** The letters of a column counted from 1: 1 is A, 27 is AA. */
export const columnLetters = (column: number): string => {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
};

/** What to remember of a confirmed match. `none` are fields that a person said no column is. */
export const rememberColumns = (map: HeadingMap, none: readonly FieldId[] = []): RememberedColumns => ({
  fields: Object.fromEntries([
    ...map.matches.map((match) => [match.field, match.heading]),
    ...none.filter((field) => map.columnOf[field] === undefined).map((field) => [field, null]),
  ]),
  row: map.headings,
});
