import { type IncomingMail, rawMail } from '../../src/mail/mimeIn';
import type { Mailbox } from '../../src/ports/mailbox';

/** One person's mailbox in memory, as far as a tick uses it: drafts and what was sent, with every raw text that Gmail was given. */
export interface MemoryMailbox extends Mailbox {
  /** Raw texts of all drafts made, by addressee. */
  readonly drafted: Map<string, string>;
  readonly sent: IncomingMail[];
  /** A mail of ours that lies in Sent already. */
  put(raw: string, threadId: string, at: number): void;
}

export function memoryMailbox(sender: { readonly name: string; readonly address: string }, now: () => number): MemoryMailbox {
  const sent: IncomingMail[] = [];
  const open = new Map<string, { readonly raw: string; readonly threadId: string }>();
  const drafted = new Map<string, string>();
  let ids = 0;
  const put = (raw: string, threadId: string, at: number): IncomingMail => {
    const mail = { ...rawMail(raw, at), id: `message-${++ids}`, threadId, labels: ['SENT'] };
    sent.push(mail);
    return mail;
  };
  return {
    drafted,
    sent,
    put,
    canRead: () => true,
    sender: () => sender,
    historyId: () => '1',
    changesSince: () => ({ kind: 'changes', added: [], historyId: '1' }),
    thread: (threadId) => sent.filter((mail) => mail.threadId === threadId),
    message: (messageId) => sent.find(({ id }) => id === messageId) ?? null,
    search: () => [],
    createDraft(raw, threadId) {
      const draftId = `draft-${++ids}`;
      const place = { raw, threadId: threadId ?? `thread-${ids}` };
      open.set(draftId, place);
      drafted.set(rawMail(raw).to[0]?.address ?? '', raw);
      return { draftId, messageId: `message-${draftId}`, threadId: place.threadId };
    },
    draft: () => ({ kind: 'gone' }),
    drafts: () => [...open].map(([draftId, { threadId }]) => ({ draftId, messageId: `message-${draftId}`, threadId })),
    draftWithKey: () => null,
    sendDraft(draftId) {
      const { raw = '', threadId = '' } = open.get(draftId) ?? {};
      open.delete(draftId);
      const mail = put(raw, threadId, now());
      return { messageId: mail.id, threadId };
    },
    deleteDraft(draftId) {
      open.delete(draftId);
    },
    quotaLeft: () => 400,
  };
}
