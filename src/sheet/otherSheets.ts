import { channels, dayKinds, formats, paces, stepEnds, weights } from '../engine/vocabulary';
import { cadenceHeadings } from './cadencesSheet';
import { doNotContactHeadings } from './doNotContactSheet';
import { holidayHeadings } from './holidaysSheet';
import { logHeadings } from './logSheet';
import { settingHeadings } from './settingsSheet';
import { sheetNames } from './sheetNames';
import { systemHeadings } from './systemSheet';
import { templateHeadings } from './templatesSheet';
import { taskAnswers, workHeadings } from './workSheet';

/** How one column of the product's own sheets looks. */
export interface ColumnLook {
  readonly heading: string;
  /** Pixels, where it is not the usual one. */
  readonly width?: number;
  readonly format?: string;
  readonly choices?: readonly string[];
  readonly wraps?: boolean;
}

/** A sheet that set-up makes beside the Prospects sheet. */
export interface OtherSheet {
  readonly name: string;
  /** What it is for, in the words of the survey. */
  readonly what: string;
  readonly hidden: boolean;
  /** True where only the product writes: every cell warns. */
  readonly guarded: boolean;
  readonly columns: readonly ColumnLook[];
}

const dateTime = 'ddd d mmm yyyy hh:mm';

/** Joins the headings, which the reader of each sheet knows, with how their columns look. */
const looks = (headings: readonly string[], look: Readonly<Record<string, Omit<ColumnLook, 'heading'>>>): ColumnLook[] =>
  headings.map((heading) => ({ heading, ...look[heading] }));

export const otherSheets = {
  work: {
    name: sheetNames.work,
    what: 'the touches and chores that a person does by hand',
    hidden: false,
    guarded: false,
    columns: looks(workHeadings, {
      'Task ID': { width: 90 },
      'Prospect ID': { width: 90 },
      Due: { format: dateTime },
      Channel: { width: 80 },
      'What to do': { width: 240, wraps: true },
      Text: { width: 360, wraps: true },
      Done: { choices: taskAnswers },
      'Row Note': { width: 200, wraps: true },
    }),
  },
  cadences: {
    name: sheetNames.cadences,
    what: 'every step of every cadence, for your team to change',
    hidden: false,
    guarded: false,
    columns: looks(cadenceHeadings, {
      'Sequence Name': { width: 200 },
      Step: { width: 50 },
      Day: { width: 50 },
      Aim: { width: 220 },
      Format: { width: 90, choices: formats },
      Angle: { width: 220 },
      Weight: { width: 90, choices: weights },
      Hours: { width: 80, choices: ['office'] },
      Ends: { width: 80, choices: stepEnds },
      Pace: { width: 80, choices: paces },
      Days: { width: 80, choices: dayKinds },
    }),
  },
  templates: {
    name: sheetNames.templates,
    what: 'the words of every message',
    hidden: false,
    guarded: false,
    columns: looks(templateHeadings, {
      Template: { width: 190 },
      Channel: { width: 80, choices: channels },
      Subject: { width: 260 },
      Body: { width: 520, wraps: true },
      Weight: { width: 90, choices: weights },
    }),
  },
  settings: {
    name: sheetNames.settings,
    what: 'what your team decides, sending switched off',
    hidden: false,
    guarded: false,
    columns: looks(settingHeadings, {
      Setting: { width: 220 },
      // As plain text, "09:30" and "3,5" stay what was typed.
      Value: { width: 280, format: '@', wraps: true },
      'What it does': { width: 520, wraps: true },
    }),
  },
  holidays: {
    name: sheetNames.holidays,
    what: 'days on which nothing is due',
    hidden: false,
    guarded: false,
    columns: looks(holidayHeadings, {
      Date: { format: 'yyyy-mm-dd' },
      Name: { width: 200 },
    }),
  },
  doNotContact: {
    name: sheetNames.doNotContact,
    what: 'addresses and domains that are never contacted',
    hidden: false,
    guarded: false,
    columns: looks(doNotContactHeadings, {
      'Address or Domain': { width: 240 },
      Since: { format: 'yyyy-mm-dd' },
      Reason: { width: 240 },
    }),
  },
  log: {
    name: sheetNames.log,
    what: 'the journal of all that was done',
    hidden: true,
    guarded: true,
    columns: looks(logHeadings, {
      At: { format: 'yyyy-mm-dd hh:mm:ss' },
      Email: { width: 180 },
      State: { width: 90 },
      Step: { width: 90 },
      Touch: { width: 90 },
      Channel: { width: 90 },
      'RFC Message-ID': { width: 200 },
      Words: { width: 400 },
    }),
  },
  system: {
    name: sheetNames.system,
    what: 'what the product keeps for itself',
    hidden: true,
    guarded: true,
    columns: looks(systemHeadings, { Name: { width: 240 }, Value: { width: 420 } }),
  },
} as const satisfies Readonly<Record<keyof typeof sheetNames, OtherSheet>>;

export type OtherSheetId = keyof typeof otherSheets;
export const otherSheetIds = Object.keys(otherSheets) as readonly OtherSheetId[];
