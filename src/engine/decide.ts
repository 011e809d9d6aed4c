import type { Cadence } from './cadence';
import type { Instant } from './calendar';
import { dataProblem } from './decide/data';
import { anchorArrived } from './decide/meeting';
import { byHand, dataHold, signRules, timedPause, untilResumed } from './decide/pauses';
import { type DecisionRule, situationOf } from './decide/situation';
import { stopRules } from './decide/stops';
import { repliedOnTheRow, timedExit, unreadable } from './decide/timed';
import { taskDone, workRules } from './decide/work';
import type { Decision, Prospect, WorldFacts } from './decision';
import type { Rules } from './rules';

/** Every rule, in the order they are asked: what stops, what happened, what rests, what cannot be read, what ends, what is due. */
const chain: readonly DecisionRule[] = [
  ...stopRules,
  ...signRules,
  taskDone,
  anchorArrived,
  timedExit,
  byHand,
  timedPause,
  dataHold(dataProblem),
  untilResumed,
  unreadable,
  repliedOnTheRow,
  ...workRules,
];

/**
 * Decides the one next thing to do for a prospect. Same facts, same decision; executing it is the tick's part, printing it the
 * preview's. After executing one, ask again: an outcome and a due step may both be waiting.
 *
 * @param cadence the row's cadence, null where its Sequence Name is blank or unknown
 */
export const decide = (prospect: Prospect, cadence: Cadence | null, facts: WorldFacts, now: Instant, rules: Rules): Decision => {
  const situation = situationOf(prospect, cadence, facts, now, rules);
  for (const { rule, find } of chain) {
    const found = find(situation);
    if (found === null) continue;
    const applied = {
      rule,
      get words() {
        return found.words;
      },
    };
    // Every finding is made for this one question; to copy its verdict would be to read words that may never be asked for.
    return Object.assign(found.verdict, { because: [...(found.notes || []), applied] });
  }
  const reason = 'Nothing is due.';
  return { kind: 'none', reason, because: [{ rule: 'nothing to do', words: reason }] };
};
