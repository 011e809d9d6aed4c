import { begins, dateIn, type Load, opensAt, sendingDayFrom, sendingDaysBetween } from './loadTeam';
import { hour } from './onceTime';
import { type CheckDone, check, type Evidence, sentOf, shown } from './simulateCheck';
import type { SimEvent } from './simulateEvents';
import { dayAfter } from './simulateHours';
import type { Person } from './simulatePeople';
import { standingOf } from './simulateStage';
import { firstDay } from './simulateTeam';

/** Whether what was due left in time, and in which order the rest waits: reckoned from the dates alone, apart from the product. */

/** One mail that fell due, and when it left. */
export interface DueMail {
  readonly person: Person;
  readonly step: number;
  /** In the person's own calendar. */
  readonly due: string;
  readonly sent: SimEvent | null;
  /** Sending days between the day it fell due and the one on which it left, or the last of the load. */
  readonly late: number;
}

export interface Judged {
  readonly load: Load;
  readonly evidence: Evidence;
  readonly until: number;
}

/** What makes a person's mails due at another time, or never: a pause, an exit, an answer. */
const stops = new Set(['reply', 'auto-reply', 'opt-out', 'complaint', 'bounce', 'pause', 'exit', 'outcome']);

/** The last sending day that ended before the load did. */
const lastDay = ({ until }: Judged): string => dateIn(until - 24 * hour, 'Europe/Berlin');

/** Every mail that fell due up to the end, person by person in the order of steps; of people who were stopped, up to the stop. */
export function dueMails(judged: Judged): readonly DueMail[] {
  const { load, evidence } = judged;
  const mails = new Map<string, Map<number, SimEvent>>();
  for (const mail of sentOf(evidence)) {
    if (mail.prospect === undefined || mail.step === undefined) continue;
    const steps = mails.get(mail.prospect) ?? new Map<number, SimEvent>();
    mails.set(mail.prospect, steps.set(mail.step, mail));
  }
  const stopped = new Map<string, number>();
  for (const { kind, prospect, at } of evidence.events)
    if (prospect !== undefined && stops.has(kind) && !stopped.has(prospect)) stopped.set(prospect, at);
  const end = lastDay(judged);
  return evidence.stage.people.flatMap((person) => {
    const { id } = standingOf(evidence.stage, person);
    const found: DueMail[] = [];
    let due = begins(person);
    for (let step = 1; step <= load.gaps.length + 1; step += 1) {
      const sent = mails.get(id)?.get(step) ?? null;
      if (due > end || (stopped.get(id) ?? Number.POSITIVE_INFINITY) < (sent?.at ?? judged.until)) break;
      const left = sent === null ? end : dateIn(sent.at, person.zone);
      found.push({ person, step, due, sent, late: sendingDaysBetween(due, left) });
      const gap = load.gaps[step - 1];
      if (sent === null || gap === undefined) break;
      due = sendingDayFrom(dayAfter(left, gap));
    }
    return found;
  });
}

const shownMail = ({ person, step, due, sent, late }: DueMail): string =>
  `${person.email} of ${person.owner}, step ${step}, due ${due}, ${late} sending days late: ${sent === null ? 'not sent' : shown(sent)}`;

/** Mails of the days that are judged. */
export const judgedMails = (judged: Judged, mails: readonly DueMail[]): readonly DueMail[] => {
  const from = dayAfter(firstDay, judged.load.runIn);
  return mails.filter(({ due }) => due >= from);
};

const onTime = (judged: Judged, mails: readonly DueMail[]): CheckDone => {
  const { share, places } = judged.load;
  if (places === null)
    return check(
      'every mail that fell due left in the end',
      `${mails.length} mails`,
      mails.filter(({ sent }) => sent === null).map(shownMail),
    );
  const all = judgedMails(judged, mails);
  const bound = share <= 1 ? all : all.filter(({ step }) => step > 1);
  return check(
    share <= 1 ? 'every due mail left on the day it fell due' : 'every follow-up left on the day it fell due',
    `${bound.length} mails`,
    bound.filter(({ sent, late }) => sent === null || late > 0).map(shownMail),
  );
};

const groupsOf = (mails: readonly DueMail[]): readonly DueMail[][] => {
  const groups = new Map<string, DueMail[]>();
  for (const mail of mails) {
    const key = `${mail.person.owner} ${mail.person.zone}`;
    groups.set(key, [...(groups.get(key) ?? []), mail]);
  }
  return [...groups.values()];
};

const sentAt = ({ sent }: DueMail): number => sent?.at ?? Number.POSITIVE_INFINITY;

/** Of one sender and one zone, since elsewhere the window may be shut: whoever fell due first goes first, of equals the upper row. */
const byAge = (mails: readonly DueMail[]): CheckDone => {
  const groups = groupsOf(mails.filter(({ step }) => step === 1));
  const faults = groups.flatMap((group) => {
    const order = [...group].sort((a, b) => a.due.localeCompare(b.due) || a.person.number - b.person.number);
    return order.flatMap((mail, index) => {
      const before = order[index - 1];
      return before !== undefined && sentAt(mail) < sentAt(before)
        ? [`${shownMail(mail)}\n      before ${shownMail(before)}`]
        : [];
    });
  });
  return check('first mails go by age, of equals the upper row', `${groups.flat().length} first mails`, faults);
};

/** Who has waited longer than this has every fourth place. */
const longWait = 14;

const followUpsFirst = (mails: readonly DueMail[]): CheckDone => {
  let seen = 0;
  const faults = groupsOf(mails).flatMap((group) => {
    const followUps = group.filter(({ step }) => step > 1);
    return group.flatMap((mail) => {
      if (mail.step > 1 || mail.sent === null || dayAfter(mail.due, longWait) < dateIn(mail.sent.at, mail.person.zone)) return [];
      seen += 1;
      // A run lasts some minutes, and what falls due while it works waits for the next.
      const passed = followUps.find(
        (other) => opensAt(other.due, other.person.zone) < sentAt(mail) - hour && sentAt(other) > sentAt(mail) + hour,
      );
      return passed === undefined ? [] : [`${shownMail(mail)}\n      before ${shownMail(passed)}`];
    });
  });
  return check('no first mail went while a follow-up waited', `${seen} first mails`, faults);
};

const noneHeld = ({ evidence }: Judged): CheckDone => {
  const held = evidence.events.filter(({ kind, reason }) => kind === 'pause' && reason?.startsWith('Held') === true);
  return check(
    'nobody Held for want of room',
    `${held.length} Held`,
    held.map((event) => shown(event)),
  );
};

/** On each day that is judged, a sender that had mails waiting sent as many as the cap allows. */
const noRoomLeft = (judged: Judged, mails: readonly DueMail[]): CheckDone => {
  const { load, evidence } = judged;
  const places = load.places ?? 0;
  const faults: string[] = [];
  let days = 0;
  const end = lastDay(judged);
  for (let date = dayAfter(firstDay, load.runIn); date <= end; date = dayAfter(date, 1)) {
    if (sendingDayFrom(date) !== date) continue;
    for (const owner of evidence.stage.reps) {
      const waits = mails.filter(
        ({ person, due, sent }) => person.owner === owner && due < date && (sent === null || dateIn(sent.at, person.zone) > date),
      ).length;
      const sent = mails.filter(
        ({ person, sent }) => person.owner === owner && sent !== null && dateIn(sent.at, person.zone) === date,
      ).length;
      days += 1;
      if (waits > 0 && sent < places) faults.push(`${owner} sent ${sent} of ${places} on ${date} though ${waits} waited`);
    }
  }
  return check('no place left empty while somebody waited', `${days} days of a sender`, faults);
};

export const loadChecks = (judged: Judged, mails: readonly DueMail[]): readonly CheckDone[] => [
  onTime(judged, mails),
  byAge(mails),
  followUpsFirst(mails),
  noneHeld(judged),
  // Where nobody knows how many places a day has, nobody can say that one was left empty.
  ...(judged.load.places === null ? [] : [noRoomLeft(judged, mails)]),
];
