import { noteCheck } from './findings';
import type { Finding, Question, Result } from './question';
import { questions } from './questions';
import type { CheckWorld } from './world';

export const reportSheet = 'Installation Check';

const reportHeadings: readonly string[] = ['Question', 'Answer', 'Result', 'What it means', 'What to do'];

/** One line of the report. */
const reportLine = ({ question, pass, otherwise, todo }: Question, finding: Finding): readonly string[] => {
  const { result, answer } = finding;
  const known = result === 'pass' ? pass : otherwise;
  const means = result === 'not asked' ? `Not known yet. At best: ${pass} Else: ${otherwise}` : known;
  const asks = result === 'pass' || result === 'not asked' ? '' : todo;
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

export function writeFinding({ sheets }: CheckWorld, question: Question, finding: Finding): void {
  sheets.write(reportSheet, questions.indexOf(question) + 2, 1, [reportLine(question, finding)]);
}

/** How each result is counted. */
const counted: Readonly<Record<Result, string>> = { pass: 'pass', differs: 'differ', fail: 'fail', 'not asked': 'not asked' };
const results = Object.keys(counted) as Result[];

/** What the report says now: the result of each question, and how many there are of each. */
function tally({ sheets }: CheckWorld): { readonly results: readonly Result[]; readonly words: string } {
  const lines = sheets.readFrom(reportSheet, 2, questions.length) ?? [];
  const found = questions.map((_, index) => results.find((each) => each === lines[index]?.[2]) ?? 'not asked');
  const words = results.map((result) => `${found.filter((each) => each === result).length} ${counted[result]}`).join(', ');
  return { results: found, words };
}

/** Rows below the questions. */
const footRows = 12;

/**
 * Ends the report: when and by whom it was made, how it came out, and what is left to tidy up.
 * @param todo null leaves what the last run said
 * @returns how many of each result there are, in words
 */
export function closeReport(world: CheckWorld, todo: readonly string[] | null): string {
  const { sheets, lab, language, clock, identity } = world;
  const { results: found, words } = tally(world);
  const at = `${language.googleClock(sheets.zone(), clock.now())} (${sheets.zone()})`;
  const foot = [['Checked', `${at}, version ${world.version}, by ${identity.user()}: ${words}`]];
  if (todo !== null) {
    foot.push(...todo.map((line) => ['To tidy up', line]));
    while (foot.length < footRows) foot.push(['', '']);
  }
  sheets.write(reportSheet, questions.length + 3, 1, foot.slice(0, footRows));
  noteCheck(world, `${at}, version ${world.version}: ${words}`);
  sheets.flush();
  lab.paintReport(reportSheet, found);
  return words;
}
