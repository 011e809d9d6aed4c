import type { Instant } from '../engine/calendar';
import { startOfDay, type Zone } from '../engine/zones';
import type { Cell, Reading } from './cells/cell';
import { valueOr } from './cells/cell';
import { readMoment } from './cells/moment';
import type { Column, Grid } from './cells/table';
import { readTable } from './cells/table';
import { readText } from './cells/text';

type LogColumn = keyof LogEntry;

/** One line of the journal, which is only ever appended to. Texts are '' where they do not apply. */
export interface LogEntry {
  /** Null where a person damaged the cell. */
  readonly at: Instant | null;
  readonly prospectId: string;
  readonly email: string;
  /** Names one touch of one enrollment for ever: two lines with one key speak of the same mail. */
  readonly key: string;
  readonly state: string;
  readonly cadence: string;
  readonly step: string;
  readonly touch: string;
  readonly channel: string;
  readonly what: string;
  readonly threadId: string;
  readonly messageId: string;
  readonly rfcMessageId: string;
  readonly draftId: string;
  readonly owner: string;
  readonly words: string;
}

const columns: readonly Column<LogColumn>[] = [
  { id: 'at', heading: 'At', alsoCalled: [] },
  { id: 'prospectId', heading: 'Prospect ID', alsoCalled: [] },
  { id: 'email', heading: 'Email', alsoCalled: [] },
  { id: 'key', heading: 'Key', alsoCalled: [] },
  { id: 'state', heading: 'State', alsoCalled: [] },
  { id: 'cadence', heading: 'Cadence', alsoCalled: [] },
  { id: 'step', heading: 'Step', alsoCalled: [] },
  { id: 'touch', heading: 'Touch', alsoCalled: [] },
  { id: 'channel', heading: 'Channel', alsoCalled: [] },
  { id: 'what', heading: 'What', alsoCalled: [] },
  { id: 'threadId', heading: 'Thread ID', alsoCalled: [] },
  { id: 'messageId', heading: 'Message ID', alsoCalled: [] },
  { id: 'rfcMessageId', heading: 'RFC Message-ID', alsoCalled: [] },
  { id: 'draftId', heading: 'Draft ID', alsoCalled: [] },
  { id: 'owner', heading: 'Owner', alsoCalled: [] },
  { id: 'words', heading: 'Words', alsoCalled: [] },
];

export const logHeadings: readonly string[] = columns.map((column) => column.heading);

export interface LogRow extends LogEntry {
  /** Row of the sheet, counted from 1. */
  readonly row: number;
}

/** Reads the Log, oldest line first. Every column is needed: a journal with one missing cannot say what was sent. */
export const readLog = (grid: Grid, sheetZone: Zone): Reading<readonly LogRow[]> => {
  const table = readTable(
    grid,
    columns,
    columns.map((column) => column.id),
  );
  if (table.kind !== 'value') return table;
  const rows = table.value.map(({ row, cell }): LogRow => {
    const text = (id: LogColumn): string => valueOr(readText(cell(id)), '');
    const at = readMoment(cell('at'), sheetZone);
    const texts = Object.fromEntries(columns.map(({ id }) => [id, text(id)])) as unknown as Omit<LogEntry, 'at'>;
    const instant = at.kind !== 'value' ? null : at.value.kind === 'date' ? startOfDay(at.value.day, sheetZone) : at.value.at;
    return { ...texts, row, at: instant };
  });
  return { kind: 'value', value: rows };
};

/** One line in the order of the headings. */
export const writtenLog = (entry: LogEntry): Cell[] =>
  columns.map(({ id }) => {
    if (id !== 'at') return entry[id];
    return entry.at === null ? '' : new Date(entry.at);
  });

/** A line with nothing in it, to be spread under the texts that apply. */
export const emptyLog: LogEntry = {
  at: null,
  prospectId: '',
  email: '',
  key: '',
  state: '',
  cadence: '',
  step: '',
  touch: '',
  channel: '',
  what: '',
  threadId: '',
  messageId: '',
  rfcMessageId: '',
  draftId: '',
  owner: '',
  words: '',
};

const came = /^came (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)$/;

/** What stands under Touch where a line is about a mail that came: when, in UTC. A part of a second counts whole: it came after what it answers. */
export const cameWords = (at: Instant): string => `came ${new Date(Math.ceil(at / 1000) * 1000).toISOString().slice(0, 19)}Z`;

/** The instant that `cameWords` wrote; null for any other text. */
export const cameAt = (touch: string): Instant | null => {
  const text = came.exec(touch)?.[1];
  return text === undefined ? null : Date.parse(text);
};
