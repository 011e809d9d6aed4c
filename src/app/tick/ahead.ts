import type { Candidate } from '../../engine/allocate';
import { type CivilDay, type Instant, weekday } from '../../engine/calendar';
import { stepMode } from '../../engine/decide/touch';
import { nextTouch } from '../../engine/due';
import { openFrom, slotKindOf } from '../../engine/slot';
import { civilDayOf, instantAt, type Zone } from '../../engine/zones';
import { normalisedAddress } from '../../mail/addresses';
import { besideMark } from './outgoing';
import type { Run, TickRow } from './run';
import { companyDomain } from './standing';

/** A person set Not Before for a row that runs: what a resumed row waits for was written by the product. */
const isByHand = ({ hand: { prospect } }: TickRow): boolean => prospect.notBefore !== null && prospect.status === 'Active';

/** One name for each addressee of this run. */
export const idOf = (row: TickRow): string => [row.hand.prospect.id, besideMark(row)].join(' ').trim();

export const candidateOf = (row: TickRow, step: number, due: number): Candidate => ({
  id: idOf(row),
  row: row.source.row,
  address: normalisedAddress(row.email),
  domain: companyDomain(row.email),
  step,
  due,
  byHand: isByHand(row),
});

interface Ahead {
  readonly row: TickRow;
  readonly candidate: Candidate;
  readonly office: boolean;
  readonly day: CivilDay;
  /** When it may go first, from now on, and an hour before the last window of that day shuts: the runs come hourly. */
  readonly opens: Instant;
  readonly latest: Instant;
}

/** The automatic email that a running row of this sender gets next. */
export function aheadOf(run: Run, row: TickRow): Ahead | null {
  const { prospect } = row.hand;
  const cadence = run.rules.book.find(prospect.sequence);
  if (cadence === null || prospect.anchor === null || (prospect.status !== 'Active' && prospect.status !== 'Resumed'))
    return null;
  const zone: Zone = prospect.zone ?? run.rules.defaultZone;
  const touch = nextTouch({ ...prospect, cadence, anchor: prospect.anchor, zone }, run.rules);
  if (touch.kind !== 'due' || stepMode(touch.step, cadence, prospect, run.rules.settings.work) !== 'send') return null;
  const step = cadence.steps[touch.step - 1];
  const office = step !== undefined && slotKindOf(step) === 'office';
  const kind = office ? 'office' : 'email';
  const opens =
    touch.due > run.now
      ? touch.due
      : (openFrom(run.now, kind, run.rules.slots, zone, run.rules.daysOff(prospect.country)) ?? touch.due);
  const day = civilDayOf(opens, zone);
  const hours = run.rules.slots[kind][weekday(day)] || [];
  return {
    row,
    candidate: candidateOf(row, touch.step, touch.due),
    opens,
    latest: Math.max(opens, instantAt(day, (hours[hours.length - 1]?.to ?? 0) - 60, zone)),
    office,
    day: civilDayOf(touch.due, run.rules.sheetZone),
  };
}
