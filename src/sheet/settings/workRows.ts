import { type Channel, channelOf, channels } from '../../engine/vocabulary';
import type { Cell, Reading } from '../cells/cell';
import { problem, value } from '../cells/cell';
import { readWholeNumber } from '../cells/count';
import { readEmailAddress } from '../cells/emailAddress';
import { readMoney } from '../cells/money';
import { readCheckbox, readWord } from '../cells/text';
import { fieldsOf, from, type Setting, yesNo } from './setting';
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
  exits('pushes', 'Timeline Pushes', 'The push after which a prospect leaves for nurture.', from(1)),
  exits('ghostedDays', 'Ghosted After Days', 'Days of silence after "still interested" before the final email.', from(1)),
  exits(
    'unresponsiveEmails',
    'Unresponsive After Emails',
    'Emails without a sign of life after which a prospect counts as unresponsive.',
    from(1),
  ),
  exits('unresponsiveDays', 'Unresponsive After Days', 'Days of silence that must follow.', from(0)),
  exits('unresponsiveDaysAtEnd', 'Unresponsive After Days at the End', 'The same, after the last step of a cadence.', from(0)),
  exits(
    'noResponseDays',
    'No Response After Days',
    'Days of silence after the breakup email before the file is closed.',
    from(1),
  ),
  work('lightBelow', 'Light Below', 'Deals below this size get the primary touch of each step only.', readMoney),
  work('researchFrom', 'Research From', 'Deals from this size get a research task with each draft.', readMoney),
  work('automaticUpTo', 'Automatic Up To', 'Emails to deals up to this size go out by themselves.', readMoney),
  work(
    'manualFrom',
    'Manual From',
    'Emails to deals from this size are drafts that a person finishes; those between are mixed.',
    readMoney,
  ),
  work(
    'personalise',
    'Personalise',
    'In mixed deals, the steps that a person finishes: "first, last", "1, 3, 5", "all" or "none".',
    readSteps,
    writtenSteps,
    ['Personalize'],
  ),
  work(
    'strategicStep',
    'Strategic Step',
    'The step at which strategic accounts hear from an executive: 4 or 5.',
    readStrategicStep,
  ),
  work('strategicChannel', 'Strategic Channel', 'The channel of that touch.', (cell) =>
    readWord(cell, strategicChannelOf, 'a channel: email, call, linkedin, video or meeting'),
  ),
  work(
    'strategicSender',
    'Strategic Sender',
    'The address of the executive who makes that touch; blank: the Owner of the row.',
    readEmailAddress,
  ),
  work(
    'accountBasedFrom',
    'Account-Based From',
    'From this many stakeholders on, a LinkedIn task joins between two emails.',
    from(2),
  ),
  work('videoSteps', 'Video Steps', 'Steps on which a video is offered.', readNumbers, writtenSteps),
  work(
    'voicemailAttempts',
    'Voicemail Attempts',
    'The call attempts to one prospect after which a voicemail may be left.',
    readNumbers,
    writtenSteps,
  ),
  work('taskLapsesAfter', 'Task Lapses After', 'Business days after which an open task lapses and the cadence goes on.', from(1)),
  work(
    'staleAfter',
    'Email Stale After',
    'Business days overdue after which an email is reviewed before it goes, and after which an unsent draft is told of.',
    from(1),
  ),
  work('outOfOfficeDays', 'Out of Office Days', 'Business days that an absence without a return date lasts.', from(1)),
  work('stakeholderSpacing', 'Stakeholder Spacing', 'Business days between the emails to two people of one account.', from(1)),
  work(
    'pauseColleagues',
    'Pause Colleagues',
    'yes: when somebody answers, their colleagues (company or domain) are paused, too.',
    readCheckbox,
    yesNo,
  ),
];
