/** What people and mail servers do to the mailboxes: answers, bounces, absences, drafts finished by hand. */
import { deliveryReport } from './deliveryReport';
import type { DraftEdit, MailboxActs, MailTarget, MailView, ThreadView } from './hostTypes';
import {
  addMessage,
  header,
  type Mailbox,
  type Message,
  parsedOf,
  quotaUsed,
  removeMessage,
  sendRaw,
  snippetOf,
  threadFor,
  threadMessages,
} from './mailStore';
import { buildMessage, parseAddresses, textOf, withHeaders } from './mime';
import type { World } from './world';

const view = (message: Message): MailView => {
  const part = parsedOf(message);
  const addresses = (name: string): MailView['to'] => parseAddresses(header(message, name));
  return {
    id: message.id,
    threadId: message.threadId,
    ...(message.draftId === undefined ? {} : { draftId: message.draftId }),
    labels: message.labels.slice(),
    at: message.at,
    from: addresses('From')[0] ?? { name: '', address: '' },
    to: addresses('To'),
    cc: addresses('Cc'),
    bcc: addresses('Bcc'),
    subject: header(message, 'Subject'),
    messageId: header(message, 'Message-ID'),
    inReplyTo: header(message, 'In-Reply-To'),
    references: header(message, 'References'),
    headers: part.headers.map(({ name, value }) => ({ name, value })),
    text: textOf(part, 'text/plain'),
    html: textOf(part, 'text/html'),
    snippet: snippetOf(message),
    raw: message.raw,
  };
};

export const mailActs = (world: World): MailboxActs => {
  const boxOf = (user: string): Mailbox => {
    const box = world.mail.boxes.get(user.toLowerCase());
    if (!box) throw new Error(`${user} has no mailbox here. Users: ${world.users.join(', ')}`);
    return box;
  };
  const messageOf = (box: Mailbox, id: string): Message => {
    const message = box.messages.get(id);
    if (!message) throw new Error(`No message ${id} in the mailbox of ${box.address}`);
    return message;
  };
  const targetOf = (box: Mailbox, target: MailTarget): Message => {
    if ('messageId' in target) return messageOf(box, target.messageId);
    const newest = threadMessages(box, target.threadId)
      .filter((m) => m.draftId === undefined)
      .at(-1);
    if (!newest) throw new Error(`No thread ${target.threadId} in the mailbox of ${box.address}`);
    return newest;
  };
  const draftOf = (box: Mailbox, draftId: string): Message => {
    const id = box.drafts.get(draftId);
    if (id === undefined) throw new Error(`No draft ${draftId} in the mailbox of ${box.address}`);
    return messageOf(box, id);
  };
  const sorted = (box: Mailbox): Message[] => [...box.messages.values()].sort((a, b) => a.at - b.at || a.historyId - b.historyId);
  const dateText = (): string => new Date(world.now()).toUTCString().replace('GMT', '+0000');
  const messageId = (address: string): string => `<${world.mail.newId()}@${address.split('@')[1] ?? 'mail.test'}>`;
  const deliver = (box: Mailbox, raw: string, threadId?: string | null): MailView =>
    view(
      addMessage(world.mail, box, {
        raw,
        labels: ['INBOX', 'UNREAD'],
        at: world.now(),
        threadId: threadId === undefined ? threadFor(box, raw) : threadId,
      }),
    );
  /** The other side of a mail: whom it went to, or who sent it. */
  const otherSide = (box: Mailbox, message: Message): string => {
    const sentByBox = message.labels.includes('SENT');
    const people = parseAddresses(header(message, sentByBox ? 'To' : 'From'));
    return people.find((person) => person.address.toLowerCase() !== box.address)?.address ?? people[0]?.address ?? '';
  };
  const answerHeaders = (message: Message): Record<string, string> => ({
    'In-Reply-To': header(message, 'Message-ID'),
    References: `${header(message, 'References')} ${header(message, 'Message-ID')}`.trim(),
  });
  const reSubject = (message: Message): string => {
    const subject = header(message, 'Subject');
    return /^re:/i.test(subject) ? subject : `Re: ${subject}`;
  };

  const acts: MailboxActs = {
    threads: (user) => {
      const box = boxOf(user);
      const threads = new Map<string, ThreadView>();
      for (const message of sorted(box)) {
        let thread = threads.get(message.threadId);
        if (!thread) {
          thread = { id: message.threadId, subject: header(message, 'Subject'), messages: [] };
          threads.set(message.threadId, thread);
        }
        thread.messages.push(view(message));
      }
      return [...threads.values()].sort((a, b) => b.messages.at(-1)!.at - a.messages.at(-1)!.at);
    },
    messages: (user, since = 0) =>
      sorted(boxOf(user))
        .filter((m) => m.draftId === undefined && m.at >= since)
        .map(view),
    drafts: (user) =>
      sorted(boxOf(user))
        .filter((m) => m.draftId !== undefined)
        .map(view),
    message: (user, id) => view(messageOf(boxOf(user), id)),
    replyAs: (user, reply) => {
      const box = boxOf(user);
      const message = targetOf(box, reply);
      const from = reply.from ?? otherSide(box, message);
      const raw = buildMessage({
        headers: {
          From: from,
          To: box.address,
          Subject: reply.subject ?? reSubject(message),
          Date: dateText(),
          'Message-ID': messageId(from),
          ...(reply.newThread ? {} : answerHeaders(message)),
          ...reply.headers,
        },
        text: reply.text,
        ...(reply.html === undefined ? {} : { html: reply.html }),
      });
      return deliver(box, raw, reply.newThread ? null : undefined);
    },
    newMailFrom: (user, mail) => {
      const box = boxOf(user);
      const headers = {
        From: mail.from,
        To: mail.to ?? box.address,
        Subject: mail.subject,
        Date: dateText(),
        'Message-ID': messageId(mail.from),
        ...mail.headers,
      };
      return deliver(box, buildMessage({ headers, text: mail.text }));
    },
    deliverRaw: (user, raw, threadId) => deliver(boxOf(user), raw, threadId),
    bounce: (user, bounce) => {
      const box = boxOf(user);
      const message = targetOf(box, bounce);
      const failed = otherSide(box, message);
      const action = bounce.action ?? (bounce.status.startsWith('4') ? 'delayed' : 'failed');
      const raw = deliveryReport({
        to: box.address,
        failed,
        message,
        action,
        status: bounce.status,
        diagnostic:
          bounce.diagnostic ??
          `${bounce.status.startsWith('5') ? '550' : '450'} ${bounce.status} The address could not be reached`,
        words:
          action === 'failed'
            ? `Your message was not delivered to ${failed}.`
            : `Delivery to ${failed} is delayed. It will be tried again.`,
        at: world.now(),
        newId: world.mail.newId,
      });
      return deliver(box, raw, message.threadId);
    },
    outOfOffice: (user, away) =>
      acts.replyAs(user, {
        ...('messageId' in away ? { messageId: away.messageId } : { threadId: away.threadId }),
        text:
          away.text ??
          `Thank you for your message. I am out of the office${away.until ? ` until ${away.until}` : ''} and will answer when I am back.`,
        subject: `Automatic reply: ${header(targetOf(boxOf(user), away), 'Subject')}`,
        headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
      }),
    sendByHand: (user, mail) => {
      const box = boxOf(user);
      const answered = mail.threadId === undefined ? null : threadMessages(box, mail.threadId).at(-1);
      const raw = buildMessage({
        headers: {
          From: mail.from ?? box.address,
          To: mail.to,
          ...(mail.cc === undefined ? {} : { Cc: mail.cc }),
          Subject: mail.subject,
          ...(answered ? answerHeaders(answered) : {}),
        },
        text: mail.text,
      });
      return view(sendRaw(world.mail, box, raw, { at: world.now(), threadId: mail.threadId ?? null, newMessageId: true }));
    },
    editDraft: (user, draftId, edit) => {
      const box = boxOf(user);
      const old = draftOf(box, draftId);
      removeMessage(world.mail, box, old, world.now());
      const edited = addMessage(world.mail, box, {
        raw: editedRaw(world, old, edit),
        labels: ['DRAFT'],
        at: world.now(),
        threadId: threadMessages(box, old.threadId).length > 0 ? old.threadId : null,
        draftId: world.traits.editedDraftChangesId ? `r${world.mail.newId()}` : draftId,
      });
      return view(edited);
    },
    sendDraftByHand: (user, draftId, edit) => {
      const box = boxOf(user);
      const draft = draftOf(box, edit ? acts.editDraft(user, draftId, edit).draftId! : draftId);
      removeMessage(world.mail, box, draft, world.now());
      const threadId = threadMessages(box, draft.threadId).length > 0 ? draft.threadId : null;
      return view(sendRaw(world.mail, box, draft.raw, { at: world.now(), threadId, newMessageId: world.traits.idsChangeOnSend }));
    },
    deleteDraft: (user, draftId) => {
      const box = boxOf(user);
      removeMessage(world.mail, box, draftOf(box, draftId), world.now());
    },
    moveToTrash: (user, id) => {
      const message = messageOf(boxOf(user), id);
      message.labels = [...message.labels.filter((label) => label !== 'INBOX'), 'TRASH'];
      world.mail.emit(user);
    },
    quota: (user) => {
      const box = boxOf(user);
      const used = quotaUsed(box, world.now());
      return { limit: box.quota, used, left: Math.max(0, box.quota - used) };
    },
    setQuota: (user, limit) => {
      boxOf(user).quota = limit;
    },
    setQuietLimit: (user, limit) => {
      boxOf(user).quietLimit = limit;
    },
  };
  return acts;
};

/** Gmail's editor writes the message anew: headers of ours are gone, those of the conversation stay. */
function editedRaw(world: World, old: Message, edit: DraftEdit): string {
  const people = {
    ...(edit.cc === undefined ? {} : { Cc: edit.cc }),
    ...(edit.from === undefined ? {} : { From: edit.from }),
  };
  if (!world.traits.editedDraftLosesHeaders && edit.text === undefined) {
    return withHeaders(old.raw, {
      ...(edit.to === undefined ? {} : { To: edit.to }),
      ...(edit.subject === undefined ? {} : { Subject: edit.subject }),
      ...people,
    });
  }
  const kept: Record<string, string> = {};
  for (const { name, value } of parsedOf(old).headers) {
    if (/^(?:from|cc|bcc|in-reply-to|references)$/i.test(name)) kept[name] = value;
    else if (!world.traits.editedDraftLosesHeaders && /^(?:x-|list-)/i.test(name)) kept[name] = value;
  }
  return buildMessage({
    headers: { ...kept, ...people, To: edit.to ?? header(old, 'To'), Subject: edit.subject ?? header(old, 'Subject') },
    text: edit.text ?? textOf(parsedOf(old), 'text/plain'),
  });
}
