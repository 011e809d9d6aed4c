import type { Instant } from '../engine/calendar';
import type { Store } from '../ports/world';

/** The mail that a check wrote to its own person: enough to find it again after the check died. */
interface KeptMail {
  readonly token: string;
  /** The mailbox's history id before the draft was made. */
  readonly historyId: string;
  readonly draftId?: string;
  readonly messageId?: string;
}

/** What stood in a person's table before the check tried to write there. */
interface KeptTable {
  readonly heading: string | number | boolean;
  readonly lastRow: number;
}

/** What a run that comes by itself asks again: how long Gmail takes to find and to tell of the mail. */
export interface KeptWait {
  readonly at: Instant;
  readonly tries: number;
  /** Message-ID header to search for; '' where it was found. */
  readonly search: string;
  /** Id of the mail that the history has not told of; '' where it has. */
  readonly unseen: string;
  readonly historyId: string;
  /** True where nothing else speaks against sending. */
  readonly clears: boolean;
}

/** What is kept outside the sheet between two runs of the check; blank once nothing is open. */
export interface Kept {
  /** Ids of questions that the last run had no time for, and when that was. */
  readonly left?: { readonly at: Instant; readonly ids: readonly string[] };
  readonly mail?: KeptMail;
  readonly table?: KeptTable;
  readonly wait?: KeptWait;
}

const name = 'check';

export function kept(store: Store): Kept {
  try {
    return (JSON.parse(store.get(name) ?? '{}') as Kept | null) ?? {};
  } catch {
    return {};
  }
}

/** Keeps the parts that are given; `undefined` forgets one. */
export function keep(store: Store, parts: { readonly [Part in keyof Kept]: Kept[Part] | undefined }): void {
  const next = Object.entries({ ...kept(store), ...parts }).filter(([, part]) => part !== undefined);
  if (next.length === 0) store.remove(name);
  else store.set(name, JSON.stringify(Object.fromEntries(next)));
}
