/** What a right click on the grid offers. */
import { ask } from './ask';
import type { Grid } from './grid';
import type { Choice } from './menus';
import { letters } from './ranges';
import { attempt } from './store';

const many = (count: number, one: string): string => (count === 1 ? one : `${count} ${one}s`);

export const sheetChoices = (grid: Grid, shownText: (row: number, column: number) => string): Choice[] => {
  const { sheet, ranges } = grid.spot();
  const at = ranges.at(-1);
  if (!at) return [];
  const row = at.startRow + 1;
  const rows = at.endRow - at.startRow + 1;
  const column = at.startColumn + 1;
  const columns = at.endColumn - at.startColumn + 1;
  const name = letters(at.startColumn);
  const rowVerb = (verb: 'insert' | 'delete' | 'hide' | 'show', from = row, count = rows) =>
    void attempt(() => ask('rows', { sheet, verb, row: from, count }));
  const columnVerb = (verb: 'insert' | 'delete' | 'left' | 'right') =>
    void attempt(() => ask('columns', { sheet, verb, column, count: columns }));
  const text = shownText(row, column);
  return [
    { label: `Insert ${many(rows, 'row')} above`, act: () => rowVerb('insert') },
    { label: `Insert ${many(rows, 'row')} below`, act: () => rowVerb('insert', row + rows) },
    { label: `Delete ${many(rows, 'row')}`, act: () => rowVerb('delete') },
    { label: `Hide ${many(rows, 'row')}`, act: () => rowVerb('hide') },
    { label: 'Show hidden rows here', disabled: rows === 1, act: () => rowVerb('show') },
    { label: null },
    {
      label: `Sort sheet by column ${name}, A to Z`,
      act: () => void attempt(() => ask('sort', { sheet, column, descending: false })),
    },
    {
      label: `Sort sheet by column ${name}, Z to A`,
      act: () => void attempt(() => ask('sort', { sheet, column, descending: true })),
    },
    {
      label: `Show only rows with “${text.length > 24 ? `${text.slice(0, 24)}…` : text}”`,
      act: () => void attempt(() => ask('filter', { sheet, column, show: [text] })),
    },
    { label: 'Remove filter', act: () => void attempt(() => ask('filter', { sheet, column, show: null })) },
    { label: null },
    { label: `Insert ${many(columns, 'column')} left`, act: () => columnVerb('insert') },
    { label: `Delete ${many(columns, 'column')}`, act: () => columnVerb('delete') },
    { label: 'Move column left', disabled: columns > 1 || column === 1, act: () => columnVerb('left') },
    { label: 'Move column right', disabled: columns > 1, act: () => columnVerb('right') },
  ];
};
