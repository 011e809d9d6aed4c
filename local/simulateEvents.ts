/** What happened, one line an event, as docs/simulate.md describes it. */

export const eventKinds = [
  'enroll',
  'sent',
  'draft',
  'by-hand',
  'task',
  'done',
  'reply',
  'bounce',
  'auto-reply',
  'opt-out',
  'complaint',
  'outcome',
  'exit',
  'pause',
  'resume',
  'block',
  'switch',
  'tick',
  'kill',
  'fault',
  'edit',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** Fields of docs/simulate.md; what does not apply is absent. */
export interface EventFields {
  prospect?: string;
  enrollment?: number;
  step?: number;
  touch?: number;
  role?: string;
  channel?: string;
  office?: boolean;
  cadence?: string;
  messageId?: string;
  inReplyTo?: string;
  /** Name of the .eml file, for mails that left. */
  file?: string;
  from?: string;
  to?: string;
  owner?: string;
  /** Who did it: the product, a person of the team, or the world outside. */
  by?: 'product' | 'person' | 'world';
  key?: string;
  fault?: string;
  reason?: string;
  until?: string;
  call?: string;
  during?: boolean;
}

/** `prospect` may be learned later: a row has no id before it is enrolled. */
export interface SimEvent extends EventFields {
  at: number;
  kind: EventKind;
}

/** Everything that happened, in the order in which it was written down. */
export interface Journal {
  readonly events: SimEvent[];
  note(at: number, kind: EventKind, fields: EventFields): SimEvent;
}

export function newJournal(): Journal {
  const events: SimEvent[] = [];
  return {
    events,
    note(at, kind, fields) {
      const event: SimEvent = { at, kind, ...fields };
      events.push(event);
      return event;
    },
  };
}

/** In order of time; what happened at one instant stays in the order in which it was written down. */
export const inOrder = (events: readonly SimEvent[]): SimEvent[] =>
  events
    .map((event, index) => ({ event, index }))
    .sort((one, other) => one.event.at - other.event.at || one.index - other.index)
    .map(({ event }) => event);

/** One line of events.jsonl. */
export const eventLine = ({ at, kind, ...fields }: SimEvent): string =>
  JSON.stringify({ at: new Date(at).toISOString(), kind, ...fields });
