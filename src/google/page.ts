/** The menu and the sidebar. Shown before anybody consented to anything, so nothing here reads the file. */

const title = 'Next Touch';

export function openMenu(): void {
  SpreadsheetApp.getUi()
    .createMenu(title)
    .addItem('Open sidebar', 'openSidebar')
    .addItem('Run a tick now', 'runTickNow')
    .addToUi();
}

export function showPage(): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle(title));
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
