import { googleMailbox } from '../google/mailbox';
import { confirmed } from '../google/page';
import { googleSelection } from '../google/selection';
import { googleSheets, googleSpreadsheet } from '../google/spreadsheet';
import { googleClock, googleIdentity, googleLock, googlePermissions, googleStore } from '../google/world';
import type { Cell } from '../sheet/cells/cell';
import { isDate } from '../sheet/cells/cell';
import { probeInstant } from './formulaQuestions';
import { googleLab, googleLanguage, googleLater, googlePost } from './google';
import { checkLater } from './later';
import { checkInstallation as check } from './run';
import type { CheckWorld } from './world';

/** Written in by the build. */
declare const checkedVersion: string;

function world(): CheckWorld {
  const files = googleSheets();
  const sheets = googleSpreadsheet(files);
  return {
    version: checkedVersion,
    clock: googleClock(),
    identity: googleIdentity(),
    permissions: googlePermissions(),
    store: googleStore(sheets.id()),
    lock: googleLock(),
    language: googleLanguage(),
    sheets,
    lab: googleLab(files),
    selection: googleSelection(),
    mailbox: googleMailbox(),
    post: googlePost(),
    later: googleLater(),
    confirm: confirmed,
    tell: (words) => SpreadsheetApp.getActive().toast(words, 'Next Touch', 20),
  };
}

/** The entry of the menu. */
export function checkInstallation(): void {
  check(world());
}

/** The run that comes by itself some minutes after a check. */
export function checkInstallationLater(): void {
  checkLater(world());
}

/** For the check alone: answers a fixed instant. */
export function NEXT_TOUCH_CHECK_DATE(): Date {
  return new Date(probeInstant);
}

const kindOf = (argument: unknown): string => {
  if (Array.isArray(argument)) return `[${argument.map(kindOf).join(', ')}]`;
  if (argument === '') return 'blank text';
  if (isDate(argument)) return `Date ${argument.toISOString()}`;
  return argument === null || argument === undefined ? String(argument) : `${typeof argument} ${String(argument)}`;
};

/** For the check alone: tells what a formula was given. */
export function NEXT_TOUCH_CHECK_ARGUMENT(argument: Cell | readonly (readonly Cell[])[] | null): string {
  return kindOf(argument);
}
