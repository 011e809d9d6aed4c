/**
 * A mail as Gmail takes it: raw RFC 5322 text with our own headers, plain text only.
 *
 * Gmail sets Date and Message-ID itself and replaces what is given, so neither is needed. Everything that comes from a
 * cell is checked here once more, last of all: a header value with a line break throws instead of becoming a header.
 */
import { domainOf, type MailAddress } from './addresses';
import { base64, quotedPrintable, utf8Bytes } from './bytes';
import { foldedHeader, phrasePieces, refuseControls, textHeader } from './headerWords';

export interface OutgoingMail {
  readonly from: MailAddress;
  readonly to: { readonly name?: string; readonly address: string };
  readonly subject: string;
  /** Plain text, footer included. */
  readonly body: string;
  /** The parent's Message-ID as the mailbox holds it, angle brackets included. */
  readonly inReplyTo?: string;
  /** Message-IDs of the thread, oldest first; the parent's is added at the end where it is missing. */
  readonly references?: readonly string[];
  /** `mailto:…`, see `unsubscribeMailto`. */
  readonly listUnsubscribe?: string;
  /** The mark by which we know our own mail again, such as `X-Next-Touch-Step`. */
  readonly stepHeader?: { readonly name: string; readonly value: string };
  /** RFC 5322 date text, for mail that does not go through Gmail. */
  readonly date?: string;
}

/** The header that carries the key of a touch. */
export const stepHeaderName = 'X-Next-Touch-Step';

const mailboxHeader = (
  name: string,
  { name: person = '', address }: { readonly name?: string; readonly address: string },
): string => {
  refuseControls(`The ${name} name`, person);
  refuseControls(`The ${name} address`, address);
  const local = address.slice(0, address.lastIndexOf('@'));
  const domain = domainOf(address);
  if (!/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/.test(local) || !/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(domain))
    throw new Error(
      `The ${name} address "${address.slice(0, 80)}" is not a mail address. Write one address such as ana@firm.example.`,
    );
  const bare = `${local}@${domain}`;
  return foldedHeader(name, person.trim() === '' ? [bare] : [...phrasePieces(person.trim()), `<${bare}>`]);
};

const messageId = (what: string, id: string): string => {
  refuseControls(what, id);
  if (!/^<[^<>\s]+>$/.test(id)) throw new Error(`${what} "${id.slice(0, 80)}" is no Message-ID in angle brackets.`);
  return id;
};

/** A header that this product fills with plain ASCII of its own. */
const ownHeader = (name: string, value: string): string => {
  refuseControls(name, value);
  if (/[^\x20-\x7e]/.test(value)) throw new Error(`${name} may hold plain ASCII characters only.`);
  return foldedHeader(name, value.split(' '));
};

const bodyPart = (body: string): { readonly encoding: string; readonly text: string } => {
  const bytes = utf8Bytes(body.replace(/\r\n|\r|\n/g, '\r\n'));
  let foreign = 0;
  for (const byte of bytes) if (byte > 126) foreign++;
  if (foreign * 6 <= bytes.length) return { encoding: 'quoted-printable', text: quotedPrintable(body) };
  return { encoding: 'base64', text: (base64(bytes).match(/.{1,76}/g) || []).join('\r\n') };
};

/**
 * Builds the raw message, CRLF throughout.
 *
 * @throws words for the sheet user where an address, a name, the subject or an id is not fit for a header
 */
export const buildMessage = (mail: OutgoingMail): string => {
  const parent = mail.inReplyTo === undefined ? [] : [messageId('In-Reply-To', mail.inReplyTo)];
  const thread = [
    ...(mail.references || []).map((id) => messageId('References', id)).filter((id) => !parent.includes(id)),
    ...parent,
  ];
  if (mail.stepHeader !== undefined && !/^X-[A-Za-z0-9-]+$/.test(mail.stepHeader.name))
    throw new Error(`"${mail.stepHeader.name.slice(0, 40)}" is no header name of ours.`);
  const body = bodyPart(mail.body);
  const headers = [
    'MIME-Version: 1.0',
    ...(mail.date === undefined ? [] : [ownHeader('Date', mail.date)]),
    mailboxHeader('From', mail.from),
    mailboxHeader('To', mail.to),
    textHeader('Subject', mail.subject),
    ...(parent.length === 0 ? [] : [foldedHeader('In-Reply-To', parent)]),
    ...(thread.length === 0 ? [] : [foldedHeader('References', thread)]),
    ...(mail.listUnsubscribe === undefined ? [] : [ownHeader('List-Unsubscribe', `<${mail.listUnsubscribe}>`)]),
    ...(mail.stepHeader === undefined ? [] : [ownHeader(mail.stepHeader.name, mail.stepHeader.value)]),
    'Content-Type: text/plain; charset=UTF-8',
    `Content-Transfer-Encoding: ${body.encoding}`,
  ];
  return `${headers.join('\r\n')}\r\n\r\n${body.text}\r\n`;
};

const replyPrefix = /^\s*(?:(?:re|aw|sv|antw|rif|r|ref|res|vs|odp)\s*(?:\[\d+\])?\s*:\s*)+/i;

/** The subject of a mail that stays in the thread of `first`: `Re: ` exactly once. */
export const followUpSubject = (first: string): string => `Re: ${first.replace(replyPrefix, '').trim()}`;

/** A mail of ours that is put below a new one. */
export interface Original {
  readonly from: MailAddress;
  readonly to: { readonly name?: string; readonly address: string };
  /** Already written for people, in the reader's zone. */
  readonly date: string;
  readonly subject: string;
  readonly text: string;
}

const person = ({ name = '', address }: { readonly name?: string; readonly address: string }): string =>
  name.trim() === '' ? address : `${name.trim()} <${address}>`;

/** The body of a step in the `forward` format: the new words above, the original below in a block that mail programs know. */
export const forwardBody = (words: string, original: Original): string =>
  [
    words.trimEnd(),
    '',
    '---------- Forwarded message ----------',
    `From: ${person(original.from)}`,
    `Date: ${original.date}`,
    `Subject: ${original.subject}`,
    `To: ${person(original.to)}`,
    '',
    original.text.trim(),
  ].join('\n');
