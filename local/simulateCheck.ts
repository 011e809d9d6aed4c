/** What the checks of a simulation share. */

import { eventLine, type SimEvent } from './simulateEvents';
import type { Person } from './simulatePeople';
import { type Stage, standingOf } from './simulateStage';
import type { Limits } from './simulateTeam';

export interface CheckDone {
  readonly name: string;
  readonly ok: boolean;
  readonly seen: string;
  /** Each with the event lines that show it. */
  readonly faults: readonly string[];
}

export interface Evidence {
  readonly stage: Stage;
  readonly events: readonly SimEvent[];
  /** What the settings say. */
  readonly limits: Limits;
  readonly failures: readonly { at: number; as: string; fn: string; message: string }[];
}

export const shown = (...events: readonly (SimEvent | undefined)[]): string =>
  events.flatMap((event) => (event === undefined ? [] : [eventLine(event)])).join('\n      ');
export const check = (name: string, seen: string, faults: readonly string[]): CheckDone => ({
  name,
  ok: faults.length === 0,
  seen,
  faults,
});

export const sentOf = ({ events }: Evidence): readonly SimEvent[] => events.filter(({ kind }) => kind === 'sent');

export const personById = ({ stage }: Evidence): ReadonlyMap<string, Person> =>
  new Map(stage.people.map((person) => [standingOf(stage, person).id, person]));
