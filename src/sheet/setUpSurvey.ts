import type { Cell } from './cells/cell';
import type { FieldId } from './fields';
import type { Furniture } from './furniture';
import type { HeadingMap } from './headings';
import type { OtherSheetId } from './otherSheets';
import { type SystemRead, systemNames } from './systemSheet';

type Grid = readonly (readonly Cell[])[];

/** Everything that set-up looks at before it says what it would do. */
export interface SetUpSurvey {
  readonly sheet: string;
  readonly set: 'essential' | 'full';
  readonly grid: Grid;
  /** Formula texts of the whole sheet. */
  readonly formulas: readonly (readonly string[])[];
  readonly map: HeadingMap;
  /** Fields of which a person said that no column is theirs. */
  readonly none: readonly FieldId[];
  readonly furniture: Furniture;
  /** The product's other sheets; null where there is none of that name. */
  readonly others: Readonly<Record<OtherSheetId, Grid | null>>;
  readonly system: SystemRead;
  readonly spreadsheetId: string;
}

/** More cells in the way than this are no slip of the keyboard: a person must say what they are. */
export const mostCleared = 20;

/** What stands in the column of a formula that shows #REF!; such a formula fills nothing, so all of it was typed there. */
export const blockingCells = (
  { grid, map }: Pick<SetUpSurvey, 'grid' | 'map'>,
  column: number,
): readonly { readonly row: number; readonly column: number; readonly shown: string }[] => {
  if (String(grid[map.headingRow - 1]?.[column - 1] ?? '').trim() !== '#REF!') return [];
  return grid.slice(map.headingRow).flatMap((row, index) => {
    const cell = row[column - 1] ?? '';
    return cell === '' ? [] : [{ row: map.headingRow + 1 + index, column, shown: String(cell) }];
  });
};

/** True where the state on the sheet was written in another file, of which this one is a copy. */
export const isCopy = ({ system, spreadsheetId }: SetUpSurvey): boolean => {
  const stamp = String(system.value(systemNames.spreadsheetId));
  return stamp !== '' && stamp !== spreadsheetId;
};
