import type { Cadence, Step } from '../cadence';
import type { Format } from '../vocabulary';
import { email } from './step';

/** Rare check-ins for those who are not ready, each with a look at what they publish (G0 §When to Stop and When to Re-Engage). */

const checkIn = (day: number, type: string, format: Format, angle: string): Step =>
  email(day, type, format, angle, 'They say that the time has come', { also: 'linkedin' });

const nurture = (id: string, name: string, steps: readonly Step[]): Cadence => ({
  id,
  name,
  pace: 'fixed',
  firstDay: 0,
  days: 'calendar',
  builtIn: true,
  steps,
});

export const nurtureCadences: readonly Cadence[] = [
  nurture('nurture-90', 'Nurture 90-Day', [checkIn(90, 'check-in', 'short', 'one piece of news that concerns them')]),
  nurture('nurture-6m', 'Nurture 6-Month', [
    checkIn(90, 'quarterly check-in', 'short', 'one piece of news that concerns them'),
    checkIn(180, 'half-year check-in', 'bullets', 'what changed in their market since'),
    checkIn(270, 'quarterly check-in', 'forward', 'a resource made since we last spoke'),
    checkIn(360, 'yearly check-in', 'one-liner', 'whether next year brings it onto their list'),
  ]),
  nurture('nurture-annual', 'Nurture Annual', [
    checkIn(365, 'annual check-in', 'short', 'what a year has changed on our side'),
    checkIn(730, 'annual check-in', 'one-liner', 'whether they are still the right person'),
  ]),
];
