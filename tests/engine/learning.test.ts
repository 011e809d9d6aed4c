import { type Learned, learn, type Scope } from '../../src/engine/learning';
import { coursesOf, type Happening } from '../../src/engine/learningHistory';
import { chosenWording, hash32, wordingMark } from '../../src/engine/learningWordings';
import type { Channel } from '../../src/engine/vocabulary';

const day = 86_400_000;
/** Days are counted from an arbitrary Monday; the hours make the order of a day plain. */
const monday = Date.UTC(2026, 0, 5);
const on = (days: number): number => monday + days * day;

type Line = readonly [days: number, what: string, ...rest: (string | number)[]];

const slots: Readonly<Record<string, number>> = { 'Tue 08:00–10:00': 1, 'Thu 13:00–15:00': 3 };

/** Lines of one person: a short hand for what the journal says. */
function told(person: string, lines: readonly Line[]): Happening[] {
  return lines.map(([days, what, one = '', other = '', third = '']): Happening => {
    const base = { person, at: on(days) };
    if (what === 'entered') return { ...base, kind: 'entered', cadence: String(one), owner: String(other) };
    if (what === 'undone') return { ...base, kind: 'undone' };
    if (what === 'reply') return { ...base, kind: 'answer', by: 'mail' };
    if (what === 'noted reply') return { ...base, kind: 'answer', by: 'person' };
    if (what === 'booked') return { ...base, kind: 'booked' };
    if (what === 'away') return { ...base, kind: 'rests', on: true };
    if (what === 'left') return { ...base, kind: 'left', reason: one as 'No Response' };
    const label = String(third);
    const mail =
      what === 'mail'
        ? {
            template: 'outbound',
            wording: String(other),
            slot: label === '' ? null : { order: slots[label] ?? 0, label, isWindow: !label.endsWith('other hours') },
          }
        : null;
    const channel = (what === 'mail' ? 'email' : what) as Channel;
    return {
      ...base,
      kind: 'touch',
      owner: '',
      cadence: 'Lost',
      touch: { at: on(days), step: one === '' ? null : Number(one), channel, mail },
    };
  });
}

const all: Scope = {
  now: on(100),
  since: Number.NEGATIVE_INFINITY,
  counts: () => true,
  isSlow: (name) => name.startsWith('Nurture'),
};
const learned = (people: Readonly<Record<string, readonly Line[]>>, scope: Partial<Scope> = {}): Learned =>
  learn(coursesOf(Object.entries(people).flatMap(([person, lines]) => told(person, lines))), { ...all, ...scope });

const shown = (tallies: Learned['steps']): string[] =>
  tallies.map(({ cadence, step, channel, hits, of }) => `${cadence} ${step} ${channel} ${hits}/${of}`);

describe('to which touch an answer belongs', () => {
  it.each<[words: string, lines: readonly Line[], steps: string[]]>([
    [
      'the last mail before it',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [4, 'mail', 2],
        [5, 'reply'],
      ],
      ['A 1 email 0/1', 'A 2 email 1/1'],
    ],
    [
      'a reply in the mailbox is no answer to the call between',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [4, 'call', 2],
        [5, 'reply'],
      ],
      ['A 1 email 1/1', 'A 2 call 0/1'],
    ],
    [
      'what a person noted answers the last touch of all',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [4, 'call', 2],
        [5, 'noted reply'],
      ],
      ['A 1 email 0/1', 'A 2 call 1/1'],
    ],
    [
      'a reply that was read after a mail, and had come before it',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [3, 'reply'],
        [4, 'mail', 2],
      ],
      ['A 1 email 1/1'],
    ],
    [
      'a person answers once, and later mails are no tries',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [2, 'reply'],
        [5, 'mail', 2],
        [6, 'reply'],
      ],
      ['A 1 email 1/1'],
    ],
    [
      'but once for each time in a cadence',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [2, 'reply'],
        [5, 'entered', 'B'],
        [6, 'mail', 1],
        [8, 'reply'],
      ],
      ['A 1 email 1/1', 'B 1 email 1/1'],
    ],
    [
      'an answer before anything was sent answers nothing',
      [
        [0, 'entered', 'A'],
        [1, 'reply'],
        [2, 'mail', 1],
      ],
      [],
    ],
    [
      'a late answer belongs to the cadence that was left',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [20, 'left', 'No Response'],
        [25, 'reply'],
      ],
      ['A 1 email 1/1'],
    ],
    [
      'a no that a person noted is an answer',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [2, 'left', 'Not Interested'],
      ],
      ['A 1 email 1/1'],
    ],
    [
      'an unsubscribe is none',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [2, 'left', 'Unsubscribed'],
      ],
      ['A 1 email 0/1'],
    ],
    [
      'a wrong person is none',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [2, 'left', 'Wrong Person'],
      ],
      ['A 1 email 0/1'],
    ],
    [
      'a mail that came back was no try',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [4, 'mail', 2],
        [5, 'left', 'Bounced'],
      ],
      ['A 1 email 0/1'],
    ],
    [
      'a meeting booked is an answer',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [4, 'call', 2],
        [5, 'booked'],
      ],
      ['A 1 email 0/1', 'A 2 call 1/1'],
    ],
    [
      'a mail that a person sent and ticked off is one touch',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [1.1, 'email', 1],
        [2, 'reply'],
      ],
      ['A 1 email 1/1'],
    ],
    [
      'younger than seven days: neither answered nor not',
      [
        [80, 'entered', 'A'],
        [92, 'mail', 1],
        [93, 'mail', 2],
        [93.1, 'mail', 3],
        [94, 'reply'],
      ],
      ['A 1 email 0/1', 'A 2 email 0/1'],
    ],
    [
      'a touch beside the steps is in no step',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [2, 'linkedin'],
        [3, 'noted reply'],
      ],
      ['A 1 email 0/1'],
    ],
    [
      'a journal that begins in the middle',
      [
        [1, 'mail', 3],
        [2, 'reply'],
      ],
      ['Lost 3 email 1/1'],
    ],
    [
      'enrolling that was undone',
      [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [2, 'entered', 'B'],
        [3, 'undone'],
        [4, 'mail', 2],
        [5, 'reply'],
      ],
      ['A 1 email 0/1', 'A 2 email 1/1'],
    ],
  ])('%s', (_words, lines, steps) => {
    expect(shown(learned({ p: lines }).steps)).toEqual(steps);
  });
});

it('tells the most used cadence first, step by step', () => {
  const mails = (cadence: string, steps: number): Line[] => [
    [0, 'entered', cadence],
    ...Array.from({ length: steps }, (_, index): Line => [steps - index, 'mail', steps - index]),
  ];
  expect(shown(learned({ one: mails('A', 1), two: mails('B', 2) }).steps)).toEqual([
    'B 1 email 0/1',
    'B 2 email 0/1',
    'A 1 email 0/1',
  ]);
});

describe('how far people came', () => {
  it.each<[words: string, people: Readonly<Record<string, readonly Line[]>>, funnel: number[]]>([
    [
      'each stage holds those who came further',
      {
        waiting: [[0, 'entered', 'A']],
        touched: [
          [0, 'entered', 'A'],
          [1, 'mail', 1],
        ],
        answered: [
          [0, 'entered', 'A'],
          [1, 'mail', 1],
          [2, 'reply'],
        ],
        booked: [
          [0, 'entered', 'A'],
          [1, 'mail', 1],
          [2, 'left', 'Meeting Booked'],
        ],
        won: [
          [0, 'entered', 'A'],
          [1, 'mail', 1],
          [2, 'left', 'Closed-Won'],
        ],
      },
      [5, 4, 3, 2, 1],
    ],
    [
      'a person twice in cadences is one person',
      {
        p: [
          [0, 'entered', 'A'],
          [1, 'mail', 1],
          [20, 'left', 'No Response'],
          [20, 'entered', 'B'],
          [30, 'mail', 1],
          [31, 'reply'],
        ],
      },
      [1, 1, 1, 0, 0],
    ],
    [
      'what a booked meeting led to counts for what led to it',
      {
        p: [
          [0, 'entered', 'A'],
          [1, 'mail', 1],
          [2, 'reply'],
          [3, 'left', 'Meeting Booked'],
          [3, 'entered', 'B'],
          [9, 'left', 'Advanced'],
          [9, 'entered', 'C'],
          [30, 'left', 'Closed-Won'],
        ],
      },
      [1, 1, 1, 1, 1],
    ],
    [
      'undone is nobody',
      {
        p: [
          [0, 'entered', 'A'],
          [1, 'undone'],
        ],
      },
      [0, 0, 0, 0, 0],
    ],
  ])('%s', (_words, people, funnel) => {
    expect(learned(people).funnel).toEqual(funnel);
  });

  it('credits one cadence with what it led to, and not with what came after giving up', () => {
    const onlyA = { counts: ({ cadence }: { cadence: string }) => cadence === 'A' };
    const led: Line[] = [
      [0, 'entered', 'A'],
      [1, 'mail', 1],
      [3, 'left', 'Meeting Booked'],
      [3, 'entered', 'B'],
      [30, 'left', 'Closed-Won'],
    ];
    const gaveUp: Line[] = [
      [0, 'entered', 'A'],
      [1, 'mail', 1],
      [30, 'left', 'No Response'],
      [30, 'entered', 'Nurture'],
      [60, 'left', 'Closed-Won'],
    ];
    expect(learned({ led }, onlyA).funnel).toEqual([1, 1, 1, 1, 1]);
    expect(learned({ gaveUp }, onlyA).funnel).toEqual([1, 1, 0, 0, 0]);
  });
});

describe('giving up', () => {
  const after = (lines: readonly Line[]): readonly number[] => learned({ p: [[0, 'entered', 'A'], ...lines] }).givenUp;
  it.each<[words: string, lines: readonly Line[], counts: number[]]>([
    [
      'silence after the last step',
      [
        [1, 'mail', 1],
        [3, 'call', 2],
        [20, 'left', 'No Response'],
      ],
      [0, 1, 0, 0, 0],
    ],
    [
      'five and more',
      [
        [1, 'mail', 1],
        [3, 'mail', 2],
        [5, 'mail', 3],
        [7, 'mail', 4],
        [9, 'mail', 5],
        [11, 'mail', 6],
        [30, 'left', 'Completed'],
      ],
      [0, 0, 0, 0, 1],
    ],
    [
      'touches beside the steps count',
      [
        [1, 'mail', 1],
        [1, 'linkedin'],
        [20, 'left', 'Unresponsive'],
      ],
      [0, 1, 0, 0, 0],
    ],
    ['left lying for thirty days', [[1, 'mail', 1]], [1, 0, 0, 0, 0]],
    ['not yet thirty days', [[71, 'mail', 1]], [0, 0, 0, 0, 0]],
    [
      'away',
      [
        [1, 'mail', 1],
        [2, 'away'],
      ],
      [0, 0, 0, 0, 0],
    ],
    [
      'they answered',
      [
        [1, 'mail', 1],
        [2, 'reply'],
        [20, 'left', 'No Response'],
      ],
      [0, 0, 0, 0, 0],
    ],
    [
      'they answered late',
      [
        [1, 'mail', 1],
        [20, 'left', 'No Response'],
        [40, 'reply'],
      ],
      [0, 0, 0, 0, 0],
    ],
    [
      'they unsubscribed',
      [
        [1, 'mail', 1],
        [2, 'left', 'Unsubscribed'],
      ],
      [0, 0, 0, 0, 0],
    ],
    [
      'their address was wrong',
      [
        [1, 'mail', 1],
        [2, 'left', 'Bounced'],
      ],
      [0, 0, 0, 0, 0],
    ],
    [
      'moved on to another cadence',
      [
        [1, 'mail', 1],
        [5, 'entered', 'Nurture'],
      ],
      [0, 0, 0, 0, 0],
    ],
    ['nobody ever wrote', [[20, 'left', 'No Response']], [0, 0, 0, 0, 0]],
    [
      'a slow cadence',
      [
        [0, 'entered', 'Nurture 90-Day'],
        [1, 'mail', 1],
        [20, 'left', 'Completed'],
      ],
      [0, 0, 0, 0, 0],
    ],
  ])('%s', (_words, lines, counts) => {
    expect(after(lines)).toEqual(counts);
  });

  it('counts touches before the first answer, and why people left', () => {
    const found = learned({
      one: [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [2, 'reply'],
        [3, 'left', 'Closed-Lost'],
      ],
      three: [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [1, 'linkedin'],
        [4, 'call', 2],
        [5, 'reply'],
        [6, 'mail', 3],
      ],
      six: [
        [0, 'entered', 'A'],
        ...[1, 2, 3, 4, 5, 6].map((step): Line => [step, 'mail', step]),
        [7, 'reply'],
        [8, 'left', 'Closed-Lost'],
      ],
      silent: [
        [0, 'entered', 'A'],
        [1, 'mail', 1],
        [20, 'left', 'No Response'],
      ],
    });
    expect(found.touchesBefore).toEqual([1, 0, 1, 0, 1]);
    expect(found.exits).toEqual([
      { reason: 'Closed-Lost', count: 2 },
      { reason: 'No Response', count: 1 },
    ]);
  });

  it('counts what happened since, each by its own day', () => {
    const old: Line[] = [
      [0, 'entered', 'A'],
      [1, 'mail', 1],
      [50, 'mail', 2],
      [51, 'left', 'No Response'],
    ];
    const found = learned({ old }, { since: on(40) });
    expect(found.funnel).toEqual([0, 0, 0, 0, 0]);
    expect(shown(found.steps)).toEqual(['A 2 email 0/1']);
    expect(found.givenUp).toEqual([0, 1, 0, 0, 0]);
  });

  it('counts one owner: whoever wrote last, else whoever enrolled, else the one before', () => {
    const people: Record<string, readonly Line[]> = {
      ana: [
        [0, 'entered', 'A', 'ana@team.example'],
        [9, 'left', 'No Response'],
        [9, 'entered', 'B'],
      ],
      ben: [[0, 'entered', 'A', 'ben@team.example']],
    };
    const of = (owner: string) => learned(people, { counts: (course) => course.owner === owner }).funnel[0];
    expect([of('ana@team.example'), of('ben@team.example'), of('')]).toEqual([1, 1, 0]);
    const courses = coursesOf(told('ana', people.ana ?? []));
    expect(courses.map(({ owner }) => owner)).toEqual(['ana@team.example', 'ana@team.example']);
  });
});

/** So many people who got a wording in a slot on a day, and how many of them answered. */
const mailed = (
  label: string,
  count: number,
  answers: number,
  days: number,
  wording: string,
  slot = '',
): Record<string, readonly Line[]> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index): [string, readonly Line[]] => [
      `${label} ${index}`,
      [
        [days - 1, 'entered', 'A'],
        [days + index / 10_000, 'mail', 1, wording, slot],
        ...(index < answers ? ([[days + 1, 'reply']] as Line[]) : []),
      ],
    ]),
  );

describe('comparing', () => {
  const outcome = ({ one, other, differs }: Learned['wordingsCompared'][number]) =>
    `${one.mail.wording || one.mail.slot?.label} ${one.hits}/${one.of}, ${other.mail.wording || other.mail.slot?.label} ${other.hits}/${other.of}: ${differs ? 'differ' : 'cannot be told apart'}`;

  it.each<[words: string, people: Record<string, readonly Line[]>, expected: string[]]>([
    ['29 are not enough', { ...mailed('a', 29, 29, 10, 'aaaa'), ...mailed('b', 30, 0, 10, 'bbbb') }, []],
    // Newcombe's interval of 12/30 less 4/30 is 0.04 to 0.46 at 95 %.
    ['30 are', { ...mailed('a', 30, 12, 10, 'aaaa'), ...mailed('b', 30, 4, 10, 'bbbb') }, ['aaaa 12/30, bbbb 4/30: differ']],
    [
      'the better one stands first',
      { ...mailed('a', 30, 4, 10, 'aaaa'), ...mailed('b', 30, 12, 10, 'bbbb') },
      ['bbbb 12/30, aaaa 4/30: differ'],
    ],
    // 56/70 less 48/80 excludes zero at 95 % (0.05 to 0.33), 9/35 less 4/35 does not.
    [
      'no winner by chance',
      { ...mailed('a', 35, 9, 10, 'aaaa'), ...mailed('b', 35, 4, 10, 'bbbb') },
      ['aaaa 9/35, bbbb 4/35: cannot be told apart'],
    ],
    // What differs as the only pair does not among three: the level is shared out.
    [
      'three pairs ask for more than one',
      { ...mailed('a', 30, 12, 10, 'aaaa'), ...mailed('b', 30, 4, 10, 'bbbb'), ...mailed('c', 30, 8, 10, 'cccc') },
      [
        'aaaa 12/30, bbbb 4/30: cannot be told apart',
        'aaaa 12/30, cccc 8/30: cannot be told apart',
        'cccc 8/30, bbbb 4/30: cannot be told apart',
      ],
    ],
    // The first wording's good weeks before the second came prove nothing.
    [
      'only while both were in use',
      { ...mailed('old', 40, 40, 1, 'aaaa'), ...mailed('a', 31, 4, 50, 'aaaa'), ...mailed('b', 31, 4, 50, 'bbbb') },
      ['aaaa 4/31, bbbb 4/31: cannot be told apart'],
    ],
    ['one after the other is no comparison', { ...mailed('a', 40, 30, 1, 'aaaa'), ...mailed('b', 40, 2, 50, 'bbbb') }, []],
  ])('%s', (_words, people, expected) => {
    expect(learned(people).wordingsCompared.map(outcome)).toEqual(expected);
  });

  it('holds times of the week against each other within one step', () => {
    const people = {
      ...mailed('tue', 60, 24, 10, '', 'Tue 08:00–10:00'),
      ...mailed('thu', 60, 6, 12, '', 'Thu 13:00–15:00'),
    };
    const found = learned(people);
    expect(found.slotsCompared.map(outcome)).toEqual(['Tue 08:00–10:00 24/60, Thu 13:00–15:00 6/60: differ']);
    expect(found.slots.map(({ mail, hits, of }) => [mail.slot?.label, hits, of])).toEqual([
      ['Tue 08:00–10:00', 24, 60],
      ['Thu 13:00–15:00', 6, 60],
    ]);
  });

  it('does not compare with all hours outside the windows', () => {
    const people = {
      ...mailed('tue', 60, 24, 10, '', 'Tue 08:00–10:00'),
      ...mailed('other', 60, 6, 12, '', 'Thu, other hours'),
    };
    expect(learned(people).slotsCompared).toEqual([]);
    expect(learned(people).slots).toHaveLength(2);
  });
});

describe('who gets which wording', () => {
  const one = { subject: 'Runs', body: 'Short words.' };
  const two = { subject: 'Runs', body: 'Other words.' };
  const three = { subject: 'Loads', body: 'Short words.' };
  const people = Array.from({ length: 3000 }, (_, index) => `P7f3a-${index}|outbound 1 email|`);

  it('is the same every time, however the sheet is sorted', () => {
    for (const seed of people.slice(0, 200)) {
      expect(chosenWording([one, two, three], seed)).toBe(chosenWording([three, one, two], seed));
      expect(chosenWording([one], seed)).toBe(one);
    }
    expect(chosenWording([], 'anybody')).toBeNull();
  });

  it('is shared out evenly', () => {
    const shares = [one, two, three].map(
      (each) => people.filter((seed) => chosenWording([one, two, three], seed) === each).length,
    );
    // A third of 3,000, give or take four standard deviations.
    for (const share of shares) expect(Math.abs(share - 1000)).toBeLessThan(104);
  });

  it('changes for nobody but those whom a further wording takes', () => {
    const moved = people.filter((seed) => chosenWording([one, two, three], seed) !== chosenWording([one, two], seed));
    expect(moved.every((seed) => chosenWording([one, two, three], seed) === three)).toBe(true);
    expect(Math.abs(moved.length - 1000)).toBeLessThan(104);
  });

  it('is marked by the words alone', () => {
    expect(wordingMark(one)).toMatch(/^[0-9a-f]{4}$/);
    expect(wordingMark({ subject: ' runs ', body: 'SHORT\n\nwords. ' })).toBe(wordingMark(one));
    expect(wordingMark(two)).not.toBe(wordingMark(one));
    expect(wordingMark(three)).not.toBe(wordingMark(one));
    // Spread over all numbers: of 3,000 texts no two share theirs.
    expect(new Set(people.map(hash32)).size).toBe(3000);
  });
});
