import type { Instant } from '../../engine/calendar';
import { chosenWording, wordingMark } from '../../engine/learningWordings';
import type { Settings } from '../../engine/settings';
import type { Format, Weight } from '../../engine/vocabulary';
import { folded } from '../../engine/vocabulary';
import { unsubscribeMailto } from '../../mail/addresses';
import { footerProblems, withFooter } from '../../mail/footer';
import { buildMessage, followUpSubject, forwardBody, type Original, stepHeaderName } from '../../mail/mimeOut';
import { renderMessage } from '../../mail/render';
import type { MessageTemplate } from '../../mail/templates/messageTemplate';
import { type TokenValues, tokenValues } from '../../mail/tokens';
import type { ProspectState, ThreadState } from '../../sheet/prospectState';

/** Templates by their folded key; several stand under one key for roles and weights. */
export type TemplateShelf = ReadonlyMap<string, readonly MessageTemplate[]>;

export const templateShelf = (templates: readonly MessageTemplate[]): TemplateShelf => {
  const shelf = new Map<string, MessageTemplate[]>();
  for (const template of templates) {
    const key = folded(template.template);
    const there = shelf.get(key);
    if (there === undefined) shelf.set(key, [template]);
    else there.push(template);
  }
  return shelf;
};

/**
 * All wordings of the version for this role and weight, else of the plain one: most often one, several where a team tries them side by
 * side. A role without a version of its own gets none: never somebody else's words.
 */
export function wordingsFor(shelf: TemplateShelf, key: string, weight: Weight | null, role = ''): readonly MessageTemplate[] {
  const versions = (shelf.get(folded(key)) || []).filter((each) => folded(each.role) === folded(role));
  const first =
    versions.find((each) => weight !== null && folded(each.weight) === weight) ??
    versions.find((each) => each.weight === '') ??
    versions[0];
  return versions.filter((each) => each.weight === first?.weight);
}

/** The one wording that this person gets, in preview, draft and send alike. */
export const templateFor = (
  shelf: TemplateShelf,
  key: string,
  weight: Weight | null,
  prospectId: string,
  role = '',
): MessageTemplate | null => chosenWording(wordingsFor(shelf, key, weight, role), `${prospectId}|${folded(key)}|${folded(role)}`);

/** How people find a template on its sheet: "outbound 1 email" (light). */
const shownName = ({ template, role, weight }: MessageTemplate): string => {
  const version = [role, weight].filter((part) => part !== '').join(', ');
  return `"${template}"${version === '' ? '' : ` (${version})`}`;
};

/** How the Log names the words of a mail: key, version, and the mark of the wording. */
const wordingName = (template: MessageTemplate): string =>
  [template.template, template.role, template.weight, wordingMark(template)].filter((part) => part !== '').join(' · ');

export interface Sender {
  readonly name: string;
  readonly address: string;
  /** What else mails say of who writes them, by token in lower case. */
  readonly words?: Readonly<Record<string, string>>;
}

/** A sender as the Settings sheet completes what the mailbox says of them. */
export function senderOf(mailbox: Pick<Sender, 'name' | 'address'>, { sending }: Pick<Settings, 'sending'>): Sender {
  const own = ` for ${mailbox.address.toLowerCase()}`;
  const all = Object.entries(sending.senderWords);
  const words = Object.fromEntries([
    ['sender offer', sending.offer],
    ...all.filter(([token]) => !token.includes(' for ')),
    ...all.flatMap(([token, said]) => (token.endsWith(own) ? [[token.slice(0, -own.length), said]] : [])),
  ]);
  return { name: words['sender name'] || mailbox.name, address: mailbox.address, words };
}

/** What stands under a mail. */
export const signatureOf = ({ name, words }: Sender): string => words?.['sender signature'] || name;

/** What a message needs from the row, the sender and the settings. */
export interface Writing {
  readonly template: MessageTemplate | null;
  readonly templateKey: string;
  readonly to: { readonly name: string; readonly address: string };
  /** A column's value as words; null where no column has that heading. */
  readonly token: (heading: string) => string | null;
  /** Subject of the cadence's first email: for a follow-up whose thread is not known, as after a move from elsewhere. */
  readonly firstSubject: string;
  readonly sender: Sender;
  readonly footer: { readonly optOutLine: string; readonly postalAddress: string; readonly needsNone: boolean };
  readonly state: ProspectState;
  readonly format: Format | null;
  /** The mail that a step in the `forward` format puts below its own words; null where there is none yet. */
  readonly original: Original | null;
  readonly key: string;
  readonly unsubscribeToken: string;
  readonly now: Instant;
}

export interface Message {
  /** Of a new thread; '' for a follow-up in its thread. */
  readonly subject: string;
  /** The subject line as it goes out, with the "Re:" of a follow-up. */
  readonly subjectLine: string;
  /** The template they are made of, as its sheet names it. */
  readonly template: string;
  /** Which template, version and wording they are, for the Log. */
  readonly wording: string;
  /** The words without footer and quote: what may not be said twice to one person. */
  readonly words: string;
  /** What the template says, the row's names aside. */
  readonly said: { readonly subject: string; readonly body: string };
  /** The words as they go out: signature, opt-out line and address below them, and the mail that is forwarded. */
  readonly body: string;
  readonly raw: string;
  /** Null begins a new thread. */
  readonly thread: ThreadState | null;
}

export type Composed =
  | { readonly kind: 'message'; readonly message: Message }
  /** `template`: the one at fault, null where it is the settings or there is none. */
  | { readonly kind: 'problem'; readonly template: string | null; readonly words: string };

const firstWord = (name: string): string => name.trim().split(/\s+/)[0] || '';

/** Tokens that the sender and the settings fill, whatever columns the sheet has. */
const senderTokens = (sender: Sender, footer: Writing['footer']): [string, string][] => [
  ...Object.entries(sender.words || {}),
  ['Sender Name', sender.name],
  ['Sender First Name', firstWord(sender.name)],
  ['Sender Signature', signatureOf(sender) === '' ? sender.address : signatureOf(sender)],
  ['Executive Name', sender.words?.['sender executive'] ?? ''],
  ['Postal Address', footer.postalAddress],
  ['Opt-Out Line', footer.optOutLine],
];

/** The row's own columns first; what they leave blank, the sender and the settings fill. */
export function valuesOf({ token, sender, footer }: Pick<Writing, 'token' | 'sender' | 'footer'>): TokenValues {
  const ours = tokenValues(senderTokens(sender, footer));
  return {
    of(name) {
      const own = token(name);
      return own === null || own === '' ? (ours.of(name) ?? own) : own;
    },
  };
}

/**
 * Writes one message, ready to be handed to Gmail. Preview, draft and send all come from here.
 * A follow-up answers the last mail of its thread, as the mailbox holds it, unless its template has a subject of its own: that begins a new thread.
 */
export function compose(writing: Writing): Composed {
  const { template, state, footer } = writing;
  if (template === null)
    return { kind: 'problem', template: null, words: `The Templates sheet has no "${writing.templateKey}". Add it there.` };
  const latest = state.threads[state.threads.length - 1] ?? null;
  const subject = template.subject === '' && latest === null ? writing.firstSubject : template.subject;
  const rendered = renderMessage({ subject, body: template.body }, valuesOf(writing));
  const parts = { signature: signatureOf(writing.sender), optOutLine: footer.optOutLine, postalAddress: footer.postalAddress };
  const thread = rendered.subject === '' ? latest : null;
  const begins = thread === null && rendered.subject === '' ? ['It begins a thread and has no subject. Write one.'] : [];
  const inTemplate = [...rendered.problems, ...begins];
  if (inTemplate.length > 0) return { kind: 'problem', template: shownName(template), words: inTemplate.join(' ') };
  const unsigned = footerProblems(parts, !footer.needsNone);
  if (unsigned.length > 0) return { kind: 'problem', template: null, words: unsigned.join(' ') };

  const signed = withFooter(rendered.body, parts);
  const body = writing.format === 'forward' && writing.original !== null ? forwardBody(signed, writing.original) : signed;
  const parent = thread === null ? undefined : thread.messageIds[thread.messageIds.length - 1];
  const subjectLine = thread === null ? rendered.subject : followUpSubject(thread.subject);
  try {
    const raw = buildMessage({
      from: writing.sender,
      to: writing.to,
      subject: subjectLine,
      body,
      ...(parent === undefined ? {} : { inReplyTo: parent, references: thread?.messageIds || [] }),
      listUnsubscribe: unsubscribeMailto(writing.sender.address, writing.unsubscribeToken),
      stepHeader: { name: stepHeaderName, value: writing.key },
    });
    return {
      kind: 'message',
      message: {
        subject: rendered.subject,
        subjectLine,
        template: shownName(template),
        wording: wordingName(template),
        words: rendered.body,
        said: rendered.said,
        body,
        raw,
        thread,
      },
    };
  } catch (error) {
    return { kind: 'problem', template: null, words: (error as Error).message };
  }
}
