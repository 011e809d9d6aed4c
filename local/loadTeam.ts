import { instantOf, wallClock } from './onceTime';
import { chanceOf } from './simulateChance';
import { dayAfter } from './simulateHours';
import type { Person } from './simulatePeople';
import { firstDay, type Limits, limits, teamSettings } from './simulateTeam';
import { temperNamed } from './simulateTempers';
import type { Hours } from './simulateTicks';

/** A large team on one sheet: its senders, its cadence, and as many prospects as make the load that is asked for. */

export interface Load {
  readonly senders: number;
  /** Rows of the sheet, all of them enrolled. */
  readonly rows: number;
  /** Days that are judged. The days before them fill the mailboxes, so that follow-ups are due from the first judged day on. */
  readonly days: number;
  readonly runIn: number;
  /** Mails that fall due on a sending day, in parts of what the senders may send on it. */
  readonly share: number;
  /** Automatic mails of one sender a day. */
  readonly cap: number;
  /** Mails that one sender can really send a day where something else than the cap ends the day; null where nobody knows. */
  readonly places: number | null;
  /** Hours of the team's day in which runs come: those outside everybody's windows find nothing to send. */
  readonly hours: Hours;
  readonly weekdays: readonly number[];
  readonly seed: number;
  /** Days between the mails of the cadence. */
  readonly gaps: readonly number[];
}

export const sendersOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `sender${index + 1}@fernhollow.example`);

export const settingsFor = ({ cap }: Load): Readonly<Record<string, string>> => ({
  ...teamSettings,
  'Daily Cap': String(cap),
  'First Day Cap': String(cap),
  'Ramp Weeks': '0',
});
export const limitsFor = ({ cap }: Load): Limits => ({ ...limits, dailyCap: cap, firstDayCap: cap, rampWeeks: 0 });

const cadenceName = 'Emails Only';

/** The rows of the Cadences sheet: emails alone, since a task would wait for a person. The words are those of built-in templates. */
export const cadenceRows = (headings: readonly string[], gaps: readonly number[]): string[][] => {
  const templates = ['outbound 1 email', 'outbound 2 email', 'outbound 5 email', 'outbound 7 email'];
  const days = [0];
  for (const gap of gaps) days.push((days.at(-1) ?? 0) + gap);
  if (days.length > templates.length) throw new Error(`The cadence has at most ${templates.length} mails.`);
  return days.map((day, index) => {
    const cells: Record<string, string> = {
      'Sequence Name': cadenceName,
      Step: String(index + 1),
      Day: String(day),
      Touches: 'email',
      Type: 'mail',
      Format: 'short',
      Template: templates[index] ?? '',
      Ends: index === days.length - 1 ? 'breakup' : '',
      Pace: 'fixed',
    };
    return headings.map((heading) => cells[heading] ?? '');
  });
};

const places = [
  { country: 'Germany', zone: 'Europe/Berlin', share: 0.6 },
  { country: 'United Kingdom', zone: 'Europe/London', share: 0.2 },
  { country: 'United States', zone: 'America/New_York', share: 0.2 },
] as const;

/** Most stay silent. A no, an answer, a bounce and an absence must stop mails here as anywhere. */
const moods = { silent: 90, asks: 3, 'not interested': 2, STOP: 1, unsubscribes: 1, unknown: 2, away: 1 } as const;

const { weekdays } = limits.windows;
const isSendingDay = (date: string): boolean => weekdays.includes(new Date(`${date}T12:00:00Z`).getUTCDay());

/** The first day from this one on which mail may go. */
export const sendingDayFrom = (date: string): string => {
  let found = date;
  while (!isSendingDay(found)) found = dayAfter(found, 1);
  return found;
};

/** Sending days after the first up to the last of two days; 0 where they are one. */
export const sendingDaysBetween = (from: string, to: string): number => {
  let count = 0;
  for (let date = from; date < to; date = dayAfter(date, 1)) if (isSendingDay(dayAfter(date, 1))) count += 1;
  return count;
};

/**
 * How many first mails of one sender fall due on each day of the load: as many as bring the mails of that day to the share asked for,
 * after the follow-ups of all who were begun; half as many before the judged days, so that both kinds are due then. Who finds no room
 * waits, later steps first.
 */
export function startsPerDay({ days, runIn, share, cap: wanted, places, gaps }: Load): ReadonlyMap<string, number> {
  const cap = places ?? wanted;
  const starts = new Map<string, number>();
  const due = new Map<string, number[]>();
  for (let number = 0; number < runIn + days; number += 1) {
    const date = dayAfter(firstDay, number);
    if (!isSendingDay(date)) continue;
    const waiting = due.get(date) ?? [];
    const followUps = waiting.slice(1).reduce((sum, count) => sum + (count ?? 0), 0);
    const fresh = Math.max(0, Math.round(number < runIn ? (share * cap) / 2 : share * cap) - followUps);
    starts.set(date, fresh);
    waiting[0] = (waiting[0] ?? 0) + fresh;
    let room = cap;
    const left: number[] = [];
    for (let step = gaps.length; step >= 0; step -= 1) {
      const goes = Math.min(room, waiting[step] ?? 0);
      room -= goes;
      left[step] = (waiting[step] ?? 0) - goes;
      const gap = gaps[step];
      if (gap === undefined || goes === 0) continue;
      const next = sendingDayFrom(dayAfter(date, gap));
      const there = due.get(next) ?? [];
      there[step + 1] = (there[step + 1] ?? 0) + goes;
      due.set(next, there);
    }
    const tomorrow = sendingDayFrom(dayAfter(date, 1));
    const there = due.get(tomorrow) ?? [];
    left.forEach((count, step) => {
      there[step] = (there[step] ?? 0) + count;
    });
    due.set(tomorrow, there);
  }
  return starts;
}

/** The day on which each row of one sender begins: those of the load first, all others in the weeks after it. */
function beginnings(load: Load, rows: number): string[] {
  const found: string[] = [];
  for (const [date, count] of startsPerDay(load)) for (let each = 0; each < count; each += 1) found.push(date);
  if (found.length > rows)
    throw new Error(
      `So much load needs ${found.length} rows for each sender, and ${rows} are there: take more rows or fewer senders.`,
    );
  const after = dayAfter(firstDay, load.runIn + load.days);
  // Few days, since a team enrolls many at once and each enrolling is a look at the whole sheet.
  const later = sendingDayFrom(dayAfter(after, 14));
  while (found.length < rows) found.push(later);
  return found;
}

const personOf = (number: number, load: Load, owner: string, begins: string): Person => {
  const chance = chanceOf(load.seed, `load ${number}`);
  const place =
    places[Number(chance.weighed(Object.fromEntries(places.map(({ share }, index) => [`${index}`, share]))))] ?? places[0];
  const email = `person${number}@firm${number}.example`;
  const company = `Firm ${number}`;
  const daysAhead = Math.round((Date.parse(begins) - Date.parse(firstDay)) / 86_400_000);
  return {
    number,
    email,
    company,
    domain: `firm${number}.example`,
    language: 'en',
    zone: place.zone,
    country: place.country,
    cadence: cadenceName,
    wave: 0,
    back: -daysAhead,
    owner,
    temper: temperNamed(chance.weighed(moods), chance),
    hostile: '',
    cells: {
      Email: email,
      'First Name': `Ana ${number}`,
      'Last Name': `Ribeiro ${number}`,
      Company: company,
      Title: 'Head of Purchasing',
      Industry: 'Logistics',
      Country: place.country,
      'Deal Size': '20000',
      Stakeholders: '2',
      'Time Zone': place.zone,
      'Pain Point': 'late deliveries',
      Mode: 'Automatic',
      Notes: 'Met at the fair, asked for an email (consent noted)',
      'Lead Source': 'Trade fair',
      Owner: owner,
    },
    chance: chanceOf(load.seed, `deeds of ${number}`),
  };
};

/** Row by row, the senders in turn. @throws Error where the rows are too few for the load */
export function loadPeople(load: Load): readonly Person[] {
  const senders = sendersOf(load.senders);
  const perSender = Math.floor(load.rows / load.senders);
  const days = beginnings(load, perSender);
  return Array.from({ length: perSender * load.senders }, (_, number) =>
    personOf(number, load, senders[number % load.senders] ?? '', days[Math.floor(number / load.senders)] ?? firstDay),
  );
}

/** The day on which a person's first mail falls due. */
export const begins = ({ back }: Person): string => dayAfter(firstDay, -back);

/** 8:00 of a day where the person is: when the first window opens. */
export const opensAt = (date: string, zone: string): number => instantOf(`${date} 08:00`, zone);

export const dateIn = (at: number, zone: string): string => wallClock(at, zone).date;
