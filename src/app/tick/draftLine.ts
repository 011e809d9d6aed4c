import { emptyLog, type LogEntry } from '../../sheet/logSheet';
import type { OpenDraft } from '../../sheet/prospectState';
import type { ClaimState } from './journal';
import { doneName, whatOf } from './outgoing';
import type { Run, TickRow } from './run';

/** A line of the journal about a draft that a person finishes. */
export const draftLine = (run: Run, row: TickRow, draft: OpenDraft, state: ClaimState, learned: Partial<LogEntry>): LogEntry => ({
  ...emptyLog,
  at: run.world.clock.now(),
  prospectId: row.hand.prospect.id,
  email: row.email,
  key: draft.key,
  state,
  cadence: row.hand.prospect.sequence,
  step: String(draft.step),
  touch: doneName(draft.step, 'email', row.beside?.role),
  channel: 'email',
  what: whatOf('draft'),
  draftId: draft.draftId,
  owner: run.me,
  ...learned,
});

/** The row no longer remembers a draft; one that was made since stays. */
export function forget(row: TickRow, { key }: OpenDraft): void {
  if (row.hand.state.draft?.key === key) row.hand = { ...row.hand, state: { ...row.hand.state, draft: null } };
}
