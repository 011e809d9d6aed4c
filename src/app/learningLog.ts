import { type Instant, weekday, weekdayNames } from '../engine/calendar';
import type { Happening, MailSent, SendSlot } from '../engine/learningHistory';
import type { Window } from '../engine/settings';
import { type Channel, channelOf, exitReasonOf } from '../engine/vocabulary';
import { civilDayOf, minuteOfDay, startOfDay, type Zone, zoneOf } from '../engine/zones';
import type { Grid, Spreadsheet } from '../ports/spreadsheet';
import { type Cell, isDate, valueOr } from '../sheet/cells/cell';
import { readMoment } from '../sheet/cells/moment';
import { cameAt, logHeadings } from '../sheet/logSheet';
import { sheetNames } from '../sheet/sheetNames';
import { actedState, actKey, undoActKey } from './actRecord';
import { enrolledState } from './enroll';
import { isStepKey } from './tick/journal';
import { undoneState } from './undoEnroll';

/** What the lines of the Log tell of people, for Insight. Fifty thousand lines are read, so each is looked at once and made little of. */

export interface LogReading {
  readonly sheetZone: Zone;
  /** Of mails whose line names no zone. */
  readonly defaultZone: Zone;
  readonly windows: readonly Window[];
}

export interface LogTold {
  readonly happenings: readonly Happening[];
  readonly lines: number;
}

/** Columns of the Log that are needed, as two blocks: what stands between them is about mailboxes, and is not fetched. */
const blocks = [
  { from: 'At', to: 'What' },
  { from: 'Owner', to: 'Words' },
] as const;

type Line = (heading: string) => string;

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const minutesOfDay = 24 * 60;

/** The send window in which a mail went out, on the clock of a zone; whatever lies outside the day's windows is one slot. */
export function slotOf(at: Instant, zone: Zone, windows: readonly Window[]): SendSlot {
  const day = weekday(civilDayOf(at, zone));
  const minute = minuteOfDay(at, zone);
  const window = windows.find((each) => each.weekdays.includes(day) && minute >= each.from && minute < each.to);
  const name = weekdayNames[day] ?? '';
  const order = ((day + 6) % 7) * minutesOfDay;
  if (window === undefined) return { order: order + minutesOfDay - 1, label: `${name}, other hours`, isWindow: false };
  return { order: order + window.from, label: `${name} ${clock(window.from)}–${clock(window.to)}`, isWindow: true };
}

const between = ' · ';
const mark = /^[0-9a-f]{4}$/;

/** What the claim of a mail says of its words and of the prospect's clock: "Mail · outbound 1 email · light · 3f2a · Europe/Berlin". */
function mailIn(what: string, at: Instant, { defaultZone, windows }: LogReading): MailSent {
  const parts = what.split(between).slice(1);
  const zone = zoneOf(parts[parts.length - 1] ?? '') ?? defaultZone;
  const wording = parts[parts.length - 2] ?? '';
  const known = mark.test(wording);
  return {
    template: known ? parts.slice(0, -2).join(between) : '',
    wording: known ? wording : '',
    slot: slotOf(at, zone, windows),
  };
}

const doneWords: ReadonlySet<string> = new Set(['Done', 'No answer', 'Left voicemail']);
/** An outcome that says that they were spoken with, and sets the cadence to rest. */
const putOff = /^Outcome (Timeline Pushed|Later):/;
const colleagueAnswered = /of the same company replied/;

/** What a line of history says; null where it says nothing that is counted here. */
function historyOf(line: Line, at: Instant): Happening | null {
  const what = line('What');
  const words = line('Words');
  const base = { at: cameAt(line('Touch')) ?? at, person: line('Prospect ID') };
  if (doneWords.has(what)) {
    const step = line('Step') === '' ? null : Number(line('Step'));
    const channel: Channel | '' = channelOf(line('Channel')) ?? '';
    // Beside the steps, a mail is to somebody else, and what has no channel is no touch.
    if (step === null && (channel === '' || channel === 'email')) return null;
    const touch = { at, step, channel, mail: null };
    return { ...base, kind: 'touch', touch, owner: '', cadence: line('Cadence') };
  }
  if (what === 'Late reply') return { ...base, kind: 'answer', by: 'mail' };
  if (what === 'Resumed') return { ...base, kind: 'rests', on: false };
  if (what.startsWith('Entered ')) return { ...base, kind: 'entered', cadence: what.slice(8), owner: '' };
  if (what.startsWith('Exit: ')) {
    const reason = exitReasonOf(what.slice(6));
    return reason === null ? null : { ...base, kind: 'left', reason };
  }
  if (!what.startsWith('Pause: ')) return null;
  const pause = what.slice(7);
  // The words of somebody who was erased are gone; most replies are seen in the mailbox.
  if (pause === 'Replied') return { ...base, kind: 'answer', by: /^(They replied: |$)/.test(words) ? 'mail' : 'person' };
  if (pause === 'Meeting Set') return { ...base, kind: 'booked' };
  if (pause === 'Paused' && putOff.test(words)) return { ...base, kind: 'answer', by: 'person' };
  const rests = pause === 'Out of Office' || (pause === 'Held' && colleagueAnswered.test(words));
  return rests ? { ...base, kind: 'rests', on: true } : null;
}

/** What is told by the lines, which come oldest first. */
function toldBy(lines: readonly { readonly line: Line; readonly at: Instant }[], reading: LogReading): readonly Happening[] {
  const named = new Map<string, string>();
  const sent = new Set<string>();
  const takenBack = new Set<string>();
  const acts = new Map<string, string>();
  const happenings: Happening[] = [];
  for (const { line, at } of lines) {
    const key = line('Key');
    const state = line('State');
    const person = line('Prospect ID');
    if (person === '') continue;
    if (key === '' || state === undoneState) {
      if (state === undoneState) {
        const act = acts.get(key);
        if (act === undefined) happenings.push({ at, person, kind: 'undone' });
        else takenBack.add(act);
      }
      const told = historyOf(line, at);
      if (told !== null) happenings.push(told);
      continue;
    }
    if (state === enrolledState) happenings.push({ at, person, kind: 'entered', cadence: line('Cadence'), owner: line('Owner') });
    else if (state === actedState) acts.set(undoActKey(key.slice(actKey('').length)), `${person} ${at}`);
    else {
      const base = key.split('#')[0] || '';
      if (!isStepKey(base)) continue;
      const what = line('What');
      if (what.includes(between)) named.set(key, what);
      const step = Number(/^(\d+)\.email$/.exec(line('Touch'))?.[1] ?? 0);
      if (state !== 'SENT' || step === 0 || sent.has(base)) continue;
      sent.add(base);
      const mail = mailIn(named.get(key) ?? what, at, reading);
      const touch = { at, step, channel: 'email' as const, mail };
      happenings.push({ at, person, kind: 'touch', touch, owner: line('Owner'), cadence: line('Cadence') });
    }
  }
  // The lines of one act bear one time; what was taken back was never meant.
  return takenBack.size === 0 ? happenings : happenings.filter(({ person, at }) => !takenBack.has(`${person} ${at}`));
}

/**
 * Reads the Log for learning: three requests, however long it is.
 * @throws words for the person where the columns were moved
 */
export function readHappenings(sheets: Pick<Spreadsheet, 'has' | 'lastRow' | 'readBlock'>, reading: LogReading): LogTold {
  const rows = sheets.has(sheetNames.log) ? sheets.lastRow(sheetNames.log) : 0;
  if (rows < 2) return { happenings: [], lines: 0 };
  const places = new Map<string, { readonly grid: Grid; readonly index: number }>();
  for (const { from, to } of blocks) {
    const first = logHeadings.indexOf(from);
    const headings = logHeadings.slice(first, logHeadings.indexOf(to) + 1);
    const grid = sheets.readBlock(sheetNames.log, { row: 1, column: first + 1, rows, columns: headings.length });
    const moved = headings.find((heading, index) => String(grid[0]?.[index] ?? '').trim() !== heading);
    if (moved !== undefined)
      throw new Error(`The heading "${moved}" of the Log sheet is not where set-up put it: put the columns back.`);
    headings.forEach((heading, index) => {
      places.set(heading, { grid, index });
    });
  }
  const lines: { line: Line; at: Instant }[] = [];
  for (let row = 1; row < rows; row++) {
    const cell = (heading: string): Cell => {
      const place = places.get(heading);
      return place?.grid[row]?.[place.index] ?? '';
    };
    const at = instantIn(cell('At'), reading.sheetZone);
    if (at !== null) lines.push({ at, line: (heading) => String(cell(heading)) });
  }
  return { happenings: toldBy(lines, reading), lines: lines.length };
}

/** A line whose time a person damaged cannot be counted. */
function instantIn(cell: Cell, zone: Zone): Instant | null {
  if (isDate(cell)) return Number.isFinite(cell.getTime()) ? cell.getTime() : null;
  const moment = valueOr(readMoment(cell, zone), null);
  return moment === null ? null : moment.kind === 'date' ? startOfDay(moment.day, zone) : moment.at;
}
