import { formatDay, type Instant } from '../engine/calendar';
import { stepMode } from '../engine/decide/touch';
import { explainTouch, nextTouch, type TouchInput } from '../engine/due';
import { touchLabel } from '../engine/labels';
import { channelWords, exitReasonOf, pauseOf } from '../engine/vocabulary';
import { civilDayOf } from '../engine/zones';
import type { Mailbox } from '../ports/mailbox';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity, Store, Triggers } from '../ports/world';
import { valueOr } from '../sheet/cells/cell';
import { sheetNames } from '../sheet/sheetNames';
import { readWork, type WorkRow } from '../sheet/workSheet';
import { type Book, readBook } from './book';
import { type Candidate, candidateOf, isInCadence, onWallClock } from './enrollCandidate';
import { heartbeatSender, readHeartbeat } from './heartbeat';
import { limitsOf, waitsWords } from './limitsShown';
import { movesOf } from './moves';
import { sendingOf } from './sendingShown';
import type { NeedsYouItem, Overview, OverviewRequest, TaskShown, TouchItem, TouchWhen } from './sidebarContract';
import { fitToRun } from './tick/fitToRun';
import { doneName } from './tick/outgoing';
import { taskId } from './tick/workQueue';

export interface OverviewPorts {
  readonly sheets: Spreadsheet;
  readonly mailbox: Pick<Mailbox, 'canRead' | 'sender'>;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly triggers: Pick<Triggers, 'isOn'>;
  readonly store: Pick<Store, 'get'>;
}

/** Days ahead that a person wants to see coming. */
const daysAhead = 7;

/** A row that is in a cadence, or asks for something. */
interface Seen {
  readonly candidate: Candidate;
  readonly mine: boolean;
}

const shownName = ({ name, email }: Candidate): string => (name === '' ? email : name);

const taskShown = ({ taskId: id, what, text, reach }: WorkRow): TaskShown => ({ id, what, text, reach });

function whenOf(due: Instant, today: number, book: Book): TouchWhen | null {
  const day = civilDayOf(due, book.sheetZone);
  if (day < today) return 'overdue';
  if (day === today) return 'today';
  return day <= today + daysAhead ? 'coming' : null;
}

/** The next touch of a running row, where it is due within the days shown. */
function touchItem({ candidate }: Seen, today: number, tasks: ReadonlyMap<string, WorkRow>, book: Book): TouchItem | null {
  const { prospect, source, zone } = candidate;
  if (prospect.status !== 'Active' && prospect.status !== 'Resumed') return null;
  const cadence = book.rules.book.find(prospect.sequence);
  if (cadence === null || prospect.anchor === null) return null;
  const input: TouchInput = { ...prospect, cadence, anchor: prospect.anchor, zone };
  const touch = nextTouch(input, book.rules);
  if (touch.kind !== 'due') return null;
  const when = whenOf(touch.due, today, book);
  const step = cadence.steps[touch.step - 1];
  if (when === null || step === undefined) return null;
  const channel = step.touches[0];
  const enrollment = source.state.kind === 'state' ? source.state.state.enrollment : 0;
  const task = tasks.get(taskId(source.id, enrollment, doneName(touch.step, channel)));
  const mode = stepMode(touch.step, cadence, prospect, book.rules.settings.work);
  return {
    key: `${source.row} ${touch.step}`,
    prospectId: source.id,
    row: source.row,
    name: shownName(candidate),
    company: candidate.company,
    owner: candidate.owner,
    label: touchLabel(cadence, touch.step),
    channel,
    due: new Date(touch.due).toISOString(),
    dueWords: `${onWallClock(touch.due, zone)} (${zone.name})`,
    when,
    why: explainTouch(touch, input, book.rules),
    by: mode === 'send' ? 'product' : mode === 'draft' ? 'draft' : 'person',
    waits: waitsWords(candidate),
    task: task === undefined ? null : taskShown(task),
  };
}

/** What a pause says where the row itself has no words for it. */
const pauseWords: Readonly<Record<string, string>> = {
  Replied: 'They replied. Answer them yourself; nothing goes out by itself until you resume them.',
  Held: 'Held for your review.',
};

function needsYou({ candidate }: Seen, today: number, book: Book): NeedsYouItem | null {
  const { prospect, source } = candidate;
  const written = valueOr(source.values.needsYou, '');
  const pause = prospect.status === null ? null : pauseOf(prospect.status);
  const chosen = prospect.outcome === null || prospect.outcome === 'Still Interested' ? '' : prospect.outcome;
  const still = written === '' ? (pause === null ? '' : (pauseWords[pause] ?? '')) : written;
  const words = chosen === '' ? still : `Outcome says ${chosen}: the next run acts on it.`;
  if (words === '' || (chosen === '' && waitsWords(candidate) !== null)) return null;
  return {
    prospectId: source.id,
    row: source.row,
    name: shownName(candidate),
    company: candidate.company,
    owner: candidate.owner,
    status: prospect.status ?? '',
    words,
    resumable: isInCadence(prospect) && pause !== null && source.id !== '' && chosen === '',
    chosen,
    moves: movesOf(source, prospect, book.rules.book.find(prospect.sequence), today),
  };
}

function openTasks({ sheets }: OverviewPorts, book: Book): readonly WorkRow[] {
  const read = readWork(sheets.read(sheetNames.work) ?? [], book.sheetZone);
  return read.kind === 'value' ? read.value.items.filter(({ done }) => done === null) : [];
}

const isPresent = <T>(item: T | null): item is T => item !== null;

const notSetUp = (ports: OverviewPorts, version: string, words: string): Overview => ({
  prospects: null,
  at: new Date(ports.clock.now()).toISOString(),
  me: ports.identity.user(),
  counts: { rows: 0, running: 0, paused: 0, held: 0, exited: 0, overdue: 0, today: 0, coming: 0 },
  touches: [],
  tasks: [],
  needsYou: [],
  sending: { all: false, me: true, missing: [words] },
  limits: { order: '', senders: [] },
  mailbox: { readable: false, words: 'Not looked at yet.' },
  trigger: { on: false, words: 'Not switched on yet.' },
  heartbeats: [],
  stopped: null,
  lastTick: null,
  version,
});

function mailboxShown({ mailbox }: OverviewPorts): Overview['mailbox'] {
  if (mailbox.canRead()) return { readable: true, words: `Replies to ${mailbox.sender().address} can be read.` };
  return {
    readable: false,
    words: 'Replies cannot be read, so nothing is sent by itself. Allow Next Touch to read your mailbox.',
  };
}

/**
 * What is due, what waits for a person, and how the machinery stands. Dates come from the same rules as the sheet's own columns, whose
 * cells are never read. Writes nothing.
 * @param version of the product, as people should quote it
 */
export function overviewOf(ports: OverviewPorts, request: OverviewRequest, version: string): Overview {
  const reading = readBook(ports.sheets);
  if (reading.kind === 'none') return notSetUp(ports, version, reading.words);
  const { book } = reading;
  const now = ports.clock.now();
  const me = ports.identity.user();
  const today = civilDayOf(now, book.sheetZone);
  const isMine = (owner: string): boolean => owner === '' || owner.toLowerCase() === me;
  const seen = book.prospects.map((source): Seen => {
    const candidate = candidateOf(source, book.rules);
    return { candidate, mine: isMine(candidate.owner) };
  });
  const wanted = request.who === 'all' ? seen : seen.filter(({ mine }) => mine);
  const work = openTasks(ports, book);
  const byTask = new Map(work.map((item) => [item.taskId, item]));
  const touches = wanted
    .map((row) => touchItem(row, today, byTask, book))
    .filter(isPresent)
    .sort((one, other) => (one.due < other.due ? -1 : Number(one.due > other.due)) || one.row - other.row);
  const shown = new Set(touches.flatMap(({ task }) => (task === null ? [] : [task.id])));
  const statuses = wanted.map(({ candidate: { prospect } }) => (prospect.sequence === '' ? null : prospect.status));
  const having = (test: (status: NonNullable<(typeof statuses)[number]>) => boolean): number =>
    statuses.filter((status) => status !== null && test(status)).length;
  const due = (when: TouchWhen): number => touches.filter((item) => item.when === when).length;
  const beats = book.system.names.flatMap((name) => {
    const sender = heartbeatSender(name);
    const beat = sender === null ? null : readHeartbeat(book.system.value(name));
    return sender === null || beat === null ? [] : [{ sender, at: beat.at, words: beat.words }];
  });
  const latest = beats.reduce<(typeof beats)[number] | null>(
    (last, beat) => (last === null || beat.at > last.at ? beat : last),
    null,
  );
  const on = ports.triggers.isOn();
  return {
    prospects: book.prospectsSheet,
    at: new Date(now).toISOString(),
    me,
    counts: {
      rows: wanted.length,
      running: having((status) => status === 'Active' || status === 'Resumed'),
      paused: having((status) => pauseOf(status) !== null && status !== 'Held'),
      held: having((status) => status === 'Held'),
      exited: having((status) => exitReasonOf(status) !== null),
      overdue: due('overdue'),
      today: due('today'),
      coming: due('coming'),
    },
    touches,
    tasks: work
      .filter(({ taskId: id, owner }) => !shown.has(id) && (request.who === 'all' || isMine(owner)))
      .map((item) => ({
        ...taskShown(item),
        prospectId: item.prospectId,
        name: item.person,
        company: item.company,
        owner: item.owner,
        channel: item.channel,
        dueWords:
          item.due === null ? 'Due' : `${channelWordsOf(item.channel)}due ${formatDay(civilDayOf(item.due, book.sheetZone))}`,
      })),
    needsYou: wanted.map((row) => needsYou(row, today, book)).filter(isPresent),
    sending: sendingOf(book, me),
    limits: limitsOf(
      seen.map(({ candidate }) => candidate),
      beats.map(({ sender }) => sender),
      { book, me, now, store: ports.store },
    ),
    mailbox: mailboxShown(ports),
    trigger: { on, words: on ? 'On: every hour, as you.' : 'Off for you: nothing of yours goes out by itself.' },
    heartbeats: beats.map(({ sender, at, words }) => ({ sender, at: new Date(at).toISOString(), words })),
    stopped: fitToRun(book, ports.sheets.id()),
    lastTick: latest === null ? null : { at: new Date(latest.at).toISOString(), words: latest.words },
    version,
  };
}

const channelWordsOf = (channel: string): string => {
  const words = (channelWords as Readonly<Record<string, string>>)[channel.toLowerCase()];
  return words === undefined ? '' : `${words}, `;
};
