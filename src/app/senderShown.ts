import { type CivilDay, formatDay, type Instant } from '../engine/calendar';
import { folded } from '../engine/vocabulary';
import { civilDayOf, minuteOfDay, startOfDay, type Zone } from '../engine/zones';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Cell } from '../sheet/cells/cell';
import { readDay } from '../sheet/cells/moment';
import { sheetNames } from '../sheet/sheetNames';
import { readSystem, type SystemRead } from '../sheet/systemSheet';
import type { Halt } from './senderRecord';
import { writeSystem } from './systemCells';

/** What the System sheet shows of a sender, so that everybody can read it: since when they send, and whether their mailbox is left alone. */

const sincePrefix = 'Sending Since ';
const haltPrefix = 'Halted ';

/** The day of a sender's first automatic email as the System sheet has it; null where it has none. */
export const sendingSince = (system: SystemRead, sender: string, sheetZone: Zone): CivilDay | null => {
  const day = readDay(system.value(`${sincePrefix}${sender}`), sheetZone);
  return day.kind === 'value' ? day.value : null;
};

/** An instant on the sheet's wall clock: "Wed 4 Mar 2026 08:12". */
export const momentWords = (at: Instant, zone: Zone): string => {
  const minutes = minuteOfDay(at, zone);
  const two = (count: number): string => String(count).padStart(2, '0');
  return `${formatDay(civilDayOf(at, zone))} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

const endWords: readonly string[] = ['end', 'ended', 'end it', 'go on', 'over'];

/** Whether a person wrote into the halt's own cell that it is over. */
export const isHaltEnded = (system: SystemRead, sender: string): boolean =>
  endWords.includes(folded(String(system.value(`${haltPrefix}${sender}`)).replace(/[.!"]/g, '')));

/** What the halt's cell says; '' for none. */
export const haltShown = (system: SystemRead, sender: string): string => String(system.value(`${haltPrefix}${sender}`));

const writtenHalt = (halt: Halt | null, now: Instant, zone: Zone): string =>
  halt === null || halt.until <= now
    ? ''
    : `Until ${momentWords(halt.until, zone)}: ${halt.words} It ends by itself; write END here, or end it in the sidebar, to go on sooner.`;

interface Shown {
  readonly sheets: Spreadsheet;
  readonly system: SystemRead;
  readonly sender: string;
  readonly sheetZone: Zone;
  readonly now: Instant;
}

/** Looks for the place anew: it is written seldom, and people sort this sheet as well. */
const put = ({ sheets }: Shown, name: string, cell: Cell): void =>
  writeSystem(sheets, readSystem(sheets.read(sheetNames.system) || []), name, cell);

/** Writes since when the sender sends, once. */
export function showSince(shown: Shown, since: Instant): void {
  const { system, sender, sheetZone } = shown;
  if (sendingSince(system, sender, sheetZone) !== null) return;
  put(shown, `${sincePrefix}${sender}`, new Date(startOfDay(civilDayOf(since, sheetZone), sheetZone)));
}

/** Writes whether the sender is halted, where that changed. */
export function showHalt(shown: Shown, halt: Halt | null): void {
  const { system, sender, now, sheetZone } = shown;
  const words = writtenHalt(halt, now, sheetZone);
  if (words !== haltShown(system, sender)) put(shown, `${haltPrefix}${sender}`, words);
}
