/** The made-up team, its settings and its calendar. */

const colleagues = ['mira@fernhollow.example', 'jonas@fernhollow.example', 'tariq@fernhollow.example'];

/** Few prospects are the work of two, more that of three. */
export const repsFor = (prospects: number): readonly string[] => colleagues.slice(0, prospects < 60 ? 2 : 3);

export const sheetZone = 'Europe/Berlin';
export const firstDay = '2026-03-02';
export const startsAt = '07:10';

/** Settings that the team fills in before anything may be sent; all others stay as set-up writes them. */
export const teamSettings: Readonly<Record<string, string>> = {
  'Postal Address': 'Fernhollow GmbH, Musterstrasse 1, 12345 Beispielstadt, Germany',
};

interface Hours {
  /** 0 is Sunday. */
  readonly weekdays: readonly number[];
  /** From and to, counted from midnight. */
  readonly minutes: readonly (readonly [from: number, to: number])[];
}

/** What the settings say of when and how much is sent. */
export interface Limits {
  readonly dailyCap: number;
  readonly firstDayCap: number;
  readonly rampWeeks: number;
  readonly domainCap: number;
  readonly windows: Hours;
  readonly officeHours: Hours;
}

/** Of the settings that stay as they are, those that decide when and how much is sent: docs/simulate.md repeats them. */
export const limits: Limits = {
  dailyCap: 40,
  firstDayCap: 10,
  rampWeeks: 3,
  domainCap: 5,
  windows: {
    weekdays: [2, 3, 4],
    minutes: [
      [480, 600],
      [780, 900],
    ],
  },
  officeHours: { weekdays: [1, 2, 3, 4, 5], minutes: [[480, 1020]] },
};

export interface Holiday {
  date: string;
  /** Blank: for everybody. */
  country: string;
  name: string;
}

export const holidays: readonly Holiday[] = [
  { date: '2026-03-17', country: 'Ireland', name: "Saint Patrick's Day" },
  { date: '2026-03-31', country: 'United States', name: 'Cesar Chavez Day' },
  { date: '2026-04-03', country: 'Germany', name: 'Good Friday' },
  { date: '2026-04-06', country: '', name: 'Easter Monday' },
  { date: '2026-04-27', country: 'Netherlands', name: "King's Day" },
  { date: '2026-04-29', country: 'Japan', name: 'Showa Day' },
  { date: '2026-04-30', country: '', name: 'Company day' },
  { date: '2026-05-01', country: 'Germany', name: 'Labour Day' },
  { date: '2026-05-05', country: 'Japan', name: "Children's Day" },
  { date: '2026-05-14', country: 'Germany', name: 'Ascension Day' },
  { date: '2026-05-25', country: 'United States', name: 'Memorial Day' },
];

/** The cadences people are put into, how often, and how many days before the day of enrolling their anchor lies at most. */
export const entries = {
  outbound: { name: 'Outbound 21-Day', weight: 34, back: [0, 0] },
  'outbound-14': { name: 'Outbound 14-Touch', weight: 12, back: [0, 0] },
  'post-first-contact': { name: 'Post-First-Contact Follow-Up', weight: 14, back: [0, 2] },
  'post-demo': { name: 'Post-Demo Follow-Up', weight: 12, back: [0, 2] },
  'post-proposal': { name: 'Post-Proposal Follow-Up', weight: 12, back: [0, 2] },
  're-engage': { name: 'Re-Engagement', weight: 6, back: [0, 0] },
  'nurture-90': { name: 'Nurture 90-Day', weight: 4, back: [60, 88] },
  'nurture-6m': { name: 'Nurture 6-Month', weight: 4, back: [60, 88] },
  'nurture-annual': { name: 'Nurture Annual', weight: 2, back: [330, 362] },
} as const;
export type CadenceId = keyof typeof entries;
