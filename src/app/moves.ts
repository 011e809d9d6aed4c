import { type Cadence, isDealCadence, isNurture } from '../engine/cadence';
import { type CivilDay, formatCivil } from '../engine/calendar';
import { permissionDays, triggerSuggestion } from '../engine/decide/entry';
import type { Prospect } from '../engine/decision';
import type { Outcome } from '../engine/vocabulary';
import { freshState, type Offered, type ProspectState } from '../sheet/prospectState';
import type { ProspectRow } from '../sheet/prospects';
import type { Move } from './actContract';

/** What a person may do about a row with one click. Each click does what typing into the sheet would do. */

const followUpOn = 'Follow Up On';
const meetingDate = 'Meeting Date';

const choose = (outcome: Outcome, words: string, date: Move['date'] = null): Move => ({
  does: 'outcome',
  outcome,
  words,
  date,
  suggested: false,
});

const dismiss: Move = { does: 'dismiss', outcome: '', words: 'Dismiss', date: null, suggested: false };

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
  const booked = choose('Booked Demo', 'Meeting booked for', { heading: meetingDate, value: '' });
  const later = notNow(cadence, suggestion?.followUpOn ?? null);
  const no = choose('Not Interested', 'Not interested');
  const wrong = choose('Wrong Person', 'Wrong person');
  const never = choose('Unsubscribed', 'Never contact them again');
  const likeliest: Partial<Record<Offered['kind'], Move>> = {
    interested: booked,
    'not-now': later,
    'not-interested': no,
    'wrong-person': wrong,
    'left-company': { ...wrong, words: 'They left the company' },
    'opt-out': never,
  };
  const first = suggestion === null ? undefined : likeliest[suggestion.kind];
  const all = [booked, later, no, wrong, never];
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
                date: { heading: followUpOn, value: formatCivil(today + permissionDays) },
                suggested: suggestion?.kind === 'interested' || suggestion?.kind === 'not-now',
              },
            ]),
        ...again(prospect, state, cadence),
        dismiss,
      ];
    default:
      if (suggestion?.kind === 'proposal') {
        return [{ ...choose('Proposal Sent', 'The proposal went out'), suggested: true }, dismiss];
      }
      return [...again(prospect, state, cadence), dismiss];
  }
}

const again = (prospect: Prospect, state: ProspectState, cadence: Cadence | null): readonly Move[] =>
  openEvent(prospect, state, cadence) === null
    ? []
    : [{ does: 're-engage', outcome: '', words: 'Restart in Re-Engagement', date: null, suggested: true }];
