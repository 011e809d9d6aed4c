/** The methods of the Gmail advanced service, over the mailboxes of mailStore.ts. */
import {
  attachmentOf,
  type Context,
  draftById,
  formatOf,
  listOf,
  messageById,
  options,
  page,
  type Resource,
  rawFrom,
  refuse,
  resource,
  search,
} from './gmailResources';
import { searchTest } from './gmailSearch';
import type { CallKind } from './hostTypes';
import {
  addMessage,
  type Message,
  note,
  quotaUsed,
  recipientsOf,
  removeMessage,
  sendRaw,
  snippetOf,
  threadFor,
  threadMessages,
} from './mailStore';
import { instantOf, type Operations, type Session, type World } from './world';

type Method = (context: Context, args: readonly unknown[]) => unknown;

const DAY = 86_400_000;

const send = (context: Context, raw: string, threadId: unknown): Message => {
  const { world, box, now, method } = context;
  const recipients = recipientsOf(raw);
  if (recipients.length === 0) refuse(method, 400, 'Recipient address required');
  if (recipients.some((address) => !/^[^\s@<>]+@[^\s@<>]+$/.test(address))) refuse(method, 400, 'Invalid To header');
  if (quotaUsed(box, now) + recipients.length > box.quota) refuse(method, 429, 'User-rate limit exceeded.');
  return sendRaw(world.mail, box, raw, {
    at: now,
    threadId: joined(context, raw, threadId),
    newMessageId: world.traits.idsChangeOnSend,
  });
};

/** The thread asked for, when the message fits it; Gmail starts a new one otherwise. */
const joined = (context: Context, raw: string, threadId: unknown): string | null => {
  if (typeof threadId !== 'string' || threadId === '') return null;
  if (threadMessages(context.box, threadId).length === 0) refuse(context.method, 404, 'Requested entity was not found.');
  return threadFor(context.box, raw, threadId);
};

const draftResource = (draftId: string, message: Message, format = 'minimal'): Resource => ({
  id: draftId,
  message:
    format === 'minimal'
      ? { id: message.id, threadId: message.threadId, labelIds: message.labels }
      : resource(message, format, [], false),
});

const putDraft = (context: Context, draftId: string, given: unknown): Resource => {
  const message = options(options(given).message);
  const raw = rawFrom(context, message);
  const threadId = joined(context, raw, message.threadId);
  return draftResource(
    draftId,
    addMessage(context.world.mail, context.box, { raw, labels: ['DRAFT'], at: context.now, threadId, draftId }),
  );
};

const threadResource = (context: Context, threadId: unknown, format: string, headers: readonly string[]): Resource => {
  const messages = threadMessages(context.box, String(threadId));
  if (messages.length === 0) refuse(context.method, 404, 'Requested entity was not found.');
  return {
    id: String(threadId),
    historyId: String(Math.max(...messages.map((m) => m.historyId))),
    messages: messages.map((m) => resource(m, format, headers, context.world.traits.reportsBehindAttachments)),
  };
};

const relabel: Method = (context, [given, , id]) => {
  const message = messageById(context, id);
  const { addLabelIds, removeLabelIds } = options(given);
  const [add, remove] = [listOf(addLabelIds), listOf(removeLabelIds)];
  message.labels = [...new Set([...message.labels.filter((label) => !remove.includes(label)), ...add])];
  note(context.box, message, remove.length > 0 ? 'labelsRemoved' : 'labelsAdded', context.now);
  context.world.mail.emit(context.box.address);
  return resource(message, 'minimal', [], false);
};

const history: Method = (context, [, given]) => {
  const { box, now, world } = context;
  const asked = options(given);
  const start = Number(asked.startHistoryId);
  if (!Number.isFinite(start)) refuse(context.method, 400, 'Missing required parameter startHistoryId');
  const known = box.issued.get(start) ?? box.history.find((entry) => entry.id === start)?.at;
  if (known === undefined || now - known > world.traits.historyDays * DAY)
    refuse(context.method, 404, 'Requested entity was not found.');
  const kinds: Record<string, string> = {
    messageAdded: 'messagesAdded',
    messageDeleted: 'messagesDeleted',
    labelAdded: 'labelsAdded',
    labelRemoved: 'labelsRemoved',
  };
  const wanted = listOf(asked.historyTypes).map((kind) => kinds[kind]);
  const entries = box.history.filter(
    (entry) =>
      entry.id > start &&
      (wanted.length === 0 || wanted.includes(entry.kind)) &&
      (!asked.labelId || entry.labels.includes(String(asked.labelId))),
  );
  const { items, next } = page(entries, asked, 100);
  box.issued.set(box.historyId, now);
  return {
    ...(items.length > 0
      ? {
          history: items.map((entry) => ({
            id: String(entry.id),
            messages: [{ id: entry.messageId, threadId: entry.threadId }],
            [entry.kind]: [{ message: { id: entry.messageId, threadId: entry.threadId, labelIds: entry.labels } }],
          })),
        }
      : {}),
    ...(next === undefined ? {} : { nextPageToken: next }),
    historyId: String(box.historyId),
  };
};

const METHODS: Record<string, [CallKind, Method]> = {
  getProfile: [
    'gmailRead',
    ({ box, now }) => {
      box.issued.set(box.historyId, now);
      return {
        emailAddress: box.address,
        messagesTotal: box.messages.size,
        threadsTotal: new Set([...box.messages.values()].map((m) => m.threadId)).size,
        historyId: String(box.historyId),
      };
    },
  ],
  'Messages.get': [
    'gmailRead',
    (context, [, id, given]) =>
      resource(
        messageById(context, id),
        formatOf(context, options(given)),
        listOf(options(given).metadataHeaders),
        context.world.traits.reportsBehindAttachments,
      ),
  ],
  'Messages.Attachments.get': [
    'gmailRead',
    (context, [, messageId, id]) =>
      attachmentOf(messageById(context, messageId), String(id)) ?? refuse(context.method, 404, 'Requested entity was not found.'),
  ],
  'Messages.list': [
    'gmailRead',
    (context, [, given]) => {
      const { items, next } = page(search(context, options(given)), options(given), 100);
      return {
        ...(items.length > 0 ? { messages: items.map((m) => ({ id: m.id, threadId: m.threadId })) } : {}),
        ...(next === undefined ? {} : { nextPageToken: next }),
        resultSizeEstimate: items.length,
      };
    },
  ],
  'Messages.send': [
    'gmailSend',
    (context, [given]) => {
      const sent = send(context, rawFrom(context, options(given)), options(given).threadId);
      return { id: sent.id, threadId: sent.threadId, labelIds: sent.labels };
    },
  ],
  'Messages.modify': ['gmailWrite', relabel],
  'Messages.trash': [
    'gmailWrite',
    (context, [, id]) => relabel(context, [{ addLabelIds: ['TRASH'], removeLabelIds: ['INBOX'] }, 'me', id]),
  ],
  'Messages.untrash': ['gmailWrite', (context, [, id]) => relabel(context, [{ removeLabelIds: ['TRASH'] }, 'me', id])],
  'Threads.get': [
    'gmailRead',
    (context, [, id, given]) =>
      threadResource(context, id, formatOf(context, options(given)), listOf(options(given).metadataHeaders)),
  ],
  'Threads.list': [
    'gmailRead',
    (context, [, given]) => {
      const ids = [...new Set(search(context, options(given)).map((m) => m.threadId))];
      const { items, next } = page(ids, options(given), 100);
      return {
        ...(items.length > 0
          ? { threads: items.map((id) => ({ id, snippet: snippetOf(threadMessages(context.box, id).at(-1)!) })) }
          : {}),
        ...(next === undefined ? {} : { nextPageToken: next }),
        resultSizeEstimate: ids.length,
      };
    },
  ],
  'Threads.modify': [
    'gmailWrite',
    (context, [given, , id]) => {
      for (const message of threadMessages(context.box, String(id))) relabel(context, [given, 'me', message.id]);
      return threadResource(context, id, 'minimal', []);
    },
  ],
  'Drafts.create': ['gmailWrite', (context, [given]) => putDraft(context, `r${context.world.mail.newId()}`, given)],
  'Drafts.get': [
    'gmailRead',
    (context, [, id, given]) => draftResource(String(id), draftById(context, id), formatOf(context, options(given))),
  ],
  'Drafts.list': [
    'gmailRead',
    (context, [, given]) => {
      const drafts = [...context.box.drafts]
        .map(([draftId, messageId]) => ({ draftId, message: messageById(context, messageId) }))
        .reverse();
      const query = options(given).q;
      const test = typeof query === 'string' && query !== '' ? searchTest(query, context.now) : () => true;
      const { items, next } = page(
        drafts.filter(({ message }) => test(message)),
        options(given),
        100,
      );
      return {
        ...(items.length > 0 ? { drafts: items.map(({ draftId, message }) => draftResource(draftId, message)) } : {}),
        ...(next === undefined ? {} : { nextPageToken: next }),
        resultSizeEstimate: items.length,
      };
    },
  ],
  'Drafts.update': [
    'gmailWrite',
    (context, [given, , id]) => {
      const old = draftById(context, id);
      rawFrom(context, options(options(given).message));
      removeMessage(context.world.mail, context.box, old, context.now);
      return putDraft(context, String(id), given);
    },
  ],
  'Drafts.send': [
    'gmailSend',
    (context, [given]) => {
      const draft = draftById(context, options(given).id);
      const raw = options(given).message ? rawFrom(context, options(options(given).message)) : draft.raw;
      const thread = threadMessages(context.box, draft.threadId).length > 1 ? draft.threadId : null;
      const sent = send(context, raw, thread);
      if (!context.world.traits.idsChangeOnSend) {
        context.box.messages.delete(sent.id);
        sent.id = draft.id;
        sent.threadId = thread ?? draft.id;
        context.box.messages.set(sent.id, sent);
        context.box.drafts.delete(draft.draftId!);
      } else removeMessage(context.world.mail, context.box, draft, context.now);
      return { id: sent.id, threadId: sent.threadId, labelIds: sent.labels };
    },
  ],
  'Drafts.remove': [
    'gmailWrite',
    (context, [, id]) => removeMessage(context.world.mail, context.box, draftById(context, id), context.now),
  ],
  'History.list': ['gmailRead', history],
  'Labels.list': [
    'gmailRead',
    () => ({
      labels: ['INBOX', 'SENT', 'DRAFT', 'SPAM', 'TRASH', 'UNREAD', 'STARRED', 'IMPORTANT'].map((id) => ({
        id,
        name: id,
        type: 'system',
      })),
    }),
  ],
  'Settings.SendAs.list': [
    'gmailRead',
    ({ box }) => ({
      sendAs: [
        { sendAsEmail: box.address, displayName: box.name, isPrimary: true, isDefault: true, signature: '' },
        ...box.aliases.map((alias) => ({
          sendAsEmail: alias,
          displayName: box.name,
          isPrimary: false,
          isDefault: false,
          signature: '',
          verificationStatus: 'accepted',
        })),
      ],
    }),
  ],
};

const userOf = (session: Session, method: string, args: readonly unknown[]): void => {
  const user = args.find((arg) => typeof arg === 'string' && (arg === 'me' || arg.includes('@')));
  if (user !== undefined && user !== 'me' && user !== session.user) refuse(method, 403, `Delegation denied for ${session.user}`);
};

export const GMAIL_OPERATIONS: Operations = Object.fromEntries(
  Object.entries(METHODS).map(([name, [kind, run]]) => [
    `Gmail.Users.${name}`,
    {
      kind,
      full: true,
      run: (world: World, session: Session, args: readonly unknown[]) => {
        const method = `gmail.users.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
        userOf(session, method, args);
        const box = world.mail.boxes.get(session.user.toLowerCase())!;
        return run({ world, box, now: instantOf(world, session), method }, args);
      },
    },
  ]),
);
