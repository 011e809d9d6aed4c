import type { Host } from './host';
import { iso, type SentMail, type SheetRow, type Turn } from './onceDocument';
import { a1, addressOf, rowsShown, type Stage, tableOf } from './onceStage';
import { mustShow } from './onceStory';

/** What one row said of its cadence at one moment. */
interface Standing {
  cadence: string;
  status: string;
  exitReason: string;
  anchor: string;
}

/** Follows the cells from tick to tick: exits and pauses are what the sheet said, not what a log remembers. */
export interface Watch {
  last: Map<string, Standing>;
  exits: Turn[];
  pauses: Turn[];
  /** Rows of the Work sheet by Task ID, as they were last seen: a task that is done leaves the sheet. */
  work: Map<string, Record<string, string>>;
  /** Sheets in which something was written since the last look. */
  stirred: Set<string>;
  runs: number;
  failures: { at: string; fn: string; message: string }[];
}

/** Begins to listen: the host forgets old runs, a month has many. */
export function newWatch(host: Host, prospects: string): Watch {
  const watch: Watch = {
    last: new Map(),
    exits: [],
    pauses: [],
    work: new Map(),
    stirred: new Set([prospects, 'Work']),
    runs: 0,
    failures: [],
  };
  host.onChange((change) => {
    if (change.kind === 'cells' || change.kind === 'structure') watch.stirred.add(change.sheet);
    if (change.kind !== 'execution') return;
    const { at, fn, ok, error, killed } = change.result;
    watch.runs += 1;
    if (!ok) watch.failures.push({ at: iso(at), fn, message: error?.message ?? (killed ? 'killed' : 'no reason given') });
  });
  return watch;
}

const whoIs = (text: (field: string) => string): string =>
  addressOf(text('email').split('\n')[0] ?? '') || `${text('firstName')} ${text('lastName')}`.trim();

/** Looks at the sheets that were written to since the last look, and keeps what is new. */
export function look(stage: Stage, watch: Watch): void {
  if (watch.stirred.has('Work')) for (const item of tableOf(stage.host, 'Work')) watch.work.set(item['Task ID'] ?? '', item);
  if (watch.stirred.has(stage.sheet)) noteTurns(stage, watch);
  watch.stirred.clear();
}

/** Compares every row with how it stood before and keeps what turned. */
function noteTurns(stage: Stage, watch: Watch): void {
  const at = iso(stage.host.clock.now());
  for (const { row, text } of rowsShown(stage)) {
    const key = text('prospectId') || `row ${row}`;
    const now: Standing = {
      cadence: text('sequenceName'),
      status: text('status'),
      exitReason: text('exitReason'),
      anchor: text('anchorDate'),
    };
    const before = watch.last.get(key);
    watch.last.set(key, now);
    if (before === undefined) continue;
    const turn = (what: string, entered: string): Turn => ({
      at,
      who: whoIs(text),
      row,
      what,
      cadence: before.cadence,
      entered,
      needsYou: text('needsYou'),
    });
    const moved = now.cadence !== before.cadence || now.anchor !== before.anchor;
    const left = now.exitReason !== '' && (now.exitReason !== before.exitReason || now.status === now.exitReason);
    const known = before.status === before.exitReason && now.status === before.status;
    if (left && !known && before.cadence !== '') watch.exits.push(turn(now.exitReason, moved ? now.cadence : ''));
    const rests = (mustShow.pauses as readonly string[]).includes(now.status);
    if (rests && now.status !== before.status) watch.pauses.push(turn(now.status, ''));
  }
}

const step = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text) : null);

/** Every mail that left the mailbox, joined with the Log by its message id. */
export function mailsSent(stage: Stage, byPerson: ReadonlyMap<string, 'person with draft' | 'person'>): SentMail[] {
  const journal = new Map(
    tableOf(stage.host, 'Log')
      .filter((line) => line['Message ID'] !== '' && line.State === 'SENT')
      .map((line) => [line['Message ID'] ?? '', line]),
  );
  const held = new Map<string, number>();
  const all = stage.host.mail.messages(stage.rep);
  for (const mail of all) if (mail.messageId !== '') held.set(mail.messageId, mail.at);
  return all
    .filter((mail) => mail.labels.includes('SENT'))
    .map((mail) => {
      const line = journal.get(mail.id);
      const references = mail.references.split(/\s+/).filter((each) => each !== '');
      const parentAt = held.get(mail.inReplyTo);
      const begins = mail.inReplyTo === '' && references.length === 0 && !/^re:/i.test(mail.subject);
      return {
        at: iso(mail.at),
        to: mail.to.map((each) => each.address).join(', '),
        subject: mail.subject,
        by: byPerson.get(mail.id) ?? 'tick',
        cadence: line?.Cadence ?? '',
        step: step(line?.Step ?? ''),
        messageId: mail.messageId,
        inReplyTo: mail.inReplyTo,
        references,
        threadId: mail.threadId,
        threaded: begins || (parentAt !== undefined && parentAt < mail.at && references.includes(mail.inReplyTo)),
        raw: mail.raw,
      };
    });
}

/** The prospects sheet as it is shown, painted rows marked by the colour of their address. */
export function sheetShown(stage: Stage): { address: string; headings: string[]; rows: SheetRow[] } {
  const shown = stage.host.display(stage.sheet);
  const painted = stage.host.painted(stage.sheet);
  const headings = shown[stage.headingRow - 1] ?? [];
  const address = (stage.columns.email ?? 1) - 1;
  const rows = shown.slice(stage.headingRow).map(
    (cells, index): SheetRow => ({
      row: stage.headingRow + 1 + index,
      painted: painted[stage.headingRow + index]?.[address] ?? '',
      cells: Object.fromEntries(
        headings.map((heading, column) => [heading || a1(stage.headingRow, column + 1), cells[column] ?? '']),
      ),
    }),
  );
  return { address: headings[address] ?? '', headings, rows };
}
