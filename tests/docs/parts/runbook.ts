import type { Message } from './messages';
import { areas, type Cover, type Entry, noTrouble } from './runbookEntries';

/** The runbook: what people may read, entry by entry, and every sentence of the product under the entry that explains it. */

const narrows = (cover: Cover, { file, words }: Message): boolean =>
  file.startsWith(cover[0]) && (cover[1] === undefined || cover[1].test(words));

export interface Sorted {
  readonly of: ReadonlyMap<Entry, readonly Message[]>;
  /** Sentences that no entry explains and no rule passes over. */
  readonly unexplained: readonly Message[];
  /** Covers under which no sentence is left: the product no longer says them. */
  readonly idle: readonly string[];
}

const entries: readonly Entry[] = areas.flatMap((area) => area.entries);

/** Sorts sentences to their entries: narrow covers first, then whole files, the longest name first. */
export const sorted = (messages: readonly Message[]): Sorted => {
  const all: readonly { readonly entry: Entry | null; readonly cover: Cover }[] = [
    ...entries.flatMap((entry) => entry.covers.map((cover) => ({ entry, cover }))),
    ...noTrouble.map((cover) => ({ entry: null, cover })),
  ];
  const narrow = all.filter(({ cover }) => cover[1] !== undefined);
  const whole = all
    .filter(({ cover }) => cover[1] === undefined)
    .sort((one, other) => other.cover[0].length - one.cover[0].length);
  const of = new Map<Entry, Message[]>(entries.map((entry) => [entry, []]));
  const unexplained: Message[] = [];
  const met = new Set<Cover>();
  for (const message of messages) {
    const fits = [...narrow, ...whole].filter(({ cover }) => narrows(cover, message));
    for (const { cover } of fits) met.add(cover);
    const first = fits[0];
    if (first === undefined) unexplained.push(message);
    else if (first.entry !== null) of.get(first.entry)?.push(message);
  }
  const idle = all.filter(({ cover }) => !met.has(cover)).map(({ cover }) => cover.map(String).join(' '));
  return { of, unexplained, idle };
};

const escaped = (words: string): string =>
  words
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/([*_`[\]{}|#~\\])/g, '\\$1');

/** Labels and halves of sentences have their entry, too, but nobody looks for them. */
const isLookedFor = (words: string): boolean => words.split(' ').length > 4 || /[.?]$/.test(words);

const section = (entry: Entry, messages: readonly Message[]): string => {
  const words = [...new Set([...(entry.others ?? []), ...messages.map((message) => message.words).filter(isLookedFor)])];
  return [
    `### ${entry.title}`,
    '',
    entry.means,
    '',
    `**What to do:** ${entry.todo}`,
    '',
    `<details><summary>The words, as they are said (${words.length})</summary>`,
    '',
    ...words.map((each) => `- ${escaped(each)}`),
    '',
    '</details>',
  ].join('\n');
};

export const runbook = (messages: readonly Message[]): string => {
  const { of } = sorted(messages);
  return areas
    .map(({ title, entries: own }) => [`## ${title}`, ...own.map((entry) => section(entry, of.get(entry) ?? []))].join('\n\n'))
    .join('\n\n');
};
