import type { Answer, Argument } from './functions/call';
import { touchFindings } from './functions/touchLint';

/** The one formula that reads messages: its lists of phrases are a third of what all other formulas need together, so it boots apart. */

/**
 * The faults of a message, each in a line of its own; blank where there are none.
 *
 * @param {string|Array<Array<string>>} message The message to look at.
 * @param {string|Array<Array<string>>} initial_message Optional. The first message of the cadence, where this one follows it up.
 * @return {string|Array<Array<string>>} The findings, one a line.
 * @customfunction
 */
export function TOUCH_LINT(message: Argument, initial_message: Argument): Answer {
  return touchFindings({ message, initial_message });
}
