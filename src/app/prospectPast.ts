import { touchLabel } from '../engine/labels';
import type { Spreadsheet } from '../ports/spreadsheet';
import { onOneLine, valueOr } from '../sheet/cells/cell';
import { readStepsDone } from '../sheet/cells/count';
import { cameAt, type LogRow, readLog } from '../sheet/logSheet';
import { sheetNames } from '../sheet/sheetNames';
import { actedState } from './actRecord';
import type { Book } from './book';
import { onWallClock } from './enrollCandidate';
import type { PastTouch } from './prospectContract';
import { type Claim, type ClaimState, claimStates, claimsOf } from './tick/journal';
import { isPersonal } from './tick/outgoing';

/** What happened to one person, out of a Log that may have fifty thousand lines about others. */

/** Lines of one person that are read; who wants older ones filters the Log. */
const mostLines = 120;
/** Requests they are read with, and lines of others that one request may take along. */
const mostBlocks = 6;
const widestGap = 400;

interface Span {
  readonly first: number;
  readonly last: number;
}

/** Rows in order as a few spans, the newest kept where they would be too many. */
function spansOf(rows: readonly number[]): readonly Span[] {
  const spans: Span[] = [];
  for (const row of rows) {
    const last = spans[spans.length - 1];
    if (last !== undefined && row - last.last <= widestGap) spans[spans.length - 1] = { first: last.first, last: row };
    else spans.push({ first: row, last: row });
  }
  return spans.slice(-mostBlocks);
}

/** The Log's lines about one person, oldest first, and how many older ones were left unread. */
export function linesAbout(
  sheets: Pick<Spreadsheet, 'readFrom' | 'readBlock' | 'lastRow'>,
  { sheetZone }: Pick<Book, 'sheetZone'>,
  prospectId: string,
): { readonly lines: readonly LogRow[]; readonly left: number } {
  const nothing = { lines: [], left: 0 };
  const [headings = []] = sheets.readFrom(sheetNames.log, 1, 1) || [];
  const column = headings.findIndex((heading) => onOneLine(String(heading)) === 'Prospect ID') + 1;
  const last = sheets.lastRow(sheetNames.log);
  if (column === 0 || last < 2 || prospectId === '') return nothing;
  const ids = sheets.readBlock(sheetNames.log, { row: 2, column, rows: last - 1, columns: 1 });
  const rows = ids.flatMap(([id], index) => (onOneLine(String(id)) === prospectId ? [index + 2] : []));
  const spans = spansOf(rows.slice(-mostLines));
  const lines = spans.flatMap(({ first, last: end }) => {
    const block = { row: first, column: 1, rows: end - first + 1, columns: headings.length };
    const read = readLog([headings, ...sheets.readBlock(sheetNames.log, block)], sheetZone);
    return read.kind === 'value'
      ? read.value.filter((line) => line.prospectId === prospectId).map((line) => ({ ...line, row: line.row + first - 2 }))
      : [];
  });
  return { lines, left: rows.length - lines.length };
}

const claimWords: Readonly<Record<ClaimState, string>> = {
  INTENT: 'About to go out',
  DRAFT: 'Draft in Gmail',
  SENDING: 'About to go out',
  SENT: 'Sent',
  ABORTED: 'Did not go out',
  UNKNOWN: 'Nobody knows whether it went out',
};

/** "Email 3 of 7 · case study", for a role of the account with its name. */
function labelOf(line: Pick<LogRow, 'cadence' | 'step' | 'touch' | 'channel'>, { rules }: Book): string {
  const cadence = rules.book.find(line.cadence);
  const step = valueOr(readStepsDone(line.step), 0);
  const label = (cadence === null ? '' : touchLabel(cadence, step)) || [line.channel, line.step].join(' ').trim();
  const role = line.touch.split('.').slice(2).join('.');
  return role === '' || !line.touch.includes('.email.') ? label : `${label} (to their ${role})`;
}

/** What the product keeps for itself in Words is nothing to read. */
const shown = (words: string): string => (words.startsWith('{') ? '' : words.slice(0, 400));

/** In the account it lies in: whoever has several would be shown another one's mails. */
const linkFor = ({ threadId, owner }: Pick<LogRow, 'threadId' | 'owner'>, me: string): string =>
  threadId === '' || owner.toLowerCase() !== me
    ? ''
    : `https://mail.google.com/mail/?authuser=${encodeURIComponent(me)}#all/${encodeURIComponent(threadId)}`;

function claimed(claim: Claim, book: Book, me: string): Omit<PastTouch, 'at'> {
  const { entry, state } = claim;
  const what = state === 'SENT' && isPersonal(claim) ? 'Sent by hand' : claimWords[state];
  return { what: `${what}: ${labelOf(entry, book)}`, words: shown(entry.words), link: linkFor(entry, me) };
}

function noted(line: LogRow, book: Book, me: string): Omit<PastTouch, 'at'> {
  const what = line.what.split(' · ')[0] || '';
  const where = line.state === 'ENROLLED' ? line.cadence : line.step === '' || Number(line.step) === 0 ? '' : labelOf(line, book);
  return { what: where === '' ? what : `${what}: ${where}`, words: shown(line.words), link: linkFor(line, me) };
}

/** What happened, newest first: a mail with all its lines of the journal is one thing. */
export function pastOf(lines: readonly LogRow[], book: Book, me: string): readonly PastTouch[] {
  const claims = new Map(claimsOf(lines).map((claim) => [claim.id, claim]));
  const seen = new Set<string>();
  const past: PastTouch[] = [];
  for (const line of [...lines].reverse()) {
    if (line.state === actedState) continue;
    const claim = claimStates.includes(line.state) ? claims.get(line.key) : undefined;
    if (claim !== undefined && seen.has(claim.id)) continue;
    if (claim !== undefined) seen.add(claim.id);
    const at = claim === undefined ? (cameAt(line.touch) ?? line.at) : claim.entry.at;
    past.push({
      at: at === null ? '' : onWallClock(at, book.sheetZone),
      ...(claim === undefined ? noted(line, book, me) : claimed(claim, book, me)),
    });
  }
  return past;
}
