/** One line of the bench: what was measured, over how many rounds, and whether the goal beside it is met. */

const sorted = (values) => [...values].sort((one, other) => one - other);
const median = (values) => {
  const order = sorted(values);
  const middle = Math.floor(order.length / 2);
  return order.length % 2 === 1 ? order[middle] : (order[middle - 1] + order[middle]) / 2;
};

/** Four digits at most: more would be noise. */
const rounded = (value) => (value >= 1000 ? Math.round(value) : Number(value.toPrecision(3)));

/** A goal, such as atMost(20): its words, and whether a value meets it. */
export const atMost = (limit) => ({ words: `≤ ${limit.toLocaleString('en')}`, meets: (value) => value <= limit });
export const atLeast = (limit) => ({ words: `≥ ${limit.toLocaleString('en')}`, meets: (value) => value >= limit });

/** @param {string} what @param {string} unit @param {number[]} values one a round; the goal is held against their median */
export const figure = (what, unit, values, goal = null, note = '') => {
  const order = sorted(values);
  const value = rounded(median(values));
  return {
    what,
    unit,
    median: value,
    min: rounded(order[0]),
    max: rounded(order[order.length - 1]),
    rounds: values.length,
    goal: goal === null ? null : goal.words,
    met: goal === null ? null : goal.meets(value),
    note,
  };
};

export const timed = (work) => {
  const from = performance.now();
  work();
  return performance.now() - from;
};

export const times = (count, work) => Array.from({ length: count }, (_, index) => work(index));
