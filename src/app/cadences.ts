import type { Cadence } from '../engine/cadence';
import type { CadencesAnswer, CadencesAsk, CadencesSave, CadencesSaved } from './cadencesContract';
import { type CadencesPorts, cadenceAt, cadencesDesk, judgeDraft, listOf, type Proposed, propose } from './cadencesDesk';
import { effectOf, sampleOf } from './cadencesEffect';
import { saveCadences } from './cadencesSave';
import { saveText, textsOf, tryText } from './cadencesTexts';
import type { PreviewPorts } from './preview';

/** What the Cadences view asks for. Writes nothing. @throws an Error whose message is for the person */
export function askCadences(ports: CadencesPorts & PreviewPorts, ask: CadencesAsk): CadencesAnswer {
  if (ask.what === 'judge') return judgeDraft(ports, ask.base, ask.draft);
  const desk = cadencesDesk(ports);
  if (ask.what === 'list') return listOf(ports, desk);
  if (ask.what === 'texts') return textsOf(desk, { cadence: ask.cadence, step: ask.step, channel: ask.channel });
  if (ask.what === 'try') return tryText(ports, desk, ask);
  const base = cadenceAt(desk, ask.base);
  const proposed = propose(desk, base, base.name, ask.draft);
  const next = usable(proposed);
  return ask.what === 'effect'
    ? effectOf(ports, desk, base, next, proposed.draft)
    : sampleOf(ports, desk, base, next, ask.anchor);
}

function usable({ cadence }: Proposed): Cadence {
  if (cadence === null) throw new Error('Correct what is said of the steps first.');
  return cadence;
}

export const changeCadences = (ports: CadencesPorts, wish: CadencesSave): CadencesSaved =>
  saveCadences(ports, wish, (desk, text) => saveText(ports, desk, text));
