import type { Furnishing } from '../ports/furnishing';
import { type FieldId, fieldOf } from '../sheet/fields';
import type { FurnishStep } from '../sheet/furnishPlan';
import { warningWords } from '../sheet/furnishPlan';
import { type Area, runsOfColumns, usualWidth } from '../sheet/furniture';
import type { HeadingMap } from '../sheet/headings';
import { isOurPainting, isPaintedRight, paintRules } from '../sheet/painting';

/** The prospects sheet, with its columns as they are now. */
export interface Furnished {
  readonly sheet: string;
  readonly map: HeadingMap;
  readonly gridRows: number;
}

type Work<Kind extends FurnishStep['kind']> = (
  furnishing: Furnishing,
  where: Furnished,
  step: Extract<FurnishStep, { kind: Kind }>,
) => void;

const under = ({ map, gridRows }: Furnished, { column, columns = 1 }: { column: number; columns?: number }): Area => ({
  row: map.headingRow + 1,
  column,
  rows: Math.max(1, gridRows - map.headingRow),
  columns,
});

const works: { readonly [Kind in FurnishStep['kind']]: Work<Kind> } = {
  freeze: (furnishing, { sheet }, { rows }) => {
    furnishing.freezeRows(sheet, rows);
  },
  look: (furnishing, { sheet, map }, step) => {
    for (const { column, columns } of runsOfColumns(step.columns))
      furnishing.emphasise(sheet, { row: map.headingRow, column, rows: 1, columns });
    setWidths(
      furnishing,
      sheet,
      step.columns.map(({ field, column }) => ({ column, width: fieldOf(field).width })),
    );
    const state = step.columns.find(({ field }) => field === 'state');
    if (state !== undefined) furnishing.hideColumn(sheet, state.column);
  },
  formats: (furnishing, where, step) => {
    const formatOf = ({ field }: { readonly field: FieldId }): string => fieldOf(field).format || '';
    for (const run of runsOfColumns(step.columns, (one, other) => formatOf(one) === formatOf(other)))
      furnishing.numberFormat(where.sheet, under(where, run), formatOf(run.looks[0]));
  },
  choices: (furnishing, where, step) => {
    for (const { field, column } of step.columns) {
      const { choices, note } = fieldOf(field);
      if (choices === undefined) furnishing.checkbox(where.sheet, under(where, { column }));
      else furnishing.dropdown(where.sheet, under(where, { column }), choices, note);
    }
  },
  notes: (furnishing, { sheet, map }, step) => {
    for (const { looks, column } of runsOfColumns(step.columns))
      furnishing.note(sheet, map.headingRow, column, ...looks.map(({ field }) => fieldOf(field).note));
  },
  warnings: (furnishing, { sheet }, { areas }) => {
    for (const area of areas) furnishing.protectWithWarning(sheet, area, warningWords);
  },
  painting: (furnishing, { sheet }, { rules }) => {
    furnishing.setPainting(sheet, rules, isOurPainting);
  },
};

/** Widths of columns: the usual one for all neighbours at once, then those that have their own. */
export function setWidths(
  furnishing: Furnishing,
  sheet: string,
  columns: readonly { readonly column: number; readonly width: number | undefined }[],
): void {
  for (const run of runsOfColumns(columns)) furnishing.columnWidth(sheet, run.column, usualWidth, run.columns);
  const own = columns.filter(({ width }) => width !== undefined);
  for (const run of runsOfColumns(own, (one, other) => one.width === other.width))
    furnishing.columnWidth(sheet, run.column, run.looks[0].width || usualWidth, run.columns);
}

/** Does one step of furnishing. @throws whatever Google says, such as for the typed columns of a native table */
export function furnish<Kind extends FurnishStep['kind']>(
  furnishing: Furnishing,
  where: Furnished,
  step: Extract<FurnishStep, { kind: Kind }>,
): void {
  (works[step.kind as Kind] as Work<Kind>)(furnishing, where, step);
}

/** Puts the painting back where somebody changed it or the sheet grew; one request where nothing did. */
export function keepPainting(furnishing: Furnishing, sheet: string, map: HeadingMap): boolean {
  const { rows, painting } = furnishing.painting(sheet);
  const wanted = paintRules(map, rows);
  if (isPaintedRight(painting, wanted)) return false;
  furnishing.setPainting(sheet, wanted, isOurPainting);
  return true;
}
