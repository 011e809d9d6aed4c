/** Amazon's mail service tells of bounces, complaints and deliveries in JSON, alone in the body of a mail. */

interface SesRecipient {
  readonly address: string;
  readonly status: string;
  readonly diagnostic: string;
}

export interface SesNotice {
  readonly kind: 'bounce' | 'complaint' | 'delivery' | 'other';
  /** True for a bounce that may still be tried again. */
  readonly isTransient: boolean;
  readonly each: readonly SesRecipient[];
}

type Json = { readonly [name: string]: unknown };

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (json: Json, name: string): string => (typeof json[name] === 'string' ? json[name] : '');
const listIn = (json: Json, name: string): readonly Json[] => {
  const value = json[name];
  return Array.isArray(value) ? value.filter(isJson) : [];
};

/** The object that the text begins with; whatever follows it is not looked at. */
const firstObject = (text: string): string => {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '\\') at++;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === '{') depth++;
    else if (!quoted && sign === '}' && --depth === 0) return text.slice(0, at + 1);
  }
  return '';
};

const parsed = (text: string): Json | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : null;
  } catch {
    return null;
  }
};

const longest = 100_000;

/** Reads such a notice, the envelope of the notification service around it or not; null for any other mail. */
export const sesNotice = (text: string): SesNotice | null => {
  const body = text.trimStart();
  if (!body.startsWith('{') || !/"(?:notificationType|eventType|Message)\\?"/.test(body.slice(0, longest))) return null;
  // Relays cut long lines with "!" and go on behind a blank.
  const outer = parsed(firstObject(body.slice(0, longest).replace(/!\r?\n /g, '')));
  const notice = outer !== null && textIn(outer, 'Message') !== '' ? parsed(textIn(outer, 'Message')) : outer;
  if (notice === null) return null;
  const type = (textIn(notice, 'notificationType') || textIn(notice, 'eventType')).toLowerCase();
  const about = notice[type];
  if (!isJson(about)) return null;
  const listed = [...listIn(about, 'bouncedRecipients'), ...listIn(about, 'complainedRecipients')];
  const each = listed.map((recipient) => ({
    address: textIn(recipient, 'emailAddress').replace(/^[^<]*<|>$/g, ''),
    status: textIn(recipient, 'status'),
    diagnostic: textIn(recipient, 'diagnosticCode').replace(/^smtp;\s*/i, ''),
  }));
  const kind = type === 'bounce' || type === 'complaint' || type === 'delivery' ? type : 'other';
  return { kind, isTransient: /^transient$/i.test(textIn(about, 'bounceType')), each };
};
