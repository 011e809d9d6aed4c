import { START, script, toyHost } from './toy';

const CSV = 'Name,Start\nAnn,2026-03-01\nBob,2026-03-05\nCid,\n';

const withData = async (options = {}) => {
  const host = await toyHost(options);
  host.insertSheetFromCsv('Data', CSV);
  return host;
};

describe('texts that are typed', () => {
  const rows: [text: string, locale: 'en_US' | 'en_GB', value: unknown, display: string][] = [
    ['12', 'en_US', 12, '12'],
    ['1,200.5', 'en_US', 1200.5, '1,200.50'],
    ['50%', 'en_US', 0.5, '50%'],
    ['true', 'en_US', true, 'TRUE'],
    ['3/4/2026', 'en_US', new Date('2026-03-04T05:00:00Z'), '3/4/2026'],
    ['3/4/2026', 'en_GB', new Date('2026-04-03T04:00:00Z'), '3/4/2026'],
    ['31/02/2026', 'en_GB', '31/02/2026', '31/02/2026'],
    ['2026-02-31', 'en_US', '2026-02-31', '2026-02-31'],
    ['2026-03-04', 'en_US', new Date('2026-03-04T05:00:00Z'), '2026-03-04'],
    ['2026-03-04 09:30', 'en_US', new Date('2026-03-04T14:30:00Z'), '2026-03-04 09:30'],
    ['3/4', 'en_US', new Date('2026-03-04T05:00:00Z'), '3/4'],
    ["'007", 'en_US', '007', '007'],
    ['50k', 'en_US', '50k', '50k'],
    ['#N/A', 'en_US', '#N/A', '#N/A'],
    ['=1+', 'en_US', '#ERROR!', '#ERROR!'],
    ['+44 20 7946', 'en_US', '#ERROR!', '#ERROR!'],
  ];
  test.each(rows)('%s in %s', async (text, locale, value, display) => {
    const host = await withData({ locale });
    host.typeInto('Data', 'D2', text);
    expect([host.cell('Data', 'D2').value, host.cell('Data', 'D2').display]).toEqual([value, display]);
  });

  test('a CSV keeps a telephone number with a plus as a text', async () => {
    const host = await toyHost();
    host.insertSheetFromCsv('Data', 'Phone\n+351 912 345 678\n');
    expect(host.values('Data')).toEqual([['Phone'], ['+351 912 345 678']]);
  });
});

describe('dates and zones', () => {
  test('a day is midnight in the zone of the sheet, whatever the zone of the script', async () => {
    const host = await withData({ sheetZone: 'Asia/Kolkata', scriptZone: 'America/Los_Angeles' });
    expect(script(host, `return SpreadsheetApp.getActive().getSheetByName('Data').getRange('B2').getValue().getTime()`)).toBe(
      Date.parse('2026-02-28T18:30:00Z'),
    );
    const local = `const d = SpreadsheetApp.getActive().getSheetByName('Data').getRange('B2').getValue();
      return [d.getHours(), d.getDate(), d.getTimezoneOffset(), String(d), new Date(2026, 6, 1).toISOString(), Utilities.formatDate(d, 'Asia/Kolkata', "yyyy-MM-dd HH:mm EEE XXX")]`;
    expect(script(host, local)).toEqual([
      10,
      28,
      480,
      'Sat Feb 28 2026 10:30:00 GMT-0800',
      '2026-07-01T07:00:00.000Z',
      '2026-03-01 00:00 Sun +05:30',
    ]);
  });

  test('a written Date shows the wall clock of the sheet on both sides of a clock change', async () => {
    const host = await withData();
    script(
      host,
      `SpreadsheetApp.getActive().getSheetByName('Data').getRange('D2:D4').setNumberFormat('yyyy-mm-dd hh:mm').setValues([[new Date('2026-03-08T06:59:00Z')],[new Date('2026-03-08T07:00:00Z')],[new Date(NaN)]])`,
    );
    expect(host.display('Data').map((row) => row[3])).toEqual(['', '2026-03-08 01:59', '2026-03-08 03:00', '#NUM!']);
  });

  test('TODAY, NOW and Date follow the clock', async () => {
    const host = await withData();
    host.typeInto('Data', 'D1', '=TODAY()');
    expect([host.cell('Data', 'D1').display, script(host, 'return new Date().toISOString()')]).toEqual([
      '3/2/2026',
      '2026-03-02T09:00:00.000Z',
    ]);
    host.clock.moveTo(START + 20 * 3_600_000);
    expect([host.cell('Data', 'D1').display, script(host, 'return Date.now()')]).toEqual(['3/3/2026', Date.UTC(2026, 2, 3, 5)]);
    expect(host.clock.text()).toBe('2026-03-03 00:00');
  });
});

describe('custom functions', () => {
  const formulas: [formula: string, shown: string, words: string][] = [
    ['=KIND(B2)', 'Date', ''],
    ['=KIND(A2)', 'String', ''],
    ['=KIND(B4)', 'blank', ''],
    ['=KIND(A:A)', 'Array', ''],
    ['=ZONE()', 'America/New_York', ''],
    ['=ISO(B2+1)', '2026-03-02T05:00:00.000Z', ''],
    ['=IFERROR(THROWS(),"none")', 'none', ''],
    ['=add_days(B2,1)', '2026-03-02 00:00', ''],
    ['=THROWS()', '#ERROR!', 'No such cadence'],
    ['=BAD_DATE()', '#NUM!', 'The function returned a date that does not exist.'],
    ['=FORBIDDEN()', '#ERROR!', 'You do not have permission to call Spreadsheet.getSheetByName.'],
    ['=KIND(NOW())', '#ERROR!', 'This function is not allowed to reference a cell with NOW(), RAND(), or RANDBETWEEN().'],
    ['=KIND(F1)', '#ERROR!', 'This function is not allowed to reference a cell with NOW(), RAND(), or RANDBETWEEN().'],
    ['=NOT_THERE(1)', '#NAME?', "Unknown function: 'NOT_THERE'."],
  ];
  test.each(formulas)('%s', async (formula, shown, words) => {
    const host = await withData();
    host.typeInto('Data', 'F1', '=TODAY()+1');
    host.typeInto('Data', 'D2', formula);
    expect([host.cell('Data', 'D2').display, host.cell('Data', 'D2').error, host.cell('Data', 'D2').formula]).toEqual([
      shown,
      words,
      formula,
    ]);
  });

  test('a heading cell spills over the whole column and follows its arguments', async () => {
    const host = await withData();
    host.typeInto('Data', 'C1', '=ADD_DAYS(B:B,3)');
    const due = () => host.display('Data').map((row) => row[2]);
    expect(due()).toEqual(['Due', '2026-03-04 00:00', '2026-03-08 00:00', '']);
    script(host, `SpreadsheetApp.getActive().getSheetByName('Data').getRange('C2:C4').setNumberFormat('d mmm')`);
    host.typeInto('Data', 'B4', '2026-04-01');
    expect(due()).toEqual(['Due', '4 Mar', '8 Mar', '4 Apr']);
    expect(host.formulas('Data').map((row) => row[2])).toEqual(['=ADD_DAYS(B:B,3)', '', '', '']);
  });

  test('an open-ended reference reaches the last row', async () => {
    const host = await withData();
    host.typeInto('Data', 'C2', '=ADD_DAYS(B$2:B,1)');
    expect(host.display('Data').map((row) => row[2])).toEqual(['', '2026-03-02 00:00', '2026-03-06 00:00', '']);
    expect(host.cell('Data', 'C2').formula).toBe('=ADD_DAYS(B$2:B,1)');
  });

  test('content in the way refuses the spill and stays; taking it away lets it spill again', async () => {
    const host = await withData();
    host.typeInto('Data', 'C1', '=ADD_DAYS(B:B,3)');
    host.typeInto('Data', 'C3', 'mine');
    expect(host.display('Data').map((row) => row[2])).toEqual(['#REF!', '', 'mine', '']);
    expect(host.cell('Data', 'C1').error).toBe('Array result was not expanded because it would overwrite data in C3.');
    host.clearCells('Data', 'C3');
    expect(host.display('Data').map((row) => row[2])).toEqual(['Due', '2026-03-04 00:00', '2026-03-08 00:00', '']);
  });

  test('a result taller than the sheet is refused', async () => {
    const host = await withData();
    host.typeInto('Data', 'D5', '=WIDE(1000)');
    expect([host.cell('Data', 'D5').display, host.cell('Data', 'D5').error]).toEqual([
      '#REF!',
      'Result was not automatically expanded, please insert more rows (4).',
    ]);
  });

  test('only what reads a changed cell is computed again', async () => {
    const host = await withData();
    let calls = 0;
    host.typeInto('Data', 'C1', '=ADD_DAYS(B:B,3)');
    host.typeInto('Data', 'E1', '=WIDE(2)');
    host.cell('Data', 'E2');
    const before = host.cell('Data', 'C2').display;
    host.onChange(() => calls++);
    host.typeInto('Data', 'A2', 'Anna');
    expect([host.cell('Data', 'C2').display, calls > 0]).toEqual([before, true]);
  });
});

describe('edits of the structure', () => {
  const spilled = async () => {
    const host = await withData();
    host.typeInto('Data', 'C1', '=ADD_DAYS(B:B,3)');
    host.typeInto('Data', 'D2', '=A2&"!"');
    host.typeInto('Data', 'D3', '=A3&"!"');
    return host;
  };

  test('rows inserted and deleted at the top leave the formulas right', async () => {
    const host = await spilled();
    host.insertRows('Data', 2);
    expect(host.formulas('Data').map((row) => row[3])).toEqual(['', '', '=A3&"!"', '=A4&"!"', '']);
    expect(host.display('Data').map((row) => row[2])).toEqual(['Due', '', '2026-03-04 00:00', '2026-03-08 00:00', '']);
    host.deleteRows('Data', 2, 2);
    expect(host.display('Data')).toEqual([
      ['Name', 'Start', 'Due', ''],
      ['Bob', '2026-03-05', '2026-03-08 00:00', 'Bob!'],
      ['Cid', '', '', ''],
    ]);
  });

  test('columns inserted, moved and deleted', async () => {
    const host = await spilled();
    host.insertColumns('Data', 1);
    expect(host.cell('Data', 'D1').formula).toBe('=ADD_DAYS(C:C,3)');
    host.moveColumn('Data', 3, 1);
    expect([host.cell('Data', 'D1').formula, host.cell('Data', 'A2').display, host.cell('Data', 'D2').display]).toEqual([
      '=ADD_DAYS(A:A,3)',
      '2026-03-01',
      '2026-03-04 00:00',
    ]);
    host.deleteColumns('Data', 1);
    expect([host.cell('Data', 'C1').formula, host.cell('Data', 'C1').display]).toEqual(['=ADD_DAYS(#REF!,3)', '#REF!']);
  });

  test('sorting moves the rows and re-bases their formulas', async () => {
    const host = await spilled();
    host.sort('Data', 1, { descending: true });
    expect(host.display('Data')).toEqual([
      ['Name', 'Start', 'Due', ''],
      ['Cid', '', '', ''],
      ['Bob', '2026-03-05', '2026-03-08 00:00', 'Bob!'],
      ['Ann', '2026-03-01', '2026-03-04 00:00', 'Ann!'],
    ]);
    expect(host.cell('Data', 'D4').formula).toBe('=A4&"!"');
  });

  test('a filter hides rows, a person hides others, and a script can tell', async () => {
    const host = await spilled();
    host.filter('Data', 1, ['Ann', 'Cid']);
    host.hideRows('Data', 4);
    expect(
      script(
        host,
        `const s = SpreadsheetApp.getActive().getSheetByName('Data'); return [2,3,4].map(r => [s.isRowHiddenByFilter(r), s.isRowHiddenByUser(r), s.getFilter().getRange().getA1Notation()])`,
      ),
    ).toEqual([
      [false, false, 'A1:D4'],
      [true, false, 'A1:D4'],
      [false, true, 'A1:D4'],
    ]);
    host.filter('Data', 1, null);
    host.showRows('Data', 4);
    expect([host.view('Data').hiddenByFilter, host.view('Data').hiddenByUser]).toEqual([[], []]);
  });

  test('renaming a heading and a sheet', async () => {
    const host = await spilled();
    host.renameHeading('Data', 'Start', 'Began');
    expect(host.display('Data')[0]).toEqual(['Name', 'Began', 'Due', '']);
    expect(() => host.renameHeading('Data', 'Start', 'x')).toThrow(
      'The sheet "Data" has no heading "Start". Headings: Name, Began, Due',
    );
  });
});

describe('what scripts do to cells', () => {
  test('values keep their type; texts are read as if typed; an equals sign makes a formula', async () => {
    const host = await withData();
    const back = script(
      host,
      `const s = SpreadsheetApp.getActive().getSheetByName('Data');
       s.getRange('D2:J2').setValues([[1.5, true, '5', "'=x", '=1+2', '2026-01-05', '']]);
       return s.getRange('D2:J2').getValues()[0]`,
    );
    expect(back).toEqual([1.5, true, 5, '=x', 3, new Date('2026-01-05T05:00:00Z'), '']);
  });

  test('sizes must fit, ranges must exist', async () => {
    const host = await withData();
    const failing: [string, string][] = [
      [
        `s.getRange('A1:A2').setValues([[1]])`,
        'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
      ],
      [
        `s.getRange('A1:B1').setValues([[1]])`,
        'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
      ],
      [`s.getRange(1001, 1)`, 'The coordinates of the range are outside the dimensions of the sheet.'],
      [`s.getRange('nope')`, 'Range not found'],
      [`s.frobnicate()`, 'not implemented locally: Sheet.frobnicate'],
      [`s.getRange('A1').setBorder(true)`, 'not implemented locally: Range.setBorder'],
      [`GmailApp.search('x')`, 'not implemented locally: GmailApp.search'],
      [`Utilities.zip([])`, 'not implemented locally: Utilities.zip'],
    ];
    for (const [code, words] of failing)
      expect(() => script(host, `const s = SpreadsheetApp.getActive().getSheetByName('Data'); ${code}`)).toThrow(words);
  });

  test('lists, checkboxes, notes, looks, protections and rules are kept', async () => {
    const host = await withData();
    const seen = script(
      host,
      `const ss = SpreadsheetApp.getActive(), s = ss.getSheetByName('Data');
       s.getRange('D2:D4').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['Yes','No'], true).setAllowInvalid(false).setHelpText('Pick one').build());
       s.getRange('E2:E4').insertCheckboxes();
       s.getRange('A1:B1').setFontWeight('bold').setBackground('#EEEEEE').setNote('heading').setWrap(true);
       const p = s.getRange('C:C').protect().setWarningOnly(true).setDescription('owned');
       s.setFrozenRows(1); s.hideColumns(5); s.setColumnWidth(1, 200); s.setTabColor('#ff0000');
       s.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied('=$B2>DATE(2026,3,2)').setBackground('#FF0000').setRanges([s.getRange('A2:B1000')]).build()]);
       const rule = s.getConditionalFormatRules()[0], dv = s.getRange('D3').getDataValidation();
       return [dv.getCriteriaType() === SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST, dv.getCriteriaValues(), dv.getHelpText(), dv.getAllowInvalid(),
         rule.getBooleanCondition().getCriteriaType() === SpreadsheetApp.BooleanCriteria.CUSTOM_FORMULA, rule.getBooleanCondition().getCriteriaValues(), rule.getRanges()[0].getA1Notation(),
         s.getProtections(SpreadsheetApp.ProtectionType.RANGE).map(q => [q.getRange().getA1Notation(), q.isWarningOnly(), q.getDescription()]), s.getRange('E2').getValue(), s.getLastRow(), s.getLastColumn(), s.getRange('A1').getNote()]`,
    );
    expect(seen).toEqual([
      true,
      [['Yes', 'No'], true],
      'Pick one',
      false,
      true,
      ['=$B2>DATE(2026,3,2)'],
      'A2:B1000',
      [['C:C', true, 'owned']],
      false,
      4,
      5,
      'heading',
    ]);
    expect(host.painted('Data').map((row) => row[0])).toEqual(['#eeeeee', '', '#ff0000', '']);
    host.insertRows('Data', 2);
    expect(host.painted('Data').map((row) => row[0])).toEqual(['#eeeeee', '', '', '#ff0000', '']);
    const view = host.view('Data');
    expect([view.frozenRows, view.hiddenColumns, view.tabColor, view.columnWidths[1], view.validations[0]]).toEqual([
      1,
      [5],
      '#ff0000',
      200,
      {
        block: { row: 2, column: 4, rows: 4, columns: 1 },
        validation: { type: 'list', values: ['Yes', 'No'], showDropdown: true, allowInvalid: false, help: 'Pick one' },
      },
    ]);
    expect(() => host.typeInto('Data', 'D3', 'Maybe')).toThrow(
      'The data you entered in cell D3 violates the data validation rules set on this cell. Pick one',
    );
    expect(() => script(host, `SpreadsheetApp.getActive().getSheetByName('Data').getRange('D3').setValue('Maybe')`)).toThrow(
      'violates the data validation rules',
    );
    host.typeInto('Data', 'D3', 'Yes');
    expect(host.cell('Data', 'D3').value).toBe('Yes');
  });

  test('a conditional format knows no custom function and no other sheet', async () => {
    const host = await withData();
    const rule = (formula: string) =>
      `const s = SpreadsheetApp.getActive().getSheetByName('Data'); s.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied('${formula}').setBackground('#ff0000').setRanges([s.getRange('A1:A4')]).build()])`;
    expect(() => script(host, rule('=Other!A1=1'))).toThrow('Conditional format rule cannot reference a different sheet.');
    script(host, rule('=KIND(A1)="String"'));
    expect(host.painted('Data').map((row) => row[0])).toEqual(['', '', '', '']);
  });

  test('a native table refuses validations on typed columns and formulas in headings', async () => {
    const host = await withData();
    host.makeTable('Data', { typedColumns: ['Start'] });
    const on = (code: string) => script(host, `const s = SpreadsheetApp.getActive().getSheetByName('Data'); ${code}`);
    expect(() => on(`s.getRange('B2').clearDataValidations()`)).toThrow(
      'This operation is not allowed on cells in typed columns.',
    );
    expect(() => on(`s.getRange('B2').setNumberFormat('@')`)).toThrow('This operation is not allowed on cells in typed columns.');
    expect(
      on(`s.getRange('C1').setFormula('=ADD_DAYS(B:B,1)'); return [s.getRange('C1').getFormula(), s.getRange('C1').getValue()]`),
    ).toEqual(['', '=ADD_DAYS(B:B,1)']);
  });

  test('several ranges of a selection reach the script, the active one last', async () => {
    const host = await withData();
    host.select('Data', ['A2:A3', 'B4', 'C:C']);
    expect(
      script(
        host,
        `return SpreadsheetApp.getActive().getActiveSheet().getActiveRangeList().getRanges().map(r => r.getA1Notation() + ' ' + r.getNumRows())`,
      ),
    ).toEqual(['A2:A3 2', 'B4 1', 'C:C 1000']);
  });

  test('an edit by hand fires onEdit, an edit by a script does not', async () => {
    const host = await withData();
    host.typeInto('Data', 'A2', 'Anna');
    expect(host.cell('Data', 'A2').note).toBe('edited A2 to Anna from Ann in LIMITED');
    script(host, `SpreadsheetApp.getActive().getSheetByName('Data').getRange('A3').setValue('x')`);
    expect(host.cell('Data', 'A3').note).toBe('');
    host.pasteInto('Data', 'A3', [
      ['p', 'q'],
      ['r', 's'],
    ]);
    expect(host.cell('Data', 'A3').note).toBe('edited A3:B4 to undefined from undefined in LIMITED');
  });
});
