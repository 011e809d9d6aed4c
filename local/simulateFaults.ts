import type { CallEntry, Faults } from './host';
import type { Chance } from './simulateChance';
import type { Stage } from './simulateStage';

/** Trouble with Google: calls that fail, with and without having worked, and executions that are killed. */

/** Words as Google's services say them, by what kind of call fails. */
const words = {
  mail: [
    'API call to gmail.users.drafts failed with error: Backend Error (500)',
    'API call to gmail.users.messages failed with error: User-rate limit exceeded. Retry after a while (429)',
    'API call to gmail failed with error: Empty response',
    'Gmail operation timed out',
  ],
  sheet: [
    'Service Spreadsheets timed out while accessing document with id 1a2b3c.',
    'Service Spreadsheets failed while accessing document with id 1a2b3c.',
    'Service invoked too many times for one day: spreadsheet.',
  ],
  other: ["We're sorry, a server error occurred. Please wait a bit and try again.", 'Service unavailable: Properties'],
} as const;

const kindOf = ({ kind }: CallEntry): keyof typeof words =>
  kind.startsWith('gmail') ? 'mail' : kind === 'read' || kind === 'write' || kind === 'flush' ? 'sheet' : 'other';

/** Where in an execution the trouble waits: at any call, or at the next one that changes a mailbox. */
type Spot = { readonly at: 'call'; readonly n: number } | { readonly at: 'mail'; readonly n: number };

type FailCall = NonNullable<Faults['failCall']>;

interface Trouble {
  readonly spot: Spot;
  readonly does: 'kill before' | 'kill after' | 'fail' | 'fail after effect';
  readonly keep: number;
}

/** @param calls of this user's last execution */
const troubleOf = (chance: Chance, calls: number): Trouble => ({
  spot: chance.happens(0.6) ? { at: 'call', n: chance.between(1, Math.max(1, calls)) } : { at: 'mail', n: chance.between(1, 4) },
  does: chance.pick(['kill before', 'kill after', 'fail', 'fail after effect', 'kill after', 'fail after effect']),
  keep: chance.pick([0, 0, 0, 1, 3, 1000]),
});

/** Trouble that waits until an execution comes to its spot. */
export interface Troubles {
  /** The faults of the next execution of this user, drawn with the probability of the simulation. */
  next(user: string, chance: Chance): Faults;
  /** Was anything done to the execution that has just ended, after so many calls? */
  struck(user: string, calls: number): boolean;
}

const changesMail = ({ kind }: CallEntry): boolean => kind === 'gmailWrite' || kind === 'gmailSend';

export function newTroubles(stage: Stage, probability: number): Troubles {
  const waiting = new Map<string, readonly Trouble[]>();
  const lastCalls = new Map<string, number>();
  let hit = false;
  const strike = (user: string, trouble: Trouble, call: CallEntry, chance: Chance): ReturnType<FailCall> => {
    const { does, keep } = trouble;
    const left = (waiting.get(user) ?? []).filter((each) => each !== trouble);
    if (left.length === 0) waiting.delete(user);
    else waiting.set(user, left);
    hit = true;
    const where = { owner: user, call: `${call.n} ${call.method}` };
    if (does === 'kill before' || does === 'kill after') {
      stage.journal.note(call.at, 'kill', { ...where, reason: does === 'kill before' ? 'before this call' : 'after this call' });
      stage.host.setFaults({ killAtCall: call.n + 1, keepWrites: keep });
      // Whatever the script makes of the error, its next call is its end.
      return does === 'kill before' ? { message: 'The execution was killed.' } : null;
    }
    stage.host.setFaults({});
    const afterEffect = does === 'fail after effect';
    const message = chance.pick(words[kindOf(call)]);
    stage.journal.note(call.at, 'fault', { ...where, fault: afterEffect ? 'error after effect' : 'error', reason: message });
    return { message, afterEffect, ...(call.kind === 'flush' ? { keepWrites: keep } : {}) };
  };
  return {
    next(user, chance) {
      hit = false;
      if (chance.happens(probability))
        waiting.set(user, [...(waiting.get(user) ?? []), troubleOf(chance, lastCalls.get(user) ?? 1)]);
      if (waiting.get(user) === undefined) return {};
      let mailCalls = 0;
      return {
        failCall: (call) => {
          if (changesMail(call)) mailCalls += 1;
          const trouble = waiting
            .get(user)
            ?.find(({ spot }) => (spot.at === 'call' ? call.n >= spot.n : changesMail(call) && mailCalls >= spot.n));
          return trouble === undefined ? null : strike(user, trouble, call, chance);
        },
      };
    },
    struck(user, calls) {
      if (!hit) lastCalls.set(user, calls);
      return hit;
    },
  };
}
