import { formulaQuestions } from './formulaQuestions';
import { languageQuestions } from './languageQuestions';
import { killedLock, laterQuestions } from './laterQuestions';
import { mailQuestions } from './mailQuestions';
import type { Question } from './question';
import { sheetQuestions } from './sheetQuestions';

const big = '14 ranges';

/** All questions in the order of the report. What a report says of one stands in row `index + 2`. */
export const questions: readonly Question[] = [
  ...languageQuestions,
  ...formulaQuestions,
  ...sheetQuestions,
  ...mailQuestions,
  ...laterQuestions,
  killedLock,
];

/** Milliseconds that a question may take at most; the longest come last, so that a short time is enough for most. */
const longest: Readonly<Record<string, number>> = { [big]: 130_000, headers: 90_000 };
export const mostFor = ({ id }: Question): number => longest[id] ?? 45_000;

/** The questions in the order in which they are asked: first what is soon done. */
export const inOrder: readonly Question[] = [
  ...questions.filter(({ id }) => id !== big),
  ...questions.filter(({ id }) => id === big),
];
