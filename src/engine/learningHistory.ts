import type { Instant } from './calendar';
import type { Channel, ExitReason } from './vocabulary';

/** What the journal tells of people, made into one history for each time that somebody was in a cadence. */

/** When of the week a mail went out, on the prospect's wall clock. */
export interface SendSlot {
  /** Monday's first comes first. */
  readonly order: number;
  /** "Tue 08:00–10:00". */
  readonly label: string;
  /** Whether it is a send window; what lies outside them is all hours of a day, and nothing to choose. */
  readonly isWindow: boolean;
}

/** What is known of a mail that went out. */
export interface MailSent {
  /** Key of the template with its version, such as "outbound 1 email · light"; '' where it is not known. */
  readonly template: string;
  /** Mark of its wording, '' where it is not known. */
  readonly wording: string;
  readonly slot: SendSlot | null;
}

export interface Touch {
  readonly at: Instant;
  /** Null for a touch beside the steps. */
  readonly step: number | null;
  readonly channel: Channel | '';
  readonly mail: MailSent | null;
}

/** An answer that the mailbox showed belongs to a mail; one that a person noted may have come on any channel. */
type AnsweredBy = 'mail' | 'person';

export type Happening = { readonly at: Instant; readonly person: string } & (
  | { readonly kind: 'entered'; readonly cadence: string; readonly owner: string }
  /** Enrolling was undone: it was never meant. */
  | { readonly kind: 'undone' }
  | { readonly kind: 'touch'; readonly touch: Touch; readonly owner: string; readonly cadence: string }
  | { readonly kind: 'answer'; readonly by: AnsweredBy }
  | { readonly kind: 'booked' }
  | { readonly kind: 'left'; readonly reason: ExitReason }
  /** They are away, or a colleague of theirs answers: nobody has given them up. */
  | { readonly kind: 'rests'; readonly on: boolean }
);

/** One person's time in one cadence. */
export interface Course {
  readonly person: string;
  readonly cadence: string;
  readonly owner: string;
  readonly began: Instant;
  /** Oldest first. */
  readonly touches: readonly Touch[];
  /** The first answer, and the touch that it answers; null where none came before it. */
  readonly answer: { readonly at: Instant; readonly touch: Touch | null } | null;
  readonly booked: boolean;
  readonly left: { readonly at: Instant; readonly reason: ExitReason } | null;
  readonly rests: boolean;
  /** What this one led to: the next course after a booked meeting or a move onward. Null after giving up. */
  readonly next: Course | null;
}

type Growing = { -readonly [K in keyof Course]: Course[K] } & { touches: Touch[] };

/** Who leaves like this has spoken with somebody. */
const spoken: readonly ExitReason[] = ['Closed-Won', 'Closed-Lost', 'Not Interested', 'Meeting Booked', 'Timeline Pushed 3x'];
/** Who leaves like this goes on elsewhere. */
const onward: readonly ExitReason[] = ['Meeting Booked', 'Advanced'];

/** The last mail before an answer that a mailbox showed; the last touch of all before one that a person noted. */
const answered = (course: Growing, at: Instant, by: AnsweredBy): Touch | null => {
  const before = course.touches.filter((touch) => touch.at <= at && (by === 'person' || touch.channel === 'email'));
  return before[before.length - 1] ?? null;
};

const answer = (course: Growing, at: Instant, by: AnsweredBy): void => {
  course.answer ??= { at, touch: answered(course, at, by) };
};

/** A step's touch counts once: a task that was closed beside the mail that went out is the same touch. */
function touched(course: Growing, touch: Touch): void {
  const same = course.touches.findIndex(({ step, channel }) => step !== null && step === touch.step && channel === touch.channel);
  if (same < 0) course.touches.push(touch);
  else if (course.touches[same]?.mail === null && touch.mail !== null) course.touches[same] = touch;
}

function leave(course: Growing, at: Instant, reason: ExitReason): void {
  if (spoken.includes(reason)) answer(course, at, 'person');
  if (reason === 'Meeting Booked') course.booked = true;
  // Who has left can still be won; everything else about it stays.
  if (course.left === null || reason === 'Closed-Won') course.left = { at, reason };
}

function enter(courses: Growing[], { person, at }: Happening, cadence: string, owner: string): Growing {
  const before = courses[courses.length - 1];
  if (before !== undefined && before.left === null) before.left = { at, reason: 'Advanced' };
  const course: Growing = {
    person,
    cadence,
    owner: owner === '' ? (before?.owner ?? '') : owner,
    began: at,
    touches: [],
    answer: null,
    booked: false,
    left: null,
    rests: false,
    next: null,
  };
  if (before?.left != null && onward.includes(before.left.reason)) before.next = course;
  courses.push(course);
  return course;
}

function undo(courses: Growing[]): void {
  const undone = courses.pop();
  const before = courses[courses.length - 1];
  if (before?.left?.reason === 'Advanced' && before.left.at === undone?.began) before.left = null;
  if (before !== undefined) before.next = null;
}

function happened(courses: Growing[], happening: Happening): void {
  if (happening.kind === 'entered') {
    enter(courses, happening, happening.cadence, happening.owner);
    return;
  }
  if (happening.kind === 'undone') {
    undo(courses);
    return;
  }
  const last = courses[courses.length - 1];
  if (happening.kind === 'touch') {
    // A journal that begins in the middle of things.
    const course = last ?? enter(courses, happening, happening.cadence, happening.owner);
    touched(course, happening.touch);
    if (happening.touch.mail !== null && happening.owner !== '') course.owner = happening.owner;
    return;
  }
  if (last === undefined) return;
  if (happening.kind === 'answer') answer(last, happening.at, happening.by);
  else if (happening.kind === 'left') leave(last, happening.at, happening.reason);
  else if (happening.kind === 'rests') last.rests = happening.on;
  else {
    last.booked = true;
    answer(last, happening.at, 'person');
  }
}

/** Histories out of what happened, which may come in any order; of one instant, the order given counts. */
export function coursesOf(happenings: readonly Happening[]): readonly Course[] {
  const people = new Map<string, Happening[]>();
  for (const happening of happenings) {
    const there = people.get(happening.person);
    if (there === undefined) people.set(happening.person, [happening]);
    else there.push(happening);
  }
  return [...people.values()].flatMap((each): readonly Course[] => {
    const courses: Growing[] = [];
    for (const happening of each.sort((one, other) => one.at - other.at)) happened(courses, happening);
    return courses;
  });
}
