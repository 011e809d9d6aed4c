import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock } from '../ports/world';
import { valueOr } from '../sheet/cells/cell';
import { sheetNames } from '../sheet/sheetNames';
import { readSystem, rememberedColumns, systemNames } from '../sheet/systemSheet';
import { writtenWork } from '../sheet/workSheet';
import { type Book, readBook } from './book';
import { hotCall } from './hotCall';
import { taskId } from './tick/workQueue';

/** Where a person typed. */
export interface Typed {
  readonly sheet: string;
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
}

/** The heading under which Opens stands, as set-up remembered it: most edits are elsewhere, and must cost next to nothing. */
function isOpensColumn(sheets: Spreadsheet, typed: Typed): boolean {
  const grid = sheets.read(sheetNames.system);
  if (grid === null) return false;
  const system = readSystem(grid);
  if (typed.sheet !== String(system.value(systemNames.prospects))) return false;
  const { fields, row } = rememberedColumns(system);
  const at = row.indexOf(fields.opens ?? '') + 1;
  return at > 0 && at >= typed.column && at < typed.column + typed.columns;
}

const risen = ({ prospects, doNotContact }: Book, typed: Typed) =>
  prospects.flatMap((row) => {
    const opens = valueOr(row.values.opens, 0);
    const state = row.state.kind === 'state' ? row.state.state : null;
    const status = valueOr(row.values.status, null);
    const touched = row.row >= typed.row && row.row < typed.row + typed.rows;
    const runs = status === 'Active' || status === 'Resumed';
    if (doNotContact.find(valueOr(row.values.email, '')) !== null) return [];
    return touched && runs && state !== null && opens > (state.opensSeen ?? 0)
      ? [{ row, opens, enrollment: state.enrollment }]
      : [];
  });

/** A person typed a higher number of Opens: a call goes to the top of the work list at once, while the open is fresh (G0 §Channel-Specific). */
export function opensTyped({ sheets, clock }: { readonly sheets: Spreadsheet; readonly clock: Clock }, typed: Typed): void {
  if (!isOpensColumn(sheets, typed)) return;
  const reading = readBook(sheets);
  if (reading.kind === 'none') return;
  const hot = risen(reading.book, typed);
  if (hot.length === 0) return;
  const listed = new Set((sheets.read(sheetNames.work) ?? []).map(([id]) => String(id)));
  const lines = hot
    .map(({ row, opens, enrollment }) => {
      const call = hotCall(opens, clock.now(), null);
      return { row, call, id: taskId(row.id, enrollment, call.touch) };
    })
    .filter(({ id }) => !listed.has(id))
    .map(({ row, call, id }) =>
      writtenWork({
        taskId: id,
        prospectId: row.id,
        due: clock.now(),
        person: `${valueOr(row.values.firstName, '')} ${valueOr(row.values.lastName, '')}`.trim(),
        company: valueOr(row.values.company, ''),
        channel: 'call',
        what: call.what,
        text: '',
        reach: valueOr(row.values.phone, ''),
        done: null,
        owner: valueOr(row.values.owner, ''),
        note: '',
      }),
    );
  if (lines.length === 0) return;
  sheets.insertRows(sheetNames.work, 2, lines.length);
  sheets.write(sheetNames.work, 2, 1, lines);
}
