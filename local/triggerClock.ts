/** When an installed time-driven trigger is due. */
import type { Trigger } from './world';
import { offsetAt } from './zone';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Once where it was asked for after some time; never twice within its interval; an `atHour` trigger fires in that hour of its zone, once in its days. */
export const isDue = (trigger: Trigger, now: number): boolean => {
  if (trigger.type !== 'CLOCK') return false;
  if (trigger.after !== undefined) return trigger.lastFired === null && now - trigger.createdAt >= trigger.after;
  const last = trigger.lastFired ?? trigger.createdAt;
  if (trigger.everyMinutes !== null) {
    // Hours are fired on the hour: the first full hour after the trigger was made counts.
    const slot = (instant: number): number => Math.floor(instant / (Math.min(trigger.everyMinutes!, 60) * MINUTE));
    const wait = trigger.lastFired === null ? 1 : Math.max(1, trigger.everyMinutes / 60);
    return slot(now) - slot(last) >= wait;
  }
  const wall = now + offsetAt(trigger.zone, now);
  const hour = Math.floor((wall % DAY) / 3_600_000);
  const days = (trigger.everyDays ?? 1) * DAY;
  if (trigger.atHour !== null && hour !== trigger.atHour) return false;
  return now - last >= (trigger.lastFired === null ? MINUTE : days - 2 * 3_600_000);
};
