import type { Cadence } from '../cadence';
import { businessDaysBetween, type Instant, isBusinessDay } from '../calendar';
import type { Verdict } from '../decision';
import { type DueTrace, explainTouch } from '../due';
import { openFrom, slotKindOf } from '../slot';
import { pauseOf } from '../vocabulary';
import { civilDayOf } from '../zones';
import { hold } from './pauses';
import { type DecisionRule, dayWords, type Finding, type Situation } from './situation';
import { stepMode, touchOf } from './touch';

/** What to do about the next step of a cadence that runs. */

interface DueStep {
  readonly number: number;
  readonly due: Instant;
  readonly trace: DueTrace;
  readonly cadence: Cadence;
  readonly why: () => string;
}

const dueStep = (situation: Situation): DueStep | null => {
  const { cadence, rules } = situation;
  const next = situation.upcoming();
  if (cadence === null || next?.touch.kind !== 'due') return null;
  const { step, due, trace } = next.touch;
  return { number: step, due, trace, cadence, why: () => explainTouch(next.touch, next.input, rules) };
};

const wait = (reason: string, until: Instant | null): Finding => ({
  verdict: { kind: 'wait', until, forCapacity: false, reason },
  words: reason,
});

/** A step that is due and has begun to wait for capacity keeps that mark, whatever else it waits for meanwhile. */
const waitDue = (
  reason: string,
  until: Instant | null,
  { facts }: Situation,
  forCapacity = facts.waitingForCapacity,
): Finding => ({
  verdict: { kind: 'wait', until, forCapacity, reason },
  words: reason,
});

const businessDaysLate = (due: Instant, { now, zone, off }: Situation): number =>
  businessDaysBetween(civilDayOf(due, zone), civilDayOf(now, zone), off);

/** Business days since then on which nobody was there to do a task. */
const businessDaysAway = (since: Instant, { facts, now, zone, off }: Situation): number => {
  const [from, to] = [civilDayOf(since, zone), civilDayOf(now, zone)];
  return [...(facts.away?.days || [])].filter((day) => day > from && day <= to && isBusinessDay(day, off)).length;
};

const advance = (verdict: Extract<Verdict, { kind: 'advance' }>): Finding => ({ verdict, words: verdict.reason });

/** A task that a person closed counts even while the row is paused: the touch has happened. */
export const taskDone: DecisionRule = {
  rule: 'task closed',
  find: ({ prospect, cadence, facts }) => {
    const done = facts.task?.done ?? null;
    const step = cadence?.steps[prospect.stepsDone];
    if (done === null || step === undefined) return null;
    const isCall = step.touches[0] === 'call' || step.touches[0] === 'voicemail';
    return advance({
      kind: 'advance',
      step: prospect.stepsDone + 1,
      how: done,
      callAttempt: isCall && done !== 'Skipped',
      status: prospect.status === null ? 'Active' : (pauseOf(prospect.status) ?? 'Active'),
      reason: `The task of step ${prospect.stepsDone + 1} was closed: ${done}.`,
    });
  },
};

const silence: DecisionRule = {
  rule: 'all steps done',
  find: (situation) => {
    const next = situation.upcoming();
    return next?.touch.kind === 'done' ? wait('All steps are done; silence decides how it ends.', null) : null;
  },
};

const taskOpen: DecisionRule = {
  rule: 'open task',
  find: (situation) => {
    const { facts, prospect, rules } = situation;
    if (facts.task === null) return null;
    const step = prospect.stepsDone + 1;
    // A row that was enrolled or resumed after the day it was due could not be late before that.
    const due = Math.max(facts.task.due, prospect.since ?? facts.task.due);
    const late = businessDaysLate(due, situation) - businessDaysAway(due, situation);
    if (facts.away?.until != null || late < rules.settings.work.taskLapsesAfter)
      return wait(`The task of step ${step} is on the Work sheet.`, null);
    const reason = `Nobody did the task of step ${step} for ${late} business days: it lapses, and the cadence goes on from today.`;
    return { verdict: { kind: 'lapse', step, reason }, words: reason };
  },
};

const draftOpen: DecisionRule = {
  rule: 'open draft',
  find: ({ facts, prospect }) =>
    facts.draftOpen ? wait(`The draft of step ${prospect.stepsDone + 1} waits to be finished and sent by hand.`, null) : null,
};

const notYet: DecisionRule = {
  rule: 'due date',
  find: (situation) => {
    const step = dueStep(situation);
    if (step === null || situation.now >= step.due) return null;
    // Of ten thousand rows that wait nearly nobody is asked why: the sentence is made where it is read.
    return {
      verdict: {
        kind: 'wait',
        until: step.due,
        forCapacity: false,
        get reason() {
          return step.why();
        },
      },
      get words() {
        return step.why();
      },
    };
  },
};

/** Whose cadence it is must be there to answer: while they are away nothing of theirs begins, mail, draft or task. */
const ownerAway: DecisionRule = {
  rule: 'away',
  find: (situation) => {
    const until = situation.facts.away?.until ?? null;
    if (until === null || dueStep(situation) === null) return null;
    return waitDue(`Due, but its Owner is away until ${dayWords(until)}.`, null, situation);
  },
};

const isEmail = (step: DueStep): boolean => step.cadence.steps[step.number - 1]?.touches[0] === 'email';

const mailbox: DecisionRule = {
  rule: 'mailbox',
  find: (situation) => {
    const step = dueStep(situation);
    const { mail, sending } = situation.facts;
    if (step === null || !isEmail(step)) return null;
    if (mail === null) return waitDue('Due, but only the Owner’s own mailbox writes to them.', null, situation);
    if (!mail.readable)
      return waitDue('Due, but replies cannot be read now, and nothing is sent unless they can.', null, situation);
    const automatic = stepMode(step.number, step.cadence, situation.prospect, situation.rules.settings.work) === 'send';
    return automatic && sending.kind === 'shut' ? waitDue(`Due, but ${sending.words}`, null, situation) : null;
  },
};

/** The day from which an email could have gone: a row enrolled or resumed after its due date is not late before that. */
const couldGoSince = (step: DueStep, { prospect }: Situation): Instant => Math.max(step.due, prospect.since ?? step.due);

const stale: DecisionRule = {
  rule: 'stale email',
  find: (situation) => {
    const step = dueStep(situation);
    const { facts, prospect, rules } = situation;
    const { work } = rules.settings;
    if (step === null || facts.waitingForCapacity || stepMode(step.number, step.cadence, prospect, work) !== 'send') return null;
    const late = businessDaysLate(couldGoSince(step, situation), situation);
    if (late <= work.staleAfter) return null;
    const since = dayWords(step.trace.slot.day);
    return hold(
      'review',
      `Step ${step.number} was due on ${since}, ${late} business days ago: do its words still hold? Resume to send it.`,
      situation,
    );
  },
};

const capacity: DecisionRule = {
  rule: 'capacity and window',
  find: (situation) => {
    const step = dueStep(situation);
    const { facts, rules, now, zone, off } = situation;
    if (step === null || stepMode(step.number, step.cadence, situation.prospect, rules.settings.work) !== 'send') return null;
    const kind = slotKindOf(step.cadence.steps[step.number - 1]!);
    const opens = openFrom(now, kind, rules.slots, zone, off);
    if (opens === null || opens > now) return waitDue('Due, and goes out when the next send window opens.', opens, situation);
    return facts.sending.kind === 'full' ? waitDue(`Due, but ${facts.sending.words}`, null, situation, true) : null;
  },
};

const touch: DecisionRule = {
  rule: 'touch',
  find: (situation) => {
    const step = dueStep(situation);
    if (step === null) return null;
    const why = step.why();
    const { verdict, notes } = touchOf(step.number, step.due, step.cadence, situation, why);
    return { verdict, words: why, notes };
  },
};

export const workRules: readonly DecisionRule[] = [
  silence,
  taskOpen,
  draftOpen,
  notYet,
  ownerAway,
  mailbox,
  stale,
  capacity,
  touch,
];
