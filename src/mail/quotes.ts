/**
 * What a person wrote themselves: a reply without the mail it answers, without signature, without our own opt-out line.
 *
 * Where it cannot tell, text stays: a reply cut short could lose a no. A line that is marked as quoted never stays.
 */
import { beginsHeaderBlock } from './headerLines';
import { introducesQuote, mayBeginIntroduction } from './introductions';
import { isDelimiter, isDeviceLine, isDivider, isForwardMark, isQuoted } from './quoteMarks';

const isBlank = (line: string): boolean => line.trim() === '';

/** Characters of a mail that are looked at: nobody answers below a longer quote. */
const longestRead = 100_000;
/** A word of this length is encoded data, and no pattern should walk through it. */
const longestLine = 2_000;

/** Mail programs wrap the introduction where they like, into this many lines. */
const longestIntroduction = 4;

/** How many lines from `index` on introduce a quote; 0 for none. */
const introductionLength = (lines: readonly string[], index: number): number => {
  const first = lines[index] || '';
  if (introducesQuote(first)) return 1;
  if (!mayBeginIntroduction(first)) return 0;
  let joined = first;
  for (let count = 2; count <= longestIntroduction; count++) {
    const line = lines[index + count - 1];
    if (line === undefined) return 0;
    if (isBlank(line) && !/[<,]\s*$/.test(joined)) return 0;
    joined = `${joined} ${line.replace(/^[\s>]+/, '').trim()}`.trim();
    if (introducesQuote(joined)) return count;
  }
  return 0;
};

export interface OwnWords {
  /** What the sender wrote, quotes and signature gone; may be empty. */
  readonly text: string;
  /** True where nothing stands above a forwarded mail: the text is then that mail's and not the sender's. */
  readonly isForward: boolean;
}

/** Takes sentences of ours out wherever they stand, however the mail program wrapped or quoted them. */
const withoutLines = (text: string, ours: readonly string[]): string =>
  ours.reduce((rest, line) => {
    const words = line
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '');
    if (words.length < 3) return rest;
    const pattern = words
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/["'“”„‘’«»]/g, '["\'“”„‘’«»]?'))
      .join('[\\s>*|]+');
    return rest.replace(new RegExp(pattern, 'gi'), ' ');
  }, text);

/** Signed mail, enclosed quotes and lists' last lines, brought into the forms that the rest knows. */
const evened = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff/, '')
    .replace(/^-----BEGIN PGP SIGNED MESSAGE-----\n(?:Hash: .*\n)?\n*/m, '')
    .replace(/^-----BEGIN PGP SIGNATURE-----$[\s\S]*?(?:^-----END PGP SIGNATURE-----$|$(?![\s\S]))/m, '')
    .replace(/^>{3} ?(.{1,80}?) ?>{3}$\n([\s\S]*?)^<{3} ?\1 ?<{3}$/gm, (_, _name: string, body: string) => quoted(body))
    .replace(/^>{4,}[ \t]*$\n([\s\S]*?)^<{4,}[ \t]*$/gm, (_, body: string) => quoted(body))
    .replace(/^unsubscribe: .{0,200}@.{0,200}(?:\n.{0,200}https?:.{0,300})?\s*$(?![\s\S])/im, '');

/** The line as the marks are looked for in it: special blanks are blanks, and what nobody sees is gone. */
const seen = (line: string): string =>
  line.replace(/[\u00a0\u2007\u202f]/g, ' ').replace(/[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\ufeff]/g, '');

const quoted = (body: string): string => body.replace(/^/gm, '> ').replace(/> $/, '');

const withoutBlankEnds = (lines: readonly string[]): string =>
  lines
    .slice(
      Math.max(
        0,
        lines.findIndex((line) => !isBlank(line)),
      ),
    )
    .join('\n')
    .trimEnd();

/** The first line after `index` that is not blank; `undefined` at the end. */
const nextLine = (lines: readonly string[], index: number): string | undefined =>
  lines.slice(index).find((line) => !isBlank(line));

/** Where the header block or the divider at `index` ends: at its first blank line. */
const endOfHead = (lines: readonly string[], index: number): number => {
  let at = index;
  while (at + 1 < lines.length && !isBlank(lines[at + 1] || '')) at++;
  return at;
};

/** The end of a quoted line that was wrapped on its way: between two quoted lines, the one before it long and not at a sentence's end. */
const isTornOff = (lines: readonly string[], index: number): boolean => {
  const before = lines[index - 1] || '';
  return isQuoted(before) && before.length >= 60 && !/[.?!:]\s*$/.test(before) && isQuoted(lines[index + 1] || '');
};

interface Reading {
  readonly kept: readonly string[];
  readonly isForward: boolean;
}

/** Walks down the mail, keeps what is the writer's, and stops where nothing of theirs can follow. */
const read = (written: readonly string[]): Reading => {
  const lines = written.map(seen);
  const kept: string[] = [];
  let isForward = false;
  let above = false;
  let fenced = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] || '';
    if (/^\s{0,3}```/.test(line)) fenced = !fenced && lines.slice(index + 1).some((later) => /^\s{0,3}```/.test(later));
    if (fenced || line.length > longestLine) {
      kept.push(written[index] || '');
      above = true;
      continue;
    }
    if (isDivider(line)) return { kept, isForward: isForward || !above };
    const isHead = beginsHeaderBlock(lines, index);
    if (isHead || isForwardMark(line)) {
      if (above) break;
      isForward = true;
      const next = nextLine(lines, index + 1);
      index = isHead || !isBlank(lines[index + 1] || '') ? endOfHead(lines, index) : index;
      if (!isHead && next !== undefined && isBlank(lines[index + 1] || '')) {
        const at = lines.indexOf(next, index + 1);
        if (beginsHeaderBlock(lines, at)) index = endOfHead(lines, at);
      }
      continue;
    }
    const introduction = introductionLength(lines, index);
    if (introduction > 0) {
      const next = nextLine(lines, index + introduction);
      if (above && next !== undefined && !isQuoted(next)) break;
      index += introduction - 1;
      continue;
    }
    if (isQuoted(line) || isDeviceLine(line) || isTornOff(lines, index)) continue;
    if (above && isDelimiter(line)) break;
    kept.push(written[index] || '');
    if (!isBlank(line) && !isDelimiter(line)) above = true;
  }
  return { kept, isForward };
};

/**
 * Reads the sender's own words from the text of a mail.
 *
 * @param ours our own sentences, such as the opt-out line, which are never theirs
 */
export const ownWords = (text: string, ours: readonly string[] = []): OwnWords => {
  const { kept, isForward } = read(withoutLines(evened(text.slice(0, longestRead)), ours).split('\n'));
  return { text: withoutBlankEnds(kept), isForward };
};
