import { askCadences, changeCadences } from '../../src/app/cadences';
import type {
  CadenceDraft,
  CadenceList,
  CadenceShown,
  CadencesSave,
  CadencesSaved,
  Effect,
  Judged,
  Sample,
  StepDraft,
  Texts,
  TextTried,
} from '../../src/app/cadencesContract';
import type { Cell } from '../../src/sheet/cells/cell';
import { cadencesFile, cadencesPorts, hostileFile, hostileNames } from '../sidebar/cadencesAnswers';
import type { ProspectFile } from './prospectFile';

const ask = <T>(file: ProspectFile, request: Parameters<typeof askCadences>[1]): T =>
  askCadences(cadencesPorts(file), request) as T;
const list = (file: ProspectFile): CadenceList => ask(file, { what: 'list' });
const shown = (file: ProspectFile, id: string): CadenceShown => {
  const found = list(file).cadences.find((each) => each.id === id || each.name === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const save = (file: ProspectFile, wish: CadencesSave): CadencesSaved => changeCadences(cadencesPorts(file), wish);
const saved = (file: ProspectFile, wish: CadencesSave): Extract<CadencesSaved, { kind: 'saved' }> => {
  const answer = save(file, wish);
  if (answer.kind !== 'saved') throw new Error(answer.words);
  return answer;
};
const grid = (file: ProspectFile, sheet = 'Cadences'): Cell[][] => file.book.grid(sheet).map((row) => [...row]);

type Edit = (steps: StepDraft[]) => StepDraft[];
const edited = ({ draft }: CadenceShown, edit: Edit): CadenceDraft => {
  if (draft === null) throw new Error('broken');
  return { ...draft, steps: edit([...draft.steps]) };
};
const set =
  (number: number, change: Partial<StepDraft>): Edit =>
  (steps) =>
    steps.map((step, index) => (index === number - 1 ? { ...step, ...change } : step));
const without =
  (number: number): Edit =>
  (steps) =>
    steps.filter((_step, index) => index !== number - 1);
const fresh: StepDraft = {
  from: null,
  day: '4',
  touches: 'email',
  type: 'news',
  aim: '',
  format: 'one-liner',
  angle: 'something of the day',
  weight: 'standard',
  template: '',
  hours: '',
  ends: '',
};
const withNew =
  (place: number, change: Partial<StepDraft> = {}): Edit =>
  (steps) => [...steps.slice(0, place - 1), { ...fresh, ...change }, ...steps.slice(place - 1)];
/** The contents change places, the days stay. */
const swapped =
  (one: number, other: number): Edit =>
  (steps) => {
    const [a, b] = [steps[one - 1]!, steps[other - 1]!];
    return steps.map((step, index) =>
      index === one - 1 ? { ...b, day: a.day } : index === other - 1 ? { ...a, day: b.day } : step,
    );
  };
const saveEdit = (file: ProspectFile, id: string, edit: Edit, as: string | null = null) => {
  const cadence = shown(file, id);
  return saved(file, { does: 'save', base: cadence.id, draft: edited(cadence, edit), as, print: cadence.print });
};
const rowsOf = (file: ProspectFile, name: string): Cell[][] => grid(file).filter(([first]) => first === name);

describe('what is shown', () => {
  test('every cadence once, with whose it is and who is in it', () => {
    const { cadences } = list(
      cadencesFile([
        ['Mine', 1, 0, 'email'],
        ['Mine', 2, 'soon', 'email'],
        ['Yours', 1, 2, 'call'],
      ]),
    );
    expect(cadences.map(({ name, kind, people, draft }) => [name, kind, people, draft !== null])).toEqual([
      ['Outbound 21-Day', 'built-in', 3, true],
      ['Outbound 14-Touch', 'built-in', 0, true],
      ['Post-First-Contact Follow-Up', 'built-in', 0, true],
      ['Post-Demo Follow-Up', 'built-in', 0, true],
      ['Post-Proposal Follow-Up', 'built-in', 0, true],
      ['Re-Engagement', 'built-in', 0, true],
      ['Nurture 90-Day', 'built-in', 0, true],
      ['Nurture 6-Month', 'built-in', 0, true],
      ['Nurture Annual', 'built-in', 0, true],
      ['Yours', 'own', 0, true],
      ['Mine', 'own', 0, false],
    ]);
    expect(cadences[10]?.lines[0]).toContain('Cadences row 52, Day: "soon" is not a day number');
    expect(cadences.map(({ facts }) => facts).filter((_facts, index) => index % 9 < 2)).toEqual([
      'Built-in · 7 steps · 3 in it',
      'Built-in · 11 steps · nobody in it · 1 warning',
      'Your own · 1 step · nobody in it · 2 warnings',
      'Your own · cannot be used · nobody in it',
    ]);
  });

  test.each<[id: string, tiers: readonly (readonly [string, string])[]]>([
    [
      'outbound',
      [
        ['As written, Deals 10,000 to 50,000', '1 3 5 8 12 16 21'],
        ['Deals under 10,000', '1 2 4 6 8 11 14'],
        ['Deals 50,000 to 100,000', '1 4 6 10 16 21 28'],
        ['Deals from 100,000', '1 4 8 13 20 27 35'],
        ['High engagement', '1 3 5 7 10 13 17'],
        ['Low engagement, 3 to 5 people decide', '1 4 7 12 18 24 32'],
        ['6 to 9 people decide', '1 5 9 15 23 31 41'],
        ['10 people or more', '1 11 21 31 41 51 61'],
      ],
    ],
    [
      'post-first-contact',
      [
        ['As written, Deals in between', '0 2 5 8 12'],
        ['Deals up to 25,000', '0 2 5 8 11'],
        ['Deals from 100,000', '0 5 10 15 20'],
        ['High engagement', '0 2 4 6 9'],
        ['Low engagement, 3 to 5 people decide', '0 3 8 13 19'],
        ['6 to 9 people decide', '0 4 10 16 24'],
        ['10 people or more', '0 10 20 30 40'],
      ],
    ],
    ['nurture-6m', [['As written', '90 180 270 360']]],
  ])('the pace of %s for every kind of prospect', (id, tiers) => {
    expect(shown(cadencesFile(), id).tiers.map(({ words, days }) => [words, days.join(' ')])).toEqual(tiers);
  });

  test('names that mean no good are texts like any other', () => {
    const { cadences } = list(hostileFile());
    expect(cadences.slice(9).map(({ name }) => name)).toEqual(hostileNames);
    expect(cadences.slice(9).every(({ draft }) => draft !== null)).toBe(true);
  });
});

describe('what the rules say of a draft', () => {
  test.each<[what: string, edit: Edit, problems: string[], warning: RegExp | null, missing?: string[]]>([
    ['as it stands', (steps) => steps, [], null],
    [
      'a day that does not rise',
      set(3, { day: '2' }),
      ['Step 2, Step: step 2 is on day 3, which is not after step 3; steps and days must rise together.'],
      null,
    ],
    [
      'two steps on one day',
      set(3, { day: '3' }),
      ['Step 3, Day: day 3 is already in row 3; write both touches into one step, or give it another day.'],
      null,
    ],
    ['no day', set(1, { day: '' }), ['Step 1, Day: the day number is missing.'], null],
    [
      'a day in words',
      set(1, { day: 'Monday' }),
      ['Step 1, Day: "Monday" is not a day number; write a whole number from 0 up.'],
      null,
    ],
    [
      'an unknown format',
      set(2, { format: 'novel' }),
      ['Step 2, Format: "novel" is not a format: short, bullets, one-liner or forward.'],
      null,
    ],
    ['no step at all', () => [], ['A cadence needs at least one step.'], null],
    ['no breakup', set(7, { ends: '' }), [], /No step is the breakup/],
    ['one angle twice', set(2, { angle: 'a problem that people in their role have' }), [], /Steps 1 and 2 share the angle/],
    ['two formats alike', set(2, { format: 'short' }), [], /Emails 1 and 2 have the same format/],
    ['too long', set(7, { day: '75' }), [], /74 days long: beyond 60 days/],
    ['a new step without a text', withNew(3, { touches: 'call' }), [], null, ['Step 3 has no text yet for its call.']],
  ])('%s', (_what, edit, problems, warning, missing = []) => {
    const file = cadencesFile();
    const judged: Judged = ask(file, { what: 'judge', base: 'outbound', draft: edited(shown(file, 'outbound'), edit) });
    expect(judged.shape === null).toBe(problems.length > 0);
    if (problems.length > 0) expect(judged.lines).toEqual(problems);
    else if (warning === null) expect(judged.lines).toEqual(missing);
    else expect(judged.lines.join(' ')).toMatch(warning);
  });
});

test('what is asked while somebody types reads no prospect', () => {
  const file = cadencesFile();
  const { draft } = shown(file, 'outbound');
  const before = file.book.calls.length;
  ask(file, { what: 'judge', base: 'outbound', draft: draft! });
  expect(file.book.calls.slice(before)).toEqual(['read Settings', 'read Cadences', 'read Templates']);
  expect(() => ask(file, { what: 'judge', base: 'gone', draft: draft! })).toThrow('There is no cadence "gone" any more.');
});

describe('a save', () => {
  test.each<[what: string, edit: Edit, before: Cell[][], after: Cell[][]]>([
    ['another day', set(2, { day: '4' }), [[2, 3, '']], [[2, 4, '']]],
    [
      'a step taken out: those behind it keep their texts',
      without(2),
      [
        [2, 3, ''],
        [3, 5, ''],
        [4, 8, ''],
        [5, 12, ''],
        [6, 16, ''],
        [7, 21, ''],
      ],
      [
        [2, 5, 'outbound 3 call'],
        [3, 8, 'outbound 4 linkedin'],
        [4, 12, 'outbound 5 email'],
        [5, 16, 'outbound 6 call; outbound 6 voicemail'],
        [6, 21, 'outbound 7 email'],
      ],
    ],
    [
      'a step put in: it takes nobody’s text',
      withNew(7, { day: '18' }),
      [[7, 21, '']],
      [
        [7, 18, 'outbound 7b email'],
        [8, 21, 'outbound 7 email'],
      ],
    ],
    [
      'two steps change places, with all that is said in them',
      swapped(2, 5),
      [
        [2, 3, ''],
        [5, 12, ''],
      ],
      [
        [2, 3, 'outbound 5 email'],
        [5, 12, 'outbound 2 email'],
      ],
    ],
    ['a template named by hand', set(2, { template: 'outbound 5 email' }), [[2, 3, '']], [[2, 3, 'outbound 5 email']]],
  ])('%s, and undone', (_what, edit, before, after) => {
    const file = cadencesFile([['Mine', 1, 0, 'email']]);
    const was = grid(file);
    const { undo, words } = saveEdit(file, 'outbound', edit);
    expect(words).toBe('Outbound 21-Day is saved. Due dates of 3 in it follow it from now on.');
    const pick = (rows: Cell[][]) => rows.map((row) => [row[1], row[2], row[9]]);
    const [old, now] = [pick(was.filter(([name]) => name === 'Outbound 21-Day')), pick(rowsOf(file, 'Outbound 21-Day'))];
    expect(old.filter((row) => !now.some((each) => String(each) === String(row)))).toEqual(before);
    expect(now.filter((row) => !old.some((each) => String(each) === String(row)))).toEqual(after);
    expect(grid(file).filter(([name]) => name !== 'Outbound 21-Day')).toEqual(was.filter(([name]) => name !== 'Outbound 21-Day'));
    expect(file.lines('Log').map((line) => line[9])).toEqual(['Cadence changed in the sidebar']);
    expect(shown(file, 'outbound').kind).toBe('changed');
    const back = saved(file, { does: 'put back', parts: undo });
    expect(grid(file)).toEqual(was);
    expect(shown(file, 'outbound').kind).toBe('built-in');
    saved(file, { does: 'put back', parts: back.undo });
    expect(pick(rowsOf(file, 'Outbound 21-Day'))).toEqual(now);
  });

  test('another channel gets a text of its own', () => {
    const file = cadencesFile();
    saveEdit(file, 'outbound', set(4, { touches: 'linkedin + email', hours: 'office', ends: 'close', weight: 'research' }));
    expect(rowsOf(file, 'Outbound 21-Day')[3]).toEqual(
      ['Outbound 21-Day', 4, 8, 'linkedin + email', 'relevant content', 'They look at the content', 'short'].concat([
        'something worth reading in their field',
        'research',
        '',
        'office',
        'close',
        'length',
        'calendar',
      ]),
    );
    expect(shown(file, 'outbound').lines).toContain('Step 4 has no text yet for its email.');
  });

  test('leaves what a person typed: other words for the same, blanks, columns of their own, any order, rows of others between', () => {
    const file = cadencesFile();
    file.book.sheets.get('Cadences')!.cells = [
      ['What', 'Sequence', 'Remarks', 'Day', 'Touch', 'Angle', 'Format', 'Template', 'Ends', 'Pace'],
      ['b', 'Mine', 'second', '7', 'Phone', 'y', '', '', '', ''],
      ['x', 'Other', '', 1, 'email', '', '', '', '', ''],
      ['a', 'mine', 'first', 2, 'E-mail, Linked In', 'x', 'short text', '', '', 'gaps'],
      ['c', 'Mine', 'third', 12, 'mail', 'z', '', '', 'breakup', ''],
    ];
    const was = grid(file);
    const { undo } = saveEdit(file, 'mine', set(2, { angle: 'new' }));
    was[1]![5] = 'new';
    expect(grid(file)).toEqual(was);
    saved(file, { does: 'put back', parts: undo });
    const gone = saveEdit(file, 'mine', without(2));
    expect(grid(file).map((row) => row.join('|'))).toEqual([
      'What|Sequence|Remarks|Day|Touch|Angle|Format|Template|Ends|Pace',
      'x|Other||1|email|||||',
      'a|mine|first|2|E-mail, Linked In|x|short text|||gaps',
      'c|Mine|third|12|mail|z||mine 3 email|breakup|',
    ]);
    saved(file, { does: 'put back', parts: gone.undo });
    was[1]![5] = 'y';
    expect(grid(file)).toEqual(was);
    expect(() => saveEdit(file, 'mine', set(2, { aim: 'a yes' }))).toThrow(
      'The Cadences sheet has no column Step, Type, Aim, Weight, Hours, Days.',
    );
  });

  test('a copy under a new name counts from day 0, keeps the texts, and moves nobody', () => {
    const file = cadencesFile();
    const was = grid(file);
    const { undo, id, words } = saveEdit(file, 'outbound', set(2, { day: '4' }), '  Outbound   v2 ');
    expect(id).toBe('outbound v2');
    expect(words).toBe('Outbound   v2 is saved. Outbound 21-Day stays as it was, and so does everyone in it.');
    expect(grid(file).slice(0, was.length)).toEqual(was);
    expect(
      grid(file)
        .slice(was.length)
        .map((row) => [row[1], row[2], row[3], row[9], row[11]].join('|')),
    ).toEqual([
      '1|0|email + linkedin|outbound 1 email; outbound 1 linkedin|',
      '2|3|email|outbound 2 email|',
      '3|4|call|outbound 3 call|',
      '4|7|linkedin|outbound 4 linkedin|',
      '5|11|email|outbound 5 email|',
      '6|15|call + voicemail|outbound 6 call; outbound 6 voicemail|',
      '7|20|email|outbound 7 email|breakup',
    ]);
    expect(shown(file, 'outbound v2')).toMatchObject({
      kind: 'own',
      people: 0,
      lines: [],
      deleting: 'Its rows go from the Cadences sheet; its texts stay.',
    });
    saved(file, { does: 'put back', parts: undo });
    expect(grid(file)).toEqual(was);
  });

  test.each<[what: string, name: string, words: string]>([
    ['no name', ' \u200b ', 'Give the cadence a name.'],
    ['the name of another', 'post-demo', 'There is a cadence "post-demo" already. Choose another name.'],
    ['the name of one that cannot be read', 'BROKEN', 'There is a cadence "BROKEN" already. Choose another name.'],
    ['a name with the mark between keys', 'One; two', 'A name cannot hold a ";": it stands between the keys of texts.'],
    ['a name without end', 'x'.repeat(5000), 'The name has 5000 characters: 100 are enough.'],
  ])('a copy under %s is refused', (_what, name, words) => {
    const file = cadencesFile([['Broken', 1, 'soon', 'email']]);
    const was = grid(file);
    expect(() => saveEdit(file, 'outbound', (steps) => steps, name)).toThrow(words);
    expect(grid(file)).toEqual(was);
  });

  test.each([hostileNames[0]!, hostileNames[1]!, hostileNames[2]!, '5-10', "'TRUE"])('%s is a name, written as text', (name) => {
    const file = cadencesFile();
    expect(saveEdit(file, 'nurture-90', (steps) => steps, name).id).toBe(name.toLowerCase());
    expect(grid(file)[grid(file).length - 1]?.slice(0, 4)).toEqual([name, 1, 90, 'email + linkedin']);
  });

  test('what was shipped comes back, word for word', () => {
    const file = cadencesFile();
    const was = grid(file);
    expect(shown(file, 'outbound').shipped).toBe(null);
    saveEdit(file, 'outbound', without(2));
    saveEdit(file, 'outbound', swapped(1, 4));
    const { shipped, print } = shown(file, 'outbound');
    expect(shipped?.steps.map(({ from }) => from)).toEqual([4, null, 2, 3, 1, 5, 6]);
    saved(file, { does: 'save', base: 'outbound', draft: shipped!, as: null, print });
    expect(grid(file).map((row) => row.join('|'))).toEqual(was.map((row) => row.join('|')));
    expect(shown(file, 'outbound').kind).toBe('built-in');
  });

  test('is refused where somebody changed the rows since, and shows them as they stand', () => {
    const file = cadencesFile();
    const cadence = shown(file, 'outbound');
    const wish: CadencesSave = {
      does: 'save',
      base: 'outbound',
      draft: edited(cadence, set(2, { day: '4' })),
      as: null,
      print: cadence.print,
    };
    file.book.spreadsheet.write('Cadences', 3, 5, [['their words']]);
    const was = grid(file);
    const answer = save(file, wish);
    expect(answer).toMatchObject({ kind: 'changed', words: expect.stringContaining('Nothing was written.') });
    expect(answer.list.cadences[0]?.draft?.steps[1]?.type).toBe('their words');
    expect(grid(file)).toEqual(was);
    saved(file, { ...wish, print: answer.list.cadences[0]!.print });
    expect(grid(file)[2]?.slice(2, 5)).toEqual([4, 'email', 'different angle']);
  });

  test('an undo leaves alone what somebody changed after the save', () => {
    const file = cadencesFile();
    const { undo } = saveEdit(file, 'outbound', set(2, { day: '4' }));
    file.book.spreadsheet.write('Cadences', 3, 3, [[6]]);
    expect(save(file, { does: 'put back', parts: undo }).kind).toBe('changed');
    expect(grid(file)[2]?.[2]).toBe(6);
  });

  test('waits for a run that is at work', () => {
    const file = cadencesFile();
    const cadence = shown(file, 'outbound');
    file.lock = 'busy';
    expect(() => save(file, { does: 'save', base: 'outbound', draft: cadence.draft!, as: null, print: cadence.print })).toThrow(
      'A run is at work',
    );
  });
});

describe('a cadence of the team’s own', () => {
  const own: Cell[][] = [
    ['Mine', 1, 0, 'email'],
    ['Mine', 2, 3, 'call'],
  ];
  test('is deleted where nobody is in it, and comes back to its place', () => {
    const file = cadencesFile([...own, ['Yours', 1, 0, 'email']]);
    const was = grid(file);
    const { undo, words } = saved(file, { does: 'delete', name: 'Mine', print: shown(file, 'mine').print });
    expect(words).toBe('Mine is deleted. Its texts stay on the Templates sheet.');
    expect(grid(file)).toEqual(was.filter(([name]) => name !== 'Mine'));
    saved(file, { does: 'put back', parts: undo });
    expect(grid(file)).toEqual(was);
  });
  test('is kept while somebody is in it, also when its making would be undone', () => {
    const file = cadencesFile(own);
    file.set(6, 'sequenceName', 'mine');
    file.set(6, 'status', 'Paused');
    const was = grid(file);
    expect(() => save(file, { does: 'delete', name: 'Mine', print: shown(file, 'mine').print })).toThrow(
      '1 prospect in it: row 6. Let them finish, or move them to another cadence first.',
    );
    expect(() => save(file, { does: 'delete', name: 'Outbound 21-Day', print: shown(file, 'outbound').print })).toThrow(
      'comes with Next Touch',
    );
    expect(grid(file)).toEqual(was);
    const made = saveEdit(file, 'mine', (steps) => steps, 'New one');
    file.set(6, 'sequenceName', 'New one');
    expect(() => save(file, { does: 'put back', parts: made.undo })).toThrow('1 prospect in it: row 6.');
  });
});

describe('who moves', () => {
  const before = 'Call 3 of 7 · first call: Fri 6 Mar 2026 09:00 → ';
  // Thursday 5 March 2026, 13:00 in Berlin. Row 2 has done nothing, row 3 two steps, row 4 is paused.
  test.each<[what: string, edit: Edit, words: string, rows: [number, string, string][]]>([
    ['nothing changed', (steps) => steps, 'The next touch of all 3 in it stays as it is.', []],
    ['words only', set(4, { angle: 'new' }), 'The next touch of all 3 in it stays as it is.', []],
    [
      'the next step of one',
      set(3, { day: '7' }),
      '1 of 3 prospects in it get a different next touch.',
      [[3, `${before}Mon 9 Mar 2026 09:00`, '']],
    ],
    [
      'a step before those done: one comes again',
      withNew(2, { day: '2' }),
      '1 of 3 prospects in it get a different next touch, 1 with a step again, 1 past a step.',
      [
        [
          3,
          `${before}Email 3 of 8 · different angle: Tue 10 Mar 2026 08:00`,
          'Gets again what was done already: Email 3 of 8 · different angle. Never gets: Email 2 of 8 · news.',
        ],
      ],
    ],
    [
      'a step done is taken out: one is passed over',
      without(2),
      '1 of 3 prospects in it get a different next touch, 1 past a step.',
      [[3, `${before}LinkedIn 3 of 6 · relevant content: Mon 9 Mar 2026 09:00`, 'Never gets: Call 2 of 6 · first call.']],
    ],
    [
      'all that is left is taken out',
      (steps) => steps.slice(0, 2),
      '1 of 3 prospects in it get a different next touch.',
      [[3, `${before}all steps done`, 'Nothing is left to do: silence ends it.']],
    ],
  ])('%s', (_what, edit, words, rows) => {
    const file = cadencesFile();
    const effect: Effect = ask(file, { what: 'effect', base: 'outbound', draft: edited(shown(file, 'outbound'), edit) });
    expect(effect.words).toBe(`${words} Steps further ahead follow the new days.`);
    expect(effect.rows.map((each) => [each.row, each.words, each.note])).toEqual(rows);
    expect(effect.moved).toBe(rows.length);
    expect(effect.free).toBe('Outbound 21-Day v2');
    expect(effect.staying).toBe('Everyone in Outbound 21-Day stays in it as it was. Enroll offers the new one from now on.');
  });

  test('who is due at once stands first; whoever is paused is not', () => {
    const file = cadencesFile([
      ['Mine', 1, 20, 'call'],
      ['Mine', 2, 22, 'email'],
    ]);
    for (const row of [4, 5, 6]) file.set(row, 'sequenceName', 'Mine');
    for (const row of [5, 6]) file.set(row, 'status', 'Active');
    file.set(5, 'anchorDate', new Date('2026-03-19T23:00:00Z'));
    file.set(6, 'anchorDate', new Date('2026-03-01T23:00:00Z'));
    const draft = edited(shown(file, 'mine'), set(1, { day: '1' }));
    const { words, rows } = ask<Effect>(file, { what: 'effect', base: 'mine', draft });
    expect(words).toMatch(/^3 of 3 prospects in it get a different next touch, 1 due at once\./);
    expect(rows.map(({ row, status, words: said, note }) => [row, status, said.split(' → ')[1], note])).toEqual([
      [6, 'Active', 'Tue 3 Mar 2026 09:00', 'Due at once.'],
      [4, 'Paused', 'Tue 3 Mar 2026 09:00', ''],
      [5, 'Active', 'Mon 23 Mar 2026 09:00', ''],
    ]);
  });

  test('a name that is free, again and again', () => {
    const file = cadencesFile([
      ['Outbound 21-Day v2', 1, 0, 'email'],
      ['outbound 21-day V3', 1, 0, 'email'],
    ]);
    const free = (id: string): string => ask<Effect>(file, { what: 'effect', base: id, draft: shown(file, id).draft! }).free;
    expect(free('outbound')).toBe('Outbound 21-Day v4');
    expect(free('outbound 21-day v2')).toBe('Outbound 21-Day v4');
  });
});

describe('a sample', () => {
  test('shows the dates of the selected rows, and where a day was no day for it', () => {
    const file = cadencesFile();
    file.selection.select('Prospects', [{ row: 6, rows: 1 }]);
    const sample: Sample = ask(file, {
      what: 'sample',
      base: 'outbound',
      draft: edited(shown(file, 'outbound'), without(5)),
      anchor: '2026-03-02',
    });
    expect(sample.who).toBe('The selected rows, as if enrolled on Mon 2 Mar 2026');
    expect(sample.rows).toEqual([
      {
        who: 'Ana6, row 6, Europe/Berlin',
        lines: [
          'Email 1 of 6 · introduction: Tue 3 Mar 2026 08:00, moved from Mon 2 Mar 2026',
          'Email 2 of 6 · different angle: Thu 5 Mar 2026 08:00',
          'Call 3 of 6 · first call: Fri 6 Mar 2026 09:00',
          'LinkedIn 4 of 6 · relevant content: Mon 9 Mar 2026 09:00',
          'Call 5 of 6 · call + voicemail: Tue 17 Mar 2026 09:00',
          'Email 6 of 6 · breakup: Tue 24 Mar 2026 08:00, moved from Sun 22 Mar 2026',
        ],
      },
    ]);
  });
  test('of nobody selected is of those in it, then of the first rows; never more than twenty', () => {
    const file = cadencesFile();
    file.selection.select('Log', [{ row: 2 }]);
    const who = (base: string): string =>
      ask<Sample>(file, { what: 'sample', base, draft: shown(file, base).draft!, anchor: '' }).who;
    expect(who('outbound')).toBe('People in Outbound 21-Day, as if enrolled on Thu 5 Mar 2026');
    expect(who('post-demo')).toBe('The first rows of the sheet, as if enrolled on Thu 5 Mar 2026');
    expect(() => ask(file, { what: 'sample', base: 'outbound', draft: shown(file, 'outbound').draft!, anchor: 'soon' })).toThrow(
      'no date',
    );
  });
});

describe('texts', () => {
  const of = { cadence: 'outbound', step: 2, channel: 'email' } as const;
  const texts = (file: ProspectFile, where: { cadence: string; step: number; channel: string } = of): Texts =>
    ask(file, { what: 'texts', ...where });
  const words = { subject: '', body: 'Is it the hours or the errors that cost you most?', role: '', weight: '' };

  test('of a touch: every line under its key, the columns to insert, and who else says it', () => {
    const file = cadencesFile();
    saveEdit(file, 'outbound', (steps) => steps, 'Second');
    const found = texts(file);
    expect(found).toMatchObject({
      key: 'outbound 2 email',
      label: 'Email 2 of 7 · different angle',
      borrowed: false,
      shared: 'Also changes Second, step 2.',
    });
    expect(found.lines.map(({ role, weight }) => [role, weight])).toContainEqual(['', 'light']);
    expect(found.names.slice(0, 2)).toEqual(['Everybody', 'Everybody, light']);
    expect(found.tokens.slice(0, 3)).toEqual(['Email', 'First Name', 'Company']);
    expect(found.tokens).toContain('Favourite Colour');
    expect(found.tokens).toContain('Sender Name');
    expect(found.tokens).not.toContain('Next Contact Due');
    expect(found.tokens).not.toContain('State');
    expect(texts(file, { cadence: 'second', step: 6, channel: 'voicemail' })).toMatchObject({
      key: 'outbound 6 voicemail',
      borrowed: true,
    });
    expect(() => texts(file, { cadence: 'outbound', step: 2, channel: 'call' })).toThrow(
      'Step 2 of Outbound 21-Day has no such touch any more.',
    );
  });

  test.each<[what: string, wish: Partial<Extract<CadencesSave, { does: 'text' }>>, added: number]>([
    ['changed', { line: 0, text: words }, 0],
    ['a second wording', { line: null, text: words }, 1],
    ['a version for a role', { line: null, text: { ...words, role: 'CFO' } }, 1],
    ['taken away', { line: 0, text: null }, -1],
  ])('%s, and undone', (_what, wish, added) => {
    const file = cadencesFile();
    const was = grid(file, 'Templates');
    const { print, lines } = texts(file);
    const { undo } = saved(file, { does: 'text', ...of, line: null, text: null, apart: false, print, ...wish });
    const now = texts(file).lines;
    expect(now.length).toBe(lines.length + added);
    if (wish.text != null) expect(now[wish.line ?? now.length - 1]).toEqual(wish.text);
    expect(grid(file, 'Templates').filter(([key]) => key !== 'outbound 2 email')).toEqual(
      was.filter(([key]) => key !== 'outbound 2 email'),
    );
    saved(file, { does: 'put back', parts: undo });
    expect(grid(file, 'Templates')).toEqual(was);
  });

  test('a borrowed text is changed for this step alone, and undone', () => {
    const file = cadencesFile();
    saveEdit(file, 'outbound', (steps) => steps, 'Second');
    const [templates, cadences] = [grid(file, 'Templates'), grid(file)];
    const where = { cadence: 'second', step: 6, channel: 'voicemail' };
    const { print } = texts(file, where);
    const { undo } = saved(file, { does: 'text', ...where, line: 0, text: words, apart: true, print });
    expect(texts(file, where)).toMatchObject({ key: 'second 6 voicemail', lines: [words], shared: '' });
    expect(texts(file, { cadence: 'outbound', step: 6, channel: 'voicemail' }).lines[0]?.body).not.toBe(words.body);
    expect(grid(file)[grid(file).length - 2]?.[9]).toBe('outbound 6 call');
    // Somebody changes a part of it: the other parts stay as well.
    const last = grid(file).length;
    const angle = grid(file)[last - 1]?.[7] ?? '';
    file.book.spreadsheet.write('Cadences', last, 8, [['their angle']]);
    const changed = [grid(file, 'Templates'), grid(file)];
    expect(save(file, { does: 'put back', parts: undo }).kind).toBe('changed');
    expect([grid(file, 'Templates'), grid(file)]).toEqual(changed);
    file.book.spreadsheet.write('Cadences', last, 8, [[angle]]);
    saved(file, { does: 'put back', parts: undo });
    expect(grid(file)).toEqual(cadences);
    expect(grid(file, 'Templates')).toEqual(templates);
  });

  test('of a new step is a new line, with its channel', () => {
    const file = cadencesFile();
    saveEdit(file, 'outbound', withNew(3));
    const where = { cadence: 'outbound', step: 3, channel: 'email' };
    const { key, lines, print } = texts(file, where);
    expect([key, lines]).toEqual(['outbound 3 email', []]);
    saved(file, { does: 'text', ...where, line: null, text: words, apart: false, print });
    expect(grid(file, 'Templates')[grid(file, 'Templates').length - 1]).toEqual([
      'outbound 3 email',
      'email',
      '',
      words.body,
      '',
      '',
    ]);
  });

  test('is not written where somebody changed its lines since, nor without words', () => {
    const file = cadencesFile();
    const { print } = texts(file);
    const written = grid(file, 'Templates');
    for (const [wish, said] of [
      [{ line: 0, text: { ...words, body: ' ' } }, 'Write the text first'],
      [{ line: 0, text: { ...words, body: 'x'.repeat(50_000) } }, 'A cell of a sheet holds 49999 characters'],
      [{ line: 99, text: words }, 'There is no such line any more.'],
      [{ line: 99, text: null }, 'There is no such line any more.'],
    ] as const)
      expect(() => save(file, { does: 'text', ...of, apart: false, print, ...wish })).toThrow(said);
    expect(grid(file, 'Templates')).toEqual(written);
    const row = grid(file, 'Templates').findIndex(([key]) => key === 'outbound 2 email') + 1;
    file.book.spreadsheet.write('Templates', row, 4, [['their words']]);
    expect(save(file, { does: 'text', ...of, line: 0, text: words, apart: false, print }).kind).toBe('changed');
    expect(grid(file, 'Templates')[row - 1]?.[3]).toBe('their words');
  });

  const tried = (file: ProspectFile, body: string, where: { cadence: string; step: number; channel: string } = of): TextTried =>
    ask(file, { what: 'try', ...where, text: { subject: '', body, role: '', weight: '' } });
  test.each<[what: string, body: string, problem: RegExp, finding: RegExp]>([
    ['fine', 'Is it the hours or the errors that cost {{Company}} most?', /^$/, /^$/],
    ['a token that is no column', 'Hello {{Nickname}}, is it the hours?', /no column is called "Nickname"/, /./],
    ['a check-in without value', 'Just checking in. Any news?', /^$/, /./],
    ['nothing', '', /The message is empty/, /^$/],
  ])('a text that is %s', (_what, body, problem, finding) => {
    const file = cadencesFile();
    const answer = tried(file, body);
    expect(answer.who).toBe('Ana2, row 2');
    expect(answer.problem).toMatch(problem);
    expect(answer.findings.map(({ words: said }) => said).join(' ')).toMatch(finding);
  });
  test('its words are counted beside those of the first mail', () => {
    const file = cadencesFile();
    expect(tried(file, 'Is it the hours or the errors?').length).toMatch(/^7 words, the first mail has \d\d\.$/);
    expect(tried(file, 'Is it the hours? '.repeat(50)).length).toMatch(/^200 words, the first mail has \d\d: make it shorter\.$/);
    expect(tried(file, 'One', { ...of, step: 1 }).length).toBe('1 word.');
    expect(tried(file, 'Ask {{First Name}} who decides.', { cadence: 'outbound', step: 3, channel: 'call' })).toMatchObject({
      body: 'Ask Ana2 who decides.',
      problem: '',
      length: '4 words.',
    });
  });
});
