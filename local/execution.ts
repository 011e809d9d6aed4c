/** One execution of the bundle, from the call of its function to what is left of it. */

import type { RunOptions, RunResult } from './hostTypes';
import type { Bridge } from './preludeCore';
import { OutOfTime, type Realm, type RealmMaker } from './realm';
import { applyPending, bridgeFor, newSession } from './session';
import { catchUp, type Session, type World } from './world';

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

/** What is run: a top-level function, its arguments and how it came to run. */
export interface Call {
  fn: string;
  args: readonly unknown[];
  options: RunOptions & { as: string };
}

/** What a realm answered: a value or an error, as JSON. */
type Answer = { v?: unknown; e?: { name: string; message: string; stack: string } };

const asAnswer = (error: unknown): string => {
  const { name, message, stack } = error as Error;
  return JSON.stringify({ e: { name, message, stack: stack ?? '' } } satisfies Answer);
};

interface SharedRealm {
  readonly realm: Realm;
  bridge: Bridge;
  uses: number;
  busy: boolean;
}

const sharedRealms = new WeakMap<World, SharedRealm[]>();

/**
 * Lends a realm to one execution: a fresh one, as at Google, unless the host was told that several may share one. A realm in which an
 * execution was killed is never lent again.
 */
const inRealm = <T>(world: World, maker: RealmMaker, session: Session, bridge: Bridge, work: (realm: Realm) => T): T => {
  const most = world.options.executionsPerRealm ?? 1;
  if (most <= 1) return work(maker.open(bridge));
  const known = sharedRealms.get(world) ?? [];
  sharedRealms.set(world, known);
  let shared = known.find(({ busy, uses }) => !busy && uses < most);
  if (shared === undefined) {
    const opened: SharedRealm = {
      realm: maker.open((method, args) => opened.bridge(method, args)),
      bridge,
      uses: 0,
      busy: false,
    };
    shared = opened;
    sharedRealms.set(world, [...known.filter(({ busy, uses }) => busy || uses < most), shared]);
  }
  Object.assign(shared, { bridge, uses: shared.uses + 1, busy: true });
  try {
    return work(shared.realm);
  } finally {
    shared.busy = false;
    if (session.dead) shared.uses = most;
  }
};

/** Runs the script to its end, or to where it was killed; gives its answer as JSON. What it wrote last may still wait. */
export const runScript = (
  world: World,
  maker: RealmMaker,
  session: Session,
  { fn, args, options }: Call,
  bridge: Bridge = bridgeFor(world, session),
): string => {
  try {
    if (session.via === 'sidebar') {
      args.forEach(checkSidebarArguments);
      if (fn.endsWith('_')) throw new ReferenceError(`${fn} is private and cannot be called from the page.`);
    }
    const event = options.event ? JSON.stringify(wireEvent({ ...options.event, authMode: session.authMode })) : '';
    const given = JSON.stringify(args.map(wireEvent));
    return inRealm(world, maker, session, bridge, (realm) => realm.run(fn, given, event, session.via));
  } catch (error) {
    if (error instanceof OutOfTime) {
      session.dead = true;
      // Whatever was being computed for it was left as it stood.
      world.calculation.rebuild();
    }
    return asAnswer(error);
  }
};

/** Locks end with the execution; those of a killed one only when its six minutes are over, where the trait says so. */
const endLocks = (world: World, session: Session): void => {
  if (session.dead && world.traits.killedKeepsLock) return;
  for (const [key, holder] of world.locks) if (holder === session) world.locks.delete(key);
};

/** What comes after the script's last call: its writes reach the sheet, its locks end, and it is told to who listens. */
export const conclude = (world: World, session: Session, call: Call, answered: string, started: number): RunResult => {
  let answer = JSON.parse(answered) as Answer;
  if (!session.dead) {
    try {
      applyPending(world, session);
    } catch (error) {
      answer = JSON.parse(asAnswer(error)) as Answer;
    }
  }
  endLocks(world, session);
  const ok = answer.e === undefined && !session.dead;
  const result: RunResult = {
    fn: call.fn,
    as: session.user,
    via: session.via,
    at: session.beganAt,
    ok,
    ...(ok ? { value: fromRealm(answer.v) } : {}),
    ...(ok ? {} : { error: answer.e ?? { name: 'Exception', message: 'The execution was killed.', stack: '' } }),
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

const DAY = 86_400_000;

/** Whether Google still begins a run of this user's triggers. */
const hasTriggerTime = (world: World, user: string): boolean => {
  const lately = (world.triggerRuns.get(user) ?? []).filter(({ at }) => at > world.now() - DAY);
  world.triggerRuns.set(user, lately);
  return lately.reduce((sum, { ms }) => sum + ms, 0) < world.traits.triggerMsADay;
};

const noTriggerTime: Answer = {
  e: { name: 'Exception', message: 'Service using too much computer time for one day', stack: '' },
};

export const execute = (world: World, maker: RealmMaker, call: Call): RunResult => {
  const started = performance.now();
  const session = newSession(world, call.options);
  const around = world.live.at(-1);
  world.live.push(session);
  const isTrigger = session.via === 'trigger';
  const answer =
    isTrigger && !hasTriggerTime(world, session.user) ? JSON.stringify(noTriggerTime) : runScript(world, maker, session, call);
  if (isTrigger) world.triggerRuns.get(session.user)?.push({ at: session.beganAt, ms: session.modelledMs });
  if (around) catchUp(world, around);
  world.live = world.live.filter((other) => other !== session);
  return conclude(world, session, call, answer, started);
};
