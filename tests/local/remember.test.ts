import type { Host } from '../../local/host';
import { START, script, toyHost } from './toy';

const REP = 'rep@demo.test';
const write = (code: string) => (host: Host) => {
  script(host, `const sheet = SpreadsheetApp.getActive().getSheetByName('Data'); ${code}`);
};

/** Everything that changes a file, a mailbox or what lies beside them. */
const changes: [string, (host: Host) => void][] = [
  ['typing', (host) => host.typeInto('Data', 'B2', 'other')],
  ['typing below', (host) => host.typeInto('Data', 'A9', 'new')],
  ['a formula', (host) => host.typeInto('Data', 'C2', '=B2*3')],
  ['clearing', (host) => host.clearCells('Data', 'A2:C3')],
  ['values', write(`sheet.getRange('A2:B3').setValues([[1, 2], [3, 4]])`)],
  ['looks', write(`sheet.getRange('A2:B3').setBackground('red').setFontWeight('bold').setNumberFormat('0.00')`)],
  ['looks taken away', write(`sheet.getRange('A1:C4').clearFormat()`)],
  ['notes', write(`sheet.getRange('A2').setNote('other'); sheet.getRange('B2').clearNote()`)],
  ['checkboxes', write(`sheet.getRange('A2:A3').insertCheckboxes()`)],
  ['rules taken away', write(`sheet.getRange('A1:D4').clearDataValidations()`)],
  ['an appended row', write(`sheet.appendRow(['x', 'y'])`)],
  ['rows put in', (host) => host.insertRows('Data', 2, 2)],
  ['rows deleted', (host) => host.deleteRows('Data', 2)],
  ['columns put in', (host) => host.insertColumns('Data', 2)],
  ['columns deleted', (host) => host.deleteColumns('Data', 1)],
  ['a column moved', (host) => host.moveColumn('Data', 1, 3)],
  ['rows sorted', (host) => host.sort('Data', 2, { descending: true })],
  ['a filter', (host) => host.filter('Data', 1, ['b'])],
  ['rows hidden', (host) => host.hideRows('Data', 2)],
  ['a sheet renamed', (host) => host.renameSheet('Data', 'Other')],
  ['a sheet more', (host) => host.insertSheetFromCsv('More', [['a']])],
  ['a native table', (host) => host.makeTable('Data', { typedColumns: ['Name'] })],
  [
    'properties and triggers',
    write(
      `PropertiesService.getUserProperties().setProperty('k', 'v'); ScriptApp.newTrigger('onTick').timeBased().everyHours(1).create()`,
    ),
  ],
  ['mail', (host) => void host.mail.newMailFrom(REP, { from: 'ann@x.test', subject: 'Hi', text: 'Hi' })],
  ['a mail in the bin', (host) => host.mail.moveToTrash(REP, host.mail.messages(REP)[0]!.id)],
  ['a quota', (host) => host.mail.setQuota(REP, 3)],
  ['a quiet limit', (host) => host.mail.setQuietLimit(REP, { recipients: 1, reportMinutes: 5 })],
  ['the clock', (host) => host.clock.moveTo(START + 1000)],
];

describe('coming back to a remembered state', () => {
  let host: Host;
  let kept: string;
  beforeAll(async () => {
    host = await toyHost({ executionsPerRealm: 100 });
    host.insertSheetFromCsv('Data', [
      ['Name', 'Number'],
      ['b', '1'],
      ['a', '2'],
      ['c', '3'],
    ]);
    script(
      host,
      `const s = SpreadsheetApp.getActive().getSheetByName('Data'); s.getRange('B2').setNote('kept').setBackground('blue'); s.getRange('C2').setFormula('=B2+1'); s.getRange('D3').insertCheckboxes()`,
    );
    host.mail.newMailFrom(REP, { from: 'bea@x.test', subject: 'First', text: 'First' });
    kept = host.remember();
  });

  it.each(changes)('after %s', (_what, change) => {
    for (let round = 0; round < 2; round++) {
      host.recall(kept);
      change(host);
      expect(JSON.parse(host.remember())).not.toEqual(JSON.parse(kept));
    }
    host.recall(kept);
    expect(JSON.parse(host.remember())).toEqual(JSON.parse(kept));
    expect([host.values('Data')[1], host.formulas('Data')[1]?.[2]]).toEqual([['b', 1, 2, ''], '=B2+1']);
  });
});
