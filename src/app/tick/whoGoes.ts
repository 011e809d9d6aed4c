import { allocate, type Candidate, type Waiting } from '../../engine/allocate';
import { normalisedAddress } from '../../mail/addresses';
import type { DueTouch } from './carryOut';
import { besideMark } from './outgoing';
import type { Run, TickRow } from './run';
import { mailsInTime } from './sendPace';
import { companyDomain, type Standing } from './standing';

/** A person set Not Before for a row that runs: what a resumed row waits for was written by the product. */
const isByHand = ({ hand: { prospect } }: TickRow): boolean => prospect.notBefore !== null && prospect.status === 'Active';

/** One name for each addressee of this run. */
const idOf = (row: TickRow): string => [row.hand.prospect.id, besideMark(row)].join(' ').trim();

export const candidateOf = (row: TickRow, step: number, due: number): Candidate => ({
  id: idOf(row),
  row: row.source.row,
  address: normalisedAddress(row.email),
  domain: companyDomain(row.email),
  step,
  due,
  byHand: isByHand(row),
});

const noTime = 'The time of this run is used up; the next one goes on.';

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
  const { goes, waits } = allocate(
    due.map(({ row, touch }) => candidateOf(row, touch.step, touch.due)),
    {
      ceilings: [...ceilings, { left: mailsInTime(run), words: noTime }],
      used: counts.own,
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
