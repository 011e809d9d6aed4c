import type { CivilDay, Instant } from '../engine/calendar';

/** One Gmail thread of an enrollment, in the mailbox of the row's Owner. */
export interface ThreadState {
  readonly id: string;
  /** Subject of the first mail, without any "Re:". */
  readonly subject: string;
  /** Message-IDs as the mailbox holds them, oldest first: the next mail's References. */
  readonly messageIds: readonly string[];
}

/** A draft that waits for a person. */
export interface OpenDraft {
  readonly draftId: string;
  readonly key: string;
  readonly step: number;
  readonly threadId: string;
  readonly at: Instant;
}

/** What the product must remember of a row besides its visible cells. Kept as one line of JSON in the hidden State column. */
export interface ProspectState {
  /** Counts the cadences this prospect was ever put into; part of every journal key, so that a new start is never taken for an old one. */
  readonly enrollment: number;
  /** Keys ("step.touch.role") already sent or handed to a person in this enrollment. */
  readonly done: readonly string[];
  readonly threads: readonly ThreadState[];
  readonly draft: OpenDraft | null;
  /** Days that remained of the gap when the row was paused. */
  readonly keptDays: number | null;
  /** Until when a pause lasts; null = until a person resumes it. */
  readonly pausedUntil: CivilDay | null;
  /** Call attempts so far: voicemail is left on the 2nd and 4th only. */
  readonly calls: number;
  /** Whether a person who said no was asked for, or gave, permission to be written to later. */
  readonly permission: 'asked' | 'given' | null;
  /** Opens as last seen, so that a rise is noticed once. */
  readonly opensSeen: number | null;
  /** The breakup was sent, and they asked for time: nothing else of the outcome is kept once the cell is cleared. */
  readonly finalDraft: boolean;
}

export const freshState: ProspectState = {
  enrollment: 0,
  done: [],
  threads: [],
  draft: null,
  keptDays: null,
  pausedUntil: null,
  calls: 0,
  permission: null,
  opensSeen: null,
  finalDraft: false,
};

/** `lost`: the row was enrolled but its State cannot be read, so nothing may be assumed about what was sent. */
export type StateReading = { readonly kind: 'state'; readonly state: ProspectState } | { readonly kind: 'blank' } | { readonly kind: 'lost' };

const shape: { readonly [K in keyof ProspectState]: (value: unknown) => boolean } = {
  enrollment: (value) => typeof value === 'number',
  done: Array.isArray,
  threads: Array.isArray,
  draft: (value) => value === null || typeof value === 'object',
  keptDays: (value) => value === null || typeof value === 'number',
  pausedUntil: (value) => value === null || typeof value === 'number',
  calls: (value) => typeof value === 'number',
  permission: (value) => value === null || value === 'asked' || value === 'given',
  opensSeen: (value) => value === null || typeof value === 'number',
  finalDraft: (value) => typeof value === 'boolean',
};

export function readState(text: string): StateReading {
  if (text.trim() === '') return { kind: 'blank' };
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed === null || typeof parsed !== 'object') return { kind: 'lost' };
    const state = { ...freshState, ...(parsed as Partial<ProspectState>) };
    const sound = (Object.keys(shape) as (keyof ProspectState)[]).every((name) => shape[name](state[name]));
    return sound ? { kind: 'state', state } : { kind: 'lost' };
  } catch {
    return { kind: 'lost' };
  }
}

/** Only what differs from a fresh state is written: ten thousand rows carry it. */
export function writeState(state: ProspectState): string {
  const kept = (Object.keys(freshState) as (keyof ProspectState)[]).filter((name) => JSON.stringify(state[name]) !== JSON.stringify(freshState[name]));
  return JSON.stringify(Object.fromEntries([['enrollment', state.enrollment], ...kept.map((name) => [name, state[name]])]));
}
