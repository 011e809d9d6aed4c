import { buildMessage, followUpSubject, stepHeaderName } from '../../mail/mimeOut';
import { emptyLog, type LogEntry } from '../../sheet/logSheet';
import type { Owed } from '../../sheet/prospectState';
import type { OwedDraft } from './effects';
import { type ClaimState, claimId, mayGoOn } from './journal';
import { appendLog, readClaims } from './logTail';
import { whatOf } from './outgoing';
import { keyOfOwed, noteMade } from './owedClaims';
import type { Run, TickRow } from './run';
import { type Desk, owedText } from './touches';
import { ask, type WorkQueue } from './workQueue';

const askFor: Readonly<Record<OwedDraft, string>> = {
  permission: 'Send the draft that thanks them and asks whether you may come back in 6 to 12 months.',
  final: 'Send the draft of the final mail: the file is closed, the door stays open.',
};

/** What owed drafts are made with. */
export interface OwedPorts {
  readonly desk: () => Desk;
  readonly queue: WorkQueue;
  /** Nobody may write to this person any more. */
  readonly isSilenced: (row: TickRow) => boolean;
}

interface Making {
  readonly row: TickRow;
  readonly owed: Owed;
  readonly key: string;
  readonly raw: string;
}

const line = (run: Run, row: TickRow, owed: Owed, key: string, state: ClaimState, learned: Partial<LogEntry>): LogEntry => ({
  ...emptyLog,
  at: run.world.clock.now(),
  prospectId: row.hand.prospect.id,
  email: row.email,
  key: claimId(key, run.attempt),
  state,
  touch: `owed.${owed.what}`,
  channel: 'email',
  what: `${whatOf('draft')}: ${owed.what}`,
  owner: run.me,
  ...learned,
});

const keep = (row: TickRow, owed: readonly Owed[]): void => {
  row.hand = { ...row.hand, state: { ...row.hand.state, owed } };
};

/** Takes a draft out of this mailbox; false where that failed, and the next run tries again. */
function isRemoved(run: Run, row: TickRow, { draftId }: Owed): boolean {
  try {
    run.world.mailbox.deleteDraft(draftId);
    return true;
  } catch (error) {
    run.told.push(`A draft to ${row.email} should go and is still in the mailbox: ${(error as Error).message}`);
    return false;
  }
}

/** Drops what is owed no more: they asked for silence, or were enrolled anew. A draft that lies in this mailbox goes with it. */
function withdraw(run: Run, row: TickRow, silenced: boolean): readonly LogEntry[] {
  const { enrollment, owed } = row.hand.state;
  const over = owed.filter((each) => silenced || each.enrollment !== enrollment);
  const made = over.filter(({ draftId }) => draftId !== '');
  // Only the Owner's run reaches the Owner's drafts.
  const removed = row.mine ? made.filter((each) => isRemoved(run, row, each)) : [];
  const dropped = [...over.filter(({ draftId }) => draftId === ''), ...removed];
  if (dropped.length === 0) return [];
  keep(
    row,
    owed.filter((each) => !dropped.includes(each)),
  );
  const words = 'The draft was taken back: nobody should send it any more.';
  return removed.map((each) => line(run, row, each, keyOfOwed(run, row, each), 'ABORTED', { draftId: each.draftId, words }));
}

/** Lists an owed mail as work, with its words: those stand there whatever becomes of the draft. */
function askOnce(run: Run, row: TickRow, { desk, queue }: OwedPorts): void {
  keep(
    row,
    row.hand.state.owed.map((owed) => {
      if (owed.asked) return owed;
      ask(queue, row, {
        touch: `owed.${owed.what}`,
        enrollment: owed.enrollment,
        due: run.now,
        channel: 'email',
        what: askFor[owed.what],
        text: owedText(desk(), row, owed.what).body,
        first: false,
      });
      return { ...owed, asked: true };
    }),
  );
}

/** The messages to be made for a row; what can never be written as a whole is left to its words on the Work sheet. */
function messagesOf(run: Run, row: TickRow, desk: () => Desk): readonly Making[] {
  return row.hand.state.owed.flatMap((owed): Making[] => {
    const key = keyOfOwed(run, row, owed);
    if (owed.draftId !== '' || run.claims.some((claim) => claim.key === key && claim.state !== 'ABORTED')) return [];
    const text = owedText(desk(), row, owed.what);
    const thread = row.lastThread;
    try {
      if (!text.isWhole) throw new Error('something in it could not be filled.');
      const raw = buildMessage({
        from: desk().sender,
        to: { address: row.email },
        subject: thread === null ? text.subject : followUpSubject(thread.subject),
        body: text.body,
        stepHeader: { name: stepHeaderName, value: key },
        ...(thread === null || thread.messageIds.length === 0
          ? {}
          : { inReplyTo: thread.messageIds[thread.messageIds.length - 1] ?? '', references: thread.messageIds }),
      });
      return [{ row, owed, key, raw }];
    } catch (error) {
      run.told.push(`No draft for ${row.email}: ${(error as Error).message} Its words stand on the Work sheet.`);
      keep(
        row,
        row.hand.state.owed.filter((each) => each !== owed),
      );
      return [];
    }
  });
}

/** Claims, makes and writes down; a draft of which nobody knows whether it was made stays claimed, and the next run looks for it. */
function make(run: Run, wanted: readonly Making[]): void {
  if (wanted.length === 0) return;
  appendLog(
    run,
    wanted.map(({ row, owed, key }) => line(run, row, owed, key, 'INTENT', {})),
  );
  run.world.sheets.flush();
  run.claims = readClaims(run);
  const lines: LogEntry[] = [];
  for (const { row, owed, key, raw } of wanted) {
    if (!mayGoOn(claimId(key, run.attempt), run.claims, null)) {
      lines.push(line(run, row, owed, key, 'ABORTED', { words: 'Claimed before by another run.' }));
      continue;
    }
    try {
      const { draftId, threadId } = run.world.mailbox.createDraft(raw, row.lastThread?.id ?? null);
      noteMade(row, owed, draftId);
      lines.push(line(run, row, owed, key, 'DRAFT', { draftId, threadId }));
    } catch (error) {
      run.told.push(`No draft for ${row.email}: ${(error as Error).message} Its words stand on the Work sheet.`);
    }
  }
  appendLog(run, lines);
}

/**
 * Drafts that an exit owes to the prospect: a person sends them or not. They are listed as work by whichever run comes first, and lie in
 * the Owner's mailbox where this run can put them.
 */
export function leaveOwedDrafts(run: Run, rows: readonly TickRow[], ports: OwedPorts): void {
  const owing = rows.filter((row) => row.hand.state.owed.length > 0);
  if (owing.length === 0) return;
  appendLog(
    run,
    owing.flatMap((row) => withdraw(run, row, ports.isSilenced(row))),
  );
  for (const row of owing) askOnce(run, row, ports);
  make(
    run,
    owing.filter((row) => row.mine).flatMap((row) => messagesOf(run, row, ports.desk)),
  );
}
