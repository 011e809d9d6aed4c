import { a1 } from './onceStage';
import { day } from './onceTime';
import { type CheckDone, check, type Evidence } from './simulateCheck';
import { enrolledOnly, wellFormed } from './simulateMailChecks';
import { personOfDraft, rowsShownOf, standingOf } from './simulateStage';
import {
  neverTwice,
  nothingAfterABounce,
  nothingAfterAnAnswer,
  nothingAfterAnExit,
  nothingAfterAnOptOut,
  nothingWhileResting,
  silentWhileAway,
} from './simulateStopChecks';
import { domainCap, haltedSenders, insideWindows, onceADay, switchedOff, underTheCaps } from './simulateTimeChecks';

/** Rules that hold whatever happens, looked up in the events and the mailboxes alone. */

const noError = ({ failures }: Evidence): CheckDone =>
  check(
    'no run of the bundle ended with an error of its own',
    'all runs',
    failures.map(({ at, as, fn, message }) => `${new Date(at).toISOString()} ${fn} of ${as}: ${message}`),
  );

/** Days after which a running row that waits for nobody was forgotten: a task lapses after ten working days, an open draft never. */
const patience = 18 * day;

/** Rows that run though their next touch has been due for weeks, with nothing open that it could wait for. */
const nobodyForgotten = ({ stage }: Evidence): CheckDone => {
  const { host, desk } = stage;
  const now = host.clock.now();
  const drafts = new Set(stage.reps.flatMap((rep) => host.mail.drafts(rep).map((draft) => personOfDraft(stage, draft))));
  const tasks = new Set(rowsShownOf(host, 'Work').map(({ cells }) => cells['Prospect ID'] ?? ''));
  const running = stage.people.flatMap((person) => {
    const row = desk.rowOf(person);
    const runs = row !== null && ['Active', 'Resumed'].includes(desk.text(row, 'Status'));
    return runs && !drafts.has(person) && !tasks.has(standingOf(stage, person).id) ? [{ person, row }] : [];
  });
  const column = desk.column('Next Contact Due');
  const faults = running.flatMap(({ person, row }) => {
    const due = column === null ? '' : host.cell(desk.sheet, a1(row, column)).value;
    const waits = desk.text(row, 'Needs You');
    const late = Object.prototype.toString.call(due) === '[object Date]' && (due as Date).getTime() < now - patience;
    return late && waits === '' ? [`${standingOf(stage, person).id} (row ${row}) due ${(due as Date).toISOString()}`] : [];
  });
  return check('no running row forgotten', `${running.length} rows`, faults);
};

const all = [
  neverTwice,
  nothingAfterAnAnswer,
  nothingAfterAnOptOut,
  nothingAfterABounce,
  nothingAfterAnExit,
  nothingWhileResting,
  silentWhileAway,
  insideWindows,
  underTheCaps,
  domainCap,
  onceADay,
  haltedSenders,
  switchedOff,
  wellFormed,
  enrolledOnly,
  nobodyForgotten,
  noError,
];

export const checked = (evidence: Evidence): CheckDone[] => all.map((each) => each(evidence));
