import { avoidSending } from './findings';
import { type KeptWait, keep, kept } from './kept';
import { laterQuestions } from './laterQuestions';
import { historyTells, searchFinds } from './mailTrial';
import { type Finding, notAsked, passes, seconds, wordsOf } from './question';
import { questions } from './questions';
import { closeReport, reportSheet, writeFinding } from './report';
import type { CheckWorld } from './world';

/** The half hour that the product allows Gmail's search, and some minutes. */
const halfHour = 35 * 60_000;

const named = (id: string) => questions.find((question) => question.id === id);

function write(world: CheckWorld, id: string, finding: Finding): void {
  const question = named(id);
  if (question !== undefined) writeFinding(world, question, finding);
}

/** Asks once more what the mailbox had not told of or found; gives what is still open after it. */
function askAgain(world: CheckWorld, wait: KeptWait): KeptWait {
  const since = seconds(world.clock.now() - wait.at);
  const isSeen = wait.unseen === '' || historyTells(world, wait.historyId, wait.unseen);
  const isFound = wait.search === '' || searchFinds(world, wait.search);
  if (isSeen && wait.unseen !== '') write(world, 'history', passes(`Between the check and ${since} after it.`));
  if (isFound && wait.search !== '') write(world, 'search', passes(`Between the check and ${since} after it.`));
  return { ...wait, unseen: isSeen ? '' : wait.unseen, search: isFound ? '' : wait.search };
}

/** After the half hour: what Gmail has not told of or found by now it cannot be relied on for. */
function giveUp(world: CheckWorld, { unseen, search }: KeptWait): void {
  const refused = [
    ...(unseen === '' ? [] : [['history', 'the mailbox’s history does not tell of new mail'] as const]),
    ...(search === '' ? [] : [['search', 'Gmail’s search does not find a mail within half an hour'] as const]),
  ];
  for (const [id] of refused) write(world, id, { result: 'fail', answer: 'Not within half an hour.' });
  if (refused.length === 0) return;
  avoidSending(world, `the check of this installation found that ${refused.map(([, what]) => what).join(' and ')}.`);
}

function answered(world: CheckWorld, wait: KeptWait): void {
  const late = world.clock.now() - wait.at;
  if (wait.tries === 0)
    for (const question of laterQuestions) {
      try {
        writeFinding(world, question, question.askLater(world, late));
      } catch (error) {
        writeFinding(world, question, { result: 'fail', answer: `It broke off: ${wordsOf(error)}` });
      }
    }
  const open = askAgain(world, wait);
  const isOpen = open.unseen !== '' || open.search !== '';
  if (isOpen && wait.tries === 0) {
    keep(world.store, { wait: { ...open, tries: 1, at: wait.at } });
    world.later.plan(halfHour);
    return;
  }
  keep(world.store, { wait: undefined });
  if (isOpen) giveUp(world, open);
  else if (wait.clears && (wait.unseen !== '' || wait.search !== '')) avoidSending(world, '');
}

/** The run that comes by itself after a check: answers what only such a run can answer, and takes itself away. */
export function checkLater(world: CheckWorld): void {
  world.later.cancel();
  const { wait } = kept(world.store);
  if (wait === undefined || !world.sheets.has(reportSheet)) return;
  try {
    answered(world, wait);
  } catch (error) {
    keep(world.store, { wait: undefined });
    for (const [id, open] of [
      ['history', wait.unseen],
      ['search', wait.search],
    ] as const)
      if (open !== '') write(world, id, notAsked(`It broke off: ${wordsOf(error)}`, 'Run the check again.'));
  }
  closeReport(world, null);
}
