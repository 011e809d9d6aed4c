import { day, wallClock } from './onceTime';
import { type CheckDone, check, type Evidence, personById, sentOf, shown } from './simulateCheck';
import type { SimEvent } from './simulateEvents';
import { holidays, type Limits, sheetZone } from './simulateTeam';

/** When, and how much: windows and caps, computed apart from the product. */

const isHoliday = (date: string, country: string): boolean =>
  holidays.some((holiday) => holiday.date === date && (holiday.country === '' || holiday.country === country));

export const insideWindows = (evidence: Evidence): CheckDone => {
  const people = personById(evidence);
  const sent = sentOf(evidence);
  const faults = sent.flatMap((mail) => {
    const person = people.get(mail.prospect ?? '');
    if (person === undefined) return [];
    const clock = wallClock(mail.at, person.zone);
    const { weekdays, minutes } = mail.office === true ? evidence.limits.officeHours : evidence.limits.windows;
    const inside =
      weekdays.includes(clock.weekday) &&
      minutes.some(([from, to]) => clock.minutes >= from && clock.minutes < to) &&
      !isHoliday(clock.date, person.country);
    const wall = `${clock.date} ${Math.floor(clock.minutes / 60)}:${String(clock.minutes % 60).padStart(2, '0')} ${person.zone}`;
    return inside ? [] : [`${wall}: ${shown(mail)}`];
  });
  return check("every mail inside the prospect's own windows, none on a holiday", `${sent.length} mails`, faults);
};

/** Grows evenly from the first day's number to the daily one. */
const capOn = ({ dailyCap, firstDayCap, rampWeeks }: Limits, days: number): number =>
  rampWeeks === 0 ? dailyCap : Math.min(dailyCap, Math.ceil(firstDayCap + ((dailyCap - firstDayCap) * days) / (rampWeeks * 7)));

/** Days as people count them: the cap grows at midnight, where the sheet is. */
const dayOf = (at: number): number => Date.parse(wallClock(at, sheetZone).date) / day;

export const underTheCaps = (evidence: Evidence): CheckDone => {
  const { reps } = evidence.stage;
  const faults: string[] = [];
  for (const rep of reps) {
    const mails = sentOf(evidence).filter(({ owner }) => owner === rep);
    const first = mails[0]?.at ?? 0;
    mails.forEach((mail, index) => {
      const within = mails.slice(0, index + 1).filter(({ at }) => at > mail.at - day).length;
      const cap = capOn(evidence.limits, dayOf(mail.at) - dayOf(first));
      if (within > cap) faults.push(`${within} mails of ${rep} within 24 hours, ${cap} are allowed: ${shown(mail)}`);
    });
  }
  return check('no sender over the cap in any 24 hours', `${reps.length} senders`, faults);
};

const perDay = (evidence: Evidence, name: string, most: number, groupOf: (mail: SimEvent) => string | null): CheckDone => {
  const groups = new Map<string, SimEvent[]>();
  for (const mail of sentOf(evidence)) {
    const group = groupOf(mail);
    if (group === null) continue;
    const key = `${group} ${wallClock(mail.at, sheetZone).date}`;
    groups.set(key, [...(groups.get(key) ?? []), mail]);
  }
  const faults = [...groups].filter(([, mails]) => mails.length > most).map(([, mails]) => shown(...mails));
  return check(name, `${groups.size} days with a mail`, faults);
};

const domainOf = (mail: SimEvent): string => (mail.to ?? '').split('@')[1] ?? '';

export const onceADay = (evidence: Evidence): CheckDone =>
  perDay(evidence, 'no address twice in one day', 1, (mail) => mail.to ?? '');
export const domainCap = (evidence: Evidence): CheckDone =>
  perDay(evidence, 'no company over its cap in one day', evidence.limits.domainCap, (mail) =>
    domainOf(mail) === 'gmail.com' ? null : domainOf(mail),
  );

export const haltedSenders = (evidence: Evidence): CheckDone => {
  const refusals = evidence.events.filter(({ kind, fault }) => kind === 'bounce' && fault === 'sender');
  const faults = refusals.flatMap((refusal) =>
    sentOf(evidence)
      .filter((mail) => mail.owner === refusal.owner && mail.at > refusal.at && mail.at < refusal.at + day)
      .map((mail) => shown(refusal, mail)),
  );
  return check('a sender whose limit was reached rests for a day', `${refusals.length} refusals`, faults);
};

export const switchedOff = (evidence: Evidence): CheckDone => {
  const turns = evidence.events.filter(({ kind }) => kind === 'switch');
  const faults = sentOf(evidence).flatMap((mail) => {
    const last = turns.filter((turn) => turn.owner === mail.owner && turn.at <= mail.at).pop();
    return last?.reason === 'off' ? [shown(last, mail)] : [];
  });
  return check('nothing while a sender is switched off', `${turns.length} switches`, faults);
};
