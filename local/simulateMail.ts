import type { MailView } from './host';
import type { Person } from './simulatePeople';
import { type Stage, standingOf, tell } from './simulateStage';
import type { Deed, Way } from './simulateTempers';
import { absences, answers, dayIn, type Intent, wroteLine } from './simulateTongues';

/** What prospects and machines do to the mailboxes. Each writes down what it did as it does it. */

interface Reached {
  readonly user: string;
  readonly mail: MailView;
}

const day = 86_400_000;
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Most mail programs put the answered mail below the answer, our own opt-out line included. */
const quoting = (stage: Stage, person: Person, { user, mail }: Reached, words: string): string => {
  if (!person.chance.happens(0.7)) return `${words}\n`;
  const date = dayIn(person.language, dateOf(mail.at));
  const quoted = mail.text.trimEnd().replace(/^/gm, '> ');
  return `${words}\n\n${wroteLine[person.language](date, stage.host.mail.message(user, mail.id).from.name || user)}\n${quoted}\n`;
};

const privateAddress = (person: Person): string => `private.${person.number}@mailhome.example`;
const colleagueAddress = (person: Person): string => `colleague.of.${person.number}@${person.domain}`;

/** Sends an answer in one of the ways in which answers really come. */
function answer(stage: Stage, person: Person, reached: Reached, way: Way, words: string): MailView {
  const { user, mail } = reached;
  const text = quoting(stage, person, reached, words);
  const target = { messageId: mail.id, text };
  switch (way) {
    case 'thread':
      return stage.host.mail.replyAs(user, target);
    case 'new thread':
      return stage.host.mail.replyAs(user, { ...target, newThread: true, subject: 'Your message' });
    case 'other address':
      return stage.host.mail.replyAs(user, { ...target, from: privateAddress(person) });
    case 'other address, new thread': {
      const headers = { 'In-Reply-To': mail.messageId, References: `${mail.references} ${mail.messageId}`.trim() };
      return stage.host.mail.replyAs(user, {
        ...target,
        newThread: true,
        subject: 'Hello',
        from: privateAddress(person),
        headers,
      });
    }
    case 'colleague':
      return stage.host.mail.replyAs(user, { ...target, from: colleagueAddress(person) });
  }
}

const came = (stage: Stage, person: Person, kind: 'reply' | 'opt-out', mail: MailView, reason: string): void => {
  tell(stage, person, kind, {
    channel: 'email',
    messageId: mail.messageId,
    from: mail.from.address.toLowerCase(),
    ...(mail.inReplyTo === '' ? {} : { inReplyTo: mail.inReplyTo }),
    by: 'world',
    reason,
  });
};

function replies(stage: Stage, person: Person, reached: Reached, intent: Intent, way: Way): void {
  const words = person.chance.pick(answers[person.language][intent]);
  const mail = answer(stage, person, reached, way, words);
  const how = way === 'thread' ? '' : `, ${way}`;
  if (intent === 'opt-out') came(stage, person, 'opt-out', mail, `asked in words (${person.language})`);
  else came(stage, person, 'reply', mail, `${intent}${how} (${person.language})`);
}

const bounces = {
  recipient: {
    status: '5.1.1',
    diagnostic: '550 5.1.1 The email account that you tried to reach does not exist.',
    action: 'failed',
  },
  'mailbox-full': {
    status: '5.2.2',
    diagnostic: '552 5.2.2 The email account that you tried to reach is over quota.',
    action: 'failed',
  },
  delay: {
    status: '4.4.1',
    diagnostic: '421 4.4.1 The server did not respond; delivery will be tried again.',
    action: 'delayed',
  },
  sender: { status: '5.4.5', diagnostic: '550 5.4.5 Daily user sending limit exceeded.', action: 'failed' },
} as const;

/** An abuse report as a mailbox provider's feedback loop sends it. */
function complaint(stage: Stage, person: Person, { user, mail }: Reached): MailView {
  const boundary = `feedback-${person.number}-${stage.host.clock.now()}`;
  const raw = [
    `From: complaints@${person.domain}`,
    `To: ${user}`,
    'Subject: complaint about message',
    `Date: ${new Date(stage.host.clock.now()).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${boundary}@${person.domain}>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=feedback-report; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=US-ASCII',
    '',
    'This is an email abuse report for a message that one of our users marked as spam.',
    `--${boundary}`,
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: FeedbackLoop/1.0',
    'Version: 1',
    `Original-Rcpt-To: ${person.email}`,
    `Arrival-Date: ${new Date(mail.at).toUTCString()}`,
    `--${boundary}`,
    'Content-Type: message/rfc822',
    '',
    mail.raw.replace(/\r?\n/g, '\r\n'),
    `--${boundary}--`,
    '',
  ].join('\r\n');
  return stage.host.mail.deliverRaw(user, raw);
}

/** The address of List-Unsubscribe; null where the mail names none. */
const unsubscribeAddress = (mail: MailView): string | null => {
  const value = mail.headers.find(({ name }) => name.toLowerCase() === 'list-unsubscribe')?.value ?? '';
  const found = /<mailto:([^?>]+)/i.exec(value)?.[1];
  return found === undefined ? null : decodeURIComponent(found);
};

function automatic(
  stage: Stage,
  person: Person,
  reached: Reached,
  subject: string,
  text: string,
  reason: string,
  until?: string,
): void {
  const { user, mail } = reached;
  const headers = { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' };
  const sent = stage.host.mail.replyAs(user, { messageId: mail.id, subject, text, headers });
  tell(stage, person, 'auto-reply', {
    channel: 'email',
    messageId: sent.messageId,
    by: 'world',
    reason,
    ...(until === undefined ? {} : { until }),
  });
}

type Doing = {
  readonly [K in Deed['does']]: (stage: Stage, person: Person, to: Reached, deed: Extract<Deed, { does: K }>) => void;
};

const doing: Doing = {
  reply: (stage, person, to, { intent, way }) => replies(stage, person, to, intent, way),
  stop(stage, person, to) {
    const mail = answer(stage, person, to, 'thread', 'STOP');
    came(stage, person, 'opt-out', mail, 'STOP');
  },
  unsubscribe(stage, person, to) {
    const address = unsubscribeAddress(to.mail);
    if (address === null) return doing.stop(stage, person, to, { does: 'stop' });
    const mail = stage.host.mail.newMailFrom(to.user, { from: person.email, to: address, subject: 'unsubscribe', text: '' });
    came(stage, person, 'opt-out', mail, 'mail to the unsubscribe address');
  },
  complain(stage, person, to) {
    const mail = complaint(stage, person, to);
    tell(stage, person, 'complaint', { channel: 'email', messageId: mail.messageId, by: 'world', reason: 'abuse report' });
  },
  bounce(stage, person, to, { fault }) {
    const mail = stage.host.mail.bounce(to.user, { messageId: to.mail.id, ...bounces[fault] });
    tell(stage, person, 'bounce', {
      channel: 'email',
      messageId: mail.messageId,
      inReplyTo: to.mail.messageId,
      owner: to.user,
      by: 'world',
      fault,
      reason: bounces[fault].diagnostic,
    });
  },
  away(stage, person, to, { days }) {
    const words = absences[person.language];
    const until = days === null ? undefined : dateOf(stage.host.clock.now() + days * day);
    const text = until === undefined ? words.undated : words.until(dayIn(person.language, until));
    automatic(stage, person, to, `${words.subject}${to.mail.subject}`, text, 'out-of-office', until);
  },
  left(stage, person, to) {
    const text = `I have left the company. Please write to office@${person.domain} instead.`;
    automatic(stage, person, to, 'Automatic reply: I no longer work here', text, 'left-company');
  },
  acknowledge(stage, person, to) {
    const text = `We have received your email and opened ticket #${40_000 + person.number}. We will get back to you.`;
    automatic(stage, person, to, `[Ticket #${40_000 + person.number}] ${to.mail.subject}`, text, 'acknowledgement');
  },
  machine(stage, person, to) {
    const text = `Your message was read on ${new Date(stage.host.clock.now()).toUTCString()}.`;
    automatic(stage, person, to, `Read: ${to.mail.subject}`, text, 'other-machine');
  },
  open(stage, person) {
    const row = stage.desk.rowOf(person);
    if (row === null || !stage.desk.type(row, 'Opens', '1', person.owner)) return;
    tell(stage, person, 'edit', { by: 'person', reason: 'Opens = 1' });
  },
};

/** Lets a person, or a machine of theirs, do one thing about the latest mail that reached them. */
export function react(stage: Stage, person: Person, deed: Deed): void {
  const { last } = standingOf(stage, person);
  if (last === null) return;
  const act = doing[deed.does] as (stage: Stage, person: Person, to: Reached, deed: Deed) => void;
  act(stage, person, last, deed);
}
