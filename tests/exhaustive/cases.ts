import { createHash } from 'node:crypto';
import type { CallEntry, Faults, KeptWrites, RunResult } from '../../local/host';
import { rep } from '../support/team';
import { inTheEnd, judge, type Outcome, outcomeOf } from './judge';
import { busyMorning, quietMorning, type Scene } from './scene';

/** One disturbed run. */
export interface Case {
  /** Names it for ever: what to type to see it again. */
  readonly name: string;
  /** Plays it and gives sentences about what went wrong. */
  play(): readonly string[];
}

/** Cases that are listed together: to list them may take a run. */
export interface Group {
  readonly name: string;
  cases(): readonly Case[];
}

export interface Part {
  readonly name: string;
  /** Prepares the files and says what there is to play. */
  groups(): Promise<readonly Group[]>;
}

const minute = 60_000;

export const tick = ({ host }: Scene, as = rep): RunResult => host.run('onTick', [], { as, via: 'trigger' });

/** What every case ends with: runs later in the morning, when what is in doubt may be tried again, and in the afternoon. */
export const runOn = (scene: Scene, after: readonly number[] = [25, 80, 300]): void => {
  for (const minutes of after) {
    scene.host.clock.moveTo(scene.at + minutes * minute);
    for (const user of scene.users) tick(scene, user);
  }
};

/** The same file, undisturbed. */
export const undisturbed = (scene: Scene): { calls: readonly CallEntry[]; expected: Outcome } => {
  scene.again();
  const run = tick(scene);
  if (!run.ok) throw new Error(`The undisturbed run failed: ${run.error?.message}`);
  runOn(scene);
  return { calls: run.callList, expected: outcomeOf(scene) };
};

const timedOut = 'Service Spreadsheets timed out while accessing document.';
const wordsFor = ({ method, kind }: CallEntry): string =>
  method.startsWith('Gmail')
    ? 'API call failed with error: Backend Error'
    : /read|write|flush/.test(kind)
      ? timedOut
      : 'We are sorry, a server error occurred. Please wait a bit and try again.';

interface Trouble {
  readonly name: string;
  readonly of: (call: CallEntry) => Faults | null;
  /** The sender rests until the next day, when other mails fall due as well. */
  readonly rests?: true;
}

const failing = (call: CallEntry, answer: { message: string; afterEffect?: boolean; keepWrites?: KeptWrites }): Faults => ({
  failCall: ({ n }) => (n === call.n ? answer : null),
});

const limit = 'API call to gmail failed with error: User-rate limit exceeded.';

/** How one call can go wrong. */
const troubles: readonly Trouble[] = [
  { name: 'killed', of: ({ n }) => ({ killAtCall: n }) },
  { name: 'killed, half written', of: ({ n }) => ({ killAtCall: n, keepWrites: 'half' }) },
  { name: 'killed, all written', of: ({ n }) => ({ killAtCall: n, keepWrites: 'all' }) },
  { name: 'fails', of: (call) => failing(call, { message: wordsFor(call) }) },
  { name: 'fails after it worked', of: (call) => failing(call, { message: wordsFor(call), afterEffect: true }) },
  {
    name: 'fails half written',
    of: (call) => (call.kind === 'flush' ? failing(call, { message: timedOut, keepWrites: 'half' }) : null),
  },
  {
    name: 'reaches a limit',
    of: (call) => (/^gmail(?:Write|Send)$/.test(call.kind) ? failing(call, { message: limit }) : null),
    rests: true,
  },
  {
    name: 'reaches a limit after it worked',
    of: (call) => (/^gmail(?:Write|Send)$/.test(call.kind) ? failing(call, { message: limit, afterEffect: true }) : null),
    rests: true,
  },
];

const tomorrow = [25, 300, 24 * 60 + 40, 29 * 60];

/** Many ways to be stopped leave the very same state: what comes after it is played once. */
const verdicts = new WeakMap<Scene, Map<string, readonly string[]>>();

const verdictOn = (scene: Scene, state: string, judged: () => readonly string[]): readonly string[] => {
  const known = verdicts.get(scene) ?? new Map<string, readonly string[]>();
  verdicts.set(scene, known);
  const key = createHash('sha256').update(state).digest('hex');
  const verdict = known.get(key) ?? judged();
  known.set(key, verdict);
  return verdict;
};

/** A lock outlives the run that was killed with it, and is no part of a remembered state. */
const locksOf = ({ calls, at, killed }: RunResult): string =>
  killed ? `${at} ${calls['Lock.tryLock'] ?? 0} ${calls['Lock.releaseLock'] ?? 0}` : '';

const disturbed = (scene: Scene, expected: Outcome, name: string, faults: readonly Faults[], rests = false): Case => ({
  name,
  play() {
    scene.again();
    const runs = faults.map((each, index) => {
      scene.host.clock.moveTo(scene.at + index * 20 * minute);
      scene.host.setFaults(each);
      return tick(scene);
    });
    scene.host.setFaults({});
    return verdictOn(scene, [scene.host.remember(), ...runs.map(locksOf), String(rests)].join(' '), () => {
      runOn(scene, rests ? tomorrow : undefined);
      return rests ? inTheEnd(scene, expected) : judge(scene, expected);
    });
  },
});

/** A full morning stopped, or failing, at every single call. */
export const kills: Part = {
  name: 'kills',
  async groups() {
    const scene = await busyMorning();
    const { calls, expected } = undisturbed(scene);
    return calls.map((call) => ({
      name: `kills ${call.n} ${call.method}`,
      cases: () =>
        troubles.flatMap(({ name, of, rests }) => {
          const faults = of(call);
          return faults === null ? [] : [disturbed(scene, expected, `kills ${call.n} ${call.method} ${name}`, [faults], rests)];
        }),
    }));
  },
};

/** Where the first claim of a mail is about to be written. */
export const firstOfSendPath = (calls: readonly CallEntry[]): number => {
  const created = calls.findIndex(({ method }) => method === 'Gmail.Users.Drafts.create');
  const claimed = calls.slice(0, created).filter(({ kind }) => kind === 'flush');
  return (claimed.at(-1)?.n ?? created) - 5;
};

/** The run stopped on its way of sending, and the run that clears up stopped as well. */
export const pairs: Part = {
  name: 'pairs',
  async groups() {
    const scene = await quietMorning();
    const { calls, expected } = undisturbed(scene);
    return calls.slice(firstOfSendPath(calls) - 1).map(({ n, method }) => ({
      name: `pairs ${n} ${method}`,
      cases() {
        scene.again();
        scene.host.setFaults({ killAtCall: n });
        tick(scene);
        scene.host.setFaults({});
        scene.host.clock.moveTo(scene.at + 20 * minute);
        return tick(scene).callList.map((second) =>
          disturbed(scene, expected, `pairs ${n} ${method}, then ${second.n} ${second.method}`, [
            { killAtCall: n },
            { killAtCall: second.n },
          ]),
        );
      },
    }));
  },
};
