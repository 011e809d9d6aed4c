/** Intervals for shares of few trials, where the textbook's "plus or minus" lies: near 0 % and 100 %, and for some dozens of mails. */

/** So many of so many. */
export interface Share {
  readonly hits: number;
  readonly of: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Coefficients of the tails and of the middle of the normal quantile (P. Acklam): exact to a billionth of itself. */
const middle = [
  [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239],
  [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
] as const;
const tail = [
  [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783],
  [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
] as const;

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);

/**
 * How many standard deviations around the middle hold so much of the normal distribution: 0.95 → 1.96.
 * @param level above 0 and below 1
 */
export function deviations(level: number): number {
  const above = (1 - level) / 2;
  if (above < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(above));
    return -polynomial(tail[0], q) / polynomial(tail[1], q);
  }
  const q = 0.5 - above;
  return (q * polynomial(middle[0], q * q)) / polynomial(middle[1], q * q);
}

/**
 * Wilson's score interval of a share (E. B. Wilson, 1927), without continuity correction.
 * @returns shares between 0 and 1; all that is possible where there was no trial
 */
export function wilson({ hits, of }: Share, level = 0.95): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const z2 = deviations(level) ** 2;
  const share = hits / of;
  const centre = share + z2 / (2 * of);
  const reach = Math.sqrt(z2 * ((share * (1 - share)) / of + z2 / (4 * of * of)));
  const bounded = (value: number): number => Math.min(1, Math.max(0, value / (1 + z2 / of)));
  return { low: hits === 0 ? 0 : bounded(centre - reach), high: hits === of ? 1 : bounded(centre + reach) };
}

/**
 * Newcombe's interval of the difference of two independent shares (R. G. Newcombe, 1998, method 10): each share's own Wilson limits,
 * squared and added. Where it leaves 0 out, the shares differ at this level.
 * @returns of `one` less `other`, between −1 and 1
 */
export function difference(one: Share, other: Share, level = 0.95): Interval {
  if (one.of === 0 || other.of === 0) return { low: -1, high: 1 };
  const a = one.hits / one.of;
  const b = other.hits / other.of;
  const first = wilson(one, level);
  const second = wilson(other, level);
  return {
    low: a - b - Math.sqrt((a - first.low) ** 2 + (second.high - b) ** 2),
    high: a - b + Math.sqrt((first.high - a) ** 2 + (b - second.low) ** 2),
  };
}
