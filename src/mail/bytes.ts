/**
 * Bytes and the encodings of mail: UTF-8, the Latin charsets, base64 and quoted-printable, without any built-in but ES2019.
 *
 * Decoding never throws: broken input gives U+FFFD or is skipped, since a mail that cannot be read must still be stopped for.
 */

/** UTF-8 bytes; a lone surrogate becomes U+FFFD. */
export const utf8Bytes = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      bytes[at++] = code;
      continue;
    }
    if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
      bytes[at++] = 0x80 | (code & 0x3f);
      continue;
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      const low = text.charCodeAt(i + 1);
      if (code <= 0xdbff && low >= 0xdc00 && low <= 0xdfff) {
        i++;
        const point = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        bytes[at++] = 0xf0 | (point >> 18);
        bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
        bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
        bytes[at++] = 0x80 | (point & 0x3f);
        continue;
      }
      code = 0xfffd;
    }
    bytes[at++] = 0xe0 | (code >> 12);
    bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
    bytes[at++] = 0x80 | (code & 0x3f);
  }
  return bytes.subarray(0, at);
};

const chunkSize = 8192;

/** Each byte as the character of its number, the form in which mail headers and encodings are handled. */
export const binaryText = (bytes: ArrayLike<number>): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += chunkSize) {
    text += String.fromCharCode(...Array.prototype.slice.call(bytes, i, i + chunkSize).map((byte: number) => byte & 0xff));
  }
  return text;
};

/** The reverse of `binaryText`; a character above 255 keeps its low byte. */
export const bytesOfBinary = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i) & 0xff;
  return bytes;
};

const utf8Lead: readonly { readonly from: number; readonly to: number; readonly more: number; readonly least: number }[] = [
  { from: 0xc2, to: 0xdf, more: 1, least: 0x80 },
  { from: 0xe0, to: 0xef, more: 2, least: 0x800 },
  { from: 0xf0, to: 0xf4, more: 3, least: 0x10000 },
];

const utf8 = (bytes: ArrayLike<number>, strict: boolean): string | null => {
  const parts: string[] = [];
  let units: number[] = [];
  for (let i = 0; i < bytes.length; ) {
    const first = (bytes[i++] ?? 0) & 0xff;
    let point = 0xfffd;
    if (first < 0x80) point = first;
    else {
      const lead = utf8Lead.find(({ from, to }) => first >= from && first <= to);
      let value = lead === undefined ? 0 : first & (0x3f >> lead.more);
      let taken = 0;
      while (lead !== undefined && taken < lead.more && i + taken < bytes.length && ((bytes[i + taken] ?? 0) & 0xc0) === 0x80) {
        value = (value << 6) | ((bytes[i + taken] ?? 0) & 0x3f);
        taken++;
      }
      const good =
        lead !== undefined &&
        taken === lead.more &&
        value >= lead.least &&
        value <= 0x10ffff &&
        (value < 0xd800 || value > 0xdfff);
      if (good) point = value;
      else if (strict) return null;
      i += taken;
    }
    if (point > 0xffff) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    else units.push(point);
    if (units.length >= chunkSize) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  parts.push(String.fromCharCode(...units));
  return parts.join('');
};

/** Text of UTF-8 bytes; what is not UTF-8 becomes U+FFFD. */
export const utf8Text = (bytes: ArrayLike<number>): string => utf8(bytes, false) || '';

/** Text of UTF-8 bytes, or null where they are not UTF-8. */
export const strictUtf8Text = (bytes: ArrayLike<number>): string | null => utf8(bytes, true);

/** Windows-1252 for 0x80–0x9f: what most mail means by Latin-1. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const latin9: Readonly<Record<number, string>> = {
  164: '€',
  166: 'Š',
  168: 'š',
  180: 'Ž',
  184: 'ž',
  188: 'Œ',
  189: 'œ',
  190: 'Ÿ',
};

const oneByteText = (bytes: ArrayLike<number>, mapped: (byte: number) => string | undefined): string =>
  binaryText(bytes).replace(/[\u0080-\u00ff]/g, (character) => mapped(character.charCodeAt(0)) ?? character);

const asWindows1252 = (bytes: ArrayLike<number>): string =>
  oneByteText(bytes, (byte) => (byte < 0xa0 ? windows1252[byte - 0x80] : undefined));

/** Reads charsets that are not built in; null where it does not know one either. */
export type CharsetDecoder = (bytes: ArrayLike<number>, charset: string) => string | null;

/**
 * Text of bytes in a declared charset.
 * UTF-8 that is UTF-8 wins over what was declared, since Gmail hands out UTF-8 under the original's label; the Latin family is
 * built in, anything else is asked of `other`, and failing that read as Windows-1252, so that at least the ASCII in it stands.
 */
export const charsetText = (bytes: ArrayLike<number>, charset: string, other: CharsetDecoder = () => null): string => {
  const name = charset
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  const escapes = name.startsWith('iso-2022');
  const asUtf8 = escapes ? null : strictUtf8Text(bytes);
  if (asUtf8 !== null) return asUtf8;
  if (/^(?:iso-?8859-?15|latin-?9|l9)$/.test(name))
    return oneByteText(bytes, (byte) => (byte < 0xa0 ? windows1252[byte - 0x80] : latin9[byte]));
  if (/^(?:utf-?8|us-ascii|windows-1252|cp-?1252|iso-?8859-?1|latin-?1)$/.test(name)) return asWindows1252(bytes);
  return other(bytes, name) ?? asWindows1252(bytes);
};

const base64Signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 with padding, in one line. */
export const base64 = (bytes: ArrayLike<number>): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const a = (bytes[i] ?? 0) & 0xff;
    const b = (bytes[i + 1] ?? 0) & 0xff;
    const c = (bytes[i + 2] ?? 0) & 0xff;
    text += base64Signs.charAt(a >> 2) + base64Signs.charAt(((a & 3) << 4) | (b >> 4));
    text += i + 1 < bytes.length ? base64Signs.charAt(((b & 15) << 2) | (c >> 6)) : '=';
    text += i + 2 < bytes.length ? base64Signs.charAt(c & 63) : '=';
  }
  return text;
};

/** Base64 in the alphabet of URLs, without padding: the form in which Gmail takes a raw message. */
export const base64Url = (bytes: ArrayLike<number>): string =>
  base64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

/** Reads base64 and base64url alike; blanks and anything foreign are skipped, padding ends a group but not the text. */
export const bytesOfBase64 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4) + 3);
  let at = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    let value = -1;
    if (code >= 65 && code <= 90) value = code - 65;
    else if (code >= 97 && code <= 122) value = code - 71;
    else if (code >= 48 && code <= 57) value = code + 4;
    else if (code === 43 || code === 45) value = 62;
    else if (code === 47 || code === 95) value = 63;
    else if (code === 61) held = bits = 0;
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
  }
  return bytes.subarray(0, at);
};

/** Reads a quoted-printable body given as binary text; a stray `=` stands as it is. */
export const bytesOfQuotedPrintable = (text: string): Uint8Array =>
  bytesOfBinary(
    text
      .replace(/[ \t]+(?=\r?\n|$)/g, '')
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );

/** Writes a quoted-printable body: lines of at most 76 characters, CRLF between them, blanks at a line's end kept. */
export const quotedPrintable = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(quotedPrintableLine)
    .join('\r\n');

const quotedPrintableLine = (line: string): string => {
  const signs: string[] = [];
  for (const byte of utf8Bytes(line)) {
    const plain = (byte >= 0x20 && byte <= 0x7e && byte !== 0x3d) || byte === 0x09;
    signs.push(plain ? String.fromCharCode(byte) : `=${byte < 16 ? '0' : ''}${byte.toString(16).toUpperCase()}`);
  }
  const last = signs.length - 1;
  if (signs[last] === ' ') signs[last] = '=20';
  if (signs[last] === '\t') signs[last] = '=09';
  let out = '';
  let width = 0;
  signs.forEach((sign, index) => {
    const room = index === last ? 76 : 75;
    if (width + sign.length > room) {
      out += '=\r\n';
      width = 0;
    }
    const dotAlone = width === 0 && sign === '.';
    const written = dotAlone ? '=2E' : sign;
    out += written;
    width += written.length;
  });
  return out;
};
