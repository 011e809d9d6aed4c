import { explainTouch, type NextTouch, nextTouch, type TouchInput } from '../engine/due';
import { touchLabel } from '../engine/labels';
import type { Rules } from '../engine/rules';
import type { Cell } from '../sheet/cells/cell';
import { type Answer, type ArgumentTable, answerRows, warning } from './call';
import type { FunctionContext } from './context';
import { type SheetArguments, type TouchName, touchReader } from './touchInput';

/** The arguments of NEXT_TOUCH, NEXT_TOUCH_LABEL and NEXT_TOUCH_WHY, under the names that Sheets shows. */
export type TouchArguments = ArgumentTable<TouchName> & SheetArguments;

/** What a function shows of a due step. */
type Show = (touch: Extract<NextTouch, { kind: 'due' }>, input: TouchInput, rules: Rules, doubts: readonly string[]) => Cell;

const answerTouches = (given: TouchArguments, heading: string, show: Show, context: FunctionContext): Answer => {
  const { cadences, settings, holidays, ...byRow } = given;
  const reader = touchReader({ cadences, settings, holidays }, context);
  return answerRows<TouchName>(byRow, 'sequence', { over: 'Sequence Name', heading }, (columns, at) => {
    const row = reader.row(columns, at);
    if (row.kind === 'blank') return '';
    if (row.kind === 'problem') return warning(row.words);
    const touch = nextTouch(row.input, reader.rules);
    if (touch.kind === 'done') return '';
    return touch.kind === 'problem' ? warning(touch.words) : show(touch, row.input, reader.rules, row.doubts);
  });
};

/** NEXT_TOUCH: the instant from which the next step is due, as a Date. */
export const nextTouchDates = (given: TouchArguments, context: FunctionContext): Answer =>
  answerTouches(given, 'Next Contact Due', ({ due }) => new Date(due), context);

/** NEXT_TOUCH_LABEL: what the next step is, such as "Email 5 of 7 · case study". */
export const nextTouchLabels = (given: TouchArguments, context: FunctionContext): Answer =>
  answerTouches(given, 'Next Touch', ({ step }, { cadence }) => touchLabel(cadence, step), context);

/** NEXT_TOUCH_WHY: one line on why then; it begins with ⚠ where something could not be read and was taken as blank. */
export const nextTouchReasons = (given: TouchArguments, context: FunctionContext): Answer =>
  answerTouches(
    given,
    'Why',
    (touch, input, rules, doubts) => {
      const why = explainTouch(touch, input, rules);
      return doubts.length === 0 ? why : warning(`${doubts.join('. ')}. ${why}`);
    },
    context,
  );
