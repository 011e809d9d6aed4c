import { decide } from '../../engine/decide';
import type { Decision, MailSign } from '../../engine/decision';
import { civilDayOf, startOfDay } from '../../engine/zones';
import { valueOr } from '../../sheet/cells/cell';
import { accountsOf } from '../account';
import { cadenceOf, type Deciding, type Foreseen, factsOf } from './decideRow';
import type { RowSigns } from './mailSigns';
import type { Run, TickRow } from './run';

/** What a run has to do if nothing came in. */
export interface AtWork {
  /** Rows of this user that would be written to: for them the mailbox is searched through before anything is decided. */
  readonly due: readonly TickRow[];
  /** True where nothing is to be done for any row, not even by a colleague's run. */
  readonly isIdle: boolean;
  readonly foreseen: Foreseen;
}

/** Nothing is to be done now, and no colleague's run would do anything either. */
const rests = (decision: Decision, { mine }: TickRow): boolean =>
  decision.kind === 'none' ||
  (decision.kind === 'wait' && (mine || decision.because[decision.because.length - 1]?.rule !== 'mailbox'));

/** What would be done in this run if nothing had come in. */
export function atWork(deciding: Deciding, resting: ReadonlySet<TickRow>): AtWork {
  const { run } = deciding;
  // A day more than any zone is ahead.
  const today = civilDayOf(run.now, run.rules.sheetZone) + 1;
  let isIdle = true;
  const foreseen = new Map<TickRow, { hand: TickRow['hand']; decision: Decision }>();
  const due = run.rows.filter((row) => {
    if (resting.has(row) || (!row.mine && !isIdle)) return false;
    // Somebody beside the prospect may be written to.
    const isBeside = row.hand.state.roles.some(({ next }) => next !== null && next.day <= today);
    const cadence = isBeside ? null : cadenceOf(deciding, row);
    const decision = isBeside ? null : decide(row.hand.prospect, cadence, factsOf(deciding, row, cadence), run.now, run.rules);
    if (decision === null || !rests(decision, row)) isIdle = false;
    else foreseen.set(row, { hand: row.hand, decision });
    return row.mine && (decision === null || (decision.kind === 'touch' && decision.mode !== 'task'));
  });
  return { due, isIdle, foreseen };
}

const nameOf = (row: TickRow): string =>
  `${valueOr(row.source.values.firstName, '')} ${valueOr(row.source.values.lastName, '')}`.trim() || row.email;

/** When a person answered: as the mailbox has just shown, as the row says, or as somebody chose in Outcome. Null for who did not. */
function answerOf(row: TickRow, signs: RowSigns | undefined, run: Run): MailSign | null {
  const { status, outcome, lastReply } = row.hand.prospect;
  if (signs?.reply != null) return signs.reply;
  if (outcome === 'Replied') return { at: run.now, words: '' };
  if (status !== 'Replied' || lastReply === null) return null;
  return { at: lastReply.kind === 'instant' ? lastReply.at : startOfDay(lastReply.day, run.rules.sheetZone), words: '' };
}

/**
 * For every row that runs, a person of the same account who answered. Read from the rows as much as from the mailbox, so that a run that
 * ended half way is made good by the next.
 */
export function colleaguesOf(
  run: Run,
  signs: ReadonlyMap<TickRow, RowSigns>,
): ReadonlyMap<TickRow, MailSign & { readonly who: string }> {
  const answers = new Map<string, { readonly from: TickRow; readonly sign: MailSign }[]>();
  for (const row of run.rows) {
    const sign = answerOf(row, signs.get(row), run);
    for (const account of sign === null ? [] : accountsOf(row.source)) {
      if (sign !== null) answers.set(account, [...(answers.get(account) || []), { from: row, sign }]);
    }
  }
  const found = new Map<TickRow, MailSign & { readonly who: string }>();
  if (answers.size === 0) return found;
  for (const row of run.rows) {
    const { status } = row.hand.prospect;
    if (status !== 'Active' && status !== 'Resumed') continue;
    const latest = accountsOf(row.source)
      .flatMap((account) => answers.get(account) || [])
      .filter(({ from }) => from !== row)
      .reduce<{ from: TickRow; sign: MailSign } | null>(
        (last, each) => (last !== null && last.sign.at >= each.sign.at ? last : each),
        null,
      );
    if (latest !== null) found.set(row, { ...latest.sign, who: nameOf(latest.from) });
  }
  return found;
}
