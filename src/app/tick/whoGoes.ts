import { allocate, type Candidate, type Waiting } from '../../engine/allocate';
import { msPerDay } from '../../engine/calendar';
import { aheadOf, candidateOf, idOf } from './ahead';
import type { DueTouch } from './carryOut';
import type { Run } from './run';
import { mailsInTime } from './sendPace';
import type { Standing } from './standing';

export const noTime = 'The time of this run is used up; the next one goes on.';

/** Mails of this sender that cannot go now but may before a place that is taken now is free again; of first mails those that wait already. */
const laterToday = (run: Run): readonly Candidate[] =>
  run.rows.flatMap((row) => {
    // A row that stands there twice is not written to before a person has chosen one: no place would ever be used.
    const ahead = row.mine && !row.isTwin ? aheadOf(run, row) : null;
    if (ahead === null || ahead.opens <= run.now || ahead.latest >= run.now + msPerDay) return [];
    const { candidate, latest } = ahead;
    return candidate.step > 1 || candidate.due <= run.now ? [{ ...candidate, latest }] : [];
  });

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
  const { counts, ...room } = standing;
  const { goes, waits } = allocate(
    [...due.map(({ row, touch }) => candidateOf(row, touch.step, touch.due)), ...laterToday(run)],
    { ...room, run: { left: mailsInTime(run), words: noTime }, used: counts.own, now: run.now },
    run.rules.settings.sending,
  );
  for (const { candidate } of waits) {
    const row = byId.get(candidate.id)?.row;
    if (row !== undefined) row.hand = { ...row.hand, state: { ...row.hand.state, waiting: true } };
  }
  return { goes: goes.flatMap(({ id }) => byId.get(id) || []), waits };
}
