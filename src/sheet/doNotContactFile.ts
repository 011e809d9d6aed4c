import { formatCivil } from '../engine/calendar';
import type { Zone } from '../engine/zones';
import { addressList } from '../mail/addresses';
import { isFreeMail } from '../mail/freeMail';
import { quoted, valueOr } from './cells/cell';
import { readDay } from './cells/moment';
import { findHeadings } from './cells/table';
import { readCsv, unguarded, writtenCsv } from './csv';
import { type HashKey, keyLine, mailboxOf, readHash, readKeyLine } from './doNotContactKeys';
import {
  comparedDomain,
  type DoNotContactEntry,
  doNotContactColumns,
  doNotContactHeadings,
  readListed,
} from './doNotContactSheet';

/** The list as a file: what goes out, and what comes in from another sheet or another tool. */

const keyWords = 'Keep this line: without it the hashes below match nobody.';

/** The whole list as CSV, the keys of its hashes first. */
export const writtenList = (entries: readonly DoNotContactEntry[], keys: readonly HashKey[], separator = ','): string =>
  writtenCsv(
    [
      doNotContactHeadings,
      ...keys.map((key) => [keyLine(key), '', keyWords, 'Next Touch']),
      ...entries.map(({ entry, since, reason, source }) => [entry, since === null ? '' : formatCivil(since), reason, source]),
    ],
    separator,
  );

/** A line of a file that stands for nobody, and why. */
export interface UnreadLine {
  /** Counted from 1. */
  readonly line: number;
  readonly words: string;
}

export interface ListFile {
  readonly entries: readonly (DoNotContactEntry & { readonly line: number })[];
  readonly keys: readonly HashKey[];
  readonly unread: readonly UnreadLine[];
}

type Cells = {
  readonly line: number;
  readonly entry: string;
  readonly since: string;
  readonly reason: string;
  readonly source: string;
};

const bare = (text: string): string => unguarded(text.trim());

/** Rows under headings: the column that bears the addresses says who is meant, whatever else stands in a row. */
function underHeadings(text: string): readonly Cells[] | null {
  const rows = readCsv(text);
  const headings = findHeadings(
    rows.map(({ cells }) => cells),
    doNotContactColumns,
    ['entry'],
  );
  if (headings === null) return null;
  return rows.slice(headings.above + 1).map(({ line, cells }) => {
    const cell = (id: 'entry' | 'since' | 'reason' | 'source'): string => bare(cells[headings.places.get(id) ?? -1] ?? '');
    return { line, entry: cell('entry'), since: cell('since'), reason: cell('reason'), source: cell('source') };
  });
}

/** A cell with several addresses, as a mail program copies them. */
const oneByOne = (cell: string): readonly string[] =>
  cell.split('@').length > 2 ? addressList(cell).map(({ address }) => address) : [cell];

const someone = (text: string): boolean => text.includes('@') || readHash(text) !== null || readKeyLine(text) !== null;

/**
 * Rows without headings: every address, hash and key in them is meant. A domain is meant only where it stands alone: beside an address it
 * is somebody's website, and listing it would silence a whole company.
 */
const withoutHeadings = (text: string): readonly Cells[] =>
  readCsv(text).flatMap(({ line, cells }) => {
    const texts = cells.map(bare).filter((cell) => cell !== '');
    const meant = texts.filter(someone).flatMap(oneByOne);
    return (meant.length > 0 ? meant : [texts.join(' ')]).map((entry) => ({ line, entry, since: '', reason: '', source: '' }));
  });

/**
 * Reads a pasted text or a file: addresses, domains, hashes and keys, one a line, or a table with a heading for the address.
 * Dates of Since that cannot be read are left blank.
 */
export function readList(text: string, sheetZone: Zone): ListFile {
  const entries: (DoNotContactEntry & { line: number })[] = [];
  const keys = new Map<string, HashKey>();
  const unread: UnreadLine[] = [];
  for (const { line, entry, since, reason, source } of underHeadings(text) ?? withoutHeadings(text)) {
    const key = readKeyLine(entry);
    const listed = key === null ? readListed(entry) : null;
    if (key === 'broken') unread.push({ line, words: 'this key is damaged: take the line from the export again' });
    else if (key !== null) keys.set(key.id, key);
    else if (listed?.kind === 'value')
      entries.push({ ...listed.value, line, since: valueOr(readDay(since, sheetZone), null), reason, source });
    else if (listed?.kind === 'problem') unread.push({ line, words: listed.words });
    else unread.push({ line, words: 'there is no address or domain in this line' });
  }
  return { entries, keys: [...keys.values()], unread };
}

/** What makes two lines one and the same. */
export const sameness = ({ scope, entry }: Pick<DoNotContactEntry, 'scope' | 'entry'>): string =>
  scope === 'address' ? `address ${mailboxOf(entry)}` : scope === 'domain' ? `domain ${comparedDomain(entry)}` : entry;

/** Second-level names under which anybody can register a domain. */
const publicSuffix = /^(?:ac|co|com|edu|gov|gob|go|ne|net|or|org)\.[a-z]{2}$/;

/** Why listing this domain would silence far more people than one company; null for any other. */
export function tooWide(domain: string): string | null {
  const compared = comparedDomain(domain);
  if (publicSuffix.test(compared)) return `${quoted(domain)} is no company's domain: everybody under it would be silenced`;
  return isFreeMail(`anybody@${compared}`)
    ? `${quoted(domain)} gives mailboxes to everybody: list single addresses instead`
    : null;
}
