import { keep, kept } from './kept';
import { differs, type Finding, fails, notAsked, passes, type Question, wordsOf } from './question';
import { scratchSheet } from './scratch';
import type { CheckWorld } from './world';

/** The sheet that a person makes for the questions about native tables. A script cannot make one. */
const tableSheet = 'Table for the check';

const tableTodo = `Add a sheet named "${tableSheet}". Write Name into A1, Due into B1, Ana into A2, a date into B2. Select A1:B2, choose Format, Convert to table, and set the type of Due to Date. Run the check again; delete the sheet afterwards.`;

const noTable = notAsked('There is no table to ask it of.', tableTodo);

/** Whether B2 of the sheet is a typed column: there scripts may set no dropdown. */
function isTyped({ lab }: CheckWorld): boolean {
  try {
    lab.tryDropdown(tableSheet, 2, 2);
    return false;
  } catch {
    return true;
  }
}

const ofTable =
  (ask: (world: CheckWorld) => Finding) =>
  (world: CheckWorld): Finding => {
    const { sheets, store } = world;
    if (!sheets.has(tableSheet)) return noTable;
    const cells = sheets.read(tableSheet) ?? [];
    const heading = cells[0]?.[0] ?? '';
    if (heading === '' || cells.length < 2 || !isTyped(world))
      return notAsked(`"${tableSheet}" holds no table with a typed column.`, tableTodo);
    keep(store, { table: { heading: typeof heading === 'object' ? heading.toISOString() : heading, lastRow: cells.length } });
    try {
      return ask(world);
    } finally {
      clearTable(world);
    }
  };

/** Puts a person's table back as it was before the check wrote there. */
export function clearTable({ sheets, store }: CheckWorld): void {
  const { table } = kept(store);
  if (table === undefined) return;
  if (sheets.has(tableSheet)) {
    sheets.write(tableSheet, 1, 1, [[table.heading]]);
    const more = sheets.lastRow(tableSheet) - table.lastRow;
    if (more > 0) sheets.deleteRows(tableSheet, table.lastRow + 1, more);
    sheets.flush();
  }
  keep(store, { table: undefined });
}

function headingFormula({ sheets, lab }: CheckWorld): Finding {
  try {
    lab.setFormula(tableSheet, 1, 1, '="Na"&"me"');
    sheets.flush();
  } catch (error) {
    return passes(`It does not: ${wordsOf(error)}`);
  }
  const [formula = ''] = sheets.formulas(tableSheet, 1);
  return formula === '' ? passes('It does not: the formula became a text.') : differs('It does.');
}

function typedColumns({ sheets }: CheckWorld): Finding {
  const trials = [
    ['a cell', () => sheets.write(tableSheet, 2, 2, [[sheets.read(tableSheet)?.[1]?.[1] ?? '']])],
    ['a new row', () => sheets.append(tableSheet, [['Bo', new Date(Date.UTC(2026, 2, 2, 12))]])],
  ] as const;
  const refused = trials.flatMap(([name, run]) => {
    try {
      run();
      sheets.flush();
      return [];
    } catch (error) {
      return [`${name}: ${wordsOf(error)}`];
    }
  });
  return refused.length === 0 ? passes('It takes both a cell and a new row.') : fails(`It refuses ${refused.join('; ')}.`);
}

/** Rows that are asked about at most: Google tells of each in a request of its own. */
const mostRows = 200;

const selectTodo =
  'Put a filter on the prospects, hide some rows with it, drag over shown rows so that hidden ones lie between, leave the selection as it is and run the check.';

function hiddenRows({ selection, lab }: CheckWorld): Finding {
  const { sheet, ranges } = selection.selected();
  const blocks = ranges.map(({ row, rows }) => [row, row + rows - 1] as const);
  const first = Math.min(...blocks.map(([from]) => from));
  const last = Math.min(Math.max(...blocks.map(([, to]) => to)), first + mostRows - 1);
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const hidden = rows.length < 3 ? [] : lab.filtered(sheet, rows);
  if (hidden.length === 0) return notAsked('No selection over rows that a filter hides.', selectTodo);
  const inside = hidden.filter((row) => blocks.some(([from, to]) => row >= from && row <= to));
  return inside.length > 0
    ? passes(`They are among the selected rows: ${inside.length} of them.`)
    : differs('They are left out.');
}

function seenRows(world: CheckWorld): Finding {
  const seen = world.lab.seenRows(scratchSheet(world, 'hidden rows'), scratchSheet(world));
  if (seen === 'q 2102') return passes('It tells them apart.');
  return { ...fails(`It says "${seen}" in place of "q 2102".`), oneByOne: true };
}

export const sheetQuestions: readonly Question[] = [
  {
    id: 'table heading',
    question: 'Does a native table take a formula as a heading?',
    how: `A formula is written into the first heading of the sheet "${tableSheet}", which you make, and read back.`,
    pass: 'It does not, as the product takes for granted: set-up reads its headings back and asks you to turn a table into a range.',
    otherwise: 'It does: set-up works in a table as well, and reads its headings back all the same.',
    todo: '',
    ask: ofTable(headingFormula),
  },
  {
    id: 'typed columns',
    question: 'Do typed columns of a native table take what a script writes?',
    how: `A date is written into the typed column of the sheet "${tableSheet}", which you make, and a row is added; both are taken back.`,
    pass: 'Rows in a table can be kept up to date.',
    otherwise:
      'A prospects sheet that is a native table cannot be written to: runs break off with Google’s words, and nothing goes out.',
    todo: 'Turn the table of your prospects back into a range (its menu, "Revert to unformatted data") before set-up.',
    ask: ofTable(typedColumns),
  },
  {
    id: 'metadata',
    question: 'Does metadata on a row go with it when rows are sorted?',
    how: 'Three rows on a sheet of its own are sorted, one of them with metadata.',
    pass: 'It goes with its row. The product does not rely on it: each row has an id in a column of its own.',
    otherwise: 'It does not. The product has each row’s id in a column of its own, which is sorted with the row.',
    todo: '',
    ask(world) {
      const became = world.lab.sortedMetadata(scratchSheet(world, 'sorting'));
      return became === 'goes with its row' ? passes(`It ${became}.`) : differs(`It ${became}.`);
    },
  },
  {
    id: 'hidden rows',
    question: 'Does a selection include the rows between that a filter hides?',
    how: 'Your selection is looked at. A script cannot drag over rows.',
    pass: 'It does, as the product takes for granted: the sidebar leaves hidden rows out and says so before anything is enrolled.',
    otherwise: 'It does not. The sidebar looks at each row all the same.',
    todo: '',
    ask: hiddenRows,
  },
  {
    id: 'seen rows',
    question: 'Does one formula tell which of many rows are hidden?',
    how: 'Of four rows on a sheet of its own one is hidden by hand and one by a filter; a formula on another sheet is asked.',
    pass: 'The sidebar sees at once which of a thousand selected rows are hidden.',
    otherwise:
      'The sidebar asks row by row, which takes longer, and says of rows for which there was no time that it does not know.',
    todo: 'Enroll fewer rows at a time.',
    switches: 'Hidden rows are asked for one by one (System sheet, cell H2). A later pass takes that back.',
    ask: seenRows,
  },
];
