/** One execution's own side of the host: its calls counted, its writes waiting, its faults injected, its time modelled. */

import { formatterOf } from './formatters';
import { GMAIL_OPERATIONS } from './gmailApi';
import type { AuthMode, CallEntry, Faults, KeptWrites, RunOptions } from './hostTypes';
import { LATENCY, PER_THOUSAND_CELLS } from './latency';
import type { Bridge } from './preludeCore';
import { RANGE_OPERATIONS } from './rangeOps';
import { refuseWithout } from './scopes';
import { SERVICE_OPERATIONS } from './serviceOps';
import { SHEET_OPERATIONS } from './sheetOps';
import { Deferred, elapsedMs, instantOf, type Operation, type Operations, ServiceError, type Session, type World } from './world';
import { instantOfWall, offsetAt } from './zone';

export const OPERATIONS: Operations = { ...SHEET_OPERATIONS, ...RANGE_OPERATIONS, ...SERVICE_OPERATIONS, ...GMAIL_OPERATIONS };

/** The execution ends here; the realm sees an error, but whatever it does next reaches nothing. */
class Killed extends Error {}

/** Writes into cells wait, and so does a row appended; `Range.protect` and `Range.activate` do not. */
const WAITING_WRITES = /^(?:Range\.(?!protect|activate)|Sheet\.appendRow$)/;
const SHEET_READS = /^(?:Range|Sheet|Spreadsheet|Protection)\./;

export const newSession = (world: World, options: RunOptions & { as: string; faults?: Faults }): Session => {
  const via = options.via ?? 'call';
  const startedMs = elapsedMs(world);
  return {
    user: options.as,
    via,
    authMode: options.authMode ?? (via === 'onOpen' || via === 'onEdit' ? 'LIMITED' : 'FULL'),
    faults: options.faults ?? null,
    calls: {},
    callList: [],
    beganAt: world.now() + startedMs,
    startedMs,
    modelledMs: 0,
    log: [],
    pending: [],
    dead: false,
    loading: new Map(),
    waitsUntil: null,
  };
};

/** Writes what waits into the sheet. A refusal is thrown after the rest is written. */
export const applyPending = (world: World, session: Session): void => {
  if (session.pending.length === 0) return;
  const waiting = session.pending;
  session.pending = [];
  const before = world.calculation.onDirty;
  world.calculation.onDirty = (formula) => {
    if (formula.custom) session.loading.set(formula, session.modelledMs + world.traits.loadingMs);
  };
  let refusal: unknown;
  try {
    for (const apply of waiting) {
      try {
        apply();
      } catch (error) {
        refusal ??= error;
      }
    }
  } finally {
    world.calculation.onDirty = before;
  }
  if (refusal) throw refusal;
};

const faultsOf = (world: World, session: Session): Faults => session.faults ?? world.faults;

/** Of the writes that wait only the first few reach the sheet; the rest is lost. */
const loseWrites = (world: World, session: Session, kept: KeptWrites): void => {
  const { length } = session.pending;
  session.pending = session.pending.slice(0, kept === 'all' ? length : kept === 'half' ? Math.floor(length / 2) : kept);
  applyPending(world, session);
};

const die = (world: World, session: Session, words: string): never => {
  if (!session.dead) {
    session.dead = true;
    loseWrites(world, session, faultsOf(world, session).keepWrites ?? 0);
  }
  throw new Killed(words);
};

const permitted = (method: string, operation: Operation, mode: AuthMode): void => {
  const allowed = operation.open || mode === 'FULL' || (mode === 'LIMITED' && !operation.full);
  if (!allowed) throw new ServiceError(`You do not have permission to call ${method}.`);
};

const spend = (world: World, session: Session, operation: Operation, args: readonly unknown[]): void => {
  if (operation.kind) {
    session.modelledMs += world.traits.latency[operation.kind] ?? LATENCY[operation.kind];
    if (operation.cells) session.modelledMs += (operation.cells(args) / 1000) * PER_THOUSAND_CELLS;
  }
  if (session.modelledMs > world.traits.executionLimitMs) die(world, session, 'Exceeded maximum execution time');
};

const perform = (world: World, session: Session, method: string, operation: Operation, args: readonly never[]): unknown => {
  if (operation.kind !== null && SHEET_READS.test(method) && operation.kind !== 'write') applyPending(world, session);
  if (operation.kind === 'flush') applyPending(world, session);
  // A structural write does not wait, and what was written before it comes first.
  if (operation.kind === 'write' && !WAITING_WRITES.test(method)) applyPending(world, session);
  const outcome = operation.run(world, session, args);
  if (!(outcome instanceof Deferred)) return outcome;
  session.pending.push(outcome.apply);
  if (!world.traits.bufferedWrites) applyPending(world, session);
  return null;
};

const dispatch = (world: World, session: Session, method: string, args: readonly never[]): unknown => {
  if (session.dead) throw new Killed('The execution has been ended.');
  const operation = OPERATIONS[method];
  if (!operation) throw new ServiceError(`not implemented locally: ${method}`, 'Error');
  permitted(method, operation, session.authMode);
  let lost: string | null = null;
  if (operation.kind) {
    const at = Math.floor(instantOf(world, session));
    const call: CallEntry = { n: session.callList.length + 1, method, kind: operation.kind, at };
    session.callList.push(call);
    session.calls[method] = (session.calls[method] ?? 0) + 1;
    const faults = faultsOf(world, session);
    if (faults.killAtCall === call.n) die(world, session, 'The execution was killed.');
    const failure = faults.failCall?.(call);
    if (failure && !failure.afterEffect) {
      if (failure.keepWrites !== undefined) loseWrites(world, session, failure.keepWrites);
      throw new ServiceError(failure.message);
    }
    lost = failure?.message ?? null;
  }
  refuseWithout(method, world.bundle.scopes, world.traits.refusedScopes);
  spend(world, session, operation, args);
  const value = perform(world, session, method, operation, args);
  if (session.modelledMs > world.traits.executionLimitMs) die(world, session, 'Exceeded maximum execution time');
  if (lost !== null) throw new ServiceError(lost);
  return value;
};

/** What a realm is told of an error. */
export const failure = (error: unknown): string => {
  const e = error as { name?: string; message?: string; details?: unknown };
  const name = error instanceof ServiceError ? error.name : 'Exception';
  return JSON.stringify({
    e: { name, message: e.message ?? String(error), ...(e.details === undefined ? {} : { details: e.details }) },
  });
};

/** Answers the calls of one execution's realm. */
export const bridgeFor =
  (world: World, session: Session): Bridge =>
  (method, args) => {
    switch (method) {
      case 'realm.now':
        return String(Math.floor(instantOf(world, session)));
      case 'realm.offset':
        return String(offsetAt(world.scriptZone, Number(args)));
      case 'realm.instantOfWall':
        return String(instantOfWall(world.scriptZone, Number(args)));
      case 'realm.random':
        return String(world.random());
      case 'realm.formatter':
        try {
          formatterOf(args);
          return '';
        } catch (error) {
          return (error as Error).message;
        }
      case 'realm.format': {
        const [kind, instant] = JSON.parse(args) as [string, number];
        return formatterOf(kind).format(instant);
      }
      case 'realm.formatterOptions':
        return JSON.stringify(formatterOf(args).resolvedOptions());
      default:
        try {
          return JSON.stringify({ v: dispatch(world, session, method, JSON.parse(args) as never[]) ?? null });
        } catch (error) {
          return failure(error);
        }
    }
  };
