import type { MailView } from './host';
import { type CheckDone, check, type Evidence, sentOf, shown } from './simulateCheck';
import { type Left, standingOf } from './simulateStage';

/** Every mail of the product as the mailbox holds it. */

const known = [
  'mime-version',
  'date',
  'message-id',
  'from',
  'to',
  'subject',
  'in-reply-to',
  'references',
  'list-unsubscribe',
  'content-type',
  'content-transfer-encoding',
  'x-next-touch-step',
];

/** A subject without its Re: at the front. */
const bare = (subject: string): string => subject.replace(/^(?:re:\s*)+/i, '').trim();

/** Addressee, headers and thread of one mail as the mailbox holds it. */
function mailFaults(evidence: Evidence, { user, mail, event }: Left, held: ReadonlyMap<string, MailView>): string[] {
  const person = evidence.stage.byAddress.get(mail.to[0]?.address.toLowerCase() ?? '');
  const strange = mail.headers.map(({ name }) => name.toLowerCase()).filter((name) => !known.includes(name));
  const references = mail.references.split(/\s+/).filter((id) => id !== '');
  const follows = mail.inReplyTo !== '' || /^re:/i.test(mail.subject);
  const parent = held.get(mail.inReplyTo);
  const words = [
    mail.to.length === 1 && mail.cc.length + mail.bcc.length === 0 ? '' : 'not one addressee',
    person === undefined || (event.prospect !== undefined && standingOf(evidence.stage, person).id !== event.prospect)
      ? 'wrong addressee'
      : '',
    mail.from.address.toLowerCase() === user ? '' : `from ${mail.from.address}`,
    strange.length === 0 ? '' : `headers ${strange.join(', ')}`,
    new Set(mail.headers.map(({ name }) => name.toLowerCase())).size === mail.headers.length ? '' : 'a header twice',
    !follows || (parent !== undefined && parent.at < mail.at && references.includes(mail.inReplyTo))
      ? ''
      : 'answers nothing that was sent',
    references.every((id) => held.has(id)) ? '' : 'refers to what the mailbox does not hold',
    bare(mail.subject) === '' ? 'no subject' : '',
    /\ufffd/.test(`${mail.subject}${mail.text}`) ? 'a broken character' : '',
    !follows || parent === undefined || bare(parent.subject) === bare(mail.subject)
      ? ''
      : 'another subject than the mail it answers',
    event.key === undefined ? 'no key of ours' : '',
    event.step === undefined ? 'the Log does not know it' : '',
  ].filter((each) => each !== '');
  return words.length === 0 ? [] : [`${words.join('; ')}: ${shown(event)}`];
}

export const wellFormed = (evidence: Evidence): CheckDone => {
  const held = new Map<string, MailView>();
  for (const user of evidence.stage.host.users)
    for (const mail of evidence.stage.host.mail.messages(user)) held.set(mail.messageId, mail);
  const mails = evidence.stage.left.filter(({ by }) => by === 'product');
  return check(
    'every mail has the right addressee, threads, and no header but ours',
    `${mails.length} mails`,
    mails.flatMap((left) => mailFaults(evidence, left, held)),
  );
};

export const enrolledOnly = (evidence: Evidence): CheckDone => {
  const sent = sentOf(evidence);
  const faults = sent.filter(({ enrollment }) => enrollment === undefined).map((mail) => shown(mail));
  return check('no mail to anybody who was not enrolled', `${sent.length} mails`, faults);
};
