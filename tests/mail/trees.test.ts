/** One mail, read from its raw text and from Gmail's payload tree that another parser made of it: the rules must find the same. */
import { type Part, parseMessage } from '../../local/mime';
import { classify } from '../../src/mail/classify';
import { type GmailMessage, gmailMail, rawMail } from '../../src/mail/mimeIn';

type Tree = NonNullable<GmailMessage['payload']>;

const tree = (part: Part): Tree => ({
  mimeType: part.mimeType,
  filename: part.filename,
  headers: part.headers,
  body:
    part.parts.length > 0 && part.mimeType !== 'message/rfc822'
      ? {}
      : { data: Array.from(part.body, (byte) => (byte > 127 ? byte - 256 : byte)) },
  ...(part.parts.length > 0 ? { parts: part.parts.map(tree) } : {}),
});

const from = 'From: Ana <ana@quinta.example>\nTo: rui@firm.example\nDate: Mon, 6 Jul 2026 09:00:00 +0000\n';
const multipart = (type: string, ...parts: readonly string[]): string =>
  `Content-Type: multipart/${type}; boundary="b 1"\nMIME-Version: 1.0\n\n${parts.map((part) => `--b 1\n${part}\n`).join('')}--b 1--\n`;
const plain = (text: string): string => `Content-Type: text/plain; charset=utf-8\n\n${text}`;
const html = (text: string): string => `Content-Type: text/html; charset=utf-8\n\n${text}`;
const original =
  'Content-Type: message/rfc822\n\nFrom: rui@firm.example\nTo: ana@quinta.example\nX-Next-Touch-Step: k-9\nMessage-ID: <1@firm.example>\nSubject: x\n\nHi Ana';

const mails: Readonly<Record<string, readonly [kind: string, raw: string]>> = {
  'plain text': ['not-interested', `${from}Subject: Re: x\n\nNot interested.\n\nOn 06/07/2026 09:02, Rui wrote:\n> Hi`],
  'two bodies': [
    'not-interested',
    `${from}Subject: Re: x\n${multipart('alternative', plain('Not interested.'), html('<p>Not interested.</p>'))}`,
  ],
  'HTML alone': [
    'opt-out',
    `${from}Subject: Re: x\n${html('<div>Please remove me from your list.</div><blockquote>Are you interested?</blockquote>')}`,
  ],
  'quoted-printable in Latin letters': [
    'not-now',
    `${from}Subject: Re: x\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nVielleicht n=E4chstes Jahr.`,
  ],
  'an attached file': [
    'interested',
    `${from}Subject: Re: x\n${multipart('mixed', plain('Sounds good.'), 'Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt\n\nPlease unsubscribe me.')}`,
  ],
  'an absence': ['out-of-office', `${from}Subject: Automatic reply: x\nAuto-Submitted: auto-replied\n\nBack on 20 July.`],
  'an invitation': [
    'interested',
    `${from}Subject: Call\n${multipart('alternative', plain('Call'), 'Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR')}`,
  ],
  'a delivery report': [
    'bounce',
    `From: mailer-daemon@mx.example\nTo: rui@firm.example\nSubject: Delivery Status Notification (Failure)\n${multipart('report; report-type=delivery-status', plain('It failed.'), 'Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ana@quinta.example\nAction: failed\nStatus: 5.1.1', original)}`,
  ],
  'a report in words': [
    'bounce',
    'From: mailer-daemon@mx.example\nTo: rui@firm.example\nSubject: failure notice\n\n<ana@quinta.example>:\n552 5.2.2 mailbox full',
  ],
  'an abuse report': [
    'complaint',
    `From: fbl@mx.example\nTo: rui@firm.example\nSubject: x\n${multipart('report; report-type=feedback-report', plain('A report.'), 'Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: x', original)}`,
  ],
};

describe('raw text and payload tree', () => {
  it.each(Object.entries(mails))('%s', (_, [kind, raw]) => {
    const byText = rawMail(raw);
    const byTree = gmailMail({ internalDate: String(byText.at), payload: tree(parseMessage(raw.replace(/\n/g, '\r\n'))) });

    expect(classify(byText).kind).toBe(kind);
    expect(classify(byTree)).toEqual(classify(byText));
  });
});
