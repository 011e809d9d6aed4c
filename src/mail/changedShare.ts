import { hash32 } from '../engine/learningWordings';
import { ownWords } from './quotes';

/** How much of a draft a person made their own before they sent it. The draft is remembered by signs of its words, never by the words. */

/** What is compared: links whole, words without case and punctuation, and single characters of scripts that write no blanks. */
const unit =
  /https?:\/\/[^\s<>]+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{N}\p{M}]+/gu;

/** Nobody changes a third of a text that is longer, and the State of every row with a draft carries its signs. */
const mostUnits = 400;

/** A link that a mail program puts in brackets behind the same link, or behind the words that it made of it. */
const linkBehind = /<(?:https?:\/\/|mailto:)[^>\s]*>/gi;

const unitsOf = (text: string): string[] =>
  (ownWords(text).text.replace(linkBehind, ' ').normalize('NFC').toLowerCase().match(unit) || []).slice(0, mostUnits);

const signLength = 3;
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const signOf = (word: string): string => {
  const hash = hash32(word);
  return `${digits[(hash >>> 12) & 63]}${digits[(hash >>> 6) & 63]}${digits[hash & 63]}`;
};

/**
 * What is kept of a draft: how many of its units are its own words, then a sign for each unit, those of the footer last.
 * @param body the text as drafted, footer included; a mail that it forwards is not counted
 * @param words the same without its footer
 */
export const draftSigns = (body: string, words: string): string =>
  `${unitsOf(words).length} ${unitsOf(body).map(signOf).join('')}`;

/** Words that stand in both texts, one after the other: where they begin in either, and how many they are. */
interface Run {
  readonly at: number;
  readonly to: number;
  readonly length: number;
}

/** The longest common subsequence, as runs. */
function commonRuns(one: readonly string[], other: readonly string[]): Run[] {
  const width = other.length + 1;
  const longest = new Array<number>((one.length + 1) * width).fill(0);
  const left = (at: number, to: number): number => longest[at * width + to] ?? 0;
  for (let at = one.length - 1; at >= 0; at--)
    for (let to = other.length - 1; to >= 0; to--)
      longest[at * width + to] = one[at] === other[to] ? left(at + 1, to + 1) + 1 : Math.max(left(at + 1, to), left(at, to + 1));
  const runs: Run[] = [];
  for (let at = 0, to = 0; at < one.length && to < other.length; ) {
    if (one[at] !== other[to]) {
      if (left(at + 1, to) >= left(at, to + 1)) at++;
      else to++;
      continue;
    }
    const from = at;
    for (; at < one.length && one[at] === other[to]; at++) to++;
    runs.push({ at: from, to: to - (at - from), length: at - from });
  }
  return runs;
}

/** Two texts on anything share words such as "the" and "you": a run shorter than what was changed on both sides of it is no sign of either. */
function withoutChance(runs: readonly Run[], ends: Run): readonly Run[] {
  const bounded = [{ at: 0, to: 0, length: 0 }, ...runs, ends];
  const gap = (before: Run | undefined, after: Run | undefined): number =>
    before === undefined || after === undefined
      ? 0
      : Math.max(after.at - before.at - before.length, after.to - before.to - before.length);
  const chance = runs
    .map((run, index) => ({ run, least: Math.min(gap(bounded[index], run), gap(run, bounded[index + 2])) }))
    .filter(({ run, least }) => run.length < least)
    .sort((one, other) => one.run.length - other.run.length)[0];
  return chance === undefined
    ? runs
    : withoutChance(
        runs.filter((run) => run !== chance.run),
        ends,
      );
}

/**
 * The share of a draft's own words that a person changed, added or took away, 0 to 1, of the longer of the two texts. Footer, quoted mail,
 * line breaks, case and punctuation do not count.
 * @param signs what `draftSigns` kept
 * @param text the mail as it went out
 * @returns null where nothing is known of the draft
 */
export function changedShare(signs: string, text: string): number | null {
  const [count = '', row = ''] = signs.split(' ');
  const drafted = row.match(new RegExp(`.{${signLength}}`, 'g')) || [];
  const own = Math.min(Number(count), drafted.length);
  if (!(own > 0)) return null;
  const sent = unitsOf(text).map(signOf);
  const runs = commonRuns(drafted, sent);
  const footer = runs.reduce((sum, { at, length }) => sum + Math.max(0, at + length - Math.max(at, own)), 0);
  const ends = { at: drafted.length, to: sent.length, length: 0 };
  const kept = withoutChance(runs, ends).reduce((sum, { at, length }) => sum + Math.max(0, Math.min(at + length, own) - at), 0);
  return 1 - kept / Math.max(own, sent.length - footer);
}

/** G1 §When to Stay Manual: of a template, so much should be changed for each prospect. */
const advised = [0.3, 0.5] as const;
/** From here on hardly a word is left: it may be another mail. */
export const allChanged = 0.9;

/** What a person is told of it, as one sentence. */
export function shareWords(share: number): string {
  const [least, most] = advised;
  const percent = share === 0 ? 0 : Math.max(1, Math.round(share * 100));
  const changed = `You changed ${percent} % of the draft`;
  const advice = `${least * 100}–${most * 100} %`;
  if (share < least) return `${changed}; ${advice} makes it yours.`;
  if (share <= most) return `${changed}, within the ${advice} that make it yours.`;
  return `${changed}, more than the advised ${advice}: if that is so each time, its template wants rewriting.`;
}
