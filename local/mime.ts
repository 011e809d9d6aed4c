/** Reads raw messages. A raw message is a binary string: one character per byte. */

export interface Header {
  name: string;
  value: string;
}

export interface Part {
  partId: string;
  mimeType: string;
  filename: string;
  headers: Header[];
  /** Decoded from its transfer encoding; text parts are UTF-8 whatever they were. */
  body: Buffer;
  parts: Part[];
}

const decodeCharset = (bytes: Buffer, charset: string): string => {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
};

const quotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text
      .replace(/[ \t]+$/gm, '')
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** Decodes encoded words (RFC 2047) and raw UTF-8 in a header. */
const decodeHeader = (value: string): string => {
  const utf8 = /[\x80-\xff]/.test(value) ? decodeCharset(Buffer.from(value, 'latin1'), 'utf-8') : value;
  return utf8
    .replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?[^?]+\?[bq]\?)/gi, '$1')
    .replace(/=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi, (_, charset: string, kind: string, text: string) =>
      decodeCharset(kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedPrintable(text.replace(/_/g, ' ')), charset),
    );
};

const splitHead = (raw: string): { head: string; body: string } => {
  const m = /\r?\n\r?\n/.exec(raw);
  if (/^\r?\n/.test(raw)) return { head: '', body: raw.replace(/^\r?\n/, '') };
  return m ? { head: raw.slice(0, m.index), body: raw.slice(m.index + m[0].length) } : { head: raw, body: '' };
};

/** Headers in order, unfolded, values as they stand. */
export const rawHeaders = (raw: string): Header[] =>
  splitHead(raw)
    .head.replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }] : [];
    });

export const headerOf = (headers: readonly Header[], name: string): string =>
  headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value ?? '';

const parameter = (value: string, name: string): string => {
  const m = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(value);
  return (m?.[1]?.replace(/\\(.)/g, '$1') ?? m?.[2] ?? '').trim();
};

/** The tree of parts as Gmail shows it. */
export const parseMessage = (raw: string, partId = ''): Part => {
  const { body } = splitHead(raw);
  const headers = rawHeaders(raw).map(({ name, value }) => ({ name, value: decodeHeader(value) }));
  const type = headerOf(headers, 'Content-Type') || 'text/plain';
  const mimeType = type.split(';')[0]!.trim().toLowerCase();
  const filename = parameter(headerOf(headers, 'Content-Disposition'), 'filename') || parameter(type, 'name');
  const part: Part = { partId, mimeType, filename, headers, body: Buffer.alloc(0), parts: [] };
  const child = (at: number): string => (partId === '' ? String(at) : `${partId}.${at}`);
  const boundary = parameter(type, 'boundary');
  if (mimeType.startsWith('multipart/') && boundary !== '') {
    const inner = `\r\n${body}`.split(new RegExp(`\\r?\\n--${boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)).slice(1);
    for (const text of inner) {
      if (text.startsWith('--')) break;
      part.parts.push(parseMessage(text.replace(/^[ \t]*\r?\n/, ''), child(part.parts.length)));
    }
    return part;
  }
  const encoding = headerOf(headers, 'Content-Transfer-Encoding').toLowerCase();
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : encoding === 'quoted-printable'
        ? quotedPrintable(body)
        : Buffer.from(body, 'latin1');
  if (mimeType === 'message/rfc822') part.parts.push(parseMessage(bytes.toString('latin1'), child(0)));
  part.body = mimeType.startsWith('text/')
    ? Buffer.from(decodeCharset(bytes, parameter(type, 'charset') || 'utf-8'), 'utf8')
    : bytes;
  return part;
};

/** All text of one kind, joined; parts of an enclosed message are not taken. */
export const textOf = (part: Part, mimeType: 'text/plain' | 'text/html'): string => {
  if (part.mimeType === mimeType && part.filename === '') return part.body.toString('utf8');
  if (part.mimeType === 'message/rfc822') return '';
  return part.parts
    .map((inner) => textOf(inner, mimeType))
    .filter(Boolean)
    .join('\n');
};

export const parseAddresses = (value: string): { name: string; address: string }[] => {
  const found: { name: string; address: string }[] = [];
  for (const piece of value.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? []) {
    const angle = /^(.*?)<([^<>]*)>\s*$/s.exec(piece.trim());
    const address = (angle ? angle[2]! : piece).trim();
    const name = angle
      ? angle[1]!
          .trim()
          .replace(/^"(.*)"$/s, '$1')
          .replace(/\\(.)/g, '$1')
      : '';
    if (address !== '') found.push({ name, address });
  }
  return found;
};

/** Replaces, adds or (null) removes headers of a raw message. */
export const withHeaders = (raw: string, changes: Record<string, string | null>): string => {
  const { head, body } = splitHead(raw);
  const lines = head.split(/\r?\n(?![ \t])/).filter((line) => line !== '');
  const kept = lines.filter(
    (line) => !Object.keys(changes).some((name) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)),
  );
  const added = Object.entries(changes).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return `${[...kept, ...added].join('\r\n')}\r\n\r\n${body}`;
};

const ASCII = /^[\x20-\x7e]*$/;
const encodeHeader = (value: string): string =>
  ASCII.test(value) ? value : `=?UTF-8?B?${Buffer.from(value, 'utf8').toString('base64')}?=`;

/** A plain or HTML message as mail programs write it. */
export const buildMessage = (mail: { headers: Record<string, string>; text: string; html?: string }): string => {
  const lines = Object.entries(mail.headers).map(([name, value]) => `${name}: ${encodeHeader(value)}`);
  const body = (text: string): string =>
    Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'utf8')
      .toString('base64')
      .replace(/(.{76})/g, '$1\r\n');
  const part = (type: string, text: string): string =>
    `Content-Type: ${type}; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${body(text)}\r\n`;
  if (mail.html === undefined) return `${lines.join('\r\n')}\r\nMIME-Version: 1.0\r\n${part('text/plain', mail.text)}`;
  const boundary = 'alternative-part';
  return `${lines.join('\r\n')}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n--${boundary}\r\n${part('text/plain', mail.text)}--${boundary}\r\n${part('text/html', mail.html)}--${boundary}--\r\n`;
};
