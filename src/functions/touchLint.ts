import { lintMessage } from '../mail/lint';
import { brokenFormula, type Cell } from '../sheet/cells/cell';
import { type Answer, type ArgumentTable, answerRows, warning } from './call';

/** The arguments of TOUCH_LINT, under the names that Sheets shows. */
export type LintArguments = ArgumentTable<'message' | 'initial_message'>;

/** A message keeps its lines, so it is read as it stands. */
const message = (cell: Cell): string => (typeof cell === 'string' ? cell : String(cell));

/** TOUCH_LINT: what is wrong with a message, one finding a line; blank if nothing. */
export const touchFindings = (given: LintArguments): Answer =>
  answerRows<'message' | 'initial_message'>(given, 'message', null, (cells) => {
    const broken = brokenFormula(cells('message')) ?? brokenFormula(cells('initial_message'));
    if (broken !== null) return warning(broken.words);
    return lintMessage(message(cells('message')), message(cells('initial_message')))
      .map((finding) => finding.words)
      .join('\n');
  });
