import { type Zone, zoneOf } from '../../engine/zones';
import type { Cell, Reading } from './cell';
import { problem, quoted, value } from './cell';
import { readText } from './text';

/** Reads a time zone by its IANA name, trimmed and in any case; anything else is a problem, never a silent UTC. */
export const readZone = (cell: Cell): Reading<Zone> => {
  const text = readText(cell);
  if (text.kind !== 'value') return text;
  const zone = zoneOf(text.value);
  return zone === null ? problem(`${quoted(text.value)} is no known time zone; write a name such as Europe/Berlin`) : value(zone);
};
