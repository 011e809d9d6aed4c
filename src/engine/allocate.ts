import { type Instant, msPerDay } from './calendar';
import type { SendingSettings } from './settings';

/** An automatic email of one sender that is due now. */
export interface Candidate {
  readonly id: string;
  /** Row of the sheet: of equals, the upper goes first. */
  readonly row: number;
  /** The recipient's mailbox, in the form under which mailboxes are compared. */
  readonly address: string;
  /** The recipient's company domain, lower case; '' for free-mail, which is nobody's company. */
  readonly domain: string;
  readonly step: number;
  readonly due: Instant;
  /** A person set Not Before by hand for this touch. */
  readonly byHand: boolean;
  /** Set where it cannot go now, but later in the day: an hour before the last window shuts. A place is kept for it in its turn. */
  readonly latest?: Instant;
}

/** One of the limits that a sender stands under, with the mails that it still allows and what it is, as a sentence. */
export interface Ceiling {
  readonly left: number;
  readonly words: string;
}

/** What a sender, the people and their companies have had, and what is left. */
export interface Room {
  readonly ceilings: readonly Ceiling[];
  /** Automatic emails of this sender within the last 24 hours: with the day, says whose turn the next place is. */
  readonly used: number;
  /** When the places that are taken now become free. */
  readonly freed?: readonly Instant[];
  /** What this run can still do, whatever the day allows. */
  readonly run?: Ceiling;
  /** Mailboxes that had an automatic email within the last 24 hours, from whichever row and sender. */
  readonly addresses: ReadonlySet<string>;
  /** Automatic emails by company domain within the last 24 hours, all senders together. */
  readonly byDomain: ReadonlyMap<string, number>;
  readonly now: Instant;
}

/** A mail that does not go now: how many that wait go before it, and what is full. */
export interface Waiting {
  readonly candidate: Candidate;
  readonly before: number;
  readonly words: string;
}

export interface Allocation {
  /** In the order in which they go. */
  readonly goes: readonly Candidate[];
  /** In the order in which they will go. */
  readonly waits: readonly Waiting[];
}

/** Automatic emails a sender may send on a day: growing evenly from the ramp's start to the cap, so that a new sender is not taken for a spammer. */
export const capOf = (
  daysSending: number,
  { dailyCap, rampFrom, rampWeeks }: Pick<SendingSettings, 'dailyCap' | 'rampFrom' | 'rampWeeks'>,
): number => {
  const rampDays = rampWeeks * 7;
  if (rampFrom >= dailyCap || daysSending >= rampDays) return dailyCap;
  return rampFrom + Math.floor(((dailyCap - rampFrom) * Math.max(0, daysSending)) / rampDays);
};

/** The ceiling that is reached first; of equals, the one named first. */
export const lowest = (ceilings: readonly Ceiling[]): Ceiling =>
  ceilings.reduce((low, each) => (each.left < low.left ? each : low), { left: Number.POSITIVE_INFINITY, words: '' });

/** Who waits longer than this has a place of its own in the order … */
const longWait = 14 * msPerDay;
/** … every so many mails, so that first steps get on even where follow-ups alone would fill every day. */
const placesPerLongWait = 4;

/** The order of a full day, as the sidebar and the guide state it. */
export const orderWords =
  'When a day is full, mails that a person rescheduled go first, then later steps before earlier ones, those included that fall due within the day, then whoever has been due longest; every fourth place belongs to whoever has waited more than two weeks.';

/** What a person asked for comes first, then whoever is furthest along, then whoever has been due longest, then the upper row. */
const firstServed = (a: Candidate, b: Candidate): number =>
  Number(b.byHand) - Number(a.byHand) || b.step - a.step || a.due - b.due || a.row - b.row;

/** Why a mail waits though the day is not full. */
export const keptWords = 'The places left today are kept for mails that come first and may go later in the day.';

/** Takes candidates one by one in the stated order; `place` says by its number whose turn it is. */
function* inTurn(candidates: readonly Candidate[], now: Instant, place: () => number): Generator<Candidate> {
  const order = [...candidates].sort(firstServed);
  const longest = order.filter((each) => !each.byHand && each.due < now - longWait).sort((a, b) => a.due - b.due);
  const taken = new Set<Candidate>();
  let nextInOrder = 0;
  let nextOfLongest = 0;
  while (taken.size < order.length) {
    while (taken.has(order[nextInOrder]!)) nextInOrder++;
    while (nextOfLongest < longest.length && taken.has(longest[nextOfLongest]!)) nextOfLongest++;
    const first = order[nextInOrder]!;
    const waitedLong = longest[nextOfLongest];
    const turn = waitedLong !== undefined && !first.byHand && place() % placesPerLongWait === 0 ? waitedLong : first;
    taken.add(turn);
    yield turn;
  }
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/**
 * Shares out what is left to one sender, in the stated order. Nobody waits for ever: a cadence has an end, so later steps run out where
 * no first step goes, and whoever waits long has places of its own beside them.
 */
export const allocate = (
  candidates: readonly Candidate[],
  room: Room,
  { domainCap }: Pick<SendingSettings, 'domainCap'>,
): Allocation => {
  const day = lowest(room.ceilings).left;
  const ceiling = lowest([...room.ceilings, ...(room.run === undefined ? [] : [room.run])]);
  const freed = [...(room.freed || [])].sort((a, b) => a - b);
  const byDomain = new Map(room.byDomain);
  const addresses = new Set(room.addresses);
  const goes: Candidate[] = [];
  const waits: Waiting[] = [];
  // Moved on by the day: else, of a day of three places, none would ever be the fourth.
  let places = room.used + Math.floor(room.now / msPerDay);
  let kept = 0;

  const refusal = ({ address, domain }: Candidate): string | null => {
    if (addresses.has(address)) return 'They had an email within the last 24 hours.';
    if (domain !== '' && (byDomain.get(domain) ?? 0) >= domainCap)
      return `${domain} has had ${counted(domainCap, 'email')} within 24 hours, which is what one company gets.`;
    if (goes.length >= ceiling.left) return ceiling.words;
    return goes.length + kept >= day ? keptWords : null;
  };

  /** Mail goes early in one zone and late in another, and a place stays taken for 24 hours: it is kept unless another is free by then. */
  const keep = (latest: Instant): void => {
    const inTime = freed.filter((at) => at <= latest).length;
    if (inTime > 0) freed.splice(inTime - 1, 1);
    else {
      kept++;
      places++;
    }
  };

  for (const candidate of inTurn(candidates, room.now, () => places + 1)) {
    const { address, domain, latest } = candidate;
    const words = refusal(candidate);
    if (words === null) {
      addresses.add(address);
      byDomain.set(domain, (byDomain.get(domain) ?? 0) + 1);
    }
    if (latest !== undefined) {
      if (words === null) keep(latest);
      continue;
    }
    if (words !== null) waits.push({ candidate, before: waits.length, words });
    else goes.push(candidate);
    if (words === null || words === ceiling.words || words === keptWords) places++;
  }
  return { goes, waits };
};
