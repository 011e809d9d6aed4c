/** One execution of the bundle: a fresh realm, its calls counted, its writes buffered, its faults injected, its time modelled. */

import type { CallProduct } from './calculation';
import { formatterOf } from './formatters';
import { GMAIL_OPERATIONS } from './gmailApi';
import type { AuthMode, CallEntry, RunOptions, RunResult } from './hostTypes';
import { LATENCY, PER_THOUSAND_CELLS } from './latency';
import type { Bridge } from './preludeCore';
import { RANGE_OPERATIONS } from './rangeOps';
import { OutOfTime, type Realm, type RealmMaker } from './realm';
import type { Wire } from './realmWire';
import { SERVICE_OPERATIONS } from './serviceOps';
import { SHEET_OPERATIONS } from './sheetOps';
import { Deferred, type Operation, type Operations, ServiceError, type Session, type World } from './world';
import { instantOfWall, offsetAt } from './zone';

const OPERATIONS: Operations = { ...SHEET_OPERATIONS, ...RANGE_OPERATIONS, ...SERVICE_OPERATIONS, ...GMAIL_OPERATIONS };

/** The execution ends here; the realm sees an error, but whatever it does next reaches nothing. */
class Killed extends Error {}

/** Writes into cells wait; `Range.protect` and `Range.activate` do not. */
const CELL_WRITES = /^Range\.(?!protect|activate)/;
const SHEET_READS = /^(?:Range|Sheet|Spreadsheet|Protection)\./;

const applyPending = (world: World, session: Session): void => {
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

const die = (world: World, session: Session, words: string): never => {
  if (!session.dead) {
    session.dead = true;
    const kept = session.pending.slice(0, world.faults.keepWrites ?? 0);
    session.pending = kept;
    applyPending(world, session);
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
  if (operation.kind === 'write' && !CELL_WRITES.test(method)) applyPending(world, session);
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
    const at = Math.floor(world.now() + session.modelledMs);
    const call: CallEntry = { n: session.callList.length + 1, method, kind: operation.kind, at };
    session.callList.push(call);
    session.calls[method] = (session.calls[method] ?? 0) + 1;
    if (world.faults.killAtCall === call.n) die(world, session, 'The execution was killed.');
    const failure = world.faults.failCall?.(call);
    if (failure && !failure.afterEffect) throw new ServiceError(failure.message);
    lost = failure?.message ?? null;
  }
  spend(world, session, operation, args);
  const value = perform(world, session, method, operation, args);
  if (session.modelledMs > world.traits.executionLimitMs) die(world, session, 'Exceeded maximum execution time');
  if (lost !== null) throw new ServiceError(lost);
  return value;
};

const failure = (error: unknown): string => {
  const e = error as { name?: string; message?: string; details?: unknown };
  const name = error instanceof Killed ? 'Exception' : error instanceof ServiceError ? error.name : 'Exception';
  return JSON.stringify({
    e: { name, message: e.message ?? String(error), ...(e.details === undefined ? {} : { details: e.details }) },
  });
};

const bridgeFor =
  (world: World, session: Session) =>
  (method: string, args: string): string => {
    switch (method) {
      case 'realm.now':
        return String(Math.floor(world.now() + session.modelledMs));
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

const wireEvent = (value: unknown): unknown => {
  if (value instanceof Date || Object.prototype.toString.call(value) === '[object Date]')
    return { $d: (value as Date).getTime() };
  if (Array.isArray(value)) return value.map(wireEvent);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, wireEvent(v)]));
  return value ?? null;
};

const fromRealm = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(fromRealm);
  if (value === null || typeof value !== 'object') return value;
  if ('$d' in value) return new Date((value as { $d: number | null }).$d ?? Number.NaN);
  if ('$n' in value) return Number((value as { $n: string }).$n);
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, fromRealm(v)]));
};

/** google.script.run takes no dates and no functions. */
const checkSidebarArguments = (value: unknown): void => {
  const kind = Object.prototype.toString.call(value);
  if (kind === '[object Date]' || kind === '[object Function]')
    throw new TypeError(`Failed due to illegal value in property: ${kind.slice(8, -1)}`);
  if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) checkSidebarArguments(inner);
};

interface SharedRealm {
  readonly realm: Realm;
  bridge: Bridge;
  uses: number;
  busy: boolean;
}

const sharedRealms = new WeakMap<World, SharedRealm>();

/**
 * Lends a realm to one execution: a fresh one, as at Google, unless the host was told that several may share one. A realm in which an
 * execution was killed is never lent again.
 */
const inRealm = <T>(world: World, maker: RealmMaker, session: Session, work: (realm: Realm) => T): T => {
  const bridge = bridgeFor(world, session);
  const most = world.options.executionsPerRealm ?? 1;
  let shared = sharedRealms.get(world);
  if (most <= 1 || shared?.busy) return work(maker.open(bridge));
  if (shared === undefined || shared.uses >= most) {
    const opened: SharedRealm = {
      realm: maker.open((method, args) => opened.bridge(method, args)),
      bridge,
      uses: 0,
      busy: false,
    };
    shared = opened;
    sharedRealms.set(world, shared);
  }
  Object.assign(shared, { bridge, uses: shared.uses + 1, busy: true });
  try {
    return work(shared.realm);
  } finally {
    shared.busy = false;
    if (session.dead) sharedRealms.delete(world);
  }
};

export const execute = (
  world: World,
  maker: RealmMaker,
  fn: string,
  args: readonly unknown[],
  options: RunOptions & { as: string },
): RunResult => {
  const started = performance.now();
  const via = options.via ?? 'call';
  const authMode = options.authMode ?? (via === 'onOpen' || via === 'onEdit' ? 'LIMITED' : 'FULL');
  const session: Session = {
    user: options.as,
    via,
    authMode,
    calls: {},
    callList: [],
    modelledMs: 0,
    log: [],
    pending: [],
    dead: false,
    loading: new Map(),
  };
  const at = world.now();
  let answer: { v?: unknown; e?: { name: string; message: string; stack: string } };
  try {
    if (via === 'sidebar') args.forEach(checkSidebarArguments);
    if (via === 'sidebar' && fn.endsWith('_')) throw new ReferenceError(`${fn} is private and cannot be called from the page.`);
    const event = options.event ? JSON.stringify(wireEvent({ ...options.event, authMode })) : '';
    const given = JSON.stringify(args.map(wireEvent));
    answer = JSON.parse(inRealm(world, maker, session, (realm) => realm.run(fn, given, event, via))) as typeof answer;
    if (!session.dead) applyPending(world, session);
  } catch (error) {
    const e = error as Error;
    if (error instanceof OutOfTime) session.dead = true;
    answer = { e: { name: e.name, message: e.message, stack: e.stack ?? '' } };
  } finally {
    for (const [key, holder] of world.locks) if (holder === session) world.locks.delete(key);
  }
  const result: RunResult = {
    fn,
    as: options.as,
    via,
    at,
    ok: answer.e === undefined && !session.dead,
    ...(answer.e === undefined && !session.dead ? { value: fromRealm(answer.v) } : {}),
    ...(answer.e
      ? { error: answer.e }
      : session.dead
        ? { error: { name: 'Exception', message: 'The execution was killed.', stack: '' } }
        : {}),
    killed: session.dead,
    calls: session.calls,
    callList: session.callList,
    modelledMs: Math.round(session.modelledMs),
    hostMs: performance.now() - started,
    log: session.log,
  };
  world.emit({ kind: 'execution', result });
  return result;
};

/** What a custom function may ask for besides Utilities; everything else is refused by name. */
const OPEN_TO_CELLS = new Set([
  'SpreadsheetApp.getActive',
  'Spreadsheet.getSpreadsheetTimeZone',
  'Session.getScriptTimeZone',
  'Logger.log',
]);

/** Results of whole columns are large; a few sheets' worth of them is enough. */
const MOST_KEPT = 64;

/** The realm in which cells call the product: one for all of them, with no service but the sheet's time zone. */
export const cellCaller = (world: World, maker: RealmMaker): CallProduct => {
  let realm: Realm | null = null;
  const session: Session = {
    user: '',
    via: 'call',
    authMode: 'CUSTOM_FUNCTION',
    calls: {},
    callList: [],
    modelledMs: 0,
    log: [],
    pending: [],
    dead: false,
    loading: new Map(),
  };
  const bridge = bridgeFor(world, session);
  const guarded = (method: string, args: string): string => {
    if (method.startsWith('realm.')) return bridge(method, args);
    if (!OPEN_TO_CELLS.has(method) && !method.startsWith('Utilities.'))
      return failure(new ServiceError(`You do not have permission to call ${method}.`));
    try {
      return JSON.stringify({ v: OPERATIONS[method]!.run(world, session, JSON.parse(args) as never[]) ?? null });
    } catch (error) {
      return failure(error);
    }
  };
  // As at Google, a call with the same arguments keeps its result: most of what happens on a sheet changes none of them.
  const kept = new Map<string, string>();
  return (name, args) => {
    realm ??= maker.open(guarded);
    const call = `${name} ${args}`;
    const text = kept.get(call) ?? realm.run(name, args, '', 'cell');
    kept.delete(call);
    kept.set(call, text);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
    const answer = JSON.parse(text) as { v?: Wire; e?: { message: string } };
    return answer.e ? { error: answer.e.message } : { value: answer.v ?? null };
  };
};
