import type { Check, SentMail, Turn } from './onceDocument';
import { rowsShown, type Stage, tableOf } from './onceStage';
import { wallClock } from './onceTime';
import type { Happening } from './onceWorld';

/** Everything the checks look at. The product's code takes no part in them. */
export interface Evidence {
  stage: Stage;
  mails: readonly SentMail[];
  world: readonly Happening[];
  exits: readonly Turn[];
  /** Zones by address as the cells said at the start: the story changes one of them for a while. */
  zones: ReadonlyMap<string, string>;
}

const check = (name: string, seen: string, faults: string[]): Check => ({ name, ok: faults.length === 0, seen, faults });

const name = (mail: SentMail): string => `${mail.at} to ${mail.to}: ${mail.subject}`;

const followUpsAnswerTheirParent = ({ mails }: Evidence): Check => {
  const followUps = mails.filter((mail) => mail.inReplyTo !== '' || /^re:/i.test(mail.subject));
  const faults = mails.filter((mail) => !mail.threaded).map((mail) => `${name(mail)} answers ${mail.inReplyTo || 'nothing'}`);
  return check("every follow-up's In-Reply-To is a Message-ID that the mailbox holds", `${followUps.length} follow-ups`, faults);
};

const zoneOf = ({ stage, zones }: Evidence, address: string): string => zones.get(address.toLowerCase()) || stage.host.sheetZone;

/** After a person or a machine spoke, the product waits for a person. */
const nothingAfterTheyAnswered = ({ mails, world }: Evidence): Check => {
  const stops = world.filter(({ what }) => ['reply', 'bounce', 'by hand'].includes(what));
  const faults = stops.flatMap((stop) => {
    const resumed =
      world.find(({ what, who, at }) => what === 'resume' && who === stop.who && at > stop.at)?.at ?? Number.POSITIVE_INFINITY;
    const entered = world.find(
      ({ what, who, at, words }) => what === 'type' && who === stop.who && at > stop.at && words.includes('outcome'),
    )?.at;
    const until = Math.min(resumed, entered ?? Number.POSITIVE_INFINITY);
    return mails
      .filter((mail) => mail.by === 'tick' && mail.to.toLowerCase() === stop.who)
      .filter((mail) => Date.parse(mail.at) > stop.at && Date.parse(mail.at) < until)
      .map((mail) => `${name(mail)} though there was a ${stop.what}`);
  });
  return check('no mail after a reply, a bounce or a hand-written answer', `${stops.length} such answers`, faults);
};

const silentWhileAway = (evidence: Evidence): Check => {
  const absences = evidence.world.flatMap(({ what, who, at, words }) => {
    const until = /until (\d{4}-\d{2}-\d{2})/.exec(words)?.[1];
    return what === 'away' && until !== undefined ? [{ who, at, until }] : [];
  });
  const faults = absences.flatMap(({ who, at, until }) =>
    evidence.mails
      .filter((mail) => mail.by === 'tick' && mail.to.toLowerCase() === who && Date.parse(mail.at) > at)
      .filter((mail) => wallClock(Date.parse(mail.at), zoneOf(evidence, who)).date <= until)
      .map((mail) => `${name(mail)} though they are away until ${until}`),
  );
  return check('no mail to somebody who is out of office', `${absences.length} absences with a date`, faults);
};

const nothingAfterAnExit = ({ mails, exits }: Evidence): Check => {
  const faults = exits.flatMap((exit) =>
    mails
      .filter((mail) => mail.to.toLowerCase() === exit.who && mail.by === 'tick' && mail.at > exit.at)
      .filter((mail) => mail.cadence === exit.cadence || exit.what === 'Unsubscribed' || exit.what === 'Bounced')
      .map((mail) => `${name(mail)} (${mail.cadence}) after ${exit.what}`),
  );
  return check('no mail of a cadence after its exit, none at all after an opt-out or a bounce', `${exits.length} exits`, faults);
};

const onceADay = (evidence: Evidence): Check => {
  const days = new Map<string, SentMail[]>();
  for (const mail of evidence.mails.filter(({ by }) => by !== 'person')) {
    const key = `${mail.to.toLowerCase()} ${wallClock(Date.parse(mail.at), zoneOf(evidence, mail.to)).date}`;
    days.set(key, [...(days.get(key) ?? []), mail]);
  }
  const faults = [...days]
    .filter(([, mails]) => mails.length > 1)
    .map(([key, mails]) => `${key}: ${mails.map(name).join(' and ')}`);
  return check('no address twice in one day', `${days.size} days with a mail`, faults);
};

/** Minutes since midnight; `to` is not included. */
const windows = {
  plain: {
    days: [2, 3, 4],
    hours: [
      [480, 600],
      [780, 900],
    ],
  },
  office: { days: [1, 2, 3, 4, 5], hours: [[480, 1020]] },
} as const;

const insideWindows = (evidence: Evidence): Check => {
  const office = new Set(
    tableOf(evidence.stage.host, 'Cadences')
      .filter((line) => line.Hours?.trim().toLowerCase() === 'office')
      .map((line) => `${line['Sequence Name']} ${line.Step}`),
  );
  const automatic = evidence.mails.filter(({ by }) => by === 'tick');
  const faults = automatic.flatMap((mail) => {
    const clock = wallClock(Date.parse(mail.at), zoneOf(evidence, mail.to));
    const window = office.has(`${mail.cadence} ${mail.step}`) ? windows.office : windows.plain;
    const inside =
      (window.days as readonly number[]).includes(clock.weekday) &&
      window.hours.some(([from, to]) => clock.minutes >= from && clock.minutes < to);
    return inside
      ? []
      : [`${name(mail)} left on weekday ${clock.weekday} at minute ${clock.minutes} of ${zoneOf(evidence, mail.to)}`];
  });
  return check("every automatic mail inside the prospect's own send windows", `${automatic.length} automatic mails`, faults);
};

/** A mail that nobody enrolled would be the worst of all. */
const onlyToTheEnrolled = (evidence: Evidence): Check => {
  const enrolled = new Set(
    rowsShown(evidence.stage)
      .filter(({ text }) => text('sequenceName') !== '')
      .flatMap(
        ({ text }) => `${text('email')} ${text('stakeholderRoles')}`.toLowerCase().match(/[^\s<>;,"]+@[^\s<>;,"]+/g) ?? [],
      ),
  );
  const faults = evidence.mails.filter((mail) => !enrolled.has(mail.to.toLowerCase())).map(name);
  return check(
    'mail only to people who were enrolled',
    `${new Set(evidence.mails.map((mail) => mail.to)).size} addresses`,
    faults,
  );
};

const all = [
  followUpsAnswerTheirParent,
  nothingAfterTheyAnswered,
  silentWhileAway,
  nothingAfterAnExit,
  onceADay,
  insideWindows,
  onlyToTheEnrolled,
];

export const runChecks = (evidence: Evidence): Check[] => all.map((each) => each(evidence));
