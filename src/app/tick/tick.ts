import type { SendingGate } from '../../engine/decision';
import { civilDayOf } from '../../engine/zones';
import type { Changes } from '../../ports/mailbox';
import { sheetNames } from '../../sheet/sheetNames';
import { readSystem } from '../../sheet/systemSheet';
import { readTemplates } from '../../sheet/templatesSheet';
import { readWork } from '../../sheet/workSheet';
import { type Book, readBook } from '../book';
import { heartbeatName, readHeartbeat, writtenHeartbeat } from '../heartbeat';
import { migrate } from '../migrate';
import { prospectRows } from '../stakeholderRefusal';
import { absences } from './absences';
import { leaveWaiting, noteGone } from './afterSending';
import { askBeside } from './askBeside';
import { listSilenced } from './askedForSilence';
import { bringUpToDate } from './beside';
import { type DueTouch, messageProblemOf, prepare } from './carryOut';
import { senderOf, type TemplateShelf, templateShelf } from './compose';
import { cadenceOf, type Deciding, decideRow } from './decideRow';
import { withdrawDrafts, withdrawForeignDrafts } from './draftsTakenBack';
import { finish } from './finish';
import { fitToRun, openForRun } from './fitToRun';
import { gateOf, mayNotSend } from './gate';
import { atWork, colleaguesOf } from './gather';
import { claimsOf, fileMarkOf } from './journal';
import { lastLookOf } from './lastLook';
import { appendLog } from './logTail';
import { holdOtherFilesRows } from './otherFile';
import { leaveOwedDrafts } from './owed';
import { type MailReading, newsOf, readMail } from './readMail';
import { record } from './record';
import { recover } from './recover';
import { removeErasedDrafts } from './removeErasedDrafts';
import { roomLookOf } from './roomLook';
import { isTimeUp, type Run, type TickRow, type World } from './run';
import { holdForSenderFaults, restAfter, senderTrouble } from './senderFaults';
import { senderHalt } from './senderHalt';
import { mailOut } from './sendMail';
import { recentlySent } from './sentMails';
import { settleDrafts } from './settleDrafts';
import { isSilenced } from './silence';
import { dueBeside } from './stakeholderDue';
import { withBeside } from './stakeholderRow';
import { type Beside, heed, keepStakeholders, rowsNaming } from './stakeholders';
import { recordOf, type Standing, standingOf } from './standing';
import { tickRows } from './tickRows';
import { askForWork, type Desk } from './touches';
import { foundNoRoom, tellWaiting, waitsForSender } from './waits';
import { ask, type WorkQueue, workQueue } from './workQueue';
import { removeLeaving, writeJoining } from './workWrites';

/** What one run did, in sentences; the last word on the System sheet and in the sidebar. */
export interface TickReport {
  readonly words: readonly string[];
  readonly sent: number;
  readonly drafted: number;
}

const nothing = (words: string): TickReport => ({ words: [words], sent: 0, drafted: 0 });

/** Asked once, when first needed. */
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made = made ?? { value: make() };
    return made.value;
  };
};

const messageOf = (error: unknown): string => String((error as { message?: unknown } | null)?.message ?? error);

/**
 * One run of the hourly trigger. Reads the file once, looks into the mailbox of the user it runs for, decides for every row, writes down
 * what was decided, and only then sends: what is claimed first, sent second and recorded third cannot go out twice.
 */
export function tick(world: World): TickReport {
  const lock = world.lock.acquire();
  if (lock === 'busy') return nothing('Another run is at work on this sheet; this one leaves it alone.');
  try {
    return runOnce(world, lock === 'held');
  } catch (error) {
    sayBroken(world, messageOf(error));
    throw error;
  } finally {
    world.lock.release();
  }
}

/** A run that cannot even begin leaves its words where people look for those of every run. */
function sayStill({ sheets, identity, clock }: World, words: string): void {
  const grid = sheets.read(sheetNames.system);
  if (grid === null) return;
  const name = heartbeatName(identity.user());
  const row = readSystem(grid).rowOf(name);
  if (row !== null) sheets.write(sheetNames.system, row, 2, [[writtenHeartbeat({ at: clock.now(), words })]]);
}

/**
 * So does a run that breaks off, since Google mails nobody about it. The time stays that of the last whole run: who watches for silence
 * still sees it.
 */
function sayBroken({ sheets, identity, clock }: World, words: string): void {
  try {
    const system = readSystem(sheets.read(sheetNames.system) || []);
    const name = heartbeatName(identity.user());
    const row = system.rowOf(name);
    const at = readHeartbeat(system.value(name))?.at ?? clock.now();
    if (row !== null) sheets.write(sheetNames.system, row, 2, [[writtenHeartbeat({ at, words: `The run broke off: ${words}` })]]);
  } catch {
    // The sheet is what could not be reached.
  }
}

function runOnce(world: World, alone: boolean): TickReport {
  let reading = readBook(world.sheets);
  const migrated = reading.kind === 'none' && reading.older === true ? migrate(world) : [];
  if (migrated.length > 0) reading = readBook(world.sheets);
  if (reading.kind === 'none') {
    sayStill(world, reading.words);
    return nothing(reading.words);
  }
  const { book } = reading;
  const spreadsheetId = world.sheets.id();
  const stopped = fitToRun(book, spreadsheetId);
  if (stopped !== null) return nothing(stopped.words);
  const journal = openForRun(world, book);
  if (journal.kind === 'stop') return nothing(journal.words);
  const me = world.identity.user();
  const now = world.clock.now();
  const fileMark = fileMarkOf(world.identity.digest, spreadsheetId);
  const { rows, resting, told } = tickRows(world, book, me, now);
  const run: Run = {
    world,
    rules: book.rules,
    spreadsheetId,
    me,
    now,
    attempt: world.identity.newId().slice(0, 8),
    fileMark,
    rows,
    byId: new Map(rows.map((row) => [row.hand.prospect.id, row])),
    claims: claimsOf(journal.tail.lines, fileMark),
    ownMails: [],
    foundSent: [],
    doubts: [],
    draftsTakenBack: new Set(),
    shares: [],
    askedForSilence: new Map(),
    journalRow: journal.journalRow,
    log: { alone, tail: journal.tail, appended: 0 },
    mark: journal.mark,
    recentlySent: once(() => recentlySent({ world })),
    told: [...migrated, ...book.problems, ...told],
  };
  holdOtherFilesRows(run);
  return work(run, book, resting);
}

/** The templates and the sender, asked for only by what needs words. */
function deskOf(run: Run, queue: WorkQueue): { readonly shelf: () => TemplateShelf; readonly desk: () => Desk } {
  const shelf = once(() => {
    const read = readTemplates(run.world.sheets.read(sheetNames.templates) || []);
    if (read.kind === 'problem') run.told.push(`${sheetNames.templates}: ${read.words}.`);
    if (read.kind !== 'value') return templateShelf([]);
    run.told.push(
      ...read.value.problems.map(({ row, column, words }) => `${sheetNames.templates} row ${row}, ${column}: ${words}.`),
    );
    return templateShelf(read.value.templates);
  });
  const desk = once(() => {
    const sender = senderOf(run.world.mailbox.sender(), run.rules.settings);
    return { run, shelf: shelf(), sender, queue };
  });
  return { shelf, desk };
}

const queueOf = (run: Run): WorkQueue => {
  const read = readWork(run.world.sheets.read(sheetNames.work) || [], run.rules.sheetZone);
  if (read.kind === 'problem') run.told.push(`${sheetNames.work}: ${read.words}.`);
  if (read.kind !== 'value') return workQueue([]);
  run.told.push(...read.value.problems.map(({ row, column, words }) => `${sheetNames.work} row ${row}, ${column}: ${words}.`));
  return workQueue(read.value.items);
};

/** What may not be sent while a sheet that speaks about sending is in doubt. */
const doubtOf = (book: Book): string => {
  if (book.doubtful.has('sending')) return 'the Settings sheet says something about sending that cannot be read.';
  return book.doNotContactDoubt;
};

function work(run: Run, book: Book, resting: ReadonlySet<TickRow>): TickReport {
  const queue = queueOf(run);
  const { shelf, desk } = deskOf(run, queue);
  const { sending } = run.rules.settings;
  const today = civilDayOf(run.now, run.rules.sheetZone);
  const kept = once(() => recordOf(run, book));
  let asked: Standing | null = null;
  const standing = once(() => {
    asked = standingOf(run, kept());
    return asked;
  });
  const rest = senderHalt(run, book, kept);
  const gate = (): SendingGate => {
    const found = gateOf({
      sending,
      doubt: doubtOf(book),
      me: run.me,
      today,
      now: run.now,
      sheetZone: run.rules.sheetZone,
      halt: rest.current(),
      standing,
    });
    if (found.kind === 'shut' && found.words === mayNotSend) run.told.push(`Nothing was sent: ${mayNotSend}`);
    return found;
  };
  const base = {
    run,
    brokenCadences: book.brokenCadences,
    doNotContact: book.doNotContact,
    queue,
    shelf,
    gate: once(gate),
    awayOf: absences(sending.away, today),
    messageProblem: (row: TickRow) => messageProblemOf(desk(), row, row.hand.prospect.stepsDone + 1),
  };

  const waiting = new Set(resting);
  const news = newsOf(run);
  if (news !== null) removeErasedDrafts(run, book);
  const mailReading =
    news === null
      ? null
      : readBox(run, { ...base, signs: new Map(), readable: true, colleagues: new Map(), foreseen: new Map() }, waiting, news);
  if (mailReading === null) run.told.push('Replies cannot be read now, so nothing is sent.');
  const deciding: Deciding = {
    ...base,
    // What was read just now may have shut it; what could not be read shuts it without a look at the caps.
    gate: mailReading === null ? () => ({ kind: 'shut', words: 'replies cannot be read now.' }) : once(gate),
    signs: mailReading?.signs ?? new Map(),
    readable: mailReading?.complete === true,
    colleagues: colleaguesOf(run, mailReading?.signs ?? new Map()),
    foreseen: mailReading?.foreseen ?? new Map(),
  };
  const fault = mailReading === null ? null : holdForSenderFaults(run, mailReading.signs);
  for (const sign of [fault, mailReading?.refused ?? null]) if (sign !== null) rest.begin(restAfter(sign), sign.at);

  const lastRunOf = (sender: string): number | null => readHeartbeat(book.system.value(heartbeatName(sender)))?.at ?? null;
  const beside: Beside = { ...deciding, desk, rowAt: prospectRows(book.prospects), namers: rowsNaming(run.rows) };
  const due: DueTouch[] = [];
  const heldBack = new Map<TickRow, string>();
  const full = new Set<TickRow>();
  if (book.doNotContactDoubt !== '') run.told.push('Until that is put right nothing is sent, drafted or put on the Work sheet.');
  for (const row of run.rows) {
    if (waiting.has(row)) continue;
    const decision = decideRow(deciding, row);
    bringUpToDate(deciding, row, lastRunOf);
    heed(beside, row);
    if (book.doNotContactDoubt === '') {
      if (decision.kind === 'touch') due.push({ row, touch: decision });
      keepStakeholders(beside, row);
      const other = dueBeside(beside, row, decision);
      if (other !== null) due.push(other);
    }
    if (row.mine && foundNoRoom(decision)) full.add(row);
    if (row.mine) for (const words of waitsForSender(decision, rest.current)) heldBack.set(row, words);
  }
  for (const { row, step } of run.foundSent) askBeside(deciding, desk(), row, step);
  for (const row of run.rows) for (const task of row.hand.tasks) ask(queue, row, task);
  listSilenced(beside, book);
  writeJoining(run, queue);
  withdrawDrafts(run, withBeside(run.rows));
  record(run, book);
  appendLog(
    run,
    run.doubts.flatMap(({ row, line }) => (row.unwritten ? [] : [line])),
  );

  // Mail that was left closed may speak of whoever is due after all: the next run opens it first.
  if ((mailReading?.read.later.length ?? 0) > 0) due.length = 0;
  const { mails, waits } =
    due.length === 0
      ? { mails: [], waits: [] }
      : prepare(
          deciding,
          desk(),
          due.filter(({ row }) => !row.unwritten),
          standing,
        );
  writeJoining(run, queue);
  record(run, book);
  const [look, room] = [lastLookOf(run, book), roomLookOf(run, standing)];
  const mailed = mails.length === 0 ? null : mailOut(run, mails, (mail, thread) => look(mail, thread) ?? room(mail, thread));
  for (const mail of mailed?.sent || []) {
    const touch = due.find(({ row }) => row === mail.row)?.touch;
    const cadence = cadenceOf(deciding, mail.row);
    if (touch !== undefined && cadence !== null) askForWork(desk(), mail.row, cadence, touch);
  }
  // Before the rows are written down: what is not noted here is still to be read in the Log by the next run.
  noteGone(run, book, mailed?.sent || []);
  const trouble = mailed?.stop?.kind === 'sender' ? senderTrouble(mailed.stop.words, run.now) : null;
  if (trouble !== null) rest.begin(trouble, run.now);
  rest.tidy();
  if (isTimeUp(run)) leaveWaiting(mails, mailed?.sent || []);
  for (const { candidate } of waits) {
    const row = run.byId.get(candidate.id);
    if (row !== undefined) full.add(row);
  }
  for (const [row, words] of mailed?.failed.rows ?? []) if (words !== '') heldBack.set(row.beside?.main ?? row, words);
  tellWaiting(run, asked, heldBack, full, mailed?.sent.length ?? 0);
  if (book.doNotContactDoubt === '')
    leaveOwedDrafts(run, run.rows, { desk, queue, isSilenced: (row) => isSilenced(deciding, row) });
  writeJoining(run, queue);
  record(run, book);
  removeLeaving(run, queue);
  const report = { sent: mailed?.sent.length ?? 0, drafted: mailed?.drafted.length ?? 0 };
  if (isTimeUp(run)) {
    const left = mails.length - report.sent - report.drafted;
    run.told.push(
      `The time of this run was used up; ${left === 0 ? 'nothing is left' : `${left} due mails are left`} for the next one.`,
    );
  }
  return { ...report, words: finish(run, book, mailReading, { ...report, due: due.length, tasks: queue.joined.size }, waiting) };
}

/** Everything the mailbox can tell; null where it cannot be read to the end, and then nothing is sent in this run. */
function readBox(run: Run, provisional: Deciding, waiting: Set<TickRow>, news: Changes): MailReading | null {
  try {
    for (const id of recover(run)) {
      const row = run.byId.get(id);
      if (row !== undefined) waiting.add(row);
    }
    withdrawForeignDrafts(run, withBeside(run.rows));
    settleDrafts(run, withBeside(run.rows), provisional.queue);
    const mine = run.rows.filter((row) => row.mine);
    return readMail(run, mine, news, atWork(provisional, waiting));
  } catch (error) {
    run.told.push(`The mailbox could not be read: ${messageOf(error)}`);
    return null;
  }
}
