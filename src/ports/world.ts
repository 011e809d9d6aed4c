import type { Instant } from '../engine/calendar';

/** The time of day, and how much of this execution is used up. */
export interface Clock {
  now(): Instant;
  /** Milliseconds since the execution began. */
  elapsed(): number;
  pause(milliseconds: number): void;
}

/** `none`: there is no lock to be had here; the journal alone then keeps two runs apart. */
export type LockState = 'held' | 'busy' | 'none';

/** Keeps two runs on one sheet and on one mailbox apart. It is an aid: what guards against sending twice is the journal. */
export interface Lock {
  /** @param guards `file` where nothing but the sheet is written: the mailbox may be at work elsewhere */
  acquire(guards?: 'file'): LockState;
  release(): void;
}

/** Names that begin like this are the user's own over all files; every other name is this file's. */
export const ofMailbox = 'mailbox ';

/** Small texts kept outside the sheet: they do not travel with a copy or with an older version of the file. */
export interface Store {
  get(name: string): string | null;
  set(name: string, value: string): void;
  remove(name: string): void;
}

/** The hourly run of the present user. Other users' triggers cannot be seen. */
export interface Triggers {
  isOn(): boolean;
  turnOn(): void;
  turnOff(): void;
}

/** What the present user allowed this script to do. */
export interface Permissions {
  /** The last parts of the scopes that were granted, such as `gmail.readonly`; null where Google does not tell. */
  granted(): readonly string[] | null;
  /** Where a person grants what is missing; '' where Google names no page. */
  link(): string;
}

/** Who is acting, and what Google cannot be asked for twice. */
export interface Identity {
  /** The present user's address; '' where Google does not tell. */
  user(): string;
  /** A new random id. */
  newId(): string;
  /** Hex text of a SHA-256 digest. */
  digest(text: string): string;
}
