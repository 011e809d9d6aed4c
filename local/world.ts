/** Everything the host keeps, and one execution of the bundle within it. */
import type { Bundle } from './bundle';
import type { Desk } from './edits';
import type { Formula } from './formulaCell';
import type { AuthMode, CallEntry, Dialog, Faults, HostChange, HostOptions, MenuItem, RunOptions, Traits } from './hostTypes';
import type { MailStore } from './mailStore';
import type { Sheet } from './workbook';

export interface Trigger {
  id: string;
  fn: string;
  user: string;
  type: 'CLOCK' | 'ON_EDIT' | 'ON_OPEN' | 'ON_CHANGE';
  everyMinutes: number | null;
  atHour: number | null;
  everyDays: number | null;
  /** Milliseconds after its making at which it fires once; left out for one that comes again. */
  after?: number;
  zone: string;
  createdAt: number;
  lastFired: number | null;
}

export interface World extends Desk {
  options: HostOptions;
  bundle: Bundle;
  traits: Traits;
  scriptZone: string;
  users: string[];
  mail: MailStore;
  properties: { document: Map<string, string>; script: Map<string, string>; user: Map<string, Map<string, string>> };
  triggers: Trigger[];
  /** When each user's triggers ran within the last 24 hours, and for how long. */
  triggerRuns: Map<string, { at: number; ms: number }[]>;
  /** Who holds which lock; one that was killed may hold it still. */
  locks: Map<string, Session>;
  /** Executions that go on, the innermost last; of several at the same time also those that have ended. */
  live: Session[];
  menus: MenuItem[];
  sidebar: Dialog | null;
  faults: Faults;
  /** Deterministic numbers in [0, 1). */
  random(): number;
  emit(change: HostChange): void;
}

/** One execution. */
export interface Session {
  user: string;
  via: NonNullable<RunOptions['via']>;
  authMode: AuthMode;
  /** Faults of this execution alone; null where the host's hold. */
  faults: Faults | null;
  calls: Record<string, number>;
  callList: CallEntry[];
  /** The instant at which it began, and how far beyond the host's clock that was. */
  beganAt: number;
  startedMs: number;
  /** Milliseconds since it began. */
  modelledMs: number;
  log: string[];
  /** Sheet writes not applied yet, oldest first. */
  pending: (() => void)[];
  dead: boolean;
  /** Formulas that read `Loading...` until the given modelled time. */
  loading: Map<Formula, number>;
  /** While it waits for a lock: the instant at which it gives up. */
  waitsUntil: number | null;
}

/** The time an execution sees: what it and whoever ran beside it have taken so far is past. */
export const instantOf = (world: { now(): number }, session: Session): number =>
  world.now() + session.startedMs + session.modelledMs;

/** Modelled milliseconds beyond the host's clock that live executions have used up. */
export const elapsedMs = (world: { live: readonly Session[] }): number =>
  world.live.reduce((most, { startedMs, modelledMs }) => Math.max(most, startedMs + modelledMs), 0);

/** Lets an execution that stood still see the time that the others took. */
export const catchUp = (world: { live: readonly Session[] }, session: Session): void => {
  session.modelledMs = Math.max(session.modelledMs, elapsedMs(world) - session.startedMs);
};

/** A service call that works on the sheet later, when the waiting writes are applied. */
export class Deferred {
  readonly apply: () => void;
  constructor(apply: () => void) {
    this.apply = apply;
  }
}

/** What a script sees as an exception of a service. */
export class ServiceError extends Error {
  readonly details: unknown;
  constructor(message: string, name = 'Exception', details?: unknown) {
    super(message);
    this.name = name;
    this.details = details;
  }
}

/** One method of a service. Without a kind it is a handle and costs nothing. */
export interface Operation {
  kind: CallEntry['kind'] | null;
  /** Refused outside FULL authorization. */
  full?: boolean;
  /** Allowed while authorization is NONE. */
  open?: boolean;
  cells?: (args: readonly unknown[]) => number;
  run(world: World, session: Session, args: readonly never[]): unknown;
}

export type Operations = Record<string, Operation>;

/** @throws ServiceError when the sheet is gone */
export const sheetById = (world: World, id: number): Sheet => {
  const sheet = world.workbook.sheets.find((s) => s.id === id);
  if (!sheet) throw new ServiceError(`Sheet ${id} not found`);
  return sheet;
};
