import { capOf } from '../engine/allocate';
import { awayDays } from '../engine/away';
import { type CivilDay, weekday } from '../engine/calendar';
import type { Rules } from '../engine/rules';

/** Whether emails go on a day at all, by the team's windows and the holidays of every country. */
export const opensOn =
  ({ slots, daysOff }: Rules) =>
  (day: CivilDay, office: boolean): boolean =>
    !daysOff('').has(day) && (slots[office ? 'office' : 'email'][weekday(day)] ?? []).length > 0;

/** Automatic emails that a sender may send on a day, while new and when away. */
export const roomOn = ({ settings: { sending } }: Rules, sender: string, since: CivilDay): ((day: CivilDay) => number) => {
  const away = awayDays(sending.away, sender);
  return (day) => (away.has(day) ? 0 : capOf(day - since, sending));
};
