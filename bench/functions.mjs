// Custom functions: rows per second, beside the same rule written plainly with date-fns, and beside a loop that only reads the cells.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { atLeast, figure, timed, times } from './figure.mjs';
import { answersOf, callsOf, functionNames, plainScript, realmWith } from './functionCall.mjs';

const caller = fileURLToPath(new URL('functionCall.mjs', import.meta.url));
const sizes = [1_000, 10_000, 100_000];
const counted = (rows) => `${rows.toLocaleString('en')} rows`;

/** The plain way takes half a minute for 100,000 rows. */
const plainRounds = { 1000: 5, 10000: 3, 100000: 1 };

const sameAnswers = (context, name, { product, plain }) => {
  const ours = answersOf(context, product);
  const theirs = answersOf(context, plain);
  const at = ours.findIndex((answer, row) => answer !== theirs[row]);
  if (at >= 0) throw new Error(`${name}, row ${at}: the product says "${ours[at]}", the plain way "${theirs[at]}".`);
  if (ours.some((answer) => answer.startsWith('⚠'))) throw new Error(`${name}: the bench's cells are not all readable.`);
  return ours;
};

const figuresOf = (name, rows, { quick, seed, plain }) => {
  const calls = callsOf(name);
  const context = realmWith(rows, seed, [plain]);
  const run = (call) => timed(() => vm.runInContext(call, context));
  // At 100,000 rows the plain way's one timed run is its answer as well: half a minute is enough.
  const answers = rows <= 10_000 ? sameAnswers(context, name, calls) : answersOf(context, calls.product);
  const dates = answers.filter((answer) => /^\d{4}-/.test(answer)).length;
  const floor = calls.floor(dates);
  // What is compared must have been compiled alike: each runs until the engine has made of it what it will, two seconds at most.
  for (const call of [calls.product, floor, ...(rows <= 10_000 ? [calls.plain] : [])]) {
    const from = performance.now();
    for (let done = 0; done < 100_000 && performance.now() - from < 2_000; done += rows) run(call);
  }
  const repeats = Math.max(1, 10_000 / rows);
  const often = (call) => times(repeats, () => run(call)).reduce((sum, ms) => sum + ms, 0) / repeats;
  const rounds = quick ? 3 : 7;
  const ours = times(rounds, () => [often(calls.product), often(floor)]);
  const plainTimes = quick && rows > 10_000 ? [] : times(quick ? 1 : plainRounds[rows], () => run(calls.plain));
  const perSecond = (ms) => (rows / ms) * 1000;
  const cold = times(quick ? 1 : 3, () => Number(execFileSync(process.execPath, [caller, name, String(rows), String(seed)])));
  const warm = ours.map(([product]) => product);
  const plainly = plainTimes.map((ms, index) => ms / warm[index]);
  const what = `${name}, ${counted(rows)}`;
  return [
    figure(`${what}: warm`, 'rows/s', warm.map(perSecond)),
    figure(`${what}: cold, with loading the code in a new process`, 'rows/s', cold.map(perSecond)),
    ...(plainTimes.length === 0
      ? []
      : [
          figure(`${what}: the plain way with date-fns`, 'rows/s', plainTimes.map(perSecond)),
          figure(`${what}: as many times as fast as the plain way`, '×', plainly, atLeast(10)),
        ]),
    figure(
      `${what}: as many times as long as only reading the cells and making the dates`,
      '×',
      ours.map(([product, least]) => product / least),
    ),
  ];
};

export const title = 'Custom functions';

export async function measure({ quick, seed }) {
  const plain = await plainScript();
  const figures = functionNames.flatMap((name) => sizes.map((rows) => figuresOf(name, rows, { quick, seed, plain })));
  const warmAt = (index) => figures[index][0];
  const growth = functionNames.map((name, index) => {
    const [, ten, hundred] = sizes.map((_, size) => warmAt(index * sizes.length + size).median);
    return figure(`${name}: speed at 100,000 rows over speed at 10,000`, '×', [hundred / ten], atLeast(0.8));
  });
  return [...figures.flat(), ...growth];
}
