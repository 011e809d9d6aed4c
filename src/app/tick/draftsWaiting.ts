import { businessDaysBetween, formatDay, isBusinessDay } from '../../engine/calendar';
import { touchLabel } from '../../engine/labels';
import { civilDayOf } from '../../engine/zones';
import { isSameAddress } from '../../mail/addresses';
import type { OpenDraft } from '../../sheet/prospectState';
import { absences } from './absences';
import { doneName } from './outgoing';
import type { Run, TickRow } from './run';
import { finishWords } from './touches';
import { ask, openTask, type WorkQueue } from './workQueue';

/** Drafts that lie in the mailbox and wait for their person. */

/** Business days for which a draft has lain there, without those on which its Owner was away. */
function businessDaysLeft(run: Run, row: TickRow, { at }: OpenDraft): number {
  const { prospect } = row.hand;
  const zone = prospect.zone ?? run.rules.defaultZone;
  const off = run.rules.daysOff(prospect.country);
  const [from, to] = [civilDayOf(at, zone), civilDayOf(run.now, zone)];
  const { away } = run.rules.settings.sending;
  const days = absences(away, civilDayOf(run.now, run.rules.sheetZone))(row)?.days || [];
  return (
    businessDaysBetween(from, to, off) - [...days].filter((day) => day > from && day <= to && isBusinessDay(day, off)).length
  );
}

/** Says something about a draft once: the draft stays as it is, and remembers that it was said. */
function tell(row: TickRow, what: string, words: string, draft: OpenDraft): void {
  row.hand = {
    ...row.hand,
    state: { ...row.hand.state, draft },
    noted: [...row.hand.noted, { what, words, step: draft.step }],
    // What a person is asked already is not pushed aside.
    ...(row.hand.needsYou === '' ? { needsYou: words, cells: { ...row.hand.cells, needsYou: words } } : {}),
  };
}

/** The address on the row was changed while its draft lay there: only its person can change to whom the draft goes. */
function tellAddress(row: TickRow, draft: OpenDraft): void {
  if (draft.to === undefined || isSameAddress(draft.to, row.email)) return;
  const words = `The draft of step ${draft.step} is addressed to ${draft.to}, and the row says ${row.email} now: change that in the draft before you send it.`;
  tell(row, 'Draft waits', words, { ...draft, to: row.email });
}

/** Said where a person looks who has not seen it on the Work sheet for a week. */
function tellLeft(run: Run, row: TickRow, draft: OpenDraft): void {
  const { staleAfter, taskLapsesAfter } = run.rules.settings.work;
  if (draft.told === true || businessDaysLeft(run, row, draft) < staleAfter) return;
  const since = formatDay(civilDayOf(draft.at, run.rules.sheetZone));
  const to = row.beside === undefined ? '' : ` to ${row.email}`;
  const words = `The draft of step ${draft.step}${to} has been waiting in Gmail since ${since}, ${staleAfter} business days: finish and send it, or choose Skipped on the Work sheet. After ${taskLapsesAfter} it is taken back, and the cadence goes on.`;
  tell(row, 'Draft waits', words, { ...draft, told: true });
}

/** Looks after a draft that is still there: its line of work stands on the list, and its person is told when it has lain for long. */
export function keepWaiting(run: Run, row: TickRow, queue: WorkQueue): void {
  const { prospect, state } = row.hand;
  const { draft } = state;
  const runs = prospect.status === 'Active' || prospect.status === 'Resumed';
  const isNext = draft !== null && (row.beside !== undefined || draft.step === prospect.stepsDone + 1);
  if (draft === null || !runs || !row.mine || !isNext) return;
  const touch = doneName(draft.step, 'email', row.beside?.role);
  const cadence = run.rules.book.find(prospect.sequence);
  if (openTask(queue, row, touch) === null && cadence !== null)
    ask(queue, row, {
      touch,
      enrollment: state.enrollment,
      due: draft.at,
      channel: 'email',
      what: finishWords(row, touchLabel(cadence, draft.step)),
      text: '',
      first: false,
    });
  if (row.beside === undefined) tellAddress(row, draft);
  tellLeft(run, row, row.hand.state.draft ?? draft);
}
