import type { ImportCheck, ImportLook, ImportReport } from '../src/app/exchangeContract';
import type { CsvRow } from '../src/sheet/csv';
import { call } from './call';
import type { DateOrder, DecimalMark, Reading } from './cells';
import { decoded, type Encoding, encodingOf, refusalOf } from './decoding';
import { converted, type Judged, mostRows, type Plan, parts, plansOf, type Questions, questionsOf, tableOf } from './fileRows';

/** A file that was chosen, with how it is read. */
export interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  /** '' where it is found out. */
  readonly separator: string;
}

/** A file that was read, with what the sheet says of its columns. */
export interface Opened {
  readonly chosen: Chosen;
  readonly look: ImportLook;
  /** The headings and everything under them. */
  readonly headings: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** @throws words for the person where the file is none that can be imported */
export async function chosenFile(file: File): Promise<Chosen> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const refusal = refusalOf(bytes);
  if (refusal !== '') throw new Error(refusal);
  return { name: file.name, bytes, encoding: encodingOf(bytes), separator: '' };
}

/** @throws words for the person where there is nothing to import, or too much */
export async function opened(chosen: Chosen): Promise<Opened> {
  const table = tableOf(decoded(chosen.bytes, chosen.encoding), chosen.separator === '' ? undefined : chosen.separator);
  if (table.length < 2) throw new Error('There is no row under the headings of this file.');
  const look = await call('exchangeLook', { top: table.slice(0, 30).map(({ cells }) => cells) });
  const rows = table.slice(look.headingRow);
  if (rows.length > mostRows)
    throw new Error(
      `The file has ${rows.length} rows; up to ${mostRows} go at once. Split it, and import the parts one after the other.`,
    );
  return { chosen, look, headings: look.file.map(({ heading }) => heading), rows };
}

export const firstPlans = ({ look, rows }: Opened): readonly Plan[] => plansOf(look.file, rows);

export const emailPlace = (plans: readonly Plan[], { email }: Pick<ImportLook, 'email'>): number =>
  plans.find(({ target }) => target.to === 'column' && target.column === email)?.place ?? -1;

/** How ambiguous dates and numbers are read: as a person said, else as the file proves. */
export const readingOf = (
  { order, mark }: Questions,
  said: { readonly order: DateOrder | null; readonly mark: DecimalMark | null },
  rows: readonly CsvRow[],
  plans: readonly Plan[],
): Reading => ({
  order: said.order ?? order?.proven ?? null,
  mark: said.mark ?? mark?.proven ?? questionsOf(plans, rows).mark?.proven ?? null,
});

export const checked = (rows: readonly CsvRow[], place: number): Promise<ImportCheck> =>
  call('exchangeCheck', { addresses: rows.map(({ cells }) => cells[place] ?? '') });

/** What an import has come to so far. */
export interface Progress {
  readonly of: number;
  readonly sent: number;
  readonly added: number;
  readonly filledRows: number;
  readonly filledCells: number;
  /** Rows that the server left out: somebody may have written the same address meanwhile. */
  readonly refused: readonly Judged[];
  readonly finished: boolean;
}

export const nothingYet: Progress = { of: 0, sent: 0, added: 0, filledRows: 0, filledCells: 0, refused: [], finished: false };

/**
 * Sends rows part by part. A part that failed is sent again by calling this with what it told last: what was written is not written twice.
 * @throws words for the person where a part could not be written
 */
export async function sendRows(
  job: {
    readonly look: ImportLook;
    readonly plans: readonly Plan[];
    readonly rows: readonly Judged[];
    readonly reading: Reading;
    readonly fill: boolean;
  },
  from: Progress,
  tell: (progress: Progress) => void,
): Promise<void> {
  const going = job.plans.filter(({ target }) => target.to !== 'nowhere');
  const columns = going.map(({ target, name }) => ({
    column: target.to === 'column' ? target.column : null,
    heading: target.to === 'column' ? (job.look.columns.find(({ column }) => column === target.column)?.heading ?? name) : name,
  }));
  const sizeOf = ({ cells }: Judged): number => cells.reduce((size, cell) => size + cell.length + 8, 0);
  let now: Progress = { ...from, of: job.rows.length };
  for (const part of parts(job.rows.slice(now.sent), sizeOf)) {
    const rows = part.map(({ cells }) => converted(going, cells, job.reading).row);
    let filledRows = 0;
    let filledCells = 0;
    let report: ImportReport;
    let added = 0;
    do {
      report = await call('exchangeImport', { id: job.look.id, columns, rows, fill: job.fill });
      added = report.added + report.before;
      filledRows += report.filledRows;
      filledCells += report.filledCells;
    } while (!report.done && report.added + report.filledCells > 0);
    const refused = report.refused.flatMap(([place, words]): Judged[] => {
      const row = part[place];
      return row === undefined ? [] : [{ ...row, verdict: 'refuse', words, what: 'there' }];
    });
    now = {
      ...now,
      sent: now.sent + part.length,
      added: now.added + added,
      filledRows: now.filledRows + filledRows,
      filledCells: now.filledCells + filledCells,
      refused: [...now.refused, ...refused],
    };
    tell(now);
  }
  tell({ ...now, finished: true });
}
