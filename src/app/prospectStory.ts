import { awayDays, awayUntil } from '../engine/away';
import type { Cadence } from '../engine/cadence';
import { cadenceWarnings } from '../engine/cadenceWarnings';
import { type CivilDay, formatDay } from '../engine/calendar';
import { decide } from '../engine/decide';
import { primaryChannel, stepMode } from '../engine/decide/touch';
import type { Decision, WorldFacts } from '../engine/decision';
import { explainTouch, type NextTouch, nextTouch, type TouchInput } from '../engine/due';
import { sequenceStepLabel, touchLabel } from '../engine/labels';
import { exitReasonOf } from '../engine/vocabulary';
import { civilDayOf, minuteOfDay, type Zone } from '../engine/zones';
import type { Spreadsheet } from '../ports/spreadsheet';
import { valueOr } from '../sheet/cells/cell';
import type { LogRow } from '../sheet/logSheet';
import { freshState, type ProspectState, type RoleState } from '../sheet/prospectState';
import type { ProspectRow } from '../sheet/prospects';
import { sheetNames } from '../sheet/sheetNames';
import { readWork, type WorkRow } from '../sheet/workSheet';
import { actedState, actsToTakeBack, latestLines } from './actRecord';
import type { Book } from './book';
import { shapeOf } from './cadenceShape';
import { enrolledState } from './enroll';
import { type Candidate, candidateOf, laterTouches, onWallClock, shownTouch } from './enrollCandidate';
import { listedWords } from './enrollFindings';
import { rowMovesOf } from './moves';
import { type PreviewPorts, previewer } from './preview';
import type { NextShown, NextWords, OpenTask, ProspectStory } from './prospectContract';
import { linesAbout, pastOf } from './prospectPast';
import { rowPrint } from './prospectPrint';
import { noFacts } from './resume';
import { switchedOff } from './tick/gate';
import { doneName } from './tick/outgoing';
import { taskId, taskName } from './tick/workQueue';
import { undoneState, wasWrittenTo } from './undoEnroll';

export interface StoryPorts extends PreviewPorts {
  readonly sheets: Spreadsheet;
}

/** One row as the story is told of it. */
interface Told {
  readonly ports: StoryPorts;
  readonly book: Book;
  readonly source: ProspectRow;
  readonly candidate: Candidate;
  readonly cadence: Cadence | null;
  readonly state: ProspectState;
  readonly work: readonly WorkRow[];
  readonly today: CivilDay;
}

const clockThere = (now: number, zone: Zone): string => {
  const minutes = minuteOfDay(now, zone);
  const two = (count: number): string => String(count).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)} there (${zone.name})`;
};

function workOf({ sheets }: StoryPorts, { sheetZone }: Book, { id }: ProspectRow): readonly WorkRow[] {
  const read = id === '' ? null : readWork(sheets.read(sheetNames.work) || [], sheetZone);
  return read?.kind === 'value' ? read.value.items.filter(({ prospectId }) => prospectId === id) : [];
}

/** What the row and the team's own sheets say; the mailbox is not asked, and is taken to be readable. */
function factsOf({ ports, book, source, candidate, cadence, state, work, today }: Told): WorldFacts {
  const { owner, email, prospect } = candidate;
  const { sending, work: rules } = book.rules.settings;
  const step = cadence?.steps[prospect.stepsDone];
  const channel = step === undefined ? null : primaryChannel(step, state.calls, rules);
  const id = channel === null ? '' : taskId(source.id, state.enrollment, doneName(prospect.stepsDone + 1, channel));
  const task = work.find((item) => item.taskId === id);
  const off = book.doNotContactDoubt === '' ? switchedOff(sending, owner, today) : book.doNotContactDoubt;
  const draftOpen = state.draft?.step === prospect.stepsDone + 1;
  const nothing = { optOut: null, leftCompany: null, reply: null, outOfOffice: null, tookOver: null };
  return {
    ...noFacts,
    doNotContact: email === '' ? null : book.doNotContact.find(email),
    bounced: email !== '' && state.bounced === email ? { at: 0, words: `${email} bounced before` } : null,
    mail: { readable: true, ...nothing },
    sending: off === null ? { kind: 'open' } : { kind: 'shut', words: off },
    away: { days: awayDays(sending.away, owner), until: awayUntil(sending.away, owner, today) },
    waitingForCapacity: state.waiting,
    task: task === undefined || channel === 'email' ? null : { due: task.due ?? ports.clock.now(), done: task.done },
    draftOpen,
    callAttempts: state.calls,
  };
}

const nextRun: Partial<Readonly<Record<Decision['kind'], string>>> = {
  exit: 'The next run takes them out of the cadence: ',
  pause: 'The next run pauses them: ',
  hold: 'The next run holds them: ',
  resume: 'The next run resumes them: ',
  advance: 'The next run goes on: ',
  lapse: 'The next run goes on: ',
  'set aside': 'The next run clears the Outcome: ',
};

/** What the next run would make of the row, and what keeps it from the next step. */
function outlook(told: Told): { readonly reasons: readonly string[]; readonly waits: string } {
  const { book, candidate, cadence, ports, source } = told;
  const { prospect } = candidate;
  const decision = decide(prospect, cadence, factsOf(told), ports.clock.now(), book.rules);
  const [last] = [...decision.because].reverse();
  const words = last?.words ?? '';
  const needsYou = valueOr(source.values.needsYou, '');
  const chosen = prospect.outcome === null ? [] : [`Outcome says ${prospect.outcome}.`];
  switch (decision.kind) {
    case 'wait':
      // Before its day nothing waits: why that is the day is said beside it.
      return { reasons: [needsYou, ...chosen], waits: decision.until !== null && words.startsWith('Step ') ? '' : words };
    case 'touch':
      return {
        reasons: [
          needsYou,
          ...chosen,
          'The next run makes the next step.',
          ...decision.because.slice(0, -1).map((each) => each.words),
        ],
        waits: '',
      };
    case 'none': {
      // Nothing is decided about a row in no cadence: that nobody may write to them is said all the same.
      const listed = candidate.email === '' ? null : book.doNotContact.find(candidate.email);
      // What Needs You says of a rest says more than that it is one.
      const said = needsYou !== '' && last?.rule === 'paused until a person resumes' ? '' : words;
      return { reasons: [...(listed === null ? [] : [listedWords(listed)]), needsYou, ...chosen, said], waits: '' };
    }
    default:
      return { reasons: [...chosen, `${nextRun[decision.kind] ?? ''}${words}`, needsYou], waits: '' };
  }
}

const problemWords = (words: string): NextWords => ({ kind: 'problem', words });

function wordsOf({ ports, book, source }: Told): NextWords {
  try {
    const said = previewer(ports, book)(source);
    if (said.kind === 'problem') return problemWords(said.words);
    const { subject, body, words, findings, initial, context, holds } = said;
    if (said.channel !== 'email')
      return { kind: 'text', text: [subject, body].filter((part) => part !== '').join('\n\n'), findings };
    const { name, address } = said.to;
    const to = name === '' ? address : `${name} <${address}>`;
    return { kind: 'mail', to, subject, body, words, holds: holds ?? '', findings, basis: { initial, context } };
  } catch (error) {
    return problemWords(`Gmail could not be asked: ${(error as Error).message}`);
  }
}

function nextOf(told: Told, waits: string): NextShown | null {
  const { book, candidate, cadence, state } = told;
  const { prospect, zone } = candidate;
  const hasLeft = prospect.status !== null && exitReasonOf(prospect.status) !== null;
  if (cadence === null || hasLeft || prospect.anchor === null) return null;
  const input: TouchInput = { ...prospect, cadence, anchor: prospect.anchor, zone };
  const touch: NextTouch = nextTouch(input, book.rules);
  const number = prospect.stepsDone + 1;
  const step = cadence.steps[number - 1];
  if (touch.kind === 'done' || step === undefined) return null;
  const mode = stepMode(number, cadence, prospect, book.rules.settings.work);
  const at = touch.kind === 'due' ? { step: number, at: touch.due, day: touch.trace.slot.day } : null;
  return {
    step: number,
    label: touchLabel(cadence, number),
    channel: primaryChannel(step, state.calls, book.rules.settings.work),
    due: at === null || prospect.status === 'Replied' ? '' : `${onWallClock(at.at, zone)} (${zone.name})`,
    by: mode === 'send' ? 'product' : mode === 'draft' ? 'draft' : 'person',
    why: explainTouch(touch, input, book.rules),
    waits,
    words: wordsOf(told),
    later:
      at === null || prospect.status === 'Replied'
        ? []
        : laterTouches(candidate, cadence, at, book.rules).map((each) => shownTouch(each, cadence, zone)),
  };
}

/** What is planned for another person of the account, or was done. */
function otherWords({ role, address, next, rests, told, mailed }: RoleState, { sheetZone }: Book): string {
  const planned = next === null ? '' : `step ${next.step} from ${formatDay(Math.max(next.day, rests ?? next.day))}`;
  const last = mailed === null ? 'nothing is planned' : `last written to on ${formatDay(civilDayOf(mailed.at, sheetZone))}`;
  return `${role}, ${address}: ${told || planned || last}`;
}

const openTask = ({ taskId: id, what, text, reach, channel, done }: WorkRow): OpenTask => ({
  id,
  what,
  text,
  reach,
  channel,
  done: done ?? '',
});

/** The batch by which the row alone was enrolled, and to which nothing has happened since; null for none. */
function batchToUndo(source: ProspectRow, stepsDone: number, latest: readonly LogRow[]): string | null {
  const own = latest.filter(({ prospectId }) => prospectId === source.id);
  const [line] = own.filter(({ state }) => state === enrolledState).slice(-1);
  const key = line?.key.slice(0, line.key.length - source.id.length) ?? '';
  const isAlone = latest.filter((each) => each.key.startsWith(key)).length === 1;
  if (line === undefined || stepsDone > 0 || !isAlone || wasWrittenTo(line, own)) return null;
  const isOver = own.some(({ row, state }) => row > line.row && (state === undoneState || state === actedState));
  return isOver ? null : (key.split(' ')[1] ?? null);
}

/** What the present user did to the row last, while it can be taken back. */
function undoOf({ ports, book, source, today }: Told): ProspectStory['undo'] {
  if (source.id === '') return null;
  const latest = latestLines(ports.sheets, book);
  const lines = latest.filter(({ prospectId }) => prospectId === source.id);
  const [last] = actsToTakeBack(lines, new Map([[source.id, source]]), { book, me: ports.identity.user(), today });
  if (last !== undefined) return { does: 'act', id: last.act, words: last.said };
  const batch = batchToUndo(source, candidateOf(source, book.rules).prospect.stepsDone, latest);
  return batch === null ? null : { does: 'enroll', id: batch, words: 'Enrolled in this cadence.' };
}

/** A step that stands on the Work sheet is answered there. */
function movesFor({ source, candidate: { prospect }, cadence, today, work }: Told): ProspectStory['moves'] {
  const moves = rowMovesOf(source, prospect, cadence, today);
  const isListed = work.some(({ taskId: id, channel }) => channel !== 'email' && taskName(id)?.step === prospect.stepsDone + 1);
  return isListed ? { ...moves, outcomes: moves.outcomes.filter(({ does }) => does !== 'skip') } : moves;
}

/** Everything about one row that a person may want to know before they do something about it. Writes nothing. */
export function storyOf(ports: StoryPorts, book: Book, source: ProspectRow): ProspectStory {
  const candidate = candidateOf(source, book.rules);
  const { prospect, zone } = candidate;
  const now = ports.clock.now();
  const me = ports.identity.user();
  const cadence = book.rules.book.find(prospect.sequence);
  const state = source.state.kind === 'state' ? source.state.state : freshState;
  const today = civilDayOf(now, book.sheetZone);
  const told: Told = { ports, book, source, candidate, cadence, state, work: workOf(ports, book, source), today };
  const { reasons, waits } = outlook(told);
  const { lines, left } = linesAbout(ports.sheets, book, source.id);
  const text = (field: 'title' | 'phone' | 'linkedin'): string => valueOr(source.values[field], '');
  const until = state.pause?.until ?? null;
  const rest = until === null ? '' : ` until ${formatDay(until)}`;
  return {
    prospectId: source.id,
    row: source.row,
    name: candidate.name === '' ? candidate.email : candidate.name,
    email: candidate.email,
    company: candidate.company,
    title: text('title'),
    phone: text('phone'),
    linkedin: text('linkedin'),
    owner: candidate.owner,
    clock: clockThere(now, zone),
    cadence: cadence?.name ?? prospect.sequence,
    shape: cadence === null ? null : shapeOf(cadence, cadenceWarnings(cadence)),
    step: cadence === null ? '' : sequenceStepLabel(cadence, prospect.stepsDone),
    status: prospect.status === null ? '' : `${prospect.status}${rest}`,
    reasons: [...new Set(reasons)].filter((words) => words !== ''),
    others: state.roles.map((role) => otherWords(role, book)),
    problems: source.problems.map(({ heading, words }) => `${heading}: ${words}`),
    next: nextOf(told, waits),
    tasks: told.work.map(openTask),
    past: pastOf(lines, book, me),
    pastLeft: left,
    moves: movesFor(told),
    undo: undoOf(told),
    print: rowPrint(source),
  };
}
