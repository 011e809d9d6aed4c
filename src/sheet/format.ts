import { defaultSettings } from '../engine/settings';
import { type Cell, isBlank, onOneLine } from './cells/cell';
import type { Grid } from './cells/table';
import type { OtherSheetId } from './otherSheets';
import { settingNamed, writtenSettings } from './settingsSheet';
import { formatVersion, type SystemRead, systemNames } from './systemSheet';

/**
 * The layout of the product's own sheets has a number, kept on the System sheet. A file of an older layout is brought up to date rung by
 * rung; one of a newer layout is left alone, since an older script would write into the wrong columns.
 */

/** One change of a layout, as data. Each says what it leads to, so that doing it again changes nothing. */
export type MigrationStep =
  /** A new column, right of the product's own ones. */
  | { readonly kind: 'column'; readonly sheet: OtherSheetId; readonly after: string; readonly heading: string }
  | { readonly kind: 'heading'; readonly sheet: OtherSheetId; readonly from: string; readonly to: string }
  /** A setting under a new name; its value stays. */
  | { readonly kind: 'setting'; readonly from: string; readonly to: string }
  /** A row for a setting that the file cannot have, with its default: a team sees that it is there. */
  | { readonly kind: 'new setting'; readonly name: string }
  /** Texts of the Log that are written another way now; `by` as in String.replace. */
  | { readonly kind: 'log texts'; readonly heading: string; readonly pattern: RegExp; readonly by: string };

export interface Migration {
  /** The number that the file bears afterwards: always one more than before. */
  readonly to: number;
  /** What changed, for the Log. */
  readonly words: string;
  readonly steps: readonly MigrationStep[];
}

/** Every rung, the oldest first. */
export const migrations: readonly Migration[] = [
  {
    to: 2,
    words: 'settings that came since are listed, and the Log has the times of replies to the second',
    steps: [
      { kind: 'new setting', name: 'What We Do' },
      { kind: 'new setting', name: 'Mailbox Limit' },
      { kind: 'new setting', name: 'Away' },
      // The end of the minute: a reply noted too early would look older than the mail that it answers.
      { kind: 'log texts', heading: 'Touch', pattern: /^(came \d{4}-\d{2}-\d{2}T\d{2}:\d{2})Z$/, by: '$1:59Z' },
    ],
  },
];

/** A block of cells to be written: first row, first column, values. */
export interface SheetWrite {
  readonly row: number;
  readonly column: number;
  readonly values: Grid;
}

export const sheetOf = (step: MigrationStep): OtherSheetId =>
  step.kind === 'log texts' ? 'log' : 'sheet' in step ? step.sheet : 'settings';

const isAt = (cell: Cell, text: string): boolean => onOneLine(String(cell)).toLowerCase() === text.toLowerCase();

const placeOf = ([first = []]: Grid, heading: string): number => first.findIndex((cell) => isAt(cell, heading)) + 1;

/**
 * What a step still has to write on its sheet; null where it is done. A cell that holds something of a person's is never written over.
 * @throws words for the person where something of theirs is in the way
 */
export function writeFor(step: MigrationStep, grid: Grid): SheetWrite | null {
  switch (step.kind) {
    case 'column': {
      if (placeOf(grid, step.heading) > 0) return null;
      const column = placeOf(grid, step.after) + 1;
      if (column === 1) return null;
      if (grid.some((line) => !isBlank(line[column - 1] ?? '')))
        throw new Error(`"${step.heading}" belongs right of "${step.after}", where something else stands: move that first.`);
      return { row: 1, column, values: [[step.heading]] };
    }
    case 'heading': {
      const column = placeOf(grid, step.to) > 0 ? 0 : placeOf(grid, step.from);
      return column === 0 ? null : { row: 1, column, values: [[step.to]] };
    }
    case 'setting': {
      if (grid.some(([name = '']) => isAt(name, step.to))) return null;
      const row = grid.findIndex(([name = '']) => isAt(name, step.from)) + 1;
      return row === 0 ? null : { row, column: 1, values: [[step.to]] };
    }
    case 'new setting': {
      const there = grid.some(([name = '']) => isAt(name, step.name) || settingNamed(String(name)) === step.name);
      const line = there ? undefined : writtenSettings(defaultSettings).find(([name]) => name === step.name);
      return line === undefined ? null : { row: grid.length + 1, column: 1, values: [line] };
    }
    case 'log texts': {
      const column = placeOf(grid, step.heading);
      const cells = column === 0 ? [] : grid.map((line) => line[column - 1] ?? '');
      const renewed = cells.map((cell) => (typeof cell === 'string' ? cell.replace(step.pattern, step.by) : cell));
      const row = renewed.findIndex((cell, index) => cell !== cells[index]) + 1;
      return row === 0 ? null : { row, column, values: renewed.slice(row - 1).map((cell) => [cell]) };
    }
  }
}

/** The number of a file's layout: 1 where it says nothing, null where what it says cannot be read. */
export function formatOf(system: SystemRead): number | null {
  const text = String(system.value(systemNames.formatVersion)).trim();
  if (text === '') return 1;
  return /^\d{1,4}$/.test(text) ? Number(text) : null;
}

/** Why nothing is done with a file of this layout by this version of the script; '' where it is the present one. */
export function formatWords(system: SystemRead): string {
  const format = formatOf(system);
  if (format === formatVersion) return '';
  if (format === null)
    return `The System sheet says "${String(system.value(systemNames.formatVersion))}" under ${systemNames.formatVersion}, which is no number of a format. Nothing is sent or written: put it back by File → Version history.`;
  return format > formatVersion
    ? `This file was last used with a newer version of Next Touch (its format is ${format}; this version knows ${formatVersion}). Nothing is sent or written: update the add-on.`
    : 'This file comes from an older version of Next Touch. The next hourly run brings it up to date; "Run now" in the menu Next Touch does so at once.';
}
