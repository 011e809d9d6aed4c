import { type AwayDates, awayDays, awayUntil } from '../../engine/away';
import type { CivilDay } from '../../engine/calendar';
import type { OwnerAway } from '../../engine/decision';
import { valueOr } from '../../sheet/cells/cell';
import type { TickRow } from './run';

/** When each row's Owner is away, asked once for each. */
export function absences(away: AwayDates, today: CivilDay): (row: TickRow) => OwnerAway | null {
  if (Object.keys(away).length === 0) return () => null;
  const known = new Map<string, OwnerAway | null>();
  return ({ source }) => {
    const owner = valueOr(source.values.owner, '').toLowerCase();
    let found = known.get(owner);
    if (found === undefined) {
      const days = awayDays(away, owner);
      found = days.size === 0 ? null : { days, until: awayUntil(away, owner, today) };
      known.set(owner, found);
    }
    return found;
  };
}
