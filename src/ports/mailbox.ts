import type { IncomingMail } from '../mail/mimeIn';

/** A message that entered the mailbox since a history id, known by its ids alone. */
export interface MailboxChange {
  readonly messageId: string;
  readonly threadId: string;
  readonly labels: readonly string[];
}

/** `expired`: the mailbox no longer knows that history id, so everything must be looked at anew. */
export type Changes =
  | { readonly kind: 'changes'; readonly added: readonly MailboxChange[]; readonly historyId: string }
  | { readonly kind: 'expired' };

export interface SentMail {
  readonly messageId: string;
  readonly threadId: string;
}

export interface DraftPlace {
  readonly draftId: string;
  readonly messageId: string;
  readonly threadId: string;
}

/** What a draft that was asked for turned out to be. */
export type DraftState =
  | { readonly kind: 'there'; readonly messageId: string; readonly threadId: string }
  | { readonly kind: 'gone' };

/**
 * One person's mailbox: that of the user as whom the script runs. Thread and message ids mean nothing in any other mailbox.
 * Every method is one request to Google and throws the service's own error; none retries.
 */
export interface Mailbox {
  /** False where reading was not allowed: then nothing may be sent by itself. */
  canRead(): boolean;
  /** The name and address that mail is sent under, each '' where Google may not tell. */
  sender(): { readonly name: string; readonly address: string };
  /** The mailbox's present history id. */
  historyId(): string;
  changesSince(historyId: string): Changes;
  /** All messages of a thread in order of time; null where the thread is not in this mailbox. */
  thread(threadId: string): readonly IncomingMail[] | null;
  /** A whole message; null where it is not in this mailbox. */
  message(messageId: string): IncomingMail | null;
  /** Message ids found by Gmail's search. A hint only: the index lags behind by minutes. */
  search(query: string, limit: number): readonly MailboxChange[];
  createDraft(
    raw: string,
    threadId: string | null,
  ): { readonly draftId: string; readonly messageId: string; readonly threadId: string };
  draft(draftId: string): DraftState;
  /** All open drafts by their ids, the newest first. */
  drafts(): readonly DraftPlace[];
  /** The open draft that carries this key in our own header; null where there is none among the newest. Opens one draft after another. */
  draftWithKey(key: string): DraftPlace | null;
  sendDraft(draftId: string): SentMail;
  deleteDraft(draftId: string): void;
  /** Recipients that Google still lets this user write to within the running 24 hours; null where asking was not allowed. */
  quotaLeft(): number | null;
}
