/**
 * Several executions at the same time, on one thread. A script cannot stand still half way, so one that has to is given up, and when its
 * turn comes it is played again from its beginning: up to where it stood it is told what it was told before, and reaches nothing.
 */

import { type Call, conclude, runScript } from './execution';
import type { Faults, Ready, RunResult, Schedule, Start } from './hostTypes';
import type { Bridge } from './preludeCore';
import type { RealmMaker } from './realm';
import { lockFreeAt } from './serviceOps';
import { bridgeFor, failure, newSession, OPERATIONS } from './session';
import { catchUp, instantOf, ServiceError, type Session, type World } from './world';

interface Told {
  method: string;
  args: string;
  answer: string;
}

interface Execution {
  readonly who: number;
  readonly call: Call & { options: { faults?: Faults } };
  readonly started: number;
  /** Null until its first step. */
  session: Session | null;
  /** Everything that depends on the world and was told to it, and how much of that was told again since it was last played. */
  readonly told: Told[];
  again: number;
  /** Its script is on the stack. */
  playing: boolean;
  givenUp: boolean;
  /** The script's answer once it has made its last call. */
  answer: string | null;
  result: RunResult | null;
  /** Which lock it waits for. */
  waitsFor: string | null;
}

/** What the script may ask without anything but its own words deciding the answer. */
const TIMELESS = /^realm\.(?!now$|random$)/;

/** Whose turn it is, step by step. */
interface Turns {
  next(ready: readonly Execution[], all: readonly Execution[]): Execution;
  made(execution: Execution): void;
}

const turnsOf = (schedule: Schedule): Turns => {
  if (typeof schedule === 'function')
    return {
      next: (ready) => {
        const asked = schedule(ready.map(({ who, session }): Ready => ({ who, calls: session?.callList.length ?? 0 })));
        const chosen = ready.find(({ who }) => who === asked);
        if (chosen === undefined) throw new Error(`Execution ${asked} cannot make a step now.`);
        return chosen;
      },
      made: () => undefined,
    };
  const turns = schedule.map(([who, steps]) => ({ who, steps }));
  return {
    next: (ready, all) => {
      while (turns.length > 0 && (turns[0]!.steps <= 0 || all[turns[0]!.who]?.result !== null)) turns.shift();
      return ready.find(({ who }) => who === turns[0]?.who) ?? ready[0]!;
    },
    made: ({ who }) => {
      if (turns[0]?.who === who) turns[0].steps -= 1;
    },
  };
};

export const interleave = (
  world: World,
  maker: RealmMaker,
  starts: readonly (Start & { as: string })[],
  schedule: Schedule,
): RunResult[] => {
  const all = starts.map(
    ({ fn, args = [], ...options }, who): Execution => ({
      who,
      call: { fn, args, options },
      started: performance.now(),
      session: null,
      told: [],
      again: 0,
      playing: false,
      givenUp: false,
      answer: null,
      result: null,
      waitsFor: null,
    }),
  );
  const turns = turnsOf(schedule);
  /** The one that makes the next step, until it has made it. */
  let chosen: Execution | null = null;
  let broken: Error | null = null;

  const ready = (): Execution[] => {
    const left = all.filter(({ result }) => result === null);
    const able = left.filter(({ session, waitsFor }) => {
      if (session === null || waitsFor === null) return true;
      const now = Math.max(...left.map((other) => (other.session ? instantOf(world, other.session) : world.now())));
      return lockFreeAt(world, session, waitsFor) <= now || (session.waitsUntil ?? now) <= now;
    });
    // When everyone waits, time passes.
    return able.length > 0 ? able : left;
  };

  /** Null when all have ended, or when the schedule asks for what cannot be: nothing may be thrown into a script. */
  const choose = (): Execution | null => {
    const able = ready();
    if (chosen !== null || able.length === 0) return chosen;
    try {
      chosen = turns.next(able, all);
    } catch (error) {
      broken = error as Error;
    }
    return chosen;
  };

  const end = (execution: Execution): void => {
    const { session, call, answer, started } = execution;
    catchUp(world, session!);
    turns.made(execution);
    chosen = null;
    execution.result = conclude(world, session!, call, answer!, started);
  };

  /** True when the step is to be made now; false when the script has to be given up for one below it on the stack. */
  const granted = (execution: Execution, method: string, args: string): boolean => {
    const { session } = execution as { session: Session };
    while (broken === null) {
      const next = choose();
      if (next === null) return false;
      if (next !== execution) {
        if (next.playing) return false;
        if (next.answer !== null) end(next);
        else play(next);
        continue;
      }
      catchUp(world, session);
      if (method !== 'Lock.tryLock' || execution.waitsFor !== null) return true;
      const [kind, patience] = JSON.parse(args) as [string, number];
      const now = instantOf(world, session);
      const held = lockFreeAt(world, session, kind) === Number.POSITIVE_INFINITY;
      if (!held || all.every((other) => other === execution || other.result !== null)) return true;
      execution.waitsFor = kind;
      session.waitsUntil = now + patience;
      chosen = null;
    }
    return false;
  };

  const bridgeOf = (execution: Execution, session: Session): Bridge => {
    const reach = bridgeFor(world, session);
    const refused = failure(new ServiceError('The execution stands still.'));
    return (method, args) => {
      if (TIMELESS.test(method)) return reach(method, args);
      if (execution.givenUp)
        return method === 'realm.now' ? String(instantOf(world, session)) : method === 'realm.random' ? '0.5' : refused;
      const before = execution.told[execution.again];
      if (before !== undefined) {
        execution.again += 1;
        if (before.method === method && before.args === args) return before.answer;
        broken ??= new Error(`${execution.call.fn} did ${method} where it did ${before.method} before, on the same answers.`);
        execution.givenUp = true;
        return refused;
      }
      if (!session.dead && OPERATIONS[method]?.kind) {
        if (!granted(execution, method, args)) {
          execution.givenUp = true;
          return refused;
        }
        turns.made(execution);
        execution.waitsFor = null;
        chosen = null;
      }
      const answer = reach(method, args);
      execution.told.push({ method, args, answer });
      execution.again += 1;
      return answer;
    };
  };

  const play = (execution: Execution): void => {
    if (execution.session === null) {
      execution.session = newSession(world, execution.call.options);
      world.live.push(execution.session);
    }
    const { session } = execution;
    Object.assign(execution, { again: 0, givenUp: false, playing: true });
    const answer = runScript(world, maker, session, execution.call, bridgeOf(execution, session));
    execution.playing = false;
    if (broken !== null) return;
    if (!execution.givenUp) execution.answer = answer;
    if (session.dead) end(execution);
  };

  try {
    while (broken === null) {
      const next = choose();
      if (next === null) break;
      if (next.answer !== null) end(next);
      else play(next);
    }
  } finally {
    world.live = world.live.filter((session) => !all.some((execution) => execution.session === session));
  }
  if (broken !== null) throw broken;
  return all.map(({ result }) => result!);
};
