import type { Cadence } from './cadence';
import { channelWords } from './vocabulary';

const named = (cadence: Cadence, number: number): string | null => {
  const step = cadence.steps[number - 1];
  return step === undefined ? null : `${channelWords[step.touches[0]]} ${number} of ${cadence.steps.length}`;
};

/** What a step is: "Email 5 of 7 · case study". Steps count from 1; blank for a step there is not. */
export const touchLabel = (cadence: Cadence, number: number): string => {
  const name = named(cadence, number);
  if (name === null) return '';
  const type = cadence.steps[number - 1]!.type.trim();
  return type === '' ? name : `${name} · ${type}`;
};

/** The step last done: "Email 3 of 7"; blank for none. More than there are means the last. */
export const sequenceStepLabel = (cadence: Cadence, stepsDone: number): string =>
  named(cadence, Math.min(stepsDone, cadence.steps.length)) ?? '';
