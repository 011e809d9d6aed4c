import { isDealCadence } from '../engine/cadence';
import { type CivilDay, formatCivil, formatDay, type Instant } from '../engine/calendar';
import { primaryChannel, stepMode } from '../engine/decide/touch';
import { explainTouch, nextTouch, type TouchInput } from '../engine/due';
import { touchLabel } from '../engine/labels';
import { channelWords, pauseOf } from '../engine/vocabulary';
import { civilDayOf } from '../engine/zones';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock } from '../ports/world';
import { valueOr } from '../sheet/cells/cell';
import type { LogRow } from '../sheet/logSheet';
import { freshState } from '../sheet/prospectState';
import type { ProspectRow } from '../sheet/prospects';
import { sheetNames } from '../sheet/sheetNames';
import { readWork, type WorkRow } from '../sheet/workSheet';
import { actsToTakeBack, latestLines } from './actRecord';
import type { Book } from './book';
import { enrolledState, enrollKey } from './enroll';
import { type Candidate, isInCadence, onWallClock } from './enrollCandidate';
import { waitsWords } from './limitsShown';
import { movesOf } from './moves';
import { rowPrint } from './prospectPrint';
import type { NeedsYouItem, NotedItem, OtherTask, Overview, TaskShown, TouchItem, TouchWhen } from './sidebarContract';
import { doneName } from './tick/outgoing';
import { taskId, taskName } from './tick/workQueue';
import { undoKey, undoneState } from './undoEnroll';

/** Whose work is shown, and to whom. */
interface Wanted {
  readonly candidates: readonly Candidate[];
  readonly isMine: (owner: string) => boolean;
  readonly me: string;
  readonly today: CivilDay;
}

/** Days ahead that a person wants to see coming. */
const daysAhead = 7;
/** How long an open is fresh. A call helps most within five minutes (G0 §Channel-Specific), and on the same day still. */
const minute = 60_000;
const freshMinutes = 24 * 60;
/** Acts that can be taken back from the list. */
const mostNoted = 20;

const shownName = ({ name, email }: Candidate): string => (name === '' ? email : name);

/** Where to look for the profile of somebody of whom the sheet knows none. */
const profileSearch = ({ person, company }: WorkRow): string =>
  `https://www.linkedin.com/search/results/people/?keywords=${encodeURIComponent(`${person} ${company}`.trim().slice(0, 200))}`;

const taskShown = (item: WorkRow): TaskShown => ({
  id: item.taskId,
  what: item.what,
  text: item.text,
  reach: item.reach === '' && item.channel.toLowerCase() === 'linkedin' ? profileSearch(item) : item.reach,
});

const isPresent = <T>(item: T | null): item is T => item !== null;

function whenOf(due: Instant, today: CivilDay, book: Book): TouchWhen | null {
  const day = civilDayOf(due, book.sheetZone);
  if (day < today) return 'overdue';
  if (day === today) return 'today';
  return day <= today + daysAhead ? 'coming' : null;
}

/** Gmail's own page for a draft or a conversation, in the mailbox it lies in; where Gmail does not know the id it shows the whole folder. */
const gmailLink = (mailbox: string, folder: 'drafts' | 'all', threadId = ''): string => {
  const thread = threadId === '' ? '' : `/${encodeURIComponent(threadId)}`;
  return `https://mail.google.com/mail/?authuser=${encodeURIComponent(mailbox)}#${folder}${thread}`;
};

/** The draft that a task is about: to another person of the account, or one that an exit owes, of which State keeps no thread. */
function taskDraft(item: WorkRow, source: ProspectRow | undefined, me: string): string {
  const { touch = '' } = taskName(item.taskId) || {};
  if (item.owner !== '' && item.owner.toLowerCase() !== me) return '';
  if (touch.startsWith('owed.')) return gmailLink(me, 'drafts');
  const role = /^\d+\.email\.(.+)$/.exec(touch)?.[1];
  const state = source?.state.kind === 'state' ? source.state.state : freshState;
  const draft = role === undefined ? null : (state.roles.find((each) => each.role === role)?.draft ?? null);
  return draft === null ? '' : gmailLink(me, 'drafts', draft.threadId);
}

/** An Outcome that was chosen and waits for the next run; '' for none. */
const chosenOf = ({ prospect: { outcome } }: Candidate): string =>
  outcome === null || outcome === 'Still Interested' ? '' : outcome;

/** The next touch of a running row, where it is due within the days shown and nobody has answered it yet. */
function touchItem(
  candidate: Candidate,
  tasks: ReadonlyMap<string, WorkRow>,
  book: Book,
  { me, today }: Wanted,
): TouchItem | null {
  const { prospect, source, zone, owner } = candidate;
  if ((prospect.status !== 'Active' && prospect.status !== 'Resumed') || chosenOf(candidate) !== '') return null;
  const cadence = book.rules.book.find(prospect.sequence);
  if (cadence === null || prospect.anchor === null) return null;
  const input: TouchInput = { ...prospect, cadence, anchor: prospect.anchor, zone };
  const touch = nextTouch(input, book.rules);
  if (touch.kind !== 'due') return null;
  const when = whenOf(touch.due, today, book);
  const step = cadence.steps[touch.step - 1];
  if (when === null || step === undefined) return null;
  const { enrollment, calls, draft } = source.state.kind === 'state' ? source.state.state : freshState;
  const { work } = book.rules.settings;
  const channel = primaryChannel(step, calls, work);
  const task = tasks.get(taskId(source.id, enrollment, doneName(touch.step, channel)));
  if (task !== undefined && task.done !== null) return null;
  const mode = stepMode(touch.step, cadence, prospect, work);
  const isDrafted = draft?.step === touch.step && (owner === '' || owner === me);
  return {
    key: `${source.row} ${touch.step}`,
    prospectId: source.id,
    print: rowPrint(source),
    row: source.row,
    name: shownName(candidate),
    company: candidate.company,
    owner,
    step: touch.step,
    label: touchLabel(cadence, touch.step),
    channel,
    due: new Date(touch.due).toISOString(),
    dueWords: `${onWallClock(touch.due, zone)} (${zone.name})`,
    when,
    inDeal: isDealCadence(cadence),
    why: explainTouch(touch, input, book.rules),
    by: mode === 'send' ? 'product' : mode === 'draft' ? 'draft' : 'person',
    draft: isDrafted ? gmailLink(me, 'drafts', draft.threadId) : '',
    waits: waitsWords(candidate),
    task: task === undefined ? null : taskShown(task),
  };
}

/** What a pause says where the row itself has no words for it. */
const pauseWords: Readonly<Record<string, string>> = {
  Replied: 'They replied. Answer them yourself; nothing goes out by itself until you resume them.',
  Held: 'Held for your review.',
};

function needsYou(candidate: Candidate, book: Book, { me, today }: Wanted): NeedsYouItem | null {
  const { prospect, source } = candidate;
  const written = valueOr(source.values.needsYou, '');
  const pause = prospect.status === null ? null : pauseOf(prospect.status);
  const chosen = chosenOf(candidate);
  const still = written === '' ? (pause === null ? '' : pauseWords[pause] || '') : written;
  const words = chosen === '' ? still : `Outcome says ${chosen}: the next run acts on it.`;
  if (words === '' || (chosen === '' && waitsWords(candidate) !== null)) return null;
  const { suggestion, threads } = source.state.kind === 'state' ? source.state.state : freshState;
  const thread = threads[threads.length - 1];
  const isMine = candidate.owner === '' || candidate.owner === me;
  return {
    prospectId: source.id,
    print: rowPrint(source),
    row: source.row,
    name: shownName(candidate),
    company: candidate.company,
    owner: candidate.owner,
    status: prospect.status || '',
    words,
    mail: thread === undefined || !isMine ? '' : gmailLink(me, 'all', thread.id),
    hot: chosen === '' && suggestion !== null && suggestion.kind !== 'proposal',
    resumable: isInCadence(prospect) && pause !== null && source.id !== '' && chosen === '',
    chosen,
    moves: movesOf(source, prospect, book.rules.book.find(prospect.sequence), today),
  };
}

const channelWordsOf = (channel: string): string => {
  const words = (channelWords as Readonly<Record<string, string>>)[channel.toLowerCase()];
  return words === undefined ? '' : `${words}, `;
};

/** Why a task cannot wait, where a fresh open asked for it; '' for any other. */
function hotWords({ taskId: id, due }: WorkRow, now: Instant): string {
  if (taskName(id)?.touch.startsWith('opens.') !== true || due === null) return '';
  const age = Math.max(1, Math.round((now - due) / minute));
  if (age > freshMinutes) return '';
  return age < 60
    ? `Opened your mail ${age === 1 ? 'a minute' : `${age} minutes`} ago: call now.`
    : `Opened your mail ${age < 120 ? 'an hour' : `${Math.floor(age / 60)} hours`} ago: call today.`;
}

const otherTask = (
  item: WorkRow,
  source: ProspectRow | undefined,
  book: Book,
  now: Instant,
  { me, today }: Wanted,
): OtherTask => ({
  ...taskShown(item),
  prospectId: item.prospectId,
  row: source?.row ?? null,
  name: item.person,
  company: item.company,
  owner: item.owner,
  channel: item.channel,
  draft: taskDraft(item, source, me),
  due: item.due === null ? '' : formatCivil(civilDayOf(item.due, book.sheetZone)),
  dueWords: item.due === null ? 'Due' : `${channelWordsOf(item.channel)}due ${formatDay(civilDayOf(item.due, book.sheetZone))}`,
  when: item.due === null ? 'today' : (whenOf(item.due, today, book) ?? 'coming'),
  hot: hotWords(item, now),
});

/** What this user enrolled today, by batch. Which of its rows can still be put back is found out when that is asked for. */
function enrolledBatches(
  lines: readonly LogRow[],
  { book, me, today }: { readonly book: Book; readonly me: string; readonly today: CivilDay },
): readonly NotedItem[] {
  const undone = new Set(lines.filter(({ state }) => state === undoneState).map(({ key }) => key));
  const batches = new Map<string, { readonly cadence: string; readonly count: number; readonly mine: boolean }>();
  for (const { key, state, prospectId, owner, cadence, at } of lines) {
    const batch = key.split(' ')[1] || '';
    if (state !== enrolledState || key !== enrollKey(batch, prospectId) || undone.has(undoKey(batch, prospectId))) continue;
    if (at === null || civilDayOf(at, book.sheetZone) !== today) continue;
    const { count, mine } = batches.get(batch) ?? { count: 0, mine: false };
    // The line names the row's Owner, who need not be the one who enrolled it.
    batches.set(batch, { cadence, count: count + 1, mine: mine || owner.toLowerCase() === me });
  }
  return [...batches]
    .filter(([, { mine }]) => mine)
    .map(
      ([batch, { cadence, count }]): NotedItem => ({
        key: `enroll ${batch}`,
        name: `${count} ${count === 1 ? 'prospect' : 'prospects'}`,
        words: `enrolled in ${cadence}`,
        undo: { call: 'enroll', request: { batch } },
      }),
    )
    .reverse();
}

/** What can be taken back: answers that no run has acted on, and the acts of this user. */
function notedItems(
  { sheets }: { readonly sheets: Spreadsheet },
  answered: readonly WorkRow[],
  book: Book,
  { candidates, me, today }: Wanted,
): readonly NotedItem[] {
  const byId = new Map(candidates.flatMap((each) => (each.source.id === '' ? [] : [[each.source.id, each] as const])));
  const rows = new Map([...byId].map(([id, { source }]) => [id, source] as const));
  const lines = latestLines(sheets, book);
  const acts = actsToTakeBack(lines, rows, { book, me, today });
  return [
    ...enrolledBatches(lines, { book, me, today }),
    ...acts.slice(0, mostNoted).map(({ act, source, said }): NotedItem => {
      const candidate = byId.get(source.id);
      return {
        key: `act ${act}`,
        name: candidate === undefined ? '' : shownName(candidate),
        words: said,
        undo: { call: 'act', request: { does: 'take back', prospectId: source.id, act } },
      };
    }),
    ...answered.map((item): NotedItem => {
      const was = item.done || '';
      return {
        key: `task ${item.taskId}`,
        name: item.person,
        words: `${was}: ${item.what}`,
        undo: { call: 'task', request: { taskId: item.taskId, done: '', was } },
      };
    }),
  ];
}

/** A row that has left and asks for what stands on the Work sheet as well: once is enough. */
const isTaskToo = ({ prospectId, resumable, moves }: NeedsYouItem, tasked: ReadonlySet<string>): boolean =>
  !resumable && tasked.has(prospectId) && moves.every(({ does }) => does === 'dismiss') && moves.length > 0;

/** The day's work of one person or of all: touches, other tasks, rows that need somebody, and what was done of it just now. */
export function todayOf(
  ports: { readonly sheets: Spreadsheet; readonly clock: Clock },
  book: Book,
  wanted: Wanted,
): Pick<Overview, 'touches' | 'tasks' | 'needsYou' | 'noted'> {
  const read = readWork(ports.sheets.read(sheetNames.work) || [], book.sheetZone);
  const work = read.kind === 'value' ? read.value.items : [];
  const byTask = new Map(work.map((item) => [item.taskId, item]));
  const touches = wanted.candidates
    .map((candidate) => touchItem(candidate, byTask, book, wanted))
    .filter(isPresent)
    .sort((one, other) => (one.due < other.due ? -1 : Number(one.due > other.due)) || one.row - other.row);
  const shown = new Set(touches.flatMap(({ task }) => (task === null ? [] : [task.id])));
  const tasked = new Set(work.flatMap(({ prospectId, done }) => (done === null ? [prospectId] : [])));
  const sourceOf = new Map(book.prospects.map((source) => [source.id, source] as const));
  const own = work.filter(({ owner }) => wanted.isMine(owner));
  return {
    touches,
    tasks: own
      .filter(({ taskId: id, done }) => done === null && !shown.has(id))
      .map((item) => otherTask(item, sourceOf.get(item.prospectId), book, ports.clock.now(), wanted)),
    needsYou: wanted.candidates
      .map((candidate) => needsYou(candidate, book, wanted))
      .filter(isPresent)
      .filter((item) => !isTaskToo(item, tasked)),
    noted: notedItems(
      ports,
      own.filter(({ done }) => done !== null),
      book,
      wanted,
    ),
  };
}
