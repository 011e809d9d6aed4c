import type { CivilDay } from '../engine/calendar';
import { startOfDay } from '../engine/zones';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Cell } from '../sheet/cells/cell';
import { onOneLine } from '../sheet/cells/cell';
import { findHeadings } from '../sheet/cells/table';
import { type HashKey, mailboxOf, newHashKey } from '../sheet/doNotContactKeys';
import { type DoNotContactEntry, doNotContactColumns, readListed } from '../sheet/doNotContactSheet';
import { emptyLog, type LogRow, logHeadings, writtenLog } from '../sheet/logSheet';
import { sheetNames } from '../sheet/sheetNames';
import { readWork } from '../sheet/workSheet';
import type { Book } from './book';
import { counted } from './counted';
import { keepKey } from './doNotContactList';
import { addToList } from './doNotContactNow';
import { type DraftToRemove, draftsToRemove, keepDraftsToRemove, removeDrafts } from './draftsToRemove';
import type { ErasePorts, Traces } from './erasePlan';
import { assertUnmoved, emptyRows } from './eraseRows';
import type { ClaimState } from './tick/journal';
import { writeLines } from './writeLines';

/** How an erasing is dated and signed; nothing of it says who it was. */
export interface Stamp {
  readonly today: CivilDay;
  readonly source: string;
}

const gone = '(erased)';
const reason = 'Erased at their request';

/** The key under which hashes are made now: the first one the file has, else a new one, kept before anything is hashed with it. */
function keyFor({ sheets, identity }: ErasePorts, book: Book): HashKey {
  const [known] = book.hashKeys;
  if (known !== undefined) return known;
  const key = newHashKey(identity.digest(`${identity.newId()} ${identity.newId()} ${identity.newId()}`));
  keepKey(sheets, book, key);
  sheets.flush();
  return key;
}

/** Puts a hash of each address on the list, in the place of the plain line where there is one; texts there that name them are emptied. */
function keepHashes(ports: ErasePorts, book: Book, { addresses, mentions }: Traces, { today, source }: Stamp): void {
  if (addresses.length === 0) return;
  const { sheets } = ports;
  const key = keyFor(ports, book);
  const byMailbox = new Map(addresses.map((address) => [mailboxOf(address), key.hash(address)]));
  const grid = sheets.read(sheetNames.doNotContact) || [];
  const headings = findHeadings(grid, doNotContactColumns, ['entry']);
  const written = new Set<string>();
  const spare: number[] = [];
  if (headings !== null) {
    const at = (cells: readonly Cell[], id: 'entry' | 'since' | 'reason' | 'source'): Cell =>
      cells[headings.places.get(id) ?? -1] ?? '';
    grid.forEach((cells, index) => {
      if (index <= headings.above) return;
      const entry = readListed(at(cells, 'entry'));
      const listed = entry.kind === 'value' && entry.value.scope !== 'domain' ? entry.value.entry : '';
      const hash = byMailbox.get(mailboxOf(listed)) ?? ([...byMailbox.values()].includes(listed) ? listed : undefined);
      if (hash !== undefined && written.has(hash)) spare.push(index + 1);
      else if (hash !== undefined) {
        written.add(hash);
        const line = { entry: hash, since: at(cells, 'since') || new Date(startOfDay(today, book.sheetZone)), reason, source };
        for (const [id, place] of headings.places) sheets.write(sheetNames.doNotContact, index + 1, place + 1, [[line[id]]]);
      } else
        cells.forEach((cell, place) => {
          if (typeof cell === 'string' && mentions.in(cell))
            sheets.write(sheetNames.doNotContact, index + 1, place + 1, [[mentions.without(cell, gone)]]);
        });
    });
  }
  const fresh = [...byMailbox.values()].filter((hash) => !written.has(hash));
  addToList(
    sheets,
    fresh.map((entry): DoNotContactEntry => ({ scope: 'hash', entry, since: today, reason, source })),
    book.sheetZone,
  );
  for (const row of spare.reverse()) sheets.deleteRows(sheetNames.doNotContact, row, 1);
}

/** Nothing is under way to them any more: their open claims are closed, and their drafts handed to the mailboxes in which they lie. */
function closeClaims({ sheets, clock, identity }: ErasePorts, { system }: Book, { claims, drafts }: Traces): void {
  for (const [owner, those] of drafts)
    if (owner !== '') keepDraftsToRemove(sheets, system, owner, [...draftsToRemove(system, owner), ...those]);
  const lines = claims.map(({ id, state, entry }) => {
    const next: ClaimState = state === 'SENDING' ? 'UNKNOWN' : 'ABORTED';
    return writtenLog({
      ...emptyLog,
      at: clock.now(),
      prospectId: entry.prospectId,
      key: id,
      state: next,
      what: 'Erased',
      owner: identity.user(),
    });
  });
  if (lines.length > 0) sheets.append(sheetNames.log, lines);
}

/**
 * The present user's own drafts go at once; those of others by their own runs.
 * @returns what was removed, and what still lies there
 */
function removeOwnDrafts({ sheets, mailbox, identity }: ErasePorts, { system }: Book, { drafts }: Traces): [number, number] {
  const me = identity.user();
  const mine = [...draftsToRemove(system, me), ...(drafts.get(me) || [])];
  if (me === '' || mine.length === 0) return [0, 0];
  let left: readonly DraftToRemove[] = mine;
  try {
    if (mailbox.canRead()) left = removeDrafts(mailbox, mine);
  } catch {
    // They stay on the System sheet, and the hourly run tries again.
  }
  keepDraftsToRemove(sheets, { ...system, rowOf: rowNow(sheets) }, me, left);
  return [mine.length - left.length, left.length];
}

/** Rows of the System sheet as they stand after rows were added to it. */
const rowNow =
  (sheets: Spreadsheet) =>
  (name: string): number | null => {
    const row = (sheets.read(sheetNames.system) || []).findIndex(([each = '']) => onOneLine(String(each)) === name);
    return row < 0 ? null : row + 1;
  };

/** The one edit that the Log ever sees: address and words of some lines are emptied. Keys, states and dates stay. */
function emptyLogLines({ sheets, clock, identity }: ErasePorts, { log, namedInLog, mentions, rows }: Traces): void {
  const [headings = []] = sheets.readBlock(sheetNames.log, { row: 1, column: 1, rows: 1, columns: logHeadings.length });
  if (logHeadings.some((heading, index) => headings[index] !== heading))
    throw new Error('The columns of the Log sheet were moved: put them back as they were, and erase again.');
  const column = (name: string): number => logHeadings.indexOf(name) + 1;
  const cells = (text: (line: LogRow) => string): ReadonlyMap<number, Cell> =>
    new Map(namedInLog.map((line) => [line.row, text(line)]));
  const blank = new Map(log.map(({ row }): [number, Cell] => [row, '']));
  const email = new Map([...blank, ...cells((line) => mentions.without(line.email, gone))]);
  const words = new Map([...blank, ...cells((line) => mentions.without(line.words, gone))]);
  writeLines(sheets, sheetNames.log, column('Email'), email);
  writeLines(sheets, sheetNames.log, column('Words'), words);
  const ids = [...new Set(rows.map(({ id }) => id))];
  const at = clock.now();
  const owner = identity.user();
  sheets.append(
    sheetNames.log,
    (ids.length === 0 ? [''] : ids).map((prospectId) => writtenLog({ ...emptyLog, at, prospectId, what: 'Erased', owner })),
  );
}

/** Tasks are found again by their id: people sort this sheet, too. */
function emptyWork({ sheets }: ErasePorts, { sheetZone }: Book, { work }: Traces): void {
  if (work.length === 0) return;
  const ids = new Set(work.map(({ taskId }) => taskId));
  const now = readWork(sheets.read(sheetNames.work) || [], sheetZone);
  const rows = now.kind === 'value' ? now.value.items.filter(({ taskId }) => ids.has(taskId)).map(({ row }) => row) : [];
  for (const row of rows.reverse()) sheets.deleteRows(sheetNames.work, row, 1);
}

/** What the product wrote elsewhere and names them: the words of the last runs on the System sheet, and Needs You of colleagues. */
function emptyOtherWords({ sheets }: ErasePorts, { system, prospects, headings, prospectsSheet }: Book, traces: Traces): void {
  const { mentions, rows } = traces;
  for (const name of system.names) {
    const text = String(system.value(name));
    const row = system.rowOf(name);
    if (row !== null && mentions.in(text)) sheets.write(sheetNames.system, row, 2, [[mentions.without(text, gone)]]);
  }
  const column = headings.columnOf.needsYou;
  if (column === undefined) return;
  const cells = new Map<number, Cell>();
  for (const source of prospects) {
    const text = source.cells[column - 1];
    if (typeof text === 'string' && !rows.includes(source) && mentions.in(text))
      cells.set(source.row, mentions.without(text, 'somebody'));
  }
  writeLines(sheets, prospectsSheet, column, cells);
}

/** Who is erased is nobody's stakeholder any more. */
function emptyRoles({ sheets }: ErasePorts, { headings, prospectsSheet }: Book, { roles, states }: Traces): void {
  const { stakeholderRoles, state } = headings.columnOf;
  const write = (column: number | undefined, cells: Traces['roles']): void => {
    if (column !== undefined)
      writeLines(sheets, prospectsSheet, column, new Map(cells.map(({ source, cell }) => [source.row, cell])));
  };
  write(stakeholderRoles, roles);
  write(state, states);
}

/**
 * Does it, promise first and row last: whatever moment it ends at, they are on the list, and doing it again does the rest.
 * @returns what was done, in sentences
 */
export function eraseTraces(ports: ErasePorts, book: Book, traces: Traces, stamp: Stamp): readonly string[] {
  const { sheets } = ports;
  keepHashes(ports, book, traces, stamp);
  closeClaims(ports, book, traces);
  sheets.flush();
  const [drafts, left] = removeOwnDrafts(ports, book, traces);
  emptyLogLines(ports, traces);
  emptyWork(ports, book, traces);
  assertUnmoved(ports, book, 'They are on the Do Not Contact sheet already; erase again for the rest.');
  emptyOtherWords(ports, book, traces);
  emptyRoles(ports, book, traces);
  sheets.flush();
  assertUnmoved(ports, book, 'They are on the Do Not Contact sheet already; erase again for the rest.');
  emptyRows(ports, book, traces);
  sheets.flush();
  const { rows, log, namedInLog, work, addresses } = traces;
  return [
    ...(rows.length > 0 ? [`${counted(rows.length, 'row')} emptied.`] : []),
    ...(log.length + namedInLog.length > 0
      ? [`${counted(log.length + namedInLog.length, 'line')} of the Log emptied of address and words.`]
      : []),
    ...(work.length > 0 ? [`${counted(work.length, 'task')} taken off the Work sheet.`] : []),
    ...(drafts > 0 ? [`${counted(drafts, 'draft')} removed from your mailbox.`] : []),
    ...(left > 0 ? [`${counted(left, 'draft')} still in your mailbox, which could not be reached: delete by hand.`] : []),
    ...(addresses.length > 0 ? [`${counted(addresses.length, 'hash', 'hashes')} kept on the Do Not Contact sheet.`] : []),
  ];
}
