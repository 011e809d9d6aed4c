import { civilDayOf, startOfDay } from '../../engine/zones';
import type { Cell } from '../../sheet/cells/cell';
import { isDate } from '../../sheet/cells/cell';
import { sheetNames } from '../../sheet/sheetNames';
import { systemNames } from '../../sheet/systemSheet';
import type { Book } from '../book';
import { keepPainting } from '../furnishProspects';
import { heartbeatName, writtenHeartbeat } from '../heartbeat';
import { settledUpTo } from './journal';
import { readClaims } from './logTail';
import { keepHistory, type MailReading } from './readMail';
import { isRecorded } from './recover';
import type { Run } from './run';

/** Row of the Log from which claims must be read; everything above is settled. Line 2 is the first under the headings. */
export function journalRowOf(book: Book): number {
  const kept = Number(book.system.value(systemNames.journalRow));
  return Number.isInteger(kept) && kept >= 2 ? kept : 2;
}

const writeSystem = (run: Run, { system }: Book, name: string, cell: Cell): void => {
  const row = system.rowOf(name);
  if (row === null) run.world.sheets.append(sheetNames.system, [[name, cell]]);
  else run.world.sheets.write(sheetNames.system, row, 2, [[cell]]);
};

/** Today's date for Exit Status: written when it changed only, since every row of that column hangs on it. */
function keepToday(run: Run, book: Book): void {
  const { sheetZone } = run.rules;
  const today = startOfDay(civilDayOf(run.now, sheetZone), sheetZone);
  const stands = book.system.value(systemNames.today);
  if (!isDate(stands) || stands.getTime() !== today) writeSystem(run, book, systemNames.today, new Date(today));
}

function paint(run: Run, { prospectsSheet, headings }: Book): void {
  try {
    keepPainting(run.world.furnishing, prospectsSheet, headings);
  } catch (error) {
    run.told.push(`Overdue rows could not be painted: ${(error as Error).message}`);
  }
}

const count = (number: number, one: string, many: string): string[] =>
  number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];

export interface Counts {
  readonly sent: number;
  readonly drafted: number;
  readonly due: number;
  readonly tasks: number;
}

/** Pointers, heartbeat and painting, last of all. Gives the words of the run. */
export function finish(run: Run, book: Book, mail: MailReading | null, counts: Counts): readonly string[] {
  const { sheets } = run.world;
  paint(run, book);
  keepToday(run, book);
  const done = [
    ...count(counts.sent, 'mail sent', 'mails sent'),
    ...count(counts.drafted, 'draft to finish', 'drafts to finish'),
    ...count(counts.tasks, 'new task', 'new tasks'),
    ...count(mail === null ? 0 : [...mail.signs.values()].filter(({ reply }) => reply !== null).length, 'reply', 'replies'),
  ];
  const words = [done.length === 0 ? 'Nothing was due.' : `${done.join(', ')}.`, ...run.told];
  writeSystem(run, book, heartbeatName(run.me), writtenHeartbeat({ at: run.now, words: words.join(' ').slice(0, 2000) }));
  if (counts.sent + counts.drafted > 0 || run.claims.length > 0) {
    run.claims = readClaims(run);
    const settled = settledUpTo(run.claims, (claim) => isRecorded(run, claim), sheets.lastRow(sheetNames.log));
    if (settled !== run.journalRow) writeSystem(run, book, systemNames.journalRow, settled);
  }
  sheets.flush();
  keepHistory(run, mail);
  return words;
}
