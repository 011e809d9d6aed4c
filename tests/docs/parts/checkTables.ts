import { formulaQuestions } from '../../../src/check/formulaQuestions';
import { languageQuestions } from '../../../src/check/languageQuestions';
import { killedLock, laterQuestions } from '../../../src/check/laterQuestions';
import { mailQuestions } from '../../../src/check/mailQuestions';
import type { Question } from '../../../src/check/question';
import { questions } from '../../../src/check/questions';
import { sheetQuestions } from '../../../src/check/sheetQuestions';
import { table } from './markdown';

/** What the check of an installation asks, from the questions themselves. */

const areas: readonly (readonly [string, readonly Question[]])[] = [
  ['Language and clocks', languageQuestions],
  ['Formulas', formulaQuestions],
  ['The sheet', sheetQuestions],
  ['Mail', mailQuestions],
  ['Runs that come by themselves', [...laterQuestions, killedLock]],
];

const asked = (list: readonly Question[]): string =>
  table(
    ['Question', 'How it is asked', '`pass` means', 'Any other answer means', 'What you do then'],
    list.map(({ question, how, pass, otherwise, todo }) => [`**${question}**`, how, pass, otherwise, todo || 'nothing']),
  );

export const checkTable = (): string => {
  const shown = areas.flatMap(([, list]) => list);
  if (shown.length !== questions.length) throw new Error('A question of the check stands in no area.');
  return areas.map(([area, list]) => `### ${area}\n\n${asked(list)}`).join('\n\n');
};

export const switchTable = (): string =>
  table(
    ['A bad answer to', 'switches'],
    questions.flatMap(({ question, switches }) => (switches === undefined ? [] : [[question, switches]])),
  );
