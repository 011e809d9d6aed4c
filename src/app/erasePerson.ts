import { formatCivil } from '../engine/calendar';
import { civilDayOf } from '../engine/zones';
import { readEmailAddress } from '../sheet/cells/emailAddress';
import { logHeadings, readLog } from '../sheet/logSheet';
import { sheetNames } from '../sheet/sheetNames';
import { readWork } from '../sheet/workSheet';
import { type Book, bookNow } from './book';
import { counted } from './counted';
import { type ErasePorts, type Person, peopleOf, type Traces, tracesOf } from './erasePlan';
import { type NamedElsewhere, namedElsewhere } from './eraseScan';
import { eraseTraces } from './eraseTraces';
import { isAmong, selectedRows } from './selectedRows';
import type { EraseConfirmed, ErasePreview, EraseReport, EraseRequest } from './sidebarContract';

/** Rows that may be erased at once: a whole column is selected sooner than meant. */
const mostRows = 20;

/** The rows that a person selected on the prospects sheet. */
function rowsSelected({ sheets, selection }: ErasePorts, { prospectsSheet, headings, prospects }: Book): readonly number[] {
  const selected = selection.selected();
  if (selected.sheet !== prospectsSheet) throw new Error(`Select the person's row on the sheet "${prospectsSheet}" first.`);
  const { ranges } = selectedRows(selected, headings.headingRow, sheets.lastRow(prospectsSheet));
  const rows = prospects.map(({ row }) => row).filter((row) => isAmong(row, ranges));
  if (rows.length > mostRows)
    throw new Error(`${rows.length} rows are selected. Select the people who are to be erased, at most ${mostRows} at a time.`);
  return rows;
}

function addressAsked(text: string): string {
  const read = readEmailAddress(text);
  if (read.kind === 'problem') throw new Error(`${read.words.slice(0, 1).toUpperCase()}${read.words.slice(1)}.`);
  return read.kind === 'value' ? read.value : '';
}

interface Plan {
  readonly book: Book;
  readonly traces: Traces;
  readonly elsewhere: NamedElsewhere;
  readonly print: string;
}

function planOf(ports: ErasePorts, book: Book, rows: readonly number[], address: string): Plan {
  const { sheets, identity } = ports;
  const log = readLog(sheets.read(sheetNames.log) ?? [logHeadings], book.sheetZone);
  if (log.kind === 'problem') throw new Error(`The Log sheet: ${log.words}. Nothing was erased.`);
  const work = readWork(sheets.read(sheetNames.work) || [], book.sheetZone);
  if (work.kind === 'problem') throw new Error(`The Work sheet: ${work.words}. Nothing was erased.`);
  const traces = tracesOf(
    book,
    peopleOf(book, rows, address),
    log.kind === 'value' ? log.value : [],
    work.kind === 'value' ? work.value.items : [],
  );
  const { columnOf } = book.headings;
  const elsewhere = namedElsewhere(ports, traces.mentions, {
    sheet: book.prospectsSheet,
    rows: new Set(traces.rows.map(({ row }) => row)),
    ownColumns: new Set([columnOf.needsYou || 0, columnOf.stakeholderRoles || 0, columnOf.state || 0]),
  });
  const shown = traces.people.map(({ addresses, rows: theirs }) => [addresses, theirs.map(({ row, id }) => [row, id])]);
  return { book, traces, elsewhere, print: identity.digest(JSON.stringify(shown)).slice(0, 16) };
}

const listed = (numbers: readonly number[]): string => numbers.join(', ');

function goesOf({ book, traces }: Plan, me: string): readonly string[] {
  const { rows, log, namedInLog, work, roles, drafts } = traces;
  const elsewhere = log.length + namedInLog.length;
  return [
    ...(rows.length === 0
      ? []
      : [
          `${rows.length === 1 ? 'Row' : 'Rows'} ${listed(rows.map(({ row }) => row))} of ${book.prospectsSheet}: every cell and note, your own columns too.`,
        ]),
    ...(elsewhere === 0 ? [] : [`Address and words in ${counted(elsewhere, 'line')} of the Log.`]),
    ...(roles.length === 0
      ? []
      : [
          `Their address under Stakeholder Roles in ${roles.length === 1 ? 'row' : 'rows'} ${listed(roles.map(({ source }) => source.row))}.`,
        ]),
    ...(work.length === 0 ? [] : [`${counted(work.length, 'task')} on the Work sheet.`]),
    ...[...drafts].map(([owner, those]) =>
      owner === me
        ? `${counted(those.length, 'draft')} to them in your mailbox.`
        : `${counted(those.length, 'draft')} to them in the mailbox of ${owner === '' ? 'nobody known: look for it by hand' : `${owner}, by that mailbox's next hourly run`}.`,
    ),
  ];
}

const outOfReach = (people: readonly Person[]): string => {
  const terms = people.flatMap(({ addresses }) => addresses).flatMap((address) => [`from:${address}`, `to:${address}`]);
  return terms.length === 0 ? '' : ` Find them by searching Gmail for {${terms.join(' ')}}.`;
};

function elsewhereWords({ places, count, unseen }: NamedElsewhere): readonly string[] {
  return [
    ...(count === 0
      ? []
      : [
          `They are also named in ${places.join(', ')}${count > places.length ? ` and ${count - places.length} more` : ''}: look there yourself.`,
        ]),
    ...(unseen.length === 0 ? [] : [`There was no time to look through ${unseen.join(', ')}.`]),
  ];
}

function staysOf({ traces, elsewhere }: Plan): readonly string[] {
  const { addresses, rows, people } = traces;
  return [
    ...(addresses.length === 0
      ? []
      : ['On the Do Not Contact sheet: a keyed hash of the address and today’s date, so that they are never contacted again.']),
    ...(rows.some(({ id }) => id !== '') ? ['In the row: Prospect ID, Unsubscribed, and the tag Do Not Contact.'] : []),
    'In the Log: that and when something was sent, without address and words.',
    ...elsewhereWords(elsewhere),
    `Mails in Gmail stay where they are.${outOfReach(people)}`,
    'Out of reach: comments, the version history of this file, and its copies and exports.',
  ];
}

function warningsOf({ traces }: Plan): readonly string[] {
  const { people } = traces;
  if (people.length === 0) return ['There is nobody in the selected rows. Select the rows of the people to be erased.'];
  return people.flatMap(({ addresses, rows, name }) =>
    addresses.length === 0
      ? [
          `Row ${listed(rows.map(({ row }) => row))}${name === '' ? '' : ` (${name})`} has no address: nothing can be kept by which they would be known again.`,
        ]
      : [],
  );
}

/** What erasing the selected people, or an address, would do: who they are, what goes and what stays. Writes nothing. */
export function previewErase(ports: ErasePorts, request: EraseRequest): ErasePreview {
  const book = bookNow(ports.sheets);
  const address = addressAsked(request.address);
  const rows = address === '' ? rowsSelected(ports, book) : [];
  const plan = planOf(ports, book, rows, address);
  const people = plan.traces.people.map((person) => ({
    name: person.name,
    addresses: person.addresses,
    rows: person.rows.map(({ row }) => row),
  }));
  const nobody = people.length === 0;
  return {
    people,
    goes: nobody ? [] : goesOf(plan, ports.identity.user()),
    stays: nobody ? [] : staysOf(plan),
    warnings: warningsOf(plan),
    rows,
    address,
    print: plan.print,
  };
}

/**
 * Erases the people who were shown: their rows, their text in the Log, their tasks and drafts. What is kept is a keyed hash of the address,
 * and that something was sent and when. Stopped halfway, it can be done again: the row goes last.
 * @throws words for the person; where the sheet is not as it was shown, nothing is written
 */
export function erasePeople(ports: ErasePorts, { rows, address, print }: EraseConfirmed): EraseReport {
  if (ports.lock.acquire() === 'busy')
    throw new Error('A run is at work on this file just now. Nothing was erased: try again in a minute.');
  try {
    const book = bookNow(ports.sheets);
    const plan = planOf(ports, book, rows, address);
    if (plan.traces.people.length === 0 || plan.print !== print)
      throw new Error('The sheet has changed since it was shown. Nothing was erased: look again and confirm.');
    const today = civilDayOf(ports.clock.now(), book.sheetZone);
    const done = eraseTraces(ports, book, plan.traces, { today, source: `Next Touch, ${formatCivil(today)}` });
    return { done, stays: [...elsewhereWords(plan.elsewhere), ...staysOf(plan).slice(-2)] };
  } finally {
    ports.lock.release();
  }
}
