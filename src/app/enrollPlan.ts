import type { Cadence } from '../engine/cadence';
import { cadenceWarnings } from '../engine/cadenceWarnings';
import { formatDay, type Moment, parseCivil } from '../engine/calendar';
import { folded } from '../engine/vocabulary';
import { civilDayOf } from '../engine/zones';
import { normalisedAddress } from '../mail/addresses';
import type { Spreadsheet } from '../ports/spreadsheet';
import { fieldOf, ownedFields } from '../sheet/fields';
import { sheetNames } from '../sheet/sheetNames';
import { readTemplates } from '../sheet/templatesSheet';
import { type Book, bookNow } from './book';
import { shapeOf } from './cadenceShape';
import { counted } from './counted';
import { type Candidate, candidateOf, type Planned, plannedTouches, shownTouch } from './enrollCandidate';
import type { Senders } from './enrollCapacity';
import { type Checking, findingsOf } from './enrollFindings';
import { messageProblems } from './enrollMessages';
import type { EnrollPorts } from './enrollPorts';
import { printOf } from './enrollPrint';
import { together } from './enrollTogether';
import { grouped } from './grouped';
import { isAmong, joined, selectedRows } from './selectedRows';
import { readRecord } from './senderRecord';
import { sendingSince } from './senderShown';
import type { EnrollPreview, EnrollRequest, EnrollRow, Finding, RowRange } from './sidebarContract';
import { templateShelf } from './tick/compose';

/** An anchor further from today than this is a slip of the keyboard. */
const longestAway = 3 * 366;

export interface Examined {
  readonly candidate: Candidate;
  readonly planned: readonly Planned[];
  readonly findings: readonly Finding[];
}

/** The whole sheet, ready to say of any row what enrolling it would do. */
export interface Desk {
  readonly book: Book;
  readonly cadence: Cadence;
  readonly anchor: Moment;
  readonly candidates: readonly Candidate[];
  readonly checking: Checking;
  readonly warnings: readonly string[];
  examine(candidate: Candidate): Examined;
}

function cadenceNamed(name: string, book: Book): Cadence {
  const broken = book.brokenCadences.get(folded(name));
  if (broken !== undefined) throw new Error(`${broken.slice(0, 1).toUpperCase()}${broken.slice(1)}.`);
  const cadence = book.rules.book.find(name);
  if (cadence === null) throw new Error(`There is no cadence "${name}": choose one of the list.`);
  return cadence;
}

function anchorOn(text: string, today: number): Moment {
  const day = parseCivil(text);
  if (day === null) throw new Error(`"${text}" is no date to count from: choose one.`);
  if (Math.abs(day - today) > longestAway)
    throw new Error(`${formatDay(day)} is years away: choose a day to count from near today.`);
  return { kind: 'date', day };
}

function templatesOf(sheets: Spreadsheet): {
  readonly shelf: ReturnType<typeof templateShelf>;
  readonly problems: readonly string[];
} {
  const grid = sheets.read(sheetNames.templates);
  if (grid === null) throw new Error('The sheet Templates is missing: run set-up again, it puts it back.');
  const read = readTemplates(grid);
  if (read.kind === 'problem') throw new Error(`Templates: ${read.words}.`);
  const { templates, problems } = read.kind === 'value' ? read.value : { templates: [], problems: [] };
  return {
    shelf: templateShelf(templates),
    problems: problems.map(({ row, column, words }) => `Templates row ${row}, ${column}: ${words}.`),
  };
}

export function deskFor(ports: EnrollPorts, request: { readonly cadence: string; readonly anchor: string }): Desk {
  const book = bookNow(ports.sheets);
  const missing = [...ownedFields, 'email' as const].filter((field) => book.headings.columnOf[field] === undefined);
  if (missing.length > 0) {
    const names = missing.map((field) => fieldOf(field).heading).join(', ');
    throw new Error(`"${book.prospectsSheet}" has no column ${names}: run set-up again, it says why and mends it.`);
  }
  const now = ports.clock.now();
  const cadence = cadenceNamed(request.cadence, book);
  const anchor = anchorOn(request.anchor, civilDayOf(now, book.sheetZone));
  const templates = templatesOf(ports.sheets);
  const candidates = book.prospects.map((source) => candidateOf(source, book.rules));
  const checking: Checking = {
    book,
    cadence,
    anchor,
    now,
    me: ports.identity.user(),
    byMailbox: grouped(candidates, ({ mailbox }) => mailbox),
    namers: grouped(
      candidates.flatMap((candidate) =>
        candidate.prospect.stakeholderRoles.flatMap(({ address }) =>
          address === null ? [] : [{ candidate, mailbox: normalisedAddress(address) }],
        ),
      ),
      ({ mailbox }) => mailbox,
    ),
    byId: new Map(
      [...grouped(candidates, ({ source }) => source.id)].map(([id, rows]) => [id, rows.map(({ source }) => source.row)]),
    ),
    messageProblems: messageProblems(cadence, templates.shelf, book.rules.settings, ports.identity.user()),
  };
  return {
    book,
    cadence,
    anchor,
    candidates,
    checking,
    warnings: [...book.problems, ...templates.problems],
    examine(candidate) {
      const planned = plannedTouches(candidate, cadence, anchor, book.rules);
      return { candidate, planned, findings: findingsOf(candidate, checking, planned) };
    },
  };
}

export const isRefused = ({ findings }: Pick<Examined, 'findings'>): boolean => findings.some(({ level }) => level === 'refusal');

type Hidden = NonNullable<EnrollRow['hidden']>;

const hiddenWords: Readonly<Record<Hidden, string>> = {
  hidden: 'This row is hidden.',
  filtered: 'A filter hides this row.',
  unknown: 'Too many rows were selected to look whether this one is hidden.',
};

const hiddenFinding = (how: Hidden, includeHidden: boolean): Finding => ({
  code: 'hidden',
  level: includeHidden ? 'warning' : 'ask',
  words: includeHidden ? hiddenWords[how] : `${hiddenWords[how]} Enroll it too?`,
});

/** How each row is hidden. A row that is refused anyway need not be looked at. */
function hiddenRows({ selection }: EnrollPorts, { book }: Desk, joining: readonly Examined[]): (row: number) => Hidden | null {
  const { hidden, filtered, unknown } = selection.unseen(
    book.prospectsSheet,
    joining.map(({ candidate }) => candidate.source.row),
    book.headings.columnOf.email || 1,
  );
  return (row) => (filtered.has(row) ? 'filtered' : hidden.has(row) ? 'hidden' : unknown.has(row) ? 'unknown' : null);
}

function sendersOf({ store }: EnrollPorts, { book, checking }: Desk): Senders {
  const own = readRecord(store)?.since ?? null;
  return {
    me: checking.me,
    sinceOf: (sender) =>
      sender === checking.me && own !== null
        ? civilDayOf(own, book.sheetZone)
        : sendingSince(book.system, sender, book.sheetZone),
  };
}

function rangesOf(ports: EnrollPorts, request: EnrollRequest, { book }: Desk): readonly RowRange[] {
  if (request.ranges !== null) return joined(request.ranges);
  const selected = ports.selection.selected();
  if (selected.sheet !== book.prospectsSheet)
    throw new Error(`Open the sheet "${book.prospectsSheet}" and select the rows to enroll.`);
  const { headingRow } = book.headings;
  const lastRow = book.prospects[book.prospects.length - 1]?.row ?? headingRow;
  return selectedRows(selected, headingRow, lastRow).ranges;
}

/**
 * What enrolling some rows would do: every date, every refusal with its reason, every warning. Writes nothing.
 * @throws an Error whose message is for the person: no set-up, no such cadence, no rows
 */
export function previewEnroll(ports: EnrollPorts, request: EnrollRequest): EnrollPreview {
  const desk = deskFor(ports, request);
  const { book, cadence } = desk;
  const ranges = rangesOf(ports, request, desk);
  const chosen = desk.candidates.filter(({ source }) => isAmong(source.row, ranges));
  if (chosen.length === 0) throw new Error('There is no prospect in the selected rows. Select rows that hold one.');
  const others = desk.candidates.filter(({ source }) => !isAmong(source.row, ranges));
  const examined = chosen.map((candidate) => desk.examine(candidate));
  const joining = examined.filter((each) => !isRefused(each));
  const all = together(joining, others, cadence, book, sendersOf(ports, desk));
  const hiddenAs = hiddenRows(ports, desk, joining);
  const rows = examined.map((each): EnrollRow => {
    const { candidate, planned, findings } = each;
    const { row } = candidate.source;
    const unseen = hiddenAs(row);
    return {
      row,
      name: candidate.name,
      email: candidate.email,
      company: candidate.company,
      hidden: unseen,
      zone: candidate.zone.name,
      findings: [
        ...findings,
        ...(unseen === null ? [] : [hiddenFinding(unseen, request.includeHidden)]),
        ...(all.findings.get(row) || []),
      ],
      plan: planned.map((touch) => shownTouch(touch, cadence, candidate.zone)),
      print: printOf(each),
    };
  });
  const assumed = joining.filter(({ findings }) => findings.some(({ code }) => code === 'assumed zone')).length;
  const selectedCount = ranges.reduce((count, { first, last }) => count + last - first + 1, 0);
  return {
    cadence: shapeOf(cadence, cadenceWarnings(cadence)),
    anchor: request.anchor,
    rows,
    blankRows: Math.max(0, selectedCount - chosen.length),
    warnings: [
      ...all.warnings,
      ...(assumed > 0 ? [`${counted(assumed, 'row')} without a Time Zone: ${book.rules.defaultZone.name} is assumed.`] : []),
      ...desk.warnings,
    ],
  };
}
