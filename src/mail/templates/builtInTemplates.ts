import { firstContactTexts } from './firstContact';
import type { MessageTemplate } from './messageTemplate';
import { nurture6mTexts, nurture90Texts, nurtureAnnualTexts, reEngageTexts } from './nurture';
import { occasionTexts } from './occasions';
import { outboundTexts } from './outbound';
import { outboundFourteenTexts } from './outboundFourteen';
import { postDemoTexts } from './postDemo';
import { postProposalTexts } from './postProposal';
import { templatesIn } from './templateText';

const library: readonly (readonly [prefix: string, texts: string])[] = [
  ['outbound', outboundTexts],
  ['outbound-14', outboundFourteenTexts],
  ['post-first-contact', firstContactTexts],
  ['post-demo', postDemoTexts],
  ['post-proposal', postProposalTexts],
  ['re-engage', reEngageTexts],
  ['nurture-90', nurture90Texts],
  ['nurture-6m', nurture6mTexts],
  ['nurture-annual', nurtureAnnualTexts],
  ['', occasionTexts],
];

/**
 * Every text that ships with the product, in the order the Templates sheet shows them: one for each touch of each built-in cadence,
 * with versions for light and researched deals and for stakeholders, then the texts for occasions. Read anew at each call: set-up
 * alone needs them, and a formula that loads the script should not pay for them.
 */
export const builtInTemplates = (): MessageTemplate[] => library.flatMap(([prefix, texts]) => templatesIn(prefix, texts));
