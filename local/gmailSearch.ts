/** Gmail's search language, as much of it as scripts use. An operator that is not known here is refused by name. */
import { header, type Message, parsedOf } from './mailStore';
import { textOf } from './mime';
import { ServiceError } from './world';

type Test = (message: Message) => boolean;

const SPANS: Record<string, number> = { h: 3_600_000, d: 86_400_000, m: 30 * 86_400_000, y: 365 * 86_400_000 };

const instantOf = (text: string): number => {
  if (/^\d{9,10}$/.test(text)) return Number(text) * 1000;
  const m = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(text);
  if (!m) throw new ServiceError(`not implemented locally: search date ${text}`);
  return Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3]));
};

const span = (text: string): number => {
  const m = /^(\d+)([hdmy])$/.exec(text);
  if (!m) throw new ServiceError(`not implemented locally: search span ${text}`);
  return Number(m[1]) * SPANS[m[2]!]!;
};

const has = (text: string, wanted: string): boolean => text.toLowerCase().includes(wanted.toLowerCase());
const inHeader =
  (...names: string[]) =>
  (wanted: string): Test =>
  (message) =>
    names.some((name) => has(header(message, name), wanted));
const labelled =
  (label: string): Test =>
  (message) =>
    message.labels.includes(label.toUpperCase());

const PLACES: Record<string, Test> = {
  anywhere: () => true,
  sent: labelled('SENT'),
  inbox: labelled('INBOX'),
  draft: labelled('DRAFT'),
  drafts: labelled('DRAFT'),
  chats: labelled('CHAT'),
  spam: labelled('SPAM'),
  trash: labelled('TRASH'),
};

const OPERATORS: Record<string, (value: string, now: number) => Test> = {
  from: inHeader('From'),
  to: inHeader('To', 'Cc', 'Bcc'),
  cc: inHeader('Cc'),
  bcc: inHeader('Bcc'),
  subject: inHeader('Subject'),
  after: (value) => (message) => message.at >= instantOf(value),
  newer: (value) => (message) => message.at >= instantOf(value),
  before: (value) => (message) => message.at < instantOf(value),
  older: (value) => (message) => message.at < instantOf(value),
  newer_than: (value, now) => (message) => message.at >= now - span(value),
  older_than: (value, now) => (message) => message.at < now - span(value),
  rfc822msgid: (value) => (message) => header(message, 'Message-ID').replace(/[<>]/g, '') === value.replace(/[<>]/g, ''),
  in: (value) => {
    const place = PLACES[value.toLowerCase()];
    if (!place) throw new ServiceError(`not implemented locally: search in:${value}`);
    return place;
  },
  is: (value) => {
    if (!['unread', 'read', 'starred', 'important'].includes(value.toLowerCase()))
      throw new ServiceError(`not implemented locally: search is:${value}`);
    return value.toLowerCase() === 'read' ? (message) => !message.labels.includes('UNREAD') : labelled(value);
  },
  label: (value) => labelled(value),
  has: (value) => {
    if (value.toLowerCase() !== 'attachment') throw new ServiceError(`not implemented locally: search has:${value}`);
    return (message) => parsedOf(message).parts.some((part) => part.filename !== '');
  },
};

const word =
  (text: string): Test =>
  (message) => {
    const part = parsedOf(message);
    return [
      header(message, 'Subject'),
      header(message, 'From'),
      header(message, 'To'),
      textOf(part, 'text/plain'),
      textOf(part, 'text/html'),
    ].some((field) => has(field, text));
  };

const every =
  (tests: Test[]): Test =>
  (message) =>
    tests.every((test) => test(message));
const some =
  (tests: Test[]): Test =>
  (message) =>
    tests.some((test) => test(message));

/** @throws ServiceError naming an operator that is not known here */
export const searchTest = (query: string, now: number): Test => {
  const tokens =
    query.match(/-?[A-Za-z_0-9]+:(?="|[({])|-?[A-Za-z_0-9]+:[^\s(){}"]+|"[^"]*"|[(){}]|-(?=[("{])|[^\s(){}"]+/g) ?? [];
  let at = 0;

  const list = (close: string | null, alternatives: boolean, value: (text: string) => Test): Test => {
    const groups: Test[][] = [[]];
    for (;;) {
      const token = tokens[at];
      if (token === undefined || token === close) {
        if (token === undefined && close !== null)
          throw new ServiceError(`not implemented locally: search with an open ${close}`);
        at++;
        break;
      }
      if (token === 'OR' || token === '|') {
        at++;
        const previous = groups.at(-1)!.pop();
        if (!previous) throw new ServiceError('not implemented locally: search that begins with OR');
        groups.at(-1)!.push(some([previous, term(value)]));
      } else if (token === 'AND') at++;
      else groups.at(-1)!.push(term(value));
    }
    const tests = groups.flat();
    return alternatives ? some(tests) : every(tests);
  };

  const term = (value: (text: string) => Test): Test => {
    const token = tokens[at++]!;
    if (token === '(') return list(')', false, value);
    if (token === '{') return list('}', true, value);
    const negated = token.length > 0 && token.startsWith('-');
    const body = negated ? token.slice(1) : token;
    const positive = ((): Test => {
      if (body === '') return term(value);
      const m = /^([A-Za-z_0-9]+):(.*)$/s.exec(body);
      if (!m) return value(body.replace(/^"(.*)"$/s, '$1'));
      const operator = OPERATORS[m[1]!.toLowerCase()];
      if (!operator) throw new ServiceError(`not implemented locally: search operator ${m[1]}:`);
      const make = (text: string): Test => operator(text, now);
      return m[2] === '' ? term(make) : make(m[2]!);
    })();
    return negated ? (message) => !positive(message) : positive;
  };

  const test = list(null, false, word);
  const everywhere = /\bin:(?:anywhere|spam|trash)\b/i.test(query);
  return everywhere ? test : (message) => !message.labels.includes('SPAM') && !message.labels.includes('TRASH') && test(message);
};
