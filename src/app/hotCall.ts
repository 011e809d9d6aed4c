import type { Instant } from '../engine/calendar';

const minute = 60_000;

/**
 * The call that a fresh open asks for (G0 §Channel-Specific): named by the number of opens, so that one rise is one call.
 * @param unseenSince when nobody had seen the open yet; null where a person has just typed it
 */
export function hotCall(
  opens: number,
  now: Instant,
  unseenSince: Instant | null,
): { readonly touch: string; readonly what: string } {
  const age =
    unseenSince === null ? '' : ` It came within the last ${Math.max(1, Math.round((now - unseenSince) / minute))} minutes.`;
  return {
    touch: `opens.${opens}`,
    what: `They opened your mail: call now. Within 5 minutes of an open a call gets through six times as often.${age}`,
  };
}
