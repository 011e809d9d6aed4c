import type { Finding, Question, Result } from './question';
import { questions } from './questions';
import type { CheckWorld } from './world';

export const reportSheet = 'Installation Check';

export const reportHeadings: readonly string[] = ['Question', 'Answer', 'Result', 'What it means', 'What to do'];

const results: readonly Result[] = ['pass', 'differs', 'fail', 'not asked'];

/** One line of the report. */
export const reportLine = ({ question, pass, otherwise, todo }: Question, finding: Finding): readonly string[] => {
  const { result, answer } = finding;
  const means = result === 'pass' ? pass : result === 'not asked' ? `As long as nobody knows: ${otherwise}` : otherwise;
  const asks = result === 'pass' ? '' : result === 'not asked' ? '' : todo;
  return [question, answer, result, means, finding.todo ?? asks];
};

const isOurs = ({ sheets }: CheckWorld): boolean => {
  const [first = []] = sheets.readFrom(reportSheet, 1, 1) ?? [];
  const texts = first.map(String).filter((text) => text !== '');
  return texts.length === 0 || reportHeadings.every((heading, index) => texts[index] === heading);
};

/** Makes the report, or takes the one that is there. @throws words for a person whose own sheet bears its name */
export function openReport(world: CheckWorld): void {
  const { sheets, lab } = world;
  if (sheets.has(reportSheet) && !isOurs(world))
    throw new Error(`A sheet of yours is named "${reportSheet}". Give it another name and run the check again.`);
  if (!sheets.has(reportSheet)) lab.insertSheet(reportSheet);
  sheets.write(reportSheet, 1, 1, [reportHeadings]);
}

/** A line that begins with a sign of a formula stays a text. */
const asText = (text: string): string => (/^[=+\-@]/.test(text) ? `'${text}` : text);

export function writeFinding({ sheets }: CheckWorld, question: Question, finding: Finding): void {
  sheets.write(reportSheet, questions.indexOf(question) + 2, 1, [reportLine(question, finding).map(asText)]);
}

/** How many of each result the report has now. */
export function tally({ sheets }: CheckWorld): { readonly results: readonly Result[]; readonly words: string } {
  const lines = sheets.readFrom(reportSheet, 2, questions.length) ?? [];
  const found = questions.map((_, index) => results.find((each) => each === lines[index]?.[2]) ?? 'not asked');
  const words = results.map((result) => `${found.filter((each) => each === result).length} ${result}`).join(', ');
  return { results: found, words };
}

/** What else a person should know, below the questions. */
export function writeFoot({ sheets }: CheckWorld, lines: readonly (readonly [string, string])[]): void {
  const from = questions.length + 3;
  const blank = Array.from({ length: 6 }, () => ['', '']);
  sheets.write(
    reportSheet,
    from,
    1,
    [...lines, ...blank].slice(0, 6).map((line) => line.map(asText)),
  );
}
