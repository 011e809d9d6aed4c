import type { Verdict } from '../decision';
import type { ExitReason } from '../vocabulary';
import { dateMoment, entryById } from './entry';
import type { Finding, Situation } from './situation';

/** Leaving a cadence, and what follows from each Exit Reason. */

type Exit = Extract<Verdict, { kind: 'exit' }>;

export const exit = (reason: ExitReason, words: string, rest: Partial<Omit<Exit, 'kind' | 'reason'>> = {}): Finding => ({
  verdict: {
    kind: 'exit',
    reason,
    enters: null,
    tags: [],
    tasks: [],
    draft: null,
    blocks: null,
    outcome: null,
    needsYou: '',
    ...rest,
  },
  words,
});

const nurtureFromToday = ({ prospect, rules, today }: Situation) => entryById('nurture-6m', dateMoment(today), prospect, rules);

/** What else follows from leaving for one reason; the same whether an outcome, the mail or a timer said so. */
export const consequences = (reason: ExitReason, situation: Situation): Partial<Omit<Exit, 'kind' | 'reason'>> => {
  switch (reason) {
    case 'Unsubscribed':
      return { tags: ['Do Not Contact'], blocks: 'all' };
    case 'Closed-Lost':
    case 'Timeline Pushed 3x':
      return { enters: nurtureFromToday(situation) };
    case 'Bounced':
      return {
        tasks: ['find the right address'],
        blocks: 'email',
        needsYou: 'Their address does not exist: find the right one.',
      };
    case 'Wrong Person':
      return { tasks: ['find the right person'], needsYou: 'Find the right person at this company.' };
    case 'Not Interested':
      return { draft: 'permission', needsYou: 'Send the draft that thanks them and asks whether you may come back.' };
    case 'Meeting Booked':
      return meetingEntry(situation);
    case 'Ghosted':
      return { draft: 'final', needsYou: 'Send the draft of the final email.' };
    case 'Unresponsive':
      return {
        tasks: ['check address and deliverability'],
        enters: entryById('nurture-annual', dateMoment(situation.today), situation.prospect, situation.rules),
      };
    case 'No Response':
      return { tags: ['Nurture - 6 months'], enters: nurtureFromToday(situation) };
    case 'Completed':
      return situation.cadence?.steps.some((step) => step.ends === 'close') === true
        ? { tags: ['Nurture - 6 months'], enters: nurtureFromToday(situation) }
        : {};
    case 'Closed-Won':
    case 'Advanced':
      return {};
  }
};

const meetingEntry = ({ prospect, rules }: Situation): Partial<Omit<Exit, 'kind' | 'reason'>> => ({
  enters: entryById('post-demo', prospect.meetingDate, prospect, rules),
  needsYou: prospect.meetingDate === null ? 'When is the meeting? Fill Meeting Date.' : '',
});
