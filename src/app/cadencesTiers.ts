import type { Cadence } from '../engine/cadence';
import { type PaceInputs, paceOf } from '../engine/pace';
import type { PaceSettings } from '../engine/settings';
import type { Tier } from './cadencesContract';

export const amount = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
const none: PaceInputs = { dealSize: null, stakeholders: null, engagement: null };

type Kind = readonly [words: string, inputs: Partial<PaceInputs>];

function dealKinds({ pace }: Cadence, settings: PaceSettings): Kind[] {
  if (pace === 'gaps') {
    const { smallDeal, largeDeal } = settings;
    return [
      [`Deals up to ${amount(smallDeal)}`, { dealSize: smallDeal }],
      [`Deals in between`, { dealSize: (smallDeal + largeDeal) / 2 }],
      [`Deals from ${amount(largeDeal)}`, { dealSize: largeDeal }],
    ];
  }
  return settings.lastDays.map(({ below }, index): Kind => {
    const from = settings.lastDays[index - 1]?.below || 0;
    const to = Number.isFinite(below) ? below : null;
    const words =
      from === 0
        ? `Deals under ${amount(to || 0)}`
        : to === null
          ? `Deals from ${amount(from)}`
          : `Deals ${amount(from)} to ${amount(to)}`;
    return [words, { dealSize: from }];
  });
}

/** Each committee band up to the next one; the largest has a rule of its own. */
const committeeKinds = ({ committee, largeCommittee }: PaceSettings): Kind[] => [
  ...committee
    .filter(({ factor, from }) => factor !== 1 && from < largeCommittee)
    .map(({ from }): Kind => {
      const next = Math.min(largeCommittee, ...committee.map((band) => band.from).filter((each) => each > from));
      return [`${from} to ${next - 1} people decide`, { stakeholders: from }];
    }),
  [`${largeCommittee} people or more`, { stakeholders: largeCommittee }],
];

const engagementKinds = ({ engagement }: PaceSettings): Kind[] =>
  (['High', 'Low'] as const)
    .filter((level) => engagement[level] !== 1)
    .map((level): Kind => [`${level} engagement`, { engagement: level }]);

/** The days of a cadence for each kind of prospect that the pace tells apart; kinds with the same days stand together, as written first. */
export function tiersOf(cadence: Cadence, settings: PaceSettings): readonly Tier[] {
  const kinds: readonly Kind[] =
    cadence.pace === 'fixed' ? [] : [...dealKinds(cadence, settings), ...engagementKinds(settings), ...committeeKinds(settings)];
  const tiers = new Map<string, { words: string[]; days: readonly number[] }>();
  for (const [words, inputs] of [['As written', {}] as Kind, ...kinds]) {
    let day = 0;
    const days = paceOf(cadence, { ...none, ...inputs }, settings).map((gap) => {
      day += gap.days;
      return day + cadence.firstDay;
    });
    const key = days.join(' ');
    const there = tiers.get(key);
    if (there === undefined) tiers.set(key, { words: [words], days });
    else there.words.push(words);
  }
  return [...tiers.values()].map(({ words, days }) => ({ words: words.join(', '), days }));
}
