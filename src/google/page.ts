/** The menu, the sidebar and the dialog. Shown before anybody consented to anything, so nothing here reads the file. */

const title = 'Next Touch';

/** Stands beside this script where the check of an installation was pushed with it. */
declare const checkInstallation: unknown;

export function openMenu(): void {
  const menu = SpreadsheetApp.getUi()
    .createMenu(title)
    .addItem('Open sidebar', 'openSidebar')
    .addItem('Run now', 'runTickNow')
    .addItem('Import and export…', 'openExchange')
    .addItem('Go on after a stop…', 'goOnWithThisVersion');
  if (typeof checkInstallation === 'function') menu.addItem('Check this installation', 'checkInstallation');
  menu.addToUi();
}

/** Asks a person; anything but OK is no. */
export function confirmed(question: string, text: string): boolean {
  const ui = SpreadsheetApp.getUi();
  return ui.alert(question, text, ui.ButtonSet.OK_CANCEL) === ui.Button.OK;
}

export function showPage(): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle(title));
}

/** Import and export need more width than a sidebar has. The sheet stays in sight behind it. */
export function showDialog(): void {
  const page = HtmlService.createHtmlOutputFromFile('Exchange').setWidth(900).setHeight(640);
  SpreadsheetApp.getUi().showModelessDialog(page, 'Import and export');
}

/** What Google hands to `onEdit`. */
export type EditEvent = { readonly range?: GoogleAppsScript.Spreadsheet.Range } | undefined;

/** Where a person typed; null where Google does not tell. */
export function typedAt(event: EditEvent): { sheet: string; row: number; rows: number; column: number; columns: number } | null {
  const range = event?.range;
  if (range === undefined) return null;
  return {
    sheet: range.getSheet().getName(),
    row: range.getRow(),
    rows: range.getNumRows(),
    column: range.getColumn(),
    columns: range.getNumColumns(),
  };
}
