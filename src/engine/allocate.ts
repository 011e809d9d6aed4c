import type { Instant } from './calendar';
import type { SendingSettings } from './settings';

/** An automatic email that could go now. */
export interface Candidate {
  readonly id: string;
  /** Address of the sender, lower case. */
  readonly sender: string;
  /** The recipient's company domain, lower case; '' for free-mail, which is nobody's company. */
  readonly domain: string;
  readonly step: number;
  readonly due: Instant;
  /** A person set Not Before by hand for this touch. */
  readonly byHand: boolean;
}

/** What has gone out today, and what the mail service still allows. */
export interface SentToday {
  readonly bySender: ReadonlyMap<string, number>;
  readonly byDomain: ReadonlyMap<string, number>;
  /** Recipients that a sender's quota still allows today; a sender who is missing has no known limit. */
  readonly quotaLeft: ReadonlyMap<string, number>;
  /** Days since a sender's first automatic email; a sender who is missing begins today. */
  readonly daysSending: ReadonlyMap<string, number>;
}

export interface Allocation {
  readonly goes: readonly Candidate[];
  readonly waits: readonly { readonly candidate: Candidate; readonly words: string }[];
}

/** Automatic emails a sender may send on a day: growing evenly from the ramp's start to the cap, so that a new sender is not taken for a spammer. */
export const capOf = (daysSending: number, { dailyCap, rampFrom, rampWeeks }: SendingSettings): number => {
  const rampDays = rampWeeks * 7;
  if (rampFrom >= dailyCap || daysSending >= rampDays) return dailyCap;
  return rampFrom + Math.floor(((dailyCap - rampFrom) * Math.max(0, daysSending)) / rampDays);
};

/** What a person asked for comes first, then whoever is furthest along, then whoever has waited longest. */
const firstServed = (a: Candidate, b: Candidate): number =>
  Number(b.byHand) - Number(a.byHand) || b.step - a.step || a.due - b.due || (a.id < b.id ? -1 : Number(a.id > b.id));

/** Shares out what a day allows, in the order of need; whoever does not go waits with the reason in words that follow "Due, but". */
export const allocate = (candidates: readonly Candidate[], sent: SentToday, settings: SendingSettings): Allocation => {
  const bySender = new Map(sent.bySender);
  const byDomain = new Map(sent.byDomain);
  const quotaLeft = new Map(sent.quotaLeft);
  const goes: Candidate[] = [];
  const waits: { candidate: Candidate; words: string }[] = [];

  const refusal = ({ sender, domain }: Candidate): string | null => {
    const cap = capOf(sent.daysSending.get(sender) ?? 0, settings);
    if ((quotaLeft.get(sender) ?? 1) <= 0) return `the mail quota of ${sender} is used up for today.`;
    if ((bySender.get(sender) ?? 0) >= cap) return `${sender} has sent the ${cap} emails that a day allows.`;
    if (domain !== '' && (byDomain.get(domain) ?? 0) >= settings.domainCap) {
      return `${domain} has had the ${settings.domainCap} emails that a day allows.`;
    }
    return null;
  };

  for (const candidate of [...candidates].sort(firstServed)) {
    const words = refusal(candidate);
    if (words !== null) {
      waits.push({ candidate, words });
      continue;
    }
    const { sender, domain } = candidate;
    goes.push(candidate);
    bySender.set(sender, (bySender.get(sender) ?? 0) + 1);
    byDomain.set(domain, (byDomain.get(domain) ?? 0) + 1);
    const left = quotaLeft.get(sender);
    if (left !== undefined) quotaLeft.set(sender, left - 1);
  }
  return { goes, waits };
};
