import type { Cadence } from '../engine/cadence';
import type { CadenceShape } from './sidebarContract';

/** A cadence as the sidebar draws it. */
export const shapeOf = (cadence: Cadence, warnings: readonly string[]): CadenceShape => ({
  id: cadence.id,
  name: cadence.name,
  builtIn: cadence.builtIn,
  firstDay: cadence.firstDay,
  steps: cadence.steps.map(({ day, type, touches, ends }, index) => ({ number: index + 1, day, type, channels: touches, ends })),
  warnings,
});
