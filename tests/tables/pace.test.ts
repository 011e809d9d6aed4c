import fc from 'fast-check';
import { builtInCadences } from '../../src/engine/builtInCadences';
import type { Cadence } from '../../src/engine/cadence';
import { paceOf, rememberedPaces } from '../../src/engine/pace';
import { defaultSettings } from '../../src/engine/settings';
import { type EngagementLevel, engagementLevels } from '../../src/engine/vocabulary';
import { cadence } from './team';

// The same cases in every run: a test that fails must fail again.
fc.configureGlobal({ seed: 1789 });

const settings = defaultSettings.pace;

const numbers = (text: string): number[] => text.split(' ').map(Number);

const gapsOf = (
  of: Cadence,
  dealSize: number | null,
  stakeholders: number | null = null,
  engagement: EngagementLevel | null = null,
) => paceOf(of, { dealSize, stakeholders, engagement }, settings).map((gap) => gap.days);

const daysOf = (of: Cadence, dealSize: number | null): number[] => {
  let day = of.firstDay;
  return gapsOf(of, dealSize).map((gap) => {
    day += gap;
    return day;
  });
};

const team = (changes: Partial<Cadence>, days: readonly number[]): Cadence => ({
  ...cadence('outbound'),
  ...changes,
  steps: days.map((day) => ({ ...cadence('outbound').steps[0]!, day })),
});

describe('deal size scales the length of a length cadence', () => {
  test.each`
    deal         | days
    ${null}      | ${'1 3 5 8 12 16 21'}
    ${0}         | ${'1 2 4 6 8 11 14'}
    ${8_000}     | ${'1 2 4 6 8 11 14'}
    ${9_999.99}  | ${'1 2 4 6 8 11 14'}
    ${10_000}    | ${'1 3 5 8 12 16 21'}
    ${30_000}    | ${'1 3 5 8 12 16 21'}
    ${49_999}    | ${'1 3 5 8 12 16 21'}
    ${50_000}    | ${'1 4 6 10 16 21 28'}
    ${60_000}    | ${'1 4 6 10 16 21 28'}
    ${99_999}    | ${'1 4 6 10 16 21 28'}
    ${100_000}   | ${'1 4 8 13 20 27 35'}
    ${5_000_000} | ${'1 4 8 13 20 27 35'}
  `('outbound at $deal has days $days', ({ deal, days }) => {
    expect(daysOf(cadence('outbound'), deal)).toEqual(numbers(days));
  });

  test.each`
    deal       | days
    ${8_000}   | ${'1 2 3 5 6 7 8 9 11 12 14'}
    ${20_000}  | ${'1 3 5 8 10 12 15 17 20 22 26'}
    ${60_000}  | ${'1 3 5 9 11 13 16 18 22 24 28'}
    ${100_000} | ${'1 4 6 11 13 16 20 23 27 30 35'}
  `('fourteen touches at $deal have days $days', ({ deal, days }) => {
    expect(daysOf(cadence('outbound-14'), deal)).toEqual(numbers(days));
  });

  test('steps that would fall on one day keep a day between them', () => {
    expect(daysOf(team({}, [1, 2, 3, 4, 40]), 8_000)).toEqual([1, 2, 3, 4, 14]);
    expect(daysOf(team({}, [1, 2, 2, 2, 27]), 8_000)).toEqual([1, 2, 3, 4, 14]);
  });

  test('a cadence of one step, or of none, has nothing to scale', () => {
    expect(gapsOf(team({}, [1]), 8_000)).toEqual([0]);
    expect(gapsOf(team({}, []), 8_000)).toEqual([]);
  });
});

describe('deal size clamps the gaps of a gaps cadence, from the second on', () => {
  test.each`
    name                    | deal       | gaps
    ${'post-first-contact'} | ${null}    | ${'0 2 3 3 4'}
    ${'post-first-contact'} | ${20_000}  | ${'0 2 3 3 3'}
    ${'post-first-contact'} | ${25_000}  | ${'0 2 3 3 3'}
    ${'post-first-contact'} | ${25_001}  | ${'0 2 3 3 4'}
    ${'post-first-contact'} | ${99_999}  | ${'0 2 3 3 4'}
    ${'post-first-contact'} | ${100_000} | ${'0 5 5 5 5'}
    ${'post-demo'}          | ${null}    | ${'1 2 4 3 4 4 3'}
    ${'post-demo'}          | ${0}       | ${'1 2 3 3 3 3 3'}
    ${'post-demo'}          | ${150_000} | ${'1 5 5 5 5 5 5'}
    ${'post-proposal'}      | ${30_000}  | ${'1 4 5 7 8 10 10 15'}
    ${'post-proposal'}      | ${150_000} | ${'1 5 5 7 8 10 10 10'}
    ${'post-proposal'}      | ${5_000}   | ${'1 3 3 3 3 3 3 3'}
    ${'re-engage'}          | ${null}    | ${'0 3 5 6'}
    ${'re-engage'}          | ${10_000}  | ${'0 3 3 3'}
    ${'re-engage'}          | ${100_000} | ${'0 5 5 6'}
  `('$name at $deal: $gaps', ({ name, deal, gaps }) => {
    expect(gapsOf(cadence(name), deal)).toEqual(numbers(gaps));
  });
});

describe('engagement and committee stretch or shorten the gaps, rounded half up, once', () => {
  test.each`
    name                    | deal       | people  | engagement   | gaps
    ${'post-demo'}          | ${null}    | ${null} | ${'High'}    | ${'1 2 3 2 3 3 2'}
    ${'post-demo'}          | ${null}    | ${null} | ${'Medium'}  | ${'1 2 4 3 4 4 3'}
    ${'post-demo'}          | ${null}    | ${null} | ${'Unknown'} | ${'1 2 4 3 4 4 3'}
    ${'post-demo'}          | ${null}    | ${null} | ${'Low'}     | ${'1 3 6 5 6 6 5'}
    ${'post-demo'}          | ${null}    | ${1}    | ${null}      | ${'1 2 4 3 4 4 3'}
    ${'post-demo'}          | ${null}    | ${2}    | ${null}      | ${'1 2 4 3 4 4 3'}
    ${'post-demo'}          | ${null}    | ${3}    | ${null}      | ${'1 3 6 5 6 6 5'}
    ${'post-demo'}          | ${null}    | ${5}    | ${null}      | ${'1 3 6 5 6 6 5'}
    ${'post-demo'}          | ${null}    | ${6}    | ${null}      | ${'1 4 8 6 8 8 6'}
    ${'post-demo'}          | ${null}    | ${9}    | ${null}      | ${'1 4 8 6 8 8 6'}
    ${'post-demo'}          | ${null}    | ${4}    | ${'High'}    | ${'1 2 5 4 5 5 4'}
    ${'post-demo'}          | ${null}    | ${4}    | ${'Low'}     | ${'1 5 9 7 9 9 7'}
    ${'post-demo'}          | ${null}    | ${7}    | ${'Low'}     | ${'1 6 12 9 12 12 9'}
    ${'post-demo'}          | ${20_000}  | ${null} | ${'Low'}     | ${'1 3 5 5 5 5 5'}
    ${'outbound'}           | ${8_000}   | ${null} | ${'High'}    | ${'0 1 2 2 2 2 2'}
    ${'outbound'}           | ${60_000}  | ${4}    | ${null}      | ${'0 5 3 6 9 8 11'}
    ${'post-first-contact'} | ${null}    | ${null} | ${'High'}    | ${'0 2 2 2 3'}
    ${'post-proposal'}      | ${null}    | ${7}    | ${null}      | ${'1 8 10 14 14 14 14 15'}
    ${'post-proposal'}      | ${null}    | ${7}    | ${'High'}    | ${'1 6 8 11 13 14 14 15'}
    ${'post-proposal'}      | ${150_000} | ${7}    | ${'Low'}     | ${'1 14 14 14 14 14 14 14'}
  `('$name at $deal, $people people, $engagement: $gaps', ({ name, deal, people, engagement, gaps }) => {
    expect(gapsOf(cadence(name), deal, people, engagement)).toEqual(numbers(gaps));
  });

  test('a gap longer than 14 stays as long as it was written, and may shrink', () => {
    const wide = team({ pace: 'gaps', firstDay: 0 }, [0, 20, 50]);
    expect(gapsOf(wide, null, 7, 'Low')).toEqual([0, 20, 30]);
    expect(gapsOf(wide, null, null, 'High')).toEqual([0, 16, 24]);
  });

  test('a gap is at least a day, even where two steps were written on one', () => {
    expect(gapsOf(team({ pace: 'gaps', firstDay: 0 }, [2, 2, 3]), null, null, 'High')).toEqual([2, 1, 1]);
  });
});

describe('ten people or more have the last word', () => {
  test.each`
    name                    | deal       | people  | engagement | gaps
    ${'post-first-contact'} | ${null}    | ${10}   | ${null}    | ${'0 10 10 10 10'}
    ${'post-proposal'}      | ${null}    | ${12}   | ${null}    | ${'1 10 10 10 10 10 10 14'}
    ${'post-proposal'}      | ${5_000}   | ${40}   | ${'High'}  | ${'1 10 10 10 10 10 10 10'}
    ${'post-proposal'}      | ${null}    | ${10}   | ${'Low'}   | ${'1 10 10 11 12 14 14 14'}
    ${'outbound'}           | ${100_000} | ${1000} | ${null}    | ${'0 10 10 10 10 10 10'}
  `('$name at $deal, $people people, $engagement: $gaps', ({ name, deal, people, engagement, gaps }) => {
    expect(gapsOf(cadence(name), deal, people, engagement)).toEqual(numbers(gaps));
  });
});

test('nurture keeps its dates whatever the deal', () => {
  expect(gapsOf(cadence('nurture-90'), 5_000, 40, 'Low')).toEqual([90]);
  expect(gapsOf(cadence('nurture-6m'), 500_000, 40, 'Low')).toEqual([90, 90, 90, 90]);
  expect(gapsOf(cadence('nurture-annual'), 0, 3, 'High')).toEqual([365, 365]);
});

test.each`
  deal       | people  | engagement | step | words
  ${null}    | ${null} | ${null}    | ${3} | ${''}
  ${20_000}  | ${null} | ${null}    | ${3} | ${'deal size keeps gaps at 2 to 3 days'}
  ${null}    | ${4}    | ${'Low'}   | ${3} | ${'engagement Low × 1.5, 4 stakeholders × 1.5'}
  ${150_000} | ${12}   | ${'High'}  | ${2} | ${'deal size keeps gaps at 5 to 10 days, engagement High × 0.8, 12 stakeholders keep gaps at 10 to 14 days'}
`('a gap says what set it: $deal, $people, $engagement', ({ deal, people, engagement, step, words }) => {
  const gaps = paceOf(cadence('post-demo'), { dealSize: deal, stakeholders: people, engagement }, settings);
  expect(gaps[step - 1]?.setBy.join(', ')).toBe(words);
});

test('a gap says that it is as long as factors make it', () => {
  const gaps = paceOf(cadence('post-proposal'), { dealSize: null, stakeholders: 7, engagement: 'Low' }, settings);
  expect(gaps[6]).toEqual({
    days: 14,
    written: 10,
    setBy: ['engagement Low × 1.5', '7 stakeholders × 2', 'factors stretch no gap beyond 14 days'],
  });
});

test('a team changes the factors, and halves still round up', () => {
  const own = { ...settings, engagement: { ...settings.engagement, High: 0.29 } };
  const wide = team({ pace: 'gaps', firstDay: 0 }, [0, 50]);
  expect(paceOf(wide, { dealSize: null, stakeholders: null, engagement: 'High' }, own)[1]?.days).toBe(15);
});

const deals = fc.option(fc.oneof(fc.integer({ min: 0, max: 300_000 }), fc.constantFrom(10_000, 25_000, 50_000, 100_000)), {
  nil: null,
});
const people = fc.option(fc.integer({ min: 1, max: 30 }), { nil: null });
const levels = fc.option(fc.constantFrom(...engagementLevels), { nil: null });
const cadences = fc.constantFrom(...builtInCadences);

test('gaps are whole, at least a day after the first, and beyond 14 only where written or set by the deal', () => {
  fc.assert(
    fc.property(cadences, deals, people, levels, (of, dealSize, stakeholders, engagement) => {
      const paced = paceOf(of, { dealSize, stakeholders, engagement }, settings);
      const sized = paceOf(of, { dealSize, stakeholders: null, engagement: null }, settings);
      paced.forEach((gap, index) => {
        expect(Number.isInteger(gap.days)).toBe(true);
        if (index > 0) expect(gap.days).toBeGreaterThanOrEqual(1);
        expect(gap.days).toBeLessThanOrEqual(Math.max(14, sized[index]!.days));
      });
    }),
  );
});

test('gaps that are remembered for rows alike are those of each row', () => {
  const remembered = rememberedPaces(settings);
  fc.assert(
    fc.property(cadences, deals, deals, people, levels, (of, one, other, stakeholders, engagement) => {
      for (const dealSize of [one, other]) {
        const inputs = { dealSize, stakeholders, engagement };
        expect(remembered(of, inputs)).toEqual(paceOf(of, inputs, settings));
      }
    }),
  );
});
