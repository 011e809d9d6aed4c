import { type Instant, msPerDay } from './calendar';
import { difference, type Interval, type Share } from './intervals';
import type { Course, MailSent, Touch } from './learningHistory';
import type { ExitReason } from './vocabulary';

/** What a team can learn from its own journal: counts, and comparisons that only speak where chance is ruled out. */

/** A share of fewer is not told, and not compared. */
export const enoughForShare = 30;
/** Days that an answer has time to come: younger touches are in no share, neither answered nor not. */
export const daysToAnswer = 7;
/** Days without a touch after which somebody who never left was given up all the same. */
export const daysUntilGivenUp = 30;
const level = 0.95;
/** Counts by number of touches end with "so many or more". */
const mostTouches = 5;

export interface Scope {
  readonly now: Instant;
  /** Only what happened since. */
  readonly since: Instant;
  /** Of what is to be counted: one cadence, one owner. */
  readonly counts: (course: Course) => boolean;
  /** Cadences that let a month pass between two touches: silence in them says nothing, and nobody is given up. */
  readonly isSlow: (cadence: string) => boolean;
}

/** Touches of one kind, and how many of them were answered. */
export interface Tally extends Share {
  readonly cadence: string;
  readonly step: number;
  readonly channel: string;
  readonly mail: MailSent;
}

/** Two kinds of mails held against each other. */
export interface Comparison {
  readonly one: Tally;
  readonly other: Tally;
  /** Of `one` less `other`, wide enough for all comparisons made at once. */
  readonly difference: Interval;
  /** Whether it leaves zero out. */
  readonly differs: boolean;
}

export interface Learned {
  /** People, each once: who entered, was touched, answered, booked, was won. Whoever came further counts before that, too. */
  readonly funnel: readonly [entered: number, touched: number, answered: number, booked: number, won: number];
  readonly exits: readonly { readonly reason: ExitReason; readonly count: number }[];
  /** First answers by the number of touches before them: 1, 2, 3, 4, 5 or more. */
  readonly touchesBefore: readonly number[];
  /** People given up without an answer, by the number of touches they had: 1, 2, 3, 4, 5 or more. */
  readonly givenUp: readonly number[];
  readonly steps: readonly Tally[];
  readonly slots: readonly Tally[];
  readonly wordings: readonly Tally[];
  /** The same step's mails at two times of the week. */
  readonly slotsCompared: readonly Comparison[];
  /** Two wordings of one message, while both were in use. */
  readonly wordingsCompared: readonly Comparison[];
}

/** One touch that could be answered. */
interface Try extends Omit<Tally, keyof Share> {
  readonly at: Instant;
  readonly answered: boolean;
}

const noMail: MailSent = { template: '', wording: '', slot: null };

const groupedBy = <T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const there = groups.get(keyOf(item));
    if (there === undefined) groups.set(keyOf(item), [item]);
    else there.push(item);
  }
  return [...groups.values()];
};

const tally = (tries: readonly Try[]): Tally[] => {
  const [first] = tries;
  if (first === undefined) return [];
  const { cadence, step, channel, mail } = first;
  return [{ cadence, step, channel, mail, of: tries.length, hits: tries.filter(({ answered }) => answered).length }];
};

/** The mail that never reached them is no try: the last one before an address proved wrong. */
const cameBack = ({ left, touches }: Course): Touch | null =>
  left?.reason === 'Bounced' ? (touches.filter(({ mail }) => mail !== null).pop() ?? null) : null;

/** Every touch of a step that had its time to be answered, up to the first answer: what is written to who answered is another matter. */
const triesOf = (course: Course, { now, since }: Scope): Try[] => {
  const lost = cameBack(course);
  return course.touches.flatMap((touch): Try[] => {
    const { at, step, channel, mail } = touch;
    if (step === null || touch === lost || at < since || at > now - daysToAnswer * msPerDay) return [];
    if (course.answer !== null && at > course.answer.at) return [];
    return [{ at, cadence: course.cadence, step, channel, mail: mail ?? noMail, answered: course.answer?.touch === touch }];
  });
};

const stageOf = (course: Course): number => {
  const own =
    course.left?.reason === 'Closed-Won' ? 4 : course.booked ? 3 : course.answer !== null ? 2 : course.touches.length > 0 ? 1 : 0;
  return course.next === null ? own : Math.max(own, stageOf(course.next));
};

function funnelOf(courses: readonly Course[]): Learned['funnel'] {
  const furthest = new Map<string, number>();
  for (const course of courses) furthest.set(course.person, Math.max(furthest.get(course.person) ?? 0, stageOf(course)));
  const reached = [0, 0, 0, 0, 0] as [number, number, number, number, number];
  for (const stage of furthest.values()) for (let each = 0; each <= stage; each++) reached[each] = (reached[each] ?? 0) + 1;
  return reached;
}

/** Counts of 1, 2, … and so many or more; none is counted nowhere. */
function byTouches(numbers: readonly number[]): readonly number[] {
  const counts = Array.from({ length: mostTouches }, () => 0);
  for (const number of numbers) {
    const place = Math.min(number, mostTouches) - 1;
    if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** Reasons that end a cadence because nobody answered. */
const silence: readonly ExitReason[] = ['No Response', 'Unresponsive', 'Completed', 'Ghosted'];

/** When somebody who never answered was given up; null where nobody did that. */
function givenUpAt({ touches, answer, left, rests }: Course, now: Instant): Instant | null {
  const last = touches[touches.length - 1];
  if (answer !== null || last === undefined) return null;
  if (left !== null) return silence.includes(left.reason) ? left.at : null;
  const lying = last.at + daysUntilGivenUp * msPerDay;
  return rests || lying > now ? null : lying;
}

/** Every pair of a group that is large enough, the better one first. */
const pairsOf = (tallies: readonly Tally[]): readonly (readonly [Tally, Tally])[] =>
  tallies.flatMap((one, index) =>
    tallies
      .slice(index + 1)
      .filter((other) => one.of >= enoughForShare && other.of >= enoughForShare)
      .map((other) => (one.hits / one.of >= other.hits / other.of ? ([one, other] as const) : ([other, one] as const))),
  );

/** Who looks at many pairs finds one that differs by chance: the level is shared out among them (Bonferroni). */
function compared(pairs: readonly (readonly [Tally, Tally])[]): readonly Comparison[] {
  const each = 1 - (1 - level) / Math.max(1, pairs.length);
  return pairs.map(([one, other]) => {
    const interval = difference(one, other, each);
    return { one, other, difference: interval, differs: interval.low > 0 || interval.high < 0 };
  });
}

const earliest = (tries: readonly Try[]): Instant =>
  tries.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
const latest = (tries: readonly Try[]): Instant => tries.reduce((most, { at }) => Math.max(most, at), Number.NEGATIVE_INFINITY);

/** Wordings are held against each other for the time in which both went out: what one did before the other came proves nothing. */
function sideBySide(wordings: readonly (readonly Try[])[]): readonly (readonly [Tally, Tally])[] {
  return wordings.flatMap((one, index) =>
    wordings.slice(index + 1).flatMap((other) => {
      const from = Math.max(earliest(one), earliest(other));
      const to = Math.min(latest(one), latest(other));
      const both = [one, other].flatMap((tries) => tally(tries.filter(({ at }) => at >= from && at <= to)));
      return pairsOf(both);
    }),
  );
}

const byOrder = (one: Tally, other: Tally): number => (one.mail.slot?.order ?? 0) - (other.mail.slot?.order ?? 0);

/** The most used cadence first, then step by step. */
const bySteps = (tries: readonly Try[]): ((one: Tally, other: Tally) => number) => {
  const counts = new Map<string, number>();
  for (const { cadence } of tries) counts.set(cadence, (counts.get(cadence) ?? 0) + 1);
  return (one, other) =>
    (counts.get(other.cadence) ?? 0) - (counts.get(one.cadence) ?? 0) ||
    one.cadence.localeCompare(other.cadence) ||
    one.step - other.step ||
    one.mail.template.localeCompare(other.mail.template);
};

const stepKey = ({ cadence, step }: Try): string => `${cadence}|${step}`;

/** Counts what the histories say within a scope. */
export function learn(courses: readonly Course[], scope: Scope): Learned {
  const counted = courses.filter(scope.counts);
  const inTime = (at: Instant): boolean => at >= scope.since;
  const tries = counted.flatMap((course) => triesOf(course, scope));
  const slotted = tries.filter(({ mail }) => mail.slot !== null);
  const worded = tries.filter(({ mail }) => mail.wording !== '');
  const tallies = (of: readonly Try[], keyOf: (each: Try) => string): Tally[] => groupedBy(of, keyOf).flatMap(tally);
  const inOrder = bySteps(tries);
  const leavings = counted.flatMap(({ left }) => (left !== null && inTime(left.at) ? [left.reason] : []));
  return {
    funnel: funnelOf(counted.filter(({ began }) => inTime(began))),
    exits: groupedBy(leavings, (reason) => reason)
      .flatMap((group) => group.slice(0, 1).map((reason) => ({ reason, count: group.length })))
      .sort((one, other) => other.count - one.count),
    touchesBefore: byTouches(
      counted.flatMap(({ answer, touches }) =>
        answer !== null && inTime(answer.at) ? [touches.filter(({ at }) => at <= answer.at).length] : [],
      ),
    ),
    givenUp: byTouches(
      counted.flatMap((course) => {
        const at = scope.isSlow(course.cadence) ? null : givenUpAt(course, scope.now);
        return at !== null && inTime(at) ? [course.touches.length] : [];
      }),
    ),
    steps: tallies(tries, (each) => `${stepKey(each)}|${each.channel}`).sort(inOrder),
    slots: tallies(slotted, ({ mail }) => mail.slot?.label ?? '').sort(byOrder),
    wordings: tallies(worded, ({ mail }) => `${mail.template}|${mail.wording}`).sort(inOrder),
    slotsCompared: compared(
      groupedBy(
        slotted.filter(({ mail }) => mail.slot?.isWindow),
        stepKey,
      ).flatMap((step) => pairsOf(tallies(step, ({ mail }) => mail.slot?.label ?? ''))),
    ),
    wordingsCompared: compared(
      groupedBy(worded, ({ mail }) => mail.template).flatMap((message) =>
        sideBySide(groupedBy(message, ({ mail }) => mail.wording)),
      ),
    ),
  };
}
