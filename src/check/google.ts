import { formatCivil } from '../engine/calendar';
import { civilDayOf, minuteOfDay, zoneOf } from '../engine/zones';
import { googleFurnishing } from '../google/furnishing';
import { unlessRefused } from '../google/refusal';
import { type GoogleSheets, googleSheets } from '../google/spreadsheet';
import type { Cell } from '../sheet/cells/cell';
import { lacking } from './features';
import type { Result } from './question';
import type { Lab, Language, LaterRuns, Post } from './world';

const pad = (value: number): string => String(value).padStart(2, '0');

export function googleLanguage(): Language {
  return {
    ownClock(name, at) {
      const zone = zoneOf(name);
      if (zone === null) return null;
      const minutes = minuteOfDay(at, zone);
      return `${formatCivil(civilDayOf(at, zone))} ${pad(Math.floor(minutes / 60))}:${pad(Math.floor(minutes) % 60)}`;
    },
    googleClock: (zone, at) => Utilities.formatDate(new Date(at), zone, 'yyyy-MM-dd HH:mm'),
    partsClock(timeZone, at) {
      const format = new Intl.DateTimeFormat('en-CA', {
        timeZone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
      });
      if (typeof format.formatToParts !== 'function') return null;
      const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type as string, value]));
      const part = (type: string): string => parts.get(type) ?? '';
      return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
    },
    lacks: lacking,
    scriptZone: () => Session.getScriptTimeZone(),
  };
}

const colours: Readonly<Record<Result, string>> = {
  pass: '#d9ead3',
  differs: '#fff2cc',
  fail: '#f4cccc',
  'not asked': '#efefef',
};
const widths = [320, 320, 90, 380, 380];
const metadataKey = 'next-touch-check';

export function googleLab(sheets: GoogleSheets = googleSheets()): Lab {
  const { file, get } = sheets;
  const furnishing = googleFurnishing(sheets);
  return {
    insertSheet: (name) => furnishing.insertSheet(name),
    deleteSheet(name) {
      file.deleteSheet(get(name));
      sheets.forget();
    },
    setFormula: (name, row, column, formula) => {
      get(name).getRange(row, column).setFormula(formula);
    },
    setFormat: (name, row, column, format) => {
      get(name).getRange(row, column).setNumberFormat(format);
    },
    cell(name, row, column) {
      const range = get(name).getRange(row, column);
      return { value: range.getValue() as Cell, text: range.getDisplayValue(), format: range.getNumberFormat() };
    },
    tryDropdown(name, row, column) {
      const range = get(name).getRange(row, column);
      range.setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['a'], true).setAllowInvalid(true).build());
      SpreadsheetApp.flush();
      range.clearDataValidations();
    },
    sortedMetadata(name) {
      const sheet = get(name);
      sheet.getRange(1, 1, 3, 1).setValues([['c'], ['b'], ['a']]);
      sheet.getRange('1:1').addDeveloperMetadata(metadataKey, 'c');
      sheet.getRange(1, 1, 3, 1).sort(1);
      SpreadsheetApp.flush();
      const [found] = sheet.createDeveloperMetadataFinder().withKey(metadataKey).find();
      const row = found?.getLocation().getRow()?.getRow();
      if (row === undefined) return 'is lost';
      return sheet.getRange(row, 1).getValue() === 'c' ? 'goes with its row' : 'stays where it was';
    },
    seenRows(name, asking) {
      const sheet = get(name);
      sheet.getRange(1, 1, 5, 1).setValues([['Row'], ['a'], ['b'], ['c'], ['d']]);
      const hides = SpreadsheetApp.newFilterCriteria().setHiddenValues(['c']).build();
      sheet.getRange(1, 1, 5, 1).createFilter()?.setColumnFilterCriteria(1, hides);
      sheet.hideRows(3);
      const place = get(asking).getRange(20, 1);
      place.setFormula(`=JOIN("","q ",MAP('${name}'!A2:A5,LAMBDA(cell,SUBTOTAL(3,cell)+SUBTOTAL(103,cell))))`);
      return place.getDisplayValue();
    },
    filtered(name, rows) {
      const sheet = get(name);
      return sheet.getFilter() === null ? [] : rows.filter((row) => sheet.isRowHiddenByFilter(row));
    },
    paintReport(name, results) {
      const sheet = get(name);
      sheet.setFrozenRows(1);
      for (const [index, width] of widths.entries()) sheet.setColumnWidth(index + 1, width);
      sheet.getRange(1, 1, 1, widths.length).setFontWeight('bold');
      const block = sheet.getRange(2, 1, results.length, widths.length);
      block.setWrap(true).setVerticalAlignment('top');
      sheet.getRange(2, 3, results.length, 1).setBackgrounds(results.map((result) => [colours[result]]));
    },
    show: (name) => {
      file.setActiveSheet(get(name));
    },
    hasDocumentLock: () => LockService.getDocumentLock() !== null,
    activeFile: () => SpreadsheetApp.getActiveSpreadsheet()?.getId() ?? null,
  };
}

export function googlePost(): Post {
  return {
    trash: (messageId) => {
      Gmail!.Users!.Messages!.trash('me', messageId);
    },
  };
}

/** The function that Google runs, see main.ts. */
const handler = 'checkInstallationLater';

export function googleLater(): LaterRuns {
  return {
    plan: (milliseconds) => {
      ScriptApp.newTrigger(handler).timeBased().after(milliseconds).create();
    },
    cancel: () => {
      for (const trigger of unlessRefused(() => ScriptApp.getProjectTriggers(), []))
        if (trigger.getHandlerFunction() === handler) ScriptApp.deleteTrigger(trigger);
    },
  };
}
