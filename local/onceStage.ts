import type { Host, MailView, RunResult } from './host';

/** The sheet with the prospects as the run works on it, columns found as the product's own survey reports them. */
export interface Stage {
  host: Host;
  rep: string;
  sheet: string;
  headingRow: number;
  lastRow: number;
  /** Column numbers by the product's field ids. */
  columns: Record<string, number>;
}

type Answer = { ok: true; value: unknown } | { ok: false; words: string };

/**
 * Calls one function of the sidebar exactly as the sidebar does: a JSON text in, a JSON text out.
 * @throws Error with the product's own words when it refuses
 */
export function callSidebar<T>(host: Host, fn: string, request: unknown): T {
  const result = host.run(fn, [JSON.stringify(request)], { via: 'sidebar' });
  if (!result.ok) throw new Error(`${fn} failed: ${result.error?.message ?? 'no reason given'}`);
  const answer = JSON.parse(String(result.value)) as Answer;
  if (!answer.ok) throw new Error(`${fn}: ${answer.words}`);
  return answer.value as T;
}

export interface Survey {
  print: string;
  headingRow: number;
  columns: { column: number; heading: string }[];
  fields: { field: string; column: number | null }[];
  newColumns: string[];
  newSheets: string[];
  problems: { words: string; repair: string | null; blocks: boolean }[];
}

/** "A", "AB" and the row number. */
export function a1(row: number, column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row}`;
}

export function stageOf(host: Host, rep: string, sheet: string, survey: Survey): Stage {
  const found = survey.fields.filter((each): each is { field: string; column: number } => each.column !== null);
  const columns = Object.fromEntries(found.map((each) => [each.field, each.column]));
  return { host, rep, sheet, headingRow: survey.headingRow, lastRow: host.display(sheet).length, columns };
}

/** The address inside `"Ana" <ana@firm.example>`, in small letters; the text itself where there is none. */
export const addressOf = (text: string): string => (/<([^<>]+)>/.exec(text)?.[1] ?? text).trim().toLowerCase();

/**
 * What the cells of a field show, row by row under the headings, with their row numbers.
 * Cell by cell: to show the whole sheet is to compute all its formulas.
 */
export function rowsShown(stage: Stage): { row: number; text: (field: string) => string }[] {
  return Array.from({ length: stage.lastRow - stage.headingRow }, (_, index) => {
    const row = stage.headingRow + 1 + index;
    return {
      row,
      text: (field) => {
        const column = stage.columns[field];
        return column === undefined ? '' : stage.host.cell(stage.sheet, a1(row, column)).display;
      },
    };
  });
}

/** Rows are known by the first line of their address, by their company where an address stands twice, by their name where there is none. */
export function rowOf(stage: Stage, who: string): number {
  const match = rowsShown(stage).find(({ text }) => {
    const email = text('email').split('\n')[0] ?? '';
    return (
      addressOf(email) === who.toLowerCase() || text('company') === who || `${text('firstName')} ${text('lastName')}` === who
    );
  });
  if (match === undefined) throw new Error(`No row of ${stage.sheet} is that of ${who}.`);
  return match.row;
}

/** A person types into a cell of somebody's row. */
export function typeFor(stage: Stage, who: string, field: string, text: string): RunResult[] {
  const column = stage.columns[field];
  if (column === undefined) throw new Error(`The sheet has no column for ${field}.`);
  return stage.host.typeInto(stage.sheet, a1(rowOf(stage, who), column), text, stage.rep);
}

/** The rows of another sheet of the product as objects by heading, texts as shown. */
export function tableOf(host: Host, sheet: string): Record<string, string>[] {
  const [headings = [], ...rows] = host.display(sheet);
  return rows
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? ''])));
}

/** Mails that left the rep's mailbox, oldest first. */
export const sentMails = (stage: Stage): MailView[] =>
  stage.host.mail.messages(stage.rep).filter((mail) => mail.labels.includes('SENT'));

/** Those of them that went to one address. */
export const mailsTo = (sent: readonly MailView[], address: string): MailView[] =>
  sent.filter((mail) => mail.to.some((each) => each.address.toLowerCase() === address.toLowerCase()));
