import { normalisedAddress } from '../mail/addresses';
import { keyedHasher } from '../mail/keyedHash';
import { onOneLine } from './cells/cell';
import type { SystemRead } from './systemSheet';

/**
 * The keys under which erased people stay on the Do Not Contact sheet: their address is gone, and what is left is a hash that can be
 * compared with an address and not be read back without trying addresses under the very key.
 */
export interface HashKey {
  /** Worked out from the secret, so that a hash which names it proves whether a key is the right one. */
  readonly id: string;
  readonly secret: string;
  /** How an address stands on the sheet once it is erased: `hmac:<key>:<hash>`, alike for all ways to write one mailbox. */
  hash(address: string): string;
}

/** Begins the names of the System sheet's rows with a secret as value; the key's id follows. */
const systemPrefix = 'Do Not Contact Key';
export const systemKeyName = (key: HashKey): string => `${systemPrefix} ${key.id}`;

const secretShape = /^k[0-9a-f]{63}$/;
const hashShape = /^hmac:([0-9a-f]{16}):([0-9a-f]{64})$/;
const keyLineShape = /^key:([0-9a-f]{16}):(k[0-9a-f]{63})$/;
/** What is hashed to name a key. Changing it would disown every hash there is. */
const nameOfKey = 'Next Touch: the name of this key';

/**
 * The form under which addresses of the list are compared, and which is hashed: one for every way to write one mailbox, so without tags,
 * letter case and Gmail's dots.
 */
export const mailboxOf = (address: string): string => normalisedAddress(address.normalize('NFC'));

/** The key of a secret; null for a text that is none. */
export function hashKey(secret: string): HashKey | null {
  const text = onOneLine(secret);
  if (!secretShape.test(text)) return null;
  const hasher = keyedHasher(text);
  const id = hasher(nameOfKey).slice(0, 16);
  return { id, secret: text, hash: (address) => `hmac:${id}:${hasher(mailboxOf(address))}` };
}

/** A new key from 64 random hex digits. A letter stands first, so that no sheet takes the secret for a number. */
export function newHashKey(random: string): HashKey {
  const key = hashKey(`k${random.slice(0, 63).toLowerCase()}`);
  if (key === null) throw new Error('A key needs 64 random hex digits.');
  return key;
}

/** The keys that the System sheet keeps. What is damaged is left out; the hashes that need it say so. */
export function readHashKeys(system: SystemRead): readonly HashKey[] {
  const keys = new Map<string, HashKey>();
  for (const name of system.names) {
    const key = name.startsWith(systemPrefix) ? hashKey(String(system.value(name))) : null;
    if (key !== null) keys.set(key.id, key);
  }
  return [...keys.values()];
}

/** A hash as it stands in a cell or file, with the id of its key; null for anything else. */
export function readHash(text: string): { readonly hash: string; readonly key: string } | null {
  const hash = onOneLine(text).toLowerCase();
  const key = hashShape.exec(hash)?.[1];
  return key === undefined ? null : { hash, key };
}

/** A key as an export carries it. */
export const keyLine = (key: HashKey): string => `key:${key.id}:${key.secret}`;

/** `broken`: meant as a key line, but its secret is not the one that its id names. Null for anything else. */
export function readKeyLine(text: string): HashKey | 'broken' | null {
  const line = onOneLine(text).toLowerCase();
  if (!line.startsWith('key:')) return null;
  const [, id, secret = ''] = keyLineShape.exec(line) || [];
  const key = hashKey(secret);
  return key !== null && key.id === id ? key : 'broken';
}
