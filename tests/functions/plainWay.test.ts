import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Argument } from '../../src/functions/call';
import { exitStatuses } from '../../src/functions/exitStatus';
import { nextTouchDates } from '../../src/functions/nextTouch';
import type { Cell } from '../../src/sheet/cells/cell';
import { sheetIn } from './context';

/** Whole columns of mixed rows, answered as the plain way of the bench answers them: date-fns and @date-fns/tz, one row after the other. */

type Given = Cell | { readonly at: number };
type Rule = (row: Readonly<Record<string, Cell>>, sheetZone: string) => Cell;
interface Bench {
  readonly columnsOf: (rows: number, seed: number) => Readonly<Record<string, readonly Given[]>>;
  readonly askedOn: { readonly at: number };
  readonly nextTouch: Rule;
  readonly exitStatus: Rule;
}

const bench = ((): Bench => {
  const contents = `export { askedOn, columnsOf } from './columns.mjs'; export { exitStatus, nextTouch } from './plainWay.mjs';`;
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: join(__dirname, '../../bench') },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
  });
  const module = { exports: {} };
  new Function('module', 'exports', outputFiles[0]?.text ?? '')(module, module.exports);
  return module.exports as Bench;
})();

const sheetZone = 'Europe/Berlin';
const rows = 500;
const revived = (cell: Given): Cell =>
  typeof cell === 'object' && 'at' in cell && typeof cell.at === 'number' ? new Date(cell.at) : (cell as Cell);
const columns = Object.fromEntries(
  Object.entries(bench.columnsOf(rows, 20_260_302)).map(([name, cells]) => [name, cells.map(revived)]),
);
const today = new Date(bench.askedOn.at);

const table: readonly (readonly [string, readonly string[], (given: never) => unknown, Rule])[] = [
  [
    'NEXT_TOUCH',
    'sequence anchor steps_done last_contact deal_size stakeholders engagement time_zone exit_status not_before'.split(' '),
    (given) => nextTouchDates(given, sheetIn(sheetZone)),
    bench.nextTouch,
  ],
  [
    'EXIT_STATUS',
    'sequence steps_done last_contact outcome last_reply timeline_pushes engagement status'.split(' '),
    (given) => exitStatuses(given, sheetIn(sheetZone)),
    bench.exitStatus,
  ],
];

const shown = (cell: Cell | undefined): string => (typeof cell === 'object' ? cell.toISOString() : String(cell ?? ''));

it.each(table)('%s answers a column of mixed rows as the plain way does', (_name, names, product, rule) => {
  const given: Record<string, Argument> = { today, country: '' };
  for (const name of names) given[name] = (columns[name] ?? []).map((cell) => [cell]);
  const answers = (product as (given: unknown) => Cell[][])(given).map(([cell]) => shown(cell));
  const plainly = Array.from({ length: rows }, (_, row) =>
    shown(rule({ today, ...Object.fromEntries(names.map((each) => [each, columns[each]?.[row] ?? ''])) }, sheetZone)),
  );
  expect(new Set(plainly).size).toBeGreaterThan(5);
  expect(answers).toEqual(plainly);
});
