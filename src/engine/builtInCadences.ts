import { dealCadences } from './builtIn/deal';
import { nurtureCadences } from './builtIn/nurture';
import { outboundCadences, reEngagement } from './builtIn/outbound';
import type { Cadence } from './cadence';

/** The nine cadences that ship with the product, in the order a list shows them. */
export const builtInCadences: readonly Cadence[] = [...outboundCadences, ...dealCadences, reEngagement, ...nurtureCadences];
