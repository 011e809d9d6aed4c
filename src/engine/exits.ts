import { type Cadence, isDealCadence, isNurture } from './cadence';
import type { CivilDay, Moment } from './calendar';
import { dayOf } from './plan';
import type { ExitSettings } from './settings';
import { type EngagementLevel, type ExitReason, exitReasons, type Outcome, type Pause, pauses, type Status } from './vocabulary';
import type { Zone } from './zones';

/** What ends or pauses a cadence, from the row's own facts. Dates are counted in the sheet's zone. */
export interface ExitFacts {
  readonly cadence: Cadence;
  readonly stepsDone: number;
  readonly lastContact: Moment | null;
  readonly outcome: Outcome | null;
  readonly lastReply: Moment | null;
  readonly timelinePushes: number;
  readonly engagement: EngagementLevel | null;
  readonly today: CivilDay;
  readonly status: Status | null;
}

export interface ExitRules {
  readonly exits: ExitSettings;
  readonly sheetZone: Zone;
}

/** What a rule found, and its words for a person. */
export interface ExitFinding {
  readonly gives: ExitReason | Pause;
  readonly rule: string;
  readonly words: string;
}

type ExitRule = (facts: ExitFacts, rules: ExitRules) => Omit<ExitFinding, 'rule'> | null;

/** Is one moment on or after another? Instants are compared as such, anything else by its date in the sheet's zone. */
const onOrAfter = (moment: Moment, other: Moment, sheetZone: Zone): boolean =>
  moment.kind === 'instant' && other.kind === 'instant'
    ? moment.at >= other.at
    : dayOf(moment, sheetZone) >= dayOf(other, sheetZone);

/** Did they answer what they last heard from us? A reply with no contact on record is an answer, too. */
export const hasAnswered = (lastReply: Moment | null, lastContact: Moment | null, sheetZone: Zone): boolean =>
  lastReply !== null && (lastContact === null || onOrAfter(lastReply, lastContact, sheetZone));

const daysSince = (moment: Moment, facts: ExitFacts, rules: ExitRules): number => facts.today - dayOf(moment, rules.sheetZone);

const isExit = (status: Status): status is ExitReason => (exitReasons as readonly string[]).includes(status);
const isPause = (status: Status): status is Pause => (pauses as readonly string[]).includes(status);

const allDone = ({ cadence, stepsDone }: ExitFacts): boolean => stepsDone >= cadence.steps.length;

const breakupDone = ({ cadence, stepsDone }: ExitFacts): boolean =>
  cadence.steps.slice(0, stepsDone).some((step) => step.ends === 'breakup');

const emailsDone = ({ cadence, stepsDone }: ExitFacts): number =>
  cadence.steps.slice(0, stepsDone).filter((step) => step.touches[0] === 'email').length;

const closesAfterBreakup = ({ steps }: Cadence): boolean =>
  steps[steps.length - 1]?.ends === 'close' && steps.some((step) => step.ends === 'breakup');

/** Silence ends a cadence after its breakup, or where there is none; steps that go on past it are for a close to end. */
const endsInSilence = ({ steps }: Cadence): boolean =>
  steps[steps.length - 1]?.ends === 'breakup' || !steps.some((step) => step.ends === 'breakup');

const ofOutcome: Readonly<Partial<Record<Outcome, ExitReason>>> = {
  Won: 'Closed-Won',
  Lost: 'Closed-Lost',
  'Wrong Person': 'Wrong Person',
  'Not Interested': 'Not Interested',
};

const byOutcome: ExitRule = ({ outcome, cadence }) => {
  if (outcome === null) return null;
  const words = `Outcome says ${outcome}.`;
  if (outcome === 'Booked Demo') return { gives: isDealCadence(cadence) ? 'Meeting Set' : 'Meeting Booked', words };
  const gives = ofOutcome[outcome];
  return gives === undefined ? null : { gives, words };
};

const ghosted: ExitRule = (facts, rules) => {
  const { lastReply, lastContact } = facts;
  if (facts.outcome !== 'Still Interested' || !breakupDone(facts) || lastReply === null || lastContact === null) return null;
  const days = daysSince(lastReply, facts, rules);
  if (!onOrAfter(lastReply, lastContact, rules.sheetZone) || days < rules.exits.ghostedDays) return null;
  return { gives: 'Ghosted', words: `They were still interested after the breakup, and have been silent for ${days} days.` };
};

const replied: ExitRule = ({ status, lastReply, lastContact }, { sheetZone }) => {
  if (status === 'Replied') return { gives: 'Replied', words: 'They replied: resume them when the time has come.' };
  if (status === 'Resumed' || !hasAnswered(lastReply, lastContact, sheetZone)) return null;
  return { gives: 'Replied', words: 'They replied after the last contact.' };
};

const unresponsive: ExitRule = (facts, rules) => {
  const { exits } = rules;
  if (facts.lastContact === null || facts.engagement !== 'Low') return null;
  const emails = emailsDone(facts);
  const days = daysSince(facts.lastContact, facts, rules);
  const patience = allDone(facts) ? exits.unresponsiveDaysAtEnd : exits.unresponsiveDays;
  if (emails < exits.unresponsiveEmails || days < patience) return null;
  return { gives: 'Unresponsive', words: `${emails} emails, nothing opened or clicked, and ${days} days since the last touch.` };
};

const noResponse: ExitRule = (facts, rules) => {
  const { cadence, lastContact, lastReply, status } = facts;
  if (!allDone(facts) || isNurture(cadence) || !endsInSilence(cadence) || lastContact === null) return null;
  const sinceContact = daysSince(lastContact, facts, rules);
  const sinceReply = status === 'Resumed' && lastReply !== null ? daysSince(lastReply, facts, rules) : sinceContact;
  const days = Math.min(sinceContact, sinceReply);
  if (days < rules.exits.noResponseDays) return null;
  return { gives: 'No Response', words: `All steps are done, and there were ${days} days of silence.` };
};

const completed: ExitRule = (facts) => {
  if (!allDone(facts) || !(isNurture(facts.cadence) || closesAfterBreakup(facts.cadence))) return null;
  return { gives: 'Completed', words: `All steps of ${facts.cadence.name} are done.` };
};

/** The first rule that finds something decides. */
const exitRules: readonly (readonly [rule: string, ExitRule])[] = [
  [
    'unsubscribed',
    ({ outcome }) => (outcome === 'Unsubscribed' ? { gives: 'Unsubscribed', words: 'Outcome says Unsubscribed.' } : null),
  ],
  [
    'already out',
    ({ status }) => (status !== null && isExit(status) ? { gives: status, words: `They left with ${status}.` } : null),
  ],
  ['outcome replied', ({ outcome }) => (outcome === 'Replied' ? { gives: 'Replied', words: 'Outcome says Replied.' } : null)],
  ['outcome', byOutcome],
  [
    'timeline pushes',
    ({ timelinePushes }, { exits }) =>
      timelinePushes >= exits.pushes
        ? { gives: 'Timeline Pushed 3x', words: `Their timeline was pushed ${timelinePushes} times.` }
        : null,
  ],
  [
    'paused',
    ({ status }) =>
      status !== null && isPause(status) && status !== 'Replied'
        ? { gives: status, words: `The row is paused: ${status}.` }
        : null,
  ],
  ['ghosted after the breakup', ghosted],
  ['replied', replied],
  ['unresponsive', unresponsive],
  ['no response', noResponse],
  ['completed', completed],
];

/** The first rule that ends or pauses the cadence, with its words; null while it runs. */
export const exitFinding = (facts: ExitFacts, rules: ExitRules): ExitFinding | null => {
  for (const [rule, find] of exitRules) {
    const found = find(facts, rules);
    if (found !== null) return { gives: found.gives, words: found.words, rule };
  }
  return null;
};

/** The Exit Reason or pause that holds for a row; null while its cadence runs. */
export const exitStatus = (facts: ExitFacts, rules: ExitRules): ExitReason | Pause | null =>
  exitFinding(facts, rules)?.gives ?? null;
