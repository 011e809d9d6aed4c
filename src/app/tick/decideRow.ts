import type { Cadence } from '../../engine/cadence';
import { templateKey } from '../../engine/cadence';
import type { Instant, Moment } from '../../engine/calendar';
import { decide } from '../../engine/decide';
import { resume } from '../../engine/decide/pauses';
import { situationOf } from '../../engine/decide/situation';
import { primaryChannel } from '../../engine/decide/touch';
import type { Decision, MailSign, OwnerAway, SendingGate, WorldFacts } from '../../engine/decision';
import { folded } from '../../engine/vocabulary';
import { startOfDay } from '../../engine/zones';
import type { DoNotContactBook } from '../../sheet/doNotContactSheet';
import { applyVerdict } from './applyVerdict';
import type { TemplateShelf } from './compose';
import { keepEngagement } from './engagementKept';
import { mailFactsOf, type RowSigns } from './mailSigns';
import { doneName } from './outgoing';
import { keepPermission } from './permission';
import type { Run, TickRow } from './run';
import { withoutSilenced } from './silence';
import { openTask, taskId, type WorkQueue } from './workQueue';

/** Decisions that let a row rest, each with the row as it stood then. */
export type Foreseen = ReadonlyMap<TickRow, { readonly hand: TickRow['hand']; readonly decision: Decision }>;

/** What all rows of one tick are decided with. */
export interface Deciding {
  readonly run: Run;
  readonly brokenCadences: ReadonlyMap<string, string>;
  readonly doNotContact: DoNotContactBook;
  readonly queue: WorkQueue;
  /** Asked only where something is due: a tick without work reads no templates and asks for no quota. */
  readonly shelf: () => TemplateShelf;
  readonly gate: () => SendingGate;
  /** When the row's Owner is away; null where no dates are given. */
  readonly awayOf: (row: TickRow) => OwnerAway | null;
  readonly signs: ReadonlyMap<TickRow, RowSigns>;
  /** False where what came back could not be read, or not to the end: then nothing is sent in this run. */
  readonly readable: boolean;
  /** A colleague's answer, by row. */
  readonly colleagues: ReadonlyMap<TickRow, MailSign & { readonly who: string }>;
  /** What was decided about rows before the mailbox was read, where nothing came in that could change it. */
  readonly foreseen: Foreseen;
  /** Why a row's next message cannot be written; asked only where it matters. */
  readonly messageProblem: (row: TickRow, cadence: Cadence) => string | null;
}

export const cadenceOf = ({ run, brokenCadences }: Pick<Deciding, 'run' | 'brokenCadences'>, row: TickRow): Cadence | null => {
  const name = row.hand.prospect.sequence;
  return name === '' || (brokenCadences.size > 0 && brokenCadences.has(folded(name))) ? null : run.rules.book.find(name);
};

const at = (moment: Moment | null, run: Run): Instant => {
  if (moment === null) return 0;
  return moment.kind === 'instant' ? moment.at : startOfDay(moment.day, run.rules.sheetZone);
};

/** A sign counts until what it led to is on the row: an answer already recorded, or one from before the row was resumed, is none. */
function unsettled(signs: RowSigns | undefined, row: TickRow, run: Run): RowSigns | undefined {
  if (signs === undefined) return undefined;
  const settled = Math.max(row.hand.state.since ?? 0, at(row.hand.prospect.lastReply, run));
  // Entering a cadence settles what came before; resuming one does not settle an answer that nobody had seen.
  const entered = row.hand.state.enrollment !== row.recorded.state.enrollment;
  const { reply } = signs;
  const replyCounts = reply !== null && reply.at > (entered ? settled : at(row.hand.prospect.lastReply, run));
  const fresh = <S extends MailSign>(sign: S | null): S | null => (sign !== null && sign.at > settled ? sign : null);
  return {
    // Silence counts whenever it was asked for.
    optOut: signs.optOut,
    leftCompany: fresh(signs.leftCompany),
    reply: replyCounts ? reply : null,
    outOfOffice: fresh(signs.outOfOffice),
    tookOver: fresh(signs.tookOver),
    bounced: fresh(signs.bounced),
    senderFault: fresh(signs.senderFault),
    roles: signs.roles,
  };
}

function bouncedFact(signs: RowSigns | undefined, row: TickRow): MailSign | null {
  if (signs?.bounced != null) return signs.bounced;
  return row.hand.state.bounced !== null && row.hand.state.bounced === row.email
    ? { at: 0, words: `${row.email} bounced before` }
    : null;
}

/** The next step's draft lies unsent in the Owner's mailbox: whoever says it is done must still send it. */
export const hasOpenDraft = ({ hand }: TickRow): boolean =>
  hand.state.draft !== null && hand.state.draft.step === hand.prospect.stepsDone + 1;

/** Without its mailbox nobody knows whether a draft went out: what the Work sheet says of it waits for the run that sees both. */
export const isDraftUnseen = ({ run, readable }: Pick<Deciding, 'run' | 'readable'>, row: TickRow): boolean =>
  hasOpenDraft(row) && (row.mailbox !== run.me || !readable);

const isEmailTouch = (touch: string | null): boolean => touch?.endsWith('.email') === true;

/** The name under which the Work sheet knows the next step's primary touch. */
export function primaryTouch(row: TickRow, cadence: Cadence | null, run: Run): string | null {
  const { stepsDone } = row.hand.prospect;
  const step = cadence?.steps[stepsDone];
  return step === undefined ? null : doneName(stepsDone + 1, primaryChannel(step, row.hand.state.calls, run.rules.settings.work));
}

export function factsOf(deciding: Deciding, row: TickRow, cadence: Cadence | null): WorldFacts {
  const { run, queue } = deciding;
  const { prospect, state } = row.hand;
  const signs = unsettled(deciding.signs.get(row), row, run);
  const number = prospect.stepsDone + 1;
  const touch = primaryTouch(row, cadence, run);
  const listed = touch === null ? null : openTask(queue, row, touch);
  const isDrafted = hasOpenDraft(row);
  // The run that was to leave the draft died after it had listed the work: the step is still to be drafted.
  const isUndrafted = listed?.done === null && !isDrafted;
  const task = isEmailTouch(touch) && (isUndrafted || isDraftUnseen(deciding, row)) ? null : listed;
  const waitsForWords = prospect.status === 'Held' && prospect.pause?.cause === 'data';
  return {
    doNotContact: row.email === '' ? null : deciding.doNotContact.find(row.email),
    bounced: bouncedFact(signs, row),
    colleagueReplied: deciding.colleagues.get(row) ?? null,
    mail: row.mine ? mailFactsOf(signs, deciding.readable) : null,
    get sending() {
      return deciding.gate();
    },
    away: deciding.awayOf(row),
    waitingForCapacity: state.waiting,
    // A draft is not late before it was there.
    task:
      task === null
        ? null
        : {
            due: Math.max(task.due ?? run.now, isDrafted ? (state.draft?.at ?? 0) : 0),
            done: isDrafted && task.done !== 'Skipped' ? null : task.done,
          },
    draftOpen: isDrafted,
    callAttempts: state.calls,
    get messageProblem() {
      return messageProblem(deciding, row, cadence, waitsForWords);
    },
    get roleVersions() {
      return roleVersions(deciding, cadence, number);
    },
  };
}

/** Roles for which a step's first touch has words of their own. */
export function roleVersions({ shelf }: Pick<Deciding, 'shelf'>, cadence: Cadence | null, number: number): readonly string[] {
  const step = cadence?.steps[number - 1];
  if (cadence === null || step === undefined) return [];
  const versions = shelf().get(folded(templateKey(cadence, number, step.touches[0]))) || [];
  return versions.map(({ role }) => role).filter((role) => role !== '');
}

/** Only the Owner's run can write the message; to any other, what the row says about it stands. */
function messageProblem(deciding: Deciding, row: TickRow, cadence: Cadence | null, waitsForWords: boolean): string | null {
  if (!waitsForWords || cadence === null) return null;
  return row.mine ? deciding.messageProblem(row, cadence) : row.hand.needsYou;
}

/** A running row whose State still keeps a pause was resumed by hand in its Status cell: what remained of the gap is kept. */
function resumedByHand(deciding: Deciding, row: TickRow, cadence: Cadence | null): void {
  const { run } = deciding;
  const { prospect, state } = row.hand;
  const runs = prospect.status === 'Active' || prospect.status === 'Resumed';
  if (!runs || state.pause === null || cadence === null) return;
  const situation = situationOf(prospect, cadence, factsOf(deciding, row, cadence), run.now, run.rules);
  const { verdict } = resume('Resumed by hand.', situation);
  row.hand = applyVerdict(row.hand, { ...verdict, because: [] }, { now: run.now, sheetZone: run.rules.sheetZone, cadence });
}

/** More turns than any row can need: an outcome, an entry, a lapse and a due step may meet. */
const turns = 8;

/**
 * Decides about one row and applies what concerns the row itself, again and again until it rests or a touch is due.
 * The engagement is kept before, since the exits read it, and after, since entering a cadence changes it.
 * @returns the decision that is left to carry out or to wait for
 */
export function decideRow(deciding: Deciding, row: TickRow): Decision {
  keepEngagement(row, cadenceOf(deciding, row));
  keepPermission(deciding.run, deciding.queue, row);
  const decision = decideUntilItRests(deciding, row);
  keepEngagement(row, cadenceOf(deciding, row));
  return decision;
}

function decideUntilItRests(deciding: Deciding, row: TickRow): Decision {
  const { run } = deciding;
  resumedByHand(deciding, row, cadenceOf(deciding, row));
  let decision: Decision = { kind: 'none', reason: '', because: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    const cadence = cadenceOf(deciding, row);
    const prospect = withoutSilenced(row.hand.prospect, deciding.doNotContact);
    const known = deciding.foreseen.get(row);
    decision =
      known?.hand === row.hand && prospect === row.hand.prospect && !deciding.colleagues.has(row)
        ? known.decision
        : decide(prospect, cadence, factsOf(deciding, row, cadence), run.now, run.rules);
    if (decision.kind === 'none' || decision.kind === 'touch') return decision;
    const before = row.hand;
    settleTask(deciding, row, cadence, decision);
    row.hand = applyVerdict(row.hand, decision, { now: run.now, sheetZone: run.rules.sheetZone, cadence });
    if (decision.kind === 'exit' && decision.reason === 'Bounced') {
      row.hand = { ...row.hand, state: { ...row.hand.state, bounced: row.email } };
    }
    if (decision.kind === 'wait' || row.hand === before) return decision;
  }
  return decision;
}

/** A task that was closed or lapsed has served. */
function settleTask({ queue, run }: Deciding, row: TickRow, cadence: Cadence | null, decision: Decision): void {
  if (decision.kind !== 'advance' && decision.kind !== 'lapse') return;
  const touch = primaryTouch(row, cadence, run);
  if (touch === null) return;
  const id = taskId(row.hand.prospect.id, row.hand.state.enrollment, touch);
  for (const item of queue.items) if (item.taskId === id) queue.leaving.add(item);
  // Remembered with the step: should this run end before the line leaves the list, its answer is not taken for another touch.
  if (decision.kind === 'advance' && !touch.endsWith('.email'))
    row.hand = { ...row.hand, state: { ...row.hand.state, done: [...row.hand.state.done, touch] } };
}
