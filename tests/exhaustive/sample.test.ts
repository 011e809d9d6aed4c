import { type Case, kills, type Part, pairs } from './cases';
import { edits } from './edits';
import { interleaved } from './together';

/** A small repeatable generator of numbers in [0, 1). */
const drawn = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

/** So many cases of a part, from its whole length. */
const sampleOf = async (part: Part, count: number, seed: number): Promise<Case[]> => {
  const draw = drawn(seed);
  const groups = await part.groups();
  return Array.from({ length: count }, (_, index) => {
    const group = groups[Math.floor(((index + draw()) / count) * groups.length)]!;
    const cases = group.cases();
    return cases[Math.floor(draw() * cases.length)]!;
  });
};

/** All of them, tens of thousands, are played by `npm run test:exhaustive`. */
describe.each([
  { part: kills, count: 12, seed: 11 },
  { part: pairs, count: 8, seed: 12 },
  { part: edits, count: 12, seed: 14 },
  { part: interleaved, count: 16, seed: 13 },
])('a sample of $part.name', ({ part, count, seed }) => {
  it('sends nothing twice, loses nothing, and leaves nothing unexplained', async () => {
    const wrong = (await sampleOf(part, count, seed)).flatMap(({ name, play }) => play().map((words) => `${name}: ${words}`));
    expect(wrong).toEqual([]);
  }, 120_000);
});
