/**
 * Header text: encoded words (RFC 2047) and parameters (RFC 2231), both ways.
 *
 * Writing refuses control characters, line ends above all: a cell must never be able to add a header of its own.
 */
import {
  base64,
  bytesOfBase64,
  bytesOfBinary,
  bytesOfQuotedPrintable,
  type CharsetDecoder,
  charsetText,
  utf8Bytes,
} from './bytes';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must never reach a header.
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** Throws words for the sheet user where a header value holds a line end or another control character. */
export const refuseControls = (what: string, value: string): void => {
  const found = control.exec(value);
  if (found === null) return;
  const kind = /[\r\n\u2028\u2029\u0085]/.test(found[0]) ? 'a line break' : 'a control character';
  throw new Error(
    `${what} holds ${kind}, which could add lines of its own to the mail. Remove it: "${value.replace(/\s+/g, ' ').slice(0, 60)}".`,
  );
};

/** One line of text for a subject: line ends and other control characters become blanks. */
export const flattened = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

const needsEncoding = (text: string): boolean =>
  /[^\x20-\x7e]/.test(text) || text.includes('=?') || /^ | $/.test(text) || /\S{60,}/.test(text);

/** 75 characters at most per encoded word, less `=?UTF-8?B?` and `?=`, in whole groups of base64. */
const bytesPerWord = 45;

/** Encoded words, each of whole characters: an emoji is never cut in two. */
const encodedWords = (text: string): string[] => {
  const words: string[] = [];
  let piece: number[] = [];
  for (const character of Array.from(text)) {
    const bytes = utf8Bytes(character);
    if (piece.length + bytes.length > bytesPerWord) {
      words.push(`=?UTF-8?B?${base64(piece)}?=`);
      piece = [];
    }
    piece.push(...bytes);
  }
  if (piece.length > 0) words.push(`=?UTF-8?B?${base64(piece)}?=`);
  return words;
};

/** Joins the pieces of a header with CRLF and a blank wherever the line would pass 76 characters. */
export const foldedHeader = (name: string, pieces: readonly string[]): string => {
  let line = `${name}:`;
  const lines: string[] = [];
  for (const piece of pieces) {
    if (line.length + 1 + piece.length > 76 && line.trim() !== '') {
      lines.push(line);
      line = '';
    }
    line += ` ${piece}`;
  }
  lines.push(line);
  return lines.join('\r\n');
};

/** A header of free text, such as the subject. */
export const textHeader = (name: string, text: string): string => {
  refuseControls(name, text);
  if (text === '') return `${name}: `;
  return foldedHeader(name, needsEncoding(text) || /^\s*$|\s{2,}/.test(text) ? encodedWords(text) : text.split(' '));
};

/** The pieces of a name before an address: bare, quoted or encoded. */
export const phrasePieces = (name: string): string[] => {
  if (needsEncoding(name)) return encodedWords(name);
  if (/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(name)) return name.split(' ');
  return [`"${name.replace(/["\\]/g, '\\$&')}"`];
};

/** Reads encoded words wherever they stand; neighbours are joined before decoding, as many senders cut inside a character. */
export const decodedWords = (text: string, other?: CharsetDecoder): string =>
  readable(text, other)
    .replace(/(=\?[^?\s]+\?[BbQq]\?[^?\r\n]*\?=)(?:\s+)(?==\?[^?\s]+\?[BbQq]\?)/g, '$1')
    .replace(/(?:=\?[^?\s]+\?[BbQq]\?[^?\r\n]*\?=)+/g, (run) => {
      const words: { charset: string; bytes: number[] }[] = [];
      run.replace(/=\?([^?\s]+)\?([BbQq])\?([^?\r\n]*)\?=/g, (_, charset: string, coding: string, coded: string) => {
        const bytes = coding.toLowerCase() === 'b' ? bytesOfBase64(coded) : bytesOfQuotedPrintable(coded.replace(/_/g, '=20'));
        const name = charset.toLowerCase().replace(/\*.*$/, '');
        const last = words[words.length - 1];
        if (last !== undefined && last.charset === name) last.bytes.push(...bytes);
        else words.push({ charset: name, bytes: [...bytes] });
        return '';
      });
      return words.map(({ charset, bytes }) => charsetText(bytes, charset, other)).join('');
    });

/** Raw bytes above 127 in a header are UTF-8 where they can be, else Latin. */
const readable = (text: string, other?: CharsetDecoder): string =>
  /[\u0080-\u00ff]/.test(text) && !/[\u0100-\uffff]/.test(text) ? charsetText(bytesOfBinary(text), 'windows-1252', other) : text;

/** A value such as `multipart/report; report-type=delivery-status; boundary="x"`, names in lower case. */
export interface Parametered {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads a value with parameters, RFC 2231 continuations (`name*0=`) and charsets (`name*=utf-8''…`) included. */
export const parametered = (header: string): Parametered => {
  const parameters = new Map<string, string>();
  const value = /^[^;]*/.exec(header)?.[0].trim().toLowerCase() || '';
  const pair = /;\s*([^\s=;]+?)(\*\d+)?(\*)?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g;
  for (let found = pair.exec(header); found !== null; found = pair.exec(header)) {
    const name = (found[1] || '').toLowerCase();
    let text = found[4] === undefined ? found[5] || '' : found[4].replace(/\\(.)/g, '$1');
    if (found[3] !== undefined) {
      const charset = /^([^']*)'[^']*'/.exec(text);
      const bytes = text
        .replace(/^[^']*'[^']*'/, '')
        .replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      text = charsetText(bytesOfBinary(bytes), charset?.[1] ?? 'utf-8');
    }
    parameters.set(name, found[2] !== undefined && found[2] !== '*0' ? (parameters.get(name) || '') + text : text);
  }
  return { value, parameters };
};
