import type { Furnishing } from '../ports/furnishing';
import { type FieldId, fieldOf } from '../sheet/fields';
import type { FurnishStep } from '../sheet/furnishPlan';
import { warningWords } from '../sheet/furnishPlan';
import type { Area } from '../sheet/furniture';
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

const under = ({ map, gridRows }: Furnished, column: number): Area => ({
  row: map.headingRow + 1,
  column,
  rows: Math.max(1, gridRows - map.headingRow),
  columns: 1,
});

const eachColumn =
  (work: (furnishing: Furnishing, where: Furnished, field: FieldId, column: number) => void) =>
  (furnishing: Furnishing, where: Furnished, step: { readonly columns: readonly { field: FieldId; column: number }[] }): void => {
    for (const { field, column } of step.columns) work(furnishing, where, field, column);
  };

const works: { readonly [Kind in FurnishStep['kind']]: Work<Kind> } = {
  freeze: (furnishing, { sheet }, { rows }) => {
    furnishing.freezeRows(sheet, rows);
  },
  look: eachColumn((furnishing, { sheet, map }, field, column) => {
    furnishing.emphasise(sheet, { row: map.headingRow, column, rows: 1, columns: 1 });
    furnishing.columnWidth(sheet, column, fieldOf(field).width);
    if (field === 'state') furnishing.hideColumn(sheet, column);
  }),
  formats: eachColumn((furnishing, where, field, column) => {
    furnishing.numberFormat(where.sheet, under(where, column), fieldOf(field).format || '');
  }),
  choices: eachColumn((furnishing, where, field, column) => {
    const { choices, note } = fieldOf(field);
    if (choices === undefined) furnishing.checkbox(where.sheet, under(where, column));
    else furnishing.dropdown(where.sheet, under(where, column), choices, note);
  }),
  notes: eachColumn((furnishing, { sheet, map }, field, column) => {
    furnishing.note(sheet, map.headingRow, column, fieldOf(field).note);
  }),
  warnings: (furnishing, { sheet }, { areas }) => {
    for (const area of areas) furnishing.protectWithWarning(sheet, area, warningWords);
  },
  painting: (furnishing, { sheet }, { rules }) => {
    furnishing.setPainting(sheet, rules, isOurPainting);
  },
};

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
