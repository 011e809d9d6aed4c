import type { Waiting } from '../../engine/allocate';
import { formatDay } from '../../engine/calendar';
import { decide } from '../../engine/decide';
import { civilDayOf } from '../../engine/zones';
import type { IncomingMail } from '../../mail/mimeIn';
import type { Original } from '../../mail/mimeOut';
import { applyVerdict } from './applyVerdict';
import { cadenceOf, type Deciding, factsOf } from './decideRow';
import { keyFor, type Outgoing, type TouchDecision } from './outgoing';
import { messageIdOf } from './recordSent';
import type { Run, TickRow } from './run';
import { wordsDigest } from './sendMail';
import type { Standing } from './standing';
import { askForWork, type Desk, lapsedWords } from './touches';
import { whoGoes } from './whoGoes';
import { drop } from './workQueue';
import { composeStep } from './writeStep';

/** A touch that is due, with its row. */
export interface DueTouch {
  readonly row: TickRow;
  readonly touch: TouchDecision;
}

const originalOf = (run: Run, thread: readonly IncomingMail[]): Original | null => {
  const ours = thread.filter((mail) => mail.labels.includes('SENT'));
  const last = ours[ours.length - 1];
  const to = last?.to[0];
  if (last === undefined || to === undefined) return null;
  return {
    from: last.from,
    to,
    date: formatDay(civilDayOf(last.at, run.rules.sheetZone)),
    subject: last.subject,
    text: last.text,
  };
};

/** The thread must name the mail that is answered: where its id was not read back at the time, it is now. */
function withMessageIds(run: Run, row: TickRow): void {
  const { threads } = row.hand.state;
  const latest = threads[threads.length - 1];
  if (latest === undefined || latest.messageIds.length > 0) return;
  const ours = (run.world.mailbox.thread(latest.id) ?? []).filter((mail) => mail.labels.includes('SENT'));
  const messageIds = ours.map(messageIdOf).filter((id) => id !== '');
  row.hand = { ...row.hand, state: { ...row.hand.state, threads: [...threads.slice(0, -1), { ...latest, messageIds }] } };
}

/** Why the next message cannot be written, in words that name the row's own column or the template. */
export function messageProblemOf(desk: Desk, row: TickRow, number: number): string | null {
  const cadence = desk.run.rules.book.find(row.hand.prospect.sequence);
  if (cadence === null) return null;
  const composed = composeStep(desk, row, cadence, number, () => null);
  if (composed.kind === 'problem') return composed.words;
  return row.hand.state.words.includes(wordsDigest(desk.run, composed.message.words))
    ? `Step ${number} says the very words that were already sent to them. Change its template.`
    : null;
}

/** Writes the mail of a touch; a row whose mail cannot be written is Held with the reason. */
function outgoing(deciding: Deciding, desk: Desk, { row, touch }: DueTouch): Outgoing | null {
  const { run } = deciding;
  const cadence = cadenceOf(deciding, row);
  if (cadence === null || touch.mode === 'task') return null;
  withMessageIds(run, row);
  const thread = row.hand.state.threads[row.hand.state.threads.length - 1];
  const composed = composeStep(desk, row, cadence, touch.step, () =>
    thread === undefined ? null : originalOf(run, run.world.mailbox.thread(thread.id) ?? []),
  );
  const words = composed.kind === 'problem' ? composed.words : messageProblemOf(desk, row, touch.step);
  if (words !== null) {
    const decision = decide(
      row.hand.prospect,
      cadence,
      { ...factsOf(deciding, row, cadence), messageProblem: words },
      run.now,
      run.rules,
    );
    row.hand = applyVerdict(row.hand, decision, { now: run.now, sheetZone: run.rules.sheetZone, cadence });
    return null;
  }
  if (composed.kind === 'problem') return null;
  return {
    row,
    touch,
    mode: touch.mode,
    cadence: cadence.name,
    key: keyFor(run, row, touch.step, 'email'),
    message: composed.message,
  };
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
    const mail = outgoing(deciding, desk, each);
    if (touch.mode !== 'task' && mail === null) continue;
    const given = drop(
      queue,
      row,
      ({ enrollment, step }) => enrollment === row.hand.state.enrollment && step !== null && step < touch.step,
    );
    row.hand = {
      ...row.hand,
      noted: [
        ...row.hand.noted,
        ...given.map(({ what }) => ({ what: 'Lapsed', words: lapsedWords(what), step: touch.step - 1 })),
      ],
    };
    const cadence = cadenceOf(deciding, row);
    if (mail !== null) mails.push(mail);
    // A mail that goes by itself asks for the work beside it once it is out.
    if (cadence !== null && touch.mode !== 'send') askForWork(desk, row, cadence, touch);
  }
  return { mails, waits };
}
