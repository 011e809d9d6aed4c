import type { CivilDay } from '../engine/calendar';
import { type Zone, zoneOf } from '../engine/zones';

/** What a function may know beside its arguments. Each is asked for only where it is needed, and once a call at most. */
export interface FunctionContext {
  /** IANA name of the spreadsheet's time zone. */
  readonly sheetZone: () => string;
  /** The day in the spreadsheet's time zone on which the function is calculated. */
  readonly today: () => CivilDay;
}

/** @throws Error where the spreadsheet's own zone is unknown: then no date of it can be read. */
export const sheetZoneOf = (context: FunctionContext): Zone => {
  const name = context.sheetZone();
  const zone = zoneOf(name);
  if (zone === null) throw new Error(`The time zone of this file, "${name}", is unknown. Set it under File, Settings.`);
  return zone;
};
