import type { CharsetDecoder } from '../mail/bytes';
import { type GmailMessage, gmailMail, type IncomingMail } from '../mail/mimeIn';
import { stepHeaderName } from '../mail/mimeOut';
import type { Changes, DraftPlace, DraftState, Mailbox, MailboxChange, SentMail } from '../ports/mailbox';
import { unlessRefused } from './refusal';

const me = 'me';

const gmail = (): GoogleAppsScript.Gmail.Collection.UsersCollection => {
  // Where the manifest does without Gmail, even its name is unknown.
  const users = typeof Gmail === 'undefined' ? undefined : Gmail.Users;
  if (users === undefined)
    throw new Error(
      'Next Touch was installed without Gmail: add the Gmail service in the script editor under Services, or deploy another rung.',
    );
  return users;
};

/** Google says 404 and 410 in words only. */
const isMissing = (error: unknown): boolean =>
  /not found|\b404\b|\b410\b/i.test(String((error as { message?: unknown } | null)?.message ?? error));

const orMissing = <T>(ask: () => T): T | null => {
  try {
    return ask();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

const changeOf = (message: GoogleAppsScript.Gmail.Schema.Message): MailboxChange => ({
  messageId: message.id ?? '',
  threadId: message.threadId ?? '',
  labels: message.labelIds || [],
});

function changesSince(historyId: string): Changes {
  const added = new Map<string, MailboxChange>();
  let latest = historyId;
  let pageToken: string | undefined;
  do {
    const page = orMissing(() =>
      gmail().History!.list(me, {
        startHistoryId: historyId,
        historyTypes: ['messageAdded'],
        maxResults: 500,
        ...(pageToken === undefined ? {} : { pageToken }),
      }),
    );
    if (page === null) return { kind: 'expired' };
    for (const entry of page.history || []) {
      for (const { message } of entry.messagesAdded || []) if (message?.id) added.set(message.id, changeOf(message));
    }
    latest = page.historyId ?? latest;
    pageToken = page.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  return { kind: 'changes', added: [...added.values()], historyId: latest };
}

function drafts(): DraftPlace[] {
  const found: DraftPlace[] = [];
  let pageToken: string | undefined;
  do {
    const page = gmail().Drafts!.list(me, { maxResults: 500, ...(pageToken === undefined ? {} : { pageToken }) });
    for (const { id, message } of page.drafts || []) {
      found.push({ draftId: id ?? '', messageId: message?.id ?? '', threadId: message?.threadId ?? '' });
    }
    pageToken = page.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  return found;
}

/** Drafts that are opened one by one to find one, the newest first. */
const draftsOpened = 50;

function keyOfDraft(messageId: string): string {
  const message = orMissing(() =>
    gmail().Messages!.get(me, messageId, { format: 'metadata', metadataHeaders: [stepHeaderName] }),
  );
  const header = (message?.payload?.headers || []).find(({ name }) => name?.toLowerCase() === stepHeaderName.toLowerCase());
  return header?.value ?? '';
}

type Part = GoogleAppsScript.Gmail.Schema.MessagePart;

/** Gmail keeps some delivery reports behind an attachment id, and without them nobody can tell whose mail came back. */
function withReports(messageId: string, part: Part): Part {
  const id = part.body?.attachmentId;
  const isReport = /^(message\/delivery-status|message\/feedback-report|text\/)/i.test(part.mimeType ?? '');
  const fetched =
    id !== undefined && id !== null && isReport ? gmail().Messages!.Attachments!.get(me, messageId, id).data : undefined;
  return {
    ...part,
    ...(fetched === undefined ? {} : { body: { ...part.body, data: fetched } }),
    ...(part.parts === undefined || part.parts === null ? {} : { parts: part.parts.map((each) => withReports(messageId, each)) }),
  };
}

/** Charsets that our own reader does not know. */
const otherCharset: CharsetDecoder = (bytes, charset) => {
  try {
    const signed = Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));
    return Utilities.newBlob(signed).getDataAsString(charset);
  } catch {
    return null;
  }
};

const incoming = (message: GoogleAppsScript.Gmail.Schema.Message): IncomingMail =>
  gmailMail(
    message.payload === undefined || message.payload === null
      ? (message as GmailMessage)
      : ({ ...message, payload: withReports(message.id ?? '', message.payload) } as GmailMessage),
    otherCharset,
  );

/** The mailbox of the user as whom this execution runs, through the advanced Gmail service: the built-in one sets no headers. */
export function googleMailbox(): Mailbox {
  const resource = (raw: string, threadId: string | null): GoogleAppsScript.Gmail.Schema.Message => ({
    raw: Utilities.base64EncodeWebSafe(raw, Utilities.Charset.UTF_8),
    ...(threadId === null ? {} : { threadId }),
  });
  const sent = (message: GoogleAppsScript.Gmail.Schema.Message): SentMail => ({
    messageId: message.id ?? '',
    threadId: message.threadId ?? '',
  });
  let profile: GoogleAppsScript.Gmail.Schema.Profile | null = null;
  let names: readonly GoogleAppsScript.Gmail.Schema.SendAs[] | null = null;
  const getProfile = (): GoogleAppsScript.Gmail.Schema.Profile => {
    profile = profile ?? gmail().getProfile(me);
    return profile;
  };
  const getNames = (): readonly GoogleAppsScript.Gmail.Schema.SendAs[] => {
    names = names ?? gmail().Settings!.SendAs!.list(me).sendAs ?? [];
    return names;
  };
  return {
    canRead() {
      try {
        // Who may only write drafts may see the profile as well; the names need what reading needs.
        return getNames().length > 0;
      } catch {
        return false;
      }
    },
    sender() {
      const own = unlessRefused(getNames, []).find((each) => each.isPrimary);
      const address = own?.sendAsEmail ?? unlessRefused(() => getProfile().emailAddress ?? '', '');
      return { name: own?.displayName ?? '', address: address.toLowerCase() };
    },
    historyId: () => String(getProfile().historyId ?? ''),
    changesSince,
    thread(threadId) {
      const thread = orMissing(() => gmail().Threads!.get(me, threadId, { format: 'full' }));
      return thread === null ? null : (thread.messages || []).map(incoming);
    },
    message(messageId) {
      const message = orMissing(() => gmail().Messages!.get(me, messageId, { format: 'full' }));
      return message === null ? null : incoming(message);
    },
    search(query, limit) {
      return (gmail().Messages!.list(me, { q: query, maxResults: limit, includeSpamTrash: true }).messages || []).map(changeOf);
    },
    createDraft(raw, threadId) {
      const draft = gmail().Drafts!.create({ message: resource(raw, threadId) }, me);
      return { draftId: draft.id ?? '', messageId: draft.message?.id ?? '', threadId: draft.message?.threadId ?? '' };
    },
    draft(draftId): DraftState {
      const draft = orMissing(() => gmail().Drafts!.get(me, draftId, { format: 'metadata' }));
      return draft === null
        ? { kind: 'gone' }
        : { kind: 'there', messageId: draft.message?.id ?? '', threadId: draft.message?.threadId ?? '' };
    },
    drafts,
    draftWithKey: (key) =>
      drafts()
        .slice(0, draftsOpened)
        .find(({ messageId }) => keyOfDraft(messageId) === key) ?? null,
    sendDraft: (draftId) => sent(gmail().Drafts!.send({ id: draftId }, me)),
    deleteDraft(draftId) {
      orMissing(() => gmail().Drafts!.remove(me, draftId));
    },
    quotaLeft: () => unlessRefused<number | null>(() => MailApp.getRemainingDailyQuota(), null),
  };
}
