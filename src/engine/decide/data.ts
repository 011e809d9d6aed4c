import type { Situation } from './situation';

/** What keeps a row from being understood, in words that name the column; null where everything can be read. */
export const dataProblem = (situation: Situation): string | null => {
  const { prospect, cadence, facts } = situation;
  if (cadence === null) {
    return `Sequence Name: no cadence is called “${prospect.sequence}”. Choose one from the list, or add its steps to the Cadences sheet.`;
  }
  const unreadable = prospect.problems.find(({ holds }) => holds === 'all');
  if (unreadable !== undefined) return `${unreadable.field}: ${unreadable.words}`;
  if (prospect.anchor === null) {
    return cadence.id === 'post-demo'
      ? 'When is the meeting? Fill Meeting Date.'
      : 'Anchor Date: it is blank, so no step can be dated. Enroll this row again.';
  }
  const next = situation.upcoming();
  if (next?.touch.kind === 'problem') return next.touch.words;
  if (next?.touch.kind !== 'due' || cadence.steps[next.touch.step - 1]?.touches[0] !== 'email') return null;
  const address = prospect.problems.find(({ holds }) => holds === 'email');
  if (address !== undefined) return `${address.field}: ${address.words}`;
  // A message is looked at when it is due: until then a person may still fill what it lacks.
  return situation.now >= next.touch.due ? facts.messageProblem : null;
};
