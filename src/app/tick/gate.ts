import { capOf } from '../../engine/allocate';
import type { Instant } from '../../engine/calendar';
import type { SendingGate } from '../../engine/decision';
import type { SendingSettings } from '../../engine/settings';
import type { Store } from '../../ports/world';

const day = 86_400_000;

/** Names under which a sender's counts are kept, outside the sheet. */
const sentName = 'sent';
const sinceName = 'sending since';
const haltName = 'halted until';

/** Instants of the sender's automatic mails within the last 24 hours, oldest first. */
export function sentLately(store: Store, now: Instant): readonly Instant[] {
  const minutes = (store.get(sentName) ?? '').split(' ').filter((word) => word !== '');
  return minutes.map((word) => Number.parseInt(word, 36) * 60_000).filter((at) => at > now - day);
}

/** Notes that a mail went out. Kept to the minute, so that a day's worth fits into one small text. */
export function noteSent(store: Store, now: Instant, count: number): void {
  if (count === 0) return;
  const minute = Math.floor(now / 60_000);
  const all = [...sentLately(store, now).map((at) => Math.floor(at / 60_000)), ...Array.from({ length: count }, () => minute)];
  store.set(sentName, all.map((each) => each.toString(36)).join(' '));
  if (store.get(sinceName) === null) store.set(sinceName, String(now));
}

/** Whole days since the sender's first automatic mail. */
export function daysSending(store: Store, now: Instant): number {
  const since = store.get(sinceName);
  return since === null ? 0 : Math.max(0, Math.floor((now - Number(since)) / day));
}

/** Stops a sender for a day: the mailbox itself refused, and it is not the prospects' fault. */
export function halt(store: Store, now: Instant): void {
  store.set(haltName, String(now + day));
}

export interface GateFacts {
  readonly sending: SendingSettings;
  /** Words about anything that puts the settings or the Do Not Contact sheet in doubt; '' for nothing. */
  readonly doubt: string;
  readonly me: string;
  readonly store: Store;
  readonly now: Instant;
  readonly quotaLeft: number;
}

const shut = (words: string): SendingGate => ({ kind: 'shut', words });

/** The switches and what must stand on the Settings sheet before anything is sent by itself; null where nothing is in the way. */
export function switchedOff(sending: SendingSettings, me: string): string | null {
  if (!sending.on) return 'sending is switched off on the Settings sheet.';
  if (sending.senders[me] === false) return `sending is switched off for ${me} on the Settings sheet.`;
  if (!sending.needsNoPostalAddress && sending.postalAddress.trim() === '') return 'the Settings sheet has no Postal Address.';
  if (!sending.needsNoPostalAddress && sending.optOutLine.trim() === '') return 'the Settings sheet has no Opt-Out Line.';
  return null;
}

/** May an email go by itself now? Whatever is in doubt shuts the gate. */
export function gateOf({ sending, doubt, me, store, now, quotaLeft }: GateFacts): SendingGate {
  if (doubt !== '') return shut(doubt);
  const off = switchedOff(sending, me);
  if (off !== null) return shut(off);
  const halted = Number(store.get(haltName) ?? 0);
  if (halted > now) return shut('the mailbox refused to send; it is left alone for a day.');
  const cap = capOf(daysSending(store, now), sending);
  if (quotaLeft > 0 && sentLately(store, now).length < cap) return { kind: 'open' };
  const words =
    quotaLeft <= 0
      ? 'Google’s own daily limit is used up; it goes out when there is room again.'
      : `today’s ${cap} mails are used up; it goes out when there is room again.`;
  return { kind: 'full', words };
}
