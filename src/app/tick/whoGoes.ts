import { allocate, lowest, placesKept, type Waiting } from '../../engine/allocate';
import { msPerDay, msPerMinute } from '../../engine/calendar';
import { aheadOf, candidateOf, idOf } from './ahead';
import type { DueTouch } from './carryOut';
import type { Run } from './run';
import { mailsInTime } from './sendPace';
import type { Standing } from './standing';

const noTime = 'The time of this run is used up; the next one goes on.';

/** When the follow-ups of the next 24 hours fall due that go by themselves; of the rows that had a mail before. */
const followUpsAhead = (run: Run): readonly number[] =>
  run.rows.flatMap((row) => {
    const due = row.mine && row.hand.prospect.stepsDone > 0 ? aheadOf(run, row)?.candidate.due : undefined;
    return due !== undefined && due > run.now && due < run.now + msPerDay ? [due] : [];
  });

/** Places that are left today and that first mails leave alone, so far as this run could fill them. */
function kept(run: Run, due: readonly DueTouch[], { ceilings, freed }: Standing, inTime: number): number {
  if (!due.some(({ touch }) => touch.step === 1)) return 0;
  const left = lowest(ceilings).left;
  return Math.max(0, placesKept(followUpsAhead(run), freed, 60 * msPerMinute) - Math.max(0, left - inTime));
}

/**
 * Shares out what is left to the sender. Who must wait is marked as waiting, so that the mail does not count as stale.
 * @returns who goes, in order, and who waits and for what
 */
export function whoGoes(
  run: Run,
  due: readonly DueTouch[],
  standing: Standing,
): { readonly goes: readonly DueTouch[]; readonly waits: readonly Waiting[] } {
  const byId = new Map(due.map((each) => [idOf(each.row), each]));
  const { counts, ceilings, addresses, byDomain } = standing;
  const inTime = mailsInTime(run);
  const { goes, waits } = allocate(
    due.map(({ row, touch }) => candidateOf(row, touch.step, touch.due)),
    {
      ceilings: [...ceilings, { left: inTime, words: noTime }],
      used: counts.own,
      kept: kept(run, due, standing, inTime),
      addresses,
      byDomain,
      now: run.now,
    },
    run.rules.settings.sending,
  );
  for (const { candidate } of waits) {
    const row = byId.get(candidate.id)?.row;
    if (row !== undefined) row.hand = { ...row.hand, state: { ...row.hand.state, waiting: true } };
  }
  return { goes: goes.flatMap(({ id }) => byId.get(id) ?? []), waits };
}
