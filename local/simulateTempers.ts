import type { Chance } from './simulateChance';
import type { CadenceId } from './simulateTeam';
import type { Intent } from './simulateTongues';

/** What a person, or a machine of theirs, does when a mail has arrived. */
export type Deed =
  /** Writes back; where from and into which thread is the deed's own. */
  | { readonly does: 'reply'; readonly intent: Intent; readonly way: Way }
  /** "STOP" alone, or a mail to the address of List-Unsubscribe. */
  | { readonly does: 'stop' }
  | { readonly does: 'unsubscribe' }
  | { readonly does: 'complain' }
  | { readonly does: 'bounce'; readonly fault: BounceFault }
  | { readonly does: 'away'; readonly days: number | null }
  | { readonly does: 'left' }
  | { readonly does: 'acknowledge' }
  | { readonly does: 'machine' }
  /** Their mail program counts an opening, and somebody's tool types it. */
  | { readonly does: 'open' };

type BounceFault = 'recipient' | 'mailbox-full' | 'delay' | 'sender';
export type Way = 'thread' | 'new thread' | 'other address' | 'other address, new thread' | 'colleague';

interface Reaction {
  /** To the n-th mail that reaches them, from 1; 0 is any mail after the cadence's breakup. */
  readonly mail: number;
  readonly hours: number;
  readonly deed: Deed;
}

/** How the team treats this person besides. */
type Habit = 'none' | 'phone' | 'by hand' | 'block' | 'push' | 'ignore';

export interface Temper {
  readonly name: string;
  /** Opens cell at the start; '' is not tracked. */
  readonly opens: string;
  readonly reactions: readonly Reaction[];
  readonly habit: Habit;
}

const once = (mail: number, hours: number, deed: Deed): readonly Reaction[] => [{ mail, hours, deed }];
const reply = (chance: Chance, intent: Intent, way: Way = 'thread', mail = chance.between(1, 3)): readonly Reaction[] =>
  once(mail, chance.between(1, 50), { does: 'reply', intent, way });

type Making = (chance: Chance) => Partial<Omit<Temper, 'name'>>;

/** How many of a hundred, and what they do. */
const tempers = {
  silent: [24, () => ({})],
  unopened: [6, () => ({ opens: '0' })],
  opens: [4, (chance) => ({ opens: '0', reactions: once(chance.between(1, 2), 3, { does: 'open' }) })],
  asks: [7, (chance) => ({ reactions: reply(chance, 'question') })],
  interested: [9, (chance) => ({ reactions: reply(chance, 'interested') })],
  'not interested': [6, (chance) => ({ reactions: reply(chance, 'not-interested') })],
  pusher: [6, (chance) => ({ habit: 'push', reactions: [1, 2, 3].flatMap((mail) => reply(chance, 'not-now', 'thread', mail)) })],
  'wrong person': [2, (chance) => ({ reactions: reply(chance, 'wrong-person') })],
  left: [2, (chance) => ({ reactions: once(chance.between(1, 2), 0, { does: 'left' }) })],
  'asks to stop': [4, (chance) => ({ reactions: reply(chance, 'opt-out') })],
  STOP: [3, (chance) => ({ reactions: once(chance.between(1, 3), chance.between(0, 20), { does: 'stop' }) })],
  unsubscribes: [3, (chance) => ({ reactions: once(chance.between(1, 3), chance.between(0, 20), { does: 'unsubscribe' }) })],
  complains: [2, (chance) => ({ reactions: once(chance.between(1, 3), chance.between(1, 20), { does: 'complain' }) })],
  unknown: [4, () => ({ reactions: once(1, 0, { does: 'bounce', fault: 'recipient' }) })],
  'unknown later': [1, () => ({ reactions: once(2, 0, { does: 'bounce', fault: 'recipient' }) })],
  full: [2, (chance) => ({ reactions: once(chance.between(1, 3), 0, { does: 'bounce', fault: 'mailbox-full' }) })],
  delayed: [2, (chance) => ({ reactions: once(chance.between(1, 3), 2, { does: 'bounce', fault: 'delay' }) })],
  limit: [1, (chance) => ({ reactions: once(chance.between(1, 2), 0, { does: 'bounce', fault: 'sender' }) })],
  away: [5, (chance) => ({ reactions: once(chance.between(1, 2), 0, { does: 'away', days: chance.between(2, 20) }) })],
  'away for long': [2, (chance) => ({ reactions: once(chance.between(1, 2), 0, { does: 'away', days: null }) })],
  'away, then asks': [
    1,
    (chance) => ({ reactions: [...once(1, 0, { does: 'away', days: 6 }), ...reply(chance, 'question', 'thread', 2)] }),
  ],
  'other address': [2, (chance) => ({ reactions: reply(chance, 'question', 'other address') })],
  'new thread': [2, (chance) => ({ reactions: reply(chance, 'interested', 'new thread') })],
  'other address, new thread': [2, (chance) => ({ reactions: reply(chance, 'question', 'other address, new thread') })],
  forwards: [2, (chance) => ({ reactions: reply(chance, 'interested', 'colleague') })],
  acknowledges: [2, (chance) => ({ reactions: once(chance.between(1, 2), 0, { does: 'acknowledge' }) })],
  machine: [2, () => ({ reactions: once(1, 1, { does: 'machine' }) })],
  'needs time': [3, () => ({ reactions: once(0, 30, { does: 'reply', intent: 'still-interested', way: 'thread' }) })],
  'on the phone': [4, () => ({ habit: 'phone' })],
  'taken over': [2, () => ({ habit: 'by hand' })],
  blocked: [1, () => ({ habit: 'block' })],
  'never called': [2, () => ({ habit: 'ignore' })],
} satisfies Record<string, readonly [number, Making]>;

type TemperName = keyof typeof tempers;
const temperNames = Object.keys(tempers) as TemperName[];

export const temperNamed = (name: TemperName, chance: Chance): Temper => {
  const making: Making = tempers[name][1];
  return { name, opens: '', reactions: [], habit: 'none', ...making(chance) };
};

/** People whom nobody knows yet are silent more often than those who had a demo. */
export function temperOf(chance: Chance, cadence: CadenceId): Temper {
  const weights = Object.fromEntries(temperNames.map((name) => [name, tempers[name][0]])) as Record<TemperName, number>;
  const warm = cadence === 'post-demo' || cadence === 'post-proposal';
  return temperNamed(chance.weighed(warm ? { ...weights, interested: 14, 'needs time': 8, silent: 16 } : weights), chance);
}
