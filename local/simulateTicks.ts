import type { Faults } from './host';
import { hour, minute, wallClock } from './onceTime';
import { chanceOf } from './simulateChance';
import { edit } from './simulateEdits';
import { newTroubles } from './simulateFaults';
import type { Stage } from './simulateStage';
import { sheetZone } from './simulateTeam';
import type { Watch } from './simulateWatch';

/** The hourly runs: Google fires each colleague's trigger at a minute of its own. */

/** Spans of whole hours, each from its first to before its last. */
export type Hours = readonly { readonly from: number; readonly to: number }[];

export interface TickOptions {
  readonly faults: number;
  readonly edits: boolean;
  /** Hours of the team's day in which runs come; around the clock where it is absent. */
  readonly hours?: Hours;
  /** Days of the week on which runs come, 0 for Sunday; all of them where it is absent. */
  readonly weekdays?: readonly number[];
}

/** What came of the executions. */
export interface Runs {
  runs: number;
  /** Runs of the bundle that ended with an error though nothing had been done to them. */
  readonly failures: { at: number; as: string; fn: string; message: string }[];
  modelledMs: number;
  longestMs: number;
}

/** The minute of the hour at which a colleague's trigger fires. */
const minuteOf = (seed: number, rep: string): number => chanceOf(seed, `minute of ${rep}`).between(0, 59);

export function runTicks(stage: Stage, watch: Watch, options: TickOptions, until: number): Runs {
  const { host, agenda } = stage;
  const troubles = newTroubles(stage, options.faults);
  const runs: Runs = { runs: 0, failures: [], modelledMs: 0, longestMs: 0 };
  const chances = new Map(stage.reps.map((rep) => [rep, chanceOf(stage.seed, `trouble of ${rep}`)]));
  const busyHands = chanceOf(stage.seed, 'hands during runs');

  /** Lays an edit of a person into the run, at one of its calls. */
  const withHands = (faults: Faults): Faults => {
    if (!options.edits || !busyHands.happens(0.04)) return faults;
    const n = busyHands.between(2, 50);
    let done = false;
    const failCall: NonNullable<Faults['failCall']> = (call) => {
      if (!done && call.n >= n) {
        done = true;
        const mine = { ...faults, failCall };
        host.setFaults({});
        edit({ stage, chance: busyHands, rep: busyHands.pick(stage.reps), at: call.at, during: true });
        host.setFaults(mine);
      }
      return faults.failCall?.(call) ?? null;
    };
    return { ...faults, failCall };
  };

  const tick = (rep: string): void => {
    const chance = chances.get(rep);
    const triggers = host.triggers().filter(({ user, kind }) => user === rep && kind === 'clock');
    for (const trigger of triggers) {
      const at = host.clock.now();
      host.setFaults(chance === undefined ? {} : withHands(troubles.next(rep, chance)));
      const result = host.run(trigger.fn, [], { as: rep, via: 'trigger', event: { triggerUid: trigger.id } });
      host.setFaults({});
      const ended = at + result.modelledMs;
      stage.journal.note(at, 'tick', { owner: rep, until: new Date(ended).toISOString() });
      runs.runs += 1;
      runs.modelledMs += result.modelledMs;
      runs.longestMs = Math.max(runs.longestMs, result.modelledMs);
      const struck = troubles.struck(rep, result.callList.length);
      if (!result.ok && !struck) runs.failures.push({ at, as: rep, fn: trigger.fn, message: result.error?.message ?? 'killed' });
      host.clock.moveTo(Math.max(host.clock.now(), ended));
      watch.look();
    }
  };

  const spans = options.hours ?? [{ from: 0, to: 24 }];
  const isAwake = (at: number): boolean => {
    const { minutes, weekday } = wallClock(at, sheetZone);
    return (
      (options.weekdays?.includes(weekday) ?? true) && spans.some(({ from, to }) => minutes >= from * 60 && minutes < to * 60)
    );
  };
  const again = (rep: string, at: number): void => {
    if (at >= until) return;
    agenda.add(at, () => {
      if (isAwake(at)) tick(rep);
      again(rep, at + hour);
    });
  };
  const firstHour = Math.floor(host.clock.now() / hour) * hour;
  for (const rep of stage.reps) {
    const first = firstHour + minuteOf(stage.seed, rep) * minute;
    again(rep, first > host.clock.now() ? first : first + hour);
  }
  return runs;
}
