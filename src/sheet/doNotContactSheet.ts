import type { CivilDay } from '../engine/calendar';
import { startOfDay, type Zone } from '../engine/zones';
import { domainOf } from '../mail/addresses';
import { asciiDomain } from '../mail/idn';
import type { Cell, Reading } from './cells/cell';
import { problem, quoted, value, valueOr } from './cells/cell';
import { readEmailAddress } from './cells/emailAddress';
import { readDay } from './cells/moment';
import type { Column, Grid, TableProblem } from './cells/table';
import { findHeadings, readTable } from './cells/table';
import { readText } from './cells/text';
import { type HashKey, mailboxOf, readHash } from './doNotContactKeys';

type DoNotContactColumn = 'entry' | 'since' | 'reason' | 'source';

export const doNotContactColumns: readonly Column<DoNotContactColumn>[] = [
  { id: 'entry', heading: 'Address or Domain', alsoCalled: ['Address', 'Email', 'E-mail', 'Email Address', 'Domain'] },
  { id: 'since', heading: 'Since', alsoCalled: ['Date'] },
  { id: 'reason', heading: 'Reason', alsoCalled: ['Why'] },
  { id: 'source', heading: 'Source', alsoCalled: ['Added by'] },
];

export const doNotContactHeadings: readonly string[] = doNotContactColumns.map((column) => column.heading);

/** One person, or everybody of a domain, who is never contacted on any channel. */
export interface DoNotContactEntry {
  /** `hash`: one person who was erased. */
  readonly scope: 'address' | 'domain' | 'hash';
  /** A bare address or a bare domain, as written; or a hash. */
  readonly entry: string;
  readonly since: CivilDay | null;
  readonly reason: string;
  readonly source: string;
}

export interface DoNotContactRead {
  readonly entries: readonly DoNotContactEntry[];
  /** Somebody asked for each of these lines, so that nothing is sent while one of them is not understood. */
  readonly problems: readonly TableProblem[];
}

const bareDomain =
  /^(?:https?:\/\/)?(?:\*?@)?(?:\*\.|www\.)?([\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?\.[\p{L}][\p{L}\p{N}-]+)\/?$/iu;

/** Reads what stands for somebody on the list: an address, a domain or a hash. */
export const readListed = (cell: Cell): Reading<Pick<DoNotContactEntry, 'scope' | 'entry'>> => {
  const text = readText(cell);
  if (text.kind !== 'value') return text;
  const hash = readHash(text.value);
  if (hash !== null) return value({ scope: 'hash', entry: hash.hash });
  if (/^\s*hmac:/i.test(text.value))
    return problem('this hash of an erased person is damaged; bring it back from the version history or from an export');
  const domain = bareDomain.exec(text.value)?.[1];
  if (domain !== undefined) return value({ scope: 'domain', entry: domain });
  const address = readEmailAddress(cell);
  if (address.kind === 'value') return value({ scope: 'address', entry: address.value });
  return problem(`${quoted(text.value)} is neither an address nor a domain; write ana@firm.example or firm.example`);
};

const column = 'Address or Domain';

/** Hashes whose key is not in the file, one problem a key: they match nobody, and so stop everything. */
function lostKeys(hashes: readonly { readonly row: number; readonly key: string }[], keys: readonly HashKey[]): TableProblem[] {
  const known = new Set(keys.map(({ id }) => id));
  const rowsByKey = new Map<string, number[]>();
  for (const { row, key } of hashes) if (!known.has(key)) rowsByKey.set(key, [...(rowsByKey.get(key) || []), row]);
  return [...rowsByKey].map(([key, rows]) => ({
    row: rows[0] || 0,
    column,
    words: `${rows.length === 1 ? 'this hash' : `this hash and ${rows.length - 1} more`} of erased people cannot be compared with anybody, since the key ${key} is not on the System sheet or was changed. Put it back: import an export of this list under Opt-outs in the sidebar, or bring the System sheet back from the version history`,
  }));
}

/**
 * Reads the Do Not Contact sheet. A line that cannot be read is a problem to be told loudly: somebody asked for it.
 * @param keys the keys of the file: a hash under any other is a problem
 */
export const readDoNotContact = (grid: Grid, sheetZone: Zone, keys: readonly HashKey[] = []): Reading<DoNotContactRead> => {
  const table = readTable(grid, doNotContactColumns, ['entry']);
  if (table.kind === 'problem') return table;
  if (table.kind === 'blank') return problem('its headings are gone; run set-up, which puts them back');
  const entries: DoNotContactEntry[] = [];
  const problems: TableProblem[] = [];
  const hashes: { row: number; key: string }[] = [];
  for (const { row, cell } of table.value) {
    const entry = readListed(cell('entry'));
    if (entry.kind === 'value') {
      const since = valueOr(readDay(cell('since'), sheetZone), null);
      const [reason, source] = (['reason', 'source'] as const).map((id) => valueOr(readText(cell(id)), ''));
      entries.push({ ...entry.value, since, reason: reason ?? '', source: source ?? '' });
      const hash = entry.value.scope === 'hash' ? readHash(entry.value.entry) : null;
      if (hash !== null) hashes.push({ row, key: hash.key });
    } else {
      const words = entry.kind === 'problem' ? entry.words : 'the address or domain is missing';
      problems.push({ row, column, words });
    }
  }
  return value({ entries, problems: [...lostKeys(hashes, keys), ...problems] });
};

const cellsOf = (entry: DoNotContactEntry, sheetZone: Zone): Readonly<Record<DoNotContactColumn, Cell>> => ({
  entry: entry.entry,
  since: entry.since === null ? '' : new Date(startOfDay(entry.since, sheetZone)),
  reason: entry.reason,
  source: entry.source,
});

/**
 * Lines as they go below those of a sheet, in the order in which its columns stand now.
 * @returns null where the sheet has no heading for the addresses: a line in the wrong column would protect nobody
 */
export const linesFor = (grid: Grid, entries: readonly DoNotContactEntry[], sheetZone: Zone): readonly Cell[][] | null => {
  const headings = findHeadings(grid, doNotContactColumns, ['entry']);
  if (headings === null) return null;
  const width = Math.max(...headings.places.values()) + 1;
  return entries.map((entry) => {
    const cells = cellsOf(entry, sheetZone);
    const line = Array.from({ length: width }, (): Cell => '');
    for (const [id, place] of headings.places) line[place] = cells[id];
    return line;
  });
};

/** Who an address was found as. */
export interface DoNotContactFound {
  readonly scope: 'address' | 'domain';
  /** What stands on the list, in words where that is a hash. */
  readonly entry: string;
}

/** Who is on the list, asked by address. */
export interface DoNotContactBook {
  find(address: string): DoNotContactFound | null;
}

const erased: DoNotContactFound = { scope: 'address', entry: 'kept as a hash since they were erased' };

/** The form under which domains are compared; Gmail's two names are one. */
export const comparedDomain = (domain: string): string => {
  const ascii = asciiDomain(domain.toLowerCase());
  return ascii === 'googlemail.com' ? 'gmail.com' : ascii;
};

/**
 * A listed domain covers its subdomains; addresses are compared as mailboxes are; erased people by the hash of their address, which is
 * worked out only where there are hashes, and once for an address.
 */
export const doNotContactBook = (entries: readonly DoNotContactEntry[], keys: readonly HashKey[] = []): DoNotContactBook => {
  const addresses = new Map<string, DoNotContactEntry>();
  const domains = new Map<string, DoNotContactEntry>();
  const hashes = new Set<string>();
  for (const entry of entries) {
    if (entry.scope === 'address') addresses.set(mailboxOf(entry.entry), entry);
    else if (entry.scope === 'domain') domains.set(comparedDomain(entry.entry), entry);
    else hashes.add(entry.entry);
  }
  const used = new Set([...hashes].map((hash) => readHash(hash)?.key));
  const inUse = keys.filter(({ id }) => used.has(id));
  const byDomain = (domain: string): DoNotContactFound | null => {
    for (let rest = domain; rest !== ''; rest = rest.includes('.') ? rest.slice(rest.indexOf('.') + 1) : '') {
      const entry = domains.get(rest);
      if (entry !== undefined) return { scope: 'domain', entry: entry.entry };
    }
    return null;
  };
  const look = (address: string): DoNotContactFound | null => {
    const entry = addresses.get(mailboxOf(address));
    if (entry !== undefined) return { scope: 'address', entry: entry.entry };
    const domain = byDomain(comparedDomain(domainOf(address)));
    if (domain !== null) return domain;
    return inUse.some((key) => hashes.has(key.hash(address))) ? erased : null;
  };
  const known = new Map<string, DoNotContactFound | null>();
  return {
    find(address) {
      const before = known.get(address);
      if (before !== undefined) return before;
      const found = look(address);
      known.set(address, found);
      return found;
    },
  };
};
