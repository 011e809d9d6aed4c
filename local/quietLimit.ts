/** Reports of mails that were taken and not delivered, since their sender had reached a limit. */
import { deliveryReport } from './deliveryReport';
import { addMessage, type Mailbox, type MailStore } from './mailStore';

/** Puts what has come by now into the inbox. */
export const deliverReports = (store: MailStore, box: Mailbox, now: number): void => {
  const here = box.coming.filter(({ at }) => at <= now);
  if (here.length === 0) return;
  box.coming = box.coming.filter(({ at }) => at > now);
  for (const { at, messageId, failed } of here) {
    const message = box.messages.get(messageId);
    if (!message) continue;
    const raw = deliveryReport({
      to: box.address,
      failed,
      message,
      action: 'failed',
      status: '5.4.5',
      diagnostic: '550-5.4.5 Daily user sending limit exceeded.',
      words: 'You have reached a limit for sending mail. Your message was not sent.',
      at,
      newId: store.newId,
    });
    addMessage(store, box, { raw, labels: ['INBOX', 'UNREAD'], at, threadId: message.threadId });
  }
};
