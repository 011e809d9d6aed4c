import type { Host } from '../../local/host';

/** Files and their versions: a remembered state taken apart into the spreadsheet and the rest of the world. */

interface Remembered {
  workbook: { id: string };
  sheets: { name: string; rowCount: number; lines: [number, number, [number, { v?: unknown; s?: number }][]][] }[];
  styles: unknown;
  validations: unknown;
}

const parsed = (remembered: string): Remembered => JSON.parse(remembered) as Remembered;

/** Puts an older version of the file back, by File → Version history: mailboxes, clock and user properties stay as they are. */
export function putBack(host: Host, older: string): void {
  const { workbook, sheets, styles, validations } = parsed(older);
  host.recall(JSON.stringify({ ...parsed(host.remember()), workbook, sheets, styles, validations }));
}

/** From here on the open file is a copy of what it was. */
export function makeCopy(host: Host, id = 'copy-of-it'): void {
  const now = parsed(host.remember());
  host.recall(JSON.stringify({ ...now, workbook: { ...now.workbook, id } }));
}

/** Puts so many lines of history under what stands in the Log. */
export function fillLog(host: Host, count: number): void {
  const now = parsed(host.remember());
  const log = now.sheets.find(({ name }) => name === 'Log');
  if (log === undefined) throw new Error('No Log.');
  const filled = log.lines.filter(([, , cells]) => cells.some(([, cell]) => cell.v !== undefined));
  const first = Math.max(...filled.map(([row]) => row)) + 1;
  const style = log.lines.find(([row]) => row === first)?.[2][0]?.[1].s ?? 0;
  const lines = Array.from({ length: count }, (_, line): (typeof log.lines)[number] => [
    first + line,
    0,
    [
      [1, { v: 46_000 + line / 1440, s: style }],
      [2, { v: `P${line}` }],
      [10, { v: 'Done' }],
    ],
  ]);
  log.lines = [...filled, ...lines];
  log.rowCount = first + count + 10;
  host.recall(JSON.stringify(now));
}
