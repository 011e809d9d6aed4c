/** Everything that the page draws of one sheet. */
import { cellName } from './a1';
import { parseFormula } from './formulaText';
import type { SheetInfo, SheetView, ValidationInfo } from './hostTypes';
import { displayText } from './numberFormats';
import { contentExtent, displayBlock, paintedBlock, shownRect } from './reading';
import { FormulaError } from './values';
import { cellAt, type Sheet, type Validation } from './workbook';
import type { World } from './world';

export const sheetInfo = (world: World, sheet: Sheet): SheetInfo => {
  const extent = contentExtent(world, sheet);
  return {
    name: sheet.name,
    id: sheet.id,
    hidden: sheet.hidden,
    rows: sheet.rowCount,
    columns: sheet.columnCount,
    lastRow: extent.row,
    lastColumn: extent.column,
    frozenRows: sheet.frozenRows,
    tabColor: sheet.tabColor,
  };
};

const TYPES: Record<string, ValidationInfo['type']> = {
  VALUE_IN_LIST: 'list',
  VALUE_IN_RANGE: 'list',
  CHECKBOX: 'checkbox',
  DATE_IS_VALID_DATE: 'date',
};

const describe = (world: World, sheet: Sheet, rule: Validation): ValidationInfo => {
  const [source, showDropdown] = rule.values;
  let values: string[] = [];
  if (rule.type === 'VALUE_IN_LIST') values = (source as string[]).slice();
  else if (rule.type === 'VALUE_IN_RANGE') {
    const tree = parseFormula(`=${String(source)}`);
    const found = tree.kind === 'reference' ? world.calculation.cellsOf(tree.reference, sheet) : [];
    values = [
      ...new Set(
        found
          .flat()
          .map((value) => displayText(value, undefined))
          .filter((text) => text !== ''),
      ),
    ];
  }
  return {
    type: TYPES[rule.type] ?? 'other',
    values,
    showDropdown: showDropdown !== false,
    allowInvalid: rule.allowInvalid,
    help: rule.help,
  };
};

/** One entry for each run of rows in a column that has the same rule. */
const validationsOf = (world: World, sheet: Sheet): SheetView['validations'] => {
  const found: SheetView['validations'] = [];
  const open = new Map<number, { rule: Validation; entry: SheetView['validations'][number] }>();
  const described = new Map<Validation, ValidationInfo>();
  for (let row = 1; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row]?.cells ?? [];
    for (const column of new Set([...open.keys(), ...cells.keys()])) {
      const rule = cells[column]?.validation;
      const running = open.get(column);
      if (running && running.rule === rule) {
        running.entry.block.rows++;
        continue;
      }
      open.delete(column);
      if (!rule) continue;
      let validation = described.get(rule);
      if (!validation) {
        validation = describe(world, sheet, rule);
        described.set(rule, validation);
      }
      const entry = { block: { row, column, rows: 1, columns: 1 }, validation };
      found.push(entry);
      open.set(column, { rule, entry });
    }
  }
  return found;
};

const rowsWhere = (sheet: Sheet, key: 'hidden' | 'filtered'): number[] => {
  const rows: number[] = [];
  sheet.rows.forEach((line, row) => {
    if (line?.[key]) rows.push(row);
  });
  return rows;
};

export const viewOf = (world: World, sheet: Sheet): SheetView => {
  const rect = shownRect(world, sheet);
  const perCell = <T>(pick: (row: number, column: number) => T): T[][] =>
    Array.from({ length: rect.rows }, (_, r) => Array.from({ length: rect.columns }, (_, c) => pick(r + 1, c + 1)));
  const looks = paintedBlock(world, sheet, rect);
  const errors: Record<string, string> = {};
  for (const formula of sheet.formulas) {
    const first = formula.result[0]![0];
    if (first instanceof FormulaError && first.words !== '') errors[cellName(formula.row, formula.column)] = first.words;
  }
  return {
    ...sheetInfo(world, sheet),
    display: displayBlock(world, sheet, rect),
    formulas: perCell((row, column) => cellAt(sheet, row, column)?.formula?.text ?? ''),
    painted: looks.map((line) => line.map((look) => look.background)),
    fontColors: looks.map((line) => line.map((look) => look.fontColor)),
    bold: looks.map((line) => line.map((look) => look.bold)),
    notes: perCell((row, column) => cellAt(sheet, row, column)?.note ?? ''),
    errors,
    validations: validationsOf(world, sheet),
    hiddenByUser: rowsWhere(sheet, 'hidden'),
    hiddenByFilter: rowsWhere(sheet, 'filtered'),
    hiddenColumns: [...sheet.hiddenColumns].sort((a, b) => a - b),
    filter: sheet.filter,
    columnWidths: Object.fromEntries(sheet.columnWidths),
  };
};
