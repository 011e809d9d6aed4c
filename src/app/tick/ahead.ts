import type { Candidate } from '../../engine/allocate';
import type { CivilDay } from '../../engine/calendar';
import { stepMode } from '../../engine/decide/touch';
import { nextTouch } from '../../engine/due';
import { slotKindOf } from '../../engine/slot';
import { civilDayOf, type Zone } from '../../engine/zones';
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
  return {
    row,
    candidate: candidateOf(row, touch.step, touch.due),
    office: step !== undefined && slotKindOf(step) === 'office',
    day: civilDayOf(touch.due, run.rules.sheetZone),
  };
}
