/** The mailboxes: messages, threads, drafts, history and the day's sending quota of every user. */
import { headerOf, type Part, parseAddresses, parseMessage, rawHeaders, textOf, withHeaders } from './mime';

export interface Message {
  id: string;
  threadId: string;
  labels: string[];
  at: number;
  historyId: number;
  /** Binary string. */
  raw: string;
  draftId?: string;
  parsed?: Part;
}

export interface HistoryEntry {
  id: number;
  at: number;
  kind: 'messagesAdded' | 'messagesDeleted' | 'labelsAdded' | 'labelsRemoved';
  messageId: string;
  threadId: string;
  labels: string[];
}

export interface Mailbox {
  address: string;
  name: string;
  aliases: string[];
  messages: Map<string, Message>;
  /** Draft id to message id. */
  drafts: Map<string, string>;
  history: HistoryEntry[];
  historyId: number;
  /** When a history id was last handed out: from then on it holds for the days of the trait. */
  issued: Map<number, number>;
  sends: { at: number; recipients: number }[];
  quota: number;
  /** A limit that is told of only later; see MailboxActs.setQuietLimit. */
  quietLimit: { recipients: number; reportMinutes: number } | null;
  /** Reports on their way, by the instant of their arrival. */
  coming: { at: number; messageId: string; failed: string }[];
  /** Time of the newest message. */
  lastAt: number;
}

export interface MailStore {
  boxes: Map<string, Mailbox>;
  /** A new id of 16 hexadecimal digits. */
  newId(): string;
  emit(user: string): void;
}

const DAY = 86_400_000;

export const emptyMailbox = (address: string, quota: number, at: number): Mailbox => ({
  address,
  name: '',
  aliases: [],
  messages: new Map(),
  drafts: new Map(),
  history: [],
  historyId: 1000,
  issued: new Map([[1000, at]]),
  sends: [],
  quota,
  quietLimit: null,
  coming: [],
  lastAt: 0,
});

export const parsedOf = (message: Message): Part => {
  message.parsed ??= parseMessage(message.raw);
  return message.parsed;
};

export const header = (message: Message, name: string): string => headerOf(parsedOf(message).headers, name);

export const note = (box: Mailbox, message: Message, kind: HistoryEntry['kind'], at: number): void => {
  box.historyId += 1;
  message.historyId = box.historyId;
  box.history.push({
    id: box.historyId,
    at,
    kind,
    messageId: message.id,
    threadId: message.threadId,
    labels: message.labels.slice(),
  });
};

/** The subject without its chain of Re:, Fwd: and the like. */
const bareSubject = (subject: string): string =>
  subject
    .replace(/^(?:\s*(?:re|fw|fwd|aw|sv|antw|rv|tr)\s*(?:\[\d+\])?:)+/i, '')
    .trim()
    .toLowerCase();

/** Messages of a thread in the order of time. */
export const threadMessages = (box: Mailbox, threadId: string): Message[] =>
  [...box.messages.values()].filter((m) => m.threadId === threadId).sort((a, b) => a.at - b.at || a.historyId - b.historyId);

/**
 * The thread that a message joins: one that holds a message it refers to and has its subject. Gmail asks the same of a message sent
 * through the API, and a thread id besides.
 */
export const threadFor = (box: Mailbox, raw: string, wanted?: string): string | null => {
  const headers = parseMessage(raw).headers;
  const refers = `${headerOf(headers, 'In-Reply-To')} ${headerOf(headers, 'References')}`.match(/<[^<>]+>/g) ?? ([] as string[]);
  const subject = bareSubject(headerOf(headers, 'Subject'));
  for (const message of box.messages.values()) {
    if (wanted !== undefined && message.threadId !== wanted) continue;
    if (refers.includes(header(message, 'Message-ID')) && bareSubject(header(message, 'Subject')) === subject)
      return message.threadId;
  }
  return null;
};

export const addMessage = (
  store: MailStore,
  box: Mailbox,
  message: { raw: string; labels: string[]; at: number; threadId?: string | null; draftId?: string },
): Message => {
  const id = store.newId();
  // A long execution sends after the clock's time; whatever arrives later comes later.
  const at = Math.max(message.at, box.lastAt + 1);
  box.lastAt = at;
  const added: Message = {
    id,
    threadId: message.threadId ?? id,
    labels: message.labels,
    at,
    historyId: 0,
    raw: message.raw,
  };
  if (message.draftId !== undefined) {
    added.draftId = message.draftId;
    box.drafts.set(message.draftId, id);
  }
  box.messages.set(id, added);
  note(box, added, 'messagesAdded', at);
  store.emit(box.address);
  return added;
};

export const removeMessage = (store: MailStore, box: Mailbox, message: Message, at: number): void => {
  box.messages.delete(message.id);
  if (message.draftId !== undefined) box.drafts.delete(message.draftId);
  note(box, message, 'messagesDeleted', at);
  store.emit(box.address);
};

export const recipientsOf = (raw: string): string[] => {
  const headers = rawHeaders(raw);
  return ['To', 'Cc', 'Bcc']
    .flatMap((name) => headers.filter((h) => h.name.toLowerCase() === name.toLowerCase()).flatMap((h) => parseAddresses(h.value)))
    .map((a) => a.address);
};

export const quotaUsed = (box: Mailbox, now: number): number => {
  box.sends = box.sends.filter((send) => send.at > now - DAY);
  return box.sends.reduce((sum, send) => sum + send.recipients, 0);
};

const mailDate = (at: number): string => new Date(at).toUTCString().replace('GMT', '+0000');

/** A raw message as Gmail sends it: its own Message-ID, sender and date. Messages to other users of the host reach their inboxes. */
export const sendRaw = (
  store: MailStore,
  box: Mailbox,
  raw: string,
  options: { at: number; threadId?: string | null; newMessageId: boolean },
): Message => {
  const headers = rawHeaders(raw);
  const from = parseAddresses(headerOf(headers, 'From'))[0];
  const allowed = [box.address, ...box.aliases].map((address) => address.toLowerCase());
  const changes: Record<string, string | null> = { Date: mailDate(options.at) };
  if (!from || !allowed.includes(from.address.toLowerCase()))
    changes.From = from?.name ? `${from.name} <${box.address}>` : box.address;
  if (options.newMessageId || headerOf(headers, 'Message-ID') === '')
    changes['Message-ID'] = `<CA${store.newId()}@mail.gmail.com>`;
  const sent = withHeaders(raw, changes);
  const recipients = recipientsOf(raw);
  box.sends.push({ at: options.at, recipients: recipients.length });
  const { quietLimit } = box;
  const held = quietLimit !== null && quotaUsed(box, options.at) > quietLimit.recipients;
  for (const address of new Set(recipients.map((a) => a.toLowerCase()))) {
    const other = store.boxes.get(address);
    if (other && other !== box && !held) {
      const copy = withHeaders(sent, { Bcc: null });
      addMessage(store, other, { raw: copy, labels: ['INBOX', 'UNREAD'], at: options.at, threadId: threadFor(other, copy) });
    }
  }
  const added = addMessage(store, box, {
    raw: sent,
    labels: allowed.some((own) => recipients.map((r) => r.toLowerCase()).includes(own)) ? ['SENT', 'INBOX', 'UNREAD'] : ['SENT'],
    at: options.at,
    threadId: options.threadId ?? null,
  });
  if (held)
    box.coming.push({ at: options.at + quietLimit.reportMinutes * 60_000, messageId: added.id, failed: recipients[0] ?? '' });
  return added;
};

export const snippetOf = (message: Message): string => {
  const part = parsedOf(message);
  const text = textOf(part, 'text/plain') || textOf(part, 'text/html').replace(/<[^>]*>/g, ' ');
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
};
