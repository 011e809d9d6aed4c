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
  /** Pixels. */
  readonly width: number;
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
  headings.map((heading) => ({ heading, ...(look[heading] ?? { width: 100 }) }));

export const otherSheets = {
  work: {
    name: sheetNames.work,
    what: 'the touches and chores that a person does by hand',
    hidden: false,
    guarded: false,
    columns: looks(workHeadings, {
      'Task ID': { width: 80 },
      'Prospect ID': { width: 90 },
      Due: { width: 150, format: dateTime },
      Person: { width: 140 },
      Company: { width: 140 },
      Channel: { width: 80 },
      'What to do': { width: 240, wraps: true },
      Text: { width: 360, wraps: true },
      'Phone or Link': { width: 150 },
      Done: { width: 110, choices: taskAnswers },
      Owner: { width: 170 },
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
      Touches: { width: 130 },
      Type: { width: 170 },
      Aim: { width: 220 },
      Format: { width: 90, choices: formats },
      Angle: { width: 220 },
      Weight: { width: 90, choices: weights },
      Template: { width: 170 },
      Hours: { width: 70, choices: ['office'] },
      Ends: { width: 80, choices: stepEnds },
      Pace: { width: 70, choices: paces },
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
      Role: { width: 110 },
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
      Date: { width: 110, format: 'yyyy-mm-dd' },
      Country: { width: 120 },
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
      Since: { width: 110, format: 'yyyy-mm-dd' },
      Reason: { width: 240 },
      Source: { width: 160 },
    }),
  },
  log: {
    name: sheetNames.log,
    what: 'the journal of all that was done',
    hidden: true,
    guarded: true,
    columns: looks(logHeadings, {
      At: { width: 150, format: 'yyyy-mm-dd hh:mm:ss' },
      'Prospect ID': { width: 100 },
      Email: { width: 180 },
      Key: { width: 160 },
      State: { width: 90 },
      Cadence: { width: 140 },
      Step: { width: 60 },
      Touch: { width: 90 },
      Channel: { width: 80 },
      What: { width: 160 },
      'Thread ID': { width: 140 },
      'Message ID': { width: 140 },
      'RFC Message-ID': { width: 200 },
      'Draft ID': { width: 140 },
      Owner: { width: 170 },
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
