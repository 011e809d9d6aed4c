import type { Furnishing } from '../ports/furnishing';
import type { Area, CellChoice, PaintRule, Warning } from '../sheet/furniture';
import { type GoogleSheets, googleSheets } from './spreadsheet';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type FormatRule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

const rangeOf = (sheet: Sheet, { row, column, rows, columns }: Area): Range => sheet.getRange(row, column, rows, columns);

const areaOf = (range: Range): Area => ({
  row: range.getRow(),
  column: range.getColumn(),
  rows: range.getNumRows(),
  columns: range.getNumColumns(),
});

/** The formula of a rule that has one; colour scales and simple comparisons have none and are never ours. */
const ruleFormula = (rule: FormatRule): string | null => {
  const condition = rule.getBooleanCondition();
  if (condition === null || condition.getCriteriaType() !== SpreadsheetApp.BooleanCriteria.CUSTOM_FORMULA) return null;
  return String(condition.getCriteriaValues()[0] ?? '');
};

const paintRuleOf = (rule: FormatRule): readonly PaintRule[] => {
  const formula = ruleFormula(rule);
  if (formula === null) return [];
  const condition = rule.getBooleanCondition();
  const background = condition?.getBackground() ?? '';
  const fontColor = condition?.getFontColor() ?? '';
  return [{ formula, blocks: rule.getRanges().map(areaOf), background, fontColor }];
};

const choiceOf = (validation: GoogleAppsScript.Spreadsheet.DataValidation | null | undefined): CellChoice => {
  if (validation === null || validation === undefined) return { kind: 'free' };
  if (validation.getCriteriaType() !== SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST) return { kind: 'other' };
  const [values] = validation.getCriteriaValues() as unknown[];
  return { kind: 'list', values: Array.isArray(values) ? values.map(String) : [] };
};

const warningsOf = (sheet: Sheet): Warning[] =>
  sheet
    .getProtections(SpreadsheetApp.ProtectionType.RANGE)
    .filter((protection) => protection.isWarningOnly())
    .map((protection) => ({ description: protection.getDescription(), block: areaOf(protection.getRange()) }));

const headingBackground = '#e8eef7';

export function googleFurnishing(sheets: GoogleSheets = googleSheets()): Furnishing {
  const { file, get } = sheets;
  const range = (sheet: string, area: Area): Range => rangeOf(get(sheet), area);
  const painting = (sheet: string): readonly PaintRule[] => get(sheet).getConditionalFormatRules().flatMap(paintRuleOf);

  return {
    activeSheet: () => file.getActiveSheet().getName(),
    furniture(name, headingRow) {
      const sheet = get(name);
      const rows = sheet.getMaxRows();
      const columns = sheet.getMaxColumns();
      const below = sheet.getRange(Math.min(headingRow + 1, rows), 1, 1, columns);
      return {
        hidden: sheet.isSheetHidden(),
        frozenRows: sheet.getFrozenRows(),
        rows,
        columns,
        notes: sheet.getRange(headingRow, 1, 1, columns).getNotes()[0] || [],
        formats: below.getNumberFormats()[0] || [],
        choices: (below.getDataValidations()[0] || []).map(choiceOf),
        warnings: warningsOf(sheet),
        painting: painting(name),
      };
    },
    painting: (name) => ({ rows: get(name).getMaxRows(), painting: painting(name) }),
    merged: (name) => get(name).getDataRange().getMergedRanges().map(areaOf),
    allFormulas: (name) => get(name).getDataRange().getFormulas(),
    insertSheet(...names) {
      // A new sheet comes to the front; the person goes on where they were.
      const open = file.getActiveSheet();
      const present = file.getSheets().length;
      names.forEach((name, index) => {
        file.insertSheet(name, present + index);
      });
      file.setActiveSheet(open);
      sheets.forget();
    },
    hideSheet: (name) => {
      get(name).hideSheet();
    },
    addColumns(name, count) {
      const sheet = get(name);
      sheet.insertColumnsAfter(sheet.getMaxColumns(), count);
    },
    setFormula: (name, row, column, formula) => {
      get(name).getRange(row, column).setFormula(formula);
    },
    clear: (name, area) => {
      range(name, area).clearContent();
    },
    clearNotes: (name, area) => {
      range(name, area).clearNote();
    },
    freezeRows: (name, count) => {
      get(name).setFrozenRows(count);
    },
    hideColumn: (name, column) => {
      get(name).hideColumns(column);
    },
    columnWidth: (name, column, pixels, columns) => {
      get(name).setColumnWidths(column, columns, pixels);
    },
    emphasise: (name, area) => {
      range(name, area).setFontWeight('bold').setBackground(headingBackground);
    },
    note: (name, row, column, ...texts) => {
      get(name)
        .getRange(row, column, 1, texts.length)
        .setNotes([texts as string[]]);
    },
    numberFormat: (name, area, format) => {
      range(name, area).setNumberFormat(format);
    },
    wrap: (name, area) => {
      range(name, area).setWrap(true);
    },
    dropdown(name, area, values, help) {
      const rule = SpreadsheetApp.newDataValidation()
        .requireValueInList([...values], true)
        .setAllowInvalid(true)
        .setHelpText(help)
        .build();
      range(name, area).setDataValidation(rule);
    },
    checkbox(name, area) {
      // Unlike inserted checkboxes, these leave blank cells blank, so that empty rows stay empty.
      range(name, area).setDataValidation(SpreadsheetApp.newDataValidation().requireCheckbox().build());
    },
    protectWithWarning: (name, area, description) => {
      range(name, area).protect().setDescription(description).setWarningOnly(true);
    },
    setPainting(name, rules, isOurs) {
      const sheet = get(name);
      const others = sheet.getConditionalFormatRules().filter((rule) => {
        const formula = ruleFormula(rule);
        return formula === null || !isOurs(formula);
      });
      const ours = rules.map(({ formula, blocks, background, fontColor }) => {
        const rule = SpreadsheetApp.newConditionalFormatRule()
          .whenFormulaSatisfied(formula)
          .setRanges(blocks.map((area) => rangeOf(sheet, area)));
        if (background !== '') rule.setBackground(background);
        if (fontColor !== '') rule.setFontColor(fontColor);
        return rule.build();
      });
      sheet.setConditionalFormatRules([...ours, ...others]);
    },
  };
}
