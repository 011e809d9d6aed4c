import { formatDay } from '../../engine/calendar';
import { civilDayOf } from '../../engine/zones';
import { logHeadings } from '../../sheet/logSheet';
import { sheetNames } from '../../sheet/sheetNames';
import { systemNames } from '../../sheet/systemSheet';
import type { Book } from '../book';
import { type LogTail, readTail } from './logTail';
import { type Mark, readAnchor, readMark, stillStands } from './mark';
import { forgetHistory } from './readMail';
import type { World } from './run';

/** The end of the Log as a run finds it, or why nothing may be done with this sheet. */
export type Opened =
  | { readonly kind: 'open'; readonly tail: LogTail; readonly journalRow: number; readonly mark: Mark | null }
  /** The Log cannot be read: a person puts it right, and the next run goes on. */
  | { readonly kind: 'unreadable'; readonly words: string }
  /** The Log is not the one that was written: everything stops until a person has looked. */
  | { readonly kind: 'older'; readonly words: string };

/** The first row under the headings. */
const firstRow = 2;

/** The pointer that travels with the sheet; the whole Log is read where it says nothing that can be true. */
function pointerOf(book: Book, lastRow: number): number {
  const kept = Number(book.system.value(systemNames.journalRow));
  return Number.isInteger(kept) && kept >= firstRow && kept <= lastRow + 1 ? kept : firstRow;
}

/** A journal whose columns were moved would be read wrong without anybody noticing. */
function headingsProblem({ sheets }: World): string | null {
  if (!sheets.has(sheetNames.log)) return 'the Log sheet is missing: run set-up, it puts an empty one back.';
  const [headings = []] = sheets.readFrom(sheetNames.log, 1, 1) || [];
  const moved = logHeadings.find((heading, index) => String(headings[index] ?? '').trim() !== heading);
  return moved === undefined ? null : `the heading "${moved}" of the Log sheet is not where set-up put it: put the columns back.`;
}

/** What a person reads when the Log is not the one that was there: what happened, what it means, what to do. */
const olderWords = (mark: Mark, book: Book): string => {
  const day = formatDay(civilDayOf(mark.at, book.sheetZone));
  return (
    `The Log no longer holds what it held in row ${mark.row} on ${day}: an older version of this file was put back, or rows of the Log were deleted, sorted or changed. ` +
    'Nothing is sent, by anybody, since the sheet may have forgotten what went out and who said no. ' +
    'Put the later version back (File → Version history). Or, if this one is right: first put back who was erased, unsubscribed or listed since then (Do Not Contact), then choose "Go on with this version" in the sidebar under Health. ' +
    'Mails that lie in Sent do not go out again.'
  );
};

/**
 * Reads the end of the Log and holds it against what this user's last run saw there.
 * A mark that is older than what a person accepted since gives way to it, and the mailbox is then looked through anew.
 */
export function openJournal(world: World, book: Book): Opened {
  const kept = readMark(world.store);
  const anchor = readAnchor(String(book.system.value(systemNames.acceptedLog)));
  const accepted = kept !== null && anchor !== null && anchor.at > kept.at ? anchor : null;
  const mark = accepted === null ? kept : null;
  if (mark === null) {
    const problem = headingsProblem(world);
    if (problem !== null) return { kind: 'unreadable', words: problem };
  }
  const lastRow = mark === null ? world.sheets.lastRow(sheetNames.log) : 0;
  const pointer = mark === null ? pointerOf(book, lastRow) : mark.pointer;
  // The last line is read in any case: it becomes the mark.
  const known = mark?.row ?? Math.max(firstRow, lastRow);
  const tail = readTail({ world, rules: book.rules }, Math.min(pointer, known, accepted?.row ?? known));
  if ('words' in tail) return { kind: 'unreadable', words: tail.words };
  const held = mark ?? accepted;
  if (kept !== null && held !== null && !stillStands(held, tail.lines, book.sheetZone))
    return { kind: 'older', words: olderWords(kept, book) };
  if (accepted !== null) forgetHistory(world.store);
  return { kind: 'open', tail, journalRow: pointer, mark };
}
