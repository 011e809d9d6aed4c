import type { AwayDates } from './away';
import type { EngagementLevel, Weight } from './vocabulary';

/** Hours of a day during which something may be done, in minutes since midnight: from included, to not. */
export interface Window {
  /** 0 Sunday … 6 Saturday. */
  readonly weekdays: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** An amount below (or up to) which something holds, in the team's currency, as written. */
type Money = number;

/** Gap lengths in days, both ends included. */
export type GapRange = readonly [shortest: number, longest: number];

/** Everything about pace that a team may change. */
export interface PaceSettings {
  /** Last day of a `length` cadence by deal size: the first band whose `below` exceeds the deal; null keeps the cadence as written. */
  readonly lastDays: readonly { readonly below: Money; readonly lastDay: number | null }[];
  /** Deals up to this size hurry through a `gaps` cadence … */
  readonly smallDeal: Money;
  readonly smallDealGaps: GapRange;
  /** … and deals from this size on take their time. */
  readonly largeDeal: Money;
  readonly largeDealGaps: GapRange;
  readonly engagement: Readonly<Record<EngagementLevel, number>>;
  /** Factor by number of stakeholders: the last band whose `from` is reached. */
  readonly committee: readonly { readonly from: number; readonly factor: number }[];
  /** Factors never stretch a gap beyond this many days. */
  readonly longestStretched: number;
  /** From this many stakeholders on, every gap stays within `largeCommitteeGaps`, whatever else was said. */
  readonly largeCommittee: number;
  readonly largeCommitteeGaps: GapRange;
  /** Days that a pushed step keeps from the one before it, by their primary touches. */
  readonly leastBetweenEmails: number;
  readonly leastBetweenOthers: number;
}

export interface SlotSettings {
  readonly sendWindows: readonly Window[];
  /** Keeps email off Mondays before noon and Fridays after noon, whatever the windows say. */
  readonly guard: boolean;
  /** Hours of emails that answer something the prospect just did. */
  readonly officeHours: readonly Window[];
  /** When calls, LinkedIn, video and meetings fall due, in minutes since midnight, Monday to Friday. */
  readonly taskTime: number;
}

/** Days of silence and counts after which a cadence ends by itself. */
export interface ExitSettings {
  readonly pushes: number;
  readonly ghostedDays: number;
  readonly unresponsiveEmails: number;
  readonly unresponsiveDays: number;
  readonly unresponsiveDaysAtEnd: number;
  readonly noResponseDays: number;
}

export type PersonalStep = 'first' | 'last' | 'all' | number;

export interface WorkSettings {
  /** Deals below this are light, deals from `researchFrom` on ask for research. */
  readonly lightBelow: Money;
  readonly researchFrom: Money;
  /** Deals up to this go out by themselves, deals from `manualFrom` on are drafts only, between and unknown is mixed. */
  readonly automaticUpTo: Money;
  readonly manualFrom: Money;
  /** In mixed mode, the steps that a person finishes. */
  readonly personalise: readonly PersonalStep[];
  readonly strategicStep: 4 | 5;
  readonly strategicChannel: 'email' | 'call' | 'linkedin' | 'video' | 'meeting';
  /** The executive who makes the touch; blank leaves it to the row's Owner. */
  readonly strategicSender: string;
  /** From this many stakeholders on, a LinkedIn engagement task joins between two emails. */
  readonly accountBasedFrom: number;
  /** Steps on which a video is offered. */
  readonly videoSteps: readonly number[];
  /** The call attempts to one prospect after which a voicemail may be left. */
  readonly voicemailAttempts: readonly number[];
  /** Business days after which an open task lapses, and after which an unsent email is reviewed before it goes. */
  readonly taskLapsesAfter: number;
  readonly staleAfter: number;
  /** Business days that an absence without a return date lasts. */
  readonly outOfOfficeDays: number;
  /** Business days between the separate mails to two stakeholders of one account. */
  readonly stakeholderSpacing: number;
  readonly pauseColleagues: boolean;
}

export interface SendingSettings {
  /** Why nothing may go out by itself on this installation, whatever the switches say; blank or left out for nothing. */
  readonly avoid?: string;
  /** The switch for everybody. */
  readonly on: boolean;
  /** Switches by sender address (lower case); a sender who is not listed is on. */
  readonly senders: Readonly<Record<string, boolean>>;
  /** Automatic mails a sender may send a day, once the ramp is over. */
  readonly dailyCap: number;
  /** The cap of a sender's first day, and the weeks over which it grows to `dailyCap`. */
  readonly rampFrom: number;
  readonly rampWeeks: number;
  /** Automatic mails within 24 hours to one company's domain, over all senders. */
  readonly domainCap: number;
  /** Mails that Google lets a mailbox send within 24 hours, by hand and by itself together. */
  readonly mailboxLimit: number;
  readonly away: AwayDates;
  /** What the team does, as one sentence: the token `{{Sender Offer}}` of first mails. */
  readonly offer: string;
  /** What else is said of the sender, by token in lower case: "sender title" for everybody, "sender title for ana@firm.example" for one. */
  readonly senderWords: Readonly<Record<string, string>>;
  readonly postalAddress: string;
  readonly optOutLine: string;
  /** The team states that its mails need no postal address. */
  readonly needsNoPostalAddress: boolean;
}

/** What a team decides on its Settings sheet. */
export interface Settings {
  /** IANA name of the zone of rows that name none; null: the sheet's. */
  readonly zone: string | null;
  /** Shown beside amounts; amounts are never converted. */
  readonly currency: string;
  readonly pace: PaceSettings;
  readonly slots: SlotSettings;
  readonly exits: ExitSettings;
  readonly work: WorkSettings;
  readonly sending: SendingSettings;
}

const hour = 60;
const noUpperEnd = Number.POSITIVE_INFINITY;

export const defaultSettings: Settings = {
  zone: null,
  currency: 'EUR',
  pace: {
    lastDays: [
      { below: 10_000, lastDay: 14 },
      { below: 50_000, lastDay: null },
      { below: 100_000, lastDay: 28 },
      { below: noUpperEnd, lastDay: 35 },
    ],
    smallDeal: 25_000,
    smallDealGaps: [2, 3],
    largeDeal: 100_000,
    largeDealGaps: [5, 10],
    engagement: { High: 0.8, Medium: 1, Low: 1.5, Unknown: 1 },
    committee: [
      { from: 1, factor: 1 },
      { from: 3, factor: 1.5 },
      { from: 6, factor: 2 },
      { from: 10, factor: 1 },
    ],
    longestStretched: 14,
    largeCommittee: 10,
    largeCommitteeGaps: [10, 14],
    leastBetweenEmails: 2,
    leastBetweenOthers: 1,
  },
  slots: {
    sendWindows: [
      { weekdays: [2, 3, 4], from: 8 * hour, to: 10 * hour },
      { weekdays: [2, 3, 4], from: 13 * hour, to: 15 * hour },
    ],
    guard: true,
    officeHours: [{ weekdays: [1, 2, 3, 4, 5], from: 8 * hour, to: 17 * hour }],
    taskTime: 9 * hour,
  },
  exits: {
    pushes: 3,
    ghostedDays: 30,
    unresponsiveEmails: 5,
    unresponsiveDays: 5,
    unresponsiveDaysAtEnd: 10,
    noResponseDays: 10,
  },
  work: {
    lightBelow: 10_000,
    researchFrom: 50_000,
    automaticUpTo: 25_000,
    manualFrom: 50_000,
    personalise: ['first', 'last'],
    strategicStep: 4,
    strategicChannel: 'email',
    strategicSender: '',
    accountBasedFrom: 10,
    videoSteps: [3, 5],
    voicemailAttempts: [2, 4],
    taskLapsesAfter: 10,
    staleAfter: 5,
    outOfOfficeDays: 10,
    stakeholderSpacing: 2,
    pauseColleagues: true,
  },
  sending: {
    on: false,
    senders: {},
    dailyCap: 40,
    rampFrom: 10,
    rampWeeks: 3,
    domainCap: 5,
    mailboxLimit: 500,
    away: {},
    offer: '',
    senderWords: {},
    postalAddress: '',
    optOutLine: 'If you would rather not hear from me again, reply with "unsubscribe" and I will stop.',
    needsNoPostalAddress: false,
  },
};

/** How much work a deal's size asks for; null where the size is unknown or in between, and the step's own weight holds. */
export const weightOfDeal = (dealSize: number | null, work: WorkSettings): Weight | null => {
  if (dealSize === null) return null;
  if (dealSize < work.lightBelow) return 'light';
  return dealSize >= work.researchFrom ? 'research' : null;
};
