import { type Cadence, isNurture } from './cadence';

/** A team is warned beyond these and never refused (G1 §FAQ: 5–8 follow-ups over 30–60 days, breakup at email 5–7). */
const mostFollowUps = 8;
const longestDays = 60;
const earliestBreakup = 5;
const latestBreakup = 7;

/** More automatic emails than these draw more than three times the complaints and unsubscribes (Belkins, 16.5 million mails). */
const mostAutomatic = 4;
/** As many emails without an open, a click or a reply end a sequence (G1 §FAQ). */
const mostUnanswered = 5;

const quoted = (text: string): string => `“${text.trim()}”`;

const repeatedAngles = (cadence: Cadence): string[] => {
  const firstStep = new Map<string, number>();
  return cadence.steps.flatMap((step, index) => {
    const angle = step.angle.trim().toLowerCase();
    if (angle === '') return [];
    const earlier = firstStep.get(angle);
    if (earlier === undefined) {
      firstStep.set(angle, index + 1);
      return [];
    }
    return [`Steps ${earlier} and ${index + 1} share the angle ${quoted(step.angle)}: each step should bring something new.`];
  });
};

const repeatedFormats = (cadence: Cadence): string[] => {
  const emails = cadence.steps
    .map((step, index) => ({ number: index + 1, format: step.format, channel: step.touches[0] }))
    .filter((step) => step.channel === 'email');
  return emails.flatMap((step, index) => {
    const before = emails[index - 1];
    return before?.format === step.format
      ? [`Emails ${before.number} and ${step.number} have the same format (${step.format}): vary it from one email to the next.`]
      : [];
  });
};

const breakupPlace = (cadence: Cadence): string[] => {
  if (isNurture(cadence)) return [];
  const at = cadence.steps.findIndex((step) => step.ends === 'breakup');
  if (at === -1) return ['No step is the breakup: without one, silence is never asked about.'];
  const emails = cadence.steps.filter((step) => step.touches[0] === 'email').length;
  const email = cadence.steps.slice(0, at + 1).filter((step) => step.touches[0] === 'email').length;
  if (emails < earliestBreakup) return [];
  if (email < earliestBreakup)
    return [`The breakup is email ${email}: it usually works as email ${earliestBreakup} to ${latestBreakup}.`];
  if (email > latestBreakup) return [`The breakup is email ${email}: it usually works by email ${latestBreakup}.`];
  return [];
};

/** The built-in cadences follow a guide's own layout; what a team makes of them, or beside them, is its own. */
const manyEmails = ({ steps, builtIn }: Cadence): string[] => {
  const emails = steps.filter((step) => step.touches[0] === 'email').length;
  if (builtIn || emails <= mostAutomatic) return [];
  return [
    `${emails} emails: where more than ${mostAutomatic} go by themselves, complaints and unsubscribes more than triple (Belkins, 16.5 million mails). Let a person finish some, or call.`,
    ...(emails > mostUnanswered
      ? [
          `${emails} emails: after ${mostUnanswered} without an open, a click or a reply, the guide B2B Follow-Up Sequences ends it.`,
        ]
      : []),
  ];
};

/** Steps past the breakup keep silence from ending the cadence, and only a close ends it then. */
const openEnd = ({ steps }: Cadence): string[] => {
  const last = steps[steps.length - 1];
  return last?.ends === null && steps.some((step) => step.ends === 'breakup')
    ? ['Steps follow the breakup and the last is no close: the cadence never ends by itself. Write close under Ends there.']
    : [];
};

/**
 * What a team should reconsider in a cadence, one sentence a finding; empty where there is nothing.
 * None of it keeps the cadence from running.
 */
export const cadenceWarnings = (cadence: Cadence): readonly string[] => {
  const last = cadence.steps[cadence.steps.length - 1];
  const length = last === undefined ? 0 : last.day - cadence.firstDay;
  const followUps = cadence.steps.length;
  return [
    ...(!isNurture(cadence) && followUps > mostFollowUps
      ? [`${followUps} steps: beyond ${mostFollowUps} follow-ups, a nurture cadence serves better.`]
      : []),
    ...(!isNurture(cadence) && length > longestDays
      ? [`${length} days long: beyond ${longestDays} days, a nurture cadence serves better.`]
      : []),
    ...(isNurture(cadence) ? [] : manyEmails(cadence)),
    ...breakupPlace(cadence),
    ...(isNurture(cadence) ? [] : openEnd(cadence)),
    ...repeatedAngles(cadence),
    ...repeatedFormats(cadence),
  ];
};
