import type { Settings } from '../../engine/settings';
import type { Zone } from '../../engine/zones';
import type { Cell, Reading } from '../cells/cell';
import { value } from '../cells/cell';
import { readWholeNumber } from '../cells/count';

/** A part of the rules that settings change. */
export type SettingPart = Exclude<keyof Settings, 'currency'>;

/** One row of the Settings sheet: its name, its sentence, and how its value comes and goes. */
export interface Setting {
  readonly name: string;
  readonly alsoCalled: readonly string[];
  readonly what: string;
  /** The part of the rules that an unreadable value leaves in doubt. */
  readonly part: SettingPart | null;
  /** The settings with this one as the cell says; a blank cell leaves them as they are. The zone is the sheet's, null where it does not matter. */
  read(cell: Cell, settings: Settings, sheetZone: Zone | null): Reading<Settings>;
  write(settings: Settings): Cell;
}

export interface SettingWords {
  readonly name: string;
  readonly alsoCalled?: readonly string[];
  readonly what: string;
}

/** A setting made of a way to read its value, a way to write it, and its place among the settings. */
export const setting = <T>(
  part: SettingPart | null,
  { name, alsoCalled = [], what }: SettingWords,
  readValue: (cell: Cell, sheetZone: Zone | null) => Reading<T>,
  written: (value: T) => Cell,
  get: (settings: Settings) => T,
  put: (settings: Settings, value: T) => Settings,
): Setting => ({
  name,
  alsoCalled,
  what,
  part,
  read: (cell, settings, sheetZone) => {
    const read = readValue(cell, sheetZone);
    return read.kind === 'value' ? value(put(settings, read.value)) : read;
  },
  write: (settings) => written(get(settings)),
});

type Written<T> = (value: T) => Cell;

/** Settings that are one field of one part of the rules; a value that is a cell's own is written as it is. */
export const fieldsOf =
  <P extends Exclude<SettingPart, 'zone'>>(part: P) =>
  <K extends keyof Settings[P]>(
    field: K,
    name: string,
    what: string,
    readValue: (cell: Cell) => Reading<Settings[P][K]>,
    ...[written, alsoCalled = []]: Settings[P][K] extends Cell
      ? [written?: Written<Settings[P][K]>, alsoCalled?: readonly string[]]
      : [written: Written<Settings[P][K]>, alsoCalled?: readonly string[]]
  ): Setting =>
    setting(
      part,
      { name, alsoCalled, what },
      readValue,
      written ?? ((read) => read as Cell),
      (settings) => settings[part][field],
      (settings, read) => ({ ...settings, [part]: { ...settings[part], [field]: read } }),
    );

export const asIs = <T extends Cell>(read: T): Cell => read;
export const onOff = (on: boolean): Cell => (on ? 'on' : 'off');
export const yesNo = (yes: boolean): Cell => (yes ? 'yes' : 'no');
/** Reads a whole number from `least` up. */
export const from = (least: number) => (cell: Cell) => readWholeNumber(cell, least, 'a number this setting can have');
