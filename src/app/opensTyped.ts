import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock } from '../ports/world';
import { valueOr } from '../sheet/cells/cell';
import { sheetNames } from '../sheet/sheetNames';
import { readSystem, rememberedColumns, systemNames } from '../sheet/systemSheet';
import { type Book, readBook } from './book';
import { hotCall } from './hotCall';
import { taskId } from './tick/workQueue';
import { addWork, type Joining } from './workLines';

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
  const tasks = hot.map(({ row, opens, enrollment }): Joining => {
    const call = hotCall(opens, clock.now(), null);
    return {
      first: true,
      item: {
        taskId: taskId(row.id, enrollment, call.touch),
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
      },
    };
  });
  addWork(sheets, tasks);
}
