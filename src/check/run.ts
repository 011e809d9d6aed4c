import { askOneByOne, avoidSending, stopFor } from './findings';
import { type KeptWait, keep, kept } from './kept';
import { didNotCome, laterQuestions } from './laterQuestions';
import { clearLeftOvers } from './leftOvers';
import { mailQuestions } from './mailQuestions';
import { mailConsent, mailTrial } from './mailTrial';
import { type Finding, notAsked, type Question, wordsOf } from './question';
import { inOrder, mostFor } from './questions';
import { closeReport, openReport, reportSheet, writeFinding } from './report';
import type { CheckWorld } from './world';

/** Milliseconds of a run after which no further question is begun. Google ends a run after six minutes. */
const enough = 330_000;
const day = 86_400_000;
/** The run that comes by itself is asked for this long ahead. */
const soon = 60_000;
/** After so long it will not come any more. */
const longOverdue = 3_600_000;

const noTime = notAsked('Time was up.', 'Run the check again: it goes on with these.');

/** The answer to one question; whatever was thrown is one as well. */
function answerOf(world: CheckWorld, question: Question): Finding {
  try {
    return question.ask(world);
  } catch (error) {
    const words = wordsOf(error);
    // What the local host does not offer it says in these words; Google never does.
    if (/not implemented/.test(words)) return notAsked(`Not to be had here: ${words}.`);
    return { result: 'fail', answer: `It broke off: ${words}` };
  }
}

/** What is to be asked: everything, or what the last run had no time for. What comes by itself is always planned anew. */
function toAsk({ store, clock, sheets }: CheckWorld): readonly Question[] {
  const { left } = kept(store);
  if (left === undefined || !sheets.has(reportSheet) || clock.now() - left.at > day) return inOrder;
  return inOrder.filter((question) => left.ids.includes(question.id) || laterQuestions.some(({ id }) => id === question.id));
}

/** Keeps what the answers decide. A question that was not asked takes nothing back. */
function settle(world: CheckWorld, answers: ReadonlyMap<Question, Finding>): void {
  const answered = (wanted: string): Finding | null => {
    const finding = [...answers].find(([{ id }]) => id === wanted)?.[1];
    return finding === undefined || finding.result === 'not asked' ? null : finding;
  };
  const [zones, rows] = [answered('zones'), answered('seen rows')];
  if (zones !== null) stopFor(world, zones.stop ?? '');
  if (rows !== null) askOneByOne(world, rows.oneByOne === true);
  const avoid = [...answers.values()].flatMap((each) => each.avoidSending ?? []);
  const decisive = [...answers].filter(([question]) => question.switches !== undefined && mailQuestions.includes(question));
  if (avoid.length > 0) avoidSending(world, avoid.join(' '));
  else if (decisive.length > 0 && decisive.every(([, { result }]) => result !== 'not asked')) avoidSending(world, '');
}

/** What Gmail has not told of or found yet; null where nothing is open. */
function openWait(world: CheckWorld, asked: readonly Question[], clears: boolean): Omit<KeptWait, 'at' | 'tries'> | null {
  if (!mailQuestions.some((question) => asked.includes(question))) return null;
  const trial = mailTrial(world);
  if (trial.kind === 'none' || (trial.told !== null && trial.found !== null)) return null;
  return {
    search: trial.found === null ? (trial.mail?.headers.get('Message-ID').trim() ?? '') : '',
    unseen: trial.told === null ? trial.sent.messageId : '',
    historyId: trial.historyId,
    clears,
  };
}

/** Asks for the run that comes by itself; where that is not allowed, its questions say so. */
function planLater(world: CheckWorld, open: Omit<KeptWait, 'at' | 'tries'> | null, answers: Map<Question, Finding>): void {
  const at = world.clock.now() + soon;
  try {
    keep(world.store, { wait: { search: '', unseen: '', historyId: '', clears: false, ...open, at, tries: 0 } });
    world.later.plan(soon);
  } catch (error) {
    keep(world.store, { wait: undefined });
    for (const question of laterQuestions)
      answers.set(question, notAsked(`This needs the sending rung: ${wordsOf(error)}`, 'Allow it, then run the check again.'));
  }
}

function askAll(world: CheckWorld, asked: readonly Question[]): { answers: Map<Question, Finding>; left: readonly string[] } {
  const answers = new Map<Question, Finding>();
  const left: string[] = [];
  for (const question of asked) {
    const hasTime = world.clock.elapsed() + mostFor(question) < enough;
    if (!hasTime) left.push(question.id);
    const finding = hasTime ? answerOf(world, question) : noTime;
    answers.set(question, finding);
    writeFinding(world, question, finding);
  }
  return { answers, left };
}

function check(world: CheckWorld, asked: readonly Question[]): void {
  openReport(world);
  const { wait } = kept(world.store);
  const before = clearLeftOvers(world);
  const { answers, left } = askAll(world, asked);
  settle(world, answers);
  const after = clearLeftOvers(world);
  keep(world.store, { left: left.length === 0 ? undefined : { at: world.clock.now(), ids: left } });
  const avoids = [...answers.values()].some((each) => each.avoidSending !== undefined);
  const isGoingOn = !mailQuestions.some((question) => asked.includes(question));
  planLater(world, isGoingOn ? (wait ?? null) : openWait(world, asked, !avoids), answers);
  const hasCome = wait === undefined || wait.tries > 0 || world.clock.now() - wait.at < longOverdue;
  for (const question of laterQuestions)
    writeFinding(world, question, !hasCome && question.id === 'open file' ? didNotCome : (answers.get(question) ?? noTime));
  const words = closeReport(world, [...new Set([...before, ...after])]);
  world.lab.show(reportSheet);
  world.tell(`${words}. Read the sheet "${reportSheet}".`);
}

/**
 * The check of this installation: asks what documentation leaves open, writes the report, keeps what it decides, and takes away
 * everything it made. What an earlier check left behind goes first.
 */
export function checkInstallation(given: CheckWorld): void {
  // A sheet that is added takes the selection with it.
  const selected = given.selection.selected();
  const world: CheckWorld = { ...given, selection: { selected: () => selected } };
  const asked = toAsk(world);
  if (mailQuestions.some((question) => asked.includes(question))) mailConsent(world);
  if (world.lock.acquire() === 'busy') {
    world.tell('A run is at work on this sheet. Try again in some minutes.');
    return;
  }
  try {
    check(world, asked);
  } finally {
    world.lock.release();
  }
}
