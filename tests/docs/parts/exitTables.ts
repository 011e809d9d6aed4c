import type { Prospect, WorldFacts } from '../../../src/engine/decision';
import { defaultSettings } from '../../../src/engine/settings';
import { type ExitReason, exitReasons, type Outcome, outcomes, type Pause, pauses } from '../../../src/engine/vocabulary';
import { decided, row, sign } from '../../engine/row';
import { on } from '../../tables/team';
import { table } from './markdown';

/** Exits, pauses and outcomes: the words are written here, the numbers and what follows come from the rules. */

const { exits, work } = defaultSettings;

const when: Readonly<Record<ExitReason, string>> = {
  Unsubscribed:
    'They ask not to be contacted (by mail, in eleven languages), Outcome says so, or the Do Not Contact sheet lists them',
  'Closed-Won': 'Outcome says Won',
  'Closed-Lost': 'Outcome says Lost',
  Bounced: 'A mail to them comes back for good, through no fault of your mailbox',
  'Wrong Person': 'Outcome says so, or their mail says that they have left the company',
  'Not Interested': 'Outcome says so; a mail that sounds like a no only suggests it',
  'Meeting Booked': 'Outcome says Booked Demo, in a cadence that is no deal’s',
  'Timeline Pushed 3x': `They put the decision off ${exits.pushes} times (Timeline Pushes)`,
  Ghosted: `Still Interested after the breakup, then ${exits.ghostedDays} days of silence (Ghosted After Days)`,
  Unresponsive: `${exits.unresponsiveEmails} emails and nothing opened, clicked or answered, where that is tracked; then ${exits.unresponsiveDays} days, or ${exits.unresponsiveDaysAtEnd} after the last step`,
  'No Response': `${exits.noResponseDays} days of silence after the last step, where that is the breakup or there is none (No Response After Days)`,
  Completed: 'The last step of a nurture, or of a cadence that closes the file after its breakup, is done',
  Advanced: 'They go on in another cadence: Proposal Sent, or you moved them at enrolling',
};

/** Exits after which nothing of the kind ever happens by itself again. */
const comesBack: Readonly<Record<ExitReason, string>> = {
  Unsubscribed: 'never by Next Touch; only if they ask for it, by hand',
  'Closed-Won': 'when you confirm at enrolling that a customer is meant',
  'Closed-Lost': 'by the nurture',
  Bounced: 'with another address',
  'Wrong Person': 'with another person',
  'Not Interested': 'once their permission is noted (Tags, Follow Up On)',
  'Meeting Booked': 'in Post-Demo Follow-Up',
  'Timeline Pushed 3x': 'by the nurture, or when you enroll them',
  Ghosted: 'when they answer, or when you enroll them',
  Unresponsive: 'by the nurture, or a Trigger Event',
  'No Response': 'by the nurture, or a Trigger Event',
  Completed: 'when you enroll them, or a Trigger Event',
  Advanced: 'they are in the other cadence',
};

/** A row that leaves for each reason, and the day on which it does. */
const leaving: Readonly<Record<ExitReason, readonly [row: Partial<Prospect>, today: string, facts?: Partial<WorldFacts>]>> = {
  Unsubscribed: [{ outcome: 'Unsubscribed' }, '2026-03-02'],
  'Closed-Won': [{ outcome: 'Won' }, '2026-03-02'],
  'Closed-Lost': [{ outcome: 'Lost' }, '2026-03-02'],
  Bounced: [{}, '2026-03-02', { bounced: sign('2026-03-02T09:00:00Z') }],
  'Wrong Person': [{ outcome: 'Wrong Person' }, '2026-03-02'],
  'Not Interested': [{ outcome: 'Not Interested' }, '2026-03-02'],
  'Meeting Booked': [{ outcome: 'Booked Demo', meetingDate: on('2026-03-12') }, '2026-03-02'],
  'Timeline Pushed 3x': [{ timelinePushes: exits.pushes }, '2026-03-02'],
  Ghosted: [
    { outcome: 'Still Interested', stepsDone: 7, lastContact: on('2026-03-24'), lastReply: on('2026-03-25'), status: 'Resumed' },
    '2026-06-01',
  ],
  Unresponsive: [
    { sequence: 'Post-Demo Follow-Up', stepsDone: exits.unresponsiveEmails, lastContact: on('2026-03-16'), engagement: 'Low' },
    '2026-04-10',
  ],
  'No Response': [{ stepsDone: 7, lastContact: on('2026-03-24') }, '2026-04-10'],
  Completed: [{ sequence: 'Nurture 90-Day', stepsDone: 1, lastContact: on('2026-06-01') }, '2026-06-05'],
  Advanced: [{ outcome: 'Proposal Sent' }, '2026-03-02'],
};

const drafts = {
  permission: 'a draft that thanks them and asks whether you may come back',
  final: 'a draft of one final mail',
} as const;

/** A row that leaves for the same reason otherwise, where something else follows. */
const closing: (typeof leaving)[ExitReason] = [
  { sequence: 'Post-Proposal Follow-Up', stepsDone: 8, lastContact: on('2026-05-01') },
  '2026-05-05',
];

/** What the rules do with that row, in words. */
const followUps = (reason: ExitReason, [changes, today, facts = {}] = leaving[reason]): string => {
  const verdict = decided(row(changes), facts, `${today}T10:00:00Z`);
  if (verdict.kind !== 'exit' || verdict.reason !== reason)
    throw new Error(`The row that should leave with ${reason} does not: ${JSON.stringify(verdict)}`);
  const { enters, draft, blocks, tasks } = verdict;
  const words = [
    blocks === 'all' ? 'the Do Not Contact sheet, on every channel' : '',
    blocks === 'email' ? 'no mail to that address again' : '',
    draft === null ? '' : drafts[draft],
    ...tasks.map((task) => `a task: ${task}`),
    enters === null ? '' : `${enters.cadence.name}${reason === 'Meeting Booked' ? ', from the Meeting Date' : ''}`,
  ].filter((each) => each !== '');
  return words.length === 0 ? 'nothing' : words.join('; ');
};

export const exitTable = (): string =>
  table(
    ['Exit Reason', 'When', 'What follows', 'They come back'],
    exitReasons.map((reason) => {
      const follows = followUps(reason);
      const all = reason === 'Completed' ? `${follows}; after a close: ${followUps(reason, closing)}` : follows;
      return [`**${reason}**`, when[reason], all, comesBack[reason]];
    }),
  );

const pauseWords: Readonly<Record<Pause, readonly [string, string]>> = {
  Replied: ['They answered, in any thread, from any address of theirs', 'when you resume them, or choose an Outcome'],
  'Out of Office': [
    'An automatic answer says that they are away',
    `on the first working day after the date it names; after ${work.outOfOfficeDays} business days where it names none`,
  ],
  'Meeting Set': ['A meeting is booked within a deal', 'on the Meeting Date'],
  Paused: [
    'You paused them, or wrote to them by hand; or Later or Timeline Pushed until a day',
    'on Follow Up On, or when you resume them',
  ],
  Held: [
    'Something is in doubt: a cell that cannot be read, a colleague who answered, a mail that may be out',
    'when it is put right; where a person must look first, when you resume them',
  ],
};

export const pauseTable = (): string =>
  table(
    ['Pause', 'When', 'It ends'],
    pauses.map((pause) => [`**${pause}**`, ...pauseWords[pause]]),
  );

const outcomeWords: Readonly<Record<Outcome, string>> = {
  Replied: 'pause *Replied*',
  'Booked Demo': 'exit *Meeting Booked*, and Post-Demo Follow-Up from the Meeting Date; within a deal the pause *Meeting Set*',
  'Proposal Sent': 'exit *Advanced*, and Post-Proposal Follow-Up from today',
  Won: 'exit *Closed-Won*',
  Lost: 'exit *Closed-Lost*, and Nurture 6-Month',
  'Not Interested': 'exit *Not Interested*, with a draft that asks for permission',
  'Timeline Pushed': `pause *Paused* until Follow Up On, and counted; the ${exits.pushes}rd time exit *Timeline Pushed 3x*`,
  Later: 'pause *Paused* until Follow Up On, not counted',
  'Still Interested': `stays in the cell; after the breakup and ${exits.ghostedDays} days of silence exit *Ghosted*`,
  Unsubscribed: 'exit *Unsubscribed*, and the Do Not Contact sheet',
  'Wrong Person': 'exit *Wrong Person*, with a task to find the right one',
};

export const outcomeTable = (): string =>
  table(
    ['Outcome', 'What the next run makes of it'],
    outcomes.map((outcome) => [`**${outcome}**`, outcomeWords[outcome]]),
  );
