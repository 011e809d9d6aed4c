/** Seeded chance. Every matter draws from a source of its own, so that faults and edits change nothing of what people meant to do. */

export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the names, as often as its weight says. */
  weighed<K extends string>(weights: Readonly<Record<K, number>>): K;
}

/** FNV-1a over the name, so that sources of one seed differ. */
const mixed = (seed: number, name: string): number => {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return hash | 0;
};

/** @param name what is drawn for: one source per matter and person */
export function chanceOf(seed: number, name: string): Chance {
  let state = mixed(seed, name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mix = Math.imul(state ^ (state >>> 15), state | 1);
    mix ^= mix + Math.imul(mix ^ (mix >>> 7), mix | 61);
    return ((mix ^ (mix >>> 14)) >>> 0) / 4_294_967_296;
  };
  const chance: Chance = {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    happens: (probability) => next() < probability,
    pick: (list) => {
      const found = list[Math.floor(next() * list.length)];
      if (found === undefined) throw new Error('There is nothing to pick from.');
      return found;
    },
    weighed: (weights) => {
      const entries = Object.entries(weights) as [keyof typeof weights & string, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [each, weight] of entries) {
        left -= weight;
        if (left < 0) return each;
      }
      return entries[entries.length - 1]?.[0] as keyof typeof weights & string;
    },
  };
  return chance;
}
