import type { Host } from './host';
import { type Enrolment, iso } from './onceDocument';
import { addressOf, callSidebar, rowOf, rowsShown, type Stage, type Survey, stageOf } from './onceStage';
import { team, type Wave } from './onceStory';

interface Preview {
  rows: { row: number; name: string; email: string; findings: { code: string; level: string; words: string }[]; print: string }[];
  warnings: string[];
}

interface Report {
  enrolled: { row: number }[];
  refused: { row: number; words: string }[];
}

/**
 * Set-up as the rep does it in the sidebar: look at the matches, correct those that could not be guessed, and press the button.
 * @param corrections headings by field, for the columns that set-up did not recognise
 * @returns the stage, and what set-up said that it did
 */
export function setUp(
  host: Host,
  sheet: string,
  corrections: Readonly<Record<string, string>>,
): { stage: Stage; words: string[] } {
  const first = callSidebar<Survey>(host, 'sidebarSurvey', { sheet, set: 'full', columns: {} });
  const columns = Object.fromEntries(
    Object.entries(corrections).flatMap(([field, heading]) => {
      const column = first.columns.find((each) => each.heading === heading)?.column;
      return column === undefined ? [] : [[field, column]];
    }),
  );
  const choice = { sheet, set: 'full', columns };
  const survey = callSidebar<Survey>(host, 'sidebarSurvey', choice);
  const report = callSidebar<{ done: string[]; problems: { words: string }[] }>(host, 'sidebarSetUp', {
    ...choice,
    print: survey.print,
  });
  const after = callSidebar<Survey>(host, 'sidebarSurvey', { sheet, set: 'full', columns: {} });
  return {
    stage: stageOf(host, team.rep, sheet, after),
    words: [...report.done, ...report.problems.map((each) => `Problem: ${each.words}`)],
  };
}

/** Enrolls rows as the rep does: looks at the preview, agrees to what is asked, and confirms what was shown. */
export function enrollRows(stage: Stage, cadence: string, anchor: string, rows: readonly number[]): Enrolment {
  const ranges = rows.map((row) => ({ first: row, last: row }));
  const preview = callSidebar<Preview>(stage.host, 'sidebarEnrollPreview', { ranges, cadence, anchor, includeHidden: false });
  const is =
    (level: string) =>
    (finding: { level: string }): boolean =>
      finding.level === level;
  const open = preview.rows.filter((row) => !row.findings.some(is('refusal')));
  const report = callSidebar<Report>(stage.host, 'sidebarEnroll', {
    cadence,
    anchor,
    batch: null,
    rows: open.map(({ row, email, print, findings }) => ({
      row,
      email,
      print,
      ticks: findings.filter(is('ask')).map(({ code }) => code),
    })),
  });
  const enrolled = new Set(report.enrolled.map((each) => each.row));
  const whoStands = new Map(rowsShown(stage).map(({ row, text }) => [row, addressOf(text('email').split('\n')[0] ?? '')]));
  const who = ({ row, name }: { row: number; name?: string }): string => whoStands.get(row) || name || `row ${row}`;
  return {
    at: iso(stage.host.clock.now()),
    cadence,
    anchor,
    enrolled: preview.rows.filter(({ row }) => enrolled.has(row)).map(who),
    refused: [
      ...preview.rows
        .filter(({ findings }) => findings.some(is('refusal')))
        .map((row) => ({
          row: row.row,
          who: who(row),
          words: row.findings
            .filter(is('refusal'))
            .map(({ words }) => words)
            .join(' '),
        })),
      ...report.refused.map(({ row, words }) => ({ row, who: who({ row }), words })),
    ],
    told: preview.rows
      .filter(({ row }) => enrolled.has(row))
      .flatMap((row) =>
        row.findings.flatMap(({ level, words }) =>
          level === 'ask' || level === 'warning' ? [{ row: row.row, who: who(row), level, words }] : [],
        ),
      ),
  };
}

export const enrollWave = (stage: Stage, { cadence, anchor, who }: Wave): Enrolment =>
  enrollRows(
    stage,
    cadence,
    anchor,
    who.map((each) => rowOf(stage, each)),
  );

/** Every row that holds anything: for a person's own sheet. */
export const allRows = (stage: Stage): number[] =>
  rowsShown(stage)
    .filter(({ text }) => ['email', 'firstName', 'company'].some((field) => text(field) !== ''))
    .map(({ row }) => row);
