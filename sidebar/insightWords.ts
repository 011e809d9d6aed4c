import type { Insight, InsightTableId } from '../src/app/insightContract';

/** `people`: shares of a whole. `answers`: what was answered of what went out. `guide`: as `people`, with a guide's figure beside it. */
export type TableKind = 'people' | 'answers' | 'guide';

interface TableWords {
  readonly title: string;
  readonly kind: TableKind;
  /** What is counted, in a line. */
  readonly words: string;
  /** How it is counted, for who wants to know; '' where the line says all. */
  readonly more: string;
  /** What the first and the second column are called. */
  readonly columns: readonly [name: string, count: string];
}

export const tableWords = ({
  enough,
  daysToAnswer,
  daysUntilGivenUp,
}: Insight['terms']): Readonly<Record<InsightTableId, TableWords>> => ({
  funnel: {
    title: 'How far they came',
    kind: 'people',
    words: 'People, each once; who came further counts before that, too.',
    more: 'A reply is one by a person: automatic answers, bounces and opt-outs are none. What a booked meeting or a proposal led to counts for the cadence that led to it.',
    columns: ['Stage', 'People'],
  },
  steps: {
    title: 'Replies per step',
    kind: 'answers',
    words: 'A reply belongs to the last mail before it; a person counts once per cadence.',
    more: `A reply noted by hand belongs to the last touch of any kind. What went out in the last ${daysToAnswer} days is left out, since its answers may still come; so is what went to people who had replied. Under each share: where the true one lies, 95 times in 100. Fewer than ${enough}: not enough yet.`,
    columns: ['Step', 'Done'],
  },
  before: {
    title: 'Touches before a reply',
    kind: 'people',
    words: 'How many touches, on any channel, stood before the first reply.',
    more: '',
    columns: ['Reply after', 'People'],
  },
  persistence: {
    title: 'The persistence gap',
    kind: 'guide',
    words: `Given up: they never replied, and their cadence ended in silence or nothing was done for ${daysUntilGivenUp} days.`,
    more: 'Cadences with a month between two steps are left out. Guide: of salespeople, 44 % give up after 1 follow-up and 22 % after 2, only 8 % make 5 or more (Brevet, 2023, as the follow-up guide quotes it; of 3 and 4 it says nothing).',
    columns: ['Given up after', 'People'],
  },
  exits: {
    title: 'Why they left',
    kind: 'people',
    words: 'Exits by reason, each cadence that was left once.',
    more: '',
    columns: ['Exit Reason', 'Exits'],
  },
  slots: {
    title: 'When mails went out',
    kind: 'answers',
    words: "On the prospect's clock, by your send windows as they are now.",
    more: 'Counted as the steps are. Only mails of one step are compared with each other, and a time is proposed only where the difference cannot be chance: its interval, widened for the number of pairs compared, leaves zero out.',
    columns: ['Time', 'Sent'],
  },
  wordings: {
    title: 'Templates and wordings',
    kind: 'answers',
    words: 'Rows of the Templates sheet with one key, role and weight are wordings of one message.',
    more: 'Each prospect gets one of them, always the same. They are compared for the time in which both went out, as times are. A wording that was changed is a new one.',
    columns: ['Wording', 'Sent'],
  },
});

/** A cell of the file: quoted where it must be, and nothing that a spreadsheet would compute. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};

/** All figures as one table (RFC 4180). */
export function csvOf({ terms, tables }: Insight): string {
  const words = tableWords(terms);
  const rows = tables.flatMap(({ id, rows: each }) =>
    each.map(({ group, name, count, answered, percent, range, guide }) => [
      words[id].title,
      group,
      name,
      ...[count, answered, percent, range?.[0], range?.[1], guide].map((figure) => (figure == null ? '' : String(figure))),
    ]),
  );
  const headings = ['Table', 'Group', 'Name', 'Count', 'Answered', 'Percent', 'Low', 'High', 'Guide'];
  return [headings, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}
