import type { Cadence, CadenceBook } from './cadence';
import { type DaysOff, type Holiday, holidayBook } from './calendar';
import { type Gap, type PaceInputs, rememberedPaces } from './pace';
import type { Settings } from './settings';
import { type SlotTable, slotTable } from './slot';
import type { Zone } from './zones';

/** What a team wrote on its sheets. */
export interface RuleParts {
  readonly settings: Settings;
  readonly book: CadenceBook;
  readonly holidays: readonly Holiday[];
  readonly sheetZone: Zone;
  /** The zone of rows that name none: the Settings default, else the sheet's. */
  readonly defaultZone: Zone;
}

/** The team's rules, made ready once for all rows. */
export interface Rules {
  readonly settings: Settings;
  readonly book: CadenceBook;
  readonly sheetZone: Zone;
  readonly defaultZone: Zone;
  /** Holidays of a country, those of every country included. */
  readonly daysOff: (country: string) => DaysOff;
  readonly slots: SlotTable;
  /** The gaps of a cadence for a deal, worked out once for all rows alike. */
  readonly paceOf: (cadence: Cadence, inputs: PaceInputs) => readonly Gap[];
}

/** Makes the rules ready. Create one per call of a function or per tick: what it remembers is never outdated then. */
export const rulesOf = (parts: RuleParts): Rules => ({
  settings: parts.settings,
  book: parts.book,
  sheetZone: parts.sheetZone,
  defaultZone: parts.defaultZone,
  daysOff: holidayBook(parts.holidays),
  slots: slotTable(parts.settings.slots),
  paceOf: rememberedPaces(parts.settings.pace),
});
