import { addBusinessDays, businessDayFrom, type CivilDay, type Instant } from '../calendar';
import { addDays } from '../dayCount';
import type { OutcomeEffect, PauseCause, Verdict } from '../decision';
import { type Pause, pauseOf } from '../vocabulary';
import { startOfDay } from '../zones';
import { type DecisionRule, dayWords, type Finding, isRunning, remainingDays, type Situation, sheetDay } from './situation';

type PauseOptions = Partial<Pick<Extract<Verdict, { kind: 'pause' }>, 'effect' | 'lastReply' | 'needsYou' | 'suggests'>> & {
  until?: CivilDay | null;
};

export const pause = (
  kind: Exclude<Pause, 'Held'>,
  cause: PauseCause,
  words: string,
  situation: Situation,
  { until = null, effect = null, lastReply = null, suggests = null, needsYou = '' }: PauseOptions = {},
): Finding => ({
  verdict: {
    kind: 'pause',
    pause: kind,
    kept: { cause, until, remaining: remainingDays(situation) },
    effect,
    lastReply,
    suggests,
    reason: words,
    needsYou,
  },
  words,
});

export const hold = (cause: 'data' | 'review' | 'colleague', words: string, situation: Situation): Finding => ({
  verdict: { kind: 'hold', kept: { cause, until: null, remaining: remainingDays(situation) }, reason: words, needsYou: words },
  words,
});

const rest = (reason: string): Finding => ({ verdict: { kind: 'none', reason }, words: reason });

/** The first day of going on, at least a day away, so that nothing bursts out on the day of the return. */
const resumption = (situation: Situation): CivilDay | null => {
  const { cadence, off, today } = situation;
  const remaining = remainingDays(situation);
  return cadence === null ? null : addDays(today, Math.max(remaining || 0, 1), cadence.days, off);
};

export const resume = (words: string, situation: Situation): Finding => ({
  verdict: { kind: 'resume', notBefore: resumption(situation), reason: words },
  words,
});

const withEffect = (
  outcome: OutcomeEffect['outcome'],
  timelinePushes: number | null,
  lastReply: Instant | null,
): OutcomeEffect => ({
  outcome,
  timelinePushes,
  lastReply,
});

const outcomeReplied: DecisionRule = {
  rule: 'outcome replied',
  find: (situation) => {
    if (situation.prospect.outcome !== 'Replied') return null;
    const effect = withEffect('Replied', null, situation.now);
    return pause('Replied', 'reply', 'They replied by phone or LinkedIn.', situation, {
      effect,
      lastReply: situation.now,
      needsYou: 'They replied: answer them, then resume or close.',
    });
  },
};

const followUpDay = (situation: Situation): CivilDay | null => {
  const { prospect, today } = situation;
  const day = prospect.followUpOn === null ? null : sheetDay(prospect.followUpOn, situation);
  return day === null || day <= today ? null : day;
};

/** A day that has passed is most often left from last time. */
const askFollowUp = (situation: Situation): string => {
  const { followUpOn } = situation.prospect;
  return followUpOn === null
    ? 'When to come back to them? Fill Follow Up On with a day to come.'
    : `When to come back to them? Follow Up On says ${dayWords(sheetDay(followUpOn, situation))}, which is no day to come. Fill Follow Up On anew.`;
};

const outcomeWaits: DecisionRule = {
  rule: 'follow up later',
  find: (situation) => {
    const { outcome, timelinePushes } = situation.prospect;
    if (outcome !== 'Timeline Pushed' && outcome !== 'Later') return null;
    const until = followUpDay(situation);
    const effect = withEffect(outcome, outcome === 'Later' ? null : timelinePushes + 1, null);
    const words = until === null ? 'They asked for a later time.' : `They asked for a later time: back on ${dayWords(until)}.`;
    const needsYou = until === null ? askFollowUp(situation) : '';
    return pause('Paused', 'follow up', words, situation, { until, effect, needsYou });
  },
};

/** A quoted sentence that has its own end needs no second one. */
const ended = (words: string): string => (/[.!?…]"$/.test(words) ? words : `${words}.`);

const replied: DecisionRule = {
  rule: 'a reply',
  find: (situation) => {
    const reply = situation.facts.mail?.reply ?? null;
    if (reply === null) return null;
    return pause('Replied', 'reply', `They replied: ${reply.words}`, situation, {
      lastReply: reply.at,
      suggests: reply.suggests ?? null,
      needsYou: `They replied: ${ended(reply.words)} Answer them, then resume or close.`,
    });
  },
};

const tookOver: DecisionRule = {
  rule: 'taken over by hand',
  find: (situation) => {
    const sign = situation.facts.mail?.tookOver ?? null;
    if (sign === null || !isRunning(situation)) return null;
    return pause('Paused', 'took over', `The Owner wrote to them by hand: ${sign.words}`, situation, {
      needsYou: 'You wrote to them yourself: resume the cadence when it should go on.',
    });
  },
};

const outOfOffice: DecisionRule = {
  rule: 'out of office',
  find: (situation) => {
    const { facts, prospect, today, off, rules } = situation;
    const away = facts.mail?.outOfOffice ?? null;
    if (away === null || !(isRunning(situation) || prospect.status === 'Out of Office')) return null;
    const until =
      away.returns === null
        ? addBusinessDays(today, rules.settings.work.outOfOfficeDays, off)
        : businessDayFrom(away.returns + 1, off);
    if (
      until === null ||
      until <= Math.max(today, prospect.status === 'Out of Office' ? (prospect.pause?.until ?? today) : today)
    ) {
      return null;
    }
    return pause('Out of Office', 'absence', `They are out of office; back to them on ${dayWords(until)}.`, situation, { until });
  },
};

/** When this start began: what a colleague said before it was known to whoever made it. */
const beganAt = ({ prospect, rules }: Situation): Instant => {
  if (prospect.since !== null) return prospect.since;
  const { anchor } = prospect;
  if (anchor === null) return Number.NEGATIVE_INFINITY;
  return anchor.kind === 'instant' ? anchor.at : startOfDay(anchor.day, rules.sheetZone);
};

const colleague: DecisionRule = {
  rule: 'a colleague replied',
  find: (situation) => {
    const { facts, rules } = situation;
    const sign = facts.colleagueReplied;
    if (sign === null || !rules.settings.work.pauseColleagues || !isRunning(situation)) return null;
    if (sign.at <= beganAt(situation)) return null;
    return hold(
      'colleague',
      `${sign.who} of the same company replied: resume this person if they should still hear from you.`,
      situation,
    );
  },
};

/** Pauses that end on a date, by status and what began them. A meeting typed into the row needs no State to be understood. */
const timedCauseOf = ({ prospect }: Situation): 'absence' | 'meeting' | 'follow up' | null => {
  const cause = prospect.pause?.cause;
  if (prospect.status === 'Out of Office') return 'absence';
  if (prospect.status === 'Meeting Set') return 'meeting';
  return prospect.status === 'Paused' && cause === 'follow up' ? cause : null;
};

/** Until the day of the meeting; a cell that is blank, or still names the last meeting, says nothing about the next one. */
export const meetingEnd = (situation: Situation): { readonly until: CivilDay | null; readonly needsYou: string } => {
  const { prospect, today } = situation;
  const day = prospect.meetingDate === null ? null : sheetDay(prospect.meetingDate, situation);
  if (day === null) return { until: null, needsYou: 'When is the meeting? Fill Meeting Date.' };
  if (day >= today) return { until: day, needsYou: '' };
  return {
    until: null,
    needsYou: `When is the meeting? Meeting Date says ${dayWords(day)}, which has passed. Fill Meeting Date anew.`,
  };
};

/**
 * A pause that a person typed into Status keeps what remains of the gap, as any other: it is noted as soon as it is seen.
 * Out of office without a date lasts as long as one that names none; a meeting lasts until its date.
 */
export const byHand: DecisionRule = {
  rule: 'paused by hand',
  find: (situation) => {
    const { prospect, today, off, rules } = situation;
    const kind = prospect.status === null ? null : pauseOf(prospect.status);
    if (kind === null || prospect.pause !== null || prospect.problems.some(({ holds }) => holds === 'all')) return null;
    const words = `Status says ${kind}.`;
    if (kind === 'Held') return hold('review', 'Held by hand: it waits until you resume it.', situation);
    if (kind === 'Out of Office') {
      const until = addBusinessDays(today, rules.settings.work.outOfOfficeDays, off);
      return pause(kind, 'absence', words, situation, { until });
    }
    if (kind === 'Meeting Set') {
      return pause(kind, 'meeting', words, situation, meetingEnd(situation));
    }
    return pause(kind, kind === 'Replied' ? 'reply' : 'by hand', words, situation);
  },
};

/** The date as the row has it now: a person may fill or move it after the pause began. */
const endOfPause = (cause: 'absence' | 'meeting' | 'follow up', situation: Situation): CivilDay | null => {
  const { prospect, today } = situation;
  const kept = prospect.pause?.until ?? null;
  if (cause === 'absence') return kept;
  const cell = cause === 'meeting' ? prospect.meetingDate : prospect.followUpOn;
  const typed = cell === null ? null : sheetDay(cell, situation);
  // A day that had passed before the pause began is no answer to "when?".
  const passed = typed !== null && (cause === 'meeting' ? typed < today : typed <= today);
  if (prospect.pause !== null && kept === null && passed) return null;
  return typed ?? kept;
};

export const timedPause: DecisionRule = {
  rule: 'a pause that ends by itself',
  find: (situation) => {
    const { prospect, today } = situation;
    const cause = timedCauseOf(situation);
    if (cause === null) return null;
    const until = endOfPause(cause, situation);
    if (until === null) return rest(`${prospect.status}: no date is known, so it waits for you.`);
    if (today >= until) return resume(`The pause (${prospect.status}) ended on ${dayWords(until)}.`, situation);
    if (until === prospect.pause?.until) return rest(`${prospect.status} until ${dayWords(until)}.`);
    const status = cause === 'meeting' ? 'Meeting Set' : 'Paused';
    return pause(status, cause, `The pause now lasts until ${dayWords(until)}.`, situation, { until });
  },
};

/** A hold over data ends when the data can be read; `dataProblem` says what cannot. */
export const dataHold = (dataProblem: (situation: Situation) => string | null): DecisionRule => ({
  rule: 'held over data',
  find: (situation) => {
    const { prospect } = situation;
    if (prospect.status !== 'Held' || prospect.pause?.cause !== 'data') return null;
    const problem = dataProblem(situation);
    return problem === null ? resume('What was wrong has been put right.', situation) : hold('data', problem, situation);
  },
});

export const untilResumed: DecisionRule = {
  rule: 'paused until a person resumes',
  find: (situation) => {
    const { status } = situation.prospect;
    return status === 'Active' || status === 'Resumed' ? null : rest(`${status}: it waits until you resume it.`);
  },
};

/** Signs of life, newest knowledge first: each turns a running cadence into a resting one. */
export const signRules: readonly DecisionRule[] = [outcomeReplied, replied, outcomeWaits, tookOver, outOfOffice, colleague];
