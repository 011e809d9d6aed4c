import fc from 'fast-check';
import { builtInCadences } from '../../src/engine/builtInCadences';
import { cadenceBook } from '../../src/engine/cadence';
import type { Answer, Argument } from '../../src/functions/call';
import { engagementLevels } from '../../src/functions/engagementLevel';
import { exitStatuses } from '../../src/functions/exitStatus';
import { nextTouchDates, nextTouchLabels, nextTouchReasons } from '../../src/functions/nextTouch';
import { sequenceSteps } from '../../src/functions/sequenceStep';
import { readCadences } from '../../src/sheet/cadencesSheet';
import type { Cell } from '../../src/sheet/cells/cell';
import { readSettings } from '../../src/sheet/settingsSheet';
import { sheetIn } from './context';

// The same cases in every run: a test that fails must fail again.
fc.configureGlobal({ seed: 1789 });

/** What a sheet can hold, good and bad, near and far from what belongs there. */
const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<Cell>(
      '',
      ' ',
      0,
      1,
      3,
      -1,
      2.5,
      46083,
      1e21,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      true,
      false,
      '#N/A',
      '#REF!',
      'Loading...',
      '03/04/2026',
      '31/02/2026',
      '2026-03-02',
      '50k',
      '€12.500',
      '-5',
      'outbound',
      'Post-Demo Follow-Up',
      'nurture-90',
      'Sequence Name',
      'Sent',
      'Email 3 of 7',
      'Won',
      'Unsubscribed',
      'Replied',
      'Paused',
      'High',
      'Low',
      'Europe/Berlin',
      'Mars',
      '=1+1',
      '🦄',
      'שלום',
      'ana@x.example\nBcc: eve@x.example',
      'x'.repeat(5000),
      '\u0000',
      '⚠ no',
    ),
  },
  { weight: 2, arbitrary: fc.date({ noInvalidDate: false }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.double() },
);
const context = sheetIn('Europe/Berlin');
const touch = [
  'sequence',
  'anchor',
  'steps_done',
  'last_contact',
  'deal_size',
  'stakeholders',
  'engagement',
  'time_zone',
  'exit_status',
  'not_before',
  'country',
];
const exits = [
  'sequence',
  'steps_done',
  'last_contact',
  'outcome',
  'last_reply',
  'timeline_pushes',
  'engagement',
  'today',
  'status',
];

type Given = Record<string, Argument>;
const functions: readonly (readonly [string, readonly string[], (given: never) => Answer])[] = [
  ['NEXT_TOUCH', touch, (given) => nextTouchDates(given, context)],
  ['NEXT_TOUCH_LABEL', touch, (given) => nextTouchLabels(given, context)],
  ['NEXT_TOUCH_WHY', touch, (given) => nextTouchReasons(given, context)],
  ['EXIT_STATUS', exits, (given) => exitStatuses(given, context)],
  ['SEQUENCE_STEP', ['sequence', 'steps_done'], (given) => sequenceSteps(given)],
  ['ENGAGEMENT_LEVEL', ['sent', 'opens', 'clicks', 'replies'], (given) => engagementLevels(given)],
];

/** A column and a cell say the same but for a heading, which only the first cell of a column can be. */
const isHeading = (cell: Cell | undefined): boolean => cell === 'Sequence Name' || cell === 'Sent';

it.each(functions)('%s answers any cells, and each row of a column as if it stood alone', (_name, names, call) => {
  const answer = call as (given: Given) => Answer;
  fc.assert(
    fc.property(fc.array(fc.tuple(...names.map(() => anyCell)), { minLength: 2, maxLength: 6 }), (rows) => {
      const given = Object.fromEntries(names.map((name, index) => [name, rows.map((row) => [row[index] ?? ''])]));
      const column = answer(given) as Cell[][];
      for (const [index, [got]] of column.entries()) {
        const row = rows[index] ?? [];
        if (isHeading(row[0])) continue;
        expect(typeof got === 'string' || Object.prototype.toString.call(got) === '[object Date]').toBe(true);
        if (Object.prototype.toString.call(got) === '[object Date]') expect(Number.isFinite((got as Date).getTime())).toBe(true);
        expect(got).toEqual(answer(Object.fromEntries(names.map((name, at) => [name, row[at] ?? '']))));
      }
    }),
    { numRuns: 150, seed: 20260302 },
  );
});

it('sheets of the product with any cells in them are read, or told, and never throw', () => {
  const book = cadenceBook(builtInCadences);
  const rowsOf = (headings: readonly string[]) =>
    fc.array(fc.tuple(...headings.map(() => anyCell)), { maxLength: 8 }).map((rows) => [[...headings], ...rows] as Cell[][]);
  fc.assert(
    fc.property(
      rowsOf(['Sequence Name', 'Step', 'Day', 'Touches', 'Type', 'Pace', 'Days']),
      rowsOf(['Setting', 'Value']),
      (cadences, settings) => {
        expect(readCadences(cadences, book).kind).not.toBe('problem');
        expect(readSettings(settings).kind).not.toBe('problem');
      },
    ),
    { numRuns: 150, seed: 20260302 },
  );
});
