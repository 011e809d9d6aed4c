import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHost, type Host } from '../../local/host';
import { builtBundle } from '../support/builtBundle';

/** Every example of docs/functions.md and of the README, typed into a cell and computed by the built script. */

const text = (page: string): string => readFileSync(join(__dirname, '../..', page), 'utf8');

/** Rows "| `=F(…)` | what it gives |" of the tables; a blank is written as *blank*. */
const examples = [...text('docs/functions.md').matchAll(/^\| `(=.+?)` \| (.*) \|$/gm)].map(([, formula = '', gives = '']) => [
  formula,
  gives.replace(/\\\|/g, '|').replace(/^\*blank\*$/, ''),
]) as [string, string][];

/** The README's examples, with what a reader is told that they give. */
const inReadme: readonly [start: string, gives: string][] = [
  ['=NEXT_TOUCH(', '2026-03-05 08:00'],
  ['=EXIT_STATUS(', ''],
  ['=SEQUENCE_STEP(', 'Call 3 of 7'],
  ['=ENGAGEMENT_LEVEL(', 'Medium'],
  ['=CADENCE(', 'Step'],
];

let host: Host;

beforeAll(async () => {
  host = await createHost({
    bundleDir: builtBundle(),
    now: Date.UTC(2026, 2, 20, 9),
    sheetZone: 'Europe/Berlin',
    user: 'rep@northbridge.example',
  });
  host.insertSheetFromCsv('Examples', [['']]);
});
afterAll(() => host.close());

const computed = (formula: string): string => {
  host.typeInto('Examples', 'C2', formula);
  const { display, error } = host.cell('Examples', 'C2');
  host.clearCells('Examples', 'C2');
  expect(error).toBe('');
  return display;
};

it('are there for every function', () => {
  const named = new Set(examples.map(([formula]) => /[A-Z_]{4,}(?=\()/.exec(formula.replace('INDEX', ''))?.[0]));

  expect([...named].sort()).toEqual([
    'CADENCE',
    'ENGAGEMENT_LEVEL',
    'EXIT_STATUS',
    'NEXT_TOUCH',
    'NEXT_TOUCH_LABEL',
    'NEXT_TOUCH_WHY',
    'SEQUENCE_STEP',
    'TOUCH_LINT',
  ]);
});

it.each(examples)('%s gives %s', (formula, gives) => {
  expect(computed(formula)).toBe(gives);
});

it.each(inReadme)("the README's %s…) gives %p", (start, gives) => {
  const formula = [...text('README.md').matchAll(/`(=[A-Z_]+\(.*?\))`/g)]
    .map(([, found]) => found)
    .find((found) => found?.startsWith(start));

  expect(formula).toBeDefined();
  expect(computed((formula ?? '').replace('System!$B$2', 'DATE(2026,3,20)'))).toBe(gives);
});
