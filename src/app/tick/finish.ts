import { civilDayOf, startOfDay } from '../../engine/zones';
import { isDate } from '../../sheet/cells/cell';
import { systemNames } from '../../sheet/systemSheet';
import type { Book } from '../book';
import { keepPainting } from '../furnishProspects';
import { heartbeatName, writtenHeartbeat } from '../heartbeat';
import { writeSystem } from '../systemCells';
import { keepJournal } from './keepJournal';
import { keepHistory, type MailReading } from './readMail';
import type { Run, TickRow } from './run';

/** Today's date for Exit Status: written when it changed only, since every row of that column hangs on it. Says whether it did. */
function keepToday(run: Run, book: Book): boolean {
  const { sheetZone } = run.rules;
  const today = startOfDay(civilDayOf(run.now, sheetZone), sheetZone);
  const stands = book.system.value(systemNames.today);
  if (isDate(stands) && stands.getTime() === today) return false;
  writeSystem(run.world.sheets, book.system, systemNames.today, new Date(today));
  return true;
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
export function finish(
  run: Run,
  book: Book,
  mail: MailReading | null,
  counts: Counts,
  resting: ReadonlySet<TickRow>,
): readonly string[] {
  const { sheets } = run.world;
  // Two requests, for the first run of the day alone.
  if (keepToday(run, book)) paint(run, book);
  const done = [
    ...count(counts.sent, 'mail sent', 'mails sent'),
    ...count(counts.drafted, 'draft to finish', 'drafts to finish'),
    ...count(counts.tasks, 'new task', 'new tasks'),
    ...count(mail === null ? 0 : [...mail.signs.values()].filter(({ reply }) => reply !== null).length, 'reply', 'replies'),
  ];
  const words = [done.length === 0 ? 'Nothing was due.' : `${done.join(', ')}.`, ...run.told];
  const beat = writtenHeartbeat({ at: run.now, words: words.join(' ').slice(0, 2000) });
  writeSystem(sheets, book.system, heartbeatName(run.me), beat);
  keepJournal(run, book);
  // What the mailbox told is kept only behind what it led to. The heartbeat alone is written when the run ends.
  if (run.written !== undefined || run.log.appended > 0 || (mail?.heard.size ?? 0) > 0) sheets.flush();
  keepHistory(run, mail, (row) => row.unwritten || resting.has(row));
  return words;
}
