import { type ExitFinding, exitFinding } from '../exits';
import { type ExitReason, exitReasonOf } from '../vocabulary';
import { dataProblem } from './data';
import { consequences, exit } from './leaving';
import { hold, pause } from './pauses';
import { type DecisionRule, isRunning, type Situation } from './situation';

/** What the passing of time and the row itself say, as the Exit Status column shows it. */

const rowFinding = ({ prospect, cadence, rules, today }: Situation): ExitFinding | null => {
  if (cadence === null || prospect.problems.some(({ hidesExit }) => hidesExit === true)) return null;
  const { stepsDone, lastContact, outcome, lastReply, timelinePushes, engagement, status } = prospect;
  const facts = { cadence, stepsDone, lastContact, outcome, lastReply, timelinePushes, engagement, today, status };
  return exitFinding(facts, { exits: rules.settings.exits, sheetZone: rules.sheetZone });
};

export const timedExit: DecisionRule = {
  rule: 'timed exit',
  find: (situation) => {
    const found = rowFinding(situation);
    const reason: ExitReason | null = found === null ? null : exitReasonOf(found.gives);
    if (found === null || reason === null) return null;
    const { outcome } = situation.prospect;
    return {
      ...exit(reason, found.words, { ...consequences(reason, situation), outcome }),
      notes: [{ rule: found.rule, words: found.words }],
    };
  },
};

export const repliedOnTheRow: DecisionRule = {
  rule: 'a reply on the row',
  find: (situation) => {
    if (!isRunning(situation)) return null;
    const found = rowFinding(situation);
    if (found?.gives !== 'Replied') return null;
    return pause('Replied', 'reply', found.words, situation, { needsYou: 'They replied: answer them, then resume or close.' });
  },
};

export const unreadable: DecisionRule = {
  rule: 'unreadable data',
  find: (situation) => {
    if (!isRunning(situation)) return null;
    const problem = dataProblem(situation);
    return problem === null ? null : hold('data', problem, situation);
  },
};
