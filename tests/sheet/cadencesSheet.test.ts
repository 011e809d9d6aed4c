import { builtInCadences } from '../../src/engine/builtInCadences';
import { cadenceBook } from '../../src/engine/cadence';
import {
  type CadencesRead,
  cadenceHeadings,
  readCadenceName,
  readCadences,
  writtenCadences,
} from '../../src/sheet/cadencesSheet';
import type { Cell } from '../../src/sheet/cells/cell';

const builtIn = cadenceBook(builtInCadences);
const read = (grid: readonly (readonly Cell[])[]): CadencesRead => {
  const reading = readCadences(grid, builtIn);
  if (reading.kind !== 'value') throw new Error(reading.kind === 'problem' ? reading.words : 'blank');
  return reading.value;
};
const short = ['Sequence Name', 'Day', 'Touches'];
const told = (grid: readonly (readonly Cell[])[]): string[] =>
  read(grid).problems.map(({ row, column, words }) => `${row} ${column}: ${words}`);

describe('the written built-ins', () => {
  const sheet = writtenCadences(builtInCadences);
  it('has one row a step under its headings', () => {
    expect(sheet[0]).toEqual([
      'Sequence Name',
      'Step',
      'Day',
      'Touches',
      'Type',
      'Aim',
      'Format',
      'Angle',
      'Weight',
      'Template',
      'Hours',
      'Ends',
      'Pace',
      'Days',
    ]);
    expect(sheet.length).toBe(1 + 7 + 11 + 5 + 7 + 8 + 4 + 1 + 4 + 2);
    expect(sheet[1]?.slice(0, 4)).toEqual(['Outbound 21-Day', 1, 1, 'email + linkedin']);
  });
  it('reads back as no cadence of the team: nothing was changed', () => {
    expect(read(sheet)).toEqual({ own: [], broken: new Map(), problems: [] });
  });
  it('reads back the same through numbers as text, any column order and blank rows', () => {
    const turned = sheet.flatMap((row) => [
      row.map((cell) => (typeof cell === 'number' ? String(cell) : cell)).reverse(),
      row.map(() => ''),
    ]);
    expect(read(turned)).toEqual({ own: [], broken: new Map(), problems: [] });
  });
  it.each(builtInCadences.map((cadence) => [cadence.name, cadence] as const))(
    'tells an edited %s from the built-in, with its id and f',
    (_name, cadence) => {
      const edited = {
        ...cadence,
        steps: cadence.steps.map((step, index) => (index === 0 ? { ...step, type: 'edited' } : step)),
      };
      const { own, problems } = read(writtenCadences([edited]));
      expect(problems).toEqual([]);
      expect(own).toEqual([{ ...edited, builtIn: false }]);
    },
  );
});

describe("a team's own cadence", () => {
  it('needs a name and days; the rest has defaults', () => {
    expect(
      read([
        ['sequence', 'DAY'],
        ['Ours', 1],
        ['Ours', 4],
      ]).own,
    ).toEqual([
      {
        id: 'ours',
        name: 'Ours',
        pace: 'length',
        firstDay: 0,
        days: 'calendar',
        builtIn: false,
        steps: [
          {
            day: 1,
            touches: ['email'],
            type: '',
            aim: '',
            format: 'short',
            angle: '',
            weight: 'standard',
            office: false,
            ends: null,
          },
          {
            day: 4,
            touches: ['email'],
            type: '',
            aim: '',
            format: 'short',
            angle: '',
            weight: 'standard',
            office: false,
            ends: null,
          },
        ],
      },
    ]);
  });
  it('is understood under other headings and words', () => {
    const grid = [
      ['My cadences', '', '', '', '', '', '', ''],
      ['Day', 'Cadence', 'Channels', 'Format', 'Hours', 'Ends', 'Pace', 'Days', 'Template'],
      [8, ' ours ', 'phone, Voice mail', '', '', 'break-up', '', '', ''],
      [0, 'Ours', 'E-mail and LinkedIn', 'Bullet points', 'Office', '', 'Gaps', 'Business', 'ours 1 special'],
    ];
    expect(read(grid).own).toEqual([
      {
        id: 'ours',
        name: 'ours',
        pace: 'gaps',
        firstDay: 0,
        days: 'business',
        builtIn: false,
        steps: [
          {
            day: 0,
            touches: ['email', 'linkedin'],
            type: '',
            aim: '',
            format: 'bullets',
            angle: '',
            weight: 'standard',
            office: true,
            ends: null,
            template: 'ours 1 special',
          },
          {
            day: 8,
            touches: ['call', 'voicemail'],
            type: '',
            aim: '',
            format: 'short',
            angle: '',
            weight: 'standard',
            office: false,
            ends: 'breakup',
          },
        ],
      },
    ]);
  });
  it.each<[string, Cell[][], number]>([
    [
      'length from day 1',
      [
        ['A', 1, 'length'],
        ['A', 5, ''],
      ],
      0,
    ],
    [
      'length from day 0',
      [
        ['A', 0, 'length'],
        ['A', 5, ''],
      ],
      0,
    ],
    [
      'length from day 3',
      [
        ['A', 3, 'length'],
        ['A', 5, ''],
      ],
      0,
    ],
    [
      'gaps from day 1',
      [
        ['A', 1, 'gaps'],
        ['A', 5, ''],
      ],
      0,
    ],
    ['fixed from day 30', [['A', 30, 'fixed']], 0],
    [
      're-engagement keeps its 1',
      [
        ['Re-Engagement', 1, ''],
        ['Re-Engagement', 5, ''],
      ],
      1,
    ],
    [
      'post-demo keeps its 0',
      [
        ['Post-Demo Follow-Up', 1, ''],
        ['Post-Demo Follow-Up', 5, ''],
      ],
      0,
    ],
    [
      'outbound from day 0',
      [
        ['outbound', 0, ''],
        ['outbound', 5, ''],
      ],
      0,
    ],
  ])('counts the anchor as day f: %s', (_what, rows, firstDay) => {
    expect(read([['Sequence Name', 'Day', 'Pace'], ...rows]).own[0]?.firstDay).toBe(firstDay);
  });
  it('overrides a built-in by its name or id, and keeps that', () => {
    expect(read([short, ['OUTBOUND 21-day ', 1, 'call'], ['outbound', 3, 'email']]).own[0]).toMatchObject({
      id: 'outbound',
      name: 'Outbound 21-Day',
      pace: 'length',
      firstDay: 1,
    });
  });
});

describe('rows that cannot be read', () => {
  const headings = ['Sequence Name', 'Step', 'Day', 'Touches', 'Format', 'Weight', 'Hours', 'Ends', 'Pace', 'Days'];
  const good: Cell[] = ['Bad', 1, 1, 'email', '', '', '', '', '', ''];
  it.each<[string, Cell[], string]>([
    ['a day that is text', ['Bad', 2, 'soon', 'email'], '3 Day: "soon" is not a day number; write a whole number from 0 up'],
    ['no day', ['Bad', 2, '', 'email'], '3 Day: the day number is missing'],
    ['a negative day', ['Bad', 2, -3, 'email'], '3 Day: "-3" is not a day number; write a whole number from 0 up'],
    ['a date', ['Bad', 2, new Date(0), 'email'], '3 Day: a date is not a day number; write a whole number from 0 up'],
    ['#REF!', ['Bad', 2, '#REF!', 'email'], '3 Day: the cell shows #REF!; mend its formula or type the value'],
    ['ten years', ['Bad', 2, 46083, 'email'], '3 Day: "46083" is more than 3650 days'],
    [
      'an unknown channel',
      ['Bad', 2, 3, 'fax'],
      '3 Touches: "fax" is no channel; write email, call, voicemail, linkedin, video or meeting, with + between several',
    ],
    ['a channel twice', ['Bad', 2, 3, 'email + mail'], '3 Touches: "mail" stands twice in one step; write each channel once'],
    ['a format', ['Bad', 2, 3, 'email', 'long'], '3 Format: "long" is not a format: short, bullets, one-liner or forward'],
    ['a weight', ['Bad', 2, 3, 'email', '', 'heavy'], '3 Weight: "heavy" is not a weight: light, standard or research'],
    ['hours', ['Bad', 2, 3, 'email', '', '', 'night'], '3 Hours: "night" is not "office"; write office, or leave it blank'],
    ['an end', ['Bad', 2, 3, 'email', '', '', '', 'never'], '3 Ends: "never" is not an end: breakup or close'],
    ['a pace', ['Bad', 2, 3, 'email', '', '', '', '', 'fast'], '3 Pace: "fast" is not a pace: length, gaps or fixed'],
    [
      'a way to count',
      ['Bad', 2, 3, 'email', '', '', '', '', '', 'moon'],
      '3 Days: "moon" is not a way to count days: calendar or business',
    ],
    [
      'one day twice',
      ['Bad', 2, 1, 'email'],
      '3 Day: day 1 is already in row 2; write both touches into one step, or give it another day',
    ],
    [
      'steps against days',
      ['Bad', 1, 3, 'email'],
      '3 Step: step 1 is on day 3, which is not after step 1; steps and days must rise together',
    ],
    ['a step of text', ['Bad', 'two', 3, 'email'], '3 Step: "two" is not a step number; write a whole number from 1 up'],
  ])('%s', (_what, row, words) => {
    expect(told([headings, good, [...row, ...Array<Cell>(10 - row.length).fill('')]])).toEqual([words]);
  });
  it('hold their cadence and no other', () => {
    const { own, broken } = read([
      short,
      ['Bad', 1, 'fax'],
      ['Bad', 3, 'email'],
      ['Good', 1, 'email'],
      ['Outbound 21-Day', 'x', 'email'],
    ]);
    expect(own.map((cadence) => cadence.name)).toEqual(['Good']);
    expect([...broken.keys()]).toEqual(['bad', 'outbound 21-day', 'outbound']);
    const book = cadenceBook(builtInCadences, own);
    const find = (text: Cell) => readCadenceName(text, book, broken);
    expect(find('good')).toMatchObject({ kind: 'value', value: { name: 'Good' } });
    expect(find(' Outbound ')).toEqual({
      kind: 'problem',
      words:
        'the cadence "Outbound 21-Day" cannot be used: Cadences row 5, Day: "x" is not a day number; write a whole number from 0 up',
    });
    expect(find('outbound-14')).toMatchObject({ kind: 'value', value: { id: 'outbound-14' } });
    expect(find('Inbound')).toEqual({
      kind: 'problem',
      words: '"Inbound" is no cadence; choose a Sequence Name of the Cadences sheet',
    });
    expect(find('')).toEqual({ kind: 'blank' });
  });
  it('without a name hold the cadence above, which would run without them', () => {
    const { broken, problems } = read([short, ['A', 1, 'email'], ['', 3, 'email'], ['B', 1, 'email']]);
    expect(problems).toEqual([{ row: 3, column: 'Sequence Name', words: 'the name of the cadence is missing' }]);
    expect([...broken.keys()]).toEqual(['a']);
  });
  it('of one cadence that disagree about its pace are told', () => {
    expect(
      told([
        ['Sequence Name', 'Day', 'Pace'],
        ['A', 1, 'gaps'],
        ['A', 3, 'length'],
      ]),
    ).toEqual(['3 Pace: "length" differs from "gaps" above; one cadence has one']);
  });
});

it('a range without headings is a problem as a whole, an empty one is none', () => {
  expect(readCadences([['Outbound', 1]], builtIn)).toEqual({
    kind: 'problem',
    words: 'no row of headings was found; it needs "Sequence Name" and "Day"',
  });
  expect(readCadences([['', ' ']], builtIn)).toEqual({ kind: 'blank' });
  expect(readCadences([[...cadenceHeadings]], builtIn)).toEqual({
    kind: 'value',
    value: { own: [], broken: new Map(), problems: [] },
  });
});
