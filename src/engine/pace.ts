import type { Cadence } from './cadence';
import type { GapRange, PaceSettings } from './settings';
import type { EngagementLevel } from './vocabulary';

/** What a deal says about pace. Null is blank or unreadable: as written, never zero. */
export interface PaceInputs {
  /** Annual contract value as written; 0 is a real size. */
  readonly dealSize: number | null;
  /** Members of the buying committee, from 1 up. */
  readonly stakeholders: number | null;
  readonly engagement: EngagementLevel | null;
}

/** The gap before one step, and how it came about. */
export interface Gap {
  /** Days, counted as the cadence counts its days. */
  readonly days: number;
  readonly written: number;
  /** What changed the gap, in order, in a few words each; empty where it is as written. */
  readonly setBy: readonly string[];
}

/** Rounds half up; the hair's breadth keeps a product such as 0.29 × 50 from falling under its half. */
const round = (value: number): number => Math.floor(value + 0.5 + 1e-9);

const clamp = (value: number, [shortest, longest]: GapRange): number => Math.min(longest, Math.max(shortest, value));

/** The offsets from the anchor at which steps stand as written: day number less the anchor's own. */
const writtenOffsets = (cadence: Cadence): number[] => cadence.steps.map((step) => step.day - cadence.firstDay);

const toGaps = (offsets: readonly number[]): number[] => offsets.map((offset, index) => offset - (offsets[index - 1] ?? 0));

const lengthBand = (dealSize: number | null, settings: PaceSettings): number | null => {
  if (dealSize === null) return null;
  return settings.lastDays.find((band) => dealSize < band.below)?.lastDay ?? null;
};

const gapBand = (dealSize: number | null, settings: PaceSettings): GapRange | null => {
  if (dealSize === null) return null;
  if (dealSize <= settings.smallDeal) return settings.smallDealGaps;
  return dealSize >= settings.largeDeal ? settings.largeDealGaps : null;
};

const committeeFactor = (stakeholders: number | null, settings: PaceSettings): number => {
  if (stakeholders === null) return 1;
  return settings.committee.reduce((factor, band) => (stakeholders >= band.from ? band.factor : factor), 1);
};

/** Stretches or compresses the offsets so that the last step falls on `lastDay` (G0 §Building the Optimal Follow-Up Cadence). */
const scaled = (offsets: readonly number[], lastDay: number, firstDay: number): readonly number[] => {
  const length = offsets[offsets.length - 1] ?? 0;
  if (length <= 0) return offsets;
  const result: number[] = [];
  for (const offset of offsets) {
    const aimed = round((offset * (lastDay - firstDay)) / length);
    const before = result[result.length - 1];
    result.push(before === undefined ? aimed : Math.max(aimed, before + 1));
  }
  return result;
};

const byDealSize = (cadence: Cadence, inputs: PaceInputs, settings: PaceSettings): { gaps: readonly number[]; words: string } => {
  const written = toGaps(writtenOffsets(cadence));
  const lastDay = cadence.pace === 'length' ? lengthBand(inputs.dealSize, settings) : null;
  if (lastDay !== null) {
    return {
      gaps: toGaps(scaled(writtenOffsets(cadence), lastDay, cadence.firstDay)),
      words: `deal size sets the last day to ${lastDay}`,
    };
  }
  const range = cadence.pace === 'gaps' ? gapBand(inputs.dealSize, settings) : null;
  if (range !== null) {
    return {
      gaps: written.map((gap, index) => (index === 0 ? gap : clamp(gap, range))),
      words: `deal size keeps gaps at ${range[0]} to ${range[1]} days`,
    };
  }
  return { gaps: written, words: '' };
};

const stretched = (gap: number, factor: number): number => Math.max(1, round(gap * factor));

/**
 * The gap in days before each step of a cadence, for one deal.
 * Deal size scales the length (G0) or clamps the gaps (G1 §Factor 1), engagement and committee stretch or shorten what follows
 * (G1 §Factor 2 and 3), and a very large committee has the last word. The first gap and `fixed` cadences keep to what is written.
 */
export const paceOf = (cadence: Cadence, inputs: PaceInputs, settings: PaceSettings): readonly Gap[] => {
  const written = toGaps(writtenOffsets(cadence));
  if (cadence.pace === 'fixed') return written.map((days) => ({ days, written: days, setBy: [] }));

  const sized = byDealSize(cadence, inputs, settings);
  const engagement = inputs.engagement === null ? 1 : settings.engagement[inputs.engagement];
  const committee = committeeFactor(inputs.stakeholders, settings);
  const large = inputs.stakeholders !== null && inputs.stakeholders >= settings.largeCommittee;

  return written.map((asWritten, index) => {
    const setBy: string[] = [];
    let days = sized.gaps[index] ?? asWritten;
    if (days !== asWritten) setBy.push(sized.words);
    if (index === 0) return { days, written: asWritten, setBy };

    const before = days;
    const wanted = stretched(before, engagement * committee);
    const longest = Math.max(settings.longestStretched, before);
    days = Math.min(wanted, longest);
    if (days !== before) {
      if (engagement !== 1) setBy.push(`engagement ${inputs.engagement} × ${engagement}`);
      if (committee !== 1) setBy.push(`${inputs.stakeholders} stakeholders × ${committee}`);
      if (engagement === 1 && committee === 1) setBy.push('steps are at least a day apart');
      if (wanted > longest) setBy.push(`factors stretch no gap beyond ${longest} days`);
    }

    const paced = large ? clamp(days, settings.largeCommitteeGaps) : days;
    if (paced !== days)
      setBy.push(`${inputs.stakeholders} stakeholders keep gaps at ${settings.largeCommitteeGaps.join(' to ')} days`);
    return { days: paced, written: asWritten, setBy };
  });
};

/** The band that a deal size falls in: sizes of one band lead to the same gaps, whatever the cadence. */
const dealBand = (dealSize: number | null, { lastDays, smallDeal, largeDeal }: PaceSettings): number => {
  if (dealSize === null) return -1;
  let band = 0;
  while (band < lastDays.length && !(dealSize < lastDays[band]!.below)) band++;
  return 3 * band + (dealSize <= smallDeal ? 1 : dealSize >= largeDeal ? 2 : 0);
};

const inner = <Key, InnerKey, T>(outer: Map<Key, Map<InnerKey, T>>, key: Key): Map<InnerKey, T> => {
  let found = outer.get(key);
  if (found === undefined) {
    found = new Map();
    outer.set(key, found);
  }
  return found;
};

/** Paces worked out once for all rows alike: a column of 10,000 rows holds few different ones. */
export const rememberedPaces = (settings: PaceSettings): ((cadence: Cadence, inputs: PaceInputs) => readonly Gap[]) => {
  const paces = new Map<Cadence, Map<EngagementLevel | null, Map<number | null, Map<number, readonly Gap[]>>>>();
  return (cadence, inputs) => {
    const ofCadence = inner(paces, cadence);
    const alike = inner(inner(ofCadence, inputs.engagement), inputs.stakeholders);
    const band = dealBand(inputs.dealSize, settings);
    let gaps = alike.get(band);
    if (gaps === undefined) {
      gaps = paceOf(cadence, inputs, settings);
      alike.set(band, gaps);
    }
    return gaps;
  };
};
