import { findingLine, lintMessage } from '../mail/lint';
import { brokenFormula, type Cell, type Reading, value, valueOr } from '../sheet/cells/cell';
import { readText } from '../sheet/cells/text';
import { type Answer, type ArgumentTable, answerRows, cellAt, warning } from './call';

/** The arguments of TOUCH_LINT, under the names that Sheets shows. */
export type LintArguments = ArgumentTable<'message' | 'initial_message'>;

/** A message keeps its lines, so it is read as it stands; a date or a failed formula is none. */
const message = (cell: Cell): Reading<string> =>
  typeof cell === 'string' ? (brokenFormula(cell) ?? value(cell)) : readText(cell);

/** TOUCH_LINT: what is wrong with a message and where the rule comes from, one finding a line; blank if nothing. */
export const touchFindings = (given: LintArguments): Answer =>
  answerRows<'message' | 'initial_message'>(given, 'message', null, (columns, row) => {
    const read = message(cellAt(columns.message, row));
    const initial = message(cellAt(columns.initial_message, row));
    if (read.kind === 'problem') return warning(read.words);
    if (initial.kind === 'problem') return warning(initial.words);
    return lintMessage(valueOr(read, ''), valueOr(initial, '')).map(findingLine).join('\n');
  });
