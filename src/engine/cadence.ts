import type { Channel, DayKind, Format, Pace, StepEnd, Weight } from './vocabulary';
import { folded } from './vocabulary';

/** One position in a cadence. */
export interface Step {
  /** Day number, counted as its cadence counts (see `firstDay`). */
  readonly day: number;
  /** What kind of message it is, such as "case study": the words after the dot of "Email 5 of 7 · case study". */
  readonly type: string;
  /** What the step hopes to reach (G1's Exit Condition column). Advice for a person: reaching it ends nothing by itself. */
  readonly aim: string;
  readonly format: Format;
  /** What is new in this step; no two steps of a cadence share one. */
  readonly angle: string;
  /** The step's own weight where the deal size asks for neither less nor more. */
  readonly weight: Weight;
  /** Channels in order, the primary one first: doing that one advances the step. Never empty. */
  readonly touches: readonly [Channel, ...Channel[]];
  /** True where the email answers something the prospect just did, and so may go at any working hour. */
  readonly office: boolean;
  readonly ends: StepEnd | null;
  /** Template keys of the touches, in their order and with ";" between, where they are not the usual `<cadence id> <step number> <channel>`. */
  readonly template?: string;
}

/** A named sequence of steps. Step n is `steps[n - 1]`. */
export interface Cadence {
  /** Short stable key, such as `post-demo`; a team's own cadence has the folded Sequence Name as its id. */
  readonly id: string;
  /** The Sequence Name as people read it. */
  readonly name: string;
  readonly pace: Pace;
  /** f: the day number of the anchor itself, 1 or 0. */
  readonly firstDay: number;
  readonly days: DayKind;
  readonly steps: readonly Step[];
  /** True for a cadence that ships with the product and was not overridden. */
  readonly builtIn: boolean;
}

/** Cadences by name or id, trimmed and in any case. */
export interface CadenceBook {
  /** Every cadence once, built-ins first in their own order, then the team's in the order given. */
  readonly all: readonly Cadence[];
  find(nameOrId: string): Cadence | null;
}

/**
 * Joins the product's cadences and the team's.
 * A team's cadence under a built-in's Sequence Name (or id) takes that one's place and keeps both; any other answers to its name.
 */
export const cadenceBook = (builtIn: readonly Cadence[], own: readonly Cadence[] = []): CadenceBook => {
  const byName = new Map(builtIn.map((cadence) => [folded(cadence.name), cadence]));
  for (const cadence of own) {
    const name = folded(cadence.name);
    const replaced = builtIn.find((each) => folded(each.name) === name || folded(each.id) === name);
    if (replaced === undefined) byName.set(name, cadence);
    else byName.set(folded(replaced.name), { ...cadence, id: replaced.id, name: replaced.name });
  }
  const all = [...byName.values()];
  const byKey = new Map<string, Cadence>();
  for (const cadence of all) byKey.set(folded(cadence.id), cadence);
  for (const cadence of all) byKey.set(folded(cadence.name), cadence);
  // Nearly every row has the name just as it is written.
  for (const { name } of all) byKey.set(name, byKey.get(folded(name))!);
  return { all, find: (nameOrId) => byKey.get(nameOrId) ?? byKey.get(folded(nameOrId)) ?? null };
};

/** Families that rules speak of; an override of a built-in stays in its family, since it keeps the id. */
const families = {
  nurture: ['nurture-90', 'nurture-6m', 'nurture-annual'],
  /** A meeting booked in one of these is a step forward within the deal, not the end of the cadence. */
  deal: ['post-demo', 'post-proposal'],
} as const;

export const isNurture = (cadence: Cadence): boolean => (families.nurture as readonly string[]).includes(cadence.id);
export const isDealCadence = (cadence: Cadence): boolean => (families.deal as readonly string[]).includes(cadence.id);

/** The key of a touch's template on the Templates sheet, such as `outbound 6 voicemail`. Steps count from 1. */
export const templateKey = (cadence: Cadence, stepNumber: number, channel: Channel): string => {
  const step = cadence.steps[stepNumber - 1];
  const own = step?.template?.split(';')[step.touches.indexOf(channel)]?.trim() ?? '';
  return own === '' ? `${cadence.id} ${stepNumber} ${channel}` : own;
};
