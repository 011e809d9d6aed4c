import type { Cadence } from '../cadence';
import type { CivilDay, Moment } from '../calendar';
import type { Entry, Prospect } from '../decision';
import { hasAnswered } from '../exits';
import type { Rules } from '../rules';
import { type ExitReason, exitReasonOf } from '../vocabulary';

export const dateMoment = (day: CivilDay): Moment => ({ kind: 'date', day });

/** What entering a cadence writes: Resumed where they answered what they last heard, so that the old answer does not stop the new start. */
export const entryInto = (cadence: Cadence, anchor: Moment | null, prospect: Prospect, rules: Rules): Entry => ({
  cadence,
  anchor,
  status: hasAnswered(prospect.lastReply, prospect.lastContact, rules.sheetZone) ? 'Resumed' : 'Active',
});

/** Enters one of the product's own cadences by its id; null only where a book was made without it. */
export const entryById = (id: string, anchor: Moment | null, prospect: Prospect, rules: Rules): Entry | null => {
  const cadence = rules.book.find(id);
  return cadence === null ? null : entryInto(cadence, anchor, prospect, rules);
};

/** Half a year: where nobody named a day to come back on, the earliest that the mail which asks for permission speaks of. */
export const permissionDays = 183;

/** Why a prospect may not be approached again; null where they may. */
export const reEngageRefusal = (prospect: Prospect): string | null => {
  if (prospect.status === 'Unsubscribed' || prospect.exitReason === 'Unsubscribed') {
    return 'They unsubscribed: they are never contacted again.';
  }
  const saidNo = prospect.status === 'Not Interested' || prospect.permission === 'asked';
  if (saidNo && prospect.permission !== 'given') {
    return 'They were not interested: come back only once they gave permission.';
  }
  return null;
};

/** Who is won is a customer; who cannot be reached, or is the wrong one, is not brought back by news of their company. */
const notForEvents: ReadonlySet<ExitReason> = new Set(['Closed-Won', 'Bounced', 'Wrong Person', 'Unsubscribed']);

/**
 * The suggestion that a Trigger Event leads to (G0 §When to Stop and When to Re-Engage), in words for Needs You; null for none.
 * Only who is out, or in nurture, is there to be brought back; a person decides.
 */
export const triggerSuggestion = (prospect: Prospect, inNurture: boolean): string | null => {
  if (prospect.triggerEvent === '') return null;
  const out = prospect.status === null ? null : exitReasonOf(prospect.status);
  const runs = prospect.status === 'Active' || prospect.status === 'Resumed';
  const isThere = out === null ? inNurture && runs : !notForEvents.has(out);
  if (!isThere || reEngageRefusal(prospect) !== null) return null;
  return `Trigger event: ${prospect.triggerEvent}. Restart them in Re-Engagement?`;
};
