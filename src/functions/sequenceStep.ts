import { sequenceStepLabel } from '../engine/labels';
import { isBlank, valueOr } from '../sheet/cells/cell';
import { readStepsDone } from '../sheet/cells/count';
import { type Answer, type Argument, type ArgumentTable, answerRows, warning } from './call';
import { teamCadences } from './teamRules';

/** The arguments of SEQUENCE_STEP, under the names that Sheets shows. */
export type StepArguments = ArgumentTable<'sequence' | 'steps_done'> & { readonly cadences?: Argument };

/** SEQUENCE_STEP: the step last done, such as "Email 3 of 7"; blank for none. */
export const sequenceSteps = ({ cadences, ...byRow }: StepArguments): Answer => {
  const { find } = teamCadences(cadences);
  return answerRows<'sequence' | 'steps_done'>(
    byRow,
    'sequence',
    { over: 'Sequence Name', heading: 'Sequence Step' },
    (cells) => {
      if (isBlank(cells('sequence'))) return '';
      const cadence = find(cells('sequence'));
      if (cadence.kind !== 'value') return cadence.kind === 'blank' ? '' : warning(cadence.words);
      const done = readStepsDone(cells('steps_done'));
      return done.kind === 'problem' ? warning(`Steps done: ${done.words}`) : sequenceStepLabel(cadence.value, valueOr(done, 0));
    },
  );
};
