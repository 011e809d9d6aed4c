import { buildMessage, followUpSubject } from '../../mail/mimeOut';
import type { OwedDraft } from './effects';
import type { Run, TickRow } from './run';
import { type Desk, owedText } from './touches';
import { ask, type WorkQueue } from './workQueue';

const askFor: Readonly<Record<OwedDraft, string>> = {
  permission: 'Send the draft that thanks them and asks whether you may come back in 6 to 12 months.',
  final: 'Send the draft of the final mail: the file is closed, the door stays open.',
};

/** Drafts that an exit owes to the prospect: a person sends them or not. They are listed as work, and lie in the Owner's mailbox where this run can put them. */
export function leaveOwedDrafts(run: Run, rows: readonly TickRow[], desk: () => Desk, queue: WorkQueue): void {
  for (const row of rows) {
    for (const owed of row.hand.owed) {
      const text = owedText(desk(), row, owed);
      ask(queue, row, {
        touch: `owed.${owed}`,
        enrollment: row.hand.state.enrollment,
        due: run.now,
        channel: 'email',
        what: askFor[owed],
        text: text.body,
        first: false,
      });
      if (row.mine && text.isWhole) putDraft(run, row, desk(), text);
    }
    if (row.hand.owed.length > 0) row.hand = { ...row.hand, owed: [] };
  }
}

function putDraft(run: Run, row: TickRow, { sender }: Desk, text: { subject: string; body: string }): void {
  const thread = row.lastThread;
  try {
    const raw = buildMessage({
      from: sender,
      to: { address: row.email },
      subject: thread === null ? text.subject : followUpSubject(thread.subject),
      body: text.body,
      ...(thread === null || thread.messageIds.length === 0
        ? {}
        : { inReplyTo: thread.messageIds[thread.messageIds.length - 1] ?? '', references: thread.messageIds }),
    });
    run.world.mailbox.createDraft(raw, thread?.id ?? null);
  } catch (error) {
    run.told.push(`No draft for ${row.email}: ${(error as Error).message} Its words stand on the Work sheet.`);
  }
}
