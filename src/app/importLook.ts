import { formatCivil } from '../engine/calendar';
import { civilDayOf } from '../engine/zones';
import { normalisedAddress } from '../mail/addresses';
import { isRoleAccount } from '../mail/roleAccounts';
import type { Spreadsheet } from '../ports/spreadsheet';
import { valueOr } from '../sheet/cells/cell';
import { readEmailAddress } from '../sheet/cells/emailAddress';
import { type FieldId, type FieldKind, fieldOf } from '../sheet/fields';
import { findHeadingRow, headingKey, matchHeadings } from '../sheet/headings';
import { rememberedColumns, systemNames } from '../sheet/systemSheet';
import { type Book, bookNow } from './book';
import type { ListPorts } from './doNotContactList';
import type { CellsAs, FileColumn, ImportAddresses, ImportCheck, ImportFile, ImportLook, SheetColumn } from './exchangeContract';
import { importedRows } from './importedRows';

/** What the cells of a field are; what is missing here is text. */
const asOfKind: Partial<Readonly<Record<FieldKind, CellsAs>>> = {
  money: 'number',
  committee: 'number',
  count: 'number',
  moment: 'date',
  checkbox: 'yes or no',
};

const asOf = (field: FieldId): CellsAs => asOfKind[fieldOf(field).kind] || 'text';

/** Formulas that fill more cells than their own. */
const spilling = /\{|\b(?:ARRAYFORMULA|BYROW|FILTER|IMPORT\w+|MAP|QUERY|SCAN|SEQUENCE|SORTN?|UNIQUE)\s*\(/i;

type Formulas = Pick<Spreadsheet, 'formulas'>;

/** Columns in which a row has formulas, of those that `counts` where it is given; `last` is the last row in which anything stands. */
export function formulaColumns(
  { formulas }: Formulas,
  { prospectsSheet }: Book,
  row: number,
  last: number,
  counts = /./,
): readonly number[] {
  return row > last ? [] : formulas(prospectsSheet, row).flatMap((formula, index) => (counts.test(formula) ? [index + 1] : []));
}

/** Columns that one formula fills, from the heading or from the first row on. */
export function spiltColumns(sheets: Formulas, book: Book, last: number): ReadonlySet<number> {
  const { headingRow } = book.headings;
  return new Set([
    ...formulaColumns(sheets, book, headingRow, last),
    ...formulaColumns(sheets, book, headingRow + 1, last, spilling),
  ]);
}

/** Columns that the product writes or computes: nothing is ever imported into them. */
export const isKept = (field: FieldId): boolean => fieldOf(field).set === 'owned' || fieldOf(field).set === 'formula';

/** The columns of the sheet that may be filled: a person's fields, and whatever a team keeps besides. */
export function openColumns({ headings }: Book, computed: ReadonlySet<number>): readonly SheetColumn[] {
  const fields = new Map(headings.matches.map(({ field, column }) => [column, field]));
  const blocked = new Set(headings.conflicts.flatMap(({ blocks, columns }) => (blocks ? columns : [])));
  return headings.headings.flatMap((heading, index) => {
    const field = fields.get(index + 1);
    const isOpen =
      heading !== '' && !computed.has(index + 1) && !blocked.has(index + 1) && (field === undefined || !isKept(field));
    return isOpen ? [{ column: index + 1, heading, as: field === undefined ? null : asOf(field) }] : [];
  });
}

/** The file's headings, recognised as those of a sheet are; a column of the team's own is found by its very heading. */
function fileColumns(book: Book, top: ImportFile['top'], open: readonly SheetColumn[]): Pick<ImportLook, 'headingRow' | 'file'> {
  const remembered = { ...rememberedColumns(book.system), row: [] };
  const headingRow = findHeadingRow(top, remembered);
  const map = matchHeadings(
    { row: headingRow, cells: top[headingRow - 1] || [], formulas: [], below: top.slice(headingRow) },
    remembered,
  );
  const taken = new Set(map.matches.flatMap(({ field }) => book.headings.columnOf[field] || []));
  const file = map.headings.map((heading, index): FileColumn => {
    const match = map.matches.find(({ column }) => column === index + 1);
    const kept = match !== undefined && isKept(match.field);
    const there = match === undefined ? undefined : book.headings.columnOf[match.field];
    if (match !== undefined && !kept && (there === undefined || open.some((each) => each.column === there)))
      return {
        heading,
        column: there ?? null,
        name: fieldOf(match.field).heading,
        as: asOf(match.field),
        why: match.why,
        kept,
      };
    const own = open.find((each) => headingKey(each.heading) === headingKey(heading) && !taken.has(each.column));
    if (own !== undefined) taken.add(own.column);
    const isOurs = kept || (own === undefined && book.headings.headings.some((each) => headingKey(each) === headingKey(heading)));
    return {
      heading,
      column: own?.column ?? null,
      name: isOurs ? `Imported ${heading}` : heading,
      as: own?.as ?? null,
      why: own === undefined ? '' : 'the heading is the same',
      kept: isOurs,
    };
  });
  return { headingRow, file };
}

/** What is kept of the last import on the System sheet. */
interface LastImport {
  readonly id: string;
  readonly at: number;
  readonly by: string;
}

export function lastImport({ system }: Pick<Book, 'system'>): LastImport | null {
  try {
    const kept = JSON.parse(String(system.value(systemNames.lastImport))) as Partial<LastImport> | null;
    return typeof kept?.id === 'string' && typeof kept.at === 'number' ? { id: kept.id, at: kept.at, by: String(kept.by) } : null;
  } catch {
    return null;
  }
}

/** Into which columns a file would go, and whether the import before can be undone. Writes nothing. */
export function lookAtFile({ sheets, identity }: ListPorts, { top }: ImportFile): ImportLook {
  const book = bookNow(sheets);
  const { email } = book.headings.columnOf;
  if (email === undefined || book.headings.columnOf.prospectId === undefined)
    throw new Error(`The sheet "${book.prospectsSheet}" lacks its column Email or Prospect ID: run set-up first.`);
  const last = lastImport(book);
  const columns = openColumns(book, spiltColumns(sheets, book, sheets.lastRow(book.prospectsSheet)));
  const rows = last === null ? 0 : importedRows(book.prospects, last.id).length;
  return {
    id: identity.newId().replace(/-/g, '').slice(0, 10),
    sheet: book.prospectsSheet,
    zone: book.sheetZone.name,
    prospects: book.prospects.length,
    columns,
    email,
    ...fileColumns(book, top, columns),
    last:
      last === null || rows === 0
        ? null
        : { id: last.id, by: last.by, at: formatCivil(civilDayOf(last.at, book.sheetZone)), rows },
  };
}

/** Mailboxes that stand on the sheet, with their row. */
export const mailboxes = ({ prospects }: Pick<Book, 'prospects'>): Map<string, number> =>
  new Map(
    prospects.flatMap(({ row, values }) => {
      const email = valueOr(values.email, '');
      return email === '' ? [] : [[normalisedAddress(email), row] as const];
    }),
  );

/** Why nobody is added under an address; null where nothing speaks against it. */
export function against(
  text: string,
  book: Book,
  there: ReadonlyMap<string, number>,
): { readonly what: ImportCheck['found'][number][1]; readonly words: string; readonly row?: number } | null {
  const email = readEmailAddress(text);
  if (email.kind === 'blank') return { what: 'blank', words: 'there is no email address' };
  if (email.kind === 'problem') return { what: 'bad', words: email.words };
  const row = there.get(normalisedAddress(email.value));
  if (row !== undefined) return { what: 'there', words: `the address stands in row ${row} of the sheet already`, row };
  const listed = book.doNotContact.find(email.value);
  return listed === null ? null : { what: 'listed', words: 'they are on the Do Not Contact sheet' };
}

/** What speaks against each address of a file; nothing is said of those that are good. Writes nothing. */
export function checkAddresses({ sheets }: Pick<ListPorts, 'sheets'>, { addresses }: ImportAddresses): ImportCheck {
  const book = bookNow(sheets);
  if (book.doNotContactDoubt !== '') throw new Error(`${book.doNotContactDoubt} Until that is put right nobody can be imported.`);
  const there = mailboxes(book);
  const seen = new Map<string, number>();
  const found: ImportCheck['found'][number][] = [];
  addresses.forEach((text, place) => {
    const email = valueOr(readEmailAddress(text), '');
    const mailbox = email === '' ? '' : normalisedAddress(email);
    const above = seen.get(mailbox);
    const finding = against(text, book, there);
    if (mailbox !== '' && above === undefined) seen.set(mailbox, place);
    if (mailbox !== '' && above !== undefined) found.push([place, 'twice', String(above)]);
    else if (finding !== null) found.push([place, finding.what, finding.words]);
    else if (isRoleAccount(email)) found.push([place, 'role', 'several people may read this address']);
  });
  return { found };
}
