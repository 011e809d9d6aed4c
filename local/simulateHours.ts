import { day, hour, instantOf, wallClock } from './onceTime';
import { chanceOf } from './simulateChance';
import type { Stage } from './simulateStage';
import { firstDay, sheetZone } from './simulateTeam';

/** When people of the team are at their desks. */

/** `YYYY-MM-DD` of the team's zone. */
export const dayOf = (at: number): string => wallClock(at, sheetZone).date;

export const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * day).toISOString().slice(0, 10);

export const isWorkday = (date: string): boolean => ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());

/** Each rep is away once in a long simulation, for some days in its middle, and does nothing meanwhile. */
export function absenceOf(stage: Stage, rep: string, days: number): { from: string; to: string } | null {
  if (days < 40) return null;
  const chance = chanceOf(stage.seed, `absence of ${rep}`);
  const start = chance.between(Math.floor(days / 4), Math.floor(days / 2)) + stage.reps.indexOf(rep) * 3;
  return { from: dayAfter(firstDay, start), to: dayAfter(firstDay, start + chance.between(4, 10)) };
}

/** The next hour of the desk at least so many hours from now: between 9 and 17, Monday to Friday. */
export function nextDesk(now: number, hours: number): number {
  let at = now + hours * hour;
  for (let tries = 0; tries < 12; tries += 1) {
    const { date, minutes } = wallClock(at, sheetZone);
    if (isWorkday(date) && minutes >= 540 && minutes < 1020) return at;
    const next = isWorkday(date) && minutes < 540 ? date : dayAfter(date, 1);
    at = instantOf(`${next} 09:${String(10 + (Math.floor(now / 60_000) % 45))}`, sheetZone);
  }
  return at;
}

/** @param hours at least so many from now, then whenever the rep is at the desk */
export function later(stage: Stage, hours: number, act: () => void): void {
  stage.agenda.add(nextDesk(stage.host.clock.now(), hours), act);
}
