import { sequenceStepLabel } from '../engine/labels';
import { isBlank, valueOr } from '../sheet/cells/cell';
import { readStepsDone } from '../sheet/cells/count';
import { type Answer, type Argument, type ArgumentTable, answerRows, cellAt, remembering, warning } from './call';
import { teamCadences } from './teamRules';

/** The arguments of SEQUENCE_STEP, under the names that Sheets shows. */
export type StepArguments = ArgumentTable<'sequence' | 'steps_done'> & { readonly cadences?: Argument };

/** SEQUENCE_STEP: the step last done, such as "Email 3 of 7"; blank for none. */
export const sequenceSteps = ({ cadences, ...byRow }: StepArguments): Answer => {
  const { find } = teamCadences(cadences);
  const steps = remembering(readStepsDone);
  return answerRows<'sequence' | 'steps_done'>(
    byRow,
    'sequence',
    { over: 'Sequence Name', heading: 'Sequence Step' },
    (columns, row) => {
      const sequence = cellAt(columns.sequence, row);
      if (isBlank(sequence)) return '';
      const cadence = find(sequence);
      if (cadence.kind !== 'value') return cadence.kind === 'blank' ? '' : warning(cadence.words);
      const done = steps(cellAt(columns.steps_done, row));
      return done.kind === 'problem' ? warning(`Steps done: ${done.words}`) : sequenceStepLabel(cadence.value, valueOr(done, 0));
    },
  );
};
