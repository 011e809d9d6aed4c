import type { Step } from '../cadence';
import type { Channel, Format } from '../vocabulary';

type Extras = Partial<Pick<Step, 'office' | 'ends'>> & { readonly also?: Channel };

const step = (channel: Channel, day: number, type: string, format: Format, angle: string, aim: string, extras: Extras): Step => ({
  day,
  type,
  aim,
  format,
  angle,
  weight: 'standard',
  touches: extras.also === undefined ? [channel] : [channel, extras.also],
  office: extras.office ?? false,
  ends: extras.ends ?? null,
});

/** An email step of a built-in cadence. */
export const email = (day: number, type: string, format: Format, angle: string, aim: string, extras: Extras = {}): Step =>
  step('email', day, type, format, angle, aim, extras);

/** A call; its notes fit on a card, so the format is short. */
export const call = (day: number, type: string, angle: string, aim: string, extras: Extras = {}): Step =>
  step('call', day, type, 'short', angle, aim, extras);

/** A LinkedIn message, short as the place asks. */
export const linkedin = (day: number, type: string, angle: string, aim: string): Step =>
  step('linkedin', day, type, 'short', angle, aim, {});
