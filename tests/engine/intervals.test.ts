import { deviations, difference, wilson } from '../../src/engine/intervals';

/** Four places, as the sources print them. */
const rounded = ({ low, high }: { low: number; high: number }): [number, number] => [
  Math.round(low * 1e4) / 1e4 + 0,
  Math.round(high * 1e4) / 1e4 + 0,
];

describe('the normal distribution', () => {
  it.each([
    // Two-sided critical values as every table of the normal distribution has them.
    [0.5, 0.6745],
    [0.8, 1.2816],
    [0.9, 1.6449],
    [0.95, 1.96],
    [0.98, 2.3263],
    [0.99, 2.5758],
    [0.998, 3.0902],
    [0.999, 3.2905],
    [0.9999, 3.8906],
  ])('holds %d of itself within %d deviations', (level, expected) => {
    expect(deviations(level)).toBeCloseTo(expected, 4);
  });
});

describe("Wilson's interval", () => {
  it.each([
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3 (score, no continuity correction).
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    // Its mirror image, and the ends.
    [28, 29, 0.8282, 0.9939],
    [20, 20, 0.8389, 1],
    [0, 0, 0, 1],
  ])('%d of %d: %d to %d', (hits, of, low, high) => {
    expect(rounded(wilson({ hits, of }))).toEqual([low, high]);
  });
});

describe("Newcombe's interval of a difference", () => {
  it.each([
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10 (score, no continuity correction).
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
    // Nothing is known of what was never tried.
    [0, 0, 5, 10, -1, 1],
  ])('%d of %d against %d of %d: %d to %d', (hits, of, others, ofThose, low, high) => {
    expect(rounded(difference({ hits, of }, { hits: others, of: ofThose }))).toEqual([low, high]);
  });

  it('widens with the level', () => {
    const at = (level: number) => difference({ hits: 56, of: 70 }, { hits: 48, of: 80 }, level);
    expect(at(0.95).low).toBeGreaterThan(0);
    expect(at(0.995).low).toBeLessThan(0);
    expect(at(0.995).high).toBeGreaterThan(at(0.95).high);
  });
});
