import { firstContactTemplates } from './firstContact';
import type { MessageTemplate } from './messageTemplate';
import { nurtureTemplates } from './nurture';
import { occasionTemplates } from './occasions';
import { outboundTemplates } from './outbound';
import { outboundFourteenTemplates } from './outboundFourteen';
import { postDemoTemplates } from './postDemo';
import { postProposalTemplates } from './postProposal';

/**
 * Every text that ships with the product, in the order the Templates sheet shows them: one for each touch of each built-in cadence,
 * with versions for light and researched deals and for stakeholders, then the texts for occasions.
 */
export const builtInTemplates: readonly MessageTemplate[] = [
  ...outboundTemplates,
  ...outboundFourteenTemplates,
  ...firstContactTemplates,
  ...postDemoTemplates,
  ...postProposalTemplates,
  ...nurtureTemplates,
  ...occasionTemplates,
];
