import { builtInCadences } from '../../src/engine/builtInCadences';
import { type Cadence, cadenceBook } from '../../src/engine/cadence';
import { type CivilDay, formatCivil, type Holiday, type Moment, parseCivil } from '../../src/engine/calendar';
import { nextTouch, type TouchInput } from '../../src/engine/due';
import { type Rules, rulesOf } from '../../src/engine/rules';
import { defaultSettings, type Settings } from '../../src/engine/settings';
import { type Zone, zoneOf } from '../../src/engine/zones';

/** A team with the product's defaults, for tables of rules. Instants are written with their offset, days as YYYY-MM-DD. */

export const day = (text: string): CivilDay => {
  const read = parseCivil(text);
  if (read === null) throw new Error(`not a day: ${text}`);
  return read;
};

export const on = (text: string): Moment => ({ kind: 'date', day: day(text) });
export const at = (text: string): Moment => ({ kind: 'instant', at: Date.parse(text) });
/** A day or an instant, by how it is written; a dash is blank. */
export const moment = (text: string): Moment | null => {
  if (text === '' || text === '-') return null;
  return text.length === 10 ? on(text) : at(text);
};

export const zone = (name: string): Zone => {
  const read = zoneOf(name);
  if (read === null) throw new Error(`not a zone: ${name}`);
  return read;
};

export interface TeamOptions {
  readonly settings?: Settings;
  readonly holidays?: readonly Holiday[];
  readonly own?: readonly Cadence[];
  readonly sheetZone?: string;
}

export const team = ({
  settings = defaultSettings,
  holidays = [],
  own = [],
  sheetZone = 'Europe/Berlin',
}: TeamOptions = {}): Rules =>
  rulesOf({
    settings,
    holidays,
    book: cadenceBook(builtInCadences, own),
    sheetZone: zone(sheetZone),
    defaultZone: zone(sheetZone),
  });

export const cadence = (name: string, rules: Rules = team()): Cadence => {
  const found = rules.book.find(name);
  if (found === null) throw new Error(`no cadence: ${name}`);
  return found;
};

export const holiday = (date: string, country = ''): Holiday => ({ day: day(date), country, name: 'Day off' });

export const input = (name: string, anchor: string, changes: Partial<TouchInput> = {}, rules: Rules = team()): TouchInput => ({
  cadence: cadence(name, rules),
  anchor: moment(anchor)!,
  zone: zone('Europe/Berlin'),
  country: '',
  stepsDone: 0,
  lastContact: null,
  notBefore: null,
  dealSize: null,
  stakeholders: null,
  engagement: null,
  ...changes,
});

/** `2026-03-03 08:00` by the wall clock of a zone, read back through Intl and not through the code under test. */
export const wall = (instant: number, zoneName: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zoneName, dateStyle: 'short', timeStyle: 'short' })
    .format(instant)
    .replace(',', '');

/** The wall-clock time of the next touch, or the kind of answer where none is due. */
export const dueOn = (touch: TouchInput, rules: Rules = team()): string => {
  const next = nextTouch(touch, rules);
  return next.kind === 'due' ? wall(next.due, touch.zone.name) : next.kind;
};

export const civil = formatCivil;
