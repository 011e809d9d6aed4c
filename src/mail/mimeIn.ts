/**
 * A mail that came in, read from Gmail's payload tree or from raw text into one shape that the classifying rules look at.
 *
 * Reading never throws: a mail that is broken must still count as a mail from somebody.
 */
import { addressList, firstAddress, type MailAddress } from './addresses';
import {
  binaryText,
  bytesOfBase64,
  bytesOfBinary,
  bytesOfQuotedPrintable,
  type CharsetDecoder,
  charsetText,
  utf8Bytes,
} from './bytes';
import { decodedWords, parametered } from './headerWords';
import { htmlText } from './htmlText';

/** Header lines of a message, a part or a delivery-status block; names in any case, encoded words decoded. */
export interface Headers {
  /** The first value under the name; empty where there is none. */
  get(name: string): string;
  all(name: string): readonly string[];
  has(name: string): boolean;
}

export interface IncomingMail {
  /** Gmail's message id; empty for raw text. */
  readonly id: string;
  readonly threadId: string;
  /** When the mailbox received it, epoch ms; 0 where unknown. */
  readonly at: number;
  readonly from: MailAddress;
  readonly replyTo: MailAddress | null;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  readonly headers: Headers;
  /** The best text: the first plain part, else the first HTML part as text. */
  readonly text: string;
  /** Every text part one after the other, attached text and the parts of reports included: where a bounce hides its words. */
  readonly allText: string;
  /** The blocks of delivery-status parts, in order: one about the message, then one for each recipient. */
  readonly deliveryStatus: readonly Headers[];
  /** The block of an abuse report (RFC 5965), where the mail is one. */
  readonly feedback: Headers | null;
  /** An invitation, or the answer to one (RFC 5546); null where there is none. */
  readonly calendar: { readonly method: string; readonly answer: string } | null;
  /** Headers of messages carried inside, such as our own mail in a bounce. */
  readonly embedded: readonly Headers[];
  /** `multipart/report` and the like, in lower case, and its parameters. */
  readonly contentType: string;
  readonly reportType: string;
  /** Gmail's label ids; empty for raw text. */
  readonly labels: readonly string[];
}

/** The parts of a Gmail API message resource that are read. Apps Script gives `data` as (signed) bytes, the REST API as base64url. */
interface GmailPart {
  readonly mimeType?: string | undefined;
  readonly filename?: string | undefined;
  readonly headers?: readonly { readonly name?: string | undefined; readonly value?: string | undefined }[] | undefined;
  readonly body?: { readonly data?: string | readonly number[] | undefined } | undefined;
  readonly parts?: readonly GmailPart[] | undefined;
}

export interface GmailMessage {
  readonly id?: string | undefined;
  readonly threadId?: string | undefined;
  readonly labelIds?: readonly string[] | undefined;
  readonly internalDate?: string | number | undefined;
  readonly payload?: GmailPart | undefined;
}

interface Part {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly headers: Headers;
  readonly isAttached: boolean;
  readonly bytes: ArrayLike<number>;
  readonly parts: readonly Part[];
}

/** Deeper nesting is an attack or an accident; what lies below is not read. */
const deepest = 20;

const headersOf = (lines: readonly (readonly [name: string, value: string])[], other?: CharsetDecoder): Headers => {
  const byName = new Map<string, string[]>();
  for (const [name, value] of lines) {
    const key = name.trim().toLowerCase();
    const known = byName.get(key);
    const text = decodedWords(value, other).trim();
    if (known === undefined) byName.set(key, [text]);
    else known.push(text);
  }
  const all = (name: string): readonly string[] => byName.get(name.toLowerCase()) || [];
  return { get: (name) => all(name)[0] || '', all, has: (name) => byName.has(name.toLowerCase()) };
};

/** Splits header lines off binary text: unfolded pairs, and what follows the first blank line. */
const split = (text: string): { readonly lines: [string, string][]; readonly body: string } => {
  const lines: [string, string][] = [];
  let at = /^From [^\n]*\n/.exec(text)?.[0].length ?? 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end);
    const next = end < 0 ? text.length : end + 1;
    if (line.trim() === '') return { lines, body: text.slice(next) };
    const pair = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line);
    const last = lines[lines.length - 1];
    if (pair !== null) lines.push([pair[1] || '', pair[2] || '']);
    else if (/^[ \t]/.test(line) && last !== undefined) last[1] += ` ${line.trim()}`;
    else return { lines, body: text.slice(at) };
    at = next;
  }
  return { lines, body: '' };
};

/** Header blocks one below the other, blank lines between, as in a delivery-status part. */
export const headerBlocks = (text: string, other?: CharsetDecoder): Headers[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map((block) => split(`${block.replace(/^\n+/, '')}\n`).lines)
    .filter((lines) => lines.length > 0)
    .map((lines) => headersOf(lines, other));

const sections = (body: string, boundary: string): string[] => {
  const found: string[] = [];
  const escaped = boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const line = new RegExp(`(?:^|\\n)--${escaped}(--)?[ \\t]*(?=\\n|$)`, 'g');
  let from = -1;
  for (let mark = line.exec(body); mark !== null; mark = line.exec(body)) {
    if (from >= 0) found.push(body.slice(from, mark.index));
    from = mark.index + mark[0].length + 1;
    if (mark[1] !== undefined) return found;
  }
  return from >= 0 && from <= body.length ? [...found, body.slice(from)] : found;
};

/** The sections under the declared boundary, else under the one that the body visibly uses: relays like to rewrite it. */
const sectionsOf = (body: string, boundary: string): string[] => {
  const declared = sections(body, boundary);
  const used = declared.length > 0 ? null : /^--([^\s-].*?)[ \t]*$/m.exec(body);
  return used === null ? declared : sections(body, used[1] || '');
};

const rawPart = (text: string, depth: number, other?: CharsetDecoder): Part => {
  const { lines, body } = split(text);
  const headers = headersOf(lines, other);
  const { value, parameters } = parametered(headers.get('content-type'));
  const type = value === '' ? 'text/plain' : value;
  const boundary = parameters.get('boundary') || '';
  const encoding = headers.get('content-transfer-encoding').toLowerCase();
  const bytes =
    encoding === 'base64'
      ? bytesOfBase64(body)
      : encoding === 'quoted-printable'
        ? bytesOfQuotedPrintable(body)
        : bytesOfBinary(body);
  let parts: Part[] = [];
  if (depth < deepest && type.startsWith('multipart/') && boundary !== '')
    parts = sectionsOf(body, boundary).map((section) => rawPart(section, depth + 1, other));
  else if (depth < deepest && type === 'message/rfc822')
    parts = [rawPart(binaryText(bytes).replace(/^\n+/, ''), depth + 1, other)];
  const isTorn = type.startsWith('multipart/') && parts.length === 0;
  return {
    type: isTorn && depth > 0 ? 'text/plain' : type,
    parameters,
    headers,
    isAttached: /^\s*attachment/i.test(headers.get('content-disposition')),
    bytes,
    parts:
      isTorn && depth === 0
        ? [{ type: 'text/plain', parameters: new Map(), headers, isAttached: false, bytes, parts: [] }]
        : parts,
  };
};

const gmailPart = (part: GmailPart, depth: number, other?: CharsetDecoder): Part => {
  const headers = headersOf(
    (part.headers || []).map(({ name = '', value = '' }) => [name, value] as const),
    other,
  );
  const declared = parametered(headers.get('content-type'));
  const type = (part.mimeType ?? declared.value).toLowerCase() || 'text/plain';
  const data = part.body?.data || [];
  const bytes = typeof data === 'string' ? bytesOfBase64(data) : data;
  const inner = depth < deepest ? (part.parts || []).map((child) => gmailPart(child, depth + 1, other)) : [];
  const parts =
    type === 'message/rfc822' && inner.length === 0 && bytes.length > 0
      ? [rawPart(lineFeeds(binaryText(bytes)), depth + 1, other)]
      : inner;
  return {
    type,
    parameters: declared.parameters,
    headers,
    isAttached:
      /^\s*attachment/i.test(headers.get('content-disposition')) ||
      ((part.filename || '') !== '' && !type.startsWith('message/')),
    bytes,
    parts,
  };
};

const lineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n');

const textOf = (part: Part, other?: CharsetDecoder): string => {
  const text = lineFeeds(charsetText(part.bytes, part.parameters.get('charset') || '', other));
  return part.type === 'text/html' ? htmlText(text) : text;
};

const calendarOf = (text: string, method: string): { readonly method: string; readonly answer: string } => {
  const unfolded = text.slice(0, 50_000).replace(/\n[ \t]/g, '');
  return {
    method: (/^METHOD:[ \t]*(\w+)/im.exec(unfolded)?.[1] ?? method).toLowerCase(),
    answer: (/^ATTENDEE[^\n]*;PARTSTAT=([\w-]+)/im.exec(unfolded)?.[1] || '').toLowerCase(),
  };
};

/** Every part outside carried messages, depth first. */
const flatten = (part: Part): Part[] => [part, ...(part.type === 'message/rfc822' ? [] : part.parts.flatMap(flatten))];

const read = (
  root: Part,
  meta: Pick<IncomingMail, 'id' | 'threadId' | 'at' | 'labels'>,
  other?: CharsetDecoder,
): IncomingMail => {
  const { headers } = root;
  const parts = flatten(root);
  const leaves = parts.filter((part) => part.parts.length === 0);
  const shown = leaves.filter(
    (part) => part.type.startsWith('text/') && part.type !== 'text/rfc822-headers' && part.type !== 'text/calendar',
  );
  const best = (type: string): Part | undefined =>
    shown.find((part) => part.type === type && !part.isAttached && part.bytes.length > 0);
  const plain = best('text/plain');
  const html = best('text/html');
  const plainText = plain === undefined ? '' : textOf(plain, other);
  const binary = (part: Part): string => lineFeeds(binaryText(part.bytes));
  const ofType = (...types: readonly string[]): Part[] => leaves.filter((part) => types.includes(part.type));
  const carried = parts
    .filter((part) => part.type === 'message/rfc822')
    .flatMap((part) => part.parts.slice(0, 1).map((inner) => inner.headers));
  const headerOnly = ofType('text/rfc822-headers', 'message/rfc822-headers').flatMap((part) =>
    headerBlocks(binary(part), other).slice(0, 1),
  );
  const feedback = ofType('message/feedback-report').flatMap((part) => headerBlocks(binary(part), other))[0];
  const replyTo = firstAddress(headers.get('reply-to'));
  const calendar = ofType('text/calendar')[0];
  return {
    ...meta,
    from: firstAddress(headers.get('from')),
    replyTo: replyTo.address === '' ? null : replyTo,
    to: addressList(headers.all('to').join(', ')),
    cc: addressList(headers.all('cc').join(', ')),
    subject: headers.get('subject'),
    headers,
    text: plainText.trim() !== '' || html === undefined ? plainText : textOf(html, other),
    allText: [...shown, ...ofType('message/delivery-status', 'message/global-delivery-status')]
      .map((part) => textOf(part, other))
      .join('\n'),
    deliveryStatus: ofType('message/delivery-status', 'message/global-delivery-status').flatMap((part) =>
      headerBlocks(binary(part), other),
    ),
    feedback: feedback ?? null,
    calendar: calendar === undefined ? null : calendarOf(textOf(calendar, other), calendar.parameters.get('method') || ''),
    embedded: [...carried, ...headerOnly],
    contentType: root.type,
    reportType: (root.parameters.get('report-type') || '').toLowerCase(),
  };
};

/** Reads a Gmail API message resource of format `full` (or `metadata`, then without text). */
export const gmailMail = (message: GmailMessage, other?: CharsetDecoder): IncomingMail =>
  read(
    gmailPart(message.payload || {}, 0, other),
    {
      id: message.id || '',
      threadId: message.threadId || '',
      at: Number(message.internalDate ?? 0) || 0,
      labels: message.labelIds || [],
    },
    other,
  );

/** The instant of a date header; null where it is none. */
const instantOf = (header: string): number | null => {
  const date = header.replace(/\s*\([^)]*\)\s*$/, '').trim();
  const instant = Date.parse(/(?:[+-]\d{4}|[A-Z])$/.test(date) ? date : `${date} GMT`);
  return Number.isNaN(instant) ? null : instant;
};

/**
 * Reads raw RFC 5322 text or its bytes, line ends of any kind.
 *
 * @param raw bytes, or text whose characters are either bytes or already decoded
 * @param at when it came in; else its own Date header counts
 */
export const rawMail = (raw: string | ArrayLike<number>, at?: number, other?: CharsetDecoder): IncomingMail => {
  const binary = typeof raw !== 'string' ? binaryText(raw) : /[\u0100-\uffff]/.test(raw) ? binaryText(utf8Bytes(raw)) : raw;
  // A byte order mark is what an editor left, and no part of a header.
  const root = rawPart(lineFeeds(binary).replace(/^(?:\u00ef\u00bb\u00bf)?\n*/, ''), 0, other);
  const dates = [root.headers.get('date'), ...root.headers.all('received').map((line) => line.replace(/^[\s\S]*;/, ''))];
  const dated = dates.map(instantOf).find((instant) => instant !== null);
  return read(root, { id: '', threadId: '', at: at ?? dated ?? 0, labels: [] }, other);
};
