import { type FieldId, fieldOf, formulaFields, ownedFields } from './fields';
import { type Area, type Furniture, type PaintRule, runsOfColumns } from './furniture';
import type { HeadingMap } from './headings';
import { isPaintedRight, paintRules } from './painting';

/** One column's look. */
interface ColumnFurnishing {
  readonly field: FieldId;
  readonly column: number;
}

/** What makes the Prospects sheet easy to use; none of it carries data, and any part may fail without harm to the rest. */
export type FurnishStep = { readonly words: string } & (
  | { readonly kind: 'freeze'; readonly rows: number }
  | {
      [Kind in 'formats' | 'choices' | 'notes' | 'look']: { readonly kind: Kind; readonly columns: readonly ColumnFurnishing[] };
    }['formats' | 'choices' | 'notes' | 'look']
  | { readonly kind: 'warnings'; readonly areas: readonly Area[] }
  | { readonly kind: 'painting'; readonly rules: readonly PaintRule[] }
);

/** How a warning of ours is recognised. */
export const warningWords = 'Next Touch writes these columns. Edit them only if you know why.';

const guarded: readonly FieldId[] = [...ownedFields, ...formulaFields];

/** A number format that shows dates or times; any such was chosen by somebody and stays. */
const showsDates = (format: string): boolean => /[ymdhs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, ''));

const names = (columns: readonly ColumnFurnishing[]): string => columns.map(({ field }) => fieldOf(field).heading).join(', ');

/**
 * What the sheet's furniture still lacks. Columns that a person brought keep their own look; only columns that the product adds or owns
 * are furnished, and what a person changed since is left as it is.
 * @param map the columns as they will be, those to be added included
 * @param added fields whose columns are added in the same run
 */
export const furnishSteps = (map: HeadingMap, furniture: Furniture, added: ReadonlySet<FieldId>): readonly FurnishStep[] => {
  const placed = (Object.entries(map.columnOf) as [FieldId, number][]).map(([field, column]) => ({ field, column }));
  const ours = placed.filter(({ field }) => added.has(field) || guarded.includes(field));
  const rows = Math.max(furniture.rows, map.headingRow + 1);

  const formats = ours.filter(({ field, column }) => {
    const { format } = fieldOf(field);
    if (format === undefined) return false;
    return added.has(field) || (showsDates(format) && !showsDates(furniture.formats[column - 1] || ''));
  });
  const choices = placed.filter(({ field, column }) => {
    const { choices: list, kind } = fieldOf(field);
    if (kind === 'checkbox') return added.has(field);
    return list !== undefined && (added.has(field) || furniture.choices[column - 1]?.kind === 'free');
  });
  const notes = ours.filter(({ column }) => (furniture.notes[column - 1] || '') === '');
  const look = placed.filter(({ field }) => added.has(field));
  const bare = ours
    .filter(({ field }) => guarded.includes(field))
    .filter(
      ({ column }) =>
        !furniture.warnings.some(
          ({ description, block }) =>
            description === warningWords && column >= block.column && column < block.column + block.columns,
        ),
    );
  const painting = paintRules(map, rows);

  const steps: FurnishStep[] = [];
  if (furniture.frozenRows < map.headingRow)
    steps.push({ kind: 'freeze', rows: map.headingRow, words: 'Keep the headings in sight while scrolling.' });
  if (look.length > 0) steps.push({ kind: 'look', columns: look, words: 'Set the width and headings of the new columns.' });
  if (formats.length > 0)
    steps.push({ kind: 'formats', columns: formats, words: `Set how cells are shown in ${names(formats)}.` });
  if (choices.length > 0)
    steps.push({ kind: 'choices', columns: choices, words: `Offer a choice of values in ${names(choices)}.` });
  if (notes.length > 0)
    steps.push({ kind: 'notes', columns: notes, words: 'Explain each of the product’s columns in a note on its heading.' });
  if (bare.length > 0) {
    const [row, height] = [map.headingRow, rows - map.headingRow + 1];
    const areas = runsOfColumns(bare).map(({ column, columns }) => ({ row, column, rows: height, columns }));
    steps.push({ kind: 'warnings', areas, words: 'Warn before somebody edits a column that the product writes.' });
  }
  if (!isPaintedRight(furniture.painting, painting))
    steps.push({ kind: 'painting', rules: painting, words: 'Paint rows that are overdue or due today.' });
  return steps;
};
