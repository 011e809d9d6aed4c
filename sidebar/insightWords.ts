import type { Insight, InsightTableId } from '../src/app/insightContract';

/** `people`: shares of a whole. `answers`: what was answered of what went out. `guide`: as `people`, with a guide's figure beside it. */
export type TableKind = 'people' | 'answers' | 'guide';

/** Title and sort of a table; what is counted, in a line; how it is counted, '' where the line says all; what its first two columns are called. */
type TableWords = readonly [title: string, kind: TableKind, words: string, more: string, name: string, count: string];

export const tableWords = ({
  enough,
  daysToAnswer,
  daysUntilGivenUp,
}: Insight['terms']): Readonly<Record<InsightTableId, TableWords>> => ({
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

/** A text of the file: quoted, and nothing that a spreadsheet would compute. */
const quoted = (text: string): string => `"${/^[=+\-@\t\r]/.test(text) ? "'" : ''}${text.replace(/"/g, '""')}"`;

/** All figures as one table (RFC 4180). */
export function csvOf({ terms, tables }: Insight): string {
  const words = tableWords(terms);
  const rows = tables.flatMap(({ id, rows: each }) =>
    each.map(({ group, name, count, answered, percent, range, guide }) =>
      [words[id][0], quoted(group), quoted(name), count, answered, percent, ...(range ?? [null, null]), guide].join(','),
    ),
  );
  return ['Table,Group,Name,Count,Answered,Percent,Low,High,Guide', ...rows, ''].join('\r\n');
}
