import type { InsightTable, InsightTableId, TableAbout } from './insightContract';

/** By what is counted: mails that a share takes, days that an answer has, days until somebody is given up. */
export interface InsightTerms {
  readonly enough: number;
  readonly daysToAnswer: number;
  readonly daysUntilGivenUp: number;
}

type TableWords = readonly [title: string, kind: TableAbout['kind'], words: string, more: string, name: string, count: string];

const tableWords = ({ enough, daysToAnswer, daysUntilGivenUp }: InsightTerms): Readonly<Record<InsightTableId, TableWords>> => ({
  funnel: [
    'How far they came',
    'people',
    'People, each once; who came further counts before that, too.',
    "A reply is a person's: automatic answers, bounces and opt-outs are none. What a meeting or a proposal led to counts for its cadence.",
    'Stage',
    'People',
  ],
  steps: [
    'Replies per step',
    'answers',
    'A reply belongs to the last mail before it; a person counts once per cadence.',
    `One noted by hand belongs to the last touch. Left out: the last ${daysToAnswer} days, whose answers may still come, and what went to people who had replied. Under a share: where the true one lies, 95 times in 100. Fewer than ${enough}: not enough yet.`,
    'Step',
    'Done',
  ],
  before: ['Touches before a reply', 'people', 'Touches on any channel before the first reply.', '', 'Reply after', 'People'],
  persistence: [
    'The persistence gap',
    'guide',
    `Given up: they never replied, and their cadence ended in silence or nothing was done for ${daysUntilGivenUp} days.`,
    'Left out: cadences with a month between steps. Guide: 44 % of salespeople give up after 1 follow-up, 22 % after 2, 8 % make 5 or more (Brevet, 2023).',
    'Given up after',
    'People',
  ],
  exits: ['Why they left', 'people', 'Each cadence that was left, once.', '', 'Exit Reason', 'Exits'],
  slots: [
    'When mails went out',
    'answers',
    "On the prospect's clock, by your send windows.",
    'Counted as the steps are. A time is proposed only where the difference within one step cannot be chance.',
    'Time',
    'Sent',
  ],
  wordings: [
    'Templates and wordings',
    'answers',
    'Rows of Templates with one key, role and weight are wordings of one message.',
    'Each prospect always gets the same. Compared while both went out, as times are. Changed words are a new wording.',
    'Wording',
    'Sent',
  ],
});

/** The tables with what is said about each. */
export function withWords(tables: readonly Omit<InsightTable, 'about'>[], terms: InsightTerms): readonly InsightTable[] {
  const all = tableWords(terms);
  return tables.map((table) => {
    const [title, kind, words, more, name, count] = all[table.id];
    const none = kind === 'answers' ? `Nothing older than ${terms.daysToAnswer} days yet.` : 'Nothing yet.';
    return { ...table, about: { title, kind, words, more, name, count, none } };
  });
}
