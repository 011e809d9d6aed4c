import { type CivilDay, formatCivil } from '../engine/calendar';
import { civilDayOf } from '../engine/zones';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity, Lock } from '../ports/world';
import { valueOr } from '../sheet/cells/cell';
import { readList, sameness, tooWide, type UnreadLine, writtenList } from '../sheet/doNotContactFile';
import { type HashKey, readHash, systemKeyName } from '../sheet/doNotContactKeys';
import { type DoNotContactEntry, type DoNotContactRead, doNotContactBook, readDoNotContact } from '../sheet/doNotContactSheet';
import { emptyLog, writtenLog } from '../sheet/logSheet';
import { toProspectFacts } from '../sheet/prospectFacts';
import { sheetNames } from '../sheet/sheetNames';
import { type Book, bookNow } from './book';
import { counted } from './counted';
import { addToList } from './doNotContactNow';
import { isInCadence } from './enrollCandidate';
import type { ListExport, ListPreview, ListReport, ListText } from './sidebarContract';

export interface ListPorts {
  readonly sheets: Spreadsheet;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly lock: Lock;
}

/** What a text would add to the list. */
interface Joining {
  readonly book: Book;
  readonly today: CivilDay;
  readonly entries: readonly DoNotContactEntry[];
  readonly newKeys: readonly HashKey[];
  readonly already: number;
  readonly unread: readonly UnreadLine[];
}

function listNow(sheets: Spreadsheet, { sheetZone, hashKeys }: Book): DoNotContactRead {
  const grid = sheets.read(sheetNames.doNotContact);
  if (grid === null) throw new Error(`The sheet ${sheetNames.doNotContact} is missing: run set-up, which puts it back.`);
  const read = readDoNotContact(grid, sheetZone, hashKeys);
  if (read.kind !== 'value') throw new Error(`${sheetNames.doNotContact}: ${read.kind === 'problem' ? read.words : 'empty'}.`);
  return read.value;
}

const lostKey =
  'this hash was made with a key that is neither in this sheet nor in this text: take the whole export, its key line included';

function joining({ sheets, clock, identity }: ListPorts, text: string): Joining {
  const book = bookNow(sheets);
  const list = listNow(sheets, book);
  const file = readList(text, book.sheetZone);
  const today = civilDayOf(clock.now(), book.sheetZone);
  const known = new Set(book.hashKeys.map(({ id }) => id));
  const newKeys = file.keys.filter(({ id }) => !known.has(id));
  const keys = [...book.hashKeys, ...newKeys];
  const hashes = new Set([...list.entries, ...file.entries].flatMap(({ scope, entry }) => (scope === 'hash' ? [entry] : [])));
  const there = new Set(list.entries.map(sameness));
  const unread = [...file.unread];
  const entries: DoNotContactEntry[] = [];
  let already = 0;
  for (const { line, ...entry } of file.entries) {
    const wide = entry.scope === 'domain' ? tooWide(entry.entry) : null;
    const isLost = entry.scope === 'hash' && !keys.some(({ id }) => id === readHash(entry.entry)?.key);
    // Who was erased does not come back in plain words.
    const isErased = entry.scope === 'address' && hashes.size > 0 && keys.some((key) => hashes.has(key.hash(entry.entry)));
    if (wide !== null || isLost) unread.push({ line, words: wide ?? lostKey });
    else if (isErased || there.has(sameness(entry))) already += 1;
    else {
      there.add(sameness(entry));
      entries.push({
        ...entry,
        since: entry.since ?? today,
        reason: entry.reason === '' ? 'Imported' : entry.reason,
        source: entry.source === '' ? `Import by ${identity.user() || 'a person'}, ${formatCivil(today)}` : entry.source,
      });
    }
  }
  unread.sort((one, other) => one.line - other.line);
  return { book, today, entries, newKeys, already, unread };
}

/** Rows in a cadence that would leave it. */
function leaving({ book, entries, newKeys }: Joining): readonly number[] {
  const joined = doNotContactBook(entries, [...book.hashKeys, ...newKeys]);
  return book.prospects.flatMap((source) => {
    const email = valueOr(source.values.email, '');
    const isLeft = email !== '' && joined.find(email) !== null && book.doNotContact.find(email) === null;
    return isLeft && isInCadence(toProspectFacts(source)) ? [source.row] : [];
  });
}

const shownUnread = 100;
const shownEntries = 20;

/** What importing a text would do; writes nothing. */
export function previewList(ports: ListPorts, { text }: ListText): ListPreview {
  const plan = joining(ports, text);
  return {
    added: plan.entries.length,
    examples: plan.entries
      .slice(0, shownEntries)
      .map(({ scope, entry }) => (scope === 'domain' ? `everyone at ${entry}` : scope === 'hash' ? 'an erased person' : entry)),
    already: plan.already,
    keys: plan.newKeys.length,
    unread: plan.unread.slice(0, shownUnread),
    unreadCount: plan.unread.length,
    leaving: leaving(plan).length,
  };
}

export function withLock<T>({ lock }: Pick<ListPorts, 'lock'>, work: () => T): T {
  if (lock.acquire() === 'busy')
    throw new Error('A run is at work on this file just now. Nothing was written: try again in a minute.');
  try {
    return work();
  } finally {
    lock.release();
  }
}

export const note = ({ sheets, clock, identity }: ListPorts, what: string, words: string): void =>
  sheets.append(sheetNames.log, [writtenLog({ ...emptyLog, at: clock.now(), what, words, owner: identity.user() })]);

/** Keeps a key on the System sheet, in its own row where that one was damaged. */
export function keepKey(sheets: Pick<Spreadsheet, 'append' | 'write'>, { system }: Pick<Book, 'system'>, key: HashKey): void {
  const row = system.rowOf(systemKeyName(key));
  if (row === null) sheets.append(sheetNames.system, [[systemKeyName(key), key.secret]]);
  else sheets.write(sheetNames.system, row, 2, [[key.secret]]);
}

/**
 * Adds to the list what a text names and the list does not have yet: keys first, since a hash without its key stops everything. Nothing
 * is ever taken off the list. Who is in a cadence leaves it in the next run, and gets no mail before.
 * @throws words for the person where nothing could be written
 */
export function importList(ports: ListPorts, { text }: ListText): ListReport {
  return withLock(ports, () => {
    const { sheets } = ports;
    const plan = joining(ports, text);
    for (const key of plan.newKeys) keepKey(sheets, plan.book, key);
    if (plan.newKeys.length > 0) sheets.flush();
    addToList(sheets, plan.entries, plan.book.sheetZone);
    const words = [
      `${counted(plan.entries.length, 'line', 'lines')} added`,
      ...(plan.newKeys.length > 0 ? [counted(plan.newKeys.length, 'key put back', 'keys put back')] : []),
      ...(plan.already > 0 ? [`${plan.already} stood there already`] : []),
      ...(plan.unread.length > 0 ? [`${plan.unread.length} could not be read`] : []),
    ].join(', ');
    if (plan.entries.length + plan.newKeys.length > 0) note(ports, 'Do Not Contact: import', `${words}.`);
    sheets.flush();
    return { added: plan.entries.length, leaving: leaving(plan).length, words: `${words}.` };
  });
}

/** The whole list as CSV text, its keys included. That it left the file is noted in the Log. */
export function exportList(ports: ListPorts, separator = ','): ListExport {
  const { sheets, clock } = ports;
  const book = bookNow(sheets);
  const { entries, problems } = listNow(sheets, book);
  note(ports, 'Do Not Contact: export', counted(entries.length, 'line', 'lines'));
  return {
    name: `do-not-contact ${formatCivil(civilDayOf(clock.now(), book.sheetZone))}.csv`,
    text: writtenList(entries, book.hashKeys, separator),
    entries: entries.length,
    problems: problems.map(({ row, words }) => `Row ${row}: ${words}.`),
  };
}
