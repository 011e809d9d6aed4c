import { everybody } from '../engine/away';
import { defaultSettings, type Settings } from '../engine/settings';
import { folded } from '../engine/vocabulary';
import { type Zone, zoneOf } from '../engine/zones';
import type { Cell, Reading } from './cells/cell';
import { blank, isBlank, problem, quoted, value } from './cells/cell';
import { readEmailAddress } from './cells/emailAddress';
import type { Column, Grid, TableProblem } from './cells/table';
import { readTable } from './cells/table';
import { readCheckbox, readText } from './cells/text';
import { readAway, writtenAway } from './settings/awayText';
import { paceRows, slotRows } from './settings/paceRows';
import { sendingRows, withSenderWords } from './settings/sendingRows';
import type { Setting, SettingPart } from './settings/setting';
import { readLines } from './settings/settingValues';
import { workRows } from './settings/workRows';

const columns: readonly Column<'name' | 'value' | 'what'>[] = [
  { id: 'name', heading: 'Setting', alsoCalled: ['Settings', 'Name'] },
  { id: 'value', heading: 'Value', alsoCalled: ['Values'] },
  { id: 'what', heading: 'What it does', alsoCalled: ['Description', 'Notes'] },
];

export const settingHeadings: readonly string[] = columns.map((column) => column.heading);

interface SettingProblem extends TableProblem {
  readonly setting: string;
  readonly part: SettingPart | null;
}

/** The team's settings. Where a value cannot be read the default stands, and a problem says which part is in doubt. */
export interface SettingsRead {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
}

/** Every setting, in the order the sheet shows them: first what each team must look at. */
const settingRows: readonly Setting[] = [...sendingRows, ...slotRows, ...paceRows, ...workRows];

const senderPrefix = 'sending for ';
const awayPrefix = /^away[ :]+(?:for[ :]+)?(?=\S)/;
const compared = (name: string): string => folded(name.replace(/[_:.]+/g, ' ')).replace(/\btimezone\b/g, 'time zone');
const settingByName = new Map(
  settingRows.flatMap((setting) => [setting.name, ...setting.alsoCalled].map((name) => [compared(name), setting] as const)),
);

/** The usual name of a setting, under whichever of its names it stands; null for what is none. */
export const settingNamed = (name: string): string | null => settingByName.get(compared(name))?.name ?? null;

const readSwitch = (name: string, cell: Cell, settings: Settings): Reading<Settings> => {
  const sender = readEmailAddress(folded(name).slice(senderPrefix.length));
  if (sender.kind !== 'value') return problem(`${quoted(name)} names no sender; write it as "Sending for ana@firm.example"`);
  const on = readCheckbox(cell);
  if (on.kind !== 'value') return on;
  const senders = { ...settings.sending.senders, [sender.value]: on.value };
  return value({ ...settings, sending: { ...settings.sending, senders } });
};

/** "Sender Title", "Sender Title for ana@firm.example": whatever a team wants its mails to say of who writes them. */
const senderWordsName = /^(sender (?!for )\S.*?)(?: for (.+))?$/;

const readSenderWords = (name: string, cell: Cell, settings: Settings): SenderReading => {
  const [, token = '', who] = senderWordsName.exec(folded(name)) || [];
  const sender = who === undefined ? null : readEmailAddress(who);
  const noSender = `${quoted(name)} names no sender; write it as "${name.split(/ for /i)[0]} for ana@firm.example"`;
  if (sender !== null && sender.kind !== 'value') return { settings, words: noSender, part: null };
  const words = readLines(cell);
  if (words.kind === 'problem') return { settings, words: words.words, part: null };
  const key = sender === null ? token : `${token} for ${sender.value.toLowerCase()}`;
  return { settings: words.kind === 'value' ? withSenderWords(settings, key, words.value) : settings, words: null, part: null };
};

const isAway = (key: string): boolean => awayPrefix.test(key);
const isSenderWords = (key: string): boolean => senderWordsName.test(key);
const isOfSender = (key: string): boolean => key.startsWith(senderPrefix) || isAway(key) || isSenderWords(key);

/** When one sender is away. Dates that cannot be read keep that sender's mail in, and nobody else's. */
const readAbsence = (name: string, cell: Cell, settings: Settings, zone: Zone | null): SenderReading => {
  const sender = readEmailAddress(folded(name).replace(awayPrefix, ''));
  const noSender = `${quoted(name)} names no sender; write it as "Away ana@firm.example"`;
  if (sender.kind !== 'value') return { settings, words: noSender, part: 'sending' };
  const dates = readAway(cell, zone);
  if (dates.kind === 'blank') return { settings, words: null, part: null };
  const away = { ...settings.sending.away, [sender.value.toLowerCase()]: dates.kind === 'value' ? dates.value : null };
  return {
    settings: { ...settings, sending: { ...settings.sending, away } },
    words: dates.kind === 'problem' ? dates.words : null,
    part: null,
  };
};

interface SenderReading {
  readonly settings: Settings;
  readonly words: string | null;
  readonly part: SettingPart | null;
}

const readSender = (key: string, name: string, cell: Cell, settings: Settings, zone: Zone | null): SenderReading => {
  if (isAway(key)) return readAbsence(name, cell, settings, zone);
  if (isSenderWords(key)) return readSenderWords(name, cell, settings);
  const read = readSwitch(name, cell, settings);
  return {
    settings: read.kind === 'value' ? read.value : settings,
    words: read.kind === 'problem' ? read.words : null,
    part: 'sending',
  };
};

/** Bands that contradict one another would leave it open which of them holds. */
const contradictions = ({ pace, work }: Settings): readonly (readonly [SettingPart, string, string])[] => {
  const bands = pace.lastDays.map((band) => band.below);
  const rising = bands.every((below, index) => index === 0 || below > (bands[index - 1] || 0));
  return [
    ...(rising
      ? []
      : [['pace', 'Short Cadence Below', 'the deal sizes of Short, Long and Longest Cadence must rise in this order'] as const]),
    ...(pace.smallDeal < pace.largeDeal ? [] : [['pace', 'Small Deal', 'Small Deal must be less than Large Deal'] as const]),
    ...(work.automaticUpTo < work.manualFrom
      ? []
      : [['work', 'Automatic Up To', 'Automatic Up To must be less than Manual From'] as const]),
    ...(work.lightBelow <= work.researchFrom
      ? []
      : [['work', 'Light Below', 'Light Below must not be more than Research From'] as const]),
  ];
};

/**
 * Reads the Settings sheet, one setting a row, in any order. A setting that is missing or blank has its default. A name that
 * is no setting, a value that cannot be read and a setting that stands there twice are problems.
 *
 * @param sheetZone the file's zone, by which date cells under Away are days; null where nobody asks who is away
 */
export const readSettings = (grid: Grid, sheetZone: Zone | null = null): Reading<SettingsRead> => {
  const table = readTable(grid, columns, ['name', 'value']);
  if (table.kind === 'problem') return table;
  if (table.kind === 'blank') return blank;
  const problems: SettingProblem[] = [];
  const rowOf = new Map<string, number>();
  let settings = defaultSettings;
  for (const { row, cell } of table.value) {
    const named = readText(cell('name'));
    if (named.kind !== 'value' && isBlank(cell('value'))) continue;
    const name = named.kind === 'value' ? named.value : '';
    const key = compared(name);
    const setting = settingByName.get(key) ?? null;
    const report = (
      column: string,
      words: string,
      part = setting?.part ?? (isOfSender(key) && !isSenderWords(key) ? 'sending' : null),
    ): void => {
      problems.push({ row, column, words, setting: setting?.name ?? name, part });
    };
    const above = rowOf.get(setting?.name ?? key);
    if (setting === null && !isOfSender(key))
      report('Setting', `${quoted(name)} is no setting; compare its name with the list in the guide, or delete the row`);
    else if (above !== undefined) report('Setting', `${quoted(name)} already stands in row ${above}; keep one of the two`);
    else {
      rowOf.set(setting?.name ?? key, row);
      if (setting === null) {
        const read = readSender(key, name, cell('value'), settings, sheetZone);
        settings = read.settings;
        if (read.words !== null) report('Value', read.words, read.part);
        continue;
      }
      const read = setting.read(cell('value'), settings, sheetZone);
      if (read.kind === 'value') settings = read.value;
      if (read.kind === 'problem') report('Value', read.words);
    }
  }
  for (const [part, setting, words] of contradictions(settings))
    problems.push({ row: rowOf.get(setting) ?? 1, column: 'Value', words, setting, part });
  return value({ settings, problems });
};

/** The zone of rows that name none: the team's, else the sheet's. */
export const defaultZoneOf = (settings: Settings, sheetZone: Zone): Zone =>
  (settings.zone === null ? null : zoneOf(settings.zone)) ?? sheetZone;

/** The rows of a Settings sheet, headings first, with a sentence on each setting; what is written reads back as the same. */
export const writtenSettings = (settings: Settings): Cell[][] => [
  [...settingHeadings],
  ...settingRows.map((setting): Cell[] => [setting.name, setting.write(settings), setting.what]),
  ...Object.keys(settings.sending.senders).map((sender): Cell[] => [
    `Sending for ${sender}`,
    settings.sending.senders[sender] ? 'on' : 'off',
    'Switches one sender on or off.',
  ]),
  ...Object.entries(settings.sending.senderWords)
    .filter(([token]) => !settingByName.has(token))
    .map(([token, words]): Cell[] => [`S${token.slice(1)}`, words, 'What mails say of the sender: the token of this name.']),
  ...Object.entries(settings.sending.away)
    .filter(([sender]) => sender !== everybody)
    .map(([sender, ranges]): Cell[] => [`Away ${sender}`, writtenAway(ranges || []), 'Days on which this sender is away.']),
];
