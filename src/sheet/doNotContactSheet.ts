import type { CivilDay } from '../engine/calendar';
import { startOfDay, type Zone } from '../engine/zones';
import { domainOf, normalisedAddress } from '../mail/addresses';
import { asciiDomain } from '../mail/idn';
import type { Cell, Reading } from './cells/cell';
import { problem, quoted, value, valueOr } from './cells/cell';
import { readEmailAddress } from './cells/emailAddress';
import { readDay } from './cells/moment';
import type { Column, Grid, TableProblem } from './cells/table';
import { readTable } from './cells/table';
import { readText } from './cells/text';

type DoNotContactColumn = 'entry' | 'since' | 'reason' | 'source';

const columns: readonly Column<DoNotContactColumn>[] = [
  { id: 'entry', heading: 'Address or Domain', alsoCalled: ['Address', 'Email', 'E-mail', 'Email Address', 'Domain'] },
  { id: 'since', heading: 'Since', alsoCalled: ['Date'] },
  { id: 'reason', heading: 'Reason', alsoCalled: ['Why'] },
  { id: 'source', heading: 'Source', alsoCalled: ['Added by'] },
];

export const doNotContactHeadings: readonly string[] = columns.map((column) => column.heading);

/** One person, or everybody of a domain, who is never contacted on any channel. */
export interface DoNotContactEntry {
  readonly scope: 'address' | 'domain';
  /** A bare address or a bare domain, as written. */
  readonly entry: string;
  readonly since: CivilDay | null;
  readonly reason: string;
  readonly source: string;
}

export interface DoNotContactRead {
  readonly entries: readonly DoNotContactEntry[];
  readonly problems: readonly TableProblem[];
}

const bareDomain = /^(?:https?:\/\/)?(?:\*\.|@|www\.)?([\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?\.[\p{L}][\p{L}\p{N}-]+)\/?$/u;

const readEntry = (cell: Cell): Reading<Pick<DoNotContactEntry, 'scope' | 'entry'>> => {
  const text = readText(cell);
  if (text.kind !== 'value') return text;
  const domain = bareDomain.exec(text.value)?.[1];
  if (domain !== undefined) return value({ scope: 'domain', entry: domain });
  const address = readEmailAddress(cell);
  if (address.kind === 'value') return value({ scope: 'address', entry: address.value });
  return problem(`${quoted(text.value)} is neither an address nor a domain; write ana@firm.example or firm.example`);
};

/** Reads the Do Not Contact sheet. A line that cannot be read is a problem to be told loudly: somebody asked for it. */
export const readDoNotContact = (grid: Grid, sheetZone: Zone): Reading<DoNotContactRead> => {
  const table = readTable(grid, columns, ['entry']);
  if (table.kind !== 'value') return table;
  const entries: DoNotContactEntry[] = [];
  const problems: TableProblem[] = [];
  for (const { row, cell } of table.value) {
    const entry = readEntry(cell('entry'));
    if (entry.kind === 'value') {
      const since = valueOr(readDay(cell('since'), sheetZone), null);
      const [reason, source] = (['reason', 'source'] as const).map((id) => valueOr(readText(cell(id)), ''));
      entries.push({ ...entry.value, since, reason: reason ?? '', source: source ?? '' });
    } else {
      const words = entry.kind === 'problem' ? entry.words : 'the address or domain is missing';
      problems.push({ row, column: 'Address or Domain', words });
    }
  }
  return value({ entries, problems });
};

export const writtenDoNotContact = (entry: DoNotContactEntry, sheetZone: Zone): Cell[] => [
  entry.entry,
  entry.since === null ? '' : new Date(startOfDay(entry.since, sheetZone)),
  entry.reason,
  entry.source,
];

/** Who is on the list, asked by address. */
export interface DoNotContactBook {
  find(address: string): Pick<DoNotContactEntry, 'scope' | 'entry'> | null;
}

/** A listed domain covers its subdomains; addresses are compared as mailboxes are, without tags and letter case. */
export const doNotContactBook = (entries: readonly DoNotContactEntry[]): DoNotContactBook => {
  const addresses = new Map<string, DoNotContactEntry>();
  const domains = new Map<string, DoNotContactEntry>();
  for (const entry of entries) {
    if (entry.scope === 'address') addresses.set(normalisedAddress(entry.entry), entry);
    else domains.set(asciiDomain(entry.entry.toLowerCase()), entry);
  }
  const byDomain = (domain: string): DoNotContactEntry | null => {
    for (let rest = domain; rest !== ''; rest = rest.includes('.') ? rest.slice(rest.indexOf('.') + 1) : '') {
      const entry = domains.get(rest);
      if (entry !== undefined) return entry;
    }
    return null;
  };
  return {
    find: (address) => addresses.get(normalisedAddress(address)) ?? byDomain(asciiDomain(domainOf(address).toLowerCase())),
  };
};
