// Columns of a prospect sheet as teams have them: every row its own mixture of zone, cadence, deal, dates and state, so that no two rows
// are alike by design and nothing that remembers whole rows would look fast.
import { TZDate } from '@date-fns/tz';
import { randomOf } from './random.mjs';

export const sheetZone = 'Europe/Berlin';

const zones =
  'Europe/Berlin Europe/London Europe/Paris Europe/Madrid Europe/Lisbon Europe/Warsaw Europe/Athens Europe/Helsinki Europe/Zurich Europe/Dublin America/New_York America/Chicago America/Denver America/Los_Angeles America/Toronto America/Sao_Paulo America/Mexico_City America/Bogota America/Santiago America/Argentina/Buenos_Aires Asia/Tokyo Asia/Kolkata Asia/Singapore Asia/Dubai Asia/Jerusalem Asia/Seoul Asia/Shanghai Asia/Jakarta Australia/Sydney Australia/Perth Australia/Adelaide Pacific/Auckland Africa/Lagos Africa/Cairo Africa/Johannesburg Africa/Nairobi Africa/Casablanca Atlantic/Azores America/St_Johns Asia/Kathmandu'.split(
    ' ',
  );
const cadences = ['outbound', 'Outbound 21-Day', 'post-demo', 'post-proposal', 'Post-First-Contact Follow-Up', 'nurture-90'];
const outcomes = ['Booked Demo', 'Not Interested', 'Later', 'Still Interested', 'Lost', 'Unsubscribed'];
const states = ['Resumed', 'Paused', 'Replied', 'Completed', 'Out of Office'];
const levels = ['High', 'Medium', 'Low', 'Unknown', ''];
/** 2026-01-05 to 2026-07-03, over both clock changes of the spring. */
const firstDay = 20_458;
const days = 180;

const midnightOf = (day) => {
  const date = new Date(day * 86_400_000);
  return new TZDate(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), sheetZone).getTime();
};

/** The day on which every EXIT_STATUS of the bench is asked for. */
export const askedOn = { at: midnightOf(firstDay + days + 4) };

/**
 * One array of cells for each argument, by its name; a date is { at: epoch ms }, since a Date must be made in the realm that reads it.
 * A date-only cell is midnight in the sheet's zone, as Sheets hands it over.
 */
export const columnsOf = (rows, seed) => {
  const random = randomOf(seed + rows);
  const below = (limit) => Math.floor(random() * limit);
  const oneOf = (list) => list[below(list.length)];
  const often = (share, cell) => (random() < share ? cell() : '');
  const midnights = Array.from({ length: days + 60 }, (_, index) => midnightOf(firstDay + index));
  const dayCell = () => ({ at: midnights[below(days)] });
  const timeCell = () => ({ at: midnights[below(days)] + (1 + below(1438)) * 60_000 });
  const column = (cell) => Array.from({ length: rows }, cell);
  return {
    sequence: column(() => oneOf(cadences)),
    anchor: column(dayCell),
    steps_done: column(() => below(8)),
    last_contact: column(() => often(0.9, timeCell)),
    deal_size: column(() => often(0.9, () => below(200_000))),
    stakeholders: column(() => often(0.8, () => 1 + below(14))),
    engagement: column(() => oneOf(levels)),
    time_zone: column(() => often(0.9, () => oneOf(zones))),
    exit_status: column(() => often(0.1, () => oneOf(states.slice(1)))),
    not_before: column(() => often(0.1, () => ({ at: midnights[below(days + 60)] }))),
    outcome: column(() => often(0.06, () => oneOf(outcomes))),
    last_reply: column(() => often(0.1, timeCell)),
    timeline_pushes: column(() => often(0.1, () => below(4))),
    status: column(() => (random() < 0.9 ? 'Active' : oneOf(states))),
  };
};
