import { type Cadence, isDealCadence, isNurture } from '../engine/cadence';
import { type CivilDay, formatCivil } from '../engine/calendar';
import { permissionDays, reEngageRefusal, triggerSuggestion } from '../engine/decide/entry';
import type { Prospect } from '../engine/decision';
import { type Channel, exitReasonOf, type Outcome, pauseOf } from '../engine/vocabulary';
import { freshState, type Offered, type ProspectState } from '../sheet/prospectState';
import type { ProspectRow } from '../sheet/prospects';
import type { Move } from './actContract';
import { isInCadence } from './enrollCandidate';
import type { TaskAnswer } from './sidebarContract';

/** What a person may do about a row with one click. Each click does what typing into the sheet would do. */

const followUpOn = 'Follow Up On';
const meetingDate = 'Meeting Date';

/** What follows from an Outcome, for whoever is about to choose it. */
const follows: Readonly<Record<Outcome, string>> = {
  Replied: 'For an answer by phone or LinkedIn: nothing goes to them until you resume them.',
  'Booked Demo': 'They leave the cadence for Post-Demo Follow-Up, counted from that day; within a deal they rest until then.',
  'Proposal Sent': 'They enter Post-Proposal Follow-Up from today.',
  Won: 'They leave the cadence; nothing follows.',
  Lost: 'They leave the cadence and enter Nurture 6-Month.',
  'Not Interested': 'They leave the cadence, with a draft that thanks them and asks whether you may come back.',
  'Timeline Pushed': 'They rest until that day, and the push is counted: the third one leads into Nurture 6-Month.',
  Later: 'They rest until that day.',
  'Still Interested': 'It stays in Outcome until the next touch. After the breakup and 30 days of silence: one final mail.',
  Unsubscribed: 'They leave everything for good and go on the Do Not Contact sheet.',
  'Wrong Person': 'They leave the cadence, with a task to find the right person.',
};

const choose = (outcome: Outcome, words: string, date: Move['date'] = null): Move => ({
  does: 'outcome',
  outcome,
  words,
  date,
  suggested: false,
  tells: follows[outcome],
});

const booking = choose('Booked Demo', 'Meeting booked for', { heading: meetingDate, value: '' });
const proposal = choose('Proposal Sent', 'The proposal went out');
const never = choose('Unsubscribed', 'Never contact them again');

const dismiss: Move = {
  does: 'dismiss',
  outcome: '',
  words: 'Dismiss',
  date: null,
  suggested: false,
  tells: 'Clears Needs You.',
};

const dayText = (day: CivilDay | null): string => (day === null ? '' : formatCivil(day));

/** In a deal a delay is a push of their timeline, which counts; before one it is only "later". */
const notNow = (cadence: Cadence | null, day: CivilDay | null): Move => {
  const date = { heading: followUpOn, value: dayText(day) };
  return cadence !== null && isDealCadence(cadence)
    ? choose('Timeline Pushed', 'Timeline pushed, until', date)
    : choose('Later', 'Not now, but on', date);
};

/** What an answer may lead to, the likeliest first. */
function afterReply(suggestion: Offered | null, cadence: Cadence | null): readonly Move[] {
  const later = notNow(cadence, suggestion?.followUpOn ?? null);
  const no = choose('Not Interested', 'Not interested');
  const wrong = choose('Wrong Person', 'Wrong person');
  const likeliest: Partial<Record<Offered['kind'], Move>> = {
    interested: booking,
    'not-now': later,
    'not-interested': no,
    'wrong-person': wrong,
    'left-company': { ...wrong, words: 'They left the company' },
    'opt-out': never,
  };
  const first = suggestion === null ? undefined : likeliest[suggestion.kind];
  const all = [booking, later, no, wrong, never];
  return first === undefined ? all : [{ ...first, suggested: true }, ...all.filter(({ outcome }) => outcome !== first.outcome)];
}

const dateMove = (heading: string, words: string): Move => ({
  does: 'date',
  outcome: '',
  words,
  date: { heading, value: '' },
  suggested: true,
});

/** The event that suggests a new start, while nobody has used or dismissed it. */
export const openEvent = (prospect: Prospect, state: ProspectState, cadence: Cadence | null): string | null =>
  prospect.triggerEvent === state.eventUsed
    ? null
    : triggerSuggestion(prospect, cadence !== null && isNurture(cadence)) === null
      ? null
      : prospect.triggerEvent;

/** What is offered for one row; nothing for a row that asks for nothing. */
export function movesOf(source: ProspectRow, prospect: Prospect, cadence: Cadence | null, today: CivilDay): readonly Move[] {
  const state = source.state.kind === 'state' ? source.state.state : freshState;
  const { suggestion, pause } = state;
  if (source.id === '' || source.state.kind === 'lost') return [];
  if (prospect.outcome !== null && prospect.outcome !== 'Still Interested') {
    return [{ does: 'undo', outcome: prospect.outcome, words: 'Undo', date: null, suggested: false }];
  }
  switch (prospect.status) {
    case 'Replied':
      return [...afterReply(suggestion, cadence), ...(suggestion === null ? [] : [dismiss])];
    case 'Paused':
      return pause?.cause === 'follow up' && pause.until === null ? [dateMove(followUpOn, 'Come back on')] : [];
    case 'Meeting Set':
      return pause?.until == null ? [dateMove(meetingDate, 'The meeting is on')] : [];
    case 'Held':
      if (prospect.anchor === null && cadence?.id === 'post-demo') return [dateMove(meetingDate, 'The meeting is on')];
      return pause?.cause === 'colleague'
        ? [{ does: 'resume all', outcome: '', words: 'Resume everyone there', date: null, suggested: false }]
        : [];
    case 'Not Interested':
      return [
        ...(prospect.permission === 'given'
          ? []
          : [
              {
                does: 'permission' as const,
                outcome: '',
                words: 'They allow it, from',
                tells: 'Tags gets Permission and Follow Up On the day; the Work sheet gets a task for then.',
                date: { heading: followUpOn, value: formatCivil(today + permissionDays) },
                suggested: suggestion?.kind === 'interested' || suggestion?.kind === 'not-now',
              },
            ]),
        ...again(prospect, state, cadence),
        dismiss,
      ];
    default:
      if (suggestion?.kind === 'proposal') {
        return [{ ...proposal, suggested: true }, dismiss];
      }
      return [...again(prospect, state, cadence), dismiss];
  }
}

const again = (prospect: Prospect, state: ProspectState, cadence: Cadence | null): readonly Move[] =>
  openEvent(prospect, state, cadence) === null
    ? []
    : [
        {
          does: 're-engage',
          outcome: '',
          words: 'Restart in Re-Engagement',
          date: null,
          suggested: true,
          tells: 'They enter Re-Engagement today, with the event in the first mail.',
        },
      ];

const isAfterBreakup = ({ stepsDone }: Prospect, cadence: Cadence | null): boolean =>
  cadence?.steps.slice(0, stepsDone).some(({ ends }) => ends === 'breakup') === true;

/** Every Outcome that changes something about the row as it stands. */
function outcomesOf(prospect: Prospect, suggestion: Offered | null, cadence: Cadence | null): readonly Move[] {
  const { status } = prospect;
  const inDeal = cadence !== null && isDealCadence(cadence) ? [proposal] : [];
  const won = choose('Won', 'Won');
  const lost = choose('Lost', 'Lost');
  if (status === 'Unsubscribed' || prospect.sequence === '') return [];
  if (status !== null && exitReasonOf(status) !== null)
    return [booking, ...inDeal, won, lost, never].filter(({ outcome }) => status !== `Closed-${outcome}`);
  return [
    ...(status === 'Replied' ? [] : [choose('Replied', 'They replied by phone or LinkedIn')]),
    booking,
    ...inDeal,
    notNow(cadence, suggestion?.followUpOn ?? null),
    ...(isAfterBreakup(prospect, cadence) ? [choose('Still Interested', 'Still interested, needs time')] : []),
    choose('Not Interested', 'Not interested'),
    choose('Wrong Person', 'Wrong person'),
    won,
    lost,
    never,
  ];
}

const turn = (does: Move['does'], words: string, tells: string, more: Partial<Move> = {}): Move => ({
  does,
  outcome: '',
  words,
  date: null,
  suggested: false,
  tells,
  ...more,
});

const keepsGap = 'What remained of the gap is kept, and is at least a day.';

/** What a person did before it was asked for, by the channel of the next step. */
const byHand: Readonly<Partial<Record<Channel, readonly (readonly [how: TaskAnswer, words: string])[]>>> = {
  email: [['Done', 'I wrote to them myself']],
  call: [
    ['Done', 'I called them'],
    ['No answer', 'I called, no answer'],
    ['Left voicemail', 'I left a voicemail'],
  ],
};
const madeIt: readonly (readonly [TaskAnswer, string])[] = [['Done', 'I have done this step']];

/** The next step, done before the Work sheet asked for it. */
function doneOf({ status, stepsDone }: Prospect, cadence: Cadence | null): readonly Move[] {
  const channel = cadence?.steps[stepsDone]?.touches[0];
  if (channel === undefined || (status !== 'Active' && status !== 'Resumed')) return [];
  return (byHand[channel === 'voicemail' ? 'call' : channel] ?? madeIt).map(([how, words]) =>
    turn('skip', words, `Step ${stepsDone + 1} counts as done, nothing goes out for it, and the next gap starts today.`, {
      outcome: how,
      step: stepsDone + 1,
    }),
  );
}

/** What a person can switch about the row without anything having come of it. */
function switchesOf(source: ProspectRow, prospect: Prospect, cadence: Cadence | null): readonly Move[] {
  const { status } = prospect;
  const hasNext = cadence !== null && prospect.stepsDone < cadence.steps.length;
  const mayReturn = isInCadence(prospect) || reEngageRefusal(prospect) !== null || status === null || status === 'Closed-Won';
  return [
    ...(status === 'Active' || status === 'Resumed'
      ? [
          turn('snooze', 'Nothing before', 'Not Before gets that day: no step is due earlier.', {
            date: { heading: 'Not Before', value: '' },
          }),
          ...(hasNext
            ? [
                turn(
                  'skip',
                  `Skip step ${prospect.stepsDone + 1}`,
                  'The step counts as done, nothing goes out for it, and the next gap starts today.',
                  {
                    step: prospect.stepsDone + 1,
                  },
                ),
              ]
            : []),
          turn('pause', 'Pause', `Status becomes Paused until you resume them. ${keepsGap}`),
        ]
      : []),
    ...(isInCadence(prospect) && status !== null && pauseOf(status) !== null
      ? [turn('resume', 'Resume', `Status becomes Resumed, and Not Before the first day of going on. ${keepsGap}`)]
      : []),
    ...(isInCadence(prospect) && status !== null
      ? [
          turn('exit', 'Give up: no response', 'They leave the cadence and enter Nurture 6-Month from today.', {
            outcome: 'No Response',
          }),
          turn('exit', 'End it: nothing follows', 'They leave the cadence as Completed.', { outcome: 'Completed' }),
        ]
      : []),
    ...(mayReturn || source.values.email.kind !== 'value'
      ? []
      : [
          turn('re-engage', 'Restart in Re-Engagement', 'They enter Re-Engagement today, with this event in the first mail.', {
            text: { heading: 'Trigger Event', value: prospect.triggerEvent },
          }),
        ]),
  ];
}

/** All that can be done about one row, for whoever looks at it alone. */
export interface RowMoves {
  /** What the row, or their mail, asks for. */
  readonly first: readonly Move[];
  readonly outcomes: readonly Move[];
  readonly switches: readonly Move[];
}

export function rowMovesOf(source: ProspectRow, prospect: Prospect, cadence: Cadence | null, today: CivilDay): RowMoves {
  const offered = movesOf(source, prospect, cadence, today);
  const hasWords = source.values.needsYou.kind === 'value';
  const first = offered.filter(
    ({ does, suggested }) => suggested || does === 'undo' || does === 'date' || (does === 'dismiss' && hasWords),
  );
  if (source.id === '' || source.state.kind === 'lost' || first.some(({ does }) => does === 'undo'))
    return { first, outcomes: [], switches: [] };
  const suggestion = source.state.kind === 'state' ? source.state.state.suggestion : null;
  const isNew = ({ does, outcome }: Move): boolean => !first.some((each) => each.does === does && each.outcome === outcome);
  const permission = offered.filter(({ does }) => does === 'permission');
  const together = offered.filter(({ does }) => does === 'resume all');
  return {
    first,
    outcomes: [...doneOf(prospect, cadence), ...outcomesOf(prospect, suggestion, cadence)].filter(isNew),
    switches: [...switchesOf(source, prospect, cadence), ...together, ...permission].filter(isNew),
  };
}
