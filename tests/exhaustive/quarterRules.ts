import type { Hours, Quarter, QuarterEvent, QuarterMail } from './quarterFiles';

/** Rules of a quarter, each told apart from the product: clocks by Intl, mails by their raw headers, what happened by the events. */
type Rule = (quarter: Quarter) => string[];

const day = 86_400_000;
const instant = ({ at }: { readonly at: string }): number => Date.parse(at);
const headersOf = (mail: QuarterMail, name: string): string[] =>
  mail.headers.filter(([own]) => own === name).map(([, value]) => value);
const headerOf = (mail: QuarterMail, name: string): string => headersOf(mail, name)[0] ?? '';
const addressIn = (text: string): string => (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();
const sentOf = ({ events }: Quarter): QuarterEvent[] => events.filter(({ kind }) => kind === 'sent');
const told = (event: QuarterEvent): string =>
  `${event.at} ${event.kind} ${event.prospect ?? ''} ${event.file ?? event.reason ?? ''}`.trim();

/** The run of the trigger in which something was sent: what had happened before it began could be known. */
const beganOf = (quarter: Quarter): ((event: QuarterEvent) => number) => {
  const runs = new Map<string, { from: number; to: number }[]>();
  for (const each of quarter.events) {
    if (each.kind !== 'tick' || each.owner === undefined) continue;
    const list = runs.get(each.owner) ?? [];
    runs.set(each.owner, list);
    list.push({ from: instant(each), to: Date.parse(each.until ?? each.at) });
  }
  return (event) => {
    const at = instant(event);
    const run = runs.get(event.owner ?? '')?.findLast(({ from, to }) => from <= at && at <= to + 1000);
    return run?.from ?? at;
  };
};

const everyFileHasItsEvent: Rule = (quarter) => {
  const events = new Map(sentOf(quarter).map((event) => [event.file, event]));
  return [
    ...quarter.mails.flatMap((mail) => {
      const event = events.get(mail.file);
      if (event === undefined) return [`${mail.file} is told of by no event`];
      const apart = Math.abs(Date.parse(headerOf(mail, 'date')) - instant(event));
      const wrong = [];
      if (apart > 1500) wrong.push(`${mail.file} is dated ${headerOf(mail, 'date')}, its event ${event.at}`);
      if (headerOf(mail, 'message-id') !== event.messageId) wrong.push(`${mail.file} has another Message-ID than its event`);
      return wrong;
    }),
    ...(events.size === quarter.mails.length ? [] : [`${events.size} mails are told of, ${quarter.mails.length} were written`]),
  ];
};

const neverTwice: Rule = (quarter) => {
  const seen = new Map<string, QuarterEvent>();
  return [...sentOf(quarter), ...quarter.events.filter(({ kind, step }) => kind === 'by-hand' && step !== undefined)].flatMap(
    (event) => {
      const key = [event.prospect, event.enrollment, event.step, event.touch, event.role ?? ''].join('|');
      const before = seen.get(key);
      seen.set(key, event);
      return before === undefined || event.step === undefined ? [] : [`${told(event)} had gone out before: ${told(before)}`];
    },
  );
};

/** What ends writing to somebody for good, what a cadence may go on after, and what a person must let go on. */
const forGood = (event: QuarterEvent): boolean => event.kind === 'opt-out' || event.kind === 'complaint';
const stops = (event: QuarterEvent): boolean =>
  (event.kind === 'reply' && event.by === 'world') ||
  event.kind === 'exit' ||
  event.kind === 'pause' ||
  (event.kind === 'bounce' && event.fault === 'recipient');
const frees = (event: QuarterEvent): boolean => event.kind === 'resume' || event.kind === 'enroll';

const neverAfterANo: Rule = (quarter) => {
  const began = beganOf(quarter);
  const byProspect = new Map<string, QuarterEvent[]>();
  for (const event of quarter.events)
    if (event.prospect !== undefined) byProspect.set(event.prospect, [...(byProspect.get(event.prospect) ?? []), event]);
  return sentOf(quarter).flatMap((mail) => {
    const knownUntil = began(mail);
    let stopped: QuarterEvent | null = null;
    for (const event of byProspect.get(mail.prospect ?? '') ?? []) {
      if (instant(event) >= knownUntil) break;
      if (forGood(event)) stopped = event;
      else if (stopped !== null && forGood(stopped)) continue;
      else if (stops(event)) stopped = event;
      else if (frees(event)) stopped = null;
    }
    return stopped === null ? [] : [`${told(mail)} went out after ${told(stopped)}`];
  });
};

const neverToWhoIsAway: Rule = (quarter) => {
  const began = beganOf(quarter);
  return sentOf(quarter).flatMap((mail) => {
    const before = quarter.events.filter(({ prospect, at }) => prospect === mail.prospect && Date.parse(at) < began(mail));
    const away = before.findLast(({ kind, until }) => kind === 'auto-reply' && until !== undefined);
    if (away === undefined || before.slice(before.indexOf(away)).some(frees)) return [];
    return mail.at.slice(0, 10) < away.until!.slice(0, 10) ? [`${told(mail)} went to somebody away until ${away.until}`] : [];
  });
};

const clocks = new Map<string, Intl.DateTimeFormat>();
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const wallOf = (zone: string, at: number): { weekday: number; minute: number; date: string } => {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(zone, clock);
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    weekday: weekdays.indexOf(parts.weekday ?? '') + 1,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
    date: `${parts.year}-${parts.month}-${parts.day}`,
  };
};

const civil = (zone: string, at: number): number => Date.parse(wallOf(zone, at).date) / day;

const isOpen = ({ weekdays: days, minutes }: Hours, wall: { weekday: number; minute: number }): boolean =>
  days.includes(wall.weekday) && minutes.some(([from, to]) => from <= wall.minute && wall.minute < to);

const insideTheWindows: Rule = (quarter) => {
  const people = new Map(quarter.prospects.map((each) => [each.id, each]));
  return sentOf(quarter).flatMap((mail) => {
    const person = people.get(mail.prospect ?? '');
    if (person === undefined) return [`${told(mail)} went to nobody of the file`];
    const wall = wallOf(person['Time Zone'] || quarter.team.sheetZone, instant(mail));
    const holiday = quarter.holidays.find(
      ({ Date: date, Country: country }) => date === wall.date && (country === '' || country === person.country),
    );
    if (holiday !== undefined) return [`${told(mail)} went out on ${holiday.Name}`];
    return isOpen(mail.office === true ? quarter.team.officeHours : quarter.team.windows, wall)
      ? []
      : [`${told(mail)} went out at weekday ${wall.weekday}, minute ${wall.minute} in ${person['Time Zone']}`];
  });
};

/** More than so many of one kind within any 24 hours. */
const tooMany = (mails: readonly QuarterEvent[], most: (last: number) => number, kind: string): string[] => {
  const times = mails.map(instant).sort((a, b) => a - b);
  for (let last = 0, first = 0; last < times.length; last++) {
    while (times[last]! - times[first]! >= day) first += 1;
    if (last - first + 1 > most(times[last]!))
      return [`${last - first + 1} mails ${kind} within 24 hours until ${new Date(times[last]!).toISOString()}`];
  }
  return [];
};

const domainOf = (event: QuarterEvent): string => (event.to ?? '').split('@')[1] ?? '';
const grouped = (events: readonly QuarterEvent[], of: (event: QuarterEvent) => string): Map<string, QuarterEvent[]> => {
  const groups = new Map<string, QuarterEvent[]>();
  for (const event of events) groups.set(of(event), [...(groups.get(of(event)) ?? []), event]);
  return groups;
};

const underTheCaps: Rule = (quarter) => {
  const { team } = quarter;
  const mails = sentOf(quarter);
  const bySender = [...grouped(mails, ({ owner }) => owner ?? '')].flatMap(([sender, own]) => {
    const begun = civil(team.sheetZone, Math.min(...own.map(instant)));
    const rise = (team.dailyCap - team.firstDayCap) / (team.rampWeeks * 7);
    const capOn = (at: number): number =>
      Math.min(team.dailyCap, team.firstDayCap + Math.ceil(rise * (civil(team.sheetZone, at) - begun)));
    return tooMany(own, capOn, `of ${sender}`);
  });
  const companies = new Set(
    quarter.prospects.map(({ Email }) => (Email ?? '').split('@')[1] ?? '').filter((domain) => /^firm/.test(domain)),
  );
  /** The day on the team's own wall. */
  const dated = (event: QuarterEvent, what: string): string => `to ${what} on ${wallOf(team.sheetZone, instant(event)).date}`;
  const over = (groups: Map<string, QuarterEvent[]>, most: number): string[] =>
    [...groups].flatMap(([what, own]) => (own.length > most ? [`${own.length} mails ${what}`] : []));
  const toCompanies = mails.filter((event) => companies.has(domainOf(event)));
  const byDomain = over(
    grouped(toCompanies, (event) => dated(event, domainOf(event))),
    team.domainCap,
  );
  const byAddress = over(
    grouped(mails, (event) => dated(event, event.to ?? '')),
    1,
  );
  return [...bySender, ...byDomain, ...byAddress];
};

const ours = new Set([
  'mime-version',
  'from',
  'to',
  'reply-to',
  'subject',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'x-next-touch-step',
  'content-type',
  'content-transfer-encoding',
  'date',
  'message-id',
  'in-reply-to',
  'references',
]);

const cleanHeaders: Rule = (quarter) => {
  const addresses = new Set(quarter.prospects.map(({ Email }) => addressIn(Email ?? '')));
  const known = new Set([...quarter.mails, ...quarter.byHand].map((mail) => headerOf(mail, 'message-id')));
  const events = new Map(sentOf(quarter).map((event) => [event.file, event]));
  const heard = new Set(quarter.events.flatMap(({ messageId }) => messageId ?? []));
  return quarter.mails.flatMap((mail) => {
    const wrong: string[] = [];
    for (const [name] of mail.headers) if (!ours.has(name)) wrong.push(`${mail.file} carries a header "${name}"`);
    for (const name of ours) if (headersOf(mail, name).length > 1) wrong.push(`${mail.file} carries "${name}" twice`);
    const to = addressIn(headerOf(mail, 'to'));
    if (!addresses.has(to) || /[,;]/.test(headerOf(mail, 'to').replace(/"[^"]*"/g, '')))
      wrong.push(`${mail.file} is addressed to ${headerOf(mail, 'to')}`);
    if (to !== events.get(mail.file)?.to?.toLowerCase())
      wrong.push(`${mail.file} is addressed to ${to}, its event to ${events.get(mail.file)?.to}`);
    if (!quarter.team.senders.includes(addressIn(headerOf(mail, 'from'))))
      wrong.push(`${mail.file} is from ${headerOf(mail, 'from')}`);
    const answered = headerOf(mail, 'in-reply-to');
    const chain = headerOf(mail, 'references').match(/<[^<>]+>/g) ?? [];
    if (answered !== '' && !known.has(answered) && !heard.has(answered))
      wrong.push(`${mail.file} answers ${answered}, which nobody sent`);
    if (answered !== '' && chain.at(-1) !== answered) wrong.push(`${mail.file}: References does not end with what it answers`);
    return wrong;
  });
};

const rules: Readonly<Record<string, Rule>> = {
  everyFileHasItsEvent,
  neverTwice,
  neverAfterANo,
  neverToWhoIsAway,
  insideTheWindows,
  underTheCaps,
  cleanHeaders,
};

/** Sentences about what is wrong with a quarter, each with the name of its rule. */
export const judgeQuarter = (quarter: Quarter): string[] =>
  Object.entries(rules).flatMap(([name, rule]) => rule(quarter).map((words) => `${name}: ${words}`));
