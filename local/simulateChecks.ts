import { wallClock } from './onceTime';
import { eventLine, type SimEvent } from './simulateEvents';
import type { Person } from './simulatePeople';
import { type Left, type Stage, standingOf } from './simulateStage';
import { holidays, limits, reps, sheetZone } from './simulateTeam';

/** Rules that hold whatever happens, looked up in the events and the mailboxes alone. */

export interface CheckDone {
  readonly name: string;
  readonly ok: boolean;
  readonly seen: string;
  /** Each with the event lines that show it. */
  readonly faults: readonly string[];
}

export interface Evidence {
  readonly stage: Stage;
  readonly events: readonly SimEvent[];
  readonly failures: readonly { at: number; as: string; fn: string; message: string }[];
}

const day = 86_400_000;
const shown = (...events: readonly (SimEvent | undefined)[]): string =>
  events.flatMap((event) => (event === undefined ? [] : [eventLine(event)])).join('\n      ');
const check = (name: string, seen: string, faults: readonly string[]): CheckDone => ({
  name,
  ok: faults.length === 0,
  seen,
  faults,
});

const sentOf = ({ events }: Evidence): readonly SimEvent[] => events.filter(({ kind }) => kind === 'sent');

const personById = ({ stage }: Evidence): ReadonlyMap<string, Person> =>
  new Map(stage.people.map((person) => [standingOf(stage, person).id, person]));

const neverTwice = (evidence: Evidence): CheckDone => {
  const first = new Map<string, SimEvent>();
  const faults: string[] = [];
  const mails = evidence.events.filter(({ kind, step }) => (kind === 'sent' || kind === 'by-hand') && step !== undefined);
  for (const mail of mails) {
    const touch = [mail.prospect, mail.enrollment, mail.step, mail.touch, mail.role].join('|');
    const before = first.get(touch);
    // A person may send what a person likes: a draft that lay about twice is theirs; the product's own mail is not.
    if (before === undefined) first.set(touch, mail);
    else if (mail.kind === 'sent' || before.kind === 'sent') faults.push(shown(before, mail));
  }
  return check('no touch of an enrollment twice', `${mails.length} mails`, faults);
};

/** After these the product waits for a person. */
const speaks = (event: SimEvent): boolean =>
  event.kind === 'reply' ||
  (event.kind === 'auto-reply' && event.reason === 'left-company') ||
  (event.kind === 'by-hand' && event.reason === 'written by hand');

/** What a person of the team did that lets the product go on. */
const releases = (event: SimEvent): boolean =>
  ((event.kind === 'resume' || event.kind === 'enroll') && event.by === 'person') ||
  event.kind === 'outcome' ||
  (event.kind === 'edit' && /^(?:Status|State|Sequence)/.test(event.reason ?? ''));

const byProspect = (events: readonly SimEvent[]): Map<string, SimEvent[]> => {
  const found = new Map<string, SimEvent[]>();
  for (const event of events) {
    if (event.prospect === undefined) continue;
    const there = found.get(event.prospect);
    if (there === undefined) found.set(event.prospect, [event]);
    else there.push(event);
  }
  return found;
};

/** Walks each prospect's events in order: `stops` shuts, `opens` opens, and nothing may be sent while it is shut. */
function walked(
  evidence: Evidence,
  name: string,
  stops: (event: SimEvent) => boolean,
  opens: (event: SimEvent, stop: SimEvent) => boolean,
): CheckDone {
  const faults: string[] = [];
  let stopped = 0;
  for (const events of byProspect(evidence.events).values()) {
    let stop: SimEvent | null = null;
    for (const event of events) {
      if (stop !== null && event.kind === 'sent') faults.push(shown(stop, event));
      if (stop !== null && opens(event, stop)) stop = null;
      if (stops(event)) {
        stop = event;
        stopped += 1;
      }
    }
  }
  return check(name, `${stopped} times`, faults);
}

const nothingAfterAnAnswer = (evidence: Evidence): CheckDone =>
  walked(evidence, 'no mail after an answer, until a person lets it go on', speaks, releases);
const nothingAfterAnOptOut = (evidence: Evidence): CheckDone =>
  walked(
    evidence,
    'no mail ever after an opt-out, a complaint or a Do Not Contact entry',
    ({ kind, reason }) =>
      kind === 'opt-out' || kind === 'complaint' || kind === 'block' || (kind === 'outcome' && reason === 'Unsubscribed'),
    () => false,
  );
const nothingAfterABounce = (evidence: Evidence): CheckDone =>
  walked(
    evidence,
    'no mail to an address that bounced',
    ({ kind, fault }) => kind === 'bounce' && fault === 'recipient',
    () => false,
  );
const nothingAfterAnExit = (evidence: Evidence): CheckDone =>
  walked(
    evidence,
    'no mail after an exit, until a cadence is entered',
    ({ kind }) => kind === 'exit',
    ({ kind }) => kind === 'enroll',
  );
const nothingWhileResting = (evidence: Evidence): CheckDone =>
  walked(
    evidence,
    'no mail while a row rests',
    ({ kind }) => kind === 'pause',
    ({ kind }) => kind === 'resume' || kind === 'enroll',
  );

const silentWhileAway = (evidence: Evidence): CheckDone => {
  const people = personById(evidence);
  const absences = evidence.events.filter(
    ({ kind, reason, until }) => kind === 'auto-reply' && reason === 'out-of-office' && until !== undefined,
  );
  const faults = absences.flatMap((absence) => {
    const zone = people.get(absence.prospect ?? '')?.zone ?? sheetZone;
    const resumed = evidence.events.find(
      (event) => event.prospect === absence.prospect && event.at > absence.at && releases(event),
    )?.at;
    return sentOf(evidence)
      .filter(
        (mail) => mail.prospect === absence.prospect && mail.at > absence.at && mail.at < (resumed ?? Number.POSITIVE_INFINITY),
      )
      .filter((mail) => wallClock(mail.at, zone).date <= (absence.until ?? ''))
      .map((mail) => shown(absence, mail));
  });
  return check('no mail to somebody who is away', `${absences.length} absences with a date`, faults);
};

const isHoliday = (date: string, country: string): boolean =>
  holidays.some((holiday) => holiday.date === date && (holiday.country === '' || holiday.country === country));

const insideWindows = (evidence: Evidence): CheckDone => {
  const people = personById(evidence);
  const sent = sentOf(evidence);
  const faults = sent.flatMap((mail) => {
    const person = people.get(mail.prospect ?? '');
    if (person === undefined) return [];
    const clock = wallClock(mail.at, person.zone);
    const { weekdays, minutes } = mail.office === true ? limits.officeHours : limits.windows;
    const inside =
      (weekdays as readonly number[]).includes(clock.weekday) &&
      minutes.some(([from = 0, to = 0]) => clock.minutes >= from && clock.minutes < to) &&
      !isHoliday(clock.date, person.country);
    const wall = `${clock.date} ${Math.floor(clock.minutes / 60)}:${String(clock.minutes % 60).padStart(2, '0')} ${person.zone}`;
    return inside ? [] : [`${wall}: ${shown(mail)}`];
  });
  return check("every mail inside the prospect's own windows, none on a holiday", `${sent.length} mails`, faults);
};

/** Grows evenly from the first day's number to the daily one. */
const capOn = (days: number): number =>
  Math.min(
    limits.dailyCap,
    Math.ceil(limits.firstDayCap + ((limits.dailyCap - limits.firstDayCap) * days) / (limits.rampWeeks * 7)),
  );

const underTheCaps = (evidence: Evidence): CheckDone => {
  const faults: string[] = [];
  for (const rep of reps) {
    const mails = sentOf(evidence).filter(({ owner }) => owner === rep);
    const first = mails[0]?.at ?? 0;
    mails.forEach((mail, index) => {
      const within = mails.slice(0, index + 1).filter(({ at }) => at > mail.at - day).length;
      const cap = capOn(Math.floor((mail.at - first) / day));
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

const onceADay = (evidence: Evidence): CheckDone => perDay(evidence, 'no address twice in one day', 1, (mail) => mail.to ?? '');
const domainCap = (evidence: Evidence): CheckDone =>
  perDay(evidence, 'no company over its cap in one day', limits.domainCap, (mail) =>
    domainOf(mail) === 'gmail.com' ? null : domainOf(mail),
  );

const haltedSenders = (evidence: Evidence): CheckDone => {
  const refusals = evidence.events.filter(({ kind, fault }) => kind === 'bounce' && fault === 'sender');
  const faults = refusals.flatMap((refusal) =>
    sentOf(evidence)
      .filter((mail) => mail.owner === refusal.owner && mail.at > refusal.at && mail.at < refusal.at + day)
      .map((mail) => shown(refusal, mail)),
  );
  return check('a sender whose limit was reached rests for a day', `${refusals.length} refusals`, faults);
};

const switchedOff = (evidence: Evidence): CheckDone => {
  const turns = evidence.events.filter(({ kind }) => kind === 'switch');
  const faults = sentOf(evidence).flatMap((mail) => {
    const last = turns.filter((turn) => turn.owner === mail.owner && turn.at <= mail.at).pop();
    return last?.reason === 'off' ? [shown(last, mail)] : [];
  });
  return check('nothing while a sender is switched off', `${turns.length} switches`, faults);
};

const known = [
  'mime-version',
  'date',
  'message-id',
  'from',
  'to',
  'subject',
  'in-reply-to',
  'references',
  'list-unsubscribe',
  'content-type',
  'content-transfer-encoding',
  'x-next-touch-step',
];

/** Addressee, headers and thread of one mail as the mailbox holds it. */
function mailFaults(evidence: Evidence, { user, mail, event }: Left, held: ReadonlyMap<string, number>): string[] {
  const person = evidence.stage.byAddress.get(mail.to[0]?.address.toLowerCase() ?? '');
  const strange = mail.headers.map(({ name }) => name.toLowerCase()).filter((name) => !known.includes(name));
  const references = mail.references.split(/\s+/).filter((id) => id !== '');
  const follows = mail.inReplyTo !== '' || /^re:/i.test(mail.subject);
  const parent = held.get(mail.inReplyTo);
  const words = [
    mail.to.length === 1 && mail.cc.length + mail.bcc.length === 0 ? '' : 'not one addressee',
    person === undefined || (event.prospect !== undefined && standingOf(evidence.stage, person).id !== event.prospect)
      ? 'wrong addressee'
      : '',
    mail.from.address.toLowerCase() === user ? '' : `from ${mail.from.address}`,
    strange.length === 0 ? '' : `headers ${strange.join(', ')}`,
    new Set(mail.headers.map(({ name }) => name.toLowerCase())).size === mail.headers.length ? '' : 'a header twice',
    !follows || (parent !== undefined && parent < mail.at && references.includes(mail.inReplyTo))
      ? ''
      : 'answers nothing that was sent',
    references.every((id) => held.has(id)) ? '' : 'refers to what the mailbox does not hold',
    event.key === undefined ? 'no key of ours' : '',
    event.step === undefined ? 'the Log does not know it' : '',
  ].filter((each) => each !== '');
  return words.length === 0 ? [] : [`${words.join('; ')}: ${shown(event)}`];
}

const wellFormed = (evidence: Evidence): CheckDone => {
  const held = new Map<string, number>();
  for (const user of evidence.stage.host.users)
    for (const mail of evidence.stage.host.mail.messages(user)) held.set(mail.messageId, mail.at);
  const mails = evidence.stage.left.filter(({ by }) => by === 'product');
  return check(
    'every mail has the right addressee, threads, and no header but ours',
    `${mails.length} mails`,
    mails.flatMap((left) => mailFaults(evidence, left, held)),
  );
};

const noError = ({ failures }: Evidence): CheckDone =>
  check(
    'no run of the bundle ended with an error of its own',
    'all runs',
    failures.map(({ at, as, fn, message }) => `${new Date(at).toISOString()} ${fn} of ${as}: ${message}`),
  );

const enrolledOnly = (evidence: Evidence): CheckDone => {
  const sent = sentOf(evidence);
  const faults = sent.filter(({ enrollment }) => enrollment === undefined).map((mail) => shown(mail));
  return check('no mail to anybody who was not enrolled', `${sent.length} mails`, faults);
};

const all = [
  neverTwice,
  nothingAfterAnAnswer,
  nothingAfterAnOptOut,
  nothingAfterABounce,
  nothingAfterAnExit,
  nothingWhileResting,
  silentWhileAway,
  insideWindows,
  underTheCaps,
  domainCap,
  onceADay,
  haltedSenders,
  switchedOff,
  wellFormed,
  enrolledOnly,
  noError,
];

export const checked = (evidence: Evidence): CheckDone[] => all.map((each) => each(evidence));
