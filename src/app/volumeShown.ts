import { modeOfRow } from '../engine/decide/touch';
import type { WorkSettings } from '../engine/settings';
import type { Candidate } from './enrollCandidate';

/** So many prospects a person keeps up with by hand, and from so many on mails should go out by themselves (G1 §When to Automate, §When to Stay Manual). */
const byHandUpTo = 20;
const automaticFrom = 100;

/**
 * Advice on how much of a sender's running rows is finished by hand; empty while it can be kept up with.
 * @param candidates the sender's rows
 */
export function volumeWords(candidates: readonly Candidate[], work: WorkSettings): readonly string[] {
  const running = candidates.filter(
    ({ prospect: { sequence, status } }) => sequence !== '' && (status === 'Active' || status === 'Resumed'),
  );
  const automatic = running.filter(({ prospect }) => modeOfRow(prospect, work) === 'Automatic').length;
  const byHand = running.filter(({ prospect }) => modeOfRow(prospect, work) === 'Manual').length;
  if (byHand > byHandUpTo)
    return [
      `${byHand} running prospects get drafts only. By hand, 10 to ${byHandUpTo} are as many as one person does justice to: raise Manual From on the Settings sheet, or set the Mode of some rows to Mixed.`,
    ];
  return running.length >= automaticFrom && automatic * 2 < running.length
    ? [
        `${running.length} running prospects, ${running.length - automatic} of them with drafts to finish. From ${automaticFrom} on, most should go out by themselves: raise Automatic Up To on the Settings sheet, or set the Mode of some rows to Automatic.`,
      ]
    : [];
}
