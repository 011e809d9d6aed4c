import { type Channel, channelOf, channels } from '../../engine/vocabulary';
import type { Cell, Reading } from '../cells/cell';
import { problem, value } from '../cells/cell';
import { readWholeNumber } from '../cells/count';
import { readEmailAddress } from '../cells/emailAddress';
import { readMoney } from '../cells/money';
import { readCheckbox, readWord } from '../cells/text';
import { asIs, fieldsOf, from, type Setting, yesNo } from './setting';
import { readNumbers, readSteps, writtenSteps } from './settingValues';

const exits = fieldsOf('exits');
const work = fieldsOf('work');

const strategicChannels = channels.filter((channel): channel is Exclude<Channel, 'voicemail'> => channel !== 'voicemail');
const strategicChannelOf = (text: string) => strategicChannels.find((channel) => channel === channelOf(text)) ?? null;

const readStrategicStep = (cell: Cell): Reading<4 | 5> => {
  const step = readWholeNumber(cell, 1, 'a step');
  if (step.kind !== 'value') return step;
  return step.value === 4 || step.value === 5 ? value(step.value) : problem('the executive touch belongs to step 4 or 5');
};

/** When a cadence ends by itself, and how much of it a person does. */
export const workRows: readonly Setting[] = [
  exits('pushes', { name: 'Timeline Pushes', what: 'The push after which a prospect leaves for nurture.' }, from(1), asIs),
  exits(
    'ghostedDays',
    { name: 'Ghosted After Days', what: 'Days of silence after "still interested" before the final email.' },
    from(1),
    asIs,
  ),
  exits(
    'unresponsiveEmails',
    { name: 'Unresponsive After Emails', what: 'Emails without a sign of life after which a prospect counts as unresponsive.' },
    from(1),
    asIs,
  ),
  exits('unresponsiveDays', { name: 'Unresponsive After Days', what: 'Days of silence that must follow.' }, from(0), asIs),
  exits(
    'unresponsiveDaysAtEnd',
    { name: 'Unresponsive After Days at the End', what: 'The same, after the last step of a cadence.' },
    from(0),
    asIs,
  ),
  exits(
    'noResponseDays',
    { name: 'No Response After Days', what: 'Days of silence after the breakup email before the file is closed.' },
    from(1),
    asIs,
  ),
  work(
    'lightBelow',
    { name: 'Light Below', what: 'Deals below this size get the primary touch of each step only.' },
    readMoney,
    asIs,
  ),
  work(
    'researchFrom',
    { name: 'Research From', what: 'Deals from this size get a research task with each draft.' },
    readMoney,
    asIs,
  ),
  work(
    'automaticUpTo',
    { name: 'Automatic Up To', what: 'Emails to deals up to this size go out by themselves.' },
    readMoney,
    asIs,
  ),
  work(
    'manualFrom',
    { name: 'Manual From', what: 'Emails to deals from this size are drafts that a person finishes; those between are mixed.' },
    readMoney,
    asIs,
  ),
  work(
    'personalise',
    {
      name: 'Personalise',
      alsoCalled: ['Personalize'],
      what: 'In mixed deals, the steps that a person finishes: "first, last", "1, 3, 5", "all" or "none".',
    },
    readSteps,
    writtenSteps,
  ),
  work(
    'strategicStep',
    { name: 'Strategic Step', what: 'The step at which strategic accounts hear from an executive: 4 or 5.' },
    readStrategicStep,
    asIs,
  ),
  work(
    'strategicChannel',
    { name: 'Strategic Channel', what: 'The channel of that touch.' },
    (cell) => readWord(cell, strategicChannelOf, 'a channel: email, call, linkedin, video or meeting'),
    asIs,
  ),
  work(
    'strategicSender',
    { name: 'Strategic Sender', what: 'The address of the executive who makes that touch; blank: the Owner of the row.' },
    readEmailAddress,
    asIs,
  ),
  work(
    'accountBasedFrom',
    { name: 'Account-Based From', what: 'From this many stakeholders on, a LinkedIn task joins between two emails.' },
    from(2),
    asIs,
  ),
  work('videoSteps', { name: 'Video Steps', what: 'Steps on which a video is offered.' }, readNumbers, writtenSteps),
  work(
    'voicemailAttempts',
    { name: 'Voicemail Attempts', what: 'The call attempts to one prospect after which a voicemail may be left.' },
    readNumbers,
    writtenSteps,
  ),
  work(
    'taskLapsesAfter',
    { name: 'Task Lapses After', what: 'Business days after which an open task lapses and the cadence goes on.' },
    from(1),
    asIs,
  ),
  work(
    'staleAfter',
    {
      name: 'Email Stale After',
      what: 'Business days overdue after which an email is reviewed before it goes, and after which an unsent draft is told of.',
    },
    from(1),
    asIs,
  ),
  work(
    'outOfOfficeDays',
    { name: 'Out of Office Days', what: 'Business days that an absence without a return date lasts.' },
    from(1),
    asIs,
  ),
  work(
    'stakeholderSpacing',
    { name: 'Stakeholder Spacing', what: 'Days between the emails to two people of one account.' },
    from(1),
    asIs,
  ),
  work(
    'pauseColleagues',
    { name: 'Pause Colleagues', what: 'yes: a reply also pauses colleagues of the same company or domain.' },
    readCheckbox,
    yesNo,
  ),
];
