import { sheetNames } from '../../sheet/sheetNames';
import { systemNames } from '../../sheet/systemSheet';
import type { Book } from '../book';
import { writeSystem } from '../systemCells';
import { type Opened, openJournal } from './openJournal';
import type { World } from './run';

/** Why nothing is done with a file. `canGoOn`: a person may say that it is right as it is. */
export interface Stopped {
  readonly words: string;
  readonly canGoOn: boolean;
}

const forSetUp = (words: string): Stopped => ({ words, canGoOn: false });

/** Why nothing is done with this file now; null where it is what it seems. */
export function fitToRun({ system }: Pick<Book, 'system'>, spreadsheetId: string): Stopped | null {
  const stamp = String(system.value(systemNames.spreadsheetId)).trim();
  if (stamp === '')
    return forSetUp(
      `The ${sheetNames.system} sheet no longer says which file it belongs to ("${systemNames.spreadsheetId}"), so nothing is sent. Run set-up again.`,
    );
  if (stamp !== spreadsheetId)
    return forSetUp(
      'This file is a copy: nothing is sent from it, so that nobody gets the same mail from both. Run set-up here to make it a sheet of its own.',
    );
  const words = String(system.value(systemNames.stopped)).trim();
  return words === '' ? null : { words, canGoOn: true };
}

/**
 * Opens the journal for a run. A Log that is not the one that was written stops every sender's runs on this sheet, in words on the System
 * sheet, until a person goes on.
 */
export function openForRun(
  world: World,
  book: Book,
): Exclude<Opened, { kind: 'older' | 'unreadable' }> | { readonly kind: 'stop'; readonly words: string } {
  const opened = openJournal(world, book);
  if (opened.kind === 'open') return opened;
  if (opened.kind === 'older') {
    writeSystem(world.sheets, book.system, systemNames.stopped, opened.words);
    world.sheets.flush();
    return { kind: 'stop', words: opened.words };
  }
  return { kind: 'stop', words: `Nothing was done: ${opened.words}` };
}
