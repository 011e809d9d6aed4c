/** Sealed realms: a V8 context with the language, the Apps Script services of the prelude and the bundle, and nothing else. */
import { createContext, Script } from 'node:vm';
import { type Bridge, preludeCore } from './preludeCore';
import { preludeRules } from './preludeRules';
import { type Entry, preludeServices } from './preludeServices';
import { preludeSheets } from './preludeSheets';

/** Thrown when a realm computes without end. */
export class OutOfTime extends Error {}

const PRELUDE = `(() => {
  const global = globalThis, { bridge, zone, without } = global.__start;
  delete global.__start;
  const kit = (${preludeCore.toString()})(bridge, zone, global);
  (${preludeSheets.toString()})(kit, (${preludeRules.toString()})(kit));
  const entry = (${preludeServices.toString()})(kit, global);
  for (const name of without) delete global[name];
  Object.defineProperty(global, '__enter', { configurable: true, value: () => { delete global.__enter; return entry; } });
})()`;

const enter = new Script('__enter()');
const runAgain = new Script('__run()');

export interface RealmMaker {
  /** A fresh realm with the bundle loaded. */
  open(bridge: Bridge): Realm;
}

export interface Realm {
  /** Members of every class and service, by its name. */
  offered(): Record<string, string[]>;
  /** Calls a global function, see Entry.run. @throws OutOfTime */
  run(...call: Parameters<Entry['run']>): string;
  /** The same on behalf of a run that goes on: its limit holds for both, and a limit of its own would cost more than a short call. */
  runWithin(...call: Parameters<Entry['run']>): string;
}

/**
 * Compiles prelude and bundle once; every realm is new. `cpuLimitMs` ends a loop that never calls the host.
 * @param without advanced services that the manifest does not switch on: their names are then not even known
 */
export const realmMaker = (code: string, zone: string, cpuLimitMs: number, without: readonly string[] = []): RealmMaker => {
  const prelude = new Script(PRELUDE, { filename: 'prelude.js' });
  const bundle = new Script(code, { filename: 'Code.js' });
  const limited = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
        throw new OutOfTime('Exceeded maximum execution time');
      throw error;
    }
  };
  return {
    open: (bridge) => {
      const global = Object.create(null) as Record<string, unknown>;
      global.__start = { bridge, zone, without };
      const context = createContext(global, { microtaskMode: 'afterEvaluate' });
      prelude.runInContext(context);
      const entry = enter.runInContext(context) as Entry;
      limited(() => bundle.runInContext(context, { timeout: cpuLimitMs }));
      const prepare = (call: Parameters<Entry['run']>): void => {
        const once = (): string => {
          delete global.__run;
          return entry.run(...call);
        };
        Object.defineProperty(global, '__run', { configurable: true, value: once });
      };
      return {
        offered: () => JSON.parse(entry.offered()) as Record<string, string[]>,
        run: (...call) => {
          prepare(call);
          return limited(() => runAgain.runInContext(context, { timeout: cpuLimitMs }) as string);
        },
        runWithin: (...call) => {
          prepare(call);
          return runAgain.runInContext(context) as string;
        },
      };
    },
  };
};
