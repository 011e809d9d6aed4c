import { isDealCadence } from '../cadence';
import { businessDaysBetween, type Moment } from '../calendar';
import { dayOf } from '../plan';
import { civilDayOf } from '../zones';
import { consequences, exit } from './leaving';
import { meetingEnd, pause } from './pauses';
import { type DecisionRule, dayWords, type Finding, isEnrolled, type Situation, sheetDay } from './situation';

/** Meetings: booked from a cold cadence they begin Post-Demo Follow-Up, in a deal they make it rest until they are over. */

/** A meeting of some days ago may be the one they mean; its recap is still worth sending. An older one is not. */
const isRecent = (moment: Moment, since: number, { rules, off }: Situation): boolean =>
  businessDaysBetween(dayOf(moment, rules.sheetZone), civilDayOf(since, rules.sheetZone), off) <= rules.settings.work.staleAfter;

const meetingPause = (situation: Situation): Finding => {
  const words = 'A meeting is set: the cadence rests until its date.';
  return pause('Meeting Set', 'meeting', words, situation, {
    ...meetingEnd(situation),
    effect: { outcome: 'Booked Demo', timelinePushes: null, lastReply: null },
  });
};

export const bookedDemo: DecisionRule = {
  rule: 'meeting booked',
  find: (situation) => {
    const { prospect, cadence, now } = situation;
    if (prospect.outcome !== 'Booked Demo') return null;
    if (isEnrolled(situation) && cadence !== null && isDealCadence(cadence)) return meetingPause(situation);
    const { meetingDate, outcome } = prospect;
    const known = meetingDate !== null && isRecent(meetingDate, now, situation) ? meetingDate : null;
    return exit('Meeting Booked', 'A meeting is booked: they enter Post-Demo Follow-Up on its date.', {
      ...consequences('Meeting Booked', { ...situation, prospect: { ...prospect, meetingDate: known } }),
      needsYou: known === null ? meetingEnd(situation).needsYou : '',
      outcome,
    });
  },
};

/**
 * Post-Demo Follow-Up counts from the meeting it was entered for: the date may be filled in later, and as long as nothing of the
 * cadence is done, it may be moved.
 */
export const anchorArrived: DecisionRule = {
  rule: 'the meeting date',
  find: (situation) => {
    const { prospect, cadence, rules, now } = situation;
    const { anchor, meetingDate } = prospect;
    if (cadence?.id !== 'post-demo' || meetingDate === null || prospect.stepsDone > 0) return null;
    if (!isRecent(meetingDate, prospect.since ?? now, situation)) return null;
    const moved =
      anchor !== null &&
      prospect.exitReason === 'Meeting Booked' &&
      dayOf(anchor, rules.sheetZone) !== dayOf(meetingDate, rules.sheetZone);
    if (anchor !== null && !moved) return null;
    const reason = moved
      ? `The meeting was moved to ${dayWords(sheetDay(meetingDate, situation))}, and Post-Demo Follow-Up with it.`
      : 'Post-Demo Follow-Up counts from the Meeting Date.';
    return { verdict: { kind: 'anchor', anchor: meetingDate, reason }, words: reason };
  },
};
