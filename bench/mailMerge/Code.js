/**
 * The common mail-merge script, as many teams have it: down the sheet row by row, a cell at a time, with a search for each person's answer
 * before anything is sent, and a note in the row after it. It knows no windows, no pace and no second run beside it.
 */
// biome-ignore lint/correctness/noUnusedVariables: Apps Script calls it by name.
function sendDue() {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('People');
  const last = sheet.getLastRow();
  const today = new Date();
  for (let row = 2; row <= last; row++) {
    const email = sheet.getRange(row, 1).getValue();
    const status = sheet.getRange(row, 4).getValue();
    const due = sheet.getRange(row, 5).getValue();
    if (email === '' || status === 'Replied') continue;
    const answers = Gmail.Users.Messages.list('me', { q: `from:${email} newer_than:30d` });
    if (answers.messages && answers.messages.length > 0) {
      sheet.getRange(row, 4).setValue('Replied');
      continue;
    }
    if (due === '' || due > today) continue;
    const name = sheet.getRange(row, 2).getValue();
    const company = sheet.getRange(row, 3).getValue();
    const raw = `To: ${email}\r\nSubject: A question for ${company}\r\n\r\nHi ${name},\r\n\r\nmay I ask you a question?`;
    Gmail.Users.Messages.send({ raw: Utilities.base64EncodeWebSafe(raw) }, 'me');
    sheet.getRange(row, 4).setValue('Sent');
    sheet.getRange(row, 5).setValue('');
    sheet.getRange(row, 6).setValue(new Date());
    SpreadsheetApp.flush();
  }
}
