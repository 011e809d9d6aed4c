import type { IncomingMail } from '../mail/mimeIn';
import { buildMessage } from '../mail/mimeOut';
import type { DraftPlace, SentMail } from '../ports/mailbox';
import { keep, kept } from './kept';
import { seconds, wordsOf } from './question';
import type { CheckWorld } from './world';

/** The header by which the check knows its own mail; the product's has another name, so that no run of it takes this mail for its own. */
export const checkHeader = 'X-Next-Touch-Check';

/** The headers that must come through, as they are given to Gmail. */
export const triedHeaders: readonly string[] = [
  checkHeader,
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Auto-Submitted',
  'References',
];

export interface SentTrial {
  readonly kind: 'sent';
  readonly token: string;
  readonly ownMessageId: string;
  readonly draft: DraftPlace;
  readonly draftIsGone: boolean;
  readonly sent: SentMail;
  /** Null where the mailbox does not give the mail back. */
  readonly mail: IncomingMail | null;
  readonly historyId: string;
  /** Milliseconds until the history told of it; null where it did not. */
  readonly told: number | null;
  /** Milliseconds until the search found it; null where it did not. */
  readonly found: number | null;
  readonly quota: readonly [before: number | null, after: number | null];
  readonly subject: string;
  /** Why the mail could not be moved to the trash; '' where it was. */
  readonly stays: string;
}

export type Trial = SentTrial | { readonly kind: 'none'; readonly why: string; readonly todo?: string };

const rung = 'This needs the drafts or the sending rung (see "Permissions" in the guide).';
const scopes = ['gmail.compose', 'gmail.readonly'];

const subjectOf = (token: string): string => `Next Touch: check of this installation ${token}`;

function rawMail(address: string, token: string, ownMessageId: string): string {
  const raw = buildMessage({
    from: { name: '', address },
    to: { address },
    subject: subjectOf(token),
    body: 'Next Touch sent you this to learn what Gmail does with its headers. You may delete it.',
    references: [`<${token}@next-touch.invalid>`],
    listUnsubscribe: `mailto:${address}?subject=unsubscribe`,
    stepHeader: { name: checkHeader, value: token },
  });
  const more = [
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Auto-Submitted: auto-generated',
    `Message-ID: ${ownMessageId}`,
  ];
  return raw.replace('\r\nContent-Type:', `\r\n${more.join('\r\n')}\r\nContent-Type:`);
}

/** Milliseconds until something is so, asked again and again; null where patience ended first. */
function waitFor({ clock }: CheckWorld, patience: number, every: number, isSo: () => boolean): number | null {
  const began = clock.now();
  for (;;) {
    if (isSo()) return clock.now() - began;
    if (clock.now() - began + every > patience) return null;
    clock.pause(every);
  }
}

export const historyTells = ({ mailbox }: CheckWorld, historyId: string, messageId: string): boolean => {
  const changes = mailbox.changesSince(historyId);
  return changes.kind === 'changes' && changes.added.some((each) => each.messageId === messageId);
};

export const searchFinds = ({ mailbox }: CheckWorld, messageId: string): boolean =>
  mailbox.search(`rfc822msgid:${messageId.replace(/[<>]/g, '')}`, 5).length > 0;

function trashed({ post }: CheckWorld, messageId: string): string {
  try {
    post.trash(messageId);
    return '';
  } catch (error) {
    return wordsOf(error);
  }
}

const mayTrash = (granted: readonly string[] | null): boolean => granted?.includes('gmail.modify') === true;

function asked(world: CheckWorld, address: string, granted: readonly string[] | null): boolean {
  const after = mayTrash(granted)
    ? 'It is moved to the trash afterwards.'
    : 'Next Touch may not delete mail, so it stays in your mailbox: delete it when you like.';
  return world.confirm(
    'Send one mail to yourself?',
    `To learn what Gmail does with our mail, one mail is sent from ${address} to ${address}. It counts as one of today's mails. ${after} Without it the rest is checked all the same.`,
  );
}

function carryOut(world: CheckWorld, address: string): SentTrial {
  const { mailbox, store, identity } = world;
  const token = identity
    .newId()
    .replace(/[^0-9a-z]/gi, '')
    .slice(0, 12);
  const ownMessageId = `<${token}.own@next-touch.invalid>`;
  const historyId = mailbox.historyId();
  keep(store, { mail: { token, historyId } });
  const before = mailbox.quotaLeft();
  const draft = mailbox.createDraft(rawMail(address, token, ownMessageId), null);
  keep(store, { mail: { token, historyId, draftId: draft.draftId } });
  const sent = mailbox.sendDraft(draft.draftId);
  keep(store, { mail: { token, historyId, draftId: draft.draftId, messageId: sent.messageId } });
  const draftIsGone = mailbox.draft(draft.draftId).kind === 'gone';
  const mail = mailbox.message(sent.messageId);
  const told = waitFor(world, 20_000, 2_000, () => historyTells(world, historyId, sent.messageId));
  const rfcId = mail?.headers.get('Message-ID').trim() ?? '';
  const found = rfcId === '' ? null : waitFor(world, 30_000, 5_000, () => searchFinds(world, rfcId));
  const after = mailbox.quotaLeft();
  const stays = trashed(world, sent.messageId);
  keep(store, { mail: undefined });
  return {
    kind: 'sent',
    token,
    ownMessageId,
    draft,
    draftIsGone,
    sent,
    mail,
    historyId,
    told,
    found,
    quota: [before, after],
    subject: subjectOf(token),
    stays,
  };
}

type Consent = { readonly kind: 'may'; readonly address: string } | Extract<Trial, { kind: 'none' }>;

function consented(world: CheckWorld): Consent {
  const granted = world.permissions.granted();
  if (granted !== null && !scopes.every((scope) => granted.includes(scope))) return { kind: 'none', why: rung };
  if (!world.mailbox.canRead()) return { kind: 'none', why: `The mailbox cannot be read. ${rung}` };
  const { address } = world.mailbox.sender();
  if (address === '') return { kind: 'none', why: 'Gmail does not tell whose mailbox this is.' };
  try {
    if (asked(world, address, granted)) return { kind: 'may', address };
  } catch (error) {
    return { kind: 'none', why: `You could not be asked: ${wordsOf(error)}`, todo: 'Run the check from the menu of the sheet.' };
  }
  return { kind: 'none', why: 'You chose to send no mail.', todo: 'Run the check again and press OK.' };
}

const consents = new WeakMap<CheckWorld, Consent>();
const trials = new WeakMap<CheckWorld, Trial>();

/** Asks the person, at most once a run: while they think it over, nothing is begun and no lock is held. */
export function mailConsent(world: CheckWorld): Consent {
  const known = consents.get(world) ?? consented(world);
  consents.set(world, known);
  return known;
}

function tried(world: CheckWorld): Trial {
  const consent = mailConsent(world);
  if (consent.kind === 'none') return consent;
  try {
    return carryOut(world, consent.address);
  } catch (error) {
    return { kind: 'none', why: `Gmail broke it off: ${wordsOf(error)}`, todo: 'Run the check again later.' };
  }
}

/** The one mail of this run, from which all questions about Gmail are answered; sent at most once. */
export function mailTrial(world: CheckWorld): Trial {
  const known = trials.get(world) ?? tried(world);
  trials.set(world, known);
  return known;
}

const isOurs = (mail: IncomingMail | null, token: string): mail is IncomingMail =>
  mail !== null && mail.headers.get(checkHeader).trim() === token;

/** Drafts opened to find the one that a check left behind. */
const draftsOpened = 40;

/**
 * Takes away what a check that died left in the mailbox.
 * @returns what a person must delete themselves; '' for nothing
 */
export function clearMail(world: CheckWorld): string {
  const { mailbox, store } = world;
  const { mail } = kept(store);
  if (mail === undefined) return '';
  const drafts = mailbox.drafts();
  const draft =
    drafts.find(({ draftId }) => draftId === mail.draftId) ??
    drafts.slice(0, draftsOpened).find(({ messageId }) => isOurs(mailbox.message(messageId), mail.token));
  if (draft !== undefined) mailbox.deleteDraft(draft.draftId);
  const changes = mailbox.changesSince(mail.historyId);
  const added = changes.kind === 'changes' ? changes.added.map(({ messageId }) => messageId) : [];
  const ids = [...new Set([...(mail.messageId === undefined ? [] : [mail.messageId]), ...added])];
  const left = ids
    .map((id) => mailbox.message(id))
    .filter((each): each is IncomingMail => isOurs(each, mail.token) && !each.labels.includes('DRAFT'));
  const refused = left.filter(({ id, labels }) => !labels.includes('TRASH') && trashed(world, id) !== '');
  keep(store, { mail: undefined });
  return refused.length === 0 ? '' : `Delete the mail "${subjectOf(mail.token)}" in your mailbox.`;
}

/** How long something took, or how long it was waited for in vain. */
export const within = (milliseconds: number | null, patience: string): string =>
  milliseconds === null ? `Not within ${patience}.` : `After ${seconds(milliseconds)}.`;
