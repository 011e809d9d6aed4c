import { probeInstant } from '../../src/check/formulaQuestions';
import { checkHeader } from '../../src/check/mailTrial';
import type { Result } from '../../src/check/question';
import type { CheckWorld, ShownCell } from '../../src/check/world';
import type { IncomingMail } from '../../src/mail/mimeIn';
import { rawMail } from '../../src/mail/mimeIn';
import type { Cell } from '../../src/sheet/cells/cell';
import { memorySelection } from '../memory/selection';
import { type MemoryWorkbook, memoryWorkbook } from '../memory/spreadsheet';

/** How a Google of the test behaves; the default is the one that everybody hopes for. */
export interface FakeGoogle {
  /** Without that sheet ten thousand rows are not made up: only where a question is about them. */
  hasHolidays: boolean;
  zone: string;
  unknownZones: readonly string[];
  wrongZones: readonly string[];
  parts: string | null | 'right';
  lacks: readonly string[];
  granted: readonly string[] | null;
  canRead: boolean;
  address: string;
  /** What a formula shows; null while it loads. */
  shows: (formula: string) => Partial<ShownCell> | null;
  /** What the last row of the 14 ranges shows. */
  lastRow: Cell;
  tableIsTyped: boolean;
  tableTakesFormula: boolean;
  /** Google's words when a script writes into the typed column. */
  typedRefuses: string;
  metadata: 'goes with its row' | 'stays where it was' | 'is lost';
  filtered: readonly number[];
  seenRows: string;
  selected: readonly { readonly row: number; readonly rows: number }[];
  /** Headers that Gmail drops. */
  drops: readonly string[];
  /** Headers that Gmail adds to a sent mail. */
  adds: string;
  keepsMessageId: boolean;
  keepsThread: boolean;
  keepsDraft: boolean;
  givesBack: boolean;
  /** Milliseconds after which the history tells and the search finds. */
  historyAfter: number;
  searchAfter: number;
  quota: readonly (number | null)[];
  trashRefused: string;
  sendFails: string;
  /** Milliseconds that each question takes besides. */
  slow: number;
  triggersRefused: string;
  activeFile: string | null;
  documentLock: boolean;
  says: boolean;
}

const hoped: FakeGoogle = {
  hasHolidays: false,
  zone: 'Europe/Berlin',
  unknownZones: [],
  wrongZones: [],
  parts: 'right',
  lacks: [],
  granted: ['gmail.compose', 'gmail.readonly', 'gmail.modify', 'script.scriptapp', 'script.send_mail'],
  canRead: true,
  address: 'rep@north.example',
  shows: () => null,
  lastRow: new Date(0),
  tableIsTyped: true,
  tableTakesFormula: false,
  typedRefuses: '',
  metadata: 'goes with its row',
  filtered: [],
  seenRows: 'q 2102',
  selected: [{ row: 2, rows: 1 }],
  drops: [],
  adds: '',
  keepsMessageId: false,
  keepsThread: true,
  keepsDraft: false,
  givesBack: true,
  historyAfter: 0,
  searchAfter: 0,
  quota: [100, 99],
  trashRefused: '',
  sendFails: '',
  slow: 0,
  triggersRefused: '',
  activeFile: 'file-1',
  documentLock: true,
  says: true,
};

const start = Date.UTC(2026, 2, 2, 9);

export const shown = (value: Cell, text: string, format = 'yyyy-mm-dd hh:mm'): ShownCell => ({ value, text, format });

const usual = (formula: string): ShownCell | null => {
  if (formula.includes('CHECK_DATE')) return shown(new Date(probeInstant), '2026-03-02 15:30');
  if (formula.includes('CHECK_ARGUMENT(A3)')) return shown('Date 2026-03-01T23:00:00.000Z', 'Date 2026-03-01T23:00:00.000Z');
  if (formula.includes('CHECK_ARGUMENT(F5:F6)')) return shown('', '[[blank text], [blank text]]');
  if (formula.includes('CHECK_ARGUMENT')) return shown('#ERROR!', '#ERROR!');
  return formula.includes('NEXT_TOUCH(') ? shown('Next Contact Due', 'Next Contact Due') : null;
};

export interface FakeWorld extends CheckWorld {
  readonly book: MemoryWorkbook;
  readonly google: FakeGoogle;
  readonly painted: { last: readonly Result[] };
  readonly told: string[];
  readonly planned: number[];
  readonly mails: IncomingMail[];
  readonly stored: Map<string, string>;
  pass(milliseconds: number): void;
}

export function fakeWorld(
  changes: Partial<FakeGoogle> = {},
  contents: Readonly<Record<string, readonly (readonly Cell[])[]>> = {},
): FakeWorld {
  const google: FakeGoogle = { ...hoped, ...changes };
  let now = start;
  const book = memoryWorkbook(
    {
      Prospects: [
        ['Email', 'Time Zone'],
        ['ana@quinta.example', 'Europe/Lisbon'],
      ],
      Cadences: [['Sequence Name']],
      Settings: [['Setting']],
      ...(google.hasHolidays ? { Holidays: [['Date']] } : {}),
      System: [
        ['Name', 'Value'],
        ['Today', ''],
        ['Prospects Sheet', 'Prospects'],
      ],
      ...contents,
    },
    { id: 'file-1', zone: google.zone },
  );
  const wall = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const formulas = new Map<string, string>();
  const mails: IncomingMail[] = [];
  const drafts = new Map<string, { readonly raw: string; readonly threadId: string }>();
  const stored = new Map<string, string>();
  const selection = memorySelection();
  selection.select('Prospects', google.selected);
  const quota = [...google.quota];
  const told: string[] = [];
  const planned: number[] = [];
  const painted = { last: [] as readonly Result[] };
  let sentAt = 0;
  let ids = 0;

  const send = (draftId: string): IncomingMail => {
    if (google.sendFails !== '') throw new Error(google.sendFails);
    const { raw = '', threadId = '' } = drafts.get(draftId) ?? {};
    if (!google.keepsDraft) drafts.delete(draftId);
    const lines = raw.split('\r\n');
    const end = lines.indexOf('');
    const heads = lines
      .slice(0, end)
      .join('\n')
      .replace(/\n[ \t]+/g, ' ')
      .split('\n')
      .filter((line) => !google.drops.some((name) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)))
      .map((line) => (/^message-id:/i.test(line) && !google.keepsMessageId ? 'Message-ID: <new@mail.gmail.com>' : line));
    const text = [...heads, ...(google.adds === '' ? [] : [google.adds]), ...lines.slice(end)].join('\r\n');
    const mail = {
      ...rawMail(text, now),
      id: `sent-${++ids}`,
      threadId: google.keepsThread ? threadId : 'another',
      labels: ['SENT', 'INBOX'],
    };
    mails.push(mail);
    sentAt = now;
    return mail;
  };

  return {
    book,
    google,
    painted,
    told,
    planned,
    mails,
    stored,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    version: '0.1.0',
    clock: {
      now: () => now,
      elapsed: () => now - start,
      pause: (milliseconds) => {
        now += milliseconds;
      },
    },
    identity: { user: () => google.address, newId: () => '0f3c9a7e-1111-2222-3333-444455556666', digest: (text) => text },
    permissions: { granted: () => google.granted, link: () => '' },
    store: {
      get: (name) => stored.get(name) ?? null,
      set: (name, value) => {
        stored.set(name, value);
      },
      remove: (name) => {
        stored.delete(name);
      },
    },
    lock: { acquire: () => 'held', release: () => undefined },
    language: {
      ownClock: (zone, at) =>
        google.unknownZones.includes(zone) ? null : wall(at + (google.wrongZones.includes(zone) ? 3_600_000 : 0)),
      googleClock: (_zone, at) => wall(at),
      partsClock: (_zone, at) => (google.parts === 'right' ? wall(at) : google.parts),
      lacks: (features) => features.filter((name) => google.lacks.includes(name)),
      scriptZone: () => 'Etc/UTC',
    },
    sheets: book.spreadsheet,
    lab: {
      insertSheet: (name) => book.furnishing.insertSheet(name),
      deleteSheet: (name) => {
        book.sheets.delete(name);
      },
      setFormula(sheet, row, column, formula) {
        now += google.slow;
        formulas.set(`${sheet} ${row} ${column}`, formula);
        if (formula !== '') book.furnishing.setFormula(sheet, row, column, formula);
      },
      setFormat: () => undefined,
      cell(sheet, row, column) {
        const formula = formulas.get(`${sheet} ${row} ${column}`);
        if (formula === undefined) return { value: google.lastRow, text: String(google.lastRow), format: '' };
        const answer = google.shows(formula);
        const cell = answer === null ? usual(formula) : { ...shown('', ''), ...answer };
        return cell ?? shown('', 'Loading...');
      },
      tryDropdown: () => {
        if (google.tableIsTyped) throw new Error('This operation is not allowed on cells in typed columns.');
      },
      sortedMetadata: () => google.metadata,
      seenRows: () => google.seenRows,
      filtered: (_sheet, rows) => rows.filter((row) => google.filtered.includes(row)),
      paintReport: (_sheet, results) => {
        painted.last = results;
      },
      show: () => undefined,
      hasDocumentLock: () => google.documentLock,
      activeFile: () => google.activeFile,
    },
    selection,
    mailbox: {
      canRead: () => google.canRead,
      sender: () => ({ name: 'Rep', address: google.address }),
      historyId: () => '7',
      changesSince: () => ({
        kind: 'changes',
        historyId: '8',
        added:
          now - sentAt < google.historyAfter
            ? []
            : mails.map(({ id, threadId, labels }) => ({ messageId: id, threadId, labels })),
      }),
      thread: () => [],
      message: (id) => {
        const draft = drafts.get(id.replace('in-', ''));
        if (draft !== undefined) return { ...rawMail(draft.raw, now), id, threadId: draft.threadId, labels: ['DRAFT'] };
        return google.givesBack ? (mails.find((mail) => mail.id === id) ?? null) : null;
      },
      search: () =>
        now - sentAt < google.searchAfter ? [] : mails.map(({ id, threadId, labels }) => ({ messageId: id, threadId, labels })),
      createDraft(raw) {
        const draftId = `draft-${++ids}`;
        drafts.set(draftId, { raw, threadId: `thread-${ids}` });
        return { draftId, messageId: `in-${draftId}`, threadId: `thread-${ids}` };
      },
      draft: (draftId) => {
        const draft = drafts.get(draftId);
        return draft === undefined ? { kind: 'gone' } : { kind: 'there', messageId: `in-${draftId}`, threadId: draft.threadId };
      },
      drafts: () => [...drafts].map(([draftId, { threadId }]) => ({ draftId, messageId: `in-${draftId}`, threadId })),
      draftWithKey: () => null,
      sendDraft(draftId) {
        const { id, threadId } = send(draftId);
        return { messageId: id, threadId };
      },
      deleteDraft: (draftId) => {
        drafts.delete(draftId);
      },
      quotaLeft: () => quota.shift() ?? null,
    },
    post: {
      trash(id) {
        if (google.trashRefused !== '') throw new Error(google.trashRefused);
        const at = mails.findIndex((mail) => mail.id === id);
        const mail = mails[at];
        if (mail !== undefined) mails[at] = { ...mail, labels: [...mail.labels, 'TRASH'] };
      },
    },
    later: {
      plan(milliseconds) {
        if (google.triggersRefused !== '') throw new Error(google.triggersRefused);
        planned.push(milliseconds);
      },
      cancel: () => {
        planned.length = 0;
      },
    },
    confirm: () => google.says,
    tell: (words) => {
      told.push(words);
    },
  };
}

/** The mails of the check that are still to be seen by their person. */
export const mailsLeft = ({ mails }: FakeWorld): number =>
  mails.filter((mail) => mail.headers.get(checkHeader) !== '' && !mail.labels.includes('TRASH')).length;
