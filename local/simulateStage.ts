import type { Host, MailView } from './host';
import { a1 } from './onceStage';
import type { Agenda } from './simulateAgenda';
import type { Desk } from './simulateDesk';
import type { EventFields, EventKind, Journal, SimEvent } from './simulateEvents';
import type { Person } from './simulatePeople';

/** What the world knows of one prospect while it goes on. */
export interface Standing {
  /** Prospect ID, once the row showed one. */
  id: string;
  /** The mailbox and the latest mail that reached them. */
  last: { user: string; mail: MailView } | null;
  /** Mails that reached them so far, and since the last cadence's breakup went out. */
  mails: number;
  saidEnough: boolean;
}

/** A mail of the team that left, whoever pressed send. */
export interface Left {
  readonly user: string;
  readonly mail: MailView;
  readonly by: 'product' | 'draft' | 'person';
  /** The product's own mark, also of a draft that lost it when a person changed it. */
  readonly key: string;
  readonly event: SimEvent;
}

/** One step of a cadence as the Cadences sheet has it. */
export interface StepShown {
  readonly channels: readonly string[];
  readonly office: boolean;
  readonly ends: string;
}

/** Everything that the parts of the simulation share. */
export interface Stage {
  readonly host: Host;
  readonly seed: number;
  /** Everybody of the team who sends; the first set the sheet up. */
  readonly reps: readonly string[];
  readonly desk: Desk;
  readonly agenda: Agenda;
  readonly journal: Journal;
  readonly people: readonly Person[];
  readonly standing: Map<Person, Standing>;
  readonly byAddress: ReadonlyMap<string, Person>;
  readonly byId: Map<string, Person>;
  readonly left: Left[];
  /** Mails and drafts of persons of the team, by message id or draft id, with the key of the draft that they were. */
  readonly byHand: Map<string, { readonly key: string }>;
  readonly cadences: ReadonlyMap<string, StepShown>;
}

export const standingOf = (stage: Stage, person: Person): Standing => {
  const found = stage.standing.get(person);
  if (found === undefined) throw new Error(`Nobody knows how person ${person.number} stands.`);
  return found;
};

/** The world writes down what it does at the moment it does it. */
export function tell(stage: Stage, person: Person | null, kind: EventKind, fields: EventFields): SimEvent {
  const event = stage.journal.note(stage.host.clock.now(), kind, fields);
  if (person !== null) about.set(event, person);
  return event;
}

const about = new WeakMap<SimEvent, Person>();

/** Whom an event of the world is about, where its line names nobody yet. */
export const personOf = (event: SimEvent): Person | null => about.get(event) ?? null;

/** Whom a mail or draft of the team goes to; null for a stranger. */
export const personOfDraft = (stage: Stage, mail: MailView): Person | null =>
  stage.byAddress.get(mail.to[0]?.address.toLowerCase() ?? '') ?? null;

export const stepName = (cadence: string, step: number): string => `${cadence} ${step}`;

/** The steps of every cadence, by sequence name and number. */
export function cadencesShown(host: Host): ReadonlyMap<string, StepShown> {
  const [headings = [], ...rows] = host.display('Cadences');
  const cell = (row: readonly string[], heading: string): string => row[headings.indexOf(heading)] ?? '';
  return new Map(
    rows
      .filter((row) => cell(row, 'Sequence Name') !== '')
      .map((row) => [
        stepName(cell(row, 'Sequence Name'), Number(cell(row, 'Step'))),
        {
          channels: cell(row, 'Touches')
            .split('+')
            .map((channel) => channel.trim().toLowerCase()),
          office: cell(row, 'Hours').trim().toLowerCase() === 'office',
          ends: cell(row, 'Ends').trim().toLowerCase(),
        },
      ]),
  );
}

/** The rows of another sheet with their numbers, texts by heading. */
export function rowsShownOf(host: Host, sheet: string): { row: number; cells: Record<string, string> }[] {
  const [headings = [], ...rows] = host.display(sheet);
  return rows.map((cells, index) => ({
    row: index + 2,
    cells: Object.fromEntries(headings.map((heading, column) => [heading, cells[column] ?? ''])),
  }));
}

/** A1 name of a cell by heading; null where no column reads so. */
export function cellOf(desk: Desk, sheet: string, row: number, heading: string): string | null {
  const column = desk.column(heading, sheet);
  return column === null ? null : a1(row, column);
}

/** `P1/2/3.call`: a task's id names the enrollment and the step that it belongs to. */
export const taskSteps = (id: string): { enrollment?: number; step?: number } => {
  const [, enrollment, step] = /^[^/]+\/(\d+)\/(?:(\d+)\.)?/.exec(id) ?? [];
  return {
    ...(enrollment === undefined ? {} : { enrollment: Number(enrollment) }),
    ...(step === undefined ? {} : { step: Number(step) }),
  };
};
