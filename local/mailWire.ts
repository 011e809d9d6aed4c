/** Mailboxes as the page shows them, and what its buttons do to them. */
import type { Host, MailView } from './hostTypes';
import type { MailRequest, WireMail, WireThread } from './pageWire';
import { wallText } from './zone';

const KEPT_HEADERS = /^(list-|auto-submitted|x-|precedence|reply-to)/i;

const toWire = (mail: MailView, zone: string): WireMail => {
  const { raw, html: _html, bcc: _bcc, snippet: _snippet, at, ...rest } = mail;
  const headers = mail.headers.filter((header) => KEPT_HEADERS.test(header.name));
  return { ...rest, headers, when: wallText(zone, at), bytes: raw.length };
};

export const threadsOf = (host: Host, user: string): WireThread[] =>
  host.mail.threads(user).map((thread) => ({ ...thread, messages: thread.messages.map((mail) => toWire(mail, host.sheetZone)) }));

const REMOVE_ME = 'Please take me off your list and do not write to me again.';

type Acts = { [Act in MailRequest['act']]: (host: Host, request: Extract<MailRequest, { act: Act }>) => unknown };

const ACTS: Acts = {
  reply: (host, { user, messageId, text }) => host.mail.replyAs(user, { messageId, text }),
  remove: (host, { user, messageId }) => host.mail.replyAs(user, { messageId, text: REMOVE_ME }),
  bounce: (host, { user, messageId, status }) =>
    host.mail.bounce(user, { messageId, status, action: status.startsWith('5') ? 'failed' : 'delayed' }),
  away: (host, { user, messageId, until }) => host.mail.outOfOffice(user, until === '' ? { messageId } : { messageId, until }),
  write: (host, { user, from, subject, text }) => host.mail.newMailFrom(user, { from, subject, text }),
  answer: (host, { user, messageId, text }) => {
    const mail = host.mail.message(user, messageId);
    const other = mail.labels.includes('SENT') ? mail.to[0] : mail.from;
    if (!other) throw new Error('That mail names nobody to answer.');
    const subject = /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`;
    return host.mail.sendByHand(user, { to: other.address, subject, text, threadId: mail.threadId });
  },
  sendDraft: (host, { user, draftId, text }) => {
    const draft = host.mail.drafts(user).find((mail) => mail.draftId === draftId);
    if (!draft) throw new Error('That draft is gone: it was sent or deleted meanwhile.');
    return host.mail.sendDraftByHand(user, draftId, draft.text.trim() === text.trim() ? undefined : { text });
  },
  deleteDraft: (host, { user, draftId }) => host.mail.deleteDraft(user, draftId),
};

/** @throws Error with words for the person when the mail or draft is gone */
export const actOnMail = (host: Host, request: MailRequest): void => {
  const act = ACTS[request.act] as ((host: Host, request: MailRequest) => unknown) | undefined;
  if (!act) throw new Error(`There is no mail act "${String(request.act)}".`);
  act(host, request);
};
