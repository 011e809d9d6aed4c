import type { Waiting } from '../../engine/allocate';
import { formatDay } from '../../engine/calendar';
import { decide } from '../../engine/decide';
import { civilDayOf } from '../../engine/zones';
import type { IncomingMail } from '../../mail/mimeIn';
import type { Original } from '../../mail/mimeOut';
import type { WorkRow } from '../../sheet/workSheet';
import { applyVerdict } from './applyVerdict';
import { cadenceOf, type Deciding, factsOf } from './decideRow';
import { judgeStep } from './judgeStep';
import { doneName, keyFor, type Outgoing, type TouchDecision } from './outgoing';
import { messageIdOf } from './recordSent';
import type { Run, TickRow } from './run';
import { leaveToPerson } from './stakeholders';
import type { Standing } from './standing';
import { askForWork, type Desk, lapsedWords } from './touches';
import { whoGoes } from './whoGoes';
import { drop, type WorkQueue } from './workQueue';

/** A touch that is due, with its row. */
export interface DueTouch {
  readonly row: TickRow;
  readonly touch: TouchDecision;
}

/** The mail that a forward carries: our last one in the thread. */
export const originalOf = ({ rules }: Pick<Run, 'rules'>, thread: readonly IncomingMail[]): Original | null => {
  const ours = thread.filter((mail) => mail.labels.includes('SENT'));
  const last = ours[ours.length - 1];
  const to = last?.to[0];
  if (last === undefined || to === undefined) return null;
  return {
    from: last.from,
    to,
    date: formatDay(civilDayOf(last.at, rules.sheetZone)),
    subject: last.subject,
    text: last.text,
  };
};

/** The thread must name the mail that is answered: where its id was not read back at the time, it is now. */
function withMessageIds(run: Run, row: TickRow): void {
  const { threads } = row.hand.state;
  const latest = threads[threads.length - 1];
  if (latest === undefined || latest.messageIds.length > 0) return;
  const ours = (run.world.mailbox.thread(latest.id) || []).filter((mail) => mail.labels.includes('SENT'));
  const messageIds = ours.map(messageIdOf).filter((id) => id !== '');
  row.hand = { ...row.hand, state: { ...row.hand.state, threads: [...threads.slice(0, -1), { ...latest, messageIds }] } };
}

/** Why the next message cannot go out, in words that name the step and the row's own column or the template. */
export function messageProblemOf(desk: Desk, row: TickRow, number: number): string | null {
  const cadence = desk.run.rules.book.find(row.hand.prospect.sequence);
  return cadence === null ? null : judgeStep(desk, row, cadence, number, { errorsOnly: true }).holds;
}

/** A mail on its way, and what the person who finishes it is told. */
interface Written {
  readonly mail: Outgoing;
  readonly tells: readonly string[];
}

/** Writes the mail of a touch; a row whose mail cannot be written is Held with the reason. */
function outgoing(deciding: Deciding, desk: Desk, { row, touch }: DueTouch): Written | null {
  const { run } = deciding;
  const cadence = cadenceOf(deciding, row);
  if (cadence === null || touch.mode === 'task') return null;
  withMessageIds(run, row);
  const thread = row.hand.state.threads[row.hand.state.threads.length - 1];
  const { composed, holds, tells } = judgeStep(desk, row, cadence, touch.step, {
    errorsOnly: true,
    original: () => (thread === undefined ? null : originalOf(run, run.world.mailbox.thread(thread.id) || [])),
  });
  const hindrance = holds ?? (composed.kind === 'problem' ? composed.words : null);
  if (hindrance !== null && row.beside !== undefined) {
    leaveToPerson(deciding, row, touch.step, hindrance);
    return null;
  }
  if (holds !== null || composed.kind === 'problem') {
    const decision = decide(
      row.hand.prospect,
      cadence,
      { ...factsOf(deciding, row, cadence), messageProblem: holds },
      run.now,
      run.rules,
    );
    row.hand = applyVerdict(row.hand, decision, { now: run.now, sheetZone: run.rules.sheetZone, cadence });
    return null;
  }
  const mail: Outgoing = {
    row,
    touch,
    mode: touch.mode,
    cadence: cadence.name,
    key: keyFor(run, row, touch.step, 'email'),
    message: composed.message,
  };
  return { mail, tells };
}

/** Work of earlier steps gives way to the next one; drafts to other people of the account are looked after on their own. */
function dropEarlier(queue: WorkQueue, row: TickRow, before: number): readonly WorkRow[] {
  const { enrollment, roles } = row.hand.state;
  const drafts = roles.flatMap(({ role, draft }) => (draft === null ? [] : doneName(draft.step, 'email', role)));
  return drop(queue, row, (name) => {
    const isEarlier = name.enrollment === enrollment && name.step !== null && name.step < before;
    return isEarlier && !drafts.includes(name.touch);
  });
}

/**
 * Turns due touches into work on the list and mails to send. Secondary touches of earlier steps give way here, and the Log says so.
 * @returns the mails, drafts for people first, and the automatic mails that wait
 */
export function prepare(
  deciding: Deciding,
  desk: Desk,
  due: readonly DueTouch[],
  standing: () => Standing,
): { readonly mails: readonly Outgoing[]; readonly waits: readonly Waiting[] } {
  const { run, queue } = deciding;
  const automatic = due.filter(({ touch }) => touch.mode === 'send');
  const { goes, waits } = automatic.length === 0 ? { goes: [], waits: [] } : whoGoes(run, automatic, standing());
  const mails: Outgoing[] = [];
  for (const each of [...due.filter(({ touch }) => touch.mode !== 'send'), ...goes]) {
    const { row, touch } = each;
    const written = outgoing(deciding, desk, each);
    if (touch.mode !== 'task' && written === null) continue;
    const given = row.beside === undefined ? dropEarlier(queue, row, touch.step) : [];
    row.hand = {
      ...row.hand,
      noted: [
        ...row.hand.noted,
        ...given.map(({ what }) => ({ what: 'Lapsed', words: lapsedWords(what), step: touch.step - 1 })),
      ],
    };
    const cadence = cadenceOf(deciding, row);
    if (written !== null) mails.push(written.mail);
    // A mail that goes by itself asks for the work beside it once it is out.
    if (cadence !== null && touch.mode !== 'send') askForWork(desk, row, cadence, touch, written?.tells);
  }
  return { mails, waits };
}
