import { wallClock } from './onceTime';
import { type CheckDone, check, type Evidence, personById, sentOf, shown } from './simulateCheck';
import type { SimEvent } from './simulateEvents';
import { sheetZone } from './simulateTeam';

/** Nothing twice, and nothing after a no: looked up in the events alone. */

export const neverTwice = (evidence: Evidence): CheckDone => {
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
  (event.kind === 'outcome' && event.reason !== 'Replied') ||
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

export const nothingAfterAnAnswer = (evidence: Evidence): CheckDone =>
  walked(evidence, 'no mail after an answer, until a person lets it go on', speaks, releases);
export const nothingAfterAnOptOut = (evidence: Evidence): CheckDone =>
  walked(
    evidence,
    'no mail ever after an opt-out, a complaint or a Do Not Contact entry',
    ({ kind, reason }) =>
      kind === 'opt-out' || kind === 'complaint' || kind === 'block' || (kind === 'outcome' && reason === 'Unsubscribed'),
    () => false,
  );
export const nothingAfterABounce = (evidence: Evidence): CheckDone =>
  walked(
    evidence,
    'no mail to an address that bounced',
    ({ kind, fault }) => kind === 'bounce' && fault === 'recipient',
    () => false,
  );
export const nothingAfterAnExit = (evidence: Evidence): CheckDone =>
  walked(
    evidence,
    'no mail after an exit, until a cadence is entered',
    ({ kind }) => kind === 'exit',
    ({ kind }) => kind === 'enroll',
  );
export const nothingWhileResting = (evidence: Evidence): CheckDone =>
  walked(
    evidence,
    'no mail while a row rests',
    ({ kind }) => kind === 'pause',
    ({ kind }) => kind === 'resume' || kind === 'enroll',
  );

export const silentWhileAway = (evidence: Evidence): CheckDone => {
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
