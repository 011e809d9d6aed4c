/** What is going to happen, by its instant: the clock goes from one to the next. */

type Act = () => void;

interface Item {
  readonly at: number;
  readonly turn: number;
  readonly act: Act;
}

export interface Agenda {
  /** Things of one instant happen in the order in which they were put down. */
  add(at: number, act: Act): void;
  /** Takes the next one off the list; null where nothing is left before `until`. */
  next(until: number): Item | null;
}

const before = (one: Item, other: Item): boolean => one.at < other.at || (one.at === other.at && one.turn < other.turn);

export function newAgenda(): Agenda {
  const items: Item[] = [];
  let turns = 0;
  return {
    add(at, act) {
      const item: Item = { at, turn: turns, act };
      turns += 1;
      let low = 0;
      let high = items.length;
      // The next one stands at the end, where it is cheap to take off.
      while (low < high) {
        const middle = (low + high) >> 1;
        if (before(item, items[middle] as Item)) low = middle + 1;
        else high = middle;
      }
      items.splice(low, 0, item);
    },
    next(until) {
      const last = items[items.length - 1];
      return last === undefined || last.at >= until ? null : (items.pop() ?? null);
    },
  };
}
