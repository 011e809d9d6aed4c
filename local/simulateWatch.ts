import type { MailView } from './host';
import { a1 } from './onceStage';
import { mustShow } from './onceStory';
import { type Left, rowsShownOf, type Stage, standingOf, taskSteps } from './simulateStage';

/** What a row said of its cadence at one moment. */
interface RowSaid {
  sequence: string;
  anchor: string;
  status: string;
  exitReason: string;
  enrollment: number;
}

/** One line of the Log, as far as it is looked at. */
export interface LogLine {
  row: number;
  at: number;
  prospect: string;
  key: string;
  state: string;
  cadence: string;
  step: string;
  touch: string;
  what: string;
  messageId: string;
  words: string;
}

/** What was seen of the product from outside: its mailboxes, its rows, its Log, its Work sheet. */
export interface Watch {
  readonly said: Map<string, RowSaid>;
  readonly log: LogLine[];
  readonly tasks: Set<string>;
  /** Looks at all that stirred since the last look, and writes down what is new. */
  look(): void;
}

const stepHeader = 'x-next-touch-step';
export const keyOfMail = (mail: MailView): string =>
  mail.headers.find(({ name }) => name.toLowerCase() === stepHeader)?.value.trim() ?? '';

const pauses: readonly string[] = mustShow.pauses;
const running = ['Active', 'Resumed'];
const exits: readonly string[] = mustShow.exits;
const isExit = (status: string): boolean => exits.includes(status);

/** @param onLeft called for every mail that left, once */
export function newWatch(stage: Stage, onLeft: (left: Left) => void): Watch {
  const { host, desk } = stage;
  const stirred = { rows: new Set<number>(), all: true, work: true, mail: new Set<string>(host.users) };
  const seenMail = new Map(host.users.map((user) => [user, { since: 0, ids: new Set<string>() }]));
  const drafts = new Set<string>();
  let logRead = 1;
  let logEnd = 1;
  host.onChange((change) => {
    if (change.kind === 'mail') stirred.mail.add(change.user);
    if (change.kind === 'structure' && change.sheet === desk.sheet) stirred.all = true;
    if (change.kind !== 'cells') return;
    const { sheet, block } = change;
    if (sheet === 'Work') stirred.work = true;
    if (sheet === 'Log' && block !== null) logEnd = Math.max(logEnd, block.row + block.rows - 1);
    if (sheet !== desk.sheet) return;
    if (block === null || block.rows > 200) stirred.all = true;
    else for (let row = block.row; row < block.row + block.rows; row += 1) stirred.rows.add(row);
  });

  const readLog = (): LogLine[] => {
    const fresh: LogLine[] = [];
    const text = (row: number, heading: string): string => {
      const column = logColumns.get(heading);
      return column === undefined ? '' : host.cell('Log', a1(row, column)).display;
    };
    if (logColumns.size === 0) {
      const [headings = []] = host.display('Log');
      for (const [index, heading] of headings.entries()) logColumns.set(heading, index + 1);
    }
    for (; logRead < logEnd; ) {
      logRead += 1;
      const row = logRead;
      const value = host.cell('Log', a1(row, logColumns.get('At') ?? 1)).value;
      const at = Object.prototype.toString.call(value) === '[object Date]' ? (value as Date).getTime() : host.clock.now();
      fresh.push({
        row,
        at,
        prospect: text(row, 'Prospect ID'),
        key: text(row, 'Key'),
        state: text(row, 'State'),
        cadence: text(row, 'Cadence'),
        step: text(row, 'Step'),
        touch: text(row, 'Touch'),
        what: text(row, 'What'),
        messageId: text(row, 'Message ID'),
        words: text(row, 'Words'),
      });
    }
    watch.log.push(...fresh);
    return fresh;
  };
  const logColumns = new Map<string, number>();

  const lookAtRows = (fresh: readonly LogLine[]): void => {
    if (!stirred.all && stirred.rows.size === 0) return;
    const rows = stirred.all
      ? Array.from({ length: Math.max(0, desk.lastRow() - 1) }, (_, index) => index + 2)
      : [...stirred.rows];
    stirred.all = false;
    stirred.rows.clear();
    const seen = new Set<string>();
    for (const row of rows.sort((one, other) => one - other)) {
      const id = desk.text(row, 'Prospect ID');
      if (id === '' || seen.has(id)) continue;
      seen.add(id);
      const person = stage.byId.get(id) ?? stage.people.find((each) => desk.rowOf(each) === row);
      if (person === undefined || desk.rowOf(person) !== row) continue;
      stage.byId.set(id, person);
      standingOf(stage, person).id = id;
      noteTurn(
        id,
        row,
        fresh.filter((line) => line.prospect === id),
      );
    }
  };

  /** When the Log says that it happened, else now. */
  const instant = (lines: readonly LogLine[], what: (text: string) => boolean): number => {
    const found = lines.find((line) => what(line.what));
    return found === undefined ? host.clock.now() : Math.min(found.at, host.clock.now());
  };

  const noteTurn = (id: string, row: number, lines: readonly LogLine[]): void => {
    const before = watch.said.get(id) ?? { sequence: '', anchor: '', status: '', exitReason: '', enrollment: 0 };
    const now: RowSaid = {
      sequence: desk.text(row, 'Sequence Name'),
      anchor: desk.text(row, 'Anchor Date'),
      status: desk.text(row, 'Status'),
      exitReason: desk.text(row, 'Exit Reason'),
      enrollment: enrollmentOf(desk.text(row, 'State')) ?? before.enrollment,
    };
    watch.said.set(id, now);
    const needs = desk.text(row, 'Needs You');
    const by = actingPerson(stage) ? 'person' : 'product';
    const entered = now.enrollment > before.enrollment;
    const left = entered ? lines.find((line) => line.what.startsWith('Exit: '))?.what.slice(6) : undefined;
    const exitNow = isExit(now.status) && now.status !== before.status ? now.status : undefined;
    const reason = left ?? (entered && now.exitReason !== before.exitReason ? now.exitReason : undefined) ?? exitNow;
    if (reason !== undefined && reason !== '' && before.sequence !== '')
      stage.journal.note(
        instant(lines, (text) => text === `Exit: ${reason}`),
        'exit',
        {
          prospect: id,
          enrollment: before.enrollment,
          cadence: before.sequence,
          by,
          reason,
        },
      );
    if (entered)
      stage.journal.note(
        instant(lines, (text) => text.startsWith('Entered ') || text.startsWith('Enrolled')),
        'enroll',
        {
          prospect: id,
          enrollment: now.enrollment,
          cadence: now.sequence,
          by,
          reason: reason === undefined ? 'enrolled' : `after ${reason}`,
        },
      );
    const turn = { prospect: id, enrollment: now.enrollment, cadence: now.sequence, by } as const;
    if (pauses.includes(now.status) && now.status !== before.status)
      stage.journal.note(
        instant(lines, (text) => text === `Pause: ${now.status}`),
        'pause',
        {
          ...turn,
          reason: now.status === 'Held' ? `Held: ${needs}` : now.status,
        },
      );
    if (running.includes(now.status) && pauses.includes(before.status) && !entered)
      stage.journal.note(
        instant(lines, (text) => text === 'Resumed'),
        'resume',
        { ...turn, reason: `after ${before.status}` },
      );
  };

  const lookAtMail = (): void => {
    for (const user of stirred.mail) {
      const seen = seenMail.get(user);
      if (seen === undefined) continue;
      const fresh = host.mail.messages(user, seen.since).filter((mail) => !seen.ids.has(mail.id));
      for (const mail of fresh) {
        seen.ids.add(mail.id);
        seen.since = Math.max(seen.since, mail.at);
        if (mail.labels.includes('SENT')) noteLeft(user, mail);
      }
      for (const draft of host.mail.drafts(user)) {
        const id = draft.draftId ?? draft.id;
        if (drafts.has(id)) continue;
        drafts.add(id);
        if (stage.byHand.has(id)) continue;
        const to = draft.to[0]?.address.toLowerCase() ?? '';
        stage.journal.note(draft.at, 'draft', { owner: user, to, channel: 'email', key: keyOfMail(draft), by: 'product' });
      }
    }
    stirred.mail.clear();
  };

  const noteLeft = (user: string, mail: MailView): void => {
    const hand = stage.byHand.get(mail.id);
    const by = hand === undefined ? 'product' : hand.key === '' ? 'person' : 'draft';
    const key = hand?.key ?? keyOfMail(mail);
    const event = stage.journal.note(mail.at, by === 'product' ? 'sent' : 'by-hand', {
      owner: user,
      to: mail.to.map(({ address }) => address.toLowerCase()).join(', '),
      channel: 'email',
      messageId: mail.messageId,
      ...(mail.inReplyTo === '' ? {} : { inReplyTo: mail.inReplyTo }),
      ...(key === '' ? {} : { key }),
      by: by === 'product' ? 'product' : 'person',
      ...(by === 'product' ? {} : { reason: by === 'draft' ? 'draft finished' : 'written by hand' }),
    });
    const left: Left = { user, mail, by, key, event };
    stage.left.push(left);
    onLeft(left);
  };

  const lookAtWork = (): void => {
    if (!stirred.work) return;
    stirred.work = false;
    for (const { cells } of rowsShownOf(host, 'Work')) {
      const id = cells['Task ID'] ?? '';
      if (id === '' || watch.tasks.has(id)) continue;
      watch.tasks.add(id);
      stage.journal.note(host.clock.now(), 'task', {
        prospect: cells['Prospect ID'] ?? '',
        ...taskSteps(id),
        channel: (cells.Channel ?? '').toLowerCase(),
        owner: cells.Owner ?? '',
        key: id,
        by: 'product',
        reason: cells['What to do'] ?? '',
      });
    }
  };

  const watch: Watch = {
    said: new Map(),
    log: [],
    tasks: new Set(),
    look() {
      const fresh = readLog();
      lookAtRows(fresh);
      lookAtMail();
      lookAtWork();
    },
  };
  return watch;
}

const acting = new WeakSet<Stage>();
const actingPerson = (stage: Stage): boolean => acting.has(stage);

/** What turns on the rows while this runs, a person did. */
export function asPerson(stage: Stage, watch: Watch, act: () => void): void {
  watch.look();
  acting.add(stage);
  try {
    act();
    watch.look();
  } finally {
    acting.delete(stage);
  }
}

const enrollmentOf = (text: string): number | null => {
  const found = /"enrollment":(\d+)/.exec(text)?.[1];
  return found === undefined ? null : Number(found);
};
