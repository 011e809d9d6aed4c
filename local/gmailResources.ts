/** Resources of the Gmail REST API as Apps Script gives them: bytes are arrays of signed numbers. */
import { searchTest } from './gmailSearch';
import { type Mailbox, type Message, parsedOf, snippetOf } from './mailStore';
import type { Part } from './mime';
import { ServiceError, type World } from './world';

export interface Context {
  world: World;
  box: Mailbox;
  now: number;
  /** As errors word it: gmail.users.drafts.get. */
  method: string;
}
export type Resource = Record<string, unknown>;

export const refuse = (method: string, code: number, message: string): never => {
  const words = `API call to ${method} failed with error: ${message}`;
  throw new ServiceError(words, 'GoogleJsonResponseException', {
    code,
    message,
    errors: [
      { message, domain: 'global', reason: code === 404 ? 'notFound' : code === 429 ? 'rateLimitExceeded' : 'invalidArgument' },
    ],
  });
};

const signed = (bytes: Buffer): number[] => Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));

export const rawFrom = (context: Context, message: Resource | undefined): string => {
  const raw = message?.raw;
  if (Array.isArray(raw)) return Buffer.from(raw.map((byte) => Number(byte) & 255)).toString('latin1');
  if (typeof raw !== 'string' || raw === '')
    return refuse(context.method, 400, "'raw' RFC822 payload message string or uploading message via /upload/* URL required");
  if (!/^[A-Za-z0-9_=-]*$/.test(raw))
    return refuse(context.method, 400, "Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed");
  return Buffer.from(raw, 'base64url').toString('latin1');
};

const isReport = (part: Part): boolean => /^message\/(delivery-status|feedback-report)$/i.test(part.mimeType);

const bodyOf = (part: Part, reportsApart: boolean): Resource =>
  reportsApart && isReport(part)
    ? { size: part.body.length, attachmentId: `part-${part.partId}` }
    : { size: part.body.length, data: signed(part.body) };

const payload = (part: Part, reportsApart: boolean): Resource => ({
  partId: part.partId,
  mimeType: part.mimeType,
  filename: part.filename,
  headers: part.headers,
  body: part.parts.length > 0 && part.mimeType !== 'message/rfc822' ? { size: 0 } : bodyOf(part, reportsApart),
  ...(part.parts.length > 0 ? { parts: part.parts.map((each) => payload(each, reportsApart)) } : {}),
});

/** The bytes of a part that was handed out by an attachment id; null where the message has no such part. */
export const attachmentOf = (message: Message, id: string): Resource | null => {
  const find = (part: Part): Part | null =>
    `part-${part.partId}` === id ? part : (part.parts.map(find).find((found) => found !== null) ?? null);
  const part = find(parsedOf(message));
  return part === null ? null : { size: part.body.length, data: signed(part.body) };
};

export const resource = (
  message: Message,
  format: string,
  metadataHeaders: readonly string[],
  reportsApart: boolean,
): Resource => {
  const base: Resource = {
    id: message.id,
    threadId: message.threadId,
    labelIds: message.labels,
    snippet: snippetOf(message),
    historyId: String(message.historyId),
    internalDate: String(message.at),
    sizeEstimate: message.raw.length,
  };
  if (format === 'minimal') return base;
  if (format === 'raw') return { ...base, raw: signed(Buffer.from(message.raw, 'latin1')) };
  const part = parsedOf(message);
  if (format === 'full') return { ...base, payload: payload(part, reportsApart) };
  const wanted = metadataHeaders.map((name) => name.toLowerCase());
  const headers = part.headers.filter((h) => wanted.length === 0 || wanted.includes(h.name.toLowerCase()));
  return { ...base, payload: { partId: '', mimeType: part.mimeType, headers } };
};

export const options = (value: unknown): Resource => (value !== null && typeof value === 'object' ? (value as Resource) : {});
export const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined || value === null ? [] : [String(value)];
export const formatOf = (context: Context, given: Resource): string => {
  const format = String(given.format ?? 'full').toLowerCase();
  return ['full', 'metadata', 'minimal', 'raw'].includes(format)
    ? format
    : refuse(context.method, 400, `Invalid value at 'format': ${format}`);
};

export const messageById = (context: Context, id: unknown): Message =>
  context.box.messages.get(String(id)) ?? refuse(context.method, 404, 'Requested entity was not found.');
export const draftById = (context: Context, id: unknown): Message => {
  const messageId = context.box.drafts.get(String(id));
  return messageId === undefined
    ? refuse(context.method, 404, 'Requested entity was not found.')
    : messageById(context, messageId);
};

export const page = <T>(items: T[], given: Resource, standard: number): { items: T[]; next: string | undefined } => {
  const from = Number(given.pageToken ?? 0);
  const size = Math.min(Number(given.maxResults ?? standard), 500);
  return { items: items.slice(from, from + size), next: from + size < items.length ? String(from + size) : undefined };
};

export const search = (context: Context, given: Resource): Message[] => {
  const { box, now, world } = context;
  const query = typeof given.q === 'string' ? given.q.trim() : '';
  const labels = listOf(given.labelIds);
  const test = query === '' ? () => true : searchTest(query, now);
  const lag = query === '' ? 0 : world.traits.searchLagMinutes * 60_000;
  return [...box.messages.values()]
    .filter((m) => labels.every((label) => m.labels.includes(label)))
    .filter(
      (m) =>
        given.includeSpamTrash === true ||
        labels.length > 0 ||
        query !== '' ||
        !m.labels.some((label) => label === 'SPAM' || label === 'TRASH'),
    )
    .filter((m) => m.at <= now - lag && test(m))
    .sort((a, b) => b.at - a.at || b.historyId - a.historyId);
};
